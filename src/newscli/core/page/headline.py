"""The headline: the line that looks like one, stands where one stands, and speaks of what the body tells.

Each line near the header gets the sum of the weights of its features: facts that a reader would name. The weights were
learnt by `scripts/train_headline.py` and stand in `lexicon/headline_weights.txt`.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

from newscli.core.page.byline_names import begins_with_first_name, find_names, is_job_or_outlet, may_be_name
from newscli.core.page.dateline import find_dateline
from newscli.core.page.header_lines import Line, read_lines, stands_in
from newscli.core.scoring import scorer
from newscli.core.text.document import Document
from newscli.core.text.patterns import compiled

_REACH_UP = 30  # lines above the body in which a headline may stand
_REACH_DOWN = 2
_MOST_LINES = 120
_REACH_OF_MARK = 3  # lines above the body, a date or a byline in which a headline of one or two words may stand
_REACH_OVER = 8  # lines above the date or the byline
_AROUND = 3  # neighbours on either side that a line is compared with
_LEAD = 400  # characters of the body that a headline sums up
_VOCABULARY = 3000  # characters of the body whose words a headline shares
_LONGEST_STANDFIRST = 400
_REPEAT_REACH = 60_000
_UNLIKELY = -3.0  # the sum of a line that is no headline even below a menu
_MASTHEAD_WORDS = 6
_LEAST_TITLE = 3  # words
_LEAST_JOINTS = 2  # places in a menu where its words stick together
_SHORT = 20  # characters of a line that may be a label of the headline below it

_TWO_SENTENCES = r"[a-z’']\. [A-Z].{0,200}\.$"
_TITLE_MARK = r" [|–—-] "
_JOINT = r"[a-z][A-Z][a-z]{2,12}"
_NUMBERED = r"\d{1,2}[.)]\s"
_PATH = r"\s(?:[>»›]|::)\s|^(?:[Hh]ome|HOME)\s(?=[/|>»›])"
_CLOCK_FIRST = r"\d{1,2}[.:]\d\d(?!\d)"
_SHARES = (0.0, 0.2, 0.34, 0.5, 0.67, 0.99)  # where the classes of a share of words end
_MENU = 0.6  # the share of its words that makes a neighbour a menu
_FEW, _MANY = _SHARES[2], _SHARES[4]
_FULL_STOPS = (".", ".”", '."', ".’")
# The distances of a line above the body, in lines, and what each is called.
_GAPS = (("in-body", 0), ("body-next", 2), ("body-near", 7), ("body-far", 14), ("body-away", 10**6))
_LENGTHS = (
    ("words-1", 1), ("words-2", 2), ("words-3", 3), ("words-4-5", 5), ("words-6-8", 8), ("words-9-16", 16),
    ("words-17-24", 24), ("words-more", 999),
)  # fmt: skip


@dataclass(slots=True)
class Anchors:
    """The lines (by index) of what stands near a headline."""

    body: int
    dates: list[int]
    bylines: list[int]


def find_headline(doc: Document, anchors: Anchors) -> int | None:
    """Return the line (by index) of the headline; None where no line is one."""
    score = scorer("headline_weights").score
    scores = {index: score(features) for index, features in candidates(doc, anchors)}
    best = max(scores, key=lambda index: scores[index], default=None)
    return best if best is not None and scores[best] > 0 else _below_menu(doc, anchors, scores)


def _below_menu(doc: Document, anchors: Anchors, scores: dict[int, float]) -> int | None:
    """The line above the first paragraph, if it is as long as a headline and little speaks against it.

    Above it stands a menu, or nothing.
    """
    index = anchors.body - 1
    if scores.get(index, _UNLIKELY) <= _UNLIKELY:
        return None
    above, line = read_lines(doc, index - 1, index + 1)
    if not (index == 0 or _is_menu(above)) or line.text.endswith((*_FULL_STOPS, ":")):
        return None
    return index if line.resembles_headline else None


def candidates(doc: Document, anchors: Anchors) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines (by index) that may be a headline, each with its features."""
    if anchors.body >= len(doc.lines) and not (anchors.dates or anchors.bylines):
        return  # no prose and no signature: verses, a list, a table
    marks = (anchors.body - _REACH_UP, *(line - _REACH_OVER for line in (*anchors.dates, *anchors.bylines)))
    top = max(0, min(marks))
    end = min(len(doc.lines), anchors.body + _REACH_DOWN, top + _MOST_LINES)
    page = _Page(doc, anchors, top, end)
    for index in range(top, end):
        if index not in anchors.dates and index not in anchors.bylines and page.may_be_headline(index):
            yield index, page.features(index)


class _Page:
    """What the features of all lines look up."""

    def __init__(self, doc: Document, anchors: Anchors, top: int, end: int) -> None:
        self.doc, self.anchors = doc, anchors
        self.first = top - _AROUND
        self.lines = read_lines(doc, self.first, end + _AROUND)
        self.texts = {line.text for line in self.lines if line.count > _LEAST_TITLE}
        self.in_titles = {piece for text in self.texts for piece in _pieces(text)}
        self.signed = bool(anchors.dates or anchors.bylines)
        self.marks = {index for mark in (anchors.body, *anchors.dates, *anchors.bylines) for index in _above(mark)}
        self.lower = doc.lower[:_REPEAT_REACH]
        start = doc.lines[anchors.body][0] if anchors.body < len(doc.lines) else len(doc.text)
        self.body = doc.lower[start : start + _VOCABULARY]

    def line(self, index: int) -> Line:
        return self.lines[index - self.first]

    def may_be_headline(self, index: int) -> bool:
        """Whether a line is not surely something else. The questions that cost least come first."""
        line = self.line(index)
        if line.is_long or line.is_bullet or (line.count == 1 and len(line.text) <= 8):
            return False
        if line.count < _LEAST_TITLE and index and index not in self.marks:  # far from all of them it is of a menu
            return False
        if line.text[0].isdigit() and self._is_entry_or_step(line, index):
            return False
        if _is_in_brackets(line.text) or self._is_title_of_page(line, index):
            return False
        if _is_path_or_tools(line) or _is_run_together(line):
            return False
        return not (_is_list_of_names(line.text) or find_dateline(self.doc.text, self.doc.lines[index]))

    def _lines_around(self, index: int) -> list[Line]:
        place = index - self.first
        return [*self.lines[place - _AROUND : place], *self.lines[place + 1 : place + 1 + _AROUND]]

    def _is_title_of_page(self, line: Line, index: int) -> bool:
        """Whether a line is a headline that stands near, and more: "Old bridge closes | The Elder Courier"."""
        text = line.text
        if line.count <= _LEAST_TITLE:
            return False
        if not self.texts.isdisjoint(_pieces(text)):
            return True
        return any(
            other.count > _LEAST_TITLE
            and len(other.text) < len(text) < 2 * len(other.text)
            and (text.startswith(other.text) or text.endswith(other.text))
            for other in self._lines_around(index)
        )

    def _is_entry_or_step(self, line: Line, index: int) -> bool:
        """Whether a line begins with a clock time, as the entries of a live blog do, or is the last step of a numbered
        path, whose words are the headline below it."""
        if compiled(_CLOCK_FIRST).match(line.text):
            return True
        number = compiled(_NUMBERED).match(line.text)
        return bool(number and line.text[number.end() :] == self.line(index + 1).text)

    def features(self, index: int) -> list[str]:
        """Return the names of what speaks for and against a line."""
        line = self.line(index)
        features = ["line", "signed-page" if self.signed else "bare-page", *_shape(line), *self._place(index)]
        features += self._neighbours(index, line)
        count = max(len(line.stems), _LEAST_TITLE)
        places = [place for stem in line.stems if (place := stands_in(self.body, stem)) >= 0]
        features.append(f"words-in-lead-{bisect_left(_SHARES, sum(place < _LEAD for place in places) / count)}")
        features.append(f"words-in-body-{bisect_left(_SHARES, len(places) / count)}")
        if len(line.text) > 12 and self.lower.count(line.lower) > 1:
            features.append("repeated-on-page")
        return features

    def _place(self, index: int) -> Iterator[str]:
        for kind, lines in (("byline", self.anchors.bylines), ("date", self.anchors.dates)):
            gaps = [line - index for line in lines if -3 <= line - index <= 5]
            below = min((gap for gap in gaps if gap > 0), default=0)
            if below:
                yield f"{kind}-{below if below < 3 else 'some'}-below"
            elif gaps:
                yield f"{kind}-above"
        gap = self.anchors.body - index
        yield next(name for name, limit in _GAPS if gap <= limit)
        if index == 0:
            yield "first-line" if self.signed else "first-line-of-bare-page"

    def _neighbours(self, index: int, line: Line) -> Iterator[str]:
        above, below = self.line(index - 1), self.line(index + 1)
        yield from self._alike(index, line, above, below)
        if above.is_bullet or 0 < len(above.text) < _SHORT:
            yield "short-line-above"
        if _is_menu(above):
            yield "menu-above"

    def _alike(self, index: int, line: Line, above: Line, below: Line) -> Iterator[str]:
        """Whether the lines above and below look like headlines too."""
        if line.text in self.in_titles:
            yield "in-a-title"
        elif above.resembles_headline and not self._is_anchor(index - 1):
            yield "headline-like-above"
            if not set(above.stems).isdisjoint(line.stems):
                yield "shares-words-with-above"
        if below.text.endswith(".") and below.resembles_headline and not self._is_anchor(index + 1):
            yield "sentence-below"

    def _is_anchor(self, index: int) -> bool:
        return index in self.anchors.dates or index in self.anchors.bylines


def _above(mark: int) -> range:
    """The lines just above a date, a byline or the body."""
    return range(mark - _REACH_OF_MARK, mark)


def _pieces(text: str) -> list[str]:
    """The parts of a line between bars or dashes; none where it has no such marks."""
    if not (" - " in text or " | " in text or " – " in text or " — " in text):
        return []
    return compiled(_TITLE_MARK).split(text)


def _is_in_brackets(text: str) -> bool:
    """Whether a line is a link, or a row of links, as text browsers wrote them: "[Front Page] [Local] [Sport]"."""
    return text[0] == "[" and text[-1] == "]"


def _is_path_or_tools(line: Line) -> bool:
    """Whether a line is surely a path of sections or a row of buttons."""
    if line.kinds.breadcrumb and compiled(_PATH).search(line.text):
        return True
    if line.kinds.bar:
        return line.kinds.menu > _FEW
    # "News Sport Business Weather Jobs"
    return line.kinds.menu > _MANY and line.count > _LEAST_TITLE and not _has_small_words(line)


def _is_run_together(line: Line) -> bool:
    """Whether a line is a menu whose names stick together: "NewsSport", "Home NewsVideos Podcasts ShowsGames"."""
    joints = len(compiled(_JOINT).findall(line.text))
    return joints >= _LEAST_JOINTS and (2 * joints >= line.count or not _has_small_words(line))


def _has_small_words(line: Line) -> bool:
    return any(word[0].islower() for word in line.words)


def _is_menu(line: Line) -> bool:
    return line.kinds.bar or line.kinds.breadcrumb or line.kinds.menu > _MENU


def _shape(line: Line) -> Iterator[str]:
    text = line.text
    yield next(name for name, limit in _LENGTHS if line.count <= limit)
    yield from _ending(text)
    yield from compress(("caption", "furniture", "breadcrumb", "bar"), line.kinds)
    if line.kinds.menu:
        yield f"menu-{bisect_left(_SHARES, line.kinds.menu)}"
    if text[0].isdigit() and compiled(_NUMBERED).match(text):
        yield "numbered"
    titled = line.count > _LEAST_TITLE and not text.isupper() and _is_title_case(text)
    if titled:
        yield "title-case"
    ends_as_outlet = line.count < _MASTHEAD_WORDS and is_job_or_outlet(text.rsplit(",", 1)[0].rsplit(" ", 1)[-1])
    if ends_as_outlet and (titled or _is_title_case(text)):
        yield "masthead"


def _ending(text: str) -> Iterator[str]:
    if text.endswith(_FULL_STOPS):
        yield "full-stop"
        if compiled(_TWO_SENTENCES).search(text):
            yield "two-sentences"
    elif text.endswith(("?", "!")):
        yield "question-or-exclamation"
    elif text.endswith((":", ",", "…", "...", ";")):
        yield "unfinished"


def _is_list_of_names(text: str) -> bool:
    """Whether a line names several people and says nothing else."""
    if not ("," in text or " and " in text) or len(text) > 120 or not _is_title_case(text):
        return False
    names = [name.text for name in find_names(text, 0, len(text)) if may_be_name(name.text)]
    letters = len(text.replace(" and ", "").replace(",", "").replace(" ", ""))
    covered = sum(len(name.replace(" ", "")) for name in names)
    return len(names) > 1 and covered > 0.9 * letters and any(map(begins_with_first_name, names))


def _is_title_case(text: str) -> bool:
    """Whether nearly all words but the short ones begin with a capital."""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def find_standfirst(doc: Document, headline: int | None, taken: set[int], body: int) -> int | None:
    """The line (by index) right below the headline that says more: six words and more, no caption or other headline."""
    if headline is None or headline + 1 in taken or headline + 1 >= min(body, len(doc.lines)):
        return None
    start, end = doc.lines[headline + 1]
    line = Line(doc.text[start : min(end, start + _LONGEST_STANDFIRST + 1)])
    if line.is_bullet or line.count < 6 or len(line.text) > _LONGEST_STANDFIRST or _is_title_case(line.text):
        return None
    if line.kinds.caption or line.kinds.furniture or line.kinds.breadcrumb or line.kinds.bar:
        return None
    first, last = doc.lines[headline]
    return None if line.lower == doc.text[first:last].lower() else headline + 1
