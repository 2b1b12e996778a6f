"""Who published the article: the outlet that the text, its appeals and its copyright line name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from newscli.core.page.byline_names import begins_with_first_name, byline_words, is_domain, may_be_name
from newscli.core.page.dateline import agencies
from newscli.core.text.document import Bounds, Document
from newscli.core.text.patterns import compiled

# A name of an outlet: capitals, and the small words between them.
_NAME = (
    r"(?:[Tt]he )?[A-ZÀ-Þ][\w.’'-]{0,30}"
    r"(?: (?:(?:of|the|and|for|&) ){0,2}[A-ZÀ-Þ][\w’'-]{0,30}(?:\.com|\.org|\.net|\.uk)?){0,5}"
)
_YEARS = r"[\s(Cc)©–—-]{0,6}(?:(?:19|20)\d\d[\s,–—-]{0,3}){0,3}(?:[Bb]y\s)?"
_FIRM = (
    r"(?:[ ,]{1,2}(?:LLC|Inc|Ltd|Limited|Corp|Corporation|Co|PLC|plc|GmbH|Pty|LP|LLP|Pvt"
    r"|Privacy|Terms|Rights|Powered))+\.?$"
)
# What an owner's name has more than its outlet's: "Elder Courier Media Group".
_OWNER = (
    r"(?: (?:media|group|network|networks|publishing|holdings|enterprises|communications|company|newspapers|digital))+$"
)
_NO_OUTLET = frozenset(
    "copyright policy advertise all the us our this it we privacy terms rights photo getty reuters ap afp images"
    " shutterstock author local independent publisher publishers editor editors newsroom staff president mayor"
    " team sign log back become read view see notice more skip close breaking latest by click join".split()
)
# Of these an address says nothing: anybody has one there.
_HOSTS = frozenset(
    "blog news gmail yahoo outlook hotmail proton protonmail icloud facebook twitter instagram youtube linkedin tiktok"
    " reddit google apple archive wikipedia whatsapp telegram github".split()
)
# What stands before the host of an address.
_BEFORE_HOST = ("@", "://", "www.", "(")
_HOST = r"(?:www\.)?(?P<host>[a-z][a-z0-9-]{3,40})\.[a-z]"
_BEHIND_TITLE = rf"\s(?:\||[-–—])\s({_NAME})$"
_BEFORE_TITLE = rf"({_NAME})\s(?:\||[-–—])\s"
_MOST_ADDRESSES = 8
_ISSUE = r"\s{0,3}(?:[|—–,-]\s{0,3})?(?:Vol(?:ume|\.)|Issue|No\.)\s\d"


# Where a newsroom speaks of itself, in the last lines of a text.
_APPEAL_LINES, _APPEAL_REACH = 20, 2  # lines of the end; lines that an appeal stretches on either side of one
_LONGEST_APPEAL = 1000
_MOST_NAMES, _MOST_WORDS = 12, 6  # names of a line; words of a name
_APPEAL = {
    kind: tuple(parts.split("|"))
    for kind, parts in {
        "asking": " give|Give| gift|upport|ubscri|onat|ember|elp us|Join|join us|Pay |Buy ",
        "address": " our | us | we | We | Our | us.| us,| you ",
        "trade": "journalis|newsroom|report|eaders|ubscri|donat|paywall|editor|coverage",
    }.items()
}
_NOTHING = frozenset[str]()
_OFFICES = frozenset(("agency", "agencies", "wire"))  # of governments too
_BROADCASTERS = frozenset(("Radio", "TV", "Television"))
_REPORTED = (" said", " told ", " says", "ccording to")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,400}[\"”]|''[^']{0,400}''")


@dataclass(frozen=True, slots=True)
class _Trigger:
    """Words after which an outlet names itself, and how much that weighs."""

    before: str
    weight: float
    years: bool = False


_TRIGGERS = (
    _Trigger("essage from ", 4),
    _Trigger("essage from the editors of ", 3),
    _Trigger("y supporting ", 3),
    _Trigger("support ", 1),
    _Trigger("From: ", 3),
    _Trigger("©", 3, years=True),
    _Trigger("Copyright", 3, years=True),
    _Trigger("reporter for ", 1),
    _Trigger("Follow ", 0.5),
)
# Of a firm or an agency that a copyright line names: the outlet may have another name.
_OWNER_WEIGHT, _AGENCY_WEIGHT = 1.5, 1.0
_MASTHEAD_WEIGHT, _TITLE_WEIGHT = 2.5, 2.0
_LEAST = 2.0
_TOP, _LONGEST_TITLE, _FEW = 4, 300, 2  # lines in which the page's title stands, its characters, words of no headline
_MASTHEAD_LINES, _LAST_LINES = 12, 3  # lines of the top, and of the end, where a masthead may stand
_MOST_PLACES = 8  # of one trigger: a page names its outlet early or late, and hostile text names nothing


class _Vote(NamedTuple):
    start: int
    end: int
    weight: float


def find_publisher(doc: Document, header: Iterable[int], headline: int | None = None) -> Bounds | None:
    """Return where the outlet is named; None where it is not.

    header, headline: the lines (by index) of byline and dates and of the headline, where it may stand too.
    """
    votes = [
        *_triggered(doc.text),
        *_masthead(doc),
        *_beside_title(doc, headline),
        *_in_header(doc, header),
        *_in_address(doc),
        *_in_appeal(doc),
    ]
    by_name: dict[str, list[_Vote]] = {}
    for vote in votes:
        if key := _key(doc.text[vote.start : vote.end]):
            by_name.setdefault(key, []).append(vote)
    _join_short_forms(by_name)
    totals = {key: _total(doc.text, group) for key, group in by_name.items()}
    best = max(totals, key=lambda key: totals[key], default=None)
    if best is None or totals[best] < _LEAST:
        return None
    votes = [vote for vote in by_name[best] if _key(doc.text[vote.start : vote.end]) == best]
    first = min(votes, key=lambda vote: (not doc.text[vote.start :].startswith("The "), -vote.weight))
    return first.start, first.end


def _join_short_forms(by_name: dict[str, list[_Vote]]) -> None:
    """Gives the votes for "the Observer" to "The Tarn Observer", where just one such name has votes."""
    for short in [key for key in by_name if " " not in key]:
        full = [key for key in by_name if key.endswith(f" {short}")]
        if len(full) == 1:
            by_name[full[0]] += [vote._replace(weight=vote.weight / 2) for vote in by_name.pop(short)]


def _total(text: str, group: list[_Vote]) -> float:
    """The votes for a name, each sort of words counted once, and a little for each further place that names it."""
    name = _without_owner(text[group[0].start : group[0].end])
    sounds = 0.5 * (name.split()[-1].lower() in byline_words("outlet"))
    distinct = {(vote.weight, text[max(0, vote.start - 6) : vote.start]): vote.weight for vote in group}
    return sounds + sum(distinct.values()) + 0.5 * min(text.count(name) - 1, 4)


def _triggered(text: str) -> Iterator[_Vote]:
    for trigger in _TRIGGERS:
        position = -1
        for _ in range(_MOST_PLACES):
            position = text.find(trigger.before, position + 1)
            if position < 0:
                break
            if trigger.years and _is_picture(text, position):
                continue
            if vote := _vote_at(text, position + len(trigger.before), trigger):
                yield vote


def _is_picture(text: str, position: int) -> bool:
    """Whether a copyright sign stands in a picture's credit."""
    before = text[max(0, position - 40) : position].rsplit("\n", 1)[-1].lower()
    return _holds(before, ("photo", "image", "picture", "credit", "illustration"))


def _vote_at(text: str, start: int, trigger: _Trigger) -> _Vote | None:
    if trigger.years and (years := compiled(_YEARS).match(text, start)):
        start = years.end()
    m = compiled(_NAME).match(text, start, start + 120)
    if m is None:
        return None
    end = _trimmed(text, m.start(), m.end())
    name = text[start:end].split()
    if not name or not (trigger.years or _like_outlet(name)):
        return None
    if trigger.years and text[start:end] in agencies():
        return _Vote(start, end, _AGENCY_WEIGHT)
    owner = trigger.years and compiled(_OWNER).search(text[start:end].lower())
    return _Vote(start, end, _OWNER_WEIGHT if owner else trigger.weight)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of the name without the firm's form and a possessive."""
    name = text[start:end]
    for ending in ("'s", "’s"):
        if ending in name:
            name = name[: name.index(ending)]
    name = re.split(r"\.\s|\s(?:All|ALL)\b", name)[0].rstrip(" .'’,-&")
    if (m := compiled(_FIRM).search(name)) and m.start() > 0:
        name = name[: m.start()]
    return start + len(name)


def _like_outlet(name: list[str]) -> bool:
    """Whether a name is an outlet's by its own words: "The Elder Courier", "Harbour Weekly", but not "Ana Reed"."""
    return name[-1].strip(".'’").lower() in byline_words("outlet") or name[0] == "The" or is_domain(name[-1])


def _masthead(doc: Document) -> Iterator[_Vote]:
    """A line that is the outlet's name and nothing else, near the top or at the very end."""
    for index in _ends_of(doc):
        start, end = doc.lines[index]
        if end - start > 45:
            continue
        m = compiled(_NAME).match(doc.text, start, end)
        name = doc.text[start:end].split()
        if m and compiled(_ISSUE).match(doc.text, m.end(), end):
            yield _Vote(*m.span(), 2.5)
        named = m and m.end() == end and "the" not in name[1:]  # "Support the Courier" is a heading
        if named and _is_outlet(name):
            yield _Vote(start, end, _MASTHEAD_WEIGHT if index == 0 else 1.5)


def _is_outlet(name: list[str]) -> bool:
    """Whether several words, of which the last is one of the names of outlets, may be an outlet's name."""
    return 1 < len(name) <= _MOST_WORDS and name[-1].lower() in byline_words("outlet")


def _beside_title(doc: Document, headline: int | None) -> Iterator[_Vote]:
    """The outlet before or after the headline, where the title of a page has it: "Old bridge closes | The Courier"."""
    if headline is None:
        return
    words = doc.text[slice(*doc.lines[headline])]
    for index in {headline, *range(min(_TOP, len(doc.lines)))}:
        start, end = doc.lines[index]
        line = doc.text[start:end]
        if end - start >= _LONGEST_TITLE:
            continue
        if line.startswith(words):
            m = compiled(_BEHIND_TITLE).search(doc.text, start, end)
            title = doc.text[start : m.start()] if m else ""
        else:
            m = compiled(_BEFORE_TITLE).match(doc.text, start, end) if line.endswith(words) else None
            title = doc.text[m.end() : end] if m else ""
        if m and title.count(" ") > _FEW and (_like_outlet(m[1].split()) or doc.text.count(m[1]) > 1):
            yield _Vote(m.start(1), m.end(1), _TITLE_WEIGHT)


def _ends_of(doc: Document) -> list[int]:
    """The lines (by index) where a masthead may stand: the first, and the very last."""
    count = len(doc.lines)
    return [*range(min(_MASTHEAD_LINES, count)), *range(max(_MASTHEAD_LINES, count - _LAST_LINES), count)]


def _in_header(doc: Document, header: Iterable[int]) -> Iterator[_Vote]:
    """The outlet in the lines of byline and date: "By Ana Reed | The Elder Courier", "Elder Courier, May 4"."""
    alone = tuple([doc.text[start:end] for start, end in doc.lines[:_MASTHEAD_LINES]])
    for index in {near for line in header for near in (line, line + 1) if near < len(doc.lines)}:
        start, end = doc.lines[index]
        if end - start > 100:
            continue
        for m in compiled(_NAME).finditer(doc.text, start, end):
            if m[0].endswith(alone) or _ends_as_outlet(m[0]):
                begin = _behind_person(doc.text, m.start(), m.end())
                words = " ".join(doc.text[begin : m.end()].split())
                if (_ends_as_outlet(words) or (begin > start and words in alone)) and _may_be_outlet(words):
                    yield _Vote(begin, m.end(), 2.0)


def _ends_as_outlet(words: str) -> bool:
    """Whether the last word is one of the names of outlets: "The Elder Courier"."""
    return words.rsplit(" ", 1)[-1].lower() in byline_words("outlet")


def _may_be_outlet(words: str) -> bool:
    """Whether several words may name an outlet, and no agency or person."""
    return 1 <= words.count(" ") < _MOST_WORDS and words not in agencies() and not is_person(words)


def _behind_person(text: str, start: int, end: int) -> int:
    """Return where the outlet begins after the person: "By Ana Reed For Elder Courier", "Bo Lind Elder Courier"."""
    if m := compiled(r".{0,60}(?:\b(?:[Bb]y|[Ff]or|FOR|BY)|[a-z]{2}\.)\s").match(text, start, end):
        start = m.end()
    words = text[start:end].split()
    for count in (3, 2):
        if len(words) > count + 1 and is_person(" ".join(words[:count])):
            return end - len(text[start:end].split(None, count)[count])
    return start


def _in_address(doc: Document) -> Iterator[_Vote]:
    """The outlet whose name is that of an address on the page: "Elder Courier", with news@eldercourier.example."""
    hosts = {host for host in _addresses(doc.text) if host not in _HOSTS}
    if not hosts:
        return
    for index in _ends_of(doc):
        start, end = doc.lines[index]
        if end - start < 45 and "".join(filter(str.isalnum, doc.text[start:end])).lower() in hosts:
            yield _Vote(start, end, 2.5)
    for host in hosts if len(hosts) == 1 else ():
        for m in islice(compiled(rf"\b{host[0].upper()}(?i:{host[1:]})\b").finditer(doc.text), _MOST_PLACES):
            if not _is_second_word(doc.text, m.start()):
                yield _Vote(*m.span(), 2.0)
                break


def _addresses(text: str) -> Iterator[str]:
    """The hosts of addresses, without hyphens."""
    for mark in _BEFORE_HOST:
        place = -1
        for _ in range(_MOST_ADDRESSES):
            place = text.find(mark, place + 1)
            if place < 0:
                break
            if m := compiled(_HOST).match(text, place + len(mark)):
                yield m["host"].replace("-", "")


def _is_second_word(text: str, start: int) -> bool:
    """Whether the word before is capitalised: "Elder" in "Port Elder"."""
    return compiled(r"[A-ZÀ-Þ][^\s]{0,28} $").search(text, max(0, start - 30), start) is not None


def _in_appeal(doc: Document) -> Iterator[_Vote]:
    """The outlet in the last lines, in a letter to the readers, or where a newsroom says "we", speaks of its trade and
    asks for something: "The Elder Courier has no owner but our readers: support us"."""
    first = max(0, len(doc.lines) - _APPEAL_LINES)
    lines = [doc.text[start:end] for start, end in doc.lines[first:]]
    spoken = [*map(_appeal_words, lines)] if _holds("".join(lines), _APPEAL["asking"]) else [_NOTHING] * len(lines)
    for i, line in enumerate(lines):
        around = _NOTHING.union(*spoken[max(0, i - _APPEAL_REACH) : i + 1 + _APPEAL_REACH])
        asks = len(around) == len(_APPEAL) and len(line) < _LONGEST_APPEAL and not _holds(line, _REPORTED)
        if asks or line.startswith("Dear "):
            yield from _outlets_in(doc, first + i)


def _appeal_words(line: str) -> frozenset[str]:
    """Return which kinds of words of an appeal a line has outside quotation marks."""
    if len(line) >= _LONGEST_APPEAL:
        return _NOTHING
    spaced = f" {_QUOTED.sub('', line)} "
    return frozenset([kind for kind, parts in _APPEAL.items() if _holds(spaced, parts)])


def _holds(line: str, parts: tuple[str, ...]) -> bool:
    return any(map(line.__contains__, parts))


def _outlets_in(doc: Document, index: int) -> Iterator[_Vote]:
    """The names in a line that sound like an outlet's."""
    start, end = doc.lines[index]
    for m in islice(compiled(_NAME).finditer(doc.text, start, end), _MOST_NAMES):
        # "In June The Elder Courier", "Support the Elder Courier"
        begin = max(m.start(), *(doc.text.rfind(the, m.start(), m.end()) + 1 for the in (" The ", " the ")))
        close = _trimmed(doc.text, begin, m.end())
        name = doc.text[begin:close].split()
        sounds = _is_outlet(name) and name[-1].lower() not in _OFFICES
        if sounds or (1 < len(name) <= _MOST_WORDS and name[0] in _BROADCASTERS):
            yield _Vote(begin, close, 2.0)


def is_person(name: str) -> bool:
    """Whether a name is a person's: its first word is a known first name, and none a word of outlets."""
    return may_be_name(name) and begins_with_first_name(name)


def _without_owner(name: str) -> str:
    """The name without what a firm's has more than its outlet's."""
    owner = compiled(_OWNER).search(name.lower())
    return name[: owner.start()] if owner else name


def _key(name: str) -> str:
    """The name without its article and firm, to count its forms together."""
    words = [word for word in _without_owner(name).lower().split() if word != "the"]
    return " ".join(words) if words and words[0] not in _NO_OUTLET and not _is_no_outlet(name, words) else ""


def _is_no_outlet(name: str, words: list[str]) -> bool:
    """Whether a name is a person's or a job: "Senior Reporter", but not "The Elder Reporter"."""
    is_job = words[-1] in byline_words("journalist") and not name.startswith("The ")
    return is_job or is_person(name)
