// Compiles and runs what was generated, and compares what came back with what was sent.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Runs a compiler; the answer is its complaint, if it has one. */
export function compileWith(command, args, folder, environment = {}) {
  try {
    execFileSync(command, args, { cwd: folder, env: { ...process.env, ...environment }, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 28 });
    return [];
  } catch (error) {
    return [`${error.stderr ?? ""}${error.stdout ?? ""}${error.stderr === undefined ? error.message : ""}`];
  }
}

/** Writes the inputs of a program, runs it, and reads its answers. */
export function run(events, folder, command, args, environment = {}) {
  const input = join(folder, "input.json");
  const lines = events.map(({ id, example, swapped }) => ({ id, example: JSON.stringify(example), swapped: JSON.stringify(swapped) }));
  writeFileSync(input, JSON.stringify(lines));
  const env = { ...process.env, ...environment };
  const output = execFileSync(command, [...args, input], { cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 28 });
  return Object.fromEntries(JSON.parse(output).map((answer) => [answer.id, answer]));
}

/** Compares what a program read and wrote again with what it was given. */
export function compare(events, written, refuses = true) {
  return events.flatMap((event) => {
    const answer = written[event.id];
    if (!answer) return [`${event.id}: no answer`];
    const gone = answer.error ? [answer.error] : lost(event.example, answer.again);
    const refused = refuses && answer.swapped === "accepted" ? ["the discriminator of another was accepted"] : [];
    return [...gone, ...refused].map((problem) => `${event.id}: ${problem}`);
  });
}

/** What is lost between two JSON values: paths that are gone or have another value. */
function lost(sent, got, path = "") {
  if (sent === null || typeof sent !== "object") {
    return sent === got || sameInstant(sent, got) || (sent === null && got === undefined) ? [] : [path || "all"];
  }
  return Object.entries(sent).flatMap(([key, value]) => lost(value, got?.[key], `${path}/${key}`));
}

/** Languages with a type for time write the same instant in another way. */
function sameInstant(sent, got) {
  const time = /^\d{4}-\d\d-\d\d/;
  return time.test(sent) && time.test(got) && Date.parse(sent) === Date.parse(got);
}
