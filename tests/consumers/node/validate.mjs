import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";

export function validator(folder) {
  const read = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
  const [vendor] = read("index.json").vendors; // the export was made with `--vendor`
  const [field] = vendor.discriminator.parts[0].path; // `EventType` of Enreach
  const ajv = addFormats(new Ajv());
  const schemas = new Map(vendor.events.map(({ name, schema }) => [name, ajv.compile(read(schema))]));
  return (event) => {
    const schema = schemas.get(event[field]);
    if (!schema) return `unknown event: ${event[field]}`;
    return schema(event) ? undefined : ajv.errorsText(schema.errors);
  };
}
