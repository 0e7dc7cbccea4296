// Our own TypeScript: compiles with `tsc --strict`, narrows each event by its discriminator, takes
// every example, refuses what it should, and its guards work when they run.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { FORMS, bodyOf, loadForm, readJson } from "./lib/forms.mjs";
import { exportDir, report, versionOf, workDir } from "./lib/report.mjs";
import { narrowingProgram, refusedProgram, typeCheck } from "./lib/tsc.mjs";

const TOOL = "our TypeScript";
const version = `tsc ${versionOf("typescript")}`;

for (const profile of ["receiver", "strict"]) {
  const folder = join(exportDir, `typescript-${profile}`);
  const name = FORMS.find((one) => one.endsWith(profile));
  if (!name) continue;
  const form = loadForm(exportDir, name);
  const index = readJson(join(folder, "index.json"));
  const files = [];
  const problems = [];
  let count = 0;
  for (const vendor of form.vendors) {
    const own = join(workDir, "typescript", profile, vendor.name);
    mkdirSync(own, { recursive: true });
    const entry = index.vendors.find(({ name }) => name === vendor.name);
    for (const file of entry.files) copyFileSync(join(folder, file), join(own, basename(file)));
    const { events, discriminator, known } = vendor;
    writeFileSync(join(own, "narrow.ts"), narrowingProgram("./events", known, discriminator, events));
    writeFileSync(join(own, "refused.ts"), refusedProgram("./events", events, discriminator));
    writeFileSync(join(own, "guarded.ts"), guardedProgram(vendor));
    files.push(...["events.d.ts", "guards.ts", "narrow.ts", "refused.ts", "guarded.ts"].map((name) => join(own, name)));
    problems.push(...(await runGuards(vendor, own)));
    count += events.length;
  }
  report(TOOL, version, `${profile}: each event narrowed by its discriminator and by the guards, each example typed`, count, typeCheck(files));
  report(TOOL, version, `${profile}: guards know each event when they run`, count, problems);
}

const nasty = readJson(join(exportDir, "nasty", "index.json")).vendors;
report(TOOL, version, "texts of schemas are no code: hostile ones compile, and do not run", nasty.length, await hostile(nasty));

/** Compiles and loads the files of vendors whose texts try to set `globalThis.pwned`. */
async function hostile(vendors) {
  const files = [];
  const problems = [];
  for (const { name, files: own } of vendors) {
    const folder = join(workDir, "typescript", "nasty", name);
    mkdirSync(folder, { recursive: true });
    for (const file of own) {
      copyFileSync(join(exportDir, "nasty", file), join(folder, basename(file)));
      files.push(join(folder, basename(file)));
    }
    await loadGuards(folder);
    if (globalThis.pwned !== undefined) problems.push(`${name}: ran a text of the schemas`);
  }
  const texts = files.map((file) => readFileSync(file, "utf8")).join("");
  if (!texts.includes("globalThis.pwned")) problems.push("no text tries to run");
  return [...problems, ...typeCheck(files)];
}

/** Loads the guards in a folder, as JavaScript. */
async function loadGuards(folder) {
  const source = readFileSync(join(folder, "guards.ts"), "utf8");
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  writeFileSync(join(folder, "guards.mjs"), ts.transpileModule(source, { compilerOptions }).outputText);
  return import(pathToFileURL(join(folder, "guards.mjs")).href);
}

/**
 * A program that uses the guards on a parsed body. What is no known event is told apart at once, and
 * after that a `switch` over the known ones can still be shown to leave none out.
 */
function guardedProgram({ envelope, events, discriminator, union, known }) {
  const branches = events.map(
    ({ name, title }) => `  if (isEvent(value, ${JSON.stringify(name)})) {\n    const own: ${title} = value;\n    return own.${discriminator};\n  }\n`,
  );
  return (
    `import type { ${[...new Set([union, ...events.map(({ title }) => title)])].join(", ")} } from "./events";\n` +
    `import { isEvent, isKnownEvent${envelope ? ", isKnownBody" : ""} } from "./guards";\n\n` +
    `export function name(value: unknown): string | undefined {\n${branches.join("")}` +
    `  return isKnownEvent(value) ? value.${discriminator} : undefined;\n}\n\n` +
    `export function known(event: ${union}): string {\n  if (!isKnownEvent(event)) {\n` +
    (union === known ? "    const nothing: never = event;\n    return nothing;\n" : `    return event.${discriminator};\n`) +
    `  }\n  switch (event.${discriminator}) {\n${cases(events, discriminator)}` +
    "    default: {\n      const nothing: never = event;\n      return nothing;\n    }\n  }\n}\n" +
    (envelope
      ? `\nexport function inBody(body: unknown): string | undefined {\n  if (!isKnownBody(body)) return undefined;\n` +
        `  for (const event of body[${JSON.stringify(envelope)}]) {\n    switch (event.${discriminator}) {\n${cases(events, discriminator)}` +
        "      default: {\n        const nothing: never = event;\n        return nothing;\n      }\n    }\n  }\n  return undefined;\n}\n"
      : "")
  );
}

/** The cases of a `switch`, each of which knows the type of its event. */
function cases(events, discriminator) {
  const branch = ({ name, title }) =>
    `    case ${JSON.stringify(name)}: {\n      const own: ${title} = event;\n` +
    `      own.${discriminator} satisfies ${JSON.stringify(name)};\n      return own.${discriminator};\n    }\n`;
  return events.map(branch).join("");
}

/** Runs the guards on each example, and on what is no known event. */
async function runGuards(vendor, folder) {
  const guards = await loadGuards(folder);
  const problems = [];
  const names = vendor.events.map((event) => event.name);
  if (JSON.stringify(guards.EVENT_NAMES) !== JSON.stringify(names)) problems.push(`${vendor.name}: other names`);
  for (const { name, example } of vendor.events) {
    const chosen = names.filter((other) => guards.isEvent(example, other));
    if (chosen.join() !== name || !guards.isKnownEvent(example)) problems.push(`${name}: taken for ${chosen}`);
    const unknown = { ...example, [vendor.discriminator]: `${name}?` };
    const untagged = { ...example, [vendor.discriminator]: 1 };
    if ([unknown, untagged, null, name, [example]].some(guards.isKnownEvent)) problems.push(`${name}: took what is no event`);
    if (vendor.envelope) {
      const body = bodyOf(vendor, example);
      if (!guards.isKnownBody(body) || guards.eventsOf(body)[0] !== example) problems.push(`${name}: not found in its body`);
    }
  }
  return problems;
}
