"""The dateline: where, by which agency and when a story was filed. "PORT ELDER, Norland, Feb 9 (Meridian Press) - "."""

from datetime import date
from functools import cache
from typing import NamedTuple

from newscli.core.document import Bounds
from newscli.core.header.dates import MONTHS
from newscli.core.header.names import byline_words
from newscli.core.header.patterns import compiled
from newscli.lexicon import sections, words

_LONGEST = 110
# What closes a dateline: a dash in one of its wire forms, or a colon.
_DASH = r"(?:\s{0,2}(?:[—–―]|--|_)|\s-|-(?=\s))\s{0,2}(?=[\s\"'“‘A-ZÀ-Þ\d$£€(]|$)|:\s"
_MARKS = "[—–―_:-]"  # a quick look for the above
_AGENCY = r"\s{0,2}\(\s?(?P<agency>[A-Za-z][\w./& -]{1,40}?)\s?\)\s{0,2}"
_DATE = (
    r"(?P<month>[A-Z][A-Za-z]{2,8})\.?\s(?P<day>\d\d?)$|(?P<day_first>\d\d?)\s(?P<month_last>[A-Z][A-Za-z]{2,8})\.?$"
)
_YEAR = r"(?:19|20)\d\d$"
_CITY = r"[A-ZÀ-Þ][^\W\d_]*[^,;:!?()\"“”\d]{0,40}$"
_REGION = r"[A-Z][A-Za-zÀ-ÿ.' -]{1,25}$"
_MOST_WORDS = 4


class FoundDateline(NamedTuple):
    start: int
    end: int
    city: str | None
    agency: str | None
    day: tuple[int, int, int | None] | None  # month, day, year


@cache
def agencies() -> dict[str, str]:
    """The forms of the agencies' names, each with the agency's name."""
    return dict(entry.split("=", 1) for entry in words("agencies"))


@cache
def _cities() -> frozenset[str]:
    places = sections("places")
    listed = ";".join(places.get("cities", ()) + places.get("states", ())).split(";")
    return frozenset(name.strip().lower() for name in [*sections("cities")["cities"], *listed])


def find_dateline(text: str, paragraph: Bounds) -> FoundDateline | None:
    """The dateline with which a paragraph begins; without a dash only where it has the line to itself."""
    start, end = paragraph
    head = text[start : min(end, start + _LONGEST)]
    if not head[0].isupper() and head[0] != "(":
        return None
    for m in compiled(_DASH).finditer(head) if compiled(_MARKS).search(head) else ():
        if found := _parse(head[: m.start()], colon=head[m.start()] == ":"):
            return _placed(found, start, start + m.end())
        if len(head[: m.start()].split()) > 2 * _MOST_WORDS:
            break
    named = compiled(_AGENCY).search(head) if "(" in head else None
    if named and named["agency"] in agencies() and (found := _parse(head[: named.end()], colon=False)):
        return _placed(found, start, start + named.end())
    found = _parse(head, colon=False) if end - start < _LONGEST and compiled(r"\d").search(head) else None
    return _placed(found, start, end) if found and found.day else None


def is_dated_dateline(text: str, paragraph: Bounds) -> bool:
    """Whether a paragraph begins with a dateline that has a date with its year."""
    found = find_dateline(text, paragraph)
    return bool(found and found.day and found.day[2])


def _placed(found: FoundDateline, start: int, end: int) -> FoundDateline:
    return found._replace(start=start, end=end)


def _parse(head: str, *, colon: bool) -> FoundDateline | None:
    """A dateline's parts: city, region, date, agency. None where they are not all of these kinds."""
    agency = None
    if m := compiled(_AGENCY).search(head):
        if head[m.end() :].strip():
            return None
        agency, head = m["agency"], head[: m.start()]
    parts = [part.strip() for part in head.split(",") if part.strip()]
    if not parts:
        known = agency in agencies() if agency else False
        return FoundDateline(0, 0, None, agency, None) if known else None
    if len(parts) > 5 or (not agency and len(parts) == 1 and parts[0] in agencies()):
        return FoundDateline(0, 0, None, parts[0], None) if parts[0] in agencies() and len(parts) == 1 else None
    city, rest = parts[0], parts[1:]
    day, others = _day(rest)
    if not all(compiled(_REGION).match(part) and len(part.split()) <= 3 for part in others) or not compiled(
        _CITY
    ).match(city):
        return None
    if not _is_city(city, bool(agency or day), colon):
        return None
    return FoundDateline(0, 0, city, agency, day)


def _day(parts: list[str]) -> tuple[tuple[int, int, int | None] | None, list[str]]:
    """The date among the parts, and the other parts."""
    for i, part in enumerate(parts):
        m = compiled(_DATE).match(part)
        month = MONTHS.get((m["month"] or m["month_last"]).lower()) if m else None
        if m is None or month is None:
            continue
        year = int(parts[i + 1][:4]) if i + 1 < len(parts) and compiled(_YEAR).match(parts[i + 1][:4]) else None
        rest = parts[:i] + parts[i + 1 + (year is not None) :]
        return (month, int(m["day"] or m["day_first"]), year), rest
    return None, parts


def _is_city(city: str, dated: bool, colon: bool) -> bool:
    """Capitals name a place in a dateline; a name in small letters needs an agency, a date or the gazetteer."""
    tokens = city.replace("/", " ").split()
    if len(tokens) > _MOST_WORDS + dated or any(
        token.strip(".'’").lower() in byline_words("label") for token in tokens
    ):
        return False
    if any(token.strip(".,").lower() in byline_words("furniture") - {"new", "la", "the"} for token in tokens):
        return False
    if city.isupper() and sum(char.isalpha() for char in city) > 2 and not colon:
        return True
    return (dated and (city.istitle() or city.isupper())) or city.lower() in _cities()


def dateline_day(found: FoundDateline, published: str | None) -> str | None:
    """The dateline's date as an ISO day; its year, where not written, is the one nearest to the publication."""
    if found.day is None:
        return None
    month, day, year = found.day
    if year is None and published is None:
        return None
    years = [year] if year else [int(published[:4]) + shift for shift in (0, -1, 1)] if published else []
    days = [made for y in years if (made := _date(y, month, day))]
    if not days:
        return None
    base = date.fromisoformat(published[:10]) if published else days[0]
    return min(days, key=lambda made: abs((made - base).days)).isoformat()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
