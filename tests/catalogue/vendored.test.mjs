// What is vendored is what the package of npm has.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { REPOSITORY, json } from "./lib/site.mjs";

const VENDORED = join(REPOSITORY, "codegen/src/emit/html/assets/cfworker-json-schema");
const PACKAGE = fileURLToPath(new URL("node_modules/@cfworker/json-schema", import.meta.url));

test("the modules of the validator are those of the package", () => {
  const modules = readdirSync(VENDORED).filter((name) => name.endsWith(".js"));
  assert.equal(modules.length, 7);
  for (const name of modules) {
    assert.ok(readFileSync(join(VENDORED, name)).equals(readFileSync(join(PACKAGE, "dist/commonjs", name))), name);
  }
});

test("the note says which version it is", () => {
  const { version, license } = json(PACKAGE, "package.json");
  assert.match(readFileSync(join(VENDORED, "README.md"), "utf8"), new RegExp(`\`@cfworker/json-schema\` ${version.replaceAll(".", "\\.")},`));
  assert.equal(license, "MIT");
  assert.match(readFileSync(join(VENDORED, "LICENSE"), "utf8"), /^MIT License\n\nCopyright \(c\) Jeremy Danyow\n/);
});
