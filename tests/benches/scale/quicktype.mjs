// Has quicktype write Rust for a JSON Schema: node quicktype.mjs FOLDER-OF-NODE-MODULES SCHEMA
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, schema] = process.argv.slice(2);
const { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } =
  createRequire(join(folder, "package.json"))("quicktype-core");

const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
await input.addSource({ name: "Event", schema: readFileSync(schema, "utf8") });
const inputData = new InputData();
inputData.addInput(input);
const { lines } = await quicktype({ inputData, lang: "rust" });
if (lines.length < 100) throw new Error("quicktype makes next to nothing of it");
