"""The top of a page: what `parse` and `strip-boilerplate` both read of it, so that they cannot disagree."""

from dataclasses import dataclass

from newscli.core.page.body_start import line_index, stamp_lines
from newscli.core.page.byline import Byline, find_bylines
from newscli.core.page.headline import Anchors, find_headline
from newscli.core.page.labelled_fields import labelled_fields
from newscli.core.page.published import Dates
from newscli.core.text.document import Bounds, Document


@dataclass(slots=True)
class Top:
    """Where the article's text begins, and the lines (by index) of what stands above it."""

    body: int
    dates: Dates
    anchors: Anchors
    signed: list[Byline]
    headline: int | None
    labelled: dict[str, Bounds]  # what stands behind the labels of a database's export, by field


def read_top(doc: Document, dates: Dates, body: int) -> Top:
    """Finds the dates' lines and the signatures, and by them the headline.

    dates: as `find_dates` gives them. body: the line (by index) with which the article's text begins.
    """
    signed = find_bylines(doc, body)
    anchors = Anchors(body, _date_lines(doc, dates, body), [byline.line for byline in signed])
    fields = labelled_fields(doc)
    exported = fields.get("headline")
    headline = line_index(doc, exported[0]) if exported else find_headline(doc, anchors)
    return Top(body, dates, anchors, signed, headline, fields)


def _date_lines(doc: Document, dates: Dates, body: int) -> list[int]:
    """The lines of the dates; without any, those that say "an hour ago" in their place."""
    starts = [date.start for date in (dates.published, dates.updated) if date]
    dated = [line_index(doc, start) for start in [*starts, *(dates.doubtful or ())[:1]]]
    return dated or stamp_lines(doc, body)
