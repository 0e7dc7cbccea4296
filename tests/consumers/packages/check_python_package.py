"""The Python package: a wheel is built and installed, type checkers read it, and it runs."""

import ast
import importlib
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version as version_of
from pathlib import Path

HERE = Path(__file__).parent
EXPORT = Path(os.environ["CONSUMERS_EXPORT"])
WORK = Path(os.environ["CONSUMERS_WORK"])
sys.path.insert(0, str(HERE.parent / "python"))

from report import load_form, report  # noqa: E402

TOOL = "our Python package"
PYRIGHT = json.loads((HERE / "node_modules/pyright/package.json").read_bytes())["version"]
VERSION = f"hatchling {version_of('hatchling')}, mypy {version_of('mypy')}, pyright {PYRIGHT}"
PROGRAM = """\
# pyright: strict
from typing import assert_never

from {package} import UnknownEvent, {module}


def handle(event: {module}.{union}) -> str:
    match event[{tag}]:
{cases}
        case _:
            assert_never(event)


def receive(body: bytes) -> list[str]:
    events = {parsed}
    return [str(event.name) if isinstance(event, UnknownEvent) else handle(event) for event in events]
"""


TEN = """\
# pyright: strict
from {package} import UnknownEvent, {module}
from {package}.{module} import {names}


def describe(event: {union}) -> str:
    match event["EventType"]:
{cases}


def receive(body: bytes) -> str | None:
    event = {module}.parse(body)
    if isinstance(event, UnknownEvent):
        return None
    match event["EventType"]:
        case {patterns}:
            return describe(event)
        case _:
            return None
"""
# What the package lacks when the program must be refused.
REMOVED = "UserSetting"


def install(source, name):
    """Builds a wheel, and installs it in a directory of its own."""
    folder = WORK / "wheels" / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder / "source")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder, folder / "source"]
    subprocess.run(wheel, check=True)
    [built] = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", folder / "site", built], check=True)
    return folder


def checked(folder, name="*.py"):
    """The errors that mypy and pyright find in files of a directory, each with the file first."""
    environment = {**os.environ, "MYPYPATH": str(folder / "site")}
    files = sorted((folder / "code").glob(name))
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", folder / "cache", *files]
    found = subprocess.run(mypy, env=environment, capture_output=True, text=True).stdout.splitlines()
    (folder / "pyrightconfig.json").write_text(json.dumps({"include": [f"code/{name}"], "extraPaths": ["site"]}))
    pyright = ["node", HERE / "node_modules/pyright/index.js", "--outputjson", "--pythonpath", sys.executable]
    told = json.loads(subprocess.run(pyright, cwd=folder, capture_output=True, text=True).stdout)
    errors = [one for one in told["generalDiagnostics"] if one["severity"] == "error"]
    return {"mypy": found, "pyright": [f"{one['file']}: {one['message']}" for one in errors]}


def cases(patterns, tag):
    return "\n".join(f"        case {pattern}:\n            return event[{json.dumps(tag)}]" for pattern in patterns)


def programs(folder, package, vendors):
    """What is wrong with the modules, and with programs that name every event, and all but one."""
    code = folder / "code"
    code.mkdir()
    for vendor in vendors:
        module = vendor["name"]
        tag = vendor["discriminator"]["parts"][0]["path"][0]
        names = [event["name"] for event in vendor["events"]]
        parse = f"{module}.parse(body)"
        text = {
            "package": package,
            "module": module,
            "union": "KnownEvent",
            "tag": json.dumps(tag),
            "parsed": parse if vendor["body"] == "envelope" else f"[{parse}]",
        }
        patterns = [json.dumps(name) for name in names]
        # One pattern for all but one: mypy takes three times as long for a pattern each.
        for what, chosen in [("all", patterns), ("less", [" | ".join(patterns[1:])])]:
            (code / f"{module}_{what}.py").write_text(PROGRAM.format(cases=cases(chosen, tag), **text))
    problems = []
    for checker, found in checked(folder).items():
        problems += [f"{checker}: {line}" for line in found if "_less.py" not in line]
        for vendor in vendors:
            refused = [line for line in found if f"{vendor['name']}_less.py" in line and "assert_never" in line]
            if not refused:
                problems.append(f"{checker} takes a match of {vendor['name']} that leaves out an event")
    return problems


def ten_events(folder, package, vendors):
    """What is wrong with a program of ten events, by the package and by one that lacks one of them."""
    ten = json.loads((HERE.parent / "programs/ten.json").read_bytes())
    [enreach] = [vendor for vendor in vendors if vendor["name"] == "enreach"]
    others = [option for event in enreach["events"] if event["name"] != REMOVED for option in ["--event", event["name"]]]
    source = WORK / "wheels" / "source-without-one"
    shutil.rmtree(source, ignore_errors=True)
    options = ["--schemas", HERE.parents[2] / "schemas", "--out", source, "--format", "python", "--vendor", "enreach"]
    subprocess.run([os.environ["CONSUMERS_HOOKWRIGHT"], "export", *options, *others], check=True, capture_output=True)
    reads = "\n".join(f'        case "{name}":\n            return str(event.get("{field}"))' for name, field in ten.items())
    names = ", ".join(ten)
    patterns = " | ".join(json.dumps(name) for name in ten)
    text = {"package": package, "module": "enreach", "names": names, "union": names.replace(", ", " | ")}
    problems = []
    for package_folder, is_whole in [(folder, True), (install(source, "without-one"), False)]:
        (package_folder / "code").mkdir(exist_ok=True)
        (package_folder / "code" / "ten.py").write_text(TEN.format(cases=reads, patterns=patterns, **text))
        for checker, found in checked(package_folder, "ten.py").items():
            if is_whole:
                problems += [f"{checker}: {line}" for line in found]
            elif not any(REMOVED in line for line in found):
                problems.append(f"{checker} takes a program of ten events without {REMOVED}")
    return problems


def run(folder, package, vendors):
    """Uses the installed package as a receiver would."""
    sys.path.insert(0, str(folder / "site"))
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        del sys.modules[name]
    unknown = importlib.import_module(package).UnknownEvent
    problems = []
    for vendor in vendors:
        module = importlib.import_module(f"{package}.{vendor['name']}")
        tag = vendor["discriminator"]["parts"][0]["path"][0]
        for event in vendor["events"]:
            example, other = event["example"], {**event["example"], tag: "no.such.event"}
            events = [example, other]
            if vendor["body"] == "envelope":
                found = module.parse(json.dumps({vendor["events_in"][0]: events}))
            else:
                found = [module.parse(json.dumps(one)) for one in events]
            if found != [example, unknown("no.such.event", other)]:
                problems.append(f"{event['name']}: {found}")
            if not module.is_known(example) or module.is_known(other) or module.is_known(None):
                problems.append(f"{event['name']}: told wrongly")
        if len(module.EVENT_NAMES) != len(vendor["events"]):
            problems.append(f"{vendor['name']}: other names")
    sys.path.remove(str(folder / "site"))
    return problems


def hostile(folder):
    """Whether a text of schemas is code."""
    problems = []
    modules = [file for file in (folder / "site").rglob("*.py") if not file.name.startswith("_")]
    (folder / "code").mkdir()
    for file in modules:
        names = {node.id for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Name)}
        problems += [f"{file}: {name}" for name in names if "pwned" in name or "globalThis" in name]
        (folder / "code" / f"use_{file.stem}.py").write_text(f"import {file.parent.name}.{file.stem} as module\n\nmodule.EVENT_NAMES\n")
    return problems + [line for found in checked(folder).values() for line in found]


def main():
    for profile in ["receiver", "strict"]:
        vendors = load_form(f"07-{profile}")
        count = sum(len(vendor["events"]) for vendor in vendors)
        folder = install(EXPORT / f"python-{profile}", profile)
        package = next(path.name for path in (folder / "source/src").iterdir())
        # Checkers take their time, and the profiles differ in nothing that matters to a match.
        if profile == "receiver":
            what = "an exhaustive match passes mypy and pyright, strict, and no longer without an event"
            report(TOOL, VERSION, f"{profile}: {what}", count, programs(folder, package, vendors))
            what = "a program of ten events passes mypy and pyright, strict, and no longer with a package that lacks one"
            report(TOOL, VERSION, f"{profile}: {what}", 10, ten_events(folder, package, vendors))
        report(TOOL, VERSION, f"{profile}: events parsed, unknown ones kept", count, run(folder, package, vendors))
    folder = install(EXPORT / "nasty-python", "nasty")
    report(TOOL, VERSION, "texts of schemas are no code: hostile ones are read as texts", 1, hostile(folder))


main()
