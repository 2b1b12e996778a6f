"""What a page in HTML says of its article in JSON-LD and in meta elements: times, section, and a desk that signs.

The extraction library gives title, people, day and outlet; what it leaves out is read here. Broken metadata say
nothing.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Any, NamedTuple

from newscli.core.time.given_dates import parse_moment
from newscli.errors import InvalidDateError

_SCRIPT = re.compile(r"<script\b[^<>]{0,300}?\bapplication/ld\+json\b[^<>]{0,300}>", re.I)
_SCRIPT_END = re.compile(r"</script", re.I)
_META = re.compile(r"<meta\b[^<>]{1,2000}>", re.I)
_TIME = re.compile(
    r"<time\b[^<>]{0,300}?\bdatetime\s?=\s?[\"']?(\d{4}-\d\d-\d\d[T ][\d:.]{5,12}(?:Z|[+-]\d\d:?\d\d)?)", re.I
)
_ATTRIBUTE = re.compile(r"([\w:-]{1,30})\s{0,5}=\s{0,5}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_MOST_SCRIPTS = 30
_MOST_META = 300
_MOST_TIMES = 50
_MOST_NODES = 20_000
_LONGEST_NAME = 80
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "dc.date.issued",
)
_UPDATED = ("article:modified_time", "datemodified", "og:updated_time", "lastmod")
_SECTION = ("article:section", "parsely-section", "articlesection")


class PageMetadata(NamedTuple):
    """published, updated: ISO moments or days. desk: an organisation that signs, where no person does. times: what time
    elements say, in their order."""

    published: str | None = None
    updated: str | None = None
    section: str | None = None
    desk: str | None = None
    times: tuple[str, ...] = ()

    def moment_of(self, day: str | None) -> str | None:
        """When the article was published; day: what else is known of it, to which a time element may add the time."""
        if self.published or day is None:
            return self.published
        return next((time for time in self.times if time.startswith(day)), day)


def read_metadata(html: str) -> PageMetadata:
    """What the page's JSON-LD says of its article, and where that is silent its meta elements."""
    article = next(_articles(_objects(html)), {})
    meta = _meta_elements(html)
    published = _moment([article.get("datePublished"), *map(meta.get, _PUBLISHED)])
    updated = _moment([article.get("dateModified"), *map(meta.get, _UPDATED)])
    return PageMetadata(
        published=published,
        updated=updated if updated != published else None,
        section=_words([article.get("articleSection"), *map(meta.get, _SECTION)]),
        desk=_desk(article.get("author")),
        times=tuple(filter(None, (_moment([m[1]]) for m in islice(_TIME.finditer(html), _MOST_TIMES)))),
    )


def _objects(html: str) -> Iterator[Any]:
    """The JSON-LD of the page, as far as it is JSON."""
    for script in islice(_SCRIPT.finditer(html), _MOST_SCRIPTS):
        end = _SCRIPT_END.search(html, script.end())
        try:
            yield json.loads(html[script.end() : end.start() if end else None].strip(), strict=False)
        except (ValueError, RecursionError):
            continue


def _articles(objects: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The objects that describe an article, in lists, graphs and other objects too."""
    waiting, seen = [*objects][::-1], 0
    while waiting and seen < _MOST_NODES:
        node, seen = waiting.pop(), seen + 1
        if isinstance(node, list):
            waiting += node[:_MOST_NODES][::-1]
        elif isinstance(node, dict):
            types = node.get("@type")
            if any(str(kind).endswith(("Article", "BlogPosting")) for kind in _listed(types)):
                yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)][::-1]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _meta_elements(html: str) -> dict[str, str]:
    """The contents of the meta elements by their names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in islice(_META.finditer(html), _MOST_META):
        named = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(element.group())}
        name = named.get("property") or named.get("name") or named.get("itemprop")
        if name and "content" in named:
            found.setdefault(name.lower(), unescape(named["content"]))
    return found


def _moment(given: Iterable[Any]) -> str | None:
    """The first that is a day or a moment."""
    for value in given:
        if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value.strip()):
            try:
                return parse_moment(value)
            except InvalidDateError:
                continue
    return None


def _words(given: Iterable[Any]) -> str | None:
    for values in given:
        for value in _listed(values):
            if isinstance(value, str) and (words := " ".join(unescape(value).split())) and len(words) <= _LONGEST_NAME:
                return words
    return None


def _desk(authors: Any) -> str | None:
    """The organisation among the authors, where all of them are organisations."""
    authors = [author for author in _listed(authors) if author]
    if not authors or not all(isinstance(a, dict) and "Organization" in str(a.get("@type")) for a in authors):
        return None
    return _words(author.get("name") for author in authors)
