"""The format ics: events for calendars (iCalendar, RFC 5545; extra `calendar`)."""

import hashlib
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TextIO

from icalendar import Event

from newscli.inputs.article import Article
from newscli.outputs.formats import WriterOptions
from newscli.outputs.texts import TextWriter
from newscli.outputs.web_address import web_address
from newscli.outputs.wording import DOUBTFUL, relation_prefix, shown_event
from newscli.records import TimelineEntry

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)")
# Characters that are not allowed in iCalendar.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def writer(out: TextIO, options: WriterOptions) -> "Calendar":
    return Calendar(out)


class Calendar(TextWriter):
    """Writes one calendar with all events that have a day."""

    def __init__(self, out: TextIO) -> None:
        super().__init__(out, _events)
        out.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//newscli//newscli//EN\r\nCALSCALE:GREGORIAN\r\n")

    def finish(self) -> None:
        self._out.write("END:VCALENDAR\r\n")
        super().finish()


def _events(records: Iterable[TimelineEntry], article: Article | None) -> list[str]:
    return [
        _event(entry, article).to_ical().decode() for entry in records if entry.from_ and not relation_prefix(entry)
    ]


def _event(entry: TimelineEntry, article: Article | None) -> Event:
    assert entry.from_
    event = Event()
    # The same event gets the same UID in every run, so that a calendar updates it.
    place = f"{entry.article}\0{entry.start}".encode("utf-8", "replace")
    event.add("uid", f"{hashlib.sha256(place).hexdigest()[:32]}@newscli")
    event.add("dtstamp", datetime.fromisoformat(entry.dct or entry.from_))
    begin, end = _bounds(entry)
    event.add("dtstart", begin)
    if end:
        event.add("dtend", end)
    event.add("summary", _line(shown_event(entry).text))
    articles = [entry.article, *(other.article for other in entry.also or ())]
    event.add("description", "\n".join([_line(entry.sentence.text), *map(_line, articles)]))
    event.add("status", "TENTATIVE" if entry.planned or entry.confidence < DOUBTFUL else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if article and (address := web_address(article)):
        event.add("url", address)
    return event


def _bounds(entry: TimelineEntry) -> tuple[date, date | None]:
    """Return the begin and the end: a moment if the article gives the time of day, otherwise whole days."""
    assert entry.from_
    if clock := _CLOCK.fullmatch(entry.value):
        return datetime.fromisoformat(f"{clock[1]}T{clock[2]}:{clock[3]}"), None
    last = date.fromisoformat(entry.to[:10]) if entry.to else None
    # The end is exclusive, so it is the day after the last day; Python has no day after `date.max`.
    return date.fromisoformat(entry.from_[:10]), last + timedelta(1) if last and last < date.max else None


def _line(text: str) -> str:
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
