"""Puts docs/openapi.yaml and docs/answer.schema.json together into one JSON document, for /v1/openapi.json.

    dev/openapi.py DOCS > openapi.json
"""
import json
import os
import sys

import yaml

SCHEMAS = "answer.schema.json#/$defs/"


def moved(node, beginning):
    """The same with references to schemas pointing into this document."""
    if isinstance(node, list):
        return [moved(part, beginning) for part in node]
    if not isinstance(node, dict):
        return node
    return {name: "#/components/schemas/" + part.removeprefix(beginning)
            if name == "$ref" and part.startswith(beginning) else moved(part, beginning) for name, part in node.items()}


def load(docs):
    """The whole description, of the files in a folder."""
    with open(os.path.join(docs, "openapi.yaml"), encoding="utf-8") as source:
        api = moved(yaml.safe_load(source), SCHEMAS)
    with open(os.path.join(docs, "answer.schema.json"), encoding="utf-8") as source:
        api["components"]["schemas"] = moved(json.load(source)["$defs"], "#/$defs/")
    return api


if __name__ == "__main__":
    json.dump(load(sys.argv[1]), sys.stdout, separators=(",", ":"), ensure_ascii=False)
