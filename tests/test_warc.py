"""WARC input: each page is an article named by its address; a broken record is reported and costs no other."""

import gzip
import io
import json
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import FERRY, Cli
from newscli.inputs import Article, InputOptions, Item, Note, Problem
from newscli.inputs import warc as warc_module
from newscli.inputs.warc import _payload, _Reader, _records
from newscli.run.reading import read_articles
from test_html import BODY, HEAD, HEADLINE, page

pytest.importorskip("trafilatura")  # in the extra dev
brotli = pytest.importorskip("brotli")

CRAWLED = "2031-07-01T12:00:00Z"
WITHOUT_DATE = HEAD.replace('<meta property="article:published_time" content="2024-02-09T08:30:00+00:00">', "")


def record(
    block: bytes,
    address: str = "https://courier.example/ferry",
    *,
    kind: str = "response",
    media: str = "application/http; msgtype=response",
    length: int | None = None,
    version: str = "WARC/1.0",
) -> bytes:
    header = (
        f"{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {CRAWLED}\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def http(
    content: str | bytes, *more: str, media: str | None = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {media}"] if media else []), *more]
    return "\r\n".join([*lines, "", ""]).encode() + (content.encode() if isinstance(content, str) else content)


def fetched(n: int) -> bytes:
    return record(http(page([f"Number {n}. {BODY[0]}", *BODY[1:]])), f"https://courier.example/{n}")


INFO = record(b"software: a crawler\r\n", kind="warcinfo", media="application/warc-fields")


def read(path: Path, data: bytes, options: InputOptions | None = None) -> list[Item]:
    path.write_bytes(data)
    return list(read_articles([str(path)], options or InputOptions()))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.warc"


def ids(items: list[Item]) -> list[str]:
    return [item.id if isinstance(item, Article) else type(item).__name__ for item in items]


# articles


def test_a_page_is_an_article_under_its_address(path: Path) -> None:
    request = record(b"GET /ferry HTTP/1.1\r\n\r\n", kind="request", media="application/http; msgtype=request")
    (article,) = read(path, INFO + request + record(http(page())))
    assert isinstance(article, Article)
    assert article.text.split("\n") == [HEADLINE, *BODY]
    assert (article.id, article.path) == ("https://courier.example/ferry", str(path))
    assert article.date == "2024-02-09T08:30:00+00:00"
    assert article.fields["url"] == "https://courier.example/ferry"
    assert article.fields["warc_date"] == CRAWLED


def test_the_day_of_the_crawl_is_no_publication_date(path: Path, inside: Cli) -> None:
    (article,) = read(path, record(http(page(head=WITHOUT_DATE))))
    assert isinstance(article, Article)
    assert article.date is None
    assert article.source == "The Elder Courier"
    (parsed,) = inside("parse", path, "--format", "jsonl").records
    assert parsed["published"] is None
    assert not any("2031" in (r["from"] or "") for r in inside("timeline", path, "--format", "jsonl").records)


def test_the_outlet_is_the_host_where_the_page_names_none(path: Path) -> None:
    (article,) = read(path, record(http(page(head="<title>x</title>")), "https://news.example/a?b=1"))
    assert isinstance(article, Article)
    assert article.source == "news.example"


def test_wet_files_hold_texts(tmp_path: Path) -> None:
    texts = b"".join(
        record(f"{FERRY} {n} é".encode(), f"https://c.example/{n}", kind="conversion", media="text/plain")
        for n in range(3)
    )
    found = read(tmp_path / "a.warc.wet.gz", gzip.compress(INFO) + gzip.compress(texts))
    assert ids(found) == [f"https://c.example/{n}" for n in range(3)]
    assert [item.text for item in found if isinstance(item, Article)] == [f"{FERRY} {n} é" for n in range(3)]


def test_resources_are_read_and_records_without_an_address_go_by_their_number(path: Path) -> None:
    resource = record(page().encode(), kind="resource", media="text/html")
    nameless = record(http(page())).replace(b"WARC-Target-URI", b"X-Other")
    assert ids(read(path, INFO + resource + nameless)) == ["https://courier.example/ferry", f"{path}:3"]


def test_wget_puts_addresses_in_brackets(path: Path) -> None:
    assert ids(read(path, record(http(page()), "<https://c.example/1>"))) == ["https://c.example/1"]


def test_what_is_no_page_is_skipped_and_counted_once(path: Path) -> None:
    others = [
        record(http(b"\xff\xd8" * 50_000, media="image/jpeg")),
        record(http("gone", status="404 Not Found")),
        record(http("", "Location: /", status="301 Moved")),
        record(http("User-agent: *", media="text/plain")),
        record(b"not http at all"),
        record(http("{}", media=None)),
    ]
    found = read(path, INFO + b"".join(others) + fetched(1))
    assert ids(found) == ["https://courier.example/1", "Note"]
    assert found[1] == Note(f"{path}: 6 records without an HTML page skipped")


def test_notes_on_pages_are_said_once(path: Path) -> None:
    empty = record(http("<html><body></body></html>"))
    assert read(path, empty * 3) == [Note(f"{path}: 3 pages: no article found in this page")]


@pytest.mark.parametrize(
    ("content", "more"),
    [
        (gzip.compress(page().encode()), ["Content-Encoding: gzip"]),
        (zlib.compress(page().encode()), ["Content-Encoding: deflate"]),
        (brotli.compress(page().encode()), ["Content-Encoding: br"]),
        (page().encode(), ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),  # unpacked by the crawler
        (page().encode(), ["Content-Encoding: br"]),
        (
            b"".join(b"%x;q=1\r\n%s\r\n" % (len(part), part) for part in page().encode().partition(b"<p>"))
            + b"0\r\n\r\n",
            ["Transfer-Encoding: chunked"],
        ),
    ],
)
def test_packed_pages(path: Path, content: bytes, more: list[str]) -> None:
    (article,) = read(path, record(http(content, *more)))
    assert isinstance(article, Article)
    assert BODY[1] in article.text


def test_the_encoding_of_the_transfer_counts_before_that_of_the_page(path: Path) -> None:
    polish = "Łódź zamknęła most, powiedział burmistrz w piątek po południu, gdy deszcz nie ustawał od tygodnia."
    data = page([polish, *(line.translate(str.maketrans("“”", '""')) for line in BODY)]).encode("iso-8859-2")
    for media in ("text/html; charset=ISO-8859-2", 'text/html;charset="iso-8859-2"'):
        (article,) = read(path, record(http(data, media=media)))
        assert isinstance(article, Article)
        assert polish in article.text


# what is broken


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (record(http(page()), version="WARK/1.0"), "no WARC record begins here"),
        (b"rubbish\n\0\xff\r\n\r\n", "no WARC record begins here"),
        (record(http(page()), length=60), "its Content-Length is not that of its content"),
        (record(http(page()), length=-1), "a broken header"),
        (record(http(page()), length=10**30), "a broken header"),
        (record(http(page())).replace(b"Content-Length", b"Length"), "a broken header"),
        (record(http(page()), kind="respXnse"), "unknown WARC-Type 'respxnse'"),
        (record(http(page())).replace(b"WARC-Type", b"WARC-Tipe"), "unknown WARC-Type ''"),
        (record(http(gzip.compress(page().encode())[:-9])), "packed, and cut short"),
        (record(http(b"\x1f\x8b" + b"x" * 100)), "its content is broken"),
        (record(http(b"\x0b" * 100, "Content-Encoding: br")), "packed with brotli, and damaged"),
        (record(http(b"5\r\nab", "Transfer-Encoding: chunked")), "breaks off between its chunks"),
    ],
)
def test_a_broken_record_costs_itself(path: Path, broken: bytes, message: str) -> None:
    first, problem, last = read(path, fetched(1) + broken + fetched(2))
    assert ids([first, last]) == ["https://courier.example/1", "https://courier.example/2"]
    assert isinstance(problem, Problem)
    assert problem.message.startswith(f"{path}:2: ")
    assert message in problem.message
    assert "\n" not in problem.message


@pytest.mark.parametrize("left", [-10, -500, 40])
def test_a_file_cut_short_costs_the_last_record(path: Path, left: int) -> None:
    whole = fetched(1)
    first, problem = read(path, whole + fetched(2)[:left])
    assert ids([first]) == ["https://courier.example/1"]
    assert "cut short" in str(problem) or "a broken header" in str(problem)


def test_packed_data_cut_short_cost_what_they_lack(tmp_path: Path) -> None:
    packed = b"".join(gzip.compress(fetched(n)) for n in range(3))
    found = read(tmp_path / "a.warc.gz", packed[:-50])
    assert ids(found) == ["https://courier.example/0", "https://courier.example/1", "Problem"]
    assert "broken gzip data" in str(found[-1])


def test_a_page_that_is_too_large_is_said_and_not_held(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_module, "LONGEST_LINE", 200_000)
    large = record(http(b"<html>" + b"x" * 300_000))
    picture = record(http(b"x" * 300_000, media="image/png"))
    bomb = record(http(gzip.compress(b"x" * 300_000)))
    found = read(path, large + picture + bomb + fetched(1))
    assert ids(found) == ["Problem", "Problem", "https://courier.example/1", "Note"]
    assert "a page of more than" in str(found[0])
    assert "too large" in str(found[1])


@given(st.lists(st.tuples(st.integers(0, 1500), st.binary(max_size=30)), max_size=6), st.integers(0, 1500))
def test_whatever_is_in_it_is_read_to_its_end(changes: list[tuple[int, bytes]], end: int) -> None:
    data = bytearray(record(http("<p>one")) + record(b"text", kind="conversion", media="text/plain") * 2)
    for at, change in changes:
        data[at : at + len(change)] = change
    reader = _Reader(io.BytesIO(bytes(data[:end])))
    for found in _records(reader, b""):
        _payload(found)
    assert reader.position == len(data[:end])


def test_without_the_extra_the_way_to_it_is_shown(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_module, "find_spec", lambda _: None)
    assert read(path, fetched(1) + fetched(2)) == [
        Problem(
            str(path), "reading the pages of a WARC file needs an extra; install it with: pip install 'newscli[warc]'"
        )
    ]
    monkeypatch.setitem(sys.modules, "brotli", None)
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "brotli", None)
    (problem,) = read(path, record(http(brotli.compress(b"<p>"), "Content-Encoding: br")))
    assert "pip install 'newscli[warc]'" in str(problem)


def test_wat_files_are_refused(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "a.warc.wat.gz", b"")
    assert "WAT, which holds no texts, is not supported" in str(problem)


# the command


def test_commands_read_it_from_folders_and_pipes(path: Path, inside: Cli) -> None:
    path.write_bytes(INFO + fetched(1) + fetched(2))
    spoken = [(f"https://courier.example/{n}", "Ines Corvo") for n in (1, 2)]
    records = inside("quotes", path.parent, "--format", "jsonl").records
    assert list(dict.fromkeys((record["article"], record["speaker"]) for record in records)) == spoken
    piped = inside("strip-boilerplate", "--format", "articles", stdin=path.read_bytes())
    assert (
        piped.err == "newscli: note: standard input: read as WARC (use --input-format text to read it as one article)\n"
    )
    assert [record["url"] for record in piped.records] == [address for address, _ in spoken]
    again = inside("quotes", "-", "--format", "jsonl", stdin="".join(json.dumps(r) + "\n" for r in piped.records))
    assert [record["article"] for record in again.records] == [record["article"] for record in records]
