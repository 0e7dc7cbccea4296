// zod 4: `z.fromJSONSchema` makes a schema of its own from each bundle and each event's file.

import { z } from "zod";
import { FORMS, loadForm } from "./lib/forms.mjs";
import { KINDS, judge, probesOf } from "./lib/probes.mjs";
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
      if (!/dependentSchemas|dependentRequired/.test(error.message)) problems.push(`${key}: ${error.message}`);
    }
  };
  for (const vendor of form.vendors) {
    make(vendor.name, vendor.bundle);
    for (const event of vendor.events) make(`${vendor.name} ${event.name}`, event.schema);
  }
  report("zod", version, `${name}: \`z.fromJSONSchema\` reads bundles and files of one event`, schemas.size, problems);
  const key = (probe) => (probe.body ? probe.vendor : `${probe.vendor} ${probe.event}`);
  const probes = probesOf(form).filter((probe) => schemas.has(key(probe)));
  const { count, problems: wrong } = judge(probes, (probe) => void schemas.get(key(probe)).parse(JSON.parse(probe.text)));
  report("zod", version, `${name}: ${KINDS.join(", ")}: accepted or refused as the profile says`, count, wrong);
}
