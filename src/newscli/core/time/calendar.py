"""Days and periods of the calendar: arithmetic on TIMEX3 values, movable feasts, intervals."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from newscli.core.time.moons import diwali, hanukkah, lunar_new_year, muslim, passover, rosh_hashanah
from newscli.records import Granularity

# The first month of a season; each has three.
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def easter(year: int) -> date:
    """Western Easter Sunday, by the Gregorian computus.

    >>> easter(2013), easter(2024)
    (datetime.date(2013, 3, 31), datetime.date(2024, 3, 31))
    """
    golden = year % 19
    century = year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th Monday (0) ... of a month; n = -1: the last one.

    >>> nth_weekday(2013, 11, 3, 4)
    datetime.date(2013, 11, 28)
    """
    if n < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (n - 1))


def _election(year: int) -> date:
    return nth_weekday(year, 11, 0, 1) + timedelta(1)


_MOVABLE: dict[str, Callable[[int], date]] = {
    "easter": easter,
    "good friday": lambda y: easter(y) - timedelta(2),
    "easter monday": lambda y: easter(y) + timedelta(1),
    "palm sunday": lambda y: easter(y) - timedelta(7),
    "ash wednesday": lambda y: easter(y) - timedelta(46),
    "thanksgiving": lambda y: nth_weekday(y, 11, 3, 4),
    "black friday": lambda y: nth_weekday(y, 11, 3, 4) + timedelta(1),
    "memorial day": lambda y: nth_weekday(y, 5, 0, -1),
    "labor day": lambda y: nth_weekday(y, 9, 0, 1),
    "columbus day": lambda y: nth_weekday(y, 10, 0, 2),
    "presidents day": lambda y: nth_weekday(y, 2, 0, 3),
    "mother day": lambda y: nth_weekday(y, 5, 6, 2),
    "father day": lambda y: nth_weekday(y, 6, 6, 3),
    "election day": _election,
    "maundy thursday": lambda y: easter(y) - timedelta(3),
    "shrove tuesday": lambda y: easter(y) - timedelta(47),
    "mothering sunday": lambda y: easter(y) - timedelta(21),
    "ascension day": lambda y: easter(y) + timedelta(39),
    "whit sunday": lambda y: easter(y) + timedelta(49),
    "whit monday": lambda y: easter(y) + timedelta(50),
    "martin luther king day": lambda y: nth_weekday(y, 1, 0, 3),
    "cyber monday": lambda y: nth_weekday(y, 11, 3, 4) + timedelta(4),
    "august bank holiday": lambda y: nth_weekday(y, 8, 0, -1),
    "early may bank holiday": lambda y: nth_weekday(y, 5, 0, 1),
    "spring bank holiday": lambda y: nth_weekday(y, 5, 0, -1),
    "inauguration day": lambda y: date(max(y - (y - 1) % 4, 1), 1, 20),
    "passover": passover,
    "rosh hashanah": rosh_hashanah,
    "yom kippur": lambda y: rosh_hashanah(y) + timedelta(9),
    "purim": lambda y: passover(y) - timedelta(30),
    "hanukkah": hanukkah,
    "lunar new year": lunar_new_year,
    "diwali": diwali,
    "eid al fitr": lambda y: muslim(y, 10, 1),
    "eid al adha": lambda y: muslim(y, 12, 10),
}


# The feasts that a name stands for which several of a year have.
_SHARED = {
    "bank holiday monday": ("easter monday", "early may bank holiday", "spring bank holiday", "august bank holiday")
}


def holidays(key: str, year: int) -> list[date]:
    """The days of a feast in a year. key: a value of `newscli.core.text.calendar_names.feasts`."""
    keys = _SHARED.get(key, (key,))
    return [_MOVABLE[one](year) if one in _MOVABLE else date(year, int(one[:2]), int(one[3:])) for one in keys]


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def at_grain(day: date, unit: str) -> str:
    """The value of the unit that holds the day.

    >>> [at_grain(date(2013, 2, 12), u) for u in ("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE")]
    ['2013-02-12', '2013-W07', '2013-W07-WE', '2013-02', '2013-Q1', '2013-H1', '2013', '201', '20']
    """
    return _AT_GRAIN[unit](day)


_AT_GRAIN: dict[str, Callable[[date], str]] = {
    "D": date.isoformat,
    "W": week_value,
    "WE": lambda day: f"{week_value(day)}-WE",
    "M": lambda day: day.isoformat()[:7],
    "Q": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "H": lambda day: f"{day.year:04}-H{(day.month + 5) // 6}",
    "Y": lambda day: f"{day.year:04}",
    "DE": lambda day: f"{day.year:04}"[:3],
    "CE": lambda day: f"{day.year:04}"[:2],
}


def shift(day: date, unit: str, n: int) -> date | None:
    """The day n units later; the last day of the month where that month is shorter. None outside the calendar.

    >>> shift(date(2013, 1, 31), "M", 1), shift(date(2013, 2, 12), "W", -2)
    (datetime.date(2013, 2, 28), datetime.date(2013, 1, 29))
    """
    days = {"D": 1, "W": 7, "WE": 7, "2W": 14}.get(unit)
    try:
        if days:
            return day + timedelta(days * n)
        months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit] * n
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):  # before year 1 or after 9999
        return None


_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)))?"
)


Period = tuple[date, date, Granularity]  # the first and the last day, and what kind of period it is


@lru_cache(maxsize=8192)
def interval(value: str) -> Period | None:
    """The first and the last day of a value, and its granularity; None for what has no place on the axis.

    >>> interval("2013-W07")
    (datetime.date(2013, 2, 11), datetime.date(2013, 2, 17), 'week')
    >>> interval("199")[:2]
    (datetime.date(1990, 1, 1), datetime.date(1999, 12, 31))
    """
    day_part, _, clock = value.partition("T")
    try:
        if value[4:5] == "/" and value[:4].isdecimal():  # a season or a school year
            return date(int(value[:4]), 1, 1), date(int(value[5:9]), 12, 31), "year"
        if re.fullmatch(r"\d\d\d?", day_part):
            scale = 10 if len(day_part) == 3 else 100
            start = int(day_part) * scale
            return date(start, 1, 1), date(start + scale - 1, 12, 31), "decade" if scale == 10 else "century"
        parts = _VALUE.fullmatch(day_part)
        return _bounds({k: v for k, v in parts.groupdict().items() if v}, bool(clock)) if parts else None
    except (ValueError, OverflowError):  # no such day, or behind the last one of the calendar
        return None


@lru_cache(maxsize=8192)
def iso_interval(value: str) -> tuple[str, str, Granularity] | tuple[None, None, None]:
    """The same with ISO days."""
    period = interval(value)
    return (period[0].isoformat(), period[1].isoformat(), period[2]) if period else (None, None, None)


# Parts of a year with as many months each.
_MONTHS_OF: dict[str, tuple[Granularity, int]] = {
    "month": ("month", 1),
    "quarter": ("quarter", 3),
    "half": ("half", 6),
    "season": ("season", 3),
}


def _bounds(parts: dict[str, str], clock: bool) -> Period:
    """The period of a year and of what stands behind it. parts: those of `_VALUE` that the value has."""
    year = int(parts["year"])
    if "day" in parts:
        day = date(year, int(parts["month"]), int(parts["day"]))
        return day, day, "time" if clock else "day"
    if "week" in parts:
        monday = date.fromisocalendar(year, int(parts["week"]), 1)
        if "weekend" in parts:
            return monday + timedelta(5), monday + timedelta(6), "weekend"
        return monday, monday + timedelta(6), "week"
    for name, (granularity, length) in _MONTHS_OF.items():
        if name in parts:
            first = SEASON_STARTS.get(parts[name]) or (int(parts[name]) - 1) * length + 1
            later, last = divmod(first + length - 2, 12)
            return date(year, first, 1), _month_end(year + later, last + 1), granularity
    return date(year, 1, 1), date(year, 12, 31), "year"


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
