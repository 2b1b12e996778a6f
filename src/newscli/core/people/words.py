"""What a capitalised word can be in a name: title, first name, place, or none of them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newscli.lexicon import sections

Gender = Literal["male", "female"]

# Kinds of words, one letter each, so that a run of words is a short string of kinds.
HONORIFIC, TITLE, MODIFIER, SUFFIX, FIRST, PLACE, STOP, ORGANISATION, NAME, INITIAL, PARTICLE, DOUBTFUL = "htmsfpwo?.da"

PARTICLES = frozenset(
    "de van von der den bin ibn al el la le da di do dos das del della du ter ten af av zu y bint abu ben des".split()
)


_GLUED = re.compile(r"[a-z]{5}[A-Z]")


@dataclass(frozen=True, slots=True)
class NameWords:
    """kinds: of the listed words but first names; firsts: first names with their gender, None where both bear them;
    titles: the gender that an honorific tells; family: family names."""

    kinds: dict[str, str]
    firsts: dict[str, Gender | None]
    titles: dict[str, Gender]
    family: frozenset[str]

    def kind(self, word: str) -> str:
        """The kind of a capitalised word, NAME for one that no list knows."""
        found = self.kinds.get(word)
        if found:
            return found
        if word in self.firsts:
            return FIRST
        if word in PARTICLES:
            return PARTICLE
        if word[-1] == "." and (len(word) == 2 or word[1] in ".-"):
            return INITIAL
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
    firsts: dict[str, Gender | None] = dict.fromkeys(listed("first_names", "both"))
    firsts.update(dict.fromkeys(listed("first_names", "male"), "male"))
    firsts.update(dict.fromkeys(listed("first_names", "female"), "female"))
    titles: dict[str, Gender] = dict.fromkeys(listed("titles", "male"), "male")
    titles.update(dict.fromkeys(listed("titles", "female"), "female"))
    return NameWords(_kinds(firsts), firsts, titles, frozenset(listed("family_names", "family")))


def _kinds(firsts: dict[str, Gender | None]) -> dict[str, str]:
    """The kinds of the listed words. The later list wins: "General" is a title before it is a company's name."""
    kinds: dict[str, str] = {}
    for heading in ("organisation", "place", "thing"):
        kinds.update(dict.fromkeys(listed("body_names", heading), ORGANISATION))
    for place in place_names():
        if " " not in place and (place not in firsts or place not in cities()):
            kinds[place] = PLACE
    for word in listed("not_names", "words") + listed("not_names", "words that begin sentences"):
        kinds[word] = DOUBTFUL if word in firsts else STOP
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
    """Large cities of the world that places.txt does not name. Some are first names more often: Vladimir, Gary."""
    return frozenset(listed("cities", "cities", "\n")).difference(listed("places", "cities", ";"))


@cache
def countries() -> dict[str, tuple[str, ...]]:
    """Each country with its adjectives and the words for its people."""
    found = {}
    for line in sections("nationalities").get("countries", ()):
        country, _, rest = line.partition(":")
        found[country] = tuple(word.replace("-", " ") for word in rest.split())
    return found


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
