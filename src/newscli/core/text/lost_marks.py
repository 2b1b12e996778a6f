"""Reads quote marks, apostrophes and dashes that an export replaced with one sign: ? or the sign � for lost characters.

The place of a sign says what it was: before a word it opened a quotation, after a full stop or comma it closed one,
before "s", "t" or "re" it was an apostrophe, and between spaces a dash.
"""

import re
from collections.abc import Iterator, Sequence

from newscli.core.text.reading import Edit

_LEAST = 3  # signs whose places show that they are no question marks
_LOST, _QUESTION = re.compile("\ufffd{1,3}"), re.compile(r"\?")
_APOSTROPHE, _DASH, _OPENING, _CLOSING, _MAYBE_CLOSING = range(5)
# What a sign is by the character before it and those after it. The first pattern that matches decides.
_BY_PLACE = (
    (_APOSTROPHE, re.compile(r"[^\W_]\?(?:s|t|re|ve|ll|d|m)(?![\w=&])|[OD]\?[A-Z]")),
    (_DASH, re.compile(r"[^\S\n]\?[^\S\n]")),
    (_OPENING, re.compile(r"[\s(\[—–-]\?(?:[^\W\d_]|['‘$£€])")),  # before a number, it was rather a pound
    (_CLOSING, re.compile(r"[.,!?…]\?(?![^\W_])")),
    (_MAYBE_CLOSING, re.compile(r"[^\W_]\?[\s,.;:)!—–-]")),
)
_WIDTH = 4  # characters after a sign that are looked at
# Places where no question mark stands: inside "it?s", before a word, after the end of a sentence.
_ODD_PLACES = re.compile(
    r"\?(?:(?<=[a-z]\?)(?=(?:s|t|re|ve|ll|d|m)(?![\w=&]))|(?<![^\s(\[]\?)(?=[A-Za-z])|(?<=[.,!]\?)(?!\S))"
)


def lost_marks(text: str) -> Iterator[Edit]:
    """Yield edits that replace the signs by what they stand for; a sign whose place tells nothing is left."""
    if "\ufffd" in text:
        signs = _LOST
    elif sum(1 for _, _ in zip(range(_LEAST), _ODD_PLACES.finditer(text), strict=False)) == _LEAST:
        signs = _QUESTION
    else:
        return
    paragraph: list[re.Match[str]] = []
    for m in signs.finditer(text):
        if paragraph and "\n" in text[paragraph[-1].end() : m.start()]:
            yield from _in_paragraph(text, paragraph)
            paragraph = []
        paragraph.append(m)
    yield from _in_paragraph(text, paragraph)


def _in_paragraph(text: str, signs: Sequence[re.Match[str]]) -> Iterator[Edit]:
    kinds = [_kind(text, m.start(), m.end()) for m in signs]
    closed_later = [False] * len(kinds)  # whether the next quote mark after a sign certainly closes
    for i in range(len(kinds) - 2, -1, -1):
        after = kinds[i + 1]
        closed_later[i] = after == _CLOSING if after in (_OPENING, _CLOSING) else closed_later[i + 1]
    is_open = False
    for m, kind, is_closed_later in zip(signs, kinds, closed_later, strict=True):
        mark = ""
        if kind == _APOSTROPHE:
            mark = "’"
        elif kind == _DASH:
            mark = "–"
        elif kind == _OPENING:
            mark, is_open = "“", True
        elif is_open and (kind == _CLOSING or (kind == _MAYBE_CLOSING and not is_closed_later)):
            mark, is_open = "”", False
        if mark:
            yield Edit(m.start(), m.end(), mark)


def _kind(text: str, start: int, end: int) -> int | None:
    """Return what the sign between these offsets is by its place; None if that tells nothing."""
    place = f"{text[start - 1 : start] or chr(10)}?{text[end : end + _WIDTH] or chr(10)}"
    return next((kind for kind, pattern in _BY_PLACE if pattern.match(place)), None)
