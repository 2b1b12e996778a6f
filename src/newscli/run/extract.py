"""What each command does to one article: values that can be sent to another process, and called there."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from newscli.api import read
from newscli.core.article import Article as Reading
from newscli.core.article import Mode
from newscli.inputs.article import Article
from newscli.records import Findings, ParsedArticle, Reason
from newscli.run.messages import UNSURE, shown
from newscli.run.select import Selection, matching, spoken_by

if TYPE_CHECKING:
    from newscli.core.page.repetition import Repetition


_UNDATED = "no publication date, so words like Friday stay unresolved; use --date YYYY-MM-DD"
_TWO_WAYS = (
    "its numeric date is ambiguous, and nothing in the text shows whether the day or the month comes first;"
    " use --date YYYY-MM-DD"
)
_MARKUP = "contains HTML tags, which are ignored; use --input-format html to read it as a web page"
_MOJIBAKE = "contains garbled UTF-8 (â€™), which is read as repaired; save it again as UTF-8"
_WRAPPED = "has hard line breaks; each paragraph is read as one line"
_SETTLED = (
    "its numeric date is ambiguous; whether the day or the month comes first was decided by weekday, time zone,"
    " other dates or language"
)
_FOREIGN = "not in English; quotations and absolute dates are found, speakers are not"


class Description(NamedTuple):
    """What an article says of itself, by its metadata or its text."""

    headline: str | None
    outlet: str | None
    published: str | None

    def given_to(self, article: Article) -> None:
        """Fills in what the article's metadata did not say."""
        article.headline, article.source, article.date = self


class Found(NamedTuple):
    """What came of one article: its records, and what there is to say about it."""

    records: list[Any]
    note: str | None = None
    remarks: tuple[str, ...] = ()  # said once, of all articles that share them
    counts: Mapping[str, int] = {}  # added up over all articles
    description: Description | None = None  # for formats that tell of the article too


class Parse(NamedTuple):
    date: str | None
    keep_boilerplate: bool

    def __call__(self, article: Article) -> Found:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Found:
        """The same of an article that has been read for other answers too."""
        if empty := _about_emptiness(article):
            return Found([], empty)
        record = reading.parse(keep_boilerplate=self.keep_boilerplate)
        return Found([record], remarks=_about_text(article, reading) + _about_date(record, article))


def _about_text(article: Article, reading: Reading) -> tuple[str, ...]:
    """What all commands say of a text that is read otherwise than it is written, or not understood."""
    repairs = reading.reading.repairs
    said = {
        _MARKUP: "html" in repairs and article.fields.get("url") is None,
        _MOJIBAKE: "mojibake" in repairs,
        _WRAPPED: "wrapped" in repairs,
        _FOREIGN: reading.foreign,
    }
    return tuple(remark for remark, holds in said.items() if holds)


def _about_emptiness(article: Article) -> str | None:
    return None if article.text.strip() else f"{shown(article.id)}: is empty"


def _about_date(record: ParsedArticle, article: Article) -> tuple[str, ...]:
    """What there is to say of a publication date that can be read in two ways."""
    from newscli.core.page.published import is_two_ways

    place = record.spans.get("published")
    if article.date or place is None or not is_two_ways(article.text[place.start : place.end]):
        return ()
    return (_SETTLED if place and record.published else _TWO_WAYS,)


class Quotes(NamedTuple):
    date: str | None
    keep_boilerplate: bool
    indirect: bool
    unattributed: bool
    speaker: str | None
    type: str | None
    min_words: int
    match: str | None = None
    min_confidence: float = 0.0

    def __call__(self, article: Article) -> Found:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Found:
        """The same of an article that has been read for other answers too."""
        quotes = reading.quotes(
            indirect=self.indirect or self.type == "indirect",
            unattributed=self.unattributed or self.type == "unattributed",
            keep_boilerplate=self.keep_boilerplate,
        )
        if self.speaker is not None:
            quotes = spoken_by(quotes, self.speaker)
        chosen = [q for q in quotes if self.type in (None, q.type) and len(q.content.split()) >= self.min_words]
        chosen = [quote for quote in chosen if quote.confidence >= self.min_confidence]
        return Found(matching(chosen, self.match), _about_emptiness(article), _about_text(article, reading))


class Timeline(NamedTuple):
    date: str | None
    keep_boilerplate: bool
    everything: bool
    wanted: Selection
    match: str | None = None
    min_confidence: float = 0.0
    unplaced: bool = False  # also what has no place on the axis, to be counted

    def __call__(self, article: Article) -> Found:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Found:
        """The same of an article that has been read for other answers too."""
        entries = reading.timeline(everything=True, keep_boilerplate=self.keep_boilerplate)
        remarks = _about_text(article, reading)
        if any(e.dct is None and e.from_ is None and e.type in ("DATE", "TIME") for e in entries):
            remarks += (_UNDATED,)
        if not self.everything:
            entries = [e for e in entries if (self.unplaced if e.from_ is None else not reading.is_dated_by(e))]
        for n, entry in enumerate(entries, 1):
            entry.n = n
        listed = [entry for entry in entries if entry.confidence >= self.min_confidence]
        return Found(matching(self.wanted.of(listed), self.match), _about_emptiness(article), remarks)


class StripBoilerplate(NamedTuple):
    mode: Mode
    keep: tuple[Reason, ...]
    drop: tuple[Reason, ...]
    phrases: tuple[str, ...]
    count_repetition: bool  # over the articles of each source, in a pass before this one
    date: str | None = None
    repeated: Mapping[str, frozenset[str]] = {}  # what that pass found: by source, the keys of the repeated lines

    def __call__(self, article: Article) -> Found:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Found:
        """The same of an article that has been read for other answers too."""
        source = source_of(article)
        blocks = reading.blocks(
            mode=self.mode,
            keep=self.keep,
            drop=self.drop,
            phrases=self.phrases,
            repeated=self.repeated.get(source, frozenset()) if source else frozenset(),
        )
        note = _about_emptiness(article)
        if not note and not any(block.keep and block.text.strip() for block in blocks):
            note = f"{shown(article.id)}: contains no article"
        unsure = (UNSURE,) if any(block.note for block in blocks) else ()
        gone: Counter[str] = Counter(block.reason or "other" for block in blocks if not block.keep)
        return Found(blocks, note, _about_text(article, reading) + unsure, gone)


class All(NamedTuple):
    """What all four commands do, to one reading of the article."""

    parse: Parse
    quotes: Quotes
    timeline: Timeline
    strip: StripBoilerplate

    @property
    def date(self) -> str | None:
        """The publication date of articles that do not say it."""
        return self.parse.date

    def __call__(self, article: Article) -> Found:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Found:
        """The same of an article that has been read before."""
        if empty := _about_emptiness(article):
            return Found([], empty)
        parsed, quotes = self.parse.of(article, reading), self.quotes.of(article, reading)
        timeline, blocks = self.timeline.of(article, reading), self.strip.of(article, reading)
        return Found(
            [Findings(article.id, parsed.records[0], quotes.records, timeline.records, blocks.records)],
            blocks.note,
            tuple(dict.fromkeys((*parsed.remarks, *quotes.remarks, *timeline.remarks, *blocks.remarks))),
            blocks.counts,
        )


class Described(NamedTuple):
    """An extractor that also says what the article says of itself."""

    extract: Any  # one of those above

    def __call__(self, article: Article) -> Found:
        reading = _reading(article, self.extract.date)
        found: Found = self.extract.of(article, reading)
        header, dates = reading.header, reading.dates
        description = Description(
            article.headline or _words(reading, header.headline),
            article.source or _words(reading, header.publisher),
            article.date or (dates.published.value if dates.published else self.extract.date),
        )
        description.given_to(article)  # this is the copy of whichever process works on it
        return found._replace(description=description)


def _words(reading: Reading, bounds: tuple[int, int] | None) -> str | None:
    return " ".join(reading.text[bounds[0] : bounds[1]].split()) if bounds else None


# By the names of what the extractors take, the options behind them, where they are called otherwise.
_OPTIONS = {
    "first": "from", "last": "to", "unit": "granularity", "person": "people", "unattributed": "all",
    "everything": "all", "count_repetition": "repetition",
}  # fmt: skip


def asked(extract: Any) -> dict[str, Any]:
    """What a command was asked for, by the names of its options, as JSON knows it: the fields of an extractor above."""
    given: dict[str, Any] = {}
    if isinstance(extract, All):
        for one in extract:
            given |= asked(one)
        return given
    for name, value in extract._asdict().items():
        if name == "repeated" or (name == "date" and isinstance(extract, StripBoilerplate)):  # not asked for
            continue
        if isinstance(value, Selection):
            given |= {key: sorted(kept) if isinstance(kept, frozenset) else kept for key, kept in asdict(value).items()}
        else:
            given[name] = value if isinstance(value, str | int | float | tuple | None) else True
    return {_OPTIONS.get(name, name).replace("_", "-"): value for name, value in given.items()}


def noted_lines(articles: Iterable[Article]) -> "Repetition":
    """The first pass of `strip-boilerplate`: the lines of the articles of each source."""
    from newscli.core.page.repetition import Repetition
    from newscli.core.text.repairs import read_text

    repetition = Repetition()
    for article in articles:
        if source := source_of(article):
            repetition.add(source, read_text(article.text).text)
    return repetition


def source_of(article: Article) -> str | None:
    """Whose furniture an article carries: its outlet, else its folder. Objects that name none share none."""
    if article.source:
        return f"outlet {article.source}"
    return None if article.fields else f"folder {os.path.dirname(article.path)}"


def _reading(article: Article, fallback_date: str | None) -> Reading:
    return read(
        article.text,
        date=article.date,
        fallback_date=fallback_date,
        title=article.headline,
        authors=article.authors,
        publisher=article.source,
        updated=article.updated,
        section=article.section,
        article=article.id,
    )
