"""The width to which lines were broken: the columns that explain why most of the lines end where they do."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

WIDTHS = range(20, 133)  # columns at which people and programs break lines
_AGREE = 0.75  # share of the sure continuations that one width explains, where all letters are equally wide
RUN_AGREES = 0.8  # the same for one run of lines with a width of its own
_RAGGED, _RAGGED_SHARE = 6, 0.3  # sure continuations, and their share of the line ends, where no width does


class LineEnd(NamedTuple):
    """right: the column where the line ends. reach: the column that it would have with the next line's first word."""

    right: int
    reach: int


class Bounds(NamedTuple):
    """What full lines have: at most the width, and at least so many columns with the next line's first word."""

    width: int
    least: int

    def explain(self, end: LineEnd) -> bool:
        """Whether the line ended because the next word had no room in it."""
        return end.right <= self.width and end.reach >= self.least


def explained(ends: Iterable[LineEnd]) -> list[int]:
    """For each width, how many of the line ends it explains: the line fits, and the next word does not."""
    change = [0] * (WIDTHS.stop + 1)
    for end in ends:
        right = max(end.right, WIDTHS.start)
        if right < min(end.reach, WIDTHS.stop):
            change[right] += 1
            change[min(end.reach, WIDTHS.stop)] -= 1
    return list(accumulate(change))[: WIDTHS.stop]


def best_bounds(counts: Sequence[int]) -> Bounds:
    """The widths that explain most of the line ends, from the least of them to the greatest."""
    best = max(counts)
    widths = [width for width, count in enumerate(counts) if count == best]
    return Bounds(widths[-1], widths[0] + 1)


def common_bounds(ends: Sequence[LineEnd], lines: int, *, parted: bool) -> Bounds | None:
    """What full lines have, of all lines; None where too little agrees on it.

    lines: how many lines there are. parted: blank lines part the paragraphs, so that a short line may go on too.
    """
    counts = explained(ends)
    if max(counts) >= _AGREE * len(ends):
        return best_bounds(counts)
    if len(ends) < max(_RAGGED, _RAGGED_SHARE * lines):
        return None
    # The letters were not equally wide.
    rights = sorted(end.right for end in ends)
    reaches = sorted(end.reach for end in ends)
    width = min(rights[len(rights) * 19 // 20] + 2, WIDTHS.stop - 1)
    return Bounds(width, width // 2 if parted else reaches[len(reaches) // 10])
