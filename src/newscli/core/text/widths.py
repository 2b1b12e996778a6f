"""Finds the width to which a text was wrapped: the one that explains where most of its lines end."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

WIDTHS = range(20, 133)  # columns to which people and programs wrap lines
_AGREE = 0.75  # share of the certain continuations that one width explains, if all letters were equally wide
RUN_AGREES = 0.8  # the same for one run of lines that has a width of its own
# If no width does: the least number of certain continuations, and their share of the line breaks.
_RAGGED, _RAGGED_SHARE = 6, 0.3


class LineEnd(NamedTuple):
    """right: the column where the line ends. reach: the column that it would reach with the next line's first word."""

    right: int
    reach: int


class Bounds(NamedTuple):
    """The bounds of full lines: they fit the width, and with the next line's first word they reach `least`."""

    width: int
    least: int

    def explain(self, end: LineEnd) -> bool:
        """Return whether the line ended because it had no room for the next word."""
        return end.right <= self.width and end.reach >= self.least


def explained(ends: Iterable[LineEnd]) -> list[int]:
    """Return for each width how many line ends it explains: the line fits, but not with the next word."""
    change = [0] * (WIDTHS.stop + 1)
    for end in ends:
        right = max(end.right, WIDTHS.start)
        if right < min(end.reach, WIDTHS.stop):
            change[right] += 1
            change[min(end.reach, WIDTHS.stop)] -= 1
    return list(accumulate(change))[: WIDTHS.stop]


def best_bounds(counts: Sequence[int]) -> Bounds:
    """Return the bounds of the widths that explain most line ends."""
    best = max(counts)
    widths = [width for width, count in enumerate(counts) if count == best]
    return Bounds(widths[-1], widths[0] + 1)


def common_bounds(ends: Sequence[LineEnd], lines: int, *, parted: bool) -> Bounds | None:
    """Return the bounds of full lines; None if too few lines agree on them.

    lines: number of lines. parted: blank lines separate the paragraphs, so that a short line may continue, too.
    """
    counts = explained(ends)
    if max(counts) >= _AGREE * len(ends):
        return best_bounds(counts)
    if len(ends) < max(_RAGGED, _RAGGED_SHARE * lines):
        return None
    # The text was wrapped in a font whose letters are not equally wide.
    rights = sorted(end.right for end in ends)
    reaches = sorted(end.reach for end in ends)
    width = min(rights[len(rights) * 19 // 20] + 2, WIDTHS.stop - 1)
    return Bounds(width, width // 2 if parted else reaches[len(reaches) // 10])
