"""What the words of a line near the header say that it is: a caption, a part of the page, a path of sections."""

from functools import cache

from newscli.core.text.patterns import compiled
from newscli.lexicon.loader import sections

_CRUMB = r"\s(?:[>»›/]|::)\s|^(?:[Hh]ome|HOME|[<>«»])(?:\b|\s)"


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(" ".join(sections("page_words")[f"{kind} words"]).split())


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    return sections("page_words")[f"{kind} phrases"]


def _says(kind: str, lower: str, words: set[str]) -> bool:
    return bool(not words.isdisjoint(_words(kind)) or [phrase for phrase in _phrases(kind) if phrase in lower])


def is_caption(lower: str, words: set[str]) -> bool:
    """Whether a line (in lower case, and its words) captions or credits a picture."""
    return _says("caption", lower, words)


def is_furniture(lower: str, words: set[str]) -> bool:
    """Whether a line invites, asks or labels as pages do."""
    return _says("furniture", lower, words)


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a path of sections: "Home > News > Transport"."""
    return bool(compiled(_CRUMB).search(text))
