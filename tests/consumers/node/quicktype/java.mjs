// quicktype to Java with Jackson, which is taken from the jar of openapi-generator.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "../lib/forms.mjs";
import { SHORT_RUN, javac } from "../lib/java.mjs";
import { report } from "../lib/report.mjs";
import { TOOL, eventsOf, generate, version } from "./generate.mjs";
import { compare, run } from "./programs.mjs";

export async function java(form, folder) {
  const events = eventsOf(form);
  const files = [];
  for (const event of events) {
    const packageName = `consumers.${event.id}`;
    files.push(...(await generate(event, "java", join(folder, "consumers", event.id), { package: packageName })));
  }
  const cases = events.map(({ id, title }) =>
    `        readers.put("${id}", text -> consumers.${id}.Converter.toJsonString(consumers.${id}.Converter.fromJsonString(text)));`);
  const program = `import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.File;
import java.util.HashMap;
import java.util.Map;

public class Program {
    interface Reader { String again(String text) throws Exception; }

    public static void main(String[] args) throws Exception {
        Map<String, Reader> readers = new HashMap<>();
${cases.join("\n")}
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode answers = mapper.createArrayNode();
        for (var input : mapper.readTree(new File(args[0]))) {
            var answer = answers.addObject();
            Reader reader = readers.get(input.get("id").asText());
            answer.set("id", input.get("id"));
            try {
                answer.set("again", mapper.readTree(reader.again(input.get("example").asText())));
            } catch (Exception error) {
                answer.put("error", error.toString());
            }
            try {
                reader.again(input.get("swapped").asText());
                answer.put("swapped", "accepted");
            } catch (Exception error) {
                answer.put("swapped", "refused");
            }
        }
        System.out.println(mapper.writeValueAsString(answers));
    }
}
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Program.java"), program);
  const classPath = process.env.CONSUMERS_JACKSON;
  writeFileSync(join(folder, "sources"), filesBelow(folder).filter((file) => file.endsWith(".java")).join("\n"));
  const problems = javac(classPath, folder, "classes", "@sources");
  report(TOOL, version, `${form.name}: Java: compiles with javac and Jackson${form.chosen}`, events.length, problems);
  const written = problems.length ? {} : run(events, folder, "java", [...SHORT_RUN, "-cp", `${classPath}:${join(folder, "classes")}`, "Program"]);
  report(TOOL, version, `${form.name}: Java: example read and written, other discriminators refused${form.chosen}`, events.length, compare(events, written));
}
