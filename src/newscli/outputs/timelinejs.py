"""The format timelinejs: events for TimelineJS, in one JSON object.

https://timeline.knightlab.com/docs/json-format.html
"""

import html
import re
from collections.abc import Iterable
from typing import Any, TextIO

from newscli.inputs.article import Article
from newscli.outputs.formats import WriterOptions
from newscli.outputs.jsonl import line
from newscli.outputs.texts import TextWriter
from newscli.outputs.wording import period, remarks, shown_event
from newscli.records import TimelineEntry

_CLOCK = re.compile(r"T([01]\d|2[0-3]):([0-5]\d)$")


def writer(out: TextIO, options: WriterOptions) -> "TimelineJs":
    return TimelineJs(out)


class TimelineJs(TextWriter):
    """Writes the events that have a day."""

    def __init__(self, out: TextIO) -> None:
        super().__init__(out, _events)
        self._opened = False

    def put(self, texts: list[str]) -> None:
        for text in texts:
            self._out.write(",\n  " if self._opened else '{"events": [\n  ')
            self._out.write(text)
            self._opened = True

    def finish(self) -> None:
        self._out.write('\n], "scale": "human"}\n' if self._opened else '{"events": [], "scale": "human"}\n')
        super().finish()


def _events(records: Iterable[TimelineEntry], article: Article | None) -> list[str]:
    return [line(_event(entry, article)) for entry in records if entry.from_]


def _event(entry: TimelineEntry, article: Article | None) -> dict[str, Any]:
    assert entry.from_
    articles = [entry.article, *(other.article for other in entry.also or ())]
    texts = [entry.sentence.text, "; ".join(articles)]
    event = {
        "start_date": _date(entry.from_, entry),
        "display_date": period(entry.from_, entry.to) + remarks(entry),
        "text": {
            "headline": _escaped(shown_event(entry).text),
            "text": "".join(f"<p>{_escaped(text)}</p>" for text in texts),
        },
        "group": _escaped((article and article.source) or entry.article),
        "unique_id": re.sub(r"[^A-Za-z0-9]+", "-", f"{entry.article}-{entry.start}").strip("-"),
        "autolink": False,
    }
    if entry.to and entry.to != entry.from_:
        event["end_date"] = _date(entry.to, entry)
    return event


def _date(day: str, entry: TimelineEntry) -> dict[str, int]:
    """Return a date for TimelineJS, as precise as the article gives it."""
    parts = dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=True))
    if entry.granularity in ("century", "decade", "year"):
        return {"year": parts["year"]}
    if entry.granularity == "month":
        del parts["day"]
    clock = _CLOCK.search(entry.value)
    return {**parts, "hour": int(clock[1]), "minute": int(clock[2])} if clock else parts


def _escaped(text: str) -> str:
    """Return text for a field in which TimelineJS expects HTML."""
    return html.escape(" ".join(text.split()))
