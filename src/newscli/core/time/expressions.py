"""Temporal expressions with their TIMEX3 values: found by the grammar, then resolved against date and discourse."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import NamedTuple

from newscli.core.clauses.sentence_tokens import SentenceTokens
from newscli.core.clauses.verbs import VerbGroup, governing_verb
from newscli.core.text.document import Bounds, Document
from newscli.core.text.tokens import Tokens
from newscli.core.text.word_classes import word_class
from newscli.core.time.calendar import interval, iso_interval
from newscli.core.time.direction import NONE, Outlook, outlook_of
from newscli.core.time.discourse import Discourse, Mode
from newscli.core.time.grammar import Grammar
from newscli.core.time.model import Candidate, Timex
from newscli.core.time.narrative import is_aside, is_narrative
from newscli.core.time.ranges import (
    give_days_to_clocks,
    is_open_in_year,
    join_ranges,
    join_rows,
    pair_weekdays,
    share_order,
)
from newscli.core.time.relations import relation_of
from newscli.core.time.resolve import resolve
from newscli.core.time.rule_table import NUCLEI, RULES
from newscli.core.time.sayings import dated_sayings
from newscli.core.time.schedules import mark_schedules
from newscli.records import Relation

__all__ = ["RULES", "Timex", "find_timexes"]


@cache
def _grammar() -> Grammar:
    """The grammar of all rules, made when first asked for, for that takes a while."""
    return Grammar(tuple(RULES.values()), NUCLEI)


def find_timexes(document: Document | str, dct: str | None = None) -> list[Timex]:
    """All temporal expressions in the document's paragraphs, in the order of the text.

    dct: the publication date (ISO day or moment). Without it relative expressions keep their under-specified value.
    """
    if isinstance(document, str):
        document = Document(document)
    return resolve_all(document, joined_candidates(document), dct)


def joined_candidates(document: Document) -> list[Candidate]:
    """The expressions of the document with what their neighbours tell about them, in the order of the text."""
    candidates = find_candidates(document)
    join_neighbours(document.text, candidates)
    share_order(document.text, candidates)
    return candidates


def resolve_all(document: Document, candidates: list[Candidate], dct: str | None) -> list[Timex]:
    """The expressions of a document, resolved. dct: as for `find_timexes`."""
    day = day_of_iso(dct)
    mode: Mode = "narrative" if is_narrative(document.text, candidates, day) else "news"
    discourse = Discourse(day, mode, clock=_clock_of_iso(dct or ""))
    sayings = dated_sayings(document.text, candidates)
    timexes: list[Timex] = []
    for n, (candidate, sentence) in enumerate(zip(candidates, sentences_of(document, candidates), strict=True)):
        timexes.append(resolved(document, candidate, discourse, sayings.get(n), sentence))
    for candidate, timex in zip(candidates, timexes, strict=True):
        if candidate.until is not None:
            _settle_range(candidate, candidates[candidate.until], timex, timexes[candidate.until])
    return timexes


def _settle_range(first: Candidate, last: Candidate, timex: Timex, end: Timex) -> None:
    """Places the first end of a range in the year before its last end, and lets it stand for all of the range."""
    if end.to and is_open_in_year(first.meaning) and is_open_in_year(last.meaning):
        year = int(end.value[:4]) - (timex.value[4:] > end.value[4:])
        timex.value = f"{year:04}{timex.value[4:]}"
        timex.from_, timex.to, timex.granularity = iso_interval(timex.value)
    if timex.to and timex.to < (end.to or ""):
        timex.to = end.to


# A sentence with more expressions than this is a table, not prose.
_MOST_IN_SENTENCE = 40
# How many paragraphs after an entry of a list of dates the next one may stand.
_LIST_GAP = 2
# What joins a year and a date of the same year: another verb of the same subject.
_AND = re.compile(r" and (?!died\b)\w+(?: \w+){0,4} ")
_AND_REACH = 60


def day_of_iso(dct: str | None) -> date | None:
    try:
        return date.fromisoformat(dct[:10]) if dct else None
    except ValueError:
        return None


# A moment in UTC may have been written for any place: a time so many hours later is later in all of them.
_FARTHEST_ZONE = 12


def _clock_of_iso(moment: str) -> str:
    """The time of day of a moment as TIMEX3 writes it, "" where it has none; for UTC the latest of any place."""
    clock = moment[10:16]
    if not moment.endswith(("Z", "+00:00")):
        return clock
    hour = int(clock[1:3]) + _FARTHEST_ZONE if clock else 24
    return f"T{hour}{clock[3:]}" if hour < 24 else ""


# Behind one of these a date is only compared with.
_COMPARING = frozenset(["from", "than", "since"])
_NO_INTERVAL = (None, None, None)
_ON: Relation = "on"
_LONGEST_OPENING = 20  # characters of "In" with white space
# What may stand before a date that opens its sentence.
_OPENINGS = frozenset(["", "in", "on", "then in", "then on", "and in", "but in", "but on", "early in", "late in"])


def join_neighbours(text: str, candidates: list[Candidate]) -> None:
    """Complete expressions by what the expressions beside them say: a year, a day, the other end of a range."""
    join_ranges(text, candidates)
    give_days_to_clocks(text, candidates)
    pair_weekdays(text, candidates)
    join_rows(text, candidates)
    mark_schedules(text, candidates)


def find_candidates(document: Document) -> list[Candidate]:
    """The expressions of the document as its words alone give them, in the order of the text."""
    paragraphs = [Tokens(document.text, *bounds) for bounds in document.paragraphs]
    _grammar().learn(chain.from_iterable([tokens.tokens for tokens in paragraphs]))
    return list(chain.from_iterable(candidates_in(tokens, n) for n, tokens in enumerate(paragraphs)))


def candidates_of(document: Document, paragraph: int) -> list[Candidate]:
    """The expressions of one paragraph (by index)."""
    return candidates_in(Tokens(document.text, *document.paragraphs[paragraph]), paragraph)


def candidates_in(tokens: Tokens, paragraph: int) -> list[Candidate]:
    """The expressions of the tokens of one paragraph. paragraph: its index."""
    candidates: list[Candidate] = []
    for rule, match, meaning in _grammar().matches(tokens):
        starts, first, last = tokens.starts, match.start, match.end - 1
        end = starts[last] + len(tokens.tokens[last])
        candidates.append(
            Candidate(starts[first], end, meaning, rule.name, rule.confidence, paragraph, tokens, first, last)
        )
    return candidates


class DatedSentence(NamedTuple):
    """A sentence with expressions. tokens: None where it has so many of them that it is a table and no prose."""

    bounds: Bounds
    tokens: SentenceTokens | None


def sentences_of(document: Document, candidates: Sequence[Candidate]) -> list[DatedSentence]:
    """For each expression the sentence that it stands in."""
    bounds: list[Bounds] = []
    last = (0, 0)
    for candidate in candidates:
        if candidate.start >= last[1]:
            for last in document.sentences(candidate.paragraph):
                if candidate.start < last[1]:
                    break
        bounds.append(last)
    crowded = crowded_sentences(bounds)
    sentences: list[DatedSentence] = []
    for candidate, of_candidate in zip(candidates, bounds, strict=True):
        if sentences and sentences[-1].bounds is of_candidate:
            sentences.append(sentences[-1])
        else:
            tokens = None if of_candidate[0] in crowded else SentenceTokens(candidate.tokens, of_candidate)
            sentences.append(DatedSentence(of_candidate, tokens))
    return sentences


def crowded_sentences(sentences: Sequence[Bounds]) -> frozenset[int]:
    """Where the sentences begin that hold so many expressions that they are tables: no clause belongs to each date.

    sentences: for each expression the one that it stands in.
    """
    if len(sentences) <= _MOST_IN_SENTENCE:
        return frozenset()
    counts = Counter(start for start, _ in sentences)
    return frozenset(start for start, count in counts.items() if count > _MOST_IN_SENTENCE)


def resolved(
    document: Document, candidate: Candidate, discourse: Discourse, saying: Candidate | None, sentence: DatedSentence
) -> Timex:
    """The resolved expression. saying: the expression that dates the quotation around it."""
    text, meaning, tokens = document.text, candidate.meaning, sentence.tokens
    verb, outlook, relation = None, NONE, _ON
    if tokens is not None:
        if sentence.bounds != (candidate.start, candidate.end):
            verb = governing_verb(text, tokens, candidate.first, candidate.last)
        outlook = outlook_of(text, candidate, tokens, verb)
        relation = relation_of(candidate, tokens)
    _place(document, candidate, discourse, sentence.bounds, verb)
    if saying:
        reference = discourse.on(_day_of(document, saying, discourse))
    else:
        reference = discourse.of_writing() if verb is not None and _is_to_come(text, verb) else discourse
    value = resolve(meaning, reference, outlook)
    _note(text, candidate, discourse, value, verb, outlook)
    discourse.before = meaning, value
    first_day, last_day, granularity = _NO_INTERVAL
    if meaning.type == "DATE" or meaning.type == "TIME":
        first_day, last_day, granularity = iso_interval(value)
    return Timex(
        candidate.start,
        candidate.end,
        meaning.type,
        meaning.value + meaning.clock,
        value,
        meaning.mod,
        meaning.quant,
        meaning.freq,
        first_day,
        last_day,
        granularity,
        candidate.rule,
        candidate.confidence if outlook is NONE else round(min(candidate.confidence, outlook.confidence), 2),
        verb,
        sentence.bounds,
        relation,
        outlook.weighed if outlook is not NONE else [],
    )


_WILL = word_class("will and would") - {"would"}


def _is_to_come(text: str, verb: VerbGroup) -> bool:
    """Whether a verb looks ahead from the day of writing, whatever the text has told: "will be held"."""
    return text[verb.chain : verb.end].partition(" ")[0].lower() in _WILL


def _note(
    text: str,
    candidate: Candidate,
    discourse: Discourse,
    value: str,
    verb: VerbGroup | None,
    outlook: Outlook,
) -> None:
    """Note in the discourse what an expression says: later ones count from it."""
    before = candidate.tokens.lowered[candidate.first - 1] if candidate.first else ""
    if discourse.mode == "news" or not is_aside(text, candidate, value, discourse.last):
        direction = outlook.verb or (verb.direction if verb else None)
        discourse.note(value, candidate.meaning, direction, before in _COMPARING)
    if discourse.entry == (candidate.paragraph, None) and (bounds := interval(value)):
        discourse.entry = candidate.paragraph, bounds[0]
    if candidate.rule == "year" and before == "in" and value.isdecimal():
        _note_year(candidate, discourse, int(value), verb)


def _place(
    document: Document, candidate: Candidate, discourse: Discourse, sentence: Bounds, verb: VerbGroup | None
) -> None:
    """Note in the discourse which expression is next: its paragraph, its sentence, what it goes on from."""
    text, first, lowered = document.text, candidate.first, candidate.tokens.lowered
    discourse.paragraph, discourse.sentence = candidate.paragraph, sentence[0]
    before = text[sentence[0] : candidate.start] if candidate.start - sentence[0] < _LONGEST_OPENING else None
    discourse.opens = before is not None and before.strip().lower() in _OPENINGS
    discourse.goes_on_from = discourse.last if candidate.goes_on else None
    _place_in_list(candidate, discourse, candidate.rule == "year" and sentence == (candidate.start, candidate.end))
    discourse.born = discourse.mode == "news" and (
        "born" in lowered[first - 2 if first > 1 else 0 : first]
        or (verb is not None and text[verb.end - len(_BORN) : verb.end] in (_BORN, "Born"))
    )
    if discourse.year_before and discourse.year_end > sentence[0]:
        stop = min(candidate.start, discourse.year_end + _AND_REACH)
        if _AND.fullmatch(text, discourse.year_end, stop):  # "joined in 1972 and left on 20 June"
            discourse.year_of_sentence = (discourse.sentence, discourse.year_before)


def _place_in_list(candidate: Candidate, discourse: Discourse, is_heading: bool) -> None:
    """Note in the discourse whether the expression begins a paragraph, as the entries of a list of dates do.

    is_heading: whether it is a year that stands alone in its line, over such a list.
    """
    first = candidate.first
    discourse.in_list = first == 0 or (first == 1 and candidate.tokens.lowered[0] in _BULLETS)
    if discourse.in_list:
        entry, discourse.entry = discourse.entry, (candidate.paragraph, None)
        discourse.goes_on_from = entry[1] if candidate.paragraph - entry[0] <= _LIST_GAP else None
    if is_heading:
        discourse.year_of_list = int(candidate.meaning.value)


_BORN = "born"
_BULLETS = frozenset("- – — * • · ▪".split())


def _note_year(candidate: Candidate, discourse: Discourse, year: int, verb: VerbGroup | None) -> None:
    """Remembers a year behind "in": for its whole sentence where it opens it, else for what "and" adds."""
    discourse.year_end = candidate.end
    if discourse.opens:
        discourse.year_of_sentence = (discourse.sentence, year)  # "In 2011 it opened on May 3."
    elif verb and verb.direction == "past" and verb.end <= candidate.start:
        discourse.year_before = year


def _day_of(document: Document, saying: Candidate, discourse: Discourse) -> date | None:
    """The day on which the quotation around an expression was spoken, where the article gives it."""
    if discourse.mode == "narrative":
        return None
    sentence = SentenceTokens(saying.tokens, document.sentence_at(saying.start))
    verb = governing_verb(document.text, sentence, saying.first, saying.last)
    value = resolve(saying.meaning, discourse, outlook_of(document.text, saying, sentence, verb))
    bounds = interval(value)
    return bounds[0] if bounds and bounds[2] in ("day", "time") else None
