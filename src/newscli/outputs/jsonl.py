"""JSON Lines, and JSON: the same records in one array."""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import partial
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, TextIO

from newscli.inputs.article import Article
from newscli.outputs.formats import AsDict, Wanted
from newscli.outputs.texts import TextWriter
from newscli.records import Span, to_dict

_encode = json.JSONEncoder(ensure_ascii=False).encode


def line(value: Any) -> str:
    """One value as one line of JSON."""
    return _encode(value)


def record_line(record: Any) -> str:
    """One record as one line of JSON: the same as `line(to_dict(record))` in half the time."""
    if getattr(record, "also", None) is not None:  # the one field that is left out of other records
        return line(to_dict(record))
    return _json(record)


def _json(value: Any) -> str:
    return _ENCODERS[type(value)](value)


class _Encoders(dict[type, Callable[[Any], str]]):
    """How values of each type are written. A record's type gets a template of its keys when it is first seen."""

    def __missing__(self, kind: Any) -> Callable[[Any], str]:
        if issubclass(kind, tuple):
            encode = _template(kind._fields, tuple)
        else:
            names = [field.name for field in fields(kind) if field.name != "also"]
            encode = _template(names, attrgetter(*names))
        self[kind] = encode
        return encode


def _template(names: Iterable[str], read: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], str]:
    template = "{" + ", ".join(f'"{name.rstrip("_")}": %s' for name in names) + "}"
    encoders = _ENCODERS
    return lambda record: template % tuple([encoders[type(value)](value) for value in read(record)])


_ENCODERS = _Encoders(
    {
        str: encode_basestring,
        int: repr,
        float: repr,
        bool: lambda value: "true" if value else "false",
        type(None): lambda value: "null",
        list: lambda items: "[" + ", ".join(map(_json, items)) + "]",
        dict: lambda named: "{" + ", ".join([f"{_json(key)}: {_json(value)}" for key, value in named.items()]) + "}",
        # Most of what records hold: as the template would, in a quarter of the time.
        Span: lambda span: f'{{"start": {span[0]}, "end": {span[1]}, "text": {encode_basestring(span[2])}}}',
    }
)


class JsonLines(TextWriter):
    """A record a line."""

    def __init__(self, out: TextIO, as_dict: AsDict) -> None:
        super().__init__(out, partial(_lines, as_dict, "\n"))


class Json(TextWriter):
    """One array of all records."""

    def __init__(self, out: TextIO, as_dict: AsDict) -> None:
        super().__init__(out, partial(_lines, as_dict, ""))
        self._opened = False

    def put(self, texts: list[str]) -> None:
        for text in texts:
            self._out.write(",\n  " if self._opened else "[\n  ")
            self._out.write(text)
            self._opened = True

    def finish(self) -> None:
        self._out.write("\n]\n" if self._opened else "[]\n")
        super().finish()


def _lines(as_dict: AsDict, end: str, records: Iterable[Any], article: Article | None) -> list[str]:
    if as_dict is to_dict:
        return [record_line(record) + end for record in records]
    return [line(as_dict(record)) + end for record in records]


def lines_writer(out: TextIO, wanted: Wanted) -> JsonLines:
    """The writer for the format `jsonl`."""
    return JsonLines(out, wanted.as_dict)


def array_writer(out: TextIO, wanted: Wanted) -> Json:
    """The writer for the format `json`."""
    return Json(out, wanted.as_dict)
