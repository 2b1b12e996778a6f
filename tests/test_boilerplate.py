"""Blocks as a whole: they tile the text, a second strip takes no more, time grows with the text, order is no matter."""

import json
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newscli
from each import each
from newscli.core.page.decide import _far_evidence
from newscli.core.page.judgement import Judged
from newscli.core.page.line_context import FAMILIES, context_columns
from newscli.core.page.line_shape import SHAPE_SIZE, shape_features, shapes_of, terms
from newscli.core.page.line_weights import layers
from newscli.core.page.repetition import Repetition, fold_line, line_key
from newscli.core.page.rules import RULES
from newscli.core.page.sure_boilerplate import sure_boilerplate
from newscli.core.text.document import Document
from newscli.records import Block

MODES = ("safe", "balanced", "strict")
REASONS = frozenset(
    "donation newsletter subscription related share navigation advert caption credit copyright cookie author-bio"
    " comments correction timestamp tags promo repeated other".split()
)
BODY = [
    "The ferry company said on Monday that two of its ships would be sold before the winter.",
    '"We have no choice," said Ida Moen, who has run the company since her father died in 2011.',
    "The ships were built in 1986 and burn twice as much oil as the newer ones, an engineer told the board.",
    "Passengers who had booked for December will be put on other sailings or get their money back, Moen said.",
    "Unions were told of the plan last week. They have asked for a meeting with the minister of transport.",
    "The buyer, a firm from Norland, wants to turn one of the ships into a hotel and to scrap the other one.",
    "A question of oil",
    "What happens next",
    "It was a cold day, and nobody in the terminal seemed surprised.",
]
FURNITURE = [
    "Advertisement",
    "Share on Facebook",
    "Related stories",
    "Ferry fares rise again in May",
    "Sign up for our newsletter",
    "Read more: Why the harbour is silting up",
    "Home",
    "Subscribe",
    "© 2023 The Skerry Times",
    "Photo: Ann Dahl/Getty Images",
    "By Ann Dahl",
    "Published 4 May 2023, 10:15",
    "Support our journalism. Donate today and help us keep our reporting free for all our readers.",
    "Ann Dahl is a reporter for The Skerry Times who covers the sea.",
    "Most read",
    "12 comments",
]


def kept_text(blocks: list[Block]) -> str:
    return "".join(block.text for block in blocks if block.keep)


def assert_tiles(text: str, blocks: list[Block]) -> None:
    assert "".join(block.text for block in blocks) == text
    assert [block.n for block in blocks] == list(range(1, len(blocks) + 1))
    assert all(block.text == text[block.start : block.end] != "" for block in blocks)
    assert all(a.end == b.start for a, b in pairwise(blocks))
    assert all(block.keep == (block.reason is None) for block in blocks)
    assert {block.reason for block in blocks} <= {*REASONS, None}
    assert {block.rule for block in blocks} <= RULES.keys()
    assert all(0.5 <= block.confidence <= 1 for block in blocks if block.keep or block.rule != "no-article")


texts = st.text(max_size=200) | st.lists(st.sampled_from([*BODY, *FURNITURE, "", " \t", "“", "a " * 30])).map("\n".join)


@given(texts, st.sampled_from(MODES))
@settings(max_examples=100)
def test_blocks_tile_any_text(text: str, mode: str) -> None:
    assert_tiles(text, newscli.strip_boilerplate(text, mode=mode))  # type: ignore[arg-type]


@each("text", ["", "\n", "\u2028", "İstanbul'da Subscribe\nİ" * 3, "a\x00b\r\n\r\nc", "\ud800 lone"])
def test_blocks_tile_odd_text(text: str) -> None:
    for mode in MODES:
        assert_tiles(text, newscli.strip_boilerplate(text, mode=mode))  # type: ignore[arg-type]


# No line twice: that is a sign of furniture, and it counts for less among other furniture.
@given(st.lists(st.sampled_from([*BODY, *FURNITURE]), min_size=1, max_size=25, unique=True), st.sampled_from(MODES))
@settings(max_examples=100)
def test_a_second_strip_takes_no_paragraph(lines: list[str], mode: str) -> None:
    once = newscli.strip_boilerplate("\n".join([*BODY[:6], *lines]), mode=mode)  # type: ignore[arg-type]
    again = newscli.strip_boilerplate(kept_text(once), mode=mode)  # type: ignore[arg-type]
    lost = [block.text.strip() for block in again if not block.keep]
    assert not {*lost} & {*BODY[:6]}
    if mode == "safe":
        assert not {*lost} & {*BODY}


@given(st.lists(st.sampled_from(FURNITURE), max_size=8), st.lists(st.sampled_from(FURNITURE), max_size=8))
@settings(max_examples=60)
def test_the_first_stage_loses_nothing_of_an_article(above: list[str], below: list[str]) -> None:
    text = "\n".join([*above, *BODY, *below])
    dropped = "\n".join(text[drop.start : drop.end] for drop in sure_boilerplate(Document(text)))
    assert not [line for line in BODY if line in dropped]


@each("text", BODY)
def test_a_text_of_one_paragraph_stays(text: str) -> None:
    assert [block.keep for block in newscli.strip_boilerplate(text)] == [True]


def test_modes_drop_more_and_more() -> None:
    headline = "Two ships of the ferry company to go"
    page = "\n".join([*FURNITURE[:8], headline, "By Ann Dahl", "4 May 2023, 10:15", *BODY, *FURNITURE])
    kept = [kept_text(newscli.strip_boilerplate(page, mode=mode)) for mode in MODES]  # type: ignore[arg-type]
    assert len(kept[0]) > len(kept[1]) >= len(kept[2])
    assert all(headline in text for text in kept)
    assert [("By Ann Dahl" in text, "4 May 2023" in text) for text in kept] == [
        (True, True),
        (False, False),
        (False, False),
    ]
    assert all(line in text for text in kept for line in BODY[:6])


# Repetition


def story(number: int, *, own: int = 4) -> str:
    """A story of its own between the furniture that all share."""
    words = random.Random(number)
    names = ["harbour", "council", "storm", "teacher", "bridge", "market", "doctor", "train", "river", "mayor"]
    body = [
        f"The {words.choice(names)} and the {words.choice(names)} have met {words.randrange(99)} times since the"
        f" {words.choice(names)} fell silent in {words.randrange(1900, 2000)}, says {words.choice(names)} {number}."
        for _ in range(own)
    ]
    return "\n".join(["The Skerry Times", f"Page {number} of 40", *body, "Ring 555 0100 to place a notice"])


@pytest.mark.parametrize(("count", "staying", "more"), [(60, 2, True), (60, 30, False), (20, 0, False)])
def test_far_from_the_article_a_line_needs_more_evidence_where_most_go(count: int, staying: int, more: bool) -> None:
    line = "Ferry fares to rise in May"
    look = shapes_of(line, [(0, len(line))], [line.lower().split()])[0]
    lines = [Judged(0, 1, look, score=2.0 if n < staying else -2.0) for n in range(count)]
    assert (_far_evidence(lines, bound=-0.5) > 0) == more


LAST_SENTENCES = ["The pier will open in May.", "He did not say when.", "Nobody was hurt.", "The inquiry continues."]
LAST_SENTENCES += [
    "Her husband does not join the conversation.",
    "Admission is free.",
    "The search for two men goes on.",
]


@pytest.mark.parametrize("label", ["Advertisement", "Ad", "[Advertisement]", "Story continues below advertisement"])
@pytest.mark.parametrize("last", LAST_SENTENCES)
def test_a_short_last_sentence_stays_after_the_label_of_an_advert(last: str, label: str) -> None:
    text = "\n".join(["Skip to main content", "Home", "News", *BODY[:6], label, last, "Most read"])
    assert kept_text(newscli.strip_boilerplate(text)).splitlines() == [*BODY[:6], last]


RESULTS = ["1. Ada Lund (NOR) 2:24:10", "2. Mei Oda (JPN) 2:24:31", "3. Ruth Chebet (KEN) 2:25:02"]
NEEDS = ["- two sheets of plywood", "- a tub of glue", "- somewhere else to cook", "- Home"]


@pytest.mark.parametrize("items", [RESULTS, NEEDS])
@pytest.mark.parametrize("place", [3, 6])
def test_the_items_of_a_list_stay_or_go_together(items: list[str], place: int) -> None:
    body = [*BODY[:place], *items, *BODY[place:6]]
    blocks = newscli.strip_boilerplate("\n".join(["Skip to main content", "Home", "News", *body, "Most read"]))
    scores = {block.confidence for block in blocks if block.text.strip() in items}
    assert len(scores) == 1
    assert len({block.keep for block in blocks if block.text.strip() in items}) == 1


@pytest.mark.parametrize("sign", ["", " ♦", " ■", "◆"])
def test_the_sign_at_the_end_of_a_magazine_article_is_no_other_end(sign: str) -> None:
    text = "\n".join(
        ["Skip to main content", "Home", "News", *BODY[:6], f"Moen is booked until October.{sign}", "Most read"]
    )
    assert f"October.{sign}" in kept_text(newscli.strip_boilerplate(text))


@pytest.mark.parametrize("last", ["The Associated Press.", "Read more here.", "All our stories.", "See our picks."])
def test_a_short_line_that_tells_nothing_goes_after_the_article(last: str) -> None:
    text = "\n".join(["Skip to main content", "Home", "News", *BODY[:6], last, "Most read"])
    assert kept_text(newscli.strip_boilerplate(text)).splitlines() == BODY[:6]


def test_lines_of_several_stories_repeat_with_their_digits_folded() -> None:
    repetition = Repetition()
    for number in range(5):
        repetition.add("skerry", story(number))
    found = repetition.repeated("skerry")
    assert {
        line_key("The Skerry Times"),
        line_key("PAGE 7 of  3"),
        line_key("Ring 555 0199 to place a notice"),
    } == found
    assert repetition.repeated("elsewhere") == frozenset()


def test_copies_and_versions_of_one_story_are_one_article() -> None:
    repetition = Repetition()
    repetition.add("skerry", story(1))
    repetition.add("skerry", story(1))
    repetition.add(
        "skerry", story(1) + "\nOne more paragraph was added to this version of it, later in the day, by the editors."
    )
    assert repetition.repeated("skerry") == frozenset()


@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_the_articles_does_not_matter(order: random.Random) -> None:
    stories = [story(number // 2) + "\nA late line." * (number % 2) for number in range(12)]
    first, second = Repetition(), Repetition()
    for text in stories:
        first.add("s", text)
    order.shuffle(stories)
    for text in stories:
        second.add("s", text)
    assert first.repeated("s") == second.repeated("s") != frozenset()


def test_a_source_of_very_many_articles_is_sampled_by_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscli.core.page.repetition._MAX_ARTICLES", 10)
    first, second = Repetition(), Repetition()
    for number in range(40):
        first.add("s", story(number))
        second.add("s", story(39 - number))
    assert first.repeated("s") == second.repeated("s") >= {line_key("The Skerry Times")}


def test_what_is_noted_apart_can_be_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscli.core.page.repetition._MAX_ARTICLES", 10)
    together, *apart = (Repetition() for _ in range(4))
    for number in range(40):
        together.add("s", story(number))
        apart[number % 3].add("s", story(number))
    merged = Repetition()
    for part in apart:
        merged.merge(part)
    assert merged.all_repeated() == together.all_repeated() == {"s": together.repeated("s")} != {}


def test_a_repeated_paragraph_of_the_body_needs_a_second_sign() -> None:
    text = "\n".join(BODY)
    blocks = newscli.strip_boilerplate(text, repeated=frozenset({line_key(BODY[2])}))
    assert kept_text(blocks) == text


def test_fold_line() -> None:
    assert fold_line("  Page 12 of\t 30 ") == fold_line("PAGE 7 OF 8") == "page 0 of 0"


# The model's file


def test_weights_fit_the_features() -> None:
    assert {name: (len(layer.shape), len(layer.context)) for name, layer in layers().items()} == {
        "alone": (SHAPE_SIZE, 0),
        "among": (SHAPE_SIZE, sum(FAMILIES.values())),
    }


@given(st.lists(st.sampled_from([*BODY, *FURNITURE, "1", "“", "…", "- a b"]), min_size=1, max_size=30), st.data())
@settings(max_examples=50)
def test_features_are_places_in_the_lists_of_weights(lines: list[str], data: st.DataObject) -> None:
    from newscli.core.page.blocks import measure

    repeated = frozenset(map(line_key, data.draw(st.sets(st.sampled_from(lines)))))
    page, _, _ = measure(Document("\n".join(lines)), repeated)
    scores = data.draw(st.lists(st.integers(-900, 900), min_size=len(page.shapes), max_size=len(page.shapes)))
    columns = [[*column] for column in context_columns(page, scores)]
    assert [len(column) for column in columns] == [len(page.shapes)] * len(FAMILIES)
    for size, column in zip(FAMILIES.values(), columns, strict=True):
        assert all(0 <= value < size for value in column)


@given(st.sampled_from([*BODY, *FURNITURE, "1", "“", "…", "- a b", "Ferry: 12 of 30 sail"]))
def test_a_line_scores_the_sum_of_its_features_and_words(line: str) -> None:
    from newscli.core.page.blocks import measure

    page, _, _ = measure(Document(line))
    for name, total in (("alone", page.shapes[0].alone), ("among", page.shapes[0].among)):
        layer = layers()[name]
        weights = [layer.shape[place] for place in shape_features(page.texts[0])]
        assert total == sum(weights) + sum(layer.terms.get(term, 0) for term in terms(page.texts[0]))


def test_the_terms_are_words_of_the_language() -> None:
    """No addresses, no handles, no names of sites: general words only."""
    terms = {term.strip("^$") for layer in layers().values() for term in layer.terms}
    assert not [term for term in terms if any(mark in term for mark in ("@", "www", ".co", ".org", ".net"))]
    assert json.dumps(sorted(terms)).isprintable()
