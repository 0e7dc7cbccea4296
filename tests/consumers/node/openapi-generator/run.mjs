// Runs the jar of openapi-generator, which makes all of its outputs in one process of Java.

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SHORT_RUN } from "../lib/java.mjs";

export const JAR = process.env.CONSUMERS_JACKSON;

/** Generates each of the jobs, which are configurations of the tool; the answer is its complaints. */
export function generateAll(folder, jobs) {
  // LiveChat's webhooks have no documented answer: see the known limits.
  const { status, output } = runBatch(folder, jobs.map((job) => ({ ...job, validateSpec: false })));
  const complaints = output.split("\n").filter((line) => /\b(WARN|ERROR)\b/.test(line));
  return status === 0 ? complaints : [`status ${status}: ${output.slice(-600)}`];
}

/** Runs jobs in one process of Java. */
export function runBatch(folder, jobs) {
  mkdirSync(folder, { recursive: true });
  const files = jobs.map((job, index) => {
    const file = join(folder, `job-${index}.json`);
    writeFileSync(file, JSON.stringify(job));
    return file;
  });
  const options = [...SHORT_RUN, "-jar", JAR, "batch", "--fail-fast", "-r", "2", "--timeout", "5", ...files];
  const { status, stdout, stderr } = spawnSync("java", options, { encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, output: `${stdout}\n${stderr}` };
}
