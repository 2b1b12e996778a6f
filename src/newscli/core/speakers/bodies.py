"""Organisations as speakers: which ministry "the ministry" is, and which organisation "it" is."""

import re
from bisect import bisect_left
from collections import Counter
from itertools import islice

from newscli.core.names.descriptions import Description, describe
from newscli.core.names.organizations import openers_of_names
from newscli.core.names.words import collectives, demonyms, third_parties
from newscli.core.speakers.conversation import LITTLE_BEFORE, MOST_PERSONS, Talk
from newscli.core.text.speech import AFTER_SPEAKER
from newscli.core.text.word_classes import word_class
from newscli.records import Quote, Source

# Words by which any organisation may be called.
_ANY_BODY = frozenset(
    "company firm group agency organization organisation body outlet site publication paper maker manufacturer carmaker"
    " automaker drugmaker chipmaker retailer conglomerate giant".split()
)
_POSSESSIVES = word_class("possessives")
_BODY_FIRST = re.compile(r"((?:The|the|[A-Z]\w+['’]s?) (?:[\w-]{1,20} ){0,2}?([a-z]{3,14}))(?= [a-z])")
_BODY_SAID = re.compile(rf"\b(the (?:[\w-]{{1,20}} )?([a-z]{{3,14}})) (?:{AFTER_SPEAKER})\b")
# "Elder Pay at the time said it": the name is what "it" means.
_NAME_SAYS = re.compile(
    r"((?:The )?[A-Z][\w&’'-]{1,30}(?: [A-Z][\w&’'-]{1,30}){0,4})(?: [a-z]{1,15}){0,5}"
    rf" (?:{AFTER_SPEAKER}|announced|claimed|confirmed|insisted|argued)(?: that)? $"
)
_CAPITALS_BEFORE = re.compile(r"\b(?!(?:The|A|An|Its|This) )(?:[A-Z][\w&]*(?:-[A-Z]\w*)* ){1,4}$")
_LONGEST_NAME = 120  # characters, before the noun of a body
_NEAR_BODY = 6000  # characters before "the board" in which its name may have that noun
_SET_OFF = re.compile(r", (?:the )?(?=[A-Z])")
_FIELD = re.compile(r" (?:of|for|on) ")  # after the noun of a body's name
_NEAR_COMPANY = 2000  # characters before "the company"


def resolve_body(talk: Talk, quote: Quote, source: Source, wanted: Description) -> None:
    """ "the ministry": its own name where the article has it, else the words themselves."""
    name = body_name(source.text)
    if wanted.first in _POSSESSIVES:
        return
    words = [word for word in wanted.plain.split()[wanted.definite :] if word not in demonyms()]
    if name and not any(word[0].isupper() for word in words):  # "the Swedish company" tells no name either
        if named := _body_named(talk, wanted.head, source.start, spelled=not wanted.nations):
            talk.credit_body(quote, named, "body-by-kind")
            return
        name = source.text
    talk.credit_body(quote, name, "name-as-written")


def _body_named(talk: Talk, head: str, position: int, *, spelled: bool = True) -> str | None:
    """The last body before the position whose name ends in the word, or that can be called so.

    spelled: whether it may be one whose name has the noun in small letters.
    """
    following = bisect_left(talk.bodies, (position, ""))
    before = talk.bodies[max(0, following - MOST_PERSONS) : following]
    named = [name for _, name in before if _FIELD.split(name, maxsplit=1)[0].lower().endswith(head)]
    if named:
        return named[-1]
    any_body = head in _ANY_BODY
    if not (any_body and before):
        name = _spelled_with(talk.text, head, max(0, position - _NEAR_BODY), position) if spelled else None
        return body_name(name) if name else talk.last_body if any_body else None
    often = Counter(name for _, name in before)  # "the company" is the one that the article is about
    about = [body for body in before if body[0] >= position - _NEAR_COMPANY]
    return max(reversed(about), key=lambda body: often[body[1]])[1] if about else None


def _spelled_with(text: str, head: str, floor: int, stop: int) -> str | None:
    """The last capitalised words between two offsets before the noun: "Elder Water board" for "board"."""
    place = text.rfind(f" {head}", floor, stop)
    while place >= 0:
        end = place + 1 + len(head)
        capitals = _CAPITALS_BEFORE.search(text, max(floor, place - _LONGEST_NAME), place + 1)
        if capitals and end <= stop and not text[end : end + 1].isalnum() and not _is_origin(capitals.group()):
            return text[capitals.start() : end]
        place = text.rfind(f" {head}", floor, place)
    return None


def _is_origin(words: str) -> bool:
    """Whether capitalised words only say where a body is from: "British" of "the British bank"."""
    return all(word in demonyms() for word in words.split())


def body_before(talk: Talk, position: int) -> str | None:
    """The body that speaks in the sentence or begins one of the two before: "The committee met. It said ..."."""
    own, _ = talk.doc.sentence_at(position)
    if (says := _NAME_SAYS.match(talk.text, own, position)) and not talk.people.mentions_in(own, own + 5):
        return body_name(says.group(1))
    for start, end in islice(talk.sentences_before(position), 3):
        quoted = talk.in_quotes(start)  # whom a speaker names is not whom the reporter speaks of
        body = None if quoted else _BODY_FIRST.match(talk.text, start, end)
        body = body or _BODY_SAID.search(talk.text, max(start, end - LITTLE_BEFORE), end)
        if body and body.group(2).lower() in collectives():
            return _body_named(talk, body.group(2).lower(), position) or body.group(1)
        following = bisect_left(talk.bodies, (start, ""))
        if not quoted and following < len(talk.bodies) and talk.bodies[following][0] < min(start + 5, end):
            return talk.bodies[following][1]
    return None


def owners_named_after(talk: Talk, source: Source) -> str | None:
    """The body whose name commas set off after its description: "said the mill's owners, Quill & Sons"."""
    opening = _SET_OFF.match(talk.text, source.end)
    wanted = describe(source.text) if opening else None
    if opening is None or wanted is None:
        return None
    if not (wanted.collective or wanted.head.removesuffix("s") in third_parties("owner or keeper")):
        return None
    start, name = next(iter(talk.bodies[bisect_left(talk.bodies, (opening.end(), "")) :]), (-1, ""))
    set_off = start == opening.end() and talk.text[start + len(name) : start + len(name) + 1] in (",", ".", ";", "")
    return name if set_off else None


def body_name(text: str) -> str | None:
    """The name of a body, without its article."""
    name = re.sub(r"^(?:the|The|its|their) ", "", text.split(",")[0])
    opening, _, others = name.partition(" ")
    if " " in others and opening.lower() in openers_of_names():  # "Rival Corvo Group"
        name = others
    return " ".join(re.sub(r"['’]s?$", "", name).split()) or None
