"""Writes docs/fields.md from the types of the records. With --check it only says whether it is up to date."""

import sys
from typing import Any

from generated import ROOT, write_or_check

from newscli.outputs.schema import schema

TARGET = ROOT / "docs" / "fields.md"
HEAD = """# The fields of the records

What `newscli schema` says of each field. `python scripts/build_field_docs.py` writes this page; a test fails when it is
out of date. All offsets are half-open and count Unicode code points of the article's text.
"""
# By title of a section, the name that `newscli schema` knows it by.
SECTIONS = {
    "quotes": "quotes",
    "quotes --by-speaker": "by-speaker",
    "quotes --compare": "compare",
    "timeline": "timeline",
    "strip-boilerplate": "strip-boilerplate",
    "parse": "parse",
    "--errors": "errors",
}
_WORDS = {"string": "text", "boolean": "true or false", "integer": "whole number", "number": "number"}


def kind(described: dict[str, Any]) -> str:
    """The type of a field in words: "text or null", "list of Span"."""
    if "anyOf" in described:
        return " or ".join(kind(each) for each in described["anyOf"])
    if "$ref" in described:
        name = described["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in described:
        return "one of " + ", ".join(f"`{value}`" for value in described["enum"])
    match described.get("type"):
        case "array":
            return f"list of {kind(described['items'])}"
        case "object":
            return f"table of {kind(described['additionalProperties'])}"
        case "null":
            return "null"
        case str(name):
            return _WORDS[name]
    return "anything"


def table(definition: dict[str, Any]) -> str:
    """What a record is, and its fields in their order, as Markdown."""
    rows = [
        f"| `{name}` | {kind(described)} | {described['description']} |"
        for name, described in definition["properties"].items()
    ]
    return "\n".join([definition["description"], "", "| field | type | what it holds |", "|---|---|---|", *rows, ""])


def build() -> str:
    parts, inner = [HEAD], {}
    for title, name in SECTIONS.items():
        made = schema(name)
        inner |= made.get("$defs", {})
        parts.append(f"## {title}\n\n{table(made)}")
    parts.append("## Records within records\n")
    parts += [f"### {name}\n\n{table(inner[name])}" for name in sorted(inner)]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(write_or_check({TARGET: build()}))
