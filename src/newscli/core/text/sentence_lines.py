"""Joins the lines of a text that has one sentence in each line, where a quotation goes on over them.

Such texts come from tools that divide sentences. Their paragraphs are lost, and a quotation of two sentences stands on
two lines. Articles that are set in paragraphs repeat the quote mark at the beginning of each one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newscli.core.text.patterns import compiled
from newscli.core.text.reading import Edit

# A quotation that begins in one line and ends in a later one, which does not begin with a quote mark.
_MOST_LINES = 8
_OPEN_CURLY = r"“[^“”\n]*\n+(?![“\"\n])"
_OPEN_STRAIGHT = r'"(?<![^\s(\[—–-]")(?=\w)[^"\n]*\n+(?!["\n])'
_ACROSS_CURLY = rf"“[^“”\n]*(?:\n+(?![“\"])[^“”\n]+){{1,{_MOST_LINES}}}”"
_ACROSS_STRAIGHT = (
    rf"\"(?<![^\s(\[—–-]\")(?=\w)[^\"\n]*(?:\n+(?!\")[^\"\n]+){{1,{_MOST_LINES}}}(?<=\S)\"(?=[\s.,;:)]|$)"
)
_SENTENCE_INSIDE = r"[a-z0-9][.!?][”\"]? [“\"]?[A-Z]"
_MOST_INSIDE = 0.12  # sentences that begin inside a line, as a share of the lines
_FULL_STOPS = 0.3  # most full stops before a space, as a share of the line breaks: a quick look
_BREAK = r"(?<![ \t])[ \t]*\r?\n\s*"


class _Break(NamedTuple):
    start: int
    end: int
    is_wide: bool  # whether it has a blank line


def sentence_lines(text: str) -> Iterator[Edit]:
    """Yield edits that replace line breaks by a space, if each line is a sentence.

    If blank lines part some of the lines, they part the paragraphs, and all others are joined.
    """
    if text.count(". ") > _FULL_STOPS * (text.count("\n") - text.count("\n\n")):
        return
    inside = _quotations_over_lines(text)
    if not inside:
        return
    breaks = [_Break(m.start(), m.end(), m.group().count("\n") > 1) for m in compiled(_BREAK).finditer(text.rstrip())]
    if sum(1 for _ in compiled(_SENTENCE_INSIDE).finditer(text)) > _MOST_INSIDE * len(breaks):
        return
    wide = sum(one.is_wide for one in breaks)
    are_paragraphs = 0 < wide < len(breaks)
    spans = iter([*inside, (len(text), len(text))])
    begin, end = next(spans)
    for one in breaks:
        while end <= one.start:
            begin, end = next(spans)
        is_quoted = begin < one.start or text[one.end] in '“"'
        if not one.is_wide if are_paragraphs else is_quoted:
            yield Edit(one.start, one.end, " ")


def _quotations_over_lines(text: str) -> list[tuple[int, int]]:
    """Return where the quotations stand that begin in one line and end in a later one."""
    first, across = (_OPEN_CURLY, _ACROSS_CURLY) if "“" in text else (_OPEN_STRAIGHT, _ACROSS_STRAIGHT)
    return [m.span() for m in compiled(across).finditer(text)] if compiled(first).search(text) else []
