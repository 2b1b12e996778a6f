"""Text to tokens: the words of a paragraph, cut once, and their parts, for the reader of dates.

A word keeps its inner marks ("mid-May", "U.S", "1,200", "3/4/2019"); possessives, dashes and marks stand for
themselves. Parts are cut finer: letters, numbers, clock times, and every single mark.
"""

import re
from bisect import bisect_left
from itertools import accumulate, chain
from operator import add
from typing import NamedTuple

_WORD = re.compile(
    r"(?=\S|\s-\s)"
    r"([^\W\d_]++(?![-.&/@'’\w])|,|[.!?…]+|[^\W\d_]++(?=\.(?!\w))"  # the most frequent first: a word without marks
    r"|(?=\d|\w[.'’/&@-]?\w)(?:"
    r"(?:\d{1,2}(?:\.\d\d)?)?[apAP]\.[mM]\.?(?![^\W_])|(?:B\.C\.(?:E\.)?|A\.D\.)(?![^\W_])"
    r"|[^\W\d_]*+\d{1,2}:\d\d(?::\d\d)?(?!\d)"  # clock times, also glued to the word before
    r"|\d{1,3}(?:,\d{3})+(?![^\W_])"
    r"|[^\W_]+(?:[-.&/@][^\W_]+|['’](?!s\b|\d{1,2}:)[^\W_]+)*"  # a word, with its inner marks
    r")|['’]s\b|['’](?=\s)"  # possessives
    r"|--+|[—–―]|\s-\s|(?<!\S)-(?=[A-Z])|[,;:()\[\]@#$£€%&|•]|[^\W_])"
)
_PART = re.compile(
    r"[b-nq-zC-OQ-Z][A-Za-z]*"  # begins with none of the letters of "a.m.", "B.C." and "o'clock"
    r"|(?=[0-9])(?:[0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9-])"
    r"|[0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{4}|[0-9][0-9])(?![0-9-])"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9][0-9])(?![0-9/])"
    r"|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+){0,6}(?:(?:st|nd|rd|th|s)\b)?)"
    r"|[ap]\.m\.?|[AP]\.M\.?|B\.C\b\.?(?:E\.)?|A\.D\b\.?|o['’]clock"
    r"|[A-Za-z]+|\S"
)
_MOST_PIECES, _LONGEST_PIECE = 100_000, 40  # pieces of text whose parts are remembered, and characters of one
_parts_by_piece: dict[str, tuple[str, ...]] = {}
_offsets_by_piece: dict[str, tuple[int, ...]] = {}


class TokenRange(NamedTuple):
    """Some tokens in a row: from `start` up to `end`, which is the token after the last one."""

    start: int
    end: int

    @property
    def last(self) -> int:
        """The last token of the range."""
        return self.end - 1


class Words:
    """The words and marks of a paragraph, as parallel lists. Offsets are code points of the whole text."""

    __slots__ = ("_pieces", "_start", "_starts", "lowered", "tokens")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._start = start
        self._pieces: list[str] = _WORD.split(text[start:end])  # what stands between tokens, and tokens, in turn
        self._starts: list[int] | None = None
        self.tokens = self._pieces[1::2]
        self.lowered: list[str] = []  # filled for the first reader that needs it

    def between(self, start: int, end: int) -> tuple[list[int], list[int], list[str], list[str]]:
        """Where the tokens between two offsets begin and end, how they are written, and that in lower case."""
        if self._starts is None:
            self._starts = list(accumulate(map(len, self._pieces), initial=self._start))[1::2]
            self.lowered = list(map(str.lower, self.tokens))
        first = bisect_left(self._starts, start)
        stop = bisect_left(self._starts, end, first)
        starts, tokens = self._starts[first:stop], self.tokens[first:stop]
        return starts, list(map(add, starts, map(len, tokens))), tokens, self.lowered[first:stop]

    def parts(self) -> "Tokens":
        """The same paragraph, cut finer."""
        return Tokens(self._pieces, self._start)


class Tokens:
    """The parts of the words of one paragraph, with all its marks. Offsets are code points of the whole text.

    tokens, lowered: as they are written and in lower case. count: how many they are.
    verb_kinds: one letter a token, what kind of verb it is. without_verb: the tokens at which no verb group begins,
    although they look like verbs. Both are filled by the functions that look for verbs.
    """

    __slots__ = ("_pieces", "_start", "_starts", "count", "lowered", "tokens", "verb_kinds", "without_verb")

    def __init__(self, pieces: list[str], start: int) -> None:
        """pieces: words and what stands between them. start: where the first begins."""
        self._start, self._pieces = start, pieces
        self._starts: list[int] | None = None
        for piece in set(pieces).difference(_parts_by_piece):
            _parts_of(piece)
        try:
            self.tokens = list(chain.from_iterable(map(_parts_by_piece.__getitem__, pieces)))
        except KeyError:  # a piece too long to be remembered
            self.tokens = [part for piece in pieces for part in _parts_of(piece)]
        self.lowered = list(map(str.lower, self.tokens))
        self.count = len(self.tokens)
        self.verb_kinds = ""
        self.without_verb: set[int] = set()

    @property
    def starts(self) -> list[int]:
        """Where the tokens begin. Computed when first asked for: most paragraphs have no expression."""
        starts = self._starts
        if starts is None:
            edges = list(accumulate(map(len, self._pieces), initial=self._start))
            pieces = zip(edges, self._pieces, strict=False)
            try:
                starts = [edge + offset for edge, piece in pieces for offset in _offsets_by_piece[piece]]
            except KeyError:
                pieces = zip(edges, self._pieces, strict=False)
                starts = [edge + offset for edge, piece in pieces for offset in _offsets_of(piece)]
            self._starts = starts
        return starts

    def end(self, index: int) -> int:
        """Where the token ends."""
        return self.starts[index] + len(self.tokens[index])

    def word(self, index: int) -> str:
        """The token at the index in lower case, "" outside the paragraph."""
        return self.lowered[index] if 0 <= index < self.count else ""

    def raw(self, index: int) -> str:
        """The token at the index, "" outside the paragraph."""
        return self.tokens[index] if 0 <= index < self.count else ""

    def touching(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return 0 <= index < self.count - 1 and self.end(index) == self.starts[index + 1]


def _parts_of(piece: str) -> tuple[str, ...]:
    """The parts of a piece of text, in order."""
    parts = _parts_by_piece.get(piece)
    if parts is not None:
        return parts
    offsets: tuple[int, ...] = (0,)
    if piece.isalpha() and piece.isascii():
        parts = (piece,)
    else:
        matches = list(_PART.finditer(piece))
        parts, offsets = tuple(match[0] for match in matches), tuple(match.start() for match in matches)
    if len(piece) <= _LONGEST_PIECE:
        if len(_parts_by_piece) > _MOST_PIECES:
            _parts_by_piece.clear()
            _offsets_by_piece.clear()
        _parts_by_piece[piece], _offsets_by_piece[piece] = parts, offsets
    return parts


def _offsets_of(piece: str) -> tuple[int, ...]:
    """Where the parts of a piece of text begin in it."""
    offsets = _offsets_by_piece.get(piece)
    return tuple(match.start() for match in _PART.finditer(piece)) if offsets is None else offsets
