"""The lines near an article's header, and what a reader sees of each by itself."""

from typing import NamedTuple

from newscli.core.page.furniture import is_bar, is_breadcrumb, is_caption, is_furniture, menu_share
from newscli.core.page.labelled_fields import bare_headline
from newscli.core.text.document import Document
from newscli.core.text.patterns import compiled

_WORD = r"[^\W_]{1,30}"
LONGEST = 260  # characters of a line that may be a headline
_BULLETS = ("*", "+", "•", "©", "#", "@", "|", "- ", "– ", "o ")
_MARKDOWN = ("#", "*", "_", "[")
_STEM = 6  # letters of a word that its forms share: "closes" and "closed"
_COMMON = frozenset(
    ("about after this that with from your what when they have will more than into over us it who").split()
)


class Line:
    """One line, without marks of Markdown; of a line longer than a headline its beginning.

    What costs more than a look is computed when it is first asked for: most lines are only passed over.
    """

    __slots__ = ("_kinds", "_lower", "_stems", "_words", "count", "is_bullet", "is_long", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_long = len(text) > LONGEST
        self.is_bullet = text.startswith(_BULLETS)
        self.count = text.count(" ") + 1
        self._lower: str | None = None
        self._words: list[str] | None = None
        self._stems: list[str] | None = None
        self._kinds: Kinds | None = None

    @property
    def lower(self) -> str:
        if self._lower is None:
            self._lower = self.text.lower()
        return self._lower

    @property
    def words(self) -> list[str]:
        if self._words is None:
            self._words = compiled(_WORD).findall(self.text)
        return self._words

    @property
    def stems(self) -> list[str]:
        """The words that carry meaning, in lower case and without endings."""
        if self._stems is None:
            telling = [w[:_STEM].lower() for w in self.words if len(w) > 3 or w.isupper() or w.isdigit()]
            self._stems = [stem for stem in telling if stem not in _COMMON]
        return self._stems

    @property
    def kinds(self) -> "Kinds":
        """What the line's words and marks say that it is."""
        if self._kinds is None:
            words = set(map(str.lower, self.words))
            self._kinds = Kinds(
                is_caption(self.lower, words),
                is_furniture(self.lower, words),
                is_breadcrumb(self.text),
                is_bar(self.text),
                menu_share(words),
            )
        return self._kinds

    @property
    def resembles_headline(self) -> bool:
        """Whether the line is a headline at a first look, which says something of its neighbours."""
        if self.is_bullet or self.count < 4 or self.is_long:
            return False
        kinds = self.kinds
        return not (kinds.caption or kinds.furniture or kinds.breadcrumb or kinds.bar)


class Kinds(NamedTuple):
    """What a line may be besides a headline. menu: the share of its words that name parts of pages."""

    caption: bool
    furniture: bool
    breadcrumb: bool
    bar: bool
    menu: float


def read_line(doc: Document, index: int) -> Line:
    """Return the line with this index; an empty one above the first and below the last of the document."""
    return Line(_beginning(doc, *doc.lines[index]) if 0 <= index < len(doc.lines) else "")


def _beginning(doc: Document, start: int, end: int) -> str:
    """The line's text without marks of Markdown, and no more of it than shows that it is too long for a headline."""
    if doc.text.startswith(_MARKDOWN, start):
        start, end = bare_headline(doc.text, (start, end))
    return doc.text[start : min(end, start + LONGEST + 1)]


def stands_in(text: str, stem: str) -> int:
    """Return the first place of a word with the stem in the text; -1 if there is none.

    A word begins there, and ends with its stem where that is too short for endings.
    """
    place, length = text.find(stem), len(stem)
    while place >= 0:
        begins = place == 0 or not text[place - 1].isalnum()
        if begins and (length == _STEM or not text[place + length : place + length + 1].isalnum()):
            return place
        place = text.find(stem, place + 1)
    return -1
