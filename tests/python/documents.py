"""Says of every document of `tests/documents/` whether Python's jsonschema accepts it, as JSON.

Usage: documents.py ROOT, the workspace's root folder.
"""

import copy
import json
import sys
import tomllib
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(sys.argv[1])


def validator(path):
    schema = json.loads(path.read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def changed(document, changes):
    """The document with each value at its place, by JSON Pointer."""
    document = copy.deepcopy(document)
    for pointer, value in changes.items():
        if not pointer:
            document = value
            continue
        *parents, last = pointer.split("/")[1:]
        parent = document
        for name in parents:
            parent = parent[int(name) if isinstance(parent, list) else name]
        parent[int(last) if isinstance(parent, list) else last] = value
    return document


schemas = [*(ROOT / "crates/contract/schema").glob("*.json"), ROOT / "pricing-data/price-book.schema.json"]
validators = {path.name.removesuffix(".schema.json").removesuffix(".v1"): validator(path) for path in schemas}

verdicts = {}
for path in (ROOT / "tests/documents").glob("*.json"):
    corpus = json.loads(path.read_text())
    document = corpus.pop("document")
    if isinstance(document, str):
        document = tomllib.loads((ROOT / document).read_text())
    accepts = validators[path.stem].is_valid
    verdicts[path.stem] = {"as it is": accepts(document)} | {
        sentence: accepts(changed(document, changes)) for group in corpus.values() for sentence, changes in group.items()
    }
json.dump(verdicts, sys.stdout)
