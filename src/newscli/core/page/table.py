"""The lines of a page, each looked at once: what a reader sees of a line by itself, for all that ask."""

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
    """One line, without marks of Markdown; of one longer than a headline its beginning."""

    __slots__ = (
        *("count", "is_bar", "is_breadcrumb", "is_bullet", "is_caption", "is_furniture", "is_long", "lower", "menu"),
        *("resembles_headline", "stems", "text", "words"),
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower()
        self.is_long = len(text) > LONGEST
        self.is_bullet = text.startswith(_BULLETS)
        self.count = text.count(" ") + 1
        self.words: list[str] = compiled(_WORD).findall(text)
        lower_words = set(map(str.lower, self.words))
        self.stems = [stem for stem in stems_of(self.words) if stem not in _COMMON]
        self.is_caption = is_caption(self.lower, lower_words)
        self.is_furniture = is_furniture(self.lower, lower_words)
        self.is_breadcrumb = is_breadcrumb(text)
        self.is_bar = is_bar(text)
        self.menu = menu_share(lower_words)
        # At a first look, for what it says of its neighbours.
        self.resembles_headline = not (
            self.is_bullet
            or self.count < 4
            or self.is_long
            or self.is_caption
            or self.is_furniture
            or self.is_breadcrumb
            or self.is_bar
        )


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
            found = self._lines[index] = Line(self.doc.text[start : min(end, start + LONGEST + 1)])
        return found

    def stems(self, index: int, length: int) -> list[str]:
        """The stems of the text from a line on, as far as the length goes."""
        if index >= len(self.doc.lines):
            return []
        start = self.doc.lines[index][0]
        return stems_of(compiled(_WORD).findall(self.doc.text, start, start + length))


def stems_of(words: list[str]) -> list[str]:
    """The words that carry meaning, without endings, so that "closes" meets "closed"."""
    telling = [word for word in words if len(word) > 3 or (not word.islower() and (word.isupper() or word.isdigit()))]
    return [word[:6] for word in " ".join(telling).lower().split()]
