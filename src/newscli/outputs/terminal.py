"""Makes text harmless for a terminal. Files and pipes get the text unchanged."""

import io
import re
from typing import Literal, TextIO

Color = Literal["auto", "always", "never"]

# Control characters except tab and newline, and characters that reorder or hide text on the screen (bidi).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def safe(text: str) -> str:
    """Return the text with control characters made visible. A carriage return before a newline is removed.

    >>> safe("a\\x1b[31mb\\u202ec")
    'a\\\\x1b[31mb\\\\u202ec'
    """
    return _UNSAFE.sub(_escaped, text.replace("\r\n", "\n")) if not text.isprintable() else text


class SafeOut(io.TextIOBase):
    """A terminal to which any text can be written: control characters are made visible."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        return self._terminal.write(safe(text))

    def flush(self) -> None:
        self._terminal.flush()


def safe_line(text: str) -> str:
    """Return the safe text on one line: each run of white space becomes a space."""
    return safe(" ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
