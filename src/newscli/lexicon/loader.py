"""Loads the language data: text files of words, in which `#` begins a comment line. Each list is read once."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `NAME.txt` in this folder."""
    return frozenset(_entries(_text(name)))


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of `NAME.txt` under the headings, `[in brackets]`, that they follow."""
    entries_by_heading: dict[str, list[str]] = {}
    for part in ("\n" + _text(name)).split("\n[")[1:]:
        heading, _, body = part.partition("]")
        entries_by_heading.setdefault(heading, []).extend(_entries(body))
    return {heading: tuple(entries) for heading, entries in entries_by_heading.items()}


@cache
def weights(name: str) -> dict[str, float]:
    """The learnt weights of `NAME.txt`: a feature and its weight per line."""
    return {feature: float(weight) for feature, weight in map(str.split, _entries(_text(name)))}


def json_text(name: str) -> str:
    """The text of `NAME.json`: tables of weights."""
    return (_HERE / f"{name}.json").read_text(encoding="utf-8")


def _text(name: str) -> str:
    return (_HERE / f"{name}.txt").read_text(encoding="utf-8")


def _entries(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line and line[0] != "#"]
