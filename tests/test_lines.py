"""Lines broken to a width: which line ends end a paragraph, and that reading through the others changes no answer."""

import re
import textwrap
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newscli
from conftest import SAMPLES
from each import each
from newscli.core.text.broken import may_be_broken
from newscli.core.text.columns import in_columns
from newscli.core.text.hyphens import Hyphens
from newscli.core.text.line_breaks import unbroken
from newscli.core.text.reading import Reading
from newscli.core.text.repairs import read_text
from shapes import SHAPES, hyphenated, prefixed, printed, side_by_side, without_blank_lines, wrapped

# One of the samples is broken to a width itself, another is no UTF-8.
OTHERS = ("encoded-cp1252.txt", "history-narrative-dates.txt")
NAMES = sorted(str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*.txt") if path.name not in OTHERS)


@cache
def sample(name: str) -> str:
    """The sample, its paragraphs parted by blank lines."""
    lines = Path(SAMPLES / name).read_text(encoding="utf-8").splitlines()
    return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())


def paragraphs(text: str) -> list[str]:
    reading = Reading(text).edited(unbroken(text))
    return [" ".join(line.split()) for line in reading.text.splitlines() if line.strip()]


@cache
def kept_words(text: str) -> Counter[str]:
    kept = [block for block in newscli.strip_boilerplate(text) if block.keep]
    return Counter(word for block in kept for word in (block.clean or block.text).split())


@cache
def said(text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, " ".join((quote.clean or quote.content).split())) for quote in newscli.quotes(text)]


@settings(max_examples=60)
@given(name=st.sampled_from(NAMES), shape=st.sampled_from(sorted(SHAPES)), width=st.integers(24, 120))
def test_a_shape_changes_neither_speakers_nor_kept_words(name: str, shape: str, width: int) -> None:
    text = sample(name)
    reshaped = SHAPES[shape](text, width)
    assert said(reshaped) == said(text)
    want, got = kept_words(text), kept_words(reshaped)
    assert sum((want & got).values()) >= 0.97 * max(want.total(), got.total())


@settings(max_examples=20)
@given(name=st.sampled_from(NAMES), width=st.integers(60, 120))
def test_without_blank_lines_little_is_lost(name: str, width: int) -> None:
    text = sample(name)
    want, got = kept_words(text), kept_words(without_blank_lines(wrapped(text, width)))
    assert sum((want & got).values()) >= 0.9 * max(want.total(), got.total())


@each(
    "text",
    [
        "Ferries sail\nInes Corvo\nThe harbour office said that ferries would sail.\nIt rained for a week.\nAll left.",
        "\n".join(["word " * 50] * 5),
        "* one\n* two\n* three\n* four and a few words more than that, as it happens\n* five",
        "\n".join(f"Council {n} votes to keep the old bridge open for another year" for n in range(20)),
        "Swans return to the quay after the storm\nby Lia Osei\nPilots want more pay this year\nby Tomas Reed",
        "> Sport\n> Weather\n> Lottery\nThe ferry sailed at noon.",
        "| Lane | Day | Price |\n| ---- | --- | ----- |\n| east | Mon | 4 |\n| west | Tue | 5 |",
    ],
)
def test_lines_of_their_own_length_stay(text: str) -> None:
    assert unbroken(text) == []


def test_a_span_stays_a_slice_and_clean_is_what_was_read() -> None:
    text = (
        "> Ines Corvo, the harbour master, told the council on\n> Friday that the old pier would be closed to\n"
        "> walkers for a year. “We shall see to the rotten tim-\n> bers first,” she said, “and to the lamps after-\n"
        "> wards.” The pier was built by a whaling company in\n> the year of the great storm.\n"
    )
    (quote,) = newscli.quotes(text)
    assert quote.speaker == "Ines Corvo"
    assert quote.content == "We shall see to the rotten tim-\n> bers first, and to the lamps after-\n> wards."
    assert quote.clean == "We shall see to the rotten timbers first, and to the lamps afterwards."
    assert [text[piece.start : piece.end] for piece in quote.segments] == [piece.text for piece in quote.segments]
    (block,) = newscli.strip_boilerplate(text)
    assert block.text == text
    assert block.clean is not None
    assert "rotten timbers first" in block.clean


@each(
    ("before", "after", "read"),
    [
        ("the storm left seven tim-", "bers on the quay", "seven timbers on"),
        ("the mayor called it a long-", "term plan, as the last", "long-term plan"),
        ("it was closed to the 80-", "year-old pilots", "80-year-old"),
        ("a company of Anglo-", "Norse divers", "Anglo-Norse"),
        ("the storm left seven tim\u00ad", "bers on the quay", "seven timbers on"),
        ("the quay -", "or what was left of it", "quay - or"),
        ("the quay—", "or what was left of it", "quay—or"),
    ],
)
def test_a_word_is_read_through_the_line_end(before: str, after: str, read: str) -> None:
    cut, between = Hyphens([before, after], [0]).join(before, after)
    assert read in before[: len(before) - cut] + between + after


def test_a_justified_line_goes_on_after_a_colon() -> None:
    caption = "Divers wait on the east quay before the first dive. Photo: Lia Osei/The Larch Bay Post"
    body = sample("press-release.txt")
    text = SHAPES["justified"](f"{caption}\n\n{body}", caption.index(" Lia") + 3)
    assert text.split("\n")[0].endswith("Photo:")
    assert "  " in text.split("\n")[0]
    assert paragraphs(text)[0] == caption


def test_each_part_of_a_text_has_its_own_width() -> None:
    text = sample("press-release.txt")
    half = text.index("\n\n", len(text) // 2)
    mixed = f"{wrapped(text[:half], 44)}\n\n{wrapped(text[half:], 76)}"
    assert paragraphs(mixed) == paragraphs(text)
    assert paragraphs(f"{hyphenated(text[:half], 60)}\n\n{text[half:]}") == paragraphs(text)


@pytest.mark.parametrize("width", [40, 60, 72])
def test_three_lines_with_one_small_beginning_are_enough(width: int) -> None:
    text = (
        "The council of Port Elder, which met on Tuesday night, has asked Ines Corvo, the harbour master, to say when"
        " the Elder Bridge may be opened again."
    )
    assert paragraphs(wrapped(text, width)) == [text]
    assert paragraphs(wrapped(f"Bridge to open\n\n{text}", width)) == ["Bridge to open", text]


def test_what_a_mail_quotes_has_its_own_width() -> None:
    text = sample("press-release.txt")
    half = text.index("\n\n", len(text) // 2)
    mail = f"{wrapped(text[:half], 72)}\n\n{prefixed(wrapped(text[half + 2 :], 64), '> ')}"
    assert paragraphs(mail) == paragraphs(text)


def test_a_few_quoted_lines_and_the_headers_of_mails_are_known() -> None:
    mail = (
        "From: Lia <lia@courier.example>\nTo: desk@courier.example\n\nBegin forwarded message:\n\n"
        "> Date: 8 February 2024 at 19:12:03 GMT\n>\n> Bridge to close\n>\n"
        "> The bridge at Larch closes for good on Monday, said Ana Ruiz, the county's treasurer.\n>\n"
        "> “We looked in every drawer,” she said.\n\nSent from my iPhone\n"
    )
    assert "\nBridge to close\n\nThe bridge" in read_text(mail).text
    kept = [block.text for block in newscli.strip_boilerplate(mail) if block.keep]
    assert [line for line in "".join(kept).split("\n") if line.strip("> ")] == [
        line for line in mail.split("\n") if line.startswith(("> B", "> T", "> “"))
    ]


@each(
    "foot",
    [
        "{}",
        "- {} -",
        "Page {} of 9",
        "The Marsh Register        {}",
        "{}  The Marsh Register",
        "{}\n\f\nThe Marsh Register",
    ],
)
def test_the_heads_of_printed_pages_are_no_part_of_the_text(foot: str) -> None:
    text = sample("press-release.txt")
    pages = printed(text, 60, foot)
    assert paragraphs(pages) == paragraphs(text)
    blocks = newscli.strip_boilerplate(pages)
    assert "".join(block.text for block in blocks) == pages
    assert all(not block.keep for block in blocks if block.text.strip() == foot.format(1))


def test_a_sentence_that_begins_a_page_stays_and_the_last_page_has_its_number() -> None:
    pages = [
        "The bridge at Larch was closed for good on Monday, and the county has no\n"
        "money for another one, the council said after a long night of talks.",
        "“We looked for it in every drawer of this house, and there was not even a\n"
        "penny,” said Ana Ruiz, who has been the council's treasurer since the spring\n"
        "of the flood.",
    ]
    printed = "".join(f"{page}\n\n{number}\n\f\n" for number, page in enumerate(pages, 1))
    assert paragraphs(printed) == [page.replace("\n", " ") for page in pages]


def test_numbers_that_are_no_pages_stay() -> None:
    text = "\n\n".join(f"{n}\n\n{wrapped(sample('obituary.txt').split(chr(10) * 2)[n], 60)}" for n in range(1, 5))
    assert [line for line in paragraphs(text) if line.isdigit()] == ["1", "2", "3", "4"]


@each("width", [32, 44])
@each("name", ["press-release.txt", "obituary.txt", "wire-dateline.txt", "quote-marks-curly.txt"])
def test_columns_are_read_one_after_the_other(name: str, width: int) -> None:
    text = sample(name)
    columns = side_by_side(text, width)
    assert said(columns) == said(text)
    want, got = kept_words(text), kept_words(columns)
    assert (want & got).total() >= 0.97 * max(want.total(), got.total())
    assert "".join(block.text for block in newscli.strip_boilerplate(columns)) == columns
    spans = [piece for quote in newscli.quotes(columns) for piece in quote.segments]
    assert spans
    assert all(columns[piece.start : piece.end] == piece.text for piece in spans)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{team:30}{n}       {n * 3}" for n, team in enumerate(["Port Elder", "Larch Bay", "Selbury"] * 4)),
        "\n".join(f"    {n}.  The council votes on the bridge" for n in range(20)),
        "\n".join(f"{'Fares':22}{'go up this year':26}{'in all towns'}" for _ in range(20)),
    ],
)
def test_a_table_is_not_read_by_columns(text: str) -> None:
    assert in_columns(text) is None


@given(st.text(alphabet="ab.A \n\f", max_size=400))
def test_any_columns_give_sound_places(text: str) -> None:
    pieces = in_columns(text * 3)
    if pieces is not None:
        reading = Reading(text * 3).rearranged(pieces)
        assert sorted(filter(str.isalpha, reading.text)) == sorted(filter(str.isalpha, text * 3))


@given(st.text(alphabet="ab .,>|-\n\r\t•1\u00ad\u2028", max_size=200))
def test_a_reading_maps_every_character_to_one_of_the_text(text: str) -> None:
    reading = Reading(text).edited(unbroken(text)) if may_be_broken(text) else Reading(text)
    places = [(reading.start(at), reading.end(at + 1)) for at in range(len(reading.text))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    skipped = re.sub(r"[\s>|\-\u00ad]", "", text)
    assert re.sub(r"[\s>|\-\u00ad]", "", reading.text) == skipped


def test_words_picked_out_of_a_wrapped_sentence_stay_apart() -> None:
    """The same pieces are joined in the same way, however the text was wrapped."""
    text = (
        "Harbour master Ana Belic called the timbers of the old pier “rotten all through” on Friday and the lamps along"
        " it “a danger to every boat”, and she asked the council of Port Elder for money to mend both before winter."
    )
    (whole,) = newscli.quotes(text)
    paragraphs = [textwrap.wrap(words, 44) for words in (text, text.replace("Friday", "Monday"))]
    wrapped = "\n\n".join(map("\n".join, paragraphs))
    assert whole.content == "rotten all through … a danger to every boat"
    assert [(quote.clean or quote.content) for quote in newscli.quotes(wrapped)] == [whole.content] * 2
    assert all(" … " in quote.content for quote in newscli.quotes(wrapped))
