// What openapi-generator is asked for in each language, and how the result is tried.

import { join } from "node:path";
import { filesBelow } from "../lib/forms.mjs";
import { compileGo, judgeGo } from "../lib/go.mjs";
import { compileJava, judgeJava } from "../lib/java.mjs";
import { judgePython } from "../lib/python.mjs";
import { typeCheck } from "../lib/tsc.mjs";

/** Models alone: a document of webhooks has no operations. */
const MODELS = { models: "", modelDocs: "false", modelTests: "false" };

/** The model that a probe is read as. */
const modelOf = (probe) => (probe.body ? probe.bodyTitle : probe.title);

const java = {
  name: "java",
  title: "Java",
  compiles: "compiles with javac and Jackson",
  job: (vendor, folder) => ({
    inputSpec: vendor.path,
    generatorName: "java",
    outputDir: join(folder, "java", vendor.name),
    additionalProperties: {
      library: "native",
      invokerPackage: `consumers.${vendor.name}`,
      modelPackage: `consumers.${vendor.name}.model`,
      apiPackage: `consumers.${vendor.name}.api`,
      openApiNullable: "false",
      annotationLibrary: "none",
      documentationProvider: "none",
      hideGenerationTimestamp: "true",
    },
    globalProperties: { ...MODELS, apis: "false", supportingFiles: "" },
  }),
  compile: (folder, vendors) => compileJava(folder, `consumers.${vendors[0].name}.ApiClient.createDefaultObjectMapper()`),
  judge: (folder, probes) => judgeJava(folder, probes, (probe) => `consumers.${probe.vendor}.model.${modelOf(probe)}`),
};

const go = {
  name: "go",
  title: "Go",
  compiles: "compiles with go build",
  job: (vendor, folder) => ({
    inputSpec: vendor.path,
    generatorName: "go",
    outputDir: join(folder, "go", vendor.name),
    additionalProperties: { packageName: vendor.name, enumClassPrefix: "true", generateUnmarshalJSON: "true", useOneOfDiscriminatorLookup: "true", disallowAdditionalPropertiesIfNotPresent: "false" },
    globalProperties: { ...MODELS, supportingFiles: "utils.go" },
  }),
  compile: (folder, vendors) => {
    const types = vendors.flatMap((vendor) => [vendor.bundle.title, ...vendor.events.map(({ title }) => title)]
      .filter((title) => vendor.document.components.schemas[title])
      .map((title) => [`${vendor.name} ${title}`, `${vendor.name}.${title}`]));
    return compileGo(folder, vendors.map(({ name }) => name), Object.fromEntries(types));
  },
  judge: (folder, probes, cannot) => judgeGo(folder, probes, (probe) => `${probe.vendor} ${modelOf(probe)}`, cannot),
  cannot: (probe) => probe.kind === "unknown event type" && probe.valid,
  limit: {
    text: "Go code reads an event of an unknown type as a known one that holds nothing, which it cannot write again.",
    advice: "Where `KnownEvent.GetActualInstance()` is nil, read the body as `UnknownEvent`.",
    reproduction: { anyOf: [{ $ref: "#/components/schemas/KnownEvent" }, { $ref: "#/components/schemas/UnknownEvent" }] },
  },
};

const python = {
  name: "python",
  title: "Python",
  compiles: "imported",
  job: (vendor, folder) => ({
    inputSpec: vendor.path,
    generatorName: "python",
    outputDir: join(folder, "python"),
    additionalProperties: { packageName: `events_${vendor.name}` },
    globalProperties: { ...MODELS, supportingFiles: "" },
  }),
  // Imported when it is run: what is missing shows as a refusal.
  compile: () => [],
  judge: (folder, probes) => judgePython(folder, probes, (probe) => `events_${probe.vendor}:${modelOf(probe)}.from_json:to_json`),
};

const typescript = {
  name: "typescript",
  title: "TypeScript",
  compiles: "compiles with tsc --strict, by `typescript-axios`",
  job: (vendor, folder) => ({
    inputSpec: vendor.path,
    generatorName: "typescript-axios",
    outputDir: join(folder, "typescript", vendor.name),
    additionalProperties: { withSeparateModelsAndApi: "true", modelPackage: "models", apiPackage: "api" },
    globalProperties: MODELS,
  }),
  compile: (folder) => {
    // The tool's own runtime does not compile with more than `strict`.
    const files = filesBelow(folder).filter((file) => file.endsWith(".ts"));
    return typeCheck(files, { exactOptionalPropertyTypes: false, noUncheckedIndexedAccess: false });
  },
};

export const LANGUAGES = [java, go, python, typescript];
