"""Reads columns that stand side by side in a text, as converters write them that keep the layout of a printed page.

Columns show by a gutter: in line after line, two or more spaces end at the same position. The columns are read one
after the other, down to a line that spans all of them, or to the end of the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newscli.core.text.reading import Edit

_GUTTER = re.compile(r"(?<=\S) {2,}(?=\S)")
_LEAST_ROWS = 6  # lines with text in two columns
_SHARE = 0.4  # of the lines with inner spaces, in which these end at the same position
_ROWS = 0.4  # of the non-blank lines have inner spaces
_MOST_COLUMNS = 6
_NARROWEST = 18  # characters from the start of one column to that of the next
_LEAST_IN_COLUMN = 15  # average characters per line; a table has less
_SMALL = 0.25  # of the lines in columns begin with a lowercase letter


class _Row(NamedTuple):
    """A line as offsets in the text, with its line break."""

    start: int
    end: int


def may_have_columns(text: str) -> bool:
    """Return whether the text deserves a closer look."""
    return "   " in text and text.count("   ") >= _LEAST_ROWS and len(_GUTTER.findall(text[:200_000])) >= _LEAST_ROWS


def in_columns(text: str) -> list[Edit] | None:
    """Return the pieces of the text in reading order; None if it has no columns."""
    rows = list(_rows(text))
    starts = _column_starts(text, rows)
    if not starts:
        return None
    regions = list(_regions(text, rows, starts))
    if not any(columns and _is_prose(text, columns, _LEAST_ROWS) for _, columns in regions):
        return None
    pieces: list[Edit] = []
    for region, columns in regions:
        if columns and _is_prose(text, columns, least=1):
            pieces += _one_after_the_other(text, region, columns)
        else:
            pieces += [Edit(row.start, row.end, text[row.start : row.end]) for row in region]
    return pieces


def _regions(
    text: str, rows: Sequence[_Row], starts: Sequence[int]
) -> Iterator[tuple[list[_Row], list[list[tuple[int, int]]]]]:
    """Yield runs of lines that leave the gutters free, with their parts by column; each other line without parts."""
    bounds = [0, *starts]
    region: list[_Row] = []
    for row in rows:
        if _is_columned(text, row, starts):
            region.append(row)
            continue
        if region:
            yield region, [[_part(text, one, bounds, i) for one in region] for i in range(len(bounds))]
        yield [row], []
        region = []
    if region:
        yield region, [[_part(text, one, bounds, i) for one in region] for i in range(len(bounds))]


def _rows(text: str) -> Iterator[_Row]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield _Row(start, start + len(line))
        start += len(line)


def _column_starts(text: str, rows: Sequence[_Row]) -> list[int]:
    """Return the positions in a line at which the second and later columns begin."""
    counts: Counter[int] = Counter()
    parted = filled = 0
    for row in rows:
        line = text[row.start : row.end].rstrip()
        ends = {m.end() for m in _GUTTER.finditer(line)}
        counts.update(ends)
        parted += bool(ends)
        filled += bool(line)
    if parted < max(_LEAST_ROWS, _ROWS * filled):
        return []
    starts: list[int] = []
    for place in sorted(place for place, count in counts.items() if count >= max(_LEAST_ROWS, _SHARE * parted)):
        if place - (starts[-1] if starts else 0) >= _NARROWEST:
            starts.append(place)
    return starts if len(starts) < _MOST_COLUMNS else []


def _is_columned(text: str, row: _Row, starts: Sequence[int]) -> bool:
    """Return whether a line leaves the gutters free and does not end a page."""
    line = text[row.start : row.end]
    return not line.endswith("\f") and all(line[start - 2 : start].isspace() or len(line) <= start for start in starts)


def _is_prose(text: str, columns: Sequence[Sequence[tuple[int, int]]], least: int) -> bool:
    """Return whether the columns hold prose, not a table. least: number of lines with text in two columns."""
    both = sum(sum(start < end for start, end in parts) > 1 for parts in zip(*columns, strict=True))
    parts = [text[start:end] for column in columns for start, end in column if start < end]
    small = sum(part[0].islower() for part in parts)
    return both >= least and sum(map(len, parts)) >= _LEAST_IN_COLUMN * len(parts) and small >= _SMALL * len(parts)


def _one_after_the_other(
    text: str, region: Sequence[_Row], columns: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[Edit]:
    """Yield the parts of the lines, column by column, without the empty lines above and below each column."""
    for column in columns:
        filled = [i for i, (start, end) in enumerate(column) if start < end]
        for i in range(filled[0], filled[-1] + 1) if filled else ():
            start, end = column[i]
            if start < end:
                yield Edit(start, end, text[start:end])
            yield Edit(region[i].end - 1, region[i].end, "\n")


def _part(text: str, row: _Row, bounds: Sequence[int], column: int) -> tuple[int, int]:
    """Return start and end of the part of a line that is in a column, without the spaces around it."""
    start = row.start + bounds[column]
    end = min(row.end, row.start + bounds[column + 1]) if column + 1 < len(bounds) else row.end
    piece = text[start:end] if start < end else ""
    bare = piece.strip()
    first = start + len(piece) - len(piece.lstrip()) if bare else start
    return first, first + len(bare)
