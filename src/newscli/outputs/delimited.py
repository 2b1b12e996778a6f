"""CSV and TSV for spreadsheets: a row a record, nested fields flattened by one rule, formulas made harmless.

A record inside a record (source, cue, sentence) becomes columns named `source_start`, `source_end`, `source_text`; a
list of words is joined by "; "; any other list or table is written as JSON.
"""

import csv
import io
import re
import types
import typing
from collections.abc import Iterable
from functools import partial
from typing import Any, Literal, TextIO

from newscli.inputs.article import Article
from newscli.outputs.formats import AsDict, Wanted
from newscli.outputs.jsonl import line
from newscli.outputs.texts import TextWriter

# A spreadsheet runs a cell that begins so; a leading apostrophe makes it words (OWASP, "CSV injection").
# The wide forms count where the spreadsheet speaks Japanese or Chinese.
_PIPED = re.compile(r"-(:\d+)?")  # the name of an article from standard input, which computes nothing
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Delimited(TextWriter):
    """Rows for records of one type; the header is written first, also where no record follows."""

    def __init__(
        self,
        out: TextIO,
        as_dict: AsDict,
        record_type: type,
        kind: Literal["csv", "tsv"],
        more_columns: Iterable[str] = (),
        *,
        excel: bool = False,
    ) -> None:
        names = [*columns(record_type), *more_columns]
        dialect = "excel-tab" if kind == "tsv" else "excel"
        super().__init__(out, partial(_rows, as_dict, names, dialect))
        # Excel takes a file without the mark for one in the old encoding of its country.
        out.write(("\ufeff" if excel else "") + _row(names, dialect))


def _rows(
    as_dict: AsDict, names: list[str], dialect: str, records: Iterable[Any], article: Article | None
) -> list[str]:
    rows = [flat(as_dict(record)) for record in records]
    return [_row([_cell(row.get(name)) for name in names], dialect) for row in rows]


def _row(cells: list[Any], dialect: str) -> str:
    # Only with \r\n as its line end does the csv module quote a cell with a bare \r in it.
    buffer = io.StringIO(newline="")
    csv.writer(buffer, dialect, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def columns(record_type: type, prefix: str = "") -> list[str]:
    """The columns of records of one type."""
    names: list[str] = []
    for field_name, hint in typing.get_type_hints(record_type).items():
        name = prefix + field_name.rstrip("_")
        inner = next((kind for kind in _alternatives(hint) if hasattr(kind, "_fields")), None)
        names.extend(columns(inner, name + "_") if inner else [name])
    return names


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)


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


def writer(out: TextIO, wanted: Wanted) -> Delimited:
    """The writer for the formats `csv` and `tsv`."""
    kind: Literal["csv", "tsv"] = "tsv" if wanted.format == "tsv" else "csv"
    more = ["why"] if wanted.why else []
    return Delimited(out, wanted.as_dict, wanted.record_type, kind, more, excel=wanted.excel)
