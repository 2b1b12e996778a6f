"""Entries of the timeline: the event, its tense and people, the axis over many articles."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Cli
from each import each
from newscli import read
from newscli.api import timeline
from newscli.core.axis import group_axis
from newscli.inputs.article import Article
from newscli.records import SameEvent, TimelineEntry
from newscli.run.extract import Timeline
from newscli.run.select import Selection

DCT = "2024-02-09"  # a Friday


def entries(text: str, dct: str | None = DCT, article: str = "a") -> list[TimelineEntry]:
    return read(text, date=dct, article=article).timeline(everything=True, keep_boilerplate=True)


def test_the_entry_of_the_design() -> None:
    text = "The council of Port Elder closed the old bridge on Feb. 3 after a storm."
    (entry,) = entries(text)
    assert (entry.n, entry.start, entry.end, entry.text) == (1, 51, 57, "Feb. 3")
    assert (entry.type, entry.value, entry.from_, entry.to) == ("DATE", "2024-02-03", "2024-02-03", "2024-02-03")
    assert (entry.granularity, entry.dct, entry.tense, entry.planned) == ("day", DCT, "past", False)
    assert (entry.sentence.start, entry.sentence.end) == (0, 72)
    assert entry.event is not None
    assert (entry.event.start, entry.event.text) == (26, "closed the old bridge")
    assert entry.people == []


@each(
    ("text", "event", "tense", "planned"),
    [
        ("On Monday, the council closed the old bridge.", "closed the old bridge", "past", False),
        ("The council will meet on Monday.", "The council will meet", "future", True),
        (
            "The council will close the old bridge next week, the mayor said.",
            "will close the old bridge",
            "future",
            True,
        ),
        ("The ferry met the pilot on Monday off Elder Point.", "met the pilot", "past", False),
        ("Ferries sailed on Monday past the old bridge.", "sailed on Monday past the old bridge", "past", False),
        ("The bridge had been closed in 2011.", "The bridge had been closed", "past", False),
        ("The vote is scheduled for March 3.", "The vote is scheduled", "future", True),
        ("When the storm hit on Monday, the ferry sank.", "the storm hit", "past", False),
        ("We'll need the boat on Monday.", "We'll need the boat", "future", True),
        ("In 1880 the railway paid.", "the railway paid", "past", False),
        ("A second company, formed in 1866, went north.", "A second company, formed", "past", False),
        (
            "Marek, who was ill at the time, was convicted in 1998.",
            "Marek, who was ill at the time, was convicted",
            "past",
            False,
        ),
        ("Trains in and out of Elder will stop on Monday.", "Trains in and out of Elder will stop", "future", True),
        ("The mayor said that the work would end by May.", "the work would end", "future", True),
        ("Rebooking is free until the end of May.", "Rebooking is free", "future", True),
        ("Income climbed to $2 million in the three months ended Jan. 31.", "climbed to $2 million", "past", False),
        ("The search began on Monday and was called off on Thursday.", "The search began", "past", False),
        (
            "The gauge read four feet on Monday, short of the record set in 1990.",
            "The gauge read four feet",
            "past",
            False,
        ),
        ("The last strike, in 1990, lasted six days.", "lasted six days", "past", False),
        ("The winner takes office on March 20.", "The winner takes office", "future", True),
        (
            '"It is fair and just," and said the port would open on March 20.',
            "said the port would open",
            "future",
            True,
        ),
    ],
)
def test_events(text: str, event: str, tense: str, planned: bool) -> None:
    entry = entries(text)[0]
    assert entry.event is not None
    assert (entry.event.text, entry.tense, entry.planned) == (event, tense, planned)


def test_both_ends_of_a_range_have_one_event() -> None:
    found = entries("Prices doubled between Feb. 3 and Feb. 6, the mayor said.")
    assert [e.event and e.event.text for e in found] == ["Prices doubled", "Prices doubled"]


def test_people_come_under_their_fullest_names() -> None:
    text = "Ines Corvo runs the harbour. Corvo closed the bridge on Monday. It rained on Tuesday."
    assert [(e.text, e.people) for e in entries(text)] == [("Monday", ["Ines Corvo"]), ("Tuesday", [])]


def test_only_what_has_a_place_on_the_axis_unless_everything_is_asked_for() -> None:
    text = "The bridge is now closed for three months. It fell on Feb. 3."
    assert [(e.n, e.text) for e in timeline(text, date=DCT)] == [(1, "Feb. 3")]
    assert [e.text for e in timeline(text, date=DCT, everything=True)] == ["now", "three months", "Feb. 3"]


def test_without_a_date_only_absolute_dates_are_on_the_axis() -> None:
    text = "The bridge closed on Monday. It had opened on May 3, 1911."
    assert [(e.text, e.dct) for e in timeline(text)] == [("May 3, 1911", None)]


def test_dates_that_are_joined_have_one_event() -> None:
    for text in (
        "The council will vote next week and in May.",
        "Schools will be closed on Monday and possibly Tuesday.",
    ):
        first, last = entries(text)
        assert first.event == last.event
    first, last = entries("She was elected in 2016 and re-elected in 2020.")
    assert first.event != last.event


def test_boilerplate_tells_no_events() -> None:
    text = "It fell on Feb. 3.\n\nSign up for our newsletter\n\n© 2024 The Elder Courier. All rights reserved."
    assert [e.text for e in timeline(text, date=DCT)] == ["Feb. 3"]
    assert [e.text for e in timeline(text, date=DCT, keep_boilerplate=True)] == ["Feb. 3", "2024"]


def test_the_axis_groups_an_event_that_several_articles_tell() -> None:
    first = entries("The council closed the old bridge on Feb. 3.", article="a")
    second = entries("The ferry sank on Feb. 1. On Saturday the council closed the bridge.", article="b")
    third = entries("A dog won the race on Feb. 3.", article="c")
    axis = group_axis([*first, *second, *third])
    assert [(e.article, e.from_) for e in axis] == [("b", "2024-02-01"), ("a", "2024-02-03"), ("c", "2024-02-03")]
    assert axis[1].also == [SameEvent("b", second[1].start)]
    assert [e.also for e in (axis[0], axis[2])] == [None, None]


def test_a_shared_word_needs_two_more_in_the_sentences() -> None:
    first = entries(
        "A ferry with 80 people on board sank off Elder Point late on Feb. 3 after it hit a rock.", article="a"
    )
    second = entries("The ferry sank on Feb. 3, and three people died.", article="b")
    third = entries("A tug sank on Feb. 3 in another port.", article="c")
    assert [e.also for e in group_axis([*first, *second, *third])] == [[SameEvent("b", second[0].start)], None]


def test_a_telling_that_fits_another_s_joins_what_that_has_joined() -> None:
    texts = {
        "a": "Three people died when the Swift struck a rock and sank on Feb. 3.",
        "b": "The ferry sank on Feb. 3 with 80 passengers.",
        "c": "A ferry with 80 passengers sank on Feb. 3 after it struck a rock; three people died.",
    }
    axis = group_axis([entry for name, text in texts.items() for entry in entries(text, article=name)])
    assert [[told.article for told in e.also or []] for e in axis] == [["c", "b"]]


def test_a_shared_person_needs_one_shared_word_only() -> None:
    first = entries("Ines Corvo opened the gates on Feb. 3.", article="a")
    second = entries("The gates were opened by Ines Corvo on Feb. 3.", article="b")
    other = entries("Ines Corvo ate soup on Feb. 3.", article="c")
    assert [e.also for e in group_axis([*first, *second, *other])] == [[SameEvent("b", second[0].start)], None]


def test_one_article_does_not_tell_its_own_event_again() -> None:
    text = "The council closed the old bridge on Feb. 3. The council closed the old bridge on Feb. 3."
    assert [e.also for e in group_axis(entries(text))] == [None, None]


def test_grouping_leaves_the_entries_as_they_were() -> None:
    found = entries("The council closed the old bridge on Feb. 3.") + entries(
        "The council closed the old bridge on Feb. 3.", article="b"
    )
    group_axis(found)
    assert [e.also for e in found] == [None, None]


def test_what_has_no_interval_comes_last() -> None:
    found = entries("It is now closed. It fell on Feb. 3.")
    assert [e.text for e in group_axis(found)] == ["Feb. 3", "now"]


@settings(max_examples=80)
@given(
    st.text(max_size=150),
    st.lists(st.sampled_from(["on Monday", "met", "will close", "3 May", '"', ". ", ", and", "\n"])),
)
def test_any_text(text: str, pieces: list[str]) -> None:
    text = text + " ".join(pieces)
    for n, entry in enumerate(entries(text), 1):
        assert entry.n == n
        for span in (entry, entry.sentence, entry.event):
            if span is not None:
                assert span.start < span.end
                assert text[span.start : span.end] == span.text
        assert entry.sentence.start <= entry.start < entry.end <= entry.sentence.end


def test_the_axis_follows_the_clock_within_a_day() -> None:
    text = "The pumps stopped at 18:20 on May 3, 2012. Rain began at 07:15 on May 3, 2012. May 3, 2012, was wet."
    axis = group_axis(entries(text))
    assert [entry.value for entry in axis] == ["2012-05-03", "2012-05-03T07:15", "2012-05-03T18:20"]


def test_a_clock_heading_dates_what_stands_under_it() -> None:
    (heading,) = entries("14:32 GMT\n\nThe harbour wall is holding, the council says.\n")
    assert heading.event
    assert heading.event.text == "The harbour wall is holding"


def test_a_reference_point_is_no_date_of_the_event() -> None:
    texts = {
        "Turnout was 61 percent, the highest since 1964.": "compared",
        "The pit has been shut since 1991.": "since",
        "The pit stays shut until Monday.": "until",
        "Prices are higher than in 2018.": "compared",
        "The pit must close by June 30.": "by",
        "Nobody leaves before Monday.": "before",
        "The pit closed on Monday.": "on",
    }
    assert {text: entries(text)[0].relation for text in texts} == texts


def test_a_verb_of_the_past_tells_no_event_to_come() -> None:
    (entry,) = entries("The owner announced a fair for May 3.")
    assert (entry.from_, entry.tense, entry.event) == ("2024-05-03", "future", None)


def test_only_sure_entries() -> None:
    article = Article("a", "It closed on May 3, 1990. They met again overnight.", "a")
    found = Timeline(DCT, True, True, Selection(None, None, None, None), None, 0.95)(article)
    assert [entry.text for entry in found.records if isinstance(entry, TimelineEntry)] == ["May 3, 1990"]


@pytest.mark.parametrize(
    "line",
    [
        "LEITH, Feb. 9 (Corvo News) --",
        "Friday, 9 February 2024",
        "Published: 9 February 2024, 09:12 GMT",
        "Last updated on February 9, 2024",
        "Port Elder, February 9, 2024 | Updated 9:12 am",
        "(Published Friday, Feb. 9, 2024)",
    ],
)
def test_lines_of_publication_are_no_entries(line: str) -> None:
    text = f"The bridge fell on Monday.\n\n{line}\n\nIt had been shut since 2019."
    assert [e.text for e in timeline(text, date=DCT, keep_boilerplate=True)] == ["Monday", "2019"]


@each(
    ("text", "event"),
    [
        ("In a letter sent to staff on Monday, the firm agreed to pay.", "the firm agreed to pay"),
        ("The mayor said on Monday that the bridge had been mended.", "The mayor said"),
        ("She spoke of Monday's crash at the harbour.", "crash at the harbour"),
        ("Rovers lost Monday's derby.", "Rovers lost Monday's derby"),
        ("He called at Elder before sailing to Camber on Monday.", "sailing to Camber"),
        ("The union, which represents 900 miners, met on Monday.", "The union, which represents 900 miners, met"),
    ],
)
def test_the_clause_is_the_dates_own(text: str, event: str) -> None:
    (entry,) = entries(text)
    assert entry.event is not None
    assert entry.event.text == event


@each(
    "line",
    [
        "Match report by Tom Corvo at Elder Road | Sat 3 Feb 2024 17.32 GMT",
        "FEBRUARY 3, 2024 5:14 PM",
        "Date: Sat, 3 Feb 2024 17:10:55 -0400",
    ],
)
@each("indent", ["", "> "])
def test_the_date_of_the_article_is_no_entry_whatever_its_line_says_besides(line: str, indent: str) -> None:
    text = f"Pier closes for repairs\n{line}\n\nThe pier in Port Elder closed on Monday.\nIt opened in 1904.\n"
    text = "".join(indent + each for each in text.splitlines(keepends=True))
    assert [entry.text for entry in timeline(text)] == ["Monday", "1904"]


def test_the_line_that_dates_an_article_is_no_event_in_any_view(inside: Cli, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "Pier closes for repairs\n\nTue 3 Mar 2026 09.14 GMT\n\nThe pier in Port Elder closed on Monday.\n"
    )
    shown = inside("timeline", str(article), "--format", "pretty").out
    assert "3 Mar 2026" not in shown.partition("\n")[2].replace("(3 March 2026)", "")
    assert "1 date, 1 article" in shown
    assert [e.text for e in timeline(article.read_text())] == ["Monday"]
    assert len(inside("timeline", str(article), "--all", "--format", "jsonl").out.splitlines()) == 3
