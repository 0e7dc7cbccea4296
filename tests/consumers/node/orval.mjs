// orval: TypeScript types from the OpenAPI documents.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "orval";
import { countEvents, documentsOf } from "./lib/documents.mjs";
import { filesBelow } from "./lib/forms.mjs";
import { report, versionOf, workDir } from "./lib/report.mjs";
import { refusedProgram, typeCheck } from "./lib/tsc.mjs";

for (const { profile, vendors } of documentsOf("openapi")) {
  const folder = join(workDir, "orval", profile);
  for (const vendor of vendors) {
    const own = join(folder, vendor.name);
    // All in one file: the tool's files for two properties, UserName and Username, differ in case alone.
    const output = { target: join(own, "model.ts"), client: "fetch" };
    await generate({ input: { target: vendor.path }, output });
    writeFileSync(join(own, "use.ts"), useOf(vendor));
    writeFileSync(join(own, "refused.ts"), refusedProgram("./model", vendor.events, vendor.discriminator));
  }
  const files = filesBelow(folder).filter((file) => file.endsWith(".ts"));
  const what = `OpenAPI, ${profile}: types compile with tsc --strict, each example typed, other discriminators refused`;
  report("orval", versionOf("orval"), what, countEvents(vendors), typeCheck(files));
}

/** Each example as the type of its event. */
function useOf({ events }) {
  const lines = events.map(({ title, example }, index) => `export const example${index}: ${title} = ${JSON.stringify(example)};`);
  return `import type { ${events.map(({ title }) => title).join(", ")} } from "./model";\n\n${lines.join("\n")}\n`;
}
