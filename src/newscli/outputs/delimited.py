"""CSV and TSV for spreadsheets: a row a record, nested fields flattened by one rule, formulas made harmless.

A record inside a record (source, cue, sentence) becomes columns named `source_start`, `source_end`, `source_text`; a
list of words is joined by "; "; any other list or table is written as JSON.
"""

import csv
import io
import re
from collections.abc import Iterable
from functools import partial
from typing import Any, Literal, TextIO

from msgspec.inspect import StructType

from newscli.inputs.article import Article
from newscli.outputs.explain import explained
from newscli.outputs.jsonl import line
from newscli.outputs.record_fields import RecordField, inner_fields, record_fields
from newscli.outputs.texts import TextWriter
from newscli.records import Record

# A spreadsheet runs a cell that begins so; a leading apostrophe makes it words (OWASP, "CSV injection").
# The wide forms count where the spreadsheet speaks Japanese or Chinese.
_PIPED = re.compile(r"-(:\d+)?")  # the name of an article from standard input, which computes nothing
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Delimited(TextWriter):
    """Rows for records of one type; the header is written first, also where no record follows."""

    def __init__(
        self,
        out: TextIO,
        record_type: type[Record],
        kind: Literal["csv", "tsv"],
        *,
        explain: bool = False,
        excel: bool = False,
    ) -> None:
        names = [*columns(record_type), *(["why"] if explain else [])]
        dialect = "excel-tab" if kind == "tsv" else "excel"
        super().__init__(out, partial(_rows, explain, names, dialect))
        # Excel takes a file without the mark for one in the old encoding of its country.
        out.write(("\ufeff" if excel else "") + _row(names, dialect))


def _rows(
    explain: bool, names: list[str], dialect: str, records: Iterable[Record], article: Article | None
) -> list[str]:
    rows = [flat(explained(record) if explain else record.to_dict()) for record in records]
    return [_row([_cell(row.get(name)) for name in names], dialect) for row in rows]


def _row(cells: list[Any], dialect: str) -> str:
    # Only with \r\n as its line end does the csv module quote a cell with a bare \r in it.
    buffer = io.StringIO(newline="")
    csv.writer(buffer, dialect, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def columns(record_type: type[Record]) -> list[str]:
    """The columns of records of one type."""
    return _columns(record_fields(record_type), "")


def _columns(fields: list[RecordField], prefix: str) -> list[str]:
    names: list[str] = []
    for field in fields:
        name = prefix + field.name
        names += _columns(inner_fields(field.kind), name + "_") if isinstance(field.kind, StructType) else [name]
    return names


def flat(value: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """The fields of a record under the names of its columns. Where an inner record is missing, so are its columns."""
    row: dict[str, Any] = {}
    for key, item in value.items():
        # A table whose keys vary (`spans`) is one cell, as its column says; the others have a column for each key.
        if isinstance(item, dict) and key != "spans":
            row |= flat(item, f"{prefix}{key}_")
        else:
            row[prefix + key] = item
    return row


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    elif isinstance(value, list | dict):
        return line(value)
    if isinstance(value, str) and value.startswith(_FORMULA) and not _PIPED.fullmatch(value):
        return "'" + value
    return value
