// The schemas of a site, as its page that checks payloads has them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

import { site } from "./site.mjs";

/** Runs scripts of a site with a `hookwright` of their own, and gives it. */
export function run(root, scripts) {
  const pieces = {};
  const hookwright = { give: (name, text) => (pieces[name] = JSON.parse(text)) };
  const context = vm.createContext({ hookwright, URL });
  for (const script of scripts) vm.runInContext(readFileSync(join(root, script), "utf8"), context, { filename: script });
  return { hookwright, pieces };
}

/** The vendors, each with its schemas. */
export function vendors(root = site("site")) {
  const { pieces } = run(root, ["_site/vendors.js"]);
  return pieces["_site/vendors"].map((vendor) => ({ ...vendor, ...run(root, [`${vendor.schemas}.js`]).pieces[vendor.schemas] }));
}
