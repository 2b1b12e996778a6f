"""The text and the metadata that are extracted from a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

_LONGEST_HEADLINE = 300  # characters
_HEADLINE_WITHIN = 4  # blocks at the top of a document, one of which may be the headline
_PROSE = 200  # characters; a longer block is body text


@dataclass(slots=True)
class Extracted:
    """One article of a document. fields: further metadata, for `--format articles`.

    lines: the text before its lines were joined, if they were; the labels of an export are lines of their own.
    """

    text: str
    headline: str | None = None
    date: str | None = None
    source: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    lines: str = ""


@dataclass(slots=True)
class TextBlock:
    """A paragraph, heading, list item or table row of a document.

    level: 0 for the title of the document, 1 and more for headings, None for other blocks. joined: no empty line
    separates it from the block before it if that one is joined, too, as in a list.
    """

    text: str
    level: int | None = None
    joined: bool = False


def put_together(blocks: Iterable[TextBlock]) -> Extracted:
    """Join the blocks with empty lines between them. The headline is the title, or else a heading at the top."""
    filled = [block for block in blocks if block.text.strip()]
    parts: list[str] = []
    for before, block in zip([None, *filled], filled, strict=False):
        if before:
            parts.append("\n" if before.joined and block.joined else "\n\n")
        parts.append(block.text.strip())
    return Extracted("".join(parts), headline=next(_headlines(filled), None))


def _headlines(blocks: list[TextBlock]) -> Iterator[str]:
    """Yield the titles and headings at the top of a document, the highest level first."""
    top: list[TextBlock] = []
    for block in blocks[:_HEADLINE_WITHIN]:
        if len(block.text) > _PROSE and block.level is None:
            break
        top.append(block)
    for block in sorted((b for b in top if b.level is not None), key=lambda b: b.level or 0):
        words = " ".join(block.text.split())
        if len(words) <= _LONGEST_HEADLINE:
            yield words
