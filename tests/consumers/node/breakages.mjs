// Deliberate breakages of an export, each of which some consumer has to notice.
//
//   node breakages.mjs             their names, each with its check and the check's verdict
//   node breakages.mjs NAME DIR    breaks every file below DIR in that way

import { writeFileSync } from "node:fs";
import { filesBelow, readJson } from "./lib/forms.mjs";

/** Changes every object of a JSON value, from the inside out. */
function rewrite(value, change) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => rewrite(item, change));
  const inside = Object.entries(value).map(([key, item]) => [key, rewrite(item, change)]);
  return change(Object.fromEntries(inside));
}

/** A change of every schema. */
const inSchemas = (change) => (path, json) => (path.endsWith(".schema.json") ? rewrite(json, change) : json);

/** A change of every object of an OpenAPI or AsyncAPI document. */
const inDocuments = (change) => (path, json) => (/(open|async)api\.json$/.test(path) ? rewrite(json, change) : json);

const isTag = (schema) => schema.enum?.length === 1 && schema.type === "string";

const BREAKAGES = {
  nothing: {
    check: "ajv",
    verdict: "unnoticed",
    what: "the export as it is",
    apply: (_, json) => json,
  },
  "open-discriminator": {
    check: "json2ts",
    vendor: "livechat",
    what: "discriminators that may be any text",
    apply: inSchemas((schema) => {
      if (!isTag(schema)) return schema;
      const { enum: _, ...rest } = schema;
      return rest;
    }),
  },
  "sibling-of-ref": {
    check: "ajv",
    vendor: "livechat",
    what: "`null` allowed beside `$ref`, where draft-07 does not look",
    apply: inSchemas((schema) => {
      const [reference, nothing] = schema.anyOf ?? [];
      if (!reference?.$ref || nothing?.type !== "null") return schema;
      const { anyOf: _, ...rest } = schema;
      return { ...rest, type: ["object", "array", "string", "integer", "null"], ...reference };
    }),
  },
  "wrong-example": {
    check: "pydantic",
    vendor: "livechat",
    what: "whole numbers in examples written as words",
    apply: (path, json) => {
      if (path.endsWith(".schema.json")) return json;
      const words = ([key, value]) => [key, Number.isInteger(value) ? "many" : value];
      return rewrite(json, (object) => Object.fromEntries(Object.entries(object).map(words)));
    },
  },
  "two-types": {
    check: "ajv",
    vendor: "ringcx",
    what: "a list of two types for integer-or-string, which ajv's strict mode refuses",
    apply: inSchemas((schema) => {
      const types = schema.anyOf?.map((branch) => branch.type);
      if (types?.join() !== "integer,string") return schema;
      const { anyOf: _, ...rest } = schema;
      return { ...rest, type: types };
    }),
  },
  "fallback-branch": {
    check: "ajv",
    vendor: "livechat",
    what: "a branch for unknown events that takes known ones, too",
    apply: inSchemas((schema) => {
      if (schema.title !== "UnknownEvent") return schema;
      const withoutNot = ([key, { not: _, ...property }]) => [key, property];
      return { ...schema, properties: Object.fromEntries(Object.entries(schema.properties).map(withoutNot)) };
    }),
  },
  "no-fallback-branch": {
    check: "ajv",
    vendor: "livechat",
    what: "no branch for unknown events",
    apply: inSchemas((schema) =>
      schema.oneOf?.some((branch) => branch.$ref?.endsWith("/UnknownEvent")) ? { ...schema, oneOf: schema.oneOf.slice(0, 1) } : schema,
    ),
  },
};

Object.assign(BREAKAGES, {
  "needless-any-of": {
    check: "lint",
    vendor: "livechat",
    what: "references in an `anyOf` of one, where OpenAPI lets keywords stand beside `$ref`",
    apply: inDocuments((schema) => {
      const { $ref, ...rest } = schema;
      return $ref && Object.keys(rest).length > 0 ? { ...rest, anyOf: [{ $ref }] } : schema;
    }),
  },
  "webhook-without-content": {
    check: "validators",
    vendor: "livechat",
    what: "request bodies without content",
    apply: inDocuments((object) => {
      const { content, ...rest } = object.requestBody ?? {};
      return content ? { ...object, requestBody: rest } : object;
    }),
  },
  "list-of-one-tag": {
    check: "modelina",
    vendor: "livechat",
    what: "discriminators as an enumeration of one value, which Modelina makes a type without a name of",
    apply: inDocuments((schema) => {
      const { const: tag, ...rest } = schema;
      return typeof tag === "string" ? { ...rest, type: "string", enum: [tag] } : schema;
    }),
  },
  "no-paths": {
    check: "ajv openapi_python_client",
    vendor: "livechat",
    what: "documents without `paths`, which openapi-python-client refuses",
    apply: (_, { paths, ...json }) => json,
  },
  "narrow-integers": {
    check: "hey-api",
    vendor: "livechat",
    what: "integers of 64 bits that do not say so",
    apply: inDocuments((schema) => {
      const { format, ...rest } = schema;
      return format === "int64" ? rest : schema;
    }),
  },
  "closed-open-branch": {
    check: "ajv pydantic_openapi",
    vendor: "ringcx",
    what: "a union that no event of later fits",
    apply: inDocuments((schema) => (/^Unknown\w*Event$/.test(schema.title) ? { ...schema, properties: { ...schema.properties, never: { type: "string" } }, required: ["never"] } : schema)),
  },
});

/** Leaves one vendor in each index: a check judges what the index lists. */
function leaveOnly(vendor, folder) {
  for (const path of filesBelow(folder).filter((file) => file.endsWith("index.json"))) {
    const index = readJson(path);
    writeFileSync(path, JSON.stringify({ ...index, vendors: index.vendors.filter(({ name }) => name === vendor) }));
  }
}

const [name, folder] = process.argv.slice(2);
if (!name) {
  for (const [key, { check, verdict = "noticed", what }] of Object.entries(BREAKAGES)) {
    console.log([key, check, verdict, what].join("\t"));
  }
} else {
  const { vendor, apply } = BREAKAGES[name];
  for (const path of filesBelow(folder).filter((file) => file.endsWith(".json") && !file.endsWith("index.json"))) {
    writeFileSync(path, JSON.stringify(apply(path, readJson(path))));
  }
  if (vendor) leaveOnly(vendor, folder);
}
