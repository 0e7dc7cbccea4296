// Generated code that imports npm packages: where it finds them.

import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { workDir } from "./report.mjs";

/** Lets code below the working directory import the packages that are installed here. */
export function linkPackages() {
  mkdirSync(workDir, { recursive: true });
  const link = join(workDir, "node_modules");
  if (!existsSync(link)) symlinkSync(join(import.meta.dirname, "..", "node_modules"), link, "dir");
}

/** Loads a TypeScript file that imports nothing but packages. */
export async function loadTypeScript(file) {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), { compilerOptions });
  const module = file.replace(/\.ts$/, ".mjs");
  writeFileSync(module, outputText);
  return import(pathToFileURL(module).href);
}
