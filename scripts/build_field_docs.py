"""Writes docs/fields.md from the types of the records. With --check it only compares."""

import sys
from typing import Any

from generated import ROOT, write_or_check

from newscli.outputs.schema import schema

TARGET = ROOT / "docs" / "fields.md"
HEAD = """# The fields of the records

The descriptions of the fields from `newscli schema`. `python scripts/build_field_docs.py` writes this page; a test
fails if it is out of date. All offsets are half-open and count Unicode code points of the article's text.

## Words used

| word | meaning |
|---|---|
| cue | the verb or noun of saying: "said", "her claim that" |
| source | the phrase that is credited with a quotation: "the mayor". The newspaper is called publisher or outlet |
| speaker | the person or organisation that the source means: "Ines Corvo" |
| segment | one stretch between quotation marks; a quotation that is interrupted by "she said" has two |
| mixed | a quotation that is part of the reporter's sentence: the plan was "a joke" |
| nominal | a source that describes a person without a name: "the mayor" |
| TIMEX3 | a standard for expressions of time |
| value | the meaning of an expression of time in the notation of TIMEX3: `2024-03-05`, `2024-W10` |
| dct | document creation time: the day of publication |
| boilerplate | everything on a page that is not the article: menus, appeals, credits, captions |
"""
# The title of each section, and its name for `newscli schema`.
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
    """Return the type of a field in words: "text or null", "list of Span"."""
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
    """Return the description of a record and a table of its fields, as Markdown."""
    rows = [
        f"| `{name}` | {kind(described)} | {described['description']} |"
        for name, described in definition["properties"].items()
    ]
    return "\n".join([definition["description"], "", "| field | type | meaning |", "|---|---|---|", *rows, ""])


def build() -> str:
    """Return the page."""
    parts, inner = [HEAD], {}
    for title, name in SECTIONS.items():
        definition = schema(name)
        inner |= definition.get("$defs", {})
        parts.append(f"## {title}\n\n{table(definition)}")
    parts.append("## Nested records\n")
    parts += [f"### {name}\n\n{table(inner[name])}" for name in sorted(inner)]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(write_or_check({TARGET: build()}))
