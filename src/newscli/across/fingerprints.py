"""Fingerprints by which texts with common runs of words are found, and the differences between two wordings."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import NamedTuple
from zlib import crc32

RUN = 3  # words in a shingle
WINDOW = 3  # shingles in a row of which one becomes a fingerprint
SHORT = 12  # words; in a text of at most this length, all shingles are fingerprints
MOST_WORDS = 400  # words of a text that are read

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Word(NamedTuple):
    """A word of a text: its form for comparison, and its offsets."""

    plain: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Return the words of a text, ignoring case, accents and the form of apostrophes.

    >>> [word.plain for word in words_of("“It’s”, she said, HERE.")]
    ["it's", 'she', 'said', 'here']
    """
    words = []
    for match in _WORD.finditer(text):
        words.append(Word(_plain(match.group()), match.start(), match.end()))
        if len(words) == MOST_WORDS:
            break
    return words


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.casefold().replace("’", "'")


def fingerprints(words: list[str]) -> set[int]:
    """Return numbers such that two texts with a common run of five words have one in common, and so do equal texts.

    The method is winnowing: of every `WINDOW` shingles in a row, the one with the smallest number is chosen.

    >>> one = "we will wait until the tide decides".split()
    >>> bool(fingerprints(one) & fingerprints(["well", *one, "again"]))
    True
    """
    if not words:
        return set()
    shingles = [
        crc32(" ".join(words[n : n + RUN]).encode("utf-8", "surrogatepass"))
        for n in range(max(1, len(words) - RUN + 1))
    ]
    if len(words) <= SHORT:
        return set(shingles)
    return {min(shingles[n : n + WINDOW]) for n in range(len(shingles) - WINDOW + 1)}


def whole_fingerprint(words: list[str]) -> int:
    """Return the fingerprint of a whole text, which differs from the fingerprints of shingles."""
    return crc32(" ".join(words).encode("utf-8", "surrogatepass")) | 1 << 32


def shared_words(a: list[str], b: list[str]) -> list[str]:
    """Return the words that two texts have in common, in runs of at least two words."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    shortest = min(2, len(a), len(b))
    return [word for block in blocks if block.size >= shortest for word in a[block.a : block.a + block.size]]


class Piece(NamedTuple):
    """A stretch of two wordings: words that both have, or words that differ."""

    same: bool
    before: str
    after: str


def word_diff(a: str, b: str) -> list[Piece]:
    """Return the common and the differing pieces of two wordings, in order.

    >>> [(piece.before, piece.after) for piece in word_diff("We will wait.", "We shall wait until dawn.")]
    [('We', 'We'), ('will', 'shall'), ('wait', 'wait'), ('', 'until dawn')]
    """
    before, after = words_of(a), words_of(b)
    matcher = SequenceMatcher(None, [w.plain for w in before], [w.plain for w in after], autojunk=False)
    return [
        Piece(tag == "equal", _slice(a, before[i:j]), _slice(b, after[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
    ]


def _slice(text: str, words: list[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""
