"""Candidates -> persons: the names of one person joined, and each mention given to its person."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from newscli.core.people.candidates import ENOUGH, Candidate
from newscli.core.people.words import FIRST, INITIAL, SUFFIX, Gender, name_words
from newscli.lexicon import sections


@cache
def _same_first() -> dict[str, set[str]]:
    """Each first name with the other forms of it: "William" and "Bill"."""
    forms: dict[str, set[str]] = {}
    for line in sections("nicknames")["names"]:
        for name in line.split():
            forms.setdefault(name, set()).update(line.split())
    return forms


@dataclass(slots=True)
class Mention:
    """Where a person is named, in which words, and whether the full name stands there."""

    start: int
    end: int
    full: bool
    title_start: int


@dataclass(slots=True)
class Person:
    """One person of the article. names: the forms of several words, the fullest first once all are read."""

    names: list[tuple[str, ...]]
    mentions: list[Mention] = field(default_factory=list)
    gender: Gender | None = None
    sure_gender: bool = False  # told by an honorific or a role, not only by the first name
    role: str | None = None
    roles: list[str] = field(default_factory=list)
    misspelt: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)  # every form in the text, titles like "Mr" included

    @property
    def words(self) -> tuple[str, ...]:
        return max(self.names, key=len)

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        return surname(self.words)

    @property
    def first(self) -> str | None:
        """The first name, where the article gives one."""
        words = self.words
        return words[0] if len(words) > 1 else None


def surname(words: tuple[str, ...]) -> str:
    kind = name_words().kind
    named = [word for word in words if kind(word) != SUFFIX] or list(words)
    return named[-1]


class Chains:
    """The persons read so far, found by their names."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.by_surname: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.names = name_words()

    def add_full(self, found: Candidate) -> None:
        """A name of several words: a new person, or one more form of a known one."""
        key = surname(found.words)
        person = next((p for p in self.by_surname.get(key, ()) if self._compatible(p, found.words)), None)
        if person is None:
            person = self._new(found.words)
        elif found.words not in person.names:
            person.names.append(found.words)
            self._index(person, found.words)
        self.mention(person, found, full=True)

    def _new(self, words: tuple[str, ...]) -> Person:
        person = Person([words])
        self.persons.append(person)
        self._index(person, words)
        return person

    def _index(self, person: Person, words: tuple[str, ...]) -> None:
        for table, key in ((self.by_surname, surname(words)), (self.by_first, words[0])):
            if len(words) > 1 or table is self.by_surname:
                known = table.setdefault(key, [])
                if person not in known:
                    known.append(person)

    def _compatible(self, person: Person, words: tuple[str, ...]) -> bool:
        return any(self._same_person(known, words) for known in person.names)

    def _same_person(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        """Whether two names of one surname can be one person's: the same first name, its initial or short form."""
        if len(a) == 1 or len(b) == 1:
            return False
        kind = self.names.kind
        if (kind(a[-1]) == SUFFIX) != (kind(b[-1]) == SUFFIX):  # father and son
            return False
        shorter, longer = sorted((a, b), key=len)
        if longer[-len(shorter) :] == shorter:
            return True
        one, two = a[0], b[0]
        if one == two or two in _same_first().get(one, ()):
            return True
        if INITIAL in (kind(one), kind(two)):
            return one[0] == two[0]
        return (one in b[:-1] and len(b) > 2) or (two in a[:-1] and len(a) > 2)

    def add_single(self, found: Candidate) -> bool:
        """A surname or first name alone: a mention of the one person it can mean. False where there is none."""
        word = found.words[0]
        known = self.by_surname.get(word)
        if known:
            person = known[0] if len(known) == 1 else self._of_one_surname(known, found)
            if person is not None:
                self.mention(person, found, full=False)
            return True
        known = self.by_first.get(word)
        if known and len(known) == 1 and not (found.titled and found.honorific is None):
            self.mention(known[0], found, full=False)
            return True
        return False

    def _of_one_surname(self, known: list[Person], found: Candidate) -> Person | None:
        """Which of several persons of one surname a bare surname means, or None where the text does not tell.

        An honorific decides by gender. Else it is the one whom the article introduces alone before this place; of those
        it is the one with the most mentions, if that is clear.
        """
        if found.honorific:
            fitting = [p for p in known if p.gender in (found.honorific, None)]
            if len(fitting) == 1:
                return fitting[0]
            known = fitting or known
        before = [p for p in known if p.mentions and p.mentions[0].start < found.start]
        if len(before) == 1:
            return before[0]
        ranked = sorted(before or known, key=lambda p: -len(p.mentions))
        if len(ranked) > 1 and len(ranked[0].mentions) < 2 * len(ranked[1].mentions):
            return None
        return ranked[0]

    def add_titled(self, found: Candidate) -> None:
        """ "President Belic", "Mr. Belic" of whom the article gives no first name."""
        if not self.add_single(found):
            self.mention(self._new(found.words), found, full=True)

    def mention(self, person: Person, found: Candidate, full: bool) -> None:
        person.mentions.append(Mention(found.start, found.end, full, found.title_start))
        if found.honorific:
            person.gender, person.sure_gender = found.honorific, True
        elif person.gender is None and person.first:
            person.gender = self.names.firsts.get(person.first)


def chain(full: list[Candidate], single: list[Candidate], text: str) -> Chains:
    """All persons of the article, with their mentions in the order of the text."""
    chains = Chains()
    body = [found for found in full if not found.headline and found.weight >= ENOUGH]
    for found in body:
        chains.add_full(found)
    for found in full:
        if found.headline and _confirmed(found, chains):
            chains.add_full(found)
    for found in full:
        if found.weight < ENOUGH and not found.headline and found.words[-1] in chains.by_surname:
            _add_tail(found, chains)
    rest = sorted(single, key=lambda found: found.start)
    counts = Counter(found.words[0] for found in rest)
    for person in chains.persons:
        person.mentions.sort(key=lambda mention: mention.start)
    for found in rest:
        if found.titled and found.weight >= ENOUGH and not found.headline:
            chains.add_titled(found)
    for found in rest:
        if not (found.titled and found.weight >= ENOUGH and not found.headline):
            chains.add_single(found)
    _add_lone_first_names(rest, counts, chains, text)
    for person in chains.persons:
        person.mentions.sort(key=lambda mention: mention.start)
    chains.persons.sort(key=lambda person: person.mentions[0].start)
    return chains


def _confirmed(found: Candidate, chains: Chains) -> bool:
    """Whether a pair of words in a headline is a name: the body knows the surname, or both words are names."""
    return surname(found.words) in chains.by_surname or found.weight >= 1.5


def _add_tail(found: Candidate, chains: Chains) -> None:
    """ "Pena Nieto" after "Enrique Pena Nieto": a weak stretch that ends a known name."""
    for person in chains.by_surname[found.words[-1]]:
        if any(known[-len(found.words) :] == found.words for known in person.names):
            chains.mention(person, found, full=False)
            return


_KIN = ("wife, ", "husband, ", "son, ", "daughter, ", "sister, ", "brother, ", "mother, ", "father, ")


def _add_lone_first_names(rest: list[Candidate], counts: Counter[str], chains: Chains, text: str) -> None:
    """First names that the article never completes: "his sister, Ana, ...", and Ana again later."""
    for found in rest:
        word = found.words[0]
        if found.headline or word in chains.by_surname or word in chains.by_first:
            continue
        if chains.names.kind(word) == FIRST and text.endswith(_KIN, max(found.start - 12, 0), found.start):
            person = chains._new((word,))
            for other in rest:
                if other.words[0] == word:
                    chains.mention(person, other, full=other is found)
            person.gender = chains.names.firsts[word]
