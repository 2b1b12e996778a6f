"""Tokens to one code letter each: what the grammar's patterns are matched on.

Words of time that stand in the same classes share a code, and each shape of number has one; all other words share
`OTHER`. A paragraph thus becomes a string as long as it has tokens, and a pattern over word classes is a regular
expression over that string.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import filterfalse

from newscli.core.text.tokens import Tokens
from newscli.lexicon.loader import sections

OTHER = "\u00b7"
_FIRST_CODE = 0x100

# Marks that stand inside expressions.
_MARKS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("-‐‑", ("HYPHEN", "DASH")),
    **dict.fromkeys("–—", ("DASH",)),
    **dict.fromkeys("'’", ("APOS",)),
    **dict.fromkeys("½¼¾", ("FRACTION",)),
    **dict.fromkeys(["o'clock", "o’clock"], ("OCLOCK",)),
    ",": ("COMMA",),
    ".": ("DOT",),
    "/": ("SLASH",),
    "~": ("TILDE",),
}
_SHAPES: dict[str, tuple[str, ...]] = {
    "iso": ("ISO",),
    "slashed": ("SLASHED",),
    "dotted": ("DOTTED",),
    "hyphened": ("HYPHENED",),
    "clock": ("CLOCK",),
    "dotclock": ("DOTCLOCK", "DIGITS"),  # 7.30: a time before p.m. only
    "small": ("DAY", "HOUR", "DIGITS", "HOURISH"),  # 1-12
    "day": ("DAY", "DIGITS", "HOURISH"),  # 13-23
    "late": ("DAY", "DIGITS"),  # 24-31
    "two": ("DIGITS", "TWO"),  # 32-99
    "year": ("YEAR", "DIGITS"),
    "lateyear": ("DIGITS", "LATEYEAR"),  # 2400-9999
    "militaryorlate": ("DIGITS", "MILITARY", "LATEYEAR"),
    "military": ("DIGITS", "MILITARY"),  # 0500, 2230
    "number": ("DIGITS",),
    "hundreds": ("DIGITS", "HUNDREDS"),  # 100-999
    "ordinal": ("ORDDAY", "ORDNUM"),
    "bigordinal": ("ORDNUM",),
    "decade": ("DECADE",),
    "shortdecade": ("SHORTDECADE",),
    "olddecade": ("OLDDECADE",),
    "ampm": ("AMPM",),
    "era": ("ERA",),
}


@cache
def word_values() -> dict[str, dict[str, str]]:
    """Class -> word -> what the word stands for: the tables of `time_words.txt`."""
    return {
        heading.partition(" ")[0]: dict(entry.split("=") for line in lines for entry in line.split())
        for heading, lines in sections("time_words").items()
    }


class Vocabulary:
    """The words and shapes that a grammar tells apart, and one code letter for each set of classes.

    words: form -> code, each form as it is written. classes: class name or word -> its codes. shapes: shape -> code.
    """

    _LARGEST = 100_000  # tokens whose codes are remembered

    def __init__(self, literals: Iterable[str]) -> None:
        """literals: the words that the grammar's patterns name themselves."""
        self.words: dict[str, str] = {}
        self.shapes: dict[str, str] = {}
        self.classes: dict[str, str] = {}
        self._codes_by_token: dict[str, str] = {}
        self._letters: dict[tuple[str, ...], str] = {}  # the classes that words share -> their code
        for word, (capital, names) in _signatures(literals).items():
            for form in (word.capitalize(), word.upper()) if capital else (word, word.capitalize(), word.upper()):
                self.words[form] = self._letter(names)
        for mark, names_of_mark in _MARKS.items():
            self.words[mark] = self._letter(names_of_mark)
        for shape, names_of_shape in _SHAPES.items():
            self.shapes[shape] = self._letter(names_of_shape)
        for key, letter in self._letters.items():
            for name in key:
                self.classes[name] = self.classes.get(name, "") + letter
        self._codes_by_token = dict(self.words)

    def _letter(self, names: Iterable[str]) -> str:
        return self._letters.setdefault(tuple(sorted(names)), chr(_FIRST_CODE + len(self._letters)))

    def codes(self, tokens: Tokens) -> str:
        """One letter for each token."""
        try:
            return "".join(map(self._codes_by_token.__getitem__, tokens.tokens))
        except KeyError:  # some token is seen for the first time
            self.learn(tokens.tokens)
            return "".join(map(self._codes_by_token.__getitem__, tokens.tokens))

    def learn(self, words: Iterable[str]) -> None:
        """Remember the codes of tokens. For all tokens of a text at once this is faster than by paragraphs."""
        if len(self._codes_by_token) > self._LARGEST:
            self._codes_by_token = dict(self.words)
        unseen = set(words).difference(self._codes_by_token)
        self._codes_by_token.update(dict.fromkeys(unseen, OTHER))
        for token in filterfalse(str.isalpha, unseen):
            if "0" <= token < ":" or (token[1:2] == "." and len(token) > 2):  # "1998", "a.m."
                self._codes_by_token[token] = self.shapes[number_shape(token)]


def _signatures(literals: Iterable[str]) -> dict[str, tuple[bool, list[str]]]:
    """Word -> whether it needs a capital, and its classes."""
    signatures: dict[str, tuple[bool, list[str]]] = {}
    flags = {heading.partition(" ")[0]: bool(heading.partition(" ")[2]) for heading in sections("time_words")}
    for name, entries in word_values().items():
        for word in entries:
            signatures.setdefault(word, (flags[name], []))[1].append(name)
    for word in literals:
        signatures.setdefault(word, (False, []))[1].append(word)
    return signatures


# The shapes of tokens with digits, the first one that fits.
_NUMBER_SHAPE = re.compile(
    "|".join(
        f"(?P<{shape}>{pattern})"
        for shape, pattern in {
            "ampm": r"[ap].m.*",
            "era": r"[^0-9].*",
            "small": r"0?[1-9]|1[0-2]",
            "day": r"1[3-9]|2[0-3]",
            "late": r"2[4-9]|3[01]",
            "two": r"3[2-9]|[4-9]\d",
            "hundreds": r"[1-9]\d\d",
            "year": r"1\d{3}|2[01]\d\d",
            "military": r"0\d[0-5]\d",
            "militaryorlate": r"2[23][0-5]\d",
            "lateyear": r"2[2-9]\d\d|[3-9]\d{3}",
            "ordinal": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)",
            "bigordinal": r".*(?:st|nd|rd|th)",
            "decade": r"(?:1\d|2[01])\d0s",
            "shortdecade": r"\d0s",
            "olddecade": r"\d\d0s",
            "slashed": r".*/.*",
            "iso": r"\d{4}-.*",
            "hyphened": r".*-.*",
            "dotted": r"(?!.{11})\d+\.\d+\.(?:\d{4}|\d\d)",
            "clock": r"(?:[01]?\d|2[0-4]):[0-5]\d(?::\d\d)?",
            "dotclock": r"(?:[01]?\d|2[0-4])\.[0-5]\d",
            "number": r".*",
        }.items()
    ),
    re.IGNORECASE,
)


def number_shape(token: str) -> str:
    """The shape of a token with digits (or of an abbreviation with stops).

    >>> [number_shape(t) for t in ("1998", "12", "31", "1990s", "21st", "9:30", "2,000", "a.m.", "B.C.")]
    ['year', 'small', 'late', 'decade', 'ordinal', 'clock', 'number', 'ampm', 'era']
    """
    match = _NUMBER_SHAPE.fullmatch(token)
    return match.lastgroup or "number" if match else "number"
