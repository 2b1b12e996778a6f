"""CSV and TSV for spreadsheets: a row a record, nested fields flattened by one rule, formulas made harmless.

A record inside a record (source, cue, sentence) becomes columns named `source_start`, `source_end`, `source_text`; a
list of words is joined by "; "; any other list or table is written as JSON.

What makes formulas harmless is kept by hand: the csv module knows rows and quotes but no spreadsheet, and that the name
of a piped article (`-:12`) is none of them is only known here.
"""

import csv
import io
import re
from collections.abc import Iterable
from functools import partial
from typing import Any, Literal, TextIO

from msgspec.inspect import StructType

from newscli.errors import UsageError
from newscli.inputs.article import Article
from newscli.outputs.explain import explained
from newscli.outputs.formats import Wanted
from newscli.outputs.jsonl import line
from newscli.outputs.record_fields import RecordField, inner_fields, record_fields
from newscli.outputs.texts import TextWriter
from newscli.records import Block, Quote, Record, TimelineEntry

# A spreadsheet runs a cell that begins so; a leading apostrophe makes it words (OWASP, "CSV injection").
# The wide forms count where the spreadsheet speaks Japanese or Chinese.
_PIPED = re.compile(r"-(:\d+)?")  # the name of an article from standard input, which computes nothing
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def writer(out: TextIO, wanted: Wanted) -> "Delimited":
    kind: Literal["csv", "tsv"] = "tsv" if wanted.format == "tsv" else "csv"
    table = Table(wanted.record_type, wanted.columns, explain=wanted.explain)
    return Delimited(out, table, kind, explain=wanted.explain, excel=wanted.excel)


# What a row tells of its article, besides what the record says.
_OF_ARTICLE = ("headline", "outlet", "published")


class Table:
    """The columns for records of one type, and what stands in them."""

    def __init__(self, record_type: type[Record], chosen: tuple[str, ...] = (), *, explain: bool = False) -> None:
        """chosen: the names of the columns, in their order; none for all. Raises UsageError for an unknown one."""
        known = [*columns(record_type), *(["why"] if explain else [])]
        if record_type in (Quote, TimelineEntry, Block):  # the others have them, or are of many articles
            known += _OF_ARTICLE
        if unknown := [name for name in chosen if name not in known]:
            raise UsageError(f"--columns {unknown[0]}: unknown column; choose from {', '.join(known)}")
        self.names = list(chosen) or known

    def row(self, fields: dict[str, Any], article: Article | None) -> list[Any]:
        """The values of a record, column by column. fields: as JSON knows the record."""
        row = flat(fields)
        if article:
            row = {"headline": article.headline, "outlet": article.source, "published": article.date} | row
        return [row.get(name) for name in self.names]


class Delimited(TextWriter):
    """Rows for records of one type; the header is written first, also where no record follows."""

    wants_description = True

    def __init__(
        self,
        out: TextIO,
        table: Table,
        kind: Literal["csv", "tsv"],
        *,
        explain: bool = False,
        excel: bool = False,
    ) -> None:
        dialect = "excel-tab" if kind == "tsv" else "excel"
        super().__init__(out, partial(_rows, explain, table, dialect))
        # Excel takes a file without the mark for one in the old encoding of its country.
        out.write(("\ufeff" if excel else "") + _row(table.names, dialect))


def _rows(explain: bool, table: Table, dialect: str, records: Iterable[Record], article: Article | None) -> list[str]:
    rows = [table.row(explained(record) if explain else record.to_dict(), article) for record in records]
    return [_row([_cell(value) for value in row], dialect) for row in rows]


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
