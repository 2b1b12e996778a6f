"""Does a text report from its day, or narrate what lies far behind? Its own explicit years tell."""

from collections.abc import Sequence
from datetime import date

from newscli.core.timex.model import Candidate

# So many dates with a year of their own, and so large a share of them before the publication's year, make a narrative.
_FEWEST = 5
_SHARE = 0.8
# Weekdays, yesterday, this morning: a few occur in histories too; more of them are a report.
_DEICTIC = frozenset(["weekday", "adverb-day", "weekday-directed", "day-part", "part-after-day", "deictic-part"])
_DEICTIC_SHARE = 0.2
# A narrative moves on by so many years at most without saying so at the head of a sentence.
_STEP_YEARS = 4


# What stands before a year that opens a sentence or a paragraph.
_OPENINGS = (". in", ".\nin", "\nin", ". by", "\nby", ".", "\n")


def is_narrative(candidates: Sequence[Candidate], dct: date | None) -> bool:
    """Whether open dates are to be read from the date mentioned last instead of the publication date."""
    years = [year for candidate in candidates if (year := _explicit_year(candidate)) is not None]
    deictic = sum(_is_deictic(candidate) for candidate in candidates)
    if len(years) < _FEWEST or deictic > _DEICTIC_SHARE * len(years):
        return False
    return dct is None or sum(year < dct.year for year in years) >= _SHARE * len(years)


def _is_deictic(candidate: Candidate) -> bool:
    find = candidate.meaning.find
    return candidate.rule in _DEICTIC and find is not None and find.anchor != "text"


def is_aside(text: str, candidate: Candidate, value: str, last: date | None) -> bool:
    """Whether a date is mentioned in passing, so that the narrative goes on from the one before it.

    So are dates in brackets, behind "since", looked back at ("two years earlier"), and years far from the narrative's
    own that do not open a sentence.
    """
    before = text[max(0, candidate.start - 6) : candidate.start].lower()
    if before.endswith("(") or before == "since " or candidate.rule in ("earlier", "ago"):
        return True
    if last is None or not value.isdecimal() or len(value) != 4 or before.rstrip(" ").endswith(_OPENINGS):
        return False
    return not last.year - 1 <= int(value) <= last.year + _STEP_YEARS


def _explicit_year(candidate: Candidate) -> int | None:
    """The year that the expression itself names; years before Christ are negative."""
    meaning = candidate.meaning
    before_christ = meaning.value.startswith("BC")
    digits = meaning.value.removeprefix("BC")[:4]
    if meaning.find or meaning.type != "DATE" or len(digits) < 4 or not digits.isdecimal():
        return None
    return -int(digits) if before_christ else int(digits)
