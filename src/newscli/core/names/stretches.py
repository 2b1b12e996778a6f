"""Stretches of a run that may be persons' names: where each begins and ends, with the titles before it."""

import re

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
    Gender,
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
    """The maximal stretches of name words in a run, from the word `first` on. The run keeps them."""
    stretches: list[Stretch] = []
    for start, stop in run.sentences:  # no stretch goes on over the end of a sentence
        if stop > first:
            _add_stretches(run, max(first, start), stop, stretches)
    run.stretches[first] = stretches
    return stretches


def _add_stretches(run: RunWords, first: int, stop: int, stretches: list[Stretch]) -> None:
    """Add the stretches of one sentence of a run, from the word `first` on."""
    kinds, sentence = run.kinds, first
    if first + 1 == stop and _is_word_alone(run, first):
        if stretch := _stretch(run, sentence, first, first + 1, stop):
            stretches.append(stretch)
        return
    while name := _STRETCH.search(kinds, first, stop):
        first, end = name.span()
        if not _may_be_first(run, first):
            first += 1
            continue
        end = _end_of_name(run, first, end, stop)
        if end - first <= _LONGEST and (stretch := _stretch(run, sentence, first, end, stop)):
            stretches.append(stretch)
        first = end


def _is_word_alone(run: RunWords, place: int) -> bool:
    """Whether a doubtful word is all that a run has of its last sentence: "... the BBC. May said"."""
    doubtful = place + 1 == len(run.kinds) and run.kinds[place] in DOUBTFUL + PLACE
    return doubtful and len(run.sentences) > 1 and run.sentences[-1][0] == place and _may_be_first(run, place)


def _may_be_first(run: RunWords, place: int) -> bool:
    """Whether a name can begin with this word; with a place, where it is a first name too: "Jordan"."""
    if run.kinds[place] != PLACE:
        return True
    whole = place > 0 and run.kinds[place + 1 : place + 3] in (FIRST + NAME, FIRST + FIRST)
    return name_words().is_first(run.words[place]) and not whole  # "Ocean Florida Ana Belic"


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
    if name_words().is_family(word) or word in demonyms() or kinds[place - 1] == INITIAL:  # "Ana B. Bloomberg"
        return True
    return kinds[place] == PLACE and first > 0 and kinds[first - 1] in TITLE + HONORIFIC  # "Gov. Ana Dayton"


def stretch_between(run: RunWords, first: int, behind: int) -> Stretch | None:
    """The stretch of these words; None where a word beside them makes them part of a body's name."""
    sentence, stop = next(bounds for bounds in run.sentences if bounds[1] > first)
    return _stretch(run, sentence, first, behind, stop)


def _stretch(run: RunWords, sentence: int, first: int, behind: int, stop: int) -> Stretch | None:
    """The same in a sentence of the run that is known."""
    words, kinds, starts = run.words, run.kinds, run.starts
    if behind < stop and _BODY_AFTER.match(kinds, behind):
        return None
    named = first
    while named > sentence and kinds[named - 1] in _BEFORE_NAMES:
        named -= 1
    titles = kinds[named:first]
    titled = HONORIFIC in titles or TITLE in titles
    part_of_body = not titled and named > sentence and kinds[named - 1] == ORGANISATION
    if part_of_body and (behind - first < 2 or kinds[first] not in FIRST + INITIAL):
        return None  # "Bank Belic"
    spelling, listed = tuple(words[first:behind]), name_words().listed
    return Stretch(
        first,
        behind,
        start=starts[first],
        end=starts[behind - 1] + len(words[behind - 1]),
        spelling=spelling,
        title_start=starts[named],
        titled=titled,
        honorific=_honorific(words[named:first]) if HONORIFIC in titles else None,
        by_lists=evidence_of_words(spelling) if behind - first > 1 else 0.0,
        kind=listed(spelling[0]).kind,
        family=listed(spelling[-1]).family,
    )


def _honorific(titles: list[str]) -> Gender | None:
    """The gender that the titles tell: "Mrs.", "Lord"."""
    genders = name_words().titles
    return next((genders[title] for title in titles if title in genders), None)


def belongs_to_body(run: RunWords, behind: int) -> bool:
    """Whether a word of organisations follows the word before `behind`: "Belic Foundation", "Belic High School"."""
    return _BODY_AFTER.match(run.kinds, behind) is not None
