"""Cuts a text into pieces at the edges of marks. The pieces, joined, are the text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """A stretch of the text that the page marks. of: the marked thing, for the template."""

    start: int
    end: int
    kind: str
    of: Any


class Piece(NamedTuple):
    """A stretch of text inside one mark, or outside all marks of its layer."""

    text: str
    mark: Mark | None
    first: bool  # whether the mark begins here; only this piece gets the anchor
    inside: "list[Piece]"  # the same text, cut by the marks of the next layer


class Layer:
    """Marks that do not overlap, in the order of the text."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.marks: list[Mark] = []
        for mark in sorted(marks, key=lambda mark: mark[:2]):
            covered = self.marks[-1].end if self.marks else 0
            if mark.start < covered:  # marks of a layer must not overlap; the first one keeps the characters
                mark = mark._replace(start=covered)
            if mark.start < mark.end:
                self.marks.append(mark)
        self._ends = [mark.end for mark in self.marks]

    def within(self, start: int, end: int) -> Iterable[Mark]:
        """Yield the marks that share characters with the stretch."""
        for index in range(bisect_right(self._ends, start), len(self.marks)):
            if self.marks[index].start >= end:
                return
            yield self.marks[index]


def cut(text: str, start: int, end: int, layers: Sequence[Layer]) -> list[Piece]:
    """Return the pieces of `text[start:end]`. A mark that crosses the edge of an outer mark is cut in two there."""
    if not layers:
        return [Piece(text[start:end], None, False, [])]
    layer, inner = layers[0], layers[1:]
    pieces: list[Piece] = []
    done = start
    for mark in layer.within(start, end):
        first, last = max(mark.start, done), min(mark.end, end)
        if first > done:
            pieces.append(_piece(text, done, first, None, False, inner))
        pieces.append(_piece(text, first, last, mark, first == mark.start, inner))
        done = last
    if done < end:
        pieces.append(_piece(text, done, end, None, False, inner))
    return pieces


def _piece(text: str, start: int, end: int, mark: Mark | None, first: bool, inner: Sequence[Layer]) -> Piece:
    inside = cut(text, start, end, inner) if inner else []
    return Piece(text[start:end], mark, first, inside)
