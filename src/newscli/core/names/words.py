"""What a capitalised word can be in a name: title, first name, place, or none of them."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from newscli.lexicon.loader import sections

Gender = Literal["male", "female"]

# Kinds of words, one letter each, so that a run of words is a short string of kinds.
HONORIFIC, TITLE, MODIFIER, SUFFIX, FIRST, PLACE, STOP, ORGANISATION, NAME, INITIAL, PARTICLE, DOUBTFUL = "htmsfpwo?.da"

PARTICLES = frozenset(
    "de van von der den bin ibn al el la le da di do dos das del della du ter ten af av zu y bint abu ben des".split()
)


_MOST_SEEN = 100_000  # words for which what the lists say is remembered
_GENDERS: dict[str, Gender] = {"m": "male", "f": "female"}
_COMPOUNDS = tuple(
    f"-{word}" for word in "style based born led backed era owned Owner Founder Chief Director Producer Editor".split()
)
_PLAIN_WORD = re.compile("[A-Z][a-z]+")
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


class ListedNames:
    """The long lists of names, divided into words only as far as they are asked for.

    The lines of a list hold words of the same first two letters, without accents.
    """

    def __init__(self, first: Mapping[str, Iterable[str]], family: Iterable[str]) -> None:
        """first: the lines of first names by their letter; where several lists have a name, the first list counts."""
        self._first_lines: dict[str, list[tuple[str, str]]] = {}
        for letter in reversed(list(first)):
            for line in first[letter]:
                self._first_lines.setdefault(line[:2], []).append((letter, line))
        self._family_lines: dict[str, list[str]] = {}
        for line in family:
            self._family_lines.setdefault(line[:2], []).append(line)
        self._parts: dict[str, tuple[dict[str, str], frozenset[str]]] = {}

    def of(self, word: str) -> tuple[str, bool]:
        """The letter of the list that has the word as a first name ("" for none), and whether it is a family name."""
        beginning = word[:2]
        first, family = self._parts[beginning] if beginning in self._parts else self._divide(beginning)
        return first.get(word, ""), word in family

    def _divide(self, beginning: str) -> tuple[dict[str, str], frozenset[str]]:
        """The listed first names with their letters, and the family names, that begin with these two letters."""
        first: dict[str, str] = {}
        for letter, line in self._first_lines.get(beginning, ()):
            first.update(dict.fromkeys(line.split(), letter))
        family = frozenset(" ".join(self._family_lines.get(beginning, ())).split())
        part = self._parts[beginning] = first, family
        return part


class NameWord(NamedTuple):
    """What the lists tell of a word: its kind, whether it is a first name, of which gender, and a family name."""

    kind: str
    first: bool
    family: bool
    gender: Gender | None


class NameWords:
    """What the word lists tell about the words of names.

    kinds: of the listed words but first names; titles: the gender that an honorific tells; leading: family names that
    stand before the given name.
    """

    def __init__(self) -> None:
        names = sections("first_names")
        first = {"m": names["male"], "f": names["female"], "b": names["both"]}
        self._lists = ListedNames(first, sections("family_names")["family"])
        self.leading = frozenset(listed("family_names", "leading"))
        self.titles: dict[str, Gender] = dict.fromkeys(listed("titles", "male"), "male")
        self.titles.update(dict.fromkeys(listed("titles", "female"), "female"))
        self.kinds = _kinds()
        # What the lists tell of a word, of first and family names also without its accents and marks.
        self.listed: Callable[[str], NameWord] = lru_cache(maxsize=_MOST_SEEN)(self._look_up)

    def is_first(self, word: str) -> bool:
        """Whether a word is a first name."""
        return self.listed(word).first

    def is_family(self, word: str) -> bool:
        """Whether a word is a family name."""
        return self.listed(word).family

    def gender(self, first_name: str) -> Gender | None:
        """The gender of those who bear a first name; None for one of both or of no list, and for a family name."""
        return self.listed(first_name).gender

    def kind(self, word: str) -> str:
        """The kind of a word of a run, NAME for one that no list knows."""
        return self.listed(word).kind

    def kinds_of(self, words: list[str]) -> str:
        """The kinds of several words, one letter each."""
        return "".join([word.kind for word in map(self.listed, words)])

    def _look_up(self, word: str) -> NameWord:
        if not _PLAIN_WORD.fullmatch(word):
            return self._look_up_spellings(word)
        given, family = self._lists.of(word)
        kind = self.kinds.get(word, FIRST if given else NAME)
        if given and kind == STOP:
            kind = DOUBTFUL
        return NameWord(kind, given != "", family, self._gender(word, given) if given else None)

    def _look_up_spellings(self, word: str) -> NameWord:
        """The same for a word that is no capital with small letters after it."""
        spellings = [self._lists.of(spelling) for spelling in _spellings(word)]
        given = next((letter for letter, _ in spellings if letter), "")
        family = any(is_family for _, is_family in spellings)
        if not given and "-" in word and self._is_pair(word):
            return NameWord(self._kind(word, True), True, family, self.gender(word.partition("-")[0]))
        return NameWord(self._kind(word, given != ""), given != "", family, self._gender(word, given))

    def _gender(self, word: str, given: str) -> Gender | None:
        """The gender of a first name by the letter of its list; None for a family name that is used before it."""
        return None if word in self.leading else _GENDERS.get(given)

    def _is_pair(self, word: str) -> bool:
        """Whether two given names make the word, "Nils-Otto", that are not family names both: "Reed-Hayes"."""
        words = word.split("-")
        if len(words) != 2 or word[:3].lower() in _ARTICLES:
            return False
        parts = list(map(self.listed, words))
        return all(part.first for part in parts) and not all(part.family for part in parts)

    def _kind(self, word: str, is_first: bool) -> str:
        listed_kind = self.kinds.get(word)
        if listed_kind:
            return DOUBTFUL if is_first and listed_kind == STOP else listed_kind
        if is_first:
            return FIRST
        if "-" in word and all(self.kinds.get(part, "") in (TITLE, HONORIFIC, MODIFIER) for part in word.split("-")):
            return TITLE  # "Major-Gen", "Lieutenant-Colonel"
        if word in PARTICLES or not word:
            return PARTICLE
        if word[0].islower() and word[:3] not in _ARTICLES:
            return STOP
        return _kind_by_shape(word)


def _kind_by_shape(word: str) -> str:
    """What a capitalised word is that no list knows."""
    if word[-1] == "." and word[1:2] in (".", "-"):
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


def ends_sentence(word: str, kind: str) -> bool:
    """Whether the full stop of a word ends the sentence, after no abbreviation: "... to Belic.", "... to the BBC." """
    return word[-1:] == "." and (kind == NAME or (kind == ORGANISATION and word.isupper() and word[:-1].isalpha()))


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
def known_by_one_name() -> frozenset[str]:
    """Trades of which many go by one name: "the singer Odalys"."""
    return frozenset(listed("role_heads", "known by one name"))


@cache
def third_parties(heading: str) -> frozenset[str]:
    """Nouns for people whom a story seldom names, of one class: relatives, owners and keepers."""
    return frozenset(listed("third_parties", heading))


@cache
def collectives() -> frozenset[str]:
    """Nouns for bodies that speak: the ministry, the company, police."""
    return frozenset(listed("role_heads", "collective"))
