"""Places and organisations: what is found, what is not, and that one thing is of one kind."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.core.names.names import Names
from newscli.core.text.document import Document
from newscli.records import Entity


def names(found: list[Entity]) -> list[str]:
    return [entity.name for entity in found]


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


@settings(max_examples=80)
@given(st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)))
def test_one_thing_is_of_one_kind(text: str) -> None:
    doc = Document(text)
    spans = [(m.start, m.end) for entity in Names(doc).places() + Names(doc).organizations for m in entity.mentions]
    spans += [(m.start, m.end) for person in Names(doc).people.persons for m in person.mentions]
    spans.sort()
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= after for (_, end), (after, _) in pairwise(spans))
