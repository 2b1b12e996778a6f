"""Each passage of the prose corpus goes from an article that it is set in, and nothing of the article goes with it."""

from typing import Any

import pytest

from each import check_each
from prose import BATCHES, FOLDER, Passage, articles, dropped, passages, placed

KNOWN_FAILURES = frozenset((FOLDER / "known_failures.txt").read_text(encoding="utf-8").split())


def cases(batch: str) -> list[Any]:
    hosts = articles(batch)
    names = sorted(hosts)
    found: list[tuple[str, list[str], Passage, int]] = [
        (f"{batch}{i}-{passage.kind}", hosts[names[i % len(names)]], passage, i)
        for i, passage in enumerate(passages(batch))
    ]
    found += [(f"{batch}-{name}", lines, Passage("none", "end", ()), 0) for name, lines in hosts.items()]
    return [
        pytest.param(*case, id=name, marks=[pytest.mark.xfail(strict=True)] * (name in KNOWN_FAILURES))
        for name, *case in found
    ]


@pytest.mark.parametrize("batch", BATCHES)
def test_passages_go_and_articles_stay(batch: str) -> None:
    check_each(passage_goes_and_article_stays, ("article", "passage", "seed"), cases(batch))


def passage_goes_and_article_stays(article: list[str], passage: Passage, seed: int) -> None:
    lines, at = placed(article, passage, seed)
    assert [i for i, gone in enumerate(dropped(lines)) if gone] == list(at)


def test_known_failures_are_few() -> None:
    assert len(KNOWN_FAILURES) <= 0.12 * sum(len(cases(batch)) for batch in BATCHES)


def test_short_articles_come_through_a_plain_page() -> None:
    above = ["Home", "News", "Sport", "Culture", "Search", "Sign in"]
    below = ["Share this article", "Related stories", "Most read", "Terms of use", "Privacy policy", "© 2024"]
    pages = [lines for batch in BATCHES for lines in articles(batch).values()]
    whole = [not any(dropped([*above, *lines, *below])[len(above) : -len(below)]) for lines in pages]
    assert sum(whole) >= 0.87 * len(pages)
