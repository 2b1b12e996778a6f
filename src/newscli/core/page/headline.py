"""The headline: the line that looks like one, stands where one stands, and speaks of what the body tells.

Each line near the header gets the sum of the weights of its features: facts that a reader would name. The weights were
learnt by `scripts/train_headline.py` and stand in `lexicon/headline_weights.txt`. Place, length and ending are seen at
a first look, the words shared with the body at a second; only lines that can still win get the next one.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import compress

from newscli.core.page.byline_names import begins_with_first_name, find_names, is_job_or_outlet, may_be_name
from newscli.core.page.dateline import find_dateline
from newscli.core.page.header_lines import LONGEST, Line, read_line, stands_in
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
_TOP = 3  # lines in which a masthead stands
_LEAST_TITLE = 3  # words
_LEAST_JOINTS = 2  # places in a menu where its words stick together
_SHORT_WORD = 8  # characters of a word that is no headline by itself
_LEAST_REPEATED = 12  # characters

_TWO_SENTENCES = r"[a-z’']\. [A-Z].{0,200}\.$"
_TITLE_MARK = r" [|–—-] "
_JOINT = r"[a-z][A-Z][a-z]{2,12}"
_NUMBERED = r"\d{1,2}(?:[.)]|[.:]\d\d)\s"  # an entry of a list, or of a live blog, with its time
_PATH = r"\s(?:[>»›]|::)\s|^(?:[Hh]ome|HOME)\s(?=[/|>»›])"
_SHARES = (0.0, 0.2, 0.34, 0.5, 0.67, 0.99)  # where the classes of a share of words end
_MENU, _ROW = 0.6, 0.67  # the share of its words that makes a neighbour a menu, and a line itself a row of sections
_FULL_STOPS = (".", ".”", '."', ".’")
# The distances of a line above the body, in lines, and what each is called.
_GAPS = (("in-body", 0), ("body-next", 2), ("body-near", 7), ("body-far", 14), ("body-away", 10**6))
_LENGTHS = (
    ("words-1", 1), ("words-2", 2), ("words-3", 3), ("words-4-5", 5), ("words-6-8", 8), ("words-9-16", 16),
    ("words-17-24", 24), ("words-more", 10**6),
)  # fmt: skip
# How far below a line its date or byline stands, from the farthest, and what that is called; negative: above it.
_DISTANCES = (
    *((-1, "above"), (-2, "above"), (-3, "above")),
    *((5, "some-below"), (4, "some-below"), (3, "some-below"), (2, "2-below"), (1, "1-below")),
)
# The features that are seen at a second look, and at a third, without the numbers of their classes.
_SECOND = frozenset(("words-in-lead-", "words-in-body-"))
_THIRD = frozenset(
    "caption furniture breadcrumb menu- numbered title-case masthead menu-above kicker-above headline-like-above"
    " longer-than-above shares-words-with-above words-of-above-in-body- sentence-below headline-like-below"
    " repeated-on-page".split()
)


@dataclass(slots=True)
class Anchors:
    """The lines (by index) of what stands near a headline."""

    body: int
    dates: list[int]
    bylines: list[int]


def find_headline(doc: Document, anchors: Anchors) -> int | None:
    """Return the line (by index) of the headline; None where no line is one."""
    page, score = _Page(doc, anchors), scorer("headline_weights").score
    first_sums = {index: score(page.first_look(index)) for index in page.candidates()}
    looks = ((page.second_look, _most_of(_SECOND | _THIRD)), (page.third_look, _most_of(_THIRD)))
    best, best_sum = None, 0.0
    for index in sorted(first_sums, key=lambda index: -first_sums[index]):
        total = first_sums[index]
        for look, most in looks:
            if total + most <= best_sum:
                break
            total += score(look(index))
        if total > best_sum and not page.is_no_headline(index):
            best, best_sum = index, total
    return _below_menu(page, first_sums) if best is None else best


def _below_menu(page: "_Page", first_sums: dict[int, float]) -> int | None:
    """The line above the first paragraph, if it is as long as a headline and little speaks against it.

    Above it stands a menu, or nothing.
    """
    index = page.anchors.body - 1
    if index not in first_sums or page.is_no_headline(index):
        return None
    above, line = page.line(index - 1), page.line(index)
    if not (index == 0 or _is_menu(above)) or line.text.endswith((*_FULL_STOPS, ":")) or not line.resembles_headline:
        return None
    total = first_sums[index] + scorer("headline_weights").score(page.second_look(index) + page.third_look(index))
    return index if total > _UNLIKELY else None


@cache
def _most_of(groups: frozenset[str]) -> float:
    """The most that the features of these groups can add to a sum."""
    most = dict.fromkeys(groups, 0.0)
    for name, weight in scorer("headline_weights").weights.items():
        group = name.rstrip("0123456789")
        most[group] = max(weight, most.get(group, 0.0))
    return sum(map(most.__getitem__, groups))


def candidates(doc: Document, anchors: Anchors) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines (by index) that may be a headline, each with its features."""
    page = _Page(doc, anchors)
    for index in page.candidates():
        if not page.is_no_headline(index):
            yield index, page.first_look(index) + page.second_look(index) + page.third_look(index)


class _Page:
    """The lines near the header, and what their features look up."""

    def __init__(self, doc: Document, anchors: Anchors) -> None:
        self.doc, self.anchors = doc, anchors
        self._lines: dict[int, Line] = {}
        self._shares: dict[int, tuple[int, int]] = {}
        lines = [*anchors.dates, *anchors.bylines]
        self.top = max(0, min([anchors.body - _REACH_UP, *(line - _REACH_OVER for line in lines)]))
        self.end = min(len(doc.lines), anchors.body + _REACH_DOWN, self.top + _MOST_LINES)
        if anchors.body >= len(doc.lines) and not lines:
            self.end = self.top  # no prose and no signature: verses, a list, a table
        self.taken = frozenset(lines)
        self.marks = {0}.union(*(range(mark - _REACH_OF_MARK, mark) for mark in (anchors.body, *lines)))
        self.beside_byline = _distances("byline", anchors.bylines)
        self.beside_date = _distances("date", anchors.dates)
        start = doc.lines[anchors.body][0] if anchors.body < len(doc.lines) else len(doc.text)
        self.body = doc.lower[start : start + _VOCABULARY]

    def line(self, index: int) -> Line:
        """The line with this index; an empty one above the first and below the last of the document."""
        line = self._lines.get(index)
        if line is None:
            line = self._lines[index] = read_line(self.doc, index)
        return line

    def candidates(self) -> Iterator[int]:
        """Yield the lines (by index) that are neither too long nor too short, no list item, date or byline."""
        text, lines = self.doc.text, self.doc.lines
        for index in range(self.top, self.end):
            start, end = lines[index]
            # Far from all marks a word or two are of a menu.
            if text.count(" ", start, end) < _LEAST_TITLE - 1 and index not in self.marks:
                continue
            if index in self.taken or end - start > LONGEST or self.line(index).is_bullet:
                continue
            line = self.line(index)
            if line.count > 1 or len(line.text) > _SHORT_WORD:
                yield index

    def first_look(self, index: int) -> list[str]:
        """Return the features of a line that its place, its length and its ending show."""
        line = self.line(index)
        features = ["line", _class_of(line.count, _LENGTHS), _class_of(self.anchors.body - index, _GAPS)]
        features += [beside[index] for beside in (self.beside_byline, self.beside_date) if index in beside]
        if index == 0:
            features.append("first-line" if self.taken else "first-line-of-bare-page")
        if line.text.endswith(_FULL_STOPS):
            features.append("two-sentences" if compiled(_TWO_SENTENCES).search(line.text) else "full-stop")
        elif line.text[-1] in ":,…;":
            features.append("unfinished")
        return features

    def second_look(self, index: int) -> list[str]:
        """Return the features of a line that the words which it shares with the body show."""
        in_lead, in_body = self._shared(index)
        return [f"words-in-lead-{in_lead}", f"words-in-body-{in_body}"]

    def third_look(self, index: int) -> list[str]:
        """Return the features of a line that its own words and the lines above and below show."""
        line, below = self.line(index), self.line(index + 1)
        features = [*_kinds(line), *self._above(index, line)]
        if index + 1 not in self.taken and below.resembles_headline:
            features.append("sentence-below" if below.text.endswith(".") else "headline-like-below")
        if index < _TOP and "masthead" in features:
            features.append("masthead-at-top")
        if len(line.text) > _LEAST_REPEATED and self.doc.lower.count(line.lower, 0, _REPEAT_REACH) > 1:
            features.append("repeated-on-page")
        return features

    def _shared(self, index: int) -> tuple[int, int]:
        """Return the share of a line's words that stand in the body's beginning, and in all of it, as classes."""
        shared = self._shares.get(index)
        if shared is None:
            line = self.line(index)
            places = [place for stem in line.stems if (place := stands_in(self.body, stem)) >= 0]
            count = max(len(line.stems), _LEAST_TITLE)
            in_lead = len([place for place in places if place < _LEAD])
            shared = bisect_left(_SHARES, in_lead / count), bisect_left(_SHARES, len(places) / count)
            self._shares[index] = shared
        return shared

    def is_no_headline(self, index: int) -> bool:
        """Whether a line is surely something else: the title of the page, names, a path or row of sections, a
        dateline."""
        line = self.line(index)
        if self._is_title_of_page(line, index) or _is_run_together(line) or _is_row_of_sections(line):
            return True
        if _is_list_of_names(line.text):
            return True
        return find_dateline(self.doc.text, self.doc.lines[index]) is not None

    def _is_title_of_page(self, line: Line, index: int) -> bool:
        """Whether a line is a headline that stands near, and more: "Old bridge closes | The Elder Courier"."""
        text = line.text
        if line.count <= _LEAST_TITLE:
            return False
        pieces = _pieces(text)
        if pieces and any(self.line(other).text in pieces for other in range(self.top - _AROUND, self.end + _AROUND)):
            return True
        near = (self.line(other) for other in range(index - _AROUND, index + _AROUND + 1))
        return any(
            other.count > _LEAST_TITLE
            and len(other.text) < len(text) < 2 * len(other.text)
            and (text.startswith(other.text) or text.endswith(other.text))
            for other in near
        )

    def _above(self, index: int, line: Line) -> Iterator[str]:
        """Yield what the line above says: a menu, a kicker, or a line that may be the headline, with this below it."""
        above = self.line(index - 1)
        if _is_menu(above):
            yield "menu-above"
        elif above.text and above.count <= _LEAST_TITLE and index - 1 not in self.taken:
            yield "kicker-above"
        if not above.resembles_headline or index - 1 in self.taken or line.text in above.text:
            return
        yield "headline-like-above"
        yield f"words-of-above-in-body-{self._shared(index - 1)[1]}"
        if line.count > above.count:
            yield "longer-than-above"
        if not set(above.stems).isdisjoint(line.stems):
            yield "shares-words-with-above"


def _distances(kind: str, lines: list[int]) -> dict[int, str]:
    """Return the feature of each line (by index) near a date or a byline: the nearest below counts before one above."""
    return {line - distance: f"{kind}-{name}" for distance, name in _DISTANCES for line in lines}


def _class_of(number: int, classes: tuple[tuple[str, int], ...]) -> str:
    """Return the name of the first class whose limit the number does not exceed."""
    return next(name for name, limit in classes if number <= limit)


def _pieces(text: str) -> list[str]:
    """The parts of a line between bars or dashes, of more than three words; none where it has no such marks."""
    if not (" - " in text or " | " in text or " – " in text or " — " in text):
        return []
    return [piece for piece in compiled(_TITLE_MARK).split(text) if piece.count(" ") >= _LEAST_TITLE]


def _is_run_together(line: Line) -> bool:
    """Whether a line is a menu whose names stick together: "NewsSport", "Home NewsVideos Podcasts ShowsGames"."""
    joints = len(compiled(_JOINT).findall(line.text))
    return joints >= _LEAST_JOINTS and (2 * joints >= line.count or not _has_small_words(line))


def _is_row_of_sections(line: Line) -> bool:
    """Whether a line is a path or a row of sections: "Home > News > Transport", "News Sport Business Weather Jobs"."""
    return bool(compiled(_PATH).search(line.text)) or (line.kinds.menu > _ROW and not _has_small_words(line))


def _is_list_of_names(text: str) -> bool:
    """Whether a line names several people and says nothing else."""
    if not ("," in text or " and " in text) or not _is_title_case(text):
        return False
    names = [name.text for name in find_names(text, 0, len(text)) if may_be_name(name.text)]
    letters, of_names = ("".join(filter(str.isalpha, part)) for part in (text.replace(" and ", ""), "".join(names)))
    return len(names) > 1 and len(of_names) > 0.9 * len(letters) and any(map(begins_with_first_name, names))


def _has_small_words(line: Line) -> bool:
    return any(word[0].islower() for word in line.words)


def _is_menu(line: Line) -> bool:
    return line.kinds.bar or line.kinds.breadcrumb or line.kinds.menu > _MENU


def _kinds(line: Line) -> Iterator[str]:
    """Yield what the words of a line say that it is."""
    text = line.text
    yield from compress(("caption", "furniture", "breadcrumb"), line.kinds)
    if line.kinds.menu:
        yield f"menu-{bisect_left(_SHARES, line.kinds.menu)}"
    if text[0].isdigit() and compiled(_NUMBERED).match(text):
        yield "numbered"
    title_case = _is_title_case(text)
    if title_case and line.count > _LEAST_TITLE and not text.isupper():
        yield "title-case"
    last_word = text.strip("[]").rsplit(",", 1)[0].rsplit(" ", 1)[-1]
    if title_case and line.count < _MASTHEAD_WORDS and is_job_or_outlet(last_word):
        yield "masthead"


def _is_title_case(text: str) -> bool:
    """Whether nearly all words but the short ones begin with a capital."""
    first_letters = [word[0] for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len([letter for letter in first_letters if letter.isupper()]) >= 0.8 * len(first_letters)


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
    return None if doc.lower[first:last].endswith(line.lower) else headline + 1
