"""The clause that a date belongs to: what happened then, in the words of the text.

An event runs from its verb on, without the words that lead up to the date; a verb with next to nothing beside it takes
its subject along.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from string import ascii_letters

from newscli.core.clauses.verbs import VerbGroup, has_verb
from newscli.core.text.document import Bounds
from newscli.core.text.spans import trim

# The longest clause, in characters, that still names an event at a glance.
_LONGEST_EVENT = 160
# The longest subject, in characters, that goes along with a verb that stands alone.
_LONGEST_SUBJECT = 60
# A conjunction at the head of a sentence is no part of its subject.
_OPENING_WORD = re.compile(
    r"\s*(?:When|While|After|Before|But|And|Because|As|If|Although|Though|Since|Until|In\s\d{4},?)\s+"
)
# Where a clause ends: marks, conjunctions and relative pronouns.
_BOUNDARY = (
    r"[;:,](?!\d)|[\"“”()\u2013\u2014]|\s-{1,3}\s|\s(?:after|before|when|while|because|although|though|since|as|who|which|whose"
    r"|where|but|and|if|following|until|amid|despite)\s"
)
# Words that lead up to a date and mean nothing without it.
_LEADING_UP = frozenset(
    "on in at by since until till from to of during over for around about early late as the between before"
    " after through within this last next past and or a an its their his her each every until till beginning starting"
    " with effective shortly just soon immediately only than back compared".split()
)


# An event of fewer words takes its subject along.
_THIN = 3
_QUOTES = frozenset('"“”()')
_AUXILIARIES = frozenset("was were is are be been being had has have will would".split())
# Words that lead up to a date as "until" does: the clause before them is what lasts until then.
_DEADLINES = frozenset("until till deadline deadlines upcoming due".split())


# What a phrase in front of the clause begins with: "In a statement issued on Friday, the firm said ...".
_FRONTED = re.compile(r"(?:In|At|During|On|By|For|From|Under|With|Amid|Despite)\s\S+\s\S[^,;:]*\Z")
_LONGEST_FRONTED = 200
# A clause that says where the sentence comes from: "..., the mayor said".
_REPORTING_TAIL = re.compile(r"\s*[^,]{0,40}\b(?:said|says|added|told\s\w+(?:\s\w+)?)\s*[.”\"]?\s*\Z")
# What may follow the comma behind a date that is no main clause.
_NO_MAIN_CLAUSE = re.compile(r"\s*(?:and|but|or|which|who|where|when|while|as|after|before|a|an)\b")
_PARTICIPLE = re.compile(r"\s*[a-z]{3,15}ing\s")
_POSSESSIVE = re.compile(r"['’]s\s")
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


def clause_of_date(
    text: str, sentence: Bounds, date: Bounds, verb: VerbGroup | None, *, on: bool = True
) -> Bounds | None:
    """The clause that a date belongs to, None where no words near the date tell one.

    verb: the one that governs the date. on: whether the event happened on it, rather than since, until or before it.
    """
    if sentence == date:
        return None
    if verb is None or text[verb.start : verb.end].lower() in _DEADLINES:
        found = _around(text, sentence, date)
    elif fronted := _main_clause_behind(text, sentence, date):
        found = fronted
    elif verb.start > date[1]:
        found = _verb_behind(text, sentence, date, verb)
    else:
        found = (on and _own_noun(text, sentence, date, verb)) or _verb_before(text, sentence, date, verb)
    return _without_marks(text, *found) if found else None


def _without_marks(text: str, start: int, end: int) -> Bounds | None:
    """The clause without quotation marks at its beginning; a contraction keeps its own ("'ll need")."""
    first = start
    while first < end and text[first] in _MARKS:
        first += 1
    if first - start == 1 and text[start] in "'’" and text[first : first + 1].islower():
        first = start
    return trim(text, first, end) if first < end else None


def _verb_behind(text: str, sentence: Bounds, date: Bounds, verb: VerbGroup) -> Bounds | None:
    """The clause of a verb that stands behind the date."""
    if _boundary().match(text, date[1]) and (clause := next(_before(text, sentence, date), None)):
        return clause  # the date ends it: "The gauge read four metres at noon, short of the record set"
    start = verb.start
    clause = clause_from(text, start, sentence[1])
    if clause and is_thin(text, *clause):
        start = _subject_start(text, max(sentence[0], date[1]), start)
    return clause_from(text, start, sentence[1], verb.end)


def _main_clause_behind(text: str, sentence: Bounds, date: Bounds) -> Bounds | None:
    """The main clause where the date ends a phrase in front of it: "In a letter sent on Friday, the firm agreed"."""
    if date[0] - sentence[0] > _LONGEST_FRONTED or not text.startswith(",", date[1]):
        return None
    if not _FRONTED.match(text, sentence[0], date[0]) or _NO_MAIN_CLAUSE.match(text, date[1] + 1):
        return None
    if _REPORTING_TAIL.match(text, date[1] + 1, min(sentence[1], date[1] + _LONGEST_FRONTED)):
        return None
    clause = clause_from(text, date[1] + 1, sentence[1])
    return clause if clause and has_verb(text[clause[0] : clause[1]].split()) else None


def _verb_before(text: str, sentence: Bounds, date: Bounds, verb: VerbGroup) -> Bounds | None:
    """The clause of a verb that stands before the date."""
    start = max(verb.chain, sentence[0])
    cut = _boundary().search(text, verb.end, date[0])
    if cut and _PARTICIPLE.match(text, cut.end(), date[0]):
        return _participle_clause(text, verb.end, date[0])
    end = _without_leading_up(text, start, cut.start() if cut else date[0])
    contracted = text[start] in "'’"  # "we'll need it"
    if contracted:
        start = _subject_start(text, sentence[0], start)
    if end > verb.end + 2 and (contracted or not is_thin(text, start, end)):
        return trim(text, start, end)
    if not cut and end <= verb.end + 2 and text[verb.start : verb.end].lower() not in _SAYING:
        # The date follows its verb at once ("met on Friday with the mayor"): what happened stands behind it.
        clause = clause_from(text, start, sentence[1], date[1])
        if clause and clause[1] > date[1]:
            return clause
    if end <= verb.end:
        end = min(max(end, start + 1), verb.end)
    return trim(text, start if contracted else _subject_start(text, sentence[0], start), end)


def _participle_clause(text: str, start: int, end: int) -> Bounds | None:
    """The last clause before the date that a participle opens: "before travelling to Leith on Saturday"."""
    begin = start
    for cut in _boundary().finditer(text, start, end):
        if _PARTICIPLE.match(text, cut.end(), end):
            begin = cut.end()
    return trim(text, begin, _without_leading_up(text, begin, end))


def _own_noun(text: str, sentence: Bounds, date: Bounds, verb: VerbGroup) -> Bounds | None:
    """What a date stands before: "lost Saturday's derby", and only "crash" in "spoke of Friday's crash"."""
    possessive = _POSSESSIVE.match(text, date[1])
    determined = _DETERMINED.search(text, max(verb.end, date[0] - 8), date[0])
    noun = possessive or (_ATTRIBUTE.match(text, date[1]) if determined else None)
    own = clause_from(text, noun.end(), sentence[1]) if noun else None
    if own is None or not _OF_THE_VERB.match(text, verb.end, date[0]):
        return own if possessive else None
    return trim(text, _subject_start(text, sentence[0], max(verb.chain, sentence[0])), own[1])


def is_thin(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] has too few words to tell an event by itself."""
    words = text[start:end].split(None, _THIN + len(_AUXILIARIES))
    return sum(word not in _AUXILIARIES for word in words) < _THIN


def _around(text: str, sentence: Bounds, date: Bounds) -> Bounds | None:
    """Without a verb: the clause before the expression, else the one behind it, if there are words enough."""
    if clause := next(filter(None, _before(text, sentence, date)), None):
        return clause
    if _boundary().match(text, date[1]):
        return None
    clause = clause_from(text, date[1], sentence[1])
    return clause if clause and not is_thin(text, *clause) else None


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
        if len(text[start:stop].split()) < _THIN:
            yield None
            continue
        end = _without_leading_up(text, start, stop)
        yield trim(text, start, end) if end > start and len(text[start:end].split()) >= _THIN else None


def _subject_start(text: str, floor: int, verb_start: int) -> int:
    """Where the subject of a verb begins: behind the last clause boundary, at most a few words before.

    Where a comma or "who" stands right before the verb, the subject is what stands before that.
    """
    begin = max(floor, verb_start - _LONGEST_SUBJECT)
    if begin > floor:  # not inside a word
        begin = text.find(" ", begin, verb_start) + 1 or verb_start
    begin = _behind_boundaries(text, begin, verb_start, begin == floor)
    that = text.rfind(" that ", begin, verb_start)
    if that >= 0 and text[that + 6 : verb_start].strip() and not has_verb(text[that + 6 : verb_start].split()):
        begin = that + 6  # "said that the work would end"
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
    found: list[tuple[int, int, str]] = []
    for cut in _boundary().finditer(text, start, end):
        first = cut.start()
        if found and not text[found[-1][1] : first].strip():
            first = found.pop()[0]
        found.append((first, cut.end(), cut.group().strip()))
    return found


def clause_from(text: str, start: int, stop: int, after: int | None = None) -> Bounds | None:
    """From `start` to the first clause boundary behind `after` (or behind the first word)."""
    stop = min(stop, start + _LONGEST_EVENT)
    cut = _boundary().search(text, after or min(start + 3, stop), stop)
    that = text.find(" that ", after, cut.start() if cut else stop) if after else -1
    if that >= 0 and has_verb(text[that + 6 : cut.start() if cut else stop].split()):
        stop, cut = that, None  # what was said on Friday did not happen then
    end = cut.start() if cut else stop
    if not cut and stop < len(text) and text[stop - 1].isalnum() and text[stop].isalnum():
        end = text.rfind(" ", start, stop)
    while end > start and text[end - 1] in " .!?'’\t\r\n":
        end -= 1
    return trim(text, start, end) if end > start else None


def _without_leading_up(text: str, start: int, end: int) -> int:
    """The end of text[start:end] without trailing prepositions, articles and marks."""
    while end > start:
        piece = text[max(start, end - 40) : end]
        bare = piece.rstrip(" \t\r\n,'’")
        end -= len(piece) - len(bare)
        word = bare[len(bare.rstrip(ascii_letters)) :]
        if word.lower() not in _LEADING_UP or end - len(word) <= start:
            return end
        end -= len(word)
    return end
