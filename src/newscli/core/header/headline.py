"""The headline: the line that looks like one, stands where one stands, and speaks of what the body tells.

Each line near the header gets the sum of what speaks for and against it. The features are facts that a reader would
name; their weights were learnt once by `scripts/train_headline.py` and stand in `lexicon/headline_weights.txt`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from newscli.core.document import Document
from newscli.core.header.dateline import find_dateline
from newscli.core.header.names import (
    begins_with_first_name,
    find_names,
    is_job_or_outlet,
    is_person_line,
    may_be_name,
)
from newscli.core.header.patterns import compiled
from newscli.lexicon import words

_WORD = r"[^\W_]{1,30}"
_REACH_UP = 30  # how many lines above the body a headline may stand
_REACH_DOWN = 2
_REACH_OVER = 8  # how many above the date or the byline
_VOCABULARY = 3000  # characters of the body whose words a headline shares
_LONGEST = 260
_REPEAT_REACH = 60_000

_CAPTION = (
    r"(?i)\b(?:photo(?:graph)?s?\b|getty|credit\b|courtesy|image|illustration|pictured|file\s?[-–—]|via ap|afp"
    r"|reuters\b|shutterstock|screengrab|screenshot|copyright|photography by|styled by|\(ap\b|\(left\b)|©"
)
_FURNITURE = (
    r"(?i)\b(?:sign (?:up|in|out)|log ?(?:in|out)|subscri\w{1,10}|newsletters?|cookies?|privacy|terms of|accounts?"
    r"|click|e-?mail|download|advertis\w{1,8}|skip to|menu|follow|share|all rights|commission|affiliate|full bio|read more"
    r"|learn more|browser|javascript|loading|toggle|navigation|search|donat\w{1,5}|membership|guidelines|minutes? read|min read"
    r"|back to|bookmark|password|app store|comments?|add us|preferred source|edition|inbox|editorial|expert(?:ise)?"
    r"|reviewed by|fact[ -]checked|text size|listen|play video|copied|published|updated|posted|filed under|tags|categor(?:y|ies)"
    r"|related|trending|most (?:read|popular)|top stories|latest|next|previous|written by|posted by|recommend\w{1,7})\b"
)
_CRUMB = r"(?i)\s(?:[>»›/]|::)\s|^(?:home|[<>«»])(?:\b|\s)"
_TWO_SENTENCES = r"[a-z’']\. [A-Z].{0,200}\.$"
_RUN_TOGETHER = r"[a-z][A-Z][a-z]{2,12}(?:.{0,30}[a-z][A-Z][a-z]{2,12}){2}"
_NUMBERED = r"\d{1,2}[.)]\s"
_TIME_AGO = r"\b\d{1,2}\s?(?:h|hrs?|hours?|mins?|minutes?|d|days?)\s(?:ago\b)?"
_COMMON = frozenset(
    word[:6] for word in "about after this that with from your what when they have will more than into over".split()
)


@dataclass(slots=True)
class Anchors:
    """The lines (by index) of what stands near a headline."""

    body: int
    dates: list[int]
    bylines: list[int]


def find_headline(doc: Document, anchors: Anchors) -> int | None:
    """The line (by index) of the headline; None where no line is one."""
    weights = headline_weights()
    best, best_score = None, 0.0
    for index, features in candidates(doc, anchors):
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        if score > best_score:
            best, best_score = index, score
    return best


@cache
def headline_weights() -> dict[str, float]:
    return {name: float(value) for name, value in (line.split() for line in words("headline_weights"))}


def candidates(doc: Document, anchors: Anchors) -> Iterator[tuple[int, dict[str, float]]]:
    """The lines that may be a headline, each with what can be said of it."""
    page = _Page(doc, anchors)
    top = min([anchors.body - _REACH_UP, *(line - _REACH_OVER for line in (*anchors.dates, *anchors.bylines))])
    for index in range(max(0, top), min(len(doc.lines), anchors.body + _REACH_DOWN)):
        if index not in anchors.dates and index not in anchors.bylines and page.may_be_headline(index):
            yield index, page.features(index)


class _Page:
    """What the features of all lines look up."""

    def __init__(self, doc: Document, anchors: Anchors) -> None:
        self.doc, self.anchors = doc, anchors

    @cached_property
    def lower(self) -> str:
        return self.doc.text[:_REPEAT_REACH].lower()

    @cached_property
    def lead(self) -> frozenset[str]:
        return frozenset(self._stems_of_body(400))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self._stems_of_body(_VOCABULARY))

    def _stems_of_body(self, length: int) -> list[str]:
        lines = self.doc.lines
        if self.anchors.body >= len(lines):
            return []
        start = lines[self.anchors.body][0]
        return _stems(self.doc.text[start : start + length])

    def line(self, index: int) -> str:
        if not 0 <= index < len(self.doc.lines):
            return ""
        start, end = self.doc.lines[index]
        return self.doc.text[start : min(end, start + _LONGEST + 1)]

    def may_be_headline(self, index: int) -> bool:
        text = self.line(index)
        if len(text) > _LONGEST or text[0] in "*+•©#@|" or (" " not in text and len(text) <= 8):
            return False
        if compiled(_RUN_TOGETHER).search(text) or find_dateline(self.doc.text, self.doc.lines[index]):
            return False
        return not _is_list_of_names(text)

    def _resembles_headline(self, index: int) -> bool:
        """A rough look at a neighbour, for what it says of the line beside it."""
        text = self.line(index)
        if index in self.anchors.dates or index in self.anchors.bylines or text.count(" ") < 3 or text[0] in "*+•©":
            return False
        return (
            len(text) <= _LONGEST
            and not compiled(_CAPTION).search(text)
            and not compiled(_FURNITURE).search(text)
            and not compiled(_CRUMB).search(text)
        )

    def features(self, index: int) -> dict[str, float]:
        text = self.line(index)
        found = {"line": 1.0, "signed-page" if self.anchors.dates or self.anchors.bylines else "bare-page": 1.0}
        for name in (*_shape(text), *self._place(index), *self._neighbours(index, text)):
            found[name] = 1.0
        stems = [stem for stem in _stems(text) if stem not in _COMMON]
        found["words-in-lead"] = sum(stem in self.lead for stem in stems) / max(len(stems), 3)
        found["words-in-body"] = sum(stem in self.vocabulary for stem in stems) / max(len(stems), 3)
        if len(text) > 12 and self.lower.count(text.lower()) > 1:
            found["repeated-on-page"] = 1.0
        if is_person_line(text, 0, len(text)):
            found["bare-name"] = 1.0
        return found

    def _place(self, index: int) -> Iterator[str]:
        for kind, lines in (("byline", self.anchors.bylines), ("date", self.anchors.dates)):
            gaps = [line - index for line in lines if -3 <= line - index <= 5]
            below = [gap for gap in gaps if gap > 0]
            if below:
                yield f"{kind}-{min(below) if min(below) < 3 else 'some'}-below"
            elif gaps:
                yield f"{kind}-above"
        gap = self.anchors.body - index
        yield (
            "in-body"
            if gap <= 0
            else "body-next"
            if gap <= 2
            else "body-near"
            if gap <= 7
            else "body-far"
            if gap <= 14
            else "body-away"
        )
        if index == 0:
            yield "first-line" if self.anchors.dates or self.anchors.bylines else "first-line-of-bare-page"

    def _neighbours(self, index: int, text: str) -> Iterator[str]:
        if self._resembles_headline(index - 1):
            yield "headline-like-above"
            if set(_stems(self.line(index - 1))) & set(_stems(text)) - _COMMON:
                yield "shares-words-with-above"
        if self._resembles_headline(index + 1):
            yield "headline-like-below"
            if self.line(index + 1).endswith("."):
                yield "sentence-below"
        if self.line(index - 1)[:1] in ("*", "+", "•") or 0 < len(self.line(index - 1)) < 20:
            yield "short-line-above"


def _shape(text: str) -> Iterator[str]:
    count = text.count(" ") + 1
    yield next(name for name, limit in _LENGTHS if count <= limit)
    if text.endswith((".", ".”", '."', ".’")):
        yield "full-stop"
    elif text.endswith(("?", "!")):
        yield "question-or-exclamation"
    elif text.endswith((":", ",", "…", "...", ";")):
        yield "unfinished"
    for name, pattern in (
        ("caption", _CAPTION),
        ("furniture", _FURNITURE),
        ("breadcrumb", _CRUMB),
        ("time-ago", _TIME_AGO),
    ):
        if compiled(pattern).search(text):
            yield name
    if compiled(_TWO_SENTENCES).search(text):
        yield "two-sentences"
    if is_job_or_outlet(text.rsplit(",", 1)[0].rsplit(" ", 1)[-1]):
        yield "job-or-outlet"
    if compiled(_NUMBERED).match(text):
        yield "numbered"
    if text[0].islower():
        yield "lower-case-start"
    if text.isupper():
        yield "capitals"
    elif count > 3 and _title_case(text):
        yield "title-case"


_LENGTHS = (
    ("words-1", 1), ("words-2", 2), ("words-3", 3), ("words-4-5", 5), ("words-6-8", 8), ("words-9-16", 16),
    ("words-17-24", 24), ("words-more", 999),
)  # fmt: skip


def _is_list_of_names(text: str) -> bool:
    """Whether a line names several people and says nothing else."""
    if not ("," in text or " and " in text) or len(text) > 120:
        return False
    names = [name.text for name in find_names(text, 0, len(text)) if may_be_name(name.text)]
    letters = len(text.replace(" and ", "").replace(",", "").replace(" ", ""))
    covered = sum(len(name.replace(" ", "")) for name in names)
    return len(names) > 1 and covered > 0.9 * letters and any(map(begins_with_first_name, names))


def _title_case(text: str) -> bool:
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _stems(text: str) -> list[str]:
    """The words that carry meaning, without endings, so that "closes" meets "closed"."""
    return [
        word.lower()[:6] for word in compiled(_WORD).findall(text) if len(word) > 3 or word.isupper() or word.isdigit()
    ]


def find_standfirst(doc: Document, headline: int | None, taken: set[int], body: int) -> int | None:
    """The line under the headline that says more: six words and more, before the body and its caption."""
    if headline is None:
        return None
    for index in range(headline + 1, min(headline + 4, body, len(doc.lines))):
        start, end = doc.lines[index]
        text = doc.text[start:end]
        if index in taken or text[0] in "*+•" or text.count(" ") < 5 or len(text) > 400:
            continue
        if compiled(_CAPTION).search(text) or compiled(_FURNITURE).search(text) or compiled(_CRUMB).search(text):
            return None
        first, last = doc.lines[headline]
        return None if text.lower() == doc.text[first:last].lower() else index
    return None
