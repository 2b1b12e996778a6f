"""The records that newscli returns. Their fields, in their order, are the JSON that users see.

All offsets are half-open and count Unicode code points of the article's text as decoded. Wherever `start`, `end` and
`text` stand together, `text == article_text[start:end]` and it is never empty.

The description of a field appears in `newscli schema` and docs/fields.md. Every field is written, even if it is null;
only `also` of the timeline is left out then.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field, to_builtins
from msgspec.structs import astuple

QuoteType = Literal["direct", "mixed", "indirect", "unattributed"]
SourceKind = Literal["name", "pronoun", "nominal", "organisation"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day", "time"
]
Tense = Literal["past", "present", "future"]
Relation = Literal["on", "since", "until", "by", "before", "after", "compared"]
FailureKind = Literal["missing", "unreadable", "record", "output", "fault"]
AuthorKind = Literal["person", "agency", "desk", "outlet"]
Reason = Literal[
    "donation", "newsletter", "subscription", "related", "share", "navigation", "advert", "caption", "credit",
    "copyright", "cookie", "author-bio", "comments", "correction", "timestamp", "tags", "promo", "repeated", "other",
]  # fmt: skip

Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
Start = Annotated[Count, Meta(description="Offset of the first character, in code points of the article's text.")]
End = Annotated[Count, Meta(description="Offset after the last character, in code points of the article's text.")]
Slice = Annotated[str, Meta(description="The characters of the article's text from start to end, unchanged.")]
ArticleName = Annotated[
    str,
    Meta(
        description="Name of the article: the id of its object, otherwise the path as given, PATH:LINE for a record"
        " without an id, PATH!MEMBER in an archive, - for standard input."
    ),
]
Number = Annotated[Count, Meta(description="Number of the record within its article, counted from 1.")]
Rule = Annotated[str, Meta(description="Name of the rule that decided; --explain adds its reason.")]
Clean = Annotated[
    str | None,
    Meta(
        description="The record's text without the line breaks and line prefixes of the file's layout (of a quotation:"
        " its content; of an entry: its event); null if nothing differs."
    ),
]
Confidence = Annotated[Share, Meta(description="Probability that the record is right, from 0 to 1.")]


class Record(Struct):
    """The base of all records."""

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON values: dicts, lists, strings and numbers. `from_` becomes `from`."""
        fields: dict[str, Any] = to_builtins(self)
        return fields


class _Part(Struct, frozen=True, gc=False):
    """A nested record. It unpacks like a tuple: `start, end = offsets`."""

    def __iter__(self) -> Iterator[Any]:
        return iter(astuple(self))


class Offsets(_Part, frozen=True, gc=False):
    """A place in the text, without the text itself."""

    start: Start
    end: End


class Span(_Part, frozen=True, gc=False):
    """A slice of the text."""

    start: Start
    end: End
    text: Slice


class Source(_Part, frozen=True, gc=False):
    """The phrase that the article credits with a quotation."""

    start: Start
    end: End
    text: Slice
    kind: Annotated[
        SourceKind,
        Meta(
            description="The kind of phrase: a name, a pronoun, a description of a person (nominal), an organisation."
        ),
    ]


class Quote(Record):
    """One quotation, in one segment or several, and who is credited with it."""

    article: ArticleName
    n: Number
    type: Annotated[
        QuoteType,
        Meta(
            description="direct: whole sentences in quotation marks; mixed: quoted words inside the reporter's"
            " sentence; indirect: speech without marks (--indirect); unattributed: quoted words that are not speech"
            " (--all)."
        ),
    ]
    start: Annotated[Count, Meta(description="Offset of the first opening quotation mark, in code points.")]
    end: Annotated[Count, Meta(description="Offset after the last closing quotation mark, in code points.")]
    content: Annotated[
        str,
        Meta(
            description="The segments in one string, the only text here that is not a slice of the article: pieces of"
            " one utterance are joined by a space, words picked out of a sentence by ' … '."
        ),
    ]
    segments: Annotated[list[Span], Meta(description="The pieces of the quotation, without the outer quotation marks.")]
    speaker: Annotated[
        str | None,
        Meta(
            description="The speaker's name in its fullest form in the article, without titles; null if the text does"
            " not say who spoke."
        ),
    ]
    role: Annotated[
        str | None, Meta(description="The speaker's role in the words of the article; null if it names none.")
    ]
    source: Annotated[Source | None, Meta(description="The phrase that is credited; null if the text credits nobody.")]
    cue: Annotated[
        Span | None, Meta(description="The verb or noun of saying; null if there is none, as in 'Name: ...'.")
    ]
    audience: Annotated[
        str | None, Meta(description="Who was addressed, in the words of the article; null if not stated.")
    ]
    medium: Annotated[
        str | None, Meta(description="Where it was said, such as a broadcast or an agency; null if not stated.")
    ]
    date: Annotated[
        str | None,
        Meta(description="ISO day on which it was said; null if text and publication date do not give it."),
    ]
    paragraph: Annotated[Count, Meta(description="Number of the first segment's paragraph, counted from 1.")]
    rule: Rule
    confidence: Confidence
    speakers: Annotated[
        list[str],
        Meta(description="All speakers, if several are credited together; empty otherwise."),
    ] = field(default_factory=list)
    speaker_rule: Annotated[
        str | None,
        Meta(description="Name of the rule that found the speaker of the source; null if there is no speaker."),
    ] = None
    speaker_confidence: Annotated[
        Share | None,
        Meta(description="Probability that the speaker is right, given the source; null if there is no speaker."),
    ] = None
    sentence: Annotated[
        Span | None, Meta(description="The reporter's sentence around the quotation; null if it is not known.")
    ] = None
    person: Annotated[
        str | None,
        Meta(
            description="Identity of the speaker across all articles of the run: the fullest name in any of them, with"
            " a number if several people share it; null without a name, or if not requested (--persons)."
        ),
    ] = None
    clean: Clean = None


class SameEvent(_Part, frozen=True, gc=False):
    """The same event in another article."""

    article: ArticleName
    start: Annotated[Count, Meta(description="Offset of its temporal expression, in code points of that article.")]


class TimelineEntry(Record, omit_defaults=True):
    """One expression of time, its TIMEX3 value, its days, and the event."""

    article: ArticleName
    n: Number
    start: Start
    end: End
    text: Slice
    type: Annotated[TimexType, Meta(description="TIMEX3 type: a date, a time of day, a duration, or a repeated time.")]
    value: Annotated[
        str,
        Meta(description="TIMEX3 value, such as 2025-10-08, 2025-W41, 2025-Q3, P1DE or PRESENT_REF; X: unknown digit."),
    ]
    mod: Annotated[str | None, Meta(description="TIMEX3 modifier, such as APPROX, START or END; null without one.")]
    quant: Annotated[
        str | None, Meta(description="TIMEX3 quantifier of a repeated time, such as EVERY; otherwise null.")
    ]
    freq: Annotated[str | None, Meta(description="TIMEX3 frequency of a repeated time, such as 2X; otherwise null.")]
    from_: Annotated[
        str | None,
        Meta(description="First ISO day of the interval; null if the expression has no days, such as a duration."),
    ] = field(name="from")
    to: Annotated[
        str | None,
        Meta(
            description="Last ISO day of the interval, inclusive; null if the expression has no days, or no last day."
        ),
    ]
    granularity: Annotated[Granularity | None, Meta(description="The unit of the expression; null if it has no days.")]
    dct: Annotated[
        str | None, Meta(description="ISO day of publication that was used to resolve the expression; null if unknown.")
    ]
    sentence: Annotated[Span, Meta(description="The sentence around the expression.")]
    event: Annotated[Span | None, Meta(description="The words for the event; null if the sentence has none.")]
    tense: Annotated[Tense | None, Meta(description="Tense of the event's verb; null without a verb.")]
    planned: Annotated[bool, Meta(description="Whether the event was still planned when the article was written.")]
    people: Annotated[list[str], Meta(description="Full names of the people in the event's clause.")]
    rule: Rule
    confidence: Confidence
    relation: Annotated[
        Relation | None,
        Meta(
            description="Relation of the interval to the event; compared: only a point of comparison; null if unknown."
        ),
    ]
    clean: Clean
    also: Annotated[
        list[SameEvent] | None,
        Meta(
            description="The same event in other articles, if entries of several articles are grouped;"
            " otherwise null, and left out of JSON."
        ),
    ] = None


class Block(Record):
    """A stretch of the text that is kept or removed as a whole. The blocks of an article, joined, are its text."""

    article: ArticleName
    n: Number
    start: Start
    end: End
    text: Slice
    keep: Annotated[bool, Meta(description="Whether the block belongs to the article.")]
    reason: Annotated[Reason | None, Meta(description="The kind of boilerplate; null if the block is kept.")]
    rule: Rule
    confidence: Confidence
    note: Annotated[
        str | None,
        Meta(description="Remark on an unusual decision, such as a block kept because nothing else was left; or null."),
    ] = None
    clean: Clean = None


class Dateline(_Part, frozen=True, gc=False):
    """The place, agency and day before the first sentence of an article."""

    city: Annotated[str | None, Meta(description="The place, spelled as in the article; null if none is named.")]
    agency: Annotated[str | None, Meta(description="The agency, as the article names it; null if none is named.")]
    date: Annotated[
        str | None,
        Meta(description="ISO day, in the year nearest to the publication date; null if none is given."),
    ]


class PersonRecord(Record):
    """A person whom the article names."""

    name: Annotated[str, Meta(description="The fullest form of the name in the article, without titles.")]
    role: Annotated[str | None, Meta(description="Role in the words of the article; null if it names none.")]
    variants: Annotated[list[str], Meta(description="All forms of the name in the article.")]
    mentions: Annotated[list[Offsets], Meta(description="Places in the text where the person is named.")]


class Entity(_Part, frozen=True, gc=True):
    """A place or an organisation."""

    name: Annotated[str, Meta(description="The name, spelled as in the article.")]
    mentions: Annotated[list[Offsets], Meta(description="Places in the text where it is named.")]


class BoilerplateCount(_Part, frozen=True, gc=False):
    """How much of the text was skipped as boilerplate."""

    blocks: Annotated[Count, Meta(description="Number of stretches skipped.")]
    characters: Annotated[Count, Meta(description="Code points skipped.")]


class ParsedArticle(Record):
    """The fields of one article."""

    article: ArticleName
    headline: Annotated[str | None, Meta(description="The headline; null if the text shows none.")]
    standfirst: Annotated[str | None, Meta(description="The line or two below the headline; null if there is none.")]
    byline: Annotated[str | None, Meta(description="The whole line that names the author; null if there is none.")]
    authors: Annotated[
        list[str],
        Meta(description="The people who wrote it; otherwise the agency, desk or outlet named instead; may be empty."),
    ]
    dateline: Annotated[
        Dateline | None, Meta(description="Place, agency and day before the first sentence; null without a dateline.")
    ]
    published: Annotated[
        str | None,
        Meta(description="ISO day or moment of publication; null if neither text nor metadata give it."),
    ]
    updated: Annotated[str | None, Meta(description="ISO day or moment of the last update; null if none is given.")]
    publisher: Annotated[str | None, Meta(description="The outlet; null if the text does not tell.")]
    section: Annotated[str | None, Meta(description="The section of the outlet; null if none is named.")]
    language: Annotated[str, Meta(description="ISO 639-1 code, such as en; und if it is unknown.")]
    lead: Annotated[str | None, Meta(description="The first paragraph of the body; null without a body.")]
    paragraphs: Annotated[list[Offsets], Meta(description="Offsets of the paragraphs of the body.")]
    word_count: Annotated[Count, Meta(description="Words of the body, separated by white space.")]
    reading_minutes: Annotated[Count, Meta(description="Minutes to read the body at 230 words per minute, rounded up.")]
    people: Annotated[list[PersonRecord], Meta(description="The people that the body names.")]
    places: Annotated[list[Entity], Meta(description="The places that body and dateline name.")]
    organizations: Annotated[list[Entity], Meta(description="The organisations that the body names.")]
    agencies: Annotated[list[str], Meta(description="Full names of the news agencies that dateline and byline name.")]
    boilerplate: Annotated[BoilerplateCount, Meta(description="The boilerplate that was skipped.")]
    spans: Annotated[
        dict[str, Offsets], Meta(description="Offsets of each field in the text, by the name of the field.")
    ]
    author_kinds: Annotated[
        list[AuthorKind],
        Meta(description="The kind of each author, in the same order: person, agency, desk or outlet."),
    ]


class Findings(Record):
    """The records of all four commands for one article."""

    article: ArticleName
    parse: Annotated[ParsedArticle, Meta(description="The record of `parse`.")]
    quotes: Annotated[list[Quote], Meta(description="The records of `quotes`.")]
    timeline: Annotated[list[TimelineEntry], Meta(description="The records of `timeline`.")]
    blocks: Annotated[list[Block], Meta(description="The records of `strip-boilerplate`.")]


class SpeakerSummary(Record):
    """One speaker of `quotes --by-speaker`, over all articles."""

    speaker: Annotated[
        str | None,
        Meta(description="The fullest name in all articles; null for all speakers without a name."),
    ]
    role: Annotated[str | None, Meta(description="First role that an article gives; null if none does.")]
    quotes: Annotated[Count, Meta(description="Number of quotations.")] = 0
    words: Annotated[Count, Meta(description="Words quoted, separated by white space.")] = 0
    articles: Annotated[Count, Meta(description="Number of articles that quote the speaker.")] = 0
    direct_share: Annotated[Share, Meta(description="Share of direct quotations, from 0 to 1.")] = 0.0
    article_names: Annotated[list[str], Meta(description="Names of these articles.")] = field(default_factory=list)
    person: Annotated[
        str | None,
        Meta(
            description="Identity across articles: the name, with a number if several people share it; null for"
            " descriptions such as 'the county'."
        ),
    ] = None


class Change(_Part, frozen=True, gc=False):
    """A difference from the fullest wording."""

    before: Annotated[str, Meta(description="Words of the fullest wording that are missing here; empty for none.")]
    after: Annotated[str, Meta(description="Words that this version has instead; empty for none.")]


class Version(_Part, frozen=True, gc=True):
    """An utterance as one article quotes it."""

    article: ArticleName
    n: Annotated[Count, Meta(description="Number of the quotation within its article.")]
    start: Annotated[Count, Meta(description="Offset of the quotation, in code points of its article.")]
    end: Annotated[Count, Meta(description="Offset after the quotation, in code points of its article.")]
    outlet: Annotated[str | None, Meta(description="The outlet; null if it is not known.")]
    published: Annotated[str | None, Meta(description="ISO day or moment of publication; null if it is not known.")]
    speaker: Annotated[str | None, Meta(description="The speaker that the article names; null if it names nobody.")]
    person: Annotated[str | None, Meta(description="Identity of the speaker across articles; null without a name.")]
    content: Annotated[str, Meta(description="The quotation, as `quotes` gives it.")]
    first: Annotated[bool, Meta(description="Whether no dated article was published earlier.")]
    other_speaker: Annotated[bool, Meta(description="Whether most of the articles credit somebody else.")]
    changes: Annotated[
        list[Change], Meta(description="How the wording differs from the fullest one; empty if it is the same.")
    ]


class Utterance(Record):
    """One utterance of `quotes --compare`: the same words in several articles."""

    content: Annotated[str, Meta(description="The fullest wording.")]
    speaker: Annotated[
        str | None, Meta(description="The speaker that most of the articles name; null if none names anybody.")
    ]
    role: Annotated[str | None, Meta(description="First role that an article gives; null if none does.")]
    articles: Annotated[Count, Meta(description="Number of articles that quote it.")]
    versions: Annotated[list[Version], Meta(description="The quotation in each article, by date of publication.")]


class Failure(Record):
    """A line of `--errors`: what failed, where and why."""

    input: Annotated[
        str | None,
        Meta(
            description="The file, PATH!MEMBER in an archive, the id of an article, or - for standard input; null if"
            " the failure is not about an input."
        ),
    ]
    line: Annotated[
        Count | None,
        Meta(description="The line, or the number of the record, counted from 1; null if a whole input failed."),
    ]
    kind: Annotated[
        FailureKind,
        Meta(
            description="missing: no such input; unreadable: an input that cannot be read; record: one record of an"
            " input; output: results that cannot be written; fault: an internal error of newscli."
        ),
    ]
    message: Annotated[str, Meta(description="What is wrong and what to do, as on standard error after the name.")]
    record: Annotated[Any, Meta(description="The record as read; null if a whole input failed.")]
