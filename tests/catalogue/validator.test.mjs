// The validator of the page and ajv say the same of every example and documented payload, and of
// what differs from an example in one member.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";

import { run, vendors } from "./lib/schemas.mjs";
import { REPOSITORY, events, files, json, site } from "./lib/site.mjs";
import { variants } from "./lib/variants.mjs";

const require = createRequire(join(REPOSITORY, "tests/consumers/node/ajv.mjs"));
const { default: Ajv } = require("ajv");
const { default: addFormats } = require("ajv-formats");
const { hookwright } = run(site("site"), ["_site/validator.js"]);

/** For a definition, the function that says whether a value fits it, by ours and by ajv. Each reads all of them once. */
function validators(definitions) {
  const ajv = addFormats(new Ajv({ strict: false, validateFormats: true, logger: false }));
  ajv.addSchema({ $id: "https://catalogue.example/", definitions });
  const all = new hookwright.Validator({ definitions }, "7", true);
  return (key) => {
    const ours = Object.assign(Object.create(all), { schema: definitions[key] });
    const theirs = ajv.compile({ $ref: `https://catalogue.example/#/definitions/${key}` });
    return (value) => [ours.validate(value).valid, theirs(value)];
  };
}

const VENDORS = vendors().map((vendor) => ({
  ...vendor,
  judges: { receiver: validators(vendor.receiver.definitions), strict: validators(vendor.strict.definitions) },
}));

for (const profile of ["receiver", "strict"]) {
  test(`ours and ajv agree, ${profile}`, () => {
    const count = { true: 0, false: 0 };
    const differences = [];
    for (const { title, name, example } of events()) {
      const vendor = VENDORS.find((vendor) => vendor.title === title);
      const [, key] = vendor.events.find(([wire]) => wire === name);
      const judge = vendor.judges[profile](key);
      for (const payload of variants(example)) {
        const [ours, theirs] = judge(payload);
        count[theirs] += 1;
        if (ours !== theirs) differences.push(`${name}: ours ${ours}, ajv ${theirs}: ${JSON.stringify(payload)}`);
      }
    }
    console.log(`${profile}: ${count.true} payloads fit, ${count.false} do not`);
    assert.deepEqual(differences.slice(0, 10), [], `${differences.length} differences`);
    assert.ok(count.true > 1000 && count.false > 1000);
  });
}

test("ours and ajv agree on all documented payloads", () => {
  const root = join(REPOSITORY, "tests/fixtures/documented");
  let count = 0;
  for (const path of files(root, ".json")) {
    const payload = json(root, path);
    for (const vendor of VENDORS) {
      for (const [name, key] of vendor.events.filter(([name]) => path.split("/").at(-1).startsWith(name))) {
        for (const profile of ["receiver", "strict"]) {
          const [ours, theirs] = vendor.judges[profile](key)(payload);
          assert.equal(ours, theirs, `${path} as ${name}, ${profile}`);
          count += 1;
        }
      }
    }
  }
  console.log(`${count} verdicts on documented payloads`);
  assert.ok(count > 100);
});
