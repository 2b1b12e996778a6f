"""The bare ends of ranges: "12" in "12-14 July", "15" in "March 12-15", "94" in "1990-94"."""

from newscli.core.time.match import Match
from newscli.core.time.model import Find, Meaning, TimexRule
from newscli.core.time.rules.dates import is_day
from newscli.core.time.values import day_of
from newscli.core.time.vocabulary import word_values

_JOINTS = frozenset("- – — to and through until till or".split())
# Joined by a word, a bare number is the first end only behind one of these.
_OPENERS = frozenset("from between the on both".split())


def _month_at(match: Match, index: int) -> str:
    """The month named at the index as two digits, "" if none."""
    word, values = match.tokens.word(index), word_values()
    month = values["MONTH"].get(word) or values["MABBR"].get(word)
    return f"{int(month):02}" if month and match.tokens.raw(index)[0].isupper() else ""


def _is_number(word: str, longest: int = 2) -> bool:
    return word.isdecimal() and word.isascii() and len(word) <= longest


def _first_day(match: Match) -> Meaning | None:
    joint, index = match.after(), match.end + 1
    index += match.tokens.word(index) == "the"
    other = match.tokens.word(index).removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    index += 2 if match.tokens.word(index + 1) == "of" else 1
    month = _month_at(match, index)
    if joint not in _JOINTS or not _is_number(other) or not month:
        return None
    if joint.isalpha() and match.before() not in _OPENERS:
        return None
    return _day_in_month(match, month, index + 1)


def _last_day(match: Match) -> Meaning | None:
    joint, other = match.before(), match.before(2)
    month_index = match.start - 3 - (match.before(3) == ".")
    month = _month_at(match, month_index)
    if joint not in _JOINTS or not _is_number(other) or not month:
        return None
    if (
        match.after().isalpha()
        and joint.isalpha()
        and match.after() in ("people", "percent", "million", "others", "more")
    ):
        return None
    return _day_in_month(match, month, match.start + 1)


def _day_in_month(match: Match, month: str, year_index: int) -> Meaning | None:
    day = day_of(match)
    if not day or not is_day(month, day):
        return None
    tokens = match.tokens
    year = tokens.word(year_index + (tokens.word(year_index) == ","))
    if _is_number(year, 4) and "1000" <= year <= "2199" and len(year) == 4:
        return Meaning("DATE", f"{year}-{month}-{day}")
    return Meaning("DATE", f"XXXX-{month}-{day}", Find("nearest"))


def _first_year_of_era(match: Match) -> Meaning | None:
    if match.after() not in _JOINTS or match.after(3).replace(".", "") not in ("bc", "bce"):
        return None
    earlier, later = match.word("n"), match.after(2)
    if not (_is_number(earlier, 4) and _is_number(later, 4)) or int(earlier) <= int(later):
        return None
    return Meaning("DATE", f"BC{int(earlier):04}")


def _last_year(match: Match) -> Meaning | None:
    if match.before() not in ("-", "–", "/"):
        return None
    first, short = match.before(2), match.word("n")
    touching = match.tokens.touching(match.start - 1) and match.tokens.touching(match.start - 2)
    if len(short) != 2 or not _is_number(first, 4) or len(first) != 4 or not touching:
        return None
    if not "1000" <= first <= "2199" or short <= first[2:]:
        return None
    return Meaning("DATE", first[:2] + short)


RULES = (
    TimexRule(
        "range-first-day",
        'In "3-5 May" the first number is a day of the same month.',
        (("The fair ran [12]-14 July 2011.", "2011-07-12"), ("It ran from [3] to 5 February.", "2013-02-03")),
        ("They won 12-14 in July.", "They sold 3 to 5 boats."),
        "the? day:(DAY | ORDDAY)",
        _first_day,
        0.9,
    ),
    TimexRule(
        "range-last-day",
        'In "May 3-5" the last number is a day of the same month.',
        (("The fair ran July 12-[14, 2011].", "2011-07-14"), ("It met on Feb. 3 and [5].", "2013-02-05")),
        ("It met on Feb. 3 and 5 people came.",),
        "day:(DAY | ORDDAY) (COMMA year:YEAR)?",
        _last_day,
        0.9,
    ),
    TimexRule(
        "range-first-era",
        'In "499 to 493 BC" the first number is a year BC, too.',
        (("The harbour was closed from [499] to 493 BC.", "BC0499"),),
        ("They sold 12 to 493 BC coins.",),
        "n:DIGITS",
        _first_year_of_era,
        0.9,
    ),
    TimexRule(
        "range-last-year",
        'In "1990-94" the last two digits are a later year of the same century.',
        (("It was closed in 1990-[94].", "1994"),),
        ("It won 1990-89.",),
        "n:(DAY | TWO)",
        _last_year,
        0.9,
    ),
)
