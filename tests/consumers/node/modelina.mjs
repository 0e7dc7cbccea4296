// Modelina: models from the AsyncAPI documents, in six languages, each with a name of its own.

import { CSharpGenerator, GoGenerator, JavaGenerator, KotlinGenerator, PythonGenerator, TypeScriptGenerator } from "@asyncapi/modelina";
import { documentsOf } from "./lib/documents.mjs";
import { inventedNames } from "./lib/names.mjs";
import { measure, report, reportLimit, versionOf } from "./lib/report.mjs";

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

for (const { profile, vendors } of documentsOf("asyncapi")) {
  for (const [language, generator] of Object.entries(GENERATORS)) {
    const invented = [];
    let count = 0;
    for (const { name, document, events } of vendors) {
      const models = (await generator().generate({ ...structuredClone(document), asyncapi: KNOWN_VERSION })).map(({ modelName }) => modelName);
      const titles = Object.keys(document.components.schemas);
      const missing = events.filter(({ title }) => !models.some((model) => same(model, title)));
      invented.push(...missing.map(({ title }) => `${name}: no type ${title}`));
      invented.push(...inventedNames(models, titles).map((model) => `${name}: ${model}`));
      count += models.length;
    }
    measure("Modelina", `${language}: invented names`, invented.length);
    report("Modelina", versionOf("@asyncapi/modelina"), `AsyncAPI, ${profile}: ${language}: no type without a name of its own`, count, invented);
  }
}

/** Whether two names are the same but for how a language writes them. */
function same(left, right) {
  const plain = (name) => name.replaceAll("_", "").toLowerCase();
  return plain(left) === plain(right);
}

const newest = {
  asyncapi: "3.1.0",
  info: { title: "a", version: "1" },
  components: { schemas: { Known: { type: "object", properties: { a: { type: "string" } } } }, messages: { m: { payload: { $ref: "#/components/schemas/Known" } } } },
  channels: { c: { messages: { m: { $ref: "#/components/messages/m" } } } },
  operations: { o: { action: "receive", channel: { $ref: "#/channels/c" } } },
};
const names = async (document) => (await GENERATORS.TypeScript().generate(document)).map(({ modelName }) => modelName);
const readsOlder = (await names({ ...newest, asyncapi: KNOWN_VERSION })).includes("Known");
reportLimit("Modelina", versionOf("@asyncapi/modelina"), {
  text: "A document of AsyncAPI 3.1 is taken for a JSON Schema, and one empty model is made of it, without a word.",
  advice: "Write `3.0.0` into the document's `asyncapi`: it uses nothing that is new in 3.1.",
  reproduction: newest,
}, readsOlder && !(await names(newest)).includes("Known"));
