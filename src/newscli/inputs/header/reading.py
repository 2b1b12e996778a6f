"""The header of a page, from what it tells search engines, what its elements are marked as, and what it shows.

Authors are people: as JSON-LD names them, else as elements are marked, else as the byline that is shown does, else as
meta elements do, without addresses, outlets, jobs and days. A day that can be read in two ways is not used.
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
    """published: an ISO day or moment. settled: its digits can be read in two ways, and something settled in which."""

    headline: str | None
    authors: list[str]
    published: str | None
    outlet: str | None
    settled: bool


def read_header(tree: Any, metadata: PageMetadata, found: Any, url: str | None) -> PageHeader:
    """The header of a page. found: what the extraction library says, which fills what nothing else tells."""
    host = host_of(url or found.url) or found.hostname
    outlet = outlet_of(metadata, found.sitename, host)
    titles = {key_of(title) for title in metadata.titles}
    named = (name for name in (*metadata.outlets, outlet, found.sitename, host) if name)
    names = [name for name in named if key_of(name) not in titles]
    shown = Shown(tree)
    headline = shown.headline = headline_of(tree, metadata, found.title, names, shown.lines())
    if headline:
        outlet = host if outlet and outlet.lower() == headline.lower() else outlet
        if outlet in (None, host):
            outlet = next(after_headline(metadata.titles, headline), outlet)
    marked = read_marked(tree, headline)
    authors = _authors(metadata, marked, shown, found, names)
    published = _published(metadata, marked, shown, found, url)
    settled = not metadata.published and published is not None and shown.is_two_ways()
    return PageHeader(headline, authors, published, outlet, settled)


def _authors(metadata: PageMetadata, marked: Marked, shown: Shown, found: Any, outlets: list[str]) -> list[str]:
    """The people who sign, as the first names them that names any; else the desk or agency that does."""
    return (
        people_of(metadata.people, outlets)
        or people_of(marked.people, outlets)
        or shown.authors(outlets)
        or people_of(marked.named, outlets)
        or people_of(metadata.authors, outlets)
        or [with_stops(name, "\n".join(shown.lines())) for name in people_of((found.author or "").split(";"), outlets)]
        or _desk(metadata, shown, outlets)
    )


def _desk(metadata: PageMetadata, shown: Shown, outlets: list[str]) -> list[str]:
    """The organisation that signs: the agency of the byline rather than the outlet itself."""
    keys = {key_of(name) for name in outlets}
    if metadata.desk and key_of(metadata.desk) not in keys:
        return [metadata.desk]
    return shown.desk() or ([metadata.desk] if metadata.desk else [])


def _published(metadata: PageMetadata, marked: Marked, shown: Shown, found: Any, url: str | None) -> str | None:
    """When the article was published: metadata, what the page shows, a time element, the address."""
    if metadata.published or marked.published:
        return metadata.published or marked.published[0]
    if day := shown.published():
        return metadata.moment_of(day[:10]) if len(day) == 10 else day
    if marked.times or len({moment[:10] for moment in metadata.times}) == 1:
        return (marked.times or metadata.times)[0]
    return metadata.moment_of(_day_in_address(url or found.url) or _guessed_day(found.date, shown))


def _day_in_address(url: str | None) -> str | None:
    m = _IN_ADDRESS.search(url or "")
    return f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}" if m and 1 <= int(m[2]) <= 12 and 1 <= int(m[3]) <= 31 else None


def _guessed_day(day: str | None, shown: Shown) -> str | None:
    """The day that the extraction library found, unless it may be another one too."""
    return day if day and not _may_be_two_days(day, shown.lines()) else None


def _may_be_two_days(day: str, lines: Iterable[str]) -> bool:
    """Whether a day may come from digits on the page that can be read in two ways."""
    year, month, of_month = day[:10].split("-")
    if int(of_month) > 12 or month == of_month:
        return False
    dates = (m for line in lines for m in _DIGITS.finditer(line))
    return any({int(m[1]), int(m[2])} == {int(month), int(of_month)} and year.endswith(m[3]) for m in dates)
