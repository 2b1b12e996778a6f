"""How people are told of dates and of doubt; the same on a terminal and on a page."""

from datetime import date, timedelta

from newscli.records import TimelineEntry

# Below this an answer is marked as doubtful.
DOUBTFUL = 0.7
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def long_day(iso: str) -> str:
    """A day, or the day of a moment, in words.

    >>> long_day("2024-03-05"), long_day("2024-03-05T18:00")
    ('5 March 2024', '5 March 2024')
    """
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {day:%B} {day.year}"


def period(first: str, last: str | None) -> str:
    """An interval of whole days in words, as short as it can be said.

    >>> period("2024-03-05", "2024-03-05"), period("2024-03-01", "2024-03-31"), period("2024-01-01", "2025-12-31")
    ('5 March 2024', 'March 2024', '2024–2025')
    >>> period("2024-03-04", "2024-03-10"), period("2024-02-28", "2024-03-01"), period("2009-01-01", None)
    ('4–10 March 2024', '28 February – 1 March 2024', 'since 1 January 2009')
    """
    if last is None:
        return f"since {long_day(first)}"
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin == end:
        return long_day(first)
    if (begin.day, begin.month, end.day, end.month) == (1, 1, 31, 12):
        return str(begin.year) if begin.year == end.year else f"{begin.year}–{end.year}"
    if begin.day == 1 and (end + timedelta(1)).day == 1:
        until = f"{end:%B} {end.year}"
        return until if (begin.year, begin.month) == (end.year, end.month) else f"{_month(begin, end)} – {until}"
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{long_day(last)}"
    return f"{begin.day} {_month(begin, end)} – {long_day(last)}"


def signs(entry: TimelineEntry) -> str:
    """Whether an event is only planned, and whether its date is doubtful, in brackets after it."""
    words = (entry.planned and "planned", entry.confidence < DOUBTFUL and "unsure")
    return "".join(f" ({word})" for word in words if word)


def _month(begin: date, end: date) -> str:
    return f"{begin:%B}" if begin.year == end.year else f"{begin:%B} {begin.year}"
