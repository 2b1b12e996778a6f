"""Parquet input: rows are articles, read in batches by the usual names of columns; broken files are reported."""

import datetime
import decimal
import errno
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import FERRY, Cli
from newscli.inputs import Article, FieldNames, InputOptions, Item, Problem
from newscli.run.reading import read_articles

pyarrow = pytest.importorskip("pyarrow")  # in the extra dev

from pyarrow import parquet as pq  # noqa: E402

from newscli.inputs import parquet  # noqa: E402
from newscli.inputs.kinds import KNOWN  # noqa: E402


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.parquet"


def write(path: Path, columns: dict[str, Any], **how: Any) -> None:
    pq.write_table(pyarrow.table(columns), path, **how)


def read(path: Path, **fields: str) -> list[Item]:
    return list(read_articles([str(path)], InputOptions(fields=FieldNames(**fields))))


def articles(path: Path, **fields: str) -> list[Article]:
    found = read(path, **fields)
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def test_rows_that_the_footer_promises_and_nobody_delivers_are_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, {"text": ["one", "two", "three"]})
    batches = pq.ParquetFile.iter_batches
    monkeypatch.setattr(pq.ParquetFile, "iter_batches", lambda *a, **k: (b.slice(0, 2) for b in batches(*a, **k)))
    *found, problem = read(path)
    assert [item.text for item in found if isinstance(item, Article)] == ["one", "two"]
    assert "after row 2 (1 of its rows are missing)" in str(problem)


def test_a_read_error_is_told_from_broken_data(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    write(path, {"text": ["one"]})
    monkeypatch.setattr(pq.ParquetFile, "iter_batches", fails)
    (problem,) = read(path)
    assert isinstance(problem, Problem)
    assert (problem.passing, "input/output error" in problem.message) == (True, True)


def test_columns_are_known_by_the_usual_names(path: Path) -> None:
    write(
        path,
        {
            "maintext": [FERRY, "Second."],
            "date_publish": [datetime.datetime(2024, 2, 9, 8, 30), None],
            "title": ["Ferry", None],
            "url": ["https://courier.example/1", None],
            "authors": [["Tomas Reed", "Lia Osei"], []],
        },
    )
    first, second = articles(path)
    assert (first.id, first.text, first.date) == (f"{path}:1", FERRY, "2024-02-09T08:30:00")
    assert (first.headline, first.source, first.authors) == ("Ferry", "courier.example", ["Tomas Reed", "Lia Osei"])
    assert (second.id, second.text, second.date, second.headline) == (f"{path}:2", "Second.", None, None)


def test_other_columns_can_be_named(path: Path) -> None:
    write(path, {"story": [FERRY], "key": [7], "day": [datetime.date(2024, 2, 9)], "text": ["not this"]})
    (article,) = articles(path, text="story", id="key", date="day")
    assert (article.text, article.id, article.date, article.text_field) == (FERRY, "7", "2024-02-09", "story")


@pytest.mark.parametrize(
    ("values", "day"),
    [
        (lambda: pyarrow.array([datetime.date(2024, 2, 9)]), "2024-02-09"),
        (lambda: pyarrow.array([1707467400_000_000_001], pyarrow.timestamp("ns")), "2024-02-09T08:30:00"),
        (lambda: pyarrow.array([1707467400], pyarrow.timestamp("s", "UTC")), "2024-02-09T08:30:00+00:00"),
        (lambda: pyarrow.array([1707436800], pyarrow.timestamp("s")), "2024-02-09"),
        (lambda: pyarrow.array(["2024-02-09"]), "2024-02-09"),
        (lambda: pyarrow.array(["2024-02-09"]).dictionary_encode(), "2024-02-09"),
        (lambda: pyarrow.array(["2024-02-09"], pyarrow.large_string()), "2024-02-09"),
    ],
)
def test_dates_of_any_type(path: Path, values: Callable[[], Any], day: str) -> None:
    write(path, {"text": [FERRY], "date": values()})
    assert [article.date for article in articles(path)] == [day]


def test_a_date_beyond_the_calendar_is_not_used(path: Path) -> None:
    write(path, {"text": [FERRY], "date": pyarrow.array([2**60], pyarrow.timestamp("ms"))})
    note, article = read(path)
    assert "date ignored" in str(note)
    assert isinstance(article, Article)
    assert article.date is None


def test_every_value_can_be_handed_on_as_json(path: Path) -> None:
    write(
        path,
        {
            "text": [FERRY],
            "score": [float("nan")],
            "price": [decimal.Decimal("1.50")],
            "picture": [b"\xff\xd8"],
            "raw": [b"said"],
            "nested": [{"list": [1, None], "when": datetime.datetime(2024, 2, 9)}],
            "table": pyarrow.array([[("a", 1)]], pyarrow.map_(pyarrow.string(), pyarrow.int64())),
            "took": [datetime.timedelta(seconds=3)],
            "far": pyarrow.array([{"t": 2**60}], pyarrow.struct([("t", pyarrow.timestamp("ms"))])),
            "empty": pyarrow.nulls(1),
        },
    )
    (article,) = articles(path)
    assert json.loads(json.dumps(article.fields)) == {
        "text": FERRY, "score": None, "price": "1.50", "picture": None, "raw": "said",
        "nested": {"list": [1, None], "when": "2024-02-09T00:00:00"}, "table": [["a", 1]], "took": "0:00:03",
        "far": None, "empty": None,
    }  # fmt: skip


def test_a_row_without_text_costs_itself(path: Path) -> None:
    write(path, {"text": ["One.", None, ""], "id": ["a", "b", "c"]})
    first, problem, last = read(path)
    assert isinstance(problem, Problem)
    assert problem.message.startswith(f"{path}:2: no article text in this object")
    assert problem.record == {"text": None, "id": "b"}
    assert [item.id for item in (first, last) if isinstance(item, Article)] == ["a", "c"]


def test_without_a_column_for_the_text_the_columns_are_named(path: Path) -> None:
    write(path, {"story": [FERRY], "key": ["a"]})
    (problem,) = read(path)
    assert problem == Problem(str(path), "no text column among story, key; choose one with --field text=NAME")


@pytest.mark.parametrize("damage", ["empty", "other", "cut", "footer", "pages"])
def test_a_broken_file_is_said_in_one_line(path: Path, damage: str) -> None:
    write(path, {"text": [f"{FERRY} {n}" for n in range(3000)]}, row_group_size=1000)
    whole = path.read_bytes()
    damaged = {
        "empty": b"",
        "other": b"PAR1 is a word",
        "cut": whole[: len(whole) // 2],
        "footer": whole[:-40] + b"\xff" * 32 + whole[-8:],
        "pages": whole[: len(whole) // 2] + b"\xff" * 500 + whole[len(whole) // 2 + 500 :],
    }[damage]
    path.write_bytes(damaged)
    *before, problem = read(path)
    assert isinstance(problem, Problem)
    assert problem.message.startswith(f"{path}: broken Parquet data")
    assert "\n" not in problem.message
    assert all(isinstance(item, Article) for item in before)
    assert bool(before) is (damage == "pages")


def test_rows_are_read_a_few_at_a_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, {"text": [str(n) * 1000 for n in range(100)]}, use_dictionary=False, compression="none")
    batches: list[int] = []

    def counting(batch: Any) -> Any:
        batches.append(batch.num_rows)
        return rows(batch)

    rows = parquet._rows
    monkeypatch.setattr(parquet, "_rows", counting)
    monkeypatch.setattr(parquet, "_MOST_BYTES", 10_000)
    assert [article.text[0] for article in articles(path)] == [str(n)[0] for n in range(100)]
    assert max(batches) <= 10
    assert sum(batches) == 100


def test_a_text_that_no_article_has_costs_its_row(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "LONGEST_LINE", 1000)
    write(path, {"text": ["One.", "x" * 1001, "Three."]})
    assert [isinstance(item, Article) for item in read(path)] == [True, False, True]


def test_what_cannot_be_read_from_its_end_is_said(path: Path, inside: Cli) -> None:
    write(path, {"text": [FERRY]})
    packed = path.with_suffix(".parquet.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    (problem,) = read(packed)
    assert "it cannot be piped in or compressed again; unpack it" in str(problem)
    for args in (["-", "--input-format", "parquet"], ["-"]):
        done = inside("quotes", *args, stdin=path.read_bytes())
        assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
        assert "pipe" in done.err


def test_without_the_extra_the_way_to_it_is_shown(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, {"text": [FERRY]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert read(path) == [
        Problem(str(path), "reading Parquet needs an extra; install it with: pip install 'newscli[parquet]'")
    ]


def test_folders_and_commands_read_it(path: Path, inside: Cli) -> None:
    assert ".parquet" in KNOWN
    write(path, {"id": ["a"], "text": [FERRY], "date": [datetime.date(2024, 2, 9)]})
    records = inside("quotes", path.parent, "--format", "jsonl").records
    assert [(record["article"], record["speaker"]) for record in records] == [("a", "Ines Corvo")] * 2
    (handed_on,) = inside("strip-boilerplate", path, "--format", "articles").records
    assert (handed_on["id"], handed_on["date"]) == ("a", "2024-02-09")
