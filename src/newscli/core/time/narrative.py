"""Does a text report from its day, or narrate what lies far behind? Its own explicit years tell."""

import re
from collections.abc import Sequence
from datetime import date

from newscli.core.time.calendar import interval
from newscli.core.time.model import Candidate, Find

# A narrative has at least this many dates that name their year, and this share of them before the publication year.
FEWEST_YEARS = 5
_SHARE = 0.8
# Rules for dates that count from the day of writing. Histories have a few of them, reports have more.
_DEICTIC = frozenset(
    "weekday adverb-day weekday-directed day-part part-after-day deictic-part directed-unit month-directed"
    " season-directed ago quarter hyphenated-quarter short-quarter the-quarter".split()
)
_DEICTIC_SHARE = 0.2
# A history gives months and days (this share of its dates) and has few quotation marks (fewer than this in a thousand
# characters). Or it lies a century back, or names many years (_MANY) that lie _LONG_PAST years back or more.
_DATED_SHARE = 0.3
_CITED = 4
_MANY, _LONG_PAST, _CENTURY = 20, 30, 100
_MARK = re.compile('["“”]')
# What stands before a date that is mentioned in passing.
_ASIDES = ("(", "since ", "as of ")
# What stands before a year that opens a sentence or a paragraph.
_OPENINGS = (". in", ".\nin", "\nin", ". by", "\nby", ".", "\n")


# A noun behind a date of which the date is an attribute.
_NOUN_BEHIND = re.compile(
    r" (?!(?:and|or|to|the|in|on|at|by|for|from|was|were|with|when|as|a|an|until|after|before|but|that|it)\b)[a-z]"
)
# What leads up to a time that is still to come.
_AHEAD = re.compile(r"\b(?:until|planned|scheduled|projected|proposed|expected|intended)\s(?:[\w-]+\s){0,5}$")
# How far before a date, in characters, such a word may stand.
_AHEAD_REACH = 45


# How the month begins in the value of a day or a month.
_IN_YEAR = frozenset(["-0", "-1"])


def is_narrative(text: str, candidates: Sequence[Candidate], dct: date | None) -> bool:
    """Whether open dates are to be read from the date mentioned last instead of the publication date."""
    years = [year for candidate in candidates if (year := _explicit_year(candidate)) is not None]
    if len(years) < FEWEST_YEARS:
        return False
    deictic = sum(_is_deictic(text, candidate) for candidate in candidates)
    if deictic > _DEICTIC_SHARE * len(years):
        return False
    middle = sorted(years)[len(years) // 2]
    present = dct.year if dct else max(years)
    long_past = middle <= present - (_LONG_PAST if len(years) >= _MANY else _CENTURY)
    if not long_past and not _tells_days(text, candidates):
        return False
    if dct is None:
        return True
    lies_back = middle < dct.year - 1  # a report of last year's business is no history
    return lies_back and sum(year < dct.year for year in years) >= _SHARE * len(years)


def _tells_days(text: str, candidates: Sequence[Candidate]) -> bool:
    """Whether a text gives months and days rather than bare years, and is no report of what people say."""
    dated = sum(c.meaning.type in ("DATE", "TIME") and c.meaning.value[4:6] in _IN_YEAR for c in candidates)
    return dated >= _DATED_SHARE * len(candidates) and len(_MARK.findall(text)) * 1000 < _CITED * len(text)


def _is_deictic(text: str, candidate: Candidate) -> bool:
    """Whether the expression counts from the day of writing; "the next July" and "that March" go on with a story."""
    find = candidate.meaning.find
    if find is None or find.anchor == "text" or candidate.rule not in _DEICTIC:
        return False
    return not text[candidate.start : candidate.start + 5].lower().startswith(("the ", "that "))


def is_aside(text: str, candidate: Candidate, value: str, last: date | None) -> bool:
    """Whether a date is mentioned in passing, so that the narrative goes on from the one before it.

    So are dates in brackets, behind "since", looked back at from another year ("two years earlier", "the October 1934
    strike"), and looked ahead to ("planned for May 1789", "until the surrender in 1865"), unless they open a sentence.
    """
    before = text[max(0, candidate.start - 6) : candidate.start].lower()
    if before.endswith(_ASIDES) or _leaves_story(candidate.meaning.find):
        return True
    bounds = interval(value) if last else None
    if last is None or bounds is None or before.rstrip(" ").endswith(_OPENINGS):
        return False
    if bounds[1].year < last.year:
        return bool(_NOUN_BEHIND.match(text, candidate.end))
    ahead = bounds[0].year > last.year
    return ahead and _AHEAD.search(text, max(0, candidate.start - _AHEAD_REACH), candidate.start) is not None


def _leaves_story(find: Find | None) -> bool:
    """Whether an expression looks back or ahead from where the story is: "the year before", "by next summer"."""
    if find is None:
        return False
    ahead = find.anchor in ("now", "writing") and (find.n > 0 or find.side == 1)
    return ahead or (find.how == "shift" and find.n < 0)


def _explicit_year(candidate: Candidate) -> int | None:
    """The year that the expression itself names; years before Christ are negative."""
    year = _YEAR.match(candidate.meaning.value) if candidate.meaning.find is None else None
    if year is None or candidate.meaning.type not in ("DATE", "TIME"):
        return None
    return -int(year["before_christ"]) if year["before_christ"] else int(year["year"])


_YEAR = re.compile(r"(?P<year>\d{4})|BC(?P<before_christ>\d{4})")
