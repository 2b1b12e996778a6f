"""Descriptions such as "the deputy foreign minister" and "the CNN host", and how well they fit a person."""

import re
from functools import cache
from typing import NamedTuple

from newscli.core.names.person import BESIDE_ANOTHER, Person
from newscli.core.names.roles import is_role_word
from newscli.core.names.words import collectives, demonyms, listed, place_names, role_heads
from newscli.core.text.caching import cache_short_texts
from newscli.core.text.tokens import Words

_COMPLEMENT = re.compile(r" (?:of|for|at|in|with|from|to|on|who|that|near|under|by|and|or) |, | \(")
_MOST_KEPT = 5_000  # phrases of which it is kept which words they have
_EMPTY = frozenset("the this that a an of for at in to and his her its their our my then former".split())
INDEFINITE = frozenset(
    "a an some one another other others several many most few any no every each two three four five six both all dozens"
    " hundreds thousands more certain".split()
)
_DEFINITE = frozenset("the this that".split())
_SAME_WORD = {"gop": "republican", "democrat": "democratic", "frontrunner": "front-runner", "u.s": "united states",
              "us": "united states", "u.k": "britain", "uk": "britain", "adviser": "advisor",
              "capt": "captain", "col": "colonel", "det": "detective", "dr": "doctor", "gen": "general",
              "gov": "governor", "insp": "inspector", "lt": "lieutenant", "maj": "major", "prof": "professor",
              "rep": "representative", "rev": "reverend", "sen": "senator", "sgt": "sergeant",
              "supt": "superintendent"}  # fmt: skip
STRONG = 2
_OTHER_OFFICE = frozenset(["shadow", "deputy", "vice", "assistant"])  # "the chancellor" is not the shadow chancellor


class Description(NamedTuple):
    """A noun phrase that credits without a name.

    facts: its telling words; names and the head weigh STRONG. nations: the countries among them; needed: the others.
    """

    first: str
    head: str
    facts: dict[str, int]
    nations: frozenset[str]
    needed: frozenset[str]
    plain: str  # without its complement

    @property
    def indefinite(self) -> bool:
        """Whether the description is of people without names: "a senior official", "supporters"."""
        return self.first in INDEFINITE or (self.head.endswith("s") and not is_role_word(self.head))

    @property
    def definite(self) -> bool:
        return self.first in _DEFINITE

    @property
    def collective(self) -> bool:
        return self.head in collectives()

    @property
    def names(self) -> frozenset[str]:
        """The names in it but those of countries: "rovers" for "the Rovers manager"."""
        return _names_of(self.facts) - self.nations - {same_word(self.head)}

    @property
    def personal(self) -> bool:
        return is_role_word(self.head) or "-year-old" in self.plain or self.head.capitalize() in demonyms()


def is_people(word: str) -> bool:
    """ "Russians", "French": a word that means a people, or its country."""
    return word in demonyms() and word.endswith(("s", "sh", "ch", "ese"))


def is_countryman(word: str) -> bool:
    """ "the Spaniard", "the German": a word that means one of a people."""
    return word in demonyms() and not is_people(word)


def describe(text: str) -> Description | None:
    """Read a noun phrase; None where it has no word."""
    plain = _COMPLEMENT.split(text, maxsplit=1)[0]
    words = _words(plain)
    if not words:
        return None
    head = words[-1].lower()
    facts = facts_of(text)
    facts[same_word(head)] = STRONG
    nations = _countries().intersection(facts)
    return Description(words[0].lower(), head, facts, nations, frozenset(facts) - nations, plain)


class Profile(NamedTuple):
    """What an article says of a person, as the telling words of its roles and ties.

    facts: those words. role_words: those of the roles only. beside: those among them for a deputy of somebody. words:
    facts and the wider words for them. nations: the countries among them; names: the other names. has_role: whether the
    article gives the person a role.
    """

    facts: frozenset[str]
    role_words: frozenset[str]
    beside: frozenset[str]
    words: frozenset[str]
    nations: frozenset[str]
    names: frozenset[str]
    has_role: bool


def profile_of(person: Person) -> Profile:
    """What the article says of a person whose roles have been read."""
    of_roles: dict[str, int] = {}
    for role in person.roles:
        of_roles.update(_own_facts(role))
    weighed: dict[str, int] = {}
    for tie in person.ties:
        weighed.update(facts_of(tie))
    weighed.update(of_roles)
    facts = frozenset(weighed)
    nations = facts & _countries()
    names = _names_of(weighed) - nations
    role_words = frozenset(of_roles)
    return Profile(
        facts,
        role_words,
        role_words & _OTHER_OFFICE,
        facts.union(*map(wider_words, facts)),
        nations,
        names,
        bool(person.roles),
    )


def _own_facts(role: str) -> dict[str, int]:
    """The telling words of a role but the nouns for those whom it serves: "mayor" of "spokesman for the mayor"."""
    own = _COMPLEMENT.split(role, maxsplit=1)[0]
    facts = facts_of(role)
    if len(own) == len(role):
        return facts
    others = role_heads().keys() & {same_word(word.lower()) for word in _words(role[len(own) :])}
    for word in others.difference(facts_of(own)):
        facts.pop(word, None)
    return facts


def fit(profile: Profile, wanted: Description) -> int:
    """How well what the article says of a person answers a description; -1 where a country speaks against it.

    All the words of a role count for more than words that only cover it.
    """
    if wanted.nations and profile.nations and not wanted.nations & profile.nations:
        return -1
    if wanted.needed and profile.words.isdisjoint(wanted.facts):
        return 0
    exact = wanted.needed <= profile.facts
    weight = exact * STRONG + sum(weight for word, weight in wanted.facts.items() if word in profile.words)
    other_trade = profile.has_role and same_word(wanted.head) not in profile.words and wanted.head not in BESIDE_ANOTHER
    deputy = not wanted.nations and is_beside_office(profile, wanted)  # "the Latvian minister" may be a deputy
    return min(weight, 1) if other_trade or deputy else weight


def is_beside_office(profile: Profile, wanted: Description) -> bool:
    """Whether a person is only the deputy, or the shadow, of the officeholder described."""
    if not profile.beside:
        return False
    return same_word(wanted.head) in profile.role_words and not profile.beside.issubset(wanted.facts)


def facts_of(text: str) -> dict[str, int]:
    """The telling words of a phrase, countries and synonyms in one form, with their weights."""
    facts: dict[str, int] = {}
    countries = demonyms()
    for word in _words(text):
        name = countries.get(word, word)
        lowered = name.lower()
        key = _SAME_WORD.get(lowered, lowered)
        if key not in _EMPTY:
            facts[key] = STRONG if name[0].isupper() and key not in role_heads() else 1
    return facts


def _names_of(facts: dict[str, int]) -> frozenset[str]:
    return frozenset([word for word in facts if facts[word] == STRONG])


@cache_short_texts(_MOST_KEPT)
def _words(text: str) -> list[str]:
    """The words of a phrase as the token table cuts them, without possessive endings and marks."""
    return [token for token in Words(text, 0, len(text)).tokens if token[0].isalnum()]


def same_word(word: str) -> str:
    """The form that stands for a word and its synonyms: "governor" for "gov"."""
    return _SAME_WORD.get(word, word)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for name in demonyms().values()) & frozenset(n.lower() for n in place_names()) | {
        "united states"
    }


@cache
def _general_words() -> dict[str, tuple[str, ...]]:
    """Each noun for an office or a trade with the wider ones: "minister" is an official, a politician, a leader."""
    general_words: dict[str, tuple[str, ...]] = {}
    for line in listed("wider_roles", "roles", "\n"):
        general, _, special = line.partition(":")
        for word in special.split():
            general_words[word] = (*general_words.get(word, ()), general)
    return general_words


def wider_words(word: str) -> tuple[str, ...]:
    """The wider words under which a person of this trade may be spoken of."""
    return _general_words().get(word.rstrip("."), ())
