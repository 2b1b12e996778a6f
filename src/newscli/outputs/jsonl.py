"""The formats jsonl and json: one record per line, and the same records in one array."""

import json
from collections.abc import Iterable
from functools import partial
from typing import Any, TextIO

import msgspec

from newscli.inputs.article import Article
from newscli.outputs.explain import explained
from newscli.outputs.formats import WriterOptions
from newscli.outputs.texts import TextWriter
from newscli.records import Record

_dumps = json.JSONEncoder(ensure_ascii=False).encode


def line(value: Any) -> str:
    """Return a value of an input object as one line of JSON. It may hold numbers of any size, NaN and infinity."""
    return _dumps(value)


def record_line(record: Record) -> str:
    """Return a record as one line of JSON: the same as `line(record.to_dict())`, but much faster."""
    try:
        return msgspec.json.format(msgspec.json.encode(record), indent=0).decode()
    except UnicodeEncodeError:  # half a surrogate pair; the stream will replace it
        return line(record.to_dict())


def lines_writer(out: TextIO, options: WriterOptions) -> "JsonLines":
    return JsonLines(out, explain=options.explain)


def array_writer(out: TextIO, options: WriterOptions) -> "Json":
    return Json(out, explain=options.explain)


class JsonLines(TextWriter):
    """Writes one record per line. explain: add the reason of its rule to each record."""

    def __init__(self, out: TextIO, *, explain: bool = False) -> None:
        super().__init__(out, partial(_lines, explain, "\n"))


class Json(TextWriter):
    """Writes one array of all records."""

    def __init__(self, out: TextIO, *, explain: bool = False) -> None:
        super().__init__(out, partial(_lines, explain, ""))
        self._opened = False

    def put(self, texts: list[str]) -> None:
        for text in texts:
            self._out.write(",\n  " if self._opened else "[\n  ")
            self._out.write(text)
            self._opened = True

    def finish(self) -> None:
        self._out.write("\n]\n" if self._opened else "[]\n")
        super().finish()


def _lines(explain: bool, end: str, records: Iterable[Record], article: Article | None) -> list[str]:
    if explain:
        return [line(explained(record)) + end for record in records]
    return [record_line(record) + end for record in records]
