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
# The rest of a word, most often nothing but letters; else that of an initial ("J.", "J.K."), or of a word with inner
# marks. A short word keeps its stop where a name follows ("Sen. Ana").
_REST = rf"(?:\w*+(?![’'.-])|\.(?:-?{_LETTER}\.)*|\w*+(?:(?:[’'-](?!s\b)\w+)+|(?<!\w{{6}})\.(?= {_LETTER}))?)"
_PARTICLE = "|".join(sorted(PARTICLES))
_OPENINGS = "".join(sorted({particle[0] for particle in PARTICLES} | {"a", "e"}))  # of particles and articles


@cache
def _run_pattern() -> re.Pattern[str]:
    """Capitalised words joined by spaces and name particles.

    The capital comes before the look back, so that the search leaps from capital to capital. What is most frequent is
    tried first: an English capital, and a small letter that begins no particle.
    Nothing of a run is given back: to remember where it might be would cost 500 bytes a word.
    """
    gap = "[ \u00a0]"
    particles = rf"(?=[{_OPENINGS}]|[^\x00-\x7f])(?:(?:{_PARTICLE}){gap}){{0,2}}(?:al-|el-)?"
    more = rf"{gap}(?:[A-Z]{_REST}|{particles}{_LETTER}{_REST})"
    return re.compile(rf"([{_UPPER}](?<![\w@#].){_REST}(?>(?:{more})*))", re.DOTALL)


class Run(NamedTuple):
    """Capitalised words in a row."""

    start: int
    text: str
    headline: bool  # stands in a line in Title Case


class Runs(NamedTuple):
    """The capitalised words of an article: those in a row, and those that stand alone, each with all its offsets."""

    rows: list[Run]
    singles: dict[str, list[int]]


def find_runs(doc: Document) -> Runs:
    """Return all runs of the article, those in a row in the order of the text."""
    runs = Runs([], {})
    singles = runs.singles
    for paragraphs in _together(doc):
        starts, words = _runs_between(doc.text, paragraphs[0][0], paragraphs[-1][1])
        alone = list(map(str.isalnum, words))
        rows = compress(zip(starts, words, strict=True), map(not_, alone))
        for start, word in compress(zip(starts, words, strict=True), alone):
            if word in singles:
                singles[word].append(start)
            else:
                singles[word] = [start]
        _add_rows(runs.rows, doc.text, rows, paragraphs)
    return runs


def _add_rows(runs: list[Run], text: str, rows: Iterable[tuple[int, str]], paragraphs: list[Bounds]) -> None:
    """Add the runs of several words, each with whether its paragraph is set in Title Case."""
    paragraph, end, headline = -1, -1, False
    for start, run in rows:
        if start >= end:
            while start >= end:
                paragraph += 1
                end = paragraphs[paragraph][1]
            headline = is_title_case(text, *paragraphs[paragraph])
        runs.append(Run(start, run, headline))


def _runs_between(text: str, start: int, end: int) -> tuple[list[int], list[str]]:
    """Return where the runs between two offsets begin, and the runs."""
    if start and not text[start - 1].isspace():  # what stands before tells whether a word begins here
        matches = list(_run_pattern().finditer(text, start, end))
        return [match.start() for match in matches], [match[0] for match in matches]
    pieces = _run_pattern().split(text[start:end])  # what stands between the runs, and the runs, in turn
    return list(accumulate(map(len, pieces), initial=start))[1:-1:2], pieces[1::2]


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


_INITIAL_OF_LONG_WORD = re.compile(r"(?<!\S)([^\W\d_])\S{3}")


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether a line is set in Title Case, so that a capital says nothing: a headline, a caption, a heading."""
    if end - start > 200 or text[end - 1] in "”\"'’" or (end - start > 120 and text[end - 1] == "."):
        return False
    initials: list[str] = _INITIAL_OF_LONG_WORD.findall(text[start:end])
    share = 0.9 if text[end - 1] in ".!?" else 0.7
    return len(initials) > 3 and sum(map(str.isupper, initials)) > share * len(initials)
