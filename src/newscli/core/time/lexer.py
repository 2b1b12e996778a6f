"""Text -> tokens, and one code letter for each: what the grammar's patterns are matched on.

Words of time that stand in the same classes share a code, every shape of number has one too; all other words share
`OTHER`. A paragraph thus becomes a string as long as it has tokens, and a pattern over word classes is a regular
expression over that string.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from newscli.lexicon import sections

OTHER = "\u00b7"
_FIRST_CODE = 0x100

# Ordinary words come first: most tokens are words that begin with none of the letters of "a.m.", "B.C." and "o'clock".
_TOKEN = re.compile(
    r"(?=\S)([b-nq-zC-OQ-Z][A-Za-z]*"
    r"|(?=[0-9])(?:[0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9-])"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9][0-9])(?![0-9/])"
    r"|[0-9]{1,2}[:.][0-9][0-9](?::[0-9][0-9])?(?=\s?[ap]\.?m\b)"
    r"|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+){0,6}(?:(?:st|nd|rd|th|s)\b)?)"
    r"|[ap]\.m\.?|[AP]\.M\.?|B\.C\b\.?(?:E\.)?|A\.D\b\.?|o['’]clock"
    r"|[A-Za-z]+|\S)"
)
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
    "clock": ("CLOCK",),
    "dotclock": ("DOTCLOCK", "DIGITS"),  # 7.30: a time before p.m. only
    "small": ("DAY", "HOUR", "DIGITS", "HOURISH"),  # 1-12
    "day": ("DAY", "DIGITS", "HOURISH"),  # 13-23
    "late": ("DAY", "DIGITS"),  # 24-31
    "two": ("DIGITS", "TWO"),  # 32-99
    "year": ("YEAR", "DIGITS"),
    "military": ("DIGITS", "MILITARY"),  # 0500
    "number": ("DIGITS",),
    "ordinal": ("ORDDAY", "ORDNUM"),
    "bigordinal": ("ORDNUM",),
    "decade": ("DECADE",),
    "shortdecade": ("SHORTDECADE",),
    "olddecade": ("OLDDECADE",),
    "ampm": ("AMPM",),
    "era": ("ERA",),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """words: form -> code, each form as it is written. classes: class name or word -> its codes."""

    words: dict[str, str]
    classes: dict[str, str]
    values: dict[str, dict[str, str]]  # class -> word -> value
    shapes: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The word classes of `time_words.txt` and the words that patterns name themselves."""
    from newscli.core.time.rule_table import literal_words

    values: dict[str, dict[str, str]] = {}
    signatures: dict[str, tuple[bool, list[str]]] = {}  # word -> (needs a capital, its classes)
    for heading, lines in sections("time_words").items():
        name, _, flag = heading.partition(" ")
        entries = values[name] = dict(entry.split("=") for line in lines for entry in line.split())
        for word in entries:
            signatures.setdefault(word, (bool(flag), []))[1].append(name)
    for word in literal_words():
        signatures.setdefault(word, (False, []))[1].append(word)
    return _encode(values, signatures)


def _encode(values: dict[str, dict[str, str]], signatures: dict[str, tuple[bool, list[str]]]) -> Vocabulary:
    words: dict[str, str] = {}
    shapes: dict[str, str] = {}
    codes: dict[tuple[str, ...], str] = {}  # the classes that words share -> their code

    def code(names: Iterable[str]) -> str:
        key = tuple(sorted(names))
        return codes.setdefault(key, chr(_FIRST_CODE + len(codes)))

    for word, (capital, names) in signatures.items():
        for form in (word.capitalize(), word.upper()) if capital else (word, word.capitalize(), word.upper()):
            words[form] = code(names)
    for mark, names_of_mark in _MARKS.items():
        words[mark] = code(names_of_mark)
    for shape, names_of_shape in _SHAPES.items():
        shapes[shape] = code(names_of_shape)
    classes: dict[str, str] = {}
    for key, letter in codes.items():
        for name in key:
            classes[name] = classes.get(name, "") + letter
    return Vocabulary(words, classes, values, shapes)


class _Codes(dict[str, str]):
    """Token -> code, filled as texts bring new tokens: most of what follows is a plain look-up."""

    _LARGEST = 100_000

    def __missing__(self, token: str) -> str:
        if len(self) > self._LARGEST:
            self.clear()
        vocab = vocabulary()
        code = vocab.words.get(token)
        if code is None:
            is_number = not token.isalpha() and ("0" <= token[0] <= "9" or (len(token) > 1 and "." in token))
            code = vocab.shapes[number_shape(token)] if is_number else OTHER
        self[token] = code
        return code


_codes = _Codes()


class Tokens:
    """The tokens of one paragraph and their codes."""

    __slots__ = ("_pieces", "_start", "_starts", "codes", "tokens")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._start = start
        self._pieces: list[str] = _TOKEN.split(text[start:end])  # white space and tokens, in turn
        self._starts: list[int] | None = None
        self.tokens = self._pieces[1::2]
        self.codes = "".join(map(_codes.__getitem__, self.tokens))

    @property
    def starts(self) -> list[int]:
        """Where the tokens stand; found out when first asked, for most paragraphs have no expression."""
        if self._starts is None:
            self._starts = list(accumulate(map(len, self._pieces), initial=self._start))[1::2]
        return self._starts

    def end(self, index: int) -> int:
        """Where the token ends."""
        return self.starts[index] + len(self.tokens[index])

    def word(self, index: int) -> str:
        """The token at the index in lower case, "" outside the paragraph."""
        tokens = self.tokens
        return tokens[index].lower() if 0 <= index < len(tokens) else ""

    def raw(self, index: int) -> str:
        """The token at the index, "" outside the paragraph."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else ""

    def touching(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return 0 <= index < len(self.tokens) - 1 and self.end(index) == self.starts[index + 1]


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
        stem = token[:-1]
        if stem.isdecimal() and stem.endswith("0") and len(stem) in (2, 4):
            if len(stem) == 4:
                return "decade" if "1000" <= stem <= "2190" else "number"
            return "shortdecade"
        if stem.isdecimal() and stem.endswith("0") and len(stem) == 3:
            return "olddecade"
        return "number"
    if "/" in token:
        return "slashed"
    if ":" in token or (len(token) <= 5 and token[-3:-2] == "."):
        return ("clock" if ":" in token else "dotclock") if _is_clock(token) else "number"
    return "iso" if "-" in token else "number"


def _whole_number_shape(token: str) -> str:
    if len(token) <= 2:
        n = int(token)
        if token == "00" or not n:
            return "number"
        return "small" if n <= 12 else "day" if n <= 23 else "late" if n <= 31 else "two"
    if len(token) == 4 and token.isascii():
        return "year" if "1000" <= token <= "2199" else "military" if token < "1000" and token[2:] < "60" else "number"
    return "number"


def _is_clock(token: str) -> bool:
    hour, minute = re.split("[:.]", token)[:2]
    return int(hour) <= 24 and int(minute) < 60
