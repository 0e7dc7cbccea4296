// ajv in strict mode: every schema compiles, and every case gets its verdict.
// The cases are written down, so that another validator judges the same ones, or a sample of them.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { casesOf } from "./lib/cases.mjs";
import { loadForms } from "./lib/forms.mjs";
import { judge, probesOf } from "./lib/probes.mjs";
import { sampledCases, tried } from "./lib/sample.mjs";
import { exportDir, report, reportLimit, versionOf, workDir } from "./lib/report.mjs";

const version = versionOf("ajv");

for (const form of loadForms(exportDir)) {
  const Validator = form.draft === "07" ? Ajv : Ajv2020;
  const ajv = addFormats(new Validator({ strict: true }));
  const tool = form.draft === "07" ? "ajv, strict" : "ajv 2020, strict";
  const problems = [];
  const validators = new Map();
  for (const vendor of form.vendors) {
    const schemas = [vendor.bundle, ...[...vendor.events, ...vendor.documents].map((entry) => entry.schema)];
    for (const schema of schemas) {
      try {
        validators.set(schema.$id, ajv.compile(schema));
      } catch (error) {
        problems.push(`${schema.$id}: ${error.message}`);
      }
    }
  }
  report(tool, version, `${form.name}: schemas compile, with all $ids in one instance`, validators.size, problems);

  const cases = casesOf(form);
  writeFileSync(join(workDir, `cases-${form.name}.json`), JSON.stringify(sampledCases(form, cases)));
  writeFileSync(join(workDir, `tried-${form.name}.json`), JSON.stringify(namesOf(tried(form))));
  for (const [what, group] of groups(cases)) {
    const wrong = group.filter(({ schema, instance, valid }) => validators.get(schema)?.(instance) !== valid);
    const problems = wrong.map((one) => `${one.what}: ${one.kind}: ${JSON.stringify(one.instance)}`);
    report(tool, version, `${form.name}: ${what}`, group.length, problems);
  }
  judgeProbes(form, validators, tool);
}

reportLimit("ajv", version, {
  text: "The default `Ajv` knows no other draft than 07, and stops at the `$schema` of 2020-12.",
  advice: "`ajv/dist/2020` for 2020-12, or the export in draft-07, the default.",
  reproduction: { $schema: "https://json-schema.org/draft/2020-12/schema" },
  link: "https://github.com/ajv-validator/ajv/issues/2335",
}, refusesNewDraft());

function refusesNewDraft() {
  try {
    new Ajv().compile({ $schema: "https://json-schema.org/draft/2020-12/schema" });
    return false;
  } catch {
    return true;
  }
}

/** Generated code is tried with these payloads, so the schemas themselves have to give the verdicts. */
function judgeProbes(form, validators, tool) {
  const probes = probesOf(form);
  writeFileSync(join(workDir, `probes-${form.name}.json`), JSON.stringify(probes));
  const read = ({ schema, text }) => {
    const validate = validators.get(schema);
    if (!validate(JSON.parse(text))) throw new Error(JSON.stringify(validate.errors[0]));
  };
  const { count, problems } = judge(probes, read);
  report(tool, version, `${form.name}: payloads that generated code is tried with`, count, problems);
}

/** The names of a form's events, by vendor, for tools that are written in Python. */
function namesOf({ vendors }) {
  return Object.fromEntries(vendors.map(({ name, events }) => [name, events.map((event) => event.name)]));
}

/** The cases by what is to be shown. */
function groups(cases) {
  const isExample = ({ kind }) => ["example", "example in a body", "document"].includes(kind);
  return [
    ["examples accepted, alone and in a body", cases.filter(isExample)],
    ["changed examples refused", cases.filter(({ valid }) => !valid)],
    ["unknown fields, values and events accepted", cases.filter((one) => one.valid && !isExample(one))],
  ];
}
