"""The records that newscli hands back. Their fields, in their order, are the JSON that users see.

All offsets are half-open and count Unicode code points of the article's text as decoded. Wherever `start`, `end` and
`text` stand together, `text == article_text[start:end]` and it is never empty.

The small parts are named tuples and the records dataclasses: a dataclass costs a millisecond at each start.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple

QuoteType = Literal["direct", "mixed", "indirect", "unattributed"]
SourceKind = Literal["name", "pronoun", "nominal", "organisation"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day", "time"
]
Tense = Literal["past", "present", "future"]
Reason = Literal[
    "donation", "newsletter", "subscription", "related", "share", "navigation", "advert", "caption", "credit",
    "copyright", "cookie", "author-bio", "comments", "correction", "timestamp", "tags", "promo", "repeated", "other",
]  # fmt: skip


class _Record:
    """What all records can do."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON knows it: dicts, lists, strings, numbers; `from_` becomes `from`."""
        return to_dict(self)


class Offsets(NamedTuple):
    """A place in the text, without the text itself."""

    start: int
    end: int


class Span(NamedTuple):
    """A slice of the text."""

    start: int
    end: int
    text: str


class Source(NamedTuple):
    """The words that the article credits with a quotation."""

    start: int
    end: int
    text: str
    kind: SourceKind


@dataclass(slots=True)
class Quote(_Record):
    """One attribution: what was said (content), in how many pieces, by whom, with which cue."""

    article: str
    n: int
    type: QuoteType
    start: int
    end: int
    content: str  # the segments joined by a space: the only text here that is no slice
    segments: list[Span]
    speaker: str | None
    role: str | None
    source: Source | None
    cue: Span | None
    audience: str | None
    medium: str | None
    date: str | None
    paragraph: int  # counted from 1, of the first segment
    rule: str
    confidence: float


class Told(NamedTuple):
    """Another article that tells the same event, and where."""

    article: str
    start: int


@dataclass(slots=True)
class TimelineEntry(_Record):
    """One temporal expression, its TIMEX3 value, its place on the axis and what happened then."""

    article: str
    n: int
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None
    quant: str | None
    freq: str | None
    from_: str | None  # inclusive ISO dates; None for what has no place on the axis
    to: str | None
    granularity: Granularity | None
    dct: str | None
    sentence: Span
    event: Span | None
    tense: Tense | None
    planned: bool
    people: list[str]
    rule: str
    confidence: float
    also: list[Told] | None = None  # only on the axis, where entries of several articles are grouped


@dataclass(slots=True)
class Block(_Record):
    """A stretch of the text that is kept or dropped whole. The blocks of an article, joined, are its text."""

    article: str
    n: int
    start: int
    end: int
    text: str
    keep: bool
    reason: str | None
    rule: str
    confidence: float


class Dateline(NamedTuple):
    city: str | None
    agency: str | None
    date: str | None


@dataclass(slots=True)
class PersonRecord:
    name: str
    role: str | None
    variants: list[str]
    mentions: list[Offsets]


class Entity(NamedTuple):
    """A place or an organisation."""

    name: str
    mentions: list[Offsets]


class BoilerplateCount(NamedTuple):
    blocks: int
    characters: int


@dataclass(slots=True)
class ParsedArticle(_Record):
    """What one article is."""

    article: str
    headline: str | None
    standfirst: str | None
    byline: str | None
    authors: list[str]
    dateline: Dateline | None
    published: str | None
    updated: str | None
    publisher: str | None
    section: str | None
    language: str
    lead: str | None
    paragraphs: list[Offsets]
    word_count: int
    reading_minutes: int
    people: list[PersonRecord]
    places: list[Entity]
    organizations: list[Entity]
    agencies: list[str]
    boilerplate: BoilerplateCount
    spans: dict[str, Offsets] = field(default_factory=dict)  # where a field was found


@dataclass(slots=True)
class Findings(_Record):
    """All that is found in one article: the answers of the four commands."""

    article: str
    parse: ParsedArticle
    quotes: list[Quote]
    timeline: list[TimelineEntry]
    blocks: list[Block]


Record = Quote | TimelineEntry | Block | ParsedArticle | Findings


@cache
def _access(record_type: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a record's fields in JSON, and what reads their values."""
    names = [f.name for f in fields(record_type)]
    return tuple(name.rstrip("_") for name in names), attrgetter(*names)


def to_dict(record: Any) -> dict[str, Any]:
    """The record as JSON knows it. `from_` becomes `from`; `also` is left out where there is none."""
    keys, values = _access(record.__class__)
    out = dict(zip(keys, values(record), strict=True))
    for key, value in out.items():
        if type(value) not in _SCALARS:
            out[key] = _plain(value)
    if "also" in out and out["also"] is None:
        del out["also"]
    return out


_SCALARS = frozenset({str, int, float, bool, type(None)})


def _plain(value: Any) -> Any:
    if type(value) is Span:  # most of what records hold
        return {"start": value.start, "end": value.end, "text": value.text}
    if isinstance(value, list):
        return [item if type(item) in _SCALARS else _plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "_asdict"):  # one of the named tuples above; they hold scalars, lists and each other
        fields_: dict[str, Any] = value._asdict()
        for key, item in fields_.items():
            if type(item) not in _SCALARS:
                fields_[key] = _plain(item)
        return fields_
    return to_dict(value)


@dataclass(slots=True)
class SpeakerSummary:
    """One speaker; None stands for all whom the articles do not name."""

    speaker: str | None
    role: str | None
    quotes: int = 0
    words: int = 0
    articles: int = 0
    direct_share: float = 0.0  # of the quotations, from 0 to 1
    article_names: list[str] = field(default_factory=list)
