"""The JSON Schema of the records, made from their types."""

from typing import Any

from msgspec.json import schema_components

from newscli.records import (
    Block,
    Failure,
    Findings,
    ParsedArticle,
    Quote,
    Record,
    SpeakerSummary,
    TimelineEntry,
    Utterance,
)

RECORDS: dict[str, type[Record]] = {
    "parse": ParsedArticle,
    "quotes": Quote,
    "timeline": TimelineEntry,
    "strip-boilerplate": Block,
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMED: dict[str, type[Record]] = {
    **RECORDS,
    "by-speaker": SpeakerSummary,
    "compare": Utterance,
    "all": Findings,
    "errors": Failure,
}
_WHY = {"type": "string", "description": "The reason for the rule, in words; only with --explain."}


def schema(name: str | None = None) -> dict[str, Any]:
    """Return the schema of the records of a command, of `by-speaker`, `compare` or `errors`; without a name, of all.

    Raises KeyError for an unknown name.
    """
    if name is None:
        types = [kind for key, kind in _NAMED.items() if key != "errors"]
        refs = [{"$ref": f"#/$defs/{kind.__name__}"} for kind in types]
        return {"$schema": _DIALECT, "title": "newscli", "anyOf": refs, "$defs": _definitions(*types)}
    definitions = _definitions(_NAMED[name])
    top = definitions.pop(_NAMED[name].__name__)
    whole = {"$schema": _DIALECT, **top, "title": f"newscli {name}"}
    return {**whole, "$defs": definitions} if definitions else whole


def _definitions(*types: type[Record]) -> dict[str, Any]:
    """Return the schemas of record types and of their nested records, by name."""
    _, definitions = schema_components(types, ref_template="#/$defs/{name}")
    for definition in definitions.values():
        _close(definition)
    for kind in types:
        if kind in RECORDS.values():
            definitions[kind.__name__]["properties"]["why"] = _WHY
    return definitions


def _close(definition: dict[str, Any]) -> None:
    """State that every field is written, even if it is optional in Python, and that there are no other fields."""
    properties = definition["properties"]
    definition["required"] = [name for name in properties if name not in _LEFT_OUT]
    definition["additionalProperties"] = False
    for described in properties.values():
        described.pop("default", None)


_LEFT_OUT = frozenset({"also"})  # the only field that is not written if it has its default value
