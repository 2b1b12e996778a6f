"""The places of an article: names that lists, their own words or their context tell for sure."""

import re
from collections.abc import Iterator
from functools import cache

from newscli.core.names.persons import People
from newscli.core.names.roles import is_role_word
from newscli.core.names.runs import Runs
from newscli.core.names.spans_of_names import entities, free_spans, plain
from newscli.core.names.words import (
    DOUBTFUL,
    FIRST,
    NAME,
    ORGANISATION,
    PARTICLE,
    PLACE,
    cities,
    listed,
    name_words,
    place_names,
)
from newscli.core.text.caching import cache_short_texts
from newscli.core.text.calendar_names import month_names
from newscli.core.text.document import Bounds, Document
from newscli.records import Entity

_MOST_KEPT = 20_000  # runs of which it is kept what they hold
_MOST_WORDS = 4  # of a listed place
_SAME_PLACE = {
    "U.S.": "United States", "US": "United States", "USA": "United States", "U.S.A.": "United States",
    "America": "United States", "U.K.": "United Kingdom", "UK": "United Kingdom", "Britain": "United Kingdom",
    "D.C.": "Washington", "Washington D.C.": "Washington", "Washington, D.C.": "Washington",
}  # fmt: skip
_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?: (?:and |of |& )?[A-Z][\w’'-]*){0,4}")
_LOCATING = re.compile(
    r"\b(?:in|at|from|near|to|across|outside|around|of|into|for|through|towards?|over|between|and)(?: the)? $"
)
_INSIDE = re.compile(r"\b(?:in|near|outside|from) $")
# What only a place stands behind: "the village of Belic", "near Belic", "north of Belic".
_BEFORE_PLACE = re.compile(
    r"\b(?:[Nn]ear|[Oo]utside|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|kilomet(?:re|er)s|miles|outskirts|streets|suburbs?|mayor"
    r"|villages?|towns?|hamlet|island|districts?|port|parish|borough|municipality|settlement|residents) of"
    r"|(?:kilomet(?:re|er)s|miles) (?:from|(?:north|south|east|west)(?:[ -](?:east|west))? of)"
    r"|(?:[Bb]orn|[Rr]aised|[Gg]r[eo]wn? up|[Ll]ive[sd]?|[Ll]iving|[Hh]ome|[Bb]ased|[Hh]ospital|[Pp]rison) in"
    r"|(?:[Ii]n|[Ff]rom|[Aa]cross) (?:north|south|east|west|central|rural|downtown)(?:-?(?:east|west))?(?:ern)?) $"
)
_BEFORE_PLACE_ENDS = frozenset(
    ("ear", "ide", " of", "rom", " in", "ern", "est", "ast", "ral", "own", "rth", "uth")
)  # the last letters before the space that ends the above
_AFTER_TOWN = re.compile(
    r"[,.;)](?![\w”\"’'])| (?:on|in|where|since|last|this|after|when|before|and|for|to|with|was|were|has|had|is|from|by"
    r"|said|as|who)\b"
)
_COMMON_ENDINGS = ("tion", "ment", "ness", "ball", "ism")
_PREPOSITIONS = frozenset("in at from near across outside around inner outer metro greater upper lower".split())
_OPENING = frozenset("Port Lake Mount Mt. Fort Cape Ft. San Santa".split())
_CLOSING = frozenset(
    "County City River Island Islands Lake Bay Beach Valley Mountain Mountains Street Avenue Road Boulevard Square"
    " Airport Harbour Harbor Creek Township Village Bridge Peninsula Desert Hills Falls Canyon Highway".split()
)
_BESIDE_PLACE_WORD = frozenset(NAME + FIRST + PLACE + ORGANISATION + DOUBTFUL + PARTICLE)


def find_places(
    doc: Document, runs: Runs, people: People, organizations: list[Entity], named: tuple[str, ...]
) -> list[Entity]:
    """The places in the order of their first mentions, without those inside names of persons and organisations.

    named: names that are known to be places, such as the dateline's.
    """
    text = doc.text
    taken = [(mention.start, mention.end) for mention, _ in people.mentions]
    taken += [(mention.start, mention.end) for body in organizations for mention in body.mentions]
    spans_by_name: dict[str, list[Bounds]] = {}
    for start, end in free_spans(_places(text, runs, named), taken):
        spelled = plain(text[start:end])
        spans_by_name.setdefault(_SAME_PLACE.get(spelled, spelled), []).append((start, end))
    return entities({_fullest(text, name, spans): spans for name, spans in spans_by_name.items()})


def _fullest(text: str, name: str, spans: list[Bounds]) -> str:
    """The name of a place as the article has it: "U.S." where "United States" never stands."""
    forms = [plain(text[start:end]) for start, end in spans]
    return name if name in forms else max(forms, key=len)


def _places(text: str, runs: Runs, named: tuple[str, ...]) -> Iterator[Bounds]:
    located = {*named, *_placed_by_context(text, runs)}
    for word, starts in runs.singles.items():
        spans = [(start, start + len(word)) for start in starts]
        if word not in located:
            spans = _places_alone(text, word, spans)
        yield from spans
    for start, word in _after_in(runs):
        if word in located:
            yield start, start + len(word)
    for run in runs.rows:
        for first, behind in _places_in(run.text):
            yield run.start + first, run.start + behind
        if run.text in located:
            yield run.start, run.start + len(run.text)


def _places_alone(text: str, word: str, spans: list[Bounds]) -> list[Bounds]:
    """Where a word that stands alone is a place: everywhere, or where the words around tell so."""
    if word not in place_names():
        return [span for span in spans if text[span[1] : span[1] + 2] == ", " and _is_unlisted(text, span, word)]
    return [span for span in spans if _is_located(text, *span)] if word in cities() else spans


@cache_short_texts(_MOST_KEPT)
def _places_in(run: str) -> list[Bounds]:
    """The places in a run, counted from its beginning: listed names of one to four words, or the whole run."""
    words = run.split()
    if run.isupper():
        return []
    places = [] if _place_beginnings().isdisjoint(words) else list(_listed_places(run, words))
    if _has_place_word(words):
        places.append((0, len(run)))
    return places


def _listed_places(run: str, words: list[str]) -> Iterator[Bounds]:
    """The listed names in a run, longest first."""
    position, place = 0, 0
    while place < len(words):
        position = run.index(words[place], position)
        longest = min(_MOST_WORDS, len(words) - place) if words[place] in _place_beginnings() else 0
        sizes = range(longest, 0, -1)
        size = next((size for size in sizes if " ".join(words[place : place + size]) in place_names()), 0)
        end = position + len(" ".join(words[place : place + size]))
        if size > 1 or (size == 1 and place + 1 == len(words) and _may_end_run(words, place)):
            yield position, end
        place += max(size, 1)
        position = max(position + 1, end)


def _may_end_run(words: list[str], place: int) -> bool:
    """Whether a listed place that ends a run is one: "In Kampala", "Northern England", but not "Swim England"."""
    before = words[place - 1]
    if place == 0 or before.lower() in _PREPOSITIONS:
        return True
    return words[place] not in cities() and name_words().kind(before) != NAME


def _placed_by_context(text: str, runs: Runs) -> Iterator[str]:
    """The names of one or two words, on no list, that once stand where only a place does."""
    singles = [(start, word) for word, starts in runs.singles.items() for start in starts]
    for start, name in (*singles, *_after_in(runs)):
        if text[start - 3 : start] in ("in ", "In ") and _is_town(text, start, name):
            yield name
    for start, name in (*singles, *((run.start, run.text) for run in runs.rows if not run.headline)):
        if text[start - 4 : start - 1] not in _BEFORE_PLACE_ENDS or name.count(" ") > 1:
            continue
        if all(map(_can_be_place, name.split(" "))) and _BEFORE_PLACE.search(text, max(0, start - 24), start):
            yield name


def _after_in(runs: Runs) -> Iterator[tuple[int, str]]:
    """The word of "In Tromvik" at the beginning of a sentence."""
    return ((run.start + 3, run.text[3:]) for run in runs.rows if run.text[:3] == "In " and not run.headline)


def _is_town(text: str, start: int, word: str) -> bool:
    """Whether a word on no list, after "in", is the end of its phrase as the name of a town is: "in Tromvik, where"."""
    if not word.isalpha() or not word[1:].islower() or name_words().kind(word) != NAME or word in _no_towns():
        return False
    ends = _AFTER_TOWN.match(text, start + len(word)) is not None and not word.endswith(_COMMON_ENDINGS)
    return ends and not is_role_word(word) and f" {word.lower()} " not in text


@cache
def _no_towns() -> frozenset[str]:
    """Languages and months."""
    return frozenset((*listed("places", "languages"), *map(str.capitalize, month_names())))


def _can_be_place(word: str) -> bool:
    return word[1:2].islower() and name_words().kind(word) in NAME + FIRST and not is_role_word(word)


@cache
def _place_beginnings() -> frozenset[str]:
    """The first words of the listed places."""
    return frozenset(name.split()[0] for name in place_names())


def _has_place_word(words: list[str]) -> bool:
    """Whether a run is the name of a place by one of its words: "Belic River", "Lake Corvo", "Port Elder"."""
    if not 2 <= len(words) <= 3 or not (words[0] in _OPENING or words[-1] in _CLOSING):
        return False
    return _BESIDE_PLACE_WORD.issuperset(name_words().kinds_of(words))


def _is_located(text: str, start: int, end: int) -> bool:
    """Whether the words around say that a place is meant: "in Nice", "Nice, France"."""
    return _LOCATING.search(text, max(0, start - 16), start) is not None or _is_before_place(text, end)


def _is_unlisted(text: str, span: Bounds, word: str) -> bool:
    """Whether the place after a comma holds this one: "in Dunmore, Ohio"."""
    start, end = span
    if not _INSIDE.search(text, max(0, start - 9), start):
        return False
    return _is_before_place(text, end) and name_words().kind(word) in NAME + FIRST


def _is_before_place(text: str, end: int) -> bool:
    """Whether a comma and a listed place follow."""
    after = _CAPITALS.match(text, end + 2) if text.startswith(", ", end) else None
    return after is not None and after.group() in place_names()
