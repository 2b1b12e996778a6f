"""The places and the organisations of an article: names that lists, their own words or their context tell for sure."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from newscli.core.names.persons import People
from newscli.core.names.roles import is_role_word, role_stops
from newscli.core.names.runs import Run, Runs
from newscli.core.names.words import DOUBTFUL, FIRST, MODIFIER, NAME, TITLE, cities, listed, name_words, place_names
from newscli.core.text.document import Bounds, Document
from newscli.records import Entity, Offsets

_SAME_PLACE = {
    "U.S.": "United States", "US": "United States", "USA": "United States", "U.S.A.": "United States",
    "America": "United States", "U.K.": "United Kingdom", "UK": "United Kingdom", "Britain": "United Kingdom",
    "D.C.": "Washington", "Washington D.C.": "Washington", "Washington, D.C.": "Washington",
}  # fmt: skip
_WORD = re.compile(r"[^\s]+")
_LOCATING = re.compile(
    r"\b(?:in|at|from|near|to|across|outside|around|of|into|for|through|towards?|over|between|and)(?: the)? $"
)
_INSIDE = re.compile(r"\b(?:in|near|outside|from) $")
# What only a place stands behind: "the village of Belic", "near Belic", "north of Belic".
_TOLD = re.compile(
    r"\b(?:[Nn]ear|[Oo]utside|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|kilomet(?:re|er)s|miles|outskirts|streets|suburbs?|mayor"
    r"|villages?|towns?|hamlet|island|districts?|port|parish|borough|municipality|settlement|residents) of"
    r"|(?:kilomet(?:re|er)s|miles) (?:from|(?:north|south|east|west)(?:[ -](?:east|west))? of)) $"
)
_OF_BODY = re.compile(
    r" (?:of|for)(?: the)? (?=[A-Z])"
    r"|(?<=Council|mmittee|.Center|.Centre) on (?=[A-Z])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_BARE = re.compile("[’']s?$")
_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?: (?:and |of |& )?[A-Z][\w’'-]*){0,4}")
_DEFINED = re.compile(r" \(([A-Z][A-Za-z&]{1,7})\)")
_JOINED = re.compile(r" & [A-Z]\w+")
# What only a firm has: shares, a stock price, a chief executive, a spokesman. Looked for around capitalised words
# alone: a search of the whole text would cost more than all the rest.
_FIRM = re.compile(r"[A-Z][\w&-]{0,30}\w(?: [A-Z][\w&-]{0,30}\w){0,2}")  # bounded: "A-A-A-..." may go on for ever
_PARTNERS = re.compile(r"\b[A-Z][\w’'-]{0,30}\w & [A-Z]\w+")  # "Belic & Reed"
_TRADES = frozenset(
    "maker giant firm company retailer startup start-up manufacturer supplier lender airline carrier brewer insurer"
    " producer chain conglomerate distributor miner utility consultancy supermarket".split()
)
_LINKS = frozenset("in of for at".split())
_LINKED = re.compile(
    r"\b(?:[Ss]hares (?:in|of)|[Ss]pokes(?:man|woman|person) (?:for|at)|CEO (?:of|at)"
    r"|chief executive(?: officer)? (?:of|at)|subsidiary of|founder of|acquisition of|bid for) $"
)
_HAS = re.compile(
    r"(?:['’]s?)? (?:shares|stock|shareholders|chief executive|CEO|earnings|profits)\b"
    r"|, (?:a|an|the) (?:[\w-]{1,30} ){0,5}?"
    r"(?:company|firm|start-?up|maker|manufacturer|retailer|provider|chain|lender)\b"
)


def find_organizations(doc: Document, runs: Runs, people: People) -> list[Entity]:
    """The organisations in the order of their first mentions. An acronym belongs to the name that it stands for."""
    persons = [(mention.start, mention.end) for mention, _ in people.mentions]
    named = [_widened(doc.text, span, persons) for span in _free(_bodies(doc, runs), persons)]
    acronyms = _defined_acronyms(doc, named)
    known = _listed().union(acronyms) if acronyms else _listed()
    single = [(start, start + len(word)) for start, word in _single_words(runs, known)]
    named += _firms(doc, runs)
    found: dict[str, list[Bounds]] = {}
    for start, end in _free(named + single, persons):
        name = _name(doc.text[start:end])
        if name not in place_names() and name not in _no_bodies():
            found.setdefault(acronyms.get(name, name), []).append((start, end))
    return _entities(found)


# "Elder Search and Rescue Association", "Orrin & Webb LLP": a name goes on to the left over a joining word.
_JOINED_BEFORE = re.compile(r"\b([A-Z][\w’'-]{1,25}(?: [A-Z][\w’'-]{1,25}){0,2})\s(?:and|&)\s$")
_OWNERS_BEFORE = re.compile(r"\b(?:[A-Z][\w-]{1,25} ){0,2}[A-Z][\w-]{1,25}s[’'] $")  # "Majema Tanners' Union"
_INSTITUTIONS = frozenset(
    "Association Society Institute Research Commission Committee Agency Union Board Center Centre Authority"
    " Administration Bureau Office Council Service Services Foundation Trust Museum Fund Federation LLP".split()
)


def _widened(text: str, span: Bounds, people: list[Bounds]) -> Bounds:
    """The name with what stands before it and belongs to it: owners, and what "and" joins to an institution's name."""
    start, end = span
    if owners := _OWNERS_BEFORE.search(text, max(0, start - 80), start):
        start = owners.start()
    joined = _JOINED_BEFORE.search(text, max(0, start - 80), start)
    if joined is None or text[start:end].split()[-1] not in _INSTITUTIONS:
        return start, end
    words, kind = joined[1].split(), name_words().kind
    family = (
        kind(words[0]) in FIRST + DOUBTFUL and kind(text[start:end].split()[0]) == FIRST
    )  # "the Bo and Ana Reed Foundation"
    others = all(kind(word) == NAME for word in words) and joined[1] not in _known_bodies()
    taken = any(joined.start() < stop and begin < start for begin, stop in people)
    return (joined.start(), end) if (others or family) and not taken else (start, end)


def _firms(doc: Document, runs: Runs) -> list[Bounds]:
    """Names of partners, and names, wherever they stand, that the article once uses as only a firm's name is used."""
    singles, rows = runs.singles, [(run.start, run.text) for run in runs.rows]
    kind = name_words().kind
    used = {
        name
        for name in _used_as_firms(doc.text, (*rows, *singles))
        if all(kind(w) in NAME + FIRST for w in name.split())
    }
    firms = [(start, start + len(run)) for start, run in (*rows, *singles) if run in used]
    partners = [
        m.span()
        for start, end in doc.paragraphs
        if " & " in doc.text[start:end]
        for m in _PARTNERS.finditer(doc.text, start, end)
        if all(map(_may_be_partner, m.group().split(" & ")))
    ]
    return partners + firms


def _may_be_partner(word: str) -> bool:
    """Whether a word can be a partner's name: "Terms & Conditions", "Food & Dining" are none."""
    names = name_words()
    if word in ("Sons", "Daughters", "Brothers", "Partners") or word in names.family or names.is_first(word):
        return True
    return not word.endswith(("ing", "tion", "ment", "ness", "s"))


def _used_as_firms(text: str, runs: Iterable[tuple[int, str]]) -> Iterator[str]:
    """The names of up to three words that the words beside them show to be firms.

    A trade or an office stands before them ("chipmaker Belic", "CEO of Belic"), or something that only a firm has
    stands after them ("Belic shares", "Belic, a small brewer and retailer").
    """
    for start, run in runs:
        if _is_named_as_firm(text, start) and (m := _FIRM.match(run)):
            yield m.group()
        name, office, _ = run.partition(" CEO")
        if office or _HAS.match(text, start + len(run)):
            name = " ".join(name.split()[-3:])
            if _FIRM.fullmatch(name):
                yield name


def _is_named_as_firm(text: str, start: int) -> bool:
    if not text.startswith(" ", max(start - 1, 0)):
        return False
    before = text[max(0, start - 24) : start - 1]
    word = before[before.rfind(" ") + 1 :]
    if word in _LINKS:
        return _LINKED.search(text, max(0, start - 45), start) is not None
    return word in _TRADES or word.endswith(("maker", "builder"))


def _defined_acronyms(doc: Document, named: list[Bounds]) -> dict[str, str]:
    """The acronyms that stand in brackets after a name: "Elder Harbour Authority (EHA)"."""
    acronyms = {}
    for start, end in named:
        name, defined = _name(doc.text[start:end]), _DEFINED.match(doc.text, end)
        if defined and defined.group(1)[0] == name[0]:
            acronyms[defined.group(1)] = name
    return acronyms


def _bodies(doc: Document, runs: Runs) -> Iterator[Bounds]:
    """Capitalised words with a word of organisations among them: "Belic University", "Ministry of Transport"."""
    heads, telling = _heads_with_of(), _telling_words()
    for start, word in runs.singles:
        if word in heads:
            end = start + len(word)
            stop = _with_complement(doc.text, [(start, end, word)], 0)
            if stop > end:
                yield start, stop
    for run in runs.rows:
        if not (run.headline or telling.isdisjoint(run.text.split()) or run.text.isupper()):
            yield from _bodies_in(doc.text, _words_of(run))


def _bodies_in(text: str, words: list[tuple[int, int, str]]) -> Iterator[Bounds]:
    kinds = name_words().kinds
    first = 0
    for at, (_, end, word) in enumerate(words):
        if (word.endswith(".") and word not in kinds and len(word) > 2) or word.endswith("-based"):
            first = at + 1  # the sentence ends here, or what says where the body is
        elif word in _body_words() and (at + 1 == len(words) or words[at + 1][2] not in _body_words()):
            while first < at and words[first][2].lower() in _not_first():
                first += 1
            end -= word.endswith(("s’", "s'"))  # "the Office of Statistics’ figures"
            stop = _with_complement(text, words, at) if at + 1 == len(words) else end
            if (at > first and word not in _WEAK_HEADS) or stop > end:
                yield words[first][0], stop
            if word not in _WEAK_HEADS:  # "Government Affairs Institute"
                first = at + 1
    yield from _well_known_in(words)


def _well_known_in(words: list[tuple[int, int, str]]) -> Iterator[Bounds]:
    for size in (3, 2):
        for at in range(len(words) - size + 1):
            if " ".join(word for _, _, word in words[at : at + size]) in _known_bodies():
                yield words[at][0], words[at + size - 1][1]


# Words that begin sentences and titles before a body's name.
_OPENERS = frozenset(
    "former retired meanwhile yesterday according president chairman director rival for we of on".split()
)
# Words that end a body's name too seldom to tell one alone.
_WEAK_HEADS = frozenset(
    "Air Standard Express Daily Today Project Initiative Front Records Financial Office Cabinet Government State's"
    " Electric Capital Army Navy Force Forces Campaign".split()
)


def _with_complement(text: str, words: list[tuple[int, int, str]], at: int) -> int:
    """The end of "Ministry of Transport", "University of Port Elder", "Belic & Sons"."""
    end = words[at][1]
    joined = _JOINED.match(text, end)
    if joined:
        return joined.end()
    link = _OF_BODY.match(text, end)
    if link and words[at][2] in _heads_with_of():
        more = _CAPITALS.match(text, link.end())
        if more:
            return more.start() + len(_without_office(_BARE.sub("", more.group())))
    return end


def _without_office(name: str) -> str:
    """The name without the office of whoever is named next: "Belic Relations National Executive Director"."""
    words = name.split(" ")
    kinds = "".join(map(name_words().kind, words)).rstrip(TITLE)
    if len(kinds) < len(words):
        kinds = kinds.rstrip(MODIFIER)
    return " ".join(words[: len(kinds)]) if kinds else name


@cache
def _body_words() -> frozenset[str]:
    return frozenset(listed("body_names", "organisation"))


@cache
def _heads_with_of() -> frozenset[str]:
    return frozenset(
        "University College School Institute Academy Bank Ministry Department Bureau Commission Committee Council Board"
        " Office Court Association Federation League Union Society Center Centre Institutes Church Museum Chamber"
        " House Agency Administration Authority Foundation Party Library Organization Organisation"
        " Confederation Campaign".split()
    )


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
def _not_first() -> frozenset[str]:
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


def find_places(
    doc: Document, runs: Runs, people: People, organizations: list[Entity], named: tuple[str, ...]
) -> list[Entity]:
    """The places in the order of their first mentions, without those inside names of persons and organisations.

    named: names that are known to be places, such as the dateline's.
    """
    taken = [(mention.start, mention.end) for mention, _ in people.mentions]
    taken += [(m.start, m.end) for body in organizations for m in body.mentions]
    found: dict[str, list[Bounds]] = {}
    for start, end in _free(_places(doc, runs, named), taken):
        spelled = _name(doc.text[start:end])
        found.setdefault(_SAME_PLACE.get(spelled, spelled), []).append((start, end))
    return _entities({_fullest(doc.text, name, spans): spans for name, spans in found.items()})


def _fullest(text: str, name: str, spans: list[Bounds]) -> str:
    """The name of a place as the article has it: "U.S." where "United States" never stands."""
    forms = [_name(text[start:end]) for start, end in spans]
    return name if name in forms else max(forms, key=len)


def _places(doc: Document, runs: Runs, named: tuple[str, ...]) -> Iterator[Bounds]:
    known, unsure, begins = place_names(), cities(), _place_beginnings()
    told = {*named, *_told_by_context(doc, runs)}
    if told:
        rows = [(run.start, run.text) for run in runs.rows]
        yield from ((start, start + len(name)) for start, name in (*runs.singles, *rows) if name in told)
    for start, word in runs.singles:
        end = start + len(word)
        sure = word in known and (word not in unsure or _is_located(doc, start, end))
        if sure or (doc.text.startswith(", ", end) and _is_unlisted(doc, start, word)):
            yield start, end
    for run in runs.rows:
        spelled = run.text.split()
        if not run.text.isupper():
            if not begins.isdisjoint(spelled):
                yield from _places_in(_words_of(run))
            if _has_place_word(spelled):
                yield run.start, run.start + len(run.text)


def _places_in(words: list[tuple[int, int, str]]) -> Iterator[Bounds]:
    """Listed names of one to four words, longest first."""
    known, begins, at = place_names(), _place_beginnings(), 0
    while at < len(words):
        if words[at][2] not in begins:
            at += 1
            continue
        sizes = range(min(4, len(words) - at), 0, -1)
        size = next((n for n in sizes if " ".join(word for _, _, word in words[at : at + n]) in known), 0)
        if size > 1 or (size == 1 and at + 1 == len(words) and words[at][2] not in cities()):
            yield words[at][0], words[at + size - 1][1]
        at += max(size, 1)


def _told_by_context(doc: Document, runs: Runs) -> Iterator[str]:
    """The names of one or two words, on no list, that once stand where only a place does."""
    kind = name_words().kind
    for start, name in (*runs.singles, *((run.start, run.text) for run in runs.rows if not run.headline)):
        if doc.text[start - 4 : start - 1] not in _TOLD_ENDS or name.count(" ") > 1:
            continue
        words = name.split(" ")
        if all(
            word[1:2].islower() and kind(word) in NAME + FIRST and not is_role_word(word) for word in words
        ) and _TOLD.search(doc.text, max(0, start - 24), start):
            yield name


_TOLD_ENDS = frozenset(("ear", "ide", " of", "rom"))  # a quick look for the above


@cache
def _place_beginnings() -> frozenset[str]:
    """The first words of the listed places."""
    return frozenset(name.split()[0] for name in place_names())


def _has_place_word(words: list[str]) -> bool:
    """Whether a run is the name of a place by one of its words: "Belic River", "Lake Corvo", "Port Elder"."""
    if not 2 <= len(words) <= 3 or not (words[0] in _OPENING or words[-1] in _CLOSING):
        return False
    kind = name_words().kind
    return all(kind(word) in "?fpoda" for word in words)


_OPENING = frozenset("Port Lake Mount Mt. Fort Cape Ft. San Santa".split())
_CLOSING = frozenset(
    "County City River Island Islands Lake Bay Beach Valley Mountain Mountains Street Avenue Road Boulevard Square"
    " Airport Harbour Harbor Creek Township Village Bridge Peninsula Desert Hills Falls Canyon Highway".split()
)


def _is_located(doc: Document, start: int, end: int) -> bool:
    """Whether the words around say that a place is meant: "in Nice", "Nice, France"."""
    text = doc.text
    if _LOCATING.search(text, max(0, start - 16), start):
        return True
    after = _CAPITALS.match(text, end + 2) if text.startswith(", ", end) else None
    return bool(after and after.group() in place_names())


def _is_unlisted(doc: Document, start: int, word: str) -> bool:
    """Whether the place behind a comma holds this one: "in Dunmore, Ohio"."""
    text, end = doc.text, start + len(word)
    if not _INSIDE.search(text, max(0, start - 9), start):
        return False
    after = _CAPITALS.match(text, end + 2)
    return bool(after and after.group() in place_names() and name_words().kind(word) in "?f")


def _single_words(runs: Runs, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Those known, of the capitalised words that stand alone and of the words all in capitals in runs."""
    yield from (single for single in runs.singles if single[1] in known)
    for run in runs.rows:
        if not run.headline and any(word in known for word in run.text.split()) and not run.text.isupper():
            yield from ((start, word) for start, _, word in _words_of(run) if word in known and word.isupper())


def _words_of(run: Run) -> list[tuple[int, int, str]]:
    """The words of a run with their places in the text."""
    return [(run.start + m.start(), run.start + m.end(), m.group()) for m in _WORD.finditer(run.text)]


def _name(text: str) -> str:
    return " ".join(text.split()).removeprefix("The ")


def _free(spans: Iterable[Bounds], taken: list[Bounds]) -> list[Bounds]:
    """The spans, in order, that meet none that is taken nor one before them."""
    found = sorted(set(spans), key=lambda span: (span[0], -span[1]))
    busy = bytearray(max((end for _, end in (*found, *taken)), default=0))
    for start, end in taken:
        busy[start:end] = b"x" * (end - start)
    out = []
    for start, end in found:
        if busy.find(b"x", start, end) < 0:
            busy[start:end] = b"x" * (end - start)
            out.append((start, end))
    return out


def _entities(found: dict[str, list[Bounds]]) -> list[Entity]:
    entities = [Entity(name, [Offsets(*span) for span in sorted(set(spans))]) for name, spans in found.items()]
    return sorted(entities, key=lambda entity: entity.mentions[0].start)
