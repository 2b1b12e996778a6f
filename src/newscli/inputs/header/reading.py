"""Reads the header of a page from its metadata, from the marks on its elements, and from what it shows.

Authors are people. They come from JSON-LD, or else from marked elements, the visible byline or meta elements, without
addresses, outlets, jobs and days. An ambiguous date is not used.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from newscli.inputs.header.authors import people_of, with_stops
from newscli.inputs.header.headline import headline_of
from newscli.inputs.header.marked import Marked, read_marked
from newscli.inputs.header.outlet import after_headline, host_of, key_of, outlet_of
from newscli.inputs.header.shown import Shown
from newscli.inputs.metadata import PageMetadata

_DIGITS = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")


class PageHeader(NamedTuple):
    """Header fields. published: an ISO day or moment; settled: its digits are ambiguous, and a clue decided."""

    headline: str | None
    authors: list[str]
    published: str | None
    outlet: str | None
    settled: bool


def read_header(tree: Any, metadata: PageMetadata, extracted: Any, url: str | None) -> PageHeader:
    """Return the header of a page. extracted: by the extraction library, which is used where nothing else tells."""
    host = host_of(url or extracted.url) or extracted.hostname
    outlet = outlet_of(metadata, extracted.sitename, host)
    titles = {key_of(title) for title in metadata.titles}
    outlets = (name for name in (*metadata.outlets, outlet, extracted.sitename, host) if name)
    names = [name for name in outlets if key_of(name) not in titles]
    shown = Shown(tree)
    headline = shown.headline = headline_of(tree, metadata, extracted.title, names, shown.lines())
    if headline:
        outlet = host if outlet and outlet.lower() == headline.lower() else outlet
        if outlet in (None, host):
            outlet = next(after_headline(metadata.titles, headline), outlet)
    marked = read_marked(tree, headline)
    authors = _authors(metadata, marked, shown, extracted, names)
    published = _published(metadata, marked, shown, extracted, url)
    settled = not metadata.published and published is not None and shown.is_two_ways()
    return PageHeader(headline, authors, published, outlet, settled)


def _authors(metadata: PageMetadata, marked: Marked, shown: Shown, extracted: Any, outlets: list[str]) -> list[str]:
    """Return the authors from the first source that names people, or else the desk or agency."""
    return (
        people_of(metadata.people, outlets)
        or people_of(marked.people, outlets)
        or shown.authors(outlets)
        or people_of(marked.named, outlets)
        or people_of(metadata.authors, outlets)
        or _extracted_people(extracted, shown, outlets)
        or _desk(metadata, shown, outlets)
    )


def _extracted_people(extracted: Any, shown: Shown, outlets: list[str]) -> list[str]:
    """Return the people that the extraction library found, with their names as the page spells them."""
    people = people_of((extracted.author or "").split(";"), outlets)
    page = "\n".join(shown.lines()) if people else ""
    return [with_stops(name, page) for name in people]


def _desk(metadata: PageMetadata, shown: Shown, outlets: list[str]) -> list[str]:
    """Return the organisation that is the author: preferably an agency in the byline, not the outlet itself."""
    keys = {key_of(name) for name in outlets}
    if metadata.desk and key_of(metadata.desk) not in keys:
        return [metadata.desk]
    return shown.desk() or ([metadata.desk] if metadata.desk else [])


def _published(metadata: PageMetadata, marked: Marked, shown: Shown, extracted: Any, url: str | None) -> str | None:
    """Return the publication date from metadata, the visible header, a time element or the address."""
    if metadata.published or marked.published:
        return metadata.published or marked.published[0]
    if day := shown.published():
        return metadata.moment_of(day[:10]) if len(day) == 10 else day
    if marked.times or len({moment[:10] for moment in metadata.times}) == 1:
        return (marked.times or metadata.times)[0]
    return metadata.moment_of(_day_in_address(url or extracted.url) or _guessed_day(extracted.date, shown))


def _day_in_address(url: str | None) -> str | None:
    m = _IN_ADDRESS.search(url or "")
    return f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}" if m and 1 <= int(m[2]) <= 12 and 1 <= int(m[3]) <= 31 else None


def _guessed_day(day: str | None, shown: Shown) -> str | None:
    """Return the day that the extraction library found, unless it is ambiguous."""
    return day if day and not _may_be_two_days(day, shown.lines()) else None


def _may_be_two_days(day: str, lines: Iterable[str]) -> bool:
    """Whether a day may come from ambiguous digits on the page."""
    year, month, of_month = day[:10].split("-")
    if int(of_month) > 12 or month == of_month:
        return False
    dates = (m for line in lines for m in _DIGITS.finditer(line))
    return any({int(m[1]), int(m[2])} == {int(month), int(of_month)} and year.endswith(m[3]) for m in dates)
