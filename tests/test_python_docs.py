"""Tests that the examples of docs/python.md are right, and what else callers of the functions may rely on."""

import copy
import doctest
import io
import math
import pickle
import re
import warnings
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import newscli
from conftest import FERRY, ROOT
from each import each

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
FUNCTIONS: dict[str, Any] = {
    "parse": newscli.parse,
    "quotes": newscli.quotes,
    "timeline": newscli.timeline,
    "strip_boilerplate": newscli.strip_boilerplate,
}


def test_the_examples_print_what_the_page_shows() -> None:
    pytest.importorskip("pandas")
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    test = doctest.DocTestParser().get_doctest("".join(blocks), {}, "docs/python.md", "docs/python.md", 0)
    assert len(test.examples) > 30
    messages: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=messages.append)
    assert not result.failed, "".join(messages)


@each(
    "text",
    [
        "a.txt",
        " clips/my notes.html.gz\n",
        "C:\\clips\\notes.DOCX",
        "https://courier.example/ferry?id=1",
        "-x.jsonl",
    ],
)
def test_the_name_of_a_file_is_no_article(text: str) -> None:
    for function in (*FUNCTIONS.values(), newscli.read):
        with pytest.warns(UserWarning, match="looks like the name of a file; pass its content") as caught:
            function(text)
        assert [warning.filename for warning in caught] == [__file__]


@each(
    "text",
    ["", "a.b", "It rained in the town.", "The file is called notes.txt", "He said “a.txt”.", "a.txt\nb", ".txt"],
)
def test_what_may_be_an_article_gives_no_warning(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for function in (*FUNCTIONS.values(), newscli.read):
            function(text)


def test_the_error_for_what_is_no_text_says_what_to_pass(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    given: list[tuple[Any, str]] = [
        (b"a", r"\.decode"),
        (tmp_path / "a.txt", r"read_text"),
        (io.BytesIO(), r"file\.read\(\)"),
    ]
    for value, advice in given:
        with pytest.raises(TypeError, match=advice):
            newscli.quotes(value)


def test_the_name_of_an_article_is_a_str() -> None:
    with pytest.raises(TypeError, match="article is a str or None, not int"):
        newscli.quotes(FERRY, article=3)  # type: ignore[arg-type]
    assert newscli.quotes(FERRY, article=math.nan)[0].article == "-"  # type: ignore[arg-type]


def test_every_function_and_option_is_documented() -> None:
    import inspect

    for name, function in FUNCTIONS.items():
        assert f"`newscli.{name}(text)`" in PAGE
        options = [option for option in inspect.signature(function).parameters if option != "text"]
        assert [option for option in options if f"`{option}`" not in PAGE] == []


def records(name: str) -> list[Any]:
    found = FUNCTIONS[name](FERRY)
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_records_compare_copy_pickle_and_print(name: str) -> None:
    for record, again in zip(records(name), records(name), strict=True):
        assert record == again == copy.deepcopy(record) == pickle.loads(pickle.dumps(record))
        assert repr(record).startswith(f"{type(record).__name__}(article='-', ")
        assert eval(repr(record), vars(newscli) | vars(newscli.records)) == record
        changed = copy.copy(record)
        changed.article = "b"
        assert changed != record
        with pytest.raises(AttributeError):
            record.speeker = "a slip of the pen is no new field"


@each("name", FUNCTIONS)
@each("given", [None, b"bytes", math.nan, ["text"], 7, Path("a.txt")])
def test_what_is_no_text_is_reported(name: str, given: Any) -> None:
    with pytest.raises(TypeError, match=f"the text of an article is a str, not {type(given).__name__}"):
        FUNCTIONS[name](given)


@each("option", ["title", "publisher", "section"])
def test_metadata_are_words_or_missing(option: str) -> None:
    values: list[Any] = [None, math.nan, 7]
    for missing in values[:2]:
        assert newscli.read(FERRY, **{option: missing}).parse() == newscli.read(FERRY).parse()
    with pytest.raises(TypeError, match=f"{option} is a str or None, not int"):
        newscli.read(FERRY, **{option: values[2]})


def test_authors_are_a_list_of_names() -> None:
    values: list[Any] = [None, math.nan, []]
    for missing in values:
        assert newscli.parse(FERRY, authors=missing).authors == newscli.parse(FERRY).authors
    assert newscli.parse(FERRY, authors=["Lia Osei"]).authors == ["Lia Osei"]
    with pytest.raises(TypeError, match=r"authors takes a list of names: authors=\['Lia Osei'\]"):
        newscli.parse(FERRY, authors="Lia Osei")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_any_str_is_an_article(name: str) -> None:
    class Text(str):
        __slots__ = ()

    for text in ("", " ", "\0", "\ud800"):
        FUNCTIONS[name](text)
    assert FUNCTIONS[name](Text(FERRY)) == FUNCTIONS[name](FERRY)


@each("option", ["date", "fallback_date"])
@each("name", ["parse", "quotes", "timeline"])
def test_dates_are_checked(name: str, option: str) -> None:
    for wrong in ("tomorrow", "2024-02-30", "3/4/2024", "", "2024"):
        with pytest.raises(ValueError, match="use YYYY-MM-DD"):
            FUNCTIONS[name](FERRY, **{option: wrong})
    for wrong_type in (20240209, b"2024-02-09"):
        with pytest.raises(TypeError, match=r"a datetime\.date"):
            FUNCTIONS[name](FERRY, **{option: wrong_type})


@each("given", ["2024-02-09", "9 February 2024", date(2024, 2, 9), datetime(2024, 2, 9, 8, 30), "2024-02-09T08:30:00Z"])
def test_a_day_can_be_given_in_many_ways(given: Any) -> None:
    (entry,) = newscli.timeline("They met on Friday.", date=given)
    assert (entry.dct, entry.from_) == ("2024-02-09", "2024-02-09")
    assert str(newscli.parse("They met.", date=given).published)[:10] == "2024-02-09"


def test_a_date_missing_in_a_table_is_none() -> None:
    pandas = pytest.importorskip("pandas")
    missing: Any
    for missing in (None, math.nan, pandas.NaT):
        assert newscli.timeline(FERRY, date=missing) == newscli.timeline(FERRY)


@each(
    ("options", "error", "message"),
    [
        ({"mode": "harsh"}, ValueError, "choose from safe, balanced, strict"),
        ({"keep": ["adverts"]}, ValueError, "unknown reason 'adverts'; choose from donation"),
        ({"drop": ["x"]}, ValueError, "drop: unknown reason"),
        ({"keep": "advert"}, TypeError, r"keep=\['advert'\]"),
        ({"phrases": "Read more"}, TypeError, "a list of lines"),
    ],
)
def test_wrong_options_of_strip_boilerplate_are_reported(options: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        newscli.strip_boilerplate(FERRY, **options)


def test_public_names_are_there() -> None:
    assert [name for name in newscli.__all__ if not hasattr(newscli, name)] == []
    assert (Path(newscli.__file__).parent / "py.typed").exists()
