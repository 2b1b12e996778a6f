"""The part of an article's names that some of its sentences can mean: other names need no reading for them."""

import re
from collections.abc import Iterable
from itertools import chain

from newscli.core.names.candidates import first_of_couple
from newscli.core.names.runs import Runs
from newscli.core.names.words import NAME, name_words
from newscli.core.text.document import Bounds

# Words, and those with a capital, also inside others: "Belic" of "al-Belic". Initials join no names.
_WORD = re.compile(r"\w\w+")
_CAPITALISED = re.compile(r"[^\W\d_a-z]\w+")
_MISSPELT_BY = 2  # letters more or less that a misspelt surname may have
_SHORTEST_MISSPELT = 5  # letters


def runs_about(text: str, runs: Runs, spans: Iterable[Bounds]) -> Runs:
    """The runs that share a word with a name in the spans, or with another name of whoever bears that one.

    A word without any such run may misspell a surname: what looks a little like it is read, too.
    """
    named = {word for start, end in spans for word in _CAPITALISED.findall(text, start, end)}
    words_of = [(run, _WORD.findall(run.text)) for run in runs.rows]
    near = {word for _, words in words_of if not named.isdisjoint(words) for word in words}
    misspelt = list(filter(_may_misspell, named.difference(near).intersection(runs.singles)))
    if misspelt:
        near.update(_like_ones(misspelt, chain.from_iterable(words for _, words in words_of)))
    wanted = near.difference(name_words().kinds) | named  # titles join no names
    rows = [run for run, words in words_of if not wanted.isdisjoint(words)]
    wanted |= {first_of_couple(text, run.start) for run in rows}
    return Runs(rows, {word: starts for word, starts in runs.singles.items() if word in wanted})


def _may_misspell(word: str) -> bool:
    """Whether a word may be a surname with a slip of the pen: no list knows it."""
    return len(word) >= _SHORTEST_MISSPELT and name_words().kind(word) == NAME


def _like_ones(misspelt: list[str], words: Iterable[str]) -> list[str]:
    """The words that begin as one of those that may be misspelt and are about as long."""
    lengths: dict[str, set[int]] = {}
    for word in misspelt:
        near = range(len(word) - _MISSPELT_BY, len(word) + _MISSPELT_BY + 1)
        lengths.setdefault(word[0], set()).update(near)
    return [word for word in words if len(word) in lengths.get(word[0], ())]
