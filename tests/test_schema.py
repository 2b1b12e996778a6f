"""The schemas say what the records are: all records of the samples fit, and what is changed in them does not."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import newscli
from conftest import COMMANDS, FERRY, SAMPLES, Cli
from newscli.core.timeline import group_axis
from newscli.inputs import Article, InputOptions, read_articles
from newscli.records import to_dict
from newscli.schema import RECORDS, schema


def texts() -> list[str]:
    paths = sorted(str(path) for path in SAMPLES.rglob("*.txt"))
    return [item.text for item in read_articles(paths, InputOptions()) if isinstance(item, Article)]


def records(command: str, text: str) -> Iterator[Any]:
    match command:
        case "parse":
            yield newscli.parse(text)
        case "quotes":
            yield from newscli.quotes(text, date="2024-02-09", indirect=text == FERRY, unattributed=True)
        case "timeline":
            yield from newscli.timeline(text, date="2024-02-09", everything=True)
        case _:
            yield from newscli.strip_boilerplate(text, mode="strict")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_record_of_the_samples_fits(command: str) -> None:
    found = [record for text in [FERRY, *texts()] for record in records(command, text)]
    assert len(found) >= 15
    validator, any_record = Draft202012Validator(schema(command)), Draft202012Validator(schema())
    for record in map(to_dict, found):
        validator.validate(record)
    any_record.validate(to_dict(found[0]))


def test_grouped_entries_fit() -> None:
    told = [newscli.timeline(FERRY, date="2024-02-09", article=name) for name in ("a", "b")]
    axis = [to_dict(entry) for entry in group_axis([entry for entries in told for entry in entries])]
    assert any(entry.get("also") for entry in axis)
    for entry in axis:
        Draft202012Validator(schema("timeline")).validate(entry)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_record_does_not_fit(command: str) -> None:
    validator = Draft202012Validator(schema(command))
    validator.check_schema(schema(command))
    good = to_dict(next(records(command, FERRY)))
    assert validator.is_valid(good)
    assert validator.is_valid({**good, "why": "because"})
    assert not validator.is_valid({**good, "more": 1})
    for key in good:
        assert not validator.is_valid({name: value for name, value in good.items() if name != key}), key
        assert not validator.is_valid({**good, key: object}), key
    others = [name for name in COMMANDS if name != command]
    assert not any(Draft202012Validator(schema(name)).is_valid(good) for name in others)


def test_the_command_prints_them(cli: Cli, ferry: Path) -> None:
    for command in RECORDS:
        assert json.loads(cli("schema", command).out) == schema(command)
        printed = cli(command, ferry, "--format", "jsonl", "--explain").records
        assert all(Draft202012Validator(schema(command)).is_valid(record) for record in printed)
    assert json.loads(cli("schema").out) == schema()
    done = cli("schema", "cluster")
    assert done.code == 2
    assert done.err.count("\n") == 1
