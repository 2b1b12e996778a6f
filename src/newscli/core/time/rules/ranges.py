"""The bare ends of ranges: "12" in "12-14 July", "15" in "March 12-15", "94" in "1990-94"."""

from typing import NamedTuple

from newscli.core.time.context import Beside, after, before, context
from newscli.core.time.match import Match
from newscli.core.time.model import Meaning, TimexRule
from newscli.core.time.rules.dates import dated, is_year
from newscli.core.time.values import day_of
from newscli.core.time.vocabulary import word_values

# What joins the days of a range, and those of a list; a comma does where one of these closes the list.
_TO, _AND = context("range joints"), context("list joints")
# Joined by a word, a bare number is the first day of a list only behind one of these.
_OPENERS = frozenset("from between the on both".split())
_MOST_DAYS = 8  # in one list


def _month_at(match: Match, index: int) -> str:
    """The month named at the index as two digits, "" if none."""
    word, values = match.tokens.word(index), word_values()
    month = values["MONTH"].get(word) or values["MABBR"].get(word)
    return f"{int(month):02}" if month and match.tokens.raw(index)[0].isupper() else ""


def _is_number(word: str, longest: int = 2) -> bool:
    return word.isdecimal() and word.isascii() and len(word) <= longest


class _Row(NamedTuple):
    """Days in a row that share a month: from which token up to which, and what joins them."""

    first: int
    end: int
    joints: list[str]


def _row_around(match: Match) -> _Row:
    """The days before and after a day, as far as joints lead: "3, 4 and 5", "12-15"."""
    tokens, joints = match.tokens, []
    first, end = match.index("day"), match.index("day") + 1
    for _ in range(_MOST_DAYS):
        joint, other = tokens.word(end), end + 1 + (tokens.word(end + 1) == "the")
        if not (_is_joint(joint) and _is_day_number(tokens.word(other))):
            break
        joints.append(joint)
        end = other + 1
        if joint in _AND:
            break
    for _ in range(_MOST_DAYS):
        other = first - 1 - (tokens.word(first - 1) == "the")
        if not (_is_joint(tokens.word(other)) and _is_day_number(tokens.word(other - 1))):
            break
        joints.insert(0, tokens.word(other))
        first = other - 1
    return _Row(first, end, joints)


def _is_joint(word: str) -> bool:
    return word == "," or word in _TO or word in _AND


def _is_day_number(word: str) -> bool:
    """Whether a token is a day of the month, with or without its ending: "3", "3rd"."""
    return _is_number(word) or (word[-2:] in _ENDINGS and _is_number(word[:-2]))


_ENDINGS = frozenset("st nd rd th".split())


def _shared_month(match: Match) -> Meaning | None:
    """The day of a list or a range whose month stands before the first day, or behind the last one."""
    row, tokens = _row_around(match), match.tokens
    if not row.joints or not _is_closed(row, tokens.word(row.end)):
        return None
    behind = row.end + (tokens.word(row.end) == "of")
    if month := _month_at(match, behind):
        opened = tokens.word(row.first - 1) in _OPENERS or not (row.joints[-1].isalpha() or "," in row.joints)
        return _day_in_month(match, month, behind + 1) if opened else None
    before = row.first - 1 - (tokens.word(row.first - 1) == ".")
    counts = row.joints[-1] not in _TO and match.noun_follows(row.end)  # "on Feb. 3 and 5 people came"
    month = "" if counts else _month_at(match, before)
    return _day_in_month(match, month, row.end) if month else None


def _is_closed(row: _Row, following: str) -> bool:
    """Whether days with a comma between them are a list: "and" stands before the last one, or before another date."""
    return "," not in row.joints or not _AND.isdisjoint([*row.joints, following])


def _day_in_month(match: Match, month: str, year_index: int) -> Meaning | None:
    tokens = match.tokens
    year = tokens.word(year_index + (tokens.word(year_index) == ","))
    return dated(year if is_year(year) else "", month, day_of(match) or "")


def _first_year_of_era(match: Match) -> Meaning | None:
    earlier, later = match.word("n"), match.after(2)
    if not (_is_number(earlier, 4) and _is_number(later, 4)) or int(earlier) <= int(later):
        return None
    return Meaning("DATE", f"BC{int(earlier):04}")


_NUMBER_IN_ERA = (after(*_TO, *_AND), Beside(3, 3, frozenset(["bc", "b.c", "b.c.", "bce", "b.c.e", "b.c.e."]), True))


def _last_year(match: Match) -> Meaning | None:
    first, short, tokens = match.before(2), match.word("n"), match.tokens
    glued = tokens.touching(match.start - 1) and tokens.touching(match.start - 2)
    later = len(short) == 2 and short > first[2:]
    return Meaning("DATE", first[:2] + short) if glued and later and is_year(first) else None


RULES = (
    TimexRule(
        "shared-month",
        'In "3-5 May" and "May 3, 4 and 5" all numbers are days of the same month.',
        (
            ("The fair ran [12]-14 July 2011.", "2011-07-12"),
            ("It ran from [3] to 5 February.", "2013-02-03"),
            ("It met on Feb. 3 and [5].", "2013-02-05"),
            ("It met on [3] and 4 June 2011.", "2011-06-03"),
            ("It met on June 3, [4] and 5, 2011, in Leith.", "2011-06-04"),
            ("It met on Jan. 30, [31] and Feb. 2.", "2013-01-31"),
        ),
        (
            "They won 12-14 in July.",
            "They sold 3 to 5 boats.",
            "It met on Feb. 3 and 5 people came.",
            "On Feb. 3, 12 people and 4 dogs came.",
        ),
        "the? day:(DAY | ORDDAY)",
        _shared_month,
        0.9,
    ),
    TimexRule(
        "shared-month-and-year",
        'In "May 3, 4 and 5, 2011" the year at the end belongs to the expression of the last day.',
        (
            ("The fair ran July 12-[14, 2011].", "2011-07-14"),
            ("It met on Feb 10th, 11th and [12th 2011].", "2011-02-12"),
        ),
        ("They sold 3 and 5, 2011 of them red.",),
        "day:(DAY | ORDDAY) COMMA? year:YEAR",
        _shared_month,
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
        _NUMBER_IN_ERA,
    ),
    TimexRule(
        "range-last-year",
        'In "1990-94" the last two digits are a later year of the same century.',
        (("It was closed in 1990-[94].", "1994"),),
        ("It won 1990-89.",),
        "n:(DAY | TWO)",
        _last_year,
        0.9,
        (before("-", "–", "/"),),
    ),
)
