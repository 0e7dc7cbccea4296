// What registries and gateways read: draft 04, OpenAPI 3.0, and Backstage's catalogue.

import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  apiEntityV1alpha1Validator,
} from "@backstage/catalog-model";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { parseAllDocuments } from "yaml";

const exportDir = process.env.CONSUMERS_EXPORT;
const readJson = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
const versionOf = (name) => readJson(import.meta.dirname, "node_modules", name, "package.json").version;
const profiles = ["receiver", "strict"];

for (const profile of profiles) {
  const folder = join(exportDir, `04-${profile}`);
  const ajv = addFormats(new Ajv({ strict: true }));
  let count = 0;
  const problems = [];
  for (const vendor of readJson(folder, "index.json").vendors) {
    ajv.compile(readJson(folder, vendor.bundle));
    for (const event of vendor.events) {
      const valid = ajv.compile(readJson(folder, event.schema));
      const examples = readJson(folder, event.examples);
      const { [event.discriminator[0].path[0]]: _, ...unnamed } = examples[0];
      count += examples.length;
      if (valid(unnamed)) problems.push(`${event.name}: accepted without its name`);
      problems.push(...examples.filter((example) => !valid(example)).map(() => `${event.name}: ${ajv.errorsText(valid.errors)}`));
    }
  }
  report("ajv-draft-04, strict", versionOf("ajv-draft-04"), `04-${profile}: schemas compile, all examples accepted`, count, problems);
}

const config = await createConfig({
  extends: ["recommended"],
  rules: {
    // Without webhooks nothing uses the schemas.
    "no-unused-components": "off",
    // OpenAPI 3.0 has no place for an SPDX expression, and that has no address.
    "info-license-strict": "off",
    // The one operation validates an endpoint, and the vendor documents no refusal.
    "operation-4xx-response": "off",
    // Properties that come together are said by `not: {required: [...]}`, which names no property that is there.
    "no-required-schema-properties-undefined": "off",
  },
});
for (const profile of profiles) {
  const folder = join(exportDir, `openapi-3.0-${profile}`);
  const files = readJson(folder, "index.json").vendors.flatMap((vendor) => vendor.files);
  const problems = [];
  let schemas = 0;
  for (const file of files) {
    const source = readFileSync(join(folder, file), "utf8");
    schemas += Object.keys(JSON.parse(source).components.schemas).length;
    for (const { ruleId, message, location } of await lintFromString({ source, absoluteRef: join(folder, file), config })) {
      problems.push(`${file}: ${ruleId}: ${message} ${location[0]?.pointer}`);
    }
  }
  report("redocly lint", versionOf("@redocly/openapi-core"), `OpenAPI 3.0, ${profile}: documents without warnings`, schemas, problems);
}

const policy = EntityPolicies.allOf([new SchemaValidEntityPolicy(), new NoForeignRootFieldsEntityPolicy(), new FieldFormatEntityPolicy()]);
const forms = profiles.flatMap((profile) => ["openapi", "openapi-3.0", "asyncapi"].map((format) => `${format}-${profile}`));
const entities = forms.flatMap((form) => {
  const folder = join(exportDir, form);
  return parseAllDocuments(readFileSync(join(folder, "catalog-info.yaml"), "utf8")).map((document) => ({ folder, entity: document.toJS() }));
});
const found = await Promise.all(entities.map(problemOf));
report("@backstage/catalog-model", versionOf("@backstage/catalog-model"), "catalog-info.yaml: entities valid, documents there", entities.length, found.filter((problem) => problem !== undefined));

async function problemOf({ folder, entity }) {
  try {
    // Backstage puts in the file that is named before it looks at the entity.
    const definition = readFileSync(join(folder, entity.spec.definition.$text), "utf8");
    entity.spec.definition = definition;
    await policy.enforce(entity);
    return (await apiEntityV1alpha1Validator.check(entity)) ? undefined : `${folder}: an entity of another kind`;
  } catch (error) {
    return `${folder}: ${error.message}`;
  }
}

function report(tool, version, what, count, problems) {
  const found = count > 0 ? problems : [...problems, "there was nothing to check"];
  const ok = found.length === 0;
  console.log(`${ok ? "ok  " : "FAIL"} ${tool} ${version}: ${what}: ${count}`);
  found.slice(0, 5).forEach((problem) => console.log(`       ${String(problem).slice(0, 600)}`));
  if (found.length > 5) console.log(`       and ${found.length - 5} more`);
  appendFileSync(join(process.env.CONSUMERS_WORK, "results.jsonl"), `${JSON.stringify({ tool, version, what, count, ok })}\n`);
}
