"""What a capitalised word can be in a name: title, first name, place, or none of them."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Literal

from newscli.lexicon.loader import sections

Gender = Literal["male", "female"]

# Kinds of words, one letter each, so that a run of words is a short string of kinds.
HONORIFIC, TITLE, MODIFIER, SUFFIX, FIRST, PLACE, STOP, ORGANISATION, NAME, INITIAL, PARTICLE, DOUBTFUL = "htmsfpwo?.da"

PARTICLES = frozenset(
    "de van von der den bin ibn al el la le da di do dos das del della du ter ten af av zu y bint abu ben des".split()
)


_MOST_SEEN = 100_000  # words of which it is kept what the lists say
_COMPOUNDS = tuple(
    f"-{word}" for word in "style based born led backed era owned Owner Founder Chief Director Producer Editor".split()
)
_GLUED = re.compile(r"[a-z]{5}[A-Z]")


# Letters that no decomposition takes apart, as the English press writes them.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ə": "a", "Ə": "A"}
)
_MARKS = re.compile("['’-]")
_ARTICLES = ("al-", "el-")


def without_accents(word: str) -> str:
    """The word in letters without accents: an accent left out is no other letter."""
    if word.isascii():
        return word
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return plain.translate(_LETTERS) or word


def _spellings(word: str) -> tuple[str, ...]:
    """The word, and without accents and without marks between syllables: "Håkan" "Hakan", "Hae-Won" "Haewon"."""
    if word.isascii() and word.isalpha():
        return (word,)
    plain = without_accents(word)
    return (word, plain) if word[:3].lower() in _ARTICLES else (word, plain, _MARKS.sub("", plain).capitalize())


class LongList:
    """A long list of words, cut up only as far as it is asked: its lines hold words of the same first two letters.

    The list has no accents; a word with accents or marks is looked up without them too.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: dict[str, str] = {}
        for line in lines:
            begun = self._lines.get(line[:2])
            self._lines[line[:2]] = f"{begun} {line}" if begun else line
        self._cut: dict[str, frozenset[str]] = {}
        self._answers: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        answer = self._answers.get(word)
        if answer is None:
            answer = self.has(word)
            if not answer and not (word.isascii() and word.isalpha()):
                answer = any(map(self.has, _spellings(word)[1:]))
            if len(self._answers) < _MOST_SEEN:
                self._answers[word] = answer
        return answer

    def has(self, word: str) -> bool:
        """Whether the list has the word just so."""
        key = word[:2]
        words = self._cut.get(key)
        if words is None:
            line = self._lines.get(key)
            if line is None:
                return False
            words = self._cut[key] = frozenset(line.split())
        return word in words


class NameWords:
    """What the word lists tell about the words of names.

    kinds: of the listed words but first names; titles: the gender that an honorific tells; family: family names;
    leading: those that stand before the given name.
    """

    def __init__(self) -> None:
        names = sections("first_names")
        self.male, self.female, self.both = (LongList(names[gender]) for gender in ("male", "female", "both"))
        self.first = LongList((*names["male"], *names["female"], *names["both"]))
        self.family = LongList(sections("family_names")["family"])
        self.leading = frozenset(listed("family_names", "leading"))
        self.titles: dict[str, Gender] = dict.fromkeys(listed("titles", "male"), "male")
        self.titles.update(dict.fromkeys(listed("titles", "female"), "female"))
        self.kinds = _kinds()
        self._seen: dict[str, str] = {}
        self._genders: dict[str, Gender | None] = {}

    def is_first(self, word: str) -> bool:
        return word in self.first or self._is_pair(word)

    def _is_pair(self, word: str) -> bool:
        """Whether two given names make the word, "Nils-Otto", that are not family names both: "Reed-Hayes"."""
        if "-" not in word:
            return False
        parts = word.split("-")
        if len(parts) != 2 or word[:3].lower() in _ARTICLES:
            return False
        return all(map(self.is_first, parts)) and not all(part in self.family for part in parts)

    def gender(self, first_name: str) -> Gender | None:
        """The gender of those who bear a first name; None for one of both or of no list, and for a family name."""
        if first_name not in self._genders:
            if len(self._genders) == _MOST_SEEN:
                self._genders.clear()
            self._genders[first_name] = self._gender(first_name)
        return self._genders[first_name]

    def _gender(self, first_name: str) -> Gender | None:
        if first_name in self.leading or not self.is_first(first_name):
            return None
        for spelling in _spellings(first_name):
            if self.male.has(spelling):
                return "male"
            if self.female.has(spelling):
                return "female"
            if self.both.has(spelling):
                return None
        return self.gender(first_name.split("-")[0]) if self._is_pair(first_name) else None

    def kind(self, word: str) -> str:
        """The kind of a word of a run, NAME for one that no list knows."""
        kind = self._seen.get(word)
        if kind is None:
            kind = self._kind(word)
            if len(self._seen) < _MOST_SEEN:
                self._seen[word] = kind
        return kind

    def kinds_of(self, words: list[str]) -> str:
        """The kinds of several words, one letter each."""
        seen = self._seen
        return "".join([seen.get(word) or self.kind(word) for word in words])

    def _kind(self, word: str) -> str:
        listed_kind = self.kinds.get(word)
        if listed_kind:
            return DOUBTFUL if listed_kind == STOP and self.is_first(word) else listed_kind
        if self.is_first(word):
            return FIRST
        if word in PARTICLES or not word:
            return PARTICLE
        if word[0].islower() and word[:3] not in _ARTICLES:
            return STOP
        return _kind_by_shape(word)


def _kind_by_shape(word: str) -> str:
    """What a capitalised word is that no list knows."""
    if word[-1] == "." and (len(word) == 2 or word[1] in ".-"):
        return INITIAL
    if word.endswith(("-in-Chief", "-in-chief")):
        return TITLE
    if word.endswith(_COMPOUNDS):  # "Oslo-based", "Co-Owner"
        return STOP
    if len(word) > 1 and word.isupper() and "J" not in word[:2]:  # an acronym, a line in capitals; but "JD", "AJ"
        return ORGANISATION
    if not word[1:].islower() and _GLUED.search(word):  # "StudioCanal", or two words that a page glued together
        return ORGANISATION
    return NAME


def listed(name: str, heading: str, separator: str | None = None) -> list[str]:
    """The entries under one heading of a lexicon file that holds several in a line."""
    lines = sections(name).get(heading, ())
    if separator is None:
        return " ".join(lines).split()
    return [word.strip() for line in lines for word in line.split(separator)]


@cache
def name_words() -> NameWords:
    return NameWords()


def _kinds() -> dict[str, str]:
    """The kinds of the listed words. The later list wins: "General" is a title before it is a company's name."""
    kinds: dict[str, str] = {}
    for heading in ("organisation", "place", "thing"):
        kinds.update(dict.fromkeys(listed("body_names", heading), ORGANISATION))
    kinds.update(dict.fromkeys((place for place in place_names() if " " not in place), PLACE))
    kinds.update(dict.fromkeys(listed("not_names", "words"), STOP))
    kinds.update(dict.fromkeys(listed("not_names", "words that begin sentences"), STOP))
    for heading, kind in (("modifier", MODIFIER), ("suffix", SUFFIX), ("title", TITLE)):
        kinds.update(dict.fromkeys(listed("titles", heading), kind))
    kinds.update(dict.fromkeys(demonyms(), MODIFIER))
    for heading in ("male", "female", "neutral"):
        kinds.update(dict.fromkeys(listed("titles", heading), HONORIFIC))
    return kinds


@cache
def place_names() -> frozenset[str]:
    """Countries, states, regions and cities, also of several words."""
    lists = [listed("places", heading, ";") for heading in ("states", "regions", "countries", "cities")]
    return frozenset(countries()).union(cities(), *lists)


@cache
def place_openings() -> frozenset[str]:
    """The first two words of the place names that have several."""
    return frozenset(" ".join(place.split()[:2]) for place in place_names() if " " in place)


@cache
def cities() -> frozenset[str]:
    """Large cities of the world that places.txt does not name, without those that are first names: Vladimir, Gary."""
    return frozenset(listed("cities", "cities", "\n")).difference(listed("places", "cities", ";"))


@cache
def countries() -> dict[str, tuple[str, ...]]:
    """Each country with its adjectives and the words for its people."""
    adjectives = {}
    for line in sections("nationalities").get("countries", ()):
        country, _, listed_words = line.partition(":")
        adjectives[country] = tuple(word.replace("-", " ") for word in listed_words.split())
    return adjectives


@cache
def demonyms() -> dict[str, str]:
    """Each adjective of a country, and the words for its people, with the country."""
    return {word: country for country, words in countries().items() for word in words}


@cache
def role_heads() -> dict[str, str]:
    """Nouns for what a person is, with "male", "female" or "person"."""
    return {word: heading for heading in ("person", "male", "female") for word in listed("role_heads", heading)}


@cache
def collectives() -> frozenset[str]:
    """Nouns for bodies that speak: the ministry, the company, police."""
    return frozenset(listed("role_heads", "collective"))
