"""Days of the week, alone and beside "last", "next", "this"."""

from functools import cache

from newscli.core.clauses.verbs import has_verb
from newscli.core.text.calendar_names import months
from newscli.core.text.tokens import Tokens
from newscli.core.time.context import context
from newscli.core.time.match import Match
from newscli.core.time.model import Find, Meaning, TimexRule
from newscli.core.time.values import mod_of, weekday_of
from newscli.core.time.vocabulary import OTHER, word_values
from newscli.lexicon.loader import sections

_NAMED = context("before named weekdays")
_PAPERS = context("papers")


@cache
def _titles() -> frozenset[str]:
    """What may stand before a person's name."""
    lists = sections("titles")
    return frozenset(
        word for name in ("male", "female", "neutral", "title") for line in lists[name] for word in line.split()
    )


def is_name(match: Match, index: int) -> bool:
    """Whether the weekday is part of a name: "the Sunday Times", "Black Friday", "Wednesday Addams"."""
    tokens = match.tokens
    after = tokens.raw(index + 1)
    if tokens.word(index - 1) in _NAMED:
        return True
    if not after[:1].isupper():
        return False
    if tokens.raw(index - 1) in _titles() or after.lower() in _PAPERS:
        return True  # "Comrade Sunday Okoro", "the Sunday Times"
    named = tokens.word(index - 1) in _DETERMINERS or _is_first_name(tokens, index)
    return match.codes[index + 1] == OTHER and named


_DETERMINERS = frozenset("the a an his her their".split())
_BEFORE_SUBJECT = frozenset(["", ".", ",", "and"])


def _is_first_name(tokens: Tokens, index: int) -> bool:
    """Whether somebody is called so, as in Nigeria and Ghana: "Sunday Okoro scored", "Friday Obi, 34, denied it"."""
    if tokens.word(index + 2) == "," and tokens.word(index + 3).isdecimal() and tokens.word(index + 4) == ",":
        return True
    verb = tokens.raw(index + 2)
    acts = verb[:1].islower() and (verb.endswith("s") or has_verb([verb]))
    return acts and tokens.word(index - 1) in _BEFORE_SUBJECT


def _weekday(match: Match) -> Meaning | None:
    index = match.index("weekday")
    if is_name(match, index) or (match.value("weekday", "WABBR") and not _is_abbreviation(match, index)):
        return None
    find = None if _is_any(match) else Find("nearest")
    return Meaning("DATE", f"XXXX-WXX-{weekday_of(match)}", find, mod=mod_of(match))


_TO = frozenset("- – — to".split())


def _is_abbreviation(match: Match, index: int) -> bool:
    """Whether "Mon" or "Sun." stands for the day: "Mon-Fri", "Sun." but for "the Sun." at the end of a sentence."""
    joined = {match.after(2) if match.after() in _TO else "", match.before(2) if match.before() in _TO else ""}
    in_range = not joined.isdisjoint(word_values()["WABBR"])
    return in_range or (match.end - index > 1 and match.before() != "the")


def _is_any(match: Match) -> bool:
    """Whether it is any day of that name, or one left open: "book on a Tuesday", "a Sunday in May"."""
    if match.before() in ("a", "one") and match.after() in ("in", "of") and match.after(2) in months():
        return True
    return (match.before(2), match.before()) == ("on", "a") and not match.noun_follows()


def _directed(match: Match) -> Meaning | None:
    word = match.word("which")
    if is_name(match, match.index("weekday")) or (word == "following" and not match.has("the")):
        return None  # "he quit following Sunday's defeat"
    side = match.direction()
    anchor = match.has("the") and word in ("following", "previous", "preceding", "next")
    value = f"XXXX-WXX-{weekday_of(match)}"
    return Meaning("DATE", value, Find("nearest", side=side, anchor="text" if anchor else "now"), mod=mod_of(match))


def _that(match: Match) -> Meaning | None:
    if is_name(match, match.index("weekday")):
        return None
    part = match.value("part", "PART")
    find = Find("nearest", anchor="text")
    return Meaning("TIME" if part else "DATE", f"XXXX-WXX-{weekday_of(match)}", find, f"T{part}" if part else "")


def _a_week(match: Match) -> Meaning | None:
    of = Meaning("DATE", f"XXXX-WXX-{weekday_of(match)}", Find("nearest", side=1, anchor="dct"))
    return Meaning("DATE", "XXXX-XX-XX", Find("shift", "D", 7, of=of))


RULES = (
    TimexRule(
        "weekday",
        "A weekday alone is the publication date or the last such day before it, or the next one if the verb is"
        " about the future.",
        (
            ("The council met on [Monday].", "2013-02-11"),
            ("The council met on [Tuesday].", "2013-02-12"),
            ("The council met on [Friday].", "2013-02-08"),
            ("The council will meet on [Friday].", "2013-02-15"),
            ("[Earlier Monday], divers found the anchor.", "2013-02-11"),
            ("It is best to book on a [Tuesday].", "XXXX-WXX-2"),
            ("He said so in a [Friday] statement.", "2013-02-08"),
            ("He left following [Sunday]'s defeat.", "2013-02-10"),
        ),
        (
            "He reads the Sunday Times.",
            "The Sun said so.",
            "They sat down.",
            "Black Friday was quiet.",
            "It circles the Sun.",
            "Workers will strike, Comrade Sunday Okoro has said.",
        ),
        "pre:(PHASE on?)? weekday:DAYNAME",
        _weekday,
        0.95,
    ),
    TimexRule(
        "weekday-directed",
        '"Last Friday" is in the past, "next Friday" in the future, "this Friday" in the week of publication.',
        (
            ("The council met [last Friday].", "2013-02-08"),
            ("The council meets [next Friday].", "2013-02-15"),
            ("The council meets [next Wednesday].", "2013-02-20"),
            ("The council meets [this Thursday].", "2013-02-14"),
        ),
        ("They were the last. Fridays are quiet.",),
        "pre:PHASE? the:the? which:(this past | this coming | LAST | THIS | NEXT) weekday:DAYNAME",
        _directed,
        0.93,
    ),
    TimexRule(
        "weekday-that",
        '"That Friday" is the Friday nearest to the date that the text last mentioned.',
        (
            ("It closed on March 3, 1990. [That Friday] it burned.", "1990-03-02"),
            ("It closed on March 3, 1990. [That Sunday night] it burned.", "1990-03-04TNI"),
        ),
        ("She said that on Friday it burned.",),
        "that same? weekday:WEEKDAY part:PART?",
        _that,
        0.85,
    ),
    TimexRule(
        "weekday-week",
        'In British English "Friday week" is a week after the coming Friday.',
        (("The council meets on [Friday week].", "2013-02-22"),),
        ("Friday weekend traffic was heavy.",),
        "weekday:DAYNAME week",
        _a_week,
        0.7,
    ),
)
