"""What happened when: temporal expressions, the clause that each belongs to, and one axis over many articles."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import groupby, pairwise
from string import ascii_letters

from msgspec.structs import replace

from newscli.core.clauses.verbs import has_verb
from newscli.core.names.names import Names
from newscli.core.text.document import Bounds, Document
from newscli.core.text.spans import trim
from newscli.core.time.model import Timex
from newscli.records import Tense, TimelineEntry, Told

# The longest sentence, in characters, that a record carries whole.
_LONGEST_SENTENCE = 1_000
# The longest clause, in characters, that still names an event at a glance.
_LONGEST_EVENT = 160
# The longest subject, in characters, that goes along with a verb that stands alone.
_LONGEST_SUBJECT = 60
# A conjunction at the head of a sentence is no part of its subject.
_OPENING_WORD = re.compile(
    r"\s*(?:When|While|After|Before|But|And|Because|As|If|Although|Though|Since|Until|In\s\d{4},?)\s+"
)
# What joins two dates of one event: "2009 to 2011", "next week and in May", "Monday and possibly Tuesday".
_JOINT = (
    r"\s*(?:-|–|—|,|to|,?\s*(?:and|or)|until|till|through)\s*(?:(?:then|again|also|possibly|perhaps|later)\s+)?"
    r"(?:(?:in|on|at|from|to|until|the)\s+){0,2}"
)
_LONGEST_JOINT = 24
# Where a clause ends: marks, conjunctions and relative pronouns.
_BOUNDARY = (
    r"[;:,](?!\d)|[\"“”()\u2013\u2014]|\s-{1,3}\s|\s(?:after|before|when|while|because|although|though|since|as|who|which|whose"
    r"|where|but|and|if|following|until|amid|despite)\s"
)
# Words that lead up to a date and mean nothing without it.
_LEADING_UP = frozenset(
    "on in at by since until till from to of during over for around about early late as the between before"
    " after through within this last next past and or a an its their his her each every until till beginning starting"
    " effective shortly just soon immediately only than back".split()
)


def find_timeline(names: Names, timexes: list[Timex], *, dct: str | None, article: str) -> list[TimelineEntry]:
    """Every temporal expression of an article, in the order of the text, with or without a place on the axis.

    timexes: those of the names' document, resolved. dct: the publication date (ISO day), None where nobody knows it.
    """
    document = names.document
    entries = [_entry(document, timex, n, dct, article) for n, timex in enumerate(timexes, 1)]
    for n, (first, last) in enumerate(pairwise(entries)):
        near = last.start - first.end < _LONGEST_JOINT and _same_verb(timexes[n], timexes[n + 1])
        if near and _joint().fullmatch(document.text, first.end, last.start):
            last.event = first.event  # both ends of a range belong to what the first one dates
    if any(entry.from_ for entry in entries):
        _name_people(names, entries)
    return entries


def _same_verb(first: Timex, last: Timex) -> bool:
    """Whether two expressions may date one event: no verb of its own governs the second."""
    return last.verb is None or first.verb is None or last.verb.start == first.verb.start or last.verb.end < last.start


def _name_people(names: Names, entries: list[TimelineEntry]) -> None:
    """Gives each dated entry the people that its sentence names, under their fullest names."""
    people = names.people
    for entry in entries:
        if entry.from_:
            entry.people = [person.name for person in people.at(entry.sentence.start, entry.sentence.end)]


def _entry(document: Document, timex: Timex, n: int, dct: str | None, article: str) -> TimelineEntry:
    text = document.text
    sentence = _sentence(text, timex)
    tense = _tense(timex, dct)
    event = None if _contradicts(text, timex, tense) else _event(text, sentence, timex)
    event = event or _under_heading(document, sentence, timex, dct)
    return TimelineEntry(
        article=article,
        n=n,
        start=timex.start,
        end=timex.end,
        text=text[timex.start : timex.end],
        type=timex.type,
        value=timex.value,
        mod=timex.mod,
        quant=timex.quant,
        freq=timex.freq,
        from_=timex.from_,
        to=timex.to,
        granularity=timex.granularity,
        relation=timex.relation if timex.from_ else None,
        dct=dct,
        sentence=document.span(*sentence),
        event=document.span(*event) if event else None,
        clean=None,
        tense=tense,
        planned=tense == "future" and timex.verb is not None and timex.verb.direction == "future",
        people=[],
        rule=timex.rule,
        confidence=timex.confidence,
    )


def _contradicts(text: str, timex: Timex, tense: Tense | None) -> bool:
    """Whether the verb of the clause cannot be what happens at the time: "announced" for a day to come.

    Then the time belongs to a noun of the clause, and only the whole sentence tells the event.
    """
    verb = timex.verb
    if verb is None or verb.weak or timex.relation != "on" or tense is None:
        return False
    if tense == "future" and text[verb.chain : verb.end].split(None, 1)[0].lower() in _OPEN_VERBS:
        return False
    return {verb.direction, tense} == {"past", "future"}


def _sentence(text: str, timex: Timex) -> Bounds:
    """The sentence around an expression; of a run-on one that never ends, what stands near the expression."""
    start, end = timex.sentence
    start, end = min(start, timex.start), max(end, timex.end)
    if end - start > _LONGEST_SENTENCE:
        near = (max(start, timex.start - _LONGEST_SENTENCE // 2), min(end, timex.end + _LONGEST_SENTENCE // 2))
        return trim(text, *near) or near
    return start, end


def _tense(timex: Timex, dct: str | None) -> Tense | None:
    """Past, present or future: what lies wholly before or after the publication date needs no verb to tell."""
    if timex.value in _REFERENCES:
        return _REFERENCES[timex.value]
    if dct and timex.from_ and timex.to:
        if timex.to < dct:
            return "past"
        if timex.from_ > dct:
            return "future"
    return timex.verb.direction if timex.verb else None


# What begins with one of these may lie ahead, whatever its last word looks like: "could see", "is pencilled in".
_OPEN_VERBS = frozenset("could is are be".split())
_REFERENCES: dict[str, Tense] = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(_JOINT)


# An event of fewer words takes its subject along.
_THIN = 3
_QUOTES = frozenset('"“”()')
_AUXILIARIES = frozenset("was were is are be been being had has have will would".split())
# Words that lead up to a date as "until" does: the clause before them is what lasts until then.
_DEADLINES = frozenset("until till deadline deadlines upcoming due".split())


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(_BOUNDARY)


def _event(text: str, sentence: Bounds, timex: Timex) -> Bounds | None:
    """The clause that the expression belongs to, from its verb on, without the words that lead up to the date.

    A verb with next to nothing behind it takes its subject along: "the council will meet".
    """
    verb = timex.verb
    if verb is None or text[verb.start : verb.end].lower() in _DEADLINES:
        return _around(text, sentence, timex)
    if verb.start > timex.end:
        if _boundary().match(text, timex.end) and (clause := next(_before(text, sentence, timex), None)):
            return clause  # the date ends it: "The gauge read four metres at noon, short of the record set"
        start = verb.start
        clause = _clause(text, start, sentence[1])
        if clause and _is_thin(text, *clause):
            start = _subject_start(text, max(sentence[0], timex.end), start)
        return _clause(text, start, sentence[1], verb.end)
    start = max(verb.chain, sentence[0])
    cut = _boundary().search(text, verb.end, timex.start)
    end = _without_leading_up(text, start, cut.start() if cut else timex.start)
    contracted = text[start] in "'’"  # "we'll need it"
    if contracted:
        start = _subject_start(text, sentence[0], start)
    if end > verb.end + 2 and (contracted or not _is_thin(text, start, end)):
        return trim(text, start, end)
    if not cut and end <= verb.end + 2:
        # The date follows its verb at once ("met on Friday with the mayor"): what happened stands behind it.
        clause = _clause(text, start, sentence[1], timex.end)
        if clause and clause[1] > timex.end:
            return clause
    if end <= verb.end:
        end = min(max(end, start + 1), verb.end)
    return trim(text, start if contracted else _subject_start(text, sentence[0], start), end)


def _is_thin(text: str, start: int, end: int) -> bool:
    words = text[start:end].split(None, _THIN + len(_AUXILIARIES))
    return sum(word not in _AUXILIARIES for word in words) < _THIN


def _around(text: str, sentence: Bounds, timex: Timex) -> Bounds | None:
    """Without a verb: the clause before the expression, else the one behind it, if there are words enough."""
    if clause := next(filter(None, _before(text, sentence, timex)), None):
        return clause
    if _boundary().match(text, timex.end):
        return None
    clause = _clause(text, timex.end, sentence[1])
    return clause if clause and not _is_thin(text, *clause) else None


def _before(text: str, sentence: Bounds, timex: Timex) -> Iterator[Bounds | None]:
    """The clauses before the expression, the nearest first; None for one that has too few words."""
    floor = max(sentence[0], timex.start - _LONGEST_EVENT)
    cuts = [
        cut
        for cut, (stop, _, _) in pairwise([*_boundaries(text, floor, timex.start), (timex.start, 0, "")])
        if cut[2] not in ("and", "or") or has_verb(text[cut[1] : stop].split())
    ]
    starts = [floor, *(end for _, end, _ in cuts)]
    stops = [*(start for start, _, _ in cuts), timex.start]
    for start, stop in zip(reversed(starts), reversed(stops), strict=True):
        if len(text[start:stop].split()) < _THIN:
            yield None
            continue
        end = _without_leading_up(text, start, stop)
        yield trim(text, start, end) if end > start and len(text[start:end].split()) >= _THIN else None


def _under_heading(document: Document, sentence: Bounds, timex: Timex, dct: str | None) -> Bounds | None:
    """What the next paragraph begins with, where the expression is a heading of its own: "14:32 GMT" in a live blog.

    A line that holds the day of publication and nothing else is no heading.
    """
    if sentence != (timex.start, timex.end) or timex.value == dct:
        return None
    index = document.paragraph_index(timex.start)
    if document.paragraphs[index] != sentence or index + 1 == len(document.paragraphs):
        return None
    return _clause(document.text, *document.sentences(index + 1)[0])


def _subject_start(text: str, floor: int, verb_start: int) -> int:
    """Where the subject of a verb begins: behind the last clause boundary, at most a few words before.

    Where a comma or "who" stands right before the verb, the subject is what stands before that.
    """
    begin = max(floor, verb_start - _LONGEST_SUBJECT)
    if begin > floor:  # not inside a word
        begin = text.find(" ", begin, verb_start) + 1 or verb_start
    described = verb_start  # where a subject begins that a relative clause follows
    clause = begin if begin == floor else verb_start  # where the clause begins, if that is near
    for start, end, word in _boundaries(text, begin, verb_start):
        before = text[begin:start].split()
        if word in ("who", "which", "whose"):
            described = begin
        if not text[end:verb_start].strip():
            if word in ("and", "but", "or"):
                begin = clause  # "The search began on Monday and was called off"
            elif has_verb(before):
                begin = described if word == "," else verb_start
        elif text[start:end].strip() not in ("and", "or") or not before or has_verb(before):
            begin = end  # unless it joins two subjects: "Flights in and out of Castel"
            clause = end if _QUOTES.isdisjoint(text[start:end]) else verb_start
    that = text.rfind(" that ", begin, verb_start)
    if that >= 0 and text[that + 6 : verb_start].strip() and not has_verb(text[that + 6 : verb_start].split()):
        begin = that + 6  # "said that the work would end"
    opener = _OPENING_WORD.match(text, begin, verb_start)
    return opener.end() if opener else begin


def _boundaries(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The clause boundaries, those with nothing between them as one: from where to where, and the last word."""
    found: list[tuple[int, int, str]] = []
    for cut in _boundary().finditer(text, start, end):
        first = cut.start()
        if found and not text[found[-1][1] : first].strip():
            first = found.pop()[0]
        found.append((first, cut.end(), cut.group().strip()))
    return found


def _clause(text: str, start: int, stop: int, after: int | None = None) -> Bounds | None:
    """From `start` to the first clause boundary behind `after` (or behind the first word)."""
    stop = min(stop, start + _LONGEST_EVENT)
    cut = _boundary().search(text, after or min(start + 3, stop), stop)
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


def group_axis(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """The entries of all articles on one axis, the same event told by several articles as one entry.

    Sorted by interval and time of day, then article and place; entries without an interval come last. Two articles tell
    the same event when the interval is the same and they share half of the event's words, or one of them and, within a
    week at most, a person or two words of their sentences.
    """
    order = {name: n for n, name in enumerate(dict.fromkeys(entry.article for entry in entries))}
    ordered = sorted(
        entries, key=lambda e: (e.from_ is None, e.from_ or "", e.to or "", _clock(e), order[e.article], e.start)
    )
    axis: list[TimelineEntry] = []
    for (first, _), together in groupby(ordered, key=lambda e: (e.from_, e.to)):
        told = list(together)
        axis.extend(told if first is None else _grouped(told))
    return axis


_PARTS_OF_DAY = {"MO": "06", "DT": "09", "MI": "12", "AF": "13", "EV": "18", "NI": "20"}


def _clock(entry: TimelineEntry) -> str:
    """The time of day in an order that strings have; empty for a whole day, which comes first."""
    clock = entry.value.partition("T")[2] if entry.type == "TIME" else ""
    return _PARTS_OF_DAY.get(clock, clock)


# What one article tells is compared with so many events of the same interval at most: work stays linear.
_LOOK_BACK = 60
# A person and one word are enough where the interval is short; in a year one person does many things.
_SHORT = frozenset(["time", "day", "weekend", "week"])
_COMMON_WORDS = frozenset(
    "the a an of to in on at by for with and or was were is are be been had has have will would said says that"
    " this his her its their from as it he she they who which not".split()
)


def _grouped(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """Entries of one interval, those that tell the same event joined under the first of them."""
    events = [_Event(entry) for entry in entries]
    for _ in range(2):  # the second time with all that the first one has joined
        joined: list[_Event] = []
        for event in events:
            home = next((other for other in joined[-_LOOK_BACK:] if other.is_told_by(event)), None)
            if home:
                home.join(event)
            else:
                joined.append(event)
        events = joined
    return [replace(event.entry, also=event.told) if event.told else event.entry for event in events]


class _Event:
    """An entry with the words of its event, and the places in other articles that tell it."""

    def __init__(self, entry: TimelineEntry) -> None:
        self.entry = entry
        self.words = _stems(entry.event.text) if entry.event else set()
        self.articles = {entry.article}
        self.told: list[Told] = []

    def is_told_by(self, other: "_Event") -> bool:
        if not self.articles.isdisjoint(other.articles):
            return False
        shared = self.words & other.words
        if (
            shared
            and self.entry.granularity in _SHORT
            and (self._people & other._people or self._around(other, shared))
        ):
            return True
        return len(shared) >= 2 and 2 * len(shared) >= min(len(self.words), len(other.words))

    def join(self, other: "_Event") -> None:
        self.articles |= other.articles
        self.told += [Told(other.entry.article, other.entry.start), *other.told]
        self._sentence.update(other._sentence)

    def _around(self, other: "_Event", shared: set[str]) -> bool:
        """Whether the sentences have two words in common besides the event's and the dates'."""
        dates = _stems(self.entry.text) | _stems(other.entry.text)
        return len((self._sentence & other._sentence) - shared - dates) >= 2

    @cached_property
    def _people(self) -> set[str]:
        return set(self.entry.people)

    @cached_property
    def _sentence(self) -> set[str]:
        return _stems(self.entry.sentence.text)


def _stems(text: str) -> set[str]:
    words: Iterable[str] = re.findall(r"[^\W\d_]{2,30}", text.lower())
    return {_stem(word) for word in words} - _COMMON_WORDS


def _stem(word: str) -> str:
    """A rough stem: closed, closes and closing are one word."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
