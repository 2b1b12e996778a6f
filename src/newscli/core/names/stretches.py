"""Stretches of a run that may be persons' names: where each begins and ends, with the titles before it."""

import re
from collections.abc import Iterator

from newscli.core.names.listed_evidence import evidence_of_words
from newscli.core.names.run_words import IN_NAMES, NAME_KINDS, RunWords, Stretch
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
    STOP,
    SUFFIX,
    TITLE,
    demonyms,
    name_words,
)

_LONGEST = 8  # words of a name
_BEFORE_NAMES = HONORIFIC + TITLE + MODIFIER
# Words that are a family name where a first name stands before them: "Stephen King", "Jack London", "Barry White".
_SURNAME_AFTER_FIRST = HONORIFIC + TITLE + PLACE + DOUBTFUL + MODIFIER + STOP + ORGANISATION
# "Bill" and "Jordan" begin a name only before another of its words.
_STRETCH = re.compile(
    rf"(?:[{re.escape(NAME_KINDS)}]|[{DOUBTFUL}{PLACE}](?=[{re.escape(IN_NAMES)}]))[{re.escape(IN_NAMES)}]*"
)
# A word of organisations, with up to three words between it and the name: "Belic High School".
_BODY_AFTER = re.compile(rf"[{MODIFIER}{re.escape(NAME)}]{{0,3}}{ORGANISATION}")


def stretches_from(run: RunWords, first: int) -> list[Stretch]:
    """The maximal stretches of name words in a run, from the word `first` on. Runs share them: nobody changes them."""
    found = run.stretches.get(first)
    if found is None:
        found = [stretch for bounds in _bounds(run, first) if (stretch := stretch_between(run, *bounds))]
        run.stretches[first] = found
    return found


def _bounds(run: RunWords, first: int) -> Iterator[tuple[int, int]]:
    """The first word of each stretch, and the one behind its last. No stretch goes on over the end of a sentence."""
    count = len(run.words)
    for stop in (*sorted(place + 1 for place in run.closing if place + 1 < count), count):
        if stop > first:
            yield from _bounds_in_sentence(run, first, stop)
            first = stop


def _bounds_in_sentence(run: RunWords, first: int, stop: int) -> Iterator[tuple[int, int]]:
    kinds = run.kinds
    if 0 < first == len(kinds) - 1 and first - 1 in run.closing and kinds[first] in DOUBTFUL + PLACE:
        if _may_be_first(run, first):  # "... the BBC. May said"
            yield first, first + 1
        return
    while found := _STRETCH.search(kinds, first, stop):
        first, end = found.span()
        if not _may_be_first(run, first):
            first += 1
            continue
        end = _end_of_name(run, first, end, stop)
        if end - first <= _LONGEST:
            yield first, end
        first = end


def _may_be_first(run: RunWords, place: int) -> bool:
    """Whether a name can begin with this word; with a place, where it is a first name too: "Jordan"."""
    return run.kinds[place] != PLACE or name_words().is_first(run.words[place])


def _end_of_name(run: RunWords, first: int, end: int, stop: int) -> int:
    """Where the name ends, as far as `end` or a word further: "Ana Belic Jr.", "Ana London"."""
    kinds = run.kinds
    if end < stop:
        if kinds[end] == SUFFIX:
            word = run.words[end]
            if not word.isupper() or word[0] == "I":  # "MP" and "KC" are no part of the name
                return end + 1
        elif kinds[end] in _SURNAME_AFTER_FIRST and _is_surname(run, first, end):
            return end + 1
    while kinds[end - 1] == PARTICLE:
        end -= 1
    return end


def _is_surname(run: RunWords, first: int, place: int) -> bool:
    """Whether a listed word is the family name after a first name and not the word it looks like."""
    kinds, word = run.kinds, run.words[place]
    if kinds[first] not in FIRST + DOUBTFUL or kinds[place - 1] not in FIRST + INITIAL + DOUBTFUL:
        return False
    if place + 1 < len(kinds) and kinds[place + 1] != SUFFIX:
        return False
    if word in name_words().family or word in demonyms() or kinds[place - 1] == INITIAL:  # "Ana B. Bloomberg"
        return True
    return kinds[place] == PLACE and first > 0 and kinds[first - 1] in TITLE + HONORIFIC  # "Gov. Ana Dayton"


def stretch_between(run: RunWords, first: int, behind: int) -> Stretch | None:
    """The stretch of these words; None where a word beside them makes them part of a body's name."""
    words, kinds, starts = run.words, run.kinds, run.starts
    if behind < len(words) and belongs_to_body(run, behind):
        return None
    named = first
    if first and kinds[first - 1] in _BEFORE_NAMES:
        floor = max((place + 1 for place in run.closing if place < first), default=0)
        named = floor + len(kinds[floor:first].rstrip(_BEFORE_NAMES))
    titles = kinds[named:first]
    titled = HONORIFIC in titles or TITLE in titles
    if not titled and named > 0 and kinds[named - 1] == ORGANISATION and named - 1 not in run.closing:
        if behind - first < 2 or kinds[first] not in FIRST + INITIAL:
            return None  # "Bank Belic"
    honorific = None
    if HONORIFIC in titles:
        genders = name_words().titles
        honorific = next((genders[word] for word in words[named:first] if word in genders), None)
    spelling = tuple(words[first:behind])
    start, end = starts[first], starts[behind - 1] + len(words[behind - 1])
    by_lists = evidence_of_words(spelling) if behind - first > 1 else 0.0
    return Stretch(first, behind, start, end, spelling, starts[named], titled, honorific, by_lists)


def belongs_to_body(run: RunWords, behind: int) -> bool:
    """Whether a word of organisations follows the word before `behind`: "Belic Foundation", "Belic High School"."""
    return behind - 1 not in run.closing and _BODY_AFTER.match(run.kinds, behind) is not None
