"""The lines of a text as written, with the quote marks (>) and margins before them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newscli.core.text.broken import stops_inside
from newscli.core.text.reading import Edit

_QUOTE_PREFIX = re.compile(r"[ \t]{0,8}(?:[>|][ \t]?){1,9}")
_PREFIXED = 3  # consecutive lines that show that a mark is a prefix
# Characters of a long line; shares of the prefixed lines that are long, or begin with a lowercase letter, in prose.
_LONG, _LONG_SHARE, _SMALL_SHARE = 60, 0.3, 0.2
_MARKER = re.compile(r"(?:[-*+•·–▪◦]|\d{1,3}[.)]|o(?=[ \t]+[^\W\d_a-z]))[ \t]+(?=\S)")
_OPENERS = "\"'“‘«(["


class Line:
    """A line with more than white space and a prefix."""

    __slots__ = (
        "begins_small",
        "depth",
        "end",
        "evenly",
        "gap",
        "indent",
        "margin",
        "marker",
        "new_page",
        "right",
        "start",
        "stops_inside",
        "text",
    )

    def __init__(self, text: str, start: int, depth: int, margin: str, gap: int) -> None:
        """depth: number of quote marks before it. margin: white space before it. gap: number of blank lines before it.

        begins_small: whether with a lowercase letter. stops_inside: whether inside a sentence.
        """
        self.text = text  # without the white space around it
        self.start = start
        self.end = start + len(text)
        self.depth = depth
        self.margin = len(margin)
        self.indent = len(margin.expandtabs())
        self.right = self.indent + len(text)
        self.gap = gap
        self.marker = len(marker.group()) if (marker := _MARKER.match(text)) else 0
        self.new_page = False  # whether it is the first line of a page
        self.evenly = False  # whether the header of that page has as many blank lines above it as below
        self.begins_small = text.lstrip(_OPENERS)[:1].islower()
        self.stops_inside = stops_inside(text[-6:])


class _Raw(NamedTuple):
    """A line with the white space around it."""

    start: int
    text: str
    prefix: int  # number of characters that may be a prefix
    depth: int


def read_lines(text: str) -> tuple[list[Line], list[Edit]]:
    """Return the non-blank lines, and the edits that skip their prefixes."""
    raw: list[_Raw] = []
    start = 0
    for piece in text.splitlines(keepends=True):
        mark = _QUOTE_PREFIX.match(piece) if ">" in piece or "|" in piece else None
        prefix = mark.group() if mark else ""
        raw.append(_Raw(start, piece, len(prefix), prefix.count(">") + prefix.count("|")))
        start += len(piece)
    prefixed = _prefixed(raw) if any(line.prefix for line in raw) else set()
    lines: list[Line] = []
    edits: list[Edit] = []
    gap = 0
    page_ended = False
    for i, line in enumerate(raw):
        skipped, depth = (line.prefix, line.depth) if i in prefixed else (0, 0)
        if skipped:
            edits.append(Edit(line.start, line.start + skipped, ""))
        content = line.text[skipped:]
        bare = content.strip()
        if bare:
            margin = content[: content.index(bare[0])]
            lines.append(Line(bare, line.start + skipped + len(margin), depth, margin, gap))
            lines[-1].new_page = page_ended
            gap = 0
            page_ended = False
        else:
            gap += 1
        page_ended = page_ended or line.text.endswith("\f")
    return lines, edits


def _prefixed(raw: Sequence[_Raw]) -> set[int]:
    """Return the indices of the lines with a prefix, which stands before lines of prose or before an empty one."""
    prefixed: set[int] = set()
    run: list[int] = []
    filled = sum(not line.text.isspace() for line in raw)
    for i, line in enumerate([*raw, _Raw(0, "end", 0, 0)]):
        if line.prefix:
            run.append(i)
        elif run and not line.text.isspace():
            texts = [content for j in run if (content := raw[j].text[raw[j].prefix :].strip())]
            all_lines = len(run) == filled
            is_quoted = len(texts) >= _PREFIXED and (len(texts) < len(run) or _is_prose(texts))
            if texts and not _is_table(texts) and (all_lines or is_quoted):
                prefixed.update(run)
            run = []
    return prefixed


def _is_prose(lines: Sequence[str]) -> bool:
    """Return whether the lines after a mark are prose, not the items of a menu."""
    small = sum(line[0].islower() for line in lines[1:])
    return small >= _SMALL_SHARE * len(lines) or sum(len(line) >= _LONG for line in lines) >= _LONG_SHARE * len(lines)


def _is_table(lines: Sequence[str]) -> bool:
    return sum(line[-1] == "|" for line in lines) > len(lines) / 2
