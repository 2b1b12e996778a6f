"""Seasons, and holidays whose day the calendar gives."""

from newscli.core.text.calendar_names import feasts, season_names, sighted_feasts
from newscli.core.time.context import context
from newscli.core.time.match import Match
from newscli.core.time.model import Anchor, Find, Meaning, TimexRule
from newscli.core.time.rules.periods import year_reference
from newscli.core.time.values import mod_of, year_of
from newscli.core.time.vocabulary import OTHER

_DOUBTFUL_PREPOSITIONS = context("before doubtful seasons")
_SEASON_PREPOSITIONS = context("before seasons")
_EVENTS_OF_SEASONS = context("events of seasons")


def _season(match: Match) -> Meaning | None:
    value = f"XXXX-{match.value('season', 'SEASON')}"
    if match.word("which") == "that":
        year = Meaning("DATE", "XXXX", Find("same", "Y", anchor="text"))
        return Meaning("DATE", value, Find("inside", of=year), mod=mod_of(match))
    side = match.direction()
    from_text = match.has("the") and match.word("which") in ("following", "previous", "preceding", "next")
    anchor: Anchor = "text" if from_text else "writing" if side else "now"
    return Meaning("DATE", value, Find("nearest", side=side, anchor=anchor), mod=mod_of(match))


def _season_of_year(match: Match) -> Meaning | None:
    if match.has("first"):
        return Meaning("DATE", f"{match.word('first')}-{match.value('then', 'SEASON')}")
    season = match.value("season", "SEASON")
    mod = mod_of(match) or mod_of(match, "pre2")
    if match.has("year"):
        return Meaning("DATE", f"{year_of(match)}-{season}", mod=mod)
    return Meaning("DATE", f"XXXX-{season}", Find("inside", of=year_reference(match, "of")), mod=mod)


def _bare_season(match: Match) -> Meaning | None:
    """Return the meaning of "the summer", "in winter"; not "spring water", "a fall", "they fall", "Winter Olympics"."""
    if match.after() not in _EVENTS_OF_SEASONS and not (_is_placed(match) and _stands_alone(match)):
        return None
    return Meaning("DATE", f"XXXX-{match.value('season', 'SEASON')}", Find("nearest"), mod=mod_of(match))


# Two seasons are other things as well, and need surer company.
_DOUBTFUL = frozenset(["fall", "spring"])


def _is_placed(match: Match) -> bool:
    """Whether the words before a season lead up to a time."""
    if match.has("pre") or (match.has("the") and _goes_on(match)):
        return True
    if match.word("season") in _DOUBTFUL:
        return match.before() in _DOUBTFUL_PREPOSITIONS
    return match.has("the") or match.before() in _SEASON_PREPOSITIONS


def _stands_alone(match: Match) -> bool:
    """Whether no noun follows that the season belongs to."""
    doubtful, following = match.word("season") in _DOUBTFUL, match.tokens.raw(match.end)
    if doubtful and match.after() in ("of", "in", "from"):
        return False
    attribute = match.noun_follows() and match.codes[match.end] == OTHER
    return not attribute or not (doubtful or following[0].isupper())


def _goes_on(match: Match) -> bool:
    """Whether another season follows: "the spring and early summer"."""
    seasons = season_names()
    return match.after() in ("and", "or") and (match.after(2) in seasons or match.after(3) in seasons)


_WISHES = context("wishes")
_GOODS = context("goods")
_LONGEST_TITLE = 4
_OPENING, _CLOSING = frozenset("\"“'‘"), frozenset("\"”'’")


def _is_quoted(match: Match) -> bool:
    """Whether the holiday ends a title between marks: a song, a film."""
    index = match.start
    while index > match.start - _LONGEST_TITLE and match.tokens.raw(index - 1)[:1].isupper():
        index -= 1
    closing = match.after(2) if match.after() in (",", ".") else match.after()
    return match.tokens.raw(index - 1) in _OPENING and closing in _CLOSING


def _holiday(match: Match) -> Meaning | None:
    name = _name_of_feast(match)
    key = feasts().get(name)
    if not key or not _has_capital(match, name) or _is_no_feast(match):
        return None
    mod = mod_of(match) or ("APPROX" if key in sighted_feasts() else None)
    if match.has("week"):
        return Meaning("DATE", "XXXX-WXX", Find("nearest", key), mod=mod)
    if match.has("part"):
        clock = f"T{match.value('part', 'PART')}"
        return Meaning("TIME", "XXXX-XX-XX", Find("nearest", key), clock, mod=mod)
    if match.has("year"):
        return Meaning("DATE", "XXXX-XX-XX", Find("inside", key, of=Meaning("DATE", year_of(match) or "")), mod=mod)
    side = match.direction() if match.has("which") else None
    return Meaning("DATE", "XXXX-XX-XX", Find("nearest", key, side=side), mod=mod)


def _name_of_feast(match: Match) -> str:
    """The name as the table of feasts has it: without marks, and without the weekday behind a bank holiday."""
    name = " ".join(word for word in match.words("holiday") if word not in _NOT_IN_NAMES)
    return name if name in feasts() else name.rpartition(" ")[0]


_NOT_IN_NAMES = frozenset(["'", "’", "s", ".", "-"])


def _has_capital(match: Match, name: str) -> bool:
    """Whether a feast has the capital that tells it from other words; "bank holiday Monday" needs none.

    In "May Day" it is that of the last word, for "May day" is a day in May.
    """
    raw = match.tokens.raw(match.index("holiday") + (name == "may day"))
    return raw[0].isupper() or name == "bank holiday monday"


def _is_no_feast(match: Match) -> bool:
    """Whether the name is part of another one, of a wish or of a title: "Christmas Island", "Merry Christmas"."""
    if match.tokens.raw(match.end)[:1].isupper() and match.codes[match.end] == OTHER:
        return True
    return match.before() in _WISHES or match.after() in _GOODS or _is_quoted(match)


RULES = (
    TimexRule(
        "season-directed",
        '"Last", "this" or "next" before a season says which year it belongs to.',
        (
            ("The mill burned down [last fall].", "2012-FA"),
            ("It opens [this summer].", "2013-SU"),
        ),
        ("They spring last.",),
        "pre:PRE? the:the? which:(this past | this coming | LAST | THIS | NEXT | that same?) season:SEASON",
        _season,
        0.93,
    ),
    TimexRule(
        "season-of-year",
        "A season with a year beside it belongs to that year.",
        (
            ("It burned down in [the winter of 1998].", "1998-WI"),
            ("It burned down in [late summer 1998].", "1998-SU"),
            ("It burned down in [the spring of that year].", "2013-SP"),
            ("It burned down in [the 1998 spring].", "1998-SP"),
        ),
        ("The spring of the clock broke in 1998.",),
        "pre:PRE? the? pre2:PHASE? season:SEASON of? (year:YEARNUM ((DASH | SLASH) (TWO | DAY))? | of:POINTEDYEAR)"
        " | the? first:YEAR then:SEASON",
        _season_of_year,
        0.95,
    ),
    TimexRule(
        "season",
        "A season without a year is the last one, or the next one if the verb is about the future.",
        (
            ("The mill burned down in [the summer].", "2012-SU"),
            ("The mill will open in [early spring].", "2013-SP"),
            ("It was sold in [the spring] but stood empty.", "2012-SP"),
            ("A second [summer] offensive failed.", "2012-SU"),
        ),
        ("They fall often.", "The spring of the clock broke.", "It hosted the Winter Olympics."),
        "the:the? pre:(PHASE HYPHEN? | BOUNDARY of the?)? season:SEASON",
        _bare_season,
        0.8,
    ),
    TimexRule(
        "holiday",
        "A holiday is its day in the calendar of the nearest year, or of the year that is named.",
        (
            ("The mill burned down on [Christmas Day].", "2012-12-25"),
            ("It burned down [last Thanksgiving].", "2012-11-22"),
            ("It burned down on [Easter Sunday 1998].", "1998-04-12"),
            ("It burned down before [Anzac Day].", "2013-04-25"),
            ("It burned down on [Eid al-Fitr].", "2012-08-19"),
            ("It burned down at [Lunar New Year].", "2013-02-10"),
            ("It burned down on [St George's Day].", "2012-04-23"),
            ("It burned down on [Christmas morning].", "2012-12-25TMO"),
            ("Shops were shut on [August bank holiday Monday].", "2012-08-27"),
            ("Shops will be shut on [bank holiday Monday].", "2013-04-01"),
        ),
        (
            "They sailed to Christmas Island.",
            "The good day friday.",
            'She sang "Last Christmas".',
            "Merry Christmas!",
            "They sell Easter eggs.",
            "It was the wettest May day.",
        ),
        "pre:PRE? which:(LAST | THIS | NEXT)? holiday:(HOLIDAY ((day | eve) | (WEEKDAY))? | new year APOS? s? (day"
        " | eve) | (good | ash | palm | black | maundy | shrove | mothering | whit | cyber) WEEKDAY | (memorial |"
        " labor | labour | independence | veterans | columbus | boxing | election | bastille | armistice |"
        " remembrance | presidents APOS? | groundhog | anzac | ve | inauguration | australia |"
        " canada | earth | pancake | ascension) day | (valentine | mother | father) APOS s day"
        " | st DOT? (patrick | george | andrew | david) APOS s day"
        " | may day | all (saints APOS? | saint APOS s) day | martin luther king COMMA? (jr DOT?)? day |"
        " international women APOS s day | indigenous peoples APOS? day | (guy fawkes | bonfire | burns) night |"
        " (august | spring | early may) bank holiday WEEKDAY? | bank holiday monday |"
        " cinco de mayo | (lunar | chinese) new year | yom kippur | rosh hashanah"
        " | eid al HYPHEN? (fitr | adha)) (week:week | part:PART)? ((COMMA | of | in)? year:YEARNUM)?",
        _holiday,
        0.9,
    ),
)
