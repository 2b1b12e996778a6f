"""Runs of capitalised words -> what may be a person's name in them, with its titles and the evidence for it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from newscli.core.names.roles import apposition_after, is_role_word, names_office
from newscli.core.names.runs import Run, Runs
from newscli.core.names.salience import begins_sentence
from newscli.core.names.words import (
    DOUBTFUL,
    FIRST,
    HONORIFIC,
    INITIAL,
    MODIFIER,
    NAME,
    ORGANISATION,
    PARTICLE,
    PLACE,
    SUFFIX,
    TITLE,
    Gender,
    NameWords,
    demonyms,
    listed,
    name_words,
    place_openings,
)
from newscli.core.text.caching import kept
from newscli.core.text.document import Document
from newscli.core.text.speech import AFTER_SPEAKER, BEFORE_PERSON

_NAME_KINDS = NAME + FIRST + INITIAL
_IN_NAMES = _NAME_KINDS + PARTICLE
_BEFORE_NAMES = HONORIFIC + TITLE + MODIFIER
_OF_PLACES = NAME + FIRST + PLACE
_NAMELIKE = frozenset(_NAME_KINDS + DOUBTFUL)
# Words that are a family name where a first name stands before them: "Stephen King", "Jack London", "Barry White".
_SURNAME_AFTER_FIRST = HONORIFIC + TITLE + PLACE + DOUBTFUL + MODIFIER + "w"
# Titles that only people bear; with others ("General", "State", "Major") the next word is as often a firm or a place.
_SURE_TITLES = frozenset(
    "President Pres. Senator Sen. Rep. Representative Gov. Governor Secretary Mayor Minister Chancellor Premier Prof."
    " Gen. Col. Lt. Capt. Sgt. Det. Spokesman Spokeswoman Councillor Councilor Ambassador Inspector Taoiseach"
    " Cllr Cllr. Cr MEC".split()
)
# What follows a person's name and hardly anything else: an age, "who", a verb of saying.
_PERSONAL_AFTER = re.compile(
    r",? (?:who|whose)\b| [a-z]{2,12} (?:his|her)\b"
    rf"|, (?:aged )?\d\d?(?=[,.;])|,? (?:{AFTER_SPEAKER})\b"
    r"|, (?:a|an|the|his|her|their|its|one of|chief|director|head|president|professor|spokes\w+|author|founder|former) "
)
_PERSONAL_BEFORE = (*BEFORE_PERSON, " according to ")
# What only a person does, beside a name that no list knows.
_HUMAN = re.compile(
    r"(?:, (?:who |\d\d?, ?)?[^,.;\n]{0,60},)? (?:also |then |still |once |first |now |has |had )?"
    r"(?:lives?|lived|recall(?:s|ed)|laugh(?:s|ed)|shrug(?:s|ged)|smile[sd]|nod(?:s|ded)|grin(?:s|ned)|remember(?:s|ed)"
    r"|thinks|thought|knows|knew|believe[sd]|we[ep]pt?|cried|sigh(?:s|ed)|grew up|was born|married|die[sd]|retired"
    r"|joke[sd]|quip(?:s|ped)|lean(?:s|ed|t)|sits|sat|stands|stood|walk(?:s|ed)|wears|wore|woke|wonder(?:s|ed)|insist(?:s|ed)"
    r"|admit(?:s|ted)|explain(?:s|ed)|argue[sd]|hope[sd]|wants|wanted|feels|felt|speaks|spoke|teaches|taught|studie[sd]"
    r"|works as|worked as|pleaded|testified|tweeted|texted|beamed|scored|says|said)\b"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Hh]is|him|[Ss]he|[Hh]ers?)\b")
_OTHER_NAME = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]")
_BEFORE_THINGS = frozenset(
    "the a an in at on near of for from to its his her their our this that into via through across between over".split()
)
_NEAR = 160  # characters in which a pronoun is looked for
_FAMILY_FORM = re.compile(
    r"(?:Mac[A-Z]|Mc[A-Z]|O['’][A-Z]|Fitz[a-z])\w|\w{3,}(?:ić|ič|ova|eva|ský|sky|ski|ska|wicz|sson|dottir|dóttir|nen|idze"
    r"|dze|shvili|enko|escu|eanu|opoulos|oğlu|ssen|yan|ović|berg|stein|mann)$"
)
_JOINED_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]{2,}")  # "Hyun-woo", "Ki-moon"
# A nickname with the name behind it, and the name before it. The mark comes first, so that the search leaps to marks.
_NICKNAME = re.compile(r"[\"“'‘](?<= .)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}[\"”'’] ([A-Z]\w+(?:[’'-]\w+)*)")
_NAME_AT_END = re.compile(r"\b[A-Z][\w’'-]+$")
_JOINED_FIRM = re.compile(r" ?& ([A-Z]\w*)")


@dataclass(slots=True, eq=False)
class Candidate:
    """A stretch that may be a person's name, without titles.

    title_start: where the titles before it begin (`start` where there are none). weight: the evidence so far.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title_start: int
    honorific: Gender | None
    titled: bool
    headline: bool
    weight: float


ENOUGH = 2.0
_SAINTS = frozenset(["San", "Santa", "Los", "Las"])  # that begin names of places
_FIELD_BEFORE = re.compile(
    r"\b(?:head|director|chief|professor|president|minister|secretary|chair|dean|editor|manager|leader|captain|coach|boss)"
    r" (?:of|for) (?:the )?[a-z][a-z -]{2,30} $"
)
_MONTHS = frozenset("March April May June August".split())
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|[Uu]ntil|till|since|during|early|late|last|next|this|through|mid|end of|start of)[ -]"
    r"|\d(?:st|nd|rd|th)? )$"
)
_AFTER_MONTH = re.compile(r",? \d")
_ACRONYMS = frozenset("U.S. U.K. U.N. E.U. L.A. N.Y. D.C. P.O. U.A.E. U.S.S.R. S.C. N.C. N.J.".split())  # no initials
_LONGEST = 8  # words of a name
_LONGEST_WORD = 40
_MOST_SEARCHES = 100
_MOST_KEPT = 20_000  # runs whose words are kept: most stood in another sentence or article
# First names that begin questions: "Will Belic resign?"
_AUXILIARIES = frozenset("will may can do an so see let say see art".split())


class WordsBetween:
    """The words of a text as they stand between white space.

    A few are searched for one by one. Callers that ask for many words, or for words that also stand inside others, get
    their answer from a list of all words.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._told = {"": False}
        self._searches = 0
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        told = self._told.get(word)
        if told is None:
            told = self._told[word] = self._stands(word)
        return told

    def _stands(self, word: str) -> bool:
        text, at = self._text, -1
        while self._searches < _MOST_SEARCHES:
            self._searches += 1
            at = text.find(word, at + 1)
            if at < 0:
                return False
            before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
            if (not before or before.isspace()) and (not after or after.isspace()):
                return True
        if self._all is None:
            self._all = frozenset(text.split())
        return word in self._all


class Candidates(NamedTuple):
    """What may be names: stretches of several words, single words of runs, and words that stand alone.

    in_small: the words of the article that begin with a small letter, among others.
    """

    full: list[Candidate]
    single: list[Candidate]
    alone: list[tuple[int, str]]
    in_small: WordsBetween


def find_candidates(doc: Document, runs: Runs) -> Candidates:
    """Everything that may be a person's name, each kind in the order of the text."""
    in_small = WordsBetween(doc.text)
    out = Candidates([], [], list(runs.singles), in_small)
    weigher = _Weigher(doc.text, runs, in_small)
    for run in runs.rows:
        for found in _decode(weigher, run):
            if len(found.words) > 1:
                weigher.weigh(found)
                out.full.append(found)
            elif weigher.names.kind(found.words[0]) == INITIAL:
                continue
            elif found.titled or found.headline:
                weigher.weigh_single(found)
                out.single.append(found)
            else:
                out.alone.append((found.start, found.words[0]))
    out.full.extend(_nicknamed(doc.text))
    out.alone[:] = [word for word in out.alone if word[1] not in _MONTHS or not _is_month(doc.text, *word)]
    return out


def _is_month(text: str, start: int, word: str) -> bool:
    """ "until May", "12 May", "May 12": the month, in an article about somebody of that name."""
    return bool(_BEFORE_MONTH.search(text, max(0, start - 10), start) or _AFTER_MONTH.match(text, start + len(word)))


def _nicknamed(text: str) -> Iterator[Candidate]:
    """ "Ines 'Nessie' Corvo": first and family name around a nickname in marks."""
    done = 0
    for m in _NICKNAME.finditer(text):
        before = _NAME_AT_END.search(text[max(done, m.start() - _LONGEST_WORD) : m.start() - 1])
        if not before:
            continue
        first, last = before.group(), m.group(1)
        start, done = m.start() - 1 - len(first), m.end()
        kinds = name_words().kind(first) + name_words().kind(last)
        if kinds[0] in _IN_NAMES + DOUBTFUL and kinds[1] in _IN_NAMES + DOUBTFUL + MODIFIER + PLACE:
            yield Candidate(start, m.end(), (first, last), start, None, False, False, 2 * ENOUGH)


@dataclass(slots=True, eq=False)
class _Word:
    """A word of a run. start: counted from the run's; ends: whether a full stop after it ends the sentence."""

    start: int
    text: str
    kind: str
    ends: bool = False


class _Titles(NamedTuple):
    """What stands before a name. first: the first word of its titles; titled: whether one of them only people bear."""

    first: int
    titled: bool
    honorific: Gender | None


@dataclass(slots=True, eq=False)
class _Split:
    """The words of a run, and what has been told of them.

    stretches: of names, by the word from which they were looked for; titles: by the stretch that they precede.
    """

    words: list[_Word]
    stretches: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    titles: dict[tuple[int, int], _Titles | None] = field(default_factory=dict)


def _decode(weigher: "_Weigher", run: Run) -> list[Candidate]:
    """The candidates in one run: maximal stretches of name words, with the titles before each."""
    split = _split(run.text)
    words = split.words
    if not words or (len(words) > 1 and run.text.isupper()):
        return []  # no name, or a byline or a heading in capitals
    if run.headline:
        return _decode_headline(run.start, words)
    at = 0
    if len(words) > 1:
        if begins_sentence(weigher.text, run.start):
            at = _skip_sentence_opener(weigher, words)
        elif words[0].kind == NAME and words[1].kind == FIRST and len(words) > 2:
            at = int(names_office(weigher.text, run.start))  # "Minister for Trade and Industry Ana Belic"
    found = []
    for first, end in _stretches(split, at):
        if end - first > 2:
            end = weigher.name_end(words, first, end)
        if one := _candidate(weigher.text, run.start, split, first, end):
            found.append(one)
    return found


@kept(_MOST_KEPT)
def _split(run: str) -> _Split:
    """The words of a run with their kinds; the words of "New Hampshire" are those of a place. None where no name is."""
    names = name_words()
    spaced = run
    if "\n" in spaced or "\u00a0" in spaced:
        spaced = spaced.replace("\r", " ").replace("\n", " ").replace("\u00a0", " ")
    spelled = spaced.split(" ")
    kinds = [names.kind(word) for word in spelled]
    if _NAMELIKE.isdisjoint(kinds):
        return _Split([])
    out: list[_Word] = []
    at = 0
    openings = place_openings()
    for word, kind in zip(spelled, kinds, strict=True):
        ends = _ends_sentence(word, kind)
        if ends:
            word = word[:-1]
            kind = names.kind(word)
        if out and kind in _OF_PLACES:
            before = out[-1].text
            of_saint = len(out) > 1 and out[-2].text in ("De", "de")  # "Ana De Los Reyes"
            if (before in _SAINTS and not of_saint) or f"{before} {word}" in openings:
                out[-1].kind = kind = PLACE
        out.append(_Word(at, word, kind, ends))
        at += len(word) + 1 + ends
    _find_trades(out)
    return _Split(out)


def _stretches(split: _Split, at: int) -> list[tuple[int, int]]:
    """The maximal stretches of name words in a run, from this word on: the first word, and the one behind the last."""
    known = split.stretches.get(at)
    if known is None:
        known = []
        split.stretches[at] = known
        words, names = split.words, name_words()
        while at < len(words):
            end = _core_end(words, at, names)
            if at < end <= at + _LONGEST:
                known.append((at, end))
            at = max(end, at + 1)
    return known


def _find_trades(words: list[_Word]) -> None:
    """A trade in capitals before a whole name is a title too: "Chief Negotiator Ana Belic"."""
    for at in range(len(words) - 2):
        word, after = words[at], words[at + 1]
        if word.kind != NAME or word.ends or after.ends or words[at + 2].kind not in _IN_NAMES:
            continue
        ranked = at > 0 and words[at - 1].kind in TITLE + MODIFIER and after.kind == NAME
        if (after.kind == FIRST or ranked) and is_role_word(word.text.lower()):
            word.kind = TITLE


def _skip_sentence_opener(weigher: "_Weigher", words: list[_Word]) -> int:
    """1 where the capital of the first word only begins the sentence: "Yesterday Ana Belic", "Asked Ana Belic"."""
    first = words[0]
    lower = first.text.lower()
    if first.kind == FIRST and len(words) > 2 and words[1].kind == FIRST and lower in weigher.in_small:
        return int(is_role_word(lower))  # "Baker Ana Belic", of whom the article says that she is a baker
    if len(words) < 2 or first.kind not in NAME + DOUBTFUL or words[1].kind in INITIAL:
        return 0
    if first.kind == DOUBTFUL:
        surname = words[1].text
        return int(lower in _AUXILIARIES and (surname not in weigher.names.family or weigher.alone[surname] > 0))
    common = lower.endswith(("ly", "ing", "ed")) or lower in weigher.in_small
    return int(common or (len(words) > 2 and is_role_word(lower)))


def _core_end(words: list[_Word], at: int, names: NameWords) -> int:
    """Where the stretch of name words that begins at this word ends (at itself: none begins)."""
    first = words[at]
    if not _can_begin(words, at, names):
        return at
    end = at + 1
    while end < len(words) and first.text:
        word = words[end]
        if words[end - 1].ends:
            break
        if word.kind in _NAME_KINDS or (word.kind == PARTICLE and end + 1 < len(words)):
            end += 1
        elif word.kind == SUFFIX and word.text.isupper() and word.text[0] != "I":  # "MP", "KC": no part of the name
            break
        elif word.kind == SUFFIX or _is_surname(words, at, end, names):
            return end + 1
        else:
            break
    while words[end - 1].kind == PARTICLE:
        end -= 1
    return end


def _can_begin(words: list[_Word], at: int, names: NameWords) -> bool:
    word = words[at]
    if word.kind in _NAME_KINDS:
        return True
    following = words[at + 1].kind if at + 1 < len(words) and not word.ends else ""
    if word.kind == DOUBTFUL or (word.kind == PLACE and names.is_first(word.text)):  # "Bill", "Jordan"
        alone = at > 0 and words[at - 1].ends and at + 1 == len(words)  # "... the BBC. May said"
        return alone or (following != "" and following in _IN_NAMES)
    return False


def _is_surname(words: list[_Word], at: int, end: int, names: NameWords) -> bool:
    """Whether a listed word is the family name after a first name and not the word it looks like."""
    word = words[end]
    if word.kind not in _SURNAME_AFTER_FIRST + ORGANISATION:
        return False
    titled = at > 0 and words[at - 1].kind in TITLE + HONORIFIC
    if not (
        word.text in names.family
        or word.text in demonyms()
        or words[end - 1].kind == INITIAL  # "Ana B. Bloomberg"
        or (titled and word.kind == PLACE)  # "Gov. Ana Dayton"
    ):
        return False
    if words[end - 1].kind not in FIRST + INITIAL + DOUBTFUL or words[at].kind not in FIRST + DOUBTFUL:
        return False
    return end + 1 == len(words) or words[end + 1].kind in SUFFIX


def _candidate(text: str, begin: int, split: _Split, at: int, end: int) -> Candidate | None:
    """The stretch words[at:end] as a candidate, unless the words around it make it part of another name."""
    words = split.words
    if (at, end) not in split.titles:
        split.titles[at, end] = _titles_before(words, at, end)
    titles = split.titles[at, end]
    if titles is None:
        return None
    start, last = begin + words[at].start, words[end - 1]
    stop = begin + last.start + len(last.text)
    if last.kind == SUFFIX and text[stop : stop + 1] == "." and last.text in ("Jr", "Sr"):
        stop += 1
    joined = _JOINED_FIRM.match(text, stop) if "&" in text[stop : stop + 2] else None
    if joined and not (words[at].kind == FIRST and end - at > 1 and name_words().is_first(joined.group(1))):
        return None  # "Belic & Sons", but "Ana Belic & Karl Reed"
    first, titled, honorific = titles
    spelling = tuple(text[start:stop].split())
    weight = 2.0 if titled else 0.5 if first < at else 0.0
    return Candidate(start, stop, spelling, begin + words[first].start, honorific, titled, False, weight)


def _ends_sentence(word: str, kind: str) -> bool:
    """Whether the full stop of a word ends the sentence, after no abbreviation: "... to Belic.", "... to the BBC." """
    return word[-1:] == "." and (kind == NAME or (kind == ORGANISATION and word.isupper() and word[:-1].isalpha()))


def _titles_before(words: list[_Word], at: int, end: int) -> _Titles | None:
    """The titles before the stretch words[at:end]; None where the words around make it part of another name."""
    if end < len(words) and not words[end - 1].ends and _belongs_to_body(words, end):
        return None
    first = at
    while first > 0 and words[first - 1].kind in _BEFORE_NAMES and not words[first - 1].ends:
        first -= 1
    titles = words[first:at]
    titled = any(word.kind in HONORIFIC + TITLE for word in titles)
    behind_body = first > 0 and words[first - 1].kind == ORGANISATION and not words[first - 1].ends
    alone = end - at < 2 or words[at].kind not in FIRST + INITIAL
    if behind_body and alone and not titled:
        return None
    genders = name_words().titles
    honorific = next((genders[word.text] for word in titles if word.text in genders), None)
    return _Titles(first, titled, honorific)


def _belongs_to_body(words: list[_Word], end: int) -> bool:
    """Whether a word of organisations or places follows: "Belic Foundation", "Belic High School"."""
    after = [word.kind for word in words[end : end + 4]]
    while after and after[0] in MODIFIER + NAME:
        after.pop(0)
    return after[:1] == [ORGANISATION]


def _decode_headline(begin: int, words: list[_Word]) -> list[Candidate]:
    """In Title Case each first name with the word after it, and each single word, can be a name: they overlap."""
    out = []
    family = name_words().family
    for at, word in enumerate(words):
        end = at + 1
        if word.kind not in _NAME_KINDS + DOUBTFUL or _belongs_to_body(words, end):
            continue
        out.append(_in_headline(begin, [word], False))
        if word.kind == FIRST and end < len(words) and words[end].kind == INITIAL:
            end += 1
        pair = word.kind in FIRST + DOUBTFUL and end < len(words) and words[end].kind in NAME + FIRST
        if pair and not _belongs_to_body(words, end + 1):
            out.append(_in_headline(begin, words[at : end + 1], words[end].text in family))
    return out


def _in_headline(begin: int, words: list[_Word], family: bool) -> Candidate:
    spelling = tuple(word.text for word in words)
    start, end = begin + words[0].start, begin + words[-1].start + len(spelling[-1])
    return Candidate(start, end, spelling, start, None, False, True, float(family))


@cache
def _firms() -> frozenset[str]:
    return frozenset(listed("body_names", "bodies", ";") + listed("body_names", "not persons", ";"))


@lru_cache(maxsize=_MOST_KEPT)
def _by_lists(words: tuple[str, ...]) -> float | None:
    """What the words themselves tell: a listed first or family name, an initial, "Jr."; None where they name a firm."""
    if " ".join(words[:2]) in _firms() or (words[0] == "El" and len(words) == 2):  # "El Niño", "El Pais"
        return None
    names = name_words()
    first, last, family = words[0], words[-1], names.family
    kind, last_kind = names.kind(first), names.kind(last)
    weight = 1.0 * (last in family)
    if kind == FIRST:
        weight += 2
    elif kind == DOUBTFUL or (kind == INITIAL and first not in _ACRONYMS):
        weight += 1.5
    elif kind in PLACE + INITIAL:
        weight += 1 - (last.endswith("s") and last not in family)  # "Dallas Mavericks"
    elif first in family and len(words) < 4:
        weight += 0.5
    if _JOINED_SYLLABLES.search(" ".join(words)) or last[:3] in ("al-", "el-"):
        weight += 1
    if last_kind == SUFFIX and (kind == FIRST or len(words) > 2):
        weight += 1
    if last_kind in ORGANISATION + MODIFIER:
        weight -= 1.5
    weight += 1.5 * any(names.kind(word) == INITIAL for word in words[1:])
    return weight - (len(words) > 4)


class _Weigher:
    """Adds up the evidence that stretches of one article are persons' names."""

    def __init__(self, text: str, runs: Runs, in_small: WordsBetween) -> None:
        self.text = text
        self.names = name_words()
        self.alone = Counter([word for _, word in runs.singles])
        self.rows = Counter([run.text for run in runs.rows])
        self.in_small = in_small

    def name_end(self, words: list[_Word], at: int, end: int) -> int:
        """Where a long stretch ends as a name: "Ana Belic Wins Again" begins with one of two words."""
        while end - at > 2 and words[end - 2].kind != INITIAL and self._is_wording(words[end - 1]):
            end -= 1
        return end

    def _is_wording(self, word: _Word) -> bool:
        if word.kind != NAME or word.text in self.names.family:
            return False
        return word.text.endswith(("ed", "ing", "s")) or word.text.lower() in self.in_small

    def weigh(self, found: Candidate) -> None:
        """The evidence for a stretch of several words."""
        words = found.words
        by_lists = _by_lists(words)
        if by_lists is None:
            found.weight = -9.0
            return
        found.weight += by_lists + self._by_use(found, self.names.kind(words[0]))
        if found.weight < ENOUGH and self._has_role(found):
            found.weight += 1.5 + 0.5 * self._is_apposed(found)
        if 0 <= found.weight < ENOUGH and len(words) < 4:
            found.weight += self._as_a_person(found)

    def _as_a_person(self, found: Candidate) -> float:
        """What speaks for a person of an unlisted name: what only people do, "he" or "she", the surname's form."""
        text, end = self.text, found.end
        before = text[max(0, found.title_start - 12) : found.title_start].split(" ")[-2:-1]
        if before and before[0].lower() in _BEFORE_THINGS:
            return 0.0
        weight = 1.5 * bool(_HUMAN.match(text, end))
        pronoun = _PRONOUN.search(text, end, end + _NEAR)
        if pronoun and not _OTHER_NAME.search(text, end, pronoun.start()):
            subject = pronoun.group() in ("He", "She") and begins_sentence(text, found.title_start)
            weight += 1.5 if subject else 1.0
        return weight + 0.5 * bool(_FAMILY_FORM.match(found.words[-1])) + 0.5 * ("-" in found.words[-1][1:-1])

    def _has_role(self, found: Candidate) -> bool:
        """Whether the words beside say what the person is: "the poet Ana Belic", "Ana Belic, a poet"."""
        if self.text.startswith(" of ", found.end) or self.text.endswith((" in ", " at ", " near "), 0, found.start):
            return False
        if _FIELD_BEFORE.search(self.text, max(0, found.title_start - 50), found.title_start):
            return True  # "head of acquisitions Ana Belic"
        before = self.text[max(0, found.title_start - 25) : found.title_start].split()[-1:]
        if before and is_role_word(before[0]) and (before[0][-1] != "," or self._is_apposed(found)):
            return True
        return apposition_after(self.text, found.end) is not None

    def _is_apposed(self, found: Candidate) -> bool:
        """Whether commas set the name off after a role: "the shadow chancellor, Ana Belic, replied"."""
        start, end = found.title_start, found.end
        return self.text.startswith(", ", end) and self.text.endswith(", ", 0, start)

    def _by_use(self, found: Candidate, kind: str) -> float:
        """What the article tells: the surname alone elsewhere, a verb of saying beside, the words in small letters."""
        first, last = found.words[0], found.words[-1]
        text, family = self.text, self.names.family
        weight = 0.0
        if not found.titled and last not in family:  # "Gun Owners": words that the article also has in small letters
            weight -= 0.5 * (last.lower() in self.in_small)
            weight -= kind != DOUBTFUL and first.lower() in self.in_small
        if not found.titled and text.endswith(("the ", "The "), 0, found.start):
            weight -= 1
        if not found.titled and text.startswith((" of ", " of the "), found.end):
            weight -= 0.5 * (last.lower() in self.in_small) if kind == FIRST else 2
        count = self.alone.get(last, 0) + (self.alone.get(first, 0) if first in family and kind != FIRST else 0)
        weight += min(count, 3) * 0.5 + 0.5 * (self.rows[" ".join(found.words)] > 1)
        weight += 1.5 * text.endswith(_PERSONAL_BEFORE, 0, found.start)
        weight -= 1.5 * text.endswith(" as saying by ", 0, found.start)  # a medium
        return weight + bool(_PERSONAL_AFTER.match(text, found.end))

    def weigh_single(self, found: Candidate) -> None:
        """The evidence that "President Belic" or "Dr. Belic" is a person."""
        word = found.words[0]
        title = self.text[found.title_start : found.start].split()[-1:]
        found.weight = 1.0 + (found.honorific is not None) + (title != [] and title[0] in _SURE_TITLES)
        found.weight += (word in self.names.family) + self.names.is_first(word) + (self.alone[word] > 0)
