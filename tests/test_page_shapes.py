"""Pages of many makes around one article: what `parse` says of each, and what `strip-boilerplate` leaves of it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import newscli
from each import each

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("pages", "shapes.toml").read_text(encoding="utf-8")
)
# What nobody has taught newscli yet: a case that passes must leave this list.
KNOWN_FAILURES: frozenset[tuple[str, str]] = frozenset()
ARTICLE = [
    "The quarry lake above Fell was opened to swimmers on Friday, twenty years after a landslide had closed it.",
    "The council had the walls of the basin scanned in April and found no cracks, said Ebba Lind, who runs the survey.",
    '"We would not let anybody in if we had the slightest doubt," she said at the opening, her feet in the water.',
    "Swimming is free of charge, but the car park is not: two crowns for each hour, nothing after seven.",
    "A kiosk is to follow next summer, if the parish finds somebody who is willing to carry the ice up by hand.",
    "The first swimmer, a retired driller of eighty-one, needed four minutes to cross and called it too short.",
]
MIDDLE = 3


def page(case: dict[str, Any]) -> str:
    inside = [*ARTICLE[:MIDDLE], *case.get("inside", ()), *ARTICLE[MIDDLE:]]
    return "\n".join([*case.get("top", ()), *inside, *case.get("bottom", ())])


def checks(what: str) -> list[Any]:
    return [
        pytest.param(
            case,
            case[what],
            id=name,
            marks=[pytest.mark.xfail(strict=True)] if (name, what) in KNOWN_FAILURES else [],
        )
        for name, case in CASES.items()
        if what in case
    ]


def kept_lines(case: dict[str, Any]) -> list[str]:
    blocks = newscli.strip_boilerplate(page(case))
    return [line.strip() for block in blocks if block.keep for line in block.text.splitlines()]


@each(("case", "headline"), checks("headline"))
def test_headline(case: dict[str, Any], headline: str) -> None:
    assert newscli.parse(page(case)).headline == headline


@each(("case", "headline"), checks("headline"))
def test_the_headline_stays(case: dict[str, Any], headline: str) -> None:
    found = newscli.parse(page(case)).spans.get("headline")
    kept = [block for block in newscli.strip_boilerplate(page(case)) if block.keep]
    assert found is None or any(block.start <= found.start < block.end for block in kept)


@each(("case", "published"), checks("published"))
def test_published(case: dict[str, Any], published: str) -> None:
    assert (newscli.parse(page(case)).published or "")[:10] == published


@pytest.mark.parametrize(("case", "publisher"), checks("publisher"))
def test_publisher(case: dict[str, Any], publisher: str) -> None:
    assert newscli.parse(page(case)).publisher == publisher


@each(("case", "lines"), checks("dropped"))
def test_furniture_goes(case: dict[str, Any], lines: list[str]) -> None:
    assert not set(kept_lines(case)) & set(lines)


@each(("case", "lines"), checks("kept"))
def test_lines_of_the_article_stay(case: dict[str, Any], lines: list[str]) -> None:
    assert set(lines) <= set(kept_lines(case))


@each("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_no_paragraph_is_lost(case: dict[str, Any]) -> None:
    assert set(ARTICLE) <= set(kept_lines(case))
