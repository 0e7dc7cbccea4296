// The forms of the export, as `index.json` lists them. Nothing else is known about the folder.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ALL_FORMS = ["07-receiver", "07-strict", "2020-12-receiver", "2020-12-strict"];

/** The forms to check: all, but for trials that need only one. */
export const FORMS = process.env.CONSUMERS_FORMS?.split(" ") ?? ALL_FORMS;

export const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** One form: its folder, draft, profile and vendors, each event with its schema and example. */
export function loadForm(exportDir, name) {
  const folder = join(exportDir, name);
  const index = readJson(join(folder, "index.json"));
  const load = (entry) => ({
    name: entry.name,
    title: entry.title,
    path: join(folder, entry.schema),
    schema: readJson(join(folder, entry.schema)),
    example: entry.example && readJson(join(folder, entry.example)),
  });
  const vendors = index.vendors.map((vendor) => {
    const bundle = readJson(join(folder, vendor.bundle));
    const events = vendor.events.map(load);
    return {
      name: vendor.name,
      bundle,
      bundlePath: join(folder, vendor.bundle),
      events,
      documents: (vendor.documents ?? []).map(load),
      discriminator: discriminatorOf(events),
      envelope: envelopeOf(bundle),
      ...unionsOf(bundle, events),
    };
  });
  return { name, folder, draft: index.draft, profile: index.profile, vendors };
}

export const loadForms = (exportDir) => FORMS.map((name) => loadForm(exportDir, name));

/** The field that holds the event's name in all examples of a vendor. */
function discriminatorOf(events) {
  const named = ({ name, example }) => Object.keys(example).filter((field) => example[field] === name);
  const common = events.map(named).reduce((left, right) => left.filter((field) => right.includes(field)));
  if (common.length !== 1) throw new Error(`discriminators: ${common.join(", ") || "none"}`);
  return common[0];
}

/** The field of the bundle that holds the list of events, where a body is not one event. */
function envelopeOf(bundle) {
  if (bundle.oneOf) return undefined;
  const list = Object.entries(bundle.properties).find(([, property]) => property.items?.$ref);
  return list[0];
}

/**
 * The union of a vendor's events, and that of the known ones: for receivers, a branch of the first one
 * takes events that are not known.
 */
function unionsOf(bundle, events) {
  const schemas = { ...(bundle.definitions ?? bundle.$defs), [bundle.title]: bundle };
  const titles = events.map(({ title }) => title).join();
  const branches = ({ oneOf }) => (oneOf ?? []).map(({ $ref }) => $ref?.split("/").at(-1));
  const naming = (wanted) => Object.keys(schemas).find((key) => wanted(branches(schemas[key])));
  const known = naming((names) => names.join() === titles);
  if (!known) throw new Error(`${bundle.$id}: no union of all events`);
  const unknown = naming((names) => names.length === 2 && names[0] === known);
  return { union: unknown ?? known, known };
}

/** A request body with one event in it. */
export function bodyOf(vendor, event) {
  if (!vendor.envelope) return event;
  const fields = Object.keys(vendor.bundle.properties).map((field) => [field, "1"]);
  return { ...Object.fromEntries(fields), [vendor.envelope]: [event] };
}

/** The files below a folder, sorted. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}
