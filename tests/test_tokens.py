"""The two cuts of a text into tokens: words, and the parts of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.core.text.tokens import TokenRange, Tokens, Words

WORDS = """
    mid-May U.S. a.m. 8 p.m 9:30 10:15am 1,200 1,234.5 3/4/2019 2019-03-04 May 3,2019 it's boys' - -- — B.C. o’clock
    , . ... ( ) " é José x_y 5,60 7:5 Nov.12 10am $5.3m 20-year-old and/or 'tis
""".split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12)


def spans_of_words(text: str) -> list[tuple[int, int]]:
    words = Words(text, 0, len(text))
    spans = list(zip(words.starts, words.ends, strict=True))
    assert [text[start:end] for start, end in spans] == words.tokens
    assert words.lowered == [token.lower() for token in words.tokens]
    return spans


@given(TEXTS, st.sampled_from([" ", "  "]))
def test_no_part_reaches_over_the_end_of_a_word(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    parts = Tokens(text, 0, len(text))
    edges = {edge for bounds in spans_of_words(text) for edge in bounds}
    for index, start in enumerate(parts.starts):
        assert text[start : parts.end(index)] == parts.tokens[index]
        assert not edges.intersection(range(start + 1, parts.end(index))), (text, parts.tokens[index])


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("He left in mid-May.", "He left in mid-May .", "He left in mid - May ."),
        ("at 9:30 a.m. on 3/4/2019", "at 9:30 a.m. on 3/4/2019", "at 9:30 a.m. on 3/4/2019"),
        ("May 3,2019: 1,200 boats", "May 3 , 2019 : 1,200 boats", "May 3 , 2019 : 1,200 boats"),
        ("Corvo’s U.S. tour", "Corvo ’s U.S . tour", "Corvo ’ s U . S . tour"),
    ],
)
def test_cut(text: str, words: str, parts: str) -> None:
    assert Words(text, 0, len(text)).tokens == words.split()
    assert Tokens(text, 0, len(text)).tokens == parts.split()


def test_a_range_ends_before_its_end() -> None:
    assert TokenRange(3, 5).last == 4
