"""The blocks of an office document as its elements come: paragraphs, also inside tables and inside each other."""

from newscli.inputs.documents.extracted import TextBlock

_LONGEST_ROW = 400  # characters; what is longer is a table for the sake of the layout
BULLET = "• "


class Blocks:
    """Takes paragraphs and tables as they begin and end. found: the blocks of the document so far.

    The cells of a row become one block, with tabs between them; where they hold several paragraphs, or long ones, the
    table only lays out the page, and each paragraph is a block of its own.
    """

    def __init__(self) -> None:
        self.found: list[TextBlock] = []
        self._holders: list[list[TextBlock]] = [self.found]  # of the cells that are open
        self._rows: list[list[list[TextBlock]]] = []
        self._open: list[_Open] = []

    def begin_paragraph(self) -> None:
        self._open.append(_Open())

    def end_paragraph(self) -> None:
        if self._open:
            done = self._open.pop()
            text = "".join(done.parts).replace("\xad", "").strip()
            if text and done.level != -1:
                is_item = done.is_item and done.level is None
                self._holders[-1].append(TextBlock(BULLET + text if is_item else text, done.level, joined=is_item))

    def add(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def level(self, level: int | None) -> None:
        """Says that the open paragraph is a heading; -1: a line of a table of contents."""
        if self._open and level is not None:
            self._open[-1].level = level

    def listed(self, is_item: bool) -> None:
        """Says whether the open paragraph is an item of a list."""
        if self._open:
            self._open[-1].is_item = is_item

    def begin(self, part: str) -> None:
        """part: tr for a row, tc for a cell."""
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
    __slots__ = ("is_item", "level", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.level: int | None = None
        self.is_item = False


def _row(cells: list[list[TextBlock]]) -> list[TextBlock]:
    blocks = [block for cell in cells for block in cell]
    lays_out = len(cells) < 2 or any(len(cell) > 1 for cell in cells)
    if lays_out or sum(len(block.text) for block in blocks) > _LONGEST_ROW:
        return blocks
    row = "\t".join(" ".join(block.text for block in cell) for cell in cells).strip()
    return [TextBlock(row, joined=True)] if row else []
