"""What elements of a page are marked as, its author and its day: in microdata, in links, and in names of classes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from newscli.core.time.given_dates import parse_moment
from newscli.errors import InvalidDateError
from newscli.inputs.documents.markup import is_hidden

_PROSE_WORDS = 25  # of a paragraph of the article
_PROSE_BLOCKS = 3  # after which nothing is looked at
_LONGEST = 160  # characters of a byline
_MOST_ELEMENTS = 8_000
_MOST_PIECES = 60  # of text in one element
_ASIDE = frozenset("aside footer nav".split())
_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?lines?|authors?|reporters?|writers?|contributors?)(?:$|[\s_-])", re.I)
_TIME_CLASS = re.compile(r"(?:^|[\s_-])(?:date|time|timestamp|datetime)(?:$|[\s_-])", re.I)
_DAY = re.compile(r"\s*\d{4}-\d\d-\d\d")
_UPDATED = re.compile(r"updat|modif|edited", re.I)
_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")


@dataclass(slots=True)
class Marked:
    """people: by microdata and links to authors. named: by the names of classes. published, times: ISO moments."""

    people: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


def read_marked(tree: Any, headline: str | None) -> Marked:
    """What is marked from the headline to the first paragraphs of prose; what stands above it, where nothing does."""
    above, below, after = Marked(), Marked(), Marked()
    found = above
    prose = 0
    for element in _elements(tree):
        if element.tag == "p":
            prose += found is below and len(_text(element).split()) >= _PROSE_WORDS
            if prose >= _PROSE_BLOCKS:
                found = after
        if headline and found is above and element.tag != "title" and _text(element) == headline:
            found = below
        _note(element, found)
    return Marked(
        people=below.people or above.people,
        named=below.named or above.named,
        published=below.published or above.published or _only(after.published),
        times=below.times or above.times,
    )


def _only(found: list[str]) -> list[str]:
    """What stands below the article, where it is one: several are those of other articles."""
    return found if len(set(found)) == 1 else []


def _elements(tree: Any) -> Iterator[Any]:
    """The elements of the page in their order, without those beside the article and those that nobody sees."""
    waiting, seen = [tree], 0
    while waiting and seen < _MOST_ELEMENTS:
        element = waiting.pop()
        seen += 1
        if not isinstance(element.tag, str) or element.tag in _ASIDE or is_hidden(element):
            continue
        yield element
        waiting += list(element)[::-1]


def _note(element: Any, found: Marked) -> None:
    given = element.attrib
    properties, classes = given.get("itemprop", "").split(), given.get("class")
    if "author" in properties or "creator" in properties:
        found.people += _names(element)
    elif given.get("rel", "") == "author" and (name := _text(element)):
        found.people.append(name)
    elif classes and _CLASS.search(classes) and 0 < len(name := _text(element)) <= _LONGEST:
        found.named.append(name)
    if "datePublished" in properties or "dateCreated" in properties or _is_published(element):
        found.published += _moments(element)
    if _is_time(element):
        found.times += _moments(element)


def _is_time(element: Any) -> bool:
    """Whether an element is a day or a time, and not that of an update."""
    classes = element.get("class") or ""
    if element.tag != "time" and not _TIME_CLASS.search(classes):
        return False
    return not _UPDATED.search(f"{classes} {element.get('itemprop', '')} {_text(element)}")


def _is_published(element: Any) -> bool:
    """Whether an element is the day of publication of the microformat of news."""
    return not {"published", "dt-published"}.isdisjoint((element.get("class") or "").split())


def _names(element: Any) -> list[str]:
    """The names that an element of an author holds."""
    names = [inner for inner in element.iter() if "name" in (inner.get("itemprop") or "").split()]
    texts = [inner.get("content") or _text(inner) for inner in names or [element]]
    return [" ".join(text.split()) for text in texts if text and len(text) <= _LONGEST]


def _moments(element: Any) -> Iterator[str]:
    """The moment that an attribute of an element gives in ISO form: others may be read in two ways."""
    for attribute in ("datetime", "content", "title"):
        value = element.get(attribute) or ""
        if _DAY.match(value):
            try:
                yield parse_moment(_ZONE.sub(r"\1:\2", value.strip()))
            except InvalidDateError:
                continue
            return


def _text(element: Any) -> str:
    """The words of an element, with a space between those of two elements inside; of a long one its beginning."""
    return " ".join(" ".join(islice(element.itertext(), _MOST_PIECES)).split())
