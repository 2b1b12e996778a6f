"""Reads articles of Nexis: of the older LexisNexis ("3 of 240 DOCUMENTS") and of Nexis Uni ("End of Document")."""

import re

from newscli.inputs.exports.lines import (
    Entry,
    Labels,
    Line,
    begins_with_date,
    find_day,
    groups_of,
    labelled,
    one_line,
    text_between,
)

_HEAD = Labels(
    {
        "byline": "byline", "section": "section", "length": "length", "highlight": "standfirst", "headline": "headline",
        "dateline": "dateline", "series": "other", "body": "body", "correction": "other", "distribution": "other",
    }
)  # fmt: skip
# Labels and lines that end the text.
_TAIL = re.compile(
    r"(?:LOAD-DATE|LANGUAGE|GRAPHIC|SUBJECT|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|PERSON|ORGANIZATION|COMPANY|TICKER"
    r"|INDUSTRY|GEOGRAPHIC|CITY|STATE|COUNTRY|NOTES|CORRECTION-DATE|UPDATE|ACC-NO|SERIES|Load-Date|Language|Graphic"
    r"|Publication-Type|Document-Type|Journal Code|Notes|Geographic|Correction-Date)\s?:"
    r"|Classification$|Graphic$|Notes$|Correction$|End of Document$|Copyright (?:©\s?)?\d{4} |All Rights Reserved$"
)
_COPYRIGHT = re.compile(r"(?:Copyright|©)\s|All Rights Reserved", re.I)
_EDITION = re.compile(r".{0,60}\b(?:Edition|Correction Appended)\b.{0,40}$", re.I)
_NO_TEXT = re.compile(
    r"Page \d+ of \d+$|Link to (?:Image|PDF|Original Story)$|(?:FOCUS - )?\d+ of \d+ DOCUMENTS?$", re.I
)
_COVER = re.compile(
    r"\d{1,4}\.\s|(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by)\s?:"
    r"|Documents? \(\d+\)$|Content Type\b"
)
_BODY = ("Body", "BODY")
_HEADER = 60  # lines at the top of an article that may belong to its header
_TITLE_ABOVE = 6  # lines of the longest headline


def read_nexis(text: str, lines: list[Line]) -> Entry | None:
    """Return one article of Nexis; None if the lines are not one, such as those of the cover."""
    lines = [line for line in lines if not _NO_TEXT.match(line.text)]
    head = _first_label(lines)
    if head is None:
        return None
    dated = max((i for i in range(head) if begins_with_date(lines[i].text)), default=None)
    values: dict[str, str] = {}  # by meaning
    after = head
    for first, end, meaning, value in labelled(lines[head : head + _HEADER], _HEAD):
        if any(line.text for line in lines[after : head + first]):
            break  # the text has begun
        if meaning == "body":
            after = head + first
            break
        values.setdefault(meaning, value)
        after = head + end
    first, last = _body(lines, after)
    body = text_between(text, lines, first, last)
    if not body:
        return None
    headline, source = _title(lines, head, dated)
    return Entry(
        body,
        headline=values.get("headline") or headline,
        byline=values.get("byline"),
        source=source,
        date=find_day(lines[dated].text) if dated is not None else None,
        section=values.get("section"),
        standfirst=values.get("standfirst"),
    )


def _first_label(lines: list[Line]) -> int | None:
    """Return the line of the first label of an article; labels of the cover come before the date."""
    date = next((i for i, line in enumerate(lines) if begins_with_date(line.text)), 0)
    for index in range(date, len(lines)):
        if _HEAD.of(lines[index].text) or lines[index].text in _BODY:
            return index
    return None


def _body(lines: list[Line], after: int) -> tuple[int, int]:
    """Return the first line of the text, and the line after its last one."""
    first = after
    while first < len(lines) and not lines[first].text:
        first += 1
    if first < len(lines) and (lines[first].text in _BODY or lines[first].text.upper() == "BODY:"):
        first += 1
    last = first
    while last < len(lines) and not _TAIL.match(lines[last].text):
        last += 1
    return first, last


def _title(lines: list[Line], head: int, dated: int | None) -> tuple[str | None, str | None]:
    """Return headline and outlet. In the older layout the headline is below the date, otherwise above the outlet."""
    if dated is None:
        return None, None
    below_date = dated + 1
    while below_date < head and lines[below_date].text:  # the name of the edition
        below_date += 1
    below = [group for group in groups_of(lines[below_date:head]) if not _is_apart(group)]
    cover = max((i for i, line in enumerate(lines[:dated]) if _COVER.match(line.text)), default=-1)
    above = groups_of(lines[cover + 1 : dated])
    above = [group for group in above if not _COPYRIGHT.match(group[0].text)]
    if below:
        return one_line(below[-1]), one_line(above[-1]) if above else None
    if not above:
        return None, None
    *earlier, last = above
    if len(last) > 1:  # headline and outlet without an empty line between them
        return one_line(last[:-1][-_TITLE_ABOVE:]), last[-1].text
    return (one_line(earlier[-1][-_TITLE_ABOVE:]) if earlier else None), last[0].text


def _is_apart(group: list[Line]) -> bool:
    """Whether lines below the date are a note about rights or the edition."""
    return bool(_COPYRIGHT.match(group[0].text) or _EDITION.match(group[0].text))
