"""What happened when: temporal expressions, each with the clause that it belongs to."""

import re
from functools import cache
from itertools import pairwise

from newscli.core.clauses.dated import clause_from, clause_of_date, is_thin
from newscli.core.clauses.verbs import AWAITED
from newscli.core.names.names import Names
from newscli.core.text.calendar_names import names_of_days_and_months
from newscli.core.text.document import Bounds, Document
from newscli.core.text.spans import trim
from newscli.core.time.expressions import crowded_sentences
from newscli.core.time.model import Timex
from newscli.records import Span, Tense, TimelineEntry

# The longest sentence, in characters, that a record carries whole, and how much of a longer one on either side.
_LONGEST_SENTENCE = 1_000
_NEAR = 200
# The longest line, in characters, that says when an article was written.
_LONGEST_DATELINE = 200
# What joins two dates of one event: "2009 to 2011", "next week and in May", "Monday and possibly Tuesday".
_JOINT = (
    r"\s*(?:-|–|—|,|to|,?\s*(?:and|or)|until|till|through)\s*(?:(?:then|again|also|possibly|perhaps|later)\s+)?"
    r"(?:(?:in|on|at|from|to|until|the)\s+){0,2}"
)
_LONGEST_JOINT = 24
# Rules whose expressions a comma joins to the one before: "May 3, 4 and 5".
_OF_LISTS = frozenset(["shared-month", "shared-month-and-year"])


def find_timeline(
    names: Names, timexes: list[Timex], *, dct: str | None, article: str, everything: bool = True
) -> list[TimelineEntry]:
    """The temporal expressions of an article, in the order of the text, each with its event.

    timexes: those of the names' document, resolved. dct: the publication date (ISO day), None where nobody knows it.
    everything: also those without a place on the axis.
    """
    document = names.document
    crowded = crowded_sentences([timex.sentence for timex in timexes])
    joined = [False, *(_date_one_event(document.text, first, last) for first, last in pairwise(timexes)), False]
    ends = _ends_of_lists(document.text, timexes, joined)
    entries: list[TimelineEntry] = []
    event: Span | None = None  # of the expression before
    for n, timex in enumerate(timexes):
        wanted = everything or timex.from_ is not None
        if not wanted and not joined[n + 1]:
            continue  # nobody needs its event
        in_prose = timex.sentence[0] not in crowded
        floor = _floor(timexes[n - 1], timex) if n else 0
        entry = _entry(document, timex, n + 1, dct, article, in_prose=in_prose, floor=floor, joined_end=ends[n])
        if entry.event is None and timex.sentence[1] == timex.end:
            entry.event = _under_heading(document, timex, timexes[n + 1 : n + 2], dct)
        if joined[n]:
            entry.event = event  # both ends of a range belong to what the first one dates
        event = entry.event
        if wanted:
            entries.append(entry)
    if any(entry.from_ for entry in entries):
        _name_people(names, entries)
    return entries


def _ends_of_lists(text: str, timexes: list[Timex], joined: list[bool]) -> list[int]:
    """For each expression where the list of dates ends that it begins or belongs to, as a rule with itself.

    joined: for each whether it dates one event with the one before it.
    """
    ends = [timex.end for timex in timexes]
    for n in range(len(timexes) - 2, -1, -1):
        first, last = timexes[n], timexes[n + 1]
        if joined[n + 1] and (last.rule in _OF_LISTS or text[first.end : last.start].strip() != ","):
            ends[n] = ends[n + 1]
    return ends


def _date_one_event(text: str, first: Timex, last: Timex) -> bool:
    """Whether two expressions in a row date one event: they are joined, and no verb of its own governs the second."""
    same_line = last.start - first.end < _LONGEST_JOINT and text.find("\n", first.end, last.start) < 0
    return same_line and _same_verb(first, last) and _joint().fullmatch(text, first.end, last.start) is not None


# A place in capitals and an agency around a day: "LEITH, March 3 (Corvo News) --".
_DATELINE_BEFORE = re.compile(r"\s*[A-Z][A-Z .'’-]*(?:,\s*[A-Z][\w.]*\s*){0,2},\s*")
_DATELINE_BEHIND = re.compile(r"\.?\s*(?:\([^()]{2,40}\)|/[^/]{2,40}/)?\s*[-–—:]*\s*")


# A line that says when an article was published and updated has one of these words, and besides them only words of days
# and times: "Published: 3 March 2024, 09:12 GMT", "Port Elder, March 3, 2024 | Updated 9:12 am".
_STAMPED = re.compile(r"\b(?:published|posted|issued|updated|modified)\b", re.IGNORECASE)
_OF_STAMPS = frozenset("published posted issued updated modified first last on at am pm a p m noon midnight".split())
_STAMP_WORD = re.compile(r"\b[^\W\d_]+")
_PLACE = re.compile(r"[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3},\s")
_LONGEST_ZONE = 4  # letters: "GMT", "AEST"
_CLOCK_BEHIND = re.compile(
    r"(?:[\s,|at–—-]*\d{1,2}[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?[\s.|]*", re.IGNORECASE
)

_DAY_BEFORE = re.compile(
    r"\s*(?:[A-Z][a-z]{2,8}[.,]{0,2}\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s+\d{1,2})[.,]?\s+\d{4}[\s,|]*(?:at\s+)?"
)


def is_dateline(entry: TimelineEntry) -> bool:
    """Whether the entry's sentence is nothing but a line that says where and when the article was written."""
    text = entry.sentence.text
    if len(text) > _LONGEST_DATELINE:
        return False
    start = entry.start - entry.sentence.start
    end = start + len(entry.text)
    if entry.from_ is not None and entry.from_ == (entry.dct or "")[:10] and _is_moment(entry, text, start, end):
        return True
    if "," in text[start - 4 : start] and _DATELINE_BEFORE.fullmatch(text, 0, start):
        return bool(_DATELINE_BEHIND.fullmatch(text, end))
    return _is_stamp(text)


def _is_stamp(text: str) -> bool:
    """Whether a line says when an article was published or updated, and nothing else, apart from its place."""
    if not _STAMPED.search(text):
        return False
    place = _PLACE.match(text)
    words = _STAMP_WORD.findall(text, place.end() if place else 0)
    lowered = {word.lower() for word in words}
    zones = {word.lower() for word in words if word.isupper() and len(word) <= _LONGEST_ZONE}
    return lowered <= _OF_STAMPS | names_of_days_and_months() | zones


def _is_moment(entry: TimelineEntry, text: str, start: int, end: int) -> bool:
    """Whether a line is nothing but the day of publication and a time of day: "Thu 3 March 2024 09.14 GMT".

    A time of day that begins its line may stand over an entry of a live blog, which is its event.
    """
    first = not text[:start].strip() and (entry.type == "DATE" or entry.event is None)
    before = first or (entry.type == "TIME" and _DAY_BEFORE.fullmatch(text, 0, start))
    return bool(before and _CLOCK_BEHIND.fullmatch(text, end))


def _same_verb(first: Timex, last: Timex) -> bool:
    """Whether two expressions may date one event: no verb of its own governs the second."""
    return last.verb is None or first.verb is None or last.verb.start == first.verb.start or last.verb.end < last.start


def _name_people(names: Names, entries: list[TimelineEntry]) -> None:
    """Gives each dated entry the people that its sentence names, under their fullest names."""
    dated = [(entry, entry.sentence.start, entry.sentence.end) for entry in entries if entry.from_]
    people = names.people_in({(start, end) for _, start, end in dated})
    if people.mentions:
        for entry, start, end in dated:
            entry.people = [person.name for person in people.named_between(start, end)]


def _floor(before: Timex, timex: Timex) -> int:
    """Where a date before an expression ends that has a verb of its own, and so an event of its own; 0 for none."""
    if before.from_ is None or before.verb is None or timex.verb is None or before.verb.end > timex.verb.start:
        return 0
    return before.end if before.end <= timex.verb.chain else 0


def _entry(
    document: Document,
    timex: Timex,
    n: int,
    dct: str | None,
    article: str,
    *,
    in_prose: bool,
    floor: int,
    joined_end: int,
) -> TimelineEntry:
    """The entry of an expression. in_prose: whether its sentence is prose, no table of dates.

    floor: an event that reaches back over this offset begins with its verb instead. joined_end: where the last of the
    expressions ends that date the same event.
    """
    text = document.text
    sentence = _sentence(text, timex)
    tense = _tense(timex, dct)
    event: Bounds | None = None
    if in_prose and not _contradicts(text, timex, tense):
        on = timex.relation == "on"
        event = clause_of_date(text, sentence, (timex.start, min(joined_end, sentence[1])), timex.verb, on=on)
        if event and timex.verb and event[0] < floor < event[1]:
            own = trim(text, timex.verb.chain, event[1])
            coordinated = text[event[0] : timex.verb.chain].rstrip().endswith((" and", " but"))
            if not (own and coordinated and is_thin(text, *own)):  # no "died" without what comes before it
                event = own
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
    if verb.announces and timex.start == timex.sentence[0]:
        return False  # the present tense of a chronicle: "May 2001: Work begins"
    first = text[verb.chain : verb.end].split(None, 1)[0].lower()
    if first in AWAITED or (tense == "future" and first in _OPEN_VERBS):
        return False
    return {verb.direction, tense} == {"past", "future"}


def _sentence(text: str, timex: Timex) -> Bounds:
    """The sentence around an expression; of a run-on one that never ends, what stands near the expression."""
    start, end = timex.sentence
    if start <= timex.start and timex.end <= end <= start + _LONGEST_SENTENCE:
        return timex.sentence
    start, end = min(start, timex.start), max(end, timex.end)
    if end - start > _LONGEST_SENTENCE:
        near = (max(start, timex.start - _NEAR), min(end, timex.end + _NEAR))
        return trim(text, *near) or near
    return start, end


def _tense(timex: Timex, dct: str | None) -> Tense | None:
    """Past, present or future: what lies wholly before or after the publication date needs no verb to tell."""
    if timex.value in _REFERENCES:
        return _REFERENCES[timex.value]
    if timex.verb and timex.rule in _FISCAL:
        return timex.verb.direction  # fiscal years begin and end where each firm wants
    if dct and timex.from_ and timex.to:
        if timex.to < dct:
            return "past"
        if timex.from_ > dct:
            return "future"
    return timex.verb.direction if timex.verb else None


# Rules for years and quarters that are no calendar's.
_FISCAL = frozenset(["fiscal-year", "short-fiscal-year"])
# What begins with one of these may lie ahead, whatever its last word looks like: "could see", "is pencilled in".
_OPEN_VERBS = frozenset("could is are be".split())
_REFERENCES: dict[str, Tense] = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(_JOINT)


# How far from the beginning of a paragraph, in characters, the date of an entry may stand: behind a bullet.
_LONGEST_BULLET = 3


def _under_heading(document: Document, timex: Timex, following: list[Timex], dct: str | None) -> Span | None:
    """What the next paragraph begins with, where the expression is a heading of its own: "14:32 GMT" in a live blog.

    A line that holds the day of publication and nothing else is no heading, and a heading over a list of dates has no
    event of its own. following: the next expression, if there is one.
    """
    index = document.paragraph_index(timex.start)
    is_heading = document.paragraphs[index] == timex.sentence == (timex.start, timex.end)
    if not is_heading or timex.value == dct or index + 1 == len(document.paragraphs):
        return None
    first = document.sentences(index + 1)[0]
    if following and following[0].start - first[0] <= _LONGEST_BULLET:
        return None
    event = clause_from(document.text, *first)
    return document.span(*event) if event else None
