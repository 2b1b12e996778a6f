"""The headline: the line that looks like one, stands where one stands, and speaks of what the body tells.

Each line near the header gets the sum of what speaks for and against it. The features are facts that a reader would
name; their weights were learnt once by `scripts/train_headline.py` and stand in `lexicon/headline_weights.txt`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from newscli.core.page.byline_names import (
    begins_with_first_name,
    find_names,
    is_job_or_outlet,
    is_person_line,
    may_be_name,
)
from newscli.core.page.dateline import find_dateline
from newscli.core.page.furniture import is_breadcrumb, is_caption, is_furniture
from newscli.core.page.labelled_fields import bare_headline
from newscli.core.text.document import Document
from newscli.core.text.patterns import compiled
from newscli.lexicon.loader import words

_WORD = r"[^\W_]{1,30}"
_REACH_UP = 30  # how many lines above the body a headline may stand
_REACH_DOWN = 2
_MOST_LINES = 120
_REACH_OVER = 8  # how many above the date or the byline
_LEAD = 400
_VOCABULARY = 3000  # characters of the body whose words a headline shares
_LONGEST = 260
_LONGEST_STANDFIRST = 400
_REPEAT_REACH = 60_000

_TWO_SENTENCES = r"[a-z’']\. [A-Z].{0,200}\.$"
_RUN_TOGETHER = r"[a-z][A-Z][a-z]{2,12}(?:.{0,30}[a-z][A-Z][a-z]{2,12}){2}"
_NUMBERED = r"\d{1,2}[.)]\s"
_TIME_AGO = r"\d{1,2}\s?(?:h|hrs?|hours?|mins?|minutes?|d|days?)\s(?:ago\b)?"
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
    if anchors.body >= len(doc.lines) and not (anchors.dates or anchors.bylines):
        return  # no prose and no signature: verses, a list, a table
    page = _Page(doc, anchors)
    top = min([anchors.body - _REACH_UP, *(line - _REACH_OVER for line in (*anchors.dates, *anchors.bylines))])
    top = max(0, top)
    for index in range(top, min(len(doc.lines), anchors.body + _REACH_DOWN, top + _MOST_LINES)):
        if index not in anchors.dates and index not in anchors.bylines and page.may_be_headline(index):
            yield index, page.features(index)


class _Line:
    """A line and what is asked of it more than once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower()
        self.bullet = text.startswith(("*", "+", "•", "©", "#", "@", "|", "- ", "– "))

    @cached_property
    def words(self) -> list[str]:
        return compiled(_WORD).findall(self.text)

    @cached_property
    def lower_words(self) -> set[str]:
        return {word.lower() for word in self.words}

    @cached_property
    def stems(self) -> list[str]:
        return [stem for stem in _stems(self.words) if stem not in _COMMON]

    @cached_property
    def is_caption(self) -> bool:
        return is_caption(self.lower, self.lower_words)

    @cached_property
    def is_furniture(self) -> bool:
        return is_furniture(self.lower, self.lower_words)

    @cached_property
    def resembles_headline(self) -> bool:
        """A rough look, for what a line says of its neighbours."""
        if self.bullet or self.text.count(" ") < 3 or len(self.text) > _LONGEST:
            return False
        return not (self.is_caption or self.is_furniture or is_breadcrumb(self.text))


class _Page:
    """What the features of all lines look up."""

    def __init__(self, doc: Document, anchors: Anchors) -> None:
        self.doc, self.anchors = doc, anchors
        self.signed = bool(anchors.dates or anchors.bylines)
        self._lines: dict[int, _Line] = {}

    @cached_property
    def lower(self) -> str:
        return self.doc.text[:_REPEAT_REACH].lower()

    @cached_property
    def lead(self) -> frozenset[str]:
        return frozenset(self._stems_of_body(_LEAD))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self._stems_of_body(_VOCABULARY))

    def _stems_of_body(self, length: int) -> list[str]:
        lines = self.doc.lines
        if self.anchors.body >= len(lines):
            return []
        start = lines[self.anchors.body][0]
        return _stems(compiled(_WORD).findall(self.doc.text, start, start + length))

    def line(self, index: int) -> _Line:
        found = self._lines.get(index)
        if found is None:
            start, end = self.doc.lines[index] if 0 <= index < len(self.doc.lines) else (0, 0)
            if self.doc.text[start : start + 1] in ("#", "*", "_", "["):
                start, end = bare_headline(self.doc.text, (start, end))
            found = self._lines[index] = _Line(self.doc.text[start : min(end, start + _LONGEST + 1)])
        return found

    def may_be_headline(self, index: int) -> bool:
        line = self.line(index)
        if len(line.text) > _LONGEST or line.bullet or (" " not in line.text and len(line.text) <= 8):
            return False
        if compiled(_RUN_TOGETHER).search(line.text) or find_dateline(self.doc.text, self.doc.lines[index]):
            return False
        return not (_is_list_of_names(line.text) or self._is_step_of_path(line, index))

    def _is_step_of_path(self, line: _Line, index: int) -> bool:
        """Whether a line is the last step of a numbered path, whose words are the headline below it."""
        number = compiled(_NUMBERED).match(line.text)
        return bool(number and line.text[number.end() :] == self.line(index + 1).text)

    def features(self, index: int) -> dict[str, float]:
        line = self.line(index)
        found = {"line": 1.0, "signed-page" if self.signed else "bare-page": 1.0}
        for name in (*_shape(line), *self._place(index), *self._neighbours(index, line)):
            found[name] = 1.0
        count = max(len(line.stems), 3)
        found["words-in-lead"] = sum(map(self.lead.__contains__, line.stems)) / count
        found["words-in-body"] = sum(map(self.vocabulary.__contains__, line.stems)) / count
        if len(line.text) > 12 and self.lower.count(line.lower) > 1:
            found["repeated-on-page"] = 1.0
        if is_person_line(line.text, 0, len(line.text)):
            found["bare-name"] = 1.0
        return found

    def _place(self, index: int) -> Iterator[str]:
        for kind, lines in (("byline", self.anchors.bylines), ("date", self.anchors.dates)):
            gaps = [line - index for line in lines if -3 <= line - index <= 5]
            below = min((gap for gap in gaps if gap > 0), default=0)
            if below:
                yield f"{kind}-{below if below < 3 else 'some'}-below"
            elif gaps:
                yield f"{kind}-above"
        gap = self.anchors.body - index
        yield next((name for name, limit in _GAPS if gap <= limit), "body-away")
        if index == 0:
            yield "first-line" if self.signed else "first-line-of-bare-page"

    def _neighbours(self, index: int, line: _Line) -> Iterator[str]:
        above, below = self.line(index - 1), self.line(index + 1)
        if above.resembles_headline and not self._is_anchor(index - 1):
            yield "headline-like-above"
            if not set(above.stems).isdisjoint(line.stems):
                yield "shares-words-with-above"
        if below.resembles_headline and not self._is_anchor(index + 1):
            yield "headline-like-below"
            if below.text.endswith("."):
                yield "sentence-below"
        if above.bullet or 0 < len(above.text) < 20:
            yield "short-line-above"

    def _is_anchor(self, index: int) -> bool:
        return index in self.anchors.dates or index in self.anchors.bylines


# How many lines a headline may stand above the body, and what each distance is called.
_GAPS = (("in-body", 0), ("body-next", 2), ("body-near", 7), ("body-far", 14))


def _shape(line: _Line) -> Iterator[str]:
    text = line.text
    count = text.count(" ") + 1
    yield next(name for name, limit in _LENGTHS if count <= limit)
    if text.endswith((".", ".”", '."', ".’")):
        yield "full-stop"
        if compiled(_TWO_SENTENCES).search(text):
            yield "two-sentences"
    elif text.endswith(("?", "!")):
        yield "question-or-exclamation"
    elif text.endswith((":", ",", "…", "...", ";")):
        yield "unfinished"
    if line.is_caption:
        yield "caption"
    if line.is_furniture:
        yield "furniture"
    if is_breadcrumb(text):
        yield "breadcrumb"
    if text[0].isdigit():
        yield from _numbers(text)
    if is_job_or_outlet(text.rsplit(",", 1)[0].rsplit(" ", 1)[-1]):
        yield "job-or-outlet"
    if text[0].islower():
        yield "lower-case-start"
    if text.isupper():
        yield "capitals"
    elif count > 3 and _title_case(text):
        yield "title-case"


def _numbers(text: str) -> Iterator[str]:
    if compiled(_NUMBERED).match(text):
        yield "numbered"
    if compiled(_TIME_AGO).match(text):
        yield "time-ago"


_LENGTHS = (
    ("words-1", 1), ("words-2", 2), ("words-3", 3), ("words-4-5", 5), ("words-6-8", 8), ("words-9-16", 16),
    ("words-17-24", 24), ("words-more", 999),
)  # fmt: skip


def _is_list_of_names(text: str) -> bool:
    """Whether a line names several people and says nothing else."""
    if not ("," in text or " and " in text) or len(text) > 120 or not _title_case(text):
        return False
    names = [name.text for name in find_names(text, 0, len(text)) if may_be_name(name.text)]
    letters = len(text.replace(" and ", "").replace(",", "").replace(" ", ""))
    covered = sum(len(name.replace(" ", "")) for name in names)
    return len(names) > 1 and covered > 0.9 * letters and any(map(begins_with_first_name, names))


def _title_case(text: str) -> bool:
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _stems(words: list[str]) -> list[str]:
    """The words that carry meaning, without endings, so that "closes" meets "closed"."""
    telling = [word for word in words if len(word) > 3 or (not word.islower() and (word.isupper() or word.isdigit()))]
    return [word[:6] for word in " ".join(telling).lower().split()]


def find_standfirst(doc: Document, headline: int | None, taken: set[int], body: int) -> int | None:
    """The line right under the headline that says more: six words and more, no caption, no other story's headline."""
    if headline is None or headline + 1 in taken or headline + 1 >= min(body, len(doc.lines)):
        return None
    start, end = doc.lines[headline + 1]
    line = _Line(doc.text[start : min(end, start + _LONGEST_STANDFIRST + 1)])
    if line.bullet or line.text.count(" ") < 5 or len(line.text) > _LONGEST_STANDFIRST:
        return None
    if line.is_caption or line.is_furniture or is_breadcrumb(line.text) or _title_case(line.text):
        return None
    first, last = doc.lines[headline]
    return None if line.lower == doc.text[first:last].lower() else headline + 1
