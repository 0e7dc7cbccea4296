// zod 4: `z.fromJSONSchema` makes a schema of its own from each bundle and each event's file.

import { z } from "zod";
import { FORMS, loadForm } from "./lib/forms.mjs";
import { KINDS, LARGE, judge, probesOf } from "./lib/probes.mjs";
import { exportDir, report, reportLimit, versionOf } from "./lib/report.mjs";

const version = versionOf("zod");

for (const name of FORMS) {
  const form = loadForm(exportDir, name);
  const problems = [];
  const schemas = new Map();
  const make = (key, schema) => {
    try {
      schemas.set(key, z.fromJSONSchema(schema));
    } catch (error) {
      if (!cannotRead(error)) problems.push(`${key}: ${error.message}`);
    }
  };
  for (const vendor of form.vendors) {
    make(vendor.name, vendor.bundle);
    for (const event of vendor.events) make(`${vendor.name} ${event.name}`, event.schema);
  }
  report("zod", version, `${name}: \`z.fromJSONSchema\` reads bundles and files of one event`, schemas.size, problems);
  const key = (probe) => (probe.body ? probe.vendor : `${probe.vendor} ${probe.event}`);
  const probes = probesOf(form).filter((probe) => schemas.has(key(probe)));
  const { count, problems: wrong } = judge(probes, (probe) => void schemas.get(key(probe)).parse(JSON.parse(probe.text)), isLarge);
  report("zod", version, `${name}: ${KINDS.join(", ")}: accepted or refused as the profile says`, count, wrong);
}

/** JavaScript reads the integer as another, which zod refuses. */
function isLarge({ kind }) {
  return kind === "64-bit integer";
}

function cannotRead({ message }) {
  return /^(dependentSchemas and dependentRequired are|not is) not supported/.test(message);
}

const large = { type: "integer" };
reportLimit("zod", version, {
  text: "An integer beyond 2^53 is refused: JavaScript would read it as another.",
  advice: "Read the body with a parser that keeps large integers, and take `z.int64()` for such a field.",
  reproduction: large,
  link: "https://github.com/colinhacks/zod/issues/4779",
}, !z.fromJSONSchema(large).safeParse(JSON.parse(LARGE)).success);

const dependent = { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", dependentRequired: { a: ["b"] } };
reportLimit("zod", version, {
  text: "`z.fromJSONSchema` stops at `dependentRequired`, which the strict 2020-12 schemas have for fields that come together.",
  advice: "Take draft-07, or the receiver profile.",
  reproduction: dependent,
}, stops(dependent));

const unlike = { not: { enum: ["a"] } };
reportLimit("zod", version, {
  text: "`z.fromJSONSchema` stops at `not`, which the bundles of the receiver profile have for events that are not known.",
  advice: "Take the files of one event each, or the bundles without that branch.",
  reproduction: unlike,
}, stops(unlike));

function stops(schema) {
  try {
    z.fromJSONSchema(schema);
    return false;
  } catch (error) {
    return cannotRead(error);
  }
}
