"""One article object: every layer is computed once, and the functions are the methods of it."""

from collections import Counter

import pytest

import newscli
from each import each
from newscli.core import article as article_module
from newscli.core.names import names as names_module
from newscli.core.time import expressions

TEXT = """Ferry pier reopens at Skarnholm

By Ana Reed

SKARNHOLM, Feb. 9, 2024 - The ferry pier opened again on Friday after a winter of repairs.

"We waited long enough," harbour master Ines Corvo told reporters on Thursday. "Now the timetable decides."

Corvo said that the last storm had cost the town two boats in January and a crane in December.
"""


def test_each_layer_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()

    def counted(module: object, name: str) -> None:
        function = getattr(module, name)

        def count(*given: object) -> object:
            calls[name] += 1
            return function(*given)

        monkeypatch.setattr(module, name, count)

    for name in ("sure_boilerplate", "find_dates", "body_start"):
        counted(article_module, name)
    counted(expressions, "find_timexes")
    counted(names_module, "find_candidates")
    article = newscli.read(TEXT)
    for _ in range(2):
        layers = [article.quotes(), article.timeline(), article.parse(), article.blocks(), article.people]
        assert all([*layers, article.header.headline])
    # The names are those of the story for quotations and dates, and those of the body for parse.
    assert calls == {"sure_boilerplate": 1, "find_dates": 1, "body_start": 1, "find_timexes": 1, "find_candidates": 2}


def test_the_functions_answer_as_the_article_does() -> None:
    article = newscli.read(TEXT, article="a")
    assert newscli.quotes(TEXT, article="a") == article.quotes()
    assert newscli.timeline(TEXT, article="a") == article.timeline()
    assert newscli.parse(TEXT, article="a") == article.parse()
    assert newscli.strip_boilerplate(TEXT, article="a") == article.blocks()


@each(
    ("when", "day"),
    [
        ("on Monday, Jan. 15, 2022", "2022-01-15"),
        ("on Feb. 3, 2020", "2020-02-03"),
        ("on 12 January", "2024-01-12"),
        ("two days ago", "2024-02-07"),
        ("on Thursday", "2024-02-08"),
        ("yesterday", "2024-02-08"),
        ("last week", None),
        ("in 2022", None),
    ],
)
def test_the_day_of_a_saying_is_the_timelines(when: str, day: str | None) -> None:
    text = f'"We will wait," Corvo said {when}.'
    article = newscli.read(text, date="2024-02-09")
    (quote,) = article.quotes()
    dated = {entry.from_ for entry in article.timeline() if entry.granularity == "day"}
    assert quote.date == day
    assert day is None or dated == {day}


def test_the_day_of_a_saying_stands_in_its_sentence_and_not_after_publication() -> None:
    dated = newscli.quotes('The bridge closed on Monday. Hannah Voss said it was "a mess".', date="2024-02-09")
    assert [quote.date for quote in dated] == [None]
    coming = newscli.quotes('"It opens soon," Voss said of the bridge due on Feb. 20.', date="2024-02-09")
    assert [quote.date for quote in coming] == [None]
