"""Finds headers and footers of printed pages between the lines of a text: page numbers and running heads.

They show by a number that rises from page to page, by a form feed beside them, or by their place inside a sentence
that continues after them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newscli.core.text.written_lines import Line

_LONGEST = 100  # characters of a running head
_MOST_LINES = 3  # of a header, or of a footer and the header of the next page together
_SHORT = 0.8  # most length of a header without a blank line beside it, as a share of the lines around it
_APART = 12  # least number of lines between two page numbers
_INTERRUPTING = 0.3  # of the page numbers interrupt a sentence, if there are no form feeds
_RISING = 0.6  # of the steps from one page number to the next are 1
_OF = r"(?:\s*(?:of|/)\s*\d{1,3})?"
_BARE_NUMBER = re.compile(rf"(?:page\s*|p\.\s*)?[-–—|\[(]?\s*(\d{{1,3}})\s*[-–—|\])]?{_OF}", re.I)
_NUMBER_BEHIND = re.compile(rf"\S.*\s(?:page\s*)?[-–—|]?\s*(\d{{1,3}}){_OF}", re.I)
_NUMBER_AHEAD = re.compile(r"(?:page\s*)?(\d{1,3})(?:\s*[-–—|·])?\s+\S.*", re.I)
_IN_TWO_PARTS = re.compile(r"\S {3,}\S")
# Lines that occur only on printed pages.
_SURE = re.compile(r"(?:\S.* {2,})?page\s{1,3}\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–—]\s?\d{1,3}\s?[-–—]", re.I)


class _Numbered(NamedTuple):
    """A short line with a number that may be that of a page. key: the line without the number."""

    line: int
    number: int
    key: str
    is_bare: bool


def page_furniture(lines: Sequence[Line]) -> set[int]:
    """Return the indices of the lines that belong to the page, not to the text."""
    numbered = [one for i, line in enumerate(lines) if (one := _numbered(i, line.text))]
    feeds = [i for i, line in enumerate(lines) if line.new_page]
    if not numbered and not feeds:
        return set()
    bare = {one.line: one.number for one in numbered if one.is_bare}
    furniture = {one.line for one in numbered if _SURE.fullmatch(lines[one.line].text)}
    furniture |= _in_series(numbered, lines, bare) | _beside_feeds(feeds, numbered, lines)
    for i in sorted(furniture | set(bare) | set(feeds)):
        furniture.update(_inside_sentence(i, lines, bare))
    last = len(lines) - 1
    if last in bare and any(bare.get(i) == bare[last] - 1 for i in furniture):
        furniture.add(last)
    return furniture | _repeated_beside(furniture, lines)


def _numbered(i: int, text: str) -> _Numbered | None:
    if len(text) > _LONGEST:
        return None
    for pattern in (_BARE_NUMBER, _NUMBER_BEHIND, _NUMBER_AHEAD):
        if m := pattern.fullmatch(text):
            key = f"{text[: m.start(1)]}#{text[m.end(1) :]}".lower()
            return _Numbered(i, int(m[1]), " ".join(key.split()), pattern is _BARE_NUMBER)
    return None


def _in_series(numbered: Sequence[_Numbered], lines: Sequence[Line], bare: Mapping[int, int]) -> set[int]:
    """Return lines that are identical except for a number that rises by one from page to page."""
    by_key: defaultdict[str, list[_Numbered]] = defaultdict(list)
    for one in numbered:
        by_key[one.key].append(one)
    indices: set[int] = set()
    for series in by_key.values():
        if len(series) < 2:
            continue
        steps = list(pairwise(series))
        rising = sum(after.number - one.number == 1 and after.line - one.line >= _APART for one, after in steps)
        inside = sum(bool(_inside_sentence(one.line, lines, bare)) for one in series)
        if rising >= _RISING * len(steps) and inside >= _INTERRUPTING * len(series):
            indices.update(one.line for one in series)
    return indices


def _beside_feeds(feeds: Sequence[int], numbered: Sequence[_Numbered], lines: Sequence[Line]) -> set[int]:
    """Return page numbers at a form feed, lines at several form feeds, and lines at one with a gap of spaces inside."""
    in_head = {one.line: one.is_bare for one in numbered}
    beside = _short_lines_beside(feeds, lines)
    often = Counter(_key(lines[i].text) for i in beside)
    indices: set[int] = set()
    for i in beside:
        is_head = lines[i].new_page and (i in in_head or _IN_TWO_PARTS.search(lines[i].text))
        if is_head or in_head.get(i) or often[_key(lines[i].text)] > 1:
            indices.add(i)
    return indices | {feed for feed in feeds if feed - 1 in indices and _is_head(feed, lines)}


def _short_lines_beside(feeds: Sequence[int], lines: Sequence[Line]) -> set[int]:
    near = {i for feed in feeds for i in range(max(0, feed - 2), min(len(lines), feed + 2))}
    return {i for i in near if len(lines[i].text) <= _LONGEST}


def _is_head(i: int, lines: Sequence[Line]) -> bool:
    """Return whether the first line of a page is short, is not a sentence, and has a blank line after it."""
    return (
        lines[i].stops_inside
        and len(lines[i].text) <= _LONGEST
        and i + 1 < len(lines)
        and lines[i + 1].gap > 0
        and not lines[i + 1].begins_small
    )


def _key(text: str) -> str:
    return " ".join(re.sub(r"\d+", "#", text.lower()).split())


def _inside_sentence(i: int, lines: Sequence[Line], bare: Mapping[int, int]) -> range:
    """Return the shortest range of lines around line i that interrupts a sentence; an empty one if none does.

    bare: the lines that are only a number. None of them is the sentence that is interrupted.
    """
    for size in range(1, _MOST_LINES + 1):
        for first in range(max(1, i - size + 1), min(i, len(lines) - size - 1) + 1):
            last = first + size - 1
            before, after = lines[first - 1], lines[last + 1]
            if (
                before.stops_inside
                and first - 1 not in bare
                and after.begins_small
                and before.depth == after.depth
                and all(_may_be_head(j, i, lines) for j in range(first, last + 1))
            ):
                return range(first, last + 1)
    return range(0)


def _may_be_head(i: int, edge: int, lines: Sequence[Line]) -> bool:
    """Return whether line i may belong to the header or footer that line `edge` seems to belong to."""
    line = lines[i]
    if len(line.text) > _LONGEST or line.begins_small:
        return False
    if i == edge:
        return True
    above, below = line.gap, lines[i + 1].gap
    short = len(line.text) <= _SHORT * max(lines[i - 1].right, lines[i + 1].right)
    return line.stops_inside and ((above > 0 and below > 0) or (short and (above if i > edge else below) == 0))


def _repeated_beside(furniture: set[int], lines: Sequence[Line]) -> set[int]:
    """Return lines that are repeated beside several lines of the furniture."""
    beside: defaultdict[str, list[int]] = defaultdict(list)
    for i in furniture:
        for j in (i - 1, i + 1):
            if 0 <= j < len(lines) and j not in furniture and len(lines[j].text) <= _LONGEST:
                beside[_key(lines[j].text)].append(j)
    return {j for places in beside.values() if len(places) > 1 for j in places}
