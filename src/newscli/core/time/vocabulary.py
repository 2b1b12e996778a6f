"""Tokens to one code letter each: what the grammar's patterns are matched on.

Words of time that stand in the same classes share a code, and each shape of number has one; all other words share
`OTHER`. A paragraph thus becomes a string as long as it has tokens, and a pattern over word classes is a regular
expression over that string.
"""

import re
from collections.abc import Iterable
from functools import cache

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
    "late year": ("DIGITS", "LATEYEAR"),  # 2400-9999
    "military or late year": ("DIGITS", "MILITARY", "LATEYEAR"),
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
        words, codes_by_token = tokens.tokens, self._codes_by_token
        try:
            return "".join(map(codes_by_token.__getitem__, words))
        except KeyError:  # some token is seen for the first time
            if len(codes_by_token) > self._LARGEST:
                codes_by_token = self._codes_by_token = dict(self.words)
            unseen = set(words).difference(codes_by_token)
            codes_by_token.update(dict.fromkeys(unseen, OTHER))
            for token in unseen.difference([token for token in unseen if token.isalpha()]):
                if "0" <= token < ":" or (token[1:2] == "." and len(token) > 2):  # "1998", "a.m."
                    codes_by_token[token] = self.shapes[number_shape(token)]
            return "".join(map(codes_by_token.__getitem__, words))


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


def number_shape(token: str) -> str:
    """The shape of a token with digits (or of an abbreviation with stops).

    >>> [number_shape(t) for t in ("1998", "12", "31", "1990s", "21st", "9:30", "2,000", "a.m.", "B.C.")]
    ['year', 'small', 'late', 'decade', 'ordinal', 'clock', 'number', 'ampm', 'era']
    """
    if not token[0].isdecimal():
        return "ampm" if token[0] in "apAP" and token[2] in "mM" else "era"
    if token.isdecimal():
        return _whole_number_shape(token)
    if token.endswith(("st", "nd", "rd", "th")):
        return "ordinal" if len(token) <= 4 and 0 < int(token[:-2]) <= 31 else "bigordinal"
    if token.endswith("s"):
        return _plural_shape(token[:-1])
    if "/" in token:
        return "slashed"
    if "-" in token:
        return "iso" if token.find("-") == len("2024") else "hyphened"
    return _pointed_shape(token)


def _plural_shape(stem: str) -> str:
    """The shape of a number with an s: a decade, or no time at all."""
    if not stem.isdecimal() or not stem.endswith("0"):
        return "number"
    if len(stem) == 4:
        return "decade" if "1000" <= stem <= "2190" else "number"
    return {2: "shortdecade", 3: "olddecade"}.get(len(stem), "number")


def _pointed_shape(token: str) -> str:
    """The shape of a number with colons, points or commas inside."""
    if token.count(".") == 2 and "." in (token[-5:-4], token[-3:-2]) and token.replace(".", "").isdecimal():
        return "dotted" if len(token) <= 10 else "number"
    if ":" in token:
        return "clock" if _is_clock(token) else "number"
    return "dotclock" if len(token) <= 5 and token[-3:-2] == "." and _is_clock(token) else "number"


# The shapes of whole numbers by how many digits they have, each with the first number that has it.
_WHOLE: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((0, "number"), (1, "small")),
    2: ((0, "number"), (1, "small"), (13, "day"), (24, "late"), (32, "two")),
    3: ((0, "number"), (100, "hundreds")),
    4: ((0, "number"), (1000, "year"), (2200, "late year")),
}
# The shapes of those four digits that may also be an hour and a minute.
_MILITARY = {"number": "military", "late year": "military or late year"}


def _whole_number_shape(token: str) -> str:
    if len(token) > 4 or not token.isascii():
        return "number"
    shape = next(shape for least, shape in _WHOLE[len(token)][::-1] if int(token) >= least)
    is_clock = len(token) == 4 and token < "2400" and token[2:] < "60"
    return _MILITARY.get(shape, shape) if is_clock else shape


def _is_clock(token: str) -> bool:
    hour, minute = re.split("[:.]", token)[:2]
    return int(hour) <= 24 and int(minute) < 60
