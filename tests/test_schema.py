"""The schemas say what the records are: all records of the samples fit, and what is changed in them does not."""

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from jsonschema import Draft202012Validator

import newscli
from conftest import COMMANDS, FERRY, SAMPLES, Cli
from newscli.core.article import Mode
from newscli.core.axis import group_axis
from newscli.inputs import Article, InputOptions
from newscli.outputs.jsonl import record_line
from newscli.outputs.schema import RECORDS, schema
from newscli.records import QuoteType, SourceKind, TimexType
from newscli.run.gather import BySpeaker
from newscli.run.reading import read_articles


@cache
def texts() -> list[str]:
    paths = sorted(str(path) for path in SAMPLES.rglob("*.txt"))
    return [FERRY, *(item.text for item in read_articles(paths, InputOptions()) if isinstance(item, Article))]


# By command, its function with each of the options that change what stands in records.
WAYS: dict[str, list[Callable[[str], Any]]] = {
    "parse": [
        newscli.parse,
        partial(
            newscli.parse,
            date="2024-02-09T08:30:00+00:00",
            headline="A headline",
            authors=["Lia Osei"],
            publisher="The Elder Courier",
            article="a.txt",
        ),
        partial(newscli.parse, keep_boilerplate=True, fallback_date="2024-02-09"),
    ],
    "quotes": [
        newscli.quotes,
        partial(newscli.quotes, date="2024-02-09", indirect=True, unattributed=True, keep_boilerplate=True),
    ],
    "timeline": [
        newscli.timeline,
        partial(newscli.timeline, date="2024-02-09", everything=True, keep_boilerplate=True),
    ],
    "strip-boilerplate": [
        partial(newscli.strip_boilerplate, mode=mode, phrases=["Advertisement*"]) for mode in get_args(Mode)
    ],
}
ODD = [
    "",
    "\0 \ud800 “",
    "Der Bürgermeister sagte: „Wir warten auf den Wind“, und die Fähre fuhr am 9. Februar 2024 wieder hinaus.",
    "“One.” “Two,” Bo said. He said that it rained. It lasts three days, every Monday, in 44 BC and in the 1990s.",
]


@cache
def records(command: str, text: str) -> list[Any]:
    """Return the records of a text, with each of the ways of a command."""
    made = [function(text) for function in WAYS[command]]
    return [record for result in made for record in (result if isinstance(result, list) else [result])]


@cache
def validator(kind: str | None = None) -> Draft202012Validator:
    """Return what checks whether something is a record of a kind, or of any."""
    return Draft202012Validator(schema(kind))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_record_of_the_samples_fits(command: str) -> None:
    found = [record for text in [*texts(), *ODD] for record in records(command, text)]
    assert len(found) > 60
    # Many records are the same in several ways.
    different = {json.dumps(record): record for record in (record.to_dict() for record in found)}
    for record in different.values():
        validator(command).validate(record)
    validator().validate(found[0].to_dict())


def test_the_samples_have_records_of_every_type() -> None:
    """So that what is checked above is no small part of what there is."""
    quotes = [record for text in texts() for record in records("quotes", text)]
    entries = [record for text in [*texts(), *ODD] for record in records("timeline", text)]
    assert {quote.type for quote in quotes} == set(get_args(QuoteType))
    assert {quote.source.kind for quote in quotes if quote.source} == set(get_args(SourceKind))
    assert {entry.type for entry in entries} == set(get_args(TimexType))
    assert len({entry.granularity for entry in entries if entry.granularity}) > 6


def test_summaries_fit() -> None:
    summary = BySpeaker()
    for text in texts():
        summary.add(newscli.quotes(text), Article("-", text, "-"))
    rows = summary.rows()
    assert len(rows) > 20
    for row in rows:
        validator("by-speaker").validate(row.to_dict())
        validator().validate(row.to_dict())


def test_errors_fit(inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1}\nnonsense\n[]\n')
    (tmp_path / "b.txt").write_bytes(b"\xc3\xa9\xff")
    done = inside("quotes", tmp_path, tmp_path / "missing.txt", "--errors", tmp_path / "errors")
    assert done.code == 1
    lines = [json.loads(line) for line in (tmp_path / "errors").read_text().splitlines()]
    assert len(lines) == 5
    for line in lines:
        validator("errors").validate(line)
    assert not validator("errors").is_valid({"error": "x"})


def test_grouped_entries_fit() -> None:
    told = [newscli.timeline(FERRY, date="2024-02-09", article=name) for name in ("a", "b")]
    axis = [entry.to_dict() for entry in group_axis([entry for entries in told for entry in entries])]
    assert any(entry.get("also") for entry in axis)
    for entry in axis:
        validator("timeline").validate(entry)


def test_every_field_is_described_and_says_when_it_is_null() -> None:
    made = [schema(), schema("errors")]
    kinds = [kind for each in made for kind in [*each.get("$defs", {}).values(), each] if "properties" in kind]
    described = [(kind["title"], name, what) for kind in kinds for name, what in kind["properties"].items()]
    assert len(described) > 100
    assert [(kind, name) for kind, name, what in described if len(what.get("description", "")) < 12] == []
    nullable = [what for *_, what in described if {"type": "null"} in what.get("anyOf", ())]
    assert len(nullable) > 30
    assert [what for what in nullable if "null" not in what["description"]] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_lines_are_read_back_as_the_records_they_were(command: str) -> None:
    for record in records(command, FERRY):
        assert msgspec.json.decode(record_line(record), type=RECORDS[command]) == record


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_record_does_not_fit(command: str) -> None:
    fits = validator(command).is_valid
    Draft202012Validator.check_schema(schema(command))
    good = records(command, FERRY)[0].to_dict()
    assert fits(good)
    assert fits({**good, "why": "because"})
    assert not fits({**good, "more": 1})
    for key in good:
        assert not fits({name: value for name, value in good.items() if name != key}), key
        assert not fits({**good, key: object}), key
    others = [name for name in COMMANDS if name != command]
    assert not any(validator(name).is_valid(good) for name in others)


def test_the_command_prints_them(inside: Cli, ferry: Path) -> None:
    for name in ("by-speaker", "errors"):
        assert json.loads(inside("schema", name).out) == schema(name)
    for command in RECORDS:
        assert json.loads(inside("schema", command).out) == schema(command)
        printed = inside(command, ferry, "--format", "jsonl", "--explain").records
        assert all(validator(command).is_valid(record) for record in printed)
    assert json.loads(inside("schema").out) == schema()
    done = inside("schema", "cluster")
    assert done.code == 2
    assert done.err.count("\n") == 1
