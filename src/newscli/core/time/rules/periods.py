"""Months, years, decades and centuries."""

from newscli.core.clauses.verbs import has_verb
from newscli.core.time.match import Match
from newscli.core.time.model import Anchor, Find, Meaning, TimexRule
from newscli.core.time.rules.dates import is_day, month_is_meant
from newscli.core.time.values import day_of, mod_of, month_of, ordinal, year_of
from newscli.core.time.vocabulary import OTHER

# After these a number of four digits is no year.
_SUMS = frozenset(
    "$ £ € # no number flight route highway model boeing room page channel apartment serial size resolution"
    " section article chapter bill gate suite bus train psalm form".split()
)
# Before these it counts.
_COUNTED = frozenset(
    "people men women children troops soldiers dead points percent % miles km metres meters feet pounds dollars"
    " euros yen marks votes jobs employees workers members houses homes units tons tonnes shares million billion"
    " hours days weeks months years times copies words acres hectares rpm mhz block".split()
)
# An early year needs one of these before it: "in 1648", but "1500 were saved".
_YEAR_PREPOSITIONS = frozenset(
    "in since of from until till by during before after to through circa ca ( , between and about around early"
    " late mid - – — year spring summer autumn fall winter the for / “ as late".split()
)


def _month_year(match: Match) -> Meaning | None:
    return Meaning("DATE", f"{year_of(match)}-{month_of(match)}", mod=mod_of(match))


def _month(match: Match) -> Meaning | None:
    if not month_is_meant(match):
        return None
    if match.value("month", "MABBR") and "." not in match.words("month"):
        return None
    mod = "END" if match.has("end") else mod_of(match)
    return Meaning("DATE", f"XXXX-{month_of(match)}", Find("nearest"), mod=mod)


def _directed_month(match: Match) -> Meaning | None:
    if match.word("which") == "that":
        year = Meaning("DATE", "XXXX", Find("same", "Y", anchor="text"))
        return Meaning("DATE", f"XXXX-{month_of(match)}", Find("inside", of=year), mod=mod_of(match))
    side = int(match.value("which", "LAST") or match.value("which", "NEXT") or match.value("which", "THIS"))
    relative = match.word("which") in ("following", "previous", "preceding", "subsequent") or match.has("the")
    anchor: Anchor = "text" if relative else "writing" if side else "now"
    if match.has("day"):
        day = day_of(match)
        if not day or not is_day(month_of(match), day):
            return None
        return Meaning("DATE", f"XXXX-{month_of(match)}-{day}", Find("nearest", side=side, anchor=anchor))
    return Meaning("DATE", f"XXXX-{month_of(match)}", Find("nearest", side=side, anchor=anchor), mod=mod_of(match))


def _month_of_year(match: Match) -> Meaning | None:
    value = f"XXXX-{month_of(match)}"
    if match.has("day"):
        day = day_of(match)
        if not day or not is_day(month_of(match), day):
            return None
        value += f"-{day}"
    return Meaning("DATE", value, Find("inside", of=year_reference(match)), mod=mod_of(match))


def year_reference(match: Match, name: str = "which") -> Meaning:
    """ "this year", "last year", "that year", "the following year" as a meaning of their own."""
    words = match.words(name)
    if words == ["the", "year"]:
        return Meaning("DATE", "XXXX", Find("same", "Y"))
    if "that" in words or "same" in words:
        return Meaning("DATE", "XXXX", Find("same", "Y", anchor="text"))
    n = int(match.value(name, "LAST") or match.value(name, "THIS") or match.value(name, "NEXT") or 0)
    return Meaning("DATE", "XXXX", Find("shift", "Y", n, anchor="text" if "the" in words else "now"))


def _year(match: Match) -> Meaning | None:
    year = year_of(match) or ""
    index = match.index("year")
    before = match.before()
    if before in _SUMS or (before.isdecimal() and len(before) > 2) or _is_other_number(match, index):
        return None
    raw = match.tokens.raw(index)
    if match.start == index and raw.isdecimal() and not "1900" <= year <= "2049":
        return Meaning("DATE", year) if _is_early_year(match) else None
    short = raw in ("'", "’")
    return Meaning("DATE", year, Find("nearest", "CE") if short else None, mod=mod_of(match))


def _is_other_number(match: Match, index: int) -> bool:
    """Whether the number counts something, or belongs to an address, a code or a name."""
    if match.after() in _COUNTED or _is_count(match) or _is_address(match):
        return True
    return _glued(match, index) or _is_name(match, index)


# "Over 1600 workers", "nearly 2000": so one counts, and dates nothing.
_COUNTING = frozenset("over under nearly almost some".split())
_NO_PLURALS = frozenset("was is as has this his its does".split())
_STREETS = frozenset(
    "st street rd road ave avenue blvd boulevard dr drive ln lane pl place ct court hwy highway".split()
)


# Contests and shows whose year follows their name.
_YEARLY = frozenset(
    "olympics cup games euro expo election elections championship championships copa festival awards census budget"
    " open prix rally marathon tour convention congress summit".split()
)


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
    if match.word("pre") in _COUNTING:
        return True
    after = match.after()
    if after[-1:] != "s" or after in _NO_PLURALS:
        return False
    return match.tokens.raw(match.end).islower() and has_verb([match.before()])


def _is_address(match: Match) -> bool:
    """Whether the number belongs to a street: "1775 Harbour Rd."."""
    tokens, end = match.tokens, match.end
    if not tokens.raw(end)[:1].isupper():
        return False
    return any(tokens.raw(n)[:1].isupper() and tokens.word(n) in _STREETS for n in (end + 1, end + 2))


def _is_early_year(match: Match) -> bool:
    """A bare number that is no year of our time is one behind a preposition, unless it counts what follows."""
    before, after = match.before(), match.after()
    if after in ("-", "–") and "1000" <= match.after(2) <= "2100":
        return True
    if before not in _YEAR_PREPOSITIONS:
        return False
    if after[-1:] == "s" and after not in _NO_PLURALS:
        return has_verb([match.after(2)])  # "By 2100 seas may rise"
    return True


def _glued(match: Match, index: int) -> bool:
    """Whether the number belongs to a name or a longer number: "XJ-1998", "555-1998", "1998-X"."""
    tokens = match.tokens
    if tokens.raw(index) in ("'", "’"):
        return tokens.touching(index - 1)
    if tokens.touching(index - 1) and tokens.raw(index - 1).isalpha():
        return True  # "BA2017"
    glued_before = tokens.touching(index - 1) and tokens.raw(index - 1) in ("-", ".", "_", "/", "@", "=", "#", "+")
    if glued_before and match.start == index:
        earlier = tokens.raw(index - 2)
        return not (
            match.codes[index - 2] == match.codes[index] or earlier.lower() in ("mid", "post", "pre", "late", "early")
        )
    last = match.end - 1
    return tokens.touching(last) and (
        tokens.raw(last + 1) == "_" or (tokens.raw(last + 1).isalpha() and tokens.touching(last))
    )


def _decade_with_apostrophe(match: Match) -> Meaning | None:
    """ "The 70's": glued, tens of years, and nothing that they would possess."""
    digits, index = match.word("tens"), match.index("tens")
    glued = match.tokens.touching(index) and match.tokens.touching(index + 1)
    following = match.tokens.raw(match.end)
    if digits[-1] != "0" or not glued or (following[:1].isalpha() and match.after() not in _AFTER_DECADE):
        return None
    mod = mod_of(match, "pre2")
    if len(digits) == 4:
        return Meaning("DATE", digits[:3], mod=mod)
    return Meaning("DATE", f"XX{digits[0]}", Find("nearest", "DE"), mod=mod) if digits >= "20" else None


_AFTER_DECADE = frozenset("and or but when while as it he she they we i the a in on at to with was were".split())
_POSSESSIVES = frozenset(["his", "her", "their", "my", "your"])


def _decade(match: Match) -> Meaning | None:
    if match.has("tens"):
        return _decade_with_apostrophe(match)
    word = next((w for w in match.words("decade") if w[0].isdecimal()), "")
    if not word:
        return Meaning("DATE", f"XX{match.value('decade', 'NINETIES')}", Find("nearest", "DE"), mod=mod_of(match))
    if len(word) == 5:
        return Meaning("DATE", word[:3], mod=mod_of(match))
    if match.before() in _POSSESSIVES:
        return None  # "in his early 30s"
    if match.has("apos") or match.has("pre") or _is_plain_decade(match, word):
        return Meaning("DATE", f"XX{word[0]}", Find("nearest", "DE"), mod=mod_of(match))
    return None  # "in his 60s", "temperatures in the 60s"


_NEAR_DEGREES = 12
_DEGREES = frozenset(
    "temperature temperatures high highs low lows degrees upper lower cooler warmer warm humid cold forecast weather"
    " fahrenheit sunny thermometer mercury round shot shooting".split()
)


def _is_plain_decade(match: Match, word: str) -> bool:
    """ "The 90s" of a story: no temperature, no score at golf."""
    if not "5" <= word[0] <= "9" or match.before() not in ("in", "of", "from", "since", "during", "through", "for"):
        return False
    if match.tokens.word(match.start) != "the":
        return False
    tokens = match.tokens.tokens[max(match.start - _NEAR_DEGREES, 0) : match.end + _NEAR_DEGREES]
    near = {token.lower() for token in tokens}
    verbs = {match.before(2), match.before(3)} & {"was", "were", "is", "are", "be"}
    return near.isdisjoint(_DEGREES) and not verbs


def _named_decade(match: Match) -> Meaning | None:
    if match.has("named"):
        return Meaning("DATE", {"roaring": "192", "swinging": "196"}[match.word("named")])
    # "in his twenties" is an age, "the thirties" a decade.
    return _decade(match) if match.before() not in _POSSESSIVES else None


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
        ),
        "pre:(PRE | (before | after | post | pre) HYPHEN | ABOUT DOT?)? (the year | the years)? year:YEARNUM |"
        " the year year:LATEYEAR",
        _year,
        0.95,
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
