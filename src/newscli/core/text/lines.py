"""Which line ends end a paragraph, in text whose lines were broken to a width.

Files come broken at 24 to 120 columns, indented, after the quote marks of a mail, with words broken by a hyphen, with
blank lines between all lines or none, with the heads of printed pages in between. What tells is the bulk of the lines:
a line that goes on in the next one is as long as the width allows and stops inside a sentence, and most of the next
ones begin with a small letter. `unbroken` gives the edits after which each paragraph is one line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from newscli.core.text.hyphens import Hyphens
from newscli.core.text.reading import Edit

_WIDTHS = range(20, 133)  # columns at which people and programs break lines
_FEW = 2  # sure continuations that make a text broken
_INSIDE, _SMALL = 0.6, 0.35  # shares of the full lines: that stop inside a sentence, whose next line begins small
_AGREE = 0.55  # share of the sure continuations that one width explains, where all letters are equally wide
_RUN_AGREES, _RUN = 0.8, 3  # the same for one run of lines, of this many continuations, with a width of its own
_LONGEST_WORD = 30  # characters of a next word that count
_LEAST, _SURE_LEAST = 0.4, 0.5  # of the width: a line that goes on is no shorter, and where the next begins small
_SHORTEST = 10  # columns of a line that surely goes on

# A line that begins with a small letter, after spaces and the quote marks of a mail.
_SMALL_BEGINNING = re.compile(r"[\n\r][ \t]{0,60}+(?:[>|][ \t]{0,4}+){0,9}+[a-z]")
_QUOTE_PREFIX = re.compile(r"[ \t]{0,8}(?:[>|][ \t]?){1,9}")
_PREFIXED = 3  # lines in a row that make a prefix
_LONG, _LONG_SHARE, _SMALL_SHARE = 60, 0.3, 0.2  # of prefixed lines that are prose
_MARKER = re.compile(r"(?:[-*+•·–▪◦]|\d{1,3}[.)])[ \t]+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]*_]{0,4}$")
_OPENERS = "\"'“‘«(["


class Line:
    """One line that holds more than white space and a prefix."""

    __slots__ = ("depth", "end", "gap", "indent", "marker", "right", "start", "text")

    def __init__(self, text: str, start: int, depth: int, indent: int, gap: int) -> None:
        """depth: quote marks before it. indent: columns before it. gap: blank lines before it."""
        self.text = text  # without the white space around it
        self.start = start
        self.end = start + len(text)
        self.depth = depth
        self.indent = indent
        self.right = indent + len(text)
        self.gap = gap
        self.marker = len(marker.group()) if (marker := _MARKER.match(text)) else 0

    @property
    def begins_small(self) -> bool:
        return self.text.lstrip(_OPENERS)[:1].islower()

    @property
    def stops_inside(self) -> bool:
        """Whether it stops inside a sentence."""
        return not _ENDS_SENTENCE.search(self.text, max(0, len(self.text) - 6))


def may_be_broken(text: str) -> bool:
    """Whether a closer look at the lines is worth while."""
    found = 0
    for _ in _SMALL_BEGINNING.finditer(text):
        found += 1
        if found >= _FEW:
            return True
    return text[:1] in (">", "|") or "\n>" in text or "\n|" in text


def unbroken(text: str) -> list[Edit]:
    """The edits that make one line of each paragraph: prefixes go, and the line breaks inside paragraphs."""
    lines, edits = _read(text)
    joined = _Layout(lines).joined() if len(lines) > _FEW else []
    hyphens = Hyphens([line.text for line in lines], [i for i, goes_on in enumerate(joined) if goes_on])
    for i, goes_on in enumerate(joined):
        if goes_on:
            cut, between = hyphens.join(lines[i].text, lines[i + 1].text)
            edits.append(Edit(lines[i].end - cut, lines[i + 1].start, between))
    return _apart(edits)


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that lie inside others: prefixes between lines that are joined."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


class _Raw(NamedTuple):
    """A line as it stands in the text."""

    start: int
    text: str
    prefix: int  # characters of what may be a prefix
    depth: int


def _read(text: str) -> tuple[list[Line], list[Edit]]:
    """The lines that hold something, and the edits that skip their prefixes."""
    raw, start = [], 0
    for piece in text.splitlines(keepends=True):
        found = _QUOTE_PREFIX.match(piece) if ">" in piece or "|" in piece else None
        if found and found.group().count("|") and piece.rstrip().endswith("|") and piece.strip() != "|":
            found = None  # a row of a table
        prefix = found.group() if found else ""
        raw.append(_Raw(start, piece, len(prefix), prefix.count(">") + prefix.count("|")))
        start += len(piece)
    prefixed = _prefixed(raw) if any(line.prefix for line in raw) else set()
    lines: list[Line] = []
    edits: list[Edit] = []
    gap = 0
    for i, (start, piece, prefix, depth) in enumerate(raw):
        skipped = prefix if i in prefixed else 0
        if skipped:
            edits.append(Edit(start, start + skipped, ""))
        rest = piece[skipped:]
        bare = rest.strip()
        if not bare:
            gap += 1
            continue
        space = rest[: rest.index(bare[0])]
        lines.append(
            Line(bare, start + skipped + len(space), depth if skipped else 0, len(space.expandtabs()), gap)
        )
        gap = 0
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
            if (len(texts) >= _PREFIXED or len(run) == filled) and _is_prose(texts):
                found.update(run)
            run = []
    return found


def _is_prose(lines: Sequence[str]) -> bool:
    small = sum(line[0].islower() for line in lines[1:])
    return small >= _SMALL_SHARE * len(lines) or sum(len(line) >= _LONG for line in lines) >= _LONG_SHARE * len(lines)


class _Layout:
    """How the lines were broken: the width, by the bulk of the lines, and what parts the paragraphs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._pairs = list(pairwise(lines))
        sure_gaps = Counter(min(after.gap, 2) for line, after in self._pairs if self._is_sure(line, after))
        # Blank lines that part all lines part no paragraphs.
        self._spacing = 1 if sure_gaps[1] > 2 * sure_gaps[0] else 0
        self._near = [after.gap <= self._spacing and line.depth == after.depth for line, after in self._pairs]
        self._sure = [
            near and self._is_sure(line, after)
            for near, (line, after) in zip(self._near, self._pairs, strict=True)
        ]

    @staticmethod
    def _is_sure(line: Line, after: Line) -> bool:
        """Whether a line surely goes on, if lines were broken at all."""
        return line.right >= _SHORTEST and after.begins_small and not after.marker and line.stops_inside

    def joined(self) -> list[bool]:
        """For each line but the last, whether it goes on in the next one."""
        nowhere = [False] * len(self._pairs)
        sure = [i for i, is_sure in enumerate(self._sure) if is_sure]
        if len(sure) < _FEW:
            return nowhere
        width, explained = self._best_width(sure)
        if explained < _AGREE * len(sure):
            bounds = self._ragged(sure)
        else:
            bounds = _Bounds(width, width + 1)
        if not self._holds(bounds):
            return nowhere
        widths = self._own_widths(bounds)
        out: list[bool] = []
        for i in range(len(self._pairs)):
            out.append(self._goes_on(i, widths[i], begins=not (out and out[-1])))
        return out

    def _reach(self, i: int) -> int:
        """The column that line i would have with the next line's first word."""
        line, after = self._pairs[i]
        word = after.text.split(None, 1)[0]
        return line.right + (line.text[-1] != "-") + min(len(word), _LONGEST_WORD)

    def _best_width(self, pairs: Sequence[int]) -> tuple[int, int]:
        """The width that explains most of the line ends, and how many of these."""
        change = [0] * (_WIDTHS.stop + _LONGEST_WORD + 2)
        for i in pairs:
            right = self._pairs[i][0].right
            if right in _WIDTHS:
                change[right] += 1
                change[self._reach(i)] -= 1
        counts = list(accumulate(change))
        width = max(_WIDTHS, key=lambda w: counts[w])
        return width, counts[width]

    def _ragged(self, sure: Sequence[int]) -> "_Bounds":
        """The bounds of lines whose letters were not equally wide."""
        rights = sorted(self._pairs[i][0].right for i in sure)
        reaches = sorted(map(self._reach, sure))
        return _Bounds(rights[len(rights) * 19 // 20] + 2, reaches[len(reaches) // 10])

    def _holds(self, bounds: "_Bounds") -> bool:
        """Whether the lines that are full stop inside sentences, as lines do that were broken."""
        full = [i for i, near in enumerate(self._near) if near and self._is_full(i, bounds)]
        inside = sum(self._pairs[i][0].stops_inside for i in full)
        small = sum(self._pairs[i][1].begins_small for i in full)
        return len(full) >= _FEW and inside >= _INSIDE * len(full) and small >= _SMALL * len(full)

    def _is_full(self, i: int, bounds: "_Bounds") -> bool:
        line = self._pairs[i][0]
        return _LEAST * bounds.width <= line.right <= bounds.width and self._reach(i) >= bounds.least

    def _own_widths(self, bounds: "_Bounds") -> list["_Bounds"]:
        """The bounds for each pair of lines: those of its run of lines, where it was broken at another width."""
        out = [bounds] * len(self._pairs)
        begin = 0
        for i, near in enumerate([*self._near, False]):
            if near:
                continue
            run = range(begin, i)
            sure = [j for j in run if self._sure[j]]
            if len(sure) >= _RUN:
                width, explained = self._best_width(sure)
                if explained >= _RUN_AGREES * len(sure):
                    out[begin:i] = [_Bounds(width, width + 1)] * len(run)
            begin = i + 1
        return out

    def _goes_on(self, i: int, bounds: "_Bounds", *, begins: bool) -> bool:
        """Whether line i goes on in the next one. begins: whether it begins a paragraph."""
        line, after = self._pairs[i]
        sure = self._sure[i] and _SURE_LEAST * bounds.width <= line.right <= bounds.width
        if sure:
            return True
        if not self._near[i] or not self._is_full(i, bounds):
            return False
        if after.marker:
            return False
        if after.indent > line.indent:
            return begins and line.marker > 0  # what hangs under the mark of a list
        return after.indent == line.indent or begins


class _Bounds(NamedTuple):
    """What full lines have: at most the width, and at least so many columns with the next line's first word."""

    width: int
    least: int
