"""The lines of a page, each looked at once: what a reader sees of a line by itself, for all that ask."""

from functools import lru_cache
from typing import NamedTuple

from newscli.core.page.furniture import is_bar, is_breadcrumb, is_caption, is_furniture, menu_share
from newscli.core.page.labelled_fields import bare_headline
from newscli.core.text.document import Document
from newscli.core.text.patterns import compiled

_WORD = r"[^\W_]{1,30}"
LONGEST = 260  # characters of a line that may be a headline
_BULLETS = ("*", "+", "•", "©", "#", "@", "|", "- ", "– ", "o ")
_COMMON = frozenset(
    word[:6] for word in "about after this that with from your what when they have will more than into over".split()
)


class Line:
    """One line, without marks of Markdown; of one longer than a headline its beginning. What costs more is found when
    first asked for: most lines are only looked past."""

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
        if self._stems is None:
            self._stems = [stem for stem in stems_of(self.words) if stem not in _COMMON]
        return self._stems

    @property
    def kinds(self) -> "Kinds":
        """What its words and marks say that it is."""
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
        """Whether it is one at a first look, for what that says of its neighbours."""
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


class Table:
    """The lines of a document that were asked for."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._lines: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self.doc.lines)

    def line(self, index: int) -> Line:
        """A line by its number; an empty one above the first and below the last."""
        found = self._lines.get(index)
        if found is None:
            start, end = self.doc.lines[index] if 0 <= index < len(self.doc.lines) else (0, 0)
            if self.doc.text[start : start + 1] in ("#", "*", "_", "["):
                start, end = bare_headline(self.doc.text, (start, end))
            found = self._lines[index] = _line(self.doc.text[start : min(end, start + LONGEST + 1)])
        return found

    def stems(self, index: int, length: int) -> list[str]:
        """The stems of the text from a line on, as far as the length goes."""
        if index >= len(self.doc.lines):
            return []
        start = self.doc.lines[index][0]
        return stems_of(compiled(_WORD).findall(self.doc.text, start, start + length))


@lru_cache(maxsize=2000)
def _line(text: str) -> Line:
    """Return the line of a text. Lines of menus repeat from page to page, so that many are looked at once only."""
    return Line(text)


def stems_of(words: list[str]) -> list[str]:
    """The words that carry meaning, without endings, so that "closes" meets "closed"."""
    telling = [word for word in words if len(word) > 3 or (not word.islower() and (word.isupper() or word.isdigit()))]
    return [word[:6] for word in " ".join(telling).lower().split()]
