"""A match of a pattern, as the builder of its rule sees it."""

from newscli.core.text.tokens import Tokens
from newscli.core.time.context import FUNCTION_WORDS, Beside
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

    def value(self, name: str, *classes: str) -> str:
        """The lexicon's value, in one of the classes, of the first token of a named part that has one."""
        values, words = word_values(), self.words(name)
        for cls in classes:
            for word in words:
                if word in values[cls]:
                    return values[cls][word]
        return ""

    def direction(self, name: str = "which") -> int:
        """-1 for "last" and the like, 1 for "next", 0 for "this" and for a part that is absent."""
        return int(self.value(name, "LAST", "NEXT", "THIS") or 0)

    def stands(self, beside: Beside) -> bool:
        """Whether what is asked for stands beside the match."""
        return beside.holds(self.lowered, self.start, self.end)

    def noun_follows(self, index: int | None = None) -> bool:
        """Whether a word stands behind the match (or at an index) that it may belong to: "people", but not "and"."""
        index = self.end if index is None else index
        word = self.tokens.word(index)
        return word[:1].isalpha() and word not in FUNCTION_WORDS

    def index(self, name: str) -> int:
        return self.start + self._parts[name][0]
