"""Lines, paragraphs and sentences: where they begin and end, and what is no end."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newscli
from each import each
from newscli.core.text.caching import cached_attribute
from newscli.core.text.document import Document
from newscli.core.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@each(
    "text",
    [
        "Mr. Oyelaran met Gov. Ann K. Bell of Calif. on Monday.",
        "The U.S. Senate sat until 5 p.m. on Feb. 3, 2024.",
        '"Why now?" she asked.',
        "“Stop!” he shouted, “or I call Sgt. Pell.”",
        "Brightwater Inc. closed its yard at No. 7 in St. Ives.",
        "Smt. Vasantha Devi paid Rs. 500 to J. R. Menon.",
        "It grew by 2.5 percent ... and then it stopped.",
        "Lt. Gen. Osei and the Rev. Dr. Lund v. the county.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_a_list_without_end_marks_is_cut_at_its_spaces() -> None:
    text = "the tide and then " * 1000 + "it ended. So did we."
    *pieces, last = sentences(text)
    assert " ".join(pieces) == text.removesuffix(" So did we.")
    assert last == "So did we."
    assert 6 < len(pieces) < 13
    assert max(map(len, sentences("a" * 7000))) == 3000


@each(
    "parts",
    [
        ("It rained.", "The ferry sailed."),
        ("She left at 5 p.m.", "The door was open."),
        ("He works for Brightwater Inc.", "It pays well."),
        ("He moved to the U.S.", "He likes it."),
        ("“We sail.”", "“When?”", "Corvo did not say."),
        ("He said no.", "(He meant yes.)", "[Laughter.]"),
        ("Is it over?!", "Yes…", "It is over."),
        ("They sat.", "Then came Mr. Reed."),
        ("It was a Plan B.", "The mayor had no other."),
    ],
)
def test_several_sentences(parts: tuple[str, ...]) -> None:
    assert sentences(" ".join(parts)) == list(parts)


def test_a_line_is_a_paragraph() -> None:
    doc = Document("One.\nTwo.\r\n\r\n  Three.  \n")
    assert [doc.text[a:b] for a, b in doc.paragraphs] == ["One.", "Two.", "Three."]


def test_what_is_excluded_is_no_paragraph() -> None:
    text = "date 2024-02-09 It rained.\nSign up now.\nThe ferry sailed."
    doc = Document(text, [(0, 16), (27, 39)])
    assert [doc.text[a:b] for a, b in doc.paragraphs] == ["It rained.", "The ferry sailed."]
    assert doc.paragraph_index(30) == 0
    assert doc.paragraph_index(3) == -1
    assert doc.sentence_at(text.index("ferry")) == doc.paragraphs[1]
    with pytest.raises(IndexError):
        doc.sentence_at(3)


@given(st.text(alphabet='ab.!?…"” \n\r\tMr', max_size=80))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    doc = Document(text)
    for i, (start, end) in enumerate(doc.paragraphs):
        pieces = doc.sentences(i)
        assert "".join("".join(text[a:b] for a, b in pieces).split()) == "".join(text[start:end].split())
        assert pieces == sorted(pieces)
        assert all(a < b for a, b in pieces)


def test_the_text_in_lower_case_has_the_same_offsets() -> None:
    text = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(Document(text).lower) == len(text)
    assert Document("SIGN UP in İzmir").lower == "sign up in izmir"


def test_one_letter_that_grows_in_lower_case_changes_no_decision() -> None:
    page = "The harbour of Izmir was closed on Monday, the council said.\n\nSIGN UP FOR OUR NEWSLETTER\n"
    plain, dotted = (newscli.strip_boilerplate(text) for text in (page, page.replace("Izmir", "İzmir")))
    assert [(block.keep, block.rule) for block in plain] == [(block.keep, block.rule) for block in dotted]


def test_an_attribute_is_computed_once_for_each_object() -> None:
    asked: list[str] = []

    class Page:
        def __init__(self, name: str) -> None:
            self.name = name

        @cached_attribute
        def title(self) -> str:
            """The name in capitals."""
            asked.append(self.name)
            return self.name.upper()

    first, second = Page("tide"), Page("wrack")
    assert [first.title, second.title, first.title] == ["TIDE", "WRACK", "TIDE"]
    assert asked == ["tide", "wrack"]
    assert Page.title.__doc__ == "The name in capitals."
