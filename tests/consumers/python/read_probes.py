"""Reads payloads with generated Python code, and writes down what it thinks of each.

python read_probes.py INPUT: a list of `{"id": "MODULE:READER:WRITER", "text": ...}`, from the directory
of the code. Reader and writer are names within the module; `%` before the writer's name takes the
function of the module, else it is the value's method.
"""

import importlib
import json
import sys


def find(module, path):
    """What a path of names stands for."""
    for name in path.split("."):
        module = getattr(module, name)
    return module


def read(identifier, text):
    """The text that is written again for one payload."""
    module_name, reader, writer = identifier.split(":")
    module = importlib.import_module(module_name)
    takes_text = reader.endswith("json")
    value = find(module, reader)(text if takes_text else json.loads(text))
    again = find(module, writer[1:])(value) if writer.startswith("%") else find(value, writer)()
    return again if isinstance(again, str) else json.dumps(again)


def answer(identifier, text):
    """The verdict on one payload."""
    try:
        return {"again": read(identifier, text)}
    except Exception as error:  # Whatever generated code raises is a refusal.
        return {"error": f"{type(error).__name__}: {error}"}


sys.path.insert(0, ".")
with open(sys.argv[1], encoding="utf-8") as inputs:
    print(json.dumps([answer(one["id"], one["text"]) for one in json.load(inputs)]))
