"""The lines of an export, and what all layouts share: labels, dates, names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from newscli.core.page.byline import names_end
from newscli.core.page.byline_names import begins_with_first_name, find_names, is_job_or_outlet, parse_name
from newscli.core.time.given_dates import parse_moment
from newscli.errors import InvalidDateError

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:1[5-9]|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH}),? (?P<year2>(?:1[5-9]|20)\d\d)"
    r"|(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)|(?P<digits>\d{1,2}/\d{1,2}/(?:1[5-9]|20)\d\d))\b",
    re.I,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BESIDE_DATE = re.compile(rf"^(?:{_WEEKDAY},?)?\s*$|^\s*,?\s*(?:{_WEEKDAY})?(?:\s+\d{{1,2}}:\d\d.{{0,20}})?$", re.I)
_BETWEEN_NAMES = "; "
_MOST_LINES = 40  # of a labelled value
_WRAPPED_FROM = 45  # characters; a line of at least this length may be wrapped
_LEADING_ARTICLE = re.compile(
    r"(?P<name>.{2,80}), (?P<article>The|A|An|El|La|Le|Los|Les|Die|Der)(?P<place> \(.{2,60}\))?", re.I
)
_IN_BRACKETS = re.compile(r"\s*[\[(][^\[\]()]{2,60}[\])]\s*$")
_AND = re.compile(r"\s+(?:and|&)\s+", re.I)
_SAID_BY = re.compile(r"^\s*(?:by|from|words?:?|story:?)\s+(?=\S)", re.I)


class Line(NamedTuple):
    """A line of the file: its offsets, and its text without the surrounding space."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Entry:
    """An article of an export. body: the paragraphs, without labels."""

    body: str
    headline: str | None = None
    byline: str | None = None
    source: str | None = None
    date: str | None = None
    section: str | None = None
    standfirst: str | None = None
    inverted: bool = False  # whether the byline has family names first
    fields: dict[str, str] = field(default_factory=dict)  # other labels, such as the number in the database


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of a stretch of the text."""
    lines = []
    position = start
    for line in text[start:end].splitlines(keepends=True):
        lines.append(Line(position, position + len(line.rstrip("\r\n")), line.strip()))
        position += len(line)
    return lines


class Labels:
    """Recognises lines that begin with a label. names: the meaning of each label in lower case."""

    def __init__(self, names: Mapping[str, str], mark: str = ":") -> None:
        self._names = names
        words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        self._pattern = re.compile(rf"({words})\s{{0,3}}{mark}[ \t]*(.*)", re.I | re.S) if words else None

    def of(self, line: str) -> tuple[str, str] | None:
        """Return the meaning of the label of a line and the value after it; None for a line without a label."""
        m = self._pattern.match(line) if self._pattern else None
        return (self._names[m[1].lower()], m[2]) if m else None


def labelled(lines: list[Line], labels: Labels) -> Iterator[tuple[int, int, str, str]]:
    """Yield each labelled value with its continuation lines: first line, line after the last, meaning, value."""
    index = 0
    while index < len(lines):
        label = labels.of(lines[index].text)
        if not label:
            index += 1
            continue
        meaning, value = label
        after = index + 1
        parts = [value]
        is_heading = not value  # a label above its values, which have a line each
        while (
            after < len(lines)
            and (is_heading or _goes_on(parts))
            and lines[after].text
            and not labels.of(lines[after].text)
        ):
            parts.append(lines[after].text)
            after += 1
        yield (
            index,
            after,
            meaning,
            (_BETWEEN_NAMES if is_heading and meaning == "byline" else " ").join(filter(None, parts)).strip(),
        )
        index = after


def _goes_on(parts: list[str]) -> bool:
    """Whether a value may continue in the next line, because its last line is long enough to be wrapped."""
    return len(parts) < _MOST_LINES and len(parts[-1]) >= _WRAPPED_FROM


def one_line(lines: Iterable[Line]) -> str | None:
    """Return the lines of a part of the header, joined with spaces."""
    return " ".join(line.text for line in lines if line.text) or None


def groups_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Return the groups of lines that empty lines separate."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def text_between(text: str, lines: list[Line], first: int, after: int) -> str:
    """Return the text from one line up to another, without empty lines at its ends."""
    while first < after and not lines[first].text:
        first += 1
    while after > first and not lines[after - 1].text:
        after -= 1
    return text[lines[first].start : lines[after - 1].end].rstrip() if first < after else ""


def find_day(words: str) -> str | None:
    """Return the day in the words; None if there is none or if it is ambiguous."""
    m = _DAY.search(words)
    if not m:
        return None
    if m["iso"] or m["digits"]:
        return _moment(m["iso"] or m["digits"])
    month = _MONTHS.index((m["month"] or m["month2"])[:3].lower()) + 1
    return _moment(f"{m['year'] or m['year2']}-{month:02}-{int(m['day'] or m['day2']):02}")


def is_date_line(line: str) -> bool:
    """Whether a line is a date, perhaps with a weekday or a time."""
    m = _DAY.search(line)
    return bool(m and _BESIDE_DATE.match(line[: m.start()]) and _BESIDE_DATE.match(line[m.end() :]))


def begins_with_date(line: str) -> bool:
    """Whether a line begins with a date: "November 14, 2025 Friday, Final Edition"."""
    m = _DAY.search(line[:60])
    return bool(m and _BESIDE_DATE.match(line[: m.start()]))


def _moment(given: str) -> str | None:
    try:
        return parse_moment(given)
    except (InvalidDateError, OverflowError):
        return None


def authors_of(byline: str | None, *, inverted: bool = False) -> list[str]:
    """Return the people of a byline, or else its first desk or agency. inverted: family names come first.

    >>> authors_of("Haldane, Nora; Moreau, Felix", inverted=True), authors_of("By Nora Haldane, Staff Writer")
    (['Nora Haldane', 'Felix Moreau'], ['Nora Haldane'])
    """
    if not byline:
        return []
    byline = _SAID_BY.sub("", byline)
    parts = [part.strip() for part in byline.split(";") if part.strip(" .")]
    people: list[str] = []
    others: list[str] = []
    for part in parts:
        pieces = _AND.split(part)
        turned = [_turned(piece, inverted) for piece in pieces]
        if not any(turned):
            pieces, turned = [part], [None]
        for piece, name in zip(pieces, turned, strict=True):
            if name:
                people.append(name)
                continue
            for candidate in find_names(piece, 0, names_end(piece, 0, len(piece))):
                (people if candidate.kind == "person" else others).append(candidate.text)
    return list(dict.fromkeys(people)) or others[:1]


def _turned(part: str, inverted: bool) -> str | None:
    """Return a name whose family name comes first in the usual order; None if it is not such a name."""
    family, comma, given = _without_stop(part).partition(",")
    given, after_comma, suffix = given.strip().partition(",")
    if not comma or not given or len(given.split()) > 3 or len(family.split()) > 3:
        return None
    if not inverted and not _has_family_name_first(family, given):
        return None
    name = f"{given} {family.strip()}"
    parsed = parse_name(name, 0, len(name))
    if parsed is None or parsed.kind != "person":
        return None
    return (
        f"{name} {suffix.strip()}"
        if after_comma and suffix.strip().lower().rstrip(".") in ("jr", "sr", "ii", "iii")
        else name
    )


def _has_family_name_first(family: str, given: str) -> bool:
    """Whether words around a comma are one name, rather than two names or a name and a job."""
    if begins_with_first_name(given) and not begins_with_first_name(family):
        return True
    return len(family.split()) == 1 and not given.isupper() and not is_job_or_outlet(f"{family} {given}")


def _without_stop(name: str) -> str:
    """Return the name without a final full stop, unless that belongs to an initial."""
    last = name.rsplit(None, 1)[-1]
    return name.rstrip(".") if len(last) > 3 and last.lower() not in ("jr.", "sr.") else name


def outlet_of(words: str | None) -> str | None:
    """Return the name of a publication without its place, and with its article in front.

    >>> outlet_of("Elder Courier, The (Port Elder, OH)"), outlet_of("The Elder Courier ; Port Elder, Ohio")
    ('The Elder Courier', 'The Elder Courier')
    """
    if not words:
        return None
    name = " ".join(words.partition(";")[0].split()).strip(" .,")
    if m := _LEADING_ARTICLE.fullmatch(name):
        name = f"{m['article']} {m['name']}"
    while m := _IN_BRACKETS.search(name):
        name = name[: m.start()]
    return name.strip(" .,") or None
