// Runs generated Python code on probes.

import { join } from "node:path";
import { judgeProgram } from "./compiled.mjs";

const PYTHON = join(import.meta.dirname, "..", "..", "python");

/** The verdicts of the packages in a folder: an id names module, reader and writer. */
export function judgePython(folder, probes, idOf, cannot) {
  const environment = { PYTHONDONTWRITEBYTECODE: "1" };
  const program = join(PYTHON, "read_probes.py");
  return judgeProgram(probes, idOf, folder, join(PYTHON, ".venv", "bin", "python"), [program], { environment, cannot });
}
