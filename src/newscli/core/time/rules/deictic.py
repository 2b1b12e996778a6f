"""Words that point from the time of writing: today, this week, last year, the weekend; and from the text: that day."""

from newscli.core.time.context import before, not_after
from newscli.core.time.match import Match
from newscli.core.time.model import Anchor, Find, Meaning, TimexRule
from newscli.core.time.rules.dates import calendar_day, ended_on
from newscli.core.time.values import mod_of, unit_of

_TEMPLATES = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Y": "XXXX",
    "Q": "XXXX-QX",
    "DE": "XXX",
    "CE": "XX",
}
# Clock units do not date: "last minute", "this second".
_DATING = frozenset([*_TEMPLATES, "2W"])


def template(unit: str) -> str:
    """The value of a unit of which nothing is known."""
    return _TEMPLATES.get(unit.removeprefix("2"), "XXXX")


def _adverb(match: Match) -> Meaning | None:
    if match.tokens.raw(match.index("day"))[0].isupper() and _names_something(match):
        return None
    find = Find("shift", "D", int(match.value("day", "ADVERBDAY")), anchor="dct")
    return Meaning("DATE", "XXXX-XX-XX", find, mod=mod_of(match))


def _names_something(match: Match) -> bool:
    """Whether the word is part of a name, with a capital inside a sentence: "the Today programme", "USA Today"."""
    before = match.tokens.raw(match.index("day") - 1)
    return before.isalpha() and (before.islower() or before == "USA")


def _beyond(match: Match) -> Meaning | None:
    return Meaning("DATE", "XXXX-XX-XX", Find("shift", "D", -2 if match.has("back") else 2, anchor="dct"))


def _to_this_day(match: Match) -> Meaning:
    return Meaning("DATE", "PRESENT_REF")


def _directed(match: Match) -> Meaning | None:
    unit, n = unit_of(match), match.direction()
    if unit not in _DATING or _is_title(match) or _is_of_a_series(match, unit):
        return None
    if unit == "2W" and n:
        return Meaning("DURATION", "P2W", mod=mod_of(match))  # as "the past two weeks"
    find = Find("shift", unit.removeprefix("2"), n, anchor=_anchor_of_directed(match, unit))
    return Meaning("DATE", template(unit), find, mod=mod_of(match))


# Before "last day" these lead up to a length of time.
_BEFORE_LAST_DAY = frozenset(["over", "in", "during", "within"])
_FROM_TEXT = frozenset("following previous preceding subsequent".split())


def _is_of_a_series(match: Match, unit: str) -> bool:
    """Whether "last" and "next" mean one of several: "the last week of August", "the auction's last day"."""
    word = match.word("which")
    if match.after() == "of" and word in ("last", "next"):
        return True
    return unit == "D" and word == "last" and match.before() not in _BEFORE_LAST_DAY


def _anchor_of_directed(match: Match, unit: str) -> Anchor:
    """What "the next year", "the following day" and "this week" count from."""
    word = match.word("which")
    if word in _FROM_TEXT:
        return "text"
    if match.has("the") and word == "next":
        return _ANCHORS_OF_THE_NEXT.get(unit, "writing")
    if unit in ("W", "WE"):
        return "dct"  # "this week" is the writer's week, in a history too
    return "writing" if word in ("last", "next") else "now"


# What "the next week" counts from: "it opened in 1990 and closed the next year", but "over the next weekend".
_ANCHORS_OF_THE_NEXT: dict[str, Anchor] = {
    "D": "text",
    "WE": "dct",
    **dict.fromkeys(("W", "M", "Y", "DE", "CE"), "story"),
}


def _before_last(match: Match) -> Meaning | None:
    unit, n = unit_of(match), -2 if match.has("back") else 2
    leads_on = match.tokens.raw(match.end)[:1].isupper()  # "the day before last Tuesday"
    return None if leads_on or unit not in _TEMPLATES else Meaning("DATE", template(unit), Find("shift", unit, n))


def _is_title(match: Match) -> bool:
    """Whether both words have capitals, as in the name of a programme: "This Week"."""
    return match.tokens.raw(match.index("which"))[0].isupper() and match.tokens.raw(match.index("unit"))[0].isupper()


def _is_award(match: Match) -> bool:
    """Whether the unit belongs to an award or a club: "Player of the Year", "book of the month club"."""
    if match.before() != "of":
        return False
    return match.tokens.raw(match.end - 1)[0].isupper() or match.after() in ("club", "clubs", "award", "awards")


def _new_year(match: Match) -> Meaning:
    """From July on the one to come, before that the one that has begun."""
    return Meaning("DATE", "XXXX", Find("shift", "M", 6, grain="Y"), mod="START")


def _other_day(match: Match) -> Meaning:
    return Meaning("DATE", "PAST_REF")


def _that_unit(match: Match) -> Meaning | None:
    unit = unit_of(match)
    meaning = Meaning("DATE", template(unit), Find("same", unit, anchor="text"), mod=mod_of(match))
    return meaning if unit in _DATING else None


def _the_unit(match: Match) -> Meaning | None:
    unit = unit_of(match)
    leads_on = unit != "WE" and match.after() in ("when", "that", "after", "before")
    bare = (
        unit in ("D", "DE", "CE")
        and not match.has("pre")
        and f"{match.before(2)} {match.before()}" not in _IN_ITS_COURSE
    )
    if unit not in _DATING or leads_on or bare or match.after().isdecimal() or _is_award(match):
        return None
    if unit in ("Y", "Q") and (ended := ended_on(match)):  # most of a quarter lies in that of the month before its end
        return Meaning("DATE", template(unit), Find("shift", "M", -1 if unit == "Q" else 0, of=ended, grain=unit))
    if unit == "2W":
        return Meaning("DURATION", "P2W")  # "within the fortnight"
    return Meaning("DATE", template(unit), Find("same", unit, anchor=_ANCHORS.get(unit, "now")), mod=mod_of(match))


# What makes a date of "the day" and "the decade": "later in the day".
_IN_ITS_COURSE = frozenset(["later in", "earlier in", "early in", "late in"])
_ANCHORS: dict[str, Anchor] = {"D": "text", "M": "sentence"}


def _unit_end(match: Match) -> Meaning | None:
    unit = unit_of(match)
    if unit == "Y" and not match.has("apos"):
        year = Meaning("DATE", "XXXX", Find("same", "Y"))
        return Meaning("DATE", "XXXX-12-31", Find("inside", of=year), mod=mod_of(match))
    return Meaning("DATE", template(unit), Find("same", unit), mod="END") if unit in ("Y", "M", "W") else None


def _week_of(match: Match) -> Meaning | None:
    unit, day = unit_of(match), calendar_day(match)
    return Meaning("DATE", template(unit), Find("shift", unit, 0, of=day)) if day else None


RULES = (
    TimexRule(
        "adverb-day",
        '"Today", "yesterday" and "tomorrow" are counted from the publication date.',
        (
            ("The bridge closed [yesterday].", "2013-02-11"),
            ("The bridge closed [late yesterday].", "2013-02-11"),
            ("The bridge will open [tomorrow].", "2013-02-13"),
        ),
        ("They sang Yesterdays.", "She spoke on the Today programme."),
        "pre:PHASE? day:ADVERBDAY",
        _adverb,
        0.96,
    ),
    TimexRule(
        "beyond-adverb-day",
        '"The day before yesterday" is two days before publication, "the day after tomorrow" two days after.',
        (
            ("The bridge closed [the day before yesterday].", "2013-02-10"),
            ("It opens [the day after tomorrow].", "2013-02-14"),
        ),
        ("The day before was yesterday's.",),
        "the day (back:(before yesterday) | after tomorrow)",
        _beyond,
        0.97,
    ),
    TimexRule(
        "to-this-day",
        '"To this day" means up to the present.',
        (("It stands to [this day].", "PRESENT_REF"),),
        ("It stands this day and night.",),
        "this day",
        _to_this_day,
        0.92,
        (before("to"),),
    ),
    TimexRule(
        "directed-unit",
        '"Last week", "this month" and "next year" are counted from the publication date.',
        (
            ("The bridge closed [last week].", "2013-W06"),
            ("It closed [early this month].", "2013-02"),
            ("It opens [next year].", "2014"),
            ("Fees rose over [the past year].", "2012"),
            ("Fees rose over [the past fortnight].", "P2W"),
            ("On March 3 it closed and [the next day] it fell.", "2012-03-04"),
        ),
        ("It was a last minute plan.", "At last years went by.", "It sold on the auction's last day."),
        "pre:PRE? (sometime | the:the)? which:(this past | this coming | LAST | THIS | NEXT) (calendar | full |"
        " fiscal)? unit:UNIT",
        _directed,
        0.92,
    ),
    TimexRule(
        "unit-before-last",
        '"The week before last" is two weeks before publication, "the year after next" two years after.',
        (("It closed [the week before last].", "2013-W05"), ("It opens [the year after next].", "2015")),
        ("The week before lasted long.", "It closed the day before last Tuesday."),
        "the unit:UNIT (back:(before last) | after next)",
        _before_last,
        0.95,
    ),
    TimexRule(
        "that-unit",
        '"That day" and "the same month" are the day and the month that the text last mentioned.',
        (
            ("It opened on March 3, 1990. [That day] it rained.", "1990-03-03"),
            ("It opened on March 3, 1990, and closed [later that year].", "1990"),
        ),
        ("He said that weeks passed.",),
        "pre:PRE? (that same? | the same (very)? | the very same) unit:UNIT",
        _that_unit,
        0.85,
    ),
    TimexRule(
        "the-unit",
        '"The week", "the month" and "the year" are the current ones; "the day" is a date only in "the end of the'
        ' day" and the like.',
        (
            ("Shares fell for [the week].", "2013-W07"),
            ("Shares will recover by [the end of the year].", "2013"),
            ("Shares fell over [the weekend].", "2013-W06-WE"),
            ("He wrote at [the weekend] that he would sue.", "2013-W06-WE"),
            ("Trains stopped over [the bank holiday weekend].", "2013-W06-WE"),
            ("She will be replaced within [the fortnight].", "P2W"),
        ),
        ("The day was long.", "It was the year of the eel.", "She is Captain of the Year."),
        "pre:PRE? the (full | whole | entire | (bank | long)? holiday | long)? unit:UNIT",
        _the_unit,
        0.8,
        (not_after("of", "-"),),
    ),
    TimexRule(
        "the-new-year",
        '"The new year" is the next year from July on, and the current year before July.',
        (("It opened early in [the new year].", "2013"),),
        ("They sang a new song.", "The new years were hard."),
        "the new year",
        _new_year,
        0.8,
    ),
    TimexRule(
        "the-other-day",
        '"The other day" is a day not long ago.',
        (("I saw it [the other day].", "PAST_REF"),),
        ("Every other day they came.",),
        "the other (day | night)",
        _other_day,
        0.75,
    ),
    TimexRule(
        "unit-end",
        '"Year-end" and "month-end" are the end of the current year and month.',
        (("It will close by [year-end].", "2013-12-31"), ("It will close by [year's end].", "2013")),
        ("The year ended.",),
        "pre:ABOUT? unit:UNIT (HYPHEN | apos:APOS s)? end",
        _unit_end,
        0.85,
    ),
    TimexRule(
        "week-of-day",
        '"The week of March 9" is the calendar week with that day in it.',
        (
            ("It opens in [the week of March 9].", "2013-W10"),
            ("It opens in [the week beginning 4 March].", "2013-W10"),
        ),
        ("The week of the eel began.",),
        "the? unit:(week | weekend) (of | beginning | starting | ending | commencing) ((day:DAYNUM of? month:MONTHNAME)"
        " | month:MONTHNAME the? day:DAYNUM)",
        _week_of,
        0.9,
    ),
)
