"""The words of a run of capitalised words, each with its kind: a title, a first name, a place, a word of bodies."""

import re
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from newscli.core.names.roles import is_role_word
from newscli.core.names.words import (
    DOUBTFUL,
    FIRST,
    INITIAL,
    MODIFIER,
    NAME,
    PARTICLE,
    PLACE,
    TITLE,
    Gender,
    ends_sentence,
    name_words,
    place_openings,
)

NAME_KINDS = NAME + FIRST + INITIAL
IN_NAMES = NAME_KINDS + PARTICLE
_NAMELIKE = frozenset(NAME_KINDS + DOUBTFUL)
_OF_PLACES = NAME + FIRST + PLACE
_SAINTS = frozenset(["San", "Santa", "Los", "Las"])  # that begin names of places
_TRADE_ENDING = re.compile(
    r"[a-z]{2}(?:swain|m[ae]n|woman|master|mistress|keeper|maker|worker|holder|hand|smith|wright|ist|eer|ier|[stnlcgvp]er|[st]or"
    r"|[ae]nt|cian|arian)$"
)
_JOINED_SYLLABLES = re.compile(r"[A-Z][a-z]+-[A-Za-z][a-z]+")
# Runs whose words are kept: most stood in another sentence or article.
_MOST_KEPT = 20_000
_LONGEST_KEPT = 120  # characters
# A word that may be a trade before a name: an unlisted one before a first name, or after a title.
_MAY_BE_TRADE = re.compile(rf"\?(?={FIRST}[{IN_NAMES}])|(?<=[{TITLE}{MODIFIER}])\?(?=\?[{IN_NAMES}])")


class Stretch(NamedTuple):
    """Words of a run that may be a person's name. All offsets are counted from the beginning of the run.

    first, behind: the range of the words. spelling: the words as the text has them. title_start: where the titles
    before the name begin (`start` where there are none). titled: whether one of the titles is a title or an honorific.
    by_lists: the evidence of the words themselves; None where they name a firm. kind: that of the first word. family:
    whether the last word is a listed family name.
    """

    first: int
    behind: int
    start: int
    end: int
    spelling: tuple[str, ...]
    title_start: int
    titled: bool
    honorific: Gender | None
    by_lists: float | None
    kind: str
    family: bool


class RunWords(NamedTuple):
    """The words of a run, one letter of `kinds` for each.

    starts: where each word begins, counted from the beginning of the run. sentences: the ranges of words between the
    ends of sentences; nearly always one. may_open: whether the first word can have its capital from the beginning of a
    sentence only. short: whether there are two at most. stretches: those found so far, by the word from which they were
    looked for.
    """

    words: list[str]
    kinds: str
    starts: list[int]
    sentences: list[tuple[int, int]]
    may_open: bool
    short: bool
    stretches: dict[int, list[Stretch]]


_RUNS_SEEN: dict[str, RunWords | None] = {}


def read_run(run: str) -> RunWords | None:
    """Return the words of a run with their kinds; None for a run without a word of a name, or with only capitals."""
    if run in _RUNS_SEEN:
        return _RUNS_SEEN[run]
    read = _read(run)
    if len(run) <= _LONGEST_KEPT:
        if len(_RUNS_SEEN) >= _MOST_KEPT:
            _RUNS_SEEN.clear()
        _RUNS_SEEN[run] = read
    return read


def _read(run: str) -> RunWords | None:
    names = name_words()
    words = (run.replace("\u00a0", " ") if "\u00a0" in run else run).split(" ")
    kinds = names.kinds_of(words)
    several = len(words) > 1
    if _NAMELIKE.isdisjoint(kinds) or (several and run.isupper()):  # in capitals: a byline, or a heading
        return None
    starts = [place + letters for place, letters in enumerate(accumulate(map(len, words[:-1]), initial=0))]
    closing: frozenset[int] = frozenset()
    if "." in run:
        closing = frozenset([place for place, word in enumerate(words) if ends_sentence(word, kinds[place])])
    if closing:
        words = [word[:-1] if place in closing else word for place, word in enumerate(words)]
        kinds = names.kinds_of(words)
    if several:
        kinds = _kinds_in_row(run, words, kinds, closing)
    edges = sorted({0, len(words), *(place + 1 for place in closing)}) if closing else (0, len(words))
    return RunWords(words, kinds, starts, list(pairwise(edges)), _may_open(kinds), len(words) < 3, {})


def _may_open(kinds: str) -> bool:
    """Whether the first of several words can have its capital only from the beginning of a sentence."""
    if kinds[0] in NAME + DOUBTFUL:
        return kinds[1:2] not in ("", INITIAL)
    return kinds[:2] == FIRST + FIRST and kinds[2:] != ""


def _kinds_in_row(run: str, words: list[str], kinds: str, closing: frozenset[int]) -> str:
    """The kinds, where the words beside a word tell another kind. closing: the words that end a sentence."""
    if not _first_words_of_places().isdisjoint(words):
        kinds = _with_places(words, kinds)
    if "-" in run and not name_words().leading.isdisjoint(words):
        kinds = _with_leading_surnames(words, kinds)
    if _MAY_BE_TRADE.search(kinds):
        kinds = _with_trades(words, kinds, closing)
    return kinds


@cache
def _first_words_of_places() -> frozenset[str]:
    """The first words of the places whose names have several."""
    return _SAINTS.union(opening.split()[0] for opening in place_openings())


def _with_places(words: list[str], kinds: str) -> str:
    """The kinds, those of "New Hampshire" and "Los Prados" turned into places."""
    changed = list(kinds)
    for place in range(1, len(words)):
        before = words[place - 1]
        if kinds[place] not in _OF_PLACES:
            continue
        of_saint = before in _SAINTS and not (place > 1 and words[place - 2] in ("De", "de"))  # "Ana De Los Reyes"
        if of_saint or f"{before} {words[place]}" in place_openings():
            changed[place - 1] = changed[place] = PLACE
    return "".join(changed)


def _is_like_trade(word: str) -> bool:
    """Whether a word that no list knows ends as nouns for trades do: "Coxswain", "Quartermaster"."""
    return _TRADE_ENDING.search(word) is not None and not any(name_words().listed(word)[1:3])


def _with_leading_surnames(words: list[str], kinds: str) -> str:
    """The kinds, that of a surname before joined syllables turned into a first name: "Park Ji-hoon"."""
    changed = list(kinds)
    leading = name_words().leading
    for place, (word, after) in enumerate(pairwise(words)):
        if word in leading and changed[place + 1] in NAME + FIRST and _JOINED_SYLLABLES.fullmatch(after):
            changed[place] = FIRST
    return "".join(changed)


def _with_trades(words: list[str], kinds: str, closing: frozenset[int]) -> str:
    """The kinds, that of a trade in capitals before a whole name turned into a title: "Chief Negotiator Ana Belic"."""
    changed = list(kinds)
    for place in range(len(words) - 2):
        after = changed[place + 1]
        if changed[place] != NAME or changed[place + 2] not in IN_NAMES or not closing.isdisjoint((place, place + 1)):
            continue
        ranked = place > 0 and changed[place - 1] in TITLE + MODIFIER and after == NAME
        trade = is_role_word(words[place].lower()) or (after == FIRST and _is_like_trade(words[place]))
        if (after == FIRST or ranked) and trade:
            changed[place] = TITLE
    return "".join(changed)
