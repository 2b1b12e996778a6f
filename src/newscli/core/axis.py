"""One axis over many articles: entries in the order of time, the same event told by several articles as one."""

import re
from collections.abc import Iterable
from itertools import groupby

from msgspec.structs import replace

from newscli.records import SameEvent, TimelineEntry


def group_axis(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """The entries of all articles on one axis, the same event told by several articles as one entry.

    Sorted by interval and time of day, then article and place; entries without an interval come last. Two articles tell
    the same event when the interval is the same and they share half of the event's words, or one of them and, within a
    week at most, a person or two words of their sentences.
    """
    order = {name: n for n, name in enumerate(dict.fromkeys(entry.article for entry in entries))}
    ordered = sorted(
        entries, key=lambda e: (e.from_ is None, e.from_ or "", e.to or "", _clock(e), order[e.article], e.start)
    )
    axis: list[TimelineEntry] = []
    for (first, _), together in groupby(ordered, key=lambda e: (e.from_, e.to)):
        entries_of_interval = list(together)
        axis.extend(entries_of_interval if first is None else _grouped(entries_of_interval))
    return axis


_PARTS_OF_DAY = {"MO": "06", "DT": "09", "MI": "12", "AF": "13", "EV": "18", "NI": "20"}


def _clock(entry: TimelineEntry) -> str:
    """The time of day in an order that strings have; empty for a whole day, which comes first."""
    clock = entry.value.partition("T")[2] if entry.type == "TIME" else ""
    return _PARTS_OF_DAY.get(clock, clock)


# What one article tells is compared with so many events of the same interval at most: work stays linear.
_LOOK_BACK = 60
# A person and one word are enough where the interval is short; in a year one person does many things.
_SHORT = frozenset(["time", "day", "weekend", "week"])
_COMMON_WORDS = frozenset(
    "the a an of to in on at by for with and or was were is are be been had has have will would said says that"
    " this his her its their from as it he she they who which not".split()
)


def _grouped(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """Entries of one interval, those that tell the same event joined under the first of them."""
    events = [_Event(entry) for entry in entries]
    for _ in range(2):  # the second time with all that the first one has joined
        joined: list[_Event] = []
        for event in events:
            home = next((other for other in joined[-_LOOK_BACK:] if other.is_told_by(event)), None)
            if home:
                home.join(event)
            else:
                joined.append(event)
        events = joined
    return [replace(event.entry, also=event.others) if event.others else event.entry for event in events]


class _Event:
    """An entry with the words of its event, and the places in other articles that tell it."""

    __slots__ = ("_of_sentence", "articles", "entry", "others", "words")

    def __init__(self, entry: TimelineEntry) -> None:
        self.entry = entry
        self.words = _stems(entry.event.text) if entry.event else set()
        self.articles = {entry.article}
        self.others: list[SameEvent] = []
        self._of_sentence: set[str] | None = None

    def is_told_by(self, other: "_Event") -> bool:
        if not self.articles.isdisjoint(other.articles):
            return False
        shared = self.words & other.words
        if (
            shared
            and self.entry.granularity in _SHORT
            and (not set(self.entry.people).isdisjoint(other.entry.people) or self._around(other, shared))
        ):
            return True
        return len(shared) >= 2 and 2 * len(shared) >= min(len(self.words), len(other.words))

    def join(self, other: "_Event") -> None:
        self.articles |= other.articles
        self.others += [SameEvent(other.entry.article, other.entry.start), *other.others]
        self._sentence.update(other._sentence)

    def _around(self, other: "_Event", shared: set[str]) -> bool:
        """Whether the sentences have two words in common besides the event's and the dates'."""
        dates = _stems(self.entry.text) | _stems(other.entry.text)
        return len((self._sentence & other._sentence) - shared - dates) >= 2

    @property
    def _sentence(self) -> set[str]:
        """The words of its sentence, and of those that it was joined with; read when first asked for."""
        if self._of_sentence is None:
            self._of_sentence = _stems(self.entry.sentence.text)
        return self._of_sentence


def _stems(text: str) -> set[str]:
    words: Iterable[str] = re.findall(r"[^\W\d_]{2,30}", text.lower())
    return {_stem(word) for word in words} - _COMMON_WORDS


def _stem(word: str) -> str:
    """A rough stem: closed, closes and closing are one word."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
