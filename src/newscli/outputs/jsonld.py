"""The format jsonld: one schema.org NewsArticle per article and line (https://schema.org/NewsArticle).

Fields without a value are left out, because schema.org has no null.
"""

from collections.abc import Iterable
from typing import Any, TextIO

from newscli.inputs.article import Article
from newscli.outputs.formats import WriterOptions
from newscli.outputs.jsonl import line
from newscli.outputs.texts import TextWriter
from newscli.records import Dateline, ParsedArticle

Thing = dict[str, Any]


def writer(out: TextIO, options: WriterOptions) -> "JsonLd":
    return JsonLd(out)


class JsonLd(TextWriter):
    def __init__(self, out: TextIO) -> None:
        super().__init__(out, _lines)


def _lines(records: Iterable[ParsedArticle], article: Article | None) -> list[str]:
    # The text must not be able to end a <script> element that contains it.
    return [line(news_article(record)).replace("<", "\\u003c") + "\n" for record in records]


def news_article(record: ParsedArticle) -> Thing:
    """Return the record as a schema.org NewsArticle."""
    return {"@context": "https://schema.org"} | _thing(
        "NewsArticle",
        identifier=record.article,
        headline=record.headline,
        alternativeHeadline=record.standfirst,
        author=[
            _thing("Person", name=name) if kind == "person" else _organization(name)
            for name, kind in zip(record.authors, record.author_kinds, strict=True)
        ],
        creditText=record.byline,
        dateline=record.dateline and _dateline(record.dateline),
        locationCreated=record.dateline and record.dateline.city and _thing("Place", name=record.dateline.city),
        datePublished=record.published,
        dateModified=record.updated,
        publisher=record.publisher and _organization(record.publisher),
        sourceOrganization=[_organization(name) for name in record.agencies],
        articleSection=record.section,
        inLanguage=record.language if record.language != "und" else None,
        description=record.lead,
        wordCount=record.word_count,
        timeRequired=f"PT{record.reading_minutes}M",
        mentions=[
            *(
                _thing(
                    "Person",
                    name=person.name,
                    jobTitle=person.role,
                    alternateName=[name for name in person.variants if name != person.name],
                )
                for person in record.people
            ),
            *(_thing("Place", name=place.name) for place in record.places),
            *(_organization(organization.name) for organization in record.organizations),
        ],
    )


def _thing(type_: str, **properties: Any) -> Thing:
    return {"@type": type_} | {name: value for name, value in properties.items() if value not in (None, "", [])}


def _organization(name: str) -> Thing:
    return _thing("Organization", name=name)


def _dateline(dateline: Dateline) -> str:
    return ", ".join(part for part in dateline if part)
