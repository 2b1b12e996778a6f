"""The header of a page in HTML: what its readers see counts more than what it tells search engines.

The headline is the one the page shows, without the name of the outlet. Authors are people: as JSON-LD names them, else
as the byline that is shown does, else as meta elements do, without addresses, outlets, jobs and days. A day that can be
read in two ways is not used.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from newscli.core.page.body_start import body_start
from newscli.core.page.byline import names_end
from newscli.core.page.byline_names import Name, find_names
from newscli.core.page.header import Header, parse_header
from newscli.core.page.labelled_fields import is_section
from newscli.core.page.published import find_dates, is_two_ways
from newscli.core.page.top import read_top
from newscli.core.text.document import Document
from newscli.inputs.documents.markup import blocks_of, is_hidden
from newscli.inputs.metadata import PageMetadata

_LEAST_WORDS = 3  # of a headline
_LONGEST_HEADLINE = 400
_SEPARATOR = re.compile(r"\s+[|·•–—»:-]{1,2}\s+|\s*\|\s*|\s::\s")
_PROSE_WORDS = 25  # of a paragraph of the article
_PROSE_BLOCKS = 3
_HEADER_BLOCKS = 30
_LINES_ABOVE = 12
_LONGEST_KICKER = 40  # characters beside a headline in its line
_LONGEST_OUTLET = 5  # words
_ADDRESS = re.compile(r"https?\b|www\b|://|@|\S\.(?:com|net|org|co|example)\b|\b(?:com|html|php)$", re.I)
# What stands after a name in the metadata of some pages: a weekday, a month, what was done.
_AFTER_NAME = re.compile(
    r"(?<=\S)\s+(?:(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)(?:day|nesday|rsday|urday|sday)?|Updated|Published|Posted"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?=\s+\d|$))\b.*$",
    re.S,
)
_SLUG = re.compile(r"[^\s]+$")
_MOST_AUTHORS = 30
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
    host = _host(url or found.url) or found.hostname
    outlet = _outlet(metadata, found, host)
    titles = {_key(title) for title in metadata.titles}
    named = (name for name in (*metadata.outlets, outlet, found.sitename, host) if name)
    names = [name for name in named if _key(name) not in titles]
    headline = _headline(tree, metadata, found.title, names)
    if outlet and headline and outlet.lower() == headline.lower():
        outlet = host
    if headline and (outlet is None or outlet == host):
        outlet = next(_after_headline(metadata.titles, headline), outlet)
    shown = _Shown(tree, headline)
    authors = people_of(metadata.people, names)
    authors = authors or shown.authors(names) or people_of(metadata.authors, names)
    if not authors:
        authors = [
            _with_stops(name, "\n".join(shown.lines)) for name in people_of((found.author or "").split(";"), names)
        ]
    if not authors and metadata.desk:
        authors = [metadata.desk]
    published = _published(metadata, shown, found, url)
    settled = not metadata.published and published is not None and shown.is_two_ways()
    return PageHeader(headline, authors or shown.desk(), published, outlet, settled)


# the headline


def _headline(tree: Any, metadata: PageMetadata, guessed: str | None, names: list[str]) -> str | None:
    """The only heading of the first level, else the one that is most like the title, else the title."""
    titles = [without_outlet(title, names) for title in metadata.titles]
    if metadata.live and metadata.headline:
        titles.insert(0, without_outlet(metadata.headline, names))
    headings = [text for text in _first_headings(tree) if not _is_outlet(text, names)]
    long = [text for text in headings if len(text.split()) >= _LEAST_WORDS]
    words = {word for title in titles[:1] for word in _words(title)}
    if len(long) == 1 and not _is_apart(tree, long[0], titles):
        return _without_kicker(without_outlet(long[0], names), titles)
    best = max(long or headings, key=lambda text: _likeness(_words(text), words), default=None)
    if best and words and _likeness(_words(best), words) >= 0.5:
        return without_outlet(best, names)
    if long and not titles:
        return without_outlet(long[0], names)
    if guessed:
        titles.append(without_outlet(" ".join(guessed.split()), names))
    return next((title for title in titles if title and not _is_outlet(title, names)), best)


def _is_apart(tree: Any, heading: str, titles: list[str]) -> bool:
    """Whether a heading shares no word with any title, one of which is a lower heading of the page: it is a motto."""
    if not titles or any(set(_words(heading)) & set(_words(title)) for title in titles):
        return False
    lower = {" ".join("".join(e.itertext()).split()) for tag in ("h2", "h3") for e in tree.iter(tag)}
    return not lower.isdisjoint(titles)


def _without_kicker(heading: str, titles: list[str]) -> str:
    """The heading without the word or two above it that stand in the same element, where a title tells them apart."""
    for title in titles:
        extra = len(heading.split()) - len(title.split())
        if len(title.split()) >= _LEAST_WORDS and 0 < extra <= 3 and heading.endswith(title):
            return title
    return heading


def _first_headings(tree: Any) -> list[str]:
    """The texts of the headings of the first level that a reader sees, each once."""
    found = []
    for element in tree.iter("h1"):
        if is_hidden(element) or any(
            is_hidden(outer) or outer.tag in ("nav", "footer") for outer in element.iterancestors()
        ):
            continue
        text = " ".join(" ".join(block.text for block in blocks_of(element)).split())
        if text and len(text) <= _LONGEST_HEADLINE:
            found.append(text)
    return list(dict.fromkeys(found))


def without_outlet(title: str, names: Iterable[str]) -> str:
    """The title without the name of the outlet after it or before it, and without the section beside that.

    >>> without_outlet("Tram line 4 closes - News - The Tarn Gazette", ["The Tarn Gazette"])
    'Tram line 4 closes'
    >>> without_outlet("Gazette | Tram line 4 closes", ["Gazette"]), without_outlet("OXO : the tower", ["Gazette"])
    ('Tram line 4 closes', 'OXO : the tower')
    """
    keys = {key for name in names if (key := _key(name))}
    cut = False
    while marks := [*_SEPARATOR.finditer(title)]:
        first, last = marks[0], marks[-1]
        if (cut and is_section(title[last.end() :])) or _names_outlet(title[last.end() :], keys):
            title = title[: last.start()].rstrip()
        elif _names_outlet(title[: first.start()], keys):
            title = title[first.end() :].lstrip()
        else:
            break
        cut = True
    return title


def _names_outlet(part: str, keys: set[str]) -> bool:
    """Whether a part of a title is the outlet's name, the beginning of it, or begins with it."""
    key = _key(part)
    return len(key) > 2 and any(
        key == known or known.startswith(key) or (len(known) > 4 and key.startswith(known)) for known in keys
    )


def _key(name: str) -> str:
    """A name without its article, its spaces and the ending of an address: "The Courier" and "courier.example"."""
    name = name.lower().removeprefix("https://").removeprefix("www.")
    if " " not in name and "." in name:
        name = name.partition(".")[0]
    return "".join(filter(str.isalnum, name.removeprefix("the ")))


def _is_outlet(text: str, names: list[str]) -> bool:
    return _key(text) in {_key(name) for name in names}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _likeness(words: list[str], others: set[str]) -> float:
    """The share of words that two titles have in common."""
    return len(set(words) & others) / (len({*words} | others) or 1)


def _outlet(metadata: PageMetadata, found: Any, host: str | None) -> str | None:
    """The name of the outlet, without its slogan, and none that is the article's title."""
    titles = {title.lower() for title in metadata.titles}
    for name in (*metadata.outlets, found.sitename):
        name = " ".join((name or "").split())
        name = _SEPARATOR.split(name)[0].strip() if name else ""
        if name and name.lower() not in titles and not name.startswith("@"):
            return name
    return host


def _after_headline(titles: Iterable[str], headline: str) -> Iterator[str]:
    """What stands in a title behind the headline that the page shows: the outlet."""
    for title in titles:
        m = _SEPARATOR.match(title, len(headline)) if title.startswith(headline) else None
        rest = title[m.end() :].strip() if m else ""
        if rest and len(rest.split()) <= _LONGEST_OUTLET and not _SEPARATOR.search(rest):
            yield rest


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if isinstance(host, str) else None


# authors


def people_of(given: Iterable[str], outlets: Iterable[str]) -> list[str]:
    """The people that metadata name, without addresses, outlets, jobs, days and what computers call their users.

    >>> people_of(["Nora Haldane, Staff Writer", "https://x.example/haldane", "Peter J. Quill", "Anna-Reed"], [])
    ['Nora Haldane', 'Peter J. Quill']
    """
    keys = {_key(name) for name in outlets}
    found: dict[str, str] = {}
    for words in (part for value in given for part in value.split(";")):
        for name in _people(" ".join(words.split()), keys):
            found.setdefault(name.lower(), name)
    return list(found.values())[:_MOST_AUTHORS]


def _people(words: str, outlets: set[str]) -> Iterator[str]:
    words = re.sub(r"^(?:by|from|written by)\s+", "", words, flags=re.I)
    words = _AFTER_NAME.sub("", words)
    if not words or _ADDRESS.search(words) or any(char.isdigit() for char in words) or _key(words) in outlets:
        return
    for name in find_names(words, 0, names_end(words, 0, len(words))):
        if name.kind == "person" and _is_person(name, outlets):
            yield _trimmed(name.text, outlets)


def _is_person(name: Name, outlets: set[str]) -> bool:
    return _key(name.text) not in outlets and not _SLUG.fullmatch(name.text)


def _trimmed(name: str, outlets: set[str]) -> str:
    """The name without the outlet's after it: "Anna Reed Courier"."""
    words = name.split()
    while len(words) > 2 and any(outlet.startswith(_key(words[-1])) and len(_key(words[-1])) > 3 for outlet in outlets):
        words.pop()
    return " ".join(words)


def _with_stops(name: str, text: str) -> str:
    """The name with the stops of its initials, which the library takes away, where the page has them."""
    pattern = r"\s".join(re.escape(word) + (r"\.?" if len(word) == 1 else "") for word in name.split())
    m = re.search(rf"\b{pattern}", text)
    return m.group() if m else name


# what the page shows


class _Shown:
    """What a reader sees from the headline to the first paragraphs, read only when something is asked of it."""

    def __init__(self, tree: Any, headline: str | None) -> None:
        self._tree = tree
        self._title = headline

    @cached_property
    def lines(self) -> list[str]:
        """All lines of the page."""
        return [*self._lines()]

    def _lines(self) -> Iterator[str]:
        lines = (" ".join(line.split()) for block in blocks_of(self._tree) for line in block.text.split("\n"))
        return filter(None, lines)

    @cached_property
    def header(self) -> Header:
        """What the header says, read as that of a text."""
        text = Document(self._header_text)
        body = body_start(text)
        return parse_header(text, read_top(text, find_dates(text, body), body))

    @cached_property
    def _header_text(self) -> str:
        return "\n".join(_lines_below(self._lines(), self._title) or _lines_above_prose(self._lines()))

    def authors(self, outlets: list[str]) -> list[str]:
        """The people of the byline."""
        byline = self.header.byline
        return people_of([name.text for name in byline.names if name.kind == "person"], outlets) if byline else []

    def desk(self) -> list[str]:
        """The desk or agency that signs."""
        return [name for name in self.header.authors if self.header.byline and not self.header.byline.has_person]

    def published(self) -> str | None:
        """The day that the header says; None too for one whose digits can be read in two ways."""
        found = self.header.dates.published
        return found.value if found else None

    def is_two_ways(self) -> bool:
        """Whether the digits of that day can be read in two ways."""
        found = self.header.dates.published
        return found is not None and is_two_ways(self._header_text[found.start : found.end])


def _lines_below(lines: Iterator[str], headline: str | None) -> list[str]:
    """The lines from the headline, and from the two above it, to the first paragraphs of prose; none without it."""
    above: deque[str] = deque(maxlen=2)
    for line in lines:
        if headline and headline in line and len(line) <= len(headline) + _LONGEST_KICKER:
            return [*above, line, *_up_to_prose(lines)]
        above.append(line)
    return []


def _lines_above_prose(lines: Iterator[str]) -> list[str]:
    """The first paragraphs of prose, with the lines above them."""
    above: deque[str] = deque(maxlen=_LINES_ABOVE)
    for line in lines:
        above.append(line)
        if len(line.split()) >= _PROSE_WORDS:
            return [*above, *_up_to_prose(lines)]
    return []


def _up_to_prose(lines: Iterator[str]) -> Iterator[str]:
    prose = 0
    for line in islice(lines, _HEADER_BLOCKS):
        yield line
        prose += len(line.split()) >= _PROSE_WORDS
        if prose >= _PROSE_BLOCKS:
            return


def _published(metadata: PageMetadata, shown: _Shown, found: Any, url: str | None) -> str | None:
    """When the article was published: metadata, what the page shows, a time element, the address."""
    if metadata.published:
        return metadata.published
    if day := shown.published():
        return metadata.moment_of(day[:10]) if len(day) == 10 else day
    if len({moment[:10] for moment in metadata.times}) == 1:
        return metadata.times[0]
    if (m := _IN_ADDRESS.search(url or found.url or "")) and 1 <= int(m[2]) <= 12 and 1 <= int(m[3]) <= 31:
        return metadata.moment_of(f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}")
    day = found.date
    return metadata.moment_of(day) if day and not _may_be_two_days(day, shown.lines) else None


def _may_be_two_days(day: str, lines: list[str]) -> bool:
    """Whether a day may come from digits on the page that can be read in two ways."""
    year, month, of_month = day[:10].split("-")
    if int(of_month) > 12 or month == of_month:
        return False
    dates = (m for line in lines for m in _DIGITS.finditer(line))
    return any({int(m[1]), int(m[2])} == {int(month), int(of_month)} and year.endswith(m[3]) for m in dates)
