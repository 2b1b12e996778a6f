"""Turns HTML into the blocks of text that a reader sees, for mails, chapters of books and pages of search results.

Web pages are read by inputs/html.py instead, since most of a web page is not its article.
"""

import re
from collections.abc import Iterator
from typing import Any

from newscli.errors import UnreadableError
from newscli.inputs.documents.extracted import TextBlock
from newscli.inputs.documents.tables import BULLET, Blocks

_INSTALL = "needs an extra; install it with: pip install 'newscli[html]'"
_UNSEEN = frozenset(
    "script style template noscript head title svg math iframe object select textarea button nav".split()
)
_BREAKS = frozenset(
    "p div article section main header footer aside li ul ol dl dt dd blockquote figure figcaption table tbody thead"
    " tfoot tr td th h1 h2 h3 h4 h5 h6 address form fieldset center body html hr caption pre".split()
)
_HEADING = re.compile(r"h([1-6])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WORD_ENDS, _WORD_BEGINS = re.compile(r"[^\W\d_][a-z]$"), re.compile(r"[A-Z][a-z]")
_HIDDEN_CLASSES = frozenset("visually-hidden visuallyhidden sr-only screen-reader-text u-hidden is-hidden".split())
_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.I)


def tree_of(html: str | bytes, kind: str) -> Any:
    """Return the tree of a page; None if it is empty. kind: how messages call the page. Raises UnreadableError."""
    try:
        from lxml import etree
        from lxml.html import HTMLParser
    except ImportError:
        raise UnreadableError(f"{kind} {_INSTALL}") from None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    data = html.encode("utf-8", "replace") if isinstance(html, str) else html
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None


def blocks_of(tree: Any) -> Iterator[TextBlock]:
    """Yield the blocks of text of a tree or an element in their order, each as soon as it ends."""
    from lxml import etree

    if tree is None:
        return
    writer = _Writer()
    finished = writer.blocks.finished
    yielded = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            writer.start(element)
        else:
            writer.end(element)
            if element is not tree:
                writer.text(element.tail)
        if len(finished) > yielded:
            yield from finished[yielded:]
            yielded = len(finished)
    writer.end_block()
    yield from finished[yielded:]


class _Writer:
    """Collects blocks of text from elements as they begin and end."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._parts: list[str] = []
        self._unseen = 0
        self._level: int | None = None
        self._is_item = False
        self._preformatted = 0

    def start(self, element: Any) -> None:
        tag = element.tag
        if self._unseen or tag in _UNSEEN or is_hidden(element):
            self._unseen += 1
            return
        if tag in _BREAKS:
            self.end_block()
            if tag in ("tr", "td", "th"):
                self.blocks.begin("tr" if tag == "tr" else "tc")
            self._is_item = self._is_item or tag == "li"
            if m := _HEADING.fullmatch(tag):
                self._level = int(m[1])
            self._preformatted += tag == "pre"
        elif tag == "br":
            self._parts.append("\n")
        self.text(element.text)

    def end(self, element: Any) -> None:
        if self._unseen:
            self._unseen -= 1
            return
        tag = element.tag
        if tag in _BREAKS:
            self.end_block()
            if tag in ("tr", "td", "th"):
                self.blocks.end("tr" if tag == "tr" else "tc")
            self._preformatted -= tag == "pre"
            self._is_item = False

    def text(self, text: str | None) -> None:
        if not text or self._unseen:
            return
        if self._preformatted:
            self._parts.append(text)
            return
        if self._parts and _WORD_ENDS.search(self._parts[-1]) and _WORD_BEGINS.match(text):
            self._parts.append(" ")  # on the page, styles separate the two elements, such as "By" and a name
        self._parts.append(_SPACES.sub(" ", text))

    def end_block(self) -> None:
        lines = "".join(self._parts).split("\n")
        self._parts.clear()
        text = "\n".join(line if self._preformatted else " ".join(line.split(" ")).strip() for line in lines)
        if text.strip():
            self.blocks.begin_paragraph()
            self.blocks.add(text)
            self.blocks.level(self._level)
            self.blocks.listed(self._is_item and not text.lstrip().startswith(BULLET.strip()))
            self.blocks.end_paragraph()
        self._level = None


def is_hidden(element: Any) -> bool:
    """Whether the page declares that an element is hidden."""
    if "hidden" in element.attrib or not _HIDDEN_CLASSES.isdisjoint((element.get("class") or "").lower().split()):
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))
