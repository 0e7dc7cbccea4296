"""python jsonschema with format checking: the meta-schemas, and the verdicts that ajv gave."""

import json

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError

from report import ALL, FORMS, WORK, load_tried, report, report_limit, version_of

TOOL = "jsonschema (Python)"
VERSION = version_of("jsonschema")
# A format whose checker is not installed is passed over in silence, so ask first.
CHECKED_FORMATS = {"date", "date-time", "uri", "uuid"}


def check_form(name):
    """Checks one form of the export."""
    validator_class = Draft7Validator if name.startswith("07") else Draft202012Validator
    # All formats, whatever the draft: that of draft 7 leaves out `uuid`.
    checker = FormatChecker()
    missing = CHECKED_FORMATS - checker.checkers.keys()
    if missing:
        report(TOOL, VERSION, f"{name}: formats checked", 1, [f"no checker for {missing}"])

    validators, problems = {}, []
    vendors, chosen = load_tried(name)
    for vendor in vendors:
        entries = [*vendor["events"], *vendor.get("documents", [])]
        for schema in [vendor["bundle"], *(entry["schema"] for entry in entries)]:
            try:
                validator_class.check_schema(schema)
            except SchemaError as error:
                problems.append(f"{schema['$id']}: {error.message}")
            validators[schema["$id"]] = validator_class(schema, format_checker=checker)
    report(TOOL, VERSION, f"{name}: schemas fit the official meta-schema{chosen}", len(validators), problems)

    # ajv has written down what is to be judged.
    of_each = "" if ALL else ", a change of each kind"
    good, changed = f"examples and other good cases accepted{of_each}{chosen}", f"changed examples refused{of_each}{chosen}"
    groups = {good: [], changed: []}
    for case in json.loads((WORK / f"cases-{name}.json").read_bytes()):
        what = good if case["valid"] else changed
        groups[what].append(case)
    for what, cases in groups.items():
        wrong = [case for case in cases if validators[case["schema"]].is_valid(case["instance"]) != case["valid"]]
        problems = [f"{case['what']}: {case['kind']}: {case['instance']}" for case in wrong]
        report(TOOL, VERSION, f"{name}: {what}, as by ajv", len(cases), problems)


for form in FORMS:
    check_form(form)

UUID = {"type": "string", "format": "uuid"}
report_limit(
    TOOL,
    VERSION,
    {
        "text": "`Draft7Validator.FORMAT_CHECKER` passes over `uuid`, which came after draft 7.",
        "advice": "`format_checker=FormatChecker()`, which knows all formats.",
        "reproduction": UUID,
        "link": "https://github.com/python-jsonschema/jsonschema/issues/737",
    },
    Draft7Validator(UUID, format_checker=Draft7Validator.FORMAT_CHECKER).is_valid("none"),
)
