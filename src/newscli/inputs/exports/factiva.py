"""Reads articles of Factiva, with its codes ("HD", "LP") or without; each ends with "Document" and a number."""

import re

from newscli.core.page.byline_names import begins_with_first_name, find_names
from newscli.inputs.exports.lines import Entry, Line, find_day, is_date_line, text_between

_CODES = frozenset(
    "HD BY CR WC PD ET SN SC ED PG LA CY LP TD CT RF CO IN NS RE IPD IPC PUB AN SE VOL ART CLM DLN GC".split()
)
_CODE = re.compile(r"([A-Z]{2,3})(?:[ \t|]+(\S.*)|\|?)$", re.S)
DOCUMENT = re.compile(r"(?:AN[ \t|]+)?Document ([A-Z0-9]{4,12}\d{8}[0-9a-z]{9})\b")
_WORDS = re.compile(r"[\d,.]{1,9} words$")
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?(?: [A-Z]{2,5})?$")
_SHORT_CODE = re.compile(r"[A-Z][A-Z0-9]{2,9}$")
_COPYRIGHT = re.compile(r"(?:Copyright|\(c\)|©)\s", re.I)
_BYLINE = re.compile(r"(?:By|BY)\s+\S")
_LANGUAGE = re.compile(r"(?:English|Language: English)$")
_NO_TEXT = re.compile(
    r"Page \d+ of \d+\b|(?:©|\(c\)) \d{4} (?:Factiva|Dow Jones)\b|Article \d+$|Return to (?:Headlines|top)$", re.I
)
_LEAST_CODES = 4
_LONGEST_SECTION = 4  # words
_LONGEST_NOTICE = 40  # characters of a line that continues the copyright notice


def read_factiva(text: str, lines: list[Line]) -> Entry | None:
    """Return one article of Factiva; None if the lines are not one."""
    lines = [line for line in lines if not _NO_TEXT.match(line.text) and not DOCUMENT.match(line.text)]
    coded = [i for i, line in enumerate(lines) if _code(line.text)]
    if len(coded) >= _LEAST_CODES and {"HD", "PD"} & {_code(lines[i].text) for i in coded}:
        return _with_codes(text, lines, coded)
    return _without_codes(text, lines)


def _code(line: str) -> str | None:
    """Return the code that a line begins with, if any."""
    m = _CODE.match(line)
    return m[1] if m and m[1] in _CODES else None


def _with_codes(text: str, lines: list[Line], coded: list[int]) -> Entry | None:
    values: dict[str, str] = {}
    body: list[str] = []
    for first, after in zip(coded, [*coded[1:], len(lines)], strict=True):
        m = _CODE.match(lines[first].text)
        if m is None:
            continue
        code = m[1]
        below = text_between(text, lines, first + 1, after)
        apart = first + 1 < len(lines) and not lines[first + 1].text
        value = ("\n\n" if apart else "\n").join(part for part in ((m[2] or "").strip(), below) if part)
        if code in ("LP", "TD"):
            body.append(value)
        else:
            values.setdefault(code, " ".join(value.split()))
    if not (whole := "\n\n".join(part for part in body if part.strip())):
        return None
    day, time = find_day(values.get("PD", "")), values.get("ET", "")
    return Entry(
        whole,
        headline=values.get("HD"),
        byline=values.get("BY"),
        source=values.get("SN"),
        date=f"{day}T{time.zfill(5)}:00" if day and re.fullmatch(r"\d{1,2}:\d\d", time) else day,
        section=values.get("SE"),
    )


def _without_codes(text: str, lines: list[Line]) -> Entry | None:
    """Return an article whose header has no codes; None if there is none.

    The header ends with the copyright notice, or else with the language. The line with the number of words separates
    the headline from the rest of the header.
    """
    counted = next((i for i, line in enumerate(lines) if _WORDS.match(line.text)), None)
    if counted is None:
        return None
    end = _header_end(lines, counted)
    body = text_between(text, lines, end, len(lines))
    if not body:
        return None
    headline, byline, section = _title(lines[:counted])
    details = [line.text for line in lines[counted + 1 : end] if line.text]
    date, after_date = _moment(details)
    source = after_date[0] if after_date and not _COPYRIGHT.match(after_date[0]) else None
    return Entry(body, headline=headline, byline=byline, source=source, date=date, section=section)


def _moment(details: list[str]) -> tuple[str | None, list[str]]:
    """Return the day with the time from the next line, and the lines after both."""
    for i, line in enumerate(details):
        if is_date_line(line):
            day, after = find_day(line), details[i + 1 :]
            time = after.pop(0) if after and _TIME.match(after[0]) else ""
            return (f"{day}T{time.zfill(5)}:00" if day and re.fullmatch(r"\d{1,2}:\d\d", time) else day), after
    return None, []


def _header_end(lines: list[Line], counted: int) -> int:
    """Return the index of the line after the header."""
    window = range(counted + 1, min(len(lines), counted + 40))
    ends = [i for i in window if _COPYRIGHT.match(lines[i].text)] or [
        i for i in window if _LANGUAGE.match(lines[i].text)
    ]
    if ends:
        end = ends[0] + 1
        while (
            end < len(lines)
            and lines[end].text
            and _COPYRIGHT.match(lines[ends[0]].text)
            and len(lines[end].text) < _LONGEST_NOTICE
        ):
            end += 1  # "All rights reserved" on a line of its own
        return end
    codes = [i for i in window if _SHORT_CODE.match(lines[i].text)]
    return (codes[0] if codes else counted) + 1


def _title(lines: list[Line]) -> tuple[str | None, str | None, str | None]:
    """Return headline, byline and section from the lines above the number of words."""
    shown = [line.text for line in lines if line.text]
    byline = None
    if len(shown) > 1 and (_BYLINE.match(shown[-1]) or _is_name(shown[-1], sure=len(shown) > 2)):
        byline = shown.pop()
    section = None
    if len(shown) > 1 and len(shown[0].split()) <= _LONGEST_SECTION and len(shown[1].split()) > len(shown[0].split()):
        section = shown.pop(0)
    return " ".join(shown) or None, byline, section


def _is_name(line: str, *, sure: bool) -> bool:
    """Whether a line is a person's name. sure: another line is the headline, so that the shape of a name is enough."""
    names = find_names(line, 0, len(line))
    is_one_person = [name.text for name in names if name.kind == "person"] == [line]
    return is_one_person and (sure or begins_with_first_name(line))
