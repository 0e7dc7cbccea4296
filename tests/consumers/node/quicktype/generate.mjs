// Calls quicktype for one event.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktypeMultiFile } from "quicktype-core";
import { versionOf } from "../lib/report.mjs";

export const TOOL = "quicktype";
export const version = versionOf("quicktype-core");

/** Generates code for one event into a folder; the answer is the files. */
export async function generate(event, lang, folder, rendererOptions = {}) {
  const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
  await input.addSource({ name: event.title, schema: JSON.stringify(event.schema) });
  const inputData = new InputData();
  inputData.addInput(input);
  // Types are kept apart however similar they look: quicktype would make one of them.
  const options = { inputData, lang, combineClasses: false, rendererOptions };
  const files = await quicktypeMultiFile(options);
  mkdirSync(folder, { recursive: true });
  return [...files].map(([name, { lines }]) => {
    const file = join(folder, name === "stdout" ? { ts: "index.ts", go: "types.go", python: "event.py", kotlin: "Event.kt", csharp: "Event.cs" }[lang] : name);
    writeFileSync(file, `${lines.join("\n")}\n`);
    return file;
  });
}

/** All events of a form, each with an identifier of its own. */
export const eventsOf = (form) =>
  form.vendors.flatMap((vendor) =>
    vendor.events.map((event) => ({
      ...event,
      vendor: vendor.name,
      id: `${vendor.name}_${event.title}`.toLowerCase(),
      swapped: { ...event.example, [vendor.discriminator]: "?" },
    })),
  );
