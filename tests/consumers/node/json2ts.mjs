// json-schema-to-typescript, then `tsc --strict` on code that narrows each event.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";
import { loadForms } from "./lib/forms.mjs";
import { exportDir, report, reportLimit, versionOf, workDir } from "./lib/report.mjs";
import { tried } from "./lib/sample.mjs";
import { narrowingProgram, refusedProgram, typeCheck } from "./lib/tsc.mjs";

const TOOL = "json-schema-to-typescript";
const version = `${versionOf(TOOL)}, tsc ${versionOf("typescript")}`;
const options = { format: false, bannerComment: "" };

for (const form of loadForms(exportDir)) {
  await bundles(form);
  await singleFiles(tried(form));
}

const SIBLINGS = {
  title: "A",
  type: "object",
  properties: Object.fromEntries(["x", "y"].map((name) => [name, { description: name, $ref: "#/definitions/B" }])),
  definitions: { B: { title: "B", type: "string", enum: ["b"] } },
};
reportLimit(TOOL, version, {
  text: "A `$ref` with a description beside it, as in 2020-12, becomes a type of its own: `B1`.",
  advice: "Draft-07, the default.",
  reproduction: SIBLINGS,
  link: "https://github.com/bcherny/json-schema-to-typescript/issues/193",
}, /\bB1\b/.test(await compile(structuredClone(SIBLINGS), "A", options)));

async function bundles(form) {
  const folder = join(workDir, "json2ts", form.name, "bundles");
  mkdirSync(folder, { recursive: true });
  const files = [];
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    files.push(join(folder, name));
  };
  let count = 0;
  for (const { name, bundle, events, discriminator, known } of form.vendors) {
    // The tool works on the schema in place.
    write(`${name}.ts`, await compile(structuredClone(bundle), bundle.title, options));
    write(`${name}.narrow.ts`, narrowingProgram(`./${name}`, known, discriminator, events));
    write(`${name}.refused.ts`, refusedProgram(`./${name}`, events, discriminator));
    count += events.length;
  }
  report(TOOL, version, `${form.name}: bundles: each event narrowed by its discriminator, each example typed`, count, typeCheck(files));
}

async function singleFiles(form) {
  const folder = join(workDir, "json2ts", form.name, "events");
  const files = [];
  for (const { name: vendor, events } of form.vendors) {
    mkdirSync(join(folder, vendor), { recursive: true });
    for (const { title, schema, example } of events) {
      const file = join(folder, vendor, `${title}.ts`);
      const types = await compile(structuredClone(schema), title, options);
      writeFileSync(file, `${types}\nexport const example: ${title} = ${JSON.stringify(example)};\n`);
      files.push(file);
    }
  }
  report(TOOL, version, `${form.name}: files of one event: example typed${form.chosen}`, files.length, typeCheck(files));
}
