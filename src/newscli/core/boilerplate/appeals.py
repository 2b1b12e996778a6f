"""Appeals in prose: a newspaper asks its reader for money, for a subscription, for an address.

They look like an article, paragraph after paragraph. What gives them away is who speaks to whom: "we", the newsroom, to
"you", the reader, about "our" work. Each paragraph gets a level from that; a group of paragraphs is an appeal when one
of them makes the request in so many words.
"""

import re
from collections.abc import Iterator
from functools import cache

from newscli.core.document import Bounds, Document
from newscli.lexicon import sections

# Of what a paragraph says. NEWS ends an appeal wherever it stands; an OFFER is a request in a letter to the readers.
NEWS, OTHER, WEAK, PRESS, OFFER, REQUEST = range(-1, 5)

# Each request holds one of these; they are rare in news, so that few paragraphs are looked at more closely.
_TRIGGERS = (
    "donat",
    "subscri",
    "support us",
    "support our",
    "support independent",
    "support local",
    "supporting",
    "your support",
    "our support",
    "contribution",
    "like you",
    "chip in",
    "membership",
    "become a ",
    "becoming a ",
    "newsletter",
    "our journalism",
    "our newsroom",
)
_MAX_PARAGRAPH = 3000  # characters
_MAX_ABOVE = 7  # paragraphs between the heading and the request
_MAX_BELOW = 40  # paragraphs of one appeal
_MAX_HEADING = 90
_MAX_CLOSING = 120  # of a last word to the readers
_MAX_BUTTON = 40

_QUOTED = re.compile(r"[\"“][^\"“”]{0,400}[\"”]")
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
    """The alternatives under a heading of `lexicon/boilerplate_appeals.txt` as one pattern."""
    known = sections("boilerplate_appeals")
    pattern = "|".join(known[name])
    for part in ("ours", "work", "gift"):
        pattern = pattern.replace(f"<{part}>", f"(?:{'|'.join(known[part])})")
    return re.compile(pattern)


def find_appeals(doc: Document, lower: str) -> list[Bounds]:
    """The stretches of whole paragraphs that are appeals. lower: the text in lower case, of the same length."""
    triggered = {doc.paragraph_index(at) for trigger in _TRIGGERS for at in occurrences(lower, trigger)}
    levels = Levels(doc, lower)
    found: list[Bounds] = []
    done = 0  # the first paragraph that no appeal holds yet
    for i in sorted(triggered):
        if i < done or levels[i] < OFFER:
            continue
        first, headed = _heading_before(levels, i, done)
        if levels[i] == OFFER and not _is(levels.words(first), "letter"):
            continue
        last = _last_of_appeal(levels, i, headed)
        found.append((doc.paragraphs[first][0], doc.paragraphs[last][1]))
        done = last + 1
    return found


def occurrences(text: str, part: str) -> Iterator[int]:
    """Where the part stands in the text."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


class Levels:
    """The level of each paragraph, found when asked for: few articles hold an appeal."""

    def __init__(self, doc: Document, lower: str) -> None:
        self._paragraphs = doc.paragraphs
        self._lower = lower
        self._known: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._paragraphs)

    def __getitem__(self, i: int) -> int:
        if i not in self._known:
            self._known[i] = paragraph_level(self.words(i))
        return self._known[i]

    def words(self, i: int) -> str:
        start, end = self._paragraphs[i]
        return self._lower[start:end]


def paragraph_level(words: str) -> int:
    """How much a paragraph (in lower case) reads as an appeal; what stands in quotation marks is somebody else's."""
    if len(words) > _MAX_PARAGRAPH:
        return OTHER
    if '"' in words or "“" in words:
        words = _QUOTED.sub("…", words)
    we, you = _WE.search(words), _YOU.search(words)
    news = words.startswith("…") or _pattern("news").search(words) is not None
    press = _PRESS_WORDS.search(words)
    if press and not news:
        if _pattern("request").search(words):
            return REQUEST
        if (we or you) and _pattern("offer").search(words):
            return REQUEST if we and _JOURNALISM.search(words) else OFFER
    if news and not (we and press):
        return NEWS
    if not (we or you):
        return OTHER
    return PRESS if press else WEAK


def paragraph_is_request(words: str) -> bool:
    """Whether a sentence (in lower case) makes the request of an appeal."""
    return paragraph_level(words) == REQUEST


def _heading_before(levels: Levels, i: int, done: int) -> tuple[int, bool]:
    """Where the appeal begins: at a heading or salutation a few paragraphs above, with no news in between."""
    first, headed = i, False
    for j in range(i, max(done, i - _MAX_ABOVE) - 1, -1):
        if is_heading(levels.words(j)):
            first, headed = j, True
        elif levels[j] == NEWS:
            break
    return first, headed


def is_heading(words: str) -> bool:
    return _is(words, "letter") or _is(words, "heading")


def _is(words: str, kind: str) -> bool:
    return len(words) <= _MAX_HEADING and _pattern(kind).match(words.lstrip("*#• ")) is not None


def is_button(words: str) -> bool:
    return len(words) <= _MAX_BUTTON and _pattern("button").fullmatch(words.strip("*#•[] .!→")) is not None


def _last_of_appeal(levels: Levels, i: int, headed: bool) -> int:
    """The last paragraph of the appeal that makes its request in paragraph i."""
    last = i
    closed = False
    reach = 3 if headed else 1  # how many paragraphs without a telling word it may bridge
    for j in range(i + 1, min(len(levels), i + _MAX_BELOW)):
        if j == last + 1 and is_button(levels.words(j)):
            last, closed = j, True
        elif closed or j > last + 1 + reach or levels[j] == NEWS:
            break
        elif levels[j] == REQUEST or (levels[j] >= PRESS and (headed or j == last + 1)):
            if not headed and any(levels[k] < WEAK for k in range(last + 1, j)):
                break
            last = j
        elif headed and levels[j] == WEAK and j == last + 1 and len(levels.words(j)) <= _MAX_CLOSING:
            last = j
    return last
