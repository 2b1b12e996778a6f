"""Reads Word documents (`.docx`): the text as a reader sees it, with its headings.

The standard library is used instead of python-docx, whose `Document.paragraphs` omits tracked insertions (`w:ins`),
content controls (`w:sdt`) and text boxes, and includes hidden text.
"""

import posixpath
import re

from newscli.errors import UnreadableError
from newscli.inputs.documents.extracted import Extracted, put_together
from newscli.inputs.documents.parts import Attributes, Parts, walk_xml
from newscli.inputs.documents.tables import Blocks

_KIND = "Word document"
# Elements that a reader does not see: deleted and moved text, fallback boxes, field codes, settings.
_UNSEEN = frozenset("del moveFrom Fallback instrText delText delInstrText tabs sdtPr pPrChange rPrChange".split())
_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"heading (\d)")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DEEPEST_STYLE = 20  # length of a chain of styles that are based on each other


def read_docx(data: bytes) -> Extracted:
    """Return the text of a Word document. Raises UnreadableError."""
    parts = Parts(data, _KIND)
    main = _main_part(parts)
    reader = _Reader(_Styles(parts, main))
    if not parts.walk(main, reader.start, reader.end, reader.text):
        raise UnreadableError(f"a {_KIND} without its text ({main} is not in it); save it again")
    return put_together(reader.blocks.finished)


def _main_part(parts: Parts) -> str:
    """Return the name of the part that holds the text, as the document's list of parts gives it."""
    candidates = ["word/document.xml"]

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            candidates.insert(0, attributes.get("Target", "").lstrip("/"))

    parts.walk("_rels/.rels", start)
    return next((name for name in candidates if name in parts.names), candidates[-1])


class _Styles:
    """The styles of a document, which tell headings and items of lists."""

    def __init__(self, parts: Parts, main: str) -> None:
        self._names: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._bases: dict[str, str] = {}
        self._items: set[str] = set()
        self._style = ""
        data = parts.read(posixpath.join(posixpath.dirname(main), "styles.xml"))
        if data is not None:
            walk_xml(data, _KIND, self._start)

    def _start(self, name: str, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "name":
            self._names[self._style] = value.lower()
        elif name == "basedOn":
            self._bases[self._style] = value
        elif name == "outlineLvl" and _is_level(value):
            self._levels[self._style] = int(value) + 1
        elif name == "numId" and value != "0":
            self._items.add(self._style)

    def is_item(self, style: str) -> bool:
        """Whether a paragraph of the style is an item of a list."""
        return style in self._items

    def level(self, style: str) -> int | None:
        """Return 0 for a title, 1 and more for headings, -1 for a line of a table of contents, None for body text."""
        for _ in range(_DEEPEST_STYLE):
            name = self._names.get(style, style.lower())
            if name == "title":
                return 0
            if name.startswith("toc "):
                return -1
            if m := _HEADING.match(name):
                return int(m[1])
            if style in self._levels:
                return self._levels[style]
            if style not in self._bases:
                break
            style = self._bases[style]
        return None


def _is_level(value: str) -> bool:
    """Whether a value is a valid level of a heading."""
    return value.isdecimal() and int(value) < 9


class _Reader:
    """Collects the text from the elements of the main part, in their order."""

    def __init__(self, styles: _Styles) -> None:
        self.blocks = Blocks()
        self._styles = styles
        self._unseen = 0  # open elements inside one that a reader does not see, including it
        self._runs = 0
        self._texts = 0
        self._hidden = False

    def start(self, name: str, attributes: Attributes) -> None:
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
            return
        value = attributes.get("val", "")
        match name:
            case "p":
                self.blocks.begin_paragraph()
            case "tbl" | "tr" | "tc":
                self.blocks.begin(name)
            case "r":
                self._runs += 1
                self._hidden = False
            case "t":
                self._texts += 1
            case "vanish":
                self._hidden = value not in _OFF and self._runs > 0
            case "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" if self._runs:
                self.blocks.add(_SIGNS[name])
            case "pStyle":
                self.blocks.level(self._styles.level(value))
                self.blocks.listed(self._styles.is_item(value))
            case "outlineLvl" if _is_level(value):
                self.blocks.level(int(value) + 1)
            case "numId":
                self.blocks.listed(value != "0")

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif name == "p":
            self.blocks.end_paragraph()
        elif name in ("tbl", "tr", "tc"):
            self.blocks.end(name)
        elif name == "r":
            self._runs -= 1
            self._hidden = False
        elif name == "t":
            self._texts -= 1

    def text(self, text: str) -> None:
        if self._texts and not self._hidden and not self._unseen:
            self.blocks.add(text)
