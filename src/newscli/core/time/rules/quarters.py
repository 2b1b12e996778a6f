"""Quarters, halves and fiscal years, and the comparisons of earnings news: "the year-earlier quarter"."""

from newscli.core.time.context import context, not_after
from newscli.core.time.match import Match
from newscli.core.time.model import Find, Meaning, TimexRule
from newscli.core.time.rules.dates import ended_on
from newscli.core.time.rules.periods import in_year
from newscli.core.time.values import full_year, mod_of, ordinal, year_of


def _part(match: Match, value: str) -> Meaning:
    """A quarter or half in the year that stands beside it, else in the nearest one."""
    return in_year(match, value, mod_of(match))


# Quarters that are named by their place in the year: "the final quarter of 2011".
_PLACES = {"opening": 1, "closing": 4, "final": 4, "last": 4}


def _quarter(match: Match) -> Meaning | None:
    n = _PLACES.get(match.word("n")) or ordinal(match.words("n"))
    if not 1 <= n <= 4 or (not match.has("year") and _is_sport(match)):
        return None
    return _part(match, f"XXXX-Q{n}")


_GAME = context("ball games")
_BUSINESS = context("business")
_AROUND = 30


def _is_sport(match: Match) -> bool:
    """Ball games have quarters and halves too: "the second quarter of the game", "a fumble in the third quarter"."""
    around = {token.lower() for token in match.tokens.tokens[max(match.start - _AROUND, 0) : match.end + _AROUND]}
    return not around.isdisjoint(_GAME) and around.isdisjoint(_BUSINESS)


def _short(match: Match) -> Meaning | None:
    tokens, letter, behind = match.tokens, match.tokens.raw(match.start), match.start + 1
    glued = tokens.touching(behind) and tokens.raw(behind + 1).isalnum() and not match.has("year")  # "H1N1"
    if glued or not tokens.touching(match.start) or not _is_part(letter, match.word("n")):
        return None
    year = full_year(match.word("year"), "70")
    return Meaning("DATE", f"{year or 'XXXX'}-{letter}{match.word('n')}", None if year else Find("nearest"))


# How many of them a year has.
_PARTS = {"Q": 4, "H": 2}


def _is_part(letter: str, n: str) -> bool:
    """Whether a year has such a quarter or half: Q3, H2."""
    return 1 <= int(n) <= _PARTS.get(letter, 0)


def _number_first(match: Match) -> Meaning | None:
    """Return the meaning of "2Q24", "4Q 2024", "1HFY23": analysts put the number before the letter."""
    letters, n, year = match.tokens.raw(match.start + 1), match.word("n"), full_year(match.word("year"), "70")
    if not (year and letters.isupper() and match.tokens.touching(match.start) and _is_part(letters[0], n)):
        return None
    return Meaning("DATE", f"{year}-{letters[0]}{n}")


def _half(match: Match) -> Meaning | None:
    word = match.word("n")
    return _part(match, f"XXXX-H{1 if word in ('first', 'former') else 2}")


def _the_quarter(match: Match) -> Meaning | None:
    if _is_sport(match):
        return None
    if ended := ended_on(match):  # most of it lay in the quarter of a month before
        return Meaning("DATE", "XXXX-QX", Find("shift", "M", -1, of=ended, grain="Q"), mod=mod_of(match))
    return Meaning("DATE", "XXXX-QX", Find("latest", "Q"), mod=mod_of(match))


def _dated_period(match: Match) -> Meaning | None:
    """The same part of another year as the report's; its quarter as a rule."""
    year = "year" if match.has("year") else "year2"
    return Meaning(
        "DATE", "XXXX-QX", Find("inside", "Q", match.has("year2"), of=Meaning("DATE", year_of(match, year) or ""))
    )


def _last_years_period(match: Match) -> Meaning | None:
    measured = match.after().isalnum() and match.after() not in context("behind a year before")
    if match.all_words()[-1] == "before" and measured:
        return None  # "a year before her death"
    return Meaning("DATE", "XXXX", Find("yearago", "Q" if "quarter" in match.all_words() else ""))


def _short_fiscal(match: Match) -> Meaning | None:
    """Return the meaning of "FY25", "FY2025", in capitals; the letters and the number may stand apart."""
    tokens, year = match.tokens, match.word("year")
    if not tokens.raw(match.start).isupper():
        return None
    last = match.word("last")[-2:]
    if last:
        consecutive = len(year) == 4 and int(last) == (int(year) + 1) % 100
        return Meaning("DATE", f"{year}/{int(year) + 1}") if consecutive else None
    return Meaning("DATE", year if len(year) == 4 else f"20{year}")


def _is_fiscal_alone(match: Match) -> bool:
    """Whether "fiscal" is a year by itself: "fiscal 1998", in India also "last fiscal"; no "this fiscal gap"."""
    if match.has("year"):
        return "financial" not in match.all_words()
    return match.has("which") and match.all_words()[-1] == "fiscal" and not match.noun_follows()


def _fiscal(match: Match) -> Meaning | None:
    if match.has("first"):  # "the 2016/17 fiscal year": the one that it ends in
        year = full_year(match.word("last") or match.word("first"), "70")
        return Meaning("DATE", year) if year else None
    if not match.has("unit") and not _is_fiscal_alone(match):
        return None
    if match.has("year"):
        return Meaning("DATE", year_of(match) or "", mod=mod_of(match))
    if ended := ended_on(match):
        return Meaning("DATE", "XXXX", Find("shift", "D", 0, of=ended, grain="Y"))
    return Meaning("DATE", "XXXX", Find("shift", "Y", match.direction()), mod=mod_of(match))


RULES = (
    TimexRule(
        "quarter",
        '"The third quarter" is in the year named beside it, or else in the nearest year, a past one if possible.',
        (
            ("Profit fell in [the third quarter].", "2012-Q3"),
            ("Profit rose in [the fiscal first quarter].", "2013-Q1"),
            ("Sales in [last year's second quarter] were flat.", "2012-Q2"),
        ),
        (
            "She scored in the second quarter of the game.",
            "A fumble in the first quarter cost them ten yards.",
            "A quarter of them left.",
        ),
        "pre:PRE? (the fiscal? HYPHEN?)? (year:YEARNUM | which:POINTEDYEAR APOS s)?"
        " (fiscal HYPHEN?)? n:ORDINAL fiscal? quarter",
        _quarter,
        0.95,
    ),
    TimexRule(
        "hyphenated-quarter",
        'In "a fourth-quarter loss" the quarter is a date, and "a" goes with "loss".',
        (("It had a [fourth-quarter] loss.", "2012-Q4"), ("It had a [fiscal second-quarter] loss.", "2012-Q2")),
        ("She scored a third-quarter touchdown.",),
        "(fiscal HYPHEN?)? n:ORDINAL HYPHEN quarter",
        _quarter,
        0.95,
    ),
    TimexRule(
        "short-quarter",
        'Business pages write "Q3" for a quarter and "H1" for a half-year.',
        (
            ("Sales rose in [Q3 2011].", "2011-Q3"),
            ("Sales rose in [Q4].", "2012-Q4"),
            ("Sales rose in [H1 of 2011].", "2011-H1"),
            ("Sales rose in [Q3FY12].", "2012-Q3"),
            ("Sales rose in [Q3 FY2012].", "2012-Q3"),
        ),
        ("The Q 3 times over.", "They fear H1N1.", "See Q7."),
        "which:(q | h) n:DAY (of? fy? year:YEAR | of? fy year:(TWO | DAY))?",
        _short,
        0.9,
    ),
    TimexRule(
        "number-first-quarter",
        'Analysts write "2Q12" for the second quarter of 2012.',
        (
            ("Sales fell in [2Q12].", "2012-Q2"),
            ("Sales fell in [4Q 2011].", "2011-Q4"),
            ("Orders fell in [1H12].", "2012-H1"),
            ("Orders fell in [1HFY12].", "2012-H1"),
        ),
        ("It left at 16h05.", "See 7Q12.", "They have 2 Q 12 times."),
        "n:DAY (q | h | (q | h) fy | qfy | hfy) year:(DAY | TWO | YEAR | DIGITS)",
        _number_first,
        0.9,
    ),
    TimexRule(
        "quarter-of-year",
        'In "the second quarter of last year" the year is named after the quarter.',
        (
            ("Profit rose in [the second quarter of last year].", "2012-Q2"),
            ("Profit rose in [the second quarter of 1998].", "1998-Q2"),
            ("It lost money in [the third quarter 2011].", "2011-Q3"),
            ("It lost money in [the final quarter of 2011].", "2011-Q4"),
        ),
        ("The third quarter was sold.",),
        "pre:PRE? the? fiscal? n:(ORDINAL | final | last | closing | opening) HYPHEN? fiscal? quarter of? fiscal?"
        " (year:YEARNUM | which:(POINTEDYEAR | the year))",
        _quarter,
        0.97,
    ),
    TimexRule(
        "half",
        '"The first half" is a half-year only if a year is named beside it.',
        (
            ("Sales rose in [the first half of 2011].", "2011-H1"),
            ("Sales rose in [the second half of last year].", "2012-H2"),
            ("Sales rose in [the latter half of 1998].", "1998-H2"),
        ),
        ("They ran the first half.", "He played the second half."),
        "pre:PRE? the? n:(first | second | last | latter | former) HYPHEN? half of:(of | in)"
        " (fiscal? year:YEARNUM | which:(POINTEDYEAR | the year))",
        _half,
        0.95,
    ),
    TimexRule(
        "the-quarter",
        '"The quarter" is the one that the text last mentioned, or else the last complete one.',
        (("Profit fell in [the latest quarter].", "2012-Q4"), ("Profit fell in [the quarter].", "2012-Q4")),
        ("He sold a quarter of it.", "They live in the old quarter.", "They ran the quarter-mile."),
        "pre:PRE? (the | that) ((latest | most recent | same | just HYPHEN? ended) HYPHEN?)? (fiscal | full)? quarter",
        _the_quarter,
        0.85,
        (not_after("-"),),
    ),
    TimexRule(
        "the-latest-period",
        'In a company\'s results "the latest period" is the quarter that is reported.',
        (("Sales in [the latest period] were flat.", "2012-Q4"),),
        ("The ice period was long.",),
        "the latest period",
        _the_quarter,
        0.85,
        (not_after("-"),),
    ),
    TimexRule(
        "period-of-year",
        '"The 1998 period" is the same part of 1998, for example the same quarter.',
        (
            ("In the third quarter sales were up from [the 1998 period].", "1998-Q3"),
            ("Sales in the third quarter beat [the same period of 2010].", "2010-Q3"),
        ),
        ("The 1998 periodical is lost.",),
        "the (year:YEARNUM (quarter | period) | (same | comparable | corresponding) (quarter | period) (of | in)"
        " year2:YEARNUM)",
        _dated_period,
        0.85,
    ),
    TimexRule(
        "a-year-earlier",
        'In a company\'s results "a year earlier" is the same quarter of the year before; elsewhere it is the year'
        " before.",
        (
            ("Profit fell in the third quarter from [a year earlier].", "2011-Q3"),
            ("The mill had closed [a year ago].", "2012"),
        ),
        (
            "It took a year. Ago is a place.",
            "It opened a year earlier than planned.",
            "It failed a year before his death.",
        ),
        "(a | one) year (ago | earlier | before)",
        _last_years_period,
        0.85,
        (not_after("than"),),
    ),
    TimexRule(
        "year-ago-period",
        '"The year-ago quarter" is the same quarter of the year before.',
        (
            ("Profit fell in the third quarter from [the year-ago quarter].", "2011-Q3"),
            ("Profit fell in the third quarter; [year-earlier] results were restated.", "2011-Q3"),
            ("Profit fell in the third quarter from [the comparable period last year].", "2011-Q3"),
        ),
        ("The year was earlier than they thought.",),
        "((the (comparable | same | corresponding | like)?)? year HYPHEN (ago | earlier) (ORDINAL? quarter | period)"
        " | year HYPHEN (ago | earlier)"
        " | the? (comparable | same | corresponding | like) ORDINAL? (quarter | period) (of | in)?"
        " (last (year | fiscal year?) | a year (ago | earlier | before) | the (previous | prior) (year | fiscal year?))"
        " | the quarter a year (ago | earlier)"
        " | last year APOS s (comparable | same | corresponding)? (quarter | period))",
        _last_years_period,
        0.88,
        (not_after("than"),),
    ),
    TimexRule(
        "fiscal-year",
        "A fiscal year is named after the calendar year in which it ends.",
        (
            ("It earned more in [fiscal 1998].", "1998"),
            ("It will pay in [the current fiscal year].", "2013"),
            ("It will pay in [the next financial year].", "2014"),
            ("It paid in [the 2011 fiscal year].", "2011"),
            ("It paid more [last fiscal].", "2012"),
        ),
        ("Fiscal prudence paid.", "It closed this fiscal gap."),
        "pre:PRE? (the? which:(LAST | THIS | NEXT | latest)? (fiscal | financial) (HYPHEN? unit:(year))? year:YEARNUM?"
        " | the? first:YEAR ((SLASH | DASH) last:DIGITS)? (fiscal | financial) year)",
        _fiscal,
        0.92,
    ),
    TimexRule(
        "short-fiscal-year",
        'Business pages write "FY25" for the fiscal year that ends in 2025.',
        (
            ("Sales fell in [FY12].", "2012"),
            ("Sales fell in [FY 2012].", "2012"),
            ("Sales fell in [FY2011-12].", "2011/2012"),
        ),
        ("They say fy 12 times.",),
        "fy year:(YEAR | TWO | DAY) ((SLASH | DASH) last:(YEAR | TWO | DAY))?",
        _short_fiscal,
        0.9,
    ),
)
