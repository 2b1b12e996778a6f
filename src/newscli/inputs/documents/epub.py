"""Reads books and magazine issues (`.epub`): each chapter or piece that contains prose is an article.

The date of the issue becomes the publication date, and its title the outlet.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from newscli.core.time.given_dates import parse_moment
from newscli.errors import InvalidDateError, UnreadableError
from newscli.inputs.documents.extracted import Extracted, put_together
from newscli.inputs.documents.markup import blocks_of, tree_of
from newscli.inputs.documents.parts import Attributes, Parts

_KIND = "EPUB"
_LEAST_WORDS = 40  # of a piece; title pages and tables of contents have fewer
_SENTENCE = re.compile(r"[.!?][”’\"']?(?:\s|$)")
_MOST_PIECES = 5000


def read_epub(data: bytes) -> Iterator[Extracted]:
    """Yield the articles of an EPUB in their order. Raises UnreadableError."""
    parts = Parts(data, _KIND)
    package = _Package(parts)
    locked = package.locked(parts)
    for name in package.spine[:_MOST_PIECES]:
        if name in locked:
            raise UnreadableError(f"an {_KIND} that is locked to a reader's device (DRM); get a copy without")
        html = parts.read(name)
        if html is None:
            continue
        tree = tree_of(html, f"an {_KIND}")
        if tree is None or _is_contents(tree):
            continue
        piece = put_together(blocks_of(tree))
        if len(piece.text.split()) >= _LEAST_WORDS and len(_SENTENCE.findall(piece.text)) > 1:
            piece.source, piece.date = package.title, package.date
            yield piece


def _is_contents(tree: Any) -> bool:
    """Whether a piece is a table of contents: most of its text is links."""
    links = sum(len("".join(a.itertext())) for a in tree.iter("a"))
    return links * 2 > sum(map(len, tree.itertext()))


class _Package:
    """The package file of an EPUB: title, date, and the pieces in the order of reading."""

    def __init__(self, parts: Parts) -> None:
        self.title: str | None = None
        self.date: str | None = None
        self._texts: dict[str, list[str]] = {}
        self._element = ""
        self._path = ""
        self._files: dict[str, str] = {}
        self._order: list[str] = []
        parts.walk("META-INF/container.xml", self._start_of_container)
        if not self._path or not parts.walk(self._path, self._start, self._end, self._text):
            raise UnreadableError(f"an {_KIND} without its package; fetch it again, or save it again")
        self.spine = [self._files[item] for item in self._order if item in self._files]
        self.title = " ".join("".join(self._texts.get("title", [])).split()) or None
        self.date = _day("".join(self._texts.get("date", [])))

    def locked(self, parts: Parts) -> set[str]:
        """Return the names of the encrypted parts. Fonts often are encrypted, which does not matter."""
        names: set[str] = set()

        def start(name: str, attributes: Attributes) -> None:
            if name == "CipherReference":
                names.add(unquote(attributes.get("URI", "")))

        parts.walk("META-INF/encryption.xml", start)
        return names

    def _start_of_container(self, name: str, attributes: Attributes) -> None:
        if name == "rootfile" and not self._path:
            self._path = attributes.get("full-path", "")

    def _start(self, name: str, attributes: Attributes) -> None:
        self._element = name if name not in self._texts else ""
        if name == "date" and attributes.get("event") not in (None, "publication", "original-publication"):
            self._element = ""
        if name == "item" and "nav" not in attributes.get("properties", "").split():
            path = posixpath.normpath(
                posixpath.join(posixpath.dirname(self._path), unquote(attributes.get("href", "")))
            )
            self._files[attributes.get("id", "")] = path
        elif name == "itemref" and attributes.get("linear") != "no":
            self._order.append(attributes.get("idref", ""))

    def _end(self, _: str) -> None:
        if self._element:
            self._texts.setdefault(self._element, [])
        self._element = ""

    def _text(self, text: str) -> None:
        if self._element in ("title", "date"):
            self._texts.setdefault(self._element, []).append(text)


def _day(given: str) -> str | None:
    try:
        return parse_moment(given.strip())[:10] if given.strip() else None
    except (InvalidDateError, OverflowError):
        return None
