r"""Reads the escapes of JSON and of programs that were left in a text: \n for a line break, \" for a quote mark."""

import re
from collections.abc import Iterator

from newscli.core.text.reading import Edit

_ESCAPE = re.compile(r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrt\"'/]))")
# Escapes that stand at the end of a line or sentence, or name a character. Others may be the path of a file, or words
# of a formula (\nabla, G\"odel).
_CERTAIN = re.compile(
    r"\\u[0-9a-fA-F]{4}|(?<![A-Za-z])\\\"|\\\"(?![A-Za-z])"
    r"|(?:(?<=[.!?,;\"'”’\s])|(?<=\\n))\\n(?![a-z])|\\r\\n|\\n(?=[\s\\\"“‘]|[A-Z][a-z]|$)"
)
_LEAST = 2
_CHARACTERS = {"n": "\n", "r": "", "t": "\t", '"': '"', "'": "'", "/": "/"}


def escapes(text: str) -> Iterator[Edit]:
    """Yield edits that replace the escapes of a text that has some for certain; the halves of an emoji are skipped."""
    certain = _CERTAIN.finditer(text)
    if sum(1 for _, _ in zip(range(_LEAST), certain, strict=False)) < _LEAST:
        return
    for m in _ESCAPE.finditer(text):
        code = m[1] or m[2]
        yield Edit(m.start(), m.end(), chr(int(code, 16)) if code else _CHARACTERS.get(m[3], ""))
