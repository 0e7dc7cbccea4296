// Where the sites are that `run.sh` exports, and what is in them.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The directory of this repository. */
export const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));

const DIRECTORY = process.env.CATALOGUE_DIR;
if (!DIRECTORY) throw new Error("CATALOGUE_DIR is not set: run tests/catalogue/run.sh");

/** Nothing is left out, as before a release. */
export const ALL = process.env.CONSUMERS_ALL === "1";

/** The directory of an exported site. */
export const site = (name) => join(DIRECTORY, name);

/** The paths of the files with an ending below a directory, relative to it. */
export const files = (root, ending) =>
  readdirSync(root, { recursive: true }).map((path) => path.replaceAll("\\", "/")).filter((path) => path.endsWith(ending)).sort();

/** A file of JSON. */
export const json = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

/** The events of all vendors, each with its example, as the export of JSON Schema lists them. */
export function events() {
  const root = site("json");
  const of = (vendor) => vendor.events.map(({ name, schema, example }) => ({ vendor: vendor.name, title: vendor.title, name, schema, example: json(root, example) }));
  return json(root, "index.json").vendors.flatMap(of);
}
