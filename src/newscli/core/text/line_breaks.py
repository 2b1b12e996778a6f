"""Decides which line breaks end a paragraph, in text that was wrapped to a width.

Files come wrapped at 24 to 120 columns, indented, after the quote marks of an e-mail, with words divided by hyphens,
with blank lines between all lines or none, with headers of printed pages in between. The majority of the lines
decides: a line that continues is as long as the width allows and stops inside a sentence, and most of the lines that
follow one begin with a lowercase letter. `unbroken` returns the edits that make each paragraph one line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newscli.core.text.broken import FEW, SHORTEST
from newscli.core.text.hyphens import Hyphens
from newscli.core.text.page_breaks import page_furniture
from newscli.core.text.reading import Edit, without_overlaps
from newscli.core.text.widths import RUN_AGREES, Bounds, LineEnd, best_bounds, common_bounds, explained
from newscli.core.text.written_lines import Line, read_lines

_ONE_SURE = 30  # columns of the line before the only certain continuation of a text
# Shares of the full lines that stop inside a sentence, and whose next line begins with a lowercase letter.
_INSIDE, _SMALL = 0.6, 0.25
_BROKEN = 0.25  # least share of the characters that are in wrapped paragraphs
# Share of the lines not followed by a blank line that stop inside a sentence, if blank lines separate paragraphs.
_PARTED = 0.75
_RUN = 3  # certain continuations in a run of lines that was wrapped to another width
# The least length of a line that continues, as a share of the width; and if a lowercase letter follows it.
_LEAST, _SURE_LEAST = 0.4, 0.5

_FILLED = re.compile(r"(?<=\S )[ \t]+(?=\S)")
_SPREAD_WORDS = re.compile(r"\w {2,9}\w")  # as in a justified line; typists put two spaces after a sentence, too
_SIGNATURE = re.compile(r"(?:by|from|with) [^\W\d_a-z]")


def unbroken(text: str) -> list[Edit]:
    """Return the edits that remove prefixes and the line breaks inside paragraphs."""
    written, edits = read_lines(text)
    lines, pages = _without_furniture(written)
    joined = _Layout(lines).joined() if len(lines) > 1 else []
    if edits or any(joined):
        edits += [Edit(line.start - line.margin, line.start, "") for line in lines if line.margin]
    if not any(joined):
        return list(without_overlaps(edits))
    edits += [Edit(run[0].start - run[0].margin, run[-1].end, "", of_page=True) for run in pages]
    edits += _filled_lines(lines, joined)
    hyphens = Hyphens([line.text for line in lines], [i for i, goes_on in enumerate(joined) if goes_on])
    for i, goes_on in enumerate(joined):
        if goes_on:
            cut, between = hyphens.join(lines[i].text, lines[i + 1].text)
            edits.append(Edit(lines[i].end - cut, lines[i + 1].start, between))
    return list(without_overlaps(edits))


def _filled_lines(lines: Sequence[Line], joined: Sequence[bool]) -> Iterator[Edit]:
    """Yield the edits that skip the spaces by which lines were justified."""
    for line, before, after in zip(lines, [False, *joined], [*joined, False], strict=True):
        if before or after:
            for spaces in _FILLED.finditer(line.text):
                yield Edit(line.start + spaces.start(), line.start + spaces.end(), "")


def _without_furniture(written: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Return the lines of the text, and the runs of lines between them that are headers and footers of printed pages.

    The gap of a line after such a run counts the blank lines in the run, too.
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


class _Layout:
    """Finds how a text was wrapped: the width of most lines, and what separates the paragraphs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._pairs = list(pairwise(lines))
        self._ends = [LineEnd(line.right, _reach(line, after)) for line, after in self._pairs]
        sure = [_is_sure(line, after) for line, after in self._pairs]
        gaps = Counter(
            (after.new_page, after.gap) for (_, after), goes_on in zip(self._pairs, sure, strict=True) if goes_on
        )
        # If there are blank lines between most lines, they do not separate paragraphs.
        spacing = 1 if gaps[False, 1] > 2 * gaps[False, 0] else 0
        # At the end of a page, a paragraph that continues has as many blank lines as a sentence that certainly does.
        on_page = max((gap for new_page, gap in gaps if new_page), default=-1)
        self._near = [
            line.depth == after.depth
            and (_may_be_near(line, after, max(on_page, spacing)) if after.new_page else after.gap <= spacing)
            for line, after in self._pairs
        ]
        self._sure = [near and is_sure for near, is_sure in zip(self._near, sure, strict=True)]

    def joined(self) -> list[bool]:
        """Return for each line but the last whether it continues in the next one."""
        nowhere = [False] * len(self._pairs)
        bounds = self._bounds()
        if bounds is None:
            return nowhere
        joined = self._joined(self._own_widths(bounds))
        sizes = [len(line.text) for line in self.lines]
        broken = sum(size for i, size in enumerate(sizes) if any(joined[max(0, i - 1) : i + 1]))
        return joined if broken >= _BROKEN * sum(sizes) else nowhere

    def _bounds(self) -> Bounds | None:
        """Return the bounds of full lines; None if the text was not wrapped."""
        sure = [i for i, is_sure in enumerate(self._sure) if is_sure]
        if len(sure) >= FEW:
            ends = [self._ends[i] for i in sure]
            bounds = common_bounds(ends, self._long_lines(ends), parted=self._is_parted())
            return bounds if bounds and self._holds(bounds) else None
        if not sure or self._ends[sure[0]].right < _ONE_SURE:
            return None
        # In a short text, every line that stops inside a sentence must have had no room for the next word.
        inside = [i for i, near in enumerate(self._near) if near and self._pairs[i][0].stops_inside]
        counts = explained(self._ends[i] for i in inside)
        return best_bounds(counts) if max(counts) == len(inside) else None

    def _long_lines(self, ends: Sequence[LineEnd]) -> int:
        """Return how many lines are at least half as long as most that continue; those of a menu are shorter."""
        usual = sorted(end.right for end in ends)[len(ends) // 2]
        return sum(near and end.right >= usual / 2 for near, end in zip(self._near, self._ends, strict=True))

    def _is_parted(self) -> bool:
        """Return whether only blank lines separate paragraphs: most other lines stop inside a sentence."""
        near = [line.stops_inside for (line, _), near in zip(self._pairs, self._near, strict=True) if near]
        return len(near) < len(self._pairs) and sum(near) >= _PARTED * len(near)

    def _holds(self, bounds: Bounds) -> bool:
        """Return whether most full lines stop inside a sentence, as wrapped lines do."""
        full = [i for i, near in enumerate(self._near) if near and self._is_full(i, bounds)]
        inside = sum(self._pairs[i][0].stops_inside for i in full)
        small = sum(self._pairs[i][1].begins_small for i in full)
        return len(full) >= FEW and inside >= _INSIDE * len(full) and small >= _SMALL * len(full)

    def _is_full(self, i: int, bounds: Bounds) -> bool:
        return self._ends[i].right >= _LEAST * bounds.width and bounds.explain(self._ends[i])

    def _own_widths(self, bounds: Bounds) -> list[Bounds]:
        """Return the bounds for each pair of lines: its run of lines may have been wrapped to another width."""
        widths = [bounds] * len(self._pairs)
        for depth in {line.depth for line in self.lines[1:]}:
            indices = [i for i, (_, after) in enumerate(self._pairs) if after.depth == depth]
            if len(indices) < len(widths):
                self._give_own(indices, widths)
        begin = 0
        for i, near in enumerate([*self._near, False]):
            if not near:
                self._give_own(range(begin, i), widths)
                begin = i + 1
        return widths

    def _give_own(self, indices: Sequence[int], widths: list[Bounds]) -> None:
        """Set the bounds of these pairs of lines to a width of their own if it explains clearly more line breaks."""
        sure = [self._ends[i] for i in indices if self._sure[i]]
        if len(sure) < _RUN:
            return
        counts = explained(sure)
        least = RUN_AGREES * len(sure)
        ends = [self._ends[i] for i in indices if self._near[i] and self._pairs[i][0].stops_inside]
        own = best_bounds(counts)
        if max(counts) >= least and sum(map(own.explain, ends)) > sum(map(widths[indices[0]].explain, ends)):
            for i in indices:
                widths[i] = own

    def _joined(self, widths: Sequence[Bounds]) -> list[bool]:
        full = [self._near[i] and self._is_full(i, width) for i, width in enumerate(widths)]
        joined: list[bool] = []
        listed = False  # whether the paragraph is an item of a list
        for i, ((line, _), end) in enumerate(zip(self._pairs, self._ends, strict=True)):
            begins = not (joined and joined[-1])
            listed = line.marker > 0 if begins else listed
            if self._near[i] and not begins and line.stops_inside:
                full[i] = full[i] or widths[i].explain(end)  # a line before a long word may be short
            surely = self._surely_goes_on(i, widths[i], begins=begins)
            joined.append(surely or (full[i] and self._goes_on(i, full, begins=begins, listed=listed)))
        return joined

    def _surely_goes_on(self, i: int, bounds: Bounds, *, begins: bool) -> bool:
        line, after = self._pairs[i]
        if self._near[i] and not begins and " " not in line.text and line.right > bounds.width:
            return after.begins_small  # the line is one word that is longer than the width
        return self._sure[i] and _may_go_on(self._ends[i], bounds)

    def _goes_on(self, i: int, full: Sequence[bool], *, begins: bool, listed: bool) -> bool:
        """Return whether line i, which is full, continues in the next one. begins: whether it begins a paragraph."""
        line, after = self._pairs[i]
        if after.marker and (listed or not line.stops_inside):
            return False
        is_heading = not line.stops_inside and after.stops_inside and not (i + 1 < len(full) and full[i + 1])
        if is_heading and not _SPREAD_WORDS.search(line.text):
            return False  # the next line neither ends a sentence nor continues, and nobody justifies a last line
        if after.indent > line.indent:
            return begins and listed  # the hanging indent of a list item
        return after.indent == line.indent or begins


def _may_be_near(line: Line, after: Line, most: int) -> bool:
    """Return whether a paragraph may continue on the next page. most: blank lines there if one certainly does."""
    return after.gap <= most or line.stops_inside or (most <= 0 and after.evenly)


def _is_sure(line: Line, after: Line) -> bool:
    """Return whether a line certainly continues, provided that the text was wrapped."""
    return (
        line.right >= SHORTEST
        and " " in line.text
        and after.begins_small
        and not _SIGNATURE.match(after.text)
        and not after.marker
        and line.stops_inside
        and (" " in after.text or not after.stops_inside)  # not a button of a page
    )


def _may_go_on(end: LineEnd, bounds: Bounds) -> bool:
    """Return whether a line before a lowercase letter is neither too long nor needlessly short to continue."""
    return end.right <= bounds.width and (end.right >= _SURE_LEAST * bounds.width or end.reach >= bounds.least)


def _reach(line: Line, after: Line) -> int:
    """Return the column that the line would reach with the first word of the next line."""
    return line.right + (line.text[-1] != "-") + len(after.text.split(None, 1)[0])
