"""Capitalised words that stand alone: surnames and first names of the persons of an article, also misspelt ones."""

import re
from itertools import islice

from newscli.core.names.candidate import Candidate
from newscli.core.names.chains import Chains
from newscli.core.names.person import Person
from newscli.core.names.roles import apposition_after, last_word_before
from newscli.core.names.salience import Mention, begins_sentence
from newscli.core.names.slips import surname_meant
from newscli.core.names.words import FIRST, NAME, known_by_one_name, name_words, without_accents
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
_AGE_AFTER = re.compile(
    r", (?:aged )?[1-9]\d, (?=(?:who|of|from|had|was|is|has|and|a|an|[a-z]{3,14}ed)\b)"
)  # "Belic, 41, had"
_STARS = ("op star ", "ock star ", "ilm star ", "TV star ", "reality star ", "soap star ")  # pop stars, not the sun
_GOES_ON = re.compile(r" [A-Z]")
_SHORTEST_MISSPELT = 5  # letters
# Bounds for text that is made to be hard: surnames and words that are compared, and pairs of them.
_MOST_SURNAMES = 300
_MOST_COMPARED = 20_000
_NOT_ASCII = "\x80"  # the first letter behind those of ASCII


Places = dict[str, list[int]]  # where each word stands


def add_words_alone(alone: Places, chains: Chains) -> None:
    """Add the surnames and first names that stand alone, then what looks like a slip of the pen for one."""
    by_surname, by_first = chains.by_surname, chains.by_first
    unknown: Places = {}
    several = []  # surnames of several persons: which one is meant depends on the other mentions
    for word, starts in _with_articles(alone, chains).items():
        if word in by_surname:
            bearers = by_surname[word]
            if len(bearers) > 1:
                several += [(start, word) for start in starts]
                continue
        elif word in by_first:
            bearers = by_first[word]
        else:
            unknown[word] = starts
            continue
        if len(bearers) == 1:
            _mention(bearers[0], word, starts)
    for start, word in sorted(several):
        chains.add_single(Candidate(start, start + len(word), (word,), start))
    _add_first_of_two(unknown, chains)
    by_kind: dict[str, list[str]] = {NAME: [], FIRST: []}
    for word, kind in zip(unknown, name_words().kinds_of(list(unknown)), strict=True):
        if kind in by_kind:
            by_kind[kind].append(word)
    _add_misspelt(by_kind[NAME], unknown, chains)
    _add_lone_names(by_kind, unknown, chains)


def _with_articles(alone: Places, chains: Chains) -> Places:
    """Where each word stands alone, an article joined to it included: "al-Belic said"."""
    text = chains.text
    articled = [surname for surname in chains.by_surname if surname[2:3] == "-" and surname[:3] in _ARTICLES]
    if not articled:
        return alone
    places = alone.copy()
    for surname in articled:
        word = surname[3:]
        whole = [start for start in places.get(word, ()) if text[start - 3 : start] == surname[:3]]
        if whole:
            places[word] = [start for start in places[word] if start not in whole]
            places[surname] = [start - 3 for start in whole]
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


def _add_misspelt(words: list[str], places: Places, chains: Chains) -> None:
    """Add words that are a slip or two away from the surname of just one person: "Belci" for Belic.

    The word must stand as a subject or beside a verb of saying, and no list may know it. Plurals are none.
    """
    by_letter: dict[str, list[str]] = {}
    for surname in islice(chains.by_surname, _MOST_SURNAMES):
        if len(surname) >= _SHORTEST_MISSPELT:
            letter = surname[0] if surname[0] < _NOT_ASCII else without_accents(surname)[0]
            by_letter.setdefault(letter, []).append(surname)
    text, compared = chains.text, 0
    for word in words:
        letter = word[0]
        surnames = by_letter.get(letter if letter < _NOT_ASCII else without_accents(letter)[:1])
        if surnames is None or len(word) < _SHORTEST_MISSPELT:
            continue
        starts = places[word]
        if compared <= _MOST_COMPARED and any(_acts(text, start, start + len(word)) for start in starts):
            compared += len(surnames)
            meant = surname_meant(word, surnames)
            if meant and len(chains.by_surname[meant]) == 1:
                _mention(chains.by_surname[meant][0], word, starts)


def _acts(text: str, start: int, end: int) -> bool:
    return _ACTS.match(text, end) is not None or text.endswith(BEFORE_PERSON, max(0, start - 12), start)


def _add_lone_names(by_kind: dict[str, list[str]], places: Places, chains: Chains) -> None:
    """Add the persons whom the article gives one name only, first name or surname."""
    text, names = chains.text, name_words()
    for kind, words in by_kind.items():
        for word in words:
            starts = places[word]
            if _is_introduced(text, word, starts) or (kind == FIRST and _is_known_to_speak(text, word, starts)):
                person = chains.new((word,))
                person.gender = names.gender(word)
                _mention(person, word, starts)
                person.mentions[0] = person.mentions[0]._replace(full=True)


def _is_introduced(text: str, word: str, starts: list[int]) -> bool:
    """Whether a trade of performers stands before a name, or an age after it, and the name acts like a person."""
    trades, length = known_by_one_name(), len(word)
    for start in starts:
        before = (text[start - 25 if start > 25 else 0 : start].split() or [""])[-1]
        performs = before.lower() in trades or text.endswith(_STARS, 0, start)
        if performs and not _GOES_ON.match(text, start + length):
            return before.islower() or begins_sentence(text, start - len(before) - 1)
        if text[start + length : start + length + 2] == ", " and _AGE_AFTER.match(text, start + length):
            return any(_acts(text, other, other + length) for other in starts)
    return False


def _is_known_to_speak(text: str, word: str, starts: list[int]) -> bool:
    """Whether a first name stands beside a noun for a person ("his sister, Ana", "Ana, a guide"), or speaks twice."""
    length = len(word)
    introduced = any(
        text.endswith(_KIN, max(start - 12, 0), start)
        or (apposition_after(text, start + length) and not last_word_before(text, start)[:1].isupper())
        for start in starts
    )
    return introduced or sum(_speaks(text, start, start + length) for start in starts) >= _LEAST_SPEECH


def _speaks(text: str, start: int, end: int) -> bool:
    return _SPEAKS.match(text, end) is not None or text.endswith((" said ", " says "), max(0, start - 6), start)
