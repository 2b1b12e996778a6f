"""The formats csv and tsv: one row per record, for spreadsheets.

A nested record (source, cue, sentence) becomes columns such as `source_start`, `source_end` and `source_text`. A list
of words is joined by "; ". Any other list, and any table, is written as JSON. Cells that a spreadsheet would run as a
formula are escaped here, because the csv module does not do it.
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
from newscli.outputs.formats import WriterOptions
from newscli.outputs.jsonl import line
from newscli.outputs.record_fields import RecordField, inner_fields, record_fields
from newscli.outputs.texts import TextWriter
from newscli.records import Block, Quote, Record, TimelineEntry

# The names of articles from standard input are no formulas, although they begin with a hyphen.
_PIPED = re.compile(r"-(:\d+)?")
# A spreadsheet runs a cell that begins like this; an apostrophe in front makes it text (OWASP, "CSV injection"). The
# wide forms are formulas in Japanese and Chinese spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def writer(out: TextIO, options: WriterOptions) -> "Delimited":
    kind: Literal["csv", "tsv"] = "tsv" if options.format == "tsv" else "csv"
    table = Table(options.record_type, options.columns, explain=options.explain)
    return Delimited(out, table, kind, explain=options.explain, excel=options.excel)


# Columns about the article, which the records do not have.
_OF_ARTICLE = ("headline", "outlet", "published")


class Table:
    """The columns for records of one type."""

    def __init__(self, record_type: type[Record], chosen: tuple[str, ...] = (), *, explain: bool = False) -> None:
        """Choose the columns. Raises UsageError for an unknown name.

        chosen: names of columns, in their order; empty for all.
        """
        names = [*columns(record_type), *(["why"] if explain else [])]
        if record_type in (Quote, TimelineEntry, Block):  # other records have these fields, or are about many articles
            names += _OF_ARTICLE
        if unknown := [name for name in chosen if name not in names]:
            raise UsageError(f"--columns {unknown[0]}: unknown column; choose from {', '.join(names)}")
        self.names = list(chosen) or names

    def row(self, fields: dict[str, Any], article: Article | None) -> list[Any]:
        """Return the values of a record, column by column. fields: the record as JSON values."""
        row = flat(fields)
        if article:
            row = {"headline": article.headline, "outlet": article.source, "published": article.date} | row
        return [row.get(name) for name in self.names]


class Delimited(TextWriter):
    """Writes rows for records of one type. It writes the header first, even if there are no records."""

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
    """Return the names of the columns for records of one type."""
    return _columns(record_fields(record_type), "")


def _columns(fields: list[RecordField], prefix: str) -> list[str]:
    names: list[str] = []
    for field in fields:
        name = prefix + field.name
        names += _columns(inner_fields(field.kind), name + "_") if isinstance(field.kind, StructType) else [name]
    return names


def flat(value: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return the fields of a record by column name. A missing nested record has no columns here."""
    row: dict[str, Any] = {}
    for key, item in value.items():
        # The keys of `spans` vary, so it is one cell; other nested records have a column for each key.
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
