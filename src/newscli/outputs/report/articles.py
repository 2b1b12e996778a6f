"""One article on the page: its head, its text in rows, and the removed parts, which are folded away."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from newscli.core.text.document import Document
from newscli.errors import counted
from newscli.inputs.article import Article
from newscli.outputs.report.marks import Layer, Mark, Piece, cut
from newscli.outputs.report.speakers import Speaker, Speakers
from newscli.outputs.web_address import web_address
from newscli.outputs.wording import DOUBTFUL, long_day, period, remarks
from newscli.records import Block, ParsedArticle, Quote, TimelineEntry

# Fields that the page shows above the text. In the text itself they are shown less prominently.
_HEAD = ("headline", "standfirst", "byline", "published", "updated", "dateline")


class Answers(NamedTuple):
    """The records of an article. None means that the command was not run."""

    parsed: ParsedArticle | None = None
    quotes: Sequence[Quote] | None = None
    entries: Sequence[TimelineEntry] | None = None
    blocks: Sequence[Block] | None = None


class MarkedQuote(NamedTuple):
    """A quotation with its anchor on the page."""

    quote: Quote
    anchor: str
    speaker: Speaker | None

    @property
    def unsure(self) -> bool:
        return self.quote.confidence < DOUBTFUL

    @property
    def more(self) -> str:
        """The details besides the speaker, in one line."""
        quote = self.quote
        details: list[str | None] = [quote.type, quote.cue.text if quote.cue else None]
        details += [quote.audience and f"to {quote.audience}", quote.medium]
        details += [quote.date and long_day(quote.date), f"{quote.confidence:.0%} sure", quote.rule]
        return " · ".join(detail for detail in details if detail)


class MarkedTime(NamedTuple):
    """An expression of time with its anchor on the page."""

    entry: TimelineEntry
    anchor: str

    @property
    def unsure(self) -> bool:
        return self.entry.confidence < DOUBTFUL

    @property
    def when(self) -> str:
        assert self.entry.from_
        return period(self.entry.from_, self.entry.to) + remarks(self.entry)


class Row(NamedTuple):
    """A paragraph, with the quotations that begin in it."""

    pieces: list[Piece]
    notes: list[MarkedQuote]
    head: bool


class Part(NamedTuple):
    """Rows that are shown, or rows that are folded away because these blocks were removed."""

    rows: list[Row]
    dropped: list[Block]

    @property
    def reasons(self) -> list[str]:
        return list(dict.fromkeys((block.reason or "other").replace("-", " ") for block in self.dropped))

    @property
    def decided(self) -> list[Block]:
        """One block for each reason and rule."""
        return list({(block.reason, block.rule): block for block in self.dropped}.values())

    @property
    def opening(self) -> str:
        """The first words of the folded rows."""
        words = "".join(block.text for block in self.dropped[:3])[:400].split()
        return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


class Head(NamedTuple):
    """The data about an article that the page also shows in its table of contents."""

    number: int
    headline: str
    outlet: str | None
    published: str | None
    quotes: int

    @property
    def anchor(self) -> str:
        return f"article-{self.number}"


class ArticleView(NamedTuple):
    """An article, prepared for the template."""

    head: Head
    id: str
    authors: list[str]
    url: str | None
    answers: Answers
    parts: list[Part]
    speakers: list[Speaker]

    @property
    def named(self) -> str:
        """The numbers of people, places and organisations, in words."""
        parsed = self.answers.parsed
        if not parsed:
            return ""
        counts = (
            (len(parsed.people), "person", "people"),
            (len(parsed.places), "place", "places"),
            (len(parsed.organizations), "organisation", "organisations"),
        )
        return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts if n)

    @property
    def facts(self) -> list[str]:
        """The numbers of quotations, speakers, dates and removed pieces, in words."""
        answers = self.answers
        facts = []
        if answers.quotes is not None:
            facts += [counted(len(answers.quotes), "quotation"), counted(len(self.speakers), "speaker")]
        if answers.entries is not None:
            facts.append(counted(sum(1 for entry in answers.entries if entry.from_), "date"))
        if answers.blocks is not None:
            facts.append(f"{counted(sum(1 for part in self.parts if part.dropped), 'piece')} removed")
        return facts


def view(number: int, article: Article, answers: Answers, speakers: Speakers) -> ArticleView:
    """Return the article for the template.

    number: its number on the page, from 1. speakers: the speakers of all articles; those of this article are added.
    """
    parsed, quotes = answers.parsed, answers.quotes or ()
    speakers.add(number, quotes)
    marked = [
        MarkedQuote(quote, f"article-{number}-quote-{quote.n}", speakers.of(quote) if quote.speaker else None)
        for quote in quotes
    ]
    times = [MarkedTime(entry, event_anchor(number, entry.n)) for entry in answers.entries or () if entry.from_]
    return ArticleView(
        head=_head(number, article, answers),
        id=article.id,
        authors=parsed.authors if parsed else article.authors,
        url=web_address(article),
        answers=answers,
        parts=list(_parts(article.text, marked, times, answers)),
        speakers=list({quote.speaker.number: quote.speaker for quote in marked if quote.speaker}.values()),
    )


def _head(number: int, article: Article, answers: Answers) -> Head:
    """Return the head of the article, from its text or otherwise from its metadata."""
    parsed = answers.parsed
    return Head(
        number=number,
        headline=" ".join(((parsed and parsed.headline) or article.headline or article.id).split()),
        outlet=(parsed and parsed.publisher) or article.source,
        published=(parsed and parsed.published) or article.date or _dated(answers.entries),
        quotes=len(answers.quotes or ()),
    )


def event_anchor(article: int, n: int) -> str:
    """Return the anchor of the n-th entry of an article's timeline."""
    return f"article-{article}-event-{n}"


def events_to_draw(answers: Answers) -> list[TimelineEntry]:
    """Return the dated entries, without those in removed blocks and without the dates of publication and update."""
    excluded = [(block.start, block.end) for block in answers.blocks or () if not block.keep]
    if answers.parsed:
        publication = [span for name, span in answers.parsed.spans.items() if name in ("published", "updated")]
        excluded += [(span.start, span.end) for span in publication]
    layer = Layer(Mark(start, end, "excluded", None) for start, end in excluded)
    dated = [entry for entry in answers.entries or () if entry.from_]
    return [entry for entry in dated if not any(layer.within(entry.start, entry.end))]


def _dated(entries: Sequence[TimelineEntry] | None) -> str | None:
    """Return the publication date with which the timeline was resolved."""
    return next((entry.dct for entry in entries or () if entry.dct), None)


def _parts(text: str, quotes: Sequence[MarkedQuote], times: Sequence[MarkedTime], answers: Answers) -> Iterator[Part]:
    layers = _layers(quotes, times)
    notes = sorted(quotes, key=lambda marked: marked.quote.start)
    heads = _head_spans(answers.parsed)
    folds = _folds(text, answers.blocks or ())
    notes_done = 0
    for fold, bounds in groupby(_rows(text, folds), key=lambda row: row[2]):
        rows = []
        for start, end, _ in bounds:
            first = notes_done
            while notes_done < len(notes) and notes[notes_done].quote.start < end:
                notes_done += 1
            inside = sum(max(min(end, ends) - max(start, begins), 0) for begins, ends in heads)
            head = 2 * inside > len(text[start:end].strip())
            rows.append(Row(cut(text, start, end, layers), notes[first:notes_done], head))
        yield Part(rows, [] if fold is None else folds[fold].blocks)


def _layers(quotes: Iterable[MarkedQuote], times: Iterable[MarkedTime]) -> list[Layer]:
    segments, credits = [], []
    for marked in quotes:
        quote = marked.quote
        # The first segment carries the anchor of the quotation; the others are only marked.
        segments += [Mark(s.start, s.end, "rest" if n else "quote", marked) for n, s in enumerate(quote.segments)]
        credits += [
            Mark(span.start, span.end, kind, marked)
            for kind, span in (("source", quote.source), ("cue", quote.cue))
            if span
        ]
    dated = [Mark(time.entry.start, time.entry.end, "time", time) for time in times]
    return [Layer(segments), Layer(dated), Layer(credits)]


def _head_spans(parsed: ParsedArticle | None) -> list[tuple[int, int]]:
    return [(span.start, span.end) for name, span in parsed.spans.items() if name in _HEAD] if parsed else []


class _Fold(NamedTuple):
    """A stretch of the text that was removed."""

    start: int
    end: int
    blocks: list[Block]


def _folds(text: str, blocks: Iterable[Block]) -> list[_Fold]:
    """Return the removed stretches. Blocks with only white space between them are one stretch."""
    folds: list[_Fold] = []
    for block in blocks:
        if block.keep or not block.text.strip():
            continue
        if folds and not text[folds[-1].end : block.start].strip():
            folds[-1].blocks.append(block)
            folds[-1] = folds[-1]._replace(end=block.end)
        else:
            folds.append(_Fold(block.start, block.end, [block]))
    return folds


def _rows(text: str, folds: Sequence[_Fold]) -> Iterator[tuple[int, int, int | None]]:
    """Yield the start and end of each row, and the number of the fold that contains it.

    White space after a row belongs to the row, so that the rows, joined, are the text.
    """
    starts = {start for start, _ in Document(text).paragraphs}
    edges = sorted({*starts, *(edge for fold in folds for edge in fold[:2])} - {0, len(text)})
    rows: list[tuple[int, int]] = []
    for start, end in pairwise([0, *edges, len(text)]):
        if rows and not text[start:end].strip():
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    fold = 0
    for start, end in rows:
        while fold < len(folds) and folds[fold].end <= start:
            fold += 1
        yield start, end, fold if fold < len(folds) and folds[fold].start < end else None
