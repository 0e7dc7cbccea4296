// The AsyncAPI documents, read by the AsyncAPI project's own parser, which checks them against the
// specification and their examples against their schemas. Its hints are failures too.

import { Parser } from "@asyncapi/parser";
import { documentsOf } from "./lib/documents.mjs";
import { measure, report, versionOf } from "./lib/report.mjs";

for (const { profile, vendors } of documentsOf("asyncapi")) {
  const problems = [];
  let count = 0;
  for (const { name, text, events } of vendors) {
    const { document, diagnostics } = await new Parser().parse(text);
    problems.push(...diagnostics.map(({ code, message, path }) => `${name}: ${code}: ${message} at ${path.join("/")}`));
    const examples = document?.messages().all().flatMap((message) => message.examples().all()) ?? [];
    const names = new Set(examples.map((example) => example.name()));
    problems.push(...events.filter((event) => !names.has(event.name)).map((event) => `${name}: no message shows ${event.name}`));
    count += examples.length;
  }
  measure("@asyncapi/parser", "findings", problems.length);
  const what = `AsyncAPI, ${profile}: documents without findings of any severity, examples of messages`;
  report("@asyncapi/parser", versionOf("@asyncapi/parser"), what, count, problems);
}
