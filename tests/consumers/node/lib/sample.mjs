// Which events a form is tried with where all of them would show nothing new: see ../README.md.

/** Nothing is left out, as before a release. */
export const ALL = process.env.CONSUMERS_ALL === "1";

/** The form of which every event goes through every tool. */
const WHOLE = "07-receiver";

const isWhole = (form) => ALL || form.name === WHOLE;

/** The form with all its events, if it is the whole one, else with an event of each shape. */
export const tried = (form) => (isWhole(form) ? { ...form, chosen: "" } : sampled(form));

/** The form with an event of each shape, and how to say so. */
export function sampled(form) {
  if (ALL) return { ...form, chosen: "" };
  const vendors = form.vendors.map((vendor) => ({ ...vendor, events: firsts(vendor.events, ({ schema }) => shapesOf(schema)) }));
  return { ...form, vendors, chosen: ", an event of each shape" };
}

/**
 * The cases that a second validator judges: of the events that are tried, all examples, and a change of each
 * kind, once for each event, for each shape that is changed, and for each bundle.
 */
export function sampledCases(form, cases) {
  if (ALL) return cases;
  const events = tried(form).vendors.flatMap(({ name, events }) => events.map((event) => `${name} ${event.name}`));
  const ofEvents = cases.filter(({ kind, what }) => kind === "document" || events.includes(what));
  return firsts(ofEvents, ({ kind, what, body, schema, shape }) => {
    const place = body && !kind.startsWith("example") ? schema : `${what} by ${schema}`;
    return [`${kind} in ${place}`, `${kind} of ${shape}`];
  });
}

/** Keywords whose value is a schema, or a list of schemas; and those whose value has names for schemas. */
const SCHEMAS = ["additionalProperties", "allOf", "anyOf", "else", "if", "items", "not", "oneOf", "then"];
const NAMED = ["$defs", "definitions", "patternProperties", "properties"];

/** The shapes of a schema and of all schemas in it. */
function shapesOf(schema) {
  if (typeof schema !== "object") return [];
  const inside = SCHEMAS.flatMap((key) => schema[key] ?? []);
  const named = NAMED.flatMap((key) => Object.values(schema[key] ?? {}));
  return [shapeOf(schema), ...[...inside, ...named].flatMap(shapesOf)];
}

/** What a tool has to understand in a schema: keywords, type and format; but no names, texts or values. */
export function shapeOf(schema) {
  const keywords = Object.keys(schema).filter((key) => !TEXTS.has(key));
  return JSON.stringify([keywords.sort(), schema.type, schema.format]);
}

/** Keywords that say nothing of a shape: texts, and where definitions are. */
const TEXTS = new Set(["$comment", "$defs", "$id", "$schema", "definitions", "description", "examples", "title"]);

/** The items each of which has a key that none before it has. */
function firsts(items, keysOf) {
  const seen = new Set();
  return items.filter((item) => {
    const before = seen.size;
    keysOf(item).forEach((key) => seen.add(key));
    return seen.size > before;
  });
}
