// The documents of a format with one document a vendor, such as OpenAPI.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FORMS, loadForm, readJson } from "./forms.mjs";
import { exportDir, workDir } from "./report.mjs";
import { tried } from "./sample.mjs";

/** The profiles of a format that are to be checked, each with its vendors and their documents. */
export function documentsOf(format) {
  return ["receiver", "strict"].flatMap((profile) => {
    const name = FORMS.find((name) => name.endsWith(profile));
    if (!name) return [];
    const form = loadForm(exportDir, name);
    return [{ profile, form, vendors: vendorsOf(join(exportDir, `${format}-${profile}`), form) }];
  });
}

/** The same, but with the events that are tried: where these are not all, in documents of them alone. */
export function triedDocumentsOf(format) {
  return documentsOf(format).map(({ profile, form: whole, vendors }) => {
    const form = tried(whole);
    return { profile, form, vendors: form.chosen === "" ? vendors : vendorsOf(exported(format, form), form) };
  });
}

/** The folder of an export of the events of a form. */
function exported(format, { profile, vendors }) {
  const folder = join(workDir, "tried", `${format}-${profile}`);
  const events = vendors.flatMap((vendor) => vendor.events.flatMap(({ name }) => ["--event", name]));
  const schemas = join(import.meta.dirname, "../../../../schemas");
  const options = ["--schemas", schemas, "--out", folder, "--format", format, "--profile", profile, ...events];
  execFileSync(process.env.CONSUMERS_HOOKWRIGHT, ["export", ...options], { stdio: ["ignore", "ignore", "pipe"] });
  return folder;
}

function vendorsOf(folder, form) {
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
