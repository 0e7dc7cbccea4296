// What generated code has to stand: payloads that differ from the example in one point, as JSON
// texts, because JavaScript has no number for a large integer.

import { resolve } from "./cases.mjs";
import { bodyOf } from "./forms.mjs";

/** An integer that only 64 bits hold, and no floating-point number. */
export const LARGE = "9007199254740993";
const LARGE_MARK = "the large integer";
const OFFSET = "2026-03-01T12:34:56.789+02:00";

export const KINDS = [
  "unknown field",
  "unknown enum value",
  "unknown event type",
  "null",
  "absent optional field",
  "64-bit integer",
  "date with offset",
];

/** The probes of a form, at most one of a kind for each event: `valid` is what the profile says. */
export function probesOf(form) {
  return form.vendors.flatMap((vendor) => vendor.events.flatMap((event) => [...probesOfEvent(form, vendor, event)]));
}

function* probesOfEvent({ profile }, vendor, event) {
  const receiver = profile === "receiver";
  const probe = (kind, instance, valid, path) => ({
    kind,
    vendor: vendor.name,
    event: event.name,
    title: event.title,
    schema: event.schema.$id,
    path,
    text: JSON.stringify(instance).replaceAll(JSON.stringify(LARGE_MARK), LARGE),
    valid,
  });
  yield probe("example", event.example, true, []);
  yield probe("unknown field", { ...event.example, "x-unknown": { "a b": [1] } }, true, ["x-unknown"]);
  const inBody = { body: true, schema: vendor.bundle.$id, bodyTitle: vendor.bundle.title };
  yield { ...probe("example in a body", bodyOf(vendor, event.example), true, []), ...inBody };
  const renamed = { ...event.example, [vendor.discriminator]: `${event.name}?` };
  yield { ...probe("unknown event type", bodyOf(vendor, renamed), receiver, [vendor.discriminator]), ...inBody };

  const sparse = withoutOptional(event.schema, event.schema, event.example, vendor.discriminator);
  if (sparse) yield probe("absent optional field", sparse, true, []);
  const leaves = [...leavesOf(event.schema, event.schema, event.example, [])];
  const first = (kind, value, valid, matches) => {
    const leaf = leaves.find((one) => one.path.join() !== vendor.discriminator && matches(one));
    if (!leaf) return [];
    const nullable = isNullable(event.schema, leaf.schema);
    return [{ ...probe(kind, replaced(event.example, leaf.path, value), valid, leaf.path), nullable }];
  };
  yield* first("unknown enum value", "Undocumented", receiver, isOfEnum(profile));
  yield* first("null", null, true, ({ schema }) => isNullable(event.schema, schema));
  yield* first("64-bit integer", LARGE_MARK, true, ({ resolved }) => isLong(resolved));
  yield* first("date with offset", OFFSET, true, ({ resolved }) => resolved?.format === "date-time" || /^DateTime/.test(resolved?.title));
}

/** The values in an instance that have a schema, the outer ones first. */
function* leavesOf(root, schema, instance, path) {
  const { properties = {} } = resolve(root, schema) ?? {};
  const known = Object.entries(instance).filter(([name]) => properties[name]);
  for (const [name, value] of known) {
    yield { path: [...path, name], schema: properties[name], resolved: resolve(root, properties[name]), value };
  }
  for (const [name, value] of known) {
    if (value && typeof value === "object" && !Array.isArray(value)) yield* leavesOf(root, properties[name], value, [...path, name]);
  }
}

const isNullable = (root, schema) =>
  schema.type?.includes?.("null") === true ||
  schema.anyOf?.some((branch) => branch.type === "null") === true ||
  (schema.$ref !== undefined && isNullableTarget(root, schema.$ref));

const isNullableTarget = (root, ref) => [target(root, ref).type].flat().includes("null");

const target = (root, ref) => ref.split("/").slice(1).reduce((at, key) => at[key], root);

/** A value of an enum: closed, or open, where the documented values are examples of a named type. */
const isOfEnum = (profile) => ({ resolved, value }) => {
  if (typeof value !== "string" || !resolved) return false;
  if (profile === "strict") return resolved.enum?.length > 1;
  return resolved.title !== undefined && resolved.examples?.length > 0 && !resolved.format && !resolved.pattern;
};

const isLong = (resolved) =>
  [resolved?.type].flat().includes("integer") && !resolved.enum && !(resolved.maximum < Number(LARGE));

/** The instance with only what its schema requires and the name of the event; nothing if that is all. */
function withoutOptional(root, schema, instance, discriminator) {
  const { required = [] } = resolve(root, schema) ?? {};
  const kept = Object.entries(instance).filter(([name]) => required.includes(name) || name === discriminator);
  return kept.length < Object.keys(instance).length ? Object.fromEntries(kept) : undefined;
}

function replaced(instance, [name, ...rest], value) {
  return { ...instance, [name]: rest.length ? replaced(instance[name], rest, value) : value };
}

/**
 * Judges a tool by the probes. `read(probe)` throws where the generated code refuses, and may answer
 * the text that it writes again. What the tool `cannot` is left to the known limits.
 */
export function judge(probes, read, cannot = () => false) {
  const judged = probes.filter((probe) => !cannot(probe));
  const problems = judged.flatMap((probe) => {
    const verdict = attempt(() => read(probe));
    const name = `${probe.vendor} ${probe.event}: ${probe.kind} at ${probe.path.join(".")}`;
    if (verdict.accepted !== probe.valid) return [`${name} is ${verdict.accepted ? "accepted" : `refused: ${verdict.error}`}`];
    const lost = probe.kind === "64-bit integer" && verdict.text !== undefined && !verdict.text.includes(LARGE);
    return lost ? [`${name} has other digits`] : [];
  });
  return { count: judged.length, problems };
}

function attempt(read) {
  try {
    return { accepted: true, text: read() };
  } catch (error) {
    return { accepted: false, error: String(error.message ?? error).replaceAll(/\s+/g, " ").slice(0, 300) };
  }
}
