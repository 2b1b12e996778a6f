"""HTML input: text and metadata are used, bad pages are reported, and a missing extra is explained."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Cli
from each import each
from newscli.inputs import Article, InputOptions, Note, Problem
from newscli.inputs.documents.markup import tree_of
from newscli.inputs.html import article_of_page, begins_as_html
from newscli.inputs.metadata import read_metadata
from newscli.run.reading import read_articles

pytest.importorskip("trafilatura")  # in the extra dev

HEADLINE = "Ferry service returns to Port Elder"
BODY = [
    "Ferries sailed again on Friday after a week of storms, the harbour office said. No ship had left since January.",
    "“We waited for the wind,” harbour master Ines Corvo told reporters. “Now we sail.” She thanked the crews,"
    " who had"
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


@each(
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
    found = read_metadata(tree_of(f"<html><head>{broken}</head></html>", "a page"))
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
    """A year in the prose or in the copyright line is not the publication date."""
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


@each(
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


# the header of a page: what its readers see counts more than what it tells search engines

GAZETTE = '<meta property="og:site_name" content="The Tarn Gazette">'
TITLE = "<title>Tram line 4 is closed</title>"
H1 = "<h1>Tram line 4 is closed</h1>"


def linked(*objects: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(found)}</script>' for found in objects)


def named(author: str) -> str:
    return f'<meta name="author" content="{author}">'


def by(author: object, *others: object) -> str:
    return linked({"@graph": [{"@type": "NewsArticle", "author": author}, *others]})


@each(
    ("head", "h1", "headline"),
    [
        ('<title>Tram line 4 closes - The Tarn Gazette</title><meta property="og:title" content="Tram line 4'
         f' closes - The Tarn Gazette">{GAZETTE}', "<h1>Tram line 4 closes</h1>", "Tram line 4 closes"),
        (f"<title>Tarn trams explained: all the answers</title>{GAZETTE}", H1, "Tram line 4 is closed"),
        (f"<title>Tram line 4 is closed | News | Tarn Gazette</title>{GAZETTE}", "", "Tram line 4 is closed"),
        (f"<title>The Tarn Gazette: x | Tram line 4 is closed</title>{GAZETTE}", "", "Tram line 4 is closed"),
        (TITLE + GAZETTE, f"<h1>The Tarn Gazette</h1>{H1}", "Tram line 4 is closed"),
        (TITLE + GAZETTE, f"<h1>Three things today</h1>{H1}", "Tram line 4 is closed"),
        (f"<title>Not guilty - The Tarn Gazette</title>{GAZETTE}", "<h1>Not guilty</h1>", "Not guilty"),
        (TITLE + GAZETTE, f"<h1 class='sr-only'>All the news of today</h1>{H1}",
         "Tram line 4 is closed"),
        ("<title>OXO : the tower that nobody sees</title>", "", "OXO : the tower that nobody sees"),
        ("<title>Tram line 4 is closed - tarngazette</title><link rel=canonical href="
         "https://www.tarngazette.example/a>", "", "Tram line 4 is closed"),
        (linked({"@graph": [{"@type": "WebSite", "name": "The Tarn Gazette"}, {"@type": "Article", "headline": "x"}]})
         + "<title>Tram line 4 is closed - The Tarn Gazette</title>", H1, "Tram line 4 is closed"),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_that_the_page_shows(head: str, h1: str, headline: str) -> None:
    article = read(page(head=head, h1=h1))
    assert article.headline == headline
    assert headline in article.text[:100]


def test_a_live_blog_is_called_by_its_own_headline() -> None:
    live = {
        "@type": "LiveBlogPosting",
        "headline": "Storm Edda live: ferries stopped",
        "author": {"@type": "Person", "name": "Lia Osei"},
        "datePublished": "2025-11-20T06:00:00Z",
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Board adjourns", "author": {"name": "Ines Corvo"}}],
    }
    for h1 in ("<h1>Board adjourns until noon</h1><h1>Ferries stop at the quay</h1>", ""):
        article = read(page(head=GAZETTE + linked(live), h1=h1))
        assert (article.headline, article.authors) == ("Storm Edda live: ferries stopped", ["Lia Osei"])
        assert article.date == "2025-11-20T06:00:00+00:00"


@each(
    ("head", "shown", "authors"),
    [
        (named("Nora Haldane, Staff Writer"), "", ["Nora Haldane"]),
        (named("Nora Haldane, Felix Moreau, The Tarn Gazette"), "", ["Nora Haldane", "Felix Moreau"]),
        (named("Peter J. Quill and Anna W. Reed"), "", ["Peter J. Quill", "Anna W. Reed"]),
        (named("Nora Haldane Staff Writer"), "", ["Nora Haldane"]),
        (named("Anna Reed Updated Oct"), "", ["Anna Reed"]),
        (named("Anna Reed · Gazette News"), "", ["Anna Reed"]),
        (named("The Tarn Gazette"), "<p>By <a>Anna Reed</a> and <a>Bo Lind</a></p>", ["Anna Reed", "Bo Lind"]),
        (named("anna-reed"), "<div class=byline>By Anna Reed</div>", ["Anna Reed"]),
        ('<meta property="article:author" content="https://www.social.example/tarn">', "", []),
        (named("Www Tarngazette Com"), "", []),
        (named("admin"), "", []),
        ("", "<p class=meta>By Anna Reed | November 20, 2025</p>", ["Anna Reed"]),
        (by([{"@type": "Person", "name": "Peter J. Quill"}]), "", ["Peter J. Quill"]),
        (by([{"name": "Anna Reed"}, {"name": "ANNA REED"}]), "", ["Anna Reed"]),
        (by("Anna Reed, Bo Lind"), "", ["Anna Reed", "Bo Lind"]),
        (by({"@type": "Person", "name": "tarn_admin7"}), "<p>By Anna Reed</p>", ["Anna Reed"]),
        (by({"@type": "Organization", "name": "Meridian Press"}), "", ["Meridian Press"]),
        (by({"name": "areed", "@id": "#a"}, {"@type": "Person", "@id": "#a", "name": "Anna Reed"}), "", ["Anna Reed"]),
    ],
)
def test_authors_are_people_and_keep_their_spelling(head: str, shown: str, authors: list[str]) -> None:
    assert read(page(head=GAZETTE + head, h1=H1 + shown)).authors == authors


@each(
    ("shown", "date"),
    [
        ("<p class='meta'>Published 11/04/2025 by Anna Reed</p>", None),
        ("<p class='meta'>Posted 03/04/2025</p>", None),
        ("<p class='meta'>By Anna Reed | November 20, 2025</p>", "2025-11-20"),
        ("<p class='meta'>Published 25/12/2025</p>", "2025-12-25"),
        ("<p>By Anna Reed</p><time datetime='2025-11-20T09:00:00+01:00'>today</time>", "2025-11-20T09:00:00+01:00"),
        ("<p>By Anna Reed</p>", None),
    ],
)
def test_the_day_is_the_one_that_the_page_shows_and_never_a_guess(shown: str, date: str | None) -> None:
    assert read(page(head=GAZETTE, h1=H1 + shown)).date == date


def test_a_day_in_digits_that_something_settles_is_said(inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(head=GAZETTE, h1=f"{H1}<p>Posted 03/04/2025 9:15 AM EST</p>"))
    run = inside("parse", tmp_path / "a.html")
    assert run.records[0]["published"] == "2025-03-04T09:15:00-05:00"
    assert "its date in digits can be read in two ways" in run.err


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="The Tarn Times | All the news of the valley">', "The Tarn Times"),
        ('<meta property="og:site_name" content="Tram line 4 is closed"><link rel=canonical href=https://www.gazette.example/a>',
         "gazette.example"),
        (linked({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "The Tarn Gazette"}}),
         "The Tarn Gazette"),
    ],
)  # fmt: skip
def test_the_outlet_is_no_slogan_and_no_headline(head: str, outlet: str) -> None:
    article = read(page(head=f"<title>Tram line 4 is closed</title>{head}", h1=H1))
    assert (article.source, article.headline) == (outlet, "Tram line 4 is closed")
