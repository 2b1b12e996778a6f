"""What recurs: daily, every other Friday, twice a week, Tuesdays."""

from newscli.core.text.calendar_names import feasts
from newscli.core.time.match import Match
from newscli.core.time.model import Meaning, TimexRule
from newscli.core.time.values import duration, number, ordinal, unit_of, weekday_of
from newscli.core.time.vocabulary import OTHER


def _often(match: Match) -> Meaning | None:
    following = match.tokens.raw(match.end)
    beside = following, match.tokens.raw(match.start - 1)
    if match.tokens.raw(match.start)[0].isupper() and any(word[:1].isupper() for word in beside):
        return None  # "the Daily Courier", "the Elder Quarterly"
    unit = match.value("often", "OFTEN")
    if unit == "Q" and following.isalpha() and match.codes[match.end] == OTHER:
        return None  # "a quarterly dividend" is a kind of dividend
    return Meaning("SET", duration(1, unit), quant="EVERY")


def _every(match: Match) -> Meaning | None:
    quant = match.word("quant").upper()
    step = (
        2
        if match.word("step") in ("other", "second")
        else ordinal(match.words("step")) or number(match.words("step")) or 1
    )
    if match.has("unit"):
        unit = unit_of(match)
        few = match.word("step") == "few"
        if unit in ("TS", "TM") and not match.has("step"):
            return None
        return Meaning("SET", duration("X" if few else step, unit), quant=quant)
    if match.has("weekday"):
        part = match.value("part", "PART")
        clock = f"T{part}" if part else ""
        return Meaning("SET", f"XXXX-WXX-{weekday_of(match)}{clock}", quant=f"{quant} {step}" if step != 1 else quant)
    if match.has("month"):
        return Meaning("SET", f"XXXX-{int(match.value('month', 'MONTH')):02}", quant=quant)
    if match.has("holiday"):
        key = feasts().get(match.word("holiday"), "")
        return Meaning("SET", f"XXXX-{key}" if key[:1].isdecimal() else "P1Y", quant=quant)
    if match.has("season"):
        return Meaning("SET", f"XXXX-{match.value('season', 'SEASON')}", quant=quant)
    return Meaning("SET", f"XXXX-XX-XXT{match.value('part2', 'PART')}", quant=quant)


def _times(match: Match) -> Meaning | None:
    n = {"once": 1, "twice": 2}.get(match.word("n")) or number(match.words("n"))
    if not n or not isinstance(n, int):
        return None
    return Meaning("SET", duration(1, unit_of(match)), freq=f"{n}X")


def _times_often(match: Match) -> Meaning | None:
    n = 2 if match.word("n") == "twice" else number(match.words("n"))
    if not isinstance(n, int):
        return None
    return Meaning("SET", duration(1, match.value("often", "OFTEN")), freq=f"{n}X")


def _rate(match: Match) -> Meaning | None:
    """ "$3 million a year", "30 ships a day": a number stands a few words before."""
    counted = any(match.before(n)[:1].isdecimal() or match.before(n) in _SCALES for n in (1, 2, 3))
    if (
        (not counted and match.all_words()[0] != "per")
        or match.before() in ("within", "after", "over")
        or match.after() in ("ago", "later", "earlier", "before", "after", "-")
        or unit_of(match) in ("TS", "Q")
    ):
        return None
    return Meaning("SET", duration(1, unit_of(match)))


def _weekdays(match: Match) -> Meaning | None:
    if not match.has("part") and match.value("weekday", "WEEKDAY"):
        return None
    if match.has("all"):
        return Meaning("SET", "XXXX-WXX-XWD", quant="EVERY")  # the days of work
    if match.has("part"):
        value = f"XXXX-WXX-{weekday_of(match)}T{match.value('part', 'PARTS')}"
    else:
        value = f"XXXX-WXX-{weekday_of(match)}"
    return Meaning("SET", value, quant="EVERY")


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
        " | season:SEASON | part2:PART | holiday:HOLIDAY)",
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
    ),
    TimexRule(
        "times-often",
        '"Twice daily" says how often something happens each day.',
        (("The ferry sails [twice daily].", "P1D"),),
        ("Once daily life resumed, they sailed.",),
        "n:(twice | COUNT times) often:OFTEN",
        _times_often,
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
