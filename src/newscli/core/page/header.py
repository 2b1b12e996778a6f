"""The header of an article, put together from its parts."""

from dataclasses import dataclass, field

from newscli.core.page.body_start import is_prose, line_index
from newscli.core.page.byline import (
    Byline,
    find_credit_below,
    find_desk,
    find_unsigned,
    join_neighbours,
)
from newscli.core.page.byline_names import Name
from newscli.core.page.date_labels import label_end_of
from newscli.core.page.dateline import FoundDateline, find_colon_city, find_dateline, whole_dateline
from newscli.core.page.headline import find_standfirst
from newscli.core.page.labelled_fields import bare_headline, find_section
from newscli.core.page.published import Dates
from newscli.core.page.publisher import find_publisher
from newscli.core.page.top import Top
from newscli.core.text.document import Bounds, Document
from newscli.core.text.spans import trim

_NEAR = 12  # lines from headline or date to a byline that is surely the article's


@dataclass(slots=True)
class Header:
    """What an article says of itself, each part with its place. body: the line (by index) where its text begins."""

    headline: Bounds | None
    standfirst: Bounds | None
    section: Bounds | None
    byline: Byline | None
    dateline: FoundDateline | None
    dates: Dates
    publisher: Bounds | None
    body: int
    lines: list[Bounds] = field(default_factory=list)  # the lines that the header takes

    @property
    def signers(self) -> list[Name]:
        return self.byline.signers if self.byline else []

    @property
    def authors(self) -> list[str]:
        return [name.text for name in self.signers]


def parse_header(doc: Document, top: Top) -> Header:
    """Finds the header. Each part helps to find the next: dates and signatures, the headline, what stands beside it."""
    dates, body, headline = top.dates, top.body, top.headline
    date_lines, signed = top.anchors.dates, top.signed
    byline = choose_byline(doc, signed, headline, date_lines, body)
    taken = {*date_lines, *top.anchors.bylines, *([byline.line] if byline else [])}
    dateline = _dateline(doc, headline, body, top.labelled.get("dateline"))
    publisher = find_publisher(doc, taken, headline)
    if publisher and dateline and dateline.city and _same(doc.text[slice(*publisher)], dateline.city):
        publisher = None  # an address has the town's name
    masthead = set() if publisher is None else {line_index(doc, publisher[0])}
    standfirst = find_standfirst(doc, headline, taken | masthead, body)
    return Header(
        headline=None if headline is None else bare_headline(doc.text, doc.lines[headline]),
        standfirst=_line(doc, standfirst),
        section=find_section(doc, headline, taken, top.labelled.get("section")),
        byline=byline,
        dateline=dateline,
        dates=dates,
        publisher=publisher,
        body=body,
        lines=_own_lines(doc, taken | masthead | {i for i in (headline, standfirst) if i is not None}, body),
    )


def _own_lines(doc: Document, indexes: set[int], body: int) -> list[Bounds]:
    """The lines that are header and nothing else: a paragraph that begins with a date or a dateline is body."""
    start = doc.lines[body][0] if body < len(doc.lines) else len(doc.text)
    lines = [doc.lines[index] for index in sorted(indexes) if index <= body + 3]
    return [
        line
        for line in lines
        if label_end_of(doc.text, *line) is None and (line[0] < start or not is_prose(doc.text, line))
    ]


def _same(name: str, other: str) -> bool:
    return name.lower() == other.lower()


def _line(doc: Document, index: int | None) -> Bounds | None:
    return None if index is None else doc.lines[index]


def choose_byline(
    doc: Document, signed: list[Byline], headline: int | None, dates: list[int], body: int
) -> Byline | None:
    """The byline next to the headline and the date: with "by" first, else a name alone, else the credit at the end."""
    marks = [*dates, *([headline] if headline is not None else [])]
    best = max(
        signed, key=lambda byline: (byline.has_person, -_distance(byline.line, marks), -byline.line), default=None
    )
    if best and best.has_person and _distance(best.line, marks) <= _NEAR:
        return join_neighbours(best, signed)
    first, last = (min(marks) - 3, max(marks) + 6) if marks else (body - 6, body)
    around = range(max(first, 0), min(last, body + 2, len(doc.lines)))
    # A byline far from headline and date may be another article's.
    return find_unsigned(doc, around, headline, dates) or best or find_credit_below(doc) or find_desk(doc, around)


def _distance(line: int, marks: list[int]) -> int:
    return min((abs(line - mark) for mark in marks), default=0)


def _dateline(doc: Document, headline: int | None, body: int, labelled: Bounds | None) -> FoundDateline | None:
    """The dateline of one of the first paragraphs below the headline, or of a short line above them; one that names
    the place before one that names the agency alone."""
    first = max(body - 3, 0 if headline is None else headline + 1)
    if labelled and (exported := whole_dateline(doc.text, labelled)):
        return exported
    of_agency = None
    for start, end in doc.lines[first : body + 3]:
        line = trim(doc.text, label_end_of(doc.text, start, end) or start, end)
        dateline = (find_dateline(doc.text, line) or find_colon_city(doc.text, line)) if line else None
        if dateline and dateline.city:
            return dateline
        of_agency = of_agency or dateline
    return of_agency
