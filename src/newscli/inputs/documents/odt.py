"""Reads OpenDocument texts (`.odt`, LibreOffice): the text as a reader sees it, with its headings.

The standard library is used instead of odfpy, which builds objects for the whole document and was last released in
2020.
"""

from newscli.errors import UnreadableError
from newscli.inputs.documents.extracted import Extracted, put_together
from newscli.inputs.documents.parts import LOCKED, Attributes, Parts
from newscli.inputs.documents.tables import Blocks

_KIND = "OpenDocument text"
_UNSEEN = frozenset(
    "note annotation tracked-changes table-of-content alphabetical-index ruby-text forms desc title".split()
)
_PARTS = {"table-row": "tr", "table-cell": "tc"}
_MOST_SPACES = 1000


def read_odt(data: bytes) -> Extracted:
    """Return the text of an OpenDocument text. Raises UnreadableError."""
    parts = Parts(data, _KIND)
    if b"encryption-data" in (parts.read("META-INF/manifest.xml") or b""):
        raise UnreadableError(f"an {_KIND} {LOCKED}")
    reader = _Reader()
    if not parts.walk("content.xml", reader.start, reader.end, reader.text):
        raise UnreadableError(f"an {_KIND} without its text (content.xml is not in it); save it again")
    return put_together(reader.blocks.finished)


class _Reader:
    """Collects the text from the elements of a document, in their order."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._titles = {"Title"}
        self._unseen = 0
        self._paragraphs = 0
        self._items = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
            return
        match name:
            case "style" if attributes.get("parent-style-name") in self._titles:
                self._titles.add(attributes.get("name", ""))
            case "p" | "h":
                self._begin_paragraph(name, attributes)
            case "list-item":
                self._items += 1
            case "table-row" | "table-cell":
                self.blocks.begin(_PARTS[name])
            case "s":
                count = attributes.get("c", "1")
                self.blocks.add(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1))
            case "tab":
                self.blocks.add("\t")
            case "line-break":
                self.blocks.add("\n")

    def _begin_paragraph(self, name: str, attributes: Attributes) -> None:
        self._paragraphs += 1
        self.blocks.begin_paragraph()
        self.blocks.listed(self._items > 0)
        if name == "h":
            level = attributes.get("outline-level", "1")
            self.blocks.level(int(level) if level.isdecimal() else 1)
        elif attributes.get("style-name") in self._titles:
            self.blocks.level(0)

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif name in ("p", "h"):
            self._paragraphs -= 1
            self.blocks.end_paragraph()
        elif name == "list-item":
            self._items -= 1
        elif name in _PARTS:
            self.blocks.end(_PARTS[name])

    def text(self, text: str) -> None:
        if self._paragraphs and not self._unseen:
            self.blocks.add(" ".join(text.split("\n")))
