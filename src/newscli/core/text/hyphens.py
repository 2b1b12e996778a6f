"""What stands between two lines that are joined: a space, or nothing where a word was broken."""

import re
from collections import Counter
from collections.abc import Sequence

_HYPHENS = "-\u2010\u00ad"
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_OFTEN = 0.02  # of the lines that go on end with a hyphen, where a program broke the words
_SURE_PART = 4  # letters of the first part of a compound that is no mere syllable
# What compounds that keep their hyphen begin with.
_FIRST_PARTS = frozenset(
    "self ex non well vice half mid long short high low so all cross co ultra anti semi pro much ill one two three four"
    " five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third".split()
)


class Hyphens:
    """How the lines of one text are joined. A hyphen goes where a word was broken, and stays where it has one."""

    def __init__(self, lines: Sequence[str], joined: Sequence[int]) -> None:
        """joined: the lines (by number) that go on in the next one."""
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
        """How many characters go at the end of the line, and what stands between it and the next."""
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
        begin, rest = parts
        if begin + rest in self._words:
            return False
        if not self._often or f"{begin}-{rest}" in self._compounds:
            return True
        if begin in _FIRST_PARTS and len(begin) >= _SURE_PART:
            return True
        return rest in self._words and (begin in _FIRST_PARTS or begin in self._words) and len(rest) > 2


def _parts(line: str, after: str) -> list[str]:
    """The two parts of the word that a line breaks, in lower case; fewer, where it breaks none."""
    first, second = _LAST_WORD.search(line[-41:-1]), _FIRST_WORD.match(after[:40])
    return [part.group().lower() for part in (first, second) if part]


def _breaks_word(line: str) -> bool:
    return line[-1] in _HYPHENS and line[-2:-1].isalnum()
