"""How people are told of dates and of doubt; the same on a terminal and on a page."""

import re
from datetime import date, timedelta
from typing import TypeGuard

from newscli.records import Span, TimelineEntry

# Below this an answer is marked as doubtful.
DOUBTFUL = 0.7
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def is_day(published: str | None) -> TypeGuard[str]:
    """Whether a date names a day, and not just a year or a month."""
    return published is not None and re.match(r"\d{4}-\d\d-\d\d", published) is not None


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


# An event of fewer words says too little without its sentence.
_FEWEST_WORDS = 4


def told_event(entry: TimelineEntry) -> Span:
    """What an entry shows as its event: the clause, or the whole sentence where the clause is too short."""
    event = entry.event
    return event if event and len(event.text.split()) >= _FEWEST_WORDS else entry.sentence


_RELATIONS = {"compared": "compared with "}


def related(entry: TimelineEntry) -> str:
    """The word before a date on which the event did not happen, with a space: "since ", "compared with "; else ""."""
    if entry.relation in (None, "on"):
        return ""
    return _RELATIONS.get(entry.relation, f"{entry.relation} ")


def signs(entry: TimelineEntry) -> str:
    """In brackets after an event: whether its date is a reference point only, whether it is planned, or doubtful."""
    relation = related(entry).strip()
    words = (relation and f"{relation} then", entry.planned and "planned", entry.confidence < DOUBTFUL and "unsure")
    return "".join(f" ({word})" for word in words if word)


def _month(begin: date, end: date) -> str:
    return f"{begin:%B}" if begin.year == end.year else f"{begin:%B} {begin.year}"
