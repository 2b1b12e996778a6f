"""References that name no date: now, recently, the past, the near future."""

from newscli.core.time.match import Match
from newscli.core.time.model import Meaning, TimexRule


def _now(match: Match) -> Meaning | None:
    if match.after() == "-" and match.tokens.touching(match.end - 1):
        return None  # "the now-closed mill" dates the closing, not the sentence
    if match.after() == "and" and match.after(2) in ("then", "again"):
        return None  # "every now and then"
    if match.before() == match.after() == "as":
        return None  # "as recently as last week"
    if match.before() in ("until", "till") and match.word("word") == "now":
        return Meaning("DATE", "PRESENT_REF")
    return Meaning("DATE", match.value("word", "NOWWORD"))


def _present(match: Match) -> Meaning | None:
    if match.word("date") and (match.before() == "year" or match.after().isalnum()):
        return None  # "year to date", "to date the painting"
    return Meaning("DATE", "PRESENT_REF")


def _future(match: Match) -> Meaning | None:
    after = match.after()
    if match.has("bare") and (
        after in ("of", "-")
        or (
            match.tokens.raw(match.end)[:1].isalpha()
            and after not in ("and", "but", "to", "when", "as", "is", "will", "if", "for", "by", "with", "in")
        )
    ):
        return None
    return Meaning("DATE", "FUTURE_REF")


# What may follow "the past" when it is a noun of its own.
_AFTER_NOUN = frozenset("and but to when as has have is was for by with he she it they we i that".split())


def _past(match: Match) -> Meaning | None:
    noun = not match.after()[:1].isalpha() or match.after() in _AFTER_NOUN
    return Meaning("DATE", "PAST_REF") if noun else None


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
    ),
    TimexRule(
        "present",
        '"These days" and "at the moment" mean the present.',
        (("It is closed [these days].", "PRESENT_REF"), ("It is closed [at the moment].", "PRESENT_REF")),
        ("In those days.", "It was a moment."),
        "these days | at the moment | at present | at this (time | point | moment) | the present (day | time) | the"
        " time being | (present | modern) HYPHEN? day | date:(to date)",
        _present,
        0.8,
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
