// orval: TypeScript types from the OpenAPI documents.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "orval";
import { countEvents, triedDocumentsOf } from "./lib/documents.mjs";
import { filesBelow } from "./lib/forms.mjs";
import { report, reportLimit, versionOf, workDir } from "./lib/report.mjs";
import { refusedProgram, typeCheck } from "./lib/tsc.mjs";

for (const { profile, form, vendors } of triedDocumentsOf("openapi")) {
  const folder = join(workDir, "orval", profile);
  for (const vendor of vendors) {
    const own = join(folder, vendor.name);
    // All in one file: the tool's files for two properties, UserName and Username, differ in case alone.
    const output = { target: join(own, "model.ts"), client: "fetch" };
    // Without the request that validates an endpoint: see the known limit.
    await generate({ input: { target: { ...structuredClone(vendor.document), paths: {} } }, output });
    writeFileSync(join(own, "use.ts"), useOf(vendor));
    writeFileSync(join(own, "refused.ts"), refusedProgram("./model", vendor.events, vendor.discriminator));
  }
  const files = filesBelow(folder).filter((file) => file.endsWith(".ts"));
  const what = `OpenAPI, ${profile}: types compile with tsc --strict, each example typed, other discriminators refused${form.chosen}`;
  report("orval", versionOf("orval"), what, countEvents(vendors), typeCheck(files));
}

/** Each example as the type of its event. */
function useOf({ events }) {
  const lines = events.map(({ title, example }, index) => `export const example${index}: ${title} = ${JSON.stringify(example)};`);
  return `import type { ${events.map(({ title }) => title).join(", ")} } from "./model";\n\n${lines.join("\n")}\n`;
}

const ranged = { get: { responses: { 200: { description: "Fine." }, "4XX": { description: "Wrong." } } } };
const limited = join(workDir, "orval", "limit.ts");
const document = { openapi: "3.1.0", info: { title: "a", version: "1" }, paths: { "/": ranged } };
await generate({ input: { target: document }, output: { target: limited, client: "fetch" } });
reportLimit("orval", versionOf("orval"), {
  text: "A range of answers such as `4XX` becomes code that does not compile.",
  advice: "Take `paths` out of the document of a vendor that validates endpoints: the types of events are whole without it.",
  reproduction: ranged,
}, typeCheck([limited]).some((problem) => problem.includes("numeric literal")));
