"""The pattern language of the rules, and a pattern as the steps that lead through it.

A pattern is a line over word classes: `month:MONTH day:DAY (COMMA year:YEAR)?`. Words in capitals are classes of the
lexicon or macros, words in small letters stand for themselves, `name:` names what follows; `( | ) ?` mean what they
mean in regular expressions. There is no `*` and no `+`: every pattern has a longest match, so work stays linear.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

MACROS = {
    "MONTHNAME": "(MONTH | MABBR DOT?)",
    "DAYNAME": "(WEEKDAY | WABBR DOT?)",
    "DAYNUM": "(DAY | ORDDAY | TENS HYPHEN? ORD | ORDTENS | ORD)",
    "YEARNUM": "(YEAR | SPOKENYEAR | APOS (TWO | DAY))",
    # "nineteen ninety-six", "two thousand and ten"
    "SPOKENYEAR": "((eighteen | nineteen | twenty) (TENS (HYPHEN? ONES)? | TEENS) | two thousand (and? (ONES |"
    " TEENS))?)",
    "SMALLNUMBER": "(TEENS | TENS (HYPHEN? ONES)? | ONES)",
    "COUNT": "(DIGITS (FRACTION | DIGITS SLASH DIGITS)? | a? hundred | a? dozen | SMALLNUMBER SCALE? (and? SMALLNUMBER"
    " SCALE?)?)",
    # a number that may be open: "12", "thirty-five", "a couple of", "several"
    "AMOUNT": "(COUNT (million | billion | hundred | thousand)? | a couple of? | a few | SOME | couple of? | half a"
    " dozen)",
    "APPROX": "(ABOUT | THAN than | at (least | most) | up to | no more than | TILDE)",
    "ORDINAL": "(ORD | ORDNUM)",
    # a year that is pointed at: "last year", "that same year", "the following year"
    "POINTEDYEAR": "(the? (LAST | THIS | NEXT | same) year | that same? year)",
    "PRE": "(PHASE HYPHEN? (in | on)? | the? BOUNDARY HYPHEN? of | the? PHASE (part | stages | days | months | weeks)"
    " of | the? (first | second | latter) (half | part) of)",
}
_LITERAL = re.compile(r"(?<![A-Za-z:'])[a-z][a-z']*(?![A-Za-z0-9:'])")
_ITEM = re.compile(r"\s*(?:(?P<name>[a-z0-9]+):)?(?:(?P<open>\()|(?P<word>[A-Za-z']+)|(?P<close>\))|(?P<bar>\|))")


def literals_of(pattern: str) -> list[str]:
    """Return the words that a pattern names itself, in small letters."""
    return _LITERAL.findall(pattern)


@dataclass(slots=True)
class _Part:
    """One part of a sequence: a word or class, or else a choice of sequences; name: "" for none."""

    word: str
    choice: "list[list[_Part]]"
    name: str
    optional: bool


@dataclass(slots=True, eq=False)
class Step:
    """One token of a pattern, or its end.

    codes: those that the token may have. names: the named parts of the pattern that it stands in. following: the steps
    that may come next, the preferred one first. rule: at the end of a pattern, the number of its rule, else -1.
    """

    codes: frozenset[str]
    names: tuple[str, ...]
    following: "tuple[Step, ...]"
    rule: int = -1


class PatternReader:
    """Reads patterns over the classes of one vocabulary."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        """classes: the name of a class, or a word -> its codes."""
        self._classes = classes
        self._codes: dict[str, frozenset[str]] = {}
        self._macros: dict[str, list[list[_Part]]] = {}

    def steps(self, pattern: str, rule: int) -> tuple[Step, ...]:
        """Return the steps that a pattern can begin with. Raises ValueError where its brackets do not match."""
        end = Step(frozenset(), (), (), rule)
        return self._first_steps(_parsed(pattern), (end,), ())

    def _first_steps(
        self, choice: list[list[_Part]], following: tuple[Step, ...], names: tuple[str, ...]
    ) -> tuple[Step, ...]:
        """Return the first steps of a choice of sequences. following: those after the choice."""
        if all(_is_single(sequence) for sequence in choice):  # one step that may have the codes of any of them
            codes = frozenset().union(*[self._codes_of(sequence[0].word) for sequence in choice])
            return (Step(codes, names, following),)
        steps: list[Step] = []
        for sequence in choice:
            first = following
            for part in reversed(sequence):
                of_part = self._of_part(part, first, names)
                first = (*of_part, *first) if part.optional else of_part
            steps += first
        return tuple(dict.fromkeys(steps))

    def _of_part(self, part: _Part, following: tuple[Step, ...], names: tuple[str, ...]) -> tuple[Step, ...]:
        if part.name:
            names = (*names, part.name)
        if part.word in MACROS:
            if part.word not in self._macros:
                self._macros[part.word] = _parsed(MACROS[part.word])
            return self._first_steps(self._macros[part.word], following, names)
        if part.word:
            return (Step(self._codes_of(part.word), names, following),)
        return self._first_steps(part.choice, following, names)

    def _codes_of(self, word: str) -> frozenset[str]:
        codes = self._codes.get(word)
        if codes is None:
            codes = self._codes[word] = frozenset(self._classes[word])
        return codes


def _is_single(sequence: list[_Part]) -> bool:
    """Whether a sequence is nothing but one token."""
    if len(sequence) != 1:
        return False
    part = sequence[0]
    return bool(part.word) and not part.name and not part.optional and part.word not in MACROS


def _parsed(pattern: str) -> list[list[_Part]]:
    """Return the choice of sequences that a pattern is. Raises ValueError where it cannot be read."""
    choice, unread = _read_choice(pattern)
    if unread.strip():
        raise ValueError(f"unbalanced pattern: {pattern!r}")
    return choice


def _read_choice(pattern: str) -> tuple[list[list[_Part]], str]:
    """Read up to the closing bracket or the end; return what was read and the remaining pattern."""
    choice: list[list[_Part]] = [[]]
    while pattern.strip():
        item = _ITEM.match(pattern)
        if not item:
            raise ValueError(f"cannot read {pattern!r}")
        pattern = pattern[item.end() :]
        if item["close"]:
            break
        if item["bar"]:
            choice.append([])
            continue
        inner: list[list[_Part]] = []
        if item["open"]:
            inner, pattern = _read_choice(pattern)
        optional = pattern.startswith("?")
        pattern = pattern.removeprefix("?")
        choice[-1].append(_Part(item["word"] or "", inner, item["name"] or "", optional))
    return choice, pattern
