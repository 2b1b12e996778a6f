"""Reads the visible header of a page in the way in which the header of a text is read."""

import re
from collections import deque
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from newscli.core.page.body_start import body_start
from newscli.core.page.header import Header, parse_header
from newscli.core.page.published import find_dates, is_two_ways
from newscli.core.page.top import read_top
from newscli.core.text.document import Document
from newscli.inputs.documents.markup import blocks_of
from newscli.inputs.header.authors import people_of

_LABELLED = re.compile(
    r"^(?:words|text|story|report|reporter|author|writer|recipe|by-?line)(?: by|:) (.{3,80})$", re.I | re.M
)
_PROSE_WORDS = 25  # of a paragraph of the article
_PROSE_BLOCKS = 3
_HEADER_BLOCKS = 30
_LINES_ABOVE = 12
_LONGEST_KICKER = 40  # characters next to a headline in the same line


class Shown:
    """The visible header from the headline to the first paragraphs, read only when it is needed."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self.headline: str | None = None  # where the header begins

    def lines(self) -> Iterator[str]:
        """Return all lines of the page."""
        lines = (" ".join(line.split()) for block in blocks_of(self._tree) for line in block.text.split("\n"))
        return filter(None, lines)

    @cached_property
    def header(self) -> Header:
        """The header, parsed like that of a text."""
        text = Document(self._header_text)
        body = body_start(text)
        return parse_header(text, read_top(text, find_dates(text, body), body))

    @cached_property
    def _header_text(self) -> str:
        return "\n".join(_lines_below(self.lines(), self.headline) or _lines_above_prose(self.lines()))

    def authors(self, outlets: list[str]) -> list[str]:
        """Return the people of the byline."""
        if byline := self.header.byline:
            return people_of([name.text for name in byline.names if name.kind == "person"], outlets)
        return people_of((m[1] for m in _LABELLED.finditer(self._header_text)), outlets)

    def desk(self) -> list[str]:
        """Return the desk or agency that is the author."""
        return [name for name in self.header.authors if self.header.byline and not self.header.byline.has_person]

    def published(self) -> str | None:
        """Return the publication date in the header; None if there is none or if its digits are ambiguous."""
        published = self.header.dates.published
        return published.value if published else None

    def is_two_ways(self) -> bool:
        """Whether the digits of the publication date are ambiguous."""
        published = self.header.dates.published
        return published is not None and is_two_ways(self._header_text[published.start : published.end])


def _lines_below(lines: Iterator[str], headline: str | None) -> list[str]:
    """Return the lines from two above the headline to the first paragraphs of prose; none without a headline."""
    above: deque[str] = deque(maxlen=2)
    for line in lines:
        if headline and headline in line and len(line) <= len(headline) + _LONGEST_KICKER:
            return [*above, line, *_up_to_prose(lines)]
        above.append(line)
    return []


def _lines_above_prose(lines: Iterator[str]) -> list[str]:
    """Return the first paragraphs of prose with the lines above them."""
    above: deque[str] = deque(maxlen=_LINES_ABOVE)
    for line in lines:
        above.append(line)
        if len(line.split()) >= _PROSE_WORDS:
            return [*above, *_up_to_prose(lines)]
    return []


def _up_to_prose(lines: Iterator[str]) -> Iterator[str]:
    """Yield the next lines up to the third paragraph of prose."""
    prose = 0
    for line in islice(lines, _HEADER_BLOCKS):
        yield line
        prose += len(line.split()) >= _PROSE_WORDS
        if prose >= _PROSE_BLOCKS:
            return
