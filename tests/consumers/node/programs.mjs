// The same receiver of ten events in four languages (../programs), compiled with the types that the
// other checks have made: all have to say the same, also of an event that is added later.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { FORMS, loadForm, readJson } from "./lib/forms.mjs";
import { SHORT_RUN, javac } from "./lib/java.mjs";
import { exportDir, report, versionOf, workDir } from "./lib/report.mjs";
import { typeCheck } from "./lib/tsc.mjs";
import { goCompiler, goEnvironment } from "./quicktype/go.mjs";
import { compileWith } from "./quicktype/programs.mjs";

/** The events, each with the field that a program reads of it. */
const TEN = readJson(join(import.meta.dirname, "..", "programs", "ten.json"));

const sources = join(import.meta.dirname, "..", "programs");
const folder = join(workDir, "programs");
mkdirSync(folder, { recursive: true });
const form = loadForm(exportDir, FORMS.find((name) => name.endsWith("receiver")));
const { events } = form.vendors.find(({ name }) => name === "enreach");
const examples = Object.keys(TEN).map((name) => events.find((event) => event.name === name).example);
const later = { ...examples[0], EventType: "UserTeleported" };
const bodies = [...examples, later];
const wanted = [...examples.map((body) => `${body.EventType} ${body[TEN[body.EventType]]}`), "unknown UserTeleported"];
const input = join(folder, "bodies.json");
writeFileSync(input, JSON.stringify(bodies));

show("TypeScript", "our TypeScript", `tsc ${versionOf("typescript")}`, await typescript());
show("Python", "datamodel-code-generator", process.env.CONSUMERS_DATAMODEL, python());
show("Java", "openapi-generator", process.env.CONSUMERS_OPENAPI_GENERATOR, java());
show("Go", "openapi-generator", process.env.CONSUMERS_OPENAPI_GENERATOR, go());

function show(language, tool, version, { problems, lines = [] }) {
  const wrong = wanted.filter((line, index) => line !== lines[index]).map((line, index) => `wanted ${line}, got ${lines[index]}`);
  const what = `receiver: a ${language} program for ten events, and for one of later, compiled and run`;
  report(tool, version, what, bodies.length, problems.length > 0 ? problems : wrong);
}

/** Runs a program on the bodies. */
function run(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, [...args, input], { encoding: "utf8", cwd: folder, ...options });
  return { problems: status === 0 ? [] : [stderr], lines: stdout.trimEnd().split("\n") };
}

async function typescript() {
  const own = join(workDir, "typescript", "receiver", "enreach");
  copyFileSync(join(sources, "program.ts"), join(own, "program.ts"));
  const problems = typeCheck(["events.d.ts", "guards.ts", "program.ts"].map((name) => join(own, name)));
  for (const name of ["guards", "program"]) {
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(ts.sys.readFile(join(own, `${name}.ts`)), { compilerOptions });
    writeFileSync(join(own, `${name}.mjs`), outputText.replaceAll(/(from "\.\/guards)"/g, '$1.mjs"'));
  }
  const { line } = await import(pathToFileURL(join(own, "program.mjs")).href);
  return { problems, lines: bodies.map(line) };
}

function python() {
  const models = join(workDir, "pydantic", "openapi-receiver");
  const env = { ...process.env, PYTHONPATH: models, PYTHONDONTWRITEBYTECODE: "1" };
  return run(join(sources, "..", "python", ".venv", "bin", "python"), [join(sources, "program.py")], { env });
}

function java() {
  const classes = join(workDir, "openapi-generator", "all", "receiver", "java", "classes");
  const classPath = `${process.env.CONSUMERS_JACKSON}:${classes}`;
  const output = join(folder, "classes");
  const problems = javac(classPath, folder, output, join(sources, "Program.java"));
  return problems.length > 0 ? { problems } : run("java", [...SHORT_RUN, "-cp", `${output}:${classPath}`, "Program"]);
}

function go() {
  const module = join(workDir, "openapi-generator", "all", "receiver", "go");
  const own = join(module, "ten");
  mkdirSync(own, { recursive: true });
  copyFileSync(join(sources, "program.go"), join(own, "main.go"));
  const problems = compileWith(goCompiler(), ["build", "-o", join(folder, "go-program"), "./ten"], module, goEnvironment());
  return problems.length > 0 ? { problems } : run(join(folder, "go-program"), []);
}
