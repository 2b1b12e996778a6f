"""Columns that stand side by side in a text, as programs write them that keep the layout of a printed page.

A gutter gives them away: in line after line, two spaces or more end at the same place. The columns are read one after
the other, as far as they go: up to a line over all columns, or the end of the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newscli.core.text.reading import Edit

_GUTTER = re.compile(r"(?<=\S) {2,}(?=\S)")
_LEAST_ROWS = 6  # with something in two columns
_SHARE = 0.4  # of the lines with spaces inside, that have them before the same place
_ROWS = 0.4  # of the lines that hold something have spaces inside
_MOST_COLUMNS = 6
_NARROWEST = 18  # characters from one column to the next
_LEAST_IN_COLUMN = 15  # characters of a line on average; what is shorter is a table
_SMALL = 0.25  # of the lines in columns begin with a small letter


class _Row(NamedTuple):
    """A line: where it begins in the text, and where its end is."""

    start: int
    end: int


def may_have_columns(text: str) -> bool:
    """Whether a closer look is worth while."""
    return "   " in text and text.count("   ") >= _LEAST_ROWS and len(_GUTTER.findall(text[:200_000])) >= _LEAST_ROWS


def in_columns(text: str) -> list[Edit] | None:
    """The pieces of the text in the order of reading; None where nothing stands side by side."""
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
    """The lines that leave the gutters free, as far as they go, with their parts by column; other lines without."""
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
    """Where columns begin after the first one."""
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
    """Whether a line leaves the gutters free, and ends no page."""
    line = text[row.start : row.end]
    return not line.endswith("\f") and all(line[start - 2 : start].isspace() or len(line) <= start for start in starts)


def _is_prose(text: str, columns: Sequence[Sequence[tuple[int, int]]], least: int) -> bool:
    """Whether so many lines have something in two columns, and what stands in them is no table."""
    both = sum(sum(start < end for start, end in parts) > 1 for parts in zip(*columns, strict=True))
    parts = [text[start:end] for column in columns for start, end in column if start < end]
    small = sum(part[0].islower() for part in parts)
    return both >= least and sum(map(len, parts)) >= _LEAST_IN_COLUMN * len(parts) and small >= _SMALL * len(parts)


def _one_after_the_other(
    text: str, region: Sequence[_Row], columns: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[Edit]:
    """The parts of some lines, column by column, without the empty lines above and below each."""
    for column in columns:
        filled = [i for i, (start, end) in enumerate(column) if start < end]
        for i in range(filled[0], filled[-1] + 1) if filled else ():
            start, end = column[i]
            if start < end:
                yield Edit(start, end, text[start:end])
            yield Edit(region[i].end - 1, region[i].end, "\n")


def _part(text: str, row: _Row, bounds: Sequence[int], column: int) -> tuple[int, int]:
    """Where the part of a line in a column begins and ends, without the spaces around it."""
    start = row.start + bounds[column]
    end = min(row.end, row.start + bounds[column + 1]) if column + 1 < len(bounds) else row.end
    piece = text[start:end] if start < end else ""
    bare = piece.strip()
    first = start + len(piece) - len(piece.lstrip()) if bare else start
    return first, first + len(bare)
