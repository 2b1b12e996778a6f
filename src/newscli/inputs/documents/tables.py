"""Builds the blocks of an office document from paragraphs and tables, which may be nested."""

from newscli.inputs.documents.extracted import TextBlock

_LONGEST_ROW = 400  # characters; a longer row belongs to a table that only arranges the page
BULLET = "• "


class Blocks:
    """Collects paragraphs and tables as they begin and end. finished: the blocks of the document so far.

    The cells of a row become one block, with tabs between them. If they contain several paragraphs, or long ones, the
    table only arranges the page, and each paragraph is a block of its own.
    """

    def __init__(self) -> None:
        self.finished: list[TextBlock] = []
        self._holders: list[list[TextBlock]] = [self.finished]  # and one list for each open cell
        self._rows: list[list[list[TextBlock]]] = []
        self._open: list[_Open] = []

    def begin_paragraph(self) -> None:
        self._open.append(_Open())

    def end_paragraph(self) -> None:
        if self._open:
            paragraph = self._open.pop()
            text = "".join(paragraph.parts).replace("\xad", "").strip()
            if text and paragraph.level != -1:
                is_item = paragraph.is_item and paragraph.level is None
                self._holders[-1].append(TextBlock(BULLET + text if is_item else text, paragraph.level, joined=is_item))

    def add(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def level(self, level: int | None) -> None:
        """Make the open paragraph a heading of this level; -1 stands for a line of a table of contents."""
        if self._open and level is not None:
            self._open[-1].level = level

    def listed(self, is_item: bool) -> None:
        """Set whether the open paragraph is an item of a list."""
        if self._open:
            self._open[-1].is_item = is_item

    def begin(self, part: str) -> None:
        """Begin a row (part: tr) or a cell (tc)."""
        if part == "tr":
            self._rows.append([])
        elif part == "tc":
            self._holders.append([])

    def end(self, part: str) -> None:
        if part == "tc" and len(self._holders) > 1:
            cell = self._holders.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._holders[-1] += cell
        elif part == "tr" and self._rows:
            self._holders[-1] += _row(self._rows.pop())


class _Open:
    """A paragraph that has not ended."""

    __slots__ = ("is_item", "level", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.level: int | None = None
        self.is_item = False


def _row(cells: list[list[TextBlock]]) -> list[TextBlock]:
    """Return the row as one block, or its paragraphs if the table only arranges the page."""
    blocks = [block for cell in cells for block in cell]
    is_layout = len(cells) < 2 or any(len(cell) > 1 for cell in cells)
    if is_layout or sum(len(block.text) for block in blocks) > _LONGEST_ROW:
        return blocks
    row = "\t".join(" ".join(block.text for block in cell) for cell in cells).strip()
    return [TextBlock(row, joined=True)] if row else []
