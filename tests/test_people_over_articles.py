"""Tests of identities across articles: pairs and small sets of invented articles, and limits."""

import json
import sqlite3
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest

import newscli
from conftest import Cli
from each import each
from newscli.across import people
from newscli.across.names import agreement, parts_of
from newscli.across.people import About, People, spoken
from timing import MOST, growth

BRIDGE = "a lorry on Tallow Bridge, on the road from Pennock to Quern and Wexmoor"
# Speakers in two articles: name / role / outlet / the names in the article, which may be those of BRIDGE.
ONE = """
the same role, outlet: Bo Larkin / Sheriff / Echo / a fire in Pennock = Larkin / Sheriff / Echo
a fuller role: Bo Larkin / Sheriff / Echo / a fire in Pennock = Larkin / Vale County Sheriff / Echo
another outlet, the same topic: Bo Larkin / Sheriff / Echo / a fire in Pennock = Larkin / Sheriff / Quern Post / BRIDGE
no role, the same topic: Bo Larkin / / Echo / BRIDGE = Larkin / / Echo / BRIDGE
a rare name: Ottilie Varga = Ottilie Varga / / Post
a rare name without its accents: Renée Dufrêne / baker / Post = Renee Dufrene / / Echo
a middle name: Nils A. Tarrow / pilot / Post = Nils Tarrow / pilot / Echo
a short form: William Tarrow / harbour pilot / Post = Bill Tarrow / pilot / Post
an initial: N. Tarrow / pilot / Post = Nils Tarrow / pilot / Post
a common name, the same role: John Smith / fire chief / Post = John Smith / fire chief / Echo / BRIDGE
"""
TWO = """
two trades: John Smith / police chief / Post = John Smith / baker / Echo
a common name, nothing else: John Smith / / Post = John Smith / / Echo
a common name, a usual role: John Smith / spokesman / Post = John Smith / spokesman / Echo
another first name: Bo Larkin / Sheriff / Echo / BRIDGE = Ann Larkin / Sheriff / Echo / BRIDGE
another outlet and topic: Bo Larkin / Sheriff / Echo / a fair in Oake = Larkin / Sheriff / Post / a strike in Dern
another role: Bo Larkin / Sheriff / Echo / a fire in Pennock = Larkin / goalkeeper / Echo
father and son: Bo Larkin / Sheriff / Echo / BRIDGE = Bo Larkin Jr. / Sheriff / Echo / BRIDGE
other middle initials: Nils A. Tarrow / pilot / Post = Nils B. Tarrow / pilot / Post
first names alone: Jean / neighbour / Echo = Jean / neighbour / Post
a man and a Mrs.: Hugo Larkin / Sheriff / Echo / BRIDGE = Mrs. Larkin / Sheriff / Echo / BRIDGE
"""


class SpeakerInArticle(NamedTuple):
    """A speaker as an article describes him or her."""

    name: str
    role: str | None = None
    outlet: str | None = None
    names: str = ""


def speaker_in_article(line: str) -> SpeakerInArticle:
    name, *more = (part.strip() for part in line.split("/"))
    role, outlet, names = (*more, "", "", "")[:3]
    return SpeakerInArticle(name, role or None, outlet or None, BRIDGE if names == "BRIDGE" else names)


def pairs(lines: str) -> list[tuple[str, SpeakerInArticle, SpeakerInArticle]]:
    """Return the lines of a table: what the pair is about, and the pair."""
    found = []
    for line in lines.strip().splitlines():
        why, _, both = line.partition(": ")
        one, _, other = both.partition(" = ")
        found.append((why, speaker_in_article(one), speaker_in_article(other)))
    return found


def quote(name: str, role: str | None) -> newscli.Quote:
    """Return a quotation of the speaker: one that is found in a text, with the fields that matter here changed."""
    (found,) = newscli.quotes('"We will wait," Ines Corvo said.')
    assert found.source
    found.speaker, found.role = name.removeprefix("Mrs. "), role
    found.source = newscli.Source(found.source.start, found.source.end, name, "name")
    return found


def identities(*speakers: SpeakerInArticle) -> list[str | None]:
    """Return the identity of each speaker, each in an article of its own."""
    known = People()
    numbers = []
    for speaker in speakers:
        about = About(f"It told of {speaker.names}.", speaker.outlet)
        numbers += known.add([spoken(quote(speaker.name, speaker.role))], about)
    known.settle()
    return [known.identity(number) for number in numbers]


@each(("why", "one", "other"), pairs(ONE))
def test_nothing_speaks_against_one_person(why: str, one: SpeakerInArticle, other: SpeakerInArticle) -> None:
    first, second = identities(one, other)
    assert first == second
    assert set(identities(other, one)) == {first}


@each(("why", "one", "other"), pairs(TWO))
def test_two_people_stay_two(why: str, one: SpeakerInArticle, other: SpeakerInArticle) -> None:
    assert len(set(identities(one, other))) == 2
    assert len(set(identities(other, one))) == 2


def test_the_identity_is_the_fullest_name() -> None:
    assert (
        identities(speaker_in_article("Larkin/Sheriff/Echo"), speaker_in_article("Bo Larkin/Sheriff/Echo"))
        == ["Bo Larkin"] * 2
    )


def test_names_that_two_people_have_are_numbered() -> None:
    speakers = [speaker_in_article("John Smith/police chief/Post"), speaker_in_article("John Smith/baker/Echo")]
    assert identities(*speakers) == ["John Smith", "John Smith (2)"]


def test_an_ambiguous_surname_stays_separate() -> None:
    both = [speaker_in_article("Bo Larkin/Sheriff/Echo/BRIDGE"), speaker_in_article("Jim Larkin/Sheriff/Echo/BRIDGE")]
    for order in permutations([*both, speaker_in_article("Larkin/Sheriff/Echo/BRIDGE")]):
        assert len(set(identities(*order))) == 3


def test_who_speaks_beside_the_other_is_somebody_else() -> None:
    known = People()
    about = About(f"It told of {BRIDGE}.", "Echo")
    first = known.add([spoken(quote("Bo Larkin", "Sheriff")), spoken(quote("Larkin", "Sheriff"))], about)
    second = known.add([spoken(quote("Larkin", "Sheriff"))], about)
    known.settle()
    assert len({known.identity(number) for number in first}) == 2
    assert known.identity(second[0]) == known.identity(first[1])


def test_organisations_are_matched_by_name_and_descriptions_are_not() -> None:
    text = "“We sail,” Skerry Lines said. “We wait,” the county said."
    known = People()
    numbers = [known.add([spoken(found) for found in newscli.quotes(text)], About(text)) for _ in range(2)]
    known.settle()
    assert [[known.identity(n) for n in each] for each in numbers] == [["Skerry Lines", None]] * 2


def test_names_agree_only_with_one_suffix() -> None:
    one, other = parts_of("Bo Larkin Sr."), parts_of("Bo Larkin")
    assert one
    assert other
    assert agreement(one, other) is None


def test_what_is_kept_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "MOST_PEOPLE", 3)
    speakers = [SpeakerInArticle(f"Ada Lind{c}", None, "Echo") for c in "abcde"]
    assert identities(*speakers) == ["Ada Linda", "Ada Lindb", "Ada Lindc", None, None]
    assert identities(*speakers[:3], speakers[0]) == ["Ada Linda", "Ada Lindb", "Ada Lindc", "Ada Linda"]


@pytest.mark.parametrize("name", ["John Smith", "Smith", "Ana Tarrow"])
def test_work_grows_no_faster_than_the_articles(name: str) -> None:
    def work(articles: int) -> None:
        known = People()
        for i in range(articles):
            said = quoted[i % len(quoted)]
            text = f"It told of Town{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} there."
            known.add([spoken(said)], About(text, f"Outlet {i}"))
        known.settle()

    quoted = [quote(name, f"{trade} keeper") for trade in ("bee", "goal", "shop", "bar", "gate", "light")]
    assert growth(work, 600) <= MOST


# in the output of commands

FIRE = """Fire near Tallow Bridge

The Vale Echo
4 March 2024

PENNOCK - A fire near Tallow Bridge closed the road to Quern. "We are lucky that nobody slept there," \
Sheriff Bo Larkin said. The barn in Pennock was empty.
"""
ROAD = """Road to Quern opens again

The Quern Post
6 March 2024

QUERN - The road over Tallow Bridge to Pennock opened again. "I have no more to say," Sheriff Larkin said in Quern.
"""


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "fire.txt").write_text(FIRE)
    (folder / "road.txt").write_text(ROAD)
    return folder


@pytest.mark.parametrize("options", [("--persons", "--json"), ("--persons",), ("--persons", "--jobs", "2")])
def test_records_say_who_it_is_where_all_articles_are_known(inside: Cli, clips: Path, options: tuple[str, ...]) -> None:
    done = inside("quotes", clips, *options)
    records = json.loads(done.out) if "--json" in options else done.records
    assert [(r["speaker"], r["person"]) for r in records] == [("Bo Larkin", "Bo Larkin"), ("Larkin", "Bo Larkin")]


def test_lines_that_are_written_as_articles_come_do_not_wait(inside: Cli, clips: Path) -> None:
    assert [record["person"] for record in inside("quotes", clips).records] == [None, None]


def test_a_summary_has_one_row_a_person(inside: Cli, clips: Path) -> None:
    (row,) = inside("quotes", clips, "--by-speaker").records
    assert (row["speaker"], row["person"], row["quotes"], row["articles"]) == ("Bo Larkin", "Bo Larkin", 2, 2)


def test_a_database_knows_people_of_all_its_runs(inside: Cli, clips: Path, tmp_path: Path) -> None:
    for name in ("road.txt", "fire.txt"):
        assert inside("quotes", clips / name, "--output", tmp_path / "news.db").code == 0
    with sqlite3.connect(tmp_path / "news.db") as found:
        assert found.execute("SELECT speaker, person FROM quotes ORDER BY id").fetchall() == [
            ("Larkin", "Bo Larkin"),
            ("Bo Larkin", "Bo Larkin"),
        ]
        assert found.execute("SELECT speaker, quotes FROM speakers").fetchall() == [("Bo Larkin", 2)]


def test_a_report_has_one_row_a_person(inside: Cli, clips: Path, tmp_path: Path) -> None:
    pytest.importorskip("jinja2")
    assert inside("report", clips, "--output", tmp_path / "report.html").code == 0
    page = (tmp_path / "report.html").read_text()
    assert page.count('<tr id="speaker-') == 1
    assert page.count('class="who" href="#speaker-1">Bo Larkin</a>') == 3  # the row, and beside each quotation


def test_a_terminal_shows_the_person_of_a_surname(inside: Cli, clips: Path) -> None:
    shown = inside("quotes", clips, "--persons", "--format", "pretty").out
    assert "Larkin, Sheriff = Bo Larkin · said" in shown
    assert "2 quotations, 1 speaker, 2 articles" in shown


def test_results_in_a_folder_know_no_other_articles(inside: Cli, clips: Path, tmp_path: Path) -> None:
    done = inside("quotes", clips, "--persons", "--output", f"{tmp_path}/out/")
    assert (done.code, "--persons needs all inputs together" in done.err) == (2, True)
