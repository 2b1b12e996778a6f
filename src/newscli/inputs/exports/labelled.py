"""Databases that name each part by a label: ProQuest, NewsBank, Gale, EBSCO, PressReader."""

import re
from dataclasses import dataclass

from newscli.inputs.exports.lines import (
    Entry,
    Labels,
    Line,
    find_day,
    groups_of,
    is_date_line,
    labelled,
    one_line,
    outlet_of,
    text_between,
)


@dataclass(frozen=True)
class Layout:
    """How a database lays out an article.

    head, tail: the labels above and below the text, with what they mean. begins: the line after which the text stands,
    if there is one. ends: lines that end it beside the labels below. no_text: lines that are passed over. inverted:
    whether family names come first.
    """

    head: Labels
    tail: Labels
    begins: re.Pattern[str] | None = None
    ends: re.Pattern[str] | None = None
    no_text: re.Pattern[str] | None = None
    inverted: bool = False


# "Haldane, Nora. The Elder Courier; Port Elder, Ohio. 18 Nov 2025: B.1."
_CITATION = re.compile(
    r"(?:(?P<authors>.{3,200}?)\.\s+)?(?P<outlet>[^.;]{3,80}?)\s?;\s(?P<place>[^.]{2,80})\.\s"
    r"(?P<date>\d{1,2} [A-Z][a-z]{2,8} \d{4})(?::\s?[\w.-]{1,12}\.?)?"
)
# "The Elder Courier (OH), Nov 18, 2025", "Elder Courier, The. 11/18/2025, pB1."
_SOURCE = re.compile(r"(?P<outlet>.{3,80}?)[.,]\s+\(?(?:\w{3,9}day,?\s)?(?=(?:[A-Z][a-z]{2,8}\.? \d|\d))")
# "Osei, Lia, Elder Courier, The, 07461234, Nov 18, 2025"
_BY_AND_SOURCE = re.compile(
    r"(?P<authors>[^,]{2,60}, [^,]{2,60}), (?P<outlet>.{3,80}?), \d{4}-?\d{0,3}[\dX]?, (?P<date>.{6,40})"
)
_WITH_PLACE = re.compile(r"[A-Z][^()]{2,60} \([A-Z][^()]{1,40}\)")  # "Elder Courier, The (Port Elder, OH)"
# "September 19, 2025 | Elder Courier, The (Port Elder, MD)", and the other way round.
_DATE_AND_OUTLET = re.compile(r"(?P<one>.{3,90}?)\s+(?:\||•|·|-|–|—)\s+(?P<two>.{3,90})")


def read_labelled(text: str, lines: list[Line], layout: Layout) -> Entry | None:
    """One article in a layout with labels, None where the lines are none."""
    no_text = layout.no_text
    lines = [line for line in _parted(lines, layout) if not (no_text and no_text.match(line.text))]
    found: dict[str, str] = {}
    begin, first_label = _find_body(lines, layout, found)
    tail = layout.tail
    last = begin
    while last < len(lines) and not (
        tail.of(lines[last].text) or (layout.ends and layout.ends.match(lines[last].text))
    ):
        last += 1
    for _, _, meaning, value in labelled(lines[last:], tail):
        found.setdefault(meaning, value)
    body = text_between(text, lines, begin, last)
    if begun := found.pop("body", ""):
        apart = begin < len(lines) and not lines[begin].text
        body = (f"{begun}\n\n{body}" if apart else f"{begun}\n{body}") if body else begun
    if not body.strip() or not begin:
        body = found.get("abstract", "")
    if not body.strip():
        return None
    return _entry(body, found, lines[:first_label], layout)


def _parted(lines: list[Line], layout: Layout) -> list[Line]:
    """The lines; one that holds several labels with a bar between them becomes several."""
    labels = layout.head
    parted: list[Line] = []
    for line in lines:
        parts = line.text.split(" | ")
        if len(parts) > 1 and sum(labels.of(part.strip()) is not None for part in parts) >= 1:
            parted += [Line(line.start, line.end, part.strip(" |")) for part in parts]
        else:
            parted.append(line._replace(text=line.text.rstrip(" |")) if labels.of(line.text) else line)
    return parted


def _find_body(lines: list[Line], layout: Layout, found: dict[str, str]) -> tuple[int, int]:
    """The line where the text begins, and the first that is labelled. found: gets what the labels above it say."""
    head = layout.head
    marks = [i for i, line in enumerate(lines) if layout.begins and layout.begins.match(line.text)]
    first_label, begin = len(lines), 0
    end = marks[0] if marks else len(lines)
    for first, after, meaning, value in labelled(lines[:end], head):
        if not marks and begin and any(line.text for line in lines[begin:first]):
            break  # the text has begun
        first_label = min(first_label, first)
        if meaning == "body":
            found["body"] = head.of(lines[first].text)[1]  # type: ignore[index]
            return first + 1, first_label
        found.setdefault(meaning, value)
        begin = after
    if marks:
        after = marks[0] + 1
        m = layout.begins.match(lines[marks[0]].text)  # type: ignore[union-attr]
        found["body"] = m["rest"].strip() if m and "rest" in m.groupdict() and m["rest"] else ""
        while not found["body"] and after < len(lines):  # a byline may stand in the text too
            again = head.of(lines[after].text)
            if lines[after].text and not (again and again[0] == "byline"):
                break
            if again:
                found.setdefault(*again)
            after += 1
        return after, min(first_label, marks[0])
    return begin, first_label


def _entry(body: str, found: dict[str, str], top: list[Line], layout: Layout) -> Entry:
    headline = found.get("headline")
    source, date = found.get("outlet"), find_day(found.get("date", ""))
    byline = found.get("byline") or found.get("credit")
    if byline and (m := _BY_AND_SOURCE.match(byline)):
        byline, source, date = m["authors"], source or m["outlet"], date or find_day(m["date"])
    said: list[Line] = []
    for line in top:
        if not line.text:
            said.append(line)
        elif m := _CITATION.fullmatch(line.text.rstrip(".") + ".") or _CITATION.match(line.text):
            byline, source, date = byline or _cited(m["authors"]), source or m["outlet"], date or find_day(m["date"])
        elif (m := _DATE_AND_OUTLET.fullmatch(line.text)) and (is_date_line(m["one"]) or is_date_line(m["two"])):
            dated, other = (m["one"], m["two"]) if is_date_line(m["one"]) else (m["two"], m["one"])
            source, date = source or other, date or find_day(dated)
        elif is_date_line(line.text):
            date = date or find_day(line.text)
        elif _WITH_PLACE.fullmatch(line.text):
            source = source or line.text
        else:
            said.append(line)
    if citation := found.get("citation"):
        m = _CITATION.match(citation) or _SOURCE.match(citation)
        if m:
            source = source or m["outlet"]
        date = date or find_day(citation)
    groups = groups_of(said)
    if headline is None and groups:
        headline = one_line(groups.pop(0))
    if source is None and len(groups) == 1 and len(groups[0]) == 1:
        source = groups[0][0].text
    return Entry(
        body,
        headline=headline.rstrip(".") if headline and layout.inverted else headline,
        byline=byline,
        source=outlet_of(source),
        date=date,
        section=found.get("section"),
        standfirst=found.get("standfirst"),
        inverted=layout.inverted,
    )


def _cited(authors: str | None) -> str | None:
    """The authors of a citation; the stop of an initial ends them too."""
    return f"{authors}." if authors and authors[-2:-1] == " " else authors
