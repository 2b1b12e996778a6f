"""What stands beside a date and tells what it is: an amount, a name, a rate. The lists of `lexicon/time_context.txt`.

A rule says as values of `Beside` what must stand beside its match, and what must not, so that its builder need not ask.
"""

from functools import cache
from typing import NamedTuple

from newscli.core.text.word_classes import word_class
from newscli.lexicon.loader import sections

# The closed classes: none of their words is a noun that a number or a season before it may belong to, and counts, which
# lead to such a noun, are left out ("the past three mayors").
FUNCTION_WORDS = word_class(
    "pronouns", "determiners", "forms of be", "forms of have", "forms of do", "will and would", "modals",
    "prepositions", "to", "conjunctions", "subordinators", "relative pronouns",
) - word_class("counts", "open counts")  # fmt: skip


@cache
def context(*names: str) -> frozenset[str]:
    """The words in lower case under the headings of `lexicon/time_context.txt`."""
    lists = sections("time_context")
    return frozenset(word for name in names for line in lists[name] for word in line.split())


class Beside(NamedTuple):
    """What one of the tokens beside a match must be, or must not be.

    first, last: which tokens, counted from the match: -1 is the one before it, 1 the one behind it. words: in lower
    case; "" for the beginning or the end of the paragraph. pairs: two words each, for two tokens in a row.
    """

    first: int
    last: int
    words: frozenset[str]
    wanted: bool
    pairs: frozenset[str] = frozenset()

    def holds(self, lowered: list[str], start: int, end: int) -> bool:
        """Whether it is so beside the tokens from `start` up to `end`."""
        words = self.words
        for place in range(self.first, self.last + 1):
            index = start + place if place < 0 else end + place - 1
            if (lowered[index] if 0 <= index < len(lowered) else "") in words:
                return self.wanted
            if self.pairs and " ".join(lowered[index : index + 2]) in self.pairs:
                return self.wanted
        return not self.wanted


def before(*words: str) -> Beside:
    """One of the words must stand before the match."""
    return Beside(-1, -1, frozenset(words), True)


def not_before(*words: str) -> Beside:
    """None of the words may stand before the match."""
    return Beside(-1, -1, frozenset(words), False)


def after(*words: str) -> Beside:
    """One of the words must stand behind the match."""
    return Beside(1, 1, frozenset(words), True)


def not_after(*words: str) -> Beside:
    """None of the words, and none of the pairs of words, may stand behind the match."""
    return Beside(1, 1, frozenset(words), False, frozenset(filter(_is_pair, words)))


def _is_pair(words: str) -> bool:
    return " " in words
