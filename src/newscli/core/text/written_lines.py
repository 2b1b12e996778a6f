"""The lines of a text as they are written, and the quote marks and margins that stand before them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newscli.core.text.reading import Edit

_QUOTE_PREFIX = re.compile(r"[ \t]{0,8}(?:[>|][ \t]?){1,9}")
_PREFIXED = 3  # lines in a row that make a prefix
_LONG, _LONG_SHARE, _SMALL_SHARE = 60, 0.3, 0.2  # of prefixed lines that are prose
_MARKER = re.compile(r"(?:[-*+•·–▪◦]|\d{1,3}[.)]|o(?=[ \t]+[^\W\d_a-z]))[ \t]+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]*_]{0,4}$")
# A full stop that ends no sentence: that of an initial, or of a title before a name.
_NAME_GOES_ON = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|St)\.$")
_OPENERS = "\"'“‘«(["


class Line:
    """One line that holds more than white space and a prefix."""

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
        """depth: quote marks before it. margin: white space before it. gap: blank lines before it.

        begins_small: with a small letter. stops_inside: inside a sentence.
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
        self.new_page = False  # whether it is the first one of a page
        self.evenly = False  # whether as many blank lines stand above the head of that page as below it
        self.begins_small = text.lstrip(_OPENERS)[:1].islower()
        self.stops_inside = _stops_inside(text[-6:])


def _stops_inside(tail: str) -> bool:
    """Whether a line that ends so stops inside a sentence."""
    if tail[-1].isalnum() or tail[-1] in ",;-":
        return True
    return not _ENDS_SENTENCE.search(tail) or _NAME_GOES_ON.search(tail) is not None


class _Raw(NamedTuple):
    """A line as it stands in the text."""

    start: int
    text: str
    prefix: int  # characters of what may be a prefix
    depth: int


def read_lines(text: str) -> tuple[list[Line], list[Edit]]:
    """The lines that hold something, and the edits that skip their prefixes."""
    raw: list[_Raw] = []
    start = 0
    for piece in text.splitlines(keepends=True):
        found = _QUOTE_PREFIX.match(piece) if ">" in piece or "|" in piece else None
        prefix = found.group() if found else ""
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
        rest = line.text[skipped:]
        bare = rest.strip()
        if bare:
            margin = rest[: rest.index(bare[0])]
            lines.append(Line(bare, line.start + skipped + len(margin), depth, margin, gap))
            lines[-1].new_page = page_ended
            gap = 0
            page_ended = False
        else:
            gap += 1
        page_ended = page_ended or line.text.endswith("\f")
    return lines, edits


def _prefixed(raw: Sequence[_Raw]) -> set[int]:
    """The lines (by number) with a prefix: several in a row, that are prose."""
    found: set[int] = set()
    run: list[int] = []
    filled = sum(not line.text.isspace() for line in raw)
    for i, line in enumerate([*raw, _Raw(0, "end", 0, 0)]):
        if line.prefix:
            run.append(i)
        elif run and not line.text.isspace():
            texts = [content for j in run if (content := raw[j].text[raw[j].prefix :].strip())]
            all_lines = len(run) == filled
            if texts and not _is_table(texts) and (all_lines or (len(texts) >= _PREFIXED and _is_prose(texts))):
                found.update(run)
            run = []
    return found


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether lines after a mark are a text, not a menu whose items the mark points out."""
    small = sum(line[0].islower() for line in lines[1:])
    return small >= _SMALL_SHARE * len(lines) or sum(len(line) >= _LONG for line in lines) >= _LONG_SHARE * len(lines)


def _is_table(lines: Sequence[str]) -> bool:
    return sum(line[-1] == "|" for line in lines) > len(lines) / 2
