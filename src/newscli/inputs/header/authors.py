"""Extracts the people from fields that name authors, without the other things in such fields."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newscli.core.page.byline import names_end
from newscli.core.page.byline_names import Name, find_names
from newscli.core.text.calendar_names import months, weekday_abbreviations, weekday_names
from newscli.inputs.header.outlet import key_of

_ADDRESS = re.compile(r"https?\b|www\b|://|@|\S\.(?:com|net|org|co|example)\b|\b(?:com|html|php)$", re.I)
_BEFORE_NAME = re.compile(
    r"^(?:by|from|written by|words by|story by|report(?:ed)? by|author|reporter|writer|words|text|by-?line)\s*:?\s+"
    r"|^[\w ]{0,30}\b(?:column|essay|commentary|opinion|review|report|analysis) by\s+",
    re.I,
)
_SLUG = re.compile(r"[^\s]+$")
_MOST_AUTHORS = 30


@cache
def _after_name() -> re.Pattern[str]:
    """Return the pattern of words after a name in the metadata of some pages: a weekday, a month, "Updated"."""
    days = "|".join(map(str.capitalize, weekday_names() | weekday_abbreviations()))
    # "May" is more often a surname.
    dates = "|".join(name.capitalize() for name in months() if name != "may")
    return re.compile(rf"(?<=\S)\s+(?:(?:{days}|Updated|Published|Posted)\b|(?:{dates})\b\.?(?=\s+\d|$)).*$", re.S)


def people_of(given: Iterable[str], outlets: Iterable[str]) -> list[str]:
    """Return the people in metadata, without addresses, outlets, jobs, days and user names.

    >>> people_of(["Nora Haldane, Staff Writer", "https://x.example/haldane", "Peter J. Quill", "Anna-Reed"], [])
    ['Nora Haldane', 'Peter J. Quill']
    >>> people_of(["Nora Haldane nhaldane@x.example", "Guest column by Bo Lind"], [])
    ['Nora Haldane', 'Bo Lind']
    >>> people_of(["Petra Novotna Nov 20", "Bo Lind Sept. 3", "Ada May"], [])
    ['Petra Novotna', 'Bo Lind', 'Ada May']
    """
    keys = {key_of(name) for name in outlets}
    name_by_key: dict[str, str] = {}
    for words in (part for value in given for part in value.split(";")):
        for name in _people(" ".join(words.split()), keys):
            name_by_key.setdefault(name.lower(), name)
    return list(name_by_key.values())[:_MOST_AUTHORS]


def _people(words: str, outlets: set[str]) -> Iterator[str]:
    words = _after_name().sub("", _BEFORE_NAME.sub("", words))
    words = " ".join(word for word in words.split() if "@" not in word or word[0] == "@")
    if not words or _ADDRESS.search(words) or any(char.isdigit() for char in words) or key_of(words) in outlets:
        return
    for name in find_names(words, 0, names_end(words, 0, len(words))):
        if name.kind == "person" and _is_person(name, outlets):
            yield _trimmed(name.text, outlets)


def _is_person(name: Name, outlets: set[str]) -> bool:
    return key_of(name.text) not in outlets and not _SLUG.fullmatch(name.text)


def _trimmed(name: str, outlets: set[str]) -> str:
    """Return a name without the name of the outlet after it, as in "Anna Reed Courier"."""
    words = name.split()
    while len(words) > 2 and any(
        outlet.startswith(key_of(words[-1])) and len(key_of(words[-1])) > 3 for outlet in outlets
    ):
        words.pop()
    return " ".join(words)


def with_stops(name: str, text: str) -> str:
    """Return a name with the full stops of its initials, if the page has them: the extraction library removes them."""
    pattern = r"\s".join(re.escape(word) + (r"\.?" if len(word) == 1 else "") for word in name.split())
    m = re.search(rf"\b{pattern}", text)
    return m.group() if m else name
