"""Words for dates, events and doubt, shared by the terminal, reports and other formats for people."""

import re
from datetime import date, timedelta
from typing import TypeGuard

from newscli.records import Span, TimelineEntry

# Answers with a lower confidence are marked as unsure.
DOUBTFUL = 0.7
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def is_day(published: str | None) -> TypeGuard[str]:
    """Return whether a date contains a day, and not only a year or a month."""
    return published is not None and re.match(r"\d{4}-\d\d-\d\d", published) is not None


def long_day(iso: str) -> str:
    """Return a day, or the day of a moment, in words.

    >>> long_day("2024-03-05"), long_day("2024-03-05T18:00")
    ('5 March 2024', '5 March 2024')
    """
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {day:%B} {day.year}"


def period(first: str, last: str | None) -> str:
    """Return an interval of whole days in words, as short as possible.

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
        last_month = f"{end:%B} {end.year}"
        same = (begin.year, begin.month) == (end.year, end.month)
        return last_month if same else f"{_month(begin, end)} – {last_month}"
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{long_day(last)}"
    return f"{begin.day} {_month(begin, end)} – {long_day(last)}"


# A shorter event is not understandable without its sentence.
_FEWEST_WORDS = 4


def shown_event(entry: TimelineEntry) -> Span:
    """Return the text to show for an event: its clause, or the whole sentence if the clause is too short."""
    event = entry.event
    return event if event and len(event.text.split()) >= _FEWEST_WORDS else entry.sentence


_RELATIONS = {"compared": "compared with "}


def relation_prefix(entry: TimelineEntry) -> str:
    """Return the words before a date on which the event did not happen: "since ", "compared with "; otherwise ""."""
    if entry.relation in (None, "on"):
        return ""
    return _RELATIONS.get(entry.relation, f"{entry.relation} ")


def remarks(entry: TimelineEntry) -> str:
    """Return remarks in brackets for an event: its relation to the date, "planned" and "unsure"."""
    relation = relation_prefix(entry).strip()
    words = (relation and f"{relation} then", entry.planned and "planned", entry.confidence < DOUBTFUL and "unsure")
    return "".join(f" ({word})" for word in words if word)


def _month(begin: date, end: date) -> str:
    return f"{begin:%B}" if begin.year == end.year else f"{begin:%B} {begin.year}"
