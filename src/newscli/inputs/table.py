"""Reads CSV and TSV with a header: each row is an object whose fields are the columns."""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any, Literal

from newscli.errors import UndecodableError, counted
from newscli.inputs.article import FieldNames, InputOptions, Item, Note, Problem
from newscli.inputs.decoding import bounded_lines, decode, decoded_lines
from newscli.inputs.objects import (
    AUTHOR_FIELDS,
    DATE_FIELDS,
    HEADLINE_FIELDS,
    ID_FIELDS,
    SOURCE_FIELDS,
    URL_FIELDS,
    Fields,
    are_results,
    article_of,
    text_field,
)

_LONGEST_HEADER = 2000  # characters, in data that no suffix shows to be a table
_SEPARATORS = ",;\t|"
_NO_SEPARATOR = "\x1f"  # for a single column, whose text may contain commas
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.I)
_COLUMN = re.compile(r"[\w-]+(?: [\w-]+){0,3}|")  # the name of a column in such data
MOST_IN_CELL = 64_000_000  # characters; a longer cell has most likely lost its closing quote mark


def articles_of_table(
    stream: IO[bytes], kind: Literal["csv", "tsv"], options: InputOptions, *, path: str, shown: str, first: bytes = b""
) -> Iterator[Item]:
    """Yield the articles of the rows. shown: the input's name in messages; first: the line that was already read.

    The separator of a CSV file is the one that a line `sep=;` before the header names, as Excel writes it, or else the
    most frequent one of comma, semicolon, tab and bar in the header.
    """
    lines = _Lines(chain([first] if first else [], bounded_lines(stream)), options.encoding)
    header_line, named = _header_line(lines)
    separator = "\t" if kind == "tsv" else named or max(_SEPARATORS, key=header_line.count)
    if separator not in header_line:
        separator = _NO_SEPARATOR
    csv.field_size_limit(MOST_IN_CELL)
    rows = csv.reader(chain([header_line], lines), delimiter=separator, strict=True)
    try:
        header = next(rows, [])
    except csv.Error as error:
        why = "its lines end in CR alone" if "new-line character" in str(error) else f"its header is broken ({error})"
        yield Problem(shown, f"{why}; save it again as CSV, whose first line names the columns")
        return
    if lines.broken:
        yield Problem(shown, f"its header {lines.broken}")
        return
    if header and (wrong := wrong_columns(header, options.fields, shown)):
        yield wrong
        return
    yield from _articles(rows, header, lines, options, path, shown)
    if lines.guessed:
        yield Note(f"{shown}: not valid UTF-8; read as {lines.guessed} (use --encoding to choose another)")


def _header_line(lines: Iterable[str]) -> tuple[str, str | None]:
    """Return the first line that is not blank, and the separator that a line before it names."""
    separator = None
    for line in lines:
        if m := _SEPARATOR_LINE.fullmatch(line):
            separator = m[1]
        elif line.strip():
            return line, separator
    return "", separator


def _articles(
    rows: Any, header: list[str], lines: "_Lines", options: InputOptions, path: str, shown: str
) -> Iterator[Item]:
    while True:
        line = lines.number + 1
        lines.of_row.clear()
        try:
            row = next(rows, None)
        except csv.Error as error:
            lines.broken = None
            if unquoted := _unquoted(lines.of_row, len(header), rows.dialect.delimiter):
                for number, cells in enumerate(unquoted, line):
                    fields = dict(zip(header, cells, strict=True))
                    yield from article_of(fields, path=path, where=f"{path}:{number}", names=options.fields)
                continue
            lost = f", which costs the lines up to {lines.number}" if lines.number > line else ""
            advice = "put a cell with quote marks in it in quote marks, and double those marks"
            yield Problem(f"{shown}:{line}", f"broken row ({error}){lost}; {advice}", "".join(lines.of_row))
            continue
        if row is None:
            return
        if lines.broken:
            yield Problem(f"{shown}:{line}", lines.broken, row)
            lines.broken = None
        elif len(row) > len(header):
            yield Problem(
                f"{shown}:{line}",
                f"{len(row)} cells under {counted(len(header), 'column')}; quote cells that hold the separator",
                row,
            )
        elif row:
            fields = dict(zip(header, row, strict=False))
            fields |= dict.fromkeys(header[len(row) :], "")
            yield from article_of(fields, path=path, where=f"{path}:{line}", names=options.fields)


def _unquoted(lines: list[str], columns: int, separator: str) -> list[list[str]]:
    """Return the cells of lines in which quote marks belong to the text, as many programs write TSV; [] for others."""
    rows = [line.rstrip("\r\n").split("\t") for line in lines]
    return rows if separator == "\t" and all(len(row) == columns for row in rows) else []


def begins_as_table(line: bytes, options: InputOptions) -> bool:
    """Whether the first line of data is the header of a table: it consists of names, two of them known.

    >>> begins_as_table(b"id,title,text\\r\\n", InputOptions()), begins_as_table(b"Text, date\\n", InputOptions())
    (True, False)
    """
    try:
        header = decode(line, options.encoding).text.strip("\r\n")
    except UndecodableError:
        return False
    columns = [column.strip('"') for column in re.split(f"[{_SEPARATORS}]", header)]
    if len(columns) < 2 or len(header) > _LONGEST_HEADER or not all(map(_COLUMN.fullmatch, columns)):
        return False
    lookup = Fields(dict.fromkeys(columns, "x"))
    others = (*ID_FIELDS, *DATE_FIELDS, *HEADLINE_FIELDS, *SOURCE_FIELDS, *URL_FIELDS, *AUTHOR_FIELDS)
    return not wrong_columns(columns, options.fields) and any(lookup.keys(others))


def wrong_columns(header: list[str], names: FieldNames, shown: str = "") -> Problem | None:
    """Return a problem if no column holds the text, or if these are newscli's own results. shown: the input's name."""
    if are_results(header):
        why = "this is newscli output, not articles; use the articles themselves"
        return Problem(shown, why, results=True)
    if text_field(dict.fromkeys(header, ""), names):
        return None
    columns = ", ".join(header[:12]) + (", ..." if len(header) > 12 else "")
    return Problem(shown, f"no text column among {columns}; choose one with --field text=NAME")


class _Lines(Iterator[str]):
    """The lines, decoded one by one, so that a broken line costs only its row.

    number: how many lines there were so far. broken: what is wrong with one of them since this was last set to None.
    of_row: the lines of the current row.
    """

    def __init__(self, lines: Iterable[bytes | None], encoding: str | None) -> None:
        self.number = 0
        self.broken: str | None = None
        self.guessed: str | None = None
        self.of_row: list[str] = []
        self._lines = decoded_lines(lines, encoding)

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if isinstance(line, UndecodableError):
            self.broken = str(line)
            return line.data.decode(errors="replace").replace('"', "'") or "\n"
        self.guessed = self.guessed or line.guessed
        self.of_row.append(line.text)
        return line.text
