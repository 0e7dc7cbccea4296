// The code of docs/validating.md for ajv: one error where the bundle gives a flood of them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { readJson } from "./lib/forms.mjs";
import { exportDir, report, versionOf } from "./lib/report.mjs";
import { validator } from "./validate.mjs";

const folder = join(exportDir, "advice");
const [vendor] = readJson(join(folder, "index.json")).vendors;
const problemOf = validator(folder);
const ajv = addFormats(new Ajv());
const bundle = ajv.compile(readJson(join(folder, vendor.bundle)));
const problems = [];
for (const { name, example: path } of vendor.events) {
  const example = readJson(join(folder, path));
  const { Id, ...broken } = example;
  const found = [problemOf(example), problemOf({ ...example, EventType: "Other" }), problemOf(broken)];
  const expected = [undefined, "unknown event: Other", "data must have required property 'Id'"];
  if (JSON.stringify(found) !== JSON.stringify(expected)) problems.push(`${name}: ${found}`);
  if (bundle(broken) || bundle.errors.length < 10 * expected.length) problems.push(`${name}: ${bundle.errors?.length} errors of the bundle`);
}
report("ajv", versionOf("ajv"), "code of docs/validating.md: an event's own schema has one error", vendor.events.length, problems);

const page = readFileSync(new URL("../../../docs/validating.md", import.meta.url), "utf8");
const others = ["node/validate.mjs", "python/validate.py"].filter((file) => !page.includes(readFileSync(new URL(`../${file}`, import.meta.url), "utf8").trim()));
report("docs/validating.md", "", "shows the code that is run", 2, others.map((file) => `not ${file} as it is`));
