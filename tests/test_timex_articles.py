"""Whole invented articles of many kinds: every temporal expression in them and its value."""

import re
from pathlib import Path

import pytest

from each import each
from newscli.core.time.expressions import find_timexes

ARTICLES = Path(__file__).parent / "cases" / "timex" / "articles.txt"
_MARKED = re.compile(r"\{([^{}|]+)\|([^{}]*)\}")


def articles() -> list[tuple[str, str | None, str]]:
    found = []
    for article in ARTICLES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        heading, _, marked = article.partition("\n")
        name, day = heading.split()
        found.append((name, None if day == "-" else day, marked))
    return found


@each(("name", "dct", "marked"), [pytest.param(*a, id=a[0]) for a in articles()])
def test_article(name: str, dct: str | None, marked: str) -> None:
    text = _MARKED.sub(lambda m: m[1], marked)
    found = find_timexes(text, dct)
    claimed: set[int] = set()
    wrong: list[str] = []
    known: list[str] = []
    removed = 0  # characters of marking before the place
    for mark in _MARKED.finditer(marked):
        start = mark.start() - removed
        end = start + len(mark[1])
        removed += len(mark[0]) - len(mark[1])
        values = mark[2].split("|")
        here = [n for n, timex in enumerate(found) if timex.start < end and timex.end > start]
        claimed.update(here)
        if "!" in values:
            known.append(mark[1])
        if here and values != [""] and found[here[0]].value not in values:
            wrong.append(mark[1])
        if not here and "" not in values:
            wrong.append(mark[1])
    assert wrong == known
    assert [text[t.start : t.end] for n, t in enumerate(found) if n not in claimed] == []
