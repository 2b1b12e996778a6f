"""What a line is among its neighbours: the second layer of the line model.

It reads the first layer's verdict on the lines around (a positive score speaks for the article), where the article
begins and ends by those scores, how far the line is from both ends of the text, and whether the line or its words stand
elsewhere. Each family of features is a column: one number for each line. Most columns are strings of bytes, so that a
whole column is shifted, translated or added to another in one step.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from operator import add, sub

from newscli.core.page.line_shape import Shape
from newscli.core.page.wording_kinds import ordinary_words

_SCORES = (-400, -250, -150, -70, 0, 70, 150, 250, 400)
_POSITIONS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
_OUTSIDE = (1, 2, 3, 5, 8, 15)
_OVERLAPS = (0, 0.1, 0.2, 0.3, 0.45, 0.6)
_SINCE_RELATED = (0, 1, 2, 3, 5, 8)
_MOST_TIMES = 5
_PARAGRAPH_WORDS, _PROSE_WORDS = 20, 12
_DIGITS = re.compile(r"\d+")
BEFORE, INSIDE, AFTER, NOWHERE = range(4)
_NO_SCORE = 10  # of the lines above the first and below the last

# The families, each with the number of values that it has.
FAMILIES = {
    **{f"score{distance:+d}": 11 for distance in (0, -3, -2, -1, 1, 2, 3)},
    "place-score": 96,
    "side-words": 40,
    "side-end": 48,
    "from-start": 10,
    "from-end": 10,
    "since-related": 28,
    "again": 30,
    "overlap-side-words": 192,
    "repeated-side": 12,
    "repeated-around": 64,
}


def _table(value: Callable[[int], int]) -> bytes:
    """Return the table with which `bytes.translate` puts a value in the place of each byte."""
    return bytes([value(byte) & 255 for byte in range(256)])


_TIMES = {factor: _table(factor.__mul__) for factor in (4, 6, 10, 12, 24)}
_PLUS_ONE, _PLUS_EIGHT = _table((1).__add__), _table((8).__add__)
# What is counted in fewer steps.
_COARSE = _table(lambda fine: (0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 3)[min(fine, 10)])
_TO_NINE = _table(lambda length: min(length, 9))
_STEPS = _table(lambda length: min(length // 2, 5))
_THIRDS = _table(lambda length: length // 3)


def _ramp(bounds: Sequence[int], first: int) -> bytes:
    """Return the steps of the distances from the first one on, up to one that all longer ones share."""
    return bytes(bisect_left(bounds, distance) for distance in range(first, bounds[-1] + 2))


_SINCE_HEADING, _FROM_EDGE, _FROM_ARTICLE = _ramp(_SINCE_RELATED, 0), _ramp(_POSITIONS, 0), _ramp(_OUTSIDE, 1)


def _stretched(ramp: bytes, count: int) -> bytes:
    """Return so many values of a ramp; the last one is that of all longer distances."""
    return ramp[:count] if count <= len(ramp) else ramp + ramp[-1:] * (count - len(ramp))


@dataclass(slots=True)
class Page:
    """The lines of a text as the layers see them."""

    texts: list[str]
    words: list[list[str]]  # of each line, in lower case, without the marks around them
    rare_words: Sequence[Set[str]]  # of each line that is as long as prose: those that tell what the news is about
    shapes: list[Shape]
    again: list[int]  # how often the line stands on the page, digits folded
    overlap: list[int]  # how many of its words other paragraphs share that tell what the news is about, in steps
    related: list[int]  # the lines (by index) that are headings which announce other articles
    sure: list[bool]  # whether the first stage drops it
    repeated: list[bool]  # whether it stands in other articles of the source; empty where none are known


def page_of(
    texts: list[str],
    words: list[list[str]],
    shapes: list[Shape],
    related: list[int],
    sure: list[bool],
    repeated: list[bool],
) -> Page:
    ordinary, none = ordinary_words(), set[str]()
    rare = [{*of_line} - ordinary if len(of_line) >= _PROSE_WORDS else none for of_line in words]
    return Page(texts, words, rare, shapes, _again(texts, shapes), _overlaps(words, rare), related, sure, repeated)


def _again(lines: list[str], shapes: list[Shape]) -> list[int]:
    """How often each line stands there, digits folded."""
    folded = [_DIGITS.sub("0", line) if shape.figures else line for line, shape in zip(lines, shapes, strict=True)]
    counts = Counter(folded)
    return [*map(counts.__getitem__, folded)]


def _overlaps(words: list[list[str]], rare: Sequence[Set[str]]) -> list[int]:
    """How many of the words of each line long paragraphs share, another one than the line itself, in steps."""
    once: set[str] = set()
    twice: set[str] = set()
    for of_line, rare_words in zip(words, rare, strict=True):
        if len(of_line) >= _PARAGRAPH_WORDS:
            twice |= once & rare_words
            once |= rare_words
    shared = [
        len((twice if len(of_line) >= _PARAGRAPH_WORDS else once).intersection(of_line)) / len(of_line)
        for of_line in words
    ]
    return [bisect_left(_OVERLAPS, share) for share in shared]


def article_extent(scores: Sequence[int]) -> tuple[int, int]:
    """The first and the last line of the stretch that holds the most article; (-1, -1) where nothing speaks for one."""
    best = total = 0
    first = last = -1
    begin = 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, begin = 0, i
        total += 300 if score > 300 else score if score > -150 else -150
        if total > best:
            best, first, last = total, begin, i
    return first, last


def context_columns(page: Page, scores: Sequence[int]) -> Iterator[Iterable[int]]:
    """Return the columns of all families, in their order, given the scores of the layer before, in hundredths."""
    count = len(scores)
    fine = bytes([bisect_left(_SCORES, score) for score in scores])
    coarse = fine.translate(_COARSE)
    sides, places = _places(count, *article_extent(scores))
    lengths = bytes([shape.length for shape in page.shapes])
    edge = bytes((_NO_SCORE,)) * 3
    padded = edge + fine + edge
    for distance in (0, -3, -2, -1, 1, 2, 3):
        yield padded[3 + distance : 3 + distance + count]
    yield map(add, places.translate(_TIMES[4]), coarse)
    yield map(add, sides.translate(_TIMES[10]), lengths.translate(_TO_NINE))
    yield map(add, sides.translate(_TIMES[12]), [shape.end for shape in page.shapes])
    positions = _stretched(_FROM_EDGE, count)
    yield positions
    yield positions[::-1]
    yield from _elsewhere_columns(page, lengths, sides, coarse)


def _elsewhere_columns(page: Page, lengths: bytes, sides: bytes, coarse: bytes) -> Iterator[Iterable[int]]:
    """Whether the line stands below a heading for other articles; whether it or its words stand elsewhere."""
    yield map(add, _since_heading(page.related, len(lengths)).translate(_TIMES[4]), coarse)
    times = [(times if times < _MOST_TIMES else _MOST_TIMES) * 5 - 5 for times in page.again]
    yield map(add, times, lengths.translate(_THIRDS))
    overlap = bytes(page.overlap).translate(_TIMES[24])
    yield map(add, map(add, overlap, sides.translate(_TIMES[6])), lengths.translate(_STEPS))
    if not page.repeated:
        yield bytes(len(lengths))
        yield bytes(len(lengths))
        return
    codes = bytes([1 + again for again in page.repeated])
    yield map(add, codes.translate(_TIMES[4]), sides)
    around = zip(b"\0" + codes[:-1], codes, codes[1:] + b"\0", strict=True)
    yield [16 * above + 4 * here + below for above, here, below in around]


def _since_heading(related: list[int], count: int) -> bytes:
    """Return how many lines above the last heading stands that announces other articles, in steps."""
    far = _SINCE_HEADING[-1:]
    if not related:
        return far * count
    gaps = map(sub, [*related[1:], count], related)
    return far * related[0] + b"".join([_stretched(_SINCE_HEADING, gap) for gap in gaps])


def _places(count: int, first: int, last: int) -> tuple[bytes, bytes]:
    """Return where each line stands to the article's extent, coarsely and finely."""
    if first < 0:
        return bytes((NOWHERE,)) * count, bytes(count)
    inside, after = last - first + 1, count - last - 1
    sides = bytes((BEFORE,)) * first + bytes((INSIDE,)) * inside + bytes((AFTER,)) * after
    fine = [15 + (i < 3) + 2 * (inside - i <= 3) for i in range(inside)]
    before = _stretched(_FROM_ARTICLE, first)[::-1]
    return sides, before.translate(_PLUS_ONE) + bytes(fine) + _stretched(_FROM_ARTICLE, after).translate(_PLUS_EIGHT)
