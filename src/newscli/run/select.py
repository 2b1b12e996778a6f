"""Selects records: entries by period, precision and people, quotations by speaker, both by words."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from newscli.records import Granularity, Quote, TimelineEntry

Record = TypeVar("Record", Quote, TimelineEntry)
Unit = Literal["day", "week", "month", "quarter", "year", "decade"]

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def words_of(text: str) -> set[str]:
    """Return the words of a text for comparison, without case, accents and the form of apostrophes.

    >>> sorted(words_of("The café’s Roof"))
    ["cafe's", 'roof', 'the']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return set(_WORD.findall(plain.casefold().replace("’", "'")))


def matching(records: list[Record], words: str | None) -> list[Record]:
    """Return the records that contain all the words, in themselves or their sentence; all if words is None."""
    if words is None:
        return records
    wanted = words_of(words)
    return [record for record in records if wanted <= words_of(_text_of(record))]


def _text_of(record: Quote | TimelineEntry) -> str:
    own = record.content if isinstance(record, Quote) else record.text
    return f"{own} {record.sentence.text if record.sentence else ''}"


# From the least to the most precise.
_GRAINS = get_args(Granularity)


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user wants to see; None means no restriction.

    first, last: ISO days; an entry's interval must overlap this period. unit: the least precision. person: the words,
    as `name_words` gives them, of a name that the entry's sentence must contain.
    """

    first: str | None = None
    last: str | None = None
    unit: Unit | None = None
    person: frozenset[str] | None = None

    def of(self, entries: Iterable[TimelineEntry]) -> list[TimelineEntry]:
        """Return the selected entries. With any selection these are only dated ones."""
        if self == Selection():
            return list(entries)
        return [entry for entry in entries if self._wants(entry)]

    def _wants(self, entry: TimelineEntry) -> bool:
        if entry.from_ is None or entry.granularity is None:
            return False
        return (
            (self.first is None or (entry.to or entry.from_) >= self.first)
            and (self.last is None or entry.from_ <= self.last)
            and (self.unit is None or _GRAINS.index(entry.granularity) >= _GRAINS.index(self.unit))
            and (self.person is None or any(self.person <= name_words(name) for name in entry.people))
        )


def spoken_by(quotes: list[Quote], name: str) -> list[Quote]:
    """Return the quotations of one article whose speaker has this name, in any form that the article uses.

    All words of the name must be among those of the speaker, or of a name under which the article credits the speaker:
    so a surname, a full name and a misspelling in the article all find the same person.
    """
    wanted = name_words(name)
    named = {quote.speaker for quote in quotes if quote.speaker and wanted <= name_words(quote.speaker)}
    for quote in quotes:
        if quote.speaker and quote.source and quote.source.kind == "name":
            # In "harbour master Ines Corvo" only the capitalised words are the name.
            credited = " ".join(word for word in quote.source.text.split() if word[:1].isupper())
            if wanted <= name_words(credited):
                named.add(quote.speaker)
    return [quote for quote in quotes if quote.speaker in named]


_TITLES = frozenset("mr mrs ms mx miss dr prof sir dame lord lady".split())


def name_words(name: str) -> set[str]:
    """Return the words of a name for comparison, without case, accents, possessives and titles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.casefold().replace("’s", "").replace("'s", "").split()
    return {bare for word in words if (bare := word.strip(".,'’")) and bare not in _TITLES}
