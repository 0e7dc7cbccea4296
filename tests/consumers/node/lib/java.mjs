// Compiles Java, and runs a program that reads probes as the classes that their ids name.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileWith } from "../quicktype/programs.mjs";
import { judgeProgram } from "./compiled.mjs";
import { filesBelow } from "./forms.mjs";

/** For programs that run for seconds: the compiler that optimises and a parallel collector cost more than they bring. */
export const SHORT_RUN = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** Compiles sources; the answer is what javac complains about. */
export function javac(classPath, folder, output, ...sources) {
  const options = SHORT_RUN.map((option) => `-J${option}`);
  return compileWith("javac", [...options, "-nowarn", "-proc:none", "-cp", classPath, "-d", output, ...sources], folder);
}

/** The jar of openapi-generator holds Jackson and what else generated classes import. */
const LIBRARIES = process.env.CONSUMERS_JACKSON;

const program = (mapper) => `import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.File;

public class Program {
    public static void main(String[] args) throws Exception {
        ObjectMapper mapper = ${mapper};
        ObjectMapper plain = new ObjectMapper();
        ArrayNode answers = plain.createArrayNode();
        for (var input : plain.readTree(new File(args[0]))) {
            var answer = answers.addObject();
            try {
                Class<?> type = Class.forName(input.get("id").asText());
                answer.put("again", mapper.writeValueAsString(mapper.readValue(input.get("text").asText(), type)));
            } catch (Exception error) {
                answer.put("error", error.toString());
            }
        }
        System.out.println(plain.writeValueAsString(answers));
    }
}
`;

/** An annotation of generated classes that no library here has. */
const GENERATED = `package javax.annotation;

public @interface Generated {
    String[] value();
    String comments() default "";
}
`;

/** Compiles all Java files below a folder; the answer is what javac complains about. */
export function compileJava(folder, mapper) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Program.java"), program(mapper));
  writeFileSync(join(folder, "Generated.java"), GENERATED);
  const sources = filesBelow(folder).filter((file) => file.endsWith(".java"));
  writeFileSync(join(folder, "sources"), sources.join("\n"));
  return javac(LIBRARIES, folder, "classes", "@sources");
}

/** The verdicts of the compiled program. */
export function judgeJava(folder, probes, classOf, cannot) {
  const classPath = `${LIBRARIES}:${join(folder, "classes")}`;
  return judgeProgram(probes, classOf, folder, "java", [...SHORT_RUN, "-cp", classPath, "Program"], { cannot });
}
