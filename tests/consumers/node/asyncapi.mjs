// The AsyncAPI documents, read by the AsyncAPI project's own parser, which checks them against the
// specification and their examples against their schemas.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "@asyncapi/parser";
import { FORMS, loadForm, readJson } from "./lib/forms.mjs";
import { exportDir, report, versionOf } from "./lib/report.mjs";

const ERROR = 0;

for (const profile of ["receiver", "strict"]) {
  const folder = join(exportDir, `asyncapi-${profile}`);
  const form = FORMS.map((name) => loadForm(exportDir, name)).find((one) => one.profile === profile);
  if (!form) continue;
  const problems = [];
  let count = 0;
  for (const { name, files } of readJson(join(folder, "index.json")).vendors) {
    const { document, diagnostics } = await new Parser().parse(readFileSync(join(folder, files[0]), "utf8"));
    const errors = diagnostics.filter(({ severity }) => severity === ERROR);
    problems.push(...errors.map(({ message, path }) => `${name}: ${message} at ${path.join("/")}`));
    const examples = document?.messages().all().flatMap((message) => message.examples().all()) ?? [];
    const { events } = form.vendors.find((vendor) => vendor.name === name);
    const names = new Set(examples.map((example) => example.name()));
    problems.push(...events.filter((event) => !names.has(event.name)).map((event) => `${name}: no message shows ${event.name}`));
    count += examples.length;
  }
  report("@asyncapi/parser", versionOf("@asyncapi/parser"), `AsyncAPI, ${profile}: documents without errors, examples of messages`, count, problems);
}
