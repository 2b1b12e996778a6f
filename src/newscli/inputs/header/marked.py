"""Reads authors and days that elements of a page are marked as, by microdata, links and names of classes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from newscli.core.time.given_dates import parse_moment
from newscli.errors import InvalidDateError
from newscli.inputs.documents.markup import is_hidden

_PROSE_WORDS = 25  # of a paragraph of the article
_PROSE_BLOCKS = 3  # paragraphs of prose, after which the header has ended
_LONGEST = 160  # characters of a byline
_MOST_ELEMENTS = 8_000
_MOST_PIECES = 60  # pieces of text of one element that are read
_ASIDE = frozenset("aside footer nav".split())
_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?lines?|authors?|reporters?|writers?|contributors?)(?:$|[\s_-])", re.I)
_TIME_CLASS = re.compile(r"(?:^|[\s_-])(?:date|time|timestamp|datetime)(?:$|[\s_-])", re.I)
_DAY = re.compile(r"\s*\d{4}-\d\d-\d\d")
_UPDATED = re.compile(r"updat|modif|edited", re.I)
_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")


@dataclass(slots=True)
class Marked:
    """Marked values. people: by microdata and links to authors; named: by classes; published, times: ISO moments."""

    people: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


def read_marked(tree: Any, headline: str | None) -> Marked:
    """Return what is marked between the headline and the first paragraphs of prose, or else above the headline."""
    above, below, after = Marked(), Marked(), Marked()
    current = above
    prose = 0
    for element in _elements(tree):
        if element.tag == "p":
            prose += current is below and len(_text(element).split()) >= _PROSE_WORDS
            if prose >= _PROSE_BLOCKS:
                current = after
        if headline and current is above and element.tag != "title" and _text(element) == headline:
            current = below
        _note(element, current)
    return Marked(
        people=below.people or above.people,
        named=below.named or above.named,
        published=below.published or above.published or _only(after.published),
        times=below.times or above.times,
    )


def _only(moments: list[str]) -> list[str]:
    """Return the moments below the article if they are all equal: different ones belong to other articles."""
    return moments if len(set(moments)) == 1 else []


def _elements(tree: Any) -> Iterator[Any]:
    """Yield the elements of the page in order, without hidden ones and those beside the article."""
    waiting, visited = [tree], 0
    while waiting and visited < _MOST_ELEMENTS:
        element = waiting.pop()
        visited += 1
        if not isinstance(element.tag, str) or element.tag in _ASIDE or is_hidden(element):
            continue
        yield element
        waiting += list(element)[::-1]


def _note(element: Any, marked: Marked) -> None:
    """Add what an element is marked as."""
    attributes = element.attrib
    properties, classes = attributes.get("itemprop", "").split(), attributes.get("class")
    if "author" in properties or "creator" in properties:
        marked.people += _names(element)
    elif attributes.get("rel", "") == "author" and (name := _text(element)):
        marked.people.append(name)
    elif classes and _CLASS.search(classes) and 0 < len(name := _text(element)) <= _LONGEST:
        marked.named.append(name)
    if "datePublished" in properties or "dateCreated" in properties or _is_published(element):
        marked.published += _moments(element)
    if _is_time(element):
        marked.times += _moments(element)


def _is_time(element: Any) -> bool:
    """Whether an element is a day or a time, other than that of an update."""
    classes = element.get("class") or ""
    if element.tag != "time" and not _TIME_CLASS.search(classes):
        return False
    return not _UPDATED.search(f"{classes} {element.get('itemprop', '')} {_text(element)}")


def _is_published(element: Any) -> bool:
    """Whether an element is the day of publication in the hNews microformat."""
    return not {"published", "dt-published"}.isdisjoint((element.get("class") or "").split())


def _names(element: Any) -> list[str]:
    """Return the names in an element that is marked as author."""
    names = [inner for inner in element.iter() if "name" in (inner.get("itemprop") or "").split()]
    texts = [inner.get("content") or _text(inner) for inner in names or [element]]
    return [" ".join(text.split()) for text in texts if text and len(text) <= _LONGEST]


def _moments(element: Any) -> Iterator[str]:
    """Yield the moment in an attribute of an element; only ISO form is used, as other forms are ambiguous."""
    for attribute in ("datetime", "content", "title"):
        value = element.get(attribute) or ""
        if _DAY.match(value):
            try:
                yield parse_moment(_ZONE.sub(r"\1:\2", value.strip()))
            except InvalidDateError:
                continue
            return


def _text(element: Any) -> str:
    """Return the words at the beginning of an element, with spaces between its inner elements."""
    return " ".join(" ".join(islice(element.itertext(), _MOST_PIECES)).split())
