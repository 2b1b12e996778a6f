"""Under-specified values -> dates: against the publication date, and against what the text said before."""

from calendar import isleap
from collections.abc import Callable
from datetime import date, timedelta
from string import digits as _DIGITS

from newscli.core.clauses.verbs import Direction
from newscli.core.time.calendar import SEASON_STARTS, at_grain, holidays, interval, shift
from newscli.core.time.direction import Outlook, distance_in_days
from newscli.core.time.discourse import COARSENESS, Discourse
from newscli.core.time.model import Find, How, Meaning

# How many paragraphs after a quarter "a year earlier" still compares with it.
_REPORT_REACH = 2
# In a narrative, a month or day up to April that follows November or December is one of the next year.
_YEAR_CLOSES, _YEAR_OPENS = 11, 4
_MONTH = 31
# The most months between two dates of a row.
_ROW_REACH = 8
# A holiday that is at most this many days away, before or after, is the one that is meant.
_WEEK = 7
_TWO_MONTHS = 60  # into the next year
# A weekday that is at most this many days ahead is not "next Thursday" but this one.
_NEAR = 2
_WINTER_ENDS = 2
# Seasons of sport and years of school begin in this month or later.
_SCHOOL_STARTS = 8


def resolve(meaning: Meaning, discourse: Discourse, outlook: Outlook) -> str:
    """The value of a meaning; its incomplete value if there is no date to count from."""
    find = meaning.find
    if find is None:
        return meaning.value + meaning.clock
    value: str | None
    try:
        if discourse.before_christ and discourse.mode == "narrative":
            value = _before_christ(meaning, discourse.before_christ)
        else:
            value = _WAYS[find.how](meaning, find, discourse, outlook)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        value = None
    if value is None or _lies_outside(value):
        return meaning.value + meaning.clock
    midnight = meaning.clock == "T24:00" and find.side == -1 and outlook.verb == "past"
    if midnight and discourse.dct and value == discourse.dct.isoformat():
        return value + "T00:00"  # the day of publication is not over yet: it is the midnight that the day began with
    return value + meaning.clock


def _lies_outside(value: str) -> bool:
    """Whether the calendar does not reach a value: before the year 1, or after 9999, which has five digits."""
    return value[0] == "-" or value[:4] == "0000" or ("0" <= value[4:5] <= "9" and value[0] in _DIGITS)


def _nearest_to_reference(meaning: Meaning, find: Find, discourse: Discourse, outlook: Outlook) -> str | None:
    base = discourse.base if find.anchor == "now" else discourse.anchor(find)
    if base and find.side == 1 and base is discourse.last:
        base = discourse.last_end  # "the following spring" after a year is not that year's
    return _nearest(meaning.value, find, base, outlook, discourse) if base else None


def _famous_day(meaning: Meaning, find: Find, discourse: Discourse, outlook: Outlook) -> str | None:
    """The famous day of that name, unless the text is older than it."""
    famous = f"{find.n}{meaning.value[4:]}"
    if discourse.dct is None or famous <= discourse.dct.isoformat():
        return famous
    return _nearest(meaning.value, Find("nearest"), discourse.dct, outlook, discourse)


def _vague(_meaning: Meaning, _find: Find, discourse: Discourse, outlook: Outlook) -> str | None:
    """Return whether "weeks later" is past, present or future, as its verb says."""
    if discourse.mode == "narrative":
        return None
    return {"past": "PAST_REF", "present": "PRESENT_REF"}.get(outlook.verb or "", "FUTURE_REF")


def _counted(_meaning: Meaning, find: Find, discourse: Discourse, outlook: Outlook) -> str | None:
    """The n-th weekday, week, weekend or day of the period that the text names; the last one for -1."""
    assert find.of is not None
    bounds = interval(resolve(find.of, discourse, outlook))
    if bounds is None:
        return None
    first, last = bounds[:2]
    if find.unit == "day":
        day = first + timedelta(find.n - 1)
        return day.isoformat() if day <= last else None
    weekday = {"W": 0, "WE": 5}.get(find.unit)
    weekday = int(find.unit) - 1 if weekday is None else weekday
    if find.n < 0:
        day = last - timedelta((last.weekday() - weekday) % 7)
    else:
        day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (find.n - 1))
    return at_grain(day, find.unit if find.unit in ("W", "WE") else "D") if day <= last else None


def _before_christ(meaning: Meaning, year: int) -> str | None:
    """Open dates of a text that speaks of a year BC: the calendar of days does not reach there, the years do."""
    find, value = meaning.find, meaning.value
    assert find is not None
    if find.how == "shift" and find.unit in ("Y", "DE", "CE"):
        moved = year - find.n * {"Y": 1, "DE": 10, "CE": 100}[find.unit]
        digits = {"Y": 4, "DE": 3, "CE": 2}[find.grain or find.unit]
        return f"BC{moved:04}"[: 2 + digits] if moved > 0 else None
    if value.startswith("XXXX") and find.how in ("nearest", "inside", "same"):
        return f"BC{year:04}{value[4:]}"
    return None


def _nearest(value: str, find: Find, base: date, outlook: Outlook, discourse: Discourse) -> str | None:
    if value.startswith("XXXX-WXX-"):
        return _weekday(int(value[-1]), find, base, outlook, discourse)
    if value in ("XXXX-XX-XX", "XXXX-WXX") and find.unit:
        return _holiday(value, find, base, outlook)
    if value.startswith("XXXX-XX-"):
        return f"{_month_of_day(base, outlook, discourse).isoformat()[:7]}-{value[-2:]}"
    if find.unit == "DE":
        decade = (base.year // 100) * 10 + int(value[-1])
        return f"{decade if decade * 10 <= base.year else decade - 10}"
    if find.unit == "CE":  # "the '99ers": of the century that a history tells of
        return f"{_in_century(int(value[2:]), base):04}" if discourse.mode == "narrative" else value
    year = _nearest_year(value, find, base, outlook, discourse)
    if value.endswith("-02-29"):
        year = min((year + n for n in range(-4, 5) if isleap(max(year + n, 1))), key=lambda y: abs(y - year))
    return f"{year:04}{value[4:]}"


def _month_of_day(base: date, outlook: Outlook, discourse: Discourse) -> date:
    """A day of the month that a day of the month without a name belongs to: "on the 9th"."""
    if discourse.mode == "narrative" or not discourse.dct:
        return base
    if outlook.verb in ("present", "future") and base < discourse.dct:
        return discourse.dct  # "Founded in 1911, it meets on the 9th": what is still to come is of this month
    return discourse.dct if discourse.paragraph - discourse.day_paragraph > 1 else base


def _weekday(weekday: int, find: Find, base: date, outlook: Outlook, discourse: Discourse) -> str:
    away = weekday - base.isoweekday()  # within the base's own week
    if find.side is None and find.anchor == "text":
        away = (away + 3) % 7 - 3
    elif find.side is None:
        away %= 7
        of_writing = discourse.mode == "news" or base == discourse.dct  # a history that has told no date yet
        if away and of_writing and not outlook.ahead("weekday", str(away)):
            away -= 7
    elif find.side == -1:
        away -= 7 * (away >= -1)  # yesterday is not "last Monday"
    elif find.side == 1:
        away = away if away > (_NEAR if find.anchor == "now" else 0) else away + 7
    return (base + timedelta(away)).isoformat()


def _holiday(value: str, find: Find, base: date, outlook: Outlook) -> str:
    years = range(max(base.year - 2, 1), min(base.year + 3, 9999))
    days = [day for year in years for day in holidays(find.unit, year)]
    day = _choose(days, find.side, base, outlook)
    return at_grain(day, "W" if value == "XXXX-WXX" else "D")


def _choose(days: list[date], side: int | None, base: date, outlook: Outlook) -> date:
    """The day of a feast that is meant, of its days in the years around the base."""
    if side is None:
        return _nearest_feast(days, base, outlook)
    fits: dict[int, Callable[[date], bool]] = {
        -1: lambda day: day < base,
        0: lambda day: day.year == base.year,
        1: lambda day: (day - base).days > _MONTH,  # a feast of this month is no "next Christmas"
    }
    in_order = days[::-1] if side == -1 else days
    return next(filter(fits[side], in_order), days[min(side, 0)])


def _nearest_feast(days: list[date], base: date, outlook: Outlook) -> date:
    """The day of a feast that stands without "last" or "next"."""
    closest = min(days, key=lambda day: abs((day - base).days))
    if abs((closest - base).days) <= _WEEK:
        return closest
    coming = min((day for day in days if day >= base), default=days[-1])
    if outlook.ahead("feast", distance_in_days((coming - base).days)):
        return coming
    return max((day for day in days if day < base), default=coming)


def _nearest_year(value: str, find: Find, base: date, outlook: Outlook, discourse: Discourse) -> int:
    """The year of a month-day, month, season, quarter or half."""
    months = _months(value)
    if find.side is not None:
        return _year_on_side(value, find.side, months, base)
    if discourse.in_list and discourse.year_of_list:
        return discourse.year_of_list
    if discourse.goes_on_from:
        return _year_in_row(months[0], discourse.goes_on_from)
    if discourse.mode == "narrative":
        return base.year + _turns(months, base, discourse)
    year_in_text = _year_in_text(value, months[0], outlook.verb, discourse)
    if year_in_text is not None:
        return year_in_text
    if value[8:10].isdecimal():
        return _year_of_day_in_text(months[0], int(value[8:10]), base, outlook, discourse)
    if value[5] in ("Q", "H"):
        return _year_of_report(value, months, base, outlook.verb)
    first, last = months
    now = base.month
    if first <= now <= last or (value.endswith("WI") and now <= _WINTER_ENDS):
        return base.year - (now < first)
    ahead = outlook.ahead("season" if value[5:] in SEASON_STARTS else "month", str((first - now) % 12))
    return base.year + (first < now) if ahead else base.year - (first > now)


def _year_in_row(month: int, before: date) -> int:
    """The year of a month in a row of dates, which goes on in time; or back, where the next one is far away."""
    ahead = (month - before.month) % 12
    return (before.year * 12 + before.month - 1 + (ahead if ahead <= _ROW_REACH else ahead - 12)) // 12


def _year_on_side(value: str, side: int, months: tuple[int, int], base: date) -> int:
    """The year of "last May", "this summer", "next January"."""
    if side <= 0 and value.endswith("WI") and base.month <= _WINTER_ENDS:
        return base.year - 1 + side  # a winter has the number of the year that it begins in
    gone, begun = months[1] < base.month, months[0] <= base.month
    return base.year + {-1: gone - 1, 0: 0, 1: begun + 0}[side]


def _year_in_text(value: str, month: int, direction: Direction | None, discourse: Discourse) -> int | None:
    """The year that the sentence or the sentence before it gives for a month or a day; None where neither does."""
    if discourse.year_of_sentence[0] == discourse.sentence:
        return discourse.year_of_sentence[1]
    if not value[5:7].isdecimal():
        return None
    if _goes_on(discourse, direction):
        return discourse.story[1].year + (month < discourse.story[1].month)
    sentence, last_day = discourse.last_dated
    if sentence == discourse.sentence and direction != "future":
        return last_day.year + (month < last_day.month)  # "arrested in October 2013 and charged on Nov. 3"
    return None


def _year_of_day_in_text(month: int, day: int, base: date, outlook: Outlook, discourse: Discourse) -> int:
    """The year of a day: that of its month, if the text has given the month a year, unless the day is near."""
    year = discourse.months.get(month, 0)
    nearest = _year_of_day(month, day, base, outlook)
    close = abs((nearest - base.year) * 12 * 31 + (month - base.month) * 31 + day - base.day) <= _TWO_MONTHS
    if year and outlook.verb != "future" and not close:
        return year  # "the riots of July 2011 ... on July 8"
    return nearest


def _year_of_report(value: str, months: tuple[int, int], base: date, direction: Direction | None) -> int:
    """The year of a quarter or a half."""
    if direction == "future":
        reported = 3 if value[5] == "Q" else 0  # the quarter just gone is still to be reported
        return base.year if months[1] >= base.month - reported else base.year + 1
    return base.year if months[0] <= base.month else base.year - 1


def _goes_on(discourse: Discourse, direction: Direction | None) -> bool:
    """Whether a month or a day that opens a sentence continues from a month earlier in its paragraph."""
    return discourse.opens and discourse.story[0] == discourse.paragraph and direction == "past"


def _in_century(digits: int, base: date) -> int:
    """The year with these last two digits that is nearest to the base."""
    return min((base.year // 100 * 100 + n + digits for n in (-100, 0, 100)), key=lambda year: abs(year - base.year))


def _turns(months: tuple[int, int], base: date, discourse: Discourse) -> bool:
    """Whether a narrative that stands at the end of a year comes to the next one: "in November ... in January"."""
    if discourse.last_unit == "Q":
        return base.month == SEASON_STARTS["WI"] and months[0] <= _YEAR_OPENS
    return base.month >= _YEAR_CLOSES and months[1] <= _YEAR_OPENS


def _year_of_day(month: int, day: int, base: date, outlook: Outlook) -> int:
    days = round((month - base.month) * 30.4 + day - base.day)  # near enough
    ahead = outlook.ahead("day", distance_in_days(days % 365))
    return base.year + (days < 0) if ahead else base.year - (days > 0)


def _months(value: str) -> tuple[int, int]:
    """The first and the last month of what stands behind the year."""
    part = value[5:]
    if part in SEASON_STARTS:
        return SEASON_STARTS[part], SEASON_STARTS[part] + (2 if part != "WI" else 0)
    length = {"Q": 3, "H": 6}.get(part[0], 1)
    last = int(part[:2].lstrip("QH")) * length
    return last - length + 1, last


def _shifted(_meaning: Meaning, find: Find, discourse: Discourse, outlook: Outlook) -> str | None:
    direction = outlook.verb
    base = _shift_base(find, discourse, outlook)
    if base is None:
        return None
    n = 0 if find.side == -1 and direction == "future" else find.n
    if n > 0 and direction == "past" and find.anchor == "text" and discourse.last is None:
        return "PAST_REF"  # "Two years later they married": later than what the text leaves undated
    if find.unit == "SY":
        year = base.year + n - (base.month < _SCHOOL_STARTS)
        return f"{year:04}/{year + 1:04}"
    moved = shift(base, find.unit, n)
    return at_grain(moved, find.grain or find.unit) if moved else None


def _shift_base(find: Find, discourse: Discourse, outlook: Outlook) -> date | None:
    """The day that the units are counted from."""
    if find.of:
        meaning, value = discourse.before
        bounds = interval(value if meaning is find.of else resolve(find.of, discourse, outlook))
        return bounds[0] if bounds else None
    if find.anchor == "story" and outlook.verb != "past" and discourse.mode == "news":
        return discourse.dct
    base = discourse.anchor(find)
    spoken = base is discourse.last and find.anchor in ("text", "sentence", "story")
    if spoken and _too_coarse(find.grain or find.unit, discourse.last_unit):
        finer = discourse.mentioned.get(find.unit)
        return finer if finer and base and finer.year == base.year else None
    return base


def _too_coarse(unit: str, last_unit: str) -> bool:
    """Whether the last mention is too vague to count these units from it: days from a month."""
    return COARSENESS.get(last_unit, 9) > COARSENESS.get(unit, 0)


def _same(meaning: Meaning, find: Find, discourse: Discourse, outlook: Outlook) -> str | None:
    """The unit of the day of publication, or the one that the text last spoke of: "the week", "that month"."""
    if _counts_from_writing(find, discourse):
        base = discourse.dct
        if base and outlook.verb != "future" and base.isoweekday() < {"WE": 6, "W": 2}.get(find.unit, 0):
            base -= timedelta(7)  # the weekend just gone, on a Monday the week just gone
    else:
        base = discourse.mentioned.get(find.unit) or discourse.dct
        if find.anchor == "near" and base and discourse.dct and discourse.mode == "news":
            base = _day_of_clock(base, discourse.dct, meaning.clock, discourse, outlook)
    return at_grain(base, find.unit) if base else None


def _counts_from_writing(find: Find, discourse: Discourse) -> bool:
    """Whether "the week", "the month" or a time of day counts from the publication date, not from the last date."""
    if find.anchor == "dct" or discourse.mode == "narrative":
        return find.anchor == "dct"
    if find.anchor == "near":
        return _is_far(discourse)
    return find.anchor == "now" or (find.anchor == "sentence" and discourse.last_sentence != discourse.sentence)


def _day_of_clock(day: date, dct: date, clock: str, discourse: Discourse, outlook: Outlook) -> date:
    """The day of a time of day. day: the one that the text last spoke of."""
    if outlook.verb == "past" and day == dct and discourse.clock and discourse.clock < clock < "T24":
        return dct - timedelta(1)  # what happened at eleven at night stood in the paper of the next morning
    if outlook.verb == ("past" if day > dct else "future" if day < dct else None):
        return dct  # what happened at nine did not happen on the day to come that was just named
    if discourse.night and clock < "T12" and not (outlook.verb == "past" and day >= dct):
        return day + timedelta(1)  # a night's morning is the next day's
    return day


def _is_far(discourse: Discourse) -> bool:
    """Whether a clock time belongs to the day of publication again.

    It does if the last day stands two paragraphs back, or one paragraph back and lies in another month.
    """
    away = discourse.paragraph - discourse.day_paragraph
    last = discourse.mentioned.get("D")
    return away > 1 or (away == 1 and bool(last and discourse.dct and abs((last - discourse.dct).days) > _MONTH))


def _latest(_meaning: Meaning, _find: Find, discourse: Discourse, _outlook: Outlook) -> str | None:
    return _latest_quarter(discourse)


def _latest_quarter(discourse: Discourse) -> str | None:
    if discourse.quarter:
        return discourse.quarter
    last = shift(discourse.dct, "Q", -1) if discourse.dct else None
    return at_grain(last, "Q") if last else None


def _inside(meaning: Meaning, find: Find, discourse: Discourse, outlook: Outlook) -> str | None:
    assert find.of is not None
    year = resolve(find.of, discourse, outlook)[:4]
    if not year.isdecimal():
        return None
    if find.unit == "Q":
        quarter = discourse.quarter if find.n else _latest_quarter(discourse)
        return f"{year}-{quarter[5:]}" if quarter else year
    if find.unit:
        return holidays(find.unit, int(year))[0].isoformat()
    return year + meaning.value[4:]


def _year_ago(_meaning: Meaning, find: Find, discourse: Discourse, _outlook: Outlook) -> str | None:
    """In a report on a quarter the same quarter of the year before, elsewhere the year before."""
    reported = discourse.paragraph - discourse.quarter_paragraph <= _REPORT_REACH
    quarter = discourse.quarter if reported and discourse.longer_paragraph != discourse.paragraph else None
    if find.unit == "Q":
        quarter = _latest_quarter(discourse)
    if quarter:
        return f"{int(quarter[:4]) - 1:04}{quarter[4:]}"
    return f"{discourse.dct.year - 1:04}" if discourse.dct and discourse.dct.year > 1 else None


# How the missing part of a value is found: the ways that `newscli.core.time.model` describes.
_WAYS: dict[How, Callable[[Meaning, Find, Discourse, Outlook], str | None]] = {
    "nearest": _nearest_to_reference,
    "shift": _shifted,
    "same": _same,
    "latest": _latest,
    "inside": _inside,
    "yearago": _year_ago,
    "count": _counted,
    "vague": _vague,
    "known": _famous_day,
}
