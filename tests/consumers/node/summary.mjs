// The last line of a run, and its verdict.

import { readFileSync } from "node:fs";

const lines = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)).filter((line) => !line.measure);
const failed = lines.filter((line) => !line.ok).length;
console.log(`${lines.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || lines.length === 0 ? 1 : 0;
