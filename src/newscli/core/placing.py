"""Answers about the reading of a text, as answers about the text itself: offsets and slices of what the article holds.

Where the slice differs from what was read, `clean` keeps the latter.
"""

from collections import deque
from collections.abc import Iterable

from msgspec.structs import replace

from newscli.core.quotes.details import joined
from newscli.core.text.reading import Reading
from newscli.records import Block, BoilerplateCount, Entity, Offsets, ParsedArticle, Quote, Source, Span, TimelineEntry


class Places:
    """The places of one reading in the article's own text."""

    def __init__(self, reading: Reading, text: str) -> None:
        """text: the article's own."""
        self._reading = reading
        self._text = text

    def quotes(self, quotes: Iterable[Quote]) -> None:
        """Moves quotations to where they stand in the text."""
        for quote in quotes:
            read = quote.content
            quote.start, quote.end = self._offsets(quote.start, quote.end)
            quote.segments = [self._span(segment) for segment in quote.segments]
            quote.content = joined(quote.type, quote.segments)
            quote.clean = read if read != quote.content else None
            quote.cue = quote.cue and self._span(quote.cue)
            quote.sentence = quote.sentence and self._span(quote.sentence)
            if source := quote.source:
                start, end = self._offsets(source.start, source.end)
                quote.source = Source(start, end, self._text[start:end], source.kind)

    def entries(self, entries: Iterable[TimelineEntry]) -> None:
        """Moves entries of the timeline to where they stand in the text."""
        for entry in entries:
            read = entry.event.text if entry.event else None
            entry.start, entry.end = self._offsets(entry.start, entry.end)
            entry.text = self._text[entry.start : entry.end]
            entry.sentence = self._span(entry.sentence)
            entry.event = entry.event and self._span(entry.event)
            entry.clean = read if entry.event and read != entry.event.text else None

    def blocks(self, blocks: list[Block], article: str) -> list[Block]:
        """The blocks of the text: each with the line's prefix before it, so that joined they are the text."""
        if not blocks:  # nothing of the text is read
            return [Block(article, 1, 0, len(self._text), self._text, False, "other", "no-article", 1.0)]
        if self._reading.is_rearranged:
            return self._side_by_side(blocks)
        out: list[Block] = []
        ends = [self._reading.end(block.end) for block in blocks[:-1]] + [len(self._text)]
        furniture = deque(self._reading.furniture)
        start = 0
        for block, end in zip(blocks, ends, strict=True):
            while furniture and furniture[0][0] < end:  # it stands after the line of the block, or above the first one
                first, last = furniture.popleft()
                if not self._text[start:first].strip():
                    out.append(self._page_block(start, last, article))
                    start = last
                else:
                    self._put(block, start, first, out)
                    out.append(self._page_block(first, end, article))
                    start = end
            if start < end:  # else its characters are one with those before them
                self._put(block, start, end, out)
                start = end
        return out

    def _side_by_side(self, blocks: list[Block]) -> list[Block]:
        """The blocks where some stand side by side: what lies between the lines of one is one block with it."""
        out: list[Block] = []
        read: list[list[str]] = []  # of each block: what is kept of it
        for block in blocks:
            start, end = self._offsets(block.start, block.end)
            kept = [block.text.strip()] if block.keep else []
            while out and start < out[-1].end:
                last = out.pop()
                block = last if last.keep and not block.keep else block
                start, end, kept = min(start, last.start), max(end, last.end), read.pop() + kept
            out.append(replace(block, start=start, end=end))
            read.append(kept)
        starts = [0, *(block.start for block in out[1:]), len(self._text)]
        for block, kept, start, end in zip(out, read, starts[:-1], starts[1:], strict=True):
            block.start, block.end, block.text = start, end, self._text[start:end]
            words = "\n".join(kept)
            block.clean = words if words and words != block.text.strip() else None
        return [block for block in out if block.start < block.end]

    def _put(self, block: Block, start: int, end: int, out: list[Block]) -> None:
        read, block.start, block.end = block.text, start, end
        block.text = self._text[start:end]
        block.clean = bare if (bare := read.strip()) != block.text.strip() else None
        out.append(block)

    def _page_block(self, start: int, end: int, article: str) -> Block:
        """The block of lines that a printed page has, and its text has not."""
        return Block(article, 0, start, end, self._text[start:end], False, "other", "page-furniture", 0.95)

    def parsed(self, record: ParsedArticle, left_out: Iterable[tuple[int, int]]) -> None:
        """Moves the places of what the article names; its fields are as read.

        left_out: the boilerplate, whose characters are counted as the text has them.
        """
        places = [self._offsets(start, end) for start, end in left_out]
        record.boilerplate = BoilerplateCount(len(places), sum(end - start for start, end in places))
        record.paragraphs = [self._moved(paragraph) for paragraph in record.paragraphs]
        record.spans = {field: self._moved(place) for field, place in record.spans.items()}
        for person in record.people:
            person.mentions = [self._moved(mention) for mention in person.mentions]
        record.places = [self._entity(place) for place in record.places]
        record.organizations = [self._entity(organization) for organization in record.organizations]

    def _entity(self, entity: Entity) -> Entity:
        return Entity(entity.name, [self._moved(mention) for mention in entity.mentions])

    def _moved(self, place: Offsets) -> Offsets:
        return Offsets(*self._offsets(place.start, place.end))

    def _span(self, span: Span) -> Span:
        start, end = self._offsets(span.start, span.end)
        return Span(start, end, self._text[start:end])

    def _offsets(self, start: int, end: int) -> tuple[int, int]:
        return self._reading.bounds(start, end)
