"""The weekdays beside a saying, resolved without the rest of the article: it has no say in what they mean.

Only a history reads a bare weekday by what it told before, and a history gives years. Every other expression, and every
text that gives several years, is left to `newscli.core.time.expressions`.
"""

import re
from bisect import bisect_left
from itertools import islice

from newscli.core.text.document import Document
from newscli.core.time.discourse import Discourse
from newscli.core.time.expressions import candidates_of, day_of_iso, resolve_all
from newscli.core.time.model import Candidate, Timex
from newscli.core.time.narrative import FEWEST_YEARS
from newscli.core.time.ranges import join_ranges, pair_weekdays

# All that an explicit year can be read from.
_YEAR = re.compile(
    r"\d{3}|['’/.-]\d\d(?!\d)|\d ?(?:AD|BC|A\.D|B\.C)|\b(?:AD|A\.D)|\b(?:eighteen|nineteen|twenty|thousand)\b", re.I
)


class NearbyDays:
    """The expressions of one document near given places, each paragraph read once."""

    def __init__(self, document: Document, dct: str) -> None:
        self._document = document
        self._day = day_of_iso(dct)
        self._paragraphs: dict[int, list[Timex] | None] = {}
        self._may_narrate = len(list(islice(_YEAR.finditer(document.text), FEWEST_YEARS))) == FEWEST_YEARS

    def between(self, start: int, end: int) -> list[Timex] | None:
        """The expressions that begin between two offsets of a paragraph, None where the whole article must tell."""
        if self._may_narrate:
            return None
        paragraph = self._document.paragraph_index(start)
        if paragraph not in self._paragraphs:
            self._paragraphs[paragraph] = self._read(paragraph)
        found = self._paragraphs[paragraph]
        if found is None:
            return None
        return found[bisect_left(found, start, key=_start_of) : bisect_left(found, end, key=_start_of)]

    def _read(self, paragraph: int) -> list[Timex] | None:
        """The expressions of a paragraph, None where it has others than weekdays."""
        if paragraph < 0:
            return None
        candidates = list(candidates_of(self._document, paragraph))
        if not all(map(_is_weekday, candidates)):
            return None
        join_ranges(self._document.text, candidates)
        pair_weekdays(self._document.text, candidates)
        return resolve_all(self._document, candidates, Discourse(self._day, "news"))


def _is_weekday(candidate: Candidate) -> bool:
    return candidate.rule == "weekday"


def _start_of(timex: Timex) -> int:
    return timex.start
