// The index: `index.schema.json` describes it, its sums are those of the files, and its lists of
// examples are accepted.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { loadForms, readJson } from "./lib/forms.mjs";
import { exportDir, report, versionOf } from "./lib/report.mjs";

const version = versionOf("ajv");
const folders = readdirSync(exportDir).filter((name) => existsSync(join(exportDir, name, "index.schema.json")));

const misfits = folders.flatMap((name) => {
  const read = (file) => readJson(join(exportDir, name, file));
  const ajv = new Ajv({ strict: true, allErrors: true });
  const valid = ajv.compile(read("index.schema.json"));
  const broken = { ...read("index.json"), vendors: [{}] };
  const wrong = valid(broken) ? [`${name}: takes a vendor without a name`] : [];
  return valid(read("index.json")) ? wrong : [...wrong, ...valid.errors.map((error) => `${name}: ${ajv.errorsText([error])}`)];
});
report("ajv, strict", version, "every form: index.json fits index.schema.json", folders.length, misfits);

for (const { name, folder, draft } of loadForms(exportDir)) {
  const ajv = addFormats(new (draft === "2020-12" ? Ajv2020 : Ajv)({ strict: true }));
  const bytes = (path) => readFileSync(join(folder, path));
  const sum = (path) => createHash("sha256").update(bytes(path)).digest("hex");
  const events = readJson(join(folder, "index.json")).vendors.flatMap((vendor) => vendor.events);
  const problems = [];
  let count = 0;
  for (const event of events) {
    if (event.sha256.schema !== sum(event.schema) || event.sha256.example !== sum(event.example)) {
      problems.push(`${event.name}: other bytes than those of the sums`);
    }
    const valid = ajv.compile(readJson(join(folder, event.schema)));
    const examples = readJson(join(folder, event.examples));
    count += examples.length;
    if (JSON.stringify(examples[0]) !== JSON.stringify(readJson(join(folder, event.example)))) {
      problems.push(`${event.name}: another first example`);
    }
    problems.push(...examples.filter((one) => !valid(one)).map((one) => `${event.name}: ${ajv.errorsText(valid.errors)}: ${JSON.stringify(one)}`));
  }
  report("ajv, strict", version, `${name}: lists of examples accepted, sums are those of the files`, count, problems);
}
