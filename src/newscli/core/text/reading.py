"""The text as the rules read it, and where each of its characters stands in the article's own text.

Most texts are read as they are. Where lines were broken to a width, or stand after quote marks of a mail, or hold
characters that are damaged or not meant to be read, the rules get a text without all that, and the answers are mapped
back: a span is always a slice of the article's own text.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """What is read instead of a stretch of the text; "" for a stretch that is skipped.

    of_page: what is skipped are whole lines that belong to a printed page, and not to the article.
    """

    start: int
    end: int
    text: str
    of_page: bool = False


class Reading:
    """A text to read, made of pieces of the text below it. Without edits it is that text itself."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.repairs: tuple[str, ...] = ()  # what was found in it
        self.furniture: tuple[tuple[int, int], ...] = ()  # of printed pages: where it stands in the article's own text
        self.is_rearranged = False  # whether it has another order than the text, here or below
        self._below: Reading | None = None
        # Of each piece: where it begins here, and from where to where it stands in the text below.
        self._begins = array("q")
        self._starts = array("q")
        self._ends = array("q")

    @property
    def is_changed(self) -> bool:
        """Whether it differs from the article's own text."""
        return self._below is not None

    def rearranged(self, pieces: Iterable[Edit]) -> "Reading":
        """The reading of these pieces, in whatever order they stand in the text."""
        above = Reading("")
        above.is_rearranged = True
        above.repairs = self.repairs
        above._below = self
        length = 0
        out: list[str] = []
        for piece in pieces:
            above._begins.append(length)
            above._starts.append(piece.start)
            above._ends.append(piece.end)
            out.append(piece.text)
            length += len(piece.text)
        above.text = "".join(out)
        return above

    def edited(self, edits: Iterable[Edit]) -> "Reading":
        """The reading with these edits: sorted, and apart from each other."""
        text, done = self.text, 0
        out: list[str] = []
        furniture = list(self.furniture)
        above = Reading("")
        length = 0

        def add(piece: str, start: int, end: int) -> None:
            nonlocal length
            if piece:
                above._begins.append(length)
                above._starts.append(start)
                above._ends.append(end)
                out.append(piece)
                length += len(piece)

        for edit in edits:
            add(text[done : edit.start], done, edit.start)
            add(edit.text, edit.start, edit.end)
            done = edit.end
            if edit.of_page:
                furniture.append((self.start(edit.start), self.end(edit.end)))
        if not done:  # no edit: one that changes something ends behind the text's beginning
            return self
        add(text[done:], done, len(text))
        above.text = "".join(out)
        above.repairs = self.repairs
        above.furniture = tuple(furniture)
        above._below = self
        above.is_rearranged = self.is_rearranged
        return above

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """From where to where a stretch stands in the article's own text, with all that stands between its parts."""
        if not self.is_rearranged or start >= end:
            return self.start(start), self.end(end)
        reading: Reading | None = self
        while reading is not None and reading._below is not None:
            first, last = bisect_right(reading._begins, start) - 1, bisect_right(reading._begins, end - 1) - 1
            places = [reading._place(start), reading._place(end - 1)]
            places += zip(reading._starts[first + 1 : last], reading._ends[first + 1 : last], strict=True)
            start, end = min(place[0] for place in places), max(place[1] for place in places)
            reading = reading._below
        return start, end

    def start(self, offset: int) -> int:
        """Where the character at this place begins in the article's own text."""
        reading: Reading | None = self
        while reading is not None and reading._below is not None:
            offset = reading._place(offset)[0]
            reading = reading._below
        return offset

    def end(self, offset: int) -> int:
        """Where the character before this place ends in the article's own text."""
        reading: Reading | None = self
        while reading is not None and reading._below is not None:
            offset = reading._place(offset - 1)[1] if offset else 0
            reading = reading._below
        return offset

    def _place(self, offset: int) -> tuple[int, int]:
        """Where the character at this place begins and ends in the text below."""
        piece = bisect_right(self._begins, offset) - 1
        if piece < 0:
            return 0, 0
        begin, start, end = self._begins[piece], self._starts[piece], self._ends[piece]
        after = self._begins[piece + 1] if piece + 1 < len(self._begins) else len(self.text)
        if after - begin != end - start:  # read as other characters: all of them stand for the whole stretch
            return start, end
        return start + offset - begin, start + offset - begin + 1
