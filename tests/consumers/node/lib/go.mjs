// Compiles Go, and runs a program that reads probes as the types that their ids name.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GO_MODULE, goCompiler, goEnvironment } from "../quicktype/go.mjs";
import { compileWith } from "../quicktype/programs.mjs";
import { judgeProgram } from "./compiled.mjs";

/** A program over types of packages in the same module: `types` maps ids to expressions such as \`livechat.File\`. */
const program = (packages, types) => `package main

import (
	"encoding/json"
	"os"
${packages.map((name) => `\t"consumers/${name}"`).join("\n")}
)

var readers = map[string]func() any{
${Object.entries(types).map(([id, type]) => `\t${JSON.stringify(id)}: func() any { return new(${type}) },`).join("\n")}
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	var inputs []struct{ ID, Text string }
	if err == nil {
		err = json.Unmarshal(text, &inputs)
	}
	if err != nil {
		panic(err)
	}
	answers := []map[string]any{}
	for _, input := range inputs {
		value := readers[input.ID]()
		answer := map[string]any{}
		if err := json.Unmarshal([]byte(input.Text), value); err != nil {
			answer["error"] = err.Error()
		} else if again, err := json.Marshal(value); err != nil {
			answer["error"] = err.Error()
		} else {
			answer["again"] = string(again)
		}
		answers = append(answers, answer)
	}
	json.NewEncoder(os.Stdout).Encode(answers)
}
`;

/** A library that is imported for tags of fields, which generated types have none of. */
const VALIDATOR = "gopkg.in/validator.v2";

function stubValidator(folder) {
  const stub = join(folder, "validator");
  mkdirSync(stub, { recursive: true });
  writeFileSync(join(stub, "go.mod"), `module ${VALIDATOR}\n\ngo 1.21\n`);
  writeFileSync(join(stub, "validator.go"), "package validator\n\nfunc Validate(any) error { return nil }\n");
  return `\nrequire ${VALIDATOR} v2.0.0\n\nreplace ${VALIDATOR} => ./validator\n`;
}

/** Compiles the packages of a folder with the program; the answer is what the compiler complains about. */
export function compileGo(folder, packages, types) {
  writeFileSync(join(folder, "go.mod"), GO_MODULE + stubValidator(folder));
  writeFileSync(join(folder, "main.go"), program(packages, types));
  return compileWith(goCompiler(), ["build", "-o", "program", "."], folder, goEnvironment());
}

/** The verdicts of the compiled program. */
export const judgeGo = (folder, probes, idOf, cannot) => judgeProgram(probes, idOf, folder, join(folder, "program"), [], { cannot });
