// For the proof of `hookwright diff`: ajv's verdicts on payloads, and tsc's on code for the old
// declarations that is compiled with the new ones. Prints JSON.
//
//   node diff-proof.mjs ajv EXPORTS   why each case of EXPORTS/cases.json is refused; "" if it is not
//   node diff-proof.mjs tsc EXPORTS   the first error of the callers of each pair that do not compile

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import ts from "typescript";
import { typeCheck } from "./lib/tsc.mjs";

const [what, exports] = process.argv.slice(2);
const result = { ajv: validate, tsc: compile }[what]();
console.log(JSON.stringify(result));

function validate() {
  const validators = new Map();
  const validator = (path) => {
    if (!validators.has(path)) {
      const file = join(exports, path);
      const ajv = addFormats(new Ajv({ strict: true }));
      validators.set(path, existsSync(file) ? ajv.compile(JSON.parse(readFileSync(file, "utf8"))) : undefined);
    }
    return validators.get(path);
  };
  const cases = JSON.parse(readFileSync(join(exports, "cases.json"), "utf8"));
  return cases.map(({ schema, body }) => {
    const validate = validator(schema);
    if (!validate) return "there is no such schema";
    return validate(body) ? "" : JSON.stringify(validate.errors?.[0]?.message);
  });
}

function compile() {
  const callers = join(exports, "callers");
  mkdirSync(callers, { recursive: true });
  const old = join(exports, "old", "typescript");
  const vendors = readdirSync(old, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = (side) =>
    vendors.map(({ name }) => {
      const file = join(callers, `${name}.${side}.ts`);
      writeFileSync(file, caller(join(old, name, "events.d.ts"), `../${side}/typescript/${name}/events.js`));
      return file;
    });
  const own = typeCheck(files("old"));
  if (own.length > 0) throw new Error(`callers compile with their own declarations: ${own.join("\n")}`);
  const failed = {};
  for (const error of typeCheck(files("new"))) {
    const name = basename(error.split(":")[0]).split(".")[0];
    failed[name] ??= `tsc says: ${error.split(": ").slice(1).join(": ")}`;
  }
  return failed;
}

/** Code that reads every property of every interface, and tells the members of every union apart. */
function caller(path, module) {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const interfaces = new Map();
  const aliases = new Map();
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, statement);
    if (ts.isTypeAliasDeclaration(statement)) aliases.set(statement.name.text, statement);
  }
  const names = [...interfaces.keys(), ...aliases.keys()];
  const lines = [`import type { ${names.join(", ")} } from ${JSON.stringify(module)};`];
  const reads = (name, type, from) => lines.push(`export const r${lines.length} = (it: ${name}): ${type} => ${from};`);
  for (const [name, declaration] of interfaces) {
    for (const member of declaration.members) {
      const type = member.type.getText(source) + (member.questionToken ? " | undefined" : "");
      reads(name, type, `it[${JSON.stringify(nameOf(member, source))}]`);
    }
  }
  for (const [name, declaration] of aliases) {
    const branches = ts.isUnionTypeNode(declaration.type) ? [...declaration.type.types] : [declaration.type];
    const texts = branches.map((branch) => branch.getText(source));
    const literals = branches.filter((branch) => ts.isLiteralTypeNode(branch)).map((branch) => branch.getText(source));
    const members = texts.filter((text) => interfaces.has(text));
    if (literals.length > 0) {
      const cases = literals.map((literal) => `case ${literal}: return 1;`).join(" ");
      reads(name, "number", `{ switch (it) { ${cases} default: return 0; } }`);
    } else if (members.length === texts.length) {
      const tag = discriminator(members.map((member) => interfaces.get(member)), source);
      const cases = members.map((member) => {
        const [, value] = literalsOf(interfaces.get(member), source).find(([property]) => property === tag);
        return `case ${value}: { const own: ${member} = it; return own; }`;
      });
      reads(name, "unknown", `{ switch (it[${JSON.stringify(tag)}]) { ${cases.join(" ")} default: return it; } }`);
    } else {
      reads(name, declaration.type.getText(source), "it");
    }
  }
  return `${lines.join("\n")}\n`;
}

/** The properties of an interface whose type is one value, each with that. */
function literalsOf(declaration, source) {
  const literals = declaration.members.filter((member) => ts.isLiteralTypeNode(member.type));
  return literals.map((member) => [nameOf(member, source), member.type.getText(source)]);
}

function nameOf(member, source) {
  return ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(source);
}

/** The property that has a value of its own in every member of a union. */
function discriminator(declarations, source) {
  const [first, ...rest] = declarations.map((it) => literalsOf(it, source).map(([property]) => property));
  return first.find((property) => rest.every((properties) => properties.includes(property)));
}
