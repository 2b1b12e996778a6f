"""The promises of newscli hold for mutated articles: past finds of benchmarks/fuzz.py, and new mutations."""

import json
import os
import re
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from each import each

sys.path.insert(0, str(ROOT / "benchmarks"))

import fuzz
import promises
from fuzz import Batch, campaign, digest_elsewhere, growth, sample_texts
from mutations import DAYS, MUTATORS, mutated
from promises import FUNCTIONS, Function, broken_promise, smallest

import newscli
from newscli.core.article import Article

# The smallest texts that broke a promise in a campaign, with their publication days.
FOUND: list[tuple[str, str | None]] = [
    ("Nowhere\nNOWHERE\u2014", "2024-02-09"),
    ("“a\na” G“M", None),
    ("Sor 'W&quot; ByI", "2024-02-09"),
    ("ng", "0001-01-01"),
    ("'1/", "2024-02-09"),
    ('A\u3000O\nX\u3000B\n"T M W e\nP E W R" T K N "Q" A', None),
]
ROWS = [
    ("Ines Corvo came back in May to", "for the harbour office said so"),
    ("the council that had met Ines", "again in 1998. Ines Corvo then"),
    ("Corvo in April. “So we are now", "asked about the old quay and it"),
    ("done,” she said of the closing,", "was May before “a yes” came from"),
    ("and the people who live there", "the town and its new council in"),
    ("asked her why it was not open", "June, as Corvo had said before."),
    ("to them for so many long weeks", "that the spring of 1999 had had."),
]
COLUMNS = "".join(f"{left:34}{right}\n" for left, right in ROWS)
BATCHES = int(os.environ.get("FUZZ_BATCHES", "6"))  # of 200 texts, 20,000 mutations in all; more before a release
SHORT = [text[:300] for text in sample_texts()]
FROM_SAMPLES = st.builds(lambda seed: mutated(Random(seed), SHORT)[0], st.integers(0, 2**32))


@each(("text", "date"), FOUND)
def test_what_was_found_is_mended(text: str, date: str | None) -> None:
    assert broken_promise(text, date) is None


@pytest.mark.parametrize("number", range(BATCHES))
def test_mutated_articles_break_no_promise(number: int) -> None:
    batch = Batch(0, number, SHORT, longest=1_000)  # the longer quarter of the texts would take half of the time
    assert batch.mutations > 20_000 / 6 * 0.9
    assert [(promise, smallest(text, date, promise, 300), date) for promise, (text, date) in batch.shown.items()] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=FROM_SAMPLES, name=st.sampled_from(list(MUTATORS)), seed=st.integers(0, 2**32), date=st.sampled_from(DAYS))
def test_one_more_mutation_breaks_none(text: str, name: str, seed: int, date: str | None) -> None:
    assert broken_promise(MUTATORS[name](Random(seed), text), date) is None


def test_columns_side_by_side_are_in_the_order_of_reading() -> None:
    article = newscli.read(COLUMNS, date="2024-02-09")
    assert article.reading.is_rearranged
    starts = [entry.start for entry in article.timeline(everything=True)]
    assert starts != sorted(starts)
    assert broken_promise(COLUMNS, "2024-02-09") is None


def test_records_out_of_order_are_found_without_columns() -> None:
    article = newscli.read("It closed in 1998. It opened in 1999.")
    records = [entry.to_dict() for entry in reversed(article.timeline())]
    assert promises.OUT_OF_ORDER in promises.CHECKS["timeline"](article.text, records)


def planted(article: Article) -> list[object]:
    return [article.text[len(article.text)]] if "tide" in article.text and "?" in article.text else []


def only_planted(monkeypatch: pytest.MonkeyPatch, function: Function) -> None:
    for module in (fuzz, promises):
        monkeypatch.setattr(module, "FUNCTIONS", {"quotes": function})


def test_a_broken_promise_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FUNCTIONS, "quotes", planted)
    promise = broken_promise("The tide rose. So what? It fell again.")
    assert promise == "quotes: IndexError in test_fuzz.planted"
    assert sorted(smallest("The tide rose. So what? It fell again.", None, promise)) == sorted("tide?")


def test_a_campaign_goes_on_and_prints_a_case_for_each_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def without_tides(article: Article) -> list[object]:
        return [dict[str, object]()["tide"]] if "tide" in article.text else []

    only_planted(monkeypatch, without_tides)
    monkeypatch.setattr(fuzz, "sample_texts", lambda: ["The tide rose.", "It fell."])
    monkeypatch.setattr(fuzz, "digest_elsewhere", lambda seed, batch, size: "another")
    state = tmp_path / "state.jsonl"
    assert campaign(300, 7, state) == 1
    case, *_, summary = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"    \('tide', (?:'[\d-]{10}'|None)\),  # quotes: KeyError in test_fuzz\.without_tides", case)
    assert summary.startswith("400 texts, ")
    first = state.read_text()
    assert "other answers under another hash seed (batch 0)" in first
    assert campaign(600, 7, state) == 1
    again = capsys.readouterr().out
    assert "('tide'" not in again, "a fault that is known is not printed once more"
    assert "600 texts, " in again
    assert state.read_text().startswith(first)
    assert [json.loads(entry)["batch"] for entry in state.read_text().splitlines()] == [0, 1, 2]


def test_the_same_answers_under_another_hash_seed() -> None:
    assert digest_elsewhere(3, 5, 30) == Batch(3, 5, sample_texts(), 30).digest


def test_growth_is_found(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def quadratic(article: Article) -> list[object]:
        return [article.text.count("x", i) for i in range(0, len(article.text), 20)]

    only_planted(monkeypatch, quadratic)
    assert growth(2, seed=1) == 1
    assert "for twice the text" in capsys.readouterr().out
