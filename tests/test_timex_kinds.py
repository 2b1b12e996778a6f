"""Invented sentences by kind of difficulty: the value of each date, its relation and its event."""

import re
from pathlib import Path

import pytest

from each import each
from newscli import timeline
from newscli.records import TimelineEntry

SENTENCES = Path(__file__).parent / "cases" / "timex" / "kinds.txt"
KNOWN_FAILURE = "? "


def sentences() -> list[object]:
    """One parameter for each line, marked where it is known to fail."""
    found: list[object] = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        marks = [pytest.mark.xfail(strict=True)] if line.startswith(KNOWN_FAILURE) else []
        cells = line.removeprefix(KNOWN_FAILURE).split("\t")
        found.append(pytest.param(*cells, id=cells[1], marks=marks))
    return found


def spans(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and where they stood."""
    pieces = re.split(r"[\[\]]", marked)
    ends = [sum(map(len, pieces[: n + 1])) for n in range(len(pieces))]
    return "".join(pieces), [(ends[n - 1], ends[n]) for n in range(1, len(pieces), 2)]


def is_value(entry: TimelineEntry, wanted: str) -> bool:
    if wanted == "SET":
        return entry.type == "SET"
    if wanted.startswith("!"):
        other, _, tense = wanted[1:].partition("/")
        return entry.value not in (other, "XXXX") and (not tense or entry.tense == tense)
    return entry.value in wanted.split("|")


@each(("day", "marked", "values", "relations", "events"), sentences())
def test_sentence(day: str, marked: str, values: str, relations: str, events: str) -> None:
    text, places = spans(marked)
    entries = timeline(text, date=None if day == "-" else day, everything=True)
    if not places:
        assert [entry.text for entry in entries if entry.type in ("DATE", "TIME")] == []
        return
    wanted = zip(places, values.split(";"), relations.split(";"), events.split(";"), strict=True)
    for (start, end), value, relation, event in wanted:
        entry = next(entry for entry in entries if entry.start < end and start < entry.end)
        assert is_value(entry, value)
        assert relation in ("-", entry.relation)
        assert event == "-" or (entry.event is not None and event in entry.event.text)
