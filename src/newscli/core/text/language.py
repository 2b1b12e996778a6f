"""Tells English from other languages: "en" or undetermined, and whether a text is certainly in another language."""

from functools import cache
from typing import Literal

from newscli.lexicon.loader import sections

_SAMPLE = 600
_FEW = 8  # fewer words prove nothing
_RATE = 0.14  # of the words; English prose has 0.3 to 0.45, a page with many menus has less

_LETTERS = 60  # fewer letters do not prove another language
_LAST_LATIN = "\u024f"
_FOREIGN_RATE = 0.12  # of the words; French, German or Spanish prose has 0.25 and more
_MANY, _NEXT_TO_NONE = 60, 0.02


def detect_language(text: str) -> Literal["en", "und"]:
    """Return "en" if a sample from beginning, middle and end of the text has enough English function words."""
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
    """Return whether function words, script or the lack of any English word indicate another language.

    Few English function words are no proof: tables, menus and terse match reports have few, too.
    """
    sample = " ".join(text[start : start + _SAMPLE] for start in _sample_starts(len(text))).lower()
    words = sample.split()
    english = sum(map(_function_words("english").__contains__, words))
    others = _function_words("other")
    foreign = 0 if others.isdisjoint(words) else sum(map(others.__contains__, words))
    if english > foreign and english >= _NEXT_TO_NONE * len(words):
        return False  # the common case, decided without counting letters
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
