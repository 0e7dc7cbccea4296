// quicktype to Python: imported, and run on what events may bring.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { KINDS, probesOf } from "../lib/probes.mjs";
import { judgePython } from "../lib/python.mjs";
import { report } from "../lib/report.mjs";
import { TOOL, eventsOf, generate, version } from "./generate.mjs";

export async function python(form, folder) {
  const events = eventsOf(form);
  const ids = new Map();
  for (const event of events) {
    const [file] = await generate(event, "python", join(folder, event.id), { "python-version": "3.7" });
    ids.set(`${event.vendor} ${event.name}`, `${event.id}.event:${functionsOf(file).join(":%")}`);
  }
  // A file of one event knows no other.
  const probes = probesOf(form).filter((probe) => !probe.body);
  const { count, problems } = judgePython(folder, probes, (probe) => ids.get(`${probe.vendor} ${probe.event}`));
  report(TOOL, version, `${form.name}: Python: ${KINDS.join(", ")}: as the profile says${form.chosen}`, count, problems);
}

/** The functions that read and write an event, the last two of the file. */
function functionsOf(file) {
  const names = [...readFileSync(file, "utf8").matchAll(/^def (\w+)/gm)].map(([, name]) => name);
  return names.slice(-2);
}
