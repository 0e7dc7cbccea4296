// quicktype to TypeScript, whose converters check types at run time.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { report } from "../lib/report.mjs";
import { typeCheck } from "../lib/tsc.mjs";
import { TOOL, eventsOf, generate, version } from "./generate.mjs";
import { compare } from "./programs.mjs";

export async function typescript(form, folder) {
  const events = eventsOf(form);
  const files = [];
  for (const event of events) files.push(await made(event, folder));
  report(TOOL, version, `${form.name}: TypeScript: compiles with tsc --strict${form.chosen}`, files.length, typeCheck(files));
  const written = {};
  for (const event of events) {
    const source = ts.sys.readFile(join(folder, event.id, "index.ts"));
    const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
    const module = join(folder, event.id, "index.mjs");
    writeFileSync(module, outputText);
    const { Convert } = await import(pathToFileURL(module).href);
    written[event.id] = readAndWrite(Convert, event);
  }
  report(TOOL, version, `${form.name}: TypeScript: example read and written, other discriminators refused${form.chosen}`, events.length, compare(events, written));
}

const made = async (event, folder) => (await generate(event, "ts", join(folder, event.id)))[0];

/** What is made of a form is what is made of the same events in the other draft. */
export async function sameTypeScript(form, other, folder) {
  const others = new Map(eventsOf(other).map((event) => [event.id, event]));
  const events = eventsOf(form);
  const problems = [];
  for (const event of events) {
    const files = [await made(event, folder), await made(others.get(event.id), join(folder, "other"))];
    const [own, theirs] = files.map((file) => readFileSync(file, "utf8"));
    if (own !== theirs) problems.push(`${event.id}: other code than from draft ${other.draft}`);
  }
  report(TOOL, version, `${form.name}: TypeScript: the same code as from draft ${other.draft}${form.chosen}`, events.length, problems);
}

/** By the generated converter, which checks types at run time. */
function readAndWrite(Convert, event) {
  const names = Object.getOwnPropertyNames(Convert);
  const read = Convert[names.find((name) => name.startsWith("to"))];
  const write = Convert[names.find((name) => name.endsWith("ToJson"))];
  const answer = {};
  try {
    answer.again = JSON.parse(write(read(JSON.stringify(event.example))));
  } catch (error) {
    answer.error = error.message;
  }
  try {
    read(JSON.stringify(event.swapped));
    answer.swapped = "accepted";
  } catch {
    answer.swapped = "refused";
  }
  return answer;
}
