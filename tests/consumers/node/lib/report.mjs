// One line for each check, on standard output for people and in `results.jsonl` for the matrix.

import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "./forms.mjs";

export const exportDir = process.env.CONSUMERS_EXPORT;
export const workDir = process.env.CONSUMERS_WORK;

/** The version of an installed package. */
export const versionOf = (name) =>
  readJson(new URL(`../node_modules/${name}/package.json`, import.meta.url).pathname).version;

/** Reports a check: what was done how many times, and what went wrong. */
export function report(tool, version, what, count, problems) {
  // Nothing done is nothing shown: a check that found nothing to do has failed.
  const found = count > 0 ? problems : [...problems, "there was nothing to check"];
  const ok = found.length === 0;
  console.log(`${ok ? "ok  " : "FAIL"} ${tool} ${version}: ${what}: ${count}`);
  found.slice(0, 5).forEach((problem) => console.log(`       ${String(problem).slice(0, 600)}`));
  if (found.length > 5) console.log(`       and ${found.length - 5} more`);
  const line = JSON.stringify({ tool, version, what, count, ok });
  appendFileSync(join(workDir, "results.jsonl"), `${line}\n`);
}

/** Reports a known limit of a tool, after its smallest reproduction has been tried again. */
export function reportLimit(tool, version, limit, still) {
  const line = JSON.stringify({ tool, version, limit, ok: still });
  console.log(`${still ? "ok  " : "FAIL"} ${tool} ${version}: known limit: ${limit.text}`);
  if (!still) console.log("       the tool has changed: the limit no longer shows, so drop it");
  appendFileSync(join(workDir, "results.jsonl"), `${line}\n`);
}

/** Reports a rule of a linter that is off, and whether it still finds what it cannot be obeyed in. */
export function reportRule(tool, version, rule, reason, still) {
  const line = JSON.stringify({ tool, version, rule, reason, ok: still });
  console.log(`${still ? "ok  " : "FAIL"} ${tool} ${version}: ${rule} is off: ${reason}`);
  if (!still) console.log("       the rule finds nothing, so turn it on");
  appendFileSync(join(workDir, "results.jsonl"), `${line}\n`);
}

/** Counts what a tool complains about or has to invent, for the table of before and after. */
export function measure(tool, what, count) {
  appendFileSync(join(workDir, "results.jsonl"), `${JSON.stringify({ tool, measure: what, count, ok: true })}\n`);
}
