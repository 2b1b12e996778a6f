"""Candidates -> persons: the names of one person joined, and each mention given to its person."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from operator import attrgetter, itemgetter

from newscli.core.names.candidates import ENOUGH, Candidate, Candidates, WordsBetween
from newscli.core.names.salience import Mention, salience
from newscli.core.names.words import FIRST, INITIAL, NAME, PARTICLES, SUFFIX, Gender, name_words, without_accents
from newscli.core.text.speech import AFTER_SPEAKER, BEFORE_PERSON
from newscli.lexicon.loader import sections


@cache
def same_first_names() -> dict[str, set[str]]:
    """Each first name with the other forms of it: "William" and "Bill"."""
    forms: dict[str, set[str]] = {}
    for line in sections("nicknames")["names"]:
        for name in line.split():
            forms.setdefault(name, set()).update(line.split())
    return forms


def one_slip(a: str, b: str) -> bool:
    """Whether two words differ by one slip of the pen: a letter more, less or other, or two letters swapped."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if a[:1] != b[:1] and a[-1:] != b[-1:] and min(len(a), len(b)) > 2:  # one slip leaves one end as it is
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rests = ((a[at + 1 :], b[at:]), (a[at:], b[at + 1 :]), (a[at + 1 :], b[at + 1 :]))
    if any(x == y for x, y in rests):
        return True
    return a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]


def two_slips(a: str, b: str) -> bool:
    """Whether two words differ by two slips of the pen at most."""
    if abs(len(a) - len(b)) > 2:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[at:], b[at:]
    rests = [(a[1:], b), (a, b[1:]), (a[1:], b[1:])]
    if a[:2] == b[:2][::-1]:
        rests.append((a[2:], b[2:]))
    return any(x == y or one_slip(x, y) for x, y in rests)


# Bounds for text that is made to be hard: persons of one surname, mentions weighed, names and surnames compared.
_MOST = 40
_MOST_FORMS = 50
_MOST_SURNAMES = 300
_NEAR = 200  # characters: names so far apart may stand in one sentence
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][”\"’)]? [A-Z“\"]|\n")
# A name of one word that somebody is known by.
_CALLED = re.compile(
    r",? \(?(?:who is |is )?(?:(?:better|also|professionally|popularly|widely|simply|otherwise|commonly) )?"
    r"(?:known (?:by (?:his|her|their) (?:stage|pen|ring) name|professionally as|as|by)|nicknamed|aka|a\.k\.a\.)"
    r" (?:simply )?[“\"‘']?([A-Z]\w+)(?! [A-Z])"
)
_MOST_COMPARED = 20_000  # pairs of a surname and a word that may misspell it


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article. names: the full names in the text, each with how often it stands there."""

    names: dict[tuple[str, ...], int]
    mentions: list[Mention] = field(default_factory=list)
    gender: Gender | None = None
    sure_gender: bool = False  # told by an honorific or a role, not only by the first name
    described: bool = False
    roles: list[str] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)  # whose the article says the person is: "CNN's Ana Belic"

    @property
    def role(self) -> str | None:
        return self.roles[0] if self.roles else None

    @property
    def words(self) -> tuple[str, ...]:
        return max(self.names, key=lambda words: (len(words), self.names[words]))

    @property
    def name(self) -> str:
        return " ".join(self.words)


def _is_misspelt(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the names differ by a slip in the surname alone, given names left out or not."""
    before, alike = known[:-1], words[:-1]
    shared = min(len(before), len(alike))
    if before[-shared:] != alike[-shared:] or max(len(known[-1]), len(words[-1])) < 5:
        return False
    return known[-1][0] == words[-1][0] and _is_slip(known[-1], words[-1]) and known[-1][-1:] + "s" != words[-1][-2:]


def _in_small(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a particle at the beginning in small letters."""
    first = words[0].lower()
    return (first, *words[1:]) if first in PARTICLES else words


def _middle_initial(words: tuple[str, ...]) -> str:
    return next((word[0] for word in words[1:-1] if word[1:2] == "."), "")


def surname(words: tuple[str, ...]) -> str:
    """The last word but for "Jr." and the like."""
    kinds = name_words().kinds
    if kinds.get(words[-1]) != SUFFIX:
        return words[-1]
    return next((word for word in reversed(words) if kinds.get(word) != SUFFIX), words[-1])


def initials(name: str) -> str:
    """The first letters of the words of a name: "IC" for Ines Corvo, "EC" for The Elder Courier."""
    return "".join([word[:1] for word in name.removeprefix("The ").replace("-", " ").split()])


def _enter(table: dict[str, list[Person]], key: str, person: Person) -> None:
    known = table.setdefault(key, [])
    if person not in known[:_MOST]:
        known.append(person)


def _forms(persons: list[Person]) -> Iterator[tuple[Person, tuple[str, ...]]]:
    """The persons with each of their names, as many as are compared."""
    return islice(((person, known) for person in persons for known in person.names), _MOST_FORMS)


class Chains:
    """The persons read so far, found by their names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.persons: list[Person] = []
        self.by_surname: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.by_middle: dict[str, list[Person]] = {}  # by the first of two family names
        self.by_given: dict[str, list[Person]] = {}  # by the word before the surname
        self.names = name_words()
        self._saliences: dict[int, int] = {}  # of full mentions, by their start

    def add_full(self, found: Candidate) -> None:
        """A name of several words: a new person, or one more form of a known one."""
        person = self._bearer(found)
        if person is None and (born := self._born_as(found)):
            self.mention(born, found, full=False)
            return
        if person is None:
            person = self.new(found.words)
        elif found.words not in person.names:
            self._index(person, found.words)
        if found.words in person.names or len(person.names) < _MOST:
            person.names[found.words] = person.names.get(found.words, 0) + (not found.headline)
        self.mention(person, found, full=True)

    def knows(self, found: Candidate) -> bool:
        """Whether the name is one of a known person."""
        return self._bearer(found) is not None

    def _bearer(self, found: Candidate) -> Person | None:
        forms = _forms(self.by_surname.get(surname(found.words), []))
        bearer = next((person for person, known in forms if self._same_person(known, found.words)), None)
        return bearer or self._bearer_misspelt(found.words)

    def _born_as(self, found: Candidate) -> Person | None:
        """Whose name at birth it is: "She was born Ana Corvo" where the text has one Ana, Ana Belic."""
        namesakes = self.by_first.get(found.words[0], [])
        return namesakes[0] if len(namesakes) == 1 and self.text.endswith(_BORN, 0, found.start) else None

    def _bearer_misspelt(self, words: tuple[str, ...]) -> Person | None:
        """Whose name it is but for a slip in the surname: "Ana Belci" and "Ana Belicc" where Ana Belic is known."""
        forms = _forms(self.by_given.get(words[-2], []))
        close = {id(person): person for person, known in forms if _is_misspelt(known, words)}
        return next(iter(close.values())) if len(close) == 1 else None

    def new(self, words: tuple[str, ...]) -> Person:
        person = Person({words: 0})
        self.persons.append(person)
        self._index(person, words)
        return person

    def _index(self, person: Person, words: tuple[str, ...]) -> None:
        last = surname(words)
        _enter(self.by_surname, last, person)
        if len(words) == 1:
            return
        if person.gender is None:
            person.gender = self.names.gender(words[0])
        _enter(self.by_first, words[0], person)
        _enter(self.by_given, words[-2], person)
        if last[:3] in ("al-", "el-"):  # "El-Belic said", where it begins a sentence
            _enter(self.by_surname, last[0].upper() + last[1:], person)
        if len(words) > 2 and last == words[-1] and self.names.kind(words[-2]) == NAME:
            _enter(self.by_middle, words[-2], person)

    def _same_person(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        """Whether two names of one surname can be one person's: the same first name, its initial or short form."""
        if len(a) == 1 or len(b) == 1:
            return False
        kind = self.names.kind
        if (kind(a[-1]) == SUFFIX) != (kind(b[-1]) == SUFFIX):  # father and son
            return False
        if _middle_initial(a) and _middle_initial(b) and _middle_initial(a) != _middle_initial(b):
            return False
        shorter, longer = sorted((a, b), key=len)
        if longer[-len(shorter) :] == shorter or _in_small(longer[-len(shorter) :]) == _in_small(shorter):
            return True  # "Van Belic" where a sentence begins, of Ana van Belic
        one, two = a[0], b[0]
        if one == two or two in same_first_names().get(one, ()):
            return True
        if INITIAL in (kind(one), kind(two)):
            return one[0] == two[0]
        if len(one) > 4 and one_slip(one, two) and self._one_gender(one, two):
            return True
        return (one in b[:-1] and len(b) > 2) or (two in a[:-1] and len(a) > 2)

    def _one_gender(self, one: str, two: str) -> bool:
        genders = {self.names.gender(one), self.names.gender(two)} - {None}
        return len(genders) < 2

    def add_single(self, found: Candidate, barred: frozenset[int] = frozenset()) -> bool:
        """A surname or first name alone: a mention of the one person it can mean. False where there is none.

        barred: the persons, by id, whom it cannot mean.
        """
        word = found.words[0]
        known = self.by_surname.get(word)
        if known and barred:
            known = [person for person in known[: _MOST + len(barred)] if id(person) not in barred]
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

        An honorific decides by gender; else it is the one of whom the article has said more before this place.
        """
        if found.honorific:
            fitting = [p for p in known[:_MOST] if p.gender in (found.honorific, None)]
            known = fitting or known
            if len(known) == 1:
                return known[0]
        weights = sorted(((self._weight_before(p, found.start), n) for n, p in enumerate(known[:_MOST])), reverse=True)
        (first, best), (second, _) = weights[:2]
        return known[best] if first > second else None

    def _weight_before(self, person: Person, position: int) -> int:
        """How much the article was about the person before a place: subjects count twice, side mentions little."""
        early = [m for m in person.mentions[:_MOST] if m.start < position]
        return sum(1 + 2 * self._salience(mention) if mention.full else 1 for mention in early)

    def _salience(self, mention: Mention) -> int:
        known = self._saliences.get(mention.start)
        if known is None:
            known = self._saliences[mention.start] = salience(self.text, mention)
        return known

    def beside(self, found: Candidate) -> frozenset[int]:
        """Those, by id, whose whole name stands in the sentence of "President Belic": it is none of theirs.

        Only whole names must have been read so far, in the order of the text.
        """
        known = self.by_surname.get(found.words[0], [])
        return frozenset(id(person) for person in known[:_MOST] if self._stands_beside(person, found))

    def _stands_beside(self, person: Person, found: Candidate) -> bool:
        at = bisect_left(person.mentions, found.start, key=attrgetter("start"))
        for mention in person.mentions[max(0, at - 1) : at + 1]:
            start, end = sorted((mention.start, found.start))
            if end - start < _NEAR and not _SENTENCE_END.search(self.text, start, end):
                return True
        return False

    def add_titled(self, found: Candidate, barred: frozenset[int]) -> None:
        """ "President Belic", "Mr. Belic" of whom the article gives no first name."""
        if not self.add_single(found, barred):
            self.mention(self.new(found.words), found, full=True)

    def mention(self, person: Person, found: Candidate, full: bool) -> None:
        person.mentions.append(Mention(found.start, found.end, full, found.title_start))
        if found.honorific:
            person.gender, person.sure_gender = found.honorific, True


def chain(found: Candidates, text: str) -> Chains:
    """All persons of the article, with their mentions in the order of the text."""
    chains = Chains(text)
    for one in found.full:
        if not one.headline and one.weight >= ENOUGH:
            chains.add_full(one)
    headlines = [one for one in (*found.full, *found.single) if one.headline]
    in_headlines = _read_headlines(headlines, found.in_small, chains)
    for one in found.full:
        if one.weight < ENOUGH and not one.headline and one.words[-1] in chains.by_surname:
            _add_tail(one, chains)
    _sort_mentions(chains)
    body = [one for one in found.single if not one.headline]
    _add_titled(body, text, chains)
    for one in body + in_headlines:
        if not one.titled or one.weight < ENOUGH:
            chains.add_single(one)
    _add_called(chains)
    _add_words_alone(found.alone, chains)
    _sort_mentions(chains)
    chains.persons.sort(key=lambda person: person.mentions[0].start)
    return chains


def _add_titled(found: list[Candidate], text: str, chains: Chains) -> None:
    """Surnames behind an office: two of them that stand side by side with one office are two persons."""
    barred: defaultdict[tuple[str, str], frozenset[int]] = defaultdict(frozenset)
    titled = [(one, _office(text, one)) for one in found if one.titled and one.weight >= ENOUGH]
    for one, office in titled:
        if not one.honorific:
            barred[office] |= chains.beside(one)
    for one, office in titled:
        chains.add_titled(one, barred[office])


def _office(text: str, found: Candidate) -> tuple[str, str]:
    """The title and the name of "President Belic"."""
    return text[found.title_start : found.start].rpartition(" ")[0], found.words[0]


def _add_called(chains: Chains) -> None:
    """Other names that a person is known by: "Ana Belic, known by her stage name Zuza, ..."."""
    for person in list(chains.persons):
        for mention in person.mentions[:_MOST]:
            called = _CALLED.match(chains.text, mention.end)
            if (
                called
                and called.group(1) not in chains.by_surname
                and chains.names.kind(called.group(1)) in NAME + FIRST
            ):
                chains.by_surname[called.group(1)] = [person]


def _sort_mentions(chains: Chains) -> None:
    for person in chains.persons:
        if len(person.mentions) > 1:
            person.mentions.sort(key=itemgetter(0))


def _add_words_alone(alone: list[tuple[int, str]], chains: Chains) -> None:
    """The surnames and first names that stand alone, then what looks like a slip of the pen for one."""
    unknown: defaultdict[str, list[int]] = defaultdict(list)
    by_surname, by_first = chains.by_surname, chains.by_first
    for start, word in alone:
        if word in by_surname or word in by_first:
            chains.add_single(_word_alone(start, word))
        else:
            unknown[word].append(start)
    _add_first_of_two(unknown, chains)
    _add_misspelt(unknown, chains)
    _add_lone_first_names(unknown, chains)


def _word_alone(start: int, word: str) -> Candidate:
    return Candidate(start, start + len(word), (word,), start, None, False, False, 0.0)


def _read_headlines(found: list[Candidate], small: WordsBetween, chains: Chains) -> list[Candidate]:
    """Takes the full names in Title Case lines: those that the body knows, then pairs of two listed names.

    Returns the single words that no name has taken.
    """
    if not found:
        return []
    taken: set[int] = set()
    pairs = [one for one in found if len(one.words) > 1]
    for known in (True, False):
        for pair in pairs:
            free = taken.isdisjoint(range(pair.start, pair.end))
            if free and (chains.knows(pair) if known else pair.weight > 0 and not _is_wording(pair, small)):
                chains.add_full(pair)
                taken.update(range(pair.start, pair.end))
    return [one for one in found if len(one.words) == 1 and one.start not in taken]


def _is_wording(pair: Candidate, small: WordsBetween) -> bool:
    """Whether the article has one of the words in small letters too."""
    return any(word.lower() in small for word in pair.words)


def _add_tail(found: Candidate, chains: Chains) -> None:
    """ "Pena Nieto" after "Enrique Pena Nieto": a weak stretch that ends a known name."""
    for person in chains.by_surname[found.words[-1]][:_MOST]:
        if any(known[-len(found.words) :] == found.words for known in person.names):
            chains.mention(person, found, full=False)
            return


# What stands before a name at birth.
_BORN = (" born ", "(born ", " née ", "(née ", " nee ")

# What a person does: "Belci said", "Belci, too, talked", "said Belci".
_ACTS = re.compile(
    r"(?:, (?:too|however|who|meanwhile),?)? (?:also |then |later |again |has |had |never )?"
    rf"(?:{AFTER_SPEAKER}|went on|did|is|was|has|had|would|[a-z]{{2,14}}ed)\b"
)


def _add_first_of_two(unknown: dict[str, list[int]], chains: Chains) -> None:
    """The first of somebody's two family names, where it stands alone and acts: "Belic said" of Ana Belic Corvo."""
    for word, bearers in chains.by_middle.items():
        places = unknown.get(word, [])
        if len(bearers) == 1 and any(_acts(chains.text, start, start + len(word)) for start in places):
            chains.by_surname[word] = bearers
            for start in unknown.pop(word):
                chains.mention(bearers[0], _word_alone(start, word), full=False)


def _add_misspelt(unknown: dict[str, list[int]], chains: Chains) -> None:
    """Surnames that nobody bears and that are a slip or two away from just one that somebody does: "Belci" for Belic.

    The word must stand as a subject or beside a verb of saying, and no list may know it. Plurals are none.
    """
    by_letter: dict[str, list[str]] = {}
    for key in list(chains.by_surname)[:_MOST_SURNAMES]:
        if len(key) > 4:
            by_letter.setdefault(without_accents(key)[0], []).append(key)
    compared = 0
    for word, places in unknown.items():
        if len(word) < 5:
            continue
        keys = by_letter.get(without_accents(word[0])[:1], [])
        if not keys or chains.names.kind(word) != NAME or compared > _MOST_COMPARED:
            continue
        if any(_acts(chains.text, start, start + len(word)) for start in places):
            compared += len(keys)
            meant = _meant_by(word, keys)
            if meant and len(chains.by_surname[meant]) == 1:
                for start in places:
                    chains.mention(chains.by_surname[meant][0], _word_alone(start, word), full=False)


def _acts(text: str, start: int, end: int) -> bool:
    return _ACTS.match(text, end) is not None or text.endswith(BEFORE_PERSON, max(0, start - 12), start)


def _meant_by(word: str, surnames: list[str]) -> str | None:
    """The one surname that a word misspells. Two slips are believed in long words."""
    close = [key for key in surnames if _is_slip(key, word)]
    close = close or [key for key in surnames if _are_two_slips(without_accents(key), without_accents(word))]
    plural = len(close) == 1 and (word == close[0] + "s" or close[0] == word + "s")
    return close[0] if len(close) == 1 and not plural else None


def _are_two_slips(a: str, b: str) -> bool:
    """Whether long words that begin alike differ by two slips; in shorter ones only by the order of the letters."""
    return a[:3] == b[:3] and len(a) > 5 and two_slips(a, b) and (len(a) > 6 or sorted(a) == sorted(b))


def _is_slip(a: str, b: str) -> bool:
    """Whether one word is the other with a slip of the pen, accents left out or not."""
    if one_slip(a, b):
        return True
    if a.isascii() and b.isascii():
        return False
    a, b = without_accents(a), without_accents(b)
    return a == b or one_slip(a, b)


_KIN = tuple(
    f"{kin}{end}" for kin in "wife husband son daughter sister brother mother father".split() for end in (", ", " ")
)


# What a person says, and a town or a firm with a person's name less often.
_SPEAKS = re.compile(rf" (?:{AFTER_SPEAKER})\b")
_LEAST_SPEECH = 2


def _speaks(text: str, start: int, end: int) -> bool:
    return _SPEAKS.match(text, end) is not None or text.endswith((" said ", " says "), max(0, start - 6), start)


def _add_lone_first_names(unknown: dict[str, list[int]], chains: Chains) -> None:
    """First names that the article never completes: "his sister, Ana, ...", or "Ana said" twice, and later Ana."""
    for word, places in unknown.items():
        if chains.names.kind(word) != FIRST:
            continue
        introduced = any(chains.text.endswith(_KIN, max(start - 12, 0), start) for start in places)
        if introduced or sum(_speaks(chains.text, start, start + len(word)) for start in places) >= _LEAST_SPEECH:
            person = chains.new((word,))
            person.gender = chains.names.gender(word)
            for n, start in enumerate(places):
                chains.mention(person, _word_alone(start, word), full=n == 0)
