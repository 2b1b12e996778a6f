"""What a line is among its neighbours: the second layer of the line model.

It reads the first layer's verdict on the lines around (a positive score speaks for the article), where the article
begins and ends by those scores, how near the next sure paragraph is, the run of like lines that a line stands in, and
whether the line or its words stand elsewhere. Each family of features is a column: one number for each line.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from newscli.core.page.line_shape import WORDS, Shape

_SCORES = (-4, -2.5, -1.5, -0.7, 0, 0.7, 1.5, 2.5, 4)
_MEANS = (-2, -1.2, -0.5, 0, 0.5, 1.2, 2)
_DISTANCES = (1, 2, 3, 4, 6, 9, 14, 25, 98)
_POSITIONS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
_PASSED = (0, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999)
_OUTSIDE = (1, 2, 3, 5, 8, 15)
_OVERLAPS = (0, 0.2, 0.4, 0.6, 0.8, 0.99)
_SINCE_RELATED = (0, 1, 2, 3, 5, 8)
_RUNS = (1, 2, 4, 7, 12, 20)  # lines
# What is counted in fewer steps, by lookup: min() costs three times as much, ten times a line.
_LENGTHS = [min(length, 9) for length in range(len(WORDS) + 1)]
_STEPS = [min(length // 2, 5) for length in range(len(WORDS) + 1)]
_THIRDS = [length // 3 for length in range(len(WORDS) + 1)]
_NEAR = [min(distance, 5) for distance in range(len(_DISTANCES) + 1)]
_FAR = 99
_FOLDED = 120  # characters by which a line is told from another
_PARAGRAPH_WORDS = 20
_DIGIT = re.compile(r"\d")
_FIRST_BULLET = 4  # of the values of Shape.begin
BEFORE, INSIDE, AFTER, NOWHERE = range(4)
_NO_SCORE, _NO_COARSE, _NO_END, _NO_LENGTH = 10, 4, 12, 5  # of the lines above the first and below the last

# The families, each with the number of values that it has.
FAMILIES = {
    "score": 11,
    **{f"score{distance:+d}": 11 for distance in (-3, -2, -1, 1, 2, 3)},
    "score-around": 125,
    "mean-before-4": 8,
    "mean-after-4": 8,
    "mean-before-8": 8,
    "mean-after-8": 8,
    "place-score": 96,
    "since-article": 10,
    "till-article": 10,
    "between": 36,
    "passed-score": 32,
    "side-words": 40,
    "side-end": 48,
    "side-begin": 32,
    "words-around": 216,
    "end-before": 156,
    "end-after": 156,
    "run-mean": 32,
    "run-length": 28,
    "bullets": 28,
    "from-start": 10,
    "from-end": 10,
    "since-related": 28,
    "again": 26,
    "overlap-side-words": 192,
    "repeated-side": 12,
    "repeated-around": 64,
}


@dataclass(slots=True)
class Page:
    """The lines of a text as the layers see them."""

    shapes: list[Shape]
    sizes: list[int]  # characters
    again: list[int]  # how often the line stands on the page, digits folded
    overlap: list[int]  # how many of its content words stand in other paragraphs, in steps; -1: it has none
    related: list[bool]  # whether it is a heading that announces other articles
    sure: list[bool]  # whether the first stage drops it
    repeated: list[bool]  # whether it stands in other articles of the source; empty where none are known


def page_of(
    lines: Sequence[str], shapes: list[Shape], related: list[bool], sure: list[bool], repeated: list[bool]
) -> Page:
    once: set[str] = set()  # words of long paragraphs
    twice: set[str] = set()
    for shape in shapes:
        if shape.count >= _PARAGRAPH_WORDS:
            twice.update(once.intersection(shape.content))
            once.update(shape.content)
    return Page(
        shapes,
        [len(line) for line in lines],
        _again(lines),
        [_overlap(shape.content, twice if shape.count >= _PARAGRAPH_WORDS else once) for shape in shapes],
        related,
        sure,
        repeated,
    )


def _again(lines: Sequence[str]) -> list[int]:
    """How often each line stands there, digits folded. What stands there twice has a size that stands there twice."""
    begun = [line[:_FOLDED] for line in lines]
    sizes = Counter(map(len, begun))
    folded = [_DIGIT.sub("0", line) if sizes[len(line)] > 1 and _DIGIT.search(line) else line for line in begun]
    counts = Counter(folded)
    return [counts[line] for line in folded]


def _overlap(content: tuple[str, ...], body: set[str]) -> int:
    if not content:
        return -1
    return bisect_left(_OVERLAPS, len(body.intersection(content)) / len(content))


def article_extent(scores: Sequence[float]) -> tuple[int, int]:
    """The first and the last line of the stretch that holds the most article; (-1, -1) where nothing speaks for one."""
    best = total = 0.0
    first = last = -1
    begin = 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, begin = 0.0, i
        total += 3.0 if score > 3.0 else score if score > -1.5 else -1.5
        if total > best:
            best, first, last = total, begin, i
    return first, last


def context_columns(page: Page, scores: Sequence[float]) -> list[Sequence[int]]:
    """Return the columns of all families, in their order, given the scores of the layer before."""
    fine = [bisect_left(_SCORES, score) for score in scores]
    coarse = [0 if score < -1.5 else 1 if score < 0 else 2 if score < 1.5 else 3 for score in scores]
    first, last = article_extent(scores)
    places, sides = _places(len(scores), first, last)
    from_start = [bisect_left(_POSITIONS, i) for i in range(len(scores))]
    strong = [score > 1.5 and size > 80 for score, size in zip(scores, page.sizes, strict=True)]
    return [
        *_score_columns(fine, coarse),
        *_mean_columns(scores),
        [place * 4 + here for place, here in zip(places, coarse, strict=True)],
        *_distance_columns(strong, page.sizes, coarse),
        *_shape_columns(page.shapes, sides),
        *_run_columns(page.shapes, scores, coarse),
        from_start,
        from_start[::-1],
        *_elsewhere_columns(page, sides, coarse),
    ]


def _score_columns(fine: list[int], coarse: list[int]) -> Iterator[Sequence[int]]:
    """The scores of the line and of its neighbours, one by one and together."""
    count = len(fine)
    fine = [_NO_SCORE] * 3 + fine + [_NO_SCORE] * 3
    for distance in (0, -3, -2, -1, 1, 2, 3):
        yield fine[3 + distance : 3 + distance + count]
    above, below = [_NO_COARSE, *coarse[:-1]], [*coarse[1:], _NO_COARSE]
    yield [25 * a + 5 * h + b for a, h, b in zip(above, coarse, below, strict=True)]


def _mean_columns(scores: Sequence[float]) -> Iterator[list[int]]:
    """The mean scores of the four and the eight lines before and after; beyond the ends of the text they are 0."""
    bounded = [3.0 if score > 3.0 else score if score > -3.0 else -3.0 for score in scores]
    sums = [*accumulate(bounded, initial=0.0)]
    count = len(scores)
    sums = [0.0] * 8 + sums + [sums[-1]] * 8  # from the ninth place on: of the lines before each
    for lines in (4, 8):
        means = [(after - before) / lines for before, after in zip(sums, sums[lines:], strict=False)]
        yield [bisect_left(_MEANS, mean) for mean in means[8 - lines : 8 - lines + count]]
        yield [bisect_left(_MEANS, mean) for mean in means[9 : 9 + count]]


def _distance_columns(strong: list[bool], sizes: list[int], coarse: list[int]) -> Iterator[list[int]]:
    """How far the next sure paragraphs are, and how much of their text is over."""
    since, till = _distances(strong), _distances(strong[::-1])[::-1]
    yield since
    yield till
    yield [_NEAR[before] * 6 + _NEAR[after] for before, after in zip(since, till, strict=True)]
    yield [share * 4 + here for share, here in zip(_passed(strong, sizes), coarse, strict=True)]


def _shape_columns(shapes: list[Shape], sides: list[int]) -> Iterator[list[int]]:
    """The shape of the line before, in or after the article, and beside those of its neighbours."""
    ends = [shape.end for shape in shapes]
    yield [side * 10 + _LENGTHS[shape.length] for side, shape in zip(sides, shapes, strict=True)]
    yield [side * 12 + end for side, end in zip(sides, ends, strict=True)]
    yield [side * 8 + shape.begin for side, shape in zip(sides, shapes, strict=True)]
    lengths = [_LENGTHS[shape.length] // 2 for shape in shapes]
    above, below = [_NO_LENGTH, *lengths[:-1]], [*lengths[1:], _NO_LENGTH]
    yield [36 * a + 6 * h + b for a, h, b in zip(above, lengths, below, strict=True)]
    yield [12 * before + end for before, end in zip([_NO_END, *ends[:-1]], ends, strict=True)]
    yield [12 * after + end for after, end in zip([*ends[1:], _NO_END], ends, strict=True)]


def _run_columns(shapes: list[Shape], scores: Sequence[float], coarse: list[int]) -> Iterator[list[int]]:
    """The run of lines that begin and end alike: its mean score and its length; and the run of bulleted lines."""
    means, lengths = _runs([shape.begin * 12 + shape.end for shape in shapes], scores)
    yield [4 * bisect_left(_MEANS, mean) + here for mean, here in zip(means, coarse, strict=True)]
    yield [4 * length + _coarse(mean) for length, mean in zip(lengths, means, strict=True)]
    bulleted = [shape.begin >= _FIRST_BULLET for shape in shapes]
    means, lengths = _runs(bulleted, scores)
    yield [
        4 * length + _coarse(mean) if bullet else 0
        for bullet, length, mean in zip(bulleted, lengths, means, strict=True)
    ]


def _runs(keys: Sequence[int], scores: Sequence[float]) -> tuple[list[float], list[int]]:
    """Return the mean score of the run of equal keys that each line stands in, and its length, in steps."""
    means: list[float] = []
    lengths: list[int] = []
    start = 0
    for _, group in groupby(keys):
        size = len(list(group))
        means += [sum(scores[start : start + size]) / size] * size
        lengths += [bisect_left(_RUNS, size)] * size
        start += size
    return means, lengths


def _coarse(score: float) -> int:
    return 0 if score < -1.5 else 1 if score < 0 else 2 if score < 1.5 else 3


def _elsewhere_columns(page: Page, sides: list[int], coarse: list[int]) -> Iterator[list[int]]:
    """Whether the line stands below a heading for other articles; whether it or its words stand elsewhere."""
    shapes = page.shapes
    yield [since * 4 + here for since, here in zip(_since(page.related), coarse, strict=True)]
    yield [
        (min(times, 5) - 1) * 5 + _THIRDS[shape.length] + 1 if times > 1 else 0
        for times, shape in zip(page.again, shapes, strict=True)
    ]
    yield [
        ((overlap + 1) * 4 + side) * 6 + _STEPS[shape.length]
        for overlap, shape, side in zip(page.overlap, shapes, sides, strict=True)
    ]
    if not page.repeated:
        yield [0] * len(shapes)
        yield [0] * len(shapes)
        return
    yield [4 * (1 + again) + side for again, side in zip(page.repeated, sides, strict=True)]
    codes = [1 + again for again in page.repeated]
    around = zip([0, *codes[:-1]], codes, [*codes[1:], 0], strict=True)
    yield [16 * a + 4 * h + b for a, h, b in around]


def _since(related: list[bool]) -> list[int]:
    """Return how many lines above the last heading stands that announces other articles, in steps."""
    found = []
    away = _FAR
    for is_heading in related:
        away = 0 if is_heading else away + 1
        found.append(bisect_left(_SINCE_RELATED, away))
    return found


def _places(count: int, first: int, last: int) -> tuple[list[int], list[int]]:
    """Return where each line stands to the article's extent, finely and coarsely."""
    if first < 0:
        return [0] * count, [NOWHERE] * count
    inside = last - first + 1
    fine = [
        *(1 + bisect_left(_OUTSIDE, first - i) for i in range(first)),
        *(15 + (i < 3) + 2 * (inside - i <= 3) for i in range(inside)),
        *(8 + bisect_left(_OUTSIDE, i - last) for i in range(last + 1, count)),
    ]
    return fine, [BEFORE] * first + [INSIDE] * inside + [AFTER] * (count - last - 1)


def _distances(strong: Sequence[bool]) -> list[int]:
    """How many lines ago the last sure paragraph was, in steps."""
    found = []
    away = _FAR
    for is_strong in strong:
        found.append(bisect_left(_DISTANCES, away))
        away = 1 if is_strong else min(away + 1, _FAR)
    return found


def _passed(strong: Sequence[bool], sizes: Sequence[int]) -> list[int]:
    """How much of the sure paragraphs' text is over, in steps."""
    total = sum(size for size, is_strong in zip(sizes, strong, strict=True) if is_strong) or 1
    found = []
    over = 0
    for size, is_strong in zip(sizes, strong, strict=True):
        found.append(bisect_left(_PASSED, over / total))
        over += size * is_strong
    return found
