"""Text to tokens: the words of a paragraph, for the reader of clauses, and their parts, for the reader of dates.

A word keeps its inner marks ("mid-May", "U.S", "1,200", "3/4/2019"); possessives, dashes and marks stand for
themselves. Parts are cut finer, into letters, numbers, clock times, and every single mark; no part reaches over the end
of a word. Each cut is one call of `re`, which costs half of what it takes to divide the words.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from newscli.core.text.spans import Bounds

_WORD = re.compile(
    r"(?!\s(?!-\s))"
    # The most frequent first: a word without marks, in the letters that are the cheapest to read.
    r"([a-zA-Z]++(?=[ ,\n])|,|[^\W\d_]++(?![-.&/@'’\w])|[.!?…]+|[^\W\d_]++(?=\.(?!\w))"
    r"|(?=\d|\w[.'’/&@-]?\w)(?:"
    r"(?:\d{1,2}(?:\.\d\d)?)?[apAP]\.[mM]\.?(?![^\W_])|(?:B\.C\.(?:E\.)?|A\.D\.)(?![^\W_])"
    r"|[^\W\d_]*+\d{1,2}:\d\d(?::\d\d)?(?!\d)"  # clock times, also glued to the word before
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![^\W_])"
    r"|[^\W_]+(?:[-.&/@][^\W_]+|['’](?!s\b|\d{1,2}:)[^\W_]+)*"  # a word, with its inner marks
    r")|['’]s\b|['’](?=\s)"  # possessives
    r"|(?<![^\s(.\"“‘])@[^\W\d]\w+"  # the handle of an account
    r"|--+|[—–―]|\s-\s|(?<!\S)-(?=[A-Z])|[,;:()\[\]@#$£€%&|•\0]|[^\W_])"
)
_PART = re.compile(
    r"(?=\S)([b-nq-zC-OQ-Z][A-Za-z]*"  # begins with none of the letters of "a.m.", "B.C." and "o'clock"
    r"|(?=[0-9])(?:[0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9-])"
    r"|[0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{4}|[0-9][0-9])(?![0-9-])"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9][0-9])(?![0-9/])"
    r"|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+|,[0-9]{3}(?![0-9])){0,6}(?:(?:st|nd|rd|th|s)\b)?)"
    r"|[ap]\.m\.?|[AP]\.M\.?|B\.C\b\.?(?:E\.)?|A\.D\b\.?|o['’]clock"
    r"|[A-Za-z]+|\S)"
)


class TokenRange(NamedTuple):
    """Some tokens in a row: from `start` up to `end`, which is the token after the last one."""

    start: int
    end: int

    @property
    def last(self) -> int:
        """The last token of the range."""
        return self.end - 1


# Stands for a quotation where the words around it are cut.
_QUOTATION = "\0"


class Words:
    """The words and marks of one stretch of a paragraph, as parallel lists. Offsets are code points of the whole text.

    starts, ends: where each begins and ends. tokens, lowered: as they are written and in lower case. A quotation is one
    token, "", with its quote marks.
    """

    __slots__ = ("ends", "lowered", "starts", "tokens")

    def __init__(self, text: str, start: int, end: int, quotations: Sequence[Bounds] = ()) -> None:
        """quotations: the bounds of those that are not cut, in order."""
        cut, begin = "", start
        for first, last in quotations:
            cut += text[begin:first] + _QUOTATION
            begin = last
        cut += text[begin:end]
        if _QUOTATION in text:
            cut = _without_marker(text, start, end, quotations)
        pieces: list[str] = _WORD.split(cut)  # what stands between tokens, and tokens, in turn
        lengths = list(map(len, pieces))
        piece = -1
        for first, last in quotations:
            piece = pieces.index(_QUOTATION, piece + 1)
            pieces[piece], lengths[piece] = "", last - first
        edges = list(accumulate(lengths, initial=start))
        self.starts, self.ends, self.tokens = edges[1:-1:2], edges[2::2], pieces[1::2]
        self.lowered = list(map(str.lower, self.tokens))


def _without_marker(text: str, start: int, end: int, quotations: Sequence[Bounds]) -> str:
    """Return what is cut of a text that holds the character which stands for a quotation."""
    edges = [start, *chain.from_iterable(quotations), end]
    outside = [text[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True)]
    return _QUOTATION.join(stretch.replace(_QUOTATION, "\1") for stretch in outside)


class Tokens:
    """The parts of the words of one paragraph, with all its marks. Offsets are code points of the whole text.

    tokens: as they are written. count: how many they are.
    """

    __slots__ = ("_lowered", "_pieces", "_start", "_starts", "count", "tokens")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._start = start
        self._pieces: list[str] = _PART.split(text[start:end])  # white space and tokens, in turn
        self._starts: list[int] | None = None
        self.tokens = self._pieces[1::2]
        self._lowered: list[str] | None = None
        self.count = len(self.tokens)

    @property
    def lowered(self) -> list[str]:
        """The tokens in lower case. Computed when first asked for, as where they begin."""
        lowered = self._lowered
        if lowered is None:  # one call for all of them is faster than one for each; no token has a line end
            lowered = self._lowered = "\n".join(self.tokens).lower().split("\n") if self.tokens else []
        return lowered

    @property
    def starts(self) -> list[int]:
        """Where the tokens begin. Computed when first asked for: most paragraphs have no expression."""
        starts = self._starts
        if starts is None:
            starts = self._starts = list(accumulate(map(len, self._pieces), initial=self._start))[1:-1:2]
        return starts

    def end(self, index: int) -> int:
        """Where the token ends."""
        return self.starts[index] + len(self.tokens[index])

    def word(self, index: int) -> str:
        """The token at the index in lower case, "" outside the paragraph."""
        return self.tokens[index].lower() if 0 <= index < self.count else ""

    def raw(self, index: int) -> str:
        """The token at the index, "" outside the paragraph."""
        return self.tokens[index] if 0 <= index < self.count else ""

    def touching(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return 0 <= index < self.count - 1 and self.end(index) == self.starts[index + 1]
