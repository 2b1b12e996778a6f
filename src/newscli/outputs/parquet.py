"""Parquet: a row a record, with typed columns (the extra `parquet`).

The columns are the fields of the records: a record inside a record is a struct, a list a list, a day a date. They are
written in row groups of bounded size.
"""

import re
import types
import typing
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, TextIO

import pyarrow
from pyarrow.parquet import ParquetWriter

from newscli import __version__
from newscli.errors import UsageError
from newscli.inputs.article import Article
from newscli.outputs.formats import AsDict, Wanted

# Of a row group: enough for a reader to skip what it does not want, and little to hold.
_MOST_ROWS = 20_000
_MOST_CHARACTERS = 16_000_000
# The fields that hold a whole ISO day wherever they occur. `published` may be a moment, and `value` half a date.
_DAYS = frozenset({"date", "dct", "from", "to"})
# What UTF-8 cannot hold: one character stands for one, so that offsets hold.
_SURROGATE = re.compile("[\ud800-\udfff]")
_SCALARS: dict[Any, pyarrow.DataType] = {
    str: pyarrow.string(),
    bool: pyarrow.bool_(),
    int: pyarrow.int64(),
    float: pyarrow.float64(),
}


class Parquet:
    """Rows for records of one type, on a stream that has a binary one below it."""

    def __init__(self, out: TextIO, as_dict: AsDict, record_type: type, more_columns: Iterable[str] = ()) -> None:
        if out.isatty():
            raise UsageError("Parquet is nothing to look at; give --output results.parquet")
        self._as_dict = as_dict
        fields = [*_fields(record_type), *(pyarrow.field(name, pyarrow.string()) for name in more_columns)]
        self._schema = pyarrow.schema(fields, metadata={"newscli": __version__})
        self._writer = ParquetWriter(out.buffer, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._characters = 0

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        for record in records:
            row = _typed(self._as_dict(record))
            self._rows.append(row)
            self._characters += sum(len(value) for value in row.values() if isinstance(value, str))
            if len(self._rows) >= _MOST_ROWS or self._characters >= _MOST_CHARACTERS:
                self._write_group()

    def finish(self) -> None:
        self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        if self._rows:
            self._writer.write_table(pyarrow.Table.from_pylist(self._rows, self._schema))
        self._rows = []
        self._characters = 0


def _fields(record_type: Any) -> list[pyarrow.Field]:
    found = []
    for name, hint in typing.get_type_hints(record_type).items():
        name = name.rstrip("_")
        kinds = [kind for kind in _alternatives(hint) if kind is not types.NoneType]
        kind = pyarrow.date32() if name in _DAYS else _kind(kinds[0])
        found.append(pyarrow.field(name, kind, nullable=len(kinds) < len(_alternatives(hint))))
    return found


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if typing.get_origin(hint) in (types.UnionType, typing.Union) else (hint,)


def _kind(hint: Any) -> pyarrow.DataType:
    """The type of a column. Raises TypeError for a type that no record has yet."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return pyarrow.string()
    if origin is list:
        return pyarrow.list_(_kind(inner[0]))
    if origin is dict:
        return pyarrow.map_(pyarrow.string(), _kind(inner[1]))
    if hasattr(hint, "__annotations__"):
        return pyarrow.struct(_fields(hint))
    raise TypeError(f"no column for {hint}")


def _typed(value: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record as pyarrow takes them."""
    typed: dict[str, Any] = {}
    for name, item in value.items():
        if name == "spans":  # a table whose keys vary
            typed[name] = list(item.items())
        elif name in _DAYS and item is not None:
            typed[name] = date.fromisoformat(item)
        else:
            typed[name] = _storable(item)
    return typed


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return _typed(value)
    return value


def writer(out: TextIO, wanted: Wanted) -> Parquet:
    """The writer for this format."""
    return Parquet(out, wanted.as_dict, wanted.record_type, ["why"] if wanted.why else [])
