"""Distances from a point: ago, from now, earlier, later, the day before."""

from newscli.core.text.word_classes import word_class
from newscli.core.time.context import context, not_after
from newscli.core.time.match import Match
from newscli.core.time.model import Anchor, Find, Meaning, TimexRule
from newscli.core.time.rules.dates import is_year
from newscli.core.time.rules.deictic import template
from newscli.core.time.values import is_comparison, mod_of, number, unit_of

# So many years ago no calendar counts.
_LONG_AGO = 1500
_OPEN = word_class("open counts")


def _distance(match: Match) -> int | float | None:
    """How many units; None where the text leaves it open."""
    words = match.words("n")
    if _OPEN.intersection(words):
        return None
    n = number(words)
    return (1 if n is None else n) + (0.5 if match.has("half") or match.has("half2") else 0)


def _is_title(match: Match) -> bool:
    """Whether the unit begins with a capital, but is not in capitals: "28 Days Later"."""
    return match.tokens.raw(match.index("unit")).istitle()


def _moved(match: Match, sign: int, anchor: Anchor) -> Meaning | None:
    if is_comparison(match) or _is_title(match):
        return None
    unit, n, mod = unit_of(match), _distance(match), mod_of(match)
    if sign < 0:
        mod = _MODS_OF_PAST.get(mod or "", mod)
    if n is None or _is_long_ago(sign * n, unit):
        return _unplaced(sign, mod)
    if unit[0] == "T":  # hours and minutes: the same day, as far as news can tell
        return Meaning("DATE", "XXXX-XX-XX", Find("shift", "D", 0, anchor=anchor), mod=mod)
    if isinstance(n, float) and not n.is_integer():
        months = {"Y": 12, "DE": 120, "M": 1}.get(unit)
        if not months:
            return None
        find = Find("shift", "M", sign * int(n * months), anchor=anchor, grain=unit)
        return Meaning("DATE", template(unit), find, mod=mod)
    steps = sign * int(n) * (2 if unit == "2W" else 1)
    return Meaning(
        "DATE",
        template("Y" if unit == "DE" else unit),  # "a decade ago" means a year
        Find("shift", unit.removeprefix("2"), steps, anchor=anchor, grain="Y" if unit == "DE" else ""),
        mod=mod,
    )


# "More than two years ago" lies before that time.
_MODS_OF_PAST = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}
_YEARS_OF_UNITS = {"Y": 1, "DE": 10, "CE": 100}


def _is_long_ago(distance: float, unit: str) -> bool:
    """Whether a distance reaches back before the years that a calendar has: "66 million years ago"."""
    return -distance * _YEARS_OF_UNITS.get(unit, 0) > _LONG_AGO


def _unplaced(sign: int, mod: str | None) -> Meaning:
    """Some time in the past or the future."""
    if sign < 0:
        return Meaning("DATE", "PAST_REF", mod=mod)
    return Meaning("DATE", "FUTURE_REF", Find("vague"), mod=mod)


_BACK_TO = context("behind back")


def _ago(match: Match) -> Meaning | None:
    leads_back = match.has("back") and match.after() in _BACK_TO
    meaning = None if leads_back else _moved(match, -1, "now")
    if meaning and meaning.find and match.has("to"):  # "sixty years ago today", "a century ago this month"
        grain = "D" if match.has("day") else unit_of(match, "to")
        meaning.value, meaning.find.grain = template(grain), grain
    return meaning


def _units_ago(match: Match) -> Meaning | None:
    return Meaning("DATE", "PAST_REF")


def _from_now(match: Match) -> Meaning | None:
    meaning = _moved(match, 1, "now")
    if meaning and meaning.find and match.has("today"):
        meaning.value, meaning.find.grain = template("D"), "D"
    return meaning


def _later(match: Match) -> Meaning | None:
    year = match.after(3)
    if (match.after(), match.after(2)) == (",", "in") and is_year(year):
        return Meaning("DATE", year)  # "a decade later, in 2012"
    return _moved(match, 1, "text")


def _units_later(match: Match) -> Meaning | None:
    return Meaning("DATE", template(unit_of(match) or "TM"), Find("vague"))


def _earlier(match: Match) -> Meaning | None:
    if match.after() == "to" and match.all_words()[-1] == "prior":
        return None  # "two weeks prior to the vote"
    return _moved(match, -1, "sentence" if match.before() in ("than", "from") else "text")


def _day_beside(match: Match) -> Meaning | None:
    """Return the meaning of "the day before"; None where it measures from what follows it."""
    title = match.tokens.raw(match.start + 1)[0].isupper()  # "The Day After"
    measured = match.after().isalnum() and match.after() not in context("behind a day before")
    unit, n = unit_of(match), -1 if match.word("side") in ("before", "prior") else 1
    if title or measured or unit not in ("D", "W", "M", "Y"):
        return None
    return Meaning("DATE", template(unit), Find("shift", unit, n, anchor="text"))


_N = "n:(AMOUNT | a | an | another | one) (half:(and a? half))?"

RULES = (
    TimexRule(
        "ago",
        '"Two years ago" is counted back from the publication date; "some years ago" is only known to be in the past.',
        (
            ("It opened [two years ago].", "2011"),
            ("It opened [about six weeks ago].", "2013-W01"),
            ("It opened [11 days ago].", "2013-02-01"),
            ("It opened [several years ago].", "PAST_REF"),
            ("It opened [a year and a half ago].", "2011"),
            ("It opened [sixty years ago this month].", "1953-02"),
            ("It opened [fifty years ago today].", "1963-02-12"),
            ("It opened [a couple of years back].", "2011"),
            ("[TEN MONTHS AGO] it opened.", "2012-04"),
        ),
        ("Two years. Ago is a place.", "She spent two years back in Elder."),
        f"pre:APPROX? {_N} unit:(UNIT | UNITS) half2:(and a half)? (or (so | two | more))? (ago | back:(back))"
        " (to:(day:today | this (day | week | month)))?",
        _ago,
        0.95,
    ),
    TimexRule(
        "units-ago",
        '"Decades ago" gives no number, so it is only known to be in the past.',
        (("It closed [decades ago].", "PAST_REF"),),
        ("Two years. Ago is a place.", "It closed 3 years ago."),
        "unit:UNITS ago",
        _units_ago,
        0.9,
    ),
    TimexRule(
        "from-now",
        '"Two years from now" and "in three days\' time" are counted from the publication date.',
        (
            ("It opens [two years from now].", "2015"),
            ("It opens in [three days' time].", "2013-02-15"),
            ("It opens [a week from today].", "2013-02-19"),
        ),
        ("Two years from nowhere.",),
        f"pre:APPROX? {_N} unit:(UNIT | UNITS) (from (now | today:(today)) | hence | APOS s? time)",
        _from_now,
        0.93,
    ),
    TimexRule(
        "later",
        '"Two days later" is counted from the date that the text last mentioned.',
        (
            ("It opened on March 3, 1990, and closed [two days later].", "1990-03-05"),
            ("It opened in 1990 and closed [three and a half years later].", "1993"),
        ),
        ("Two later days.", "It was later than they thought.", "They saw 28 Days Later."),
        f"pre:APPROX? {_N} unit:(UNIT | UNITS) half2:(and a half)? (later | afterwards | afterward | thereafter)",
        _later,
        0.85,
        (not_after("than"),),
    ),
    TimexRule(
        "units-later",
        '"Weeks later" gives no number, so it is only known to be in the past or in the future.',
        (
            ("It opened in May. [Weeks later] it burned down.", "PAST_REF"),
            ("The ferry will sail [days later].", "FUTURE_REF"),
            ("The vote was lost. [Moments later], the mayor quit.", "PAST_REF"),
            ("[Decades later], the pilot still has the map.", "PRESENT_REF"),
        ),
        ("It came in weeks. Later it rained.", "Two weeks later it rained."),
        "(unit:UNITS | moments) (later | afterwards | afterward)",
        _units_later,
        0.8,
    ),
    TimexRule(
        "earlier",
        '"Two years earlier" is counted back from the date that the text last mentioned.',
        (
            ("It closed on March 3, 1990. It had opened [two years earlier].", "1988"),
            ("Fees rose in January from [a month earlier].", "2012-12"),
            ("It closed in 1990. It was sold [a year prior].", "1989"),
            ("It was sold in 1990. Fees are 19 cents more than [two weeks earlier].", "2013-W05"),
        ),
        ("Two earlier years.", "It was sold two years prior to the war."),
        f"pre:APPROX? {_N} unit:(UNIT | UNITS) half2:(and a half)? (earlier | previously | beforehand | prior)",
        _earlier,
        0.85,
        (not_after("than"),),
    ),
    TimexRule(
        "day-beside",
        '"The day before" and "the year after" are counted from the date that the text last mentioned.',
        (
            ("It closed on March 3, 1990. [The day before], it had rained.", "1990-03-02"),
            ("It closed in 1990. It had been sold [the year before].", "1989"),
        ),
        ("The day after Lent was long.", "They showed The Day After.", "The day prior to the fair was long."),
        "the unit:UNIT side:(before | after | following | prior)",
        _day_beside,
        0.8,
    ),
)
