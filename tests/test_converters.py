"""Whole pages as text, as the programs make it that people have: the article stays, and little else."""

import html
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

import newscli
from conftest import SAMPLES
from documents import pdf
from shapes import wrapped

ARTICLES = ("wire-dateline.txt", "obituary.txt", "quote-marks-curly.txt", "british-single-quotes.txt")
MENU = (
    "Home",
    "News",
    "Local",
    "Sport",
    "Business",
    "Opinion",
    "Culture",
    "Weather",
    "Obituaries",
    "Subscribe",
    "Log in",
)
TEASERS = (
    "Old pier to be sold for scrap after all",
    "Why the night ferry was late for the ninth time this month",
    "School cooks win the county pie prize again",
    "Five walks for a wet Sunday",
    "The lighthouse keeper who never learned to swim",
)


def links(texts: Sequence[str]) -> str:
    return "<ul>" + "".join(f'<li><a href="/{n}">{text}</a></li>' for n, text in enumerate(texts)) + "</ul>"


def paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines)


def paper(headline: str, body: Sequence[str]) -> str:
    """A local paper of today, with boxes inside the article."""
    half = len(body) // 2
    return (
        f"<header><a href='/'>The Marsh Register</a><nav>{links(MENU)}</nav></header><main><article><h1>{headline}</h1>"
        "<p>By Kim Desmond</p><p>Published 20 November 2025 at 7:14 a.m.</p><ul><li>Share on"
        " Facebook</li><li>Email</li></ul>"
        f"{paragraphs(body[:half])}<aside><h3>Related</h3>{links(TEASERS[:2])}</aside>{paragraphs(body[half:])}"
        "<h4>Sign up for our newsletter</h4><p>Get the day's stories in your inbox every morning.</p></article></main>"
        f"<section><h2>Most read</h2>{links(TEASERS)}</section><footer><p>© 2025 Marsh Media. All rights reserved.</p>"
        f"{links(('Terms of use', 'Privacy policy', 'Contact us', 'Advertise'))}</footer>"
    )


def blog(headline: str, body: Sequence[str]) -> str:
    """A magazine on a blog's software, its menu in one line and comments below."""
    menu = " | ".join(f'<a href="/{n}">{text}</a>' for n, text in enumerate(MENU[:7]))
    return (
        f"<div class=menu>{menu}</div><div><h1>{headline}</h1><div>Posted on November 20, 2025 by <a"
        " href='/k'>Kim Desmond</a>"
        f"</div>{paragraphs(body)}<p>Tags: <a href='/t1'>harbour</a>, <a href='/t2'>council</a></p></div><h3>2"
        " comments</h3>"
        "<ul><li><b>Grumpy Gull</b> November 21, 2025 at 9:00 am<p>They will never start.</p><a"
        " href='#'>Reply</a></li></ul>"
        f"<div><h3>Recent posts</h3>{links(TEASERS)}</div><div>Powered by Quillpress</div>"
    )


def portal(headline: str, body: Sequence[str]) -> str:
    """A portal, its furniture in tables."""
    cells = "".join(f'<td><a href="/{n}">{text}</a></td>' for n, text in enumerate(MENU[:6]))
    rest = "".join(f"<tr><td><a href='/t{n}'>{text}</a></td></tr>" for n, text in enumerate(TEASERS))
    return (
        f"<table><tr>{cells}</tr></table><h1>{headline}</h1><p>Kim Desmond<br>Thursday, 20 November"
        f" 2025</p>{paragraphs(body)}"
        f"<p>Follow us on Facebook and Twitter</p><h3>More news</h3><table>{rest}</table><center>Copyright 2025"
        " Marsh Media</center>"
    )


PAGES = {"paper": paper, "blog": blog, "portal": portal}
CONVERTERS = {
    "lynx": ["lynx", "-dump", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8"],
    "lynx without links": ["lynx", "-dump", "-nolist", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8"],
    "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8"],
    "pandoc plain": ["pandoc", "-f", "html", "-t", "plain"],
    "pandoc markdown": ["pandoc", "-f", "html", "-t", "markdown"],
    "html2text": ["html2text"],
}


def converted(command: Sequence[str], page: str) -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>'
    done = subprocess.run(
        command, input=f"{head}{page}</body></html>".encode(), capture_output=True, timeout=60, check=True
    )
    return done.stdout.decode("utf-8", "replace")


def article(name: str) -> tuple[str, list[str]]:
    """The headline and the paragraphs of a sample."""
    headline, *body = [
        line.strip() for line in Path(SAMPLES / name).read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return headline, [line for line in body if len(line) > 60]


def words(text: str) -> Counter[str]:
    return Counter("".join(filter(str.isalnum, word)) for word in text.replace("—", " ").split())


def kept(text: str) -> Counter[str]:
    return words(" ".join(block.clean or block.text for block in newscli.strip_boilerplate(text) if block.keep))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("converter", CONVERTERS)
def test_the_article_of_a_dumped_page_stays(converter: str, page: str) -> None:
    """Of the words that are kept and those of the articles, 95 % are the same (F1)."""
    same = both = 0
    for name in ARTICLES:
        headline, body = article(name)
        found = kept(converted(CONVERTERS[converter], PAGES[page](headline, body)))
        wanted = words(" ".join([headline, *body]))
        same += (found & wanted).total()
        both += found.total() + wanted.total()
    assert 2 * same / both >= 0.95


def printed_pages(headline: str, body: Sequence[str]) -> list[list[tuple[float, float, float, str]]]:
    """The lines of the article, each with its place and size, on pages with a running head and a number."""
    lines = [line for paragraph in body for line in [*wrapped(paragraph, 80).split("\n"), ""]]
    pages = [lines[first : first + 40] for first in range(0, len(lines), 40)]
    placed: list[list[tuple[float, float, float, str]]] = []
    for number, page in enumerate(pages, 1):
        head = [(56.0, 800.0, 9.0, "The Marsh Register"), (280.0, 30.0, 9.0, str(number))]
        title = [(56.0, 770.0, 18.0, headline)] if number == 1 else []
        placed.append([*head, *title, *((56.0, 740.0 - 16 * row, 11.0, line) for row, line in enumerate(page) if line)])
    return placed


@pytest.mark.parametrize("layout", [[], ["-layout"], ["-raw"]], ids=["plain", "layout", "raw"])
def test_the_sentences_of_a_printed_document_are_whole(layout: list[str], tmp_path: Path) -> None:
    headline, body = article("obituary.txt")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(printed_pages(headline, body)))
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(["pdftotext", *layout, str(path), "-"], capture_output=True, timeout=60, check=True)
    text = done.stdout.decode()
    said = {(quote.speaker, " ".join((quote.clean or quote.content).split())) for quote in newscli.quotes(text)}
    assert said == {(quote.speaker, quote.content) for quote in newscli.quotes("\n\n".join([headline, *body]))}
