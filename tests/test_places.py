"""Places and organisations: what is found, what is not, and that one thing is of one kind."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.core.names.names import Names
from newscli.core.text.document import Document
from newscli.records import Entity


def names(found: list[Entity]) -> list[str]:
    return [entity.name for entity in found]


PLACES = {
    "country": ("The talks in Norway failed.", ["Norway"]),
    "country of two words": ("The talks in New Zealand failed.", ["New Zealand"]),
    "state": ("They drove across North Carolina.", ["North Carolina"]),
    "two names of one country": ("The U.S. said so. In the United States, nobody knew.", ["United States"]),
    "one short name of a country": ("The U.S. said so.", ["U.S."]),
    "large city, located": ("He flew to Kampala.", ["Kampala"]),
    "city and country": ("Kampala, Uganda, was hot.", ["Kampala", "Uganda"]),
    "unlisted town in a listed state": ("They met in Dunmore, Ohio.", ["Dunmore", "Ohio"]),
    "word of places": ("They swam in Lake Corvo and in the Elder River.", ["Lake Corvo", "Elder River"]),
    "port": ("The road to Port Elder was closed.", ["Port Elder"]),
    "street": ("The shop on Belic Street closed.", ["Belic Street"]),
    "village of": ("They met in the village of Tromvik. It rained in Tromvik.", ["Tromvik"]),
    "near": ("The mine near Tromvik closed.", ["Tromvik"]),
    "north of": ("A road north of Nether Tromvik closed.", ["Nether Tromvik"]),
    "from a town in a state": ("She is a teacher from Dunmore, Ohio.", ["Dunmore", "Ohio"]),
}

NO_PLACES = {
    "adjective of a country": "The Norwegian government and two Danes agreed.",
    "person": "Jordan Belic and Sydney Reed met. Belic won.",
    "organisation": "The University of Texas and the Bank of England agreed.",
    "month": "It rained in March and in May.",
    "near a person": "He stood near Ana Reed. Reed left.",
    "outside a body": "They marched outside Congress.",
    "residents of a role": "It was the port of Plaintiff, said one. North of PACs nobody goes.",
    "headline": "Council Votes In Favour Of New Bridge Over River",
}

ORGANISATIONS = {
    "ministry": ("The Transport Ministry met.", ["Transport Ministry"]),
    "ministry of": ("The Ministry of Transport met.", ["Ministry of Transport"]),
    "university of": ("He left the University of Port Elder.", ["University of Port Elder"]),
    "firm": ("He sued Oceanic Freight Ltd.", ["Oceanic Freight Ltd"]),
    "partners": ("He sued Belic Brothers & Sons.", ["Belic Brothers & Sons"]),
    "newspaper": ("He told the Elder Post on Monday.", ["Elder Post"]),
    "place in the name": ("The New York Times said so.", ["New York Times"]),
    "well-known acronym": ("He left the FBI for NATO.", ["FBI", "NATO"]),
    "acronym after the name": (
        "The Elder Harbour Authority (EHA) met. The EHA said no.",
        ["Elder Harbour Authority"],
    ),
    "well-known firm": ("He left Morgan Stanley for Google.", ["Morgan Stanley", "Google"]),
    "legal form": ("Shares in Norrlys AB fell.", ["Norrlys AB"]),
    "two partners": ("The shops of Belic & Reed closed.", ["Belic & Reed"]),
    "shares": ("Shares in Norrlys fell. “No,” Norrlys said.", ["Norrlys"]),
    "spokesman": ("A spokesman for Norrlys declined.", ["Norrlys"]),
    "chief executive": ("Norrlys's chief executive left.", ["Norrlys"]),
    "office in the name's run": ("Meanwhile, Norrlys CEO Ana Belic left. Norrlys declined.", ["Norrlys"]),
    "trade": ("The raftmaker Norrlys sank, and so did lender Oddvik.", ["Norrlys", "Oddvik"]),
    "bid": ("It rejected a bid for Oddvik Larsen on Monday.", ["Oddvik Larsen"]),
    "what it is": ("Norrlys, a Swedish maker of rafts, sank.", ["Norrlys"]),
    "sentence opener": ("Meanwhile Elder University closed.", ["Elder University"]),
    "joined by and": ("He leads the Tromvik Search and Rescue Association.", ["Tromvik Search and Rescue Association"]),
    "owners": ("The Vintners' Belic Union met.", ["Vintners' Belic Union"]),
    "family": ("She runs the Bo and Ana Foundation.", ["Bo and Ana Foundation"]),
    "two bodies": ("The FBI and Transport Department met.", ["FBI", "Transport Department"]),
    "council on": ("He left the Elder Council on Harbour Relations.", ["Elder Council on Harbour Relations"]),
    "committee on": ("The House Committee on Harbours’s report is out.", ["House Committee on Harbours"]),
    "council on a day": ("He left the Elder Council on Monday.", ["Elder Council"]),
    "based": ("The Oslo-based Elder Institute met.", ["Elder Institute"]),
    "apostrophe": ("The Elder Harbour Systems’ figures fell.", ["Elder Harbour Systems"]),
}

NO_ORGANISATIONS = {
    "spokesman of a person": "A spokesman for Ana Belic declined. Belic left.",
    "spokesman of a place": "A spokesman for Norway declined.",
    "common noun": "The ministry, the company and the party agreed.",
    "unknown acronym": "He bought a DVD and a TV.",
    "country": "The Soviet Union and the Czech Republic",
    "weak word": "The Big Project began.",
    "headings with &": "See Terms & Conditions, Food & Dining and Learning & Development.",
    "rubric": "And then: Latest News.",
    "person": "President Ana Belic met Judge Tomas Reed.",
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES.keys())
def test_places(text: str, expected: list[str]) -> None:
    assert names(Names(Document(text)).places()) == expected


@pytest.mark.parametrize("text", NO_PLACES.values(), ids=NO_PLACES.keys())
def test_no_places(text: str) -> None:
    assert names(Names(Document(text)).places()) == []


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS.values(), ids=ORGANISATIONS.keys())
def test_organisations(text: str, expected: list[str]) -> None:
    assert names(Names(Document(text)).organizations) == expected


@pytest.mark.parametrize("text", NO_ORGANISATIONS.values(), ids=NO_ORGANISATIONS.keys())
def test_no_organisations(text: str) -> None:
    assert names(Names(Document(text)).organizations) == []


def test_an_acronym_is_a_mention_of_its_name() -> None:
    text = "The Elder Harbour Authority (EHA) met. The EHA said no."
    (body,) = Names(Document(text)).organizations
    assert [text[m.start : m.end] for m in body.mentions] == ["Elder Harbour Authority", "EHA", "EHA"]


def test_menus_around_the_body_are_no_partners() -> None:
    text = "Food & Drink\nHe lunched at the offices of Belic & Reed.\nTerms & Conditions"
    menu, end = text.index("\n"), text.rindex("\n")
    story = Document(text).without([(0, menu), (end, len(text))])
    assert names(Names(story).organizations) == ["Belic & Reed"]


PIECES = (
    "Ana Belic Paris Texas New York University of the FBI (FBI) in , . President Lake Corvo & Sons Jordan said".split()
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)))
def test_one_thing_is_of_one_kind(text: str) -> None:
    doc = Document(text)
    spans = [(m.start, m.end) for entity in Names(doc).places() + Names(doc).organizations for m in entity.mentions]
    spans += [(m.start, m.end) for person in Names(doc).people.persons for m in person.mentions]
    spans.sort()
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= after for (_, end), (after, _) in pairwise(spans))
