"""Which inputs are read, the names of their articles, and the messages about the others."""

import gzip
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

import newscli
from conftest import Cli
from copies import Copies
from each import each
from newscli.core.time.given_dates import parse_day, parse_edge
from newscli.errors import InvalidDateError, UndecodableError
from newscli.inputs import Article, FieldNames, InputOptions, Note, Problem
from newscli.inputs.decoding import Decoded, decode, decoded_lines
from newscli.run.reading import read_articles


def read(*paths: object, **options: object) -> tuple[list[Article], list[str], list[str]]:
    items = list(read_articles(map(str, paths), InputOptions(**options)))  # type: ignore[arg-type]
    return (
        [item for item in items if isinstance(item, Article)],
        [item.message for item in items if isinstance(item, Problem)],
        [item.message for item in items if isinstance(item, Note)],
    )


# encodings

WESTERN = "He said: “No café here, not in this town at all.”"


@each(
    ("data", "text", "guessed"),
    [
        ("Café “open”".encode(), "Café “open”", None),
        (b"\xef\xbb\xbfone\r\ntwo", "one\r\ntwo", None),
        ("Café “open”".encode("utf-16"), "Café “open”", None),
        (WESTERN.encode("cp1252"), WESTERN, "cp1252"),
        (WESTERN.encode("utf-16-le"), WESTERN, "utf-16-le"),
        (WESTERN.encode("utf-16-be"), WESTERN, "utf-16-be"),
        (WESTERN.encode("utf-32-le"), WESTERN, "utf-32-le"),
        (WESTERN.encode("utf-32-be"), WESTERN, "utf-32-be"),
        (b"", "", None),
    ],
)  # fmt: skip
def test_decoding(data: bytes, text: str, guessed: str | None) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.guessed) == (text, guessed)


OLDER = (
    "“It’s the café’s,” said Inés Núñez — of Besançon…",
    "the council’s plan costs £40 or €50",
    "Müller of Zürich won in São Paulo",
    "ÉLAN MÜLLER: the “best” of Québec’s crème brûlée",
    "‘Now,’ she said of the ’90s. “¿Qué?”",
    "2–3 trains from London–Paris at 20°C – naïve",
    "Krzyżewski won in Łódź",
    "Copyright © 2024 Señor Núñez",
)


@each("text", OLDER)
def test_older_encodings_are_told_by_where_their_characters_stand(text: str) -> None:
    text += " It was the end of a long week, and nobody on the quay had anything to add."
    for encoding in ("cp1252", "cp1250", "mac_roman", "cp850"):
        with suppress(UnicodeEncodeError):  # the encoding lacks a character
            data = text.encode(encoding)
            decoded = decode(data)
            assert decoded.text == text, encoding
            assert data.decode(decoded.guessed or "utf-8") == text


def test_a_line_that_fits_several_encodings_is_read_as_those_before_it() -> None:
    lines = ["“We waited,” the café’s owner said.\n", "Göteborg\n"]
    decoded = [line for line in decoded_lines(line.encode("mac_roman") for line in lines) if isinstance(line, Decoded)]
    assert [line.text for line in decoded] == lines
    assert [line.guessed for line in decoded] == ["mac_roman", "mac_roman"]


@each("data", [b"caf\x81 \x83 \x88 \x90 \x98", bytes(range(128, 256)) + b" " * 2_000, b"\xd2" * 9])
def test_any_bytes_are_decoded_as_the_guess_says_or_refused(data: bytes) -> None:
    for likely in (None, "cp1250"):
        with suppress(UndecodableError):
            decoded = decode(data, likely=likely)
            assert data.decode(decoded.guessed or "utf-8") == decoded.text


def test_a_named_encoding_is_no_guess() -> None:
    decoded = decode("Жёлтый мост".encode("koi8-r"), "koi8-r")
    assert (decoded.text, decoded.guessed) == ("Жёлтый мост", None)


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"a\0b", "NUL bytes"),
        ("Café “open” for all, Zoë said".encode()[:-20] + b"\xe2\x28" + b" more", "damaged UTF-8"),
        (b"The n\xedght train: " + "“It is late,” she said. “Very late.”".encode(), "damaged UTF-8"),
        ("The bridge is closed “".encode()[:-1], "cut short"),
        (b"\xff\xfea", "breaks off"),
    ],
)
def test_what_cannot_be_decoded_says_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(UndecodableError, match=advice):
        decode(data)


# days


@each(
    ("given", "day"),
    [
        ("2024-02-09", "2024-02-09"),
        ("2024-02-09 08:30:00+00:00", "2024-02-09"),
        ("20240209", "2024-02-09"),
        ("9 February 2024", "2024-02-09"),
        ("Feb. 9, 2024, 8:30 a.m.", "2024-02-09"),
        ("Fri, 09 Feb 2024 08:30:00 GMT", "2024-02-09"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("04.04.2024", "2024-04-04"),
    ],
)
def test_days(given: str, day: str) -> None:
    assert parse_day(given) == day


@each(
    "given",
    [
        "",
        "yesterday",
        "Friday",
        "03/04/2024",
        "2024-02-31",
        "February 2024",
        "31-31-2024",
        "x" * 9999,
        "2024",
        "2024-02-09junk",
    ],
)
def test_no_day_is_guessed(given: str) -> None:
    with pytest.raises(InvalidDateError, match="YYYY-MM-DD"):
        parse_day(given)


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-09", "2024-02-09", "2024-02-09"),
        ("9 February 2024", "2024-02-09", "2024-02-09"),
    ],
)
def test_a_window_may_be_given_in_years_and_months(given: str, first: str, last: str) -> None:
    assert (parse_edge(given, last=False), parse_edge(given, last=True)) == (first, last)


@pytest.mark.parametrize("given", ["0000", "2024-13", "Friday"])
def test_no_edge_is_guessed(given: str) -> None:
    with pytest.raises(InvalidDateError, match="YYYY-MM-DD"):
        parse_edge(given, last=True)


# files and folders


def test_a_folder_is_walked_in_sorted_order_and_other_kinds_are_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.text", "picture.png", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    articles, problems, notes = read(tmp_path)
    assert [a.id for a in articles] == [f"{tmp_path}/a.md", f"{tmp_path}/b.txt", f"{tmp_path}/sub/c.text"]
    assert problems == []
    assert len(notes) == 1
    assert "1 file of unsupported types skipped" in notes[0]


def test_one_broken_file_costs_that_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("fine")
    (tmp_path / "b.txt").write_bytes(b"\0\0\0")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"x" * 5000)[:-9])
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    with socket.socket(socket.AF_UNIX) as s:
        monkeypatch.chdir(tmp_path)  # a socket's path must be short
        s.bind("e.txt")
        (tmp_path / "f.txt").write_text("fine too")
        articles, problems, _ = read(".")
    assert [a.text for a in articles] == ["fine", "fine too"]
    assert len(problems) == 4
    said = (
        "b.txt: contains NUL",
        "c.txt.gz: broken gzip",
        "d.txt: broken symbolic link",
        "e.txt: not a regular file",
    )
    for problem, words in zip(problems, said, strict=True):
        assert words in problem
        assert "\n" not in problem


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("fine")
    (tmp_path / "loop").symlink_to(tmp_path)
    articles, _, _ = read(tmp_path)
    assert len(articles) == 1


def test_a_folder_named_like_a_file_is_walked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "a.txt" / "b.txt").write_text("inside")
    articles, problems, _ = read(tmp_path)
    assert [a.text for a in articles] == ["inside"]
    assert problems == []


def test_line_ends_stay_and_count(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    (article,), _, _ = read(tmp_path / "a.txt")
    assert article.text == "one\r\ntwo\r\n"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("<p>")
    articles, problems, _ = read(tmp_path / "a.pdf", tmp_path / "missing.txt")
    assert articles == []
    assert "not a PDF, although its name says so" in problems[0]
    assert "no such file or folder" in problems[1]


def test_what_is_meant_otherwise_is_said(tmp_path: Path) -> None:
    (tmp_path / "mac.csv").write_bytes(b"id,text\r1,one\r2,two\r")
    (tmp_path / "cut.json").write_text('[{"text": "one"}, {"text"')
    articles, problems, _ = read("https://courier.example/a.html", tmp_path / "mac.csv", tmp_path / "cut.json")
    assert articles == []
    assert "does not download pages" in problems[0]
    assert "lines end in CR alone" in problems[1]
    assert "expected an object, a list of objects, or one object per line" in problems[2]


def test_gzip_is_looked_through(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress("Café".encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'))
    articles, problems, _ = read(tmp_path)
    assert [a.text for a in articles] == ["Café", "one", "two"]
    assert problems == []


# JSON


def test_json_lines_with_other_tools_names(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text(
        json.dumps(
            {"maintext": "One.", "date_publish": "2024-02-09 10:00:00", "title": "T", "source_domain": "elder.example"}
        )
        + "\n\n"
        + json.dumps({"id": 7, "content": "Two.", "url": "https://www.elder.example/a?b"})
        + "\n"
    )
    (one, two), problems, _ = read(path)
    assert (one.id, one.text, one.date, one.headline, one.source) == (
        f"{path}:1",
        "One.",
        "2024-02-09T10:00:00",
        "T",
        "elder.example",
    )
    assert (two.id, two.text, two.date, two.source) == ("7", "Two.", None, "www.elder.example")
    assert problems == []


def test_a_broken_line_costs_that_line_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    lines = [
        '{"text": "good"}',
        '{"text": ',
        "[1, 2]",
        '{"title": "no text"}',
        '{"text": null}',
        "\x00",
        '{"text": "good too"}',
    ]
    path.write_text("\n".join(lines))
    articles, problems, _ = read(path)
    assert [a.text for a in articles] == ["good", "good too"]
    assert [problem.split(": ")[0] for problem in problems] == [f"{path}:{n}" for n in (2, 3, 4, 5, 6)]


def test_deep_nesting_and_huge_numbers_are_broken_lines(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": ' + "[" * 100_000 + "\n" + '{"id": ' + "9" * 10_000 + ', "text": "x"}\n{"text": "good"}')
    articles, problems, _ = read(path)
    assert [a.text for a in articles] == ["good"]
    assert len(problems) == 2


def test_what_is_no_number_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "one", "title": NaN, "date": NaN, "n": [-Infinity]}')
    (article,), problems, notes = read(tmp_path / "a.jsonl")
    assert article.fields == {"text": "one", "title": None, "date": None, "n": [None]}
    assert problems == notes == []


def test_json_arrays_and_single_objects(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "one"}, {"text": "two"}]')
    (tmp_path / "b.json").write_text('{\n "text": "three"\n}')
    (tmp_path / "c.json").write_text("")
    articles, problems, _ = read(tmp_path)
    assert [(a.id, a.text) for a in articles] == [
        (f"{tmp_path}/a.json:1", "one"),
        (f"{tmp_path}/a.json:2", "two"),
        (f"{tmp_path}/b.json", "three"),
    ]
    assert problems == []


def test_json_that_is_one_object_a_line_is_read_so(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('\ufeff{"text": "one", "id": 0}\r\n\r\n{"text": broken}\n{"text": "two"}\n')
    articles, problems, _ = read(path)
    assert [(a.id, a.text) for a in articles] == [("0", "one"), (f"{path}:4", "two")]
    assert [problem.startswith(f"{path}:3: invalid JSON") for problem in problems] == [True]


@pytest.mark.parametrize(
    ("data", "kind", "texts"),
    [
        ('{"id": 1, "text": null}\n{"text": "two"}\n', "JSON Lines", ["two"]),
        ('\ufeffid,title,text\r\n1,x,"a ""b"""\r\n', "CSV", ['a "b"']),
        ("id;Text\n1;one\n", "CSV", ["one"]),
        ('[{"article": "a", "headline": null}, {"text": "two"}]', "JSON", ["two"]),
        ('{"status": "ok",\n "results": [{"text": "one"}]}', "JSON", ["one"]),
        ("Text, id and date\nwhat a form asks for", None, ["Text, id and date\nwhat a form asks for"]),
        ("text,date of the wedding\n", None, ["text,date of the wedding\n"]),
        ("{}\n", None, ["{}\n"]),
        ('[1, 2]\n{"a": 1}', None, ['[1, 2]\n{"a": 1}']),
    ],
)
def test_data_without_a_telling_name(tmp_path: Path, data: str, kind: str | None, texts: list[str]) -> None:
    (tmp_path / "dump").write_bytes(data.encode())
    articles, _, notes = read(tmp_path / "dump")
    assert [article.text for article in articles] == texts
    assert notes == (
        [f"{tmp_path}/dump: read as {kind} (use --input-format text to read it as one article)"] if kind else []
    )


def test_articles_in_the_answer_of_an_interface(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    answer = {
        "status": "ok",
        "tags": ["x"],
        "articles": [{"source": {"name": "Courier"}, "content": "one"}, {"content": None}],
    }
    path.write_text(json.dumps(answer, indent=1))
    articles, problems, _ = read(path)
    assert [(a.id, a.text, a.source) for a in articles] == [(f"{path}:1", "one", "Courier")]
    assert [problem.startswith(f"{path}:2: no article text") for problem in problems] == [True]
    # What an article has beside its text is none of the articles.
    path.write_text(json.dumps({"text": None, "comments": [{"text": "First!"}]}))
    assert read(path)[0] == []


def test_a_date_that_is_not_one_day_is_not_used_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x", "date": "03/04/2024"}')
    (article,), _, notes = read(tmp_path / "a.jsonl")
    assert article.date is None
    assert "day first or month first" in notes[0]


def test_a_name_given_twice_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "1"}\n' * 3)
    articles, _, notes = read(tmp_path / "a.jsonl")
    assert len(articles) == 3
    assert notes == ["2 articles with the same name as another one, such as 'x'"]


def test_results_among_the_inputs_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "t.jsonl").write_text('{"text": "a result"}')
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt.jsonl").write_text('{"text": "a result"}')
    for leave_out, ids in (("t.jsonl", ["a.txt", "out/a.txt.jsonl:1"]), ("out", ["a.txt", "t.jsonl:1"])):
        articles, _, _ = read(tmp_path, leave_out=str(tmp_path / leave_out))
        assert [a.id for a in articles] == [f"{tmp_path}/{name}" for name in ids]


@pytest.mark.parametrize(
    ("bom", "written", "named"),
    [("", "utf-16", None), ("", "utf-16", "utf-16"), ("\ufeff", "utf-16-be", None), ("", "utf-32-le", "utf-32-le")],
)
def test_lines_in_utf_16(tmp_path: Path, bom: str, written: str, named: str | None) -> None:
    # U+0A0A and U+0A0D hold bytes that look like line ends.
    text = bom + '{"text": "Café \u0a0a\u0a0d"}\r\n\n{"text": 5}\n{"text": "one"}'
    (tmp_path / "a.jsonl").write_bytes(text.encode(written))
    articles, problems, _ = read(tmp_path / "a.jsonl", encoding=named)
    assert [a.text for a in articles] == ["Café \u0a0a\u0a0d", "one"]
    assert [problem.startswith(f"{tmp_path}/a.jsonl:3: no article text") for problem in problems] == [True]
    (tmp_path / "a.jsonl").write_bytes(text.encode(written)[:-1])
    articles, problems, _ = read(tmp_path / "a.jsonl", encoding=named)
    assert [a.text for a in articles] == ["Café \u0a0a\u0a0d"]
    assert "the rest of the file is skipped" in problems[1]


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"authors": ["Ana Reed", " ", None, "Bo Lind "]}, ["Ana Reed", "Bo Lind"]),
        ({"authors": [], "author": "Ana Reed; Bo Lind"}, ["Ana Reed", "Bo Lind"]),
        ({"Author": {"@type": "Person", "name": "Ana Reed"}}, ["Ana Reed"]),
        ({"author": [{"@type": "Person", "name": "Ana Reed"}, {"name": 7}]}, ["Ana Reed"]),
        ({"author": 7}, []),
        ({}, []),
    ],
)
def test_authors_of_an_object(tmp_path: Path, fields: dict[str, object], authors: list[str]) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "It rained.", **fields}))
    (article,), problems, _ = read(tmp_path / "a.jsonl")
    assert (article.authors, problems) == (authors, [])


@pytest.mark.parametrize(
    ("fields", "of_article"),
    [
        ({"Article Body": "It rained.", "ID": 0, "Publish Date": "2024-02-09"}, ("0", "2024-02-09", None)),
        ({"text": "", "mainText": "It rained.", "id": None}, ("{path}:1", None, None)),
        (
            {"text": "It rained.", "_id": {"$oid": "6f"}, "published": {"$date": "2024-02-09"}},
            ("6f", "2024-02-09", None),
        ),
        (
            {"text": "It rained.", "_id": "6f", "id": "a", "source": {"id": None, "name": "Courier"}},
            ("a", None, "Courier"),
        ),
        ({"text": "It rained.", "source": "https://c.example/1", "id": True}, ("{path}:1", None, "c.example")),
        (
            {"text": "It rained.", "source": "https://c.example/1", "source-hostname": "Courier", "date": 1707467400},
            ("{path}:1", "2024-02-09T08:30:00+00:00", "Courier"),
        ),
        (
            {"text": "It rained.", "publisher": {"name": "Courier"}, "date": 1707436800000},
            ("{path}:1", "2024-02-09", "Courier"),
        ),
        ({"text": "It rained.", "date": " ", "pub_date": 20240209}, ("{path}:1", "2024-02-09", None)),
    ],
)
def test_fields_as_tools_and_spreadsheets_write_them(
    tmp_path: Path, fields: dict[str, object], of_article: tuple[str, str | None, str | None]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(fields))
    (article,), problems, notes = read(path)
    assert article.text == "It rained."
    assert (article.id.replace(str(path), "{path}"), article.date, article.source) == of_article
    assert problems == notes == []


def test_dates_that_cannot_be_used_are_counted_after_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x", "date": "03/04/2024"}\n' * 4 + '{"text": "x", "date": [7]}')
    articles, problems, notes = read(tmp_path / "a.jsonl")
    assert [article.date for article in articles] == [None] * 5
    assert problems == []
    assert len(notes) == 2
    assert notes[1] == "4 more articles with an ignored date"


def test_results_are_not_taken_for_articles(tmp_path: Path) -> None:
    text = "“No,” Tom Reed said on 3 May 2024."
    results = [*newscli.quotes(text), *newscli.timeline(text), *newscli.strip_boilerplate(text)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(result.to_dict()) + "\n" for result in results))
    articles, (problem,), notes = read(tmp_path / "a.jsonl")
    assert (articles, notes) == ([], [])
    assert "a.jsonl:1: this is newscli output, not an article; use the articles themselves" in problem


@pytest.mark.parametrize("format", ["jsonl", "json", "csv", "tsv", "parquet"])
@pytest.mark.parametrize("command", ["quotes", "parse", "timeline"])
def test_results_beside_the_articles_are_one_note_a_file(
    inside: Cli, tmp_path: Path, command: str, format: str
) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow")
    (tmp_path / "a.txt").write_text(
        "“No,” Tom Reed said on 3 May 2024. “Not now.” He left on 4 May 2024. “So be it,” he said."
    )
    results = tmp_path / f"results.{format}"
    assert inside(command, tmp_path / "a.txt", "--format", format, "--output", results).code == 0
    articles, problems, notes = read(tmp_path)
    assert [article.id for article in articles] == [str(tmp_path / "a.txt")]
    assert problems == []
    assert notes == [f"{results}: newscli output, not articles; skipped"]


def test_an_explicit_format_wins_over_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("It rained.")
    articles, problems, _ = read(tmp_path / "a.html", input_format="text")
    assert [a.text for a in articles] == ["It rained."]
    assert problems == []


# tables


def test_rows_of_a_table_are_articles(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes(
        b"\xef\xbb\xbfid,title,body,published,outlet\r\n"
        b'r1,Tide,"The tide, he said,\r\nwas ""high"".",2024-02-09,The Elder Courier\r\n'
        b"\r\n,,short row\r\n"
    )
    (first, second), problems, notes = read(table)
    assert first.text == 'The tide, he said,\r\nwas "high".'
    assert (first.id, first.headline, first.date, first.source) == ("r1", "Tide", "2024-02-09", "The Elder Courier")
    assert (second.id, second.text, second.date) == (f"{table}:5", "short row", None)
    assert problems == notes == []


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t"), ("a.csv.gz", ",")])
def test_the_header_shows_the_separator(tmp_path: Path, name: str, separator: str) -> None:
    data = f"id{separator}text\nr1{separator}The tide rose.\n".encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (article,), problems, _ = read(tmp_path)
    assert (article.id, article.text) == ("r1", "The tide rose.")
    assert problems == []


def test_a_broken_row_costs_that_row_and_is_named(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes(
        b'text,id\n"one",1\n"two" or so,2\nfour,4,5\nnul\0,5\n'
        + "“damaged”".encode()
        + b'\xff\xfe,6\n"seven",7\n"never closed,8\nnine,9\n'
    )
    articles, problems, _ = read(table)
    assert [a.text for a in articles] == ["one", "seven"]
    assert [p.removeprefix(str(table)).split()[0] for p in problems] == [":3:", ":4:", ":5:", ":6:", ":8:"]
    assert "quote marks" in problems[0]
    assert "3 cells under 2 columns" in problems[1]
    assert "NUL bytes" in problems[2]
    assert "damaged UTF-8" in problems[3]
    assert "which costs the lines up to 9" in problems[4]
    failed = [item.record for item in read_articles([str(table)], InputOptions()) if isinstance(item, Problem)]
    assert failed[0] == '"two" or so,2\n'
    assert failed[4] == '"never closed,8\nnine,9\n'


def test_a_table_without_text_names_its_columns_once(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("id,story\n1,one\n2,two\n")
    articles, problems, _ = read(table)
    assert articles == []
    assert len(problems) == 1
    assert "among id, story; choose one with --field text=NAME" in problems[0]
    (tmp_path / "empty.csv").write_text("")
    assert read(tmp_path / "empty.csv") == ([], [], [f"{tmp_path / 'empty.csv'}: contains no articles"])


def test_tables_in_utf_16_as_spreadsheets_write_them(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id\ttext\r\n1\tCafé\r\n".encode("utf-16"))
    assert [a.text for a in read(tmp_path / "a.csv")[0]] == ["Café"]
    (tmp_path / "a.csv").write_bytes("text\nCafé\n".encode("utf-16-le"))
    assert [a.text for a in read(tmp_path / "a.csv", encoding="utf-16-le")[0]] == ["Café"]


def test_a_western_table_is_guessed_and_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(f'text\n"{WESTERN}"\n"{WESTERN}"\n'.encode("cp1252"))
    articles, _, notes = read(tmp_path / "a.csv")
    assert [a.text for a in articles] == [WESTERN] * 2
    assert len(notes) == 1


# fields by other names


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_fields_can_be_named(tmp_path: Path, name: str) -> None:
    fields = {"text": "teaser", "story": "The tide rose.", "key": "k1", "day": "2024-02-09", "h": "Tide", "paper": "P"}
    table = ",".join(fields) + "\n" + ",".join(fields.values()) + "\n"
    (tmp_path / name).write_text(table if name == "a.csv" else json.dumps(fields))
    names = FieldNames(text="story", id="key", date="day", title="h", source="paper")
    (article,), problems, _ = read(tmp_path / name, fields=names)
    assert (article.text, article.id, article.date) == ("The tide rose.", "k1", "2024-02-09")
    assert (article.headline, article.source, article.text_field) == ("Tide", "P", "story")
    assert problems == []
    articles, (problem,), _ = read(tmp_path / name, fields=FieldNames(text="wrong"))
    assert articles == []
    assert "--field text=NAME" in problem


# standard input


@pytest.mark.parametrize("listed", ["a.txt\nb.txt\n", "./clips/a b.html\n\n/news/b.jsonl.gz"])
def test_a_list_of_files_is_not_taken_for_an_article_silently(inside: Cli, tmp_path: Path, listed: str) -> None:
    run = inside("quotes", stdin=listed, cwd=tmp_path)
    assert (run.code, run.out) == (0, "")
    assert run.err == "newscli: note: standard input: looks like a list of files; use --files-from - to read them\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix")
@pytest.mark.parametrize("data", [b'{"text": "one"}\n' * 9, b"It rained.\n"])
def test_standard_input_may_be_one_that_makes_no_reader_wait(copies: Copies, data: bytes) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    with copies.start(["parse", "-", "-q"], stdin=ours, stdout=subprocess.PIPE) as run:
        os.close(ours)
        for part in (data[:5], data[5:]):
            time.sleep(0.5)  # long enough for the reader to find nothing
            os.write(theirs, part)
        os.close(theirs)
        out, _ = run.communicate(timeout=60)
    assert run.returncode == 0
    assert out.count(b"\n") == data.count(b"\n")


def test_an_object_nested_too_deeply_costs_no_other_one(inside: Cli, tmp_path: Path) -> None:
    said = json.dumps({"text": "“We waited,” said Ines Corvo."})
    deep = '{"text": "x", "more": ' + "[" * 1500 + "]" * 1500 + "}"
    (tmp_path / "a.json").write_text(f"[{said}, {deep}, {said}]", encoding="utf-8")
    run = inside("quotes", tmp_path / "a.json")
    assert [record["article"] for record in run.records] == [f"{tmp_path / 'a.json'}:{n}" for n in (1, 3)]
    assert "a.json:2: invalid JSON (nested too deeply)" in run.err
    (tmp_path / "b.json").write_text("[" * 5000, encoding="utf-8")
    assert "b.json:1: invalid JSON (nested too deeply)" in inside("quotes", tmp_path / "b.json").err


# odd files and names


def test_compressed_files_are_read_whatever_their_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(gzip.compress(b"The ferry sailed."))
    (tmp_path / "b.txt").write_text("BZh is how the text begins.")
    articles, problems, _ = read(tmp_path / "a.txt", tmp_path / "b.txt")
    assert [article.text for article in articles] == ["The ferry sailed.", "BZh is how the text begins."]
    assert problems == []


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", "id,text\n"), ("a.csv", ""), ("a.json", "[]"), ("a.json", ""), ("a.jsonl", "\n")]
)
def test_a_file_without_articles_is_noted(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    assert read(tmp_path / name) == ([], [], [f"{tmp_path / name}: contains no articles"])


def test_a_text_file_with_json_lines_is_noted(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_text('{"text": "The ferry sailed."}\n')
    (tmp_path / "brace.txt").write_text("{The editor writes:} The ferry sailed.\n")
    articles, _, notes = read(tmp_path / "dump.txt", tmp_path / "brace.txt")
    assert len(articles) == 2
    assert notes == [f"{tmp_path / 'dump.txt'}: looks like JSON Lines; use --input-format jsonl to read each record"]


def test_a_utf16_table_without_a_mark_is_read_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,text\n1,The ferry sailed.\n2,The bridge closed.\n".encode("utf-16-le"))
    articles, problems, notes = read(tmp_path / "a.csv")
    assert [article.text for article in articles] == ["The ferry sailed.", "The bridge closed."]
    assert problems == []
    assert notes == [f"{tmp_path / 'a.csv'}: not valid UTF-8; read as utf-16-le (use --encoding to choose another)"]


def test_notes_on_a_record_name_its_file(tmp_path: Path, inside: Cli) -> None:
    (tmp_path / "a.csv").write_text("id,text\n7,\n")
    assert inside("quotes", "a.csv", cwd=tmp_path).err == "newscli: note: a.csv: 7: is empty\n"
    assert inside("quotes", stdin='{"id": 7, "text": " "}').err.endswith("note: standard input: 7: is empty\n")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_a_list_of_files_may_come_from_windows(tmp_path: Path, inside: Cli, encoding: str) -> None:
    (tmp_path / "a.txt").write_text("“We sail,” Ines Corvo said.")
    (tmp_path / "list.txt").write_bytes("a.txt\r\n".encode(encoding))
    assert inside("quotes", "--files-from", "list.txt", "--list", cwd=tmp_path).out == "a.txt\n"


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\r\nid;text\r\n7;One, two.\r\n",
        '"sep=|"\nid|text\n7|One, two.\n',
        "\r\n\r\nid;text\r\n7;One, two.\r\n",
        "id|text\n7|One, two.\n",
    ],
)
def test_tables_as_spreadsheets_and_databases_write_them(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv").write_text(content)
    articles, problems, notes = read(tmp_path / "a.csv")
    assert [(article.id, article.text) for article in articles] == [("7", "One, two.")]
    assert problems + notes == []


def test_a_single_column_needs_no_quote_marks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('text\nOne, two; three\n"Four, ""five"""\n')
    articles, problems, _ = read(tmp_path / "a.csv")
    assert [article.text for article in articles] == ["One, two; three", 'Four, "five"']
    assert problems == []


def test_lines_of_a_table_are_counted_from_the_first_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\nsep=;\nid;text\n7;one;two\n;three\n")
    articles, problems, _ = read(tmp_path / "a.csv")
    assert [article.id for article in articles] == [f"{tmp_path / 'a.csv'}:5"]
    assert problems == [f"{tmp_path / 'a.csv'}:4: 3 cells under 2 columns; quote cells that hold the separator"]


def test_quote_marks_in_tsv_may_belong_to_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text('id\ttext\n1\t"We sail," she said.\n2\t"We\n3\t"a ""b"""\n')
    articles, problems, _ = read(path)
    assert [article.text for article in articles] == ['"We sail," she said.', '"We', '"a ""b"""']
    assert problems == []
    path.write_text('id\ttext\n1\t"a\tb" c\td\n')
    assert read(path)[1][0].startswith(f"{path}:2: broken row")


@pytest.mark.parametrize(
    "content", ['[{"text": "One."},\n{"text": "Two."}]', '[\n{"text": "One."},\n{"text": "Two."}\n]\n']
)
def test_json_that_is_named_json_lines_is_read_as_json(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(content)
    articles, problems, notes = read(path)
    assert [(article.id, article.text) for article in articles] == [(f"{path}:1", "One."), (f"{path}:2", "Two.")]
    assert problems == []
    assert notes == [f"{path}: read as JSON (use --input-format jsonl to read it by lines)"]
