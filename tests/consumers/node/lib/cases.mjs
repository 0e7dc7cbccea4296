// Changed examples with the verdict that every validator has to give on them.

import { bodyOf } from "./forms.mjs";
import { shapeOf } from "./sample.mjs";

/** What must be refused, and what must still be accepted, made from the examples of one form. */
export function casesOf(form) {
  const cases = [];
  for (const vendor of form.vendors) {
    const names = vendor.events.map((event) => event.name);
    vendor.events.forEach((event, index) => {
      const add = (kind, instance, valid, where = "event", shape = undefined) => {
        const schema = where === "event" ? event.schema.$id : vendor.bundle.$id;
        const inBody = where === "body";
        cases.push({ kind, schema, what: `${vendor.name} ${event.name}`, instance: inBody ? bodyOf(vendor, instance) : instance, valid, body: inBody, shape });
      };
      add("example", event.example, true);
      add("example in a body", event.example, true, "body");

      const tagged = (tag) => ({ ...event.example, [vendor.discriminator]: tag });
      const other = names[(index + 1) % names.length];
      add("discriminator swapped", tagged(other), false);
      // Receivers take what the vendor adds later.
      add("discriminator unknown", tagged(`${event.name}?`), form.profile === "receiver", "body");
      const { [vendor.discriminator]: _, ...untagged } = event.example;
      add("discriminator removed", untagged, false);
      add("discriminator removed", untagged, false, "body");
      // Neither profile closes objects: vendors add fields.
      add("unknown field", { ...event.example, "x-unknown": 1 }, true);
      for (const change of changes(event.schema, event.schema, event.example, form.profile)) {
        add(change.kind, change.instance, change.valid, "event", change.shape);
      }
    });
    for (const document of vendor.documents) {
      const what = `${vendor.name} ${document.name}`;
      cases.push({ kind: "document", schema: document.schema.$id, what, instance: document.example, valid: true });
    }
  }
  return cases;
}

/** The one schema that a property's schema stands for; none for unions and for any value. */
export function resolve(root, schema) {
  if (schema.$ref) {
    const keys = schema.$ref.split("/").slice(1);
    return resolve(root, keys.reduce((at, key) => at[key], root));
  }
  if (schema.anyOf) {
    const rest = schema.anyOf.filter((branch) => branch.type !== "null");
    return rest.length === 1 ? resolve(root, rest[0]) : undefined;
  }
  return schema.type ? schema : undefined;
}

/** All changes of an instance, at any depth, each with the whole changed instance and the shape of what is changed. */
function* changes(root, schema, instance, profile) {
  const resolved = resolve(root, schema);
  if (!resolved || instance === null) return;
  if (Array.isArray(instance)) {
    for (const [index, item] of instance.entries()) {
      for (const change of valueChanges(root, resolved.items, item, profile)) {
        yield { ...change, instance: instance.with(index, change.instance) };
      }
    }
    return;
  }
  if (typeof instance !== "object") return;
  for (const name of resolved.required ?? []) {
    const { [name]: _, ...rest } = instance;
    yield { kind: "required field removed", valid: false, instance: rest, shape: shapeOf(resolved) };
  }
  for (const [name, value] of Object.entries(instance)) {
    const property = resolved.properties?.[name];
    if (!property) continue;
    for (const change of valueChanges(root, property, value, profile)) {
      yield { ...change, instance: { ...instance, [name]: change.instance } };
    }
  }
}

/** The changes of one value, and of what is inside it. */
function* valueChanges(root, schema, value, profile) {
  const resolved = resolve(root, schema);
  if (!resolved) return;
  const shape = shapeOf(resolved);
  const nested = ["object", "array"].some((type) => [resolved.type].flat().includes(type));
  yield { kind: "wrong type", shape, valid: false, instance: nested ? 12.5 : { wrong: true } };
  if (typeof value === "string" && (resolved.format || resolved.pattern)) {
    yield { kind: "wrong format", shape, valid: false, instance: "not that" };
  }
  if (typeof value === "number" && resolved.minimum !== undefined) {
    yield { kind: "out of range", shape, valid: false, instance: beyond(resolved.minimum, -1) };
  }
  if (typeof value === "number" && resolved.maximum !== undefined) {
    yield { kind: "out of range", shape, valid: false, instance: beyond(resolved.maximum, 1) };
  }
  if (resolved.enum?.length > 1) {
    yield { kind: "undocumented value", shape, valid: false, instance: unlike(resolved.enum) };
  } else if (resolved.examples && !resolved.enum && profile === "receiver") {
    const known = resolved.examples;
    if (resolved.type.includes("string") && !resolved.format && !resolved.pattern && known.every((one) => typeof one === "string")) {
      yield { kind: "undocumented value", shape, valid: true, instance: "New" };
    }
  }
  yield* changes(root, schema, value, profile);
}

/** A number beyond a bound. Those of 64 bits are no exact numbers here, so that one more is the same. */
const beyond = (bound, step) => (Number.isSafeInteger(bound) ? bound + step : 2 * bound);

const unlike = (values) => (typeof values[0] === "number" ? 12345 : "Undocumented value");
