"""Text to tokens: the words of a paragraph, cut once, and their parts, for the reader of dates.

A word keeps its inner marks ("mid-May", "U.S", "1,200", "3/4/2019"); possessives, dashes and marks stand for
themselves. Parts are cut finer: letters, numbers, clock times, and every single mark.
"""

import re
from bisect import bisect_left
from itertools import accumulate
from operator import add

_WORD = re.compile(
    r"([^\W\d_]++(?=[\s,])|,|"  # the most frequent first: a word without marks, and the comma
    r"(?:\d{1,2}(?:\.\d\d)?)?[apAP]\.[mM]\.?(?![^\W_])|(?:B\.C\.(?:E\.)?|A\.D\.)(?![^\W_])"
    r"|[^\W\d_]*+\d{1,2}:\d\d(?::\d\d)?(?!\d)"  # clock times, also glued to the word before
    r"|\d{1,3}(?:,\d{3})+(?![^\W_])"
    r"|[^\W_]+(?:[-.&/@][^\W_]+|['’](?!s\b|\d{1,2}:)[^\W_]+)*"  # a word, with its inner marks
    r"|['’]s\b|['’](?=\s)"  # possessives
    r"|--+|[—–―]|\s-\s|(?<!\S)-(?=[A-Z])|[.!?…]+|[,;:()\[\]@#$£€%&|•])"
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

# The parts of a piece of text, and where they begin in it.
_Parts = tuple[tuple[str, ...], tuple[int, ...]]
_parts_by_piece: dict[str, _Parts] = {}


class Tokens:
    """The tokens of one paragraph. Offsets are code points of the whole text.

    tokens, lowered: as they are written and in lower case. count: how many they are.
    verb_kinds: one letter a token, what kind of verb it is. without_verb: the tokens at which no verb group begins,
    although they look like verbs. Both are filled by the functions that look for verbs.
    """

    __slots__ = ("_starts", "count", "lowered", "tokens", "verb_kinds", "without_verb")

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.lowered = list(map(str.lower, tokens))
        self.count = len(tokens)
        self.verb_kinds = ""
        self.without_verb: set[int] = set()
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Where the tokens begin. Computed when first asked for: most paragraphs have no expression."""
        starts = self._starts
        if starts is None:
            starts = self._starts = self._find_starts()
        return starts

    def _find_starts(self) -> list[int]:
        raise NotImplementedError

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


class Words(Tokens):
    """The words and marks of a paragraph."""

    __slots__ = ("_pieces", "_start")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._start = start
        self._pieces: list[str] = _WORD.split(
            text[start:end]
        )  # what stands between the tokens, and the tokens, in turn
        super().__init__(self._pieces[1::2])

    def _find_starts(self) -> list[int]:
        return list(accumulate(map(len, self._pieces), initial=self._start))[1::2]

    def between(self, start: int, end: int) -> tuple[list[int], list[int], list[str], list[str]]:
        """Where the tokens between two offsets begin and end, how they are written, and that in lower case."""
        first = bisect_left(self.starts, start)
        stop = bisect_left(self.starts, end, first)
        starts, tokens = self.starts[first:stop], self.tokens[first:stop]
        return starts, list(map(add, starts, map(len, tokens))), tokens, self.lowered[first:stop]

    def parts(self) -> "WordParts":
        """The same paragraph, cut finer."""
        return WordParts(self._pieces, self._start)


class WordParts(Tokens):
    """The parts of the words of a paragraph, with all its marks."""

    __slots__ = ("_parts", "_pieces", "_start")

    def __init__(self, pieces: list[str], start: int) -> None:
        self._start, self._pieces = start, pieces
        try:
            parts = [_parts_by_piece[piece] for piece in pieces]
        except KeyError:
            parts = [_parts_of(piece) for piece in pieces]
        self._parts = parts
        super().__init__([part for tokens, _ in parts for part in tokens])

    def _find_starts(self) -> list[int]:
        edges = accumulate(map(len, self._pieces), initial=self._start)
        return [edge + offset for edge, (_, offsets) in zip(edges, self._parts, strict=False) for offset in offsets]


def _parts_of(piece: str) -> _Parts:
    parts = _parts_by_piece.get(piece)
    if parts is None:
        matches = list(_PART.finditer(piece))
        parts = tuple(match[0] for match in matches), tuple(match.start() for match in matches)
        if len(_parts_by_piece) > _MOST_PIECES:
            _parts_by_piece.clear()
        if len(piece) <= _LONGEST_PIECE:
            _parts_by_piece[piece] = parts
    return parts
