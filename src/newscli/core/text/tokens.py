"""Text to tokens: words, numbers with their separators, clock times, and single marks."""

import re
from itertools import accumulate

# Ordinary words come first: most tokens are words that begin with none of the letters of "a.m.", "B.C." and "o'clock".
_TOKEN = re.compile(
    r"(?=\S)([b-nq-zC-OQ-Z][A-Za-z]*"
    r"|(?=[0-9])(?:[0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9-])"
    r"|[0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{4}|[0-9][0-9])(?![0-9-])"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9][0-9])(?![0-9/])"
    r"|[0-9]{1,2}[:.][0-9][0-9](?::[0-9][0-9])?(?=\s?[ap]\.?m\b)"
    r"|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+){0,6}(?:(?:st|nd|rd|th|s)\b)?)"
    r"|[ap]\.m\.?|[AP]\.M\.?|B\.C\b\.?(?:E\.)?|A\.D\b\.?|o['’]clock"
    r"|[A-Za-z]+|\S)"
)


class Tokens:
    """The tokens of one stretch of text, usually a paragraph. Offsets are code points of the whole text.

    tokens, lowered: as they are written and in lower case. count: how many they are.
    verb_kinds: one letter a token, what kind of verb it is. without_verb: the tokens at which no verb group begins,
    although they look like verbs. Both are filled by the functions that look for verbs.
    """

    __slots__ = ("_pieces", "_start", "_starts", "count", "lowered", "tokens", "verb_kinds", "without_verb")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._start = start
        self._pieces: list[str] = _TOKEN.split(text[start:end])  # white space and tokens, in turn
        self._starts: list[int] | None = None
        self.tokens = self._pieces[1::2]
        self.lowered = list(map(str.lower, self.tokens))
        self.count = len(self.tokens)
        self.verb_kinds = ""
        self.without_verb: set[int] = set()

    @property
    def starts(self) -> list[int]:
        """Where the tokens begin. Computed when first asked for: most paragraphs have no expression."""
        starts = self._starts
        if starts is None:
            starts = self._starts = list(accumulate(map(len, self._pieces), initial=self._start))[1::2]
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
        return 0 <= index < self.count - 1 and not self._pieces[2 * index + 2]
