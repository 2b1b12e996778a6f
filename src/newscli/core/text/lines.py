"""Which line ends end a paragraph, in text whose lines were broken to a width.

Files come broken at 24 to 120 columns, indented, after the quote marks of a mail, with words broken by a hyphen, with
blank lines between all lines or none, with the heads of printed pages in between. What tells is the bulk of the lines:
a line that goes on in the next one is as long as the width allows and stops inside a sentence, and most of the next
ones begin with a small letter. `unbroken` gives the edits after which each paragraph is one line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from newscli.core.text.hyphens import Hyphens
from newscli.core.text.reading import Edit

_WIDTHS = range(20, 133)  # columns at which people and programs break lines
_FEW = 2  # sure continuations that make a text broken
_INSIDE, _SMALL = 0.6, 0.25  # shares of the full lines: that stop inside a sentence, whose next line begins small
_AGREE = 0.75  # share of the sure continuations that one width explains, where all letters are equally wide
_RAGGED, _RAGGED_SHARE = 6, 0.3  # sure continuations, and their share of the line ends, where no width does
_BROKEN = 0.25  # of the characters stand in broken lines, at least
_RUN_AGREES, _RUN = 0.8, 3  # the same for one run of lines, of this many continuations, with a width of its own
_LEAST, _SURE_LEAST = 0.4, 0.5  # of the width: a line that goes on is no shorter, and where the next begins small
_SHORTEST = 10  # columns of a line that surely goes on

# A line that begins with a small letter, after spaces and the quote marks of a mail.
_SMALL_BEGINNING = re.compile(r"[\n\r][ \t]{0,60}+(?>(?:[>|][ \t]{0,4}+){0,9})[a-z]")
_QUOTE_PREFIX = re.compile(r"[ \t]{0,8}(?:[>|][ \t]?){1,9}")
_PREFIXED = 3  # lines in a row that make a prefix
_LONG, _LONG_SHARE, _SMALL_SHARE = 60, 0.3, 0.2  # of prefixed lines that are prose
_MARKER = re.compile(r"(?:[-*+•·–▪◦]|\d{1,3}[.)]|o(?=[ \t]+[^\W\d_a-z]))[ \t]+(?=\S)")
_SIGNATURE = re.compile(r"(?:by|from|with) [^\W\d_a-z]")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]*_]{0,4}$")
_OPENERS = "\"'“‘«(["


class Line:
    """One line that holds more than white space and a prefix."""

    __slots__ = ("depth", "end", "gap", "indent", "margin", "marker", "right", "start", "text")

    def __init__(self, text: str, start: int, depth: int, margin: str, gap: int) -> None:
        """depth: quote marks before it. margin: white space before it. gap: blank lines before it."""
        self.text = text  # without the white space around it
        self.start = start
        self.end = start + len(text)
        self.depth = depth
        self.margin = len(margin)
        self.indent = len(margin.expandtabs())
        self.right = self.indent + len(text)
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
    found = islice(_SMALL_BEGINNING.finditer(text), _FEW)
    return len(list(found)) == _FEW or text[:1] in (">", "|") or "\n>" in text or "\n|" in text


def unbroken(text: str) -> list[Edit]:
    """The edits that make one line of each paragraph: prefixes go, and the line breaks inside paragraphs."""
    lines, edits = _read(text)
    joined = _Layout(lines).joined() if len(lines) > _FEW else []
    if edits or any(joined):
        edits += [Edit(line.start - line.margin, line.start, "") for line in lines if line.margin]
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
    for i, line in enumerate(raw):
        skipped, depth = (line.prefix, line.depth) if i in prefixed else (0, 0)
        if skipped:
            edits.append(Edit(line.start, line.start + skipped, ""))
        rest = line.text[skipped:]
        bare = rest.strip()
        if not bare:
            gap += 1
            continue
        margin = rest[: rest.index(bare[0])]
        lines.append(Line(bare, line.start + skipped + len(margin), depth, margin, gap))
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
            near and self._is_sure(line, after) for near, (line, after) in zip(self._near, self._pairs, strict=True)
        ]

    @staticmethod
    def _is_sure(line: Line, after: Line) -> bool:
        """Whether a line surely goes on, if lines were broken at all."""
        return (
            line.right >= _SHORTEST
            and " " in line.text
            and after.begins_small
            and not _SIGNATURE.match(after.text)
            and not after.marker
            and line.stops_inside
            and (" " in after.text or not after.stops_inside)  # no button
        )

    def joined(self) -> list[bool]:
        """For each line but the last, whether it goes on in the next one."""
        nowhere = [False] * len(self._pairs)
        sure = [i for i, is_sure in enumerate(self._sure) if is_sure]
        if len(sure) < _FEW:
            return nowhere
        bounds = self._bounds(sure)
        if bounds is None or not self._holds(bounds):
            return nowhere
        widths = self._own_widths(bounds)
        full = [self._near[i] and self._is_full(i, width) for i, width in enumerate(widths)]
        out: list[bool] = []
        listed = False  # whether the paragraph is an item of a list
        for i, (line, _) in enumerate(self._pairs):
            begins = not (out and out[-1])
            listed = line.marker > 0 if begins else listed
            if self._near[i] and not begins and line.stops_inside and self._reach(i) >= widths[i].least:
                full[i] = full[i] or line.right <= widths[i].width  # before a long word a line may be short
            surely = self._sure[i] and self._may_go_on(i, widths[i])
            out.append(surely or (full[i] and self._goes_on(i, full, begins=begins, listed=listed)))
        sizes = [len(line.text) for line in self.lines]
        broken = sum(size for i, size in enumerate(sizes) if any(out[max(0, i - 1) : i + 1]))
        return out if broken >= _BROKEN * sum(sizes) else nowhere

    def _may_go_on(self, i: int, bounds: "_Bounds") -> bool:
        """Whether a line before a small letter is neither too long nor, without need, too short to go on."""
        right = self._pairs[i][0].right
        return right <= bounds.width and (right >= _SURE_LEAST * bounds.width or self._reach(i) >= bounds.least)

    def _reach(self, i: int) -> int:
        """The column that line i would have with the next line's first word."""
        line, after = self._pairs[i]
        word = after.text.split(None, 1)[0]
        return line.right + (line.text[-1] != "-") + len(word)

    def _explained(self, pairs: Sequence[int]) -> list[int]:
        """For each width, how many of the line ends it explains: the line fits, and the next word does not."""
        change = [0] * (_WIDTHS.stop + 1)
        for i in pairs:
            right, reach = max(self._pairs[i][0].right, _WIDTHS.start), self._reach(i)
            if right < min(reach, _WIDTHS.stop):
                change[right] += 1
                change[min(reach, _WIDTHS.stop)] -= 1
        return list(accumulate(change))[: _WIDTHS.stop]

    def _bounds(self, sure: Sequence[int]) -> "_Bounds | None":
        """What full lines have; None where too little agrees on it."""
        explained = self._explained(sure)
        if max(explained) >= _AGREE * len(sure):
            return _bounds(explained)
        if len(sure) < max(_RAGGED, _RAGGED_SHARE * sum(self._near)):
            return None
        # The letters were not equally wide.
        rights = sorted(self._pairs[i][0].right for i in sure)
        reaches = sorted(map(self._reach, sure))
        return _Bounds(min(rights[len(rights) * 19 // 20] + 2, _WIDTHS.stop - 1), reaches[len(reaches) // 10])

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
                explained = self._explained(sure)
                least = _RUN_AGREES * len(sure)
                if max(explained) >= least > explained[bounds.width]:
                    out[begin:i] = [_bounds(explained)] * len(run)
            begin = i + 1
        return out

    def _goes_on(self, i: int, full: Sequence[bool], *, begins: bool, listed: bool) -> bool:
        """Whether line i, which is full, goes on in the next one. begins: whether it begins a paragraph."""
        line, after = self._pairs[i]
        if after.marker and (listed or not line.stops_inside):
            return False
        if not line.stops_inside and after.stops_inside and not (i + 1 < len(full) and full[i + 1]):
            return False  # the next line is a heading: it neither ends a sentence nor goes on
        if after.indent > line.indent:
            return begins and listed  # what hangs under the mark of a list
        return after.indent == line.indent or begins


class _Bounds(NamedTuple):
    """What full lines have: at most the width, and at least so many columns with the next line's first word."""

    width: int
    least: int


def _bounds(explained: Sequence[int]) -> _Bounds:
    """The widths that explain most of the line ends, from the least of them to the greatest."""
    best = max(explained)
    widths = [width for width, count in enumerate(explained) if count == best]
    return _Bounds(widths[-1], widths[0] + 1)
