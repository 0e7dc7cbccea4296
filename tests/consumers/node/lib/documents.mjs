// The documents of a format with one document a vendor, such as OpenAPI.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FORMS, loadForm, readJson } from "./forms.mjs";
import { exportDir } from "./report.mjs";

/** The profiles of a format that are to be checked, each with its vendors and their documents. */
export function documentsOf(format) {
  return ["receiver", "strict"].flatMap((profile) => {
    const form = FORMS.find((name) => name.endsWith(profile));
    return form ? [{ profile, vendors: vendorsOf(format, profile, loadForm(exportDir, form)) }] : [];
  });
}

function vendorsOf(format, profile, form) {
  const folder = join(exportDir, `${format}-${profile}`);
  const index = readJson(join(folder, "index.json"));
  return form.vendors.map((vendor) => {
    const { files } = index.vendors.find(({ name }) => name === vendor.name);
    const path = join(folder, files[0]);
    const text = readFileSync(path, "utf8");
    return { ...vendor, path, text, document: JSON.parse(text) };
  });
}

/** How many events the vendors have. */
export const countEvents = (vendors) => vendors.reduce((sum, { events }) => sum + events.length, 0);
