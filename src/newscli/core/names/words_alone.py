"""Capitalised words that stand alone: surnames and first names of the persons of an article, also misspelt ones."""

import re
from collections.abc import Sequence

from newscli.core.names.candidate import Candidate
from newscli.core.names.chains import Chains
from newscli.core.names.person import Person
from newscli.core.names.salience import Mention
from newscli.core.names.slips import surname_meant
from newscli.core.names.words import FIRST, NAME, name_words, without_accents
from newscli.core.text.speech import AFTER_SPEAKER, BEFORE_PERSON

# What a person does: "Belci said", "Belci, too, talked", "said Belci".
_ACTS = re.compile(
    r"(?:, (?:too|however|who|meanwhile),?)? (?:also |then |later |again |has |had |never )?"
    rf"(?:{AFTER_SPEAKER}|went on|did|is|was|has|had|would|[a-z]{{2,14}}ed)\b"
)
# What a person says, and a town or a firm with a person's name less often.
_SPEAKS = re.compile(rf" (?:{AFTER_SPEAKER})\b")
_ARTICLES = ("al-", "el-")
_LEAST_SPEECH = 2
_KIN = tuple(
    f"{kin}{end}" for kin in "wife husband son daughter sister brother mother father".split() for end in (", ", " ")
)
_SHORTEST_MISSPELT = 5  # letters
# Bounds for text that is made to be hard: surnames and words that are compared, and pairs of them.
_MOST_SURNAMES = 300
_MOST_COMPARED = 20_000

Places = dict[str, list[int]]  # where each word stands


def add_words_alone(alone: Sequence[tuple[int, str]], chains: Chains) -> None:
    """Add the surnames and first names that stand alone, then what looks like a slip of the pen for one."""
    places = _places_by_word(alone, chains)
    unknown: Places = {}
    several = []  # surnames of several persons: which one is meant depends on the other mentions
    for word, starts in places.items():
        bearers = chains.by_surname.get(word)
        if bearers is None:
            bearers = chains.by_first.get(word)
            if bearers is None:
                unknown[word] = starts
            elif len(bearers) == 1:
                _mention(bearers[0], word, starts)
        elif len(bearers) == 1:
            _mention(bearers[0], word, starts)
        else:
            several += [(start, word) for start in starts]
    for start, word in sorted(several):
        chains.add_single(Candidate(start, start + len(word), (word,), start, None, False, False, 0.0))
    _add_first_of_two(unknown, chains)
    words = list(unknown)
    kinds = name_words().kinds_of(words)
    _add_misspelt({word: unknown[word] for word, kind in zip(words, kinds, strict=True) if kind == NAME}, chains)
    _add_lone_first_names(
        {word: unknown[word] for word, kind in zip(words, kinds, strict=True) if kind == FIRST}, chains
    )


def _places_by_word(alone: Sequence[tuple[int, str]], chains: Chains) -> Places:
    """Where each word stands alone, an article joined to it included: "al-Belic said"."""
    text = chains.text
    with_article = {surname[3:] for surname in chains.by_surname if surname[:3] in _ARTICLES}
    places: Places = {}
    for start, word in alone:
        if word in with_article and (whole := text[start - 3 : start] + word) in chains.by_surname:
            start, word = start - 3, whole
        starts = places.get(word)
        if starts is None:
            places[word] = [start]
        else:
            starts.append(start)
    return places


def _mention(person: Person, word: str, starts: list[int]) -> None:
    length = len(word)
    person.mentions += [Mention(start, start + length, False, start) for start in starts]


def _add_first_of_two(unknown: Places, chains: Chains) -> None:
    """Add the first of somebody's two family names, where it stands alone and acts: "Belic said" of Ana Belic Corvo."""
    for word, bearers in chains.by_middle.items():
        starts = unknown.get(word, ())
        if len(bearers) == 1 and any(_acts(chains.text, start, start + len(word)) for start in starts):
            chains.by_surname[word] = bearers
            _mention(bearers[0], word, unknown.pop(word))


def _add_misspelt(unknown: Places, chains: Chains) -> None:
    """Add words that are a slip or two away from the surname of just one person: "Belci" for Belic.

    The word must stand as a subject or beside a verb of saying, and no list may know it. Plurals are none.
    """
    by_letter: dict[str, list[str]] = {}
    for surname in list(chains.by_surname)[:_MOST_SURNAMES]:
        if len(surname) >= _SHORTEST_MISSPELT:
            by_letter.setdefault(without_accents(surname)[0], []).append(surname)
    text, compared = chains.text, 0
    for word, starts in unknown.items():
        initial = word[0]
        surnames = by_letter.get(initial if initial.isascii() else without_accents(initial)[:1])
        if surnames is None or len(word) < _SHORTEST_MISSPELT:
            continue
        if compared <= _MOST_COMPARED and any(_acts(text, start, start + len(word)) for start in starts):
            compared += len(surnames)
            meant = surname_meant(word, surnames)
            if meant and len(chains.by_surname[meant]) == 1:
                _mention(chains.by_surname[meant][0], word, starts)


def _acts(text: str, start: int, end: int) -> bool:
    return _ACTS.match(text, end) is not None or text.endswith(BEFORE_PERSON, max(0, start - 12), start)


def _add_lone_first_names(unknown: Places, chains: Chains) -> None:
    """Add first names that the article never completes: "his sister, Ana, ...", or "Ana said" twice, and later Ana."""
    text, names = chains.text, name_words()
    for word, starts in unknown.items():
        introduced = any(text.endswith(_KIN, max(start - 12, 0), start) for start in starts)
        if introduced or sum(_speaks(text, start, start + len(word)) for start in starts) >= _LEAST_SPEECH:
            person = chains.new((word,))
            person.gender = names.gender(word)
            _mention(person, word, starts)
            person.mentions[0] = person.mentions[0]._replace(full=True)


def _speaks(text: str, start: int, end: int) -> bool:
    return _SPEAKS.match(text, end) is not None or text.endswith((" said ", " says "), max(0, start - 6), start)
