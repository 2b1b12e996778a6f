"""Which line ends end a paragraph, in text whose lines were broken to a width.

Files come broken at 24 to 120 columns, indented, after the quote marks of a mail, with words broken by a hyphen, with
blank lines between all lines or none, with the heads of printed pages in between. What tells is the bulk of the lines:
a line that goes on in the next one is as long as the width allows and stops inside a sentence, and most of the next
ones begin with a small letter. `unbroken` gives the edits after which each paragraph is one line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newscli.core.text.broken import FEW
from newscli.core.text.hyphens import Hyphens
from newscli.core.text.page_breaks import page_furniture
from newscli.core.text.reading import Edit
from newscli.core.text.widths import RUN_AGREES, Bounds, LineEnd, best_bounds, common_bounds, explained
from newscli.core.text.written_lines import Line, read_lines

_ONE_SURE = 30  # columns of the line before it
_INSIDE, _SMALL = 0.6, 0.25  # shares of the full lines: that stop inside a sentence, whose next line begins small
_BROKEN = 0.25  # of the characters stand in broken lines, at least
_PARTED = 0.75  # of the lines with no blank line after them stop inside a sentence, where blank lines part paragraphs
_RUN = 3  # sure continuations of a run of lines with a width of its own
_LEAST, _SURE_LEAST = 0.4, 0.5  # of the width: a line that goes on is no shorter, and where the next begins small
_SHORTEST = 10  # columns of a line that surely goes on

_FILLED = re.compile(r"(?<=\S )[ \t]+(?=\S)")
_SIGNATURE = re.compile(r"(?:by|from|with) [^\W\d_a-z]")


def unbroken(text: str) -> list[Edit]:
    """The edits that make one line of each paragraph: prefixes go, and the line breaks inside paragraphs."""
    written, edits = read_lines(text)
    lines, pages = _without_furniture(written)
    joined = _Layout(lines).joined() if len(lines) > 1 else []
    if edits or any(joined):
        edits += [Edit(line.start - line.margin, line.start, "") for line in lines if line.margin]
    if not any(joined):
        return _apart(edits)
    edits += [Edit(run[0].start - run[0].margin, run[-1].end, "", of_page=True) for run in pages]
    edits += _filled_lines(lines, joined)
    hyphens = Hyphens([line.text for line in lines], [i for i, goes_on in enumerate(joined) if goes_on])
    for i, goes_on in enumerate(joined):
        if goes_on:
            cut, between = hyphens.join(lines[i].text, lines[i + 1].text)
            edits.append(Edit(lines[i].end - cut, lines[i + 1].start, between))
    return _apart(edits)


def _filled_lines(lines: Sequence[Line], joined: Sequence[bool]) -> Iterator[Edit]:
    """The edits that skip the spaces with which lines were filled up to the width."""
    for line, before, after in zip(lines, [False, *joined], [*joined, False], strict=True):
        if before or after:
            for spaces in _FILLED.finditer(line.text):
                yield Edit(line.start + spaces.start(), line.start + spaces.end(), "")


def _without_furniture(written: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The lines of the text, and the runs of lines between them that belong to the pages.

    The gap of a line after such a run is that of all lines in it.
    """
    furniture = page_furniture(written)
    lines: list[Line] = []
    runs: list[list[Line]] = []
    gap = 0
    for i, line in enumerate(written):
        after = i - 1 in furniture
        if i in furniture:
            gap += line.gap
            if after:
                runs[-1].append(line)
            else:
                runs.append([line])
            continue
        line.new_page = line.new_page or after
        line.evenly = after and line.gap == runs[-1][0].gap
        line.gap += gap
        gap = 0
        lines.append(line)
    return lines, runs


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that lie inside others: prefixes between lines that are joined."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


class _Layout:
    """How the lines were broken: the width, by the bulk of the lines, and what parts the paragraphs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._pairs = list(pairwise(lines))
        self._ends = [LineEnd(line.right, _reach(line, after)) for line, after in self._pairs]
        sure = [_is_sure(line, after) for line, after in self._pairs]
        gaps = Counter(
            (after.new_page, after.gap) for (_, after), goes_on in zip(self._pairs, sure, strict=True) if goes_on
        )
        # Blank lines that part all lines part no paragraphs.
        spacing = 1 if gaps[False, 1] > 2 * gaps[False, 0] else 0
        # A paragraph that goes on over the end of a page has as many blank lines there as the sentences that surely do.
        on_page = max((gap for new_page, gap in gaps if new_page), default=-1)
        self._near = [
            line.depth == after.depth
            and (_may_be_near(line, after, max(on_page, spacing)) if after.new_page else after.gap <= spacing)
            for line, after in self._pairs
        ]
        self._sure = [near and is_sure for near, is_sure in zip(self._near, sure, strict=True)]

    def joined(self) -> list[bool]:
        """For each line but the last, whether it goes on in the next one."""
        nowhere = [False] * len(self._pairs)
        bounds = self._bounds()
        if bounds is None:
            return nowhere
        out = self._joined(self._own_widths(bounds))
        sizes = [len(line.text) for line in self.lines]
        broken = sum(size for i, size in enumerate(sizes) if any(out[max(0, i - 1) : i + 1]))
        return out if broken >= _BROKEN * sum(sizes) else nowhere

    def _bounds(self) -> Bounds | None:
        """What full lines have; None where the lines were not broken."""
        sure = [i for i, is_sure in enumerate(self._sure) if is_sure]
        if len(sure) >= FEW:
            ends = [self._ends[i] for i in sure]
            bounds = common_bounds(ends, self._long_lines(ends), parted=self._is_parted())
            return bounds if bounds and self._holds(bounds) else None
        if not sure or self._ends[sure[0]].right < _ONE_SURE:
            return None
        # A few lines: all that stop inside a sentence must do so for want of room.
        inside = [i for i, near in enumerate(self._near) if near and self._pairs[i][0].stops_inside]
        counts = explained(self._ends[i] for i in inside)
        return best_bounds(counts) if max(counts) == len(inside) else None

    def _long_lines(self, ends: Sequence[LineEnd]) -> int:
        """How many lines are at least half as long as most that go on, as those of a menu are not."""
        usual = sorted(end.right for end in ends)[len(ends) // 2]
        return sum(near and end.right >= usual / 2 for near, end in zip(self._near, self._ends, strict=True))

    def _is_parted(self) -> bool:
        """Whether blank lines part the paragraphs, and nearly nothing else: most lines without one stop inside."""
        near = [line.stops_inside for (line, _), near in zip(self._pairs, self._near, strict=True) if near]
        return len(near) < len(self._pairs) and sum(near) >= _PARTED * len(near)

    def _holds(self, bounds: Bounds) -> bool:
        """Whether the lines that are full stop inside sentences, as lines do that were broken."""
        full = [i for i, near in enumerate(self._near) if near and self._is_full(i, bounds)]
        inside = sum(self._pairs[i][0].stops_inside for i in full)
        small = sum(self._pairs[i][1].begins_small for i in full)
        return len(full) >= FEW and inside >= _INSIDE * len(full) and small >= _SMALL * len(full)

    def _is_full(self, i: int, bounds: Bounds) -> bool:
        return self._ends[i].right >= _LEAST * bounds.width and bounds.explain(self._ends[i])

    def _own_widths(self, bounds: Bounds) -> list[Bounds]:
        """The bounds for each pair of lines: those of its run of lines, where it was broken at another width."""
        out = [bounds] * len(self._pairs)
        for depth in {line.depth for line in self.lines[1:]}:
            at = [i for i, (_, after) in enumerate(self._pairs) if after.depth == depth]
            if len(at) < len(out):
                self._give_own(at, out)
        begin = 0
        for i, near in enumerate([*self._near, False]):
            if not near:
                self._give_own(range(begin, i), out)
                begin = i + 1
        return out

    def _give_own(self, at: Sequence[int], out: list[Bounds]) -> None:
        """Gives these pairs of lines a width of their own, where it explains clearly more of them."""
        sure = [self._ends[i] for i in at if self._sure[i]]
        if len(sure) < _RUN:
            return
        counts = explained(sure)
        least = RUN_AGREES * len(sure)
        ends = [self._ends[i] for i in at if self._near[i] and self._pairs[i][0].stops_inside]
        own = best_bounds(counts)
        if max(counts) >= least and sum(map(own.explain, ends)) > sum(map(out[at[0]].explain, ends)):
            for i in at:
                out[i] = own

    def _joined(self, widths: Sequence[Bounds]) -> list[bool]:
        full = [self._near[i] and self._is_full(i, width) for i, width in enumerate(widths)]
        out: list[bool] = []
        listed = False  # whether the paragraph is an item of a list
        for i, ((line, _), end) in enumerate(zip(self._pairs, self._ends, strict=True)):
            begins = not (out and out[-1])
            listed = line.marker > 0 if begins else listed
            if self._near[i] and not begins and line.stops_inside:
                full[i] = full[i] or widths[i].explain(end)  # before a long word a line may be short
            surely = self._surely_goes_on(i, widths[i], begins=begins)
            out.append(surely or (full[i] and self._goes_on(i, full, begins=begins, listed=listed)))
        return out

    def _surely_goes_on(self, i: int, bounds: Bounds, *, begins: bool) -> bool:
        line, after = self._pairs[i]
        if self._near[i] and not begins and " " not in line.text and line.right > bounds.width:
            return after.begins_small  # the line is a word that had no room in any
        return self._sure[i] and _may_go_on(self._ends[i], bounds)

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


def _may_be_near(line: Line, after: Line, most: int) -> bool:
    """Whether a paragraph may go on over the end of a page. most: blank lines there where one surely does."""
    return after.gap <= most or line.stops_inside or (most <= 0 and after.evenly)


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


def _may_go_on(end: LineEnd, bounds: Bounds) -> bool:
    """Whether a line before a small letter is neither too long nor, without need, too short to go on."""
    return end.right <= bounds.width and (end.right >= _SURE_LEAST * bounds.width or end.reach >= bounds.least)


def _reach(line: Line, after: Line) -> int:
    """The column that a line would have with the next line's first word."""
    return line.right + (line.text[-1] != "-") + len(after.text.split(None, 1)[0])
