"""Lengths of time: "three months", "a three-month delay", "the past two weeks", "years"."""

from newscli.core.text.word_classes import word_class
from newscli.core.time.context import context, not_after, not_before
from newscli.core.time.match import Match
from newscli.core.time.model import Meaning, TimexRule
from newscli.core.time.values import duration, is_comparison, mod_of, number, unit_of

_OPEN = word_class("open counts")
_LENGTH_PREPOSITIONS = context("before lengths")

_BEHIND_LENGTH = context("behind lengths")
# Behind these "one day" is some day to come.
_MODALS = word_class("will and would", "modals")


def _value(match: Match) -> str | None:
    words, n = match.words("n"), number(match.words("n"))
    if _OPEN.intersection(words):
        return duration("X", unit_of(match))
    n = (1 if n is None else n) + 0.5 * match.has("half")
    return duration(n, unit_of(match)) if n else None


def _duration(match: Match) -> Meaning | None:
    words, unit = match.words("n"), unit_of(match)
    parts_of_years = unit == "Q" and not (match.has("which") or _OPEN.intersection(words))  # "three quarters of them"
    uncounted = match.value("unit", "UNIT") and _is_no_count(match, words[-1] if words else "", unit)
    if parts_of_years or uncounted or is_comparison(match):
        return None
    if words == ["one"] and unit == "D" and match.start + 2 == match.end:
        return _one_day(match)
    return _length(match, _value(match))


def _directed(match: Match) -> Meaning | None:
    preposition = match.word("which") == "following" and match.start == match.index("which")
    return None if preposition else _duration(match)  # "growth following two quarters of losses"


def _length(match: Match, value: str | None) -> Meaning | None:
    return Meaning("DURATION", value, mod=mod_of(match)) if value else None


def _one_day(match: Match) -> Meaning | None:
    """Return the meaning of "one day": a day to come, or a length; None for a day that nobody dates."""
    if match.before() in _MODALS:
        return Meaning("DATE", "FUTURE_REF")
    if match.before() in _LENGTH_PREPOSITIONS or match.before() == "by":
        return _length(match, "P1D")
    some_day = match.after() == "," or (match.after()[:1].isalpha() and match.after() not in _BEHIND_LENGTH)
    return None if some_day else _length(match, "P1D")  # "one day she left"


_NO_SUM = (not_before(*context("before sums")),)


def _is_no_count(match: Match, last: str, unit: str) -> bool:
    """Whether the last word of a number does not count the unit, which has no -s: "30 minute walk", "2000 year"."""
    if unit in ("TS", "TM") and last not in ("one", "a") and match.before() not in ("a", "the"):
        return True
    return last.isdecimal() and len(last) > 2 and not match.has("hyphen")


# No age: "37 years old", "a 5-year-old", "aged 10 years".
_NO_AGE = (not_after("old", "- old", "- olds", "of age"), not_before("aged"))


def _hyphenated(match: Match) -> Meaning | None:
    if unit_of(match) == "Q":
        return None
    if match.has("n"):
        return _length(match, _value(match))
    value = duration("X" if match.value("unit", "UNITS") else 1, unit_of(match))
    return _length(match, value) if match.has("long") else None


def _long_word(match: Match) -> Meaning:
    unit = match.value("long", "LONGWORD")
    return Meaning("DURATION", duration("X" if unit[0] == "X" else 1, unit.removeprefix("X")))


def _half_unit(match: Match) -> Meaning | None:
    return _length(match, duration(0.5, unit_of(match)))


def _past_hour(match: Match) -> Meaning | None:
    return _length(match, duration(1, unit_of(match)))


# Units that "a" more often counts prices by, and those that name other things too: minutes of a meeting, opening hours.
_RATED, _NAMED = frozenset(["TM", "D"]), frozenset(["TM", "TH"])
# Units that are no length with "a", or in the plural.
_NO_LENGTHS, _NO_OPEN_LENGTHS = frozenset(["TS", "WE", "Q"]), frozenset(["TS", "WE", "2W"])
_LONG = frozenset(["DE", "CE"])


def _a_unit(match: Match) -> Meaning | None:
    unit = unit_of(match)
    led, followed = match.before() in _LENGTH_PREPOSITIONS, match.after() in context("behind a unit")
    if unit in _RATED:
        led, followed = match.before() in context("before a rated unit"), match.after() in ("after", "before")
    measured = led or followed or match.has("pre") or unit in _LONG
    return _length(match, duration(1, unit)) if measured and unit not in _NO_LENGTHS else None


def _open_plural(match: Match) -> Meaning | None:
    unit, named = unit_of(match), match.tokens.raw(match.index("unit"))[0].isupper() and match.before().isalpha()
    if unit in _NO_OPEN_LENGTHS or named:  # "Colin Weeks"
        return None
    alone = unit != "Q" and match.before() not in context("before other plurals")
    is_length = alone and (unit not in _NAMED or match.before() in context("before a rated unit"))
    return _length(match, duration("X", unit)) if match.has("which") or is_length else None


# "About five hours": the adverb stands outside; "nearly five hours" is one expression.
_PRE = "pre:(nearly | almost | over | under | THAN than | at (least | most) | up to | no more than)?"
_UNIT = "unit:(UNIT | UNITS)"
_WHICH = "which:(LAST | NEXT | first | final | remaining | latest | initial | opening | closing | this past)"

RULES = (
    TimexRule(
        "duration",
        'A number before a unit of time, as in "three months", is a length of time.',
        (
            ("It took [three months].", "P3M"),
            ("It took [nearly forty years].", "P40Y"),
            ("It took [2 1/2 years].", "P2Y6M"),
            ("It took [a couple of years].", "P2Y"),
            ("It took [several days].", "PXD"),
            ("It took [at least 30 more days].", "P30D"),
            ("It took [twenty-four hours].", "PT24H"),
            ("It took [ten hard months].", "P10M"),
            ("It is a [30 minute] walk.", "PT30M"),
            ("It took [13.8 billion years].", "P13800000000Y"),
            ("The mayor may [one day] return.", "FUTURE_REF"),
        ),
        (
            "She is 37 years old.",
            "It cost $30 days.",
            "Three quarters of them left.",
            "He came second.",
            "One day the roof fell.",
        ),
        f"{_PRE} n:AMOUNT (more | additional | straight | consecutive | full | whole | long | trading | working |"
        f" business | short | entire | solid | successive | difficult | tough | hard | bloody | brutal | turbulent |"
        f" previous | preceding | following)? {_UNIT}",
        _duration,
        0.93,
        _NO_AGE + _NO_SUM,
    ),
    TimexRule(
        "duration-and-half",
        '"Two and a half years" are two years and six months.',
        (("It took [two and a half years].", "P2Y6M"),),
        ("Two and a half men.",),
        f"{_PRE} (n:(COUNT | a | one) half:(and a? half) {_UNIT})",
        _duration,
        0.93,
        _NO_AGE + _NO_SUM,
    ),
    TimexRule(
        "duration-unit-and-half",
        '"A year and a half" is a year and six months.',
        (("It took [a year and a half].", "P1Y6M"),),
        ("A year and a day.",),
        f"{_PRE} n:(COUNT | a | an | one) {_UNIT} half:(and a? half)",
        _duration,
        0.93,
        _NO_AGE + _NO_SUM,
    ),
    TimexRule(
        "half-unit",
        '"Half a year" is six months, "half an hour" thirty minutes.',
        (("It took [half a year].", "P6M"), ("It took [half an hour].", "PT30M")),
        ("Half of a year's crop.",),
        f"pre:APPROX? ((a | one)? half HYPHEN? (a | an)? | a half HYPHEN?) {_UNIT}",
        _half_unit,
        0.9,
    ),
    TimexRule(
        "directed-duration",
        '"The past three months" is a length of time that ends now; "the next three months" begins now.',
        (
            ("It fell over [the past three months].", "P3M"),
            ("It will fall for [the next few years].", "PXY"),
            ("It fell in [the first nine months].", "P9M"),
        ),
        ("They were the last three.", "It grew following two months of losses."),
        f"pre:(at (least | most) | THAN than | nearly | almost)? (each of)? (the | these | its | his | her | their)?"
        f" {_WHICH} n:AMOUNT (trading | full | calendar | fiscal)? {_UNIT} (or so)?",
        _directed,
        0.93,
        _NO_AGE + _NO_SUM,
    ),
    TimexRule(
        "the-n-units",
        '"The nine months" is a length of time, and "the" belongs to it.',
        (("In [the nine months] it earned more.", "P9M"),),
        ("The nine men.",),
        f"(the (year HYPHEN earlier | latest)?) n:COUNT {_UNIT}",
        _duration,
        0.9,
        _NO_AGE + _NO_SUM,
    ),
    TimexRule(
        "duration-range",
        '"Two to three weeks" is a length of time; its value is the smaller number.',
        (("It took [two to three weeks].", "P2W"), ("It will take [the next 12 to 18 months].", "P12M")),
        ("Two to three men.",),
        f"pre:APPROX? (the {_WHICH})? n:COUNT (to | or | DASH) COUNT {_UNIT}",
        _duration,
        0.85,
        _NO_AGE + _NO_SUM,
    ),
    TimexRule(
        "hyphenated-duration",
        '"A three-month delay" says how long something is.',
        (
            ("It was a [three-month] delay.", "P3M"),
            ("It was a [day-long] delay.", "P1D"),
            ("It was a [decades-long] feud.", "PXDE"),
        ),
        ("A 5-year-old boy.", "A third-quarter loss."),
        "pre:APPROX? (n:AMOUNT HYPHEN)? unit:(UNIT | UNITS) long:(HYPHEN long)?",
        _hyphenated,
        0.93,
        _NO_AGE,
    ),
    TimexRule(
        "long-word",
        'American papers write "monthlong" for "lasting a month".',
        (("It was a [monthlong] strike.", "P1M"), ("It was a [decadeslong] feud.", "PXDE")),
        ("It was a long month.",),
        "long:LONGWORD",
        _long_word,
        0.93,
    ),
    TimexRule(
        "a-unit",
        '"A week" is a length of time after words such as "took" or "for"; after a price it means "each week".',
        (
            ("It took [a week].", "P1W"),
            ("It took [less than a decade].", "P1DE"),
            ("It lasted for [an additional year].", "P1Y"),
            ("They face [a week] of storms.", "P1W"),
        ),
        ("They pay $3 a year.",),
        "pre:APPROX? (a | an | another) (full | whole | single | additional | further)? unit:UNIT",
        _a_unit,
        0.8,
        (*_NO_AGE, not_after("-", "ago")),
    ),
    TimexRule(
        "past-hour",
        '"The past hour" is the hour that ends now, "the next hour" the one that begins now.',
        (("In [the past hour] two more left.", "PT1H"),),
        ("They left in the hour.",),
        "the (LAST | NEXT) unit:(hour | minute)",
        _past_hour,
        0.85,
    ),
    TimexRule(
        "open-plural",
        '"Years" without a number is a length of time that the text leaves open.',
        (
            ("It took [years].", "PXY"),
            ("It fell in [recent weeks].", "PXW"),
            ("It will fall in [the coming months].", "PXM"),
        ),
        (
            "The dog days.",
            "It is 40 light-years away.",
            "Then Colin Weeks set out.",
            "Opening hours changed.",
            "She had seconds.",
        ),
        "((hundreds | thousands | millions | billions) of | the? which:(recent | LAST | NEXT | early | first | final |"
        " later) (few | several)?)? unit:UNITS (ahead | (to come))?",
        _open_plural,
        0.8,
        (*_NO_AGE, not_after("-", "'", "’", "ago")),
    ),
)
