"""Reads databases that label each part of an article: ProQuest, NewsBank, Gale, EBSCO, PressReader."""

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
    """The layout of an article in a database.

    head, tail: the labels above and below the text, with their meanings. begins: the line that introduces the text, if
    there is one. ends: lines, besides the labels below, that end the text. no_text: lines that are skipped. inverted:
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
# "September 19, 2025 | Elder Courier, The (Port Elder, MD)", also in the other order.
_DATE_AND_OUTLET = re.compile(r"(?P<one>.{3,90}?)\s+(?:\||•|·|-|–|—)\s+(?P<two>.{3,90})")


def read_labelled(text: str, lines: list[Line], layout: Layout) -> Entry | None:
    """Return one article in a layout with labels; None if the lines are not one."""
    no_text, ends, tail = layout.no_text, layout.ends, layout.tail
    lines = [line for line in _parted(lines, layout) if not (no_text and no_text.match(line.text))]
    values: dict[str, str] = {}  # by meaning
    begin, first_label = _find_body(lines, layout, values)
    after = (i for i in range(begin, len(lines)) if tail.of(lines[i].text) or (ends and ends.match(lines[i].text)))
    last = next(after, len(lines))
    for _, _, meaning, value in labelled(lines[last:], tail):
        values.setdefault(meaning, value)
    body = text_between(text, lines, begin, last)
    if beginning := values.pop("body", ""):
        apart = begin < len(lines) and not lines[begin].text
        body = beginning + ("\n\n" if apart else "\n") * bool(body) + body
    if not body.strip() or not begin:
        body = values.get("abstract", "")
    return _entry(body, values, lines[:first_label], layout) if body.strip() else None


def _parted(lines: list[Line], layout: Layout) -> list[Line]:
    """Return the lines, with those split that contain several labels separated by bars."""
    labels = layout.head
    parted: list[Line] = []
    for line in lines:
        parts = line.text.split(" | ")
        if len(parts) > 1 and sum(labels.of(part.strip()) is not None for part in parts) >= 1:
            parted += [Line(line.start, line.end, part.strip(" |")) for part in parts]
        else:
            parted.append(line._replace(text=line.text.rstrip(" |")) if labels.of(line.text) else line)
    return parted


def _find_body(lines: list[Line], layout: Layout, values: dict[str, str]) -> tuple[int, int]:
    """Return the line where the text begins, and the first labelled line. values: gets the values of the labels."""
    head = layout.head
    begins = layout.begins
    mark = next((i for i, line in enumerate(lines) if begins and begins.match(line.text)), None)
    first_label, begin = len(lines), 0
    for first, after, meaning, value in labelled(lines[:mark], head):
        if mark is None and begin and any(line.text for line in lines[begin:first]):
            break  # the text has begun
        first_label = min(first_label, first)
        if meaning == "body":
            values["body"] = head.of(lines[first].text)[1]  # type: ignore[index]
            return first + 1, first_label
        values.setdefault(meaning, value)
        begin = after
    if mark is not None and begins:
        return _after_mark(lines, mark, begins, head, values), min(first_label, mark)
    return begin, first_label


def _after_mark(lines: list[Line], mark: int, begins: re.Pattern[str], head: Labels, values: dict[str, str]) -> int:
    """Return the line where the text begins after the line that introduces it. A byline may come before it."""
    m = begins.match(lines[mark].text)
    values["body"] = m["rest"].strip() if m and "rest" in m.groupdict() and m["rest"] else ""
    after = mark + 1
    while not values["body"] and after < len(lines):
        again = head.of(lines[after].text)
        if lines[after].text and not (again and again[0] == "byline"):
            break
        if again:
            values.setdefault(*again)
        after += 1
    return after


def _entry(body: str, values: dict[str, str], top: list[Line], layout: Layout) -> Entry:
    """Return the article. values: those of the labels; top: the lines above the first label."""
    origin = _Origin(
        values.get("byline") or values.get("credit"), values.get("outlet"), find_day(values.get("date", ""))
    )
    origin.part_byline()
    groups = groups_of([line for line in top if not line.text or not origin.take(line.text)])
    if citation := values.get("citation"):
        origin.take_citation(citation)
    headline = values.get("headline")
    if headline is None and groups:
        headline = one_line(groups.pop(0))
    if len(groups) == 1 and len(groups[0]) == 1:
        origin.add(outlet=groups[0][0].text)
    return Entry(
        body,
        headline=headline.rstrip(".") if headline and layout.inverted else headline,
        byline=origin.byline,
        source=outlet_of(origin.outlet),
        date=origin.date,
        section=values.get("section"),
        standfirst=values.get("standfirst"),
        inverted=layout.inverted,
    )


@dataclass(slots=True)
class _Origin:
    """Who wrote an article, and where and when it appeared. The first value of each field stays."""

    byline: str | None
    outlet: str | None
    date: str | None

    def add(self, byline: str | None = None, outlet: str | None = None, date: str | None = None) -> None:
        self.byline = self.byline or byline
        self.outlet = self.outlet or outlet
        self.date = self.date or date

    def part_byline(self) -> None:
        """Move the outlet and the day from the byline to their own fields."""
        if self.byline and (m := _BY_AND_SOURCE.match(self.byline)):
            self.byline = m["authors"]
            self.add(outlet=m["outlet"], date=find_day(m["date"]))

    def take(self, text: str) -> bool:
        """Take the origin from a line above the labels. Returns whether the line told something about it."""
        if m := _CITATION.fullmatch(text.rstrip(".") + ".") or _CITATION.match(text):
            self.add(_cited(m["authors"]), m["outlet"], find_day(m["date"]))
        elif (m := _DATE_AND_OUTLET.fullmatch(text)) and (is_date_line(m["one"]) or is_date_line(m["two"])):
            dated, other = (m["one"], m["two"]) if is_date_line(m["one"]) else (m["two"], m["one"])
            self.add(outlet=other, date=find_day(dated))
        elif is_date_line(text):
            self.add(date=find_day(text))
        elif _WITH_PLACE.fullmatch(text):
            self.add(outlet=text)
        else:
            return False
        return True

    def take_citation(self, citation: str) -> None:
        if m := _CITATION.match(citation) or _SOURCE.match(citation):
            self.add(outlet=m["outlet"])
        self.add(date=find_day(citation))


def _cited(authors: str | None) -> str | None:
    """Return the authors of a citation, with the full stop of a final initial."""
    return f"{authors}." if authors and authors[-2:-1] == " " else authors
