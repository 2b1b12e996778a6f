"""The dateline: where, by which agency and when a story was filed. "PORT ELDER, Norland, Feb 9 (Meridian Press) - "."""

from collections.abc import Callable, Sequence
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
    r"|(?P<day_first>\d\d?)(?:st|nd|rd|th)?\s(?P<month_last>[A-Z][A-Za-z]{2,8})\.?)(?:,?\s(?P<year>(?:19|20)\d\d))?\.?$"
)
_YEAR = r"(?:19|20)\d\d\.?$"
_CITY = r"[A-ZÀ-Þ][^\W\d_]*[^,;:!?()\"“”\d]{0,40}$"
_REGION = r"[A-Z][A-Za-zÀ-ÿ.' -]{1,25}$"
_COLON_CITY = r"([A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,20}(?: [A-ZÀ-Þ'’-]{2,20}){0,2}): (?=[\"'“‘A-Z\d])"
# The kinds of parts, in the order in which they make a dateline: w a weekday, d a date, y its year, a an agency, s a
# few capitals, which are a city if they come first and an agency elsewhere, p anything else, which may be a place; | a
# dash between them, after which only date and agency stand.
_SHAPE = r"[waps]*(?:dy?[waps]*)?(?:\|(?:w?dy?|w|a|s))*"
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


class _Part(NamedTuple):
    """A part of a dateline, between its commas, brackets and dashes. kind: a letter, as in `_SHAPE`."""

    kind: str
    text: str


def _parse(head: str, *, colon: bool) -> FoundDateline | None:
    """Return a dateline's parts: city, region, date, agency. None where they are not all of these kinds.

    colon: whether a colon, a bar or a bullet closes it, which also close labels.
    """
    agency, head = _agency_at_end(head)
    parts = _parts(head)
    if not compiled(_SHAPE).fullmatch("".join([part.kind for part in parts])):
        return None
    day = _day(" ".join(_texts(parts, "dy")))
    agency = agency or next(iter(_texts(parts, "a") or _texts(parts[1:] if day else [], "s")), None)
    named = [text for text in _texts(parts, "ps") if text != agency]
    if named:
        return _with_city(named, agency, day, colon)
    return FoundDateline(0, 0, None, agency, day) if agency and not colon else None


def _texts(parts: Sequence[_Part], kinds: str) -> list[str]:
    """Return the parts of these kinds."""
    return [part.text for part in parts if part.kind in kinds]


def _agency_at_end(head: str) -> tuple[str | None, str]:
    """Return the agency in brackets or between slashes at the end, and what stands before it."""
    m = compiled(_AGENCY + r"\s*$").search(head)
    if m is None or _day(m["agency"] or ""):
        return None, head
    return m["agency"] or m["wire"], head[: m.start()]


def _parts(head: str) -> list[_Part]:
    """Return the parts of a dateline, with a part "|" for each dash between them."""
    parts: list[_Part] = []
    for segment in compiled(_INNER_MARK).split(head):
        texts = (text.strip() for text in compiled(_COMMA).split(segment))
        named = [_Part(_kind(text), text) for text in texts if text.strip(".")]
        parts += [_Part("|", ""), *named] if parts and named else named
    return parts


def _kind(text: str) -> str:
    """Return the letter for what a part of a dateline is."""
    return next((kind for kind, holds in _KINDS.items() if holds(text)), "p")


def _with_city(places_named: list[str], agency: str | None, day: Day | None, colon: bool) -> FoundDateline | None:
    """The dateline whose first place is a city; the others are its region and country."""
    city, regions = places_named[0], places_named[1:]
    before, _, last = city.rpartition(" ")
    if not before.isupper() and _is_outlet(last):  # "Tromvik CNN — ", but "NEWPORT NEWS — "
        city, agency = before, last
    if not city:
        return None if regions else FoundDateline(0, 0, None, agency, day)
    if not compiled(_CITY).match(city) or not all(map(compiled(_REGION).match, regions)):
        return None
    inside = not colon and any(part.lower() in places() for part in regions)
    return FoundDateline(0, 0, city, agency, day) if _is_city(city, bool(agency or day or inside), colon) else None


def _is_agency(part: str) -> bool:
    return part in agencies() or is_domain(part)


def _is_outlet(word: str) -> bool:
    return word.isupper() and word.lower() in byline_words("outlet")


def _day(written: str) -> Day | None:
    """Return the day that a date, with or without its year, names."""
    m = compiled(_DATE).match(written)
    month = months().get((m["month"] or m["month_last"]).lower()) if m else None
    if m is None or month is None:
        return None
    return month, int(m["day"] or m["day_first"]), int(m["year"]) if m["year"] else None


# How the kinds are told, the surest first.
_KINDS: dict[str, Callable[[str], object]] = {
    "w": lambda text: compiled(_WEEKDAY + "$").match(text),
    "d": _day,
    "y": lambda text: compiled(_YEAR).match(text),
    "a": _is_agency,
    "s": lambda text: text.isupper() and 2 < len(text) < 6 and text.lower() not in places(),
}


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
