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
from typing import assert_never

from {package} import UnknownEvent, {module}


def handle(event: {module}.{union}) -> str:
    match event[{tag}]:
{cases}
        case _:
            assert_never(event)


def receive(body: bytes) -> list[str]:
    found = {module}.parse(body)
    events = found if isinstance(found, list) else [found]
    return [str(event.name) if isinstance(event, UnknownEvent) else handle(event) for event in events]
"""


def install(source, name):
    """Builds a wheel, and installs it in a directory of its own."""
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder / "source")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder, folder / "source"]
    subprocess.run(wheel, check=True)
    [built] = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", folder / "site", built], check=True)
    return folder


def checked(folder, files):
    """How many errors mypy and pyright find in files, and what they say."""
    environment = {**os.environ, "MYPYPATH": str(folder / "site")}
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", folder / "cache", *files]
    found = subprocess.run(mypy, env=environment, capture_output=True, text=True)
    settings = {"typeCheckingMode": "strict", "extraPaths": ["site"], "include": [str(file) for file in files]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    pyright = ["node", HERE / "node_modules/pyright/index.js", "--outputjson", "--project", folder]
    pyright += ["--pythonpath", sys.executable]
    told = json.loads(subprocess.run(pyright, capture_output=True, text=True).stdout)
    errors = [f"{one['file']}: {one['message']}" for one in told["generalDiagnostics"] if one["severity"] == "error"]
    return found.stdout.splitlines(), errors


def cases(names, tag):
    return "\n".join(f"        case {json.dumps(name)}:\n            return event[{json.dumps(tag)}]" for name in names)


def programs(folder, package, vendors):
    """What is wrong with programs that name every event, one less, and one more."""
    good, bad = [], []
    for vendor in vendors:
        tag = vendor["discriminator"]["parts"][0]["path"][0]
        names = [event["name"] for event in vendor["events"]]
        module = (folder / "site" / package / f"{vendor['name']}.py").read_text()
        union = "KnownEvent" if "\nKnownEvent:" in module else f"{vendor['name'].capitalize()}Event"
        for what, chosen in [("all", names), ("less", names[1:])]:
            file = folder / f"{vendor['name']}_{what}.py"
            text = {"package": package, "module": vendor["name"], "union": union, "tag": json.dumps(tag)}
            file.write_text(PROGRAM.format(cases=cases(chosen, tag), **text))
            (good if what == "all" else bad).append(file)
    own = [folder / "site" / package / f"{vendor['name']}.py" for vendor in vendors]
    problems = [line for found in checked(folder, [*good, *own, folder / "site" / package / "_naming.py"]) for line in found]
    for file in bad:
        for checker, found in zip(["mypy", "pyright"], checked(folder, [file]), strict=True):
            if not any("assert_never" in line or "Never" in line for line in found):
                problems.append(f"{checker} takes {file.name}, which leaves out an event")
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
    for file in (folder / "site").rglob("*.py"):
        text = file.read_text()
        names = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        problems += [f"{file}: {name}" for name in names if "pwned" in name or "globalThis" in name]
        problems += [line for found in checked(folder, [file]) for line in found]
    return problems


def main():
    for profile in ["receiver", "strict"]:
        vendors = load_form(f"07-{profile}")
        count = sum(len(vendor["events"]) for vendor in vendors)
        folder = install(EXPORT / f"python-{profile}", f"python-{profile}")
        package = next(path.name for path in (folder / "source/src").iterdir())
        what = "an exhaustive match passes mypy and pyright, strict, and no longer without an event"
        report(TOOL, VERSION, f"{profile}: {what}", count, programs(folder, package, vendors))
        report(TOOL, VERSION, f"{profile}: events parsed, unknown ones kept", count, run(folder, package, vendors))
    folder = install(EXPORT / "nasty-python", "python-nasty")
    report(TOOL, VERSION, "texts of schemas are no code: hostile ones are read as texts", 1, hostile(folder))


main()
