"""Texts that share a run of words, found without comparing each with each; and how two wordings differ."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import NamedTuple
from zlib import crc32

RUN = 3  # words of a shingle
WINDOW = 3  # of so many shingles in a row, one is a fingerprint
SHORT = 12  # a text of so many words has all its shingles for fingerprints
MOST_WORDS = 400  # of a text that are looked at

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Word(NamedTuple):
    """A word of a text: as it counts, and where it stands."""

    plain: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text, without case, accents and the form of apostrophes.

    >>> [word.plain for word in words_of("“It’s”, she said, HERE.")]
    ["it's", 'she', 'said', 'here']
    """
    found = []
    for match in _WORD.finditer(text):
        found.append(Word(_plain(match.group()), match.start(), match.end()))
        if len(found) == MOST_WORDS:
            break
    return found


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.casefold().replace("’", "'")


def fingerprints(words: list[str]) -> set[int]:
    """Some of the shingles, by number: texts that share a run of five words share one of them, and so do equal texts.

    This is winnowing: of each few shingles in a row, the one with the least number.

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
    """The number of a whole text, which differs from those of shingles."""
    return crc32(" ".join(words).encode("utf-8", "surrogatepass")) | 1 << 32


def shared_words(a: list[str], b: list[str]) -> list[str]:
    """The words that two texts have in common, in runs of two and more."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    least = min(2, len(a), len(b))
    return [word for block in blocks if block.size >= least for word in a[block.a : block.a + block.size]]


class Piece(NamedTuple):
    """A stretch of two wordings: the words that both have, or those of each."""

    same: bool
    before: str
    after: str


def word_diff(a: str, b: str) -> list[Piece]:
    """Two wordings, piece by piece.

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
