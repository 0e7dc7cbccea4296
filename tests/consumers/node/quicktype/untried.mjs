// quicktype to Kotlin and C#, whose compilers come from no package registry that is used here:
// the code is made, has the event's name as a type, and no type with a number for a name.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inventedNames } from "../lib/names.mjs";
import { report } from "../lib/report.mjs";
import { TOOL, eventsOf, generate, version } from "./generate.mjs";

const LANGUAGES = {
  kotlin: { title: "Kotlin", options: { framework: "jackson" }, types: /\b(?:class|interface|typealias) (\w+)/g },
  csharp: { title: "C#", options: { framework: "SystemTextJson" }, types: /\b(?:class|enum|struct) (\w+)/g },
};

export async function untried(form, folder) {
  const events = eventsOf(form);
  for (const [lang, { title, options, types }] of Object.entries(LANGUAGES)) {
    const problems = [];
    for (const event of events) {
      const files = await generate(event, lang, join(folder, lang, event.id), options);
      const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
      const names = [...text.matchAll(types)].map(([, name]) => name);
      if (!names.includes(event.title)) problems.push(`${event.id}: no type ${event.title}`);
      const titles = Object.keys(event.schema.definitions ?? {});
      problems.push(...inventedNames(names, titles).map((name) => `${event.id}: ${name}`));
    }
    report(TOOL, version, `${form.name}: ${title}: made with a name for each type, not compiled${form.chosen}`, events.length, problems);
  }
}
