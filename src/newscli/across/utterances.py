"""Finds the same utterance in several articles: near-duplicates among quotations, in one pass.

Quotations that share a fingerprint are compared word by word, and their speakers and dates are weighed. All quotations
are stored in a temporary file until the last article has been read.
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
from newscli.records import Change, Quote, Utterance, Version

FEWEST_WORDS = 3  # shorter quotations are not compared
MOST_FINGERPRINTS = 4_000_000  # some 100 bytes each
_MOST_COMPARED = 5  # earlier quotations with which a new one is compared
_IN_MEMORY = 32_000_000  # bytes; beyond that the quotations are stored on disk


class _Stored(NamedTuple):
    """A quotation in the temporary file."""

    article: str
    n: int
    start: int
    end: int
    outlet: str | None
    published: str | None
    speaker: str | None
    role: str | None
    person: int | None  # number of the speaker in `People`
    content: str
    words: list[str]


class Utterances:
    """Collects the quotations of articles. Memory grows with their number, up to `MOST_FINGERPRINTS`.

    Beyond that limit, quotations are still compared with stored ones, but new fingerprints are not stored.
    """

    def __init__(self) -> None:
        self._people = People()
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed by `shared_utterances`)
        self._places = array("q")  # offset in the file, by number of the quotation
        self._latest: dict[int, int] = {}  # number of the last quotation with a fingerprint, by fingerprint
        self._groups: dict[int, list[int]] = {}  # numbers of quotations, by the number of the first in the group
        self._group_of: dict[int, int] = {}

    def add(self, quotes: Iterable[Quote], article: str, about: About) -> None:
        """Compare the quotations of an article with those of earlier articles."""
        quotes = list(quotes)
        numbers = self._people.add([spoken(quote) for quote in quotes], about)
        for quote, person in zip(quotes, numbers, strict=True):
            words = [word.plain for word in words_of(quote.content)]
            if len(words) >= FEWEST_WORDS:
                place = (article, quote.n, quote.start, quote.end, about.outlet, about.published)
                self._take(_Stored(*place, quote.speaker, quote.role, person, quote.content, words))

    def _take(self, quote: _Stored) -> None:
        prints = [whole_fingerprint(quote.words), *sorted(fingerprints(quote.words))]
        similar = Counter(number for each in prints if (number := self._latest.get(each)) is not None)
        number = len(self._places)
        for other, _ in similar.most_common(_MOST_COMPARED):
            if self._is_same(self._read(other), quote):
                self._join(other, number)
                break
        self._file.seek(0, 2)
        self._places.append(self._file.tell())
        pickle.dump(quote, self._file, pickle.HIGHEST_PROTOCOL)
        for each in prints:
            if each in self._latest or len(self._latest) < MOST_FINGERPRINTS:
                self._latest[each] = number

    def _read(self, number: int) -> _Stored:
        self._file.seek(self._places[number])
        quote: _Stored = pickle.load(self._file)
        return quote

    def _join(self, earlier: int, new: int) -> None:
        first = self._group_of.setdefault(earlier, earlier)
        self._group_of[new] = first
        self._groups.setdefault(first, [first]).append(new)

    def _is_same(self, one: _Stored, other: _Stored) -> bool:
        return scorer("same_words_weights").score(_features(one, other)) > 0

    def shared_utterances(self) -> Iterator[Utterance]:
        """Yield the utterances that several articles quote, the most frequent first."""
        self._people.settle()
        shared = [numbers for numbers in self._groups.values() if len({self._read(n).article for n in numbers}) > 1]
        with self._file:
            for numbers in sorted(shared, key=lambda numbers: (-len(numbers), numbers[0])):
                yield self._utterance([self._read(n) for n in numbers])

    def _utterance(self, group: list[_Stored]) -> Utterance:
        quotes = _one_per_article(group)
        fullest = max(quotes, key=lambda quote: len(quote.words))
        main = self._main_speaker(quotes)
        earliest = min((quote.published[:10] for quote in quotes if quote.published), default=None)
        versions = [
            Version(
                *quote[:6],
                quote.speaker,
                self._people.identity(quote.person),
                quote.content,
                first=earliest is not None and (quote.published or "").startswith(earliest),
                other_speaker=main is not None and self._is_other(main, quote),
                changes=[Change(p.before, p.after) for p in word_diff(fullest.content, quote.content) if not p.same],
            )
            for quote in quotes
        ]
        role = next((each.role for each in quotes if main and each.role and not self._is_other(main, each)), None)
        return Utterance(fullest.content, main and self._name(main), role, len(versions), versions)

    def _main_speaker(self, quotes: list[_Stored]) -> _Stored | None:
        """Return the first quotation whose speaker is the one that most of the quotations credit."""
        named = [quote for quote in quotes if quote.speaker]
        return max(named, key=lambda quote: sum(not self._is_other(quote, other) for other in named), default=None)

    def _name(self, quote: _Stored) -> str | None:
        return quote.speaker if quote.person is None else self._people.name(quote.person)

    def _is_other(self, one: _Stored, other: _Stored) -> bool:
        """Return whether two quotations credit different people. A surname agrees with a full name that contains it."""
        if not one.speaker or not other.speaker or one.speaker.casefold() == other.speaker.casefold():
            return False
        people = [self._people.number(quote.person) for quote in (one, other) if quote.person is not None]
        if len(people) == 2 and people[0] == people[1]:
            return False
        return _contradict(one.speaker, other.speaker)


def _contradict(one: str, other: str) -> bool:
    a, b = parts_of(one), parts_of(other)
    if not a or not b or a.last != b.last:
        return True
    # Beside the same words, a first name that differs in one letter is a misspelling.
    return not (agreement(a, b) or (a.first and b.first and one_slip(a.first, b.first)))


def _one_per_article(group: list[_Stored]) -> list[_Stored]:
    """Return the longest wording of each article, sorted by date of publication; undated ones come last."""
    by_article: defaultdict[str, list[_Stored]] = defaultdict(list)
    for quote in group:
        by_article[quote.article].append(quote)
    longest = [max(quotes, key=lambda quote: len(quote.words)) for quotes in by_article.values()]
    return sorted(longest, key=lambda quote: (quote.published is None, quote.published or ""))


def _features(one: _Stored, other: _Stored) -> Iterator[str]:
    """Yield the features that speak for or against one utterance."""
    yield from _of_words(one.words, other.words)
    if not one.speaker or not other.speaker:
        yield "speaker:unknown"
    else:
        same = one.person is not None and one.person == other.person
        yield "speaker:same" if same or not _contradict(one.speaker, other.speaker) else "speaker:other"
    first, second = ordinal(one.published), ordinal(other.published)
    if first is not None and second is not None:
        days = abs(first - second)
        yield "days:week" if days < 8 else "days:year" if days < 400 else "days:years"


def _of_words(a: list[str], b: list[str]) -> Iterator[str]:
    """Yield features for the number of shared words, and for their share of the shorter quotation."""
    words = shared_words(a, b)
    part = len(words) / min(len(a), len(b))
    yield f"shared:{next((name for most, name in _SHARED if len(words) <= most), '15+')}"
    yield f"part:{next(name for least, name in _PARTS if part >= least)}"
    if len(words) <= _SHORT and sum(len(word) >= _LONG for word in words) < _FEWEST_LONG:
        yield "shared:short-words"


# A few short words are a common phrase: "all over the place", "at the end of the day".
_SHORT, _LONG, _FEWEST_LONG = 5, 6, 2
_PARTS = ((1.0, "all"), (0.8, "most"), (0.6, "half"), (0.0, "less"))
_SHARED = ((2, "less"), (3, "3"), (5, "4-5"), (8, "6-8"), (14, "9-14"))
