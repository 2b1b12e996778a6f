"""Who is named in an article: names, chains of one person's names, roles."""

import textwrap
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newscli
from each import each
from newscli.core.names.descriptions import describe
from newscli.core.names.names import Names
from newscli.core.names.persons import People
from newscli.core.names.slips import one_slip
from newscli.core.names.words import name_words
from newscli.core.text.document import Document
from newscli.records import PersonRecord
from timing import MOST, growth_of


def people(text: str) -> dict[str, PersonRecord]:
    return {record.name: record for record in Names(Document(text)).people.records()}


@each(
    ("name", "gender"),
    [
        ("Ottoline", "female"),
        ("Dougie", "male"),
        ("Kemar", "male"),
        ("Priyanthi", "female"),
        ("Vakhtang", "male"),
        ("Naimatullah", "male"),
        ("Maitha", "female"),
        ("Tehila", "female"),
        ("Nomvuyo", "female"),
        ("Lindsey", None),  # of both
        ("Håkan", "male"),  # a list without accents
        ("Hakan", "male"),
        ("Guðrún", "female"),
        ("Ze’ev", "male"),
        ("Hae-won", "female"),  # one word in the list
        ("Hae-Won", "female"),
        ("Mi-ran", "female"),  # so in the list, which has "Miran" as a man's name
        ("Nils-Otto", "male"),
        ("Anna-Sofia", "female"),
    ],
)
def test_given_names_of_the_world(name: str, gender: str | None) -> None:
    (person,) = Names(Document(f"On Monday {name} Zubrak opened the lock.")).people.persons
    assert (person.name, person.gender) == (f"{name} Zubrak", gender)


@pytest.mark.parametrize("word", ["Al-Ain", "Said", "Age", "Nissan"])
def test_no_given_names(word: str) -> None:
    assert not name_words().is_first(word)


def test_one_person_has_one_record_with_the_fullest_name_and_all_forms() -> None:
    text = "President Ana Belic spoke. Ms. Belic left. Later Ana M. Belic came back, and Belic sang."
    found = people(text)
    assert list(found) == ["Ana M. Belic"]
    record = found["Ana M. Belic"]
    assert record.variants == ["Ana Belic", "Belic", "Ms. Belic"]
    assert [text[m.start : m.end] for m in record.mentions] == ["Ana Belic", "Belic", "Ana M. Belic", "Belic"]


def test_a_name_at_birth_is_one_more_name_of_its_bearer() -> None:
    found = people("Ana Belic sang. She was born Ana Grace Corvo in Elder, and her aunt, born Ida Corvo, sang too.")
    assert list(found) == ["Ana Belic", "Ida Corvo"]
    assert found["Ana Belic"].variants == ["Ana Grace Corvo"]
    assert list(people("Ana Belic, who has died, sang.\n\nBorn Ana Corvo in Elder, she moved.")) == ["Ana Belic"]


def test_short_forms_of_first_names_are_one_person() -> None:
    assert list(people("William Trasket ran. “No,” said Bill Trasket.")) == ["William Trasket"]


@pytest.mark.parametrize("slip", ["Halolway", "Hallowy", "Halloqay", "Hallloway"])
def test_a_slip_of_the_pen_joins_the_chain(slip: str) -> None:
    found = people(f"Minister Tomas Halloway spoke. {slip} said no more. {slip} left.")
    assert list(found) == ["Tomas Halloway"]
    assert found["Tomas Halloway"].variants == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Halloway spoke. The Halloways said no more.",  # a plural
        "Tomas Halloway and Ana Hallowey spoke. Hallowey said no.",  # a name of her own
        "Tomas Halloway spoke in Hallowey.",  # not where a subject stands
    ],
)
def test_no_slip_is_seen_where_another_reading_holds(text: str) -> None:
    assert people(text)["Tomas Halloway"].variants == []


def test_two_persons_of_one_surname_stay_apart() -> None:
    text = "Ana Belic and Tomas Belic own it. Mr. Belic rows. Mrs. Belic sails."
    found = people(text)
    assert found["Ana Belic"].variants == ["Belic", "Mrs. Belic"]
    assert found["Tomas Belic"].variants == ["Belic", "Mr. Belic"]


def test_father_and_son_and_middle_initials_stay_apart() -> None:
    assert len(people("Tomas Reed Jr. met his father, Tomas Reed.")) == 2
    assert len(people("George H. Trasket met George W. Trasket.")) == 2


def test_a_bare_surname_of_two_is_the_one_whom_the_article_is_about() -> None:
    found = people("Tomas Belic opened the fair with his wife, Ana Belic. Belic said it was warm.")
    assert found["Tomas Belic"].variants == ["Belic"]
    assert found["Ana Belic"].variants == []


def test_headlines_name_those_whom_the_body_knows() -> None:
    text = "Belic Warns Reed Over Harbour Plan In Elder\n\nMayor Ana Belic warned Tomas Reed on Monday."
    assert {name: len(record.mentions) for name, record in people(text).items()} == {"Ana Belic": 2, "Tomas Reed": 2}


def test_a_first_name_that_kin_introduces() -> None:
    assert list(people("Tomas Reed came with his sister, Ana. Ana laughed.")) == ["Tomas Reed", "Ana"]


def test_names_across_the_lines_of_wrapped_text() -> None:
    story = (
        "The council heard on Monday evening that the engineer and diver who had found the old wreck was Tomas Reed of "
        "Elder, and that nobody else had seen the ship before he did, although many had looked for it there since the "
        "winter in which it went down with all of its cargo and the last letters that its crew had written. "
    )
    text = "\n\n".join(textwrap.fill(story * 3, width) for width in (51, 51))
    assert "Tomas\nReed" in text
    assert [person.name for person in newscli.parse(text).people] == ["Tomas Reed"]


def test_the_people_are_read_once_for_one_document() -> None:
    names = Names(Document("Ana Belic left."))
    assert names.people is names.people


@each(
    "text",
    [
        "William Tamber rowed. Ida Joss sat. Bill Tamber won on Sunday.",
        "Tomas al-Tamber rowed. Ida Joss sat. On Sunday al-Tamber won.",
        "Mayor Tomas Halloway left. Ida Joss sat. On Sunday Halolway said no.",
        "Karl and Ida Joss rowed. Tomas Tamber sat. On Sunday the Joss couple won.",
        "Ana Tamber rowed. Ana Joss sat. On Sunday Ana won.",
        "Ana Maria Tamber rowed. Ida Joss sat. On Sunday Mrs. Tamber won.",
        "Tomas Tamber rowed. On Sunday nobody won.",
    ],
)
def test_the_people_of_a_sentence_are_those_that_the_whole_article_shows(text: str) -> None:
    names, start = Names(Document(text)), text.rindex("Sunday") - 40
    part = names.people_in([(max(start, 0), len(text))]).mentions_in(max(start, 0), len(text))
    whole = names.people.mentions_in(max(start, 0), len(text))
    assert [(mention, person.name) for mention, person in part] == [(mention, person.name) for mention, person in whole]


@each(
    ("a", "b", "expected"),
    [("Reed", "Reeds", True), ("Belic", "Belci", True), ("Belic", "Velic", True), ("Belic", "Belic", False),
     ("Belic", "Corvo", False), ("Belic", "Belices", False), ("", "A", True)],
)  # fmt: skip
def test_one_slip(a: str, b: str, expected: bool) -> None:
    assert one_slip(a, b) is expected
    assert one_slip(b, a) is expected


@each(
    ("text", "indefinite"),
    [
        ("a senior official", True),
        ("supporters", True),
        ("some voters", True),
        ("the mayor", False),
        ("the boss", False),
    ],
)
def test_descriptions_of_somebody_unnamed(text: str, indefinite: bool) -> None:
    described = describe(text)
    assert described is not None
    assert described.indefinite is indefinite


PIECES = [
    *"Ana Belic Mr. Sen. President said the of de J. University “ ” , . 's - NATO Élodie ß İ ( wife, Jr.".split(),
    "\n",
    "\r\n",
    "\u2028",
]


@settings(max_examples=80)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)))
def test_any_text_gives_slices_in_order(text: str) -> None:
    found: People = Names(Document(text)).people
    for record in found.records():
        assert record.name
        assert record.mentions == sorted(record.mentions, key=lambda m: m.start)
        assert all(0 <= m.start < m.end <= len(text) for m in record.mentions)
    spans = [(mention.start, mention.end) for mention, _ in found.mentions]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


MISSPELT = {
    "one letter less, at the end": ("Mayor Tomas Trakett left. Traket said so.", "Tomas Trakett"),
    "accent left out and a letter": ("Coach Ana Varría left. Varia also talked.", "Ana Varría"),
    "two letters": ("Mayor Tomas Halloway left. Hallovey said so.", "Tomas Halloway"),
    "letters in another order": ("Mayor Ana Huarán left. Huanar said so.", "Ana Huarán"),
    "verb before": ("Mayor Tomas Halloway left. “So,” said Halowey.", "Tomas Halloway"),
    "full name": ("Mayor Tomas Halloway left. Tomas Hallaway said so.", "Tomas Halloway"),
    "first of two family names": ("Mayor Ana Belic Corvo left. Belic said so.", "Ana Belic Corvo"),
    "end of a name": ("Mayor Samir Ben Khattib left. Ben Khatib said so.", "Samir Ben Khattib"),
}


@each(("text", "name"), MISSPELT.values(), ids=MISSPELT.keys())
def test_misspelt_names(text: str, name: str) -> None:
    assert [len(record.mentions) for record in people(text).values()] == [2]
    assert list(people(text)) == [name]


NOT_MISSPELT = {
    "plural": "Mayor Tomas Halloway left. Halloways said so.",
    "other beginning": "Mayor Tomas Halloway left. Pelloway said so.",
    "two letters of a short word": "Mayor Tomas Belic left. Berit said so.",
    "no subject": "Mayor Tomas Halloway left for Hallovey.",
    "brothers": "Mayor Tomas Halloway left. Karl Hallaway said so.",
    "two who may be meant": "Mayor Tomas Halloway left. Judge Ana Hallowey left. Hallowly said so.",
}


@each("text", NOT_MISSPELT.values(), ids=NOT_MISSPELT.keys())
def test_other_words_are_no_misspelt_names(text: str) -> None:
    assert len(people(text)["Tomas Halloway" if "Halloway" in text else "Tomas Belic"].mentions) == 1


def test_a_month_is_no_mention_of_somebody_of_its_name() -> None:
    text = "Theresa May met the WHO. May wants a vote by the end of May. On 12 May, May told MPs so. Until May, no."
    (may,) = Names(Document(text)).people.persons
    assert [mention.start for mention in may.mentions] == [0, text.index("May wants"), text.index("May told")]


def test_a_sentence_ends_after_an_acronym() -> None:
    text = "Karl Belic spoke to the QBC. Belic said the trust would pay."
    (belic,) = Names(Document(text)).people.persons
    assert len(belic.mentions) == 2


def test_a_title_in_the_sentence_of_a_whole_name_is_somebody_elses() -> None:
    text = (
        "Mayor Belic left early. They asked Mayor Belic about Karl Belic, who has a boat. Nobody has seen Ana Belic."
        " Karl Belic smiled. Karl Belic waved. “So,” said Mayor Belic."
    )
    persons = {person.name: person for person in Names(Document(text)).people.persons}
    assert len(persons["Ana Belic"].mentions) == 4
    assert len(persons["Karl Belic"].mentions) == 3


def test_a_name_that_somebody_is_known_by() -> None:
    text = "Karl Belic, known by his stage name Zuzz, left. Zuzz sang. Ana Reed, better known as Moss, sat. Moss ate."
    assert {p.name: len(p.mentions) for p in Names(Document(text)).people.persons} == {"Karl Belic": 3, "Ana Reed": 3}


def test_two_names_with_an_ampersand_are_no_firm() -> None:
    persons = Names(Document("Karl Belic & Ana Reed\n\nThe couple met Karl Orlo & Sons.")).people.persons
    assert [person.name for person in persons] == ["Karl Belic", "Ana Reed"]


def test_the_words_around_a_nickname_are_one_mention_with_its_title() -> None:
    text = "Mayor Bo “Red” Larkin left with Ines 'Nessie' Corvo. Larkin sang, and Corvo did not."
    assert [
        (person.name, person.role, [text[mention.start : mention.end] for mention in person.mentions])
        for person in newscli.read(text).parse().people
    ] == [("Bo Larkin", "Mayor", ["Bo “Red” Larkin", "Larkin"]), ("Ines Corvo", None, ["Ines 'Nessie' Corvo", "Corvo"])]


def invented_name(n: int) -> str:
    """Another name for each number: "Bakebo" for 0, "Dakebo" for 1."""
    return "".join("BDFGKLMNPR"[n // 10**place % 10] + "aeo"[place % 3] for place in range(4)).capitalize()


CROWDS = {
    "one surname": lambda n: f"{invented_name(n)} Corvo said “so it is” on Monday.",
    "one first name": lambda n: f"Ana {invented_name(n)} said “so it is” on Monday.",
    "a surname that all of them share, alone": lambda n: f"{invented_name(n)} Corvo left. “No,” Corvo said.",
    "one trade": lambda n: f"{invented_name(n)} Corvo, a baker, left. “No,” the baker said.",
    "names only": lambda n: f"Ana {invented_name(n)},",
    "labels": lambda n: f"\n{invented_name(n).upper()}: We go there, all of us.",
}


@pytest.mark.parametrize("one", CROWDS.values(), ids=CROWDS.keys())
def test_the_time_grows_no_faster_than_the_people(one: Callable[[int], str]) -> None:
    assert growth_of(["parse", "quotes"], lambda count: " ".join(map(one, range(count))), 120) <= MOST
