"""Skips the spaces that tools for language put between words and signs: "We waited , " he said .

Such tools also write `` and '' for quote marks, and -LRB- for a bracket. Some typists put spaces inside quote marks.
"""

import re
from collections.abc import Iterator

from newscli.core.text.reading import Edit, without_overlaps

_LEAST = 3
_SPACED, _USUAL = re.compile(r"\w ,(?=\s)"), re.compile(r"\w,(?=\s)")
_BEFORE = re.compile(
    r"(?<! ) {1,3}(?=(?:[,.;:?!%)\]”]|''|-R[RS]B-)(?:\s|$)|(?:['’](?:s|re|ve|ll|d|m)|n['’]t)(?!\w))"
    r"|(?<=[(\[“$£€]) {1,3}|(?<=``) {1,3}|(?<=-L[RS]B-) {1,3}"
)
_INSIDE_MARKS = re.compile(r"(?<=[“«]) {1,3}(?=\S)|(?<=\S) {1,3}(?=[”»])")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_BRACKET = re.compile(r"-[LR][RS]B-")
_STRAIGHT = re.compile(r'(?<!\S)"(?!\S)')


def token_spaces(text: str) -> Iterator[Edit]:
    """Yield edits that skip the spaces, if the commas of the text have spaces before them, or its quotations inside."""
    if _has_spaced_commas(text):
        edits = [Edit(m.start(), m.end(), "") for m in _BEFORE.finditer(text)]
        edits += [Edit(m.start(), m.end(), _BRACKETS[m.group()]) for m in _BRACKET.finditer(text)]
        edits += _inside_straight_marks(text)
        yield from without_overlaps(edits)
    elif any(_are_spaced(text, *marks) for marks in ("“”", "«»")):
        for m in _INSIDE_MARKS.finditer(text):
            yield Edit(m.start(), m.end(), "")


def _are_spaced(text: str, opening: str, closing: str) -> bool:
    """Return whether most of these marks have their space inside: "« Home" of a menu has no second one."""
    spaced = min(text.count(f"{opening} "), text.count(f" {closing}"))
    return spaced >= max(_LEAST, text.count(opening) / 2)


def _has_spaced_commas(text: str) -> bool:
    spaced = sum(1 for _ in _SPACED.finditer(text))
    return spaced >= _LEAST and spaced > sum(1 for _ in _USUAL.finditer(text))


def _inside_straight_marks(text: str) -> Iterator[Edit]:
    """Yield edits that skip the space after each opening mark and before each closing one. A line begins outside."""
    line_end, is_open = 0, False
    for m in _STRAIGHT.finditer(text):
        if m.start() > line_end:
            line_end, is_open = text.find("\n", m.start()), False
            if line_end < 0:
                line_end = len(text)
        is_open = not is_open
        start = m.end() if is_open else m.start() - 1
        if text[start : start + 1] == " ":
            yield Edit(start, start + 1, "")
