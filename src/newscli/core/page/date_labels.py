"""Labels of date and time stuck to the beginning of a line of the article: "Published: 9 Feb 2024 The council ..."."""

import re
from functools import cache

from newscli.core.page.date_forms import CLOCK, ZONE, find_moments
from newscli.core.text.document import Bounds, Document
from newscli.core.text.patterns import compiled

# A text with a label at its head has it in one of its first lines. Further down, below the rest of a page, only a word
# such as "Published" makes a date a label: a date alone begins an entry of a chronology.
_HEAD_LINES = 6
_PAGE_LINES = 60
_SHORTEST = 40  # characters of a label and the text after it
# After the label the article goes on with a capital, a quotation or a figure.
_GOES_ON = r"[\s|:•·–—-]{1,6}(?=[\"'“‘$£€A-Z\d])"
_LABEL_WORD = (
    r"(?i:(?:first |last |originally |page )?"
    r"(?:published|publication date|pubdate|posted|updated|last update|modified|dateline|dated|date|time|released)"
    r"(?: (?:on|at|date))?)\s{0,2}:?\s{0,2}"
)
# Quick test: a label has digits among its first characters.
_DIGIT_SOON = re.compile(r"\D{0,45}\d")


def find_date_labels(doc: Document) -> list[Bounds]:
    """Labels of date or time at the beginning of a line that goes on with the article's text."""
    labels = []
    for index, (start, end) in enumerate(doc.lines[:_PAGE_LINES]):
        if end - start < _SHORTEST or not _DIGIT_SOON.match(doc.text, start, end):
            continue
        if index >= _HEAD_LINES and not compiled(_LABEL_WORD).match(doc.text, start, end):
            continue
        if label_end := label_end_of(doc.text, start, end):
            labels.append((start, label_end))
    return labels


def label_end_of(text: str, start: int, end: int) -> int | None:
    """Return where the label at the beginning of a line ends; None if the line has no label."""
    if end - start < _SHORTEST or not _DIGIT_SOON.match(text, start, end):
        return None
    reach = min(end, start + 120)
    kinds = (_after_dateline_clock, _after_date, _after_time)
    after = next((ending for kind in kinds if (ending := kind(text, start, reach))), None)
    if after is None or end - after < 30 or text[end - 1] not in ".!?…\"'”’)":
        return None
    text_start = compiled(_GOES_ON).match(text, after, end)
    if text_start is None or compiled(_LABEL_WORD).match(text, text_start.end(), end):
        return None
    return after + len(text[after : text_start.end()].rstrip())


def _after_date(text: str, start: int, reach: int) -> int | None:
    """The end of "date 2025-10-08", "Published: 9 Feb 2024 12:40 GMT", "2025-10-08"."""
    word = compiled(_LABEL_WORD).match(text, start, reach)
    begin = word.end() if word else start
    moment = next(find_moments(text, begin, reach), None)
    if moment is None or moment.start - begin > 1:
        return None
    if text[begin : moment.start] in ("(", "[") and text[moment.end : moment.end + 1] in (")", "]"):
        return moment.end + 1
    written_for_machines = text[begin : begin + 4].isdigit()  # no sentence begins with 2025-10-08
    if word is None and not written_for_machines and not _stands_alone(text, moment.end, reach):
        return None
    return moment.end


def _stands_alone(text: str, end: int, reach: int) -> bool:
    """Whether what follows a date without a label shows that the date is no part of the sentence: "Dec. 18, 2025 The
    harbour ...", but not "December 18, 2025, was a Thursday" nor "December 18, 2025 Conference"; a dateline too."""
    return bool(_dash_or_starter().match(text, end, reach) or _capitals_and_dash().match(text, end, reach))


@cache
def _dash_or_starter() -> re.Pattern[str]:
    return re.compile(r"\s?[|:•·–—-]\s|\s{1,3}(?:A|An|He|It|We|In|On|At|As|U\.S\.|[A-Z][a-z]{2,15}(?:['’]s)?)\s")


@cache
def _capitals_and_dash() -> re.Pattern[str]:
    """A dateline after a date: "2025-12-18 PORT ELDER (Meridian Press) - The harbour ..."."""
    city, region = r"[A-Z][A-Z.'’-]{2,20}(?: [A-Z.'’-]{2,20}){0,3}", r"(?:, [A-Z][\w. ]{1,20})?"
    agency = r"(?: \([\w ]{2,30}\))?"
    return re.compile(rf"\s{{1,3}}{city}{region}{agency}\s?[–—-]{{1,2}}\s")


def _after_time(text: str, start: int, reach: int) -> int | None:
    """The end of "Updated 3:15 p.m. ET"."""
    word = compiled(_LABEL_WORD).match(text, start, reach)
    m = word and _time_pattern().match(text, word.end(), reach)
    return m.end() if m else None


def _after_dateline_clock(text: str, start: int, reach: int) -> int | None:
    """The end of "LONDON - 12:40 GMT"."""
    m = _place_and_time_pattern().match(text, start, reach)
    return m.end() if m else None


@cache
def _time_pattern() -> re.Pattern[str]:
    return re.compile(rf"{CLOCK}(?:\s?{ZONE})?", re.IGNORECASE)


@cache
def _place_and_time_pattern() -> re.Pattern[str]:
    return re.compile(rf"[A-Z][A-Z .'’-]{{2,30}}[A-Z]\s?[,–—-]\s?{CLOCK}\s?{ZONE}")
