// Modelina: models from the AsyncAPI documents, in six languages, each with a name of its own.

import { CSharpGenerator, GoGenerator, JavaGenerator, KotlinGenerator, PythonGenerator, TypeScriptGenerator } from "@asyncapi/modelina";
import { documentsOf } from "./lib/documents.mjs";
import { inventedNames } from "./lib/names.mjs";
import { measure, report, versionOf } from "./lib/report.mjs";

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
    for (const { name, document } of vendors) {
      const models = (await generator().generate(structuredClone(document))).map(({ modelName }) => modelName);
      const titles = Object.keys(document.components.schemas);
      invented.push(...inventedNames(models, titles).map((model) => `${name}: ${model}`));
      count += models.length;
    }
    measure("Modelina", `${language}: invented names`, invented.length);
    report("Modelina", versionOf("@asyncapi/modelina"), `AsyncAPI, ${profile}: ${language}: no type without a name of its own`, count, invented);
  }
}
