"""At both ends of the calendar an expression keeps an under-specified value and gets no interval; nothing fails."""

import re

import pytest

import newscli
from conftest import Cli
from each import each

VALUE = re.compile(r"(?!0000)\d{4}(?!\d).*|\d{2,3}|X.*|P.*|[A-Z_]+REF|BC.*")
WORDS = (
    "last week|next year|this weekend|last January|in December|on Dec. 31|next spring|last winter|in the next decade"
    "|a century ago|the previous quarter|two weekends ago|on Friday|last night|next Christmas|Feb. 29|a year ago"
).split("|")


@each("date", ["0001-01-01", "0001-12-31", "9999-01-01", "9999-12-30", "9999-12-31"])
@each("words", WORDS)
def test_no_value_lies_outside_the_calendar(date: str, words: str) -> None:
    text = f"“We go,” Ines Corvo said {words}. The bridge closed {words}, in 9999 and on Jan. 1, 0001."
    entries = newscli.timeline(text, date=date, everything=True)
    assert entries
    for entry in entries:
        assert VALUE.fullmatch(entry.value), entry.value
        assert (entry.from_ is None) == (entry.to is None)
    assert len(newscli.quotes(text, date=date)) == 1
    assert newscli.parse(text, date=date).published == date


def test_outside_of_it_the_value_is_under_specified() -> None:
    (entry,) = newscli.timeline("The bridge closed last December.", date="0001-01-01", everything=True)
    assert (entry.value, entry.from_, entry.to) == ("XXXX-12", None, None)
    (entry,) = newscli.timeline("The bridge closed this weekend.", date="0001-01-03", everything=True)
    assert (entry.value, entry.from_) == ("0001-W01-WE", "0001-01-06")


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_timeline_is_shown_up_to_the_last_day(inside: Cli, date: str) -> None:
    text = "The bridge closed in December. It opens on Dec. 31, 9999. It was built on Jan. 1, 0001."
    done = inside("timeline", "-", "--date", date, "--format", "pretty", stdin=text)
    assert (done.code, done.err) == (0, "")
    assert "Dec" in done.out
