// Writes `docs/consumers.md` from the results of a run: the same results give the same bytes.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [resultsFile, outputFile] = process.argv.slice(2);
const lines = readFileSync(resultsFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const byTool = (left, right) => (left.tool < right.tool ? -1 : left.tool > right.tool ? 1 : 0);

/** A text that may stand in a cell of a table. */
const cell = (text) => String(text).replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (...cells) => `| ${cells.map(cell).join(" | ")} |`;

const checks = lines.filter((line) => line.what).sort(byTool);
const limits = lines.filter((line) => line.limit).sort(byTool);

const text = `# Who reads the exports

Written by \`tests/consumers/run.sh\`, which feeds the exports of all events to these tools; do not
edit. "07" and "2020-12" are the drafts, "receiver" and "strict" the profiles.

| Tool | Version | What was checked | Count | |
| --- | --- | --- | ---: | --- |
${checks.map((line) => row(line.tool, line.version, line.what, line.count, line.ok ? "passed" : "**failed**")).join("\n")}

## Known limits

Each is tried again in every run, by the schema in the fourth column; a limit that no longer shows
fails the run, so that it is taken out here.

| Tool | Limit | What to do | Smallest reproduction | Issue |
| --- | --- | --- | --- | --- |
${limits.map(({ tool, limit }) => row(tool, limit.text, limit.advice, `\`${JSON.stringify(limit.reproduction)}\``, `[${limit.link.split("/").slice(-4, -2).join("/")}#${limit.link.split("/").at(-1)}](${limit.link})`)).join("\n")}
`;
mkdirSync(dirname(outputFile), { recursive: true });
writeFileSync(outputFile, text);
