"""What the page shows of one article: its head, its text in rows, and what is folded away."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from newscli.core.text.document import Document
from newscli.errors import counted
from newscli.inputs.article import Article
from newscli.outputs.report.marks import Layer, Mark, Piece, cut
from newscli.outputs.report.speakers import Speaker, Speakers
from newscli.outputs.web_address import web_address
from newscli.outputs.wording import DOUBTFUL, long_day, period, signs
from newscli.records import Block, ParsedArticle, Quote, TimelineEntry

# The fields of the head that the page shows above the text; in the text they step back.
_HEAD = ("headline", "standfirst", "byline", "published", "updated", "dateline")


class Answers(NamedTuple):
    """What is known of an article. None: nobody asked for it."""

    parsed: ParsedArticle | None = None
    quotes: Sequence[Quote] | None = None
    entries: Sequence[TimelineEntry] | None = None
    blocks: Sequence[Block] | None = None


class MarkedQuote(NamedTuple):
    """A quotation with the name of its place on the page."""

    quote: Quote
    anchor: str
    speaker: Speaker | None

    @property
    def unsure(self) -> bool:
        return self.quote.confidence < DOUBTFUL

    @property
    def more(self) -> str:
        """What there is to say of it besides the speaker."""
        quote = self.quote
        told: list[str | None] = [quote.type, quote.cue.text if quote.cue else None]
        told += [quote.audience and f"to {quote.audience}", quote.medium]
        told += [quote.date and long_day(quote.date), f"{quote.confidence:.0%} sure", quote.rule]
        return " · ".join(word for word in told if word)


class MarkedTime(NamedTuple):
    """A temporal expression with the name of its place on the page."""

    entry: TimelineEntry
    anchor: str

    @property
    def unsure(self) -> bool:
        return self.entry.confidence < DOUBTFUL

    @property
    def when(self) -> str:
        assert self.entry.from_
        return period(self.entry.from_, self.entry.to) + signs(self.entry)


class Row(NamedTuple):
    """A paragraph, with the quotations that begin in it."""

    pieces: list[Piece]
    notes: list[MarkedQuote]
    head: bool


class Part(NamedTuple):
    """Rows that are shown, or folded away for the reasons of these blocks."""

    rows: list[Row]
    dropped: list[Block]

    @property
    def reasons(self) -> list[str]:
        return list(dict.fromkeys((block.reason or "other").replace("-", " ") for block in self.dropped))

    @property
    def decided(self) -> list[Block]:
        """A block for each reason and rule."""
        return list({(block.reason, block.rule): block for block in self.dropped}.values())

    @property
    def opening(self) -> str:
        """The first words of what is folded away."""
        words = "".join(block.text for block in self.dropped[:3])[:400].split()
        return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


class Head(NamedTuple):
    """What is told of an article outside its own place on the page too."""

    number: int
    headline: str
    outlet: str | None
    published: str | None
    quotes: int

    @property
    def anchor(self) -> str:
        return f"article-{self.number}"


class ArticleView(NamedTuple):
    """An article as the template shows it."""

    head: Head
    id: str
    authors: list[str]
    url: str | None
    answers: Answers
    parts: list[Part]
    speakers: list[Speaker]

    @property
    def named(self) -> str:
        """How many people, places and organisations are named."""
        parsed = self.answers.parsed
        if not parsed:
            return ""
        named = (
            (len(parsed.people), "person", "people"),
            (len(parsed.places), "place", "places"),
            (len(parsed.organizations), "organisation", "organisations"),
        )
        return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in named if n)

    @property
    def facts(self) -> list[str]:
        """How much there is of what."""
        found = self.answers
        told = []
        if found.quotes is not None:
            told += [counted(len(found.quotes), "quotation"), counted(len(self.speakers), "speaker")]
        if found.entries is not None:
            told.append(counted(sum(1 for entry in found.entries if entry.from_), "date"))
        if found.blocks is not None:
            told.append(f"{counted(sum(1 for part in self.parts if part.dropped), 'piece')} left out")
        return told


def view(number: int, article: Article, answers: Answers, speakers: Speakers) -> ArticleView:
    """The article for the page. number: its own on the page, from 1. speakers: of all articles; gets those of this."""
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
    """What stands above the article: as the text says it, else as the input does."""
    parsed = answers.parsed
    return Head(
        number=number,
        headline=" ".join(((parsed and parsed.headline) or article.headline or article.id).split()),
        outlet=(parsed and parsed.publisher) or article.source,
        published=(parsed and parsed.published) or article.date or _dated(answers.entries),
        quotes=len(answers.quotes or ()),
    )


def event_anchor(article: int, n: int) -> str:
    """The name of the place on the page where the n-th entry of an article's timeline stands."""
    return f"article-{article}-event-{n}"


def told_events(answers: Answers) -> list[TimelineEntry]:
    """What the article tells with a place on the axis; not when it was printed, nor what stands in what is left out."""
    beside = [(block.start, block.end) for block in answers.blocks or () if not block.keep]
    if answers.parsed:
        printed = [span for name, span in answers.parsed.spans.items() if name in ("published", "updated")]
        beside += [(span.start, span.end) for span in printed]
    layer = Layer(Mark(start, end, "beside", None) for start, end in beside)
    placed = [entry for entry in answers.entries or () if entry.from_]
    return [entry for entry in placed if not any(layer.within(entry.start, entry.end))]


def _dated(entries: Sequence[TimelineEntry] | None) -> str | None:
    """The publication date against which the timeline was resolved."""
    return next((entry.dct for entry in entries or () if entry.dct), None)


def _parts(text: str, quotes: Sequence[MarkedQuote], times: Sequence[MarkedTime], answers: Answers) -> Iterator[Part]:
    layers = _layers(quotes, times)
    notes = sorted(quotes, key=lambda marked: marked.quote.start)
    heads = _head_spans(answers.parsed)
    folds = _folds(text, answers.blocks or ())
    noted = 0
    for n, bounds in groupby(_rows(text, folds), key=lambda row: row[2]):
        rows = []
        for start, end, _ in bounds:
            first = noted
            while noted < len(notes) and notes[noted].quote.start < end:
                noted += 1
            inside = sum(max(min(end, ends) - max(start, begins), 0) for begins, ends in heads)
            head = 2 * inside > len(text[start:end].strip())
            rows.append(Row(cut(text, start, end, layers), notes[first:noted], head))
        yield Part(rows, [] if n is None else folds[n].blocks)


def _layers(quotes: Iterable[MarkedQuote], times: Iterable[MarkedTime]) -> list[Layer]:
    said, credited = [], []
    for marked in quotes:
        quote = marked.quote
        # The first segment bears the quotation's anchor; the others are only marked.
        said += [Mark(s.start, s.end, "rest" if n else "quote", marked) for n, s in enumerate(quote.segments)]
        credited += [
            Mark(span.start, span.end, kind, marked)
            for kind, span in (("source", quote.source), ("cue", quote.cue))
            if span
        ]
    dated = [Mark(time.entry.start, time.entry.end, "time", time) for time in times]
    return [Layer(said), Layer(dated), Layer(credited)]


def _head_spans(parsed: ParsedArticle | None) -> list[tuple[int, int]]:
    return [(span.start, span.end) for name, span in parsed.spans.items() if name in _HEAD] if parsed else []


class _Fold(NamedTuple):
    """A stretch of the text that is left out."""

    start: int
    end: int
    blocks: list[Block]


def _folds(text: str, blocks: Iterable[Block]) -> list[_Fold]:
    """What is left out; blocks with nothing but white space between them are one stretch."""
    found: list[_Fold] = []
    for block in blocks:
        if block.keep or not block.text.strip():
            continue
        if found and not text[found[-1].end : block.start].strip():
            found[-1].blocks.append(block)
            found[-1] = found[-1]._replace(end=block.end)
        else:
            found.append(_Fold(block.start, block.end, [block]))
    return found


def _rows(text: str, folds: Sequence[_Fold]) -> Iterator[tuple[int, int, int | None]]:
    """Where each row of the text begins and ends, and the number of the fold that it lies in.

    The white space after a row belongs to it: the rows, joined, are the text.
    """
    starts = {start for start, _ in Document(text).paragraphs}
    edges = sorted({*starts, *(edge for fold in folds for edge in fold[:2])} - {0, len(text)})
    rows: list[tuple[int, int]] = []
    for start, end in pairwise([0, *edges, len(text)]):
        if rows and not text[start:end].strip():
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    n = 0
    for start, end in rows:
        while n < len(folds) and folds[n].end <= start:
            n += 1
        yield start, end, n if n < len(folds) and folds[n].start < end else None
