"""Holds answers against their description: docs/openapi.yaml and docs/answer.schema.json. Stricter than clients may be, for a
member that is not described is a fault, too.

    tests/described.py NAME < answer.json       NAME: a definition of the schema, as "answer" or "document"
"""
import functools
import gzip
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.environ["PRAXIS_SOURCE"], "dev"))
try:
    import jsonschema
    import openapi
except ImportError:  # the tests that need them are skipped
    jsonschema = None

SCHEMAS = "#/components/schemas/"


def strict(node):
    """The same, but no object may have members that are not described."""
    if isinstance(node, list):
        return [strict(part) for part in node]
    if not isinstance(node, dict):
        return node
    closed = {"additionalProperties": False} if isinstance(node.get("properties"), dict) else {}
    return closed | {name: strict(part) for name, part in node.items()}


@functools.cache
def api():
    described = openapi.load(os.path.join(os.environ["PRAXIS_SOURCE"], "docs"))
    return described | {"components": described["components"] | {"schemas": strict(described["components"]["schemas"])}}


def looked_up(node):
    """What a reference stands for, or the node itself."""
    if "$ref" not in node:
        return node
    found = api()
    for name in node["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return found


@functools.cache
def validator(schema):
    whole = {"components": {"schemas": api()["components"]["schemas"]}} | json.loads(schema)
    return jsonschema.Draft202012Validator(whole)


def fault(schema, value):
    """What is wrong with a value, or None."""
    wrong = jsonschema.exceptions.best_match(validator(json.dumps(schema)).iter_errors(value))
    return wrong and f"{wrong.json_path}: {wrong.message[:300]}"


def path_of(target):
    """The described path that answers a target, or None."""
    asked = target.partition("?")[0]
    fitting = [path for path in api()["paths"] if re.fullmatch(re.sub(r"\\{[a-z]+\\}", "[^/]+", re.escape(path)), asked)]
    return min(fitting, key=lambda path: path.count("{"), default=None)


def response_of(target, status):
    path = path_of(target)
    responses = api()["paths"][path]["get"]["responses"] if path else {"default": {"$ref": "#/components/responses/negotiated"}}
    return looked_up(responses.get(str(status)) or (responses["default"] if status >= 400 else {"content": {}}))


def header_fault(response, headers):
    for name, header in response.get("headers", {}).items():
        header, value = looked_up(header), headers.get(name)
        if value is None and header.get("required"):
            return f"no {name}"
        wrong = value is not None and fault(header["schema"], value)
        if wrong:
            return f"{name}: {wrong}"
    return None


def body_fault(response, kind, body):
    if "content" not in response:
        return "a body" if body else None
    described = response["content"].get(kind) or response["content"].get("*/*")
    if described is None and kind not in response["content"] and "*/*" not in response["content"]:
        return f"of type {kind}"
    if not described or "schema" not in described:
        return None
    return fault(described["schema"], json.loads(body) if kind.endswith("json") else body.decode())


def reply_fault(target, status, headers, body):
    """What is wrong with an answer, or None. A body of None is not looked at."""
    response = response_of(target, status)
    kind = (headers.get("Content-Type") or "").partition(";")[0]
    if body and headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    wrong = header_fault(response, headers) or (body_fault(response, kind, body) if body is not None else None)
    return wrong and f"{target}: {status}: {wrong}"


if __name__ == "__main__":
    told = jsonschema and fault({"$ref": SCHEMAS + sys.argv[1]}, json.load(sys.stdin))
    if told:
        sys.exit(told)
