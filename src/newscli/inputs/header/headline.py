"""Finds the headline of a page: the heading that readers see, without the name of the outlet."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from newscli.inputs.documents.markup import blocks_of, is_hidden
from newscli.inputs.header.outlet import SEPARATOR, is_outlet, without_outlet
from newscli.inputs.metadata import PageMetadata

_LEAST_WORDS = 3  # of a headline
_LONGEST_HEADLINE = 400
# The least share of words that a heading has in common with a title: of the first level, and of lower ones.
_ALIKE, _ALIKE_LOWER = 0.5, 0.6
_MOST_LOWER = 30  # headings of lower levels that are considered
_WITHIN_LINES = 60  # lines at the top of the page among which the headline is searched
_MOST_PARTS = 8  # of a title
_PART = re.compile(rf"{SEPARATOR.pattern}|:\s+")


def headline_of(
    tree: Any, metadata: PageMetadata, guessed: str | None, names: list[str], lines: Iterable[str]
) -> str | None:
    """Return the headline. guessed: by the extraction library. names: of the outlet. lines: those of the page.

    It is the only heading of the first level, or else the heading most similar to the title, or else the part of the
    title that is a line of the page, or else the title.
    """
    given = [metadata.headline] if metadata.live and metadata.headline else []
    titles = [without_outlet(title, names) for title in (*given, *metadata.titles)]
    headings = [text for text in _headings(tree, "h1") if not is_outlet(text, names)]
    long = [text for text in headings if len(text.split()) >= _LEAST_WORDS]
    if len(long) == 1 and not _is_apart(tree, long[0], titles):
        return _without_kicker(without_outlet(long[0], names), titles)
    shown = _most_like(long or headings, titles[:1], _ALIKE) or (None if titles else next(iter(long), None))
    shown = shown or _shown_below_the_first_level(tree, metadata, titles, lines)
    return without_outlet(shown, names) if shown else _title(titles, headings, guessed, names)


def _title(titles: list[str], headings: list[str], guessed: str | None, names: list[str]) -> str | None:
    """Return the title, for a page without a visible headline; without a title, the longest heading."""
    if guessed:
        titles = [*titles, without_outlet(" ".join(guessed.split()), names)]
    longest = max(headings, key=len, default=None)
    return next((title for title in titles if title and not is_outlet(title, names)), longest)


def _shown_below_the_first_level(
    tree: Any, metadata: PageMetadata, titles: Sequence[str], lines: Iterable[str]
) -> str | None:
    """Return a line of the page that is part of its title, or else a lower heading that is similar to the title."""
    if metadata.live:  # its lower headings belong to single entries
        return None
    shown = {line.lower(): line for line in islice(lines, _WITHIN_LINES) if len(line) <= _LONGEST_HEADLINE}
    for title in metadata.titles:
        for part in _parts(title):
            if part.lower() in shown:
                return shown[part.lower()]
    lower = [text for text in _headings(tree, "h2", "h3", "h4")[:_MOST_LOWER] if len(text.split()) >= _LEAST_WORDS]
    if lower and titles and not any(len(title.split()) >= _LEAST_WORDS for title in titles):
        return lower[0]  # the title is only the name of the site
    return _most_like(lower, titles[:1], _ALIKE_LOWER)


def _parts(title: str) -> list[str]:
    """Return the title and its parts between separators that are long enough for a headline, the longest first."""
    marks = [*islice(_PART.finditer(title), _MOST_PARTS)]
    begins, ends = [0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(title)]
    parts = {title[begin:end].strip() for begin in begins for end in ends if begin < end}
    return sorted((part for part in parts if len(part.split()) >= _LEAST_WORDS), key=len, reverse=True)


def _most_like(headings: Sequence[str], titles: Sequence[str], least: float) -> str | None:
    """Return the heading most similar to the title, if it shares at least this part of its words."""
    words = {word for title in titles for word in _words(title)}
    best = max(headings, key=lambda text: _likeness(_words(text), words), default=None)
    return best if best and words and _likeness(_words(best), words) >= least else None


def _is_apart(tree: Any, heading: str, titles: list[str]) -> bool:
    """Whether a heading is a motto: it shares no word with a title, and a title is a lower heading of the page."""
    if not titles or any(set(_words(heading)) & set(_words(title)) for title in titles):
        return False
    lower = {" ".join("".join(e.itertext()).split()) for tag in ("h2", "h3") for e in tree.iter(tag)}
    return not lower.isdisjoint(titles)


def _without_kicker(heading: str, titles: list[str]) -> str:
    """Return the heading without a kicker in the same element, if a title is the heading without it."""
    for title in titles:
        extra = len(heading.split()) - len(title.split())
        if len(title.split()) >= _LEAST_WORDS and 0 < extra <= 3 and heading.endswith(title):
            return title
    return heading


def _headings(tree: Any, *levels: str) -> list[str]:
    """Return the texts of the visible headings of these levels in their order, without repetitions."""
    texts = []
    for element in tree.iter(*levels):
        outer = [element, *element.iterancestors()]
        if any(is_hidden(one) for one in outer) or any(one.tag in ("nav", "footer") for one in outer):
            continue
        text = " ".join(" ".join(block.text for block in blocks_of(element)).split())
        if text and len(text) <= _LONGEST_HEADLINE:
            texts.append(text)
    return list(dict.fromkeys(texts))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _likeness(words: list[str], others: set[str]) -> float:
    """Return the share of words that two titles have in common."""
    return len(set(words) & others) / (len({*words} | others) or 1)
