"""What recurs: daily, every other Friday, twice a week, Tuesdays."""

from newscli.core.text.calendar_names import feasts
from newscli.core.time.context import context, not_after, not_before
from newscli.core.time.match import Match
from newscli.core.time.model import Meaning, TimexRule
from newscli.core.time.values import duration, month_of, number, ordinal, unit_of, weekday_of
from newscli.core.time.vocabulary import OTHER


def _often(match: Match) -> Meaning | None:
    following = match.tokens.raw(match.end)
    beside = following[:1] + match.tokens.raw(match.start - 1)[:1]
    named = match.tokens.raw(match.start)[0].isupper() and beside.lower() != beside  # "the Daily Courier"
    unit = match.value("often", "OFTEN")
    kind = unit == "Q" and following.isalpha() and match.codes[match.end] == OTHER  # "a quarterly dividend"
    return None if named or kind else Meaning("SET", duration(1, unit), quant="EVERY")


def _every(match: Match) -> Meaning | None:
    """Return the meaning of "Every day", "each Friday night", "every third week", "every Christmas"."""
    quant, words = match.word("quant").upper(), match.words("step")
    step = 2 if match.word("step") in ("other", "second") else ordinal(words) or number(words) or 1
    if match.has("unit"):
        unit = unit_of(match)
        counted = words or unit not in ("TS", "TM")  # "every minute of it"
        return Meaning("SET", duration("X" if words == ["few"] else step, unit), quant=quant) if counted else None
    if match.has("weekday") and step != 1:
        quant = f"{quant} {step}"
    return Meaning("SET", _value_of_repeated(match), quant=quant)


def _value_of_repeated(match: Match) -> str:
    """The value of what comes back: a weekday, a part of it, a month, a season, a feast, a part of the day."""
    part = match.value("part", "PART")
    if match.has("weekday"):
        return f"XXXX-WXX-{weekday_of(match)}{part and f'T{part}'}"
    if match.has("month"):
        return f"XXXX-{month_of(match)}"
    if match.has("holiday"):
        key = feasts().get(match.word("holiday"), "")
        return f"XXXX-{key}" if key[:1].isdecimal() else "P1Y"
    season = match.value("season", "SEASON")
    return f"XXXX-{season}" if season else f"XXXX-XX-XXT{part}"


def _times(match: Match) -> Meaning | None:
    n = {"once": 1, "twice": 2}.get(match.word("n")) or number(match.words("n"))
    unit = match.value("often", "OFTEN") or unit_of(match)
    return Meaning("SET", duration(1, unit), freq=f"{n}X") if n and isinstance(n, int) else None


def _rate(match: Match) -> Meaning | None:
    """Return the meaning of "$3 million a year", "30 ships a day": a number stands a few words before."""
    counted = any(match.before(n)[:1].isdecimal() or match.before(n) in _SCALES for n in (1, 2, 3))
    rated = counted or match.all_words()[0] == "per"
    return Meaning("SET", duration(1, unit_of(match))) if rated and unit_of(match) not in ("TS", "Q") else None


def _weekdays(match: Match) -> Meaning | None:
    if match.has("all"):
        return Meaning("SET", "XXXX-WXX-XWD", quant="EVERY")  # the days of work
    part = match.value("part", "PARTS")
    if match.value("weekday", "WEEKDAY") and not part:
        return None
    return Meaning("SET", f"XXXX-WXX-{weekday_of(match)}{part and f'T{part}'}", quant="EVERY")


_SCALES = frozenset(["hundred", "thousand", "million", "billion", "trillion"])

RULES = (
    TimexRule(
        "often",
        '"Daily" and "quarterly" mean every day and every quarter.',
        (
            ("The ferry sails [daily].", "P1D"),
            ("The board meets [quarterly].", "P1Q"),
            ("It is paid [annually].", "P1Y"),
        ),
        ("The Daily Courier said so.", "A day trip."),
        "often:OFTEN",
        _often,
        0.75,
    ),
    TimexRule(
        "every",
        '"Every day" and "each Friday" are days that come back.',
        (
            ("The ferry sails [every day].", "P1D"),
            ("The board meets [every other Friday].", "XXXX-WXX-5"),
            ("It floods [each July].", "XXXX-07"),
            ("The board meets [every three weeks].", "P3W"),
            ("They meet [every Christmas].", "XXXX-12-25"),
        ),
        ("Every one of them left.", "Each side won."),
        "quant:(every | each) step:(other | few | COUNT | ORD)? (unit:(UNIT | UNITS) | weekday:WEEKDAY part:PART? |"
        " month:MONTH"
        " | season:SEASON | part:PART | holiday:HOLIDAY)",
        _every,
        0.93,
    ),
    TimexRule(
        "times-a-unit",
        '"Twice a week" says how often something happens each week.',
        (("The ferry sails [twice a week].", "P1W"), ("The board meets [four times a year].", "P1Y")),
        ("It happened once a war began.",),
        "n:(once | twice | COUNT times) (a | an | per | each | every) unit:UNIT",
        _times,
        0.95,
    ),
    TimexRule(
        "rate",
        'After a number, "a year" says how much there is in each year.',
        (
            ("They pay $3 million [a year].", "P1Y"),
            ("They pay $14 [an hour].", "PT1H"),
            ("The harbour sees 30 ships [a day].", "P1D"),
            ("Count the cost [per month].", "P1M"),
        ),
        ("In a year they paid it.", "They paid 3 pounds a year ago.", "It sank on Feb. 6. Within a week it was up."),
        "(a | an | per) unit:UNIT",
        _rate,
        0.7,
        (not_before("within", "after", "over"), not_after(*context("behind distances"), "-")),
    ),
    TimexRule(
        "times-often",
        '"Twice daily" says how often something happens each day.',
        (("The ferry sails [twice daily].", "P1D"),),
        ("Once daily life resumed, they sailed.",),
        "n:(twice | COUNT times) often:OFTEN",
        _times,
        0.95,
    ),
    TimexRule(
        "weekdays",
        'A weekday in the plural, as in "on Tuesdays", means every week.',
        (("The ferry sails on [Tuesdays].", "XXXX-WXX-2"), ("The ferry sails on [Tuesday nights].", "XXXX-WXX-2TNI")),
        ("They sat on the night ferry.",),
        "weekday:(WEEKDAYS | WEEKDAY) part:PARTS? | all:weekdays",
        _weekdays,
        0.93,
    ),
)
