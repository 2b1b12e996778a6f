"""Finds the ends of paragraphs in a text whose paragraphs were joined without a space: "... ended.The next ..."."""

import re
from collections.abc import Iterator

from newscli.core.text.reading import Edit

# The end of a sentence with the beginning of the next one beside it. A word of two small letters before the full stop,
# and a small letter after the capital, leave out initials, "U.S.", addresses and "Node.JS".
_BESIDE = re.compile(r"([.!?][”\"]?|[,”\"][.”\"])([“\"]?)(?=[A-Z][a-z’' ]|[AI] )")
_ENDS_SENTENCE = re.compile(r"[a-z]{2}|[^\W_]\d|[A-Z]{3}|[)%\]]")
_WIDTH = 3  # characters before the end that are looked at
_LEAST = 3
_LEAST_SHARE = 0.1  # of the ends of sentences
_SPACED = re.compile(r"[.!?][”\"]? (?=[A-Z“\"])")


def glued_paragraphs(text: str) -> Iterator[Edit]:
    """Yield edits that put a line break between paragraphs, if several are glued."""
    ends = list(_ends(text))
    if len(ends) < _LEAST or len(ends) < _LEAST_SHARE * sum(1 for _ in _SPACED.finditer(text)):
        return
    for end in ends:
        yield Edit(end, end, "\n")


def _ends(text: str) -> Iterator[int]:
    """Yield the offsets between glued paragraphs."""
    begin = 0
    for m in _BESIDE.finditer(text):
        end = m.end(1)
        if text[end - 1] == '"' and not m[2] and text.count('"', begin, end) % 2:
            end -= 1  # the mark opens the next paragraph: all before it in this one are closed
        if text[end - 1] not in ".!?" or _ends_word(text, end - 1):
            yield end
            begin = end


def _ends_word(text: str, end: int) -> bool:
    return any(_ENDS_SENTENCE.match(text, start, end) for start in range(max(0, end - _WIDTH), end))
