// Compiled code that reads probes: one program for all, which writes down what it thinks of each.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { judge } from "./probes.mjs";

/** Runs a program on probes, each with the name of its reader, and judges the verdicts that it gives. */
export function judgeProgram(probes, readerOf, folder, command, args, options = {}) {
  const input = join(folder, "probes.json");
  writeFileSync(input, JSON.stringify(probes.map((probe) => ({ id: readerOf(probe), text: probe.text }))));
  const { environment = {}, cannot } = options;
  const settings = { cwd: folder, env: { ...process.env, ...environment }, encoding: "utf8", maxBuffer: 1 << 28 };
  const answers = JSON.parse(execFileSync(command, [...args, input], settings));
  const byProbe = new Map(probes.map((probe, index) => [probe, answers[index]]));
  return judge(probes, (probe) => {
    const { error, again } = byProbe.get(probe);
    if (error !== undefined) throw new Error(error);
    return again;
  }, cannot);
}
