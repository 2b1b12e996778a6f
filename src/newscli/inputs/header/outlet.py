"""Finds the name of the outlet, and removes it from titles."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from newscli.core.page.labelled_fields import is_section
from newscli.inputs.metadata import PageMetadata

SEPARATOR = re.compile(r"\s+[|·•–—»:-]{1,2}\s+|\s*\|\s*|\s::\s")
_LONGEST_OUTLET = 5  # words


def outlet_of(metadata: PageMetadata, sitename: str | None, host: str | None) -> str | None:
    """Return the name of the outlet without its slogan; a name that is the article's title is not used."""
    titles = {title.lower() for title in metadata.titles}
    for name in (*metadata.outlets, sitename):
        name = " ".join((name or "").split())
        name = SEPARATOR.split(name)[0].strip() if name else ""
        if name and name.lower() not in titles and not name.startswith("@"):
            return name
    return host


def after_headline(titles: Iterable[str], headline: str) -> Iterator[str]:
    """Yield the outlet: the part of a title after the visible headline."""
    for title in titles:
        m = SEPARATOR.match(title, len(headline)) if title.startswith(headline) else None
        outlet = title[m.end() :].strip() if m else ""
        if outlet and len(outlet.split()) <= _LONGEST_OUTLET and not SEPARATOR.search(outlet):
            yield outlet


def without_outlet(title: str, names: Iterable[str]) -> str:
    """Return the title without the name of the outlet before or after it, and without the section next to that.

    >>> without_outlet("Tram line 4 closes - News - The Tarn Gazette", ["The Tarn Gazette"])
    'Tram line 4 closes'
    >>> without_outlet("Gazette | Tram line 4 closes", ["Gazette"]), without_outlet("OXO : the tower", ["Gazette"])
    ('Tram line 4 closes', 'OXO : the tower')
    """
    keys = {key for name in names if (key := key_of(name))}
    is_cut = False
    while marks := [*SEPARATOR.finditer(title)]:
        first, last = marks[0], marks[-1]
        if (is_cut and is_section(title[last.end() :])) or _names_outlet(title[last.end() :], keys):
            title = title[: last.start()].rstrip()
        elif _names_outlet(title[: first.start()], keys) or _is_kicker(title[: first.start()], first.group()):
            title = title[first.end() :].lstrip()
        else:
            break
        is_cut = True
    return title


def _is_kicker(part: str, mark: str) -> bool:
    """Whether a title begins with its section, as in "Opinion | Trams for all"."""
    return mark.strip() == "|" and is_section(part)


def _names_outlet(part: str, keys: set[str]) -> bool:
    """Whether a part of a title is the outlet's name, a beginning of it, or begins with it."""
    key = key_of(part)
    return len(key) > 2 and any(
        outlet.startswith(key) or (len(outlet) > 4 and key.startswith(outlet)) for outlet in keys
    )


def key_of(name: str) -> str:
    """Return what is equal for different forms of a name, such as "The Courier" and "courier.example"."""
    name = name.lower().removeprefix("https://").removeprefix("www.")
    if " " not in name and "." in name:
        name = name.partition(".")[0]
    return "".join(filter(str.isalnum, name.removeprefix("the ")))


def is_outlet(text: str, names: Iterable[str]) -> bool:
    return key_of(text) in {key_of(name) for name in names}


def host_of(url: Any) -> str | None:
    """Return the host of an address without "www."."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if isinstance(host, str) else None
