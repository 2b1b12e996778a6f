"""One article: its text, what metadata say of it, and the layers that all commands read.

Each layer is computed when it is first asked for, and once: lines, header, boilerplate, names, temporal expressions.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Literal, TypeVar

from msgspec.structs import replace

from newscli.core.given import Given
from newscli.core.page.body_start import body_start
from newscli.core.page.published import Dates, find_dates
from newscli.core.page.sure_boilerplate import sure_boilerplate
from newscli.core.text.caching import cached_attribute
from newscli.core.text.document import Document
from newscli.core.text.language import is_foreign
from newscli.core.text.reading import Reading
from newscli.core.text.repairs import read_text
from newscli.records import Block, ParsedArticle, PersonRecord, Quote, Reason, TimelineEntry

if TYPE_CHECKING:
    from newscli.core.page.header import Header
    from newscli.core.page.top import Top
    from newscli.core.placing import Places
    from newscli.core.speakers.terms import Terms
    from newscli.core.time.model import Timex
    from newscli.core.time.nearby import NearbyDays

_DIGIT = re.compile("[0-9]")
_OF_DAYS = frozenset(["day", "time"])
_LONGEST_DATE = 40  # characters of a date with its weekday and time of day
Mode = Literal["safe", "balanced", "strict"]
Record = TypeVar("Record", Quote, TimelineEntry, Block)


class Article:
    """One article. `newscli.read` makes it; the text is never changed, and all offsets point into it."""

    def __init__(self, text: str, given: Given, article: str = "-") -> None:
        """given: what metadata say. article: the name that the records carry."""
        self.text = text
        self.article = article
        self._given = given
        self._stories: dict[bool, _Story] = {}  # whether boilerplate is read along

    @cached_attribute
    def reading(self) -> Reading:
        """The text as the layers read it: each paragraph in one line, and what is damaged repaired."""
        return read_text(self.text)

    @cached_attribute
    def page(self) -> Document:
        """The whole text, as it is read."""
        return Document(self.reading.text)

    @cached_attribute
    def foreign(self) -> bool:
        """Whether the text is surely in another language than English."""
        return is_foreign(self.reading.text)

    @cached_attribute
    def _body_line(self) -> int:
        return body_start(self.page)

    @cached_attribute
    def dates(self) -> Dates:
        """When the text itself says that it was published and updated."""
        return find_dates(self.page, self._body_line)

    @cached_attribute
    def top(self) -> "Top":
        """The top of the page, with the headline that all commands share."""
        from newscli.core.page.top import read_top

        return read_top(self.page, self.dates, self._body_line)

    @cached_attribute
    def header(self) -> "Header":
        """Headline, byline, dateline and the other parts that the text shows, each with its place."""
        from newscli.core.page.header import parse_header

        return parse_header(self.page, self.top)

    @property
    def dct(self) -> str | None:
        """The publication day (ISO): the given one, else the one that the header says, else the fallback."""
        return self._moment[:10] if self._moment else None

    @property
    def _moment(self) -> str | None:
        """The publication day, with the time of day where it is known."""
        if self._given.published:
            return self._given.published
        return self.dates.published.value if self.dates.published else self._given.fallback_date

    @property
    def people(self) -> list[PersonRecord]:
        """The persons that the article names, in the order of their first mentions."""
        return self.parse().people

    def parse(self, *, keep_boilerplate: bool = False) -> ParsedArticle:
        """What the article is: header, body, people, places. keep_boilerplate: read it as if it were the article."""
        from newscli.core.parsed import parse_article

        story = self._story(keep_boilerplate)
        if story.parsed is None:
            story.parsed = parse_article(self.page, story.document, self.header, self._given, self.article)
            if self._places:
                self._places.parsed(story.parsed, story.document.excluded)
        return story.parsed

    def quotes(
        self,
        *,
        indirect: bool = False,
        unattributed: bool = False,
        keep_boilerplate: bool = False,
        terms: "Terms | None" = None,
    ) -> list[Quote]:
        """Return the quotations, in the order of the text.

        indirect: include speech reported without marks. unattributed: include quoted words that are not speech; in
        another language than English all quoted words are unattributed. terms: notes the terms that decided.
        """
        from newscli.core.quotes.details import sentence_around

        story = self._story(keep_boilerplate)
        quotes = self._attributed(story, indirect, terms)
        wanted = {"direct", "mixed"} | ({"indirect"} if indirect else set())
        if self.foreign:  # the names and pronouns of another language would be guesses
            quotes = [_unattributed(quote) for quote in quotes]
        if unattributed or self.foreign:
            wanted.add("unattributed")
        chosen = [quote for quote in quotes if quote.type in wanted]
        for quote in chosen:
            quote.sentence = sentence_around(story.document, quote)
        lines = [terms.lines_of(quote) for quote in chosen] if terms else []
        if self._places:
            self._places.quotes(chosen)
        if terms:
            terms.by_start.update(zip((quote.start for quote in chosen), lines, strict=True))
        return _numbered(chosen)

    def _attributed(self, story: "_Story", indirect: bool, terms: "Terms | None") -> list[Quote]:
        """Return all quotations of a story with their sources and speakers, in the order of the text."""
        from newscli.core.quotes.choice import choose as choose_source
        from newscli.core.quotes.details import Days
        from newscli.core.quotes.direct import find_direct
        from newscli.core.speakers.choice import choose as choose_speaker
        from newscli.core.speakers.resolve import resolve_speakers

        days = Days(lambda start, end: story.timexes_between(start, end, self._moment), lambda: self.dct)
        source_choice = terms.choose_source if terms else choose_source
        quotes = find_direct(story.document, story.names, days, self.article, source_choice)
        if indirect:
            from newscli.core.quotes.indirect import find_indirect

            quotes += find_indirect(story.document, quotes, days, self.article)
        quotes.sort(key=lambda quote: quote.start)
        resolve_speakers(story.names, quotes, terms.choose_speaker if terms else choose_speaker)
        return quotes

    def timeline(
        self, *, everything: bool = False, keep_boilerplate: bool = False, terms: dict[int, str] | None = None
    ) -> list[TimelineEntry]:
        """Return the temporal expressions, in the order of the text.

        everything: also expressions without a place on the axis (durations, sets, vague words). terms: receives, by the
        offset of an entry, the terms that decided whether its date lies in the past or the future.
        """
        from newscli.core.events import find_timeline

        story, dct = self._story(keep_boilerplate), self.dct
        timexes = story.timexes(self._moment)
        entries = find_timeline(story.names, timexes, dct=dct, article=self.article, everything=everything)
        lines = _decided(entries, timexes) if terms is not None else []
        if self._places:
            self._places.entries(entries)
        if terms is not None:
            terms.update((entry.start, line) for entry, line in zip(entries, lines, strict=True) if line)
        if not everything:
            entries = [entry for entry in entries if not self.is_dated_by(entry)]
        return _numbered(entries)

    def is_dated_by(self, entry: TimelineEntry) -> bool:
        """Whether an entry only says when the article was written: its dateline, or its line of publication."""
        from newscli.core.events import is_dateline

        if is_dateline(entry):
            return True
        if entry.granularity not in _OF_DAYS or not _DIGIT.search(entry.text) or self._has_verb_before(entry.start):
            return False  # without a look at the page's dates, which are days, have digits and follow no verb
        return any(start < entry.end and entry.start < end for start, end in self._own_dates)

    def _has_verb_before(self, start: int) -> bool:
        """Whether a verb stands in the line of a date, clearly before it."""
        from newscli.core.clauses.verbs import has_verb

        line = self.text.rfind("\n", 0, start) + 1
        return start - line > _LONGEST_DATE and has_verb(self.text[line : start - _LONGEST_DATE].split())

    @cached_attribute
    def _own_dates(self) -> list[tuple[int, int]]:
        """From where to where the text says when it was published and updated, as offsets in the article's own text.

        A date that a verb of its line leads to belongs to a sentence, which may tell an event.
        """
        from newscli.core.clauses.verbs import has_verb
        from newscli.core.text.tokens import Tokens

        text = self.page.text
        dates = [date for date in (self.dates.published, self.dates.updated) if date]
        return [
            self.reading.bounds(date.start, date.end)
            for date in dates
            if not has_verb(Tokens(text, text.rfind("\n", 0, date.start) + 1, date.start).tokens)
        ]

    def blocks(
        self,
        *,
        mode: Mode = "balanced",
        keep: Collection[Reason] = (),
        drop: Collection[Reason] = (),
        phrases: Iterable[str] = (),
        repeated: frozenset[str] = frozenset(),
    ) -> list[Block]:
        """The article and what is not part of it: blocks, kept or dropped with a reason, that joined are the text.

        The arguments are those of `newscli.strip_boilerplate`.
        """
        from newscli.core.page.blocks import classify_blocks
        from newscli.core.page.own_phrases import OwnPhrases

        blocks = classify_blocks(
            self.page,
            mode=mode,
            keep=keep,
            drop=drop,
            phrases=OwnPhrases(phrases) if phrases else None,
            repeated=repeated,
            headline=self.top.headline,
            article=self.article,
        )
        return _numbered(self._places.blocks(blocks, self.article)) if self._places else blocks

    @cached_attribute
    def _places(self) -> "Places | None":
        """Where what is found stands in the text, if that is read otherwise than it is written."""
        if self.reading.text == self.text:
            return None
        from newscli.core.placing import Places

        return Places(self.reading, self.text)

    def _story(self, keep_boilerplate: bool) -> "_Story":
        if keep_boilerplate not in self._stories:
            page = self.page
            sure = [] if keep_boilerplate else [(drop.start, drop.end) for drop in sure_boilerplate(page)]
            self._stories[keep_boilerplate] = _Story(page if keep_boilerplate else page.without(sure))
        return self._stories[keep_boilerplate]


class _Story:
    """The part of the page that quotations and dates are looked for in, and what is known of it so far."""

    def __init__(self, document: Document) -> None:
        from newscli.core.names.names import Names  # strip-boilerplate needs none

        self.document = document
        self.names = Names(document)
        self.parsed: ParsedArticle | None = None
        self._timexes: list[Timex] | None = None
        self._nearby: NearbyDays | None = None

    def timexes(self, published: str | None) -> "list[Timex]":
        """The temporal expressions, resolved against the publication day, or the moment where that is known."""
        if self._timexes is None:
            from newscli.core.time.expressions import find_timexes

            self._timexes = find_timexes(self.document, published)
        return self._timexes

    def timexes_between(self, start: int, end: int, published: str | None) -> "list[Timex]":
        """Those that begin between two offsets of a paragraph; the rest of the article is read only where it counts."""
        if self._timexes is None and published:
            from newscli.core.time.nearby import NearbyDays

            if self._nearby is None:
                self._nearby = NearbyDays(self.document, published)
            if (near := self._nearby.between(start, end)) is not None:
                return near
        timexes = self.timexes(published)
        return timexes[bisect_left(timexes, start, key=_start_of) : bisect_left(timexes, end, key=_start_of)]


def _decided(entries: list[TimelineEntry], timexes: "list[Timex]") -> list[str]:
    """Return for each entry the terms that decided its direction, "" where none were weighed."""
    from newscli.core.scoring import decided_by, scorer

    weights = scorer("direction_weights")
    lines = {timex.start: decided_by(timex.weighed, weights) for timex in timexes if timex.weighed}
    return [lines.get(entry.start, "") for entry in entries]


def _start_of(timex: "Timex") -> int:
    return timex.start


def _unattributed(quote: Quote) -> Quote:
    return replace(
        quote,
        type="unattributed",
        speaker=None,
        role=None,
        source=None,
        cue=None,
        audience=None,
        medium=None,
        date=None,
    )


def _numbered(records: list[Record]) -> list[Record]:
    for n, record in enumerate(records, 1):
        record.n = n
    return records
