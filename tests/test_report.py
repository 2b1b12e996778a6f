"""Tests of the report without a browser: marks, counts, the drawing, and that article text cannot do anything."""

import base64
import hashlib
import io
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FERRY, SAMPLES, Cli
from each import each
from newscli import api
from newscli.inputs.article import Article
from newscli.outputs.report.articles import Answers, events_to_draw, view
from newscli.outputs.report.axis import Event, Lanes, Scale, draw, slots
from newscli.outputs.report.marks import Layer, Mark, Piece, cut
from newscli.outputs.report.page import Report
from newscli.outputs.report.speakers import COLORS, Speakers
from newscli.records import Findings

pytest.importorskip("jinja2", reason="the extra `report` is not installed")

HOSTILE = (
    "</p></article><script>window.hacked = 1</script>\n\n"
    '“<img src=x onerror="window.hacked = 1"> {{ 7 * 7 }} </mark>,” said Ines <b>Corvo</b> on Feb. 3, 2024.\n\n'
    "&lt;i&gt; \x00 \x1b[31m \r \u202e ]]> <!-- \n\n“We sail,” Ines Corvo said."
)


def findings(text: str, name: str = "a.txt") -> Findings:
    """Return the records of all commands for a text."""
    return Findings(
        name,
        api.parse(text, article=name),
        api.quotes(text, article=name, indirect=True),
        api.timeline(text, article=name),
        api.strip_boilerplate(text, article=name),
    )


def page(*texts: str, **fields: Any) -> str:
    """Return the report of articles with these texts."""
    out = io.StringIO()
    report = Report(out, Findings)
    for n, text in enumerate(texts, 1):
        name = f"{n}.txt"
        report.write([findings(text, name)], Article(name, text, name, **fields))
    report.finish()
    return out.getvalue()


# marks


def joined(pieces: list[Piece]) -> str:
    """Return the text of the pieces as the page shows it: the innermost ones, joined."""
    return "".join(joined(piece.inside) if piece.inside else piece.text for piece in pieces)


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8)


@given(SPANS, SPANS)
def test_pieces_are_the_text_and_marks_cover_their_characters(
    outer: list[tuple[int, int]], inner: list[tuple[int, int]]
) -> None:
    text = "The tide does not care who is mayor, said Corvo."
    layers = [Layer(Mark(start, start + length, kind, None) for start, length in spans)
              for kind, spans in (("outer", outer), ("inner", inner))]  # fmt: skip
    pieces = cut(text, 0, len(text), layers)
    assert joined(pieces) == text
    at = 0
    for piece in pieces:
        covered = [start <= at < start + length for start, length in outer]
        assert bool(piece.mark) == any(covered)
        at += len(piece.text)
    firsts = [piece.mark for piece in pieces if piece.mark and piece.first]
    assert firsts == [mark for mark in layers[0].marks if mark.start < len(text)]


def test_a_mark_that_crosses_another_is_cut_in_two() -> None:
    layers = [Layer([Mark(0, 6, "quote", None)]), Layer([Mark(4, 8, "time", None)])]
    first, second = cut("on Monday", 0, 9, layers)
    assert [(piece.text, bool(piece.mark), piece.first) for piece in first.inside] == [
        ("on M", False, False),
        ("on", True, True),
    ]
    assert next((piece.text, bool(piece.mark), piece.first) for piece in second.inside) == ("da", True, False)


@each("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_rows_of_an_article_are_its_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    found = findings(text)
    shown = view(
        1, Article("a", text, "a"), Answers(found.parse, found.quotes, found.timeline, found.blocks), Speakers()
    )
    rows = [row for part in shown.parts for row in part.rows]
    assert "".join(joined(row.pieces) for row in rows) == text
    assert [marked.quote.n for row in rows for marked in row.notes] == [quote.n for quote in found.quotes]
    folded = "".join(joined(row.pieces) for part in shown.parts if part.dropped for row in part.rows)
    gone = "".join(block.text for block in found.blocks if not block.keep)
    assert "".join(folded.split()) == "".join(gone.split())


# speakers


def test_speakers_are_added_up_over_articles_whatever_the_case() -> None:
    speakers = Speakers()
    speakers.add(1, api.quotes("“We sail,” said Mayor Ines Corvo. “Today we do,” Corvo said."))
    speakers.add(2, api.quotes("“NO WAY AT ALL,” INES CORVO SAID."))
    (corvo,) = speakers.ranked()
    assert (corvo.quotes, corvo.articles, corvo.role, corvo.initials) == (3, [1, 2], "Mayor", "IC")


def test_speakers_of_one_article_differ_in_colour() -> None:
    speakers = Speakers()
    names = ["Ines Corvo", "Tomas Reed", "Ana Belic", "Karl Voss", "Hanna Dunn", "Jo Marsh", "Ezra Aas"]
    for n in range(40):
        pair = (names[n % 7], names[(n * 3 + 1) % 7])
        speakers.add(n, api.quotes(" ".join(f"“We will all be there,” {name} said." for name in pair)))
    speakers.color()
    colors = [speaker.color for speaker in speakers.ranked()]
    assert len(colors) == 7
    assert len(set(colors)) == 7
    assert max(colors) < COLORS


# the timeline


def events(text: str, published: str = "2024-02-09") -> list[Event]:
    """Return the events of a text."""
    return [Event(entry, [f"e{entry.n}"]) for entry in api.timeline(text, date=published)]


def test_days_are_dots_and_long_times_bars() -> None:
    drawing = draw(events("The pier opened on 3 May 2023. It was built in 1911. The ferry sails on Monday."))
    assert sorted(dot.event.when for dot in drawing.dots) == ["12 February 2024", "3 May 2023"]
    assert [bar.event.when for bar in drawing.bars] == ["1911"]
    assert all(0 <= dot.x <= drawing.width and 0 < dot.y < drawing.base for dot in drawing.dots)
    assert all(bar.x + bar.width <= drawing.width and bar.y > drawing.base for bar in drawing.bars)


def test_empty_time_is_a_gap_that_says_how_long_it_is() -> None:
    scale = Scale(slots([(date(1911, 3, 4), date(1911, 3, 4)), (date(2024, 2, 9), date(2024, 2, 9))]))
    assert [(tick.label, tick.year, tick.gap) for tick in scale.ticks] == [
        ("Mar", 1911, False),
        ("113 y", None, True),
        ("Feb", 2024, False),
    ]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.integers(0, 4000)), min_size=1, max_size=30))
def test_later_days_never_stand_further_left(spans: list[tuple[date, int]]) -> None:
    days = [(first, min(first + (date(2, 1, 1) - date(1, 1, 1)) * (n / 365), date(9998, 12, 31))) for first, n in spans]
    scale = Scale(slots(days))
    places = [scale.place(day) for day in sorted(day for pair in days for day in pair)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= scale.width


def test_signs_do_not_touch_and_those_without_room_are_counted() -> None:
    lanes = Lanes(2)
    assert [lanes.take(0, 10), lanes.take(5, 15), lanes.take(6, 12), lanes.take(10, 20)] == [0, 1, None, 0]
    crowd = draw(events(" ".join(f"Boat {n} sank on 3 May 2023." for n in range(30))))
    assert len(crowd.dots) + sum(rest.events for rest in crowd.rest) == 30
    assert len({(dot.x, dot.y) for dot in crowd.dots}) == len(crowd.dots)


# the page


class Tags(HTMLParser):
    """Collects the tags of a page, and the line numbers of tags that could load or run something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def hostile() -> str:
    return page(HOSTILE, HOSTILE, headline="<script>x</script>", source='"><svg onload=x>',
                fields={"url": "javascript:x"}, authors=["<u>"])  # fmt: skip


def test_markup_of_a_text_stays_text(hostile: str) -> None:
    tags = Tags(hostile).tags
    assert [tag for tag, _ in tags].count("script") == 1
    assert not {"img", "u", "iframe", "object"} & {tag for tag, _ in tags}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on") or name == "style"]
    assert "{{ 7 * 7 }}" in hostile
    assert "\x00" not in hostile
    assert "\x1b" not in hostile


def test_nothing_is_loaded_and_only_harmless_links_lead_away(hostile: str) -> None:
    html = hostile + page(FERRY, fields={"url": "https://news.example/ferry"})
    links = [attributes["href"] or "" for _, attributes in Tags(html).tags if "href" in attributes]
    assert {link for link in links if not link.startswith("#")} == {"https://news.example/ferry"}
    assert not [
        tag for tag, attributes in Tags(html).tags if "src" in attributes or tag in ("link", "base", "form action")
    ]
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_the_pages_own_style_and_script_alone(hostile: str) -> None:
    (policy,) = [
        attributes["content"] or ""
        for tag, attributes in Tags(hostile).tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    allowed = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert allowed["default-src"] == "'none'"
    for tag in ("style", "script"):
        (source,) = re.findall(f"<{tag}>(.*?)</{tag}>", hostile, re.S)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert allowed[f"{tag}-src"] == f"'sha256-{digest}'"


def test_every_link_within_the_page_has_its_place_and_each_name_is_there_once() -> None:
    html = page(*(path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "saltmarsh-ledger").glob("*.txt"))))
    tags = Tags(html).tags
    names = [attributes["id"] for _, attributes in tags if "id" in attributes]
    links = {(attributes["href"] or "")[1:] for _, attributes in tags if (attributes.get("href") or "").startswith("#")}
    assert len(names) == len(set(names))
    assert links - set(names) == set()
    assert {"article-1-quote-1", "article-5", "speaker-1"} <= set(names)


def test_one_event_in_two_articles_is_listed_once() -> None:
    other = "The mayor Ines Corvo spoke. The ferry Petrel sank off Low Orrin on 3 May 2023, Corvo said."
    html = page("The ferry Petrel sank on 3 May 2023 near Low Orrin, said Ines Corvo.", other)
    assert html.count('class="event shared"') == 2  # drawn, and in the list
    assert re.search(r'href="#article-1-event-\d+".*href="#article-2-event-\d+">also 2', html)


def test_the_day_of_publication_is_no_event() -> None:
    appeal = "Posted: 10 February 2024, 6:00 am\n\nSubscribe by 1 March 2024 to get our newsletter.\n"
    found = findings(f"{FERRY}\n{appeal}")
    answers = Answers(found.parse, found.quotes, found.timeline, found.blocks)
    assert {entry.from_ for entry in events_to_draw(answers)} == {"2024-02-03", "2024-02-09"}
    (ferries,) = [entry for entry in events_to_draw(answers) if entry.from_ == "2024-02-09"]
    assert ferries.text == "Friday"
    assert len(events_to_draw(Answers(entries=found.timeline))) > 2


def test_each_command_has_a_page_of_its_own_answers(inside: Cli, ferry: Path, tmp_path: Path) -> None:
    for command, sign in (("quotes", "<mark"), ("timeline", "<time"), ("parse", "Names: "), ("all", "<mark")):
        output = tmp_path / f"{command}.html"
        assert inside(command, ferry, "--output", output).code == 0
        assert sign in output.read_text(encoding="utf-8")
    refused = inside("quotes", ferry, "--by-speaker", "--output", tmp_path / "no.html")
    assert (refused.code, refused.err) == (
        2,
        "newscli: error: a report counts its speakers and sorts its events anyway; leave out --by-speaker\n",
    )
    assert not (tmp_path / "no.html").exists()


def test_a_folder_gets_a_page_for_each_input(inside: Cli, tmp_path: Path) -> None:
    assert inside("report", SAMPLES / "saltmarsh-ledger", "--output", f"{tmp_path}/").code == 0
    pages = sorted(path.name for path in tmp_path.glob("*.html"))
    assert pages == [f"{path.name}.html" for path in sorted((SAMPLES / "saltmarsh-ledger").iterdir())]
