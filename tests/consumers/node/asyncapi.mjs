// The AsyncAPI documents, read by the AsyncAPI project's own parser, which checks them against the
// specification and their examples against their schemas. Its hints are failures too.

import { Parser } from "@asyncapi/parser";
import { documentsOf } from "./lib/documents.mjs";
import { measure, report, reportRule, versionOf } from "./lib/report.mjs";

const TOOL = "@asyncapi/parser";
const version = versionOf(TOOL);
/** A rule that cannot hold, which has still to find something in every document. */
const OFF = "asyncapi-latest-version";
let offEverywhere = true;

for (const { profile, vendors } of documentsOf("asyncapi")) {
  const problems = [];
  let count = 0;
  for (const { name, text, events } of vendors) {
    const { document, diagnostics } = await new Parser().parse(text);
    offEverywhere &&= diagnostics.some(({ code }) => code === OFF);
    const findings = diagnostics.filter(({ code }) => code !== OFF);
    problems.push(...findings.map(({ code, message, path }) => `${name}: ${code}: ${message} at ${path.join("/")}`));
    const examples = document?.messages().all().flatMap((message) => message.examples().all()) ?? [];
    const names = new Set(examples.map((example) => example.name()));
    problems.push(...events.filter((event) => !names.has(event.name)).map((event) => `${name}: no message shows ${event.name}`));
    count += examples.length;
  }
  measure(TOOL, "findings", problems.length);
  const what = `AsyncAPI, ${profile}: documents without findings of any severity but of a rule that is off, examples of messages`;
  report(TOOL, version, what, count, problems);
}
reportRule(TOOL, version, OFF, "Modelina reads no later version than 3.0, and the documents use nothing that is newer.", offEverywhere);
