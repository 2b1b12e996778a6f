"""References that name no date: now, recently, the past, the near future."""

from newscli.core.time.context import not_after, not_before
from newscli.core.time.match import Match
from newscli.core.time.model import Meaning, TimexRule


def _now(match: Match) -> Meaning | None:
    if match.before() == match.after() == "as":
        return None  # "as recently as last week"
    bounded = match.word("word") == "now" and match.before() in ("until", "till")
    return Meaning("DATE", "PRESENT_REF" if bounded else match.value("word", "NOWWORD"))


def _present(match: Match) -> Meaning | None:
    return Meaning("DATE", "PRESENT_REF")


def _to_date(match: Match) -> Meaning | None:
    return None if match.after().isalnum() else Meaning("DATE", "PRESENT_REF")


def _future(match: Match) -> Meaning | None:
    bare = match.has("bare") and (match.noun_follows() or match.after() in ("of", "-"))  # "the future mayor"
    return None if bare else Meaning("DATE", "FUTURE_REF")


def _past(match: Match) -> Meaning | None:
    return None if match.noun_follows() else Meaning("DATE", "PAST_REF")


RULES = (
    TimexRule(
        "now",
        '"Now" and "recently" mean the present or the recent past.',
        (
            ("The mill is [now] a school.", "PRESENT_REF"),
            ("It closed [more recently].", "PAST_REF"),
            ("It is closed [right now].", "PRESENT_REF"),
        ),
        ("The now-closed mill.", "They know it.", "It was open as recently as that.", "It rains now and then."),
        "(right | more | most)? word:NOWWORD",
        _now,
        0.85,
        (not_after("-", "and then", "and again"),),
    ),
    TimexRule(
        "present",
        '"These days" and "at the moment" mean the present.',
        (("It is closed [these days].", "PRESENT_REF"), ("It is closed [at the moment].", "PRESENT_REF")),
        ("In those days.", "It was a moment."),
        "these days | at the moment | at present | at this (time | point | moment) | the present (day | time) | the"
        " time being | (present | modern) HYPHEN? day",
        _present,
        0.8,
    ),
    TimexRule(
        "to-date",
        '"To date" means up to the present.',
        (("It has cost 3 million [to date].", "PRESENT_REF"),),
        ("Sales fell in the year to date.", "They tried to date the painting."),
        "to date",
        _to_date,
        0.8,
        (not_before("year"),),
    ),
    TimexRule(
        "the-future",
        '"The future" as a noun is some time after publication.',
        (("It may open in [the near future].", "FUTURE_REF"), ("Nobody knows [the future].", "FUTURE_REF")),
        ("The future mayor spoke.", "The future of the mill is open."),
        "the? (near | immediate | foreseeable | distant | not HYPHEN too HYPHEN distant) future | bare:(the future) |"
        " the (near | short) HYPHEN? term",
        _future,
        0.75,
    ),
    TimexRule(
        "the-past",
        '"In the past" is some time before publication.',
        (("It closed twice in [the past].", "PAST_REF"),),
        ("They walked past.", "The past mayor spoke."),
        "the (recent | distant)? past",
        _past,
        0.75,
    ),
)
