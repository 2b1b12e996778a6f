"""Characters that are damaged or not meant to be read: mojibake, ligatures, soft hyphens, signs without a width."""

import re
from collections.abc import Iterator

from newscli.core.text.reading import Edit

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SIGNS = (*_INVISIBLE, *_LIGATURES)
# A soft hyphen at the end of a line is left to the search for broken words.
_UNREAD = re.compile(rf"[{_INVISIBLE}]+(?![\r\n])|[{''.join(_LIGATURES)}]")


def _in_cp1252(byte: int) -> str:
    """The character as which a program shows the byte that takes it for Windows-1252."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# Latin-1 has control characters in their place.
_BYTES = {char: byte for byte in range(0x80, 0x100) for char in (chr(byte), _in_cp1252(byte))}
_AFTER = "".join(re.escape(char) for char, byte in _BYTES.items() if byte < 0xC0)
# UTF-8 that was read as Windows-1252 or Latin-1: the first byte of a sign, and those that follow it. A closing quote
# mark often has lost its last byte, which the former does not know.
_MOJIBAKE = re.compile(rf"[ÂÃ][{_AFTER}]|â[{_AFTER}]{{2}}|ðŸ[{_AFTER}]{{2}}|â€(?![{_AFTER}])")


def has_mojibake(text: str) -> bool:
    """Whether the text holds UTF-8 that was read in another encoding: â€™ for an apostrophe, Ã© for é."""
    return any(first in text for first in "ÂÃâð") and _MOJIBAKE.search(text) is not None


def repaired_mojibake(text: str) -> Iterator[Edit]:
    """What the damaged characters stand for."""
    for found in _MOJIBAKE.finditer(text):
        damaged = found.group()
        try:
            sign = "”" if damaged == "â€" else bytes(_BYTES[char] for char in damaged).decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield Edit(found.start(), found.end(), sign)


def readable_characters(text: str) -> Iterator[Edit]:
    """Ligatures as letters, and nothing for what has no width."""
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _UNREAD.finditer(text):
        yield Edit(found.start(), found.end(), _LIGATURES.get(found.group(), ""))
