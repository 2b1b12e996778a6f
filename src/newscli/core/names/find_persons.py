"""Candidates -> persons. First whole names, then titles with a surname, then the words that stand alone."""

import re
from collections import defaultdict

from newscli.core.names.candidate import ENOUGH, Candidate
from newscli.core.names.candidates import Candidates
from newscli.core.names.chains import MOST, Chains
from newscli.core.names.person import Person
from newscli.core.names.same_person import is_surname_with_particle
from newscli.core.names.small_words import SmallWords
from newscli.core.names.words import FIRST, NAME, name_words
from newscli.core.names.words_alone import add_words_alone

# A name of one word that somebody is known by.
_CALLED = re.compile(
    r",? \(?(?:who is |is )?(?:(?:better|also|professionally|popularly|widely|simply|otherwise|commonly) )?"
    r"(?:known (?:by (?:his|her|their) (?:stage|pen|ring) name|professionally as|as|by)|nicknamed|aka|a\.k\.a\.)"
    r" (?:simply )?[“\"‘']?([A-Z]\w+)(?! [A-Z])"
)
_CALLING_WORDS = ("known", "nicknamed", "aka", "a.k.a.")


def find_persons(candidates: Candidates, text: str) -> list[Person]:
    """All persons of the article in the order of their first mentions, each with its mentions in that of the text."""
    chains = Chains(text)
    unused = _add_whole_names(candidates, chains)
    if candidates.single or unused:
        chains.sort_mentions()
        singles = [name for name in candidates.single if not name.headline]
        titled = [name for name in singles if name.titled and name.weight >= ENOUGH]
        _add_titled(titled, chains)
        for name in (*singles, *unused):
            if not name.titled or name.weight < ENOUGH:
                chains.add_single(name)
    _add_nicknames(candidates, chains)
    _add_called(chains)
    add_words_alone(candidates.alone, chains)
    chains.sort_mentions()
    chains.persons.sort(key=_first_mention)
    return chains.persons


def _first_mention(person: Person) -> int:
    return person.mentions[0].start


def _add_whole_names(candidates: Candidates, chains: Chains) -> list[Candidate]:
    """Add the names of several words: the sure ones, those of headlines, and ends of known names.

    Returns the single words of headlines that no name has taken.
    """
    weak: list[Candidate] = []
    surnames: list[Candidate] = []
    in_headlines: list[Candidate] = []
    for name in candidates.full:
        if name.headline:
            in_headlines.append(name)
        elif is_surname_with_particle(name.words):
            surnames.append(name)
        elif name.weight >= ENOUGH:
            chains.add_full(name)
        else:
            weak.append(name)
    for name in surnames:
        if not _add_tail(name, chains) and name.weight >= ENOUGH:
            chains.add_full(name)
    in_headlines += [name for name in candidates.single if name.headline]
    unused = _add_from_headlines(in_headlines, candidates.in_small, chains) if in_headlines else []
    for name in weak:
        _add_tail(name, chains)
    return unused


def _add_from_headlines(names: list[Candidate], in_small: SmallWords, chains: Chains) -> list[Candidate]:
    """Add the full names in Title Case lines: those that the body knows, then pairs of two listed names.

    Returns the single words that no name has taken.
    """
    taken: set[int] = set()
    pairs = [name for name in names if len(name.words) > 1 and not is_surname_with_particle(name.words)]
    for are_known in (True, False):
        for pair in pairs:
            span = range(pair.start, pair.end)
            if taken.isdisjoint(span) and (chains.knows(pair.words) if are_known else _is_sure_pair(pair, in_small)):
                chains.add_full(pair)
                taken.update(span)
    return [name for name in names if len(name.words) == 1 and name.start not in taken]


def _is_sure_pair(pair: Candidate, in_small: SmallWords) -> bool:
    """Whether two words of a headline are a name, and the article has neither in small letters too."""
    return pair.weight > 0 and not any(word.lower() in in_small for word in pair.words)


def _add_tail(name: Candidate, chains: Chains) -> bool:
    """Add "Pena Nieto" after "Enrique Pena Nieto": a weak stretch that ends a known name. False: it ends none."""
    length = len(name.words)
    bearers = [
        person
        for person in chains.by_surname.get(name.words[-1], [])[:MOST]
        if any(form[-length:] == name.words for form in person.names)
    ]
    person = chains.most_spoken_of(bearers, name) if len(bearers) > 1 else bearers[0] if bearers else None
    if person is not None:
        chains.mention(person, name, full=False)
    return bool(bearers)


def _add_titled(names: list[Candidate], chains: Chains) -> None:
    """Add surnames after an office: two of them that stand side by side with one office are two persons."""
    barred: defaultdict[tuple[str, str], frozenset[int]] = defaultdict(frozenset)
    offices = [_office(chains.text, name) for name in names]
    for name, office in zip(names, offices, strict=True):
        if not name.honorific:
            barred[office] |= chains.beside(name)
    for name, office in zip(names, offices, strict=True):
        if not chains.add_single(name, barred[office]):  # the article gives no first name
            chains.mention(chains.new(name.words), name, full=True)


def _office(text: str, name: Candidate) -> tuple[str, str]:
    """The title and the name of "President Belic"."""
    return text[name.title_start : name.start].rpartition(" ")[0], name.words[0]


def _add_nicknames(candidates: Candidates, chains: Chains) -> None:
    """Make known the nicknames of one word by which nobody else goes: "Rocket" of "Kemar 'Rocket' Dallow"."""
    for nickname, name in candidates.nicknames:
        bearers = chains.by_surname.get(name.words[-1], [])
        if len(bearers) == 1 and candidates.alone.get(nickname) and name_words().kind(nickname) in NAME + FIRST:
            chains.by_surname.setdefault(nickname, bearers)


def _add_called(chains: Chains) -> None:
    """Make known other names that a person goes by: "Ana Belic, known by her stage name Zuza, ..."."""
    text = chains.text
    if not any(word in text for word in _CALLING_WORDS):
        return
    for person in list(chains.persons):
        for mention in person.mentions[:MOST]:
            called = _CALLED.match(text, mention.end)
            if called and called[1] not in chains.by_surname and name_words().kind(called[1]) in NAME + FIRST:
                chains.by_surname[called[1]] = [person]
