"""Guesses in which of the older Western encodings a text is, by where its characters stand.

The byte of an apostrophe in Mac Roman is a capital letter in Windows-1252: "itÕs". So each encoding is measured by how
many of its characters outside ASCII stand where such characters stand in news: letters in words of their case, quote
marks at the edges of words, signs of money beside numbers.
"""

import re
from typing import NamedTuple
from unicodedata import category

# The first one wins if others fit only as well.
ENCODINGS = ("cp1252", "cp1250", "mac_roman", "cp850")
# What stands for each kind of character outside ASCII.
_LOWER, _UPPER, _OPENING, _CLOSING, _APOSTROPHE, _DASH, _MONEY, _SIGN, _ANYWHERE, _UNDEFINED = b"lUo>'-$s*x"
# Letters of ASCII stand for themselves as a and A, digits as 0, white space as a blank, other characters as a full stop
# or, where a word may follow, as a bracket.
_IN_PLACE = re.compile(
    rb"(?<![A0.>$sx])l(?![AU0])"  # "café", "été"
    rb"|(?<=A)(?<![AU]A)l(?![AU0])"  # "Müller"
    rb"|(?<![aAlU0.>])U(?=[al])"  # "Élan"
    rb"|(?<![al0.>])U(?=[AU])(?!A[al])"  # "ÉLAN", but not "ÒWe"
    rb"|(?<=[AU])U(?![aAlU])"  # "CAFÉ"
    rb"|(?<![aAlU0])o(?![ .])"  # “We
    rb"|(?<=[^ ])>(?![aAlU0])"  # sail,”
    rb"|(?<=[^ ])'|'(?=[a0l])"  # it’s, the ’90s
    rb"|(?<![al])-|-(?![al])"
    rb"|\$(?=[ .0])|(?<=[ 0])\$"
    rb"|s(?![aAlU])|(?<![aAlU])s"
    rb"|\*",
)

_OTHERS_THAN_ASCII = bytes(range(0x80, 0x100))


class Guess(NamedTuple):
    encoding: str
    share: float  # of the characters outside ASCII, those that stand where such characters do


def _kinds_of(encoding: str) -> bytes:
    """Return the table that translates each byte of an encoding into the kind of its character."""
    kinds = bytearray(256)
    for byte in range(256):
        try:
            kinds[byte] = _kind(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            kinds[byte] = _UNDEFINED
    return bytes(kinds)


def _kind(character: str) -> int:
    group = category(character)
    if character.isascii():
        if character.isspace():
            return ord(" ")
        ascii_kinds = {"Ll": "a", "Lu": "A", "Nd": "0", "Ps": "(", "Pd": "("}
        return ord("(" if character in "\"'/" else ascii_kinds.get(group, "."))
    if character in "—…\xa0":
        return _ANYWHERE
    if character == "’":
        return _APOSTROPHE
    groups = {"Ll": _LOWER, "Lu": _UPPER, "Pi": _OPENING, "Pf": _CLOSING, "Pd": _DASH, "Ps": _OPENING, "Sc": _MONEY}
    return groups.get(group, _SIGN)


_KINDS = {encoding: _kinds_of(encoding) for encoding in ENCODINGS}


def guess(data: bytes, likely: str | None = None) -> Guess:
    """Return the encoding that fits best. likely: the one that wins if others fit only as well.

    >>> guess("“It’s the café’s,” said Inés".encode("mac_roman")).encoding
    'mac_roman'
    >>> guess("“It’s the café’s,” said Inés".encode("cp1252")).encoding
    'cp1252'
    """
    total = others_than_ascii(data)
    in_order = sorted(ENCODINGS, key=lambda encoding: encoding != likely)
    return max((Guess(name, _in_place(data, name) / total) for name in in_order), key=lambda guess: guess.share)


def others_than_ascii(data: bytes) -> int:
    """Return the number of bytes that are not ASCII."""
    return len(data) - len(data.translate(None, _OTHERS_THAN_ASCII))


def _in_place(data: bytes, encoding: str) -> int:
    """Return how many characters outside ASCII stand in place; -1 if a byte means nothing in the encoding."""
    kinds = data.translate(_KINDS[encoding])
    return -1 if _UNDEFINED in kinds else sum(1 for _ in _IN_PLACE.finditer(kinds))
