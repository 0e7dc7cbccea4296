// What a catalogue of many events costs: its size, the time to write it, and how long results of the
// search take in the browser. docs/catalogue.md has the figures; nothing fails here.
//
//   node measure.mjs HOOKWRIGHT DIRECTORY [COPIES]     COPIES of the three vendors, 100 unless told

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { address, endBrowser, newPage, withBrowser } from "./lib/browser.mjs";

const SCHEMAS = fileURLToPath(new URL("../../schemas", import.meta.url));
const QUERIES = ["user call in disconnected", "survey response", "status", "enreach call ended", "unknown system message"];

const [hookwright, directory, copies = "100"] = process.argv.slice(2);
if (!directory) {
  console.error("usage: node measure.mjs HOOKWRIGHT DIRECTORY [COPIES]");
  process.exit(2);
}
const [schemas, site] = ["schemas", "site"].map((name) => resolve(directory, name));
rmSync(schemas, { recursive: true, force: true });
rmSync(site, { recursive: true, force: true });

/** The vendors under names of their own, each with its number in its title. */
function copySchemas(count) {
  mkdirSync(schemas, { recursive: true });
  cpSync(join(SCHEMAS, "hookwright.yaml"), join(schemas, "hookwright.yaml"));
  for (const vendor of readdirSync(SCHEMAS).filter((name) => existsSync(join(SCHEMAS, name, "vendor.yaml")))) {
    for (let number = 0; number < count; number++) {
      const folder = join(schemas, number === 0 ? vendor : `${vendor}${number}`);
      cpSync(join(SCHEMAS, vendor), folder, { recursive: true });
      const file = join(folder, "vendor.yaml");
      const text = readFileSync(file, "utf8");
      if (number > 0) writeFileSync(file, text.replace(/^title: (.*)$/m, `title: $1 ${number}`));
    }
  }
}

/** Runs a task, and gives its milliseconds. */
async function timed(task) {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

const settled = (page, query) => page.waitForFunction((query) => document.getElementById("results").dataset.query === query, query);
const shown = (values) => values.map((value) => value.toFixed(0)).join(", ");

/** How long the first result takes in a browser that has read nothing yet, from the key stroke on. */
const firstResult = (query) =>
  withBrowser(async (context) => {
    const { page } = await newPage(context, site);
    await page.goto(address(site, "index.html"));
    await page.fill("#q", query);
    await settled(page, query);
    return Number(await page.getAttribute("#results", "data-took"));
  });

/** The milliseconds of each key stroke of some queries, typed once in one page. */
const keyStrokes = () =>
  withBrowser(async (context) => {
    const { page } = await newPage(context, site);
    await page.goto(address(site, "index.html"));
    const times = [];
    for (const query of QUERIES) {
      for (let length = 1; length <= query.length; length++) {
        const typed = query.slice(0, length);
        await page.fill("#q", typed);
        await settled(page, typed.trim());
        if (typed.trim() === typed) times.push([Number(await page.getAttribute("#results", "data-took")), typed]);
      }
    }
    return times.sort(([one], [other]) => one - other);
  });

copySchemas(Number(copies));
const took = await timed(() => execFileSync(hookwright, ["export", "--schemas", schemas, "--out", site, "--format", "html"], { stdio: ["ignore", "inherit", "ignore"] }));
const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const size = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
console.log(`written: ${files.length} files, ${(size / 1e6).toFixed(1)} MB, in ${(took / 1000).toFixed(1)} s`);

for (const query of QUERIES) {
  const times = [];
  for (let time = 0; time < 3; time++) times.push(await firstResult(query));
  console.log(`first result of ${JSON.stringify(query)}: ${shown(times)} ms`);
}
const times = await keyStrokes();
const [middle, late, most] = [0.5, 0.95, 1].map((part) => times[Math.min(Math.floor(times.length * part), times.length - 1)]);
console.log(`${times.length} key strokes: ${middle[0].toFixed(1)} ms in the middle, ${late[0].toFixed(1)} ms for 95 %, ${most[0].toFixed(1)} ms at most (${JSON.stringify(most[1])})`);
console.log(`the slowest: ${times.slice(-8).map(([time, typed]) => `${JSON.stringify(typed)} ${time.toFixed(0)}`).join(", ")}`);
await endBrowser();
// What ends the browser after tests waits for tests.
process.exit(0);
