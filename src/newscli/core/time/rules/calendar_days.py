"""Days that are counted out in a month or a week: "the first Monday in April", "the 2nd of this month"."""

from newscli.core.time.match import Match
from newscli.core.time.model import Find, Meaning, TimexRule
from newscli.core.time.rules.deictic import template
from newscli.core.time.rules.periods import in_year
from newscli.core.time.values import day_of, month_of, ordinal, unit_of, weekday_of


def _nth(match: Match) -> int:
    """Which one is counted; -1 for the last, 0 for none."""
    words = match.words("n")
    if words[-1] in ("last", "final"):
        return -1
    n = ordinal(words)
    return n if 1 <= n <= 5 else 0


def _month(match: Match) -> Meaning:
    if match.has("pointed"):  # "of this month", "of next month"
        n = match.direction("pointed")
        return Meaning("DATE", "XXXX-XX", Find("shift", "M", n))
    return in_year(match, f"XXXX-{month_of(match)}")


def _weekday_of_month(match: Match) -> Meaning | None:
    n, day = _nth(match), weekday_of(match)
    return Meaning("DATE", f"XXXX-WXX-{day}", Find("count", f"{day}", n, of=_month(match))) if n else None


def _weekday_of_months(match: Match) -> Meaning | None:
    return Meaning("SET", f"XXXX-WXX-{weekday_of(match)}", quant="EVERY") if _nth(match) else None


def _week_of_month(match: Match) -> Meaning | None:
    n, unit = _nth(match), unit_of(match)
    return Meaning("DATE", template(unit), Find("count", unit, n, of=_month(match))) if n else None


def _day_of_month(match: Match) -> Meaning | None:
    day = day_of(match)
    return Meaning("DATE", f"XXXX-XX-{day}", Find("count", "day", int(day), of=_month(match))) if day else None


def _weekday_of_week(match: Match) -> Meaning:
    n = match.direction()
    week = Meaning("DATE", "XXXX-WXX", Find("shift", "W", n))
    day = weekday_of(match)
    part = match.value("part", "PART")
    find = Find("count", f"{day}", 1, of=week)
    return Meaning("TIME" if part else "DATE", f"XXXX-WXX-{day}", find, f"T{part}" if part else "")


def _week_from(match: Match) -> Meaning:
    of = Meaning("DATE", f"XXXX-WXX-{weekday_of(match)}", Find("nearest", side=1, anchor="dct"))
    weeks = 2 if match.word("n") == "two" or match.word("unit") == "fortnight" else 1
    return Meaning("DATE", "XXXX-XX-XX", Find("shift", "D", 7 * weeks, of=of))


_N = "the? n:(ORD | ORDDAY | last | final)"
_OF_MONTH = (
    "(in | of) (month:MONTHNAME (COMMA? year:YEARNUM | which:POINTEDYEAR)? | pointed:(THIS | NEXT | LAST) month)"
)

RULES = (
    TimexRule(
        "weekday-of-month",
        '"The first Monday in April" is one day: the weekdays of the month are counted.',
        (
            ("The council will vote on [the first Monday in April].", "2013-04-01"),
            ("It burned down on [the last Friday of August 2011].", "2011-08-26"),
            ("It opens on [the third Thursday of next month].", "2013-03-21"),
        ),
        ("The first Monday was quiet.", "He was third on Thursday in April."),
        f"{_N} weekday:DAYNAME {_OF_MONTH}",
        _weekday_of_month,
        0.95,
    ),
    TimexRule(
        "weekday-of-months",
        '"The second Saturday of every month" is a day that comes back each month.',
        (("It opens on [the second Saturday of every month].", "XXXX-WXX-6"),),
        ("On the second Saturday every boat sailed.",),
        f"{_N} weekday:DAYNAME (of | in) (every | each | the) month",
        _weekday_of_months,
        0.9,
    ),
    TimexRule(
        "week-of-month",
        '"The first week of December" is one week: the weeks or weekends of the month are counted.',
        (
            ("It opens on [the last weekend of October].", "2013-W43-WE"),
            ("It burned down in [the first week of December].", "2012-W49"),
        ),
        ("It was the first week.",),
        f"{_N} unit:(week | weekend) {_OF_MONTH}",
        _week_of_month,
        0.9,
    ),
    TimexRule(
        "day-of-this-month",
        '"The 2nd" with "last month", "this month" or "next month" beside it is a day of that month.',
        (
            ("It opens on [the 2nd of next month].", "2013-03-02"),
            ("It closed on [the 19th of last month].", "2013-01-19"),
        ),
        ("It was the 2nd this month.",),
        "the day:(ORDDAY | TENS HYPHEN ORD | ORD) of pointed:(this | next | LAST) month",
        _day_of_month,
        0.95,
    ),
    TimexRule(
        "weekday-of-week",
        'A weekday with "last week", "this week" or "next week" beside it is a day of that week.',
        (
            ("It closed on [Tuesday of last week].", "2013-02-05"),
            ("It closed on [Thursday last week].", "2013-02-07"),
            ("It opens on [Monday next week].", "2013-02-18"),
        ),
        ("On Tuesday last weeks of rain began.",),
        "weekday:DAYNAME part:PART? COMMA? of? which:(LAST | THIS | NEXT) week",
        _weekday_of_week,
        0.95,
    ),
    TimexRule(
        "week-from-weekday",
        '"A week from Friday" is a week after the coming Friday.',
        (("It opens [a week from Friday].", "2013-02-22"), ("It opens [two weeks from Thursday].", "2013-02-28")),
        ("They took a week from the year.",),
        "n:(a | one | two) unit:(week | weeks | fortnight) (from | on) weekday:DAYNAME",
        _week_from,
        0.85,
    ),
)
