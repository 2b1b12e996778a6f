"""When the article was published and updated, as its own header says it.

One search for years finds the candidates; each is judged by its line: what else stands in it, and
what stands around it.
"""

import re
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from newscli.core.page.body_start import REACH, body_start, is_prose, line_index
from newscli.core.page.date_forms import TIME, Moment, clock_of, find_moments, settle_digits
from newscli.core.page.date_labels import label_end_of
from newscli.core.text.document import Bounds, Document
from newscli.core.text.patterns import compiled

# A year of four digits, or the end of 12/31/24. Three searches for a fixed beginning are faster than one for all.
_YEARS = (re.compile(r"20\d\d"), re.compile(r"19\d\d"), re.compile(r"/\d\d?/\d\d(?![\d/])"))
_LONGEST_DATE_LINE = 200
_SHORT = 130
_LONGEST_HEADING = 30
_GLUED_REACH = 60  # how far into a paragraph a date may end that is glued to its beginning
_REACH_DOWN = 3  # lines of the body among which a date may stand without being that of another article
_CLOSING_LINES = 4  # between the last paragraph and a date that belongs to it
_LONGEST_LABEL = 25  # characters of a label that has a line to itself
_LABEL_REACH = 40  # how far before a date its label may stand
_UPDATE_REACH = 60  # how far after a date the time of its update may end

Label = Literal["published", "updated"]
_LABEL = (
    r"(?i:(?P<updated>updat|mis à jour|actualiz|aktualis|modifi|edited|reviewed on|revised|corrected)"
    r"|(?P<published>publi(?:shed|cation)|posted|\bdate\b|released|first (?:seen|aired)|created|uploaded"
    r"|originally|printed|filed|issued|publié|publicado|veröffentlicht|stand:))"
)
# Each of them holds one of the following; to look for them is quicker.
_LABEL_PARTS = (
    *("updat", "mis à jour", "actualiz", "aktualis", "modifi", "edited", "reviewed on", "revised", "corrected"),
    *("publi", "posted", "date", "released", "first ", "created", "uploaded", "originally", "printed", "filed"),
    *("issued", "veröffentlicht", "stand:"),
)
# Words that say nothing of what a line is: they go with a date in a header.
_FURNITURE = (
    r"(?i)\b(?:published|publication|posted|updated?|modified|dated?|released|created|uploaded|edited|issued|filed)\b"
    r"|\b(?:publié|publicado|veröffentlicht|stand|mis à jour|actualizado|le|à|el|um|uhr)\b"
    r"|\b(?:first|last|originally|page|article|story|news|on|at|by|ago|time|local|report|share|link|copy|edit|in)\b"
    r"|\b(?:comments?|views?|shares?|no|leave a|reading|not|yet|rated|now|today|print|email|save|listen|bookmark)\b"
    r"|\b(?:mins?|minutes?|hours?|days?)\b|\bread\b|\b\d[\d,.]{0,8}\b"
)
_WORD = r"[^\W\d_][\w'’.&-]{0,40}"
_TAG = r"#\w{1,40}"
_NAME_PARTICLES = frozenset("and de del della der den di du la le van von bin al el dos da".split())
_PROSE_WORDS = frozenset(
    "the a an of to for from with was is are were has have had his her their its it this that".split()
)
_BYLINE = r"(?:^|[•|·,-]\s|\s)(?:[Bb]y|BY):?\s(?=[A-Z])"
_BYLINE_START = r"(?:\* )?(?i:by|written by|posted by|story by|author)\b"


class Found(NamedTuple):
    """A value that the header gives, and where."""

    value: str
    start: int
    end: int


class _Candidate(NamedTuple):
    moment: Moment
    line: int
    label: Label | None
    score: int


class Dates(NamedTuple):
    """doubtful: the place of a date that can be read in two ways, if nothing decides it and there is no other."""

    published: Found | None
    updated: Found | None
    doubtful: Bounds | None


def find_published(doc: Document) -> Found | None:
    """The day (with the time, where it is given) on which the article says that it was published."""
    return find_dates(doc, body_start(doc)).published


def find_dates(doc: Document, body: int) -> Dates:
    """When the article was published and when updated. Where only an update is dated, that is also the best it says
    about its publication. body: the line (by index) with which the article's text begins."""
    readings = _candidates(doc, body)
    candidates = [c for c in readings if c.moment.day]
    published = _best([c for c in candidates if c.label != "updated"])
    updated = _best([c for c in candidates if c.label == "updated"])
    doubtful = None if published or updated else _best(readings)
    return Dates(
        _found(published or updated),
        _found(updated) or (_updated_the_same_day(doc.text, published.moment) if published else None),
        (doubtful.moment.start, doubtful.moment.end) if doubtful else None,
    )


def is_two_ways(written: str) -> bool:
    """Whether a date, as written, can be read in two ways: its digits alone do not say which of them is the month."""
    m = compiled(r"\b(\d\d?)[/-](\d\d?)[/-](?:\d\d){1,2}\b").search(written)
    return m is not None and int(m[1]) != int(m[2]) and max(int(m[1]), int(m[2])) <= 12


def _best(candidates: list[_Candidate]) -> _Candidate | None:
    return max(candidates, key=lambda c: c.score, default=None)


def _found(candidate: _Candidate | None) -> Found | None:
    if candidate is None or (value := candidate.moment.value) is None:
        return None
    return Found(value, candidate.moment.start, candidate.moment.end)


def _updated_the_same_day(text: str, published: Moment) -> Found | None:
    """The time of an update that follows the date of publication: "9 February 2024, 5:02 am, updated 9:12 am"."""
    m = _updated_time_pattern().match(text, published.end, published.end + _UPDATE_REACH)
    clock = clock_of(m, published.day) if m and published.day else ""
    return Found(f"{published.day}{clock}", m.start("hour"), m.end()) if m and clock else None


@cache
def _updated_time_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\s,;|•·/()–—-]{{1,4}}(?:last |and )?updated:?\s{{0,2}}(?:at |on )?{TIME}", re.IGNORECASE)


def _candidates(doc: Document, body: int) -> list[_Candidate]:
    lines = _lines_with_years(doc)
    candidates = [candidate for index in lines for candidate in _judge_line(doc, index, body)]
    if any(c.moment.day is None for c in candidates):
        settle_digits([c.moment for c in candidates], _days_named(doc), abroad=_puts_the_day_first(doc))
    if any(c.label is None and c.line > body for c in candidates) and _is_chronology(doc, lines, body):
        return [c for c in candidates if c.label or c.line < body]
    return candidates


# Addresses of countries that write the day first.
_DAY_FIRST_SITES = (
    r"\w\.(?:co\.uk|org\.uk|com\.au|net\.au|co\.nz|co\.za|co\.in|com\.ng|co\.ke|com\.gh|com\.sg|com\.my|com\.pk|ie)\b"
)


def _puts_the_day_first(doc: Document) -> bool:
    """Whether the text is not in English, or names an address of a country that writes the day first."""
    from newscli.core.text.language import is_foreign  # few articles need it

    return is_foreign(doc.text) or compiled(_DAY_FIRST_SITES).search(doc.text, 0, REACH) is not None


def _is_chronology(doc: Document, lines: list[int], body: int) -> bool:
    """Whether several lines of the body are a date and nothing more: the headings of a story told day by day."""
    short = [(start, end) for start, end in doc.lines[body + 1 : lines[-1] + 1] if end - start < _LONGEST_HEADING]
    dates = ([(moment.start, moment.end) for moment in find_moments(doc.text, *line)] for line in short)
    return sum([line] == dated for line, dated in zip(short, dates, strict=True)) > 2


def _days_named(doc: Document) -> list[date]:
    return [moment.day for moment in find_moments(doc.text, 0, min(len(doc.text), REACH)) if moment.day]


def _lines_with_years(doc: Document) -> list[int]:
    """The lines (by index) that hold a year and may be a header's: short ones, and the head of long ones."""
    first_hits: dict[int, int] = {}
    for hit in sorted(m.start() for pattern in _YEARS for m in pattern.finditer(doc.text, 0, REACH)):
        first_hits.setdefault(line_index(doc, hit), hit)
    return [index for index, hit in first_hits.items() if _may_be_of_header(doc.text, doc.lines[index], hit)]


def _may_be_of_header(text: str, line: Bounds, hit: int) -> bool:
    """Whether a line with a year at the offset is short, no prose, or has the year in its head."""
    start, end = line
    return hit - start < _GLUED_REACH or end - start <= _SHORT or not is_prose(text, line)


def _judge_line(doc: Document, index: int, body: int) -> list[_Candidate]:
    start, end = doc.lines[index]
    if index > body + _REACH_DOWN and not (_may_have_label(doc, index) and _closes_article(doc, index)):
        return []
    moments = list(find_moments(doc.text, start, min(end, start + _LONGEST_DATE_LINE)))
    if not moments:
        return []
    candidates = []
    shape = _line_shape(doc.text, start, end, moments)
    previous = start
    for moment in moments:
        label = _label_before(doc.text, max(previous, moment.start - _LABEL_REACH), moment.start)
        if label is None and moment is moments[0]:
            label = _label_above(doc, index)
        score = _score(doc, index, body, shape, label)
        if score > 0:
            candidates.append(_Candidate(moment, index, label, score - (moment is not moments[0])))
        previous = moment.end
    return candidates


def _may_have_label(doc: Document, index: int) -> bool:
    """Whether a date of the line may have a label such as "Published": in the line, or in the one above."""
    near = doc.lower[doc.lines[max(0, index - 1)][0] : doc.lines[index][1]]
    return any(map(near.__contains__, _LABEL_PARTS))


def _label_before(text: str, start: int, end: int) -> Label | None:
    labels: list[Label | None] = [None]
    labels += ["updated" if m["updated"] else "published" for m in compiled(_LABEL).finditer(text, start, end)]
    return labels[-1]


def _label_above(doc: Document, index: int) -> Label | None:
    """The label that has a line to itself, above its date: "Published", "Page updated:"."""
    above = doc.lines[max(0, index - 1) : index]
    return next((_label_before(doc.text, start, end) for start, end in above if end - start <= _LONGEST_LABEL), None)


Shape = Literal["date", "byline", "text", "prose", "glued", "dateline"]


def _line_shape(text: str, start: int, end: int, moments: list[Moment]) -> Shape:
    """What a line with dates is besides its dates."""
    if label_end_of(text, start, end):
        return "glued"
    ends = [start, *(moment.end for moment in moments)]
    begins = [*(moment.start for moment in moments), end]
    residue = " ".join([text[slice(*between)] for between in zip(ends, begins, strict=True)])
    shape = "prose" if end - start > _LONGEST_DATE_LINE else _shape_of_residue(residue)
    may_be_dateline = shape != "date" and moments[0].start - start < _GLUED_REACH
    return "dateline" if may_be_dateline and _is_dated_dateline(text, (start, end)) else shape


def _shape_of_residue(residue: str) -> Shape:
    """What a short line is by its words besides its dates."""
    if "(@" in residue:  # the signature of a quoted post
        return "prose"
    words = compiled(_WORD).findall(compiled(_FURNITURE).sub(" ", compiled(_TAG).sub(" ", residue)))
    if not words:
        return "date"
    if compiled(_BYLINE).search(residue):
        return "byline"
    small = {word for word in words if word[0].islower()} - _NAME_PARTICLES
    if not small or (len(words) <= 4 and small.isdisjoint(_PROSE_WORDS)):
        return "text"
    return "prose"


def _is_dated_dateline(text: str, line: Bounds) -> bool:
    from newscli.core.page.dateline import is_dated_dateline  # brings the word lists of names: few articles need it

    return is_dated_dateline(text, line)


_SHAPE_SCORE: dict[Shape, int] = {"date": 5, "byline": 5, "text": 3, "glued": 6, "dateline": 4, "prose": 0}
_BELOW, _LABELLED, _BESIDE_BYLINE = -6, 4, 2


def _score(doc: Document, index: int, body: int, shape: Shape, label: Label | None) -> int:
    """Return how much speaks for the date of a line; at 0 or below, the date is not one of the article's header."""
    below = index > body + _REACH_DOWN
    if below and not (label and shape == "date"):
        return 0
    if shape == "prose" and not (label and compiled(_LABEL).match(doc.text, doc.lines[index][0])):
        return 0
    score = _SHAPE_SCORE[shape] + _BELOW * below + _LABELLED * (label is not None)
    return score + _BESIDE_BYLINE * _is_beside_byline(doc, index) - min(3, max(0, body - index) // 8)


def _is_beside_byline(doc: Document, index: int) -> bool:
    """Whether one of the three lines above or the two below begins as a byline does."""
    around = (*doc.lines[max(0, index - 3) : index], *doc.lines[index + 1 : index + 3])
    return any(compiled(_BYLINE_START).match(doc.text, start, end) for start, end in around)


def _closes_article(doc: Document, index: int) -> bool:
    """Whether a date below the body follows a paragraph, but for lines of names and dates.

    That of a teaser, of a comment or of the page's terms follows a headline, a name or a label.
    """
    for above in range(index - 1, max(-1, index - 1 - _CLOSING_LINES), -1):
        start, end = doc.lines[above]
        if is_prose(doc.text, (start, end)) or doc.text[end - 1] in '.”"':
            return True
        is_label = end - start < _LONGEST_LABEL and _label_before(doc.text, start, end)
        signs = compiled(_BYLINE_START).match(doc.text, start, end) or next(find_moments(doc.text, start, end), None)
        if not (is_label or signs):
            return False
    return False
