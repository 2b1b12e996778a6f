"""The headline: the line that looks like one, stands where one stands, and speaks of what the body tells.

Each line near the header gets the sum of what speaks for and against it. The features are facts that a reader would
name; their weights were learnt by `scripts/train_headline.py` and stand in `lexicon/headline_weights.txt`.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from newscli.core.page.byline_names import begins_with_first_name, find_names, is_job_or_outlet, may_be_name
from newscli.core.page.dateline import find_dateline
from newscli.core.page.table import Line, Table
from newscli.core.scoring import scorer
from newscli.core.text.document import Document
from newscli.core.text.patterns import compiled

_REACH_UP = 30  # how many lines above the body a headline may stand
_REACH_DOWN = 2
_MOST_LINES = 120
_REACH_OF_MARK = 3  # how many above one of these a headline of one or two words may stand
_REACH_OVER = 8  # how many above the date or the byline
_LEAD = 400
_VOCABULARY = 3000  # characters of the body whose words a headline shares
_LONGEST_STANDFIRST = 400
_REPEAT_REACH = 60_000
_UNLIKELY = -3.0  # the sum of a line that is no headline even below a menu
_MASTHEAD_WORDS = 6
_LEAST_TITLE = 3  # words
_LEAST_MENU, _LEAST_JOINTS = 6, 2  # words of a menu, and those of them that stick together
_TOP = 4  # lines in which the page's title may hold the headline

_TWO_SENTENCES = r"[a-z’']\. [A-Z].{0,200}\.$"
_RUN_TOGETHER = r"[a-z][A-Z][a-z]{2,12}(?:.{0,30}[a-z][A-Z][a-z]{2,12}){2}"
_JOINT = r"[a-z][A-Z][a-z]{2,12}"
_NUMBERED = r"\d{1,2}[.)]\s"
_TIME_AGO = r"\d{1,2}\s?(?:h|hrs?|hours?|mins?|minutes?|d|days?)\s(?:ago\b)?"
_PATH = r"\s(?:[>»›]|::)\s|^(?:[Hh]ome|HOME)\s(?=[/|>»›])"
_CLOCK_FIRST = r"\d{1,2}[.:]\d\d(?!\d)"
_LABEL = r"[A-Za-z][\w ]{2,20}:\s"
_SHARES = (0.0, 0.2, 0.34, 0.5, 0.67, 0.99)
_FULL_STOPS = (".", ".”", '."', ".’")


@dataclass(slots=True)
class Anchors:
    """The lines (by index) of what stands near a headline."""

    body: int
    dates: list[int]
    bylines: list[int]


def find_headline(table: Table, anchors: Anchors) -> int | None:
    """The line (by index) of the headline; None where no line is one."""
    score = scorer("headline_weights").score
    scores = {index: score(features) for index, features in candidates(table, anchors)}
    best = max(scores, key=lambda index: scores[index], default=None)
    return best if best is not None and scores[best] > 0 else _below_menu(table, anchors, scores)


def _below_menu(table: Table, anchors: Anchors, scores: dict[int, float]) -> int | None:
    """The line above the first paragraph, if it is as long as a headline and little speaks against it.

    Above it stands a menu, or nothing.
    """
    index = anchors.body - 1
    if scores.get(index, _UNLIKELY) <= _UNLIKELY or not (index == 0 or _is_menu(table.line(index - 1))):
        return None
    line = table.line(index)
    return index if line.resembles_headline and not line.text.endswith((*_FULL_STOPS, ":")) else None


def candidates(table: Table, anchors: Anchors) -> Iterator[tuple[int, list[str]]]:
    """The lines that may be a headline, each with what can be said of it."""
    if anchors.body >= len(table) and not (anchors.dates or anchors.bylines):
        return  # no prose and no signature: verses, a list, a table
    page = _Page(table, anchors)
    top = min([anchors.body - _REACH_UP, *(line - _REACH_OVER for line in (*anchors.dates, *anchors.bylines))])
    top = max(0, top)
    for index in range(top, min(len(table), anchors.body + _REACH_DOWN, top + _MOST_LINES)):
        if index not in anchors.dates and index not in anchors.bylines and page.may_be_headline(index):
            yield index, page.features(index)


class _Page:
    """What the features of all lines look up."""

    def __init__(self, table: Table, anchors: Anchors) -> None:
        self.table, self.anchors = table, anchors
        self.signed = bool(anchors.dates or anchors.bylines)
        self.marks = {index for mark in (anchors.body, *anchors.dates, *anchors.bylines) for index in _above(mark)}
        self.lower = table.doc.lower[:_REPEAT_REACH]
        self.lead = frozenset(table.stems(anchors.body, _LEAD))
        self.vocabulary = frozenset(table.stems(anchors.body, _VOCABULARY))

    def may_be_headline(self, index: int) -> bool:
        line = self.table.line(index)
        if line.is_long or line.is_bullet or (line.count == 1 and len(line.text) <= 8):
            return False
        if line.count < _LEAST_TITLE and index and index not in self.marks:  # far from all of them it is of a menu
            return False
        if compiled(_CLOCK_FIRST).match(line.text):  # an entry of a live blog
            return False
        if self._is_title_of_page(line, index) or self._is_step_of_path(line, index) or _is_list_of_names(line.text):
            return False
        if _is_path_or_tools(line) or _is_run_together(line):
            return False
        doc = self.table.doc
        return not find_dateline(doc.text, doc.lines[index])

    def _lines_around(self, index: int) -> list[Line]:
        line = self.table.line
        return [line(index - 3), line(index - 2), line(index - 1), line(index + 1), line(index + 2), line(index + 3)]

    def _is_title_of_page(self, line: Line, index: int) -> bool:
        """Whether a line is a headline that stands beside, and more: "Old bridge closes | The Elder Courier"."""
        return line.count > _LEAST_TITLE and any(
            other.count > _LEAST_TITLE
            and len(other.text) < len(line.text) < 2 * len(other.text)
            and (line.text.startswith(other.text) or line.text.endswith(other.text))
            for other in self._lines_around(index)
        )

    def _is_step_of_path(self, line: Line, index: int) -> bool:
        """Whether a line is the last step of a numbered path, whose words are the headline below it."""
        number = compiled(_NUMBERED).match(line.text)
        return bool(number and line.text[number.end() :] == self.table.line(index + 1).text)

    def features(self, index: int) -> list[str]:
        line = self.table.line(index)
        found = ["line", "signed-page" if self.signed else "bare-page"]
        found += (*_shape(line), *self._place(index), *self._neighbours(index, line))
        count = max(len(line.stems), 3)
        lead = bisect_left(_SHARES, sum(map(self.lead.__contains__, line.stems)) / count)
        body = bisect_left(_SHARES, sum(map(self.vocabulary.__contains__, line.stems)) / count)
        found += (
            f"words-in-lead-{lead}",
            f"words-in-body-{body}",
            f"words-in-body-{body}-of-{min(line.count // 3, 5)}",
        )
        if len(line.text) > 12 and self.lower.count(line.lower) > 1:
            found.append("repeated-on-page")
            if index >= _TOP and any(line.lower in self.table.line(i).lower for i in range(_TOP)):
                found.append("repeated-at-top")
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

    def _neighbours(self, index: int, line: Line) -> Iterator[str]:
        above, below = self.table.line(index - 1), self.table.line(index + 1)
        yield from self._alike(index, line, above, below)
        if above.is_bullet or 0 < len(above.text) < 20:
            yield "short-line-above"
        if line.count > 2:
            near = self._lines_around(index)
            if any(line.lower in other.lower != line.lower for other in near):
                yield "held-by-a-neighbour"
            if any(other.lower in line.lower != other.lower for other in near if other.count > 2):
                yield "holds-a-neighbour"
        if _is_menu(above):
            yield "menu-above"
        if _is_menu(below):
            yield "menu-below"

    def _alike(self, index: int, line: Line, above: Line, below: Line) -> Iterator[str]:
        """Whether the lines above and below look like headlines too."""
        if above.resembles_headline and not self._is_anchor(index - 1):
            yield "headline-like-above"
            if not set(above.stems).isdisjoint(line.stems):
                yield "shares-words-with-above"
        if below.resembles_headline and not self._is_anchor(index + 1):
            yield "headline-like-below"
            if below.text.endswith("."):
                yield "sentence-below"

    def _is_anchor(self, index: int) -> bool:
        return index in self.anchors.dates or index in self.anchors.bylines


def _above(mark: int) -> range:
    """The lines just above a date, a byline or the body."""
    return range(mark - _REACH_OF_MARK, mark)


def _is_path_or_tools(line: Line) -> bool:
    """Whether a line is surely a path of sections or a row of buttons."""
    if compiled(_PATH).search(line.text) and line.kinds.breadcrumb:
        return True
    if line.kinds.bar:
        return line.kinds.menu > _SHARES[2]
    # "News Sport Business Weather Jobs"
    return line.kinds.menu > _SHARES[4] and line.count > _LEAST_TITLE and not any(w[0].islower() for w in line.words)


def _is_run_together(line: Line) -> bool:
    """Whether a line is a menu whose names stick together: "NewsSport", "Home NewsVideos Podcasts ShowsGames"."""
    if compiled(_RUN_TOGETHER).search(line.text):
        return True
    if line.count < _LEAST_MENU or len(compiled(_JOINT).findall(line.text)) < _LEAST_JOINTS:
        return False
    return not any(word[0].islower() for word in line.words)


def _is_menu(line: Line) -> bool:
    return line.kinds.bar or line.kinds.breadcrumb or line.kinds.menu > 0.6


# How many lines a headline may stand above the body, and what each distance is called.
_GAPS = (("in-body", 0), ("body-next", 2), ("body-near", 7), ("body-far", 14))


def _shape(line: Line) -> Iterator[str]:
    text = line.text
    yield next(name for name, limit in _LENGTHS if line.count <= limit)
    if text.endswith(_FULL_STOPS):
        yield "full-stop"
        if compiled(_TWO_SENTENCES).search(text):
            yield "two-sentences"
    elif text.endswith(("?", "!")):
        yield "question-or-exclamation"
    elif text.endswith((":", ",", "…", "...", ";")):
        yield "unfinished"
    if line.kinds.caption:
        yield "caption"
    if line.kinds.furniture:
        yield "furniture"
    if line.kinds.breadcrumb:
        yield "breadcrumb"
    if line.kinds.bar:
        yield "bar"
    if line.kinds.menu:
        yield f"menu-{bisect_left(_SHARES, line.kinds.menu)}"
    yield from _begin(text)
    if is_job_or_outlet(text.rsplit(",", 1)[0].rsplit(" ", 1)[-1]):
        yield "job-or-outlet"
        if line.count < _MASTHEAD_WORDS and _title_case(text):
            yield "masthead"
    yield from _capitals(line)


def _begin(text: str) -> Iterator[str]:
    if text[0].isdigit():
        if compiled(_NUMBERED).match(text):
            yield "numbered"
        if compiled(_TIME_AGO).match(text):
            yield "time-ago"
    elif text[0].islower():
        yield "lower-case-start"
    if compiled(_LABEL).match(text):
        yield "label"


def _capitals(line: Line) -> Iterator[str]:
    if line.text.isupper():
        yield "capitals"
    elif line.count > 3 and _title_case(line.text):
        yield "title-case"
    if line.count > 4 and not any(word[0].islower() for word in line.words):
        yield "no-small-words"


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


def find_standfirst(doc: Document, headline: int | None, taken: set[int], body: int) -> int | None:
    """The line right under the headline that says more: six words and more, no caption, no other story's headline."""
    if headline is None or headline + 1 in taken or headline + 1 >= min(body, len(doc.lines)):
        return None
    start, end = doc.lines[headline + 1]
    line = Line(doc.text[start : min(end, start + _LONGEST_STANDFIRST + 1)])
    if line.is_bullet or line.count < 6 or len(line.text) > _LONGEST_STANDFIRST:
        return None
    if line.kinds.caption or line.kinds.furniture or line.kinds.breadcrumb or line.kinds.bar or _title_case(line.text):
        return None
    first, last = doc.lines[headline]
    return None if line.lower == doc.text[first:last].lower() else headline + 1
