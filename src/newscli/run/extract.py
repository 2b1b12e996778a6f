"""The work of each command on one article, as callable values that can be sent to other processes."""

import os
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from newscli.api import read
from newscli.core.article import Article as Reading
from newscli.core.article import Mode
from newscli.errors import FileNameWarning
from newscli.inputs.article import Article
from newscli.records import Findings, ParsedArticle, Reason
from newscli.run.messages import UNSURE, shown
from newscli.run.select import Selection, matching, spoken_by

if TYPE_CHECKING:
    from newscli.core.page.repetition import Repetition

warnings.simplefilter("ignore", FileNameWarning)  # it is for callers in Python; of inputs, a note says the same

_UNDATED = "no publication date, so words like Friday stay unresolved; use --date YYYY-MM-DD"
_TWO_WAYS = (
    "ambiguous numeric date, because nothing in the text shows whether the day or the month comes first;"
    " use --date YYYY-MM-DD"
)
_MARKUP = "HTML tags are ignored; use --input-format html to read web pages"
# By the name of a repair of a text.
_REPAIRED = {
    "escapes": 'escapes such as \\n and \\" are read as the characters that they stand for',
    "mojibake": "garbled UTF-8 (â€™) is read as repaired; save the text again as UTF-8",
    "lost marks": "? and � in place of lost quote marks and apostrophes are read as these",
    "glued": "paragraphs without a space between them are read as paragraphs of their own",
    "wrapped": "hard line breaks are ignored; each paragraph is read as one line",
    "sentences": "one sentence per line: the lines of a quotation are read as one paragraph",
    "tokens": "spaces between words and punctuation marks are ignored",
}
_SETTLED = (
    "ambiguous numeric date; whether the day or the month comes first was decided by weekday, time zone,"
    " other dates or language"
)
_FOREIGN = "not in English; quotations and absolute dates are found, speakers are not"


class Description(NamedTuple):
    """Headline, outlet and date of an article, from its metadata or its text."""

    headline: str | None
    outlet: str | None
    published: str | None

    def apply_to(self, article: Article) -> None:
        """Set these fields of the article."""
        article.headline, article.source, article.date = self


class Extraction(NamedTuple):
    """The records of one article, with notes and counts."""

    records: list[Any]
    note: str | None = None
    remarks: tuple[str, ...] = ()  # each is reported once, for all articles that share it
    counts: Mapping[str, int] = {}  # added up over all articles
    description: Description | None = None  # for formats that describe the article


class Parse(NamedTuple):
    date: str | None
    keep_boilerplate: bool

    def __call__(self, article: Article) -> Extraction:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Extraction:
        """Do the same for an article that was already analysed."""
        if empty := _about_emptiness(article):
            return Extraction([], empty)
        record = reading.parse(keep_boilerplate=self.keep_boilerplate)
        return Extraction([record], remarks=_about_text(article, reading) + _about_date(record, article))


def _about_text(article: Article, reading: Reading) -> tuple[str, ...]:
    """Return the remarks of all commands on a text that was repaired before reading, or is in another language."""
    repairs = reading.reading.repairs
    remarks = [_REPAIRED[name] for name in repairs if name in _REPAIRED]
    if "html" in repairs and article.fields.get("url") is None:
        remarks.append(_MARKUP)
    if reading.foreign:
        remarks.append(_FOREIGN)
    return tuple(remarks)


def _about_emptiness(article: Article) -> str | None:
    return None if article.text.strip() else f"{shown(article)}: is empty"


def _about_date(record: ParsedArticle, article: Article) -> tuple[str, ...]:
    """Return the remark on an ambiguous publication date."""
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

    def __call__(self, article: Article) -> Extraction:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Extraction:
        """Do the same for an article that was already analysed."""
        quotes = reading.quotes(
            indirect=self.indirect or self.type == "indirect",
            unattributed=self.unattributed or self.type == "unattributed",
            keep_boilerplate=self.keep_boilerplate,
        )
        if self.speaker is not None:
            quotes = spoken_by(quotes, self.speaker)
        chosen = [q for q in quotes if self.type in (None, q.type) and len(q.content.split()) >= self.min_words]
        chosen = [quote for quote in chosen if quote.confidence >= self.min_confidence]
        return Extraction(matching(chosen, self.match), _about_emptiness(article), _about_text(article, reading))


class Timeline(NamedTuple):
    date: str | None
    keep_boilerplate: bool
    everything: bool
    wanted: Selection
    match: str | None = None
    min_confidence: float = 0.0
    unplaced: bool = False  # also times that are not on the timeline, to be counted

    def __call__(self, article: Article) -> Extraction:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Extraction:
        """Do the same for an article that was already analysed."""
        entries = reading.timeline(everything=True, keep_boilerplate=self.keep_boilerplate)
        remarks = _about_text(article, reading)
        if any(e.dct is None and e.from_ is None and e.type in ("DATE", "TIME") for e in entries):
            remarks += (_UNDATED,)
        if not self.everything:
            entries = [e for e in entries if (self.unplaced if e.from_ is None else not reading.is_dated_by(e))]
        for n, entry in enumerate(entries, 1):
            entry.n = n
        listed = [entry for entry in entries if entry.confidence >= self.min_confidence]
        return Extraction(matching(self.wanted.of(listed), self.match), _about_emptiness(article), remarks)


class StripBoilerplate(NamedTuple):
    mode: Mode
    keep: tuple[Reason, ...]
    drop: tuple[Reason, ...]
    phrases: tuple[str, ...]
    count_repetition: bool  # over the articles of each source, in a first pass
    date: str | None = None
    repeated: Mapping[str, frozenset[str]] = {}  # result of that pass: keys of repeated lines by source

    def __call__(self, article: Article) -> Extraction:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Extraction:
        """Do the same for an article that was already analysed."""
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
            note = f"{shown(article)}: contains no article"
        unsure = (UNSURE,) if any(block.note for block in blocks) else ()
        dropped: Counter[str] = Counter(block.reason or "other" for block in blocks if not block.keep)
        return Extraction(blocks, note, _about_text(article, reading) + unsure, dropped)


class All(NamedTuple):
    """The work of all four commands, on one analysis of the article."""

    parse: Parse
    quotes: Quotes
    timeline: Timeline
    strip: StripBoilerplate

    @property
    def date(self) -> str | None:
        """The publication date to assume for articles that do not state one."""
        return self.parse.date

    def __call__(self, article: Article) -> Extraction:
        return self.of(article, _reading(article, self.date))

    def of(self, article: Article, reading: Reading) -> Extraction:
        """Do the same for an article that was already analysed."""
        if empty := _about_emptiness(article):
            return Extraction([], empty)
        parsed, quotes = self.parse.of(article, reading), self.quotes.of(article, reading)
        timeline, blocks = self.timeline.of(article, reading), self.strip.of(article, reading)
        return Extraction(
            [Findings(article.id, parsed.records[0], quotes.records, timeline.records, blocks.records)],
            blocks.note,
            tuple(dict.fromkeys((*parsed.remarks, *quotes.remarks, *timeline.remarks, *blocks.remarks))),
            blocks.counts,
        )


class Described(NamedTuple):
    """An extractor that also fills in headline, outlet and date of the article."""

    extract: Any  # one of those above

    def __call__(self, article: Article) -> Extraction:
        reading = _reading(article, self.extract.date)
        extraction: Extraction = self.extract.of(article, reading)
        header, dates = reading.header, reading.dates
        description = Description(
            article.headline or _words(reading, header.headline),
            article.source or _words(reading, header.publisher),
            article.date or (dates.published.value if dates.published else self.extract.date),
        )
        description.apply_to(article)  # the copy of the process that works on it
        return extraction._replace(description=description)


def _words(reading: Reading, bounds: tuple[int, int] | None) -> str | None:
    return " ".join(reading.text[bounds[0] : bounds[1]].split()) if bounds else None


# The options behind the fields of extractors that have another name.
_OPTIONS = {
    "first": "from", "last": "to", "unit": "granularity", "person": "people", "unattributed": "all",
    "everything": "all", "count_repetition": "repetition",
}  # fmt: skip


def options_of(extract: Any) -> dict[str, Any]:
    """Return the options of a command with their values, as JSON can hold them. extract: one of those above."""
    options: dict[str, Any] = {}
    if isinstance(extract, All):
        for one in extract:
            options |= options_of(one)
        return options
    for name, value in extract._asdict().items():
        if name == "repeated" or (name == "date" and isinstance(extract, StripBoilerplate)):  # not an option
            continue
        if isinstance(value, Selection):
            selected = asdict(value).items()
            options |= {key: sorted(each) if isinstance(each, frozenset) else each for key, each in selected}
        else:
            options[name] = value if isinstance(value, str | int | float | tuple | None) else True
    return {_OPTIONS.get(name, name).replace("_", "-"): value for name, value in options.items()}


def lines_by_source(articles: Iterable[Article]) -> "Repetition":
    """Return the lines of the articles of each source, for the first pass of `strip-boilerplate`."""
    from newscli.core.page.repetition import Repetition
    from newscli.core.text.repairs import read_text

    repetition = Repetition()
    for article in articles:
        if source := source_of(article):
            repetition.add(source, read_text(article.text).text)
    return repetition


def source_of(article: Article) -> str | None:
    """Return the source whose boilerplate an article shares: its outlet, or else its folder; None for other records."""
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
