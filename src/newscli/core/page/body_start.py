"""Where the header ends and the article's text begins."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from newscli.core.page.date_labels import label_end_of
from newscli.core.text.document import Bounds, Document
from newscli.core.text.patterns import compiled

# How far into the text a header may stand: pages carry their navigation before it.
REACH = 16_000
_LEAST_PROSE = 70  # characters
_LEAST_RUN = 330  # characters of three paragraphs; teasers on the page are shorter
# Prose that stands before the headline: how the outlet earns money, tests, sets cookies, sends letters.
_DISCLOSURE = (
    r"commission|affiliate|[Cc]ookie|newsletter|[Ss]ubscri|[Pp]rivacy"
    r"|our (?:editors|experts|readers|partners|reviewers|recommend)|[Jj]ava[Ss]cript|[Ee]ditor[’'] ?s? [Nn]ote"
    r"|independently (?:chosen|review|select|test)|[Aa]ll rights reserved|[Ss]ign up"
)
# Each of these holds one of the following; to look for them is quicker.
_DISCLOSURE_PARTS = (
    *("commission", "affiliate", "ookie", "newsletter", "ubscri", "rivacy", "our e", "our r", "our p", "avascript"),
    *("avaScript", "ditor", "independently ", "ll rights reserved", "ign up"),
)
_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.!?…][\"'”’)\]]{0,2}$")


def line_index(doc: Document, position: int) -> int:
    """Which line (from 0) holds the position."""
    return max(bisect_right(doc.lines, (position, len(doc.text) + 1)) - 1, 0)


def is_prose(text: str, line: Bounds) -> bool:
    """Whether a line reads like a paragraph of an article: long, and ended like a sentence."""
    start, end = line
    if end - start < _LEAST_PROSE or not _SENTENCE_END.search(text, max(start, end - 4), end):
        return False
    return end - start > 150 or text[end - 1] != "?"


def _is_disclosure(line: str) -> bool:
    return any(map(line.__contains__, _DISCLOSURE_PARTS)) and compiled(_DISCLOSURE).search(line) is not None


def body_start(doc: Document) -> int:
    """The line (by index) with which the article's text begins: the first of three paragraphs within five lines, or one
    with a date stuck to it; in a short article its first paragraph; without any, the number of lines."""
    text, lines = doc.text, doc.lines
    first = None
    recent: list[int] = []
    for index, line in enumerate(lines):
        if line[0] > REACH:
            break
        if line[1] - line[0] < _LEAST_PROSE or not is_prose(text, line) or _is_disclosure(text[line[0] : line[1]]):
            continue
        if label_end_of(text, *line):
            return index  # a date is stuck to the first words of an article, and to no others
        first = index if first is None else first
        recent = [i for i in recent if i > index - 5] + [index]
        if len(recent) > 2 and sum(lines[i][1] - lines[i][0] for i in recent) > _LEAST_RUN:
            return _first_adjoining(text, lines, recent[0], first)
    return len(lines) if first is None else first


def _first_adjoining(text: str, lines: Sequence[Bounds], index: int, first: int) -> int:
    """The first of the paragraphs that adjoin the one at the index, no further up than `first`: in an article of short
    paragraphs, three of them may not be enough to tell it from teasers."""
    while index > first and is_prose(text, lines[index - 1]) and not _is_disclosure(text[slice(*lines[index - 1])]):
        index -= 1
    return index


# "Published 3 hours ago", "Updated yesterday", "5 min read", "2 minute read": it stands where a date does.
_STAMP = (
    r"(?i).{0,60}?\b(?:(?:published|updated|posted)\b|\d{1,3}[ -]?min(?:ute)?s?\b[ -]read"
    r"|\d{1,2} (?:hours?|minutes?|days?|months?) ago)"
)
_LONGEST_STAMP = 60


def stamp_lines(doc: Document, body: int) -> list[int]:
    """The lines (by index) near the body that say when without a date, or how long the reading takes."""
    lines = range(max(0, body - 20), min(body + 1, len(doc.lines)))
    return [
        index
        for index in lines
        if doc.lines[index][1] - doc.lines[index][0] <= _LONGEST_STAMP
        and compiled(_STAMP).match(doc.text, *doc.lines[index])
    ]
