"""What stands between two lines that are joined: a space, or nothing where a word was broken."""

import re
from collections.abc import Sequence

_HYPHENS = "-\u2010\u00ad"
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_OFTEN = 0.04  # of the lines that go on end with a hyphen, where a program broke the words
# What compounds that keep their hyphen begin with.
_FIRST_PARTS = frozenset(
    "self ex non well vice half mid long short high low so all cross co ultra anti semi pro much ill one two three four"
    " five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third".split()
)


class Hyphens:
    """How the lines of one text are joined. A hyphen goes where a word was broken, and stays where it has one."""

    def __init__(self, lines: Sequence[str], joined: Sequence[int]) -> None:
        """joined: the lines (by number) that go on in the next one."""
        broken = [lines[i] for i in joined if _breaks_word(lines[i])]
        self._often = len(broken) >= 2 and len(broken) >= _OFTEN * len(joined)
        self._words: frozenset[str] = frozenset()
        self._compounds: frozenset[str] = frozenset()
        if broken:
            text = "\n".join(lines).lower()
            self._words = frozenset(_WORD.findall(text))
            self._compounds = frozenset(_COMPOUND.findall(text))

    def join(self, line: str, after: str) -> tuple[int, str]:
        """How many characters go at the end of the line, and what stands between it and the next."""
        if line[-1] == "\u00ad":
            return 1, ""
        if not _breaks_word(line):
            glued = line.endswith(("—", "--")) and line.rstrip("—-")[-1:].isalnum() and after[0].isalnum()
            return 0, "" if glued else " "
        return (0, "") if self._keeps_hyphen(line[:-1], after) else (1, "")

    def _keeps_hyphen(self, line: str, after: str) -> bool:
        first, second = _LAST_WORD.search(line[-40:]), _FIRST_WORD.match(after[:40])
        if not first or not second or after[0].isupper():
            return True
        begin, rest = first.group().lower(), second.group().lower()
        if begin + rest in self._words:
            return False
        if f"{begin}-{rest}" in self._compounds or begin in _FIRST_PARTS or len(begin) == 1:
            return True
        if not self._often:
            return True
        return begin in self._words and rest in self._words and min(len(begin), len(rest)) > 2


def _breaks_word(line: str) -> bool:
    return line[-1] in _HYPHENS and line[-2:-1].isalnum()
