"""`parse`: one record for one article. All people, places and outlets are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newscli
from each import each
from newscli.records import Offsets, ParsedArticle

PAGE = """* Home
* News
Subscribe | Log in
Transport
Old swing bridge of Port Elder to close for two years
Drivers will be sent over the new road, which adds ten minutes.
By Ana Reed and Bo Lind in Port Elder
Published 9 February 2024, 8:30 GMT
Updated 10 February 2024
Share
The swing bridge at dawn. Photo: Cy Marsh/The Elder Courier
PORT ELDER (AFP) — The council of Port Elder voted on Tuesday night to close the old swing bridge for two years.
Engineers had warned since the spring that the bearings of the middle pier were worn beyond what rules allow.
'It is a relief.'
Drivers will be sent over the new road, said Ines Corvo, the harbour master. "It adds ten minutes," Corvo said.
A Message from The Elder Courier:
Dear readers, independent journalism in Norland needs you. Please support us with a monthly donation today.
© 2024 The Elder Courier. All rights reserved.
"""


@pytest.fixture(scope="module")
def parsed() -> ParsedArticle:
    return newscli.parse(PAGE, article="page")


def text_of(place: Offsets) -> str:
    return PAGE[place.start : place.end]


def test_the_header_is_read(parsed: ParsedArticle) -> None:
    assert parsed.article == "page"
    assert parsed.headline == "Old swing bridge of Port Elder to close for two years"
    assert parsed.standfirst == "Drivers will be sent over the new road, which adds ten minutes."
    assert parsed.byline == "By Ana Reed and Bo Lind in Port Elder"
    assert parsed.authors == ["Ana Reed", "Bo Lind"]
    assert parsed.section == "Transport"
    assert parsed.publisher == "The Elder Courier"
    assert (parsed.published, parsed.updated) == ("2024-02-09T08:30:00+00:00", "2024-02-10")
    assert parsed.dateline is not None
    assert (parsed.dateline.city, parsed.dateline.agency, parsed.dateline.date) == ("PORT ELDER", "AFP", None)
    assert parsed.agencies == ["Agence France-Presse"]
    assert parsed.language == "en"


def test_the_body_leaves_header_and_boilerplate_out(parsed: ParsedArticle) -> None:
    paragraphs = [text_of(place) for place in parsed.paragraphs]
    assert paragraphs[0] == parsed.lead
    assert (parsed.lead or "").startswith("The council")
    assert text_of(parsed.spans["dateline"]) == "PORT ELDER (AFP) — "
    assert paragraphs[2] == "'It is a relief.'"
    assert len(paragraphs) == 4
    assert not any("donation" in paragraph for paragraph in paragraphs)
    assert parsed.boilerplate.blocks > 0
    assert parsed.boilerplate.characters > 100


def test_left_out_characters_are_counted_in_the_text_itself() -> None:
    quoted = "".join(f"> {line}\n" for line in PAGE.splitlines())
    plain, forwarded = newscli.parse(PAGE).boilerplate, newscli.parse(quoted).boilerplate
    assert forwarded.blocks == plain.blocks
    lines_inside = 2  # stretches of several lines hold the marks of all but their first line
    assert forwarded.characters >= plain.characters + lines_inside
    stretches = newscli.read(quoted)._story(False).document.excluded
    assert forwarded.characters > sum(end - start for start, end in stretches)


def test_words_are_those_of_the_body(parsed: ParsedArticle) -> None:
    assert parsed.word_count == sum(len(text_of(place).replace(" — ", " ").split()) for place in parsed.paragraphs)
    assert parsed.reading_minutes == 1


def test_people_are_those_of_the_story_and_not_its_authors(parsed: ParsedArticle) -> None:
    people = {person.name: person for person in parsed.people}
    assert "Ines Corvo" in people
    assert "Ana Reed" not in people
    assert [text_of(place) for place in people["Ines Corvo"].mentions] == ["Ines Corvo", "Corvo"]


def test_spans_show_where_a_field_was_found(parsed: ParsedArticle) -> None:
    assert text_of(parsed.spans["headline"]) == parsed.headline
    assert text_of(parsed.spans["standfirst"]) == parsed.standfirst
    assert text_of(parsed.spans["byline"]) == parsed.byline
    assert text_of(parsed.spans["publisher"]) == parsed.publisher
    assert text_of(parsed.spans["published"]) == "9 February 2024, 8:30 GMT"
    assert text_of(parsed.spans["lead"]) == parsed.lead


def test_metadata_win_over_the_text() -> None:
    given = newscli.parse(PAGE, date="2024-02-08", headline="Bridge shuts", publisher="Elder Weekly")
    assert (given.published, given.headline, given.publisher) == ("2024-02-08", "Bridge shuts", "Elder Weekly")


def test_a_fallback_date_counts_where_the_text_has_none() -> None:
    text = "The council voted on Tuesday night to close the old swing bridge, and nobody said a word against it."
    assert newscli.parse(text).published is None
    assert newscli.parse(text, fallback_date="2024-02-08").published == "2024-02-08"
    assert newscli.parse(PAGE, fallback_date="2024-02-08").published == "2024-02-09T08:30:00+00:00"


def test_a_dateline_takes_its_year_from_the_publication() -> None:
    text = "PORT ELDER, Dec 31 (AFP) - The council voted on Tuesday night to close the old swing bridge for repairs."
    assert (found := newscli.parse(text, date="2024-01-01").dateline)
    assert found.date == "2023-12-31"
    assert (unknown := newscli.parse(text).dateline)
    assert unknown.date is None


def test_a_date_stuck_to_the_lead_is_cut_off_and_nothing_is_invented() -> None:
    found = newscli.parse(
        " date 2024-02-09 Norland's deputy trade minister said on Friday that the herring talks had stalled again.\n"
        '"We came with a map and went home without one," Tomas Haldane told state media. "That is how it is."\n'
    )
    assert found.published == "2024-02-09"
    assert (found.lead or "").startswith("Norland's deputy")
    assert (found.headline, found.dateline, found.byline, found.authors) == (None, None, None, [])


@each(
    ("before", "published", "city"),
    [
        ("2024-02-09 PORT ELDER — ", "2024-02-09", "PORT ELDER"),
        ("Published 9 Feb 2024 PORT ELDER (Reuters) - ", "2024-02-09", "PORT ELDER"),
        ("Feb. 9, 2024 4:05 p.m. ET | ", "2024-02-09T16:05:00-05:00", None),
        ("2024-02-09 ", "2024-02-09", None),
        ("PORT ELDER, Norland (AP) — ", None, "PORT ELDER"),
    ],
)
def test_the_lead_begins_with_the_story(before: str, published: str | None, city: str | None) -> None:
    lead = "Streamers, a subscription service for films, said on Friday that four million members had joined since May."
    found = newscli.parse(f'{before}{lead}\n"We are glad," said Ana Reed, who leads the firm from a shed.')
    assert (found.lead, found.published) == (lead, published)
    assert (found.dateline.city if found.dateline else None) == city
    assert (found.headline, found.byline) == (None, None)


def test_a_short_story_under_a_date_is_not_mistaken_for_a_header() -> None:
    tail = "The paper speaks of itself here, at a length that no line of the story has, and it goes on and on.\n"
    story = "2024-02-09 The council voted on Friday to close the old swing bridge for good.\nNobody minded.\n"
    assert (newscli.parse(story + "It was late.\nPeople went home.\n" + 3 * tail).lead or "").startswith("The council")


def test_an_empty_article_is_empty() -> None:
    found = newscli.parse("")
    assert (found.headline, found.lead, found.paragraphs, found.word_count) == (None, None, [], 0)


def places_in(node: object) -> list[dict[str, int]]:
    """All `start`/`end` pairs of a record."""
    if isinstance(node, dict):
        own = [node] if {"start", "end"} <= node.keys() else []
        return own + [place for value in node.values() for place in places_in(value)]
    return [place for value in node for place in places_in(value)] if isinstance(node, list) else []


LINES = st.sampled_from(
    [*PAGE.splitlines(), "", "date 2024-02-09 It rained.", "A\rB", '"', "By", "(Reporting by Ana Reed)"]
)


@given(st.lists(LINES | st.text(max_size=80), max_size=30).map("\n".join), st.booleans())
@settings(max_examples=100)
def test_any_text_is_parsed_and_all_places_lie_in_it(text: str, keep_boilerplate: bool) -> None:
    record = newscli.parse(text, keep_boilerplate=keep_boilerplate).to_dict()
    for place in places_in(record):
        assert 0 <= place["start"] < place["end"] <= len(text)
    starts = [place["start"] for place in record["paragraphs"]]
    assert starts == sorted(set(starts))


def test_the_city_of_the_dateline_is_a_place_there_and_in_the_story() -> None:
    text = "TROMVIK, Norland (MP) — The council closed the old bridge on Friday. It rained in Tromvik."
    places = newscli.parse(text).places
    assert [place.name for place in places] == ["Tromvik"]
    assert [text[start:end] for start, end in places[0].mentions] == ["TROMVIK", "Tromvik"]
    assert newscli.parse(text.replace("TROMVIK, Norland", "UNITED NATIONS").replace("Tromvik", "town")).places == []


_SHORT_PARAGRAPHS = (
    "Shares in Brill rose on Thursday after the carmaker raised its outlook.",
    "The company now expects to sell nine thousand vans, a tenth more than last year.",
    "Its finance chief told analysts that margins would stay under pressure until the autumn.",
    "The shares closed at nine, their best day since the works at Port Elder were sold.",
    "Brill employs four hundred people, most of them in the old tram sheds by the harbour.",
)


def test_the_first_of_many_short_paragraphs_is_the_lead() -> None:
    found = newscli.parse("Shares in Brill jump on outlook\n\n" + "\n\n".join(_SHORT_PARAGRAPHS))
    assert (found.lead, found.standfirst, len(found.paragraphs)) == (_SHORT_PARAGRAPHS[0], None, 5)


@each("prose", ["Our readers get nine issues for the price of one, if they order before the spring.", None])
def test_the_lead_may_be_parted_from_the_story_by_an_advert(prose: str | None) -> None:
    lead, *story = _SHORT_PARAGRAPHS
    advert = ["Advertisement", "Share", "Listen", "Save"]
    lines = ["Shares in Brill jump on outlook", "By Ana Reed", *([prose] if prose else []), lead, *advert, *story]
    assert newscli.parse("\n\n".join(lines)).lead == lead
