"""Does a text report from its day, or narrate what lies far behind? Seen from its explicit years."""

from collections.abc import Sequence
from datetime import date

from newscli.core.timex.model import Candidate

# So many dates with a year of their own, and so large a share of them away from the publication's year, make a narrative.
_FEWEST = 5
_SHARE = 0.7
_AWAY_YEARS = 2
# A few weekdays occur in histories too; more of them are a report.
_DEICTIC_SHARE = 0.15


def is_narrative(candidates: Sequence[Candidate], dct: date | None) -> bool:
    """Whether open dates are to be read from the date mentioned last instead of the publication date."""
    years = [
        int(c.meaning.value[:4])
        for c in candidates
        if not c.meaning.find
        and c.meaning.type == "DATE"
        and c.meaning.value[:4].isdecimal()
        and len(c.meaning.value) != 3
    ]
    if len(years) < _FEWEST or _deictic(candidates) > _DEICTIC_SHARE * len(years):
        return False
    if dct is None:
        return True
    away = sum(abs(year - dct.year) >= _AWAY_YEARS for year in years)
    return away >= _SHARE * len(years)


def _deictic(candidates: Sequence[Candidate]) -> int:
    """Expressions that only make sense from a day of writing: weekdays, yesterday, last week."""
    return sum(
        c.rule in ("weekday", "adverb-day", "weekday-directed", "day-part", "part-after-day", "deictic-part")
        for c in candidates
    )
