"""What holds for any text: no exception, spans are slices, blocks rebuild the text, JSON goes there and back."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

import newscli
from newscli.outputs.jsonl import line

EXTRACTORS: dict[str, Callable[[str], list[Any]]] = {
    "parse": lambda text: [newscli.parse(text)],
    "quotes": lambda text: newscli.quotes(text, date="2024-02-09", indirect=True, unattributed=True),
    "timeline": lambda text: newscli.timeline(text, date="2024-02-09", everything=True),
    "strip-boilerplate": newscli.strip_boilerplate,
}

# Texts made of what the rules look for, in any order: far more of them meet a rule than of random characters.
MARKS = """“ ” " '' `` ‘ ’ ' « » „ ( ) [ ] — - , . ? ! : ; 10 % $2 # @elder 2024 é ß İ ﬁ 𝔄 漢字
� ?It ,\" \\n \\u2019 -LRB-""".split()
SPACES = [" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x00", "\x1b[31m", "\u202e", "\ufeff"]
WORDS = """Ines Corvo|Corvo|Mr. Reed|the mayor|he|She|they|it|PORT ELDER|The Elder Courier|the tide|We sail|is closed
 said| told reporters| according to | wrote|asked| that | who | which |Q: |A: |By |on Friday|Feb. 3|last week|two days
9 February 2024|3:15 p.m.|10/12|the 1990s|now|date |Published: |Updated |© 2024|Read more:|Sign up|Dear readers,
Support us|Advertisement|a bridge|He left.The tide|, |“We sail.
We do,”""".replace("\n", "|").split("|")
PIECES = st.sampled_from(MARKS + SPACES + WORDS)
ANY_TEXT = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join)
)


def spans(value: Any) -> Iterator[Any]:
    if isinstance(value, Struct):
        if hasattr(value, "start") and hasattr(value, "end"):
            yield value
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from spans(item)


@pytest.mark.parametrize("command", EXTRACTORS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(text=ANY_TEXT)
def test_any_text(command: str, text: str) -> None:
    records = EXTRACTORS[command](text)
    for record in records:
        for span in spans(record):
            assert 0 <= span.start < span.end <= len(text)
            if getattr(span, "text", None) is not None:
                assert text[span.start : span.end] == span.text
        assert json.loads(line(record.to_dict())) == record.to_dict()
    if command in ("quotes", "timeline", "strip-boilerplate"):
        assert [record.start for record in records] == sorted(record.start for record in records)
        assert [record.n for record in records] == list(range(1, len(records) + 1))


@settings(max_examples=150)
@given(text=ANY_TEXT, mode=st.sampled_from(["safe", "balanced", "strict"]))
def test_blocks_rebuild_the_text(text: str, mode: str) -> None:
    blocks = newscli.strip_boilerplate(text, mode=mode)  # type: ignore[arg-type]
    assert "".join(block.text for block in blocks) == text
    assert all((block.reason is None) == block.keep for block in blocks)


@settings(max_examples=150)
@given(text=ANY_TEXT)
def test_segments_of_quotations_lie_apart_and_inside_their_record(text: str) -> None:
    for quote in newscli.quotes(text, unattributed=True):
        ends = [quote.start]
        for segment in quote.segments:
            assert segment.start >= ends[-1]
            ends.append(segment.end)
        assert ends[-1] <= quote.end
        # Pieces of one utterance are joined by a space, words picked out of a sentence by an ellipsis.
        assert re.fullmatch("(?: | … )".join(re.escape(segment.text) for segment in quote.segments), quote.content)
        assert (quote.source is None) or quote.source.text
        assert quote.speaker is None or quote.source is not None


@settings(max_examples=100)
@given(text=ANY_TEXT)
def test_expressions_lie_apart(text: str) -> None:
    entries = newscli.timeline(text, date="2024-02-09", everything=True)
    for before, after in pairwise(entries):
        assert before.end <= after.start
    for entry in entries:
        if entry.from_ and entry.to:
            assert entry.from_ <= entry.to


@settings(max_examples=60)
@given(days=st.integers(-4000, 4000), word=st.sampled_from(["today", "yesterday", "tomorrow", "three days ago"]))
def test_the_publication_date_shifts_what_counts_from_it(days: int, word: str) -> None:
    dct = date(2013, 2, 12)

    def value(day: date) -> date:
        (entry,) = newscli.timeline(f"The bridge was closed {word}.", date=day.isoformat())
        return date.fromisoformat(entry.value)

    assert value(dct + timedelta(days)) - value(dct) == timedelta(days)


@settings(max_examples=60)
@given(weeks=st.integers(-500, 500), word=st.sampled_from(["on Friday", "on Tuesday", "last Monday", "next Sunday"]))
def test_weekdays_shift_by_whole_weeks(weeks: int, word: str) -> None:
    dct = date(2013, 2, 12)

    def value(day: date) -> date:
        (entry,) = newscli.timeline(f"The bridge was closed {word}.", date=day.isoformat())
        return date.fromisoformat(entry.value)

    assert value(dct + timedelta(weeks=weeks)) - value(dct) == timedelta(weeks=weeks)
