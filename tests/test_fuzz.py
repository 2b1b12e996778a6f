"""Mutated articles keep the promises of newscli: what the campaign of benchmarks/fuzz.py found, and more each time."""

import os
import sys
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

from fuzz import cases, growth, sample_texts
from mutations import DAYS, MUTATORS, mutated
from promises import FUNCTIONS, broken_promise, smallest

# What the campaigns found, as small as it can be: a text and its day of publication.
FOUND: list[tuple[str, str | None]] = [
    ("Nowhere\nNOWHERE\u2014", "2024-02-09"),
    ("“a\na” G“M", None),
    ('A\u3000O\nX\u3000B\n"T M W e\nP E W R" T K N "Q" A', None),
]
BATCHES = int(os.environ.get("FUZZ_BATCHES", "2"))  # of 200 texts; more before a release
SHORT = [text[:500] for text in sample_texts()]
FROM_SAMPLES = st.builds(lambda seed: mutated(Random(seed), SHORT), st.integers(0, 2**32))


@pytest.mark.parametrize(("text", "date"), FOUND)
def test_what_was_found_is_mended(text: str, date: str | None) -> None:
    assert broken_promise(text, date) is None


@pytest.mark.parametrize("batch", range(BATCHES))
def test_mutated_articles_break_no_promise(batch: int) -> None:
    broken = [
        (promise, smallest(text, date, promise, tries=300), date)
        for text, date in cases(0, batch, SHORT)
        if (promise := broken_promise(text, date))
    ]
    assert broken == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=FROM_SAMPLES, name=st.sampled_from(list(MUTATORS)), seed=st.integers(0, 2**32), date=st.sampled_from(DAYS))
def test_one_more_mutation_breaks_none(text: str, name: str, seed: int, date: str | None) -> None:
    assert broken_promise(MUTATORS[name](Random(seed), text), date) is None


def test_a_broken_promise_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(text: str, _: str | None) -> list[object]:
        return [text[len(text)]] if "tide" in text and "?" in text else []

    monkeypatch.setitem(FUNCTIONS, "quotes", fails)
    promise = broken_promise("The tide rose. So what? It fell again.")
    assert promise == "quotes: IndexError in test_fuzz.fails"
    assert sorted(smallest("The tide rose. So what? It fell again.", None, promise)) == sorted("tide?")


def test_growth_is_found(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def quadratic(text: str, _: str | None) -> list[object]:
        return [text.count("x", i) for i in range(0, len(text), 20)]

    for name in list(FUNCTIONS)[1:]:
        monkeypatch.delitem(FUNCTIONS, name)
    monkeypatch.setitem(FUNCTIONS, "parse", quadratic)
    assert growth(2, seed=1) == 1
    assert "for twice the text" in capsys.readouterr().out
