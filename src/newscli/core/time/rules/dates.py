"""Calendar days in all newspaper forms: "March 12, 2011", "12 March", "the 12th of March", "3/12/11", "480 BC"."""

import re

from newscli.core.text.calendar_names import months
from newscli.core.text.speech import AFTER_SPEAKER
from newscli.core.text.word_classes import word_class
from newscli.core.time.calendar import interval
from newscli.core.time.context import before, context, not_after, not_before
from newscli.core.time.match import Match
from newscli.core.time.model import Find, Meaning, TimexRule
from newscli.core.time.values import day_of, full_year, mod_of, month_of, number, year_of
from newscli.core.time.vocabulary import word_values

# What follows a number that is an amount after all: "in March 12 percent", "May 3 million".
_AMOUNTS = context("amounts behind days")
_BEFORE_BARE_MAY = context("before months")
# What only a person called April or June does.
_PERSON_VERBS = frozenset([*AFTER_SPEAKER.split("|"), "laughed", "smiled"])
_COMPARED = context("compared")
_LONGEST_MONTH = {"02": "29", "04": "30", "06": "30", "09": "30", "11": "30"}


_SMALL_YEAR = 1000
_MONTHS = 12
_LAST_YEAR = "2199"  # a larger number more often counts
_BEFORE_SHORT_DATE = context("before short dates")


def is_day(month: str, day: str) -> bool:
    """Whether there is such a day, given in two digits each."""
    return "01" <= month <= "12" and len(day) == 2 and "00" < day <= _LONGEST_MONTH.get(month, "31")


def dated(year: str, month: str, day: str) -> Meaning | None:
    """The day in digits, of the nearest year where that is ""; None for a day or a year that there is not."""
    if not is_day(month, day) or (year and interval(f"{year}-{month}-{day}") is None):
        return None
    return Meaning("DATE", f"{year or 'XXXX'}-{month}-{day}", None if year else Find("nearest"))


def calendar_day(match: Match, suffix: str = "") -> Meaning | None:
    """The day that the parts `month`, `day` and `year` say. suffix: what is added to the names of the parts."""
    day, year = day_of(match, f"day{suffix}"), f"year{suffix}"
    return dated((match.has(year) and year_of(match, year)) or "", month_of(match, f"month{suffix}"), day or "")


def _is_listed_person(match: Match) -> bool:
    """Whether a name that is no month stands beside it in a list: "her sons, August and Felix"."""
    other = match.tokens.raw(match.end + 1)
    return match.before() == "," and match.after() == "and" and other[:1].isupper() and other.lower() not in months()


def month_is_meant(match: Match, name: str = "month") -> bool:
    """Not "May" the verb or the name, "March" the walk, "Mar" without its stop."""
    index = match.index(name)
    word = match.tokens.word(index)
    alone = match.start == index and index + 1 == match.end
    return not alone or word not in _ALSO_NAMES or _bare_name_is_month(match, word)


_ALSO_NAMES = frozenset("may march april june august".split())
_DETERMINERS = frozenset("the a an its their".split())
_AFTER_WALK = context("behind walks")
# Behind these a name with a capital after it is a person's: "said June Ashdown", "for April Dunn".
_BEFORE_PERSON = frozenset(["", ",", '"', "“", "and", "for", "by", "of", "from", "to", "said"])
_BEFORE_ANY = frozenset([",", "", '"', "“", ".", "said"])


def _bare_name_is_month(match: Match, word: str) -> bool:
    """Whether a month that is also a name or a verb stands for the month, by what is around it."""
    before, following = match.before(), match.tokens.raw(match.end)
    if before.endswith("est") and len(before) > 4:
        return True  # "the wettest March"
    if before in _DETERMINERS and following.islower():
        return match.after() not in _AFTER_WALK  # "the March summit"
    if match.before(2) in _COMPARED and before in ("with", "against", "on"):
        return True  # "compared with March"
    if before not in _BEFORE_BARE_MAY and (word == "may" or before not in _BEFORE_ANY):
        return False
    if match.after() in _PERSON_VERBS or _is_listed_person(match):
        return False  # "April told the court"
    return not (following[:1].isupper() and before in _BEFORE_PERSON)


# What leads from a period to its last day or month.
_ENDING = word_class("ends of periods")


def ended_on(match: Match) -> Meaning | None:
    """The day in "(the quarter) ended Sept. 30", the month in "(the year) to November", read behind the match."""
    tokens, index = match.tokens, match.end
    if tokens.word(index) == "that":
        index += 1
    if tokens.word(index) not in _ENDING:
        return None
    index += 1
    values = word_values()
    month = values["MONTH"].get(tokens.word(index)) or values["MABBR"].get(tokens.word(index))
    if not month:
        return None
    index += 2 if tokens.word(index + 1) == "." else 1
    day, month = tokens.word(index), f"{int(month):02}"
    if day.isdecimal() and len(day) <= 2 and is_day(month, f"{int(day):02}"):
        year = tokens.word(index + 2) if tokens.word(index + 1) == "," else ""
        return dated(year if is_year(year) else "", month, f"{int(day):02}")
    year = day if is_year(day) else ""
    return _month_of(year, month) if year or tokens.word(match.end) != "that" else None


def _month_of(year: str, month: str) -> Meaning:
    """The month of a year, of the nearest one where none is given."""
    return Meaning("DATE", f"{year or 'XXXX'}-{month}", None if year else Find("nearest"))


def is_year(word: str) -> bool:
    """Whether a word is a year in four digits."""
    return len(word) == 4 and word.isdecimal() and "1000" <= word <= "2199"


def _full(match: Match) -> Meaning | None:
    month, day, year = month_of(match), day_of(match), year_of(match)
    if not day or ((year or "") > _LAST_YEAR and match.noun_follows()):
        return None  # "on March 3, 4000 people came"
    value, part = f"{year}-{month}-{day}", match.value("part", "PART")
    if interval(value) is None:
        return Meaning("DATE", value[:-3], mod=mod_of(match))  # "Feb. 30, 2019": the month at least is one
    return Meaning("TIME" if part else "DATE", value, clock=f"T{part}" if part else "", mod=mod_of(match))


def _month_day(match: Match) -> Meaning | None:
    meaning = calendar_day(match) if month_is_meant(match) else None
    if meaning:
        meaning.mod = mod_of(match)
    return meaning


def _iso(match: Match) -> Meaning | None:
    year, month, day = match.word("date").split("-")
    return dated(year, month, day) if is_year(year) else None


def numeric_date(first: str, second: str, year: str, *, day_first: bool) -> str | None:
    """The ISO day of three numbers, in the other order where the usual one gives no day.

    >>> numeric_date("3", "12", "11", day_first=False), numeric_date("25", "12", "1998", day_first=False)
    ('2011-03-12', '1998-12-25')
    """
    year, numbers = full_year(year), [f"{int(first):02}", f"{int(second):02}"]
    for day, month in (numbers, numbers[::-1]) if day_first else (numbers[::-1], numbers):
        if is_day(month, day) and is_year(year):
            return f"{year}-{month}-{day}"
    return None


def _numeric(match: Match) -> Meaning | None:
    """Return the meaning of "3/12/2011", "12.3.2011", "12-03-11": the month stands first between strokes only.

    Three short numbers without strokes are a day where the word before them says so, else a version or an address.
    """
    word = match.word("date")
    first, second, year = re.split("[-./]", word)
    short = "/" not in word and len(year) == 2
    if short and (match.before() not in _BEFORE_SHORT_DATE or int(second) > _MONTHS):
        return None
    value = numeric_date(first, second, year, day_first="/" not in word)
    return Meaning("DATE", value) if value and ("-" not in word or _is_glued(match)) else None


def _is_glued(match: Match) -> bool:
    """Whether the tokens of the match stand without a space between them, and nothing more is glued to them."""
    tokens = match.tokens
    inside = all(tokens.touching(index) for index in range(match.start, match.end - 1))
    before = tokens.touching(match.start - 1) and match.before() in "-/."
    after = tokens.touching(match.end - 1) and match.after() in ("-", "/")
    return inside and not before and not after


def _glued_parts(match: Match) -> Meaning | None:
    """Return the meaning of "14-Mar-09", "2011/11/05": parts with marks between them and no space."""
    year, day = full_year(match.word("year")), f"{int(match.word('day')):02}"
    month = month_of(match) if match.value("month", "MONTH", "MABBR") else f"{int(match.word('month')):02}"
    return dated(year, month, day) if year and _is_glued(match) else None


def _after_era(match: Match) -> Meaning | None:
    """Return the meaning of "AD 536", "A.D. 79": the letters stand before the year."""
    n = match.word("n")
    if not match.word("era").startswith("a") or not n.isdecimal() or not 0 < int(n) < 2200:
        return None
    if match.tokens.raw(match.index("era")).islower():
        return None
    return Meaning("DATE", f"{int(n):04}", mod=mod_of(match))


def _three_digits(match: Match) -> Meaning | None:
    """Return the meaning of "In 871": a year before 1000 needs a preposition before it and no noun behind it."""
    return None if match.noun_follows() else Meaning("DATE", f"0{match.word('year')}")


def _day_of_early_year(match: Match) -> Meaning | None:
    return dated(f"0{match.word('year')}", month_of(match), day_of(match) or "")


def _nth(match: Match) -> Meaning | None:
    day = day_of(match)
    # "the 12th man", "the 21st Century Club": an ordinal that counts something else.
    if not day or match.noun_follows():
        return None
    return Meaning("DATE", f"XXXX-XX-{day}", Find("nearest", anchor="text"))


def _bc(match: Match) -> Meaning | None:
    n = number(match.words("n"))
    if not isinstance(n, int) or not 0 < n < 10000 or match.tokens.raw(match.end - 1).islower():
        return None
    era = "BC" if match.word("era").startswith("b") else ""
    if match.word("era") == "ce" and n < _SMALL_YEAR and match.before() not in _BEFORE_SMALL_YEAR:
        return None  # "15 CE credits"
    month = f"-{month_of(match)}" if match.has("month") else ""
    day = f"-{day_of(match) or 'XX'}" if match.has("day") else ""
    season = f"-{match.value('season', 'SEASON')}" if match.has("season") else ""
    return Meaning("DATE", f"{era}{n:04}{month}{day}{season}", mod=mod_of(match))


_BEFORE_SMALL_YEAR = frozenset("in by until since from of".split())


def _bc_decade(match: Match) -> Meaning | None:
    if not match.word("era").startswith("b"):
        return None
    return Meaning("DATE", f"BC{int(match.word('decade')[:-2]):03}", mod=mod_of(match))


RULES = (
    TimexRule(
        "month-day-year",
        "A month, a day and a year are a complete date, with or without a weekday.",
        (
            ("The bridge at Port Elder opened on [March 12, 2011].", "2011-03-12"),
            ("It closed on [Saturday, Jan. 3, 1998], for good.", "1998-01-03"),
        ),
        ("They may 12, 2011 times over.", "A march 12 miles long.", "On March 3, 4000 people came."),
        "pre:(ABOUT)? (DAYNAME part:PART? COMMA?)? month:MONTHNAME the? day:DAYNUM (COMMA | of)?"
        " year:(YEARNUM | LATEYEAR)",
        _full,
        0.99,
    ),
    TimexRule(
        "day-month-year",
        'In "12 March 2011" the day comes before the month, as outside America.',
        (
            ("The bridge opened on [12 March 2011].", "2011-03-12"),
            ("It was signed on [the 3rd of June, 1840].", "1840-06-03"),
            ("The lease ends on [31 December 9999].", "9999-12-31"),
        ),
        ("Chapter 12 of 2011 editions was torn out.",),
        "pre:(ABOUT)? (DAYNAME part:PART? COMMA?)? the? day:DAYNUM (of | HYPHEN)? month:MONTHNAME"
        " (COMMA | of | HYPHEN)? year:(YEARNUM | LATEYEAR)",
        _full,
        0.99,
    ),
    TimexRule(
        "month-day",
        "A month and a day without a year are the nearest such day, or the next one if the verb is about the future.",
        (
            ("The council closed the bridge on [Feb. 3].", "2013-02-03"),
            ("The ferry sank on [Nov. 25].", "2012-11-25"),
            ("Divers go down [around March 3].", "2013-03-03"),
        ),
        ("They may 3 times refuse.", "In March 12 percent of them left."),
        "pre:(ABOUT | PHASE on?)? (DAYNAME COMMA?)? month:MONTHNAME the? day:DAYNUM",
        _month_day,
        0.96,
        (not_after("quarter", "half", *_AMOUNTS),),
    ),
    TimexRule(
        "day-month",
        'A day can be written before its month: "3 February".',
        (
            ("The council met on [3 February].", "2013-02-03"),
            ("The council met on [the 3rd of February].", "2013-02-03"),
        ),
        ("It scored 3 in Marchwood.",),
        "pre:(ABOUT | PHASE on?)? (DAYNAME COMMA?)? the? day:(DAY | ORDDAY | (TENS HYPHEN)? ORD of) of?"
        " month:MONTHNAME",
        _month_day,
        0.96,
        (not_before("$", "£", "€"), not_after(*_AMOUNTS)),
    ),
    TimexRule(
        "iso-date",
        'Digits such as "2011-03-12" are year, month and day.',
        (("The log ends at [2011-03-12].", "2011-03-12"),),
        ("Call 2011-13-45 for help.",),
        "date:ISO",
        _iso,
        0.99,
    ),
    TimexRule(
        "slashed-date",
        'In "3/12/2011" the month comes first, as in America; if it cannot be a month, the day comes first.',
        (("The label says [3/12/2011].", "2011-03-12"), ("The label says [25/12/98].", "1998-12-25")),
        ("The label says 45/77/98.",),
        "date:SLASHED",
        _numeric,
        0.85,
    ),
    TimexRule(
        "the-nth",
        '"On the 9th", with no noun after it, is a day of the month that the text last mentioned.',
        (("They sailed on March 3 and landed on [the 9th].", "2012-03-09"),),
        ("He finished in the 9th race.", "It stands on the 9th floor."),
        "the day:ORDDAY",
        _nth,
        0.75,
        (before(*context("before ordinals")), not_after("-", "of")),
    ),
    TimexRule(
        "year-era",
        'A number before "BC", or beside "AD", is a year, even if it is small.',
        (
            ("The harbour silted up in [480 BC].", "BC0480"),
            ("It was rebuilt in [70 AD].", "0070"),
            ("He fell on [9 May 31 BC].", "BC0031-05-09"),
        ),
        ("He had 480 ad pages.", "She earned 15 CE credits."),
        "pre:(ABOUT DOT? | PRE)? (month:MONTHNAME (day:(DAY | ORDDAY) COMMA?)? of?"
        " | the? day:(DAY | ORDDAY) of? month:MONTHNAME COMMA? | the? season:SEASON of?)? n:DIGITS era:ERA",
        _bc,
        0.95,
    ),
    TimexRule(
        "decade-era",
        '"The 470s BC" are a decade before Christ.',
        (("The harbour silted up in [the 470s BC].", "BC047"),),
        ("They sold 470s and bc.",),
        "the? pre:PRE? the? decade:OLDDECADE era:ERA",
        _bc_decade,
        0.95,
    ),
    TimexRule(
        "dotted-date",
        'In "25.01.2008" the day comes first, as in continental Europe.',
        (("It was signed on [25.01.2008].", "2008-01-25"), ("It is dated [25.01.08].", "2008-01-25")),
        ("Chapter 45.77.2008 is long.", "Install version 3.10.98 first."),
        "date:DOTTED",
        _numeric,
        0.9,
    ),
    TimexRule(
        "hyphened-date",
        'In "26-04-2011" the day comes first, then the month and the year.',
        (("It was signed on [26-04-2011].", "2011-04-26"), ("It is dated [12-10-98].", "1998-10-12")),
        ("Call 26-04-77 for help.", "It won 10 - 4 - 2011 times.", "Model 45-77-2011 is out."),
        "date:HYPHENED",
        _numeric,
        0.9,
    ),
    TimexRule(
        "hyphened-month",
        'In "14-Mar-09" day, month and year are joined by hyphens.',
        (("It was signed on [14-Mar-09].", "2009-03-14"),),
        ("It ran 14 - Mar - 09.",),
        "day:DAY HYPHEN month:MONTHNAME HYPHEN year:(TWO | DAY | DIGITS)",
        _glued_parts,
        0.9,
    ),
    TimexRule(
        "year-first-date",
        'In "2011/11/05" the year comes first, then the month and the day.',
        (("It was posted on [2011/11/05].", "2011-11-05"),),
        ("See 2011/45/77.",),
        "year:YEAR SLASH month:DAY SLASH day:DAY",
        _glued_parts,
        0.9,
    ),
    TimexRule(
        "year-month-day",
        'In logs and lists the year can come first, as in "2011 Feb 17".',
        (("It was logged on [2011 Feb 17].", "2011-02-17"),),
        ("In 2011 March 45 was no day.",),
        "year:YEAR month:MONTHNAME day:DAY",
        calendar_day,
        0.9,
    ),
    TimexRule(
        "era-year",
        '"AD" can be written before its year, as in "AD 536".',
        (("The harbour was built in [AD 536].", "0536"), ("It burned in [A.D. 79].", "0079")),
        ("The ad 536 ran.",),
        "pre:(ABOUT DOT?)? era:ERA n:(DIGITS | YEAR | DAY | TWO)",
        _after_era,
        0.95,
    ),
    TimexRule(
        "early-year",
        'A number below 1000 is a year after "in".',
        (("The abbey was founded in [871].", "0871"),),
        ("They sold it in 871 shops.", "It has 871 rooms."),
        "year:HUNDREDS",
        _three_digits,
        0.85,
        (before("in"),),
    ),
    TimexRule(
        "day-of-early-year",
        "A number below 1000 is a year after a day and its month.",
        (("He died on [26 October 899].", "0899-10-26"),),
        ("On 26 October 899 people came.",),
        "day:DAY of? month:MONTHNAME year:HUNDREDS",
        _day_of_early_year,
        0.85,
        (not_after(*_AMOUNTS),),
    ),
)
