"""Names: the persons that the credited words themselves name."""

import re

from newscli.core.names.descriptions import INDEFINITE, is_people
from newscli.core.names.organizations import openers_of_names
from newscli.core.names.person import Person
from newscli.core.names.roles import is_role_word
from newscli.core.names.salience import Mention
from newscli.core.names.words import HONORIFIC, MODIFIER, TITLE, demonyms, name_words
from newscli.core.speakers.conversation import MOST_PERSONS, Talk
from newscli.records import Quote, Source

# What may stand between a description and the name that commas set off, and between that name and the verb.
# Each word in one way alone: else many words are tried in as many ways as they have subsets.
_COMPLEMENT = re.compile(r"(?>(?: (?:&|[A-Z][\w.’'-]*|[a-z-]+))*), (?:[\w’'-]+ ){0,3}")
_TO_CUE = re.compile(r"(?: [A-Z]{2,4})?, (?:[\w-]+ ){0,3}")
_LONGEST_SUBJECT = 160
_LISTED = re.compile(r"(?:, and|,| and| &) ")
_OWNED = re.compile(r"(?:['’]s?|‘s)(?= )")
_NOUN_AFTER = re.compile(r" [a-z]+$")
_AFTER_NAME = re.compile(r", | \(")
_POSSESSIVE = re.compile(r"['’]s?$")
_HANDLE = re.compile(r"(?<!\w)@\w+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_BOUND_BEFORE = re.compile(r" (?:for|of|with|by|from|to|at|on|about|against|like) (?:[\w.-]+ ){0,4}$")


def resolve_open_name(talk: Talk, quote: Quote, name: str | None) -> None:
    """A surname of several persons means the one who has spoken, if just one has. Other names stand as they are."""
    if name and name[0] == "@" and (owner := _owner_of_handle(talk, name)):
        talk.credit(quote, owner, "name")
        return
    bearers = _bearers(talk, quote, name)
    if len(bearers) == 1:
        talk.credit(quote, bearers[0], "short-name")
    elif not bearers:
        talk.credit_body(quote, name, "name-as-written")


def _bearers(talk: Talk, quote: Quote, name: str | None) -> list[Person]:
    """The persons with this surname who have spoken; if none has, the only one with this surname."""
    title = quote.source.text.partition(" ")[0] if quote.source else ""
    gender = name_words().titles.get(title)
    possible = [
        person for person in talk.people.persons[:MOST_PERSONS] if not gender or person.gender in (gender, None)
    ]
    spoken = [person for person in talk.credited[-MOST_PERSONS:] if person.words[-1] == name and person in possible]
    if spoken:
        return spoken
    namesakes = [person for person in possible if person.words[-1] == name]
    return namesakes if len(namesakes) == 1 else []


def _owner_of_handle(talk: Talk, handle: str) -> Person | None:
    """The person whose name has the letters of a handle ("@ines_corvo1"), or stands before it in brackets."""
    letters = _NO_LETTERS.sub("", handle).lower()
    for person in talk.people.persons[:MOST_PERSONS]:
        if _NO_LETTERS.sub("", "".join(person.words)).lower() == letters:
            return person
    bracket = talk.handles.get(handle, 0)
    return next((person for _, person in talk.people.overlapping(bracket - 1, bracket)), None)


def persons_named(talk: Talk, source: Source) -> list[Person]:
    """The persons that the source itself names: not "Belic's lawyer", not "a spokesman for Belic"."""
    out: list[Person] = []
    others = -1  # where the last name ends that only says whose parent, lawyer or bench it is
    for mention, person in talk.people.overlapping(source.start, source.end):
        start, end = mention.start, mention.end
        if _OWNED.match(talk.text, end) and end < source.end - 2:
            continue
        bound = None if start == source.start else _BOUND_BEFORE.search(talk.text, max(source.start, start - 60), start)
        if bound and not (_is_field(bound.group()) or _is_titled_from_afar(talk, mention, source, bound.start())):
            others = end
            continue
        if others >= 0 and _LISTED.fullmatch(talk.text, others, mention.title_start):
            others = end  # "the parents of Ana Belic and Tomas Reed"
            continue
        if _is_modifier(talk, end, source.end):
            continue
        if person not in out:
            out.append(person)
    if len(out) > 1 and " and " not in source.text:
        return out[-1:] if "," not in source.text else out[:1]
    return out


def _is_titled_from_afar(talk: Talk, mention: Mention, source: Source, link: int) -> bool:
    """ "the ambassador to the UN Ana Belic", "Bank of Elder analyst Ana Belic": a title holds a name."""
    title = mention.title_start
    last = talk.text[max(source.start, title - 30) : title].split()[-1:] or [""]
    if not mention.full or mention.end < source.end:
        return False
    owner = talk.text[source.start : link].split()[-1:] or [""]
    return _is_proper(last[0]) or (is_role_word(last[0]) and _is_proper(owner[0]))


def named_before_cue(talk: Talk, quote: Quote, source: Source) -> list[Person]:
    """Whose name commas set off between the source's complement and the cue: "Head of news, Ana Belic, said"."""
    if quote.cue is None or source.kind == "pronoun" or not 0 < quote.cue.start - source.end < _LONGEST_SUBJECT:
        return []
    for mention, person in talk.people.mentions_in(source.end, quote.cue.start):
        complement = _COMPLEMENT.fullmatch(talk.text, source.end, mention.title_start)
        if complement and mention.full and _TO_CUE.fullmatch(talk.text, mention.end, quote.cue.start):
            return [person]
    return []


def _is_modifier(talk: Talk, end: int, stop: int) -> bool:
    """Whether a noun follows the name inside the source: "the Belic campaign"."""
    if end >= stop:
        return False
    following = talk.text[end:stop]
    return _NOUN_AFTER.match(following) is not None and not following.endswith("self")


def _is_trade(words: list[str]) -> bool:
    """Whether a trade stands before a whole name where a sentence begins: "Guide Ana Belic"."""
    return len(words) > 2 and is_role_word(words[0].lower())


def _is_title(words: list[str], kind: str) -> bool:
    """Whether the first of several words is no part of the name: a title, a trade, the article."""
    if kind == MODIFIER and len(words) == 2:  # "Northern Grid", but "Former Mayor Belic"
        return False
    opens = len(words) > 2 and words[0].lower() in openers_of_names()
    return not words[0][:1].isupper() or kind in HONORIFIC + TITLE + MODIFIER or opens or _is_trade(words)


def _is_field(words: str) -> bool:
    """Whether the words from a preposition to a name are the field of an office: "head of acquisitions Ana Belic"."""
    last = words.split()[-1]
    return words.startswith((" of ", " for ")) and last.islower() and words.count(" ") > 2 and not is_role_word(last)


def _is_proper(word: str) -> bool:
    """Whether a word is a name, and no title."""
    return word[:1].isupper() and name_words().kind(word) not in "ht" and not is_role_word(word)


def is_indefinite(source: Source) -> bool:
    """Whether the words speak of anybody: "a resident"."""
    return source.text.partition(" ")[0].lower() in INDEFINITE


def ends_in_name(source: Source, owner: Mention) -> bool:
    """Whether a source ends in the name of a new person: "Ana Belic's attorney Xin Orlo"."""
    name = plain_name(source.text) or ""
    return " " in name and owner.end < source.end - len(name) and source.text.endswith(name)


def plain_name(text: str) -> str | None:
    """A name without the titles before it and what follows it; a people stands for its country.

    The handle of an account ("user @tidewatch") is a name.
    """
    if handle := _HANDLE.search(text):
        return handle.group()
    kind = name_words().kind
    whole = _POSSESSIVE.sub("", _AFTER_NAME.split(text, maxsplit=1)[0])
    words = whole.split()
    if len(words) == 2 and words[0].lower() == "the" and is_people(words[1]):
        return demonyms()[words[1]]
    trade = max((place for place, word in enumerate(words[:-1]) if word.islower() and is_role_word(word)), default=-1)
    words = words[trade + 1 :]  # "Bank of Elder analyst Ana Belic"
    while len(words) > 1 and _is_title(words, kind(words[0])):
        words.pop(0)
    return " ".join(words) if words and not words[-1].islower() else None
