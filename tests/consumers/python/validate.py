import json
from pathlib import Path

from jsonschema import Draft7Validator, FormatChecker


def validator(folder):
    def read(path):
        return json.loads((Path(folder) / path).read_bytes())

    [vendor] = read("index.json")["vendors"]  # the export was made with `--vendor`
    [field] = vendor["discriminator"]["parts"][0]["path"]  # `EventType` of Enreach
    schemas = {
        event["name"]: Draft7Validator(read(event["schema"]), format_checker=FormatChecker())
        for event in vendor["events"]
    }

    def problems(event):
        schema = schemas.get(event.get(field))
        if schema is None:
            return [f"unknown event: {event.get(field)}"]
        return [f"{error.json_path}: {error.message}" for error in schema.iter_errors(event)]

    return problems
