"""The code of docs/validating.md for Python."""

import json

from report import EXPORT, report, version_of
from validate import validator


def main():
    folder = EXPORT / "advice"
    problems_of = validator(folder)
    [vendor] = json.loads((folder / "index.json").read_bytes())["vendors"]
    problems = []
    for event in vendor["events"]:
        example = json.loads((folder / event["example"]).read_bytes())
        broken = {key: value for key, value in example.items() if key != "Id"}
        found = [problems_of(example), problems_of({**example, "EventType": "Other"}), problems_of(broken)]
        expected = [[], ["unknown event: Other"], ["$: 'Id' is a required property"]]
        if found != expected:
            problems.append(f"{event['name']}: {found}")
    tool, what = "jsonschema (Python)", "code of docs/validating.md: an event's own schema has one error"
    report(tool, version_of("jsonschema"), what, len(vendor["events"]), problems)


main()
