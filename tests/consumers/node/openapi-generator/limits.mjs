// What openapi-generator is known not to do, each shown again in every run.

import { join } from "node:path";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { reportLimit, workDir } from "../lib/report.mjs";
import { runBatch } from "./run.mjs";

/** A webhook whose answer nobody has documented. */
const silent = { post: { requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } } } };
const tagged = (tag) => ({ type: "object", properties: { tag: { type: "string", enum: [tag] } }, required: ["tag"] });

/** Tries the limits in one process of Java. */
export function limits(tool, version) {
  const folder = join(workDir, "openapi-generator", "limits");
  mkdirSync(folder, { recursive: true });
  const refused = runBatch(folder, [job(folder, "silent", { paths: {}, webhooks: { a: silent } }, { A: tagged("a") })]);
  reportLimit(tool, version, {
    text: "An operation without `responses` is refused, which OpenAPI 3.1 allows: what nobody has documented is not there.",
    advice: "`--skip-validate-spec`.",
    reproduction: silent,
  }, /responses is missing/.test(refused.output));

  const nested = { oneOf: [{ $ref: "#/components/schemas/C" }, { $ref: "#/components/schemas/B" }] };
  const inner = { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/E" }] };
  runBatch(folder, [job(folder, "nested", { paths: {} }, { A: tagged("a"), B: tagged("b"), C: inner, D: nested, E: tagged("e") })]);
  const text = readFileSync(join(folder, "nested", "models", "D.ts"), "utf8");
  const members = readFileSync(join(folder, "nested", "models", "C.ts"), "utf8");
  reportLimit(tool, version, {
    text: "`typescript-fetch` imports a function that a union does not have where a union is within a union.",
    advice: "`typescript-axios`, or our own TypeScript.",
    reproduction: nested,
  }, /instanceOfC\b/.test(text) && !/function instanceOfC\b/.test(members));
}

function job(folder, name, parts, schemas) {
  const inputSpec = join(folder, `${name}.json`);
  const document = { openapi: "3.1.0", info: { title: "a", version: "1" }, ...parts, components: { schemas } };
  writeFileSync(inputSpec, JSON.stringify(document));
  const globalProperties = { models: "", modelDocs: "false", modelTests: "false", supportingFiles: "" };
  return { inputSpec, generatorName: "typescript-fetch", outputDir: join(folder, name), globalProperties };
}
