"""Which language a text is in: English, or undetermined; and whether it is surely another one."""

from functools import cache
from typing import Literal

from newscli.lexicon.loader import sections

_SAMPLE = 600
_FEW = 8  # so few words say nothing
_RATE = 0.14  # English prose has 0.3 to 0.45; a page with much furniture has less

_LETTERS = 60  # fewer letters say nothing about another language
_LAST_LATIN = "\u024f"
_FOREIGN_RATE = 0.12  # French, German or Spanish prose has 0.25 and more
_MANY, _NEXT_TO_NONE = 60, 0.02


def detect_language(text: str) -> Literal["en", "und"]:
    """English, where enough of its function words stand in a sample of the text's beginning, middle and end."""
    words = [word for start in _sample_starts(len(text)) for word in text[start : start + _SAMPLE].lower().split()]
    if len(words) < _FEW:
        return "und"
    english = sum(map(_function_words("english").__contains__, words))
    foreign = sum(map(_function_words("other").__contains__, words))
    return "en" if english >= _RATE * len(words) and english > foreign else "und"


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(" ".join(sections("function_words")[language]).split())


def is_foreign(text: str) -> bool:
    """Whether something speaks for another language: its function words, its script, or no English word in many.

    That English is thin says nothing: a table, a menu or a terse report of a match is that, too.
    """
    sample = " ".join(text[start : start + _SAMPLE] for start in _sample_starts(len(text))).lower()
    words = sample.split()
    english = sum(map(_function_words("english").__contains__, words))
    others = _function_words("other")
    foreign = 0 if others.isdisjoint(words) else sum(map(others.__contains__, words))
    if english > foreign and english >= _NEXT_TO_NONE * len(words):
        return False  # the common case, told without a look at letters
    letters = sum(map(str.isalpha, sample))
    if letters < _LETTERS:
        return False
    if sum(c > _LAST_LATIN and c.isalpha() for c in sample) > letters / 2:
        return True
    written = sum(map(str.isalpha, words))
    if foreign > english:
        return foreign >= _FOREIGN_RATE * written
    return written >= _MANY and english < _NEXT_TO_NONE * written


def _sample_starts(length: int) -> list[int]:
    if length <= 3 * _SAMPLE:
        return list(range(0, length, _SAMPLE))
    return [0, length // 2, length - _SAMPLE]
