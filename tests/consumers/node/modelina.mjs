// Modelina: models from the AsyncAPI documents, in six languages, each with a name of its own.

import { CSharpGenerator, GoGenerator, JavaGenerator, KotlinGenerator, PythonGenerator, TypeScriptGenerator } from "@asyncapi/modelina";
import { Parser } from "@asyncapi/parser";
import { documentsOf } from "./lib/documents.mjs";
import { inventedNames } from "./lib/names.mjs";
import { measure, report, reportLimit, versionOf } from "./lib/report.mjs";

/** Languages for which the tool makes a type of its own of a value that may be null: see the known limit. */
const WITHOUT_NULL = ["Java", "Go"];

/** The newest version that the tool reads as AsyncAPI: see the known limit. */
const KNOWN_VERSION = "3.0.0";

const GENERATORS = {
  TypeScript: () => new TypeScriptGenerator({ modelType: "interface" }),
  Python: () => new PythonGenerator(),
  Java: () => new JavaGenerator(),
  Go: () => new GoGenerator(),
  "C#": () => new CSharpGenerator(),
  Kotlin: () => new KotlinGenerator(),
};

const version = versionOf("@asyncapi/modelina");

for (const { profile, vendors } of documentsOf("asyncapi")) {
  // The tool takes documents that its parser has read: read once, and not once for each language.
  const parsed = new Map();
  for (const { name, text } of vendors) {
    const { document } = await new Parser().parse(text);
    if (!document) throw new Error(`${name}: the parser refuses the document`);
    parsed.set(name, document);
  }
  for (const [language, generator] of Object.entries(GENERATORS)) {
    const invented = [];
    let count = 0;
    for (const { name, document, events } of vendors) {
      const models = (await generator().generate(parsed.get(name))).map(({ modelName }) => modelName);
      const titles = Object.keys(document.components.schemas);
      const missing = events.filter(({ title }) => !models.some((model) => same(model, title)));
      invented.push(...missing.map(({ title }) => `${name}: no type ${title}`));
      invented.push(...inventedNames(models, titles).map((model) => `${name}: ${model}`));
      count += models.length;
    }
    measure("Modelina", `${language}: invented names`, invented.length);
    const problems = invented.filter((problem) => !(WITHOUT_NULL.includes(language) && problem.includes("AnonymousSchema")));
    const what = problems.length < invented.length ? "a type for each event" : "a type for each event, none without a name of its own";
    report("Modelina", version, `AsyncAPI, ${profile}: ${language}: ${what}`, count, problems);
  }
}

/** Whether two names are the same but for how a language writes them. */
function same(left, right) {
  const plain = (name) => name.replaceAll("_", "").toLowerCase();
  return plain(left) === plain(right);
}

/** A document with one message. */
const documentOf = (asyncapi, schema) => ({
  asyncapi,
  info: { title: "a", version: "1" },
  components: {
    schemas: { Known: { type: "object", properties: { a: schema } }, Named: { type: "object", properties: { b: { type: "string" } } } },
    messages: { m: { payload: { $ref: "#/components/schemas/Known" } } },
  },
  channels: { c: { messages: { m: { $ref: "#/components/messages/m" } } } },
  operations: { o: { action: "receive", channel: { $ref: "#/channels/c" } } },
});
const namesOf = async (language, document) =>
  (await GENERATORS[language]().generate(structuredClone(document))).map(({ modelName }) => modelName);

const newest = documentOf("3.1.0", { type: "string" });
const readsOlder = (await namesOf("TypeScript", { ...newest, asyncapi: KNOWN_VERSION })).includes("Known");
reportLimit("Modelina", version, {
  text: "A document of AsyncAPI 3.1 is taken for a JSON Schema, and one empty model is made of it, without a word.",
  advice: "Nothing: our documents say 3.0.0.",
  reproduction: { asyncapi: "3.1.0" },
}, readsOlder && !(await namesOf("TypeScript", newest)).includes("Known"));

const nullable = { anyOf: [{ $ref: "#/components/schemas/Named" }, { type: "null" }] };
reportLimit("Modelina", version, {
  text: "Java and Go: a named type that may be null becomes a type of its own, `AnonymousSchema_1` and so on.",
  advice: "Take the models of quicktype or openapi-generator.",
  reproduction: nullable,
}, (await namesOf("Go", documentOf(KNOWN_VERSION, nullable))).some((name) => name.startsWith("AnonymousSchema")));
