// Type checking with `tsc --strict`, in process.

import { dirname } from "node:path";
import ts from "typescript";

export { ts };

const BASE = {
  strict: true,
  noEmit: true,
  // Of the compiler's own declarations alone: ours are checked.
  skipDefaultLibCheck: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noFallthroughCasesInSwitch: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};

/** The compiler's own declarations, which all programs of a process share. */
const library = new Map();

function hostOf(options) {
  const host = ts.createCompilerHost(options);
  const folder = dirname(ts.getDefaultLibFilePath(options));
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...more) => {
    if (dirname(file) !== folder) return getSourceFile(file, ...more);
    if (!library.has(file)) library.set(file, getSourceFile(file, ...more));
    return library.get(file);
  };
  return host;
}

/** The errors that the compiler finds in files, as one line each. */
export function typeCheck(files, more = {}) {
  const options = { ...BASE, ...more };
  const program = ts.createProgram(files, options, hostOf(options));
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
    if (!diagnostic.file) return text;
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
    return `${diagnostic.file.fileName}:${line + 1}: ${text}`;
  });
}

/**
 * A program that a receiver might write: it narrows each event by its discriminator, and leaves
 * out none. Every `const` below compiles only if the compiler really knows the event's type.
 */
export function narrowingProgram(module, union, discriminator, events, access = (title) => title) {
  const names = events.map((event) => event.title);
  const imported = [...new Set([union, ...names])];
  const branches = events.map(
    ({ name, title }) =>
      `    case ${JSON.stringify(name)}: {\n` +
      `      const own: ${access(title)} = event;\n` +
      `      const tag: ${JSON.stringify(name)} = own.${discriminator};\n` +
      "      return tag;\n    }\n",
  );
  const examples = events.map(
    ({ title, example }, index) =>
      `export const example${index}: ${access(title)} = ${JSON.stringify(example)};\n` +
      `export const event${index}: ${access(union)} = example${index};\n`,
  );
  return (
    `import type { ${imported.join(", ")} } from ${JSON.stringify(module)};\n\n` +
    `export function name(event: ${access(union)}): string {\n` +
    `  switch (event.${discriminator}) {\n${branches.join("")}` +
    "    default: {\n      const nothing: never = event;\n      return nothing;\n    }\n  }\n}\n\n" +
    examples.join("")
  );
}

/** Lines that must not compile, each under `@ts-expect-error`: an error that is missing is one. */
export function refusedProgram(module, events, discriminator, access = (title) => title) {
  const imported = [...new Set(events.map(({ title }) => access(title).split("[")[0]))];
  const lines = events.flatMap(({ title, example, name }, index) => {
    const swapped = JSON.stringify({ ...example, [discriminator]: `${name}?` });
    const { [discriminator]: _, ...untagged } = example;
    return [
      "// @ts-expect-error the discriminator is another's",
      `export const swapped${index}: ${access(title)} = ${swapped};`,
      "// @ts-expect-error the discriminator is not there",
      `export const untagged${index}: ${access(title)} = ${JSON.stringify(untagged)};`,
    ];
  });
  return `import type { ${imported.join(", ")} } from ${JSON.stringify(module)};\n\n${lines.join("\n")}\n`;
}
