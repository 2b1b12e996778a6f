"""The JSON Schema of the records, derived from their types: what is documented is what is written."""

import types
import typing
from dataclasses import fields, is_dataclass
from typing import Any, Literal

from newscli.records import Block, Findings, ParsedArticle, Quote, SpeakerSummary, TimelineEntry

RECORDS: dict[str, type] = {
    "parse": ParsedArticle,
    "quotes": Quote,
    "timeline": TimelineEntry,
    "strip-boilerplate": Block,
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},  # offsets, and what is counted
    float: {"type": "number", "minimum": 0, "maximum": 1},  # shares and confidence
    type(None): {"type": "null"},
}


def schema(name: str | None = None) -> dict[str, Any]:
    """The schema of what the name of a command, `by-speaker` or `errors` stands for; without one, of any record.

    Raises KeyError for another name.
    """
    if name is not None:
        made = _OTHERS[name] if name in _OTHERS else _record(RECORDS[name])
        return {"$schema": _DIALECT, "title": f"newscli {name}", **made}
    definitions = {command: _record(record) for command, record in RECORDS.items()}
    definitions |= {name: made for name, made in _OTHERS.items() if name != "errors"}
    return {
        "$schema": _DIALECT,
        "title": "newscli",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in definitions],
        "$defs": definitions,
    }


def _record(record: type) -> dict[str, Any]:
    made = _object(record)
    made["properties"]["why"] = {"type": "string", "description": "Why the rule holds, with --explain."}
    return made


def _object(kind: Any) -> dict[str, Any]:
    """A record, or a named tuple in one. The last says nothing of its fields but their types."""
    hints = typing.get_type_hints(kind)
    # What may be left out: `also`, the one field whose default is None.
    optional = {f.name for f in fields(kind) if f.default is None} if is_dataclass(kind) else set()
    made: dict[str, Any] = {"type": "object"}
    if kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}("):  # else made up by Python
        made["description"] = " ".join(kind.__doc__.split())
    return made | {
        "properties": {name.rstrip("_"): _of(hint) for name, hint in hints.items()},
        "required": [name.rstrip("_") for name in hints if name not in optional],
        "additionalProperties": False,
    }


def _of(hint: Any) -> dict[str, Any]:
    """The schema of a field by its type. Raises TypeError for a type that no record has yet."""
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_of(kind) for kind in inner]}
    if origin is list:
        return {"type": "array", "items": _of(inner[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(inner[1])}
    if is_dataclass(hint) or hasattr(hint, "_fields"):
        return _object(hint)
    raise TypeError(f"no schema for {hint}")


_ERROR: dict[str, Any] = {  # a line of --errors
    "type": "object",
    "description": "What could not be read, and why.",
    "properties": {
        "error": {"type": "string", "description": "The line on standard error."},
        "record": {"description": "What stands in the input; null where a whole file failed."},
    },
    "required": ["error", "record"],
    "additionalProperties": False,
}
_OTHERS = {"by-speaker": _object(SpeakerSummary), "all": _object(Findings), "errors": _ERROR}
