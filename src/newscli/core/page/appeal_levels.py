"""The levels of paragraphs, from news to a request to the reader, and the lines that open and close an appeal."""

import re
from functools import cache

from newscli.core.text.document import Document
from newscli.lexicon.loader import sections

# NEWS ends an appeal wherever it stands. An OFFER counts as a request in a letter to the readers.
NEWS, OTHER, WEAK, PRESS, OFFER, REQUEST = range(-1, 5)

_MAX_PARAGRAPH = 3000  # characters
_MAX_HEADING = 90
_MAX_BUTTON = 40
_BULLETS = "*#• "
_MARKS = ('"', "“", "'", "‘")

_QUOTED = re.compile(r"[\"“][^\"“”]{0,400}[\"”]")
# A paragraph that is one quotation, in single marks, or one that goes on in the next paragraph.
_ALL_QUOTED = re.compile(r"['‘][^'‘].*['’]|[\"“][^\"“”]+", re.DOTALL)
_WE = re.compile(r"\b(?:we|our|ours|us)\b")
_YOU = re.compile(r"\b(?:you|your|yours|please)\b")
_JOURNALISM = re.compile(
    r"\b(?:journalis\w+|newsroom|reporting|reporters|readers|coverage|newspaper|stories|our (?:work|site|mission))\b"
)
_PRESS_WORDS = re.compile(
    r"\b(?:journalis\w+|newsroom|reporting|reporters?|readers?|coverage|paywall|newspaper|publication|editors?|stories|subscri\w+"
    r"|donat\w+|contribut\w+|membership|members?|support(?:ing|ers?)?|mission|our work)\b"
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return the alternatives under a heading of `lexicon/boilerplate_appeals.txt` as one pattern."""
    listed = sections("boilerplate_appeals")
    pattern = "|".join(listed[name])
    for part in ("ours", "work", "gift"):
        pattern = pattern.replace(f"<{part}>", f"(?:{'|'.join(listed[part])})")
    return re.compile(pattern)


class Levels:
    """The level of each paragraph, computed when it is asked for: few articles contain an appeal."""

    def __init__(self, doc: Document, lower: str) -> None:
        self.paragraphs = doc.paragraphs
        self.lower = lower
        self._known: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.paragraphs)

    def __getitem__(self, i: int) -> int:
        if i not in self._known:
            self._known[i] = paragraph_level(self.words(i))
        return self._known[i]

    def words(self, i: int) -> str:
        start, end = self.paragraphs[i]
        return self.lower[start:end]

    def outside_quotes(self, i: int) -> str:
        """The words of a paragraph but for its quotations; nothing of one that is too long for an appeal."""
        start, end = self.paragraphs[i]
        return _outside_quotes(self.lower[start:end]) if end - start <= _MAX_PARAGRAPH else ""


def paragraph_level(words: str) -> int:
    """Return how much a paragraph (in lower case) reads like an appeal. Its quotations do not count."""
    if len(words) > _MAX_PARAGRAPH:
        return OTHER
    words = _outside_quotes(words)
    we, you = _WE.search(words) is not None, _YOU.search(words) is not None
    news = words.startswith("…") or _pattern("news").search(words) is not None
    press = _PRESS_WORDS.search(words) is not None
    if press and not news and (asks := _asks(words, we, you)):
        return asks
    if news and not (we and press):
        return NEWS
    if not (we or you):
        return OTHER
    return PRESS if press else WEAK


def _asks(words: str, we: bool, you: bool) -> int:
    """Return the level of a request or an offer in a paragraph with words of the trade; 0 if there is neither."""
    if _pattern("request").search(words):
        return REQUEST
    if (we or you) and _pattern("offer").search(words):
        return REQUEST if we and _JOURNALISM.search(words) else OFFER
    return 0


def _outside_quotes(words: str) -> str:
    if words[:1] not in _MARKS:
        return _QUOTED.sub("…", words) if '"' in words or "“" in words else words
    return "…" if _ALL_QUOTED.fullmatch(words) else _QUOTED.sub("…", words)


def paragraph_is_request(words: str) -> bool:
    """Return whether a sentence (in lower case) makes the request of an appeal."""
    return paragraph_level(words) == REQUEST


def is_heading(words: str) -> bool:
    if words[0] not in _BULLETS:
        return (_begins(short=True) if len(words) <= _MAX_HEADING else _begins(short=False)).match(words) is not None
    return is_letter(words) or _is(words, "heading")


@cache
def _begins(short: bool) -> re.Pattern[str]:
    """Return the beginnings of appeals as one pattern. short: also headings and salutations, which are short."""
    kinds = ("letter", "opening", "heading") if short else ("opening",)
    return re.compile("|".join(_pattern(kind).pattern for kind in kinds))


def is_letter(words: str) -> bool:
    """Return whether a paragraph opens a letter to the readers: with a heading, a salutation or certain first words."""
    return _is(words, "letter") or _pattern("opening").match(words) is not None


def _is(words: str, kind: str) -> bool:
    return len(words) <= _MAX_HEADING and _pattern(kind).match(words.lstrip(_BULLETS)) is not None


def is_button(words: str) -> bool:
    return len(words) <= _MAX_BUTTON and (_fills("button", words) or is_refusal(words))


def is_refusal(words: str) -> bool:
    """Return whether a line is the button for a reader who will not give: "Not now", "Remind me later"."""
    return len(words) <= _MAX_BUTTON and _fills("refusal", words)


def _fills(kind: str, words: str) -> bool:
    return _pattern(kind).fullmatch(words.strip("*#•[] .!→")) is not None
