"""Parquet output: the same records as JSON, typed, in bounded row groups, and never an incomplete file."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLES, Cli
from newscli.errors import UsageError
from newscli.records import Block, ParsedArticle, Quote, SpeakerSummary, TimelineEntry

pyarrow = pytest.importorskip("pyarrow")  # in the extra dev

from pyarrow import parquet as pq  # noqa: E402

from newscli.outputs import parquet  # noqa: E402
from newscli.outputs.destination import whole_file  # noqa: E402
from newscli.outputs.parquet import Parquet  # noqa: E402
from test_sqlite import EXTRACTORS, HOSTILE, article, samples  # noqa: E402


def written(record_type: type, *of_articles: list[Any]) -> bytes:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8")
    writer = Parquet(out, record_type)
    for records in of_articles:
        writer.write(records)
    writer.finish()
    return raw.getvalue()


def read(data: bytes) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(data)).to_pylist()
    return rows


def as_in_json(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(name, value) for name, value in row.items() if name != "also" or value is not None}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if name == "spans":
        return dict(value)
    return as_in_json(value) if isinstance(value, dict) else value


@pytest.mark.parametrize("command", EXTRACTORS)
def test_the_rows_are_the_records(command: str) -> None:
    extract, record_type = EXTRACTORS[command]
    of_articles = [extract(each).records for each in samples()]
    rows = read(written(record_type, *of_articles))
    assert [as_in_json(row) for row in rows] == [record.to_dict() for records in of_articles for record in records]
    assert len(rows) > 20


def test_columns_are_typed() -> None:
    quotes, events, parsed, blocks = (
        pq.read_schema(io.BytesIO(written(kind))) for kind in (Quote, TimelineEntry, ParsedArticle, Block)
    )
    place = "struct<start: int64 not null, end: int64 not null"
    assert str(quotes.field("segments").type).startswith("list<element: " + place)
    assert str(quotes.field("source").type).startswith(place)
    assert [str(quotes.field(name).type) for name in ("n", "confidence", "date")] == ["int64", "double", "date32[day]"]
    assert [str(events.field(name).type) for name in ("from", "to", "dct")] == ["date32[day]"] * 3
    assert str(events.field("people").type) == "list<element: string>"
    assert str(blocks.field("keep").type) == "bool"
    assert str(parsed.field("published").type) == "string"  # a day or a moment
    assert [quotes.field(name).nullable for name in ("article", "content", "speaker")] == [False, False, True]
    assert pq.read_schema(io.BytesIO(written(SpeakerSummary))).names[:2] == ["speaker", "role"]


def test_row_groups_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    records = EXTRACTORS["quotes"][0](article()).records
    assert len(records) == 2
    monkeypatch.setattr(parquet, "_MOST_ROWS", 3)
    assert pq.ParquetFile(io.BytesIO(written(Quote, *[records] * 10))).num_row_groups == 7
    monkeypatch.setattr(parquet, "_MOST_ROWS", 1000)
    monkeypatch.setattr(parquet, "_MOST_CHARACTERS", 50)
    assert pq.ParquetFile(io.BytesIO(written(Quote, *[records] * 10))).num_row_groups > 7


@pytest.mark.parametrize("command", EXTRACTORS)
def test_hostile_text_is_stored_and_one_character_stands_for_one(command: str) -> None:
    extract, record_type = EXTRACTORS[command]
    records = extract(article(HOSTILE, "x\ud83d\0.txt")).records
    rows = read(written(record_type, records))
    assert len(rows) == len(records) > 0
    assert {row["article"] for row in rows} == {"x\ufffd\0.txt"}
    if command == "strip-boilerplate":
        assert "".join(row["text"] for row in rows) == HOSTILE.replace("\ud83d", "\ufffd")


def test_a_terminal_gets_none() -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    with pytest.raises(UsageError, match=r"--output results\.parquet"):
        Parquet(Terminal(io.BytesIO()), Quote)


def test_pandas_reads_it() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_parquet(
        io.BytesIO(written(Quote, *(EXTRACTORS["quotes"][0](each).records for each in samples())))
    )
    assert frame.speaker.value_counts().iloc[0] >= 7
    joined = [" ".join(s["text"] for s in segments) for segments in frame.segments]
    assert (frame.content.str.replace(" … ", " ") == joined).all()


# the command


def test_the_command_writes_the_records(inside: Cli, tmp_path: Path) -> None:
    expected = inside("timeline", SAMPLES, "-q", "--all", "--explain", "--format", "jsonl").records
    path = tmp_path / "r.parquet"
    assert inside("timeline", SAMPLES, "-q", "--all", "--explain", "--output", path).out == ""
    assert [as_in_json(row) for row in read(path.read_bytes())] == expected
    assert all(record["why"] for record in expected)


def test_a_folder_gets_one_for_each_input(inside: Cli, ferry: Path, tmp_path: Path) -> None:
    done = inside("quotes", ferry, "--format", "parquet", "--output", f"{tmp_path}/out/")
    assert (done.code, done.err) == (0, "")
    assert len(read((tmp_path / "out" / "ferry.txt.parquet").read_bytes())) == 2


def test_standard_output_can_be_a_file(ferry: Path) -> None:
    command = Path(sys.executable).with_name("newscli")
    done = subprocess.run([command, "quotes", ferry, "--format", "parquet"], capture_output=True, check=True)
    assert [row["n"] for row in read(done.stdout)] == [1, 2]


def test_what_breaks_off_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_MOST_ROWS", 3)
    records = EXTRACTORS["quotes"][0](article()).records

    def interrupted() -> None:
        with whole_file(tmp_path / "r.parquet") as out:
            Parquet(out, Quote).write(records * 10)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_the_way_to_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from newscli.cli import settings
    from newscli.inputs import InputOptions
    from newscli.run.settings import Settings

    monkeypatch.setattr(settings, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'newscli\[parquet\]'"):
        settings._check_format(Settings(("-",), "parquet", "r.parquet", InputOptions(), False, None))
