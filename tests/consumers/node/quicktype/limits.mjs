// What quicktype is known not to do, each shown again in every run.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportLimit, workDir } from "../lib/report.mjs";
import { TOOL, generate, version } from "./generate.mjs";
import { GO_MODULE, goCompiler, goEnvironment } from "./go.mjs";
import { compileWith } from "./programs.mjs";

/** A `oneOf` becomes one class with the fields of all. */
export async function mergedUnion() {
  const variant = (title) => ({ title, type: "object", properties: { tag: { enum: [title] }, [`only${title}`]: { type: "string" } }, required: ["tag"] });
  const schema = { oneOf: [variant("A"), variant("B")] };
  const [file] = await generate({ title: "Event", schema }, "ts", join(workDir, "quicktype", "merged-union"), { "just-types": true });
  const text = readFileSync(file, "utf8");
  const merged = /interface Event \{[^}]*onlyA[^}]*onlyB/.test(text);
  reportLimit(TOOL, version, {
    text: "A `oneOf` of objects becomes one class with the fields of all, each optional.",
    advice: "Give it the files of one event each, not the bundle.",
    reproduction: schema,
    link: "https://github.com/glideapps/quicktype/issues/2213",
  }, merged);
}

/** Go code checks neither that a field is there nor that its value is a documented one. */
export async function uncheckedGo() {
  await limitOfGo("absent-field", { type: "object", properties: { a: { type: "string" } }, required: ["a"] }, {}, {
    text: "Go code reads a required field that is absent as its zero value.",
    link: "https://github.com/glideapps/quicktype/issues/53",
  });
  await limitOfGo("open-enum", { type: "object", properties: { a: { type: "string", enum: ["x", "y"] } } }, { a: "z" }, {
    text: "Go code takes any text for an enum, also for a discriminator.",
    link: "https://github.com/glideapps/quicktype/pull/3342",
  });
}

/** Shows that Go code reads an instance which its schema refuses. */
async function limitOfGo(name, schema, instance, limit) {
  const folder = join(workDir, "quicktype", name);
  await generate({ title: "Event", schema }, "go", folder, { package: "main" });
  writeFileSync(join(folder, "go.mod"), GO_MODULE);
  const program = `package main

import "os"

func main() {
	if _, err := UnmarshalEvent([]byte(${JSON.stringify(JSON.stringify(instance))})); err != nil {
		os.Exit(3)
	}
}
`;
  writeFileSync(join(folder, "main.go"), program);
  const problems = compileWith(goCompiler(), ["build", "-o", "program", "."], folder, goEnvironment());
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const accepted = compileWith(join(folder, "program"), [], folder).length === 0;
  const advice = "Validate with the schema first where that matters.";
  reportLimit(TOOL, version, { ...limit, advice, reproduction: schema }, accepted);
}
