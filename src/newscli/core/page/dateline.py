"""The dateline: where, by which agency and when a story was filed. "PORT ELDER, Norland, Feb 9 (Meridian Press) - "."""

from datetime import date
from functools import cache
from typing import NamedTuple

from newscli.core.page.byline_names import byline_words, is_domain, places
from newscli.core.text.calendar_names import months
from newscli.core.text.document import Bounds
from newscli.core.text.patterns import compiled
from newscli.lexicon.loader import sections, words

_LONGEST = 110
# What closes a dateline: a dash in one of its wire forms, a colon, a bar, a bullet.
_MARK = (
    r"(?:\s{0,2}(?:[—–―]|--|_)|\s-|-(?=\s))\s{0,2}(?=[\s\"'“‘A-ZÀ-Þ\d$£€(/]|$)"
    r"|\s{0,2}:\s|\s[|•]\s"
)
_MARKS = "[—–―_:|•-]"  # a quick look for the above
_CLOSES = r"[—–―_:|•(/\d-]"  # one of these stands in every dateline: a mark, an agency's bracket, a date
_INNER_MARK = r"\s{0,2}(?:[—–―|•]|--)\s{0,2}|\s-\s?(?=[\s(/]|$)"
# "(Meridian Press)" at a dateline's end, or "/TASS/.".
_AGENCY = (
    r"\s{0,2}(?:\(\s?(?P<agency>[A-Za-z][\w./& -]{1,40}?)\s?\)|(?<![^\s.])/(?P<wire>[A-Z][\w& -]{1,30}?)/\.?)\s{0,2}"
)
_COMMA = r"[,()\[\]]"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DATE = (
    rf"(?:{_WEEKDAY}\s)?(?:(?P<month>[A-Z][A-Za-z]{{2,8}})\.?\s(?P<day>\d\d?)(?:st|nd|rd|th)?"
    r"|(?P<day_first>\d\d?)(?:st|nd|rd|th)?\s(?P<month_last>[A-Z][A-Za-z]{2,8})\.?)(?:\s(?P<year>(?:19|20)\d\d))?\.?$"
)
_YEAR = r"(?:19|20)\d\d\.?$"
_CITY = r"[A-ZÀ-Þ][^\W\d_]*[^,;:!?()\"“”\d]{0,40}$"
_REGION = r"[A-Z][A-Za-zÀ-ÿ.' -]{1,25}$"
_COLON_CITY = r"([A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,20}(?: [A-ZÀ-Þ'’-]{2,20}){0,2}): (?=[\"'“‘A-Z\d])"
_MOST_WORDS = 4

Day = tuple[int, int, int | None]  # month, day, year


class FoundDateline(NamedTuple):
    start: int
    end: int
    city: str | None
    agency: str | None
    day: Day | None


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
    """Return the dateline with which a paragraph begins; without a dash only where it has the line to itself."""
    start, end = paragraph
    head = text[start : min(end, start + _LONGEST)]
    if not (head[0].isupper() or head[0] == "(") or not compiled(_CLOSES).search(head):
        return None
    dateline = _closed_by_mark(head, start) or _closed_by_agency(head, start)
    if dateline or end - start >= _LONGEST or not compiled(r"\d").search(head):
        return dateline
    whole = _parse(head, colon=False)
    return _placed(whole, start, end) if whole and whole.day else None


def _closed_by_mark(head: str, start: int) -> FoundDateline | None:
    """The dateline that ends with a dash, a colon, a bar or a bullet; of several the longest."""
    best = None
    for mark in compiled(_MARK).finditer(head) if compiled(_MARKS).search(head) else ():
        begins = not head[mark.end() :].lstrip()[:1].islower()  # a sentence, and not an aside between dashes
        if begins and (dateline := _parse(head[: mark.start()], colon=mark.group().strip() in (":", "|", "•"))):
            best = _placed(dateline, start, start + mark.end())
    return best


def _closed_by_agency(head: str, start: int) -> FoundDateline | None:
    """The dateline that ends with a known agency in brackets or between slashes."""
    for named in compiled(_AGENCY).finditer(head):
        agency = named["wire"] or named["agency"]
        if agency in agencies() and (dateline := _parse(head[: named.end()], colon=False)):
            return _placed(dateline, start, start + named.end())
    return None


def whole_dateline(text: str, bounds: Bounds) -> FoundDateline | None:
    """What is a dateline from its beginning to its end, and has no more than 110 characters."""
    start, end = bounds
    dateline = _parse(text[start:end], colon=False) if end - start < _LONGEST else None
    return _placed(dateline, start, end) if dateline else None


def find_colon_city(text: str, paragraph: Bounds) -> FoundDateline | None:
    """A city in capitals and a colon, "TROMVIK: The council", where the text has the same name again after a word of
    place ("in Tromvik"): so have neither the label "WATCH:" nor the speaker "REED:"."""
    start, end = paragraph
    m = compiled(_COLON_CITY).match(text, start, end)
    if m is None:
        return None
    located = (f" {word} {m[1].title()}" for word in ("in", "near", "at", "to", "of", "from"))
    return FoundDateline(start, m.end(), m[1], None, None) if any(place in text for place in located) else None


def is_dated_dateline(text: str, paragraph: Bounds) -> bool:
    """Whether a paragraph begins with a dateline that has a date with its year."""
    dateline = find_dateline(text, paragraph)
    return bool(dateline and dateline.day and dateline.day[2])


def _placed(dateline: FoundDateline, start: int, end: int) -> FoundDateline:
    return dateline._replace(start=start, end=end)


def _parse(head: str, *, colon: bool) -> FoundDateline | None:
    """Return a dateline's parts: city, region, date, agency. None where they are not all of these kinds.

    colon: whether a colon, a bar or a bullet closes it, which also close labels.
    """
    agency, head = _agency_at_end(head)
    first, *more = (part.strip() for part in compiled(_INNER_MARK).split(head))
    day, others = _day([part.strip() for part in compiled(_COMMA).split(first) if part.strip(" .")])
    after = _after_inner_dash([part for part in more if part], day, agency)
    if after is None:
        return None
    day, agency = after
    if agency is None:
        agency, others = _agency_among(others, dated=day is not None)
    return _with_city(others, agency, day, colon) if others else _without_city(agency, day, colon)


def _agency_among(parts: list[str], *, dated: bool) -> tuple[str | None, list[str]]:
    """The agency among parts without brackets, and the other parts."""
    agency = next((part for part in parts if _is_agency(part, dated)), None)
    return agency, [part for part in parts if part != agency]


def _without_city(agency: str | None, day: Day | None, colon: bool) -> FoundDateline | None:
    """The dateline that names only an agency."""
    return FoundDateline(0, 0, None, agency, day) if agency and not colon else None


def _agency_at_end(head: str) -> tuple[str | None, str]:
    """The agency in brackets or between slashes at the end, and what stands before it."""
    agency = None
    for named in compiled(_AGENCY).finditer(head):
        if not head[named.end() :].strip() and not compiled(_DATE).match(named["agency"] or ""):
            agency, head = named["agency"] or named["wire"], head[: named.start()]
    return agency, head


def _after_inner_dash(parts: list[str], day: Day | None, agency: str | None) -> tuple[Day | None, str | None] | None:
    """Date and agency with what stands after inner dashes: only these may, as in "Tromvik - March 3 - MP - "."""
    for part in parts:
        found, others = _day([piece.strip() for piece in part.split(",")])
        if others and not _is_agency(part):
            return None
        day, agency = found or day, agency if found else part
    return day, agency


def _with_city(places_named: list[str], agency: str | None, day: Day | None, colon: bool) -> FoundDateline | None:
    """The dateline whose first place is a city; the others are its region and country."""
    city, regions = places_named[0], places_named[1:]
    before, _, last = city.rpartition(" ")
    if not before.isupper() and _is_outlet(last):  # "Tromvik CNN — ", but "NEWPORT NEWS — "
        city, agency = before, last
    if not city:
        return FoundDateline(0, 0, None, agency, day)
    if not compiled(_CITY).match(city) or not all(map(compiled(_REGION).match, regions)):
        return None
    inside = not colon and any(part.lower() in places() for part in regions)
    return FoundDateline(0, 0, city, agency, day) if _is_city(city, bool(agency or day or inside), colon) else None


def _is_agency(part: str, dated: bool = False) -> bool:
    """Whether a part without brackets is an agency: a known one, a site, or a few capitals after a date."""
    return part in agencies() or is_domain(part) or (dated and part.isupper() and 2 < len(part) < 6)


def _is_outlet(word: str) -> bool:
    return word.isupper() and word.lower() in byline_words("outlet")


def _day(parts: list[str]) -> tuple[Day | None, list[str]]:
    """The date among the parts, and the other parts, without weekdays."""
    parts = [part for part in parts if not compiled(_WEEKDAY + "$").match(part)]
    for i, part in enumerate(parts):
        m = compiled(_DATE).match(part)
        month = months().get((m["month"] or m["month_last"]).lower()) if m else None
        if m is None or month is None:
            continue
        year = m["year"]
        apart = year is None and i + 1 < len(parts) and compiled(_YEAR).match(parts[i + 1])
        if apart:
            year = apart.group()[:4]
        others = parts[:i] + parts[i + 1 + bool(apart) :]
        return (month, int(m["day"] or m["day_first"]), int(year) if year else None), others
    return None, parts


def _is_city(city: str, sure: bool, colon: bool) -> bool:
    """Capitals name a place in a dateline; small letters need an agency, a date, a country or the gazetteer."""
    tokens = city.replace("/", " ").replace(" and ", " ").split()
    if len(tokens) > _MOST_WORDS + sure or any(token.strip(".'’").lower() in byline_words("label") for token in tokens):
        return False
    if any(token.strip(".,").lower() in byline_words("furniture") - {"new", "la", "the"} for token in tokens):
        return False
    shouted = all(token.isupper() for token in tokens)
    if shouted and sum(char.isalpha() for char in city) > 2 and not colon:
        return True
    return (sure and (city.istitle() or shouted)) or city.lower() in _cities()


def dateline_day(dateline: FoundDateline, published: str | None) -> str | None:
    """The dateline's date as an ISO day; its year, where not written, is the one nearest to the publication."""
    if dateline.day is None:
        return None
    month, day, year = dateline.day
    years = [year] if year else [int(published[:4]) + shift for shift in (0, -1, 1)] if published else []
    days = [made for y in years if (made := _date(y, month, day))]
    base = date.fromisoformat(published[:10]) if published else date.min
    nearest = min(days, key=lambda made: abs((made - base).days), default=None)
    return nearest.isoformat() if nearest else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
