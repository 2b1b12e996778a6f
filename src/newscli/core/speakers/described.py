"""Descriptions: which person "the deputy minister" is, by what the article says of each person."""

import re
from collections.abc import Iterator

from newscli.core.names.descriptions import STRONG, Description, describe, fit
from newscli.core.names.person import Person
from newscli.core.names.roles import head_gender
from newscli.core.speakers.bodies import body_name, resolve_body
from newscli.core.speakers.conversation import LITTLE_BEFORE, Talk
from newscli.core.speakers.evidence import decision_on_description, persons_around
from newscli.core.text.document import Bounds
from newscli.records import Quote, Source

_SAYS_WHAT_ONE_IS = re.compile(r"\b(?:is|was|be|been|being|as|became|becoming|like) $")  # before "a senior official"
_INDEFINITE_BEFORE = re.compile(r"\b(?:[Aa]n?|[Oo]ne) (?:[\w'’-]{1,20} ){0,4}$")  # "a senior ", before a noun
_LONGEST_OPENING = 90  # characters that this pattern can match
_PART_OF_NAME = re.compile(r"\w| [A-Z]|, [A-Z]")  # after a noun that a name follows, or that is a part of a word
_OPENING = 4  # paragraphs in which an article speaks of "a coroner" whom it names below
_ANONYMOUS = re.compile(  # after a source whom the article leaves unnamed on purpose
    r"[^.!?]{0,120}?\b(?:who (?:did not want|didn['’]t want|does not want|asked not|declined|refused|preferred not)"
    r" to be (?:named|identified)|(?:the )?condition of anonymity"
    r"|whose (?:name|identity) (?:has|is|was)(?: been)? withheld)"
)


def resolve_description(talk: Talk, quote: Quote, source: Source) -> None:
    """Credit the person or the body that the words describe; nobody, where the article gives them no name."""
    wanted = describe(source.text)
    if wanted is None or (wanted.personal and _ANONYMOUS.match(talk.text, source.end)):
        return
    if wanted.indefinite:
        _resolve_indefinite(talk, quote, source, wanted)
    elif wanted.collective:
        resolve_body(talk, quote, source, wanted)
    elif wanted.personal:
        if not _is_unnamed(talk, source, wanted):
            chosen = talk.choose(decision_on_description(talk, quote, source, wanted))
            talk.credit(quote, chosen.person, "description", chosen.probability)
        if quote.speaker is None:
            talk.note_unnamed(source.start, head_gender(wanted.plain))
    elif source.kind == "organisation":
        talk.credit_body(quote, body_name(source.text), "name-as-written")


def _resolve_indefinite(talk: Talk, quote: Quote, source: Source, wanted: Description) -> None:
    """Credit "a coroner" to the coroner named further down; other indefinite words leave the speaker unnamed."""
    if wanted.personal and (later := _named_later(talk, source, wanted)):
        talk.credit(quote, later, "described-before-name")
    elif wanted.head.endswith("s"):
        talk.last_body = None  # "they" are now these
    elif wanted.personal:
        talk.note_unnamed(source.start, head_gender(wanted.plain))


def _named_later(talk: Talk, source: Source, wanted: Description) -> Person | None:
    """The one coroner that the article names after "a coroner" in its opening; None if there is no such person."""
    if wanted.head.endswith("s") or talk.doc.paragraph_index(source.start) > _OPENING:
        return None
    bearers = [
        person for person in persons_around(talk, source.start) if _has_head(talk.people.describe(person), wanted)
    ]
    return bearers[0] if len(bearers) == 1 and bearers[0].mentions[0].start > source.end else None


def _has_head(person: Person, wanted: Description) -> bool:
    """Whether the article gives the person the very noun that the description has."""
    return any(wanted.head in role.lower().split() for role in person.roles)


def _introductions(text: str, noun: str, floor: int, stop: int) -> Iterator[Bounds]:
    """Where "a senior official" stands between two offsets, for the noun "official"; the last one first."""
    place = text.rfind(f" {noun}", floor, stop)
    while place >= 0:
        end = place + 1 + len(noun)
        opening = _INDEFINITE_BEFORE.search(text, max(floor, place - _LONGEST_OPENING), place + 1)
        if opening and end <= stop and not _PART_OF_NAME.match(text, end):
            yield opening.start(), end
        place = text.rfind(f" {noun}", floor, place)


def _is_unnamed(talk: Talk, source: Source, wanted: Description) -> bool:
    """Whether "the official" refers to "a senior official" a little earlier who has no name in the article."""
    if not wanted.definite:
        return False
    floor = max(0, source.start - LITTLE_BEFORE)
    for start, end in _introductions(talk.text, wanted.head, floor, source.start):
        before = talk.people.mentions_in(max(0, start - 40), start)
        apposed = bool(before) and talk.text[before[-1][0].end : start] == ", "
        if apposed or talk.in_quotes(start) or _SAYS_WHAT_ONE_IS.search(talk.text, max(0, start - 12), start):
            continue
        since = {id(person): person for _, person in talk.people.mentions_in(end, source.start)}
        return all(fit(talk.profile_of(person), wanted) < STRONG for person in since.values())
    return False
