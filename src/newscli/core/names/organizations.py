"""The organisations of an article: names that lists, their own words or their context tell for sure."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from newscli.core.names.firms import find_firms
from newscli.core.names.persons import People
from newscli.core.names.roles import role_stops
from newscli.core.names.runs import Runs
from newscli.core.names.spans_of_names import entities, free_spans, plain
from newscli.core.names.words import DOUBTFUL, FIRST, MODIFIER, NAME, TITLE, listed, name_words, place_names
from newscli.core.text.caching import cache_short_texts
from newscli.core.text.document import Bounds, Document
from newscli.records import Entity

_MOST_KEPT = 20_000  # runs of which it is kept what they hold
_OF_BODY = re.compile(
    r" (?:of|for)(?: the)? (?=[A-Z])"
    r"|(?<=Council|mmittee|.Center|.Centre) on (?=[A-Z])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_BARE = re.compile("[’']s?$")
_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?: (?:and |of |& )?[A-Z][\w’'-]*){0,4}")
_DEFINED = re.compile(r" \(([A-Z][A-Za-z&]{1,7})\)")
_JOINED = re.compile(r" & [A-Z]\w+")
# "Elder Search and Rescue Association", "Orrin & Webb LLP": a name goes on to the left over a joining word.
_JOINED_BEFORE = re.compile(r"\b([A-Z][\w’'-]{1,25}(?: [A-Z][\w’'-]{1,25}){0,2})\s(?:and|&)\s$")
_JOINING_ENDS = ("and ", "& ", "and\n", "&\n", "and\u00a0", "&\u00a0")
_OWNERS_BEFORE = re.compile(r"\b(?:[A-Z][\w-]{1,25} ){0,2}[A-Z][\w-]{1,25}s[’'] $")  # "Majema Tanners' Union"
_INSTITUTIONS = frozenset(
    "Association Society Institute Research Commission Committee Agency Union Board Center Centre Authority"
    " Administration Bureau Office Council Service Services Foundation Trust Museum Fund Federation LLP".split()
)
# Words that begin sentences and titles before a body's name.
_OPENERS = frozenset(
    "former retired meanwhile yesterday according president chairman director rival private for we of on".split()
)
# Words that end a body's name too seldom to tell one by themselves.
_WEAK_HEADS = frozenset(
    "Air Standard Express Daily Today Project Initiative Front Records Financial Office Cabinet Government State's"
    " Electric Capital Army Navy Force Forces Campaign".split()
)
_HEADS_WITH_OF = frozenset(
    "University College School Institute Academy Bank Ministry Department Bureau Commission Committee Council Board"
    " Office Court Association Federation League Union Society Center Centre Institutes Church Museum Chamber"
    " House Agency Administration Authority Foundation Party Library Organization Organisation"
    " Confederation Campaign".split()
)


class _Words(NamedTuple):
    """The words of a run that may hold bodies.

    starts: where they begin in the run. telling: whether one of them is a word of bodies. well_known: ranges of words.
    capitals: those in capitals, with their starts.
    """

    words: list[str]
    starts: list[int]
    telling: bool
    well_known: list[Bounds]
    capitals: list[tuple[int, str]]


def find_organizations(doc: Document, runs: Runs, people: People) -> list[Entity]:
    """The organisations in the order of their first mentions. An acronym belongs to the name that it stands for."""
    text = doc.text
    persons = [(mention.start, mention.end) for mention, _ in people.mentions]
    named = [_widened(text, span, persons) for span in free_spans(_bodies(text, runs), persons)]
    acronyms = _defined_acronyms(text, named)
    spans_by_name: dict[str, list[Bounds]] = {}
    for start, end in free_spans([*named, *find_firms(doc, runs), *_listed_words(runs, acronyms)], persons):
        name = plain(text[start:end])
        if name not in place_names() and name not in _no_bodies():
            spans_by_name.setdefault(acronyms.get(name, name), []).append((start, end))
    return entities(spans_by_name)


def _widened(text: str, span: Bounds, people: list[Bounds]) -> Bounds:
    """The name with what stands before it and belongs to it: owners, and what "and" joins to an institution's name."""
    start, end = span
    if text[start - 2 : start] in ("' ", "’ ") and (owners := _OWNERS_BEFORE.search(text, max(0, start - 80), start)):
        start = owners.start()
    if not text.endswith(_JOINING_ENDS, 0, start) or text[start:end].split()[-1] not in _INSTITUTIONS:
        return start, end
    joined = _JOINED_BEFORE.search(text, max(0, start - 80), start)
    if joined is None or any(joined.start() < stop and begin < start for begin, stop in people):
        return start, end
    kinds = name_words().kinds_of(joined[1].split())
    others = set(kinds) == {NAME} and joined[1] not in _known_bodies()
    # "the Bo and Ana Reed Foundation"
    family = kinds[0] in FIRST + DOUBTFUL and name_words().kind(text[start:end].split()[0]) == FIRST
    return (joined.start() if others or family else start), end


def _defined_acronyms(text: str, named: list[Bounds]) -> dict[str, str]:
    """The acronyms that stand in brackets after a name: "Elder Harbour Authority (EHA)"."""
    acronyms = {}
    for start, end in named:
        defined = _DEFINED.match(text, end)
        if defined and defined[1][0] == (name := plain(text[start:end]))[0]:
            acronyms[defined[1]] = name
    return acronyms


def _bodies(text: str, runs: Runs) -> Iterator[Bounds]:
    """Capitalised words with a word of organisations among them: "Belic University", "Ministry of Transport"."""
    for word in _HEADS_WITH_OF.intersection(runs.singles):
        for start in runs.singles[word]:
            end = start + len(word)
            stop = _with_complement(text, word, end)
            if stop > end:
                yield start, stop
    for run in runs.rows:
        if not run.headline and (read := _read(run.text)) and read.telling:
            yield from _bodies_in(text, run.start, read)


@cache_short_texts(_MOST_KEPT)
def _read(run: str) -> _Words | None:
    """The words of a run, None where none of them can tell of a body, or where all are in capitals."""
    words = run.split()
    telling = not _telling_words().isdisjoint(words)
    if run.isupper() or not (telling or any(map(str.isupper, words))):
        return None
    starts, position = [], 0
    for word in words:
        position = run.index(word, position)
        starts.append(position)
        position += len(word)
    well_known = [
        (first, first + size)
        for size in (3, 2)
        for first in range(len(words) - size + 1)
        if " ".join(words[first : first + size]) in _known_bodies()
    ]
    capitals = [(start, word) for start, word in zip(starts, words, strict=True) if word.isupper()]
    return _Words(words, starts, telling, well_known, capitals)


def _bodies_in(text: str, begin: int, run: _Words) -> Iterator[Bounds]:
    """The bodies in a run that begins at this offset of the text."""
    words, starts = run.words, run.starts
    first = 0  # the word from which the next body's name may begin
    for place, word in enumerate(words):
        if _parts_names(word):
            first = place + 1
        elif _ends_name(words, place):
            while first < place and words[first].lower() in openers_of_names():
                first += 1
            end = begin + starts[place] + len(word)
            stop = _with_complement(text, word, end) if place + 1 == len(words) else end
            weak = word in _WEAK_HEADS
            if stop > end or (place > first and not weak):
                yield begin + starts[first], stop
            if not weak:  # "Government Affairs Institute"
                first = place + 1
    for first, behind in run.well_known:
        yield begin + starts[first], begin + starts[behind - 1] + len(words[behind - 1])


def _parts_names(word: str) -> bool:
    """Whether a body's name begins after the word at the earliest: it ends a sentence, or says where the body is."""
    return (word[-1] == "." and len(word) > 2 and word not in name_words().kinds) or word.endswith("-based")


def _ends_name(words: list[str], place: int) -> bool:
    """Whether a word of organisations stands here, and none after it: "Elder University Hospital"."""
    return words[place] in _body_words() and (place + 1 == len(words) or words[place + 1] not in _body_words())


def _with_complement(text: str, word: str, end: int) -> int:
    """The end of "Ministry of Transport", "University of Port Elder", "Belic & Sons" whose `word` ends at `end`."""
    if joined := _JOINED.match(text, end):
        return joined.end()
    link = _OF_BODY.match(text, end) if word in _HEADS_WITH_OF else None
    field = _CAPITALS.match(text, link.end()) if link else None
    return field.start() + len(_without_office(_BARE.sub("", field.group()))) if field else end


def _without_office(name: str) -> str:
    """The name without the office of whoever is named next: "Belic Relations National Executive Director"."""
    words = name.split(" ")
    kinds = name_words().kinds_of(words).rstrip(TITLE)
    if len(kinds) < len(words):
        kinds = kinds.rstrip(MODIFIER)
    return " ".join(words[: len(kinds)]) if kinds else name


def _listed_words(runs: Runs, acronyms: Mapping[str, str]) -> Iterator[Bounds]:
    """Listed names and known acronyms: capitalised words that stand alone, and words in capitals in runs."""
    listed_names = _listed().union(acronyms) if acronyms else _listed()
    for word in listed_names.intersection(runs.singles):
        for start in runs.singles[word]:
            yield start, start + len(word)
    for run in runs.rows:
        if not run.headline and (read := _read(run.text)):
            for place, word in read.capitals:
                if word in listed_names:
                    yield run.start + place, run.start + place + len(word)


@cache
def _body_words() -> frozenset[str]:
    return frozenset(listed("body_names", "organisation"))


@cache
def _known_bodies() -> frozenset[str]:
    return frozenset(name for line in listed("body_names", "bodies", "\n") for name in line.split("; "))


def is_body(name: str) -> bool:
    """Whether a name is that of a well-known organisation: the United Nations."""
    return name in _known_bodies() or name.upper() in _acronyms()


@cache
def _telling_words() -> frozenset[str]:
    """The words of which a run holds one, if a body stands in it."""
    return _body_words() | {name.split()[0] for name in _known_bodies()}


@cache
def openers_of_names() -> frozenset[str]:
    """Words before a body's name that are no part of it."""
    return role_stops() | _OPENERS


@cache
def _listed() -> frozenset[str]:
    return _acronyms() | _known_bodies()


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(listed("body_names", "not persons", ";"))


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(listed("body_names", "acronyms"))
