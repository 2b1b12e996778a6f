"""The formats for other programs: calendars, TimelineJS, annotations, workbooks, and the columns of tables."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import FERRY, SAMPLES, Cli
from newscli import api

TEXT = (
    "“We sail <b>now</b>,” Ines Corvo told reporters at 18:30 on 3 February 2024. “Or never.”\n\n"
    "The ferry will sail on 20 March 2024. It was built in 1911. Tomas Reed was born on 5 May 1950, his widow said.\n"
)


def given(**more: Any) -> str:
    """An input object with the text."""
    return json.dumps({"text": TEXT, "id": "a 1", "url": "https://news.example/a", "date": "2024-02-09", **more})


# calendars


def test_a_calendar_has_an_event_for_each_day(inside: Cli, tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    output = tmp_path / "news.ics"
    assert inside("timeline", "--output", output, stdin=given()).code == 0
    calendar = icalendar.Calendar.from_ical(output.read_bytes())
    events = list(calendar.walk("VEVENT"))
    entries = api.timeline(TEXT, date="2024-02-09")
    assert len(events) == len(entries) >= 4
    assert len({str(event["UID"]) for event in events}) == len(events)
    by_day = {event.decoded("DTSTART"): event for event in events}
    from datetime import date, timedelta

    sails = by_day[date(2024, 3, 20)]
    assert sails.decoded("DTEND") == date(2024, 3, 20) + timedelta(1)
    assert str(sails["STATUS"]) == "TENTATIVE"
    assert str(sails["URL"]) == "https://news.example/a"
    assert (by_day[date(1911, 1, 1)].decoded("DTEND"), str(by_day[date(1911, 1, 1)]["STATUS"])) == (
        date(1912, 1, 1),
        "CONFIRMED",
    )
    assert b"\r\nEND:VCALENDAR\r\n" in output.read_bytes()


def test_a_text_adds_no_lines_to_a_calendar(inside: Cli) -> None:
    pytest.importorskip("icalendar")
    text = "Boats\\nEND:VEVENT\r BEGIN:VALARM\x00; sank, all, on 3 May 2023."
    out = inside("timeline", "--format", "ics", stdin=json.dumps({"text": text, "id": "x\r\nURL:evil"})).out
    lines = re.sub("\r\n ", "", out).split("\r\n")
    assert [line for line in lines if line.startswith(("BEGIN", "END", "URL"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


# TimelineJS

SLIDE = {"start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id"}
DATE = {"year", "month", "day", "hour", "minute", "second", "millisecond", "display_date"}


def test_timelinejs_has_its_documented_fields(inside: Cli) -> None:
    found = json.loads(inside("timeline", "--format", "timelinejs", stdin=given()).out)
    assert found.keys() <= {"events", "title", "eras", "scale"}
    assert found["scale"] == "human"
    for event in found["events"]:
        assert event.keys() <= SLIDE
        assert event["start_date"].keys() <= DATE
        assert event["text"].keys() <= {"headline", "text"}
        assert all(isinstance(number, int) for number in event["start_date"].values())
    starts = [event["start_date"] for event in found["events"]]
    assert {"year": 2024, "month": 3, "day": 20} in starts
    assert {"year": 1911} in starts
    assert "<b>" not in json.dumps(found)
    assert len({event["unique_id"] for event in found["events"]}) == len(found["events"])


def test_timelinejs_of_nothing_is_whole(inside: Cli) -> None:
    assert json.loads(inside("timeline", "--format", "timelinejs", stdin="Nothing here.").out) == {
        "events": [],
        "scale": "human",
    }


# annotations


def test_web_annotations_select_the_words(inside: Cli) -> None:
    found = inside("quotes", "--indirect", "--format", "w3c", stdin=given()).records
    quotes = api.quotes(TEXT, indirect=True)
    assert len(found) == len(quotes) >= 2
    for annotation, quote in zip(found, quotes, strict=True):
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert annotation["type"] == "Annotation"
        assert {body["value"] for body in annotation["body"]} >= {quote.type, *filter(None, [quote.speaker])}
        for target, segment in zip(annotation["target"], quote.segments, strict=True):
            assert target["source"] == "https://news.example/a"
            words, place = target["selector"]
            assert (words["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert TEXT[place["start"] : place["end"]] == words["exact"] == segment.text
            assert TEXT[: place["start"]].endswith(words["prefix"])
            assert TEXT[place["end"] :].startswith(words["suffix"])
    assert len({annotation["id"] for annotation in found}) == len(found)


ENTITY = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")


def test_brat_has_the_words_where_they_stand(inside: Cli, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    text = TEXT + "\n“It is late.\nAnd cold,” said Ines Corvo.\n"
    article.write_text(text, encoding="utf-8")
    assert inside("quotes", article, "--output", tmp_path / "a.ann").code == 0
    lines = (tmp_path / "a.ann").read_text(encoding="utf-8").splitlines()
    entities = {m[1]: m for line in lines if (m := ENTITY.fullmatch(line))}
    assert {m[2] for m in entities.values()} == {"Quotation", "Source", "Cue"}
    for entity in entities.values():
        pieces = [text[int(start) : int(end)] for start, end in (piece.split() for piece in entity[3].split(";"))]
        assert " ".join(pieces) == entity[4]
        assert all("\n" not in piece for piece in pieces)
    related = [re.findall(r"T\d+", line) for line in lines if line.startswith("R")]
    assert related
    assert all(name in entities for names in related for name in names)
    refused = inside("quotes", SAMPLES / "saltmarsh-ledger", "--format", "brat")
    assert (refused.code, refused.out) == (2, "")
    (tmp_path / "two.jsonl").write_text(f"{given(id='a')}\n{given(id='b')}\n", encoding="utf-8")
    into_folder = inside("quotes", tmp_path / "two.jsonl", "--format", "brat", "--output", f"{tmp_path}/out/")
    assert into_folder.code == 1
    assert into_folder.err.endswith("which would run together; use --format jsonl\n")


# workbooks


def test_a_workbook_has_a_sheet_for_each_command_and_no_formulas(inside: Cli, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    text = "“=SUM(A1:A9) is what we need,” Ines Corvo said on 3 May 2023. \x07"
    output = tmp_path / "news.xlsx"
    item = given(text=text, id="=1+1")
    assert inside("all", "--output", output, stdin=item).code == 0
    book = openpyxl.load_workbook(output)
    assert book.sheetnames == ["articles", "quotes", "timeline", "blocks"]
    sheet = book["quotes"]
    header, row = sheet.iter_rows()
    values = {name.value: cell for name, cell in zip(header, row, strict=True)}
    assert values["content"].value == "=SUM(A1:A9) is what we need,"
    assert values["article"].hyperlink.target == "https://news.example/a"
    assert values["published"].value == "2024-02-09"
    assert values["confidence"].data_type == "n"
    assert {cell.data_type for each in book for cells in each.iter_rows() for cell in cells} <= {"s", "n", "b"}
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "A2"


# tables


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("command", ["quotes", "timeline", "strip-boilerplate"])
def test_a_table_tells_of_the_article_what_its_text_says(command: str, inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    for row in table(inside(command, tmp_path / "a.txt", "--format", "csv").out):
        assert (row["headline"], row["published"]) == ("Ferry service returns to Port Elder", "2024-02-09")
    stated = given(title="Told elsewhere", source="The Star")
    for row in table(inside(command, "--format", "csv", stdin=stated).out):
        assert (row["headline"], row["outlet"], row["published"]) == ("Told elsewhere", "The Star", "2024-02-09")


def test_columns_are_chosen_and_ordered(inside: Cli) -> None:
    done = inside("quotes", "--format", "csv", "--columns", "speaker, headline,sentence_text", stdin=given(title="A"))
    assert done.out.splitlines()[0] == "speaker,headline,sentence_text"
    assert done.out.splitlines()[1].startswith('Ines Corvo,A,"“We sail <b>now</b>')
    unknown = inside("quotes", "--format", "csv", "--columns", "speeker", stdin=given())
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err.startswith("newscli: error: --columns speeker: unknown column; choose from article, n, ")
    misplaced = inside("quotes", "--format", "jsonl", "--columns", "speaker", stdin=given())
    assert misplaced.code == 2


# the database


@pytest.mark.parametrize("command", ["parse", "quotes", "timeline", "strip-boilerplate"])
def test_whichever_command_ran_the_database_has_text_headline_and_date(
    command: str, inside: Cli, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    assert inside(command, tmp_path / "a.txt", "--output", tmp_path / "news.db").code == 0
    with closing(sqlite3.connect(tmp_path / "news.db")) as database:
        row = database.execute("SELECT text, headline, published FROM articles").fetchall()
    assert row == [(FERRY, "Ferry service returns to Port Elder", "2024-02-09")]


def test_all_writes_what_the_four_commands_write(inside: Cli, tmp_path: Path) -> None:
    names = ("parse", "quotes", "timeline", "strip-boilerplate")
    for command, name in (*((name, "four.db") for name in names), ("all", "one.db")):
        assert inside(command, SAMPLES / "saltmarsh-ledger", "--output", tmp_path / name).code == 0
    contents = []
    for name in ("four.db", "one.db"):
        with closing(sqlite3.connect(tmp_path / name)) as database:
            tables = ("articles", "quotes", "segments", "events", "people", "mentions", "blocks", "spans")
            contents.append({each: sorted(map(repr, database.execute(f"SELECT * FROM {each}"))) for each in tables})
    assert contents[0] == contents[1]
    assert all(contents[0].values())


def test_a_quotation_has_its_sentence() -> None:
    text = "It rained. The mayor, Ines Corvo, said: “We sail. Now.” Nobody left.\n"
    (quote,) = api.quotes(text)
    assert quote.sentence
    assert quote.sentence.text.startswith("The mayor, Ines Corvo, said: “We sail.")
    assert text[quote.sentence.start : quote.sentence.end] == quote.sentence.text
