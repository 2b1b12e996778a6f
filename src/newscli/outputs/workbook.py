"""The format xlsx: workbooks for Excel and similar programs, with filters and links (extra `excel`)."""

import io
import re
from collections.abc import Iterable
from typing import Any, TextIO

import xlsxwriter

from newscli.errors import UsageError
from newscli.inputs.article import Article
from newscli.outputs.delimited import Table
from newscli.outputs.explain import explained
from newscli.outputs.formats import WriterOptions
from newscli.outputs.jsonl import line
from newscli.outputs.web_address import web_address
from newscli.records import Block, Findings, ParsedArticle, Quote, Record, SpeakerSummary, TimelineEntry

_LONGEST = 32_767  # characters that a cell can hold
_MOST_ROWS = 1_048_576
_MOST_LINKS = 65_530  # links that a sheet can hold
_WIDTHS = {"content": 60, "text": 50, "headline": 40, "sentence_text": 60, "event_text": 40, "speaker": 24, "role": 24}
# Characters that XML does not allow.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMES: dict[type[Record], str] = {
    ParsedArticle: "articles", Quote: "quotes", TimelineEntry: "timeline", Block: "blocks", SpeakerSummary: "speakers",
}  # fmt: skip


def writer(out: TextIO, options: WriterOptions) -> "Workbook":
    return Workbook(out, options)


class Workbook:
    """Writes one sheet with the records of a command; for `all`, one sheet for each command."""

    wants_description = True

    def __init__(self, out: TextIO, options: WriterOptions) -> None:
        # Rows wait in temporary files, and text never becomes a formula or a link.
        book_options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._out = out
        # The library would report a full disk as an error of its own, and print another one when it is cleaned up.
        self._file = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._file, book_options)
        types: list[type[Record]] = [ParsedArticle, Quote, TimelineEntry, Block]
        if options.record_type is not Findings:
            types = [options.record_type]
        self._sheets = [_Sheet(self._book, kind, options) for kind in types]

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        for record in records:
            if isinstance(record, Findings):
                parts: list[list[Any]] = [[record.parse], record.quotes, record.timeline, record.blocks]
                for sheet, part in zip(self._sheets, parts, strict=True):
                    sheet.write(part, article)
            else:
                self._sheets[0].write([record], article)

    def finish(self) -> None:
        for sheet in self._sheets:
            sheet.finish()
        self._book.close()
        self._out.buffer.write(self._file.getbuffer())


class _Sheet:
    def __init__(self, book: xlsxwriter.Workbook, record_type: type[Record], options: WriterOptions) -> None:
        self._table = Table(record_type, options.columns, explain=options.explain)
        self._explain = options.explain
        self._sheet = book.add_worksheet(_NAMES[record_type])
        self._row = 0
        self._links = 0
        self._note = options.note
        self._cut = 0
        head = book.add_format({"bold": True, "bottom": 1})
        for column, name in enumerate(self._table.names):
            self._sheet.set_column(column, column, _WIDTHS.get(name, 12))
            self._sheet.write_string(0, column, name, head)
        self._sheet.freeze_panes(1, 0)

    def write(self, records: Iterable[Record], article: Article | None) -> None:
        address = web_address(article) if article else None
        for record in records:
            self._row += 1
            if self._row == _MOST_ROWS:
                raise UsageError(
                    "more than 1,048,575 rows, the most that a worksheet can hold; use csv, parquet or a database"
                )
            row = self._table.row(explained(record) if self._explain else record.to_dict(), article)
            for column, (name, value) in enumerate(zip(self._table.names, row, strict=True)):
                self._write_cell(column, value, address if name == "article" else None)

    def _write_cell(self, column: int, value: Any, address: str | None) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, column, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, column, value)
        else:
            text = value if isinstance(value, str) else line(value)
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                text = "; ".join(value)
            self._cut += len(text) > _LONGEST
            text = _UNSTORABLE.sub("\ufffd", text[:_LONGEST])
            if address and len(address) < 2000 and self._links < _MOST_LINKS:
                self._links += 1
                self._sheet.write_url(self._row, column, address, string=text[:255])
            else:
                self._sheet.write_string(self._row, column, text)

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, self._row, max(len(self._table.names) - 1, 0))
        if self._cut:
            self._note(f"{self._cut:,} cells were longer than a worksheet allows and were cut at 32,767 characters")
