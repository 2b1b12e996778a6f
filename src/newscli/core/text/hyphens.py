"""Decides what joins two lines: a space, or nothing if a word was divided at the line break."""

import re
from collections import Counter
from collections.abc import Sequence

_HYPHENS = "-\u2010\u00ad"
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_OFTEN = 0.02  # of the lines that continue end with a hyphen, if a program divided the words
_SURE_PART = 4  # letters that make the first part of a compound more than a syllable
# First parts of compounds that are written with a hyphen.
_FIRST_PARTS = frozenset(
    "self ex non well vice half mid long short high low so all cross co ultra anti semi pro much ill one two three four"
    " five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third".split()
)


class Hyphens:
    """Joins the lines of one text. The hyphen of a divided word is removed, that of a compound is kept."""

    def __init__(self, lines: Sequence[str], joined: Sequence[int]) -> None:
        """joined: indices of the lines that continue in the next one."""
        broken = [i for i in joined if _breaks_word(lines[i])]
        self._often = len(broken) >= _OFTEN * len(joined)
        self._words: frozenset[str] = frozenset()
        self._compounds: frozenset[str] = frozenset()
        if broken:
            text = "\n".join(lines).lower()
            words = Counter(_WORD.findall(text))
            for i in broken:
                words.subtract(_parts(lines[i], lines[i + 1]))
            self._words = frozenset(word for word, count in words.items() if count > 0)
            self._compounds = frozenset(_COMPOUND.findall(text))

    def join(self, line: str, after: str) -> tuple[int, str]:
        """Return how many characters are removed at the end of the line, and what joins it to the next line."""
        if line[-1] == "\u00ad":
            return 1, ""
        if not _breaks_word(line):
            glued = line.endswith(("—", "--")) and line.rstrip("—-")[-1:].isalnum() and after[0].isalnum()
            return 0, "" if glued else " "
        return (0, "") if self._keeps_hyphen(line, after) else (1, "")

    def _keeps_hyphen(self, line: str, after: str) -> bool:
        parts = _parts(line, after)
        if len(parts) < 2 or after[0].isupper():
            return True
        first, second = parts
        if first + second in self._words:
            return False
        if not self._often or f"{first}-{second}" in self._compounds:
            return True
        if first in _FIRST_PARTS and len(first) >= _SURE_PART:
            return True
        return second in self._words and (first in _FIRST_PARTS or first in self._words) and len(second) > 2


def _parts(line: str, after: str) -> list[str]:
    """Return the two parts of the word that a line break divides, in lower case; fewer if it divides none."""
    first, second = _LAST_WORD.search(line[-41:-1]), _FIRST_WORD.match(after[:40])
    return [part.group().lower() for part in (first, second) if part]


def _breaks_word(line: str) -> bool:
    return line[-1] in _HYPHENS and line[-2:-1].isalnum()
