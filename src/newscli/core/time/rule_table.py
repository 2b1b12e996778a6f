"""The families of temporal expressions, each in its own file with its examples and negatives."""

from newscli.core.rules import by_name
from newscli.core.time.model import TimexRule
from newscli.core.time.rules import (
    calendar_days,
    clock,
    dates,
    deictic,
    durations,
    named_days,
    periods,
    quarters,
    ranges,
    relative,
    seasons,
    sets,
    vague,
    weekdays,
)

# Where two rules match the same words, the earlier one is asked first.
_FAMILIES = (
    ranges,
    named_days,
    calendar_days,
    dates,
    clock,
    weekdays,
    quarters,
    seasons,
    periods,
    relative,
    sets,
    deictic,
    durations,
    vague,
)
RULES: dict[str, TimexRule] = by_name([rule for family in _FAMILIES for rule in family.RULES])

# Classes and words of which every expression has one: a stretch of text without them is not looked at.
NUCLEI: tuple[str, ...] = tuple(
    (
        "MONTH MABBR WEEKDAY WEEKDAYS WABBR UNIT UNITS OFTEN SEASON SEASONS PART PARTS MOMENT DUSK ADVERBDAY YEAR"
        " ISO SLASHED CLOCK AMPM OCLOCK ERA ZONE DECADE SHORTDECADE NINETIES HOLIDAY NOWWORD ORDDAY tonight"
        " overnight nineteen thousand twenty eighteen future past present moment term eve period time q h fy"
        " qfy hfy date hours hrs TWO holiday night kippur LONGWORD hashanah eid mayo season"
        " SLASH HUNDREDS DOTCLOCK DOTTED HYPHENED MILITARY fiscal half quarter hour weekdays moments"
    ).split()
)
