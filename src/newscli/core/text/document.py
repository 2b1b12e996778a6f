"""The text of an article, divided into paragraphs and sentences. All are offsets; the text is never edited.

A line is a paragraph: text whose lines were broken to a width is read as `newscli.core.text.reading` gives it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from newscli.core.text.caching import cached_attribute
from newscli.core.text.sentences import split_sentences
from newscli.core.text.spans import Bounds, trim
from newscli.records import Span

__all__ = ["Bounds", "Document"]


class Document:
    """A text and its parts, each computed when first asked for.

    excluded: stretches that the extractors leave out (boilerplate), sorted and disjoint; paragraphs are what remains.
    """

    def __init__(self, text: str, excluded: Iterable[Bounds] = (), whole: "Document | None" = None) -> None:
        """whole: a document of the same text, whose lines are used."""
        self.text = text
        self.excluded = tuple(excluded)
        self._whole = whole

    def without(self, excluded: Iterable[Bounds]) -> "Document":
        """Return a document without these stretches, which shares everything that does not depend on them."""
        return Document(self.text, excluded, self._whole or self)

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    @cached_attribute
    def lower(self) -> str:
        """The text in lower case, character for character."""
        if self._whole:
            return self._whole.lower
        # İ is the only letter whose lowercase form has two characters.
        return self.text.replace("İ", "i").lower()

    @cached_attribute
    def lines(self) -> list[Bounds]:
        """The non-blank lines, without the white space around them."""
        if self._whole:
            return self._whole.lines
        lines = self.text.splitlines(keepends=True)
        starts = accumulate(map(len, lines), initial=0)
        lines_found: list[Bounds] = []
        for start, line, bare in zip(
            starts, lines, map(str.strip, lines), strict=False
        ):  # the last start is the text's end
            if bare:
                if line[0] != bare[0]:
                    start += line.index(bare[0])
                lines_found.append((start, start + len(bare)))
        return lines_found

    @cached_attribute
    def paragraphs(self) -> list[Bounds]:
        """The paragraphs in order, trimmed, without what is excluded."""
        return list(self._without_excluded(self.lines)) if self.excluded else self.lines

    def _without_excluded(self, pieces: Iterable[Bounds]) -> Iterator[Bounds]:
        """Yield what remains of each piece. Most pieces overlap nothing that is excluded, and remain unchanged."""
        excluded, index = self.excluded, 0
        for start, end in pieces:
            while index < len(excluded) and excluded[index][1] <= start:
                index += 1
            met = index
            while met < len(excluded) and excluded[met][0] < end:
                if start < excluded[met][0] and (remaining := trim(self.text, start, excluded[met][0])):
                    yield remaining
                start = excluded[met][1]
                met += 1
            if met == index:
                yield start, end
            elif start < end and (remaining := trim(self.text, start, end)):
                yield remaining

    @cached_attribute
    def _starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def paragraph_index(self, position: int) -> int:
        """Return the index of the paragraph that contains the position, or of the one before it (-1: none)."""
        return bisect_right(self._starts, position) - 1

    def paragraph_start(self, position: int) -> int:
        """Return the start of the paragraph that contains the position, or of the one before it.

        For a position before all paragraphs, it is that of the last one.
        """
        return self._starts[bisect_right(self._starts, position) - 1]

    @cached_attribute
    def _sentences(self) -> dict[int, list[Bounds]]:
        return {}

    def sentences(self, paragraph: int) -> list[Bounds]:
        """Return the sentences of the paragraph with this index, trimmed; only white space is left out."""
        sentences = self._sentences.get(paragraph)
        if sentences is None:
            sentences = self._sentences[paragraph] = split_sentences(self.text, *self.paragraphs[paragraph])
        return sentences

    def sentence_at(self, position: int) -> Bounds:
        """Return the sentence that contains the position, or the one before it; raise IndexError if there is none."""
        paragraph = self.paragraph_index(position)
        if paragraph < 0:
            raise IndexError(f"no paragraph at {position}")
        sentences = self.sentences(paragraph)
        return sentences[max(bisect_right(sentences, (position, len(self.text))) - 1, 0)]
