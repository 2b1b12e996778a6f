"""Lines, paragraphs and sentences: where they begin and end, and what is no end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.core.text.document import Document
from newscli.core.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
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
