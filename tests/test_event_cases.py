"""Dates with their events: sentences of news as reports tell it, most of which must be read rightly."""

import tomllib
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest

from each import each
from newscli import timeline


class Case(TypedDict):
    """A sentence whose date stands in brackets, and what the date's event must hold and must not hold."""

    text: str
    event: str
    other: NotRequired[str]
    known: NotRequired[bool]


CASES: list[Case] = tomllib.loads(Path(__file__).with_name("cases").joinpath("events.toml").read_text("utf-8"))["case"]
LEAST = 0.85  # share of the sentences that are read rightly


def event_of(marked: str) -> str:
    """The event of the date in brackets."""
    start = marked.index("[")
    entries = timeline(marked.replace("[", "").replace("]", ""), date="2024-02-09", keep_boilerplate=True)
    (entry,) = [entry for entry in entries if entry.start <= start < entry.end or entry.start == start]
    return entry.event.text if entry.event else ""


def is_right(case: Case) -> bool:
    event = event_of(case["text"])
    return case["event"] in event and case.get("other", "\0") not in event


@each(
    "case",
    [
        pytest.param(case, id=case["text"], marks=[pytest.mark.xfail(strict=True)] if case.get("known") else [])
        for case in CASES
    ],
)
def test_event(case: Case) -> None:
    event = event_of(case["text"])
    assert case["event"] in event
    assert case.get("other", "\0") not in event


def test_most_events_are_right() -> None:
    assert sum(map(is_right, CASES)) >= LEAST * len(CASES)
