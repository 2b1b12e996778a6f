"""One scan of the article for capitalised words: runs of them, single ones, and which lines are in Title Case."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, compress
from operator import not_
from typing import NamedTuple

from newscli.core.names.words import PARTICLES
from newscli.core.text.document import Bounds, Document

_UPPER = "A-Z" + "".join(chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
# A letter that is no small one of Western Europe: quicker to compile where the word before has told the script.
_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
# The rest of an initial ("J.", "J.K."), or of a word; a short one keeps its stop where a name follows ("Sen. Ana").
_REST = rf"(?:\.(?:-?{_LETTER}\.)*|\w*+(?:(?:[’'-](?!s\b)\w+)+|(?<!\w{{6}})\.(?= {_LETTER}))?)"
_PARTICLE = "|".join(sorted(PARTICLES))


@cache
def _run_pattern() -> re.Pattern[str]:
    """Capitalised words joined by spaces and name particles.

    The capital comes before the look back, so that the search leaps from capital to capital.
    Nothing of a run is given back: to remember where it might be would cost 500 bytes a word.
    """
    gap = "[ \u00a0]"
    more = rf"{gap}(?:(?:{_PARTICLE}){gap}){{0,2}}(?:al-|el-)?{_LETTER}{_REST}"
    return re.compile(rf"([{_UPPER}](?<![\w@#].){_REST}(?>(?:{more})*))", re.DOTALL)


class Run(NamedTuple):
    """Capitalised words in a row."""

    start: int
    text: str
    headline: bool  # stands in a line in Title Case


class Runs(NamedTuple):
    """The capitalised words of an article: those in a row, and those that stand alone, each by itself."""

    rows: list[Run]
    singles: list[tuple[int, str]]


def find_runs(doc: Document) -> Runs:
    """All runs of the article, in the order of the text."""
    runs = Runs([], [])
    for paragraphs in _together(doc):
        words = list(_runs_between(doc.text, paragraphs[0][0], paragraphs[-1][1]))
        alone = [word.isalnum() for _, word in words]
        runs.singles.extend(compress(words, alone))
        runs.rows.extend(_rows(doc.text, compress(words, map(not_, alone)), paragraphs))
    return runs


def _rows(text: str, words: Iterable[tuple[int, str]], paragraphs: list[Bounds]) -> Iterator[Run]:
    """The runs of several words, each with whether its paragraph is set in Title Case."""
    paragraph, end, headline = -1, -1, False
    for start, run in words:
        if start >= end:
            while start >= end:
                paragraph += 1
                end = paragraphs[paragraph][1]
            headline = is_title_case(text, *paragraphs[paragraph])
        yield Run(start, run, headline)


def _runs_between(text: str, start: int, end: int) -> Iterable[tuple[int, str]]:
    """The runs between two offsets, each with its start."""
    if start and not text[start - 1].isspace():  # what stands before tells whether a word begins here
        return [(m.start(), m.group()) for m in _run_pattern().finditer(text, start, end)]
    pieces = _run_pattern().split(text[start:end])  # what stands between the runs, and the runs, in turn
    edges = list(accumulate(map(len, pieces), initial=start))
    return zip(edges[1::2], pieces[1::2], strict=False)


def _together(doc: Document) -> Iterator[list[Bounds]]:
    """The paragraphs, those together that nothing excluded parts."""
    paragraphs, first = doc.paragraphs, 0
    for drop, _ in doc.excluded:
        behind = bisect_left(paragraphs, (drop, 0))
        if behind > first:
            yield paragraphs[first:behind]
            first = behind
    if first < len(paragraphs):
        yield paragraphs[first:]


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether a line is set in Title Case, so that a capital says nothing: a headline, a caption, a heading."""
    if end - start > 200 or text[end - 1] in "”\"'’" or (end - start > 120 and text[end - 1] == "."):
        return False
    initials = [word[0] for word in text[start:end].split() if len(word) > 3 and word[0].isalpha()]
    share = 0.9 if text[end - 1] in ".!?" else 0.7
    return len(initials) > 3 and sum(map(str.isupper, initials)) > share * len(initials)
