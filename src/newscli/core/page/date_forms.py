"""Full dates, with the clock time beside them, in the layouts that headers use. Dates in prose are another module's.

A date here always has a year, so that a search for years finds every candidate at little cost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from newscli.core.text.calendar_names import months
from newscli.core.text.patterns import compiled

_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

# Minutes from UTC. IST (India, Ireland, Israel) and CST (America, China) have several meanings: they give no offset.
_OFFSETS = {
    "Z": 0, "GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SGT": 480, "HKT": 480,
    "JST": 540, "KST": 540, "PKT": 300, "EAT": 180, "SAST": 120, "CAT": 120, "WAT": 60, "EET": 120, "EEST": 180,
    "MSK": 180, "GST": 240, "ICT": 420, "WIB": 420, "MYT": 480, "PHT": 480, "AWST": 480, "ACST": 570, "ACDT": 630,
    "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
_AMERICAN = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}  # in standard time; an hour more in summer
# Zones whose countries write the day first, or the month first: they settle what 03/04/2024 means.
_DAY_FIRST_ZONES = frozenset(
    "GMT BST IST CET CEST EET EEST MSK AEST AEDT AWST ACST ACDT NZST NZDT SAST CAT WAT EAT GST PKT ICT WIB MYT SGT"
    " HKT".split()
)
_MONTH_FIRST_ZONES = frozenset("ET CT MT PT EST EDT CDT MST MDT PST PDT".split())

_ZONES = "|".join(sorted({*_OFFSETS, *_AMERICAN, "IST", "CST"} - {"Z"}, key=len, reverse=True))
ZONE = (
    rf"(?:\(?\b(?P<zone>{_ZONES})\b\)?(?P<shift>[+-]\d\d?)?(?!\d)|(?P<zulu>Z)\b"
    r"|(?P<offset>[+-]\d\d(?::?\d\d)?)(?!\d))"
)
_AMPM = r"(?:\s?(?P<half>[ap])\.?m\b\.?)"
CLOCK = (
    r"(?<![\d.:])(?P<hour>\d\d?)(?:"
    rf"[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{{1,6}})?)?(?!\d){_AMPM}?"
    rf"|h(?P<minute_h>[0-5]\d)\b|{_AMPM.replace('half', 'half_only')})"
)
TIME = rf"{CLOCK}(?:\s?{ZONE})?"
_BETWEEN = r"[\s,|•·@/–—-]{0,4}"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?)"

_YEAR = r"(?:19|20)\d\d"
# Three layouts: the year first; a month in words (its capital is asked for below); digits alone. What is glued to the
# year of a month in words ("20240 views") is no part of it.
_DATE = (
    rf"(?<!\d)(?P<year>{_YEAR})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"
    rf"|(?P<month_word>[A-Z][a-z]{{2,8}}|(?<![A-Z])[A-Z]{{3,9}})\.?\s{{0,2}}(?P<day_after>\d\d?)(?:st|nd|rd|th)?\s?,?\s{{0,2}}(?P<year_md>{_YEAR})"
    rf"|(?<!\d)(?P<day_before>\d\d?)(?:st|nd|rd|th)?(?:\sof)?[\s-]{{1,2}}(?P<word_month>[A-Z][a-z]{{2,8}}|[A-Z]{{3,9}})\.?,?[\s-]{{1,2}}(?P<year_dm>{_YEAR})"
    rf"|(?<!\d)(?P<first>\d\d?)(?P<slash>[-/.])(?P<second_part>\d\d?)(?P=slash)(?P<year_num>{_YEAR}|\d\d)(?![\d/-])"
)


@cache
def _date_pattern() -> re.Pattern[str]:
    return re.compile(_DATE)


@cache
def _time_after_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:T|{_BETWEEN}(?:(?:at|à|um|a las)\s?)?(?:{_WEEKDAY}\s)?){TIME}", re.IGNORECASE)


@cache
def _time_before_pattern() -> re.Pattern[str]:
    return re.compile(rf"{TIME}{_BETWEEN}(?:on\s)?(?P<weekday>{_WEEKDAY})?[\s,]{{0,2}}$", re.IGNORECASE)


@cache
def _weekday_before_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<weekday>{_WEEKDAY})[\s,]{{1,2}}$", re.IGNORECASE)


@dataclass(slots=True)
class Moment:
    """A date as written, with its time. day is None where digits alone do not say which is the month."""

    start: int
    end: int
    day: date | None
    time: re.Match[str] | None = None
    digits: tuple[int, int, int] | None = None  # first, second, year of a date in digits
    weekday: int | None = None

    @property
    def value(self) -> str | None:
        """As ISO 8601: a day, or a day and a time where one is written."""
        if self.day is None:
            return None
        return self.day.isoformat() + (clock_of(self.time, self.day) if self.time else "")

    @property
    def zone(self) -> str:
        return ((self.time and self.time["zone"]) or "").upper()


def find_moments(text: str, start: int, end: int) -> Iterator[Moment]:
    """The full dates in a stretch of text, in order. Days that no month has are left out."""
    if not compiled(r"\d\d").search(text, start, end):
        return
    for m in _date_pattern().finditer(text, start, end):
        if (moment := _moment(m)) is None:
            continue
        _add_time(moment, text, start, end)
        yield moment


def _moment(m: re.Match[str]) -> Moment | None:
    g = m.groupdict()
    if g["first"]:
        first, second, year = int(g["first"]), int(g["second_part"]), _full_year(g["year_num"])
        day = _day_of_digits(first, second, year, dotted=g["slash"] == ".")
        possible = _date(year, second, first) or _date(year, first, second)
        return Moment(m.start(), m.end(), day, digits=(first, second, year)) if possible else None
    if g["year"]:
        day = _date(int(g["year"]), int(g["month"]), int(g["day"]))
    elif g["month_word"]:
        day = _date(int(g["year_md"]), months().get(g["month_word"].lower(), 0), int(g["day_after"]))
    else:
        day = _date(int(g["year_dm"]), months().get(g["word_month"].lower(), 0), int(g["day_before"]))
    return Moment(m.start(), m.end(), day) if day else None


def _full_year(digits: str) -> int:
    """24 is 2024; 97 is 1997."""
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if digits < "50" else 1900)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of_digits(first: int, second: int, year: int, *, dotted: bool) -> date | None:
    """What the digits say by themselves: dots stand where the day comes first, and no month has a number over 12."""
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if day_first is None or month_first is None:
        return day_first or month_first
    return day_first if dotted or day_first == month_first else None


def _add_time(moment: Moment, text: str, start: int, end: int) -> None:
    m = _time_after_pattern().match(text, moment.end, min(end, moment.end + 60))
    before = max(start, moment.start - 60)
    if m:
        moment.end = m.end()
    elif m := _time_before_pattern().search(text[before : moment.start]):
        moment.start = before + m.start()
        moment.weekday = _weekday(m["weekday"])
    moment.time = m
    if moment.weekday is None and (m := _weekday_before_pattern().search(text[before : moment.start])):
        moment.start = before + m.start()
        moment.weekday = _weekday(m["weekday"])


def _weekday(word: str | None) -> int | None:
    return _WEEKDAYS[word[:3].lower()] if word else None


def clock_of(m: re.Match[str], day: date) -> str:
    """The time of a match as ISO 8601 has it, with the offset where the zone has one meaning; empty for a bad time."""
    hour, half = int(m["hour"]), (m["half"] or m["half_only"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + 12 * (half == "p")
    if hour > 23:
        return ""
    minute = m["minute"] or m["minute_h"] or "00"
    return f"T{hour:02d}:{minute}:{m['second'] or '00'}{_offset(m, day)}"


def _offset(m: re.Match[str], day: date) -> str:
    if m["zulu"]:
        minutes = 0
    elif m["offset"]:
        digits = m["offset"][1:].replace(":", "")
        minutes = (int(digits[:2]) * 60 + int(digits[2:] or 0)) * (-1 if m["offset"][0] == "-" else 1)
    elif m["zone"]:
        zone = m["zone"].upper()
        if zone in _AMERICAN:
            minutes = _AMERICAN[zone] + 60 * _american_summer(day)
        elif zone in _OFFSETS:
            minutes = _OFFSETS[zone] + 60 * int(m["shift"] or 0)
        else:
            return ""
    else:
        return ""
    if abs(minutes) > 14 * 60:
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _american_summer(day: date) -> bool:
    """Whether American clocks show summer time: second Sunday of March to first of November (the rule since 2007)."""
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


def settle_digits(moments: list[Moment], near: list[date], *, abroad: bool) -> None:
    """Decide whether 03/04/2024 begins with the day, where something says so; where nothing does, day stays None.

    Evidence, the surest first: the weekday beside it, the time zone, another date in digits of the same header that can
    be read in one way only, a day of the last two weeks that the article names (`near`), and that the text is from a
    place where the day comes first (`abroad`).
    """
    one_way = [_day_first(m) for m in moments if m.digits and m.day and m.digits[0] != m.digits[1]]
    for moment in moments:
        if moment.day or not moment.digits:
            continue
        first, second, year = moment.digits
        readings = {True: date(year, second, first), False: date(year, first, second)}
        evidence = (
            _by_weekday(moment, readings),
            _by_zone(moment),
            one_way[0] if len(set(one_way)) == 1 else None,
            _by_neighbours(readings, near),
            abroad or None,
        )
        day_first = next((verdict for verdict in evidence if verdict is not None), None)
        if day_first is not None:
            moment.day = readings[day_first]


def _day_first(moment: Moment) -> bool:
    assert moment.day is not None
    assert moment.digits is not None
    return moment.day.day == moment.digits[0]


def _by_weekday(moment: Moment, readings: dict[bool, date]) -> bool | None:
    fitting = [first for first, day in readings.items() if day.weekday() == moment.weekday]
    return fitting[0] if len(fitting) == 1 else None


def _by_zone(moment: Moment) -> bool | None:
    if moment.zone in _DAY_FIRST_ZONES:
        return True
    return False if moment.zone in _MONTH_FIRST_ZONES else None


def _by_neighbours(readings: dict[bool, date], near: list[date]) -> bool | None:
    fitting = [first for first, day in readings.items() if any(0 <= (day - other).days < 14 for other in near)]
    return fitting[0] if len(fitting) == 1 else None
