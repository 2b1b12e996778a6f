"""The format parquet: one row per record, with typed columns (extra `parquet`).

The columns are the fields of the records: a nested record is a struct, a list a list, a day a date. Rows are written in
row groups of bounded size.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO

import pyarrow
from msgspec import inspect
from pyarrow.parquet import ParquetWriter

from newscli import __version__
from newscli.errors import UsageError
from newscli.inputs.article import Article
from newscli.outputs.explain import explained
from newscli.outputs.formats import WriterOptions
from newscli.outputs.record_fields import RecordField, inner_fields, record_fields, without_description
from newscli.records import Record

# Limits of a row group: small enough for memory, large enough for readers that skip groups.
_MOST_ROWS = 20_000
_MOST_CHARACTERS = 16_000_000
# Fields that always hold a whole ISO day. `published` may be a moment, and `value` an incomplete date.
_DAYS = frozenset({"date", "dct", "from", "to"})
# Characters that UTF-8 cannot represent. Each is replaced by one character, so that offsets stay right.
_SURROGATE = re.compile("[\ud800-\udfff]")
_SCALARS: dict[type[inspect.Type], pyarrow.DataType] = {
    inspect.StrType: pyarrow.string(),
    inspect.LiteralType: pyarrow.string(),
    inspect.BoolType: pyarrow.bool_(),
    inspect.IntType: pyarrow.int64(),
    inspect.FloatType: pyarrow.float64(),
}


def writer(out: TextIO, options: WriterOptions) -> "Parquet":
    return Parquet(out, options.record_type, explain=options.explain)


class Parquet:
    """Writes rows for records of one type, to the binary buffer of a text stream."""

    def __init__(self, out: TextIO, record_type: type[Record], *, explain: bool = False) -> None:
        if out.isatty():
            raise UsageError("Parquet is a binary format; write it to a file: --output results.parquet")
        self._explain = explain
        columns = [_column(field) for field in record_fields(record_type)]
        if explain:
            columns.append(pyarrow.field("why", pyarrow.string()))
        self._schema = pyarrow.schema(columns, metadata={"newscli": __version__})
        self._writer = ParquetWriter(out.buffer, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._characters = 0

    def write(self, records: Iterable[Record], article: Article | None = None) -> None:
        for record in records:
            row = _typed(explained(record) if self._explain else record.to_dict())
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


def _column(field: RecordField) -> pyarrow.Field:
    kind = pyarrow.date32() if field.name in _DAYS else _kind(field.kind)
    return pyarrow.field(field.name, kind, nullable=field.nullable)


def _kind(kind: inspect.Type) -> pyarrow.DataType:
    """Return the type of a column. Raises TypeError for a type that no record has yet."""
    kind = without_description(kind)
    if scalar := _SCALARS.get(type(kind)):
        return scalar
    match kind:
        case inspect.ListType():
            return pyarrow.list_(_kind(kind.item_type))
        case inspect.DictType():
            return pyarrow.map_(pyarrow.string(), _kind(kind.value_type))
        case inspect.StructType():
            return pyarrow.struct([_column(field) for field in inner_fields(kind)])
    raise TypeError(f"no column for {kind}")


def _typed(value: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a record in the form that pyarrow expects."""
    typed: dict[str, Any] = {}
    for name, item in value.items():
        if name == "spans":  # its keys vary, so it is a map
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
