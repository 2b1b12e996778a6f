"""The weekdays beside a saying, resolved without the rest of the article, which has no say in what they mean.

Only a history reads a bare weekday by what it told before, and a history gives years. Every other expression, and every
text that gives several years, is left to `newscli.core.time.expressions`.
"""

import re
from bisect import bisect_left
from itertools import islice

from newscli.core.text.document import Document
from newscli.core.time.discourse import Discourse
from newscli.core.time.expressions import (
    candidates_of,
    day_of_iso,
    join_neighbours,
    resolved,
    sentences_of,
)
from newscli.core.time.model import Candidate, Meaning, Timex
from newscli.core.time.narrative import FEWEST_YEARS
from newscli.core.time.sayings import dated_sayings

# All that an explicit year can be read from.
_YEAR = re.compile(
    r"(?<!\d)[12]\d{3}(?!\d)|['’/.-]\d\d(?!\d)|\b(?:AD|BC)|\b(?:A\.D|B\.C)|\d(?:AD|BC)"
    r"|\b(?:eighteen|nineteen|twenty|thousand)\b",
    re.I,
)


class NearbyDays:
    """The expressions of one document near given places, each paragraph read once."""

    def __init__(self, document: Document, dct: str) -> None:
        self._document = document
        self._day = day_of_iso(dct)
        self._paragraphs: dict[int, tuple[list[int], list[Timex | None]]] = {}
        self._may_narrate = len(list(islice(_YEAR.finditer(document.text), FEWEST_YEARS))) == FEWEST_YEARS

    def between(self, start: int, end: int) -> list[Timex] | None:
        """The expressions that begin between two offsets of a paragraph, None where the whole article must tell."""
        if self._may_narrate:
            return None
        paragraph = self._document.paragraph_index(start)
        if paragraph not in self._paragraphs:
            self._paragraphs[paragraph] = self._read(paragraph)
        starts, timexes = self._paragraphs[paragraph]
        here = timexes[bisect_left(starts, start) : bisect_left(starts, end)]
        resolved_here = [timex for timex in here if timex]
        return resolved_here if len(resolved_here) == len(here) else None

    def _read(self, paragraph: int) -> tuple[list[int], list[Timex | None]]:
        """Where the expressions of a paragraph begin, and those that stand for themselves, None for the others."""
        document = self._document
        candidates = candidates_of(document, paragraph)
        join_neighbours(document.text, candidates)
        sayings = dated_sayings(document.text, candidates)
        timexes: list[Timex | None] = []
        before: tuple[Meaning | None, str] = (None, "")
        for n, (candidate, sentence) in enumerate(zip(candidates, sentences_of(document, candidates), strict=True)):
            saying = sayings.get(n)
            stands_for_itself = _is_weekday(candidate) and (saying is None or _is_weekday(saying))
            if stands_for_itself:
                discourse = Discourse(self._day, "news", before=before)
                timexes.append(resolved(document, candidate, discourse, saying, sentence))
                before = discourse.before
            else:
                timexes.append(None)
        return [candidate.start for candidate in candidates], timexes


def _is_weekday(candidate: Candidate) -> bool:
    """Whether the expression is a weekday that hangs on the day of publication, and no first end of a range."""
    return candidate.rule == "weekday" and candidate.until is None
