"""Identifies speakers across articles: which of them are the same person.

The data about a speaker in one article (name, role, outlet, day, other names in the article) are weighed against those
of earlier articles. Clear cases are joined at once. Names without a first name are decided after all articles are read.
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
from newscli.core.text.calendar_names import month_names, weekday_names
from newscli.records import Quote

# Limits that keep memory and time bounded for any number of articles.
MOST_PEOPLE = 200_000
_MOST_CANDIDATES = 60
_MOST_NAMES = 8
_MOST_WORDS = 32
_MOST_DIFFERENT = 32
_MOST_TOPIC_WORDS = 100_000
_READ = 20_000  # characters of an article that are searched for names
# A name without a first name joins the best person only if its score (log odds) is this much above the second best.
_LEAD = 1.0
# A word in more articles than this does not show that two articles have a topic in common.
_USUAL_COUNT, _USUAL_SHARE = 20, 0.05

# A capitalised word inside a sentence.
_TOPIC = re.compile(r"(?<=[a-z0-9,] )[A-Z][a-z]{3,}")
_NO_TOPIC = frozenset("President Minister Street Road North South East West City County State".split())
_ROLE_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORT_ROLES = {
    "rep": "representative", "sen": "senator", "gov": "governor", "gen": "general", "prof": "professor",
    "capt": "captain", "sgt": "sergeant", "col": "colonel", "maj": "major", "cmdr": "commander", "det": "detective",
    "insp": "inspector", "supt": "superintendent", "cllr": "councillor", "rev": "reverend",
}  # fmt: skip
_NOT_IN_ROLES = frozenset("the and for his her their our its that who with from former then late new old".split())


@cache
def _days_and_months() -> frozenset[str]:
    return frozenset(map(str.capitalize, month_names() | weekday_names()))


class Spoken(NamedTuple):
    """The fields of a quotation that tell who spoke."""

    speaker: str | None
    role: str | None
    credited: str | None  # text of the source
    kind: str | None  # kind of the source, such as name or organisation


def spoken(quote: Quote) -> Spoken:
    """Return the fields of a quotation that tell who spoke."""
    source = quote.source
    return Spoken(quote.speaker, quote.role, source.text if source else None, source.kind if source else None)


class About(NamedTuple):
    """The article of the speakers: its text, and outlet and date from its header or metadata."""

    text: str
    outlet: str | None = None
    published: str | None = None


@dataclass(slots=True, eq=False)
class _Person:
    """The data about one speaker, from one article or several."""

    name: Name
    forms: dict[str, int]  # spellings of the name, each with the number of articles
    gender: Gender | None
    roles: dict[str, int] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    days: tuple[int, int] | None = None  # first and last day of publication
    topic: dict[str, int] = field(default_factory=dict)
    articles: int = 1
    different: set[int] = field(default_factory=set)  # numbers of other people with this surname, in the same articles

    @property
    def shown(self) -> str:
        """The fullest name; if there are several, the most frequent one."""
        return max(self.forms, key=lambda form: (len(form.split()), self.forms[form], len(form), form))

    def take_in(self, other: "_Person") -> None:
        """Add the data of another speaker who is the same person."""
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
        self.different.update(islice(other.different, max(0, _MOST_DIFFERENT - len(self.different))))


def _fullness(name: Name) -> tuple[bool, bool, int]:
    return name.first is not None, not name.initial, len(name.middle)


def _add_up(counts: dict[str, int], more: dict[str, int], limit: int) -> None:
    for key, count in more.items():
        counts[key] = counts.get(key, 0) + count
    if len(counts) > 2 * limit:  # not each time the limit is exceeded, because sorting takes time
        most_frequent = sorted(counts.items(), key=lambda entry: -entry[1])[:limit]
        counts.clear()
        counts.update(most_frequent)


class People:
    """Collect the speakers of articles. Their identities are available after `settle`.

    Memory grows with the number of different people, up to `MOST_PEOPLE`; new people beyond that get no identity.
    """

    def __init__(self) -> None:
        self._people: list[_Person] = []
        self._same_as: dict[int, int] = {}  # from the number of a joined person to the person that remains
        self._by_name: dict[tuple[str, str | None], list[int]] = {}  # numbers by surname and first name
        self._bodies: dict[str, int] = {}
        self._first_names: defaultdict[str, set[str]] = defaultdict(set)  # some first names, by surname
        self._topic_words: Counter[str] = Counter()  # number of articles by word
        self._articles = 0
        self._identities: dict[int, str] = {}

    def add(self, quotes: Sequence[Spoken], about: About) -> list[int | None]:
        """Return the number of each quotation's speaker, None without a speaker. One article's speakers all differ."""
        by_speaker: defaultdict[str, list[Spoken]] = defaultdict(list)
        for quote in quotes:
            if quote.speaker:
                by_speaker[quote.speaker].append(quote)
        if not by_speaker:
            return [None] * len(quotes)
        topic = self._topic_of(about.text)
        numbers: dict[str, int | None] = {}
        taken: set[int] = set()
        # Full names first: a "Larkin" in the same article as "Bo Larkin" is another person.
        for speaker in sorted(by_speaker, key=lambda name: -len(name.split())):
            number = self._number(speaker, by_speaker[speaker], about, topic, taken)
            numbers[speaker] = number
            if number is not None:
                taken.add(number)
        self._note_different(taken)
        return [numbers[quote.speaker] if quote.speaker else None for quote in quotes]

    def _note_different(self, numbers: set[int]) -> None:
        """Note that people with one surname in one article are different people."""
        by_surname: defaultdict[str, list[int]] = defaultdict(list)
        for number in numbers:
            by_surname[self._people[number].name.last].append(number)
        for namesakes in by_surname.values():
            for number in namesakes[:_MOST_DIFFERENT] if len(namesakes) > 1 else ():
                different = self._people[number].different
                room = max(0, _MOST_DIFFERENT - len(different))
                different.update(islice((other for other in namesakes if other != number), room))

    def _topic_of(self, text: str) -> dict[str, int]:
        """Return the most frequent capitalised words of an article."""
        counts = Counter(_TOPIC.findall(text, 0, _READ))
        for word in (_NO_TOPIC | _days_and_months()).intersection(counts):
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
        candidates = [number for number in self._with_name(name) if number not in taken]
        number = self._best(person, candidates)
        if number is not None:
            best = self._people[number]
            best.take_in(person)
            self._enter(best.name, number)
            return number
        return self._new(person)

    def _body(self, speaker: str) -> int | None:
        """Return the number of an organisation, which is identified by its name. "The county" is not a name."""
        if not speaker[:1].isupper():
            return None
        key = speaker.casefold()
        if key not in self._bodies:
            number = self._new(_Person(Name(None, (), key, None, False, None), {speaker: 1}, None), comparable=False)
            if number is None:
                return None
            self._bodies[key] = number
        return self._bodies[key]

    def _new(self, person: _Person, *, comparable: bool = True) -> int | None:
        """Return the number of a new person; None if there are too many. comparable: whether others may be the same."""
        if len(self._people) == MOST_PEOPLE:
            return None
        self._people.append(person)
        number = len(self._people) - 1
        if comparable:
            self._enter(person.name, number)
        return number

    def _enter(self, name: Name, number: int) -> None:
        numbers = self._by_name.setdefault((name.last, name.first), [])
        if number not in numbers[-_MOST_CANDIDATES:]:
            numbers.append(number)
        if name.first and not name.initial and len(self._first_names[name.last]) < _MOST_NAMES:
            self._first_names[name.last].add(name.first)

    def _with_name(self, name: Name) -> Iterator[int]:
        """Yield the people with this name or with another form of its first name, the latest first."""
        for first in (name.first, *sorted(first_names_like(name.first) if name.first else ())):
            yield from islice(reversed(self._by_name.get((name.last, first), [])), _MOST_CANDIDATES)

    def _best(self, person: _Person, candidates: Iterable[int], lead: float = 0.0) -> int | None:
        """Return the candidate that is most probably the person; None if it is not probable enough.

        lead: how far its score (log odds) must be above that of the second best.
        """
        scored = []
        for number in dict.fromkeys(candidates):
            candidate = self._people[number]
            agreeing = agreement(candidate.name, person.name)
            if agreeing:
                scored.append((_scorer().score(self._features(candidate, person, agreeing)), number))
        scored.sort(key=lambda entry: (-entry[0], entry[1]))
        if not scored or scored[0][0] <= 0:
            return None
        if len(scored) > 1 and scored[0][0] - scored[1][0] < lead:
            return None
        return scored[0][1]

    def _features(self, one: _Person, other: _Person, agreeing: Agreement) -> list[str]:
        """Return the features that speak for or against one person."""
        features = [f"name:{agreeing}", *_common(one.name, other.name), _topic(self._shared(one, other))]
        genders = {one.gender, other.gender} - {None}
        if len(genders) == 2:
            features.append("gender:other")
        features += self._role_features(one, other, agreeing, common="common:whole" in features)
        if one.outlets and other.outlets:
            features.append("outlet:other" if one.outlets.isdisjoint(other.outlets) else "outlet:same")
        if one.days and other.days:
            days = max(one.days[0] - other.days[1], other.days[0] - one.days[1], 0)
            features.append("days:month" if days < 31 else "days:years" if days > 1500 else "days:year")
        return features

    def _role_features(self, one: _Person, other: _Person, agreeing: Agreement, *, common: bool) -> Iterator[str]:
        """Yield features for the agreement of the roles, which matters more for names that several people may have."""
        role = _role(one.roles, other.roles)
        weak = agreeing in ("bare", "both-bare", "initial")
        if role:
            yield role
        if role == "role:other" and (weak or common):
            yield "role:other:weak-name"
        if weak and role not in ("role:same", "role:shared") and len(self._first_names.get(one.name.last, ())) > 1:
            yield "rival"

    def _shared(self, one: _Person, other: _Person) -> int:
        """Return how many capitalised words the articles share, except very frequent ones and the names themselves."""
        usual = max(_USUAL_COUNT, _USUAL_SHARE * self._articles)
        own = {word for person in (one, other) for form in person.forms for word in form.split()}
        shared = one.topic.keys() & other.topic.keys()
        return sum(word not in own and self._topic_words[word] <= usual for word in shared)

    def settle(self) -> None:
        """Join the people who are the same, now that all articles have been read, and name them."""
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
        people = {first: self._joined(same_name) for first, same_name in by_first.items()}
        without_first = people.pop(None, [])
        with_first = [number for group in people.values() for number in group]
        initials = [number for number in with_first if self._people[number].name.initial]
        whole = [number for number in with_first if not self._people[number].name.initial]
        remaining = self._join_short(initials, whole)
        self._join_short(without_first, [*whole, *remaining])

    def _joined(self, numbers: list[int]) -> list[int]:
        """Join people with one name if they are the same; return those that remain."""
        remaining: list[int] = []
        for number in numbers:
            best = self._best(self._people[number], self._possible(number, remaining))
            if best is None:
                remaining.append(number)
            else:
                self._join(number, best)
        return remaining

    def _join_short(self, short: list[int], fuller: list[int]) -> list[int]:
        """Join people with shorter names to people with fuller names; return those that match nobody clearly."""
        matches = {number: self._best(self._people[number], self._possible(number, fuller), _LEAD) for number in short}
        for number, best in matches.items():  # only now, so that the order makes no difference
            if best is not None:
                self._join(number, best)
        return [number for number, best in matches.items() if best is None]

    def _possible(self, number: int, candidates: list[int]) -> list[int]:
        """Return the candidates that no article shows to be different people."""
        different = self._people[number].different
        near = candidates[:_MOST_CANDIDATES]
        return [other for other in near if other not in different and number not in self._people[other].different]

    def _join(self, number: int, best: int) -> None:
        self._same_as[number] = best
        self._people[best].take_in(self._people[number])

    def number(self, number: int) -> int:
        """Return the number of the person that remains after `settle`."""
        while number in self._same_as:
            number = self._same_as[number]
        return number

    def identity(self, number: int | None) -> str | None:
        """Return the fullest name of the person in all articles, with a number if several people have it."""
        return None if number is None else self._identities[self.number(number)]

    def name(self, number: int) -> str:
        """Return the fullest name of the person in all articles, without a number."""
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
    """Return the data about one speaker of one article."""
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
    """Return the gender of a title in the sources, such as "Mr. Larkin"."""
    titles = name_words().titles
    for quote in quotes:
        for word in quote.credited.split() if quote.credited else ():
            if word in titles:
                return titles[word]
    return None


def ordinal(published: str | None) -> int | None:
    """Return the day of publication as a number; None if it is not a whole day."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:  # a year, or a month
        return None


def _common(a: Name, b: Name) -> Iterator[str]:
    """Yield features for common names, and for a single name that is a first name."""
    first, last = _common_names()
    given = a.first or b.first
    if a.last in last:
        yield "common:whole" if given in first or (a.first is None and b.first is None) else "common:surname"
    if given is None and name_words().kind(a.last.title()) == FIRST:
        yield "only-first"


def _role(a: dict[str, int], b: dict[str, int]) -> str | None:
    """Return a feature for the agreement of the roles; None if one of them is unknown."""
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
