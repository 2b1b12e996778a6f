"""Tests of every command in every format: complete, in the order of the records, and valid without records."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import COMMANDS, FERRY, ROOT, SAMPLES, Cli, parser_of
from newscli.cli import app
from newscli.errors import UsageError
from newscli.outputs.formats import FORMATS, formats_of
from newscli.outputs.markdown import escape

RUNS = {
    "parse": ["parse"],
    "quotes": ["quotes", "--all", "--indirect"],
    "by-speaker": ["quotes", "--by-speaker"],
    "timeline": ["timeline", "--all", "--date", "2024-02-09"],
    "sorted": ["timeline", "--sort"],
    "strip-boilerplate": ["strip-boilerplate"],
    "all": ["all", "--indirect"],
}
OF_ONE_COMMAND = [name for name in RUNS if name != "all"]
OF_ARTICLE = ("headline", "outlet", "published")  # what a table tells besides the record
ARTICLES = SAMPLES / "saltmarsh-ledger"
HOSTILE = '“=SUM(A1)\t| \x1b[31m <b> \x00 `x`\r\n“ quoted, "too",” Ines Corvo said on Feb. 3. “＝1+1” | one\n\n'


def run(name: str, path: Path, format_: str, output: Path, *more: str) -> None:
    """Runs the command that belongs to the name, in this process. It must not write to standard error."""
    command = parser_of(app)
    args = [*RUNS[name], str(path), "--quiet", "--format", format_, "--output", str(output), *more]
    assert command.main(args, prog_name="newscli", standalone_mode=False) == 0


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Return the records of some samples, by name of the run."""
    path = tmp_path_factory.mktemp("records") / "r.jsonl"
    found = {}
    for name in RUNS:
        run(name, ARTICLES, "jsonl", path)
        found[name] = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        assert len(found[name]) >= 5
    return found


Records = dict[str, list[dict[str, Any]]]


def cells(record: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Return the columns of a record and their values, by the rule of docs/outputs.md."""
    for name, value in record.items():
        if isinstance(value, dict) and name != "spans":
            yield from cells(value, f"{prefix}{name}_")
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            yield prefix + name, "; ".join(value)
        elif isinstance(value, list | dict):
            yield prefix + name, json.dumps(value, ensure_ascii=False)
        elif isinstance(value, bool):
            yield prefix + name, "true" if value else "false"
        elif value is not None:
            yield prefix + name, str(value)


@pytest.mark.parametrize("format_", ["csv", "tsv"])
@pytest.mark.parametrize("name", OF_ONE_COMMAND)
def test_tables_have_a_row_for_each_record(name: str, format_: str, records: Records, tmp_path: Path) -> None:
    output = tmp_path / "r"
    run(name, ARTICLES, format_, output, "--excel")
    content = output.read_text(encoding="utf-8")
    assert content.startswith("\ufeff")
    with open(output, encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, dialect="excel" if format_ == "csv" else "excel-tab"))
    assert len(rows) == len(records[name])
    for row, record in zip(rows, records[name], strict=True):
        filled = {
            column: cell for column, cell in row.items() if cell and (column in record or column not in OF_ARTICLE)
        }
        expected = {column: cell for column, cell in cells(record) if cell}
        assert {column: cell.removeprefix("'") for column, cell in filled.items()} == {
            column: cell.removeprefix("'") for column, cell in expected.items()
        }
        assert not any(cell[0] in "=+-@\t\r\n＝＋－＠" for cell in filled.values())


@pytest.mark.parametrize("name", RUNS)
def test_json_has_the_same_records(name: str, records: Records, tmp_path: Path) -> None:
    run(name, ARTICLES, "json", tmp_path / "r")
    found = json.loads((tmp_path / "r").read_text(encoding="utf-8"))
    if name != "timeline":  # its records are sorted here, and those of one event are grouped
        assert found == records[name]
    else:
        places, expected = (
            {(record["article"], record["start"], record["end"]) for record in some} for some in (found, records[name])
        )
        assert places <= expected
        entries = sum(1 + len(record.get("also", ())) for record in found)
        assert entries == len(records[name])


@pytest.mark.parametrize("format_", ["md", "pretty"])
@pytest.mark.parametrize("name", OF_ONE_COMMAND)
def test_what_people_read_names_every_record(
    name: str, format_: str, records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "4000")
    run(name, ARTICLES, format_, tmp_path / "r", *(["--color", "never"] if format_ == "pretty" else []))
    shown = " ".join((tmp_path / "r").read_text(encoding="utf-8").split())
    for record in records[name]:
        for text in texts_to_show(name, format_, record):
            wanted = " ".join(text.split())
            assert (escape(wanted) if format_ == "md" else wanted) in shown


def texts_to_show(name: str, format_: str, record: dict[str, Any]) -> list[str]:
    """Return texts of a record that every format must contain."""
    match name:
        case "parse":
            return [text for text in (record["headline"], record["lead"], *record["authors"]) if text]
        case "quotes":
            return [segment["text"] for segment in record["segments"]]
        case "by-speaker":
            return [record["speaker"]] if record["speaker"] else []
        case "strip-boilerplate":
            return record["text"].splitlines() if record["keep"] else []
        case _:
            return [(record["event"] or record["sentence"])["text"]] if record["from"] else []


COMBINATIONS = [
    (name, format_.name)
    for name, (command, *_) in RUNS.items()
    for format_ in formats_of(command)
    if format_.gathers or name not in ("by-speaker", "sorted")
]


@pytest.mark.parametrize(("name", "format_"), COMBINATIONS)
def test_every_format_takes_every_text(name: str, format_: str, tmp_path: Path) -> None:
    if extra := FORMATS[format_].extra:
        pytest.importorskip(extra[0])
    for kind, text in {"empty": "", "little": "Nothing here", "hostile": HOSTILE}.items():
        article = tmp_path / f"{kind}.json"
        article.write_text(json.dumps({"text": text, "id": "=1\x1b|"}), encoding="utf-8")
        output = tmp_path / f"results-{kind}{FORMATS[format_].suffix}"
        run(name, article, format_, output)
        check_content(output.read_bytes(), format_, text)


def check_content(content: bytes, format_: str, text: str) -> None:
    """Check that what was written for a text, with or without records, is valid in the format."""
    match format_:
        case "json":
            json.loads(content)
        case "jsonl" | "jsonld" | "articles":
            assert all(json.loads(line) for line in content.splitlines())
        case "csv" | "tsv":
            assert content.count(b"\n") >= 1
        case "sqlite" | "parquet" | "xlsx":
            assert content
        case "brat":  # for programs, which compare it with the text
            assert all(re.match(r"[TRA#]\d+\t", row) for row in content.decode().split("\n")[:-1])
        case "timelinejs":
            json.loads(content)
        case "w3c":
            assert all(json.loads(line) for line in content.splitlines())
        case "names":  # for other programs, which need them as they are
            assert content.decode() in ("", "=1\x1b|\n")
        case "text":
            assert content.decode() in text
        case "html":
            assert content.endswith(b"</html>")
            assert b"\x1b" not in content
        case _:
            assert b"\x1b" not in content


def test_excel_is_for_tables(inside: Cli, ferry: Path) -> None:
    done = inside("quotes", ferry, "--excel")
    assert (done.code, done.out) == (2, "")
    assert done.err == "newscli: error: --excel works with csv and tsv only, not with jsonl\n"
    assert inside("quotes", ferry, "--excel", "--format", "csv").out.startswith("\ufeffarticle,n,type")


@pytest.mark.parametrize("name", ["r.jsonl.gz", "r.CSV.ZST", "r.xls", "r.ods", "r.docx"])
def test_no_file_gets_a_name_that_it_does_not_keep(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        run("quotes", SAMPLES, "csv", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_articles_are_ready_for_the_next_command(inside: Cli) -> None:
    """And the next but one, with what the first knew of them."""
    given = json.dumps({"id": "7", "maintext": FERRY, "date_publish": "2024-02-09", "extra": [1]})
    once = inside("strip-boilerplate", "--format", "articles", stdin=given)
    assert once.records[0].keys() == json.loads(given).keys()
    twice = inside("strip-boilerplate", "--format", "articles", stdin=once.out)
    assert twice.records == once.records
    for command in COMMANDS:
        assert {record["article"] for record in inside(command, "--format", "jsonl", stdin=twice.out).records} == {"7"}


def test_formats_and_columns_are_documented() -> None:
    page = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []
    assert "--excel" in page
