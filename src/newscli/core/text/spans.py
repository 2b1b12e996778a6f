"""Bounds in a text: half-open ranges of code points."""

from collections.abc import Iterable

Bounds = tuple[int, int]


def merged(pieces: Iterable[Bounds]) -> list[Bounds]:
    """Return the pieces in order; those that overlap or touch are joined."""
    merged: list[Bounds] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def trim(text: str, start: int, end: int) -> Bounds | None:
    """Return the bounds without the white space at both ends; None if nothing remains."""
    if start < end and " " < text[start] < "\x7f" and " " < text[end - 1] < "\x7f":  # the common case: nothing to trim
        return start, end
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return None
    return start + left, start + len(piece.rstrip())
