// The OpenAPI documents: valid by the official schema of OpenAPI, and read by openapi-typescript, whose
// types then take every example.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import openapiTS, { astToString } from "openapi-typescript";
import { FORMS, loadForm, readJson } from "./lib/forms.mjs";
import { exportDir, report, versionOf, workDir } from "./lib/report.mjs";
import { typeCheck } from "./lib/tsc.mjs";

for (const profile of ["receiver", "strict"]) {
  const folder = join(exportDir, `openapi-${profile}`);
  const name = FORMS.find((one) => one.endsWith(profile));
  if (!name) continue;
  const form = loadForm(exportDir, name);
  const index = readJson(join(folder, "index.json"));
  const vendors = form.vendors.map((vendor) => {
    const { files } = index.vendors.find(({ name }) => name === vendor.name);
    const path = join(folder, files[0]);
    return { ...vendor, path, document: readJson(path) };
  });
  await validateDocuments(profile, vendors);
  await generateTypes(profile, vendors);
  validateExamples(profile, vendors);
  await validatePaths(profile, form);
}

/** The official schema accepts the documents, and none with a webhook that is no path item. */
async function validateDocuments(profile, vendors) {
  const problems = [];
  let count = 0;
  for (const { name, document, events } of vendors) {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    if (!valid) problems.push(`${name}: ${JSON.stringify(errors)}`);
    const broken = structuredClone(document);
    delete broken.webhooks[events[0].name].post.requestBody.content;
    if ((await new Validator().validate(broken)).valid) problems.push(`${name}: a body without content was accepted`);
    problems.push(...events.filter((event) => !document.webhooks[event.name]).map((event) => `${name}: ${event.name} has no webhook`));
    count += events.length;
  }
  const version = versionOf("@seriousme/openapi-schema-validator");
  report("openapi-schema-validator", version, `OpenAPI, ${profile}: webhooks valid by OpenAPI's own schema`, count, problems);
}

async function generateTypes(profile, vendors) {
  const folder = join(workDir, "openapi", profile);
  mkdirSync(folder, { recursive: true });
  const files = [];
  let count = 0;
  for (const vendor of vendors) {
    const { name, document, events, discriminator, known } = vendor;
    const types = join(folder, `${name}.ts`);
    writeFileSync(types, astToString(await openapiTS(structuredClone(document))));
    // The type of each webhook's body, as a receiver would write it.
    const body = (wire) => `webhooks[${JSON.stringify(wire)}]["post"]["requestBody"]["content"]["application/json"]`;
    const schema = (key) => `components["schemas"][${JSON.stringify(key)}]`;
    const branches = events.map((event) => `    case ${JSON.stringify(event.name)}: {\n      const own: ${schema(event.title)} = event;\n      return own.${discriminator};\n    }\n`);
    const examples = events.map((event, index) => {
      const { examples } = document.webhooks[event.name].post.requestBody.content["application/json"];
      return `export const body${index}: ${body(event.name)} = ${JSON.stringify(examples[event.title].value)};\n`;
    });
    const use = join(folder, `${name}.use.ts`);
    writeFileSync(
      use,
      `import type { components, webhooks } from "./${name}";\n\n` +
        `export function name(event: ${schema(known)}): string {\n  switch (event.${discriminator}) {\n${branches.join("")}` +
        `    default: {\n      const nothing: never = event;\n      return nothing;\n    }\n  }\n}\n\n${examples.join("")}`,
    );
    files.push(use);
    count += events.length;
  }
  const version = `${versionOf("openapi-typescript")}, tsc ${versionOf("typescript")}`;
  report("openapi-typescript", version, `OpenAPI, ${profile}: each webhook's example typed, each event narrowed`, count, typeCheck(files));
}

/** The form with the receiver's path: one operation, whose body takes the example of each event. */
async function validatePaths(profile, form) {
  const folder = join(exportDir, `openapi-paths-${profile}`);
  const problems = [];
  let count = 0;
  for (const { name, files } of readJson(join(folder, "index.json")).vendors) {
    const document = readJson(join(folder, files[0]));
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    if (!valid) problems.push(`${name}: ${JSON.stringify(errors)}`);
    const { schema, examples } = document.paths["/"].post.requestBody.content["application/json"];
    const ajv = addFormats(new Ajv2020({ strict: true, keywords: ["discriminator", "components", "x-extensible-enum"] }));
    ajv.addSchema({ $id: "https://document.example/", components: document.components }, undefined, false, false);
    const validate = ajv.compile({ $ref: `https://document.example/${schema.$ref}` });
    for (const { title } of form.vendors.find((vendor) => vendor.name === name).events) {
      count += 1;
      if (!validate(examples[title].value)) problems.push(`${name} ${title}: ${ajv.errorsText(validate.errors)}`);
    }
  }
  report("openapi-schema-validator", versionOf("@seriousme/openapi-schema-validator"), `OpenAPI with paths, ${profile}: valid by OpenAPI's own schema, each example accepted`, count, problems);
}

/** The components are the schemas of the export, so the examples fit them. */
function validateExamples(profile, vendors) {
  const problems = [];
  let count = 0;
  for (const { name, document, events } of vendors) {
    const ajv = addFormats(new Ajv2020({ strict: true, keywords: ["discriminator", "components", "x-extensible-enum"] }));
    ajv.addSchema({ $id: "https://document.example/", components: document.components }, undefined, false, false);
    for (const event of events) {
      const content = document.webhooks[event.name].post.requestBody.content["application/json"];
      const validate = ajv.compile({ $ref: `https://document.example/${content.schema.$ref}` });
      count += 1;
      if (!validate(content.examples[event.title].value)) problems.push(`${name} ${event.name}: ${ajv.errorsText(validate.errors)}`);
    }
  }
  report("ajv 2020, strict", versionOf("ajv"), `OpenAPI, ${profile}: each webhook's example accepted by its schema`, count, problems);
}
