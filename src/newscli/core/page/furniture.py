"""What the words of a line near the header say that it is: a caption, a part of the page, a path of sections."""

from functools import cache

from newscli.core.text.patterns import compiled
from newscli.lexicon.loader import sections

_BAR = r"\s{0,3}[|•·‖¦]\s{0,3}|\s[/–]\s|\]\s\[|\t|\s{2,5}"
_MARKS = ("|", " /", "] [", "  ", "\t")
_MOST_OF_ITEM = 3  # words of one item of a bar
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


def is_bar(text: str) -> bool:
    """Whether a line is a row of buttons or sections: "Print | Email | Single Page", "News · Sport · Weather",
    "[News] [Sport]"."""
    if not _may_have_marks(text):
        return False
    items = [item for item in compiled(_BAR).split(text) if item]
    short = sum(item.count(" ") < _MOST_OF_ITEM for item in items)
    return short == len(items) if len(items) == 2 else len(items) > 2 and 3 * short >= 2 * len(items)


def _may_have_marks(text: str) -> bool:
    """Whether a line may have marks between items: a quick look, for most lines have none."""
    return not text.isascii() or any(map(text.__contains__, _MARKS))


def menu_share(words: set[str]) -> float:
    """The share of the words (in lower case) that name sections, buttons and other parts of pages."""
    return len(words & _menu_words()) / max(len(words), 1)


@cache
def _menu_words() -> frozenset[str]:
    """Words of menus and tool bars, without the small words that stand anywhere."""
    own = sections("byline_words")
    listed = " ".join((*own["section"], *sections("page_words")["menu words"])).split()
    return frozenset(listed) | _words("furniture") - {"expert", "latest", "next", "follow", "share", "comment"}
