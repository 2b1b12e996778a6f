"""HTML pages as input: text and metadata are used, bad pages are said, and without the extra the way to it is shown."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Cli
from newscli.inputs import Article, InputOptions, Note, Problem
from newscli.inputs.html import article_of_page, begins_as_html
from newscli.inputs.metadata import read_metadata
from newscli.run.reading import read_articles

pytest.importorskip("trafilatura")  # in the extra dev

HEADLINE = "Ferry service returns to Port Elder"
BODY = [
    "Ferries sailed again on Friday after a week of storms, the harbour office said. No ship had left since January.",
    "“We waited for the wind,” harbour master Ines Corvo told reporters. “Now we sail.” She thanked the crews, who had"
    " slept on board for six nights.",
    "The council closed the old bridge on Feb. 3. Corvo said the town had “never been so quiet” as in those days.",
]
HEAD = f"""<title>{HEADLINE} | The Elder Courier</title>
<meta property="og:site_name" content="The Elder Courier"><meta property="og:title" content="{HEADLINE}">
<meta name="author" content="Tomas Reed; Lia Osei">
<meta property="article:published_time" content="2024-02-09T08:30:00+00:00">
<link rel="canonical" href="https://courier.example/ferry">"""


def page(body: list[str] = BODY, head: str = HEAD, h1: str = f"<h1>{HEADLINE}</h1>") -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>Weather</a></li></ul></nav>"
    foot = "<footer><p>Copyright 2024 The Elder Courier</p></footer>"
    main = f"{menu}<article>{h1}{paragraphs}</article>{foot}"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{main}</body>"


def read(data: str | bytes, encoding: str | None = None) -> Article:
    data = data.encode() if isinstance(data, str) else data
    (article,) = article_of_page(data, path="a.html", name="a.html", encoding=encoding)
    assert isinstance(article, Article)
    return article


def test_text_and_metadata_are_used() -> None:
    article = read(page())
    assert article.text.split("\n") == [HEADLINE, *BODY]
    assert (article.headline, article.authors) == (HEADLINE, ["Tomas Reed", "Lia Osei"])
    assert article.date == "2024-02-09T08:30:00+00:00"
    assert article.source == "The Elder Courier"
    assert article.fields == {
        "title": HEADLINE,
        "authors": ["Tomas Reed", "Lia Osei"],
        "date": "2024-02-09T08:30:00+00:00",
        "source": "The Elder Courier",
        "url": "https://courier.example/ferry",
    }


LD = {
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "datePublished": "2024-02-09T08:30:00+01:00",
    "dateModified": "2024-02-09T10:00:00+01:00",
    "articleSection": ["Harbour", "News"],
    "author": {"@type": "Organization", "name": "Meridian Press"},
}


@pytest.mark.parametrize(
    "found",
    [
        LD,
        [{"@type": "BreadcrumbList"}, LD],
        {"@graph": [{"@type": "WebSite"}, {**LD, "@type": ["NewsArticle", "Thing"]}]},
    ],
    ids=["object", "list", "graph"],
)
def test_times_section_and_desk_are_read_from_json_ld(found: object) -> None:
    article = read(page(head=f"<script type='application/ld+json'>{json.dumps(found)}</script>"))
    assert (article.date, article.updated) == ("2024-02-09T08:30:00+01:00", "2024-02-09T10:00:00+01:00")
    assert (article.section, article.authors) == ("Harbour", ["Meridian Press"])


def test_times_and_section_are_read_from_meta_and_time_elements() -> None:
    more = "<meta name=datemodified content=2024-02-10><meta name='article:section' content='Air &amp; sea'>"
    article = read(page(head=HEAD + more))
    assert (article.updated, article.section) == ("2024-02-10", "Air & sea")
    timed = f"<h1>{HEADLINE}</h1><time datetime='2024-02-09T08:30:00Z'>today</time>"
    assert read(page(head="", h1=timed)).date == "2024-02-09T08:30:00+00:00"


@pytest.mark.parametrize(
    "broken",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "20</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 7, "author": [null, 3]}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-99-99"}',
        "<meta property='article:published_time' content='yesterday'>",
        "<meta " * 50_000,
    ],
    ids=["cut short", "deep", "kinds", "no end", "no date", "no end of meta"],
)
def test_broken_metadata_say_nothing(broken: str) -> None:
    found = read_metadata(broken)
    assert (found.published, found.updated, found.section, found.desk) == (None, None, None, None)


def test_parse_uses_what_the_page_says(inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(head=f"<script type=application/ld+json>{json.dumps(LD)}</script>"))
    (parsed,) = inside("parse", tmp_path / "a.html").records
    assert (parsed["published"], parsed["updated"]) == ("2024-02-09T08:30:00+01:00", "2024-02-09T10:00:00+01:00")
    assert parsed["section"] == "Harbour"


def test_the_text_begins_with_the_headline_once() -> None:
    for h1 in (f"<h1>{HEADLINE}</h1>", ""):
        assert read(page(h1=h1)).text.count(HEADLINE) == 1


def test_no_date_is_guessed() -> None:
    """A year in the prose or in the copyright line is no publication date."""
    assert read(page(head="<title>x</title>")).date is None


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig", "utf-16"])
def test_pages_of_any_unicode_encoding(encode: str) -> None:
    assert BODY[1] in read(page().encode(encode)).text


def test_the_declared_encoding_is_used_and_a_named_one_wins() -> None:
    polish = "Łódź zamknęła most, powiedział burmistrz w piątek po południu, gdy deszcz nie ustawał od tygodnia."
    declared = page([polish, *BODY], HEAD + "<meta charset='iso-8859-2'>").translate(str.maketrans("“”", '""'))
    assert polish in read(declared.encode("iso-8859-2")).text
    wrong = declared.replace("iso-8859-2", "no-such-charset")
    assert polish in read(wrong.encode("iso-8859-2"), encoding="iso-8859-2").text


def test_every_command_reads_pages(inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(page(), encoding="utf-8")
    (record,) = inside("parse", tmp_path).records
    assert record["headline"] == HEADLINE
    assert (record["authors"], record["published"]) == (["Tomas Reed", "Lia Osei"], "2024-02-09T08:30:00+00:00")
    assert (record["publisher"], record["lead"]) == ("The Elder Courier", BODY[0])
    # The dates of the prose count from the date of the metadata.
    found = {entry["text"]: entry["from"] for entry in inside("timeline", tmp_path).records}
    assert (found["Friday"], found["Feb. 3"]) == ("2024-02-09", "2024-02-03")
    assert {quote["speaker"] for quote in inside("quotes", tmp_path).records} == {"Ines Corvo"}
    (handed_on,) = inside("strip-boilerplate", tmp_path, "--format", "articles").records
    assert handed_on["text"].split("\n") == [HEADLINE, *BODY]
    assert (handed_on["title"], handed_on["date"]) == (HEADLINE, "2024-02-09T08:30:00+00:00")
    (again,) = inside("parse", stdin=json.dumps(handed_on)).records
    assert all(again[field] == record[field] for field in ("headline", "authors", "published", "publisher", "lead"))


def test_standard_input_is_noticed_or_named(inside: Cli) -> None:
    noticed = inside("parse", stdin=page())
    assert "standard input: read as HTML" in noticed.err
    named = inside("parse", "--input-format", "html", stdin=page())
    assert (named.code, named.err) == (0, "")
    assert named.out == noticed.out
    assert named.records[0]["headline"] == HEADLINE


@pytest.mark.parametrize("text", ["<p>The mayor wrote <html> by hand.</p>", "The page began with <!DOCTYPE html>."])
def test_text_about_html_is_text(text: str) -> None:
    assert not begins_as_html(text.encode())


@pytest.mark.parametrize("text", ["", "<html></html>", "<!doctype html><title>x</title><img src='a'>"])
def test_a_page_without_an_article_yields_nothing_and_says_so(inside: Cli, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.html").write_text(text)
    for command in ("parse", "strip-boilerplate"):
        run = inside(command, tmp_path / "a.html")
        assert (run.code, run.out) == (0, "")
        assert run.err == f"newscli: note: {tmp_path / 'a.html'}: no article found in this page\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe<html>\0",
        b"<html>\0\0\x81" * 50,
        b"<html><p>" + b"<div>" * 3000 + b"x",
        b"<![CDATA[" * 200,
        "<?xml version='1.0' encoding='utf-16'?><html><p>\x1b[31m\u202e</p></html>".encode(),
        page().encode()[:700],
    ],
)
def test_hostile_pages_end_in_an_article_or_a_line(data: bytes) -> None:
    (item,) = article_of_page(data, path="a.html", name="a.html")
    assert isinstance(item, Article | Problem | Note)
    assert isinstance(item, Article) or "\n" not in item.message


def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)


def without_its_cleaner(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("trafilatura", "justext")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lxml_html_clean", None)
    monkeypatch.setitem(sys.modules, "lxml.html.clean", None)


@pytest.mark.parametrize("take_away", [without_the_extra, without_its_cleaner])
def test_without_the_extra_the_install_line_is_shown_and_the_rest_is_read(
    take_away: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    take_away(monkeypatch)
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.txt").write_text("It rained.")
    problem, article = read_articles([str(tmp_path)], InputOptions())
    assert isinstance(problem, Problem)
    assert problem.message.endswith("install it with: pip install 'newscli[html]'")
    assert isinstance(article, Article)


def test_a_missing_extra_is_one_line_and_one(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ImportError")
    run = cli("parse", "--input-format", "html", stdin=page(), env={"PYTHONPATH": str(tmp_path)})
    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "newscli: error: standard input: reading HTML needs an extra; install it with: pip install 'newscli[html]'\n"
    )
