"""The clause that a date belongs to: what happened then, in the words of the text.

An event runs from its verb on, without the words that lead up to the date; a verb with next to nothing beside it takes
its subject along.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from string import ascii_letters
from typing import Literal, NamedTuple

from newscli.core.clauses.verbs import VerbGroup, has_past_verb, has_verb
from newscli.core.clauses.word_kinds import VERBS, kind_of
from newscli.core.rules import Rule
from newscli.core.text.calendar_names import names_of_days_and_months as _date_names
from newscli.core.text.document import Bounds
from newscli.core.text.spans import trim
from newscli.core.text.word_classes import FULL_AUXILIARIES, word_class

# The longest clause, in characters, that still names an event at a glance.
_LONGEST_EVENT = 160
# The longest subject, in characters, that goes along with a verb that stands alone.
_LONGEST_SUBJECT = 60
_LETTERS = re.compile(r"[^\W\d_]+")
# Words of a timetable, with the names of days and the words that lead up to a date.
_TIMETABLE = frozenset("am pm a m p noon midnight daily st nd rd th".split())
# A conjunction at the head of a sentence is no part of its subject.
_OPENING_WORD = re.compile(
    r"\s*(?:(?:Yes|No|Well),(?:\sand\b)?|When|While|After|Before|But|And|Because|As|If|Although|Though|Since|Until|In\s\d{4},?)\s+"
)
# Where a clause ends: marks (but not those around an age), conjunctions and relative pronouns.
_BOUNDARY = (
    r"[;:,](?!\d|\s\d\d,(?!\s?\d))(?:(?<!,\s\d\d,)|(?=\s?\d))|[\"“”()\u2013\u2014]|\s-{1,3}\s|\s(?:(?:shortly\s|soon\s|just\s)?(?:after|before)|when|while|because|although|though|since|as|who|which|whose"
    r"|where|but|and|if|following|until|amid|despite)\s"
)
# Words that lead up to a date and mean nothing without it.
_LEADING_UP_SMALL = frozenset(
    "on in at by since until till from to of during over for around about early late as the between before"
    " after through within this last next past and or a an its their his her each every until till beginning starting"
    " with effective shortly just soon immediately only than back compared".split()
)
_LEADING_UP = _LEADING_UP_SMALL.union(*[(word.capitalize(), word.upper()) for word in _LEADING_UP_SMALL])
_LONGEST_LEADING_UP = 1 + max(map(len, _LEADING_UP))
_BLANKS = frozenset(" \t\r\n,'’")


# An event of fewer words takes its subject along.
_THIN = 3
_QUOTES = frozenset('"“”()')
# Words that lead up to a date as "until" does: the clause before them is what lasts until then.
_DEADLINES = frozenset("until till deadline deadlines upcoming due".split())


# What a phrase in front of the clause begins with: "In a statement issued on Friday, the firm said ...".
_FRONTED = re.compile(r"(?:In|At|During|On|By|For|From|Under|With|Amid|Despite)\s\S+\s\S[^,;:]*\Z")
_LONGEST_FRONTED = 200
# A clause that says where the sentence comes from: "..., the mayor said".
_REPORTING_TAIL = re.compile(r"\s*[^,]{0,40}\b(?:said|says|added|told\s\w+(?:\s\w+)?)\s*[.”\"]?\s*\Z")
# What may follow the comma behind a date that is no main clause.
_NO_MAIN_CLAUSE = re.compile(r"\s*(?:and|but|or|which|who|where|when|while|as|after|before|a|an)\b")
# What opens a clause that is said, heard or asked; and what opens one that tells an event of another time.
_REPORTED, _HAPPENED = re.compile(r"\s(?:that|how|whether|why)\s"), re.compile(r"\s(?:that|how)\s")
# The date that such a clause stands apart from: "It was on Friday that the bridge closed".
_CLEFT_REACH = 10  # characters: the most from the date to the end of "that"
_CLEFT_BEFORE, _CLEFT_BEHIND = re.compile(r"\s*(?:It|it) (?:was|is)\s(?:[a-z]+\s){0,3}"), re.compile(r"\s+that\s+")
# What stands before a date that opens its sentence, and what follows one that opens an entry of a list or a calendar,
# or the first end of such a range.
_LONGEST_OPENING = 8  # characters
_OPENING_DATE = re.compile(r"\s*(?:[-–—*•·▪]\s*)?(?:(?:In|On|By)\s)?")
_AFTER_ENTRY = re.compile(r"(?:\s?[-–—]\s?(?:[A-Z][a-z]{2,8}\.?\s)?\d{1,4}|\sto\s\d{1,2})?(?::\s|\s[-–—]{1,2}\s)")
_NO_SUBJECT = re.compile(
    r"\s*(?:with|despite|in|at|on|as|after|before|when|while|for|by|during|amid|following|under|from|to|and|but)\b"
)
_HAVE_UNTIL = re.compile(r"\b(?:have|has|had)\suntil\s(?:[a-z]+\s){0,4}\Z")
# What leads up to a date that stands between commas: "The last meeting, in October, ended".
_INSERTED = re.compile(r",\s(?:(?:in|on|at|late|early|by)\s){0,2}(?:the\s)?\Z")
_PARTICIPLE = re.compile(r"\s*[a-z]{3,15}ing\s")
_POSSESSIVE = re.compile(r"['’]s\s")
_BEFORE_NOUN = frozenset(" '’\n\t\xa0")  # between a date and its noun
# A date before a noun, as an adjective: "the 1996 bombing", "its May report".
_DETERMINED = re.compile(r"\b(?:the|a|an|its|his|her|their)\s+\Z")
_ATTRIBUTE = re.compile(
    r"\s(?=[A-Za-z])(?!(?:and|or|to|in|on|at|by|for|from|was|were|is|are|with|when|as|until|after|before|but|that|of|which"
    r"|had|has|will|would)\b)"
)
# The noun belongs to the verb: as its object, or where it happened.
_OF_THE_VERB = re.compile(r"(?:\s+|[^,;:]*\s(?:in|at|during|on)\s+)(?:the|a|an|its|his|her|their|this|last|next)?\s*\Z")
# Verbs of saying: what stands behind them and their date is another clause.
_SAYING = frozenset("said says added".split())
_MARKS = " \t\r\n\"'“”‘’`"


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(_BOUNDARY)


# Where the verb of a date stands: before it, after it, or nowhere.
VerbPlace = Literal["before", "after", "nowhere"]


class Dated:
    """A date in its sentence, with the verb that governs it, as the rules for events see it.

    verb: None for none, and for a word such as "deadline", whose clause is what lasts until the date. on: whether the
    event happened on the date, rather than since, until or before it. following: the character after the date.
    """

    __slots__ = ("_before", "date", "following", "on", "sentence", "text", "verb", "verb_place")

    def __init__(self, text: str, sentence: Bounds, date: Bounds, verb: VerbGroup | None, on: bool) -> None:
        self.text, self.sentence, self.date, self.on = text, sentence, date, on
        self.following = text[date[1] : date[1] + 1]
        if verb is not None and verb.direction == "future" and text[verb.start : verb.end].lower() in _DEADLINES:
            verb = None
        self.verb = verb
        self.verb_place: VerbPlace = "nowhere" if verb is None else "before" if verb.start <= date[1] else "after"
        self._before: VerbBefore | None = None

    @property
    def before(self) -> "VerbBefore":
        """The stretch between the verb and the date; for verbs before their dates only."""
        if self._before is None:
            assert self.verb is not None
            self._before = _verb_before(self.text, self.sentence, self.date, self.verb)
        return self._before


class VerbBefore(NamedTuple):
    """The stretch from a verb to its date.

    start: where the verb begins, or the subject of a contraction. end: where the words that lead up to the date begin.
    cut: where another clause begins between the two, if one does.
    """

    verb: VerbGroup
    start: int
    end: int
    cut: re.Match[str] | None
    contracted: bool

    @property
    def is_followed_at_once(self) -> bool:
        """Whether nothing but the date follows the verb."""
        return self.end <= self.verb.end + 2


def _verb_before(text: str, sentence: Bounds, date: Bounds, verb: VerbGroup) -> VerbBefore:
    start = max(verb.chain, sentence[0])
    cut = _next_boundary(text, verb.end, date[0])
    end = _without_leading_up(text, start, cut.start() if cut else date[0])
    contracted = text[start] in "'’"  # "we'll need it"
    if contracted:
        start = _subject_start(text, sentence[0], start)
    return VerbBefore(verb, start, end, cut, contracted)


def clause_of_date(
    text: str, sentence: Bounds, date: Bounds, verb: VerbGroup | None, *, on: bool = True
) -> Bounds | None:
    """The clause that a date belongs to, None where no words near the date tell one.

    verb: the one that governs the date. on: whether the event happened on it, rather than since, until or before it.
    """
    _, clause = rule_and_clause(text, sentence, date, verb, on=on)
    return clause


def rule_and_clause(
    text: str, sentence: Bounds, date: Bounds, verb: VerbGroup | None, *, on: bool = True
) -> tuple[str, Bounds | None]:
    """The name of the rule that finds the clause, and the clause; "" and None where no rule does."""
    if sentence != date:
        dated = Dated(text, sentence, date, verb, on)
        for rule in _RULES_BY_PLACE[dated.verb_place]:
            if clause := rule.find(dated):
                clause = _without_marks(text, *clause)
                return rule.name, None if clause and _is_only_time(text, *clause) else clause
    return "", None


def _is_only_time(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] only says when: "Sat 10am to 4pm" in a timetable."""
    lowered = (m.group().lower() for m in _LETTERS.finditer(text, start, end))
    return all(word in _TIMETABLE or word in _LEADING_UP_SMALL or word in _date_names() for word in lowered)


def _without_marks(text: str, start: int, end: int) -> Bounds | None:
    """The clause without quotation marks at its beginning; a contraction keeps its own ("'ll need")."""
    first = start
    while first < end and text[first] in _MARKS:
        first += 1
    if first - start == 1 and text[start] in "'’" and text[first : first + 1].islower():
        first = start
    return trim(text, first, end) if first < end else None


def _fronted_phrase(dated: Dated) -> Bounds | None:
    text, sentence, date = dated.text, dated.sentence, dated.date
    if dated.following != "," or date[0] - sentence[0] > _LONGEST_FRONTED:
        return None
    if not _FRONTED.match(text, sentence[0], date[0]) or _NO_MAIN_CLAUSE.match(text, date[1] + 1):
        return None
    if _REPORTING_TAIL.match(text, date[1] + 1, min(sentence[1], date[1] + _LONGEST_FRONTED)):
        return None
    clause = clause_from(text, date[1] + 1, sentence[1])
    return clause if clause and has_verb(text[clause[0] : clause[1]].split()) else None


def _cleft(dated: Dated) -> Bounds | None:
    text, date = dated.text, dated.date
    if "that" not in text[date[1] : date[1] + _CLEFT_REACH] or not _CLEFT_BEFORE.fullmatch(
        text, dated.sentence[0], date[0]
    ):
        return None
    opening = _CLEFT_BEHIND.match(text, date[1])
    return clause_from(text, opening.end(), dated.sentence[1]) if opening else None


def _opens_sentence(dated: Dated) -> bool:
    """Whether nothing but "In", "On" or "By" stands before a date in its sentence."""
    start, end = dated.sentence[0], dated.date[0]
    return end - start <= _LONGEST_OPENING and _OPENING_DATE.fullmatch(dated.text, start, end) is not None


def _entry_of_list(dated: Dated) -> Bounds | None:
    if not _opens_sentence(dated):
        return None
    text, stop = dated.text, min(dated.sentence[1], dated.date[1] + _LONGEST_EVENT)
    mark = _AFTER_ENTRY.match(text, dated.date[1], stop)
    if not mark:
        return None
    clause = clause_from(text, mark.end(), stop)
    if clause is None or has_verb(text[clause[0] : clause[1]].split()):
        return clause
    return trim(text, mark.end(), stop - (text[stop - 1] in ".;"))  # a place, an occasion: "Leith, the old market"


def _time_to_act(dated: Dated) -> Bounds | None:
    text, date = dated.text, dated.date
    if text[date[1] : date[1] + 4] != " to ":
        return None
    owner = _HAVE_UNTIL.search(text, max(dated.sentence[0], date[0] - _LONGEST_SUBJECT), date[0])
    if not owner:
        return None
    start = _subject_start(text, dated.sentence[0], owner.start())
    return clause_from(text, start, dated.sentence[1], date[1])


def _date_ends_clause(dated: Dated) -> Bounds | None:
    if dated.following.isalnum() or not _boundary().match(dated.text, dated.date[1]):
        return None
    return next(_before(dated.text, dated.sentence, dated.date), None)


def _verb_behind(dated: Dated) -> Bounds | None:
    text, sentence, date, verb = dated.text, dated.sentence, dated.date, dated.verb
    assert verb is not None
    start = verb.start
    clause = clause_from(text, start, sentence[1])
    if clause and is_thin(text, *clause):
        if (subject := _subject_with_date(dated, verb)) is not None:
            return trim(text, subject, clause[1])
        start = _subject_start(text, max(sentence[0], date[1]), start)
    return clause_from(text, start, sentence[1], verb.end)


def _subject_with_date(dated: Dated, verb: VerbGroup) -> int | None:
    """Where the subject begins that the date belongs to: "The talks on Friday failed", "The talks, on Friday, ..."."""
    text, start, date = dated.text, dated.sentence[0], dated.date
    if text[date[1] : verb.chain].strip(", "):
        return None
    inserted = _INSERTED.search(text, start, date[0]) if dated.following == "," else None
    end = inserted.start() if inserted else _without_leading_up(text, start, date[0])
    return _subject_start(text, start, end) if end > start and (inserted or date[0] - end <= _LONGEST_TIE) else None


# The longest preposition between a noun and its date, with its blanks, in characters.
_LONGEST_TIE = 8


def _own_noun(dated: Dated) -> Bounds | None:
    text, sentence, date, verb = dated.text, dated.sentence, dated.date, dated.verb
    if not dated.on or dated.following not in _BEFORE_NOUN:
        return None
    assert verb is not None
    possessive = noun = _POSSESSIVE.match(text, date[1])
    if possessive is None and (noun := _ATTRIBUTE.match(text, date[1])):
        noun = noun if _DETERMINED.search(text, max(verb.end, date[0] - 8), date[0]) else None
    own = clause_from(text, noun.end(), sentence[1]) if noun else None
    if own is None or not _OF_THE_VERB.match(text, verb.end, date[0]):
        return own if possessive else None
    return trim(text, _subject_start(text, sentence[0], max(verb.chain, sentence[0])), own[1])


def _participle(dated: Dated) -> Bounds | None:
    text, date, before = dated.text, dated.date, dated.before
    if before.cut is None or not _PARTICIPLE.match(text, before.cut.end(), date[0]):
        return None
    begin = before.verb.end
    for cut in _boundary().finditer(text, begin, date[0]):
        if _PARTICIPLE.match(text, cut.end(), date[0]):
            begin = cut.end()
    return trim(text, begin, _without_leading_up(text, begin, date[0]))


def _up_to_date(dated: Dated) -> Bounds | None:
    text, before = dated.text, dated.before
    if before.is_followed_at_once or (not before.contracted and is_thin(text, before.start, before.end)):
        return None
    return trim(text, before.start, before.end)


def _date_follows_verb(dated: Dated) -> Bounds | None:
    text, before = dated.text, dated.before
    if before.cut or not before.is_followed_at_once:
        return None
    if text[before.verb.start : before.verb.end].lower() in _SAYING:
        return None
    clause = clause_from(text, before.start, dated.sentence[1], dated.date[1])
    if clause is None or clause[1] <= dated.date[1]:
        return None
    verb = before.verb
    may_be_participle = verb.chain == verb.start and text[verb.start : verb.end].lower() not in FULL_AUXILIARIES
    if may_be_participle and has_past_verb(text[dated.date[1] : clause[1]].split()):
        return None  # "A letter sent on Friday by the firm warned them"
    return clause


def _subject_and_verb(dated: Dated) -> Bounds | None:
    text, before = dated.text, dated.before
    start, end = before.start, before.end
    if end <= before.verb.end:
        end = min(max(end, start + 1), before.verb.end)
    return trim(text, start if before.contracted else _subject_start(text, dated.sentence[0], start), end)


def _beside_date(dated: Dated) -> Bounds | None:
    text, sentence, date = dated.text, dated.sentence, dated.date
    if clause := next(filter(None, _before(text, sentence, date)), None):
        return clause
    behind = date[1]
    if dated.following == "," and _opens_sentence(dated):
        if _NO_SUBJECT.match(text, behind + 1):
            return None
        behind += 1  # "In 2014, engineers warn of a leak"
    elif _boundary().match(text, behind):
        return None
    clause = clause_from(text, behind, sentence[1])
    return clause if clause and not is_thin(text, *clause) else None


def is_thin(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] has too few words to tell an event by itself."""
    count = 0
    for word in text[start:end].split(None, _THIN + len(FULL_AUXILIARIES)):
        if word not in FULL_AUXILIARIES:
            count += 1
            if count == _THIN:
                return False
    return True


def _before(text: str, sentence: Bounds, date: Bounds) -> Iterator[Bounds | None]:
    """The clauses before the expression, the nearest first; None for one that has too few words."""
    floor = max(sentence[0], date[0] - _LONGEST_EVENT)
    cuts = [
        cut
        for cut, (stop, _, _) in pairwise([*_boundaries(text, floor, date[0]), (date[0], 0, "")])
        if cut[2] not in ("and", "or") or has_verb(text[cut[1] : stop].split())
    ]
    starts = [floor, *(end for _, end, _ in cuts)]
    stops = [*(start for start, _, _ in cuts), date[0]]
    for start, stop in zip(reversed(starts), reversed(stops), strict=True):
        end = _without_leading_up(text, start, stop) if _tells(text[start:stop].split()) else start
        yield trim(text, start, end) if end > start and _tells(text[start:end].split()) else None


def _tells(words: list[str]) -> bool:
    """Whether the words tell an event: some words, or two with a verb at their head ("was adjourned")."""
    if len(words) != _THIN - 1:
        return len(words) >= _THIN
    return words[1] != "that" and (words[0] in FULL_AUXILIARIES or has_past_verb(words[:1]))


def _subject_start(text: str, floor: int, verb_start: int) -> int:
    """Where the subject of a verb begins: behind the last clause boundary, at most a few words before.

    Where a comma or "who" stands right before the verb, the subject is what stands before that.
    """
    begin = max(floor, verb_start - _LONGEST_SUBJECT)
    if begin > floor:  # not inside a word
        begin = text.find(" ", begin, verb_start) + 1 or verb_start
    begin = _behind_boundaries(text, begin, verb_start, begin == floor)
    for reported in _REPORTED.finditer(text, begin, verb_start):  # "said that the work would end"
        subject = text[reported.end() : verb_start]
        if subject.strip() and not has_verb(subject.split()):
            begin = reported.end()
    opener = _OPENING_WORD.match(text, begin, verb_start)
    return opener.end() if opener else begin


def _behind_boundaries(text: str, begin: int, verb_start: int, whole: bool) -> int:
    """Where the subject begins among the pieces before its verb. whole: whether they begin with the clause."""
    described = verb_start  # where a subject begins that a relative clause follows
    clause = begin if whole else verb_start  # where the clause begins, if that is near
    for start, end, word in _boundaries(text, begin, verb_start):
        before = text[begin:start].split()
        if word in ("who", "which", "whose"):
            described = begin
        if not text[end:verb_start].strip():
            if word in ("and", "but", "or"):
                begin = clause  # "The search began on Monday and was called off"
            elif word == "," and described < verb_start:
                begin = described  # "The union, which represents miners, met"
            elif has_verb(before):
                begin = verb_start
        elif text[start:end].strip() not in ("and", "or") or not before or has_verb(before):
            begin = end  # unless it joins two subjects: "Flights in and out of Castel"
            clause = end if _QUOTES.isdisjoint(text[start:end]) else verb_start
    return begin


def _boundaries(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The clause boundaries, those with nothing between them as one: from where to where, and the last word."""
    boundaries: list[tuple[int, int, str]] = []
    for cut in _boundary().finditer(text, start, end):
        first = cut.start()
        if boundaries and not text[boundaries[-1][1] : first].strip():
            first = boundaries.pop()[0]
        boundaries.append((first, cut.end(), cut.group().strip()))
    return boundaries


def clause_from(text: str, start: int, stop: int, after: int | None = None) -> Bounds | None:
    """From `start` to the first clause boundary behind `after` (or behind the first word)."""
    stop = min(stop, start + _LONGEST_EVENT)
    cut = _next_boundary(text, after or min(start + 3, stop), stop)
    clause_end = cut.start() if cut else stop
    reported = _HAPPENED.search(text, after, clause_end) if after else None
    if reported and _is_clause(text[reported.end() : clause_end]):
        stop, cut = reported.start(), None  # what was said on Friday did not happen then
    end = cut.start() if cut else stop
    if not cut and stop < len(text) and text[stop - 1].isalnum() and text[stop].isalnum():
        end = text.rfind(" ", start, stop)
    while end > start and text[end - 1] in " .!?'’\t\r\n":
        end -= 1
    return trim(text, start, end) if end > start else None


def _next_boundary(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The first clause boundary. "And" is none where it joins two nouns: "the embassies in Elder and Corvo"."""
    cut = _boundary().search(text, start, stop)
    while cut and cut.group() == " and " and not _opens_clause(text, cut.end(), stop):
        cut = _boundary().search(text, cut.end() - 1, stop)
    return cut


# How many words behind "and" its verb may stand, and before which words it has to.
_LONGEST_SUBJECT_WORDS = 6
_NO_SUBJECT_WORDS = frozenset("to that which who whose where when as until".split())


def _opens_clause(text: str, start: int, stop: int) -> bool:
    """Whether a verb follows "and" closely, with its subject or without: "and called for help", "and the mayor quit".

    A date behind "and" opens a clause, too: "and on 3 May the mayor quit".
    """
    words = text[start:stop].split(None, _LONGEST_SUBJECT_WORDS)[:_LONGEST_SUBJECT_WORDS]
    if words[1:] and words[0] in ("on", "in", "by") and (words[1][0].isdigit() or words[1].lower() in _date_names()):
        return True
    for word in words:
        if word in _NO_SUBJECT_WORDS or kind_of(word) in VERBS:
            return word not in _NO_SUBJECT_WORDS
    return False


def _is_clause(stretch: str) -> bool:
    """Whether a stretch behind "that" or "how" has a verb of its own: none in "how much oil to pump"."""
    return has_verb(word for word in stretch.split() if word != "to")


def _without_leading_up(text: str, start: int, end: int) -> int:
    """The end of text[start:end] without trailing prepositions, articles and marks."""
    while end > start:
        if text[end - 1] in _BLANKS:
            end -= 1
            continue
        begin = end
        floor = max(start, end - _LONGEST_LEADING_UP)
        while begin > floor and text[begin - 1] in ascii_letters:
            begin -= 1
        if begin == start or text[begin:end] not in _LEADING_UP or _is_particle(text, start, begin, end):
            return end
        end = begin
    return end


_BEFORE_OVER = word_class("forms of be")


def _is_particle(text: str, start: int, begin: int, end: int) -> bool:
    """Whether "back" or "over" in text[begin:end] belongs to the verb before it: "came back", "will be over by May"."""
    particle = text[begin:end]
    if particle not in ("back", "over"):
        return False
    before = text[start:begin].split()[-1:]
    if particle == "over":
        return not _BEFORE_OVER.isdisjoint(before)
    return any(kind_of(word) in VERBS for word in before) and not text.startswith(" in ", end)  # "opened back in 1990"


@dataclass(frozen=True, slots=True)
class EventRule(Rule):
    """A construction in which a date stands beside its event; `find` gives the event's clause where the date has it.

    Examples mark the date with brackets and give its event, for an article of Tuesday 12 February 2013. verb: where the
    verb of the date may stand.
    """

    find: Callable[[Dated], Bounds | None] = field(default=_beside_date)
    verb: tuple[VerbPlace, ...] = ("before", "after", "nowhere")


# In the order in which they are asked.
RULES = (
    EventRule(
        "entry-of-list",
        'In a list or a calendar ("May 3: Launch of the ferry") the date belongs to the words after the mark.',
        (
            ("[May 3]: Work begins.", "Work begins"),
            ("[May 2001] - The last ferry from Port Elder sails", "The last ferry from Port Elder sails"),
        ),
        (("Launch of the new ferry: [May 3].", "Launch of the new ferry"),),
        _entry_of_list,
    ),
    EventRule(
        "time-to-act",
        'In "Voters have until Friday to register" the event includes what may be done until then.',
        (("Voters have until [Friday] to register.", "Voters have until Friday to register"),),
        (("The tenants had until [Friday].", "The tenants had"),),
        _time_to_act,
    ),
    EventRule(
        "fronted-phrase",
        'A date at the end of an opening phrase ("At a meeting on Monday, ...") dates the main clause that follows.',
        (
            ("In a letter sent on [Friday], the firm agreed to pay.", "the firm agreed to pay"),
            ("At a meeting on [Monday], the owners chose a new chair.", "the owners chose a new chair"),
        ),
        (("At a meeting on [Monday], the mayor said.", "At a meeting"),),
        _fronted_phrase,
        ("before", "after"),
    ),
    EventRule(
        "cleft",
        'In "It was on Friday that ..." the date belongs to the words after "that".',
        (("It was on [Friday] that the old bridge closed.", "the old bridge closed"),),
        (("It was closed on [Friday].", "It was closed"),),
        _cleft,
    ),
    EventRule(
        "date-ends-clause",
        "A date that ends a clause belongs to the words before it, even if a verb follows.",
        (("The gauge at four metres on [Monday], short of the record set in 1990.", "The gauge at four metres"),),
        (("On [Monday] the gauge stood at four metres.", "stood at four metres"),),
        _date_ends_clause,
        ("after",),
    ),
    EventRule(
        "verb-behind",
        "A date before its verb belongs to that verb's clause; if the clause is short, the event includes its subject.",
        (
            ("On [Monday] the gauge stood at four metres.", "stood at four metres"),
            ("On [Monday] the old bridge closed.", "the old bridge closed"),
        ),
        (("The old bridge closed on [Monday].", "The old bridge closed"),),
        _verb_behind,
        ("after",),
    ),
    EventRule(
        "own-noun",
        'In "Friday\'s crash" the date belongs to the crash.',
        (
            ("Rovers lost [Saturday]'s derby.", "Rovers lost Saturday's derby"),
            ("He spoke of [Friday]'s crash.", "crash"),
        ),
        (("Rovers lost the derby on [Saturday].", "lost the derby"),),
        _own_noun,
        ("before",),
    ),
    EventRule(
        "participle",
        'A verb form such as "travelling" between the main verb and the date is the event.',
        (("She met the owners before travelling to Leith on [Saturday].", "travelling to Leith"),),
        (("She met the owners before the fair on [Saturday].", "met the owners"),),
        _participle,
        ("before",),
    ),
    EventRule(
        "up-to-date",
        "The event is the verb before the date and the words between the two.",
        (("The council closed the old bridge on [Friday].", "closed the old bridge"),),
        (("The old bridge closed on [Friday].", "The old bridge closed"),),
        _up_to_date,
        ("before",),
    ),
    EventRule(
        "date-follows-verb",
        "If the date comes right after its verb, the event continues after the date.",
        (("Ferries sailed on [Friday] past the old bridge.", "sailed on Friday past the old bridge"),),
        (("The mayor said on [Friday] that it would rain.", "The mayor said"),),
        _date_follows_verb,
        ("before",),
    ),
    EventRule(
        "subject-and-verb",
        "If almost nothing follows the verb, the event includes its subject.",
        (("The old bridge closed on [Friday].", "The old bridge closed"),),
        (("The council closed the old bridge on [Friday].", "closed the old bridge"),),
        _subject_and_verb,
        ("before",),
    ),
    EventRule(
        "beside-date",
        "If there is no verb, the event is the words before the date, or else the words after it.",
        (
            ("Launch of the new ferry from Port Elder: [May 3].", "Launch of the new ferry from Port Elder"),
            ("[May 3] launch of the new ferry from Port Elder", "launch of the new ferry from Port Elder"),
        ),
        ("Port Elder, [May 3].",),
        _beside_date,
        ("nowhere",),
    ),
)
_PLACES: tuple[VerbPlace, ...] = ("before", "after", "nowhere")
_RULES_BY_PLACE = {place: [rule for rule in RULES if place in rule.verb] for place in _PLACES}
