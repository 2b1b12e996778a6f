"""Tests that outputs lose no text, harm no terminal and no spreadsheet, and appear only when complete."""

import csv
import io
import json
import os
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newscli
from conftest import Cli
from each import each
from newscli.inputs import Article
from newscli.outputs.delimited import Delimited, Table
from newscli.outputs.destination import whole_file
from newscli.outputs.jsonl import Json, JsonLines, line, record_line
from newscli.outputs.markdown import escape
from newscli.outputs.pretty import Pretty, quote_title
from newscli.outputs.terminal import safe, safe_line
from newscli.records import Block, Quote, SameEvent, Source, SourceKind, Span, TimelineEntry
from newscli.run.gather import BySpeaker
from newscli.run.select import spoken_by


def quote(content: str, speaker: str | None = "Ines Corvo", credited: str = "Corvo", article: str = "a.txt") -> Quote:
    return Quote(
        article=article, n=1, type="direct", start=0, end=len(content) + 2, content=content,
        segments=[Span(1, len(content) + 1, content)], speaker=speaker, role=None,
        source=Source(20, 20 + len(credited), credited, "name"), cue=None, audience=None, medium=None, date=None,
        paragraph=1, rule="content-cue-source", confidence=0.9,
    )  # fmt: skip


def entry(text: str, day: str | None, *, planned: bool = False, confidence: float = 0.9) -> TimelineEntry:
    sentence = Span(0, len(text) + 10, f"It rained {text}")
    return TimelineEntry(
        article="a.txt", n=1, start=10, end=10 + len(text), text=text, type="DATE", value=day or "PAST_REF", mod=None,
        quant=None, freq=None, from_=day, to=day, granularity="day" if day else None, dct=None, sentence=sentence,
        event=None, tense="past", planned=planned, people=[], rule="month-day", confidence=confidence, relation=None,
        clean=None,
    )  # fmt: skip


HOSTILE = "a\x1b[31mred\x1b[0m \u202egnirts\u202c \x9b2J \x07 [red]b[/red] [sic] [/] :smile: \u2028 c"


# terminal


def test_escapes_and_bidi_marks_become_visible() -> None:
    shown = safe(HOSTILE)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\x1b[31mred" in shown
    assert "[red]b[/red] [sic] [/]" in shown


@given(st.text())
def test_nothing_unsafe_is_left_and_nothing_readable_is_lost(text: str) -> None:
    shown = safe(text)
    assert all(c in "\n\t" or (c >= " " and not "\x7f" <= c <= "\x9f") for c in shown)
    assert [c for c in text if c.isalnum()] == [c for c in shown if c.isalnum()] or not text.isprintable()


def test_a_line_stays_a_line() -> None:
    assert safe_line("one\n two\r\n\tthree") == "one two three"


@pytest.mark.parametrize(
    "record",
    [quote(HOSTILE), entry(HOSTILE, "2024-02-03"), Block("a", 1, 0, 9, HOSTILE, False, "related", "x", 1.0)],
    ids=["quote", "entry", "block"],
)
def test_rich_shows_markup_as_words(record: object) -> None:
    out = io.StringIO()
    writer = Pretty(out, "never")
    writer.write([record])
    writer.finish()
    shown = " ".join(out.getvalue().split())
    assert "[red]b[/red] [sic] [/] :smile:" in shown
    assert "\x1b" not in shown


def test_colour_can_be_forced_and_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for color, coloured in (("always", True), ("never", False), ("auto", False)):
        out = io.StringIO()
        Pretty(out, color).write([quote("We sail.")])  # type: ignore[arg-type]
        assert ("\x1b[" in out.getvalue()) is coloured, color


def test_the_terminal_never_cuts_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    words = "storm " * 50 + "x" * 200
    out = io.StringIO()
    writer = Pretty(out, "never")
    writer.write([quote(words)])
    writer.write([entry(words, "2024-02-03")])
    assert "".join(out.getvalue().split()).count("x") >= 400 - 1
    assert "…" not in out.getvalue()
    assert max(map(len, out.getvalue().splitlines())) <= 30
    assert not any(line.endswith(" ") for line in out.getvalue().splitlines())


def test_the_axis_marks_doubt_and_plans_and_counts_what_has_no_place() -> None:
    out = io.StringIO()
    Pretty(out, "never").write(
        [
            entry("Feb. 3", "2024-02-03"),
            entry("May 1", "2024-05-01", planned=True),
            entry("June", "2025-06-01", confidence=0.4),
            entry("recently", None),
        ]
    )
    shown = out.getvalue()
    assert [line.split()[:3] for line in shown.splitlines() if line[:12].strip()][1:4] == [
        ["2024", "│"],
        ["Feb", "03", "●"],
        ["May", "01", "○"],
    ]
    assert "“June”  unsure" in shown
    assert "Not on the timeline: 1 vague time\n" in shown


def test_the_style_of_a_label_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    out = io.StringIO()
    Pretty(out, "always").write([quote("We sail.")], Article("a.txt", "“We sail,” Corvo said.", "a.txt"))
    assert "\x1b[2m   1:\x1b[0m \x1b[1mInes Corvo\x1b[0m\n" in out.getvalue()
    assert "      \x1b[32m“We sail.”\x1b[0m\n" in out.getvalue()


def test_credited_words_are_shown_only_where_they_say_more_than_name_and_role() -> None:
    def title(credited: str, kind: SourceKind = "name") -> str:
        shown = quote("We sail.", credited=credited)
        shown.role = "harbour master"
        shown.source = Source(20, 20 + len(credited), credited, kind)
        return quote_title(shown).plain

    plain = "Ines Corvo, harbour master"
    assert title("Harbour Master Ines Corvo") == title("Dr. Corvo") == title("the harbour master") == plain
    assert title("she", "pronoun") == plain
    assert title("Korvo") == f"{plain} (“Korvo”)"
    assert title("the islander", "nominal") == f"{plain} (“the islander”)"


def test_an_article_is_introduced_and_its_lines_are_numbered(inside: Cli, ferry: Path) -> None:
    shown = inside("quotes", ferry.name, "--format", "pretty", cwd=ferry.parent).out.splitlines()
    assert shown[0] == "ferry.txt  Ferry service returns to Port Elder (9 February 2024)"
    lines = ferry.read_text(encoding="utf-8").splitlines()
    numbers = [int(row[:4]) for row in shown if row[4:6] == ": "]
    assert numbers == [n for n, line in enumerate(lines, 1) if '"' in line]
    assert "mixed: quoted words within the reporter's own sentence" in shown
    assert shown[-1] == "2 quotations, 1 speaker, 1 article"


def test_offsets_are_shown_when_asked_for(inside: Cli, ferry: Path) -> None:
    first = newscli.quotes(ferry.read_text(encoding="utf-8"))[0]
    for options, there in (((), False), (("-v",), True)):
        shown = inside("quotes", ferry, "--format", "pretty", *options).out
        assert (f"{first.start}-{first.end}" in shown) is there


def test_a_timeline_of_several_articles_has_numbers_for_their_names(inside: Cli, ferry: Path) -> None:
    other = ferry.read_text(encoding="utf-8").replace("Feb. 3", "Feb. 1").replace("\n\nPORT", "\n\n\nPORT")
    ferry.with_name("rain.txt").write_text(other, encoding="utf-8")
    shown = inside("timeline", "ferry.txt", "rain.txt", "--format", "pretty", cwd=ferry.parent).out
    rows, legend = shown.split("\n\n")[:2]
    assert "ferry.txt" not in rows
    assert "“Feb. 1”  [1] line 9" in rows
    assert "“Feb. 3”  [2] line 8" in rows
    assert legend.splitlines() == [
        "  [1] rain.txt  Ferry service returns to Port Elder (9 February 2024)",
        "  [2] ferry.txt  Ferry service returns to Port Elder (9 February 2024)",
    ]


@pytest.mark.parametrize(
    ("command", "text", "why"),
    [
        ("quotes", "It rained in Elder. Nobody's boat sailed.", "no quotation marks"),
        ("quotes", "Der Rat der Stadt hat am Montag mit „Nein“ gestimmt, und das ist nicht das Ende.", None),
        ("quotes --speaker Reed", "“We sail,” Ines Corvo said.", "nothing matches --speaker"),
        ("timeline", "It rained in Elder.", "no expressions of time"),
        ("timeline", "", "the text is empty"),
    ],
)
def test_where_nothing_is_found_a_line_says_why(inside: Cli, command: str, text: str, why: str | None) -> None:
    shown = inside(*command.split(), "--format", "pretty", stdin=text).out
    assert ("found: " in shown) is (why is not None)
    assert why is None or why in shown


def test_articles_without_results_are_counted_by_reason(inside: Cli, ferry: Path) -> None:
    for name in ("a.txt", "b.txt"):
        ferry.with_name(name).write_text("It rained in Elder.", encoding="utf-8")
    shown = inside("quotes", ferry.parent, "--format", "pretty", env={"COLUMNS": "200"}).out.splitlines()
    assert shown[-2] == "2 quotations, 1 speaker, 3 articles"
    assert shown[-1].startswith("No quotations found in 2 articles (2: no quotation marks;")


# JSON


def test_json_lines_round_trip() -> None:
    out = io.StringIO()
    records = [quote("“Oui” – naïve\u2028 \x00"), entry("Feb. 3", "2024-02-03")]
    JsonLines(out).write(records)
    assert [json.loads(row) for row in out.getvalue().split("\n")[:-1]] == [record.to_dict() for record in records]


def test_a_record_is_written_as_its_dict_is() -> None:
    text = "Ferries sail\nElder, Feb. 3 (MP) - “We\tsail \ud83d,” said mayor Tomas Reed of “Naïve”. It rained."
    both = [entry("Feb. 3", "2024-02-03"), entry("June", None)]
    both[0].also = [SameEvent("b.txt", 3)]
    for record in (newscli.parse(text), *newscli.quotes(text), *both, *newscli.strip_boilerplate(text)):
        assert record_line(record) == line(record.to_dict())


def test_from_has_its_json_name_and_also_is_written_only_if_set() -> None:
    fields = entry("Feb. 3", "2024-02-03").to_dict()
    assert fields["from"] == "2024-02-03"
    assert "from_" not in fields
    assert "also" not in fields


@pytest.mark.parametrize("format", ["jsonl", "json", "csv", "articles", "text"])
def test_half_a_surrogate_pair_is_one_character_that_all_tools_read(
    cli: Cli, inside: Cli, tmp_path: Path, format: str
) -> None:
    given = tmp_path / os.fsdecode(b"a\xff.jsonl")
    given.write_text(json.dumps({"text": "One \ud83d said, \ud83d\ude00."}))
    run = cli if format == "jsonl" else inside
    done = run(
        "strip-boilerplate",
        given,
        "--format",
        format,
        "--errors",
        tmp_path / "errors.jsonl",
        given.with_name("no\udcff"),
    )
    assert "One \ufffd said, \U0001f600." in done.out
    assert ("a\ufffd.jsonl" in done.out) == (format != "text")
    assert "\\ud" not in done.out + (tmp_path / "errors.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("n", [0, 1, 3])
def test_json_is_one_array(n: int) -> None:
    out = io.StringIO()
    writer = Json(out)
    for _ in range(n):
        writer.write([quote("We sail.")])
    writer.finish()
    assert len(json.loads(out.getvalue())) == n


# CSV


def rows(record: object, kind: str = "csv") -> list[dict[str, str]]:
    out = io.StringIO()
    writer = Delimited(out, Table(type(record)), kind)  # type: ignore[arg-type]
    writer.write([record])
    return list(
        csv.DictReader(io.StringIO(out.getvalue(), newline=""), dialect="excel-tab" if kind == "tsv" else "excel")
    )


@pytest.mark.parametrize("kind", ["csv", "tsv"])
def test_a_row_a_record_whatever_is_in_it(kind: str) -> None:
    (row,) = rows(quote('He said, "no"\nand\tleft; “so”'), kind)
    assert row["content"] == 'He said, "no"\nand\tleft; “so”'
    assert row["source_text"] == "Corvo"
    assert row["cue_text"] == ""
    assert json.loads(row["segments"])[0]["start"] == 1


@each("formula", ['=HYPERLINK("x")', "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_looks_like_a_formula_is_words(formula: str) -> None:
    (row,) = rows(quote(formula, article="-:12"))
    assert row["content"] == "'" + formula
    assert row["article"] == "-:12"  # as in the other formats, and no formula


def test_the_header_is_written_without_records() -> None:
    out = io.StringIO()
    Delimited(out, Table(Quote), "csv").finish()
    assert out.getvalue().startswith("article,n,type,start,end,content,segments,speaker,role,source_start,")


# Markdown


def test_markdown_marks_show_as_written() -> None:
    assert escape("*a* [b](c) <i> # 1. | `d`") == r"\*a\* \[b\](c) \<i\> \# 1. \| \`d\`"
    assert escape("1. First") == r"1\. First"
    assert escape("- dash") == r"\- dash"
    assert [escape(line) for line in ("---", "- -", "+", "2)", "-5 degrees")] == [
        r"\---",
        r"\- -",
        r"\+",
        r"2\)",
        "-5 degrees",
    ]


# files


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")

    def interrupted() -> None:
        with whole_file(path) as out:
            out.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    with whole_file(path) as out:
        out.write("new\r\n")
    assert path.read_bytes() == b"new\r\n"


# summaries


def test_speakers_are_added_up_over_articles() -> None:
    summary = BySpeaker()
    summary.add([quote("one two"), quote("three", speaker=None)], Article("a.txt", "", "a.txt"))
    summary.add([quote("four", speaker="INES CORVO", article="b.txt")], Article("b.txt", "", "b.txt"))
    first, last = summary.rows()
    assert (first.speaker, first.quotes, first.words, first.articles, first.direct_share) == (
        "Ines Corvo",
        2,
        3,
        2,
        1.0,
    )
    assert (last.speaker, last.quotes) == (None, 1)


@each("name", ["Corvo", "corvo", "Ines Corvo", "Córvo", "Korvo", "Corvo's", "Ms Corvo"])
def test_a_speaker_is_found_under_every_name_the_article_uses(name: str) -> None:
    quotes = [
        quote("one"),
        quote("two", credited="Korvo"),
        quote("three", credited="she"),
        quote("four", speaker="Tom Reed", credited="Reed"),
    ]
    assert [q.content for q in spoken_by(quotes, name)] == ["one", "two", "three"]


# --match, --context, --list


@pytest.mark.parametrize(("command", "words"), [("quotes", "corvo TOWN"), ("timeline", "BRIDGE old")])
def test_match_selects_by_the_words_of_record_and_sentence(inside: Cli, ferry: Path, command: str, words: str) -> None:
    every = inside(command, ferry).records
    found = inside(command, ferry, "--match", words).records
    assert 0 < len(found) < len(every)
    told = [f"{r.get('content', '')} {r['sentence']['text']}".casefold() for r in every]
    wanted = words.casefold().split()
    assert found == [r for r, text in zip(every, told, strict=True) if all(word in text for word in wanted)]
    assert inside(command, ferry, "--match", words[:-1]).records == []  # part of a word is another word


def test_a_match_needs_words(inside: Cli, ferry: Path) -> None:
    run = inside("quotes", ferry, "--match", " – ")
    assert (run.code, run.out) == (2, "")
    assert "--match needs a word" in run.err


def test_list_names_the_articles_with_a_hit(inside: Cli, ferry: Path) -> None:
    (ferry.parent / "rain.txt").write_text("It rained in Elder on Feb. 3, 2024.", encoding="utf-8")
    where = {"cwd": ferry.parent}
    assert inside("quotes", ".", "-l", **where).out == "./ferry.txt\n"
    assert inside("timeline", ".", "--list", **where).out == "./ferry.txt\n./rain.txt\n"
    assert inside("timeline", ".", "-l", "--match", "rained", **where).out == "./rain.txt\n"
    assert inside("quotes", ".", "-l", "--format", "csv", **where).code == 2


def test_context_shows_the_sentence(inside: Cli, ferry: Path) -> None:
    options = ("quotes", ferry, "--match", "quiet", "--format", "pretty")
    assert "as in those days" not in inside(*options).out
    assert "as in those days" in " ".join(inside(*options, "--context").out.split())
    assert inside("quotes", ferry, "--context").code == 2


WEIGHED = """Ines Corvo, the harbour master, opened the pier on Monday.

The old pier, she said, was "a danger to every boat" in the harbour.

“We waited for the wind,” Tom Reed said.
"""


def test_explain_shows_the_terms_that_decided(inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WEIGHED)
    shown = inside("quotes", tmp_path / "a.txt", "--explain", "--format", "pretty").out
    danger, wind = shown.split("   5: ")
    assert re.search(r"source decided by \S+ [+-]\d\.\d, ", danger)
    assert re.search(r"speaker decided by \S+ [+-]\d\.\d, ", danger)
    assert "decided by" not in wind  # the construction and the name decide, nothing is weighed
    assert "decided by" not in inside("quotes", tmp_path / "a.txt", "--format", "pretty").out
    assert "decided by" not in inside("quotes", tmp_path / "a.txt", "--explain").out


def test_explain_shows_the_terms_that_decided_a_direction(inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council votes on Thursday. The mill shut on March 3, 1998.\n")
    arguments = "timeline", tmp_path / "a.txt", "--date", "2024-02-13"
    shown = inside(*arguments, "--explain", "--format", "pretty").out
    mill, council = " ".join(shown.split()).split("council")
    assert re.search(r"direction decided by \S+ [+-]\d\.\d, ", council)
    assert "decided by" not in mill  # the year is given
    assert "decided by" not in inside(*arguments, "--format", "pretty").out
    assert "decided by" not in inside(*arguments, "--explain").out


def test_explain_finds_the_terms_in_text_with_hard_line_breaks(inside: Cli, tmp_path: Path) -> None:
    lines = [line for part in WEIGHED.split("\n\n") for line in (*textwrap.wrap(part, 24), "")]
    (tmp_path / "a.txt").write_text("\n".join(lines))
    shown = inside("quotes", tmp_path / "a.txt", "--explain", "--format", "pretty").out
    assert "source decided by" in shown
