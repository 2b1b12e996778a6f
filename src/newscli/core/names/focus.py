"""The part of an article's names that some of its sentences can mean: other names need no reading for them."""

import re
from collections.abc import Iterable

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
    kind = name_words().kind
    for word in named.difference(near).intersection(runs.singles):
        if len(word) >= _SHORTEST_MISSPELT and kind(word) == NAME:
            near.update(other for _, words in words_of for other in words if _may_be_meant(word, other))
    wanted = near.difference(name_words().kinds) | named  # titles join no names
    rows = [run for run, words in words_of if not wanted.isdisjoint(words)]
    wanted |= {_word_before_and(text, run.start) for run in rows}
    singles = {word: starts for word, starts in runs.singles.items() if word in wanted}
    return Runs(rows, singles)


def _word_before_and(text: str, start: int) -> str:
    """The first name of whoever shares the surname after it: "Alan" of "Alan and Moira Tamber"; "" for none."""
    if text[start - 5 : start] != " and ":
        return ""
    return text[max(0, start - 45) : start - 5].rpartition(" ")[2]


def _may_be_meant(word: str, other: str) -> bool:
    return word[0] == other[0] and abs(len(word) - len(other)) <= _MISSPELT_BY
