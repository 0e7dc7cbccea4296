"""datamodel-code-generator to pydantic v2: import, parse every example, choose the right class."""

import json
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Annotated

from pydantic import Field, PydanticUserError, TypeAdapter, ValidationError

from models import models_of
from report import ALL, FORMS, WORK, load_form, load_tried, measure, report, report_limit, version_of

TOOL = "datamodel-code-generator"
VERSION = f"{version_of('datamodel-code-generator')}, pydantic {version_of('pydantic')}"


def discriminator_of(vendor):
    """The field that holds the event's name in all examples of a vendor."""
    first, *others = vendor["events"]
    fields = [field for field, value in first["example"].items() if value == first["name"]]
    return next(field for field in fields if all(event["example"].get(field) == event["name"] for event in others))


def body_of(bundle, event):
    """A request body with one event in it, and how to get back to the event's model."""
    if "oneOf" in bundle:
        return event, unwrapped
    field = next(name for name, schema in bundle["properties"].items() if "$ref" in schema.get("items", {}))
    others = {name: "1" for name in bundle["properties"] if name != field}
    return others | {field: [event]}, lambda body: unwrapped(getattr(body, field)[0])


def unwrapped(event):
    """The event itself: where the tool gives a union a class of its own, it is the root of that."""
    while hasattr(event, "root"):
        event = event.root
    return event


def same(sent, got):
    """Whether all that was sent came back, apart from how a date-time is written."""
    match sent, got:
        case dict(), dict():
            return all(name in got and same(value, got[name]) for name, value in sent.items())
        case list(), list():
            return len(sent) == len(got) and all(map(same, sent, got))
        case str(), str() if sent != got:
            return sent[:10] == got[:10] and datetime.fromisoformat(sent) == datetime.fromisoformat(got)
        case _:
            return sent == got


def check_bundles(name):
    """Checks the bundles of one form: the union chooses the class of the event's name."""
    problems, tagged_problems, count = [], [], 0
    for vendor in load_form(name):
        bundle = vendor["bundle"]
        module = models_of(vendor["bundle_path"], WORK / "pydantic" / name / f"{vendor['name']}.py")
        body_class = getattr(module, bundle["title"])
        discriminator = discriminator_of(vendor)
        classes = [getattr(module, event["title"]) for event in vendor["events"]]
        tagged = TypeAdapter(Annotated[reduce(or_, classes), Field(discriminator=field_of(classes[0], discriminator))])
        for event, event_class in zip(vendor["events"], classes, strict=True):
            count += 1
            body, event_of = body_of(bundle, event["example"])
            try:
                parsed = event_of(body_class.model_validate_json(json.dumps(body)))
                if type(parsed) is not event_class:
                    problems.append(f"{event['name']}: came out as {type(parsed).__name__}")
                elif not same(event["example"], parsed.model_dump(mode="json", by_alias=True)):
                    problems.append(f"{event['name']}: fields were lost")
                later = event["example"] | {discriminator: event["name"] + "?"}
                if name.endswith("-receiver") and unknown_as(body_class, bundle, later) != "UnknownEvent":
                    problems.append(f"{event['name']}: an event of later is none")
                if type(tagged.validate_json(json.dumps(event["example"]))) is not event_class:
                    tagged_problems.append(f"{event['name']}: another class")
            except ValidationError as error:
                problems.append(f"{event['name']}: {error}")
    report(TOOL, VERSION, f"{name}: bundles: each example parsed as the class of its event", count, problems)
    report(TOOL, VERSION, f"{name}: bundles: the same by a union with `discriminator`", count, tagged_problems)


def unknown_as(body_class, bundle, event):
    """The class that an event comes out as."""
    body, event_of = body_of(bundle, event)
    return type(event_of(body_class.model_validate_json(json.dumps(body)))).__name__


def field_of(model, wire_name):
    """The Python name of a field."""
    fields = model.model_fields.items()
    return next(name for name, field in fields if (field.alias or name) == wire_name)


def check_single_files(name):
    """Checks the files of one event each: the example is parsed, the event's name is demanded."""
    problems, count = [], 0
    vendors, chosen = load_tried(name)
    for vendor in vendors:
        discriminator = discriminator_of(vendor)
        for event in vendor["events"]:
            count += 1
            path = WORK / "pydantic" / name / vendor["name"] / f"{event['title']}.py"
            model = getattr(models_of(event["path"], path), event["title"])
            try:
                model.model_validate(event["example"])
            except ValidationError as error:
                problems.append(f"{event['name']}: {error}")
            for changed in [event["example"] | {discriminator: "?"}, without(event["example"], discriminator)]:
                try:
                    model.model_validate(changed)
                    problems.append(f"{event['name']}: accepted {changed}")
                except ValidationError:
                    pass
    what = f"{name}: files of one event: example parsed, other discriminators refused{chosen}"
    report(TOOL, VERSION, what, count, problems)


def without(example, field):
    """The example without one field."""
    return {name: value for name, value in example.items() if name != field}


def check_limit():
    """A discriminator is no `Literal` unless it is asked for."""

    def variant(tag):
        return {"type": "object", "properties": {"tag": {"type": "string", "enum": [tag]}}, "required": ["tag"]}

    variants = {"A": variant("a"), "B": variant("b")}
    schema = {"oneOf": [{"$ref": f"#/definitions/{name}"} for name in variants], "definitions": variants}
    path = WORK / "pydantic" / "limit.schema.json"
    path.write_text(json.dumps(schema))
    module = models_of(path, WORK / "pydantic" / "limit.py", literals=None)
    try:
        TypeAdapter(Annotated[module.A | module.B, Field(discriminator="tag")])
        problem = "none"
    except PydanticUserError as error:
        problem = error.code
    limit = {
        "text": "A discriminator becomes an `Enum` class, which a tagged union of pydantic refuses.",
        "advice": "`--enum-field-as-literal one`.",
        "reproduction": schema,
        "link": "https://github.com/datamodel-code-generator/datamodel-code-generator/issues/1125",
    }
    report_limit(TOOL, VERSION, limit, problem == "discriminator-needs-literal")


def measure_names(name):
    """Counts the classes that get a number where nothing is asked for."""
    for vendor in load_form(name):
        module = models_of(vendor["bundle_path"], WORK / "pydantic" / name / f"{vendor['name']}_default.py", literals=None)
        numbered = {one for one in vars(module) if one[:1].isupper() and one[-1].isdigit()} - known_names(vendor["bundle"])
        measure(TOOL, "draft-07 bundles with default options: numbered classes", len(numbered))


def known_names(bundle):
    """The names that the schemas give."""
    return set(bundle.get("definitions", {})) | set(bundle.get("$defs", {}))


for form in FORMS:
    # The new draft in the strict profile: the files of one event each, below, show what is new in it.
    if ALL or form != "2020-12-strict":
        check_bundles(form)
for form in FORMS:
    if form.startswith("07"):
        measure_names(form)
for form in {FORMS[0]: None, FORMS[-1]: None}:
    check_single_files(form)
check_limit()
