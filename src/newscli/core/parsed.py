"""What one article is: its header, its body, and whom and what it names, as one record."""

import math
import re

from newscli.core.given import Given
from newscli.core.names.names import Names
from newscli.core.names.organizations import is_body
from newscli.core.page.body_start import is_prose
from newscli.core.page.byline import author_kind, given_author
from newscli.core.page.date_labels import find_date_labels
from newscli.core.page.dateline import agencies, dateline_day
from newscli.core.page.header import Header
from newscli.core.page.header_lines import Line
from newscli.core.text.document import Bounds, Document
from newscli.core.text.language import detect_language
from newscli.core.text.spans import merged, trim
from newscli.records import BoilerplateCount, Dateline, Entity, Offsets, ParsedArticle, PersonRecord

_WORDS_A_MINUTE = 230
_INSERTED = 8  # paragraphs that an advert or a picture may take
_SHARED_STEMS = 2
_PARAGRAPHS_READ = 20  # to tell the language


def parse_article(page: Document, cleaned: Document, header: Header, given: Given, article: str) -> ParsedArticle:
    """The record of one article.

    page: the whole text, where header and outlet are read. cleaned: the same text without its boilerplate, from which
    lead, paragraphs and names come.
    """
    body = _without_dateline(page.text, article_body(page, cleaned, header), header)
    names = Names(page.without(_outside(page.text, body)))
    when = _published(given, header)
    people, places, organizations = _names(names, header)
    signers = [given_author(author) for author in given.authors] or header.signers
    words = _count_words("\n".join([page.text[start:end] for start, end in body]))
    return ParsedArticle(
        article=article,
        headline=given.headline or _text(page, header.headline),
        standfirst=_text(page, header.standfirst),
        byline=page.text[header.byline.start : header.byline.end] if header.byline else None,
        authors=[author.text for author in signers],
        author_kinds=[author_kind(author) for author in signers],
        dateline=_dateline(header, when),
        published=when,
        updated=given.updated or (updated.value if (updated := header.dates.updated) else None),
        publisher=given.publisher or _text(page, header.publisher),
        section=given.section or _text(page, header.section),
        language=_language(page.text, body),
        lead=_text(page, body[0]) if body else None,
        paragraphs=[Offsets(start, end) for start, end in body],
        word_count=words,
        reading_minutes=math.ceil(words / _WORDS_A_MINUTE),
        people=people,
        places=places,
        organizations=organizations,
        agencies=_agencies(header),
        boilerplate=BoilerplateCount(len(cleaned.excluded), sum(end - start for start, end in cleaned.excluded)),
        spans=_spans(header, body, undated=when is None),
    )


def _language(text: str, body: list[Bounds]) -> str:
    """The language of the body's beginning; of the whole text where there is no body."""
    return detect_language("\n".join(text[start:end] for start, end in body[:_PARAGRAPHS_READ]) or text)


def _published(given: Given, header: Header) -> str | None:
    """The given date, else the one that the page shows, else the one for articles that show none."""
    shown = header.dates.published
    return given.published or (shown.value if shown else given.fallback_date)


def article_body(page: Document, cleaned: Document, header: Header) -> list[Bounds]:
    """The paragraphs of the article itself: from the end of the header to the last paragraph of prose."""
    start = page.lines[header.body][0] if header.body < len(page.lines) else 0
    labels = find_date_labels(page) if cleaned is page else []  # what is left out of a cleaned text has them
    labelled = page.without(merged([*cleaned.excluded, *labels, *header.lines]))
    paragraphs = labelled.paragraphs
    first = next((i for i, (_, end) in enumerate(paragraphs) if end > start), len(paragraphs))
    first = _first_of_body(page, paragraphs, first, header)
    last = len(paragraphs)
    while last > first and not _is_text(page.text, paragraphs[last - 1]):
        last -= 1
    return [*_before_insertions(page, paragraphs[:first], header), *paragraphs[first : last if last > first else None]]


def _before_insertions(page: Document, paragraphs: list[Bounds], header: Header) -> list[Bounds]:
    """The paragraphs of prose right below the header that an advert or a picture parts from the rest of the body.

    They are told from other prose there, such as offers and captions, by the words that they share with the headline.
    """
    if header.headline is None:
        return []
    header_end = max((end for _, end in header.lines), default=len(page.text))
    headline = set(Line(page.text[slice(*header.headline)]).stems)
    below = [paragraph for paragraph in paragraphs if paragraph[0] > header_end][-_INSERTED:]
    return [
        paragraph
        for paragraph in below
        if is_prose(page.text, paragraph)
        and len(headline.intersection(Line(page.text[slice(*paragraph)]).stems)) >= _SHARED_STEMS
    ]


def _without_dateline(text: str, body: list[Bounds], header: Header) -> list[Bounds]:
    """The paragraphs, the one that begins with the dateline without it."""
    dateline = header.dateline
    if dateline is None:
        return body
    begun = [(max(start, dateline.end) if start <= dateline.start < end else start, end) for start, end in body]
    return [bounds for start, end in begun if (bounds := trim(text, start, end))]


def _first_of_body(page: Document, paragraphs: list[Bounds], first: int, header: Header) -> int:
    """Short paragraphs between the header and the first long one belong to the article, if they read like sentences."""
    header_end = max((end for _, end in header.lines), default=0)
    if not header.lines and first < len(paragraphs):
        return 0 if all(_is_text(page.text, paragraph) for paragraph in paragraphs[:first]) else first
    while first > 0 and paragraphs[first - 1][0] > header_end and _is_text(page.text, paragraphs[first - 1]):
        first -= 1
    return first


def _is_text(text: str, paragraph: Bounds) -> bool:
    """Whether a paragraph ends like a sentence and is no mere word or two."""
    start, end = paragraph
    return is_prose(text, paragraph) or (text[end - 1] in ".!?…\"'”’" and text.count(" ", start, end) > 2)


def _outside(text: str, body: list[Bounds]) -> list[Bounds]:
    """Everything that is not body, but the white space between its paragraphs."""
    outside, position = [], 0
    for start, end in [*body, (len(text), len(text))]:
        if text[position:start].strip():
            outside.append((position, start))
        position = end
    return outside


def _names(names: Names, header: Header) -> tuple[list[PersonRecord], list[Entity], list[Entity]]:
    """The people, the places and the organisations. What the dateline names is a place, there and in the story."""
    filed = _filed_from(names.document.text, header)
    places = {place.name: place for place in names.places(tuple(filed))}
    for name, place in filed.items():
        mentions = [place, *(places[name].mentions if name in places else ())]
        places[name] = Entity(name, sorted(mentions, key=lambda mention: mention.start))
    in_order = sorted(places.values(), key=lambda place: place.mentions[0].start)
    return names.people.records(), in_order, names.organizations


def _filed_from(text: str, header: Header) -> dict[str, Offsets]:
    """The cities of the dateline, spelled as in the story, with their places."""
    dateline = header.dateline
    if dateline is None or dateline.city is None:
        return {}
    cities: dict[str, Offsets] = {}
    for city in re.split(r"/| and | AND ", dateline.city):
        start = text.find(city, dateline.start, dateline.end)
        name = city.title() if city.isupper() and len(city) > 3 else city
        if start >= 0 and city and not is_body(name) and not city.startswith("ABOARD "):
            cities[name] = Offsets(start, start + len(city))
    return cities


def _text(page: Document, bounds: Bounds | None) -> str | None:
    return page.text[bounds[0] : bounds[1]] if bounds else None


def _dateline(header: Header, published: str | None) -> Dateline | None:
    dateline = header.dateline
    if dateline is None:
        return None
    return Dateline(dateline.city, dateline.agency, dateline_day(dateline, published))


def _agencies(header: Header) -> list[str]:
    """The agencies that dateline and byline name, by their full names."""
    named = [header.dateline.agency] if header.dateline and header.dateline.agency else []
    named += [name.text for name in header.byline.names if name.text in agencies()] if header.byline else []
    return list(dict.fromkeys(agencies().get(name, name) for name in named))


def _count_words(text: str) -> int:
    """What stands between white space, dashes left out."""
    words = text.split()
    return len(words) - sum(map(words.count, ("-", "–", "—", "--")))


def _spans(header: Header, body: list[Bounds], *, undated: bool) -> dict[str, Offsets]:
    """Where each field was found; and where a date stands that nothing decides, if nothing else dates the article."""
    dates = header.dates
    doubtful = dates.doubtful if undated else None
    places: dict[str, Bounds | None] = {
        "headline": header.headline,
        "standfirst": header.standfirst,
        "byline": (header.byline.start, header.byline.end) if header.byline else None,
        "dateline": (header.dateline.start, header.dateline.end) if header.dateline else None,
        "published": (dates.published.start, dates.published.end) if dates.published else doubtful,
        "updated": (dates.updated.start, dates.updated.end) if dates.updated else None,
        "publisher": header.publisher,
        "section": header.section,
        "lead": body[0] if body else None,
    }
    return {field: Offsets(*bounds) for field, bounds in places.items() if bounds}


# Why a field holds what it holds; `--explain` says it of the fields that were found.
FIELD_REASONS = {
    "headline": "the line that looks most like a headline: by its place beside date, byline and body, its length, and"
    " the words that it shares with the lead",
    "standfirst": "the line right below the headline, unless it is a caption or another headline",
    "byline": "a line with 'by' and a name, a name beside headline and date, or the credit at the end",
    "dateline": "a place, with agency or date, before the first sentence",
    "published": "a date in a line of its own, after a label, or joined to the first words, near the start of the body",
    "updated": "a date after a label such as 'Updated'",
    "publisher": "the outlet named by appeals, copyright line, masthead and byline",
    "section": "the name of a section right above the headline",
    "lead": "the first paragraph of the body, without dateline and date",
}


_DOUBTFUL = "a date that can be read in two ways, and the article does not show which is meant"


def why(record: ParsedArticle) -> str:
    """Return the reasons for the fields that the text shows, in one line."""
    reasons = FIELD_REASONS if record.published else FIELD_REASONS | {"published": _DOUBTFUL}
    return "; ".join(f"{field}: {reason}" for field, reason in reasons.items() if field in record.spans)
