"""CSV and TSV with a header: each row is an object, its fields named by the columns."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import IO, Any, Literal

from newscli.inputs.article import FieldNames, InputOptions, Item, Note, Problem
from newscli.inputs.decoding import BOMS, TOO_LONG, WIDE, Undecodable, bounded_lines, decode
from newscli.inputs.objects import article_of, text_field

MOST_IN_CELL = 64_000_000  # characters; a cell that is longer has most likely lost its closing quote


def articles_of_table(
    stream: IO[bytes], kind: Literal["csv", "tsv"], options: InputOptions, *, path: str, shown: str
) -> Iterator[Item]:
    """The articles of the rows. shown: the input's name for a reader.

    The separator of a CSV file is whichever of comma, semicolon and tab its header has most of.
    """
    lines = _Lines(stream, options.encoding)
    try:
        first = next(lines, "")
    except Undecodable as error:
        yield Problem(f"{shown}: {error}")
        return
    separator = "\t" if kind == "tsv" else max(",;\t", key=first.count)
    csv.field_size_limit(MOST_IN_CELL)
    rows = csv.reader(chain([first], lines), delimiter=separator, strict=True)
    try:
        header = next(rows, [])
    except csv.Error as error:
        yield Problem(f"{shown}: its header is broken ({error}); the first line must name the columns")
        return
    if lines.broken:
        yield Problem(f"{shown}: its header {lines.broken}")
        return
    if header and (missing := no_text_column(header, options.fields)):
        yield Problem(f"{shown}: {missing}")
        return
    yield from _articles(rows, header, lines, options, path, shown)
    if lines.guessed:
        yield Note(f"{shown}: not UTF-8, read as {lines.guessed} (--encoding names another)")


def _articles(
    rows: Any, header: list[str], lines: "_Lines", options: InputOptions, path: str, shown: str
) -> Iterator[Item]:
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            lines.broken = None
            yield Problem(f"{shown}:{line}: a broken row ({error}); put a cell with quote marks in it in quote marks")
            continue
        if row is None:
            return
        if lines.broken:
            yield Problem(f"{shown}:{line}: {lines.broken}", row)
            lines.broken = None
        elif len(row) > len(header):
            yield Problem(
                f"{shown}:{line}: {len(row)} cells under {len(header)} columns; quote cells that hold the separator",
                row,
            )
        elif row:
            fields = dict(zip(header, row, strict=False))
            fields |= dict.fromkeys(header[len(row) :], "")
            yield from article_of(fields, path=path, where=f"{path}:{line}", names=options.fields)


def no_text_column(header: list[str], names: FieldNames) -> str | None:
    """What is wrong with columns none of which holds the text."""
    if text_field(dict.fromkeys(header, ""), names):
        return None
    columns = ", ".join(header[:12]) + (", ..." if len(header) > 12 else "")
    return f"no column with the text among {columns}; name it with --text-field"


class _Lines(Iterator[str]):
    """The lines decoded one by one, so that a broken one costs its row alone.

    broken: what is wrong with one of the lines since it was last set to None.
    """

    def __init__(self, stream: IO[bytes], encoding: str | None) -> None:
        self.broken: str | None = None
        self.guessed: str | None = None
        self._encoding = encoding
        self._stream = stream
        self._lines = bounded_lines(stream)
        self._text: Iterator[str] | None = None
        self._first = True

    def __next__(self) -> str:
        if self._text is not None:
            return next(self._text)
        line = next(self._lines)
        if line is None:
            self.broken = TOO_LONG
            return "\n"
        if self._first and ((self._encoding or "").lower().startswith(WIDE) or line.startswith(_WIDE_BOMS)):
            # A line's end is no single byte here. Raises Undecodable, for the whole.
            text = decode(line + self._stream.read(), self._encoding).text
            self._text = io.StringIO(text, newline="")
            return next(self._text)
        self._first = False
        try:
            decoded = decode(line, self._encoding)
        except Undecodable as error:
            self.broken = str(error)
            return line.decode(errors="replace").replace('"', "'")
        self.guessed = self.guessed or decoded.guessed
        return decoded.text


_WIDE_BOMS = tuple(mark for mark, name in BOMS if name != "utf-8")
