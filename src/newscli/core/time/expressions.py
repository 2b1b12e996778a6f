"""Temporal expressions with their TIMEX3 values: found by the grammar, then resolved against date and discourse."""

from collections.abc import Iterator
from datetime import date

from newscli.core.clauses.verbs import Direction, VerbGroup, governing_verb
from newscli.core.text.document import Document
from newscli.core.text.tokens import Tokens
from newscli.core.time.calendar import interval
from newscli.core.time.grammar import Grammar
from newscli.core.time.model import Candidate, Timex
from newscli.core.time.narrative import is_aside, is_narrative
from newscli.core.time.ranges import give_days_to_clocks, join_ranges, pair_weekdays
from newscli.core.time.resolve import Discourse, resolve
from newscli.core.time.rule_table import NUCLEI, RULES
from newscli.core.time.sayings import dated_sayings

__all__ = ["RULES", "Timex", "find_timexes"]

_GRAMMAR = Grammar(tuple(RULES.values()), NUCLEI)


def find_timexes(document: Document | str, dct: str | None = None) -> list[Timex]:
    """All temporal expressions in the document's paragraphs, in the order of the text.

    dct: the publication date (ISO day). Without it relative expressions keep their under-specified value.
    """
    if isinstance(document, str):
        document = Document(document)
    day = _day(dct)
    candidates = list(_candidates(document))
    join_ranges(document.text, candidates)
    give_days_to_clocks(document.text, candidates)
    pair_weekdays(document.text, candidates)
    discourse = Discourse(day, "narrative" if is_narrative(document.text, candidates, day) else "news")
    sayings = dated_sayings(document.text, candidates)
    timexes = [_resolved(document, candidate, discourse, sayings.get(n)) for n, candidate in enumerate(candidates)]
    for candidate, timex in zip(candidates, timexes, strict=True):
        if candidate.until is not None and timex.to and timex.to < (timexes[candidate.until].to or ""):
            timex.to = timexes[candidate.until].to  # the first end of a range stands for all of it
    return timexes


def _day(dct: str | None) -> date | None:
    try:
        return date.fromisoformat(dct[:10]) if dct else None
    except ValueError:
        return None


_LONGEST_OPENING = 20  # characters of "In" with white space


def _candidates(document: Document) -> Iterator[Candidate]:
    for n, bounds in enumerate(document.paragraphs):
        tokens = Tokens(document.text, *bounds)
        for rule, match, meaning in _GRAMMAR.matches(tokens):
            start, end = tokens.starts[match.start], tokens.end(match.end - 1)
            yield Candidate(start, end, meaning, rule.name, rule.confidence, n, tokens, match.start, match.end - 1)


def _resolved(document: Document, candidate: Candidate, discourse: Discourse, saying: Candidate | None) -> Timex:
    meaning = candidate.meaning
    sentence = document.sentence_at(candidate.start)
    discourse.paragraph, discourse.sentence = candidate.paragraph, sentence[0]
    verb = governing_verb(document.text, candidate.tokens, sentence, candidate.first, candidate.last)
    discourse.just_told = candidate.rule == "month" and _just_told(document.text, candidate, verb)
    spoken = discourse.on(_day_of(document, saying, discourse))
    asked = meaning.find is not None or "-Q" in meaning.value  # nothing else wants to know
    looks = _looks(document, candidate, verb) if asked else None
    value = resolve(meaning, spoken, looks)
    if not (discourse.mode == "narrative" and is_aside(document.text, candidate, value, discourse.last, verb)):
        compared = candidate.tokens.word(candidate.first - 1) in ("from", "than", "since")
        discourse.note(value, meaning, looks, compared)
    if candidate.rule == "year" and _opens_with_in(document.text, discourse.sentence, candidate.start):
        discourse.year_of_sentence = (discourse.sentence, int(value))  # "In 2011 it opened on May 3."
    bounds = interval(value) if meaning.type in ("DATE", "TIME") else None
    return Timex(
        candidate.start,
        candidate.end,
        meaning.type,
        meaning.value + meaning.clock,
        value,
        meaning.mod,
        meaning.quant,
        meaning.freq,
        bounds[0].isoformat() if bounds else None,
        bounds[1].isoformat() if bounds else None,
        bounds[2] if bounds else None,
        candidate.rule,
        candidate.confidence,
        verb,
        sentence,
    )


def _opens_with_in(text: str, sentence: int, year: int) -> bool:
    """Whether a sentence has nothing but "In" before a year."""
    return year - sentence < _LONGEST_OPENING and text[sentence:year].strip().lower() == "in"


def _day_of(document: Document, saying: Candidate | None, discourse: Discourse) -> date | None:
    """The day on which the quotation around an expression was spoken, where the article gives it."""
    if saying is None or discourse.mode == "narrative":
        return None
    sentence = document.sentence_at(saying.start)
    verb = governing_verb(document.text, saying.tokens, sentence, saying.first, saying.last)
    value = resolve(saying.meaning, discourse, _looks(document, saying, verb))
    bounds = interval(value)
    return bounds[0] if bounds and bounds[2] in ("day", "time") else None


# Right before a date, or before its preposition: "starting on Wednesday".
_AHEAD = frozenset(["starting", "beginning"])
# Whoever did this "by May" gave a word for a time to come.
_PLEDGES = frozenset("promised pledged vowed agreed offered ordered demanded requested".split())


# So few words from a verb on lead up to the month in which that happened: "voted in May".
_CLOSE_WORDS = 3
_PLAIN = frozenset("came went took won lost died began met fell rose".split())  # no nouns, as "cut" may be
_PRESENT_PASSIVE = ("is ", "are ", "be ")


def _just_told(text: str, candidate: Candidate, verb: VerbGroup | None) -> bool:
    """Whether what happened in a month is told right before it: "the council voted in May", "back in May"."""
    before = candidate.tokens.word(candidate.first - 2), candidate.tokens.word(candidate.first - 1)
    if before == ("back", "in"):
        return True
    if before[1] != "in" or verb is None or verb.direction != "past" or verb.end > candidate.start:
        return False
    words = text[verb.start : candidate.start].lower().split()
    if len(words) > _CLOSE_WORDS or not (words[0].endswith("ed") or words[0] in _PLAIN) or "for" in words:
        return False
    return not text.endswith(_PRESENT_PASSIVE, 0, verb.start)


_LABELS: dict[str, Direction] = {"last": "past", "previous": "past", "next": "future", "upcoming": "future"}
# How far before a date without a verb, in tokens, its label may begin.
_LABEL_REACH = 4


def _labelled(candidate: Candidate) -> Direction | None:
    """Which way a label looks where there is no verb: "Last fight: Jan. 28", "Next match: May 3"."""
    tokens, first = candidate.tokens, candidate.first
    if tokens.word(first - 1) != ":":
        return None
    words = [tokens.word(index) for index in range(first - 2, first - 2 - _LABEL_REACH, -1)]
    return next((_LABELS[word] for word in words if word in _LABELS), None)


def _looks(document: Document, candidate: Candidate, verb: VerbGroup | None) -> Direction | None:
    """Which way the verb makes the expression look; "before spring" without a verb before it looks ahead by itself."""
    value = candidate.meaning.value
    before = candidate.tokens.word(candidate.first - 2), candidate.tokens.word(candidate.first - 1)
    deadline = before[1] in ("before", "until", "till", "by")
    if deadline and not (value.startswith("XXXX-WXX-") and value[9].isdecimal()):
        open_ = verb is None or verb.direction == "present" or verb.start > candidate.start
        past_perfect = verb is not None and document.text.startswith("had ", verb.chain)  # "by May they had paid"
        if open_ and not past_perfect:
            return "future"
    if before == ("ahead", "of") or not _AHEAD.isdisjoint(before):
        return "future"
    if (verb is None or verb.start > candidate.start) and (label := _labelled(candidate)):
        return label
    if verb is None:
        return None
    if verb.weak and verb.start > candidate.start and value[5:7].isdecimal() and len(value) == 7:
        return None  # "the ruling in October would end it"
    if deadline and verb.chain == verb.start and document.text[verb.start : verb.end].lower() in _PLEDGES:
        return "future"
    if value.startswith("XXXX-WXX") and verb.direction == "future":
        # A weekday or a week needs a plain future: "Friday's vote" is over, and so is what somebody on Friday wanted to
        # do.
        after = document.text[candidate.end : candidate.end + 2]
        if after in ("'s", "’s") or (verb.weak and verb.start > candidate.start):
            return None
        if verb.weak and document.text.startswith("had ", verb.chain):
            return None  # what "had been due on Friday" is overtaken by events, as a rule with the day behind them
    if (
        verb.weak
        and candidate.meaning.type == "TIME"
        and candidate.meaning.find
        and candidate.meaning.find.how == "same"
    ):
        return None  # a clock time of the day that is told of: "left at 11 p.m. on Tuesday and was due at 6 a.m."
    return verb.direction
