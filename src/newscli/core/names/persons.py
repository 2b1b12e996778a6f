"""The persons of an article: capitalised runs -> candidates -> chains of one person's names -> roles."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from newscli.core.names.person import Person
from newscli.core.names.roles import (
    BEFORE_APPOSITION,
    BEFORE_OFFICE,
    LINKS,
    appointed_to,
    apposition_after,
    apposition_before,
    head_gender,
    is_honorific,
    is_mere_honorific,
    last_word_before,
    may_end_role,
    office_before,
    small_office_before,
    title_before,
)
from newscli.core.names.salience import Mention
from newscli.core.names.words import HONORIFIC, demonyms, name_words
from newscli.core.text.document import Document
from newscli.records import Offsets, PersonRecord

# "CNN's Ana Belic", "Russia's Deputy Foreign Minister Ana Belic"
_OWNER = re.compile(r"\b([A-Z][\w.-]{0,30})['’]s $")
_OWNERS_BEFORE = ("'s ", "’s ")

_STYLE_BEFORE = re.compile(r", (the (?:(?:Rt|Right|Most|Very) )?)$")  # "The Bishop of Elder, the Rt Rev Ana Belic"
_OPENING = 1200  # characters: where an article says whose office it is about
_BESIDE_ROLE = 9  # characters: the most between a role and its name
_MENTIONS_READ = 60  # for roles; later ones bring none


class People(NamedTuple):
    """The persons of one article in the order of their first mentions, and the mentions in the order of the text.

    starts: where each mention begins.
    """

    doc: Document
    persons: list[Person]
    mentions: list[tuple[Mention, Person]]
    starts: list[int]

    def records(self) -> list[PersonRecord]:
        return [_record(self.describe(person), self.doc.text) for person in self.persons]

    def describe(self, person: Person) -> Person:
        """The person with its roles, its ties and the gender that they tell, which are read when first asked for."""
        if not person.described:
            person.described = True
            _describe(self.doc, person)
        return person

    def role(self, person: Person) -> str | None:
        """The first role that the article gives the person. Mentions are read as far as it."""
        if not person.described and not person.has_own_role:
            _read_roles(self.doc, person, first=True)
        return person.role

    def named_between(self, start: int, end: int) -> list[Person]:
        """The persons named between two offsets, in order, each once."""
        return list({id(person): person for _, person in self.mentions_in(start, end)}.values())

    def overlapping(self, start: int, end: int) -> list[tuple[Mention, Person]]:
        """The mentions that share a character with the span, in order."""
        first = bisect_right(self.starts, start) - 1
        before = self.mentions[first : first + 1] if first >= 0 else []
        return [named for named in before if named[0].start < start < named[0].end] + self.mentions_in(start, end)

    def mentions_in(self, start: int, end: int) -> list[tuple[Mention, Person]]:
        """The mentions that begin between two offsets, in order."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def _read_roles(doc: Document, person: Person, first: bool) -> None:
    """Read the roles and ties beside the person's next mentions. first: only as far as the first role of its own."""
    text = doc.text
    for mention in person.mentions[person.mentions_read : _MENTIONS_READ]:
        person.mentions_read += 1
        start = mention.title_start
        begin = mention.start if start == mention.start else _begin_of_honorifics(text, mention)
        before = last_word_before(text, begin)
        if may_end_role(before) and (mention.full or not is_honorific(before)):  # "King Hussein" may be another Hussein
            person.add_role(_role_before(doc, begin, before))
        elif mention.full and before:
            person.add_role(small_office_before(text, begin, doc.paragraph_start(begin), before))
        if mention.full:
            person.add_role(_role_set_off(doc, mention))
        if text[mention.end : mention.end + 4] in BEFORE_OFFICE:
            person.add_role(appointed_to(text, mention.end, before))
        if text[start - 3 : start] in _OWNERS_BEFORE:
            tie = _OWNER.search(text, max(doc.paragraph_start(start), start - 40), start)
            if tie:
                person.ties.append(tie.group(1))
        if first and person.has_own_role:
            return


def _begin_of_honorifics(text: str, mention: Mention) -> int:
    """Where the honorifics right before a name begin: "Dr" of "Head of Surgery Dr Ana Belic". `start` for none."""
    begin = mention.start
    for word in reversed(text[mention.title_start : mention.start].split()):
        if not is_mere_honorific(word):
            break
        begin = text.rindex(word, mention.title_start, begin)
    return begin


def _describe(doc: Document, person: Person) -> None:
    """Read the roles beside the person's mentions, and the gender that they tell where the name tells none."""
    _read_roles(doc, person, first=False)
    if person.roles and (whose := _whose_office(doc, person)):
        person.ties.append(whose)
    if person.gender is None:
        person.gender = next((gender for role in person.roles if (gender := head_gender(role))), None)


def _role_before(doc: Document, start: int, word: str) -> str | None:
    """The office or the title before a name that begins at `start`. word: the last one before it."""
    floor = doc.paragraph_start(start)
    if start == floor:
        return None
    office = office_before(doc.text, start, floor) if word[0].isupper() or word in LINKS else None
    return office or title_before(doc.text, start, floor)


def _role_set_off(doc: Document, mention: Mention) -> str | None:
    """The role that commas set off after or before a name."""
    text, start, end = doc.text, mention.title_start, mention.end
    role = apposition_after(text, end) if text[end : end + 2] in BEFORE_APPOSITION else None
    if start < mention.start and (style := _STYLE_BEFORE.search(text, max(0, start - 12), start)):
        start = style.start(1)
    if role or text[start - 2 : start] != ", ":
        return role
    return apposition_before(text, start, doc.paragraph_start(start))


def _whose_office(doc: Document, person: Person) -> str | None:
    """The owner of a person's office by the opening: "Elder" where "Elder's deputy mayor" stands before the name."""
    role = person.roles[0].lower()
    if person.mentions[0].start > _OPENING + len(role) + _BESIDE_ROLE:
        return None
    first = doc.lower.find(role, 0, _OPENING)
    again = doc.lower.find(role, first + len(role), _OPENING) if first > 0 else -1
    if again < 0 or not any(m.start - len(role) - _BESIDE_ROLE <= again < m.end + 40 for m in person.mentions[:2]):
        return None
    owner = _OWNER.search(doc.text, max(0, first - 40), first)
    if owner:
        return owner.group(1)
    before = doc.text[max(0, first - 40) : first].split()[-1:]
    return before[0] if before and before[0] in demonyms() else None


def _record(person: Person, text: str) -> PersonRecord:
    name = person.name
    variants: dict[str, None] = {}
    for mention in person.mentions:
        for form in (text[mention.start : mention.end], _with_honorific(text, mention)):
            form = " ".join(form.split()) if form else ""
            if form and form != name:
                variants[form] = None
    offsets = [Offsets(mention.start, mention.end) for mention in person.mentions]
    return PersonRecord(name, person.role, list(variants), offsets)


def _with_honorific(text: str, mention: Mention) -> str | None:
    """ "Mr. Belic", where an honorific and nothing else stands before the surname."""
    title = text[mention.title_start : mention.start].strip()
    if title and not mention.full and name_words().kinds.get(title) == HONORIFIC:
        return text[mention.title_start : mention.end]
    return None
