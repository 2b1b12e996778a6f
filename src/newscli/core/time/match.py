"""A match of a pattern, as the builder of its rule sees it."""

from newscli.core.text.tokens import Tokens
from newscli.core.time.vocabulary import word_values


class Match:
    """A match of a pattern, for the rule's builder: what its named parts say and what stands around it."""

    __slots__ = ("_parts", "codes", "end", "lowered", "start", "tokens")

    def __init__(self, tokens: Tokens, codes: str, start: int, end: int, parts: dict[str, tuple[int, int]]) -> None:
        self.tokens, self.lowered, self.codes = tokens, tokens.lowered, codes
        self.start, self.end = start, end
        self._parts = parts

    def has(self, name: str) -> bool:
        """Whether the named part is in the pattern and has matched."""
        return name in self._parts

    def words(self, name: str) -> list[str]:
        """The tokens of a named part, in lower case."""
        if name not in self._parts:
            return []
        first, end = self._parts[name]
        return self.lowered[self.start + first : self.start + end]

    def word(self, name: str) -> str:
        """The first token of a named part in lower case, "" if it is absent."""
        return self.lowered[self.start + self._parts[name][0]] if name in self._parts else ""

    def all_words(self) -> list[str]:
        return self.lowered[self.start : self.end]

    def before(self, n: int = 1) -> str:
        """The n-th token before the match, in lower case."""
        return self.lowered[self.start - n] if n <= self.start else ""

    def after(self, n: int = 1) -> str:
        """The n-th token after the match, in lower case."""
        index = self.end + n - 1
        return self.lowered[index] if index < self.tokens.count else ""

    def value(self, name: str, cls: str) -> str:
        """The lexicon's value, in the class, of the first token of a named part that has one."""
        if name not in self._parts:
            return ""
        table = word_values()[cls]
        for word in self.words(name):
            if word in table:
                return table[word]
        return ""

    def index(self, name: str) -> int:
        return self.start + self._parts[name][0]
