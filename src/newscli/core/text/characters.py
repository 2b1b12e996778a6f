"""Repairs damaged characters, and skips invisible ones: mojibake, ligatures, soft hyphens, zero-width characters.

Spaces of every width and kind are read as the plain one, and quote marks of other keyboards as the usual ones.
"""

import re
from collections.abc import Iterator

from newscli.core.text.reading import Edit

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Characters that stand for a usual one: spaces that separate words (a tab separates columns and is none of them), marks
# of other keyboards and alphabets, and bytes of Windows-1252 that were read as control characters.
_PLAIN = (
    dict.fromkeys("\u00a0\u2002\u2003\u2005\u2007\u2009\u200a\u202f\u3000", " ")
    | dict(zip("″＂❝〝❞〞´ʼ′", '""““””’’’', strict=True))
    | {chr(byte): bytes([byte]).decode("cp1252") for byte in (0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97)}
)
_SIGNS = (*_INVISIBLE, *_LIGATURES)
# A soft hyphen at the end of a line is left for hyphens.py, which rejoins divided words.
_UNREAD = re.compile(rf"[{_INVISIBLE}]+(?![\r\n])|[{''.join(_LIGATURES)}]")


def _in_cp1252(byte: int) -> str:
    """Return the character that a program shows for the byte if it reads it as Windows-1252."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# Every character that Windows-1252 or Latin-1 shows for a byte above 0x7F. Latin-1 has control characters there.
_BYTES = {char: byte for byte in range(0x80, 0x100) for char in (chr(byte), _in_cp1252(byte))}
_AFTER = "".join(re.escape(char) for char, byte in _BYTES.items() if byte < 0xC0)
# UTF-8 that was decoded as Windows-1252 or Latin-1: the first byte of a character, and the bytes that follow it. A
# closing quote mark has often lost its last byte, which is undefined in Windows-1252.
_MOJIBAKE = re.compile(rf"[ÂÃ][{_AFTER}]|â[{_AFTER}]{{2}}|ðŸ[{_AFTER}]{{2}}|â€(?![{_AFTER}])")


def has_mojibake(text: str) -> bool:
    """Return whether the text has UTF-8 that was decoded in another encoding: â€™ for an apostrophe, Ã© for é."""
    return any(first in text for first in "ÂÃâð") and _MOJIBAKE.search(text) is not None


def repaired_mojibake(text: str) -> Iterator[Edit]:
    """Yield edits that replace damaged characters by what was meant."""
    for match in _MOJIBAKE.finditer(text):
        damaged = match.group()
        try:
            sign = "”" if damaged == "â€" else bytes(_BYTES[char] for char in damaged).decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield Edit(match.start(), match.end(), sign)


def readable_characters(text: str) -> Iterator[Edit]:
    """Yield edits that replace ligatures by letters and skip zero-width characters."""
    if not any(sign in text for sign in _SIGNS):
        return
    for match in _UNREAD.finditer(text):
        yield Edit(match.start(), match.end(), _LIGATURES.get(match.group(), ""))


def with_plain_characters(text: str) -> str:
    """Return the text with the usual character for each that stands for one, and therefore with the same offsets."""
    if not text.isascii():
        for character, plain in _PLAIN.items():
            if character in text:
                text = text.replace(character, plain)
    return text
