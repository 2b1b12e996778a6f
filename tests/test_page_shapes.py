"""Pages in the shapes that today's content management systems make: the header is the one that a reader sees."""

import json

import pytest

from newscli.inputs import Article
from newscli.inputs.html import article_of_page

pytest.importorskip("trafilatura")  # in the extra dev

HEADLINE = "Tram line 4 is closed"
PROSE = "".join(
    f"<p>{paragraph}</p>"
    for paragraph in (
        "Tram line 4 is closed from June, the town council of Tarn said on Monday, as the bridge that carries"
        " it over the"
        " river has to be mended before the winter and money is short.",
        "“We have counted every rivet,” said Ruth Osei, who leads the council. “Nobody is left behind, and a"
        " bus will run"
        " on request from the first week until the bridge is open again.”",
        "The last tram leaves the market at ten. Drivers said they would ring its bell all the way across the square,"
        " where a band is to play for an hour before the keys are handed in.",
    )
)
GAZETTE = '<meta property="og:site_name" content="The Tarn Gazette">'


def linked(found: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(found)}</script>'


def shape(head: str, body: str) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


SHAPES = {
    "a blog with a user name as its author": shape(
        f"<title>{HEADLINE} – The Tarn Gazette</title>{GAZETTE}<meta name=author content=nhaldane>",
        f"<header><p><a>The Tarn"
        f" Gazette</a></p><nav><ul><li><a>News</a></li></ul></nav></header><main><article><header>"
        f"<h1 class=entry-title>{HEADLINE}</h1><div class=entry-meta><span class=posted-on>Posted on <a><time"
        f" datetime="
        "'2025-11-20T09:30:00+00:00'>November 20, 2025</time></a></span><span class=byline> by <span"
        " class='author vcard'>"
        f"<a>Nora Haldane</a></span></span></div></header><div class=entry-content>{PROSE}</div></article></main>"
        "<aside><h2>Recent</h2><time datetime='2025-11-19T09:30:00+00:00'>x</time></aside>",
    ),
    "a headline for search engines in JSON-LD": shape(
        f"<title>{HEADLINE} - The Tarn Gazette</title>"
        + linked(
            {
                "@type": "NewsArticle",
                "headline": "Tarn trams: what riders should know",
                "author": [{"@type": "Person", "name": "Nora Haldane"}],
                "datePublished": "2025-11-20T09:30:00Z",
                "publisher": {"@type": "NewsMediaOrganization", "name": "The Tarn Gazette"},
            }
        ),
        f"<header><a>Sections</a><a>Subscribe</a></header><article><h1>{HEADLINE}</h1><h2>A bridge, a band and"
        f" no money</h2>"
        f"<div class=byline>By <a>Nora Haldane</a></div><div>Nov. 20, 2025 at 9:30 a.m. EST</div>{PROSE}</article>",
    ),
    "the outlet in the title alone": shape(
        f"<title>{HEADLINE} | The Tarn Gazette</title>",
        f"<section><a>Transport</a><h1>{HEADLINE}</h1><p>A bridge and a band</p><div>By <a><span>Nora"
        f" Haldane</span></a>"
        f"</div><div><time datetime='2025-11-20T09:30:00+00:00'>Nov 20</time></div></section><div>{PROSE}</div>",
    ),
    "who submitted it and when in one line": shape(
        f"<title>{HEADLINE} | The Tarn Gazette</title>",
        f"<a>Donate</a><h1><span class=field>{HEADLINE}</span></h1><div><span>Submitted by <a rel=author>Nora"
        f" Haldane</a>"
        f" on Thu, 11/20/2025 - 09:30</span></div><div class=field--name-body>{PROSE}</div>",
    ),
    "a table and no headings": shape(
        f"<title>{HEADLINE} : The Tarn Gazette</title>{GAZETTE}",
        f"<table><tr><td><b>{HEADLINE}</b><br>By Nora Haldane<br>November 20, 2025<br>{PROSE}</td></tr></table>",
    ),
    "a logo as the first heading": shape(
        f"<title>{HEADLINE}</title>{GAZETTE}",
        f"<h1><a><img alt='The Tarn Gazette'></a></h1><article><h2>{HEADLINE}</h2><p>Nora Haldane, Transport"
        f" Correspondent</p>"
        f"<p>20 November 2025</p>{PROSE}</article>",
    ),
    "a motto as the first heading": shape(
        f"<title>{HEADLINE}</title>{GAZETTE}",
        f"<h1>News for the whole valley since 1890</h1><article><h2>{HEADLINE}</h2><p>By Nora Haldane</p>"
        f"<p>20 November 2025</p>{PROSE}</article>",
    ),
    "an organisation in JSON-LD and a person on the page": shape(
        f"<title>{HEADLINE} - The Tarn Gazette</title>{GAZETTE}"
        + linked(
            {
                "@type": "ReportageNewsArticle",
                "headline": HEADLINE,
                "author": {"@type": "NewsMediaOrganization", "name": "The Tarn Gazette"},
                "datePublished": "2025-11-20T09:30:00Z",
            }
        ),
        f"<article><h1>{HEADLINE}</h1><time datetime='2025-11-20T09:30:00Z'>2 hours ago</time><div><span>Nora"
        f" Haldane</span>"
        f"</div><div>Transport correspondent</div>{PROSE}</article>",
    ),
    "a kicker in the heading": shape(
        f"<title>{HEADLINE} | The Tarn Gazette</title>{GAZETTE}",
        f"<article><h1><span>Transport</span> {HEADLINE}</h1><p>By Nora Haldane</p><p>Published: 20 November 2025</p>"
        f"{PROSE}</article>",
    ),
    "a banner above and comments below": shape(
        f"<title>{HEADLINE}</title>{GAZETTE}<meta property='article:published_time' content='2025-11-20T09:30:00Z'>",
        "<div><h2>Read everything we write, from the town hall to the quay, for only one crown in each of the"
        " first six"
        f" months of the year</h2></div><h1>{HEADLINE}</h1><div>Nora Haldane <span>20 Nov 2025</span></div>{PROSE}"
        "<section><h3>Comments</h3><p>By angry rider: They will never open it again, I have waited for that"
        " tram since"
        " the year of the flood and nobody came to say a word.</p></section>",
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_header_is_read_whatever_the_shape(name: str) -> None:
    (article,) = article_of_page(SHAPES[name].encode(), path="a.html", name="a.html")
    assert isinstance(article, Article)
    assert (article.headline, article.authors) == (HEADLINE, ["Nora Haldane"])
    assert (article.date or "")[:10] == "2025-11-20"
    assert article.source == "The Tarn Gazette"
    assert article.text.count("counted every rivet") == 1
