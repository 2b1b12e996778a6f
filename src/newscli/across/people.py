"""Who of the speakers of several articles is the same person.

What an article says of a speaker (name, role, outlet, day, what else it names) is weighed against what others say. What
is the same beyond doubt becomes one person at once; names that leave the first name out wait until all are known.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from newscli.across.names import Agreement, Name, agreement, first_names_like, parts_of
from newscli.core.names.words import FIRST, ORGANISATION, PLACE, Gender, listed, name_words
from newscli.core.scoring import Scorer, scorer
from newscli.records import Quote

# Bounds for sets of any size: people, candidates that a speaker is compared with, and what is known of each.
MOST_PEOPLE = 200_000
_MOST_CANDIDATES = 60
_MOST_NAMES = 8
_MOST_WORDS = 32
_MOST_BESIDE = 32
_MOST_TOPIC_WORDS = 100_000
_READ = 20_000  # characters of an article
# How much likelier than the next one the person must be whom a name without a first name means, in log odds.
_AHEAD = 1.0
# A word that so many articles name says nothing about what two of them have in common.
_USUAL_COUNT, _USUAL_SHARE = 20, 0.05

# A capitalised word that does not only begin a sentence.
_TOPIC = re.compile(r"(?<=[a-z0-9,] )[A-Z][a-z]{3,}")
_NO_TOPIC = frozenset(
    "January February March April June July August September October November December Monday Tuesday Wednesday"
    " Thursday Friday Saturday Sunday President Minister Street Road North South East West City County State".split()
)
_ROLE_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORT_ROLES = {
    "rep": "representative", "sen": "senator", "gov": "governor", "gen": "general", "prof": "professor",
    "capt": "captain", "sgt": "sergeant", "col": "colonel", "maj": "major", "cmdr": "commander", "det": "detective",
    "insp": "inspector", "supt": "superintendent", "cllr": "councillor", "rev": "reverend",
}  # fmt: skip
_NOT_IN_ROLES = frozenset("the and for his her their our its that who with from former then late new old".split())


class Spoken(NamedTuple):
    """What a record says of who spoke."""

    speaker: str | None
    role: str | None
    credited: str | None  # the words that the article credits
    kind: str | None  # what these words are: a name, an organisation


def spoken(quote: Quote) -> Spoken:
    """What a quotation says of who spoke."""
    source = quote.source
    return Spoken(quote.speaker, quote.role, source.text if source else None, source.kind if source else None)


class About(NamedTuple):
    """What the article of the speakers is: its text, and what its header or metadata say."""

    text: str
    outlet: str | None = None
    published: str | None = None


@dataclass(slots=True, eq=False)
class _Person:
    """What is known of one speaker, of one article or of several."""

    name: Name
    forms: dict[str, int]  # the names as they are written, each with the number of articles
    gender: Gender | None
    roles: dict[str, int] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    days: tuple[int, int] | None = None  # first and last
    topic: dict[str, int] = field(default_factory=dict)
    articles: int = 1
    beside: set[int] = field(default_factory=set)  # numbers of the people of this surname who are somebody else

    @property
    def shown(self) -> str:
        """The fullest of the names; of several the most frequent one."""
        return max(self.forms, key=lambda form: (len(form.split()), self.forms[form], len(form), form))

    def take_in(self, other: "_Person") -> None:
        """Adds what is known of another one, who is the same."""
        if _fullness(other.name) > _fullness(self.name):
            self.name = other.name
        self.gender = self.gender or other.gender
        _add_up(self.forms, other.forms, _MOST_NAMES)
        _add_up(self.roles, other.roles, _MOST_WORDS)
        _add_up(self.topic, other.topic, _MOST_WORDS)
        self.outlets.update(islice(other.outlets, _MOST_NAMES - len(self.outlets)))
        if self.days and other.days:
            self.days = min(self.days[0], other.days[0]), max(self.days[1], other.days[1])
        self.days = self.days or other.days
        self.articles += other.articles
        self.beside.update(islice(other.beside, max(0, _MOST_BESIDE - len(self.beside))))


def _fullness(name: Name) -> tuple[bool, bool, int]:
    return name.first is not None, not name.initial, len(name.middle)


def _add_up(known: dict[str, int], more: dict[str, int], most: int) -> None:
    for key, count in more.items():
        known[key] = known.get(key, 0) + count
    if len(known) > 2 * most:  # now and then, as it costs to sort
        kept = sorted(known.items(), key=lambda entry: -entry[1])[:most]
        known.clear()
        known.update(kept)


class People:
    """Takes the speakers of articles one by one. Who they are is known when all have been taken.

    Memory grows with the number of different people, up to `MOST_PEOPLE`; whoever comes later and is new is nobody.
    """

    def __init__(self) -> None:
        self._people: list[_Person] = []
        self._same_as: dict[int, int] = {}  # by number: that of the person with whom it was joined
        self._by_name: dict[tuple[str, str | None], list[int]] = {}  # by surname and first name
        self._bodies: dict[str, int] = {}
        self._named: defaultdict[str, set[str]] = defaultdict(set)  # by surname: some of the first names
        self._topic_words: Counter[str] = Counter()  # in how many articles
        self._articles = 0
        self._identities: dict[int, str] = {}

    def add(self, quotes: Sequence[Spoken], about: About) -> list[int | None]:
        """The number of each quotation's speaker; None where there is none. The speakers of one article all differ."""
        by_speaker: defaultdict[str, list[Spoken]] = defaultdict(list)
        for quote in quotes:
            if quote.speaker:
                by_speaker[quote.speaker].append(quote)
        if not by_speaker:
            return [None] * len(quotes)
        topic = self._topic_of(about.text)
        numbers: dict[str, int | None] = {}
        taken: set[int] = set()
        # Full names first: "Larkin" beside "Bo Larkin" is somebody else.
        for speaker in sorted(by_speaker, key=lambda name: -len(name.split())):
            found = self._number(speaker, by_speaker[speaker], about, topic, taken)
            numbers[speaker] = found
            if found is not None:
                taken.add(found)
        self._note_beside(taken)
        return [numbers[quote.speaker] if quote.speaker else None for quote in quotes]

    def _note_beside(self, numbers: set[int]) -> None:
        by_surname: defaultdict[str, list[int]] = defaultdict(list)
        for number in numbers:
            by_surname[self._people[number].name.last].append(number)
        for those in by_surname.values():
            for number in those[:_MOST_BESIDE] if len(those) > 1 else ():
                beside = self._people[number].beside
                beside.update(islice((n for n in those if n != number), max(0, _MOST_BESIDE - len(beside))))

    def _topic_of(self, text: str) -> dict[str, int]:
        """The names in an article, the most frequent ones."""
        counts = Counter(_TOPIC.findall(text, 0, _READ))
        for word in _NO_TOPIC.intersection(counts):
            del counts[word]
        topic = dict(counts.most_common(_MOST_WORDS))
        self._articles += 1
        self._topic_words.update(dict.fromkeys(topic, 1))
        if len(self._topic_words) > _MOST_TOPIC_WORDS:
            self._topic_words = Counter({word: n for word, n in self._topic_words.items() if n > 1})
        return topic

    def _number(
        self, speaker: str, quotes: list[Spoken], about: About, topic: dict[str, int], taken: set[int]
    ) -> int | None:
        if any(quote.kind == "organisation" for quote in quotes) or name_words().kinds.get(speaker) in (
            PLACE,
            ORGANISATION,
        ):
            return self._body(speaker)
        name = parts_of(speaker) if speaker[:1].isupper() else None
        if name is None:
            return None
        person = _person(name, speaker, quotes, about, topic)
        candidates = [number for number in self._alike(name) if number not in taken]
        number = self._best(person, candidates)
        if number is not None:
            known = self._people[number]
            known.take_in(person)
            self._enter(known.name, number)
            return number
        return self._new(person)

    def _body(self, speaker: str) -> int | None:
        """An organisation, which goes by its name: "Skerry Lines", but not "the county"."""
        if not speaker[:1].isupper():
            return None
        key = speaker.casefold()
        if key not in self._bodies:
            number = self._new(_Person(Name(None, (), key, None, False, None), {speaker: 1}, None), known=False)
            if number is None:
                return None
            self._bodies[key] = number
        return self._bodies[key]

    def _new(self, person: _Person, *, known: bool = True) -> int | None:
        """known: whether others may turn out to be the same."""
        if len(self._people) == MOST_PEOPLE:
            return None
        self._people.append(person)
        number = len(self._people) - 1
        if known:
            self._enter(person.name, number)
        return number

    def _enter(self, name: Name, number: int) -> None:
        entered = self._by_name.setdefault((name.last, name.first), [])
        if number not in entered[-_MOST_CANDIDATES:]:
            entered.append(number)
        if name.first and not name.initial and len(self._named[name.last]) < _MOST_NAMES:
            self._named[name.last].add(name.first)

    def _alike(self, name: Name) -> Iterator[int]:
        """The people who may go by the name, the latest first: as it is, or with another form of the first name."""
        for first in (name.first, *sorted(first_names_like(name.first) if name.first else ())):
            yield from islice(reversed(self._by_name.get((name.last, first), [])), _MOST_CANDIDATES)

    def _best(self, person: _Person, candidates: Iterable[int], ahead: float = 0.0) -> int | None:
        """The candidate who is rather the person than not. ahead: by how much more so than the next one."""
        scored = []
        for number in dict.fromkeys(candidates):
            known = self._people[number]
            agreeing = agreement(known.name, person.name)
            if agreeing:
                scored.append((_scorer().score(self._features(known, person, agreeing)), number))
        scored.sort(key=lambda entry: (-entry[0], entry[1]))
        if not scored or scored[0][0] <= 0:
            return None
        if len(scored) > 1 and scored[0][0] - scored[1][0] < ahead:
            return None
        return scored[0][1]

    def _features(self, known: _Person, person: _Person, agreeing: Agreement) -> list[str]:
        """What speaks for and against one person."""
        features = [f"name:{agreeing}", *_common(known.name, person.name), _topic(self._shared(known, person))]
        genders = {known.gender, person.gender} - {None}
        if len(genders) == 2:
            features.append("gender:other")
        features += self._of_roles(known, person, agreeing, common="common:whole" in features)
        if known.outlets and person.outlets:
            features.append("outlet:other" if known.outlets.isdisjoint(person.outlets) else "outlet:same")
        if known.days and person.days:
            apart = max(known.days[0] - person.days[1], person.days[0] - known.days[1], 0)
            features.append("days:month" if apart < 31 else "days:years" if apart > 1500 else "days:year")
        return features

    def _of_roles(self, known: _Person, person: _Person, agreeing: Agreement, *, common: bool) -> Iterator[str]:
        """How the roles agree, which counts more for names that others may have too."""
        role = _role(known.roles, person.roles)
        weak = agreeing in ("bare", "both-bare", "initial")
        if role:
            yield role
        if role == "role:other" and (weak or common):
            yield "role:other:weak-name"
        if weak and role not in ("role:same", "role:shared") and len(self._named.get(known.name.last, ())) > 1:
            yield "rival"

    def _shared(self, known: _Person, person: _Person) -> int:
        """How many names the articles have in common, without those that nearly all have and the person's own."""
        usual = max(_USUAL_COUNT, _USUAL_SHARE * self._articles)
        own = {word for one in (known, person) for form in one.forms for word in form.split()}
        shared = known.topic.keys() & person.topic.keys()
        return sum(word not in own and self._topic_words[word] <= usual for word in shared)

    def settle(self) -> None:
        """Joins what is the same now that all is known: names without a first name, with an initial, and whole ones."""
        by_surname: defaultdict[str, list[int]] = defaultdict(list)
        bodies = set(self._bodies.values())
        for number, person in enumerate(self._people):
            if number not in bodies:
                by_surname[person.name.last].append(number)
        for numbers in by_surname.values():
            if len(numbers) > 1:
                self._settle_surname(numbers)
        self._identities = dict(self._distinct_names())

    def _settle_surname(self, numbers: list[int]) -> None:
        by_first: defaultdict[str | None, list[int]] = defaultdict(list)
        for number in sorted(numbers, key=lambda n: -self._people[n].articles):
            by_first[self._people[number].name.first].append(number)
        people = {first: self._joined(those) for first, those in by_first.items()}
        bare = people.pop(None, [])
        initials = [n for those in people.values() for n in those if self._people[n].name.initial]
        whole = [n for those in people.values() for n in those if not self._people[n].name.initial]
        left = self._meaning(initials, whole)
        self._meaning(bare, [*whole, *left])

    def _joined(self, numbers: list[int]) -> list[int]:
        """The people of one name who are left when those are joined of whom enough is known by now."""
        kept: list[int] = []
        for number in numbers:
            best = self._best(self._people[number], self._possible(number, kept))
            if best is None:
                kept.append(number)
            else:
                self._join(number, best)
        return kept

    def _meaning(self, short: list[int], fuller: list[int]) -> list[int]:
        """Joins the people with the shorter names to those with the fuller ones whom they mean; returns the others."""
        meant = {n: self._best(self._people[n], self._possible(n, fuller), _AHEAD) for n in short}
        for number, best in meant.items():  # after all were weighed, so that their order makes no difference
            if best is not None:
                self._join(number, best)
        return [number for number, best in meant.items() if best is None]

    def _possible(self, number: int, candidates: list[int]) -> list[int]:
        """The candidates whom no article tells apart from somebody."""
        beside = self._people[number].beside
        return [n for n in candidates[:_MOST_CANDIDATES] if n not in beside and number not in self._people[n].beside]

    def _join(self, number: int, best: int) -> None:
        self._same_as[number] = best
        self._people[best].take_in(self._people[number])

    def number(self, number: int) -> int:
        """The number of the person whom a number stands for, once all is settled."""
        while number in self._same_as:
            number = self._same_as[number]
        return number

    def identity(self, number: int | None) -> str | None:
        """What the person is called over all articles: the fullest name, numbered where others have it too."""
        return None if number is None else self._identities[self.number(number)]

    def name(self, number: int) -> str:
        """The fullest name of the person in all articles."""
        return self._people[self.number(number)].shown

    def _distinct_names(self) -> Iterator[tuple[int, str]]:
        bearers: Counter[str] = Counter()
        for number, person in enumerate(self._people):
            if number in self._same_as:
                continue
            name = person.shown
            bearers[name.casefold()] += 1
            count = bearers[name.casefold()]
            yield number, name if count == 1 else f"{name} ({count})"


def _person(name: Name, speaker: str, quotes: list[Spoken], about: About, topic: dict[str, int]) -> _Person:
    """What one article says of one of its speakers."""
    roles = {word: 1 for quote in quotes for word in _role_words(quote.role)}
    day = ordinal(about.published)
    return _Person(
        name,
        {speaker: 1},
        name.gender or _gender_of_title(quotes),
        dict(islice(roles.items(), _MOST_WORDS)),
        {about.outlet.casefold()} if about.outlet else set(),
        None if day is None else (day, day),
        topic,
    )


def _role_words(role: str | None) -> list[str]:
    words = _ROLE_WORD.findall(role.casefold()) if role else []
    return [_SHORT_ROLES.get(word, word) for word in words if word not in _NOT_IN_ROLES]


def _gender_of_title(quotes: Iterable[Spoken]) -> Gender | None:
    """The gender that "Mr. Larkin" tells."""
    titles = name_words().titles
    for quote in quotes:
        for word in quote.credited.split() if quote.credited else ():
            if word in titles:
                return titles[word]
    return None


def ordinal(published: str | None) -> int | None:
    """The number of the day of publication; None where no whole day is known."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:  # a year, or a month
        return None


def _common(a: Name, b: Name) -> Iterator[str]:
    """Whether so many people have the name that it says little; whether it is no surname at all."""
    first, last = _common_names()
    given = a.first or b.first
    if a.last in last:
        yield "common:whole" if given in first or (a.first is None and b.first is None) else "common:surname"
    if given is None and name_words().kind(a.last.title()) == FIRST:
        yield "only-first"


def _role(a: dict[str, int], b: dict[str, int]) -> str | None:
    """How the roles agree; None where one of them is not known."""
    if not a or not b:
        return None
    shared = a.keys() & b.keys()
    if not shared:
        return "role:other"
    if not shared - _usual_roles():
        return "role:usual"
    return "role:same" if shared in (a.keys(), b.keys()) else "role:shared"


def _topic(shared: int) -> str:
    return "topic:4+" if shared > 3 else "topic:2-3" if shared > 1 else f"topic:{shared}"


@cache
def _scorer() -> Scorer:
    return scorer("same_person_weights")


@cache
def _common_names() -> tuple[frozenset[str], frozenset[str]]:
    first, last = (frozenset(word.lower() for word in listed("common_names", part)) for part in ("first", "last"))
    return first, last


@cache
def _usual_roles() -> frozenset[str]:
    return frozenset(listed("common_names", "roles"))
