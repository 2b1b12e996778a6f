"""The persons of an article, found by their names: each name joined to its bearer, each mention given to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, islice
from operator import attrgetter
from typing import NamedTuple

from newscli.core.names.candidate import Candidate
from newscli.core.names.person import Person, surname
from newscli.core.names.salience import Mention, salience
from newscli.core.names.same_person import are_of_one_person, is_misspelt
from newscli.core.names.words import FIRST, NAME, SUFFIX, name_words

# Bounds for text that is made to be hard: persons of one surname, and mentions of each, that are weighed; names that
# are compared of one surname, and of one given name with surnames that begin alike.
MOST = 40
_MOST_FORMS = 25
_MOST_MISSPELT = 8
_NEAR = 200  # characters: names so far apart may stand in one sentence
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][”\"’)]? [A-Z“\"]|\n")
_ARTICLES = ("al-", "el-")
_BORN = (" born ", "(born ", "Born ", " née ", "(née ", " nee ")  # before a name at birth


class _Weights(NamedTuple):
    """How much an article is about a person up to each of its mentions. summed: how many mentions are."""

    summed: int
    starts: list[int]
    sums: list[int]


class Chains:
    """The persons read so far, by their names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.persons: list[Person] = []
        self.by_surname: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.by_middle: dict[str, list[Person]] = {}  # by the first of two family names
        self._by_name: dict[tuple[str, ...], Person] = {}
        self._by_given: dict[str, list[Person]] = {}  # by the word before the surname
        self._saliences: dict[int, int] = {}  # of full mentions, by their start
        self._weights: dict[int, _Weights] = {}  # by the id of the person

    def add_full(self, name: Candidate) -> None:
        """Add a name of several words: a new person, or one more form of a known one."""
        words, names_person = name.words, not name.headline
        if words in self._by_name:
            person = self._by_name[words]
        elif (same := self._same_person(words)) is not None:
            person = same
        elif words[0] in self.by_first and (bearer := self._born_as(name) or self._given(words)) is not None:
            self.mention(bearer, name, full=False)
            return
        else:
            person = self.new(words)
        names = person.names
        if words in names:
            names[words] += names_person
        else:
            self._index(person, words)
            if len(names) < MOST:
                names[words] = int(names_person)
        if len(names) > 1:
            person.settle_name()
        self.mention(person, name, full=True)

    def knows(self, words: tuple[str, ...]) -> bool:
        """Whether the name is one of a known person."""
        return words in self._by_name or self._same_person(words) is not None

    def _same_person(self, words: tuple[str, ...]) -> Person | None:
        """Whose name it is in a shorter or longer form, or with a slip of the pen."""
        last = surname(words)
        if last in self.by_surname:
            for person, name in _forms(self.by_surname[last], _MOST_FORMS):
                # A short form that two persons share makes no one person of them.
                if are_of_one_person(name, words) and (len(person.names) == 1 or _fits_fullest(person, words)):
                    return person
        if words[-2] not in self._by_given:
            return None
        forms = _forms(self._by_given[words[-2]], _MOST_MISSPELT)  # "Ana Belci" where Ana Belic is known
        close = {id(person): person for person, name in forms if is_misspelt(name, words)}
        return next(iter(close.values())) if len(close) == 1 else None

    def _born_as(self, name: Candidate) -> Person | None:
        """Whose name at birth it is: "She was born Ana Corvo" where the text has one Ana, Ana Belic."""
        namesakes = self.by_first[name.words[0]]
        return namesakes[0] if len(namesakes) == 1 and self.text.endswith(_BORN, 0, name.start) else None

    def _given(self, words: tuple[str, ...]) -> Person | None:
        """Whose given names they all are: "Ana Maria" where the text has one Ana Maria, Ana Maria Belic."""
        length, last = len(words), name_words().listed(words[-1])
        if last.kind != FIRST or last.family:  # "Glenn Belic" of a headline, "Glenn Belic Asks"
            return None
        longer = [
            person
            for person, name in _forms(self.by_first[words[0]], _MOST_FORMS)
            if name[:length] == words and name_words().kind(name[length]) != SUFFIX
        ]
        return longer[0] if len(longer) == 1 else None

    def new(self, words: tuple[str, ...]) -> Person:
        person = Person(words, {words: 0})
        self.persons.append(person)
        self._index(person, words)
        return person

    def _index(self, person: Person, words: tuple[str, ...]) -> None:
        """Make the person known by the parts of a name."""
        last, several = surname(words), words[1:]
        _enter(self.by_surname, last, person)
        if not several:
            return
        if words not in self._by_name:
            self._by_name[words] = person
        if person.gender is None:
            person.gender = name_words().listed(words[0]).gender
        _enter(self.by_first, words[0], person)
        _enter(self._by_given, words[-2], person)
        if last[2:3] == "-" and last[:3] in _ARTICLES:  # "El-Belic said", where it begins a sentence
            _enter(self.by_surname, last[0].upper() + last[1:], person)
        if several[1:] and last == words[-1] and name_words().kind(words[-2]) == NAME:
            _enter(self.by_middle, words[-2], person)

    def add_single(self, name: Candidate, barred: frozenset[int] = frozenset()) -> bool:
        """Add a surname or first name alone to the mentions of the one person it can mean. False: nobody bears it.

        barred: the persons, by id, whom it cannot mean.
        """
        bearers = self.by_surname.get(name.words[0])
        if bearers and barred:
            bearers = [person for person in bearers[: MOST + len(barred)] if id(person) not in barred]
        if bearers:
            person = bearers[0] if len(bearers) == 1 else self.most_spoken_of(bearers, name)
            if person is not None:
                self.mention(person, name, full=False)
            return True
        bearers = self.by_first.get(name.words[0])
        if bearers and len(bearers) == 1 and not (name.titled and name.honorific is None):
            self.mention(bearers[0], name, full=False)
            return True
        return False

    def most_spoken_of(self, bearers: list[Person], name: Candidate) -> Person | None:
        """Which of several persons of one surname a bare surname means, or None where the text does not tell.

        An honorific decides by gender; else it is the one of whom the article has said more before this place.
        """
        if name.honorific:
            bearers = [p for p in bearers[:MOST] if p.gender in (name.honorific, None)]
            if len(bearers) < 2:
                return bearers[0] if bearers else None
        weights = [self._weight_before(person, name.start) for person in bearers[:MOST]]
        best = max(weights)
        return bearers[weights.index(best)] if weights.count(best) == 1 else None

    def _weight_before(self, person: Person, position: int) -> int:
        """How much the article was about the person before a place: subjects count twice, side mentions little."""
        count = min(len(person.mentions), MOST)
        weights = self._weights.get(id(person))
        if weights is None or weights.summed != count:
            mentions = sorted(person.mentions[:count])
            worth = [1 + 2 * self._salience(mention) if mention.full else 1 for mention in mentions]
            starts = [mention.start for mention in mentions]
            weights = self._weights[id(person)] = _Weights(count, starts, list(accumulate(worth, initial=0)))
        return weights.sums[bisect_left(weights.starts, position)]

    def _salience(self, mention: Mention) -> int:
        value = self._saliences.get(mention.start)
        if value is None:
            value = self._saliences[mention.start] = salience(self.text, mention)
        return value

    def beside(self, name: Candidate) -> frozenset[int]:
        """Those, by id, whose whole name stands in the sentence of "President Belic": it is none of theirs.

        Only whole names must have been read so far, in the order of the text.
        """
        bearers = self.by_surname.get(name.words[0], ())
        return frozenset(id(person) for person in bearers[:MOST] if self._stands_beside(person, name))

    def _stands_beside(self, person: Person, name: Candidate) -> bool:
        following = bisect_left(person.mentions, name.start, key=attrgetter("start"))
        for mention in person.mentions[max(0, following - 1) : following + 1]:
            start, end = sorted((mention.start, name.start))
            if end - start < _NEAR and not _SENTENCE_END.search(self.text, start, end):
                return True
        return False

    def mention(self, person: Person, name: Candidate, full: bool) -> None:
        person.mentions.append(Mention(name.start, name.end, full, name.title_start))
        if name.honorific:
            person.gender, person.sure_gender = name.honorific, True

    def sort_mentions(self) -> None:
        """Bring the mentions of each person into the order of the text."""
        self._weights.clear()
        for person in self.persons:
            person.mentions.sort()


def _enter(table: dict[str, list[Person]], key: str, person: Person) -> None:
    if key not in table:
        table[key] = [person]
    elif person not in table[key][:MOST]:
        table[key].append(person)


def _fits_fullest(person: Person, words: tuple[str, ...]) -> bool:
    fullest = person.words
    return len(fullest) < len(words) or are_of_one_person(fullest, words)


def _forms(persons: list[Person], most: int) -> Iterator[tuple[Person, tuple[str, ...]]]:
    """The persons with each of their names, `most` names at most."""
    return islice(((person, name) for person in persons for name in person.names), most)
