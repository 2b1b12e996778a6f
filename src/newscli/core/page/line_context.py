"""What a line is among its neighbours: the second layer of the line model.

It reads the first layer's verdict on the lines around (a positive score speaks for the article), where the article
begins and ends by those scores, how near the next sure paragraph is, and whether the line or its words stand elsewhere.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newscli.core.page.line_shape import WORDS, Shape, offsets

_SCORES = (-4, -2.5, -1.5, -0.7, 0, 0.7, 1.5, 2.5, 4)
_MEANS = (-2, -1.2, -0.5, 0, 0.5, 1.2, 2)
_DISTANCES = (1, 2, 3, 4, 6, 9, 14, 25, 98)
_POSITIONS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
_PASSED = (0, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999)
_OUTSIDE = (1, 2, 3, 5, 8, 15)
_OVERLAPS = (0, 0.2, 0.4, 0.6, 0.8, 0.99)
# What is counted in fewer steps, by lookup: min() costs three times as much, ten times a line.
_LENGTHS = [min(length, 9) for length in range(len(WORDS) + 1)]
_STEPS = [min(length // 2, 5) for length in range(len(WORDS) + 1)]
_NEAR = [min(distance, 5) for distance in range(len(_DISTANCES) + 1)]
_FAR = 99
_FOLDED = 120  # characters by which a line is told from another
_PARAGRAPH_WORDS = 20
_KEY = 40  # characters by which a line is found in another
_AROUND = " “”\"'‘’.*"
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+")
BEFORE, INSIDE, AFTER, NOWHERE = range(4)

_FAMILIES = {
    "bias": 1,
    "score": 10,
    **{f"score{d:+d}": 11 for d in (-3, -2, -1, 1, 2, 3)},
    "score-around": 1000,
    "scores-before": 100,
    "scores-after": 100,
    "mean-before-4": 8,
    "mean-after-4": 8,
    "mean-before-8": 8,
    "mean-after-8": 8,
    "place": 24,
    "place-score": 96,
    "since-article": 10,
    "till-article": 10,
    "between": 36,
    "passed": 8,
    "passed-score": 32,
    "side-words": 40,
    "side-end": 48,
    "side-begin": 32,
    "words-around": 216,
    "end-before": 156,
    "end-after": 156,
    "bullets": 12,
    "again": 20,
    "in-body": 6,
    "in-body-side": 4,
    "overlap": 7,
    "overlap-side-words": 168,
    "since-related": 28,
    "from-start": 10,
    "from-end": 10,
    "sure-before": 1,
    "sure-after": 1,
    "repeated-side": 8,
    "repeated-score": 8,
    "repeated-around": 9,
}
CONTEXT, CONTEXT_SIZE = offsets(_FAMILIES)
# Where each family begins, as plain names: a dictionary would be asked forty times a line.
(
    _O_SCORE, _O_SCORE_BEFORE_3, _O_SCORE_BEFORE_2, _O_SCORE_BEFORE_1, _O_SCORE_AFTER_1, _O_SCORE_AFTER_2,
    _O_SCORE_AFTER_3, _O_SCORE_AROUND, _O_SCORES_BEFORE, _O_SCORES_AFTER, _O_MEAN_BEFORE_4, _O_MEAN_AFTER_4,
    _O_MEAN_BEFORE_8, _O_MEAN_AFTER_8, _O_PLACE, _O_PLACE_SCORE, _O_SINCE_ARTICLE, _O_TILL_ARTICLE, _O_BETWEEN,
    _O_PASSED, _O_PASSED_SCORE, _O_SIDE_WORDS, _O_SIDE_END, _O_SIDE_BEGIN, _O_WORDS_AROUND, _O_END_BEFORE,
    _O_END_AFTER, _O_SINCE_RELATED, _O_FROM_START, _O_FROM_END, _O_BULLETS, _O_AGAIN, _O_IN_BODY, _O_IN_BODY_SIDE,
    _O_OVERLAP, _O_OVERLAP_SIDE_WORDS, _O_SURE_BEFORE, _O_SURE_AFTER, _O_REPEATED_SIDE, _O_REPEATED_SCORE,
    _O_REPEATED_AROUND,
) = (CONTEXT[name] for name in (
    "score", "score-3", "score-2", "score-1", "score+1", "score+2", "score+3", "score-around", "scores-before",
    "scores-after", "mean-before-4", "mean-after-4", "mean-before-8", "mean-after-8", "place", "place-score",
    "since-article", "till-article", "between", "passed", "passed-score", "side-words", "side-end", "side-begin",
    "words-around", "end-before", "end-after", "since-related", "from-start", "from-end", "bullets", "again",
    "in-body", "in-body-side", "overlap", "overlap-side-words", "sure-before", "sure-after", "repeated-side",
    "repeated-score", "repeated-around",
))  # fmt: skip


@dataclass(slots=True)
class Page:
    """The lines of a text as the layers see them."""

    shapes: list[Shape]
    sizes: list[int]  # characters
    again: list[int]  # how often the line stands on the page, digits folded
    in_body: list[bool]  # whether a sentence of the body holds it
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
        _in_body(lines, shapes),
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


def _in_body(lines: Sequence[str], shapes: list[Shape]) -> list[bool]:
    """Whether a line, taken out of its quotation marks, stands in another, longer one: a pull quote, a teaser."""
    keys = [
        line.strip(_AROUND)[:_KEY].lower() if shape.count <= 40 else ""
        for line, shape in zip(lines, shapes, strict=True)
    ]
    wanted = {key: 0 for key in keys if len(key) > 15}
    for line, shape in zip(lines, shapes, strict=True):
        if shape.count >= 12:
            start = 0
            for end in _SENTENCE_END.finditer(line, 0, 3000):
                key = line[start : end.start() + 1].strip(_AROUND)[:_KEY].lower()
                if key in wanted:
                    wanted[key] += 1
                start = end.end()
            key = line[start:3000].strip(_AROUND)[:_KEY].lower()
            if key in wanted:
                wanted[key] += 1
    return [
        shape.count >= 3 and key in wanted and wanted[key] > (shape.count >= 12)
        for key, shape in zip(keys, shapes, strict=True)
    ]


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


def context_features(page: Page, scores: Sequence[float], decided: Sequence[bool] = ()) -> Iterator[list[int]]:
    """The features of each line among its neighbours, given the scores of the layer before: a line at a time.

    decided: lines that nobody asks about, as words have decided them; they get none.
    """
    n = len(scores)
    fine = [10, 10, 10, *[bisect_left(_SCORES, score) for score in scores], 10, 10, 10]
    coarse = [9, 9, *[0 if s < -1.5 else 1 if s < 0 else 2 if s < 1.5 else 3 for s in scores], 9, 9]
    sums = [0.0] * 9  # of the scores so far, from the ninth place on; before the first line and after the last: nothing
    for score in scores:
        sums.append(sums[-1] + (3.0 if score > 3.0 else score if score > -3.0 else -3.0))
    sums += [sums[-1]] * 8
    strong = [score > 1.5 and size > 80 for score, size in zip(scores, page.sizes, strict=True)]
    since, till = _distances(strong), _distances(strong[::-1])[::-1]
    passed = _passed(strong, page.sizes)
    first, last = article_extent(scores)
    ends = [12, *(shape.end for shape in page.shapes), 12]
    lengths = [5, *[_LENGTHS[shape.length] // 2 for shape in page.shapes], 5]
    begins = [-1, *(shape.begin for shape in page.shapes), -1]
    since_related = _FAR
    for i, shape in enumerate(page.shapes):
        since_related = 0 if page.related[i] else since_related + 1
        if decided and decided[i]:
            yield []
            continue
        before, here, after = coarse[i + 1], coarse[i + 2], coarse[i + 3]
        place, side = _place(i, first, last)
        words = _STEPS[shape.length]
        features = [
            0,
            _O_SCORE + fine[i + 3],
            _O_SCORE_BEFORE_3 + fine[i],
            _O_SCORE_BEFORE_2 + fine[i + 1],
            _O_SCORE_BEFORE_1 + fine[i + 2],
            _O_SCORE_AFTER_1 + fine[i + 4],
            _O_SCORE_AFTER_2 + fine[i + 5],
            _O_SCORE_AFTER_3 + fine[i + 6],
            _O_SCORE_AROUND + before * 100 + here * 10 + after,
            _O_SCORES_BEFORE + coarse[i] * 10 + before,
            _O_SCORES_AFTER + after * 10 + coarse[i + 4],
            _O_MEAN_BEFORE_4 + bisect_left(_MEANS, (sums[i + 8] - sums[i + 4]) / 4),
            _O_MEAN_AFTER_4 + bisect_left(_MEANS, (sums[i + 13] - sums[i + 9]) / 4),
            _O_MEAN_BEFORE_8 + bisect_left(_MEANS, (sums[i + 8] - sums[i]) / 8),
            _O_MEAN_AFTER_8 + bisect_left(_MEANS, (sums[i + 17] - sums[i + 9]) / 8),
            _O_PLACE + place,
            _O_PLACE_SCORE + place * 4 + here,
            _O_SINCE_ARTICLE + since[i],
            _O_TILL_ARTICLE + till[i],
            _O_BETWEEN + _NEAR[since[i]] * 6 + _NEAR[till[i]],
            _O_PASSED + passed[i],
            _O_PASSED_SCORE + passed[i] * 4 + here,
            _O_SIDE_WORDS + side * 10 + _LENGTHS[shape.length],
            _O_SIDE_END + side * 12 + shape.end,
            _O_SIDE_BEGIN + side * 8 + shape.begin,
            _O_WORDS_AROUND + lengths[i] * 36 + lengths[i + 1] * 6 + lengths[i + 2],
            _O_END_BEFORE + ends[i] * 12 + shape.end,
            _O_END_AFTER + ends[i + 2] * 12 + shape.end,
            _O_SINCE_RELATED + bisect_left((0, 1, 2, 3, 5, 8), since_related) * 4 + here,
            _O_FROM_START + bisect_left(_POSITIONS, i),
            _O_FROM_END + bisect_left(_POSITIONS, n - 1 - i),
        ]
        if shape.begin >= 4:  # a bullet
            same = (begins[i] == shape.begin) + (begins[i + 2] == shape.begin)
            features.append(_O_BULLETS + same * 4 + side)
        if page.again[i] > 1:
            features.append(_O_AGAIN + (min(page.again[i], 5) - 2) * 5 + shape.length // 3)
        if page.in_body[i]:
            features += (_O_IN_BODY + words, _O_IN_BODY_SIDE + side)
        if page.overlap[i] >= 0:
            features.append(_O_OVERLAP + page.overlap[i])
            features.append(_O_OVERLAP_SIDE_WORDS + (page.overlap[i] * 4 + side) * 6 + words)
        if i and page.sure[i - 1]:
            features.append(_O_SURE_BEFORE)
        if i + 1 < n and page.sure[i + 1]:
            features.append(_O_SURE_AFTER)
        if page.repeated:
            again = page.repeated[i]
            features.append(_O_REPEATED_SIDE + again * 4 + side)
            features.append(_O_REPEATED_SCORE + again * 4 + here)
            around = (page.repeated[i - 1] if i else 2, page.repeated[i + 1] if i + 1 < n else 2)
            features.append(_O_REPEATED_AROUND + around[0] * 3 + around[1])
        yield features


def _place(i: int, first: int, last: int) -> tuple[int, int]:
    """Where the line stands to the article's extent, finely and coarsely."""
    if first < 0:
        return 0, NOWHERE
    if i < first:
        return 1 + bisect_left(_OUTSIDE, first - i), BEFORE
    if i > last:
        return 8 + bisect_left(_OUTSIDE, i - last), AFTER
    return 15 + (i - first < 3) + 2 * (last - i < 3), INSIDE


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
