// The npm package: packed, installed from that file, compiled with `tsc --strict`, and run.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { loadForm, readJson } from "./lib/forms.mjs";
import { exportDir, report, versionOf, workDir } from "./lib/report.mjs";
import { typeCheck } from "./lib/tsc.mjs";

const TOOL = "our npm package";
const SCHEMAS = join(import.meta.dirname, "../../../schemas");
const version = `npm ${execFileSync("npm", ["--version"], { encoding: "utf8" }).trim()}, tsc ${versionOf("typescript")}`;

for (const profile of ["receiver", "strict"]) {
  const { name, folder } = install(join(exportDir, `npm-${profile}`), profile);
  const form = loadForm(exportDir, `07-${profile}`);
  const events = form.vendors.flatMap((vendor) => vendor.events);
  report(TOOL, version, `${profile}: an exhaustive switch compiles, and no longer if an event comes or goes`, events.length, switches(name, folder, form));
  if (profile === "receiver") {
    const what = "a program of ten events compiles, and no longer with a package that lacks one of them";
    report(TOOL, version, `${profile}: ${what}`, 10, tenEvents(name, folder, form));
  }
  report(TOOL, version, `${profile}: events found in bodies, and accepted by the package's schemas`, events.length, await run(name, folder, form));
}

const nasty = install(join(exportDir, "nasty-npm"), "nasty");
report(TOOL, version, "texts of schemas are no code: hostile ones compile, and do not run", 1, await hostile(nasty));

/** Packs a package and installs it from that file, in a directory of its own. */
function install(source, own) {
  const folder = join(workDir, "packed", own);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const npm = (...args) => execFileSync("npm", [...args, "--silent", "--offline", "--no-audit", "--no-fund"], { cwd: folder, encoding: "utf8" });
  const packed = npm("pack", source).trim();
  writeFileSync(join(folder, "package.json"), '{"private": true, "type": "module"}\n');
  npm("install", "--ignore-scripts", `./${packed}`);
  const { name } = readJson(join(source, "package.json"));
  return { name, folder };
}

/** What is wrong with programs that name every event, one less, and one more; the compiler reads them all at once. */
function switches(name, folder, { vendors }) {
  const programs = vendors.flatMap(({ name: vendor, events, discriminator }) => {
    const names = events.map((event) => event.name);
    const cases = { all: names, less: names.slice(1), more: [...names, "no.such.event"] };
    return Object.entries(cases).map(([what, names]) => {
      const file = join(folder, `${vendor}-${what}.ts`);
      writeFileSync(file, program(`${name}/${vendor}`, discriminator, names));
      return { file, fails: what !== "all" };
    });
  });
  const problems = typeCheck(programs.map(({ file }) => file));
  const refused = programs.filter(({ fails }) => fails).map(({ file }) => file);
  const within = (file) => (problem) => problem.startsWith(`${file}:`);
  const accepted = refused.filter((file) => !problems.some(within(file))).map((file) => `${file}: compiles`);
  return [...problems.filter((problem) => !refused.some((file) => within(file)(problem))), ...accepted];
}

function program(module, discriminator, names) {
  const cases = names.map((name) => `    case ${JSON.stringify(name)}:\n      return event.${discriminator};\n`);
  return (
    `import { eventsOf, isKnownEvent, type EventByName, type EventName } from ${JSON.stringify(module)};\n\n` +
    `export function handle(event: EventByName[EventName]): string {\n  switch (event.${discriminator}) {\n${cases.join("")}` +
    "    default: {\n      const nothing: never = event;\n      return nothing;\n    }\n  }\n}\n\n" +
    "export const handled = eventsOf({}).filter(isKnownEvent).map(handle);\n"
  );
}

/** What is wrong with the program of ten events, by the package and by one from which the vendor has taken an event. */
function tenEvents(name, folder, { vendors }) {
  const removed = "UserSetting";
  const { events } = vendors.find((vendor) => vendor.name === "enreach");
  const others = events.map((event) => event.name).filter((event) => event !== removed);
  const source = join(workDir, "packed", "source-without-one");
  const options = ["--schemas", SCHEMAS, "--out", source, "--format", "npm", "--vendor", "enreach"];
  rmSync(source, { recursive: true, force: true });
  execFileSync(process.env.CONSUMERS_HOOKWRIGHT, ["export", ...options, ...others.flatMap((event) => ["--event", event])], { stdio: ["ignore", "ignore", "pipe"] });
  const without = install(source, "without-one");
  const problems = typeCheck([tenProgram(name, folder)]);
  const refused = typeCheck([tenProgram(name, without.folder)]).filter((problem) => problem.includes(removed));
  return refused.length > 0 ? problems : [...problems, `without ${removed}: compiles`];
}

/** The program of ten events, by a package in place of files beside it. */
function tenProgram(name, folder) {
  const file = join(folder, "ten.ts");
  const text = readFileSync(join(import.meta.dirname, "..", "programs", "program.ts"), "utf8");
  writeFileSync(file, text.replaceAll(/"\.\/(?:events|guards)"/g, JSON.stringify(`${name}/enreach`)));
  return file;
}

/** Uses the installed package as a receiver would. */
async function run(name, folder, { vendors }) {
  const root = join(folder, "node_modules", name);
  const index = readJson(join(root, "schemas", "index.json"));
  const problems = [];
  for (const { name: vendor, bundle, events, envelope, discriminator } of vendors) {
    const module = await import(pathToFileURL(join(root, "lib", vendor, "index.js")).href);
    const ajv = addFormats(new Ajv());
    const schemas = new Map(
      index.vendors.find((one) => one.name === vendor).events.map((event) => [event.name, ajv.compile(readJson(join(root, "schemas", event.schema)))]),
    );
    for (const { name: type, example } of events) {
      const body = envelope ? { [envelope]: [example] } : example;
      const [found] = module.eventsOf(body);
      const unknown = { ...example, [discriminator]: "no.such.event" };
      const told = [module.eventName(found), module.isKnownEvent(found), module.isEvent(found, type), module.isKnownEvent(unknown), module.isKnownEvent(null)];
      if (JSON.stringify(told) !== JSON.stringify([type, true, true, false, false])) problems.push(`${type}: ${told}`);
      const valid = schemas.get(module.eventType(type));
      if (!valid(found)) problems.push(`${type}: ${ajv.errorsText(valid.errors)}`);
    }
    if (bundle.title !== undefined && module.EVENT_NAMES.length !== events.length) problems.push(`${vendor}: other names`);
  }
  return problems;
}

async function hostile({ name, folder }) {
  const library = join(folder, "node_modules", name, "lib");
  const vendors = readdirSync(library, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: vendor } of vendors) await import(pathToFileURL(join(library, vendor, "index.js")).href);
  const problems = globalThis.pwned === undefined ? [] : ["a text of the schemas ran"];
  return [...problems, ...typeCheck(vendors.map(({ name: vendor }) => join(library, vendor, "index.d.ts")))];
}
