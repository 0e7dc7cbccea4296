// The code on the pages of events: Rust's is compiled with the generated crate, TypeScript's with the
// export, and Python's is run on the example.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { ts, typeCheck } from "../consumers/node/lib/tsc.mjs";
import { REPOSITORY, files, site } from "./lib/site.mjs";

const ROOT = site("site");
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const DEPENDENCIES = join(process.env.CARGO_TARGET_DIR ?? join(REPOSITORY, "target"), "debug/deps");

const text = (html) => html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]);
const pre = (html, attribute) => {
  const found = html.match(new RegExp(`<pre[^>]* ${attribute}[^>]*>(.*?)</pre>`, "s"));
  return found && text(found[1]);
};

/** The pages of events: the vendor, the code by language, and a whole body. */
const pagesOf = (root) => files(root, ".html")
  .filter((path) => path.includes("/") && !/(index|types)\.html$/.test(path))
  .map((path) => {
    const html = readFileSync(join(root, path), "utf8");
    const code = Object.fromEntries(["Rust", "TypeScript", "Python"].map((language) => [language, pre(html, `data-language="${language}"`)]));
    const example = html.match(/<pre class="json"[^>]*>(.*?)<\/pre>/s)[1];
    return { path, vendor: path.split("/")[0], code, body: pre(html, 'data-file="body.json"') ?? text(example) };
  });
const PAGES = pagesOf(ROOT);

test("all events have code", () => {
  assert.equal(PAGES.length, 130);
  for (const { path, code } of PAGES) for (const [language, text] of Object.entries(code)) assert.ok(text?.length > 200, `${path}: ${language}`);
});

test("that in Rust compiles without warnings", () => {
  const libraries = readdirSync(DEPENDENCIES).filter((name) => /^libhookwright_events-\w+\.rlib$/.test(name)).map((name) => join(DEPENDENCIES, name));
  const library = libraries.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
  assert.ok(library, "the generated crate is not built: cargo build -p hookwright-events");
  const modules = PAGES.map(({ code }, index) => `pub mod snippet_${index} {\n${code.Rust}}\n`);
  const source = join(ROOT, "..", "snippets.rs");
  writeFileSync(source, modules.join("\n"));
  execFileSync("rustc", [
    "--edition=2024", "--crate-type=lib", "--emit=metadata", "-Dwarnings", "-o", `${source}.rmeta`,
    "--extern", `hookwright_events=${library}`, "-L", `dependency=${DEPENDENCIES}`, source,
  ], { stdio: ["ignore", "ignore", "inherit"] });
});

for (const [name, exported] of [["site", "typescript"], ["others", "typescript-others"]]) {
test(`that in TypeScript compiles, in strict mode: ${name}`, () => {
  const sources = pagesOf(site(name)).map(({ vendor, code }, index) => {
    const file = join(site(exported), vendor, `snippet${index}.ts`);
    writeFileSync(file, code.TypeScript);
    return file;
  });
  try {
    const options = { module: ts.ModuleKind.NodeNext, moduleResolution: undefined, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"], noUnusedLocals: true };
    assert.deepEqual(typeCheck(sources, options), []);
  } finally {
    sources.forEach((file) => rmSync(file));
  }
});
}

const DRIVER = `
import contextlib, io, json, sys
for case in json.load(sys.stdin):
    scope = {}
    exec(compile(case["code"], case["path"], "exec"), scope)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        scope["receive"](case["body"].encode())
    if out.getvalue().strip() == "" or "kept whole" in out.getvalue():
        sys.exit(f'{case["path"]}: {out.getvalue()}')
print("done")
`;

test("that in Python knows its example", () => {
  const cases = PAGES.map(({ path, code, body }) => ({ path, code: code.Python, body }));
  assert.equal(execFileSync("python3", ["-c", DRIVER], { input: JSON.stringify(cases), encoding: "utf8" }), "done\n");
});
