"""What registries and gateways read, by Python's validators: draft 04 and OpenAPI 3.0."""

import json
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from jsonschema import Draft4Validator, FormatChecker
from openapi_spec_validator import OpenAPIV30SpecValidator

sys.path.insert(0, str(Path(__file__).parent.parent / "python"))

from report import EXPORT, load_form, report  # noqa: E402


def draft04(profile):
    """Schemas fit the meta-schema and take all examples."""
    count, problems = 0, []
    for vendor in load_form(f"04-{profile}"):
        Draft4Validator.check_schema(vendor["bundle"])
        for event in vendor["events"]:
            Draft4Validator.check_schema(event["schema"])
            validator = Draft4Validator(event["schema"], format_checker=FormatChecker())
            examples = json.loads((EXPORT / f"04-{profile}" / event["examples"]).read_bytes())
            count += len(examples)
            errors = [error.message for example in examples for error in validator.iter_errors(example)]
            problems += [f"{event['name']}: {error}" for error in errors]
            unnamed = {**event["example"], event["discriminator"][0]["path"][0]: 1}
            if validator.is_valid(unnamed):
                problems.append(f"{event['name']}: accepted without its name")
    what = f"04-{profile}: schemas fit the meta-schema, all examples accepted"
    report("jsonschema (Python)", version_of("jsonschema"), what, count, problems)


def openapi30(profile):
    """Documents are valid."""
    count, problems = 0, []
    for path in sorted((EXPORT / f"openapi-3.0-{profile}").glob("*/openapi.json")):
        document = json.loads(path.read_bytes())
        count += len(document["components"]["schemas"])
        problems += [f"{path}: {error.message}" for error in OpenAPIV30SpecValidator(document).iter_errors()]
    what = f"OpenAPI 3.0, {profile}: documents valid"
    report("openapi-spec-validator", version_of("openapi-spec-validator"), what, count, problems)


for chosen in ["receiver", "strict"]:
    draft04(chosen)
    openapi30(chosen)
