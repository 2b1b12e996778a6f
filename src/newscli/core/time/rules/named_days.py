"""Days that are known by their numbers, and seasons that are known by two years: "9/11", "the 2019-20 season"."""

from newscli.core.time.match import Match
from newscli.core.time.model import Find, Meaning, TimexRule
from newscli.core.time.values import day_of, month_of

# Numbers between strokes that name an attack all over the world.
_NUMBERS = {("9", "11"): "2001-09-11", ("7", "7"): "2005-07-07", ("26", "11"): "2008-11-26"}
# Month and day, the year of the attack that is called by them, and what it is called.
_ATTACKS: dict[str, tuple[int, frozenset[str]]] = {
    "01-06": (2021, frozenset("riot riots rioters rioter insurrection siege attack mob committee defendants".split())),
    "07-07": (2005, frozenset("attack attacks bombing bombings bombers".split())),
    "09-11": (2001, frozenset("attack attacks terror terrorist terrorists hijackers plot".split())),
    "10-07": (2023, frozenset("attack attacks massacre massacres assault hostages".split())),
    "11-26": (2008, frozenset("attack attacks".split())),
}
_NAME_REACH = 3
_OF_A_SHARE = frozenset("of cup scale".split())


def _numbered(match: Match) -> Meaning | None:
    value = _NUMBERS.get((match.word("first"), match.word("second")))
    return None if value is None or match.after() in _OF_A_SHARE else Meaning("DATE", value)


def _attack(match: Match) -> Meaning | None:
    day = day_of(match)
    year, names = _ATTACKS.get(f"{month_of(match)}-{day}", (0, frozenset()))
    if not year or names.isdisjoint(match.lowered[match.end : match.end + _NAME_REACH]):
        return None
    return Meaning("DATE", f"XXXX-{month_of(match)}-{day}", Find("known", n=year))


_BEFORE_SPAN = frozenset(["in", "since", "during", "for"])


def _d_day(match: Match) -> Meaning | None:
    """Return the meaning of "D-Day", unless somebody has one of his own: "it is D-Day for the club"."""
    return Meaning("DATE", "1944-06-06") if match.after() != "for" else None


def _two_years(match: Match) -> Meaning | None:
    """Two years in a row joined by a stroke, or by a hyphen before the word for a season or a year of work."""
    first, second, index = match.word("year"), match.word("second"), match.index("second")
    last = int(second) if len(second) == 4 else int(first[:2] + second) + 100 * (first[2:] == "99")
    if last != int(first) + 1:
        return None
    named = match.has("noun")
    if len(second) == 2:
        stroke, after_the = match.lowered[index - 1] == "/", first != match.all_words()[0]
        named = named or stroke or after_the or match.before() in _BEFORE_SPAN
    return Meaning("DATE", f"{first}/{last}") if named else None


def _school_year(match: Match) -> Meaning:
    n = match.direction()
    return Meaning("DATE", "XXXX/XXXX", Find("shift", "SY", n))


RULES = (
    TimexRule(
        "numbered-attack",
        '"9/11" and "7/7" are the days of the attacks that are known by these numbers.',
        (("Security has been tight since [9/11].", "2001-09-11"), ("In post-[9/11] years it grew.", "2001-09-11")),
        ("About 9/11 of it was sold.", "It ran from 9/11/12 on.", "It won 9/10."),
        "first:DAY SLASH second:DAY",
        _numbered,
        0.9,
    ),
    TimexRule(
        "day-of-attack",
        'In "the Sept. 11 attacks" the year is the year of the attacks, not the nearest one.',
        (("He was jailed for the [Sept. 11] attacks.", "2001-09-11"),),
        ("The Sept. 12 attack failed.", "The Sept. 11 summit failed."),
        "month:MONTHNAME day:(DAY | ORDDAY)",
        _attack,
        0.93,
    ),
    TimexRule(
        "d-day",
        '"D-Day" is 6 June 1944, the day of the landings in Normandy.',
        (("He was hurt on [D-Day].", "1944-06-06"),),
        ("Sunday is D-Day for the club.",),
        "d HYPHEN day",
        _d_day,
        0.85,
    ),
    TimexRule(
        "two-years",
        'A season, school year or financial year written as "2009-10" runs over two calendar years.',
        (
            ("He scored in [the 2009-10 season].", "2009/2010"),
            ("He scored 31 goals in [1998-99].", "1998/1999"),
            ("Fees rose in [2010/11].", "2010/2011"),
            ("It passed the budget for [the 2012-13 financial year].", "2012/2013"),
        ),
        ("It was closed in 1990-94.", "They won 2010-12."),
        "the? year:YEAR (DASH | SLASH) second:(DAY | TWO | YEAR)"
        " noun:((school | academic | financial | fiscal | tax) year | season)?",
        _two_years,
        0.93,
    ),
    TimexRule(
        "season-of-play",
        "A sports season or school year usually starts in summer.",
        (("They went down [last season].", "2011/2012"), ("They learn more [this school year].", "2012/2013")),
        ("It was the last; season after season they lost.",),
        "the? which:(LAST | THIS | NEXT) (season | (school | academic) year)",
        _school_year,
        0.7,
    ),
)
