"""What a document gives: its text, and what it says of itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

_LONGEST_HEADLINE = 300  # characters
_HEADLINE_WITHIN = 4  # blocks of text before which the headline of a document stands
_PROSE = 200  # characters of a block that is no header


@dataclass(slots=True)
class Extracted:
    """The text of one article of a document. fields: what else is known of it, for `--format articles`.

    lines: the text line by line, where its lines were joined, as the labels of an export stand in lines of their own.
    """

    text: str
    headline: str | None = None
    date: str | None = None
    source: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    lines: str = ""


@dataclass(slots=True)
class TextBlock:
    """A paragraph, a heading, an item of a list or a row of a table, as a document holds it.

    level: 0 for the title of the document, 1 and more for headings, None for what is no heading. joined: it belongs
    to the block before it if that one is joined too, as the items of a list do.
    """

    text: str
    level: int | None = None
    joined: bool = False


def put_together(blocks: Iterable[TextBlock]) -> Extracted:
    """The text with an empty line between its paragraphs, and the headline: the title, else a heading at the top."""
    kept = [block for block in blocks if block.text.strip()]
    parts: list[str] = []
    for before, block in zip([None, *kept], kept, strict=False):
        if before:
            parts.append("\n" if before.joined and block.joined else "\n\n")
        parts.append(block.text.strip())
    return Extracted("".join(parts), headline=next(_headlines(kept), None))


def _headlines(blocks: list[TextBlock]) -> Iterator[str]:
    top: list[TextBlock] = []
    for block in blocks[:_HEADLINE_WITHIN]:
        if len(block.text) > _PROSE and block.level is None:
            break
        top.append(block)
    for block in sorted((b for b in top if b.level is not None), key=lambda b: b.level or 0):
        words = " ".join(block.text.split())
        if len(words) <= _LONGEST_HEADLINE:
            yield words
