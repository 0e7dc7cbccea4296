// Writes `docs/consumers.md` from the results of a run: the same results give the same bytes.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [resultsFile, outputFile] = process.argv.slice(2);
const lines = readFileSync(resultsFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const byTool = (left, right) => (left.tool < right.tool ? -1 : left.tool > right.tool ? 1 : 0);

/** A text that may stand in a cell of a table. */
const cell = (text) => String(text).replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (...cells) => `| ${cells.map(cell).join(" | ")} |`;

/** The issue of a limit; not every limit has one. */
const linkTo = (link) => (link ? `[${link.split("/").slice(-4, -2).join("/")}#${link.split("/").at(-1)}](${link})` : "none found");

const checks = lines.filter((line) => line.what).sort(byTool);
const limits = lines.filter((line) => line.limit).sort(byTool);

const rules = lines.filter((line) => line.rule).sort(byTool);

/** What tools complained about and invented, by the export of commit 506789a and by this one. */
const earlier = JSON.parse(readFileSync(join(import.meta.dirname, "before.json"), "utf8"));
const measured = new Map();
for (const { tool, measure, count } of lines.filter((line) => line.measure)) {
  const key = `${tool}\t${measure}`;
  measured.set(key, (measured.get(key) ?? 0) + count);
}
const beforeAndAfter = [...measured].sort().map(([key, count]) => row(...key.split("\t"), earlier[key.replace("\t", ": ")] ?? "", count));

const text = `# Who reads the exports

## Getting one

\`cargo xtask export --out DIR\` (or \`hookwright export --schemas DIR --out DIR\`) writes a directory with
an \`index.json\` that lists all files.

| \`--format\` | For each vendor | Its other options |
| --- | --- | --- |
| \`json-schema\`, the default | a schema and an example for each event, a bundle for request bodies | \`--draft 07\`, \`2020-12\` or \`04\`, \`--base-url\` |
| \`openapi\` | \`openapi.json\`: OpenAPI 3.1 with webhooks, or with the path of a receiver | \`--as webhooks\` or \`paths\` |
| \`asyncapi\` | \`asyncapi.json\`: AsyncAPI 3.0 | |
| \`typescript\` | \`events.d.ts\`, \`guards.ts\` | |
| \`openapi-3.0\` | \`openapi.json\`: the schemas in OpenAPI 3.0, for gateways and registries | \`--as webhooks\` or \`paths\` |
| \`npm\`, \`python\` | a package of all vendors: types, functions, examples, schemas | \`--base-url\` |
| \`html\` | a catalogue for people, of all vendors ([catalogue.md](catalogue.md)) | \`--single-file\`, \`--since\` |

All take \`--vendor\` and \`--event\`, \`--zip FILE\` in place of \`--out\`, and, but for \`html\`, which has both,
\`--profile receiver\` or \`strict\`. \`--stdout\` prints one file: an event's schema, a bundle or a document. An
option that a format has no use for is refused. Names, files and \`$id\`s do not depend on what else
is exported.

**Which version is it?** \`version\` in \`index.json\` tells, as \`0.1.0\`: that of the schemas. \`$id\`s, \`info\` of
an OpenAPI or AsyncAPI document, the packages and the first line of a TypeScript file have it too.
\`generator\` is the release of the compiler. The same release gives the same bytes from the same
schemas, the archive included.

**How to validate**: with the event's own schema, which the index finds: [validating.md](validating.md).

**Which form for which tool?**

- **Events that the vendor adds later** are accepted by the receiver profile: a union of events is
  \`KnownEvent\` or \`UnknownEvent\`, whose discriminator is none of the documented names. Narrow
  \`KnownEvent\`; what is none is an \`UnknownEvent\`. With \`--event\` the other documented events are unknown
  ones, but for the bundle of JSON Schema, which has all. The strict profile takes documented events only.
  Where a header names the event, its body does not tell, and there is no such branch.
- **Generators and servers that do not read webhooks** (mocks, contract tests, most generators of code):
  OpenAPI with \`--as paths\`, which has one operation for the receiver's address.
- **schemathesis** against a receiver: \`--as paths\`, \`--exclude-checks negative_data_rejection\`, and the
  receiver's own path in place of \`/\`. A receiver does well to answer 200 to an event that it cannot decode,
  and to keep it ([receiving.md](receiving.md)), which is all that the excluded check finds in ours.
- **redocly lint** wants \`security\` for each operation. LiveChat's secret is in the body, for which OpenAPI
  has no word, so its document says nothing: turn the rule \`security-defined\` off for it.
- **Names that languages have already** are qualified in all exports: \`FileEvent\` for an event \`file\`,
  \`LivechatImage\` for a type \`Image\`, \`GuidString\`. File names are those on the wire.

## What was checked

Written by \`tests/consumers/run.sh\`, which feeds the exports of all events to these tools; do not
edit. "07", "2020-12" and "04" are the drafts, "receiver" and "strict" the profiles. "An event of each
shape" and "a change of each kind" are samples, by the rule in [its README](../tests/consumers/README.md);
\`tests/long\` tries all.

| Tool | Version | What was checked | Count | |
| --- | --- | --- | ---: | --- |
${checks.map((line) => row(line.tool, line.version, line.what, line.count, line.ok ? "passed" : "**failed**")).join("\n")}

## Before and after

What tools complain about in the documents of all vendors and both profiles, and how many types they
had to number or name themselves. "Before" is commit 506789a of 2026-11-26, measured by the same checks.

| Tool | What | Before | Now |
| --- | --- | ---: | ---: |
${beforeAndAfter.join("\n")}

## Rules of linters that are off

All rules are run; one that is off and finds nothing fails the run, so that it is turned on.

| Tool | Rule | Why it cannot hold |
| --- | --- | --- |
${rules.map((line) => row(line.tool, `\`${line.rule}\``, line.reason)).join("\n")}

## Known limits

Each is tried again in every run, by the schema in the fourth column; a limit that no longer shows
fails the run, so that it is taken out here.

| Tool | Limit | What to do | Smallest reproduction | Issue |
| --- | --- | --- | --- | --- |
${limits.map(({ tool, limit }) => row(tool, limit.text, limit.advice, `\`${JSON.stringify(limit.reproduction)}\``, linkTo(limit.link))).join("\n")}
`;
mkdirSync(dirname(outputFile), { recursive: true });
writeFileSync(outputFile, text);
