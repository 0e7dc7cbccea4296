// hey-api: TypeScript types and zod schemas from the OpenAPI documents.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { countEvents, triedDocumentsOf } from "./lib/documents.mjs";
import { filesBelow } from "./lib/forms.mjs";
import { linkPackages, loadTypeScript } from "./lib/modules.mjs";
import { KINDS, judge, probesOf } from "./lib/probes.mjs";
import { report, versionOf, workDir } from "./lib/report.mjs";
import { typeCheck } from "./lib/tsc.mjs";

const version = versionOf("@hey-api/openapi-ts");
const plugins = [
  "@hey-api/typescript",
  // A date may have an offset: by default the tool takes those of UTC alone.
  { name: "zod", dates: { offset: true, local: true } },
];

linkPackages();
for (const { profile, form, vendors } of triedDocumentsOf("openapi")) {
  const folder = join(workDir, "hey-api", profile);
  const schemas = new Map();
  for (const vendor of vendors) {
    const output = join(folder, vendor.name);
    mkdirSync(output, { recursive: true });
    await createClient({ input: structuredClone(vendor.document), output, plugins, logs: { level: "silent" } });
    writeFileSync(join(output, "use.ts"), useOf(vendor));
    schemas.set(vendor.name, await loadTypeScript(join(output, "zod.gen.ts")));
  }
  const files = filesBelow(folder).filter((file) => file.endsWith(".ts"));
  report("hey-api", version, `OpenAPI, ${profile}: types and zod: compile with tsc --strict, each example typed${form.chosen}`, countEvents(vendors), typeCheck(files));

  const schemaOf = (probe) => schemas.get(probe.vendor)[`z${probe.body ? probe.bodyTitle : probe.title}`];
  const probes = probesOf(form).filter((probe) => !probe.body || schemaOf(probe));
  const { count, problems } = judge(probes, (probe) => void schemaOf(probe).parse(JSON.parse(probe.text)));
  report("hey-api", version, `OpenAPI, ${profile}: zod: ${KINDS.join(", ")}: as the profile says${form.chosen}`, count, problems);
}

/** Each example as the type of its event. */
function useOf({ events }) {
  const lines = events.map(({ title, example }, index) => `export const example${index}: ${title} = ${JSON.stringify(example)};`);
  return `import type { ${events.map(({ title }) => title).join(", ")} } from "./types.gen";\n\n${lines.join("\n")}\n`;
}
