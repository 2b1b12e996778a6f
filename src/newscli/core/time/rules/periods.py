"""Months, years, decades and centuries."""

from newscli.core.clauses.verbs import has_verb
from newscli.core.time.context import context, not_after, not_before
from newscli.core.time.match import Match
from newscli.core.time.model import Anchor, Find, Meaning, TimexRule
from newscli.core.time.rules.dates import is_day, month_is_meant
from newscli.core.time.values import day_of, mod_of, month_of, ordinal, year_of
from newscli.core.time.vocabulary import OTHER

_SUMS = context("before other numbers")
_COUNTED = context("counted")
_YEAR_PREPOSITIONS = context("before early years")


def _month_year(match: Match) -> Meaning | None:
    return Meaning("DATE", f"{year_of(match)}-{month_of(match)}", mod=mod_of(match))


def _month(match: Match) -> Meaning | None:
    abbreviated = match.value("month", "MABBR") and "." not in match.words("month")
    if abbreviated or not month_is_meant(match):
        return None
    mod = "END" if match.has("end") else mod_of(match)
    return Meaning("DATE", f"XXXX-{month_of(match)}", Find("nearest"), mod=mod)


def _directed_month(match: Match) -> Meaning | None:
    which = match.word("which")
    if which == "that":
        return _in_year(match, Meaning("DATE", "XXXX", Find("same", "Y", anchor="text")))
    side = match.direction()
    relative = match.has("the") or which in ("following", "previous", "preceding", "subsequent")
    anchor: Anchor = "text" if relative else "writing" if side else "now"
    return _in_month(match, Find("nearest", side=side, anchor=anchor))


def _month_of_year(match: Match) -> Meaning | None:
    return _in_year(match, year_reference(match))


def _in_year(match: Match, year: Meaning) -> Meaning | None:
    """The month, or the day, of a year that is pointed at."""
    return _in_month(match, Find("inside", of=year))


def _in_month(match: Match, find: Find) -> Meaning | None:
    """The month of the match, or its day where it has one. find: how the year is found."""
    month, day = month_of(match), day_of(match) if match.has("day") else "01"
    if not day or not is_day(month, day):
        return None
    value = f"XXXX-{month}-{day}" if match.has("day") else f"XXXX-{month}"
    return Meaning("DATE", value, find, mod=mod_of(match))


def in_year(match: Match, value: str, mod: str | None = None) -> Meaning:
    """A part of a year in the year that stands beside it (`year`, `which`), else in the nearest one."""
    if match.has("year"):
        return Meaning("DATE", value.replace("XXXX", year_of(match) or "XXXX"), mod=mod)
    find = Find("inside", of=year_reference(match)) if match.has("which") else Find("nearest")
    return Meaning("DATE", value, find, mod=mod)


def year_reference(match: Match, name: str = "which") -> Meaning:
    """Return the meaning of "this year", "that year", "the following year" as a part of the match."""
    words = match.words(name)
    if words == ["the", "year"]:
        return Meaning("DATE", "XXXX", Find("same", "Y"))
    if "that" in words or "same" in words:
        return Meaning("DATE", "XXXX", Find("same", "Y", anchor="text"))
    n = match.direction(name)
    return Meaning("DATE", "XXXX", Find("shift", "Y", n, anchor="text" if "the" in words else "now"))


def _year(match: Match) -> Meaning | None:
    year, index, before = year_of(match) or "", match.index("year"), match.before()
    if (before.isdecimal() and len(before) > 2) or _is_other_number(match, index):
        return None
    raw = match.tokens.raw(index)
    if len(match.words("year")[-1]) == 1:
        return None  # "'1"
    if match.start == index and raw.isdecimal() and not "1900" <= year <= "2049":
        return Meaning("DATE", year) if _is_early_year(match) else None
    short = raw in ("'", "’")
    return Meaning("DATE", year, Find("nearest", "CE") if short else None, mod=mod_of(match))


def _is_other_number(match: Match, index: int) -> bool:
    """Whether the number counts something, or belongs to an address, a code or a name."""
    return _is_count(match) or _is_address(match) or _glued(match, index) or _is_name(match, index)


_COUNTING = context("counting")
_NO_PLURALS = context("no plurals")
_STREETS = context("streets")


_YEARLY = context("yearly")


def _is_name(match: Match, index: int) -> bool:
    """Whether the number belongs to a title or a model: "Blade Runner 2049", the novel "1984"."""
    tokens, name = match.tokens, match.tokens.raw(index - 1)
    if name in _OPENING_MARKS and tokens.raw(match.end) in _CLOSING_MARKS:
        return True
    if _is_code(match, index + 1):
        return True
    if match.start != index or not name.istitle():
        return False
    following = tokens.raw(match.end)
    named = match.codes[index - 1] == OTHER and name.lower() not in _YEARLY | _YEAR_PREPOSITIONS
    return named and following.islower()


def _is_code(match: Match, index: int) -> bool:
    """Whether letters with a number begin at the index, as in the names of comets: "2024 KD4", but not "2024 G20"."""
    tokens = match.tokens
    return (
        len(tokens.raw(index)) > 1
        and tokens.raw(index).isupper()
        and (tokens.touching(index) and tokens.raw(index + 1).isdecimal())
    )


_OPENING_MARKS, _CLOSING_MARKS = frozenset('"“‘'), frozenset('"”’')


def _is_count(match: Match) -> bool:
    """Whether the number counts what follows it: "over 1600 workers", "ordered 2000 chairs"."""
    counts = _is_plural(match.after()) and match.tokens.raw(match.end).islower() and has_verb([match.before()])
    return counts or match.word("pre") in _COUNTING


def _is_plural(word: str) -> bool:
    return word[-1:] == "s" and word not in _NO_PLURALS


def _is_address(match: Match) -> bool:
    """Whether the number belongs to a street: "1775 Harbour Rd."."""
    named = match.tokens.tokens[match.end : match.end + 3]
    streets = [word for word in named[1:] if word[0].isupper() and word.lower() in _STREETS]
    return bool(streets) and named[0][0].isupper()


def _is_early_year(match: Match) -> bool:
    """A bare number that is no year of our time is one behind a preposition, unless it counts what follows."""
    before, after = match.before(), match.after()
    if after in ("-", "–") and "1000" <= match.after(2) <= "2100":
        return True
    # "By 2100 seas may rise", but not "in 1500 houses"
    return before in _YEAR_PREPOSITIONS and (not _is_plural(after) or has_verb([match.after(2)]))


def _glued(match: Match, index: int) -> bool:
    """Whether the number belongs to a name or a longer number: "BA2017", "XJ-1998", "555-1998", "1998X"."""
    tokens, last = match.tokens, match.end - 1
    before = tokens.raw(index - 1) if tokens.touching(index - 1) else ""
    if tokens.raw(index) in ("'", "’") or before.isalpha():
        return bool(before)
    if before in _GLUING and match.start == index:
        return match.codes[index - 2] != match.codes[index] and tokens.word(index - 2) not in _BEFORE_HYPHEN
    return tokens.touching(last) and (tokens.raw(last + 1) == "_" or tokens.raw(last + 1).isalpha())


_GLUING = frozenset("- . _ / @ = # +".split())
_BEFORE_HYPHEN = frozenset("mid post pre late early".split())


def _decade_with_apostrophe(match: Match) -> Meaning | None:
    """Return the meaning of "The 70's": glued, tens of years, and nothing that they would possess."""
    digits, index = match.word("tens"), match.index("tens")
    glued = match.tokens.touching(index) and match.tokens.touching(index + 1)
    if digits[-1] != "0" or (len(digits) == 2 and digits < "20") or not glued or match.noun_follows():
        return None
    value, find = (digits[:3], None) if len(digits) == 4 else (f"XX{digits[0]}", Find("nearest", "DE"))
    return Meaning("DATE", value, find, mod=mod_of(match, "pre2"))


_POSSESSIVES = frozenset(["his", "her", "their", "my", "your"])


def _decade(match: Match) -> Meaning | None:
    if match.has("tens"):
        return _decade_with_apostrophe(match)
    word = next(filter(str.isalnum, match.words("decade")))
    if len(word) == len("1950s"):
        return Meaning("DATE", word[:3], mod=mod_of(match))
    is_decade = match.has("apos") or match.has("pre") or not word[0].isdecimal() or _is_plain_decade(match, word)
    if match.before() in _POSSESSIVES or not is_decade:
        return None  # "in his early 30s", "in his twenties", "temperatures in the 60s"
    tens = match.value("decade", "NINETIES") or word[0]
    return Meaning("DATE", f"XX{tens}", Find("nearest", "DE"), mod=mod_of(match))


_NEAR_DEGREES = 12
_DEGREES = context("degrees")


def _is_plain_decade(match: Match, word: str) -> bool:
    """Whether two digits with an s are years, as in "the 90s", and no temperature and no score at golf."""
    led = match.before() in context("before decades") and match.tokens.word(match.start) == "the"
    if word[0] < "5" or not led:
        return False
    tokens = match.tokens.tokens[max(match.start - _NEAR_DEGREES, 0) : match.end + _NEAR_DEGREES]
    near = {token.lower() for token in tokens}
    verbs = {match.before(2), match.before(3)} & {"was", "were", "is", "are", "be"}
    return near.isdisjoint(_DEGREES) and not verbs


def _named_decade(match: Match) -> Meaning | None:
    if match.has("named"):
        return Meaning("DATE", {"roaring": "192", "swinging": "196"}[match.word("named")])
    return _decade(match)


def _century(match: Match) -> Meaning | None:
    n = ordinal(match.words("n"))
    if not 1 <= n <= 30 or (match.tokens.raw(match.end - 1)[0].isupper() and match.tokens.raw(match.end)[:1].isupper()):
        return None
    era = "BC" if match.word("era").startswith("b") else ""
    return Meaning("DATE", f"{era}{n - 1:02}", mod=mod_of(match))


RULES = (
    TimexRule(
        "month-year",
        "A month with a year is a complete date.",
        (
            ("The mill burned down in [March 2011].", "2011-03"),
            ("The mill burned down in [late March of 2011].", "2011-03"),
            ("The mill burned down in [March '11].", "2011-03"),
            ("It stood until [the end of May, 1990].", "1990-05"),
        ),
        ("They march 2011 times.",),
        "pre:PRE? month:MONTHNAME (COMMA | of | in)? year:YEARNUM",
        _month_year,
        0.98,
    ),
    TimexRule(
        "month",
        "A month alone is the last one of that name, or the next one if the verb is about the future.",
        (
            ("The mill burned down in [October].", "2012-10"),
            ("The mill will open in [March].", "2013-03"),
            ("It was sold in [early January].", "2013-01"),
            ("It was sold in [the first half of January].", "2013-01"),
            ("It will be sold by [June-end].", "2013-06"),
            ("It was the wettest [January].", "2013-01"),
        ),
        ("They may march.", "Theresa May spoke.", "May I ask?", "The march began."),
        "pre:PRE? month:MONTHNAME (HYPHEN end:end)?",
        _month,
        0.9,
    ),
    TimexRule(
        "month-directed",
        '"Last", "this" or "next" before a month says which year it belongs to.',
        (
            ("The mill burned down [last October].", "2012-10"),
            ("The mill opens [next January].", "2014-01"),
            ("The mill burned down [this past January].", "2013-01"),
            ("It was sold in May 1911 and burned down [that December].", "1911-12"),
        ),
        ("They last. March came.",),
        "pre:PRE? the:the? which:(this past | this coming | LAST | THIS | NEXT | that same?) month:MONTHNAME day:DAY?",
        _directed_month,
        0.95,
    ),
    TimexRule(
        "month-of-named-year",
        'In "June last year" the words after the month say which year it belongs to.',
        (
            ("The mill burned down in [June last year].", "2012-06"),
            ("It reopens in [May of next year].", "2014-05"),
            ("It burned down on [2 November last year].", "2012-11-02"),
        ),
        ("They may last years.",),
        "pre:PRE? (month:MONTHNAME day:DAY? | (DAYNAME COMMA?)? the? day:(DAY | ORDDAY) of? month:MONTHNAME) of?"
        " which:POINTEDYEAR",
        _month_of_year,
        0.93,
    ),
    TimexRule(
        "year",
        "Four digits are a year if they are not a price, an amount or a number of something.",
        (
            ("The mill burned down in [1911].", "1911"),
            ("By [mid-1911] it stood again.", "1911"),
            ("It closed in [nineteen ninety-six].", "1996"),
            ("It closed at [the end of 2011].", "2011"),
            ("By [the year 3000] the ice will be gone.", "3000"),
        ),
        (
            "It cost $1911.",
            "They fed 1500 people.",
            "Flight 1998 was late.",
            "Room 2012 was locked.",
            "Resolution 1973 passed; BA2017 was late.",
            "Call 555 496 2008.",
            "They fed over 1900 children.",
            "It stands at 1998 Upper Elm Street.",
            "The comet 2012 KD4 will pass on Friday.",
            "Prices rose by '1/ and more.",
        ),
        "pre:(PRE | (before | after | post | pre) HYPHEN | ABOUT DOT?)? (the year | the years)? year:YEARNUM |"
        " the year year:LATEYEAR",
        _year,
        0.95,
        (not_before(*_SUMS), not_after(*_COUNTED)),
    ),
    TimexRule(
        "decade",
        '"The 1950s" is a decade; two digits need an apostrophe ("the \'50s") or a word such as "early".',
        (
            ("Trams ran in [the 1950s].", "195"),
            ("Trams ran in [the late 1950s].", "195"),
            ("Trams came back in [the '90s].", "199"),
            ("She sang all through [the 90s].", "199"),
            ("They met in [the 70's].", "197"),
        ),
        ("He was in his 50s.", "She is in her early 30s.", "It was in the 60s all day.", "Highs in the 80s."),
        "the? pre:(PHASE HYPHEN?)? decade:(DECADE | apos:APOS SHORTDECADE | SHORTDECADE) |"
        " the pre2:(PHASE HYPHEN?)? tens:(YEAR | TWO | DAY) APOS s",
        _decade,
        0.96,
    ),
    TimexRule(
        "decade-in-words",
        '"The fifties" is a decade; "her fifties" is an age.',
        (("Trams ran in [the fifties].", "195"), ("Trams ran in [the roaring twenties].", "192")),
        ("She was in her fifties.",),
        "the (named:(swinging | roaring) | early | late)? pre:(PHASE HYPHEN?)? decade:NINETIES",
        _named_decade,
        0.9,
    ),
    TimexRule(
        "century",
        '"The 19th century" is the years that begin with 18.',
        (("It was a port in [the 19th century].", "18"), ("It was a port in [the early eighteenth century].", "17")),
        ("Nineteenth Century Fox released it.",),
        "the? pre:(PHASE HYPHEN?)? n:(ORDNUM | ORD | TENS HYPHEN ORD) HYPHEN? century era:ERA?",
        _century,
        0.95,
    ),
)
