"""The text as the rules read it, with the offset of each character in the article's own text.

Most texts are read as they are. If a text was wrapped to a width, has the quote marks (>) of e-mails or characters that
are damaged or invisible, the rules read a text without them, and the results are mapped back: a span is always a slice
of the article's own text.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Edit(NamedTuple):
    """A replacement for a stretch of the text; "" if it is skipped.

    of_page: the stretch is whole lines that belong to a printed page, not to the article.
    """

    start: int
    end: int
    text: str
    of_page: bool = False


def without_overlaps(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits in order. Of two that overlap, it is the one that starts first, or the longer one."""
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            yield edit
            done = edit.end


class Reading:
    """A text that is read, made of pieces of the text below it. Without edits, it is the article's own text."""

    def __init__(self, text: str) -> None:
        """text: the article's own, or one that differs in single characters and has the same offsets."""
        self.text = text
        self.repairs: tuple[str, ...] = ()  # names of what was repaired
        # Headers and footers of printed pages, as offsets in the article's own text.
        self.furniture: tuple[tuple[int, int], ...] = ()
        self.is_rearranged = False  # whether its order differs from that of the article's own text
        self._below: Reading | None = None
        # For each piece: its offset here, and its start and end in the text below.
        self._begins = array("q")
        self._starts = array("q")
        self._ends = array("q")

    def rearranged(self, pieces: Iterable[Edit]) -> "Reading":
        """Return a reading of these pieces, which may come in any order."""
        above = Reading("")
        above.is_rearranged = True
        above.repairs = self.repairs
        above._below = self
        length = 0
        texts: list[str] = []
        for piece in pieces:
            above._begins.append(length)
            above._starts.append(piece.start)
            above._ends.append(piece.end)
            texts.append(piece.text)
            length += len(piece.text)
        above.text = "".join(texts)
        return above

    def edited(self, edits: Iterable[Edit]) -> "Reading":
        """Return a reading with these edits, which must be sorted and must not overlap."""
        text, done = self.text, 0
        texts: list[str] = []
        furniture = list(self.furniture)
        above = Reading("")
        length = 0

        def add(piece: str, start: int, end: int) -> None:
            nonlocal length
            if piece:
                above._begins.append(length)
                above._starts.append(start)
                above._ends.append(end)
                texts.append(piece)
                length += len(piece)

        for edit in edits:
            add(text[done : edit.start], done, edit.start)
            add(edit.text, edit.start, edit.end)
            done = edit.end
            if edit.of_page:
                furniture.append((self.start(edit.start), self.end(edit.end)))
        if not done:  # without edits: every edit ends after the text's beginning
            return self
        add(text[done:], done, len(text))
        above.text = "".join(texts)
        above.repairs = self.repairs
        above.furniture = tuple(furniture)
        above._below = self
        above.is_rearranged = self.is_rearranged
        return above

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end of a stretch in the article's own text, including everything between its parts."""
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
        """Return the start, in the article's own text, of the character at this offset."""
        reading: Reading | None = self
        while reading is not None and reading._below is not None:
            offset = reading._place(offset)[0]
            reading = reading._below
        return offset

    def end(self, offset: int) -> int:
        """Return the end, in the article's own text, of the character before this offset."""
        reading: Reading | None = self
        while reading is not None and reading._below is not None:
            offset = reading._place(offset - 1)[1] if offset else 0
            reading = reading._below
        return offset

    def _place(self, offset: int) -> tuple[int, int]:
        """Return start and end, in the text below, of the character at this offset."""
        piece = bisect_right(self._begins, offset) - 1
        if piece < 0:
            return 0, 0
        begin, start, end = self._begins[piece], self._starts[piece], self._ends[piece]
        after = self._begins[piece + 1] if piece + 1 < len(self._begins) else len(self.text)
        if after - begin != end - start:  # a replacement: each of its characters stands for the whole stretch
            return start, end
        return start + offset - begin, start + offset - begin + 1
