"""The same words in several articles: near-duplicates among quotations, found in one pass.

Quotations that share a fingerprint are compared word by word, and what else is known of both is weighed. They wait in a
temporary file until the last one has come.
"""

import pickle
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from newscli.across.fingerprints import fingerprints, shared_words, whole_fingerprint, word_diff, words_of
from newscli.across.names import agreement, parts_of
from newscli.across.people import About, People, ordinal, spoken
from newscli.core.names.slips import one_slip
from newscli.core.scoring import scorer
from newscli.records import Change, Quote, Telling, Utterance

FEWEST_WORDS = 3  # of a quotation that is compared
MOST_FINGERPRINTS = 4_000_000  # that are remembered: some 100 bytes each
_MOST_COMPARED = 5  # quotations with which one is compared
_IN_MEMORY = 32_000_000  # bytes; what is more waits in a file


class _Said(NamedTuple):
    """A quotation as it waits."""

    article: str
    n: int
    start: int
    end: int
    outlet: str | None
    published: str | None
    speaker: str | None
    role: str | None
    person: int | None  # the number of the speaker
    content: str
    words: list[str]


class Utterances:
    """Takes the quotations of articles one by one. Memory grows with their number, up to `MOST_FINGERPRINTS`.

    What comes after that joins what is known; what is new in it is not remembered.
    """

    def __init__(self) -> None:
        self._people = People()
        self._held = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed when it has been read)
        self._places = array("q")  # by number of the quotation: where it waits
        self._latest: dict[int, int] = {}  # by fingerprint: the number of the last quotation that has it
        self._groups: dict[int, list[int]] = {}  # by number of its first quotation
        self._group_of: dict[int, int] = {}

    def add(self, quotes: Iterable[Quote], article: str, about: About) -> None:
        """Compares the quotations of an article with those before."""
        quotes = list(quotes)
        numbers = self._people.add([spoken(quote) for quote in quotes], about)
        for quote, person in zip(quotes, numbers, strict=True):
            words = [word.plain for word in words_of(quote.content)]
            if len(words) >= FEWEST_WORDS:
                where = (article, quote.n, quote.start, quote.end, about.outlet, about.published)
                self._take(_Said(*where, quote.speaker, quote.role, person, quote.content, words))

    def _take(self, said: _Said) -> None:
        marks = [whole_fingerprint(said.words), *sorted(fingerprints(said.words))]
        alike = Counter(number for mark in marks if (number := self._latest.get(mark)) is not None)
        number = len(self._places)
        for other, _ in alike.most_common(_MOST_COMPARED):
            if self._is_same(self._read(other), said):
                self._join(other, number)
                break
        self._held.seek(0, 2)
        self._places.append(self._held.tell())
        pickle.dump(said, self._held, pickle.HIGHEST_PROTOCOL)
        for mark in marks:
            if mark in self._latest or len(self._latest) < MOST_FINGERPRINTS:
                self._latest[mark] = number

    def _read(self, number: int) -> _Said:
        self._held.seek(self._places[number])
        said: _Said = pickle.load(self._held)
        return said

    def _join(self, known: int, new: int) -> None:
        first = self._group_of.setdefault(known, known)
        self._group_of[new] = first
        self._groups.setdefault(first, [first]).append(new)

    def _is_same(self, one: _Said, other: _Said) -> bool:
        return scorer("same_words_weights").score(_features(one, other)) > 0

    def found(self) -> Iterator[Utterance]:
        """The utterances that several articles print, those of most articles first."""
        self._people.settle()
        shared = [numbers for numbers in self._groups.values() if len({self._read(n).article for n in numbers}) > 1]
        with self._held:
            for numbers in sorted(shared, key=lambda numbers: (-len(numbers), numbers[0])):
                yield self._utterance([self._read(n) for n in numbers])

    def _utterance(self, group: list[_Said]) -> Utterance:
        tellings = _one_an_article(group)
        fullest = max(tellings, key=lambda said: len(said.words))
        main = self._main_speaker(tellings)
        earliest = min((said.published[:10] for said in tellings if said.published), default=None)
        told = [
            Telling(
                *said[:6],
                said.speaker,
                self._people.identity(said.person),
                said.content,
                first=earliest is not None and (said.published or "").startswith(earliest),
                other_speaker=main is not None and self._is_other(main, said),
                changes=[Change(p.before, p.after) for p in word_diff(fullest.content, said.content) if not p.same],
            )
            for said in tellings
        ]
        role = next((said.role for said in tellings if main and said.role and not self._is_other(main, said)), None)
        return Utterance(fullest.content, main and self._shown(main), role, len(told), told)

    def _main_speaker(self, tellings: list[_Said]) -> _Said | None:
        """One of those who credit whom most of them credit; of several the first."""
        named = [said for said in tellings if said.speaker]
        return max(named, key=lambda said: sum(not self._is_other(said, other) for other in named), default=None)

    def _shown(self, said: _Said) -> str | None:
        return said.speaker if said.person is None else self._people.name(said.person)

    def _is_other(self, one: _Said, other: _Said) -> bool:
        """Whether two tellings credit different people. A surname and a full name of it are no contradiction."""
        if not one.speaker or not other.speaker or one.speaker.casefold() == other.speaker.casefold():
            return False
        people = [self._people.number(said.person) for said in (one, other) if said.person is not None]
        if len(people) == 2 and people[0] == people[1]:
            return False
        return _contradict(one.speaker, other.speaker)


def _contradict(one: str, other: str) -> bool:
    a, b = parts_of(one), parts_of(other)
    if not a or not b or a.last != b.last:
        return True
    # Next to the same words, another letter in the first name is a slip.
    return not (agreement(a, b) or (a.first and b.first and one_slip(a.first, b.first)))


def _one_an_article(group: list[_Said]) -> list[_Said]:
    """The longest wording of each article, by date of publication; without a date at the end."""
    by_article: defaultdict[str, list[_Said]] = defaultdict(list)
    for said in group:
        by_article[said.article].append(said)
    longest = [max(those, key=lambda said: len(said.words)) for those in by_article.values()]
    return sorted(longest, key=lambda said: (said.published is None, said.published or ""))


def _features(one: _Said, other: _Said) -> Iterator[str]:
    """What speaks for one utterance, and against it."""
    yield from _of_words(one.words, other.words)
    if not one.speaker or not other.speaker:
        yield "speaker:unknown"
    else:
        same = one.person is not None and one.person == other.person
        yield "speaker:same" if same or not _contradict(one.speaker, other.speaker) else "speaker:other"
    first, second = ordinal(one.published), ordinal(other.published)
    if first is not None and second is not None:
        apart = abs(first - second)
        yield "days:week" if apart < 8 else "days:year" if apart < 400 else "days:years"


def _of_words(a: list[str], b: list[str]) -> Iterator[str]:
    """How many words are shared, and which part of the shorter quotation they are."""
    words = shared_words(a, b)
    part = len(words) / min(len(a), len(b))
    yield f"shared:{next((name for most, name in _SHARED if len(words) <= most), '15+')}"
    yield f"part:{next(name for least, name in _PARTS if part >= least)}"
    if len(words) <= _SHORT and sum(len(word) >= _LONG for word in words) < _FEWEST_LONG:
        yield "shared:short-words"


# Shorter words are in everybody's mouth: "all over the place", "at the end of the day".
_SHORT, _LONG, _FEWEST_LONG = 5, 6, 2
_PARTS = ((1.0, "all"), (0.8, "most"), (0.6, "half"), (0.0, "less"))
_SHARED = ((2, "less"), (3, "3"), (5, "4-5"), (8, "6-8"), (14, "9-14"))
