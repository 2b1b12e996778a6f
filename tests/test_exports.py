"""Exports of databases give each article with its header; labels are not text, load dates not publication dates."""

import html
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Cli
from documents import docx, p, pdf
from each import each
from exports import (
    BRIDGE,
    EXPORTS,
    STORIES,
    factiva_coded,
    factiva_rows,
    factiva_tabbed,
    lexisnexis,
    nexis_uni,
    proquest,
)
from newscli.inputs import Article, InputOptions, Note
from newscli.inputs.exports.databases import articles_of_export
from newscli.inputs.exports.lines import authors_of, find_day, outlet_of
from newscli.run.reading import read_articles
from timing import MOST, growth

AUTHORS = [["Nora Haldane", "Felix Moreau"], ["Ngozi A. Okoro"]]
DAYS = ["2025-11-14", "2025-11-15"]


def read(path: Path, data: str | bytes) -> tuple[list[Article], list[str]]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    items = list(read_articles([str(path)], InputOptions()))
    assert all(isinstance(item, Article | Note) for item in items)
    return [i for i in items if isinstance(i, Article)], [i.message for i in items if isinstance(i, Note)]


def check(articles: list[Article], path: Path) -> None:
    """The two articles, the same in every layout."""
    assert [a.id for a in articles] == [f"{path}#1", f"{path}#2"]
    assert [a.headline for a in articles] == [s.headline for s in STORIES]
    assert [a.authors for a in articles] == AUTHORS
    assert [(a.date or "")[:10] for a in articles] == DAYS
    assert [a.source for a in articles] == [s.outlet for s in STORIES]
    for article, story in zip(articles, STORIES, strict=True):
        assert " ".join(article.text.split()) == " ".join(f"{story.headline} {story.body}".split())


@pytest.mark.parametrize("crlf", [False, True])
@pytest.mark.parametrize("export", EXPORTS)
def test_an_export_is_split_into_its_articles(tmp_path: Path, export: Callable[[], str], crlf: bool) -> None:
    text = export().replace("\n", "\r\n") if crlf else export()
    articles, (note,) = read(tmp_path / "a.txt", text)
    check(articles, tmp_path / "a.txt")
    assert "read as 2 articles from " in note


@pytest.mark.parametrize("export", EXPORTS)
def test_every_command_reads_an_export(inside: Cli, tmp_path: Path, export: Callable[[], str]) -> None:
    (tmp_path / "a.txt").write_text(export())
    records = inside("parse", tmp_path).records
    assert [r["headline"] for r in records] == [s.headline for s in STORIES]
    assert [r["authors"] for r in records] == AUTHORS
    assert [r["published"][:10] for r in records] == DAYS
    assert [r["publisher"] for r in records] == [s.outlet for s in STORIES]
    assert {q["speaker"] for q in inside("quotes", tmp_path).records} == {"Ines Corvo", "Bram Okafor"}
    mondays = [e["from"] for e in inside("timeline", tmp_path).records if e["text"] == "Monday"]
    assert mondays == ["2025-11-10"]


@pytest.mark.parametrize("export", [lexisnexis, nexis_uni, factiva_coded, proquest])
def test_sections_are_read(tmp_path: Path, export: Callable[[], str]) -> None:
    articles, _ = read(tmp_path / "a.txt", export())
    assert {a.section for a in articles} <= {"NEWS", "News", "Metro"}
    assert all(a.section for a in articles)


def test_an_export_as_rich_text_and_as_a_word_document(tmp_path: Path) -> None:
    table = "".join(
        rf"\trowd\pard {code}\cell {text}\cell\row ".replace("\n\n", r"\par ").replace("©", r"\'a9")
        for code, text in factiva_rows()
    )
    check(read(tmp_path / "a.rtf", r"{\rtf1\ansi\ansicpg1252 " + table + "}")[0], tmp_path / "a.rtf")
    paragraphs = "".join(p(html.escape(line)) for line in nexis_uni("\n").split("\n"))
    check(read(tmp_path / "a.DOCX", docx(paragraphs))[0], tmp_path / "a.DOCX")


@pytest.mark.parametrize("export", [nexis_uni, proquest, factiva_tabbed])
def test_an_export_as_a_pdf(tmp_path: Path, export: Callable[[], str]) -> None:
    lines = [line for text in export().split("\n") for line in textwrap.wrap(text, 90) or [""]]
    pages = [
        [(40, 800 - 12 * n, 9, line) for n, line in enumerate(lines[i : i + 60]) if line]
        for i in range(0, len(lines), 60)
    ]
    check(read(tmp_path / "a.pdf", pdf(pages))[0], tmp_path / "a.pdf")


def test_an_export_as_a_page(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    gap = "\n\n"
    rows = "".join(
        f"<tr><td><b>{code}</b></td><td><p>{html.escape(text).replace(gap, '</p><p>')}</p></td></tr>"
        for code, text in factiva_rows()
    )
    page = (
        f"<html><head><title>Factiva</title></head><body><div class='article'><table>{rows}</table></div></body></html>"
    )
    check(read(tmp_path / "a.html", page)[0], tmp_path / "a.html")

    def story(n: int) -> str:
        s = STORIES[n]
        body = "".join(f"<p class='articleParagraph enarticleParagraph'>{line}</p>" for line in s.body.split("\n\n"))
        return (
            f"<div class='article enArticle'><div>News</div><div id='hd'><span"
            f" class='enHeadline'>{s.headline}</span></div>"
            f"<div class='author'>{s.byline}</div><div>214 words</div><div>{s.day} November"
            f" 2025</div><div>{s.outlet}</div>"
            f"<div>ELDC</div><div>English</div><div>© 2025 Elder Media.</div>{body}"
            f"<p>Document ELDC0000202511{s.day}elbe0001x</p></div>"
        )

    page = f"<html><head><title>Factiva</title></head><body>{story(0)}{story(1)}</body></html>"
    check(read(tmp_path / "a.html", page)[0], tmp_path / "a.html")


def test_an_export_of_one_article_keeps_the_name_of_its_file(tmp_path: Path) -> None:
    text = lexisnexis().partition("2 of 2 DOCUMENTS")[0].replace("1 of 2 DOCUMENTS", "1 of 1 DOCUMENT")
    (article,), (note,) = read(tmp_path / "a.txt", text)
    assert article.id == f"{tmp_path}/a.txt"
    assert "read as an article from Nexis" in note


def test_the_input_format_text_reads_an_export_as_it_stands(inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(factiva_tabbed())
    (record,) = inside("parse", tmp_path / "a.txt", "--input-format", "text").records
    assert record["article"] == f"{tmp_path}/a.txt"


@pytest.mark.parametrize(
    "text",
    [
        BRIDGE,
        f"{BRIDGE}\n\nEnd of Document\n",
        f"{BRIDGE}\n\nThe court has 3 of 5 DOCUMENTS.\nLENGTH: it took a day.",
        f"Document of the week\n\n214 words\n\n{BRIDGE}",
        f"{BRIDGE}\n\nRecord Number: a song that sold well, by ProQuest and others.",
    ],
)
def test_an_article_is_no_export(tmp_path: Path, text: str) -> None:
    (article,), notes = read(tmp_path / "a.txt", text)
    assert (article.id, article.text, notes) == (f"{tmp_path}/a.txt", text, [])


@each(
    ("byline", "inverted", "authors"),
    [
        ("Haldane, Nora; Moreau, Felix", True, ["Nora Haldane", "Felix Moreau"]),
        ("Osei, Lia", False, ["Lia Osei"]),
        ("van der Berg, Anna M.", True, ["Anna M. van der Berg"]),
        ("Quill, Peter, Jr.", True, ["Peter Quill Jr."]),
        ("NORA HALDANE, Staff Writer", False, ["NORA HALDANE"]),
        ("By Nora Haldane, Felix Moreau", False, ["Nora Haldane", "Felix Moreau"]),
        ("Elder Courier Staff", True, ["Elder Courier Staff"]),
        ("Meridian Press", False, ["Meridian Press"]),
        ("", False, []),
        (None, True, []),
    ],
)
def test_authors(byline: str | None, inverted: bool, authors: list[str]) -> None:
    assert authors_of(byline, inverted=inverted) == authors


@each(
    ("words", "day"),
    [
        ("November 14, 2025 Friday", "2025-11-14"),
        ("14 Nov. 2025", "2025-11-14"),
        ("2025-11-14", "2025-11-14"),
        ("11/14/2025, pB1", "2025-11-14"),
        ("03/04/2025", None),  # March or April
        ("November 2025", None),
        ("February 31, 2025", None),
    ],
)
def test_days(words: str, day: str | None) -> None:
    assert find_day(words) == day


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("Courier, The (Port Elder, OH)", "The Courier"),
        ("Elder Courier; Port Elder, Ohio", "Elder Courier"),
        ("The Tarn Register [Tarn]", "The Tarn Register"),
        ("", None),
    ],
)
def test_outlets(words: str, outlet: str | None) -> None:
    assert outlet_of(words) == outlet


@pytest.mark.parametrize("export", EXPORTS)
def test_the_time_for_an_export_grows_no_faster_than_its_text(export: Callable[[], str]) -> None:
    def read(count: int) -> None:
        assert articles_of_export(text * count, "a.txt")

    text = export()
    read(1)
    assert growth(read, 80) <= MOST


# single articles, as people paste them: in older and newer forms of the layouts

TOLD = (
    "The town council voted on Monday to close the old bridge for a year. No ferry will run.\n\n"
    '"We waited for the wind," harbour master Ines Corvo told reporters.'
)
LEAD = "The bridge has stood for ninety years."
TITLE = "Council closes the old bridge for a year"
PASTED = {
    "proquest report": (
        f"Report Information from ProQuest\n"
        f"\n"
        f"November 19 2025 04:12\n"
        f"\n"
        f"{TITLE}\n"
        f"\n"
        f"Author: Haldane, Nora; Moreau, Felix\n"
        f"\n"
        f"Publication info: The Elder Courier ; Port Elder, Ohio [Port Elder, Ohio]. 18 Nov 2025: B.1.\n"
        f"\n"
        f"Full text: {TOLD}\n"
        f"\n"
        f"Subject: Homeless people; Shelters\n"
        f"\n"
        f"Title: {TITLE}\n"
        f"\n"
        f"Publication title: The Elder Courier\n"
        f"\n"
        f"Publication date: Nov 18, 2025\n"
        f"\n"
        f"Last updated: 2025-11-20\n"
    ),
    "proquest capitals": (
        f"Document 1 of 1\n"
        f"\n"
        f"{TITLE}\n"
        f"\n"
        f"Haldane, Nora. The Elder Courier; Port Elder, Ohio. 18 Nov 2025: B.1.\n"
        f"\n"
        f"ProQuest document link\n"
        f"\n"
        f"FULL TEXT\n"
        f"{TOLD}\n"
        f"\n"
        f"DETAILS\n"
        f"Subject: Bridges; Ferries\n"
        f"Location: Port Elder\n"
        f"Title: {TITLE}\n"
        f"Publication title: The Elder Courier; Port Elder, Ohio\n"
    ),
    "proquest labels first": (
        f"Title: {TITLE}\n"
        f"Author: Haldane, Nora\n"
        f"Publication title: The Elder Courier; Port Elder, Ohio\n"
        f"Publication date: Nov 18, 2025\n"
        f"Subject: Homeless people; Shelters; City councils\n"
        f"Section: Metro\n"
        f"Full text: {TOLD}\n"
        f"Database: ProQuest Newsstand\n"
    ),
    "newsbank outlet and date apart": (
        f"{TITLE}\n"
        f"\n"
        f"Elder Courier, The (OH)\n"
        f"November 18, 2025\n"
        f"Author/Byline: NORA HALDANE, Staff Writer\n"
        f"Edition: Final\n"
        f"Section: Local\n"
        f"Page: B1\n"
        f"\n"
        f"{TOLD}\n"
        f"\n"
        f"Record Number: 1\n"
    ),
    "newsbank outlet first": (
        f"Elder Courier, The (OH)\n"
        f"November 18, 2025\n"
        f"\n"
        f"{TITLE}\n"
        f"\n"
        f"Author/Byline: NORA HALDANE, Staff Writer | Section: Local | Page: B1\n"
        f"412 Words\n"
        f"\n"
        f"{TOLD}\n"
        f"\n"
        f"Copyright 2025\n"
    ),
    "newsbank labels": (
        f"Title: {TITLE}\n"
        f"Date: November 18, 2025\n"
        f"Publication: Elder Courier, The (OH)\n"
        f"Author/Byline: NORA HALDANE, Staff Writer\n"
        f"Section: Local\n"
        f"\n"
        f"{TOLD}\n"
    ),
    "gale byline twice": (
        f"{TITLE}\n"
        f"Byline: NORA HALDANE\n"
        f"Date: Nov. 18, 2025\n"
        f"From: The Elder Courier(Port Elder, OH)\n"
        f"Publisher: Elder Media\n"
        f"Document Type: Article\n"
        f"Length: 412 words\n"
        f"Full Text: \n"
        f"Byline: NORA HALDANE\n"
        f"\n"
        f"{TOLD}\n"
        f"\n"
        f"Copyright 2025 Elder Media.\n"
        f"\n"
        f"Source Citation\n"
        f'Haldane, Nora. "{TITLE}" Gale OneFile: News.\n'
    ),
    "gale source": (
        f"Title: {TITLE}\n"
        f"Author(s): Nora Haldane\n"
        f"Source: The Elder Courier (Port Elder, OH). (Nov. 18, 2025): News: pA1.\n"
        f"Document Type: Article\n"
        f"Full Text:\n"
        f"{TOLD}\n"
        f"\n"
        f"Gale Document Number: GALE|A1\n"
    ),
    "ebsco source": (
        f"Title: {TITLE}.\n"
        f"Authors: Haldane, Nora\n"
        f"Source: Elder Courier, The (OH). 11/18/2025, pB1.\n"
        f"Document Type: Article\n"
        f"Subject Terms: *BRIDGES\n"
        f"Accession Number: 2W6\n"
        f"Database: Newspaper Source Plus\n"
        f"\n"
        f"{TOLD}\n"
        f"\n"
        f"Copyright of Elder Courier, The is the property of Elder Media.\n"
    ),
    "ebsco by": (
        f"Record: 1\n"
        f"Title: {TITLE}\n"
        f"By: Haldane, Nora, Elder Courier, The, 0746, Nov 18, 2025\n"
        f"Database: Newspaper Source\n"
        f"Accession Number: 2W6\n"
        f"\n"
        f"{TOLD}\n"
    ),
    "lexisnexis alone": (
        f"The Elder Courier\n"
        f"\n"
        f"November 18, 2025 Tuesday\n"
        f"\n"
        f"{TITLE}\n"
        f"\n"
        f"BYLINE: Nora Haldane\n"
        f"\n"
        f"SECTION: NEWS; Pg. 3\n"
        f"\n"
        f"LENGTH: 214 words\n"
        f"\n"
        f"BODY:\n"
        f"{TOLD}\n"
        f"\n"
        f"LOAD-DATE: November 20, 2025\n"
    ),
    "nexis uni alone": (
        f"{TITLE}\n"
        f"\n"
        f"The Elder Courier\n"
        f"\n"
        f"November 18, 2025 Tuesday\n"
        f"\n"
        f"Copyright 2025 Elder Media All Rights Reserved\n"
        f"\n"
        f"Section: NEWS\n"
        f"\n"
        f"Length: 214 words\n"
        f"\n"
        f"Byline: Nora Haldane\n"
        f"\n"
        f"Body\n"
        f"\n"
        f"{TOLD}\n"
        f"\n"
        f"Load-Date: November 20, 2025\n"
    ),
    "nexis uni with a cover": (
        f"User Name: = \n"
        f"Date and Time: Friday, 14 November 2025 10:21 CET\n"
        f"Job Number: 271\n"
        f"\n"
        f"Document (1)\n"
        f"\n"
        f"1. {TITLE}\n"
        f"   Client/Matter: -None-\n"
        f"   Search Terms: x\n"
        f"\n"
        f"{TITLE}\n"
        f"\n"
        f"The Elder Courier\n"
        f"\n"
        f"November 12, 2025 Wednesday 08:15 AM GMT\n"
        f"\n"
        f"Section: NEWS\n"
        f"Length: 214 words\n"
        f"Byline: Nora Haldane in Port Elder\n"
        f"\n"
        f"Body\n"
        f"\n"
        f"{TOLD}\n"
        f"\n"
        f"Graphic\n"
        f"\n"
        f" \n"
        f"A bridge.\n"
        f"\n"
        f"Load-Date: November 20, 2025\n"
        f"\n"
        f"End of Document\n"
    ),
    "factiva beside": (
        f"HD {TITLE}\n"
        f"BY Nora Haldane\n"
        f"WC 214 words\n"
        f"PD 18 November 2025\n"
        f"ET 07:30\n"
        f"SN The Elder Courier\n"
        f"SC ELDC\n"
        f"LA English\n"
        f"CY Copyright 2025\n"
        f"LP {LEAD}\n"
        f"TD {TOLD}\n"
        f"AN Document ELDC000020251118elbe0001x\n"
    ),
    "factiva below": (
        f"HD\n"
        f"{TITLE}\n"
        f"BY\n"
        f"Nora Haldane\n"
        f"WC\n"
        f"214 words\n"
        f"PD\n"
        f"18 November 2025\n"
        f"SN\n"
        f"The Elder Courier\n"
        f"LP\n"
        f"{LEAD}\n"
        f"TD\n"
        f"{TOLD}\n"
    ),
    "factiva plain": (
        f"{TITLE}\n"
        f"Nora Haldane\n"
        f"214 words\n"
        f"18 November 2025\n"
        f"The Elder Courier\n"
        f"ELDC\n"
        f"English\n"
        f"Copyright 2025 Elder Media. All Rights Reserved.\n"
        f"{TOLD}\n"
        f"Document ELDC000020251118elbe0001x\n"
    ),
}


@pytest.mark.parametrize("name", PASTED)
def test_one_pasted_article(tmp_path: Path, name: str) -> None:
    (article,), (note,) = read(tmp_path / "a.txt", PASTED[name])
    assert "read as an article from " in note
    assert (article.id, article.headline, article.source) == (str(tmp_path / "a.txt"), TITLE, "The Elder Courier")
    assert article.authors[0].title() == "Nora Haldane"
    assert (article.date or "")[:10] == {"nexis uni with a cover": "2025-11-12"}.get(name, "2025-11-18")
    assert article.text == f"{TITLE}\n\n{TOLD}" or article.text == f"{TITLE}\n\n{LEAD}\n\n{TOLD}"
