"""Reads what an HTML page states about its article in JSON-LD, meta elements and time elements.

Broken metadata are ignored. The package `header` decides between the metadata and what the page shows.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from html import unescape
from itertools import islice
from typing import Any

from newscli.core.time.given_dates import parse_moment
from newscli.errors import InvalidDateError

_MOST_SCRIPTS = 30
_MOST_META = 300
_MOST_TIMES = 50
_MOST_NODES = 20_000
_MOST_AUTHORS = 30
_LONGEST_NAME = 80
_LONGEST_TITLE = 400
_DAY = re.compile(r"\s*\d{4}-\d\d-\d\d")
_AS_IN_MAILS = re.compile(r"\s*(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_PUBLISHED = (
    "article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "dc.date.issued", "dcterms.issued", "dc.date", "date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified")
_SECTION = ("article:section", "parsely-section", "articlesection", "cxenseparse:section")
_AUTHOR = (
    "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl", "byline",
)  # fmt: skip
# Properties whose articles are not the page's own.
_OF_OTHERS = frozenset("itemListElement hasPart mentions relatedLink citation isBasedOn about comment".split())
_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title")


@dataclass(slots=True)
class PageMetadata:
    """What a page states about its article.

    published, updated: ISO moments or days. live: it is a live blog. titles: of the article, the most probable first.
    people: the authors in JSON-LD; desk: an organisation that is the author, if no person is; authors: those in meta
    elements. outlets: names of the site. times: of time elements, in their order.
    """

    published: str | None = None
    updated: str | None = None
    section: str | None = None
    live: bool = False
    headline: str | None = None
    titles: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    desk: str | None = None
    authors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)

    def moment_of(self, day: str | None) -> str | None:
        """Return when the article was published. day: known otherwise; a time element of that day adds the time."""
        if self.published or day is None:
            return self.published
        return next((time for time in self.times if time.startswith(day)), day)


def read_metadata(tree: Any) -> PageMetadata:
    """Return the metadata of the tree of a page; a tree that is None has none."""
    if tree is None:
        return PageMetadata()
    graph = _Graph(_objects(tree))
    meta = _meta_elements(tree)
    title = next((" ".join("".join(e.itertext()).split()) for e in tree.iter("title")), "")
    article = graph.article(title or meta.get("og:title", ""))
    published = _moment([article.get("datePublished"), *map(meta.get, _PUBLISHED)])
    updated = _moment([article.get("dateModified"), *map(meta.get, _UPDATED)])
    people, desk = graph.authors(article)
    headline = _words([article.get("headline"), article.get("name")], _LONGEST_TITLE)
    titles = [headline, *(_words([meta.get(name)], _LONGEST_TITLE) for name in ("og:title", "twitter:title")), title]
    publisher = graph.resolved(article.get("publisher"))
    return PageMetadata(
        published=published,
        updated=updated if updated != published else None,
        section=_words([article.get("articleSection"), *map(meta.get, _SECTION)]),
        live=_is(article, "LiveBlogPosting"),
        headline=headline,
        titles=[title for title in titles if title and len(title) <= _LONGEST_TITLE],
        people=people,
        desk=desk,
        authors=[words for name in _AUTHOR if (words := _words([meta.get(name)], 2 * _LONGEST_NAME))],
        outlets=[
            name for value in (*map(meta.get, _SITE), _name(publisher), *graph.sites[:1]) if (name := _words([value]))
        ],
        times=[
            time for element in islice(tree.iter("time"), _MOST_TIMES) if (time := _moment([element.get("datetime")]))
        ],
    )


def _objects(tree: Any) -> Iterator[Any]:
    """Yield the JSON-LD objects of the page; broken JSON is skipped."""
    scripts = (e for e in tree.iter("script") if "ld+json" in (e.get("type") or "").lower())
    for script in islice(scripts, _MOST_SCRIPTS):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        text = text.replace("//<![CDATA[", "").replace("//]]>", "")
        try:
            yield json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue


class _Graph:
    """The objects of JSON-LD, which can refer to each other."""

    def __init__(self, objects: Iterable[Any]) -> None:
        self.sites: list[str] = []
        self._articles: list[dict[str, Any]] = []
        self._others: list[dict[str, Any]] = []  # articles that other objects mention
        self._by_id: dict[str, dict[str, Any]] = {}
        waiting: list[tuple[Any, bool]] = [(one, False) for one in objects][::-1]
        seen = 0
        while waiting and seen < _MOST_NODES:
            (node, is_other), seen = waiting.pop(), seen + 1
            if isinstance(node, list):
                waiting += [(one, is_other) for one in node[:_MOST_NODES]][::-1]
            elif isinstance(node, dict):
                self._note(node, is_other)
                inner = [(name, value) for name, value in node.items() if isinstance(value, dict | list)][::-1]
                waiting += [(value, is_other or name in _OF_OTHERS) for name, value in inner]

    def _note(self, node: dict[str, Any], is_other: bool) -> None:
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > len(self._by_id.get(identity, ["@id"])):
            self._by_id[identity] = node
        if _is(node, "WebSite") and (name := _words([node.get("name")])):
            self.sites.append(name)
        if any(str(kind).endswith(("Article", "BlogPosting")) for kind in _listed(node.get("@type"))):
            (self._others if is_other else self._articles).append(node)

    def article(self, title: str) -> dict[str, Any]:
        """Return the object that describes the article of the page with this title.

        A live blog as a whole comes before its entries, and an article with the page's title before other articles.
        """
        live = [node for node in self._articles if _is(node, "LiveBlogPosting")]
        candidates = live or self._articles or self._others
        words = set(title.lower().split())
        matching = (node for node in candidates if _shares_words(_words([node.get("headline")], _LONGEST_TITLE), words))
        return next(matching, candidates[0] if candidates else {})

    def resolved(self, value: Any) -> Any:
        """Return the object that a reference points to."""
        if isinstance(value, list):
            value = value[0] if value else None
        return (
            self._by_id.get(value["@id"], value)
            if isinstance(value, dict) and isinstance(value.get("@id"), str)
            else value
        )

    def authors(self, article: dict[str, Any]) -> tuple[list[str], str | None]:
        """Return the authors that are people, and the organisation that is the author if no person is."""
        given = article.get("author") or article.get("creator")
        people: list[str] = []
        organisations: list[str] = []
        for author in _listed(given)[:_MOST_AUTHORS]:
            author = self.resolved(author)
            for name in _listed(_name(author))[:_MOST_AUTHORS]:
                if not (words := _words([name], 2 * _LONGEST_NAME)):
                    continue
                (organisations if _is(author, "Organization") else people).append(words)
        return people, next(iter(organisations), None) if not people else None


def _shares_words(headline: str | None, words: set[str]) -> bool:
    """Whether at least half of the words of a headline are among the given ones."""
    own = set((headline or "").lower().split())
    return len(own & words) * 2 >= len(own) > 0


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def _is(node: Any, kind: str) -> bool:
    return isinstance(node, dict) and any(str(given).endswith(kind) for given in _listed(node.get("@type")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _meta_elements(tree: Any) -> dict[str, str]:
    """Return the contents of meta elements by their lower-case names; the first one of each name counts."""
    content_by_name: dict[str, str] = {}
    for element in islice(tree.iter("meta"), _MOST_META):
        content = element.get("content")
        if content:
            for attribute in ("property", "name", "itemprop"):
                if name := element.get(attribute):
                    content_by_name.setdefault(name.lower(), content)
    return content_by_name


def _moment(given: Iterable[Any]) -> str | None:
    """Return the first value that is an ISO day or moment, or a date as in mails; other forms are ambiguous.

    >>> _moment(["03/04/2025", "Tue, 08 Jul 2025 06:30:00 +0200"])
    '2025-07-08T06:30:00+02:00'
    """
    for value in given:
        if isinstance(value, str) and (_DAY.match(value) or _AS_IN_MAILS.match(value)):
            try:
                iso = value.strip() if _DAY.match(value) else parsedate_to_datetime(value.strip()).isoformat()
                return parse_moment(iso)
            except (InvalidDateError, ValueError):
                continue
    return None


def _words(given: Iterable[Any], longest: int = _LONGEST_NAME) -> str | None:
    """Return the first string among the values, without entities and extra spaces, that is not too long."""
    for values in given:
        for value in _listed(values):
            if isinstance(value, str) and (words := " ".join(unescape(value).split())) and len(words) <= longest:
                return words
    return None
