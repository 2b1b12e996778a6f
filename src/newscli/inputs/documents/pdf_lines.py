"""Turns pieces of text with places on a page into lines, paragraphs and the headline."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_SAME_LINE = 0.4  # times the size of the letters: the largest difference of height within a line
_LEAST_ROWS = 5  # of a column that begins at one place
_LEAST_SHARE = 0.3  # of the rows
_LEAST_IN_COLUMN = 15  # characters of a line on average; with fewer it is a table
_WIDTH = 0.42  # times its size: the least average width of a letter
_GAP = 1.35  # times the usual distance of lines: a larger one ends a paragraph
_INDENT = 0.7  # times the size of the letters
# The share by which the sizes of letters of one paragraph may differ.
_OTHER_SIZE = 0.08
# The last line of a paragraph is shorter than this share of a full line: with and without a mark at its end.
_SHORT = 0.8
_VERY_SHORT = 0.6
_ONE_PLACE = 20  # points; lines whose left ends differ by less begin at one place
_HEADLINE_SIZE = 1.25  # times the size of the body
_MARGIN_LINES = 2  # lines at the top and at the bottom of a page that may be running heads
_NUMBER = re.compile(r"(?:page\s?)?[-–—|]?\s?\d{1,4}\s?[-–—|]?(?:\s?(?:of|/)\s?\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d+")
_ENDS = (".", "!", "?", "”", '"', "’", ":")
_BROKEN_WORD = re.compile(r"(\w{1,40})-$")
_FIRST_WORD = re.compile(r"[a-zà-ÿ]+")


class Piece(NamedTuple):
    x: float
    y: float
    size: float
    text: str


class Line(NamedTuple):
    x: float
    y: float
    size: float
    text: str


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines of a page in the order of reading."""
    rows = list(_rows(pieces))
    starts = _column_starts(rows)
    if len(starts) > 1:
        split = [_split(row, starts) for row in rows]
        if sum(len(parts) > 1 for parts in split) >= _LEAST_ROWS and _is_prose(split):
            return list(_by_column(split, starts))
    return [line for row in rows if (line := _line(row)).text]


def _rows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each row: they are stored one after another and are at the same height."""
    row: list[Piece] = []
    for piece in pieces:
        if row and (abs(piece.y - row[-1].y) > _SAME_LINE * max(piece.size, row[-1].size) or piece.x < row[0].x - 1):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _column_starts(rows: list[list[Piece]]) -> list[float]:
    """Return where columns begin: the places at which pieces begin in many rows."""
    counts = Counter(round(piece.x / 3) for row in rows for piece in row)
    least = max(_LEAST_ROWS, _LEAST_SHARE * len(rows))
    starts: list[float] = []
    for place in sorted(place for place, count in counts.items() if count >= least):
        if not starts or place * 3 - starts[-1] > 60:
            starts.append(place * 3.0)
    return starts


def _split(row: list[Piece], starts: list[float]) -> list[list[Piece]]:
    """Return the pieces of a row by column."""
    parts: list[list[Piece]] = [[]]
    for piece in row:
        if parts[-1] and any(abs(piece.x - start) < 3 for start in starts):
            parts.append([])
        parts[-1].append(piece)
    return parts


def _is_prose(split: list[list[list[Piece]]]) -> bool:
    """Whether the lines in columns are long enough for prose, rather than a table."""
    lengths = [sum(len(piece.text) for piece in part) for parts in split if len(parts) > 1 for part in parts]
    return sum(lengths) >= _LEAST_IN_COLUMN * len(lengths)


def _by_column(split: list[list[list[Piece]]], starts: list[float]) -> Iterator[Line]:
    """Yield the lines column by column; a line over all columns, such as a headline, ends the columns above it."""
    columns: dict[int, list[Line]] = {}
    for parts in split:
        lines = [_line(part) for part in parts]
        if len(lines) == 1 and _spans_columns(lines[0], starts):
            for column in sorted(columns):
                yield from columns[column]
            columns.clear()
            yield lines[0]
            continue
        for line in lines:
            nearest = min(range(len(starts)), key=lambda i: abs(starts[i] - line.x))
            columns.setdefault(nearest, []).append(line)
    for column in sorted(columns):
        yield from columns[column]


def _spans_columns(line: Line, starts: list[float]) -> bool:
    after = [start for start in starts if start > line.x + 3]
    return bool(after) and line.x + len(line.text) * line.size * _WIDTH > after[0] + 3 * line.size


def _line(pieces: list[Piece]) -> Line:
    first = pieces[0]
    text = " ".join("".join(piece.text for piece in pieces).split())
    return Line(first.x, first.y, max(piece.size for piece in pieces), text)


def text_of(pages: list[list[Line]]) -> tuple[str | None, str, str]:
    """Return the headline, the text in paragraphs, and the text line by line.

    The headline is the paragraph at the top whose letters are larger than those of the body.
    """
    pages = _without_running_heads(pages)
    body_size = _body_size(pages)
    paragraphs = _paragraphs_over_pages(pages, body_size)
    whole_words = {word for page in pages for line in page for word in line.text.lower().split()}
    headline = _headline(paragraphs, body_size)
    text = "\n\n".join(_joined(paragraph, whole_words) for paragraph in paragraphs)
    lines = "\n\n".join("\n".join(line.text for line in paragraph) for paragraph in paragraphs)
    return (_joined(headline, whole_words) if headline else None), text, lines


def _body_size(pages: list[list[Line]]) -> float:
    """Return the size of most letters."""
    letters_by_size = Counter[float]()
    for page in pages:
        for line in page:
            letters_by_size[round(line.size, 1)] += len(line.text)
    return letters_by_size.most_common(1)[0][0] if letters_by_size else 0.0


def _paragraphs_over_pages(pages: list[list[Line]], body_size: float) -> list[list[Line]]:
    """Return the paragraphs of all pages; one that continues on the next page is joined."""
    paragraphs: list[list[Line]] = []
    for page in pages:
        for paragraph in _paragraphs(page, body_size):
            if paragraphs and _goes_on(paragraphs[-1][-1], paragraph[0], page):
                paragraphs[-1].extend(paragraph)
            else:
                paragraphs.append(paragraph)
    return paragraphs


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers and without lines at the top or bottom that several pages share."""
    margins = [[*page[:_MARGIN_LINES], *page[-_MARGIN_LINES:]] for page in pages]
    pages_with = Counter(key for lines in margins for key in {_key(line) for line in lines})
    least = max(2, len(pages) // 2)
    bodies = []
    for page, lines in zip(pages, margins, strict=True):
        running = {line for line in lines if pages_with[_key(line)] >= least or _NUMBER.fullmatch(line.text)}
        bodies.append([line for line in page if line not in running])
    return bodies


def _key(line: Line) -> tuple[str, int]:
    """Return what is equal for the same running head on different pages: its text without numbers, and its height."""
    return _DIGITS.sub("#", line.text), round(line.y / 4)


def _paragraphs(lines: list[Line], body_size: float) -> Iterator[list[Line]]:
    """Yield the paragraphs of a page."""
    gaps = [a.y - b.y for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * a.size]
    usual = median(gaps) if gaps else 0.0
    full = _full_lengths(lines, body_size)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _ends(paragraph, line, usual, full.get(_place(paragraph[-1]), 0), body_size):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _full_lengths(lines: list[Line], body_size: float) -> dict[int, int]:
    """Return the length of a full line by the place where lines begin, since columns may have different widths."""
    lengths: dict[int, list[int]] = {}
    for line in lines:
        if abs(line.size - body_size) <= _OTHER_SIZE * body_size:
            lengths.setdefault(_place(line), []).append(len(line.text))
    return {place: sorted(values)[len(values) * 9 // 10] for place, values in lengths.items()}


def _place(line: Line) -> int:
    return round(line.x / _ONE_PLACE)


def _ends(paragraph: list[Line], line: Line, usual: float, full: int, body_size: float) -> bool:
    """Whether a paragraph ends before a line. usual: the distance of lines; full: the length of a full line."""
    last = paragraph[-1]
    if abs(line.size - last.size) > _OTHER_SIZE * max(line.size, last.size):
        return True
    is_body = line.size < body_size * _HEADLINE_SIZE
    down = last.y - line.y
    if down <= 0 or abs(line.x - last.x) > 12 * line.size:  # the line is in the next column
        return is_body and last.text.endswith(_ENDS)
    if down > _GAP * max(usual, line.size if not is_body else 0.0):
        return True
    if not is_body:
        return False
    indented = line.x - last.x > _INDENT * line.size and (len(paragraph) < 2 or paragraph[-2].x >= last.x - 1)
    return indented or len(last.text) < (_SHORT if last.text.endswith(_ENDS) else _VERY_SHORT) * full


def _goes_on(last: Line, line: Line, page: list[Line]) -> bool:
    """Whether a paragraph continues from one page to the next."""
    return line is page[0] and line.size == last.size and line.text[:1].islower() and not last.text.endswith(_ENDS)


def _headline(paragraphs: list[list[Line]], body_size: float) -> list[Line] | None:
    """Return the first paragraph with the largest letters at the top, if they are larger than those of the body."""
    large = [
        paragraph
        for paragraph in paragraphs[:8]
        if paragraph[0].size >= body_size * _HEADLINE_SIZE and sum(len(line.text.split()) for line in paragraph) >= 3
    ]
    return max(large, key=lambda paragraph: paragraph[0].size, default=None)


def _joined(lines: list[Line], whole_words: set[str]) -> str:
    """Return the lines as one, with the parts of hyphenated words joined."""
    parts = [lines[0].text]
    for line in lines[1:]:
        broken = _BROKEN_WORD.search(parts[-1]) if parts[-1].endswith("-") else None
        second_half = _FIRST_WORD.match(line.text)
        if not broken or not second_half:
            parts.append(" ")
        elif f"{broken[1]}-{second_half[0]}".lower() not in whole_words:
            parts[-1] = parts[-1][:-1]
        parts.append(line.text)
    return "".join(parts)
