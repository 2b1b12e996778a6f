"""Which language a text is in: English, or undetermined."""

from functools import cache
from typing import Literal

from newscli.lexicon import sections

_SAMPLE = 600
_FEW = 8  # so few words say nothing
_SOME, _ENOUGH = 20, 120  # so many words and characters do
_RATE = 0.14  # English prose has 0.3 to 0.45; a page with much furniture has less


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
    """Whether the text is long enough to tell its language, and it is not English."""
    return len(text) > _ENOUGH and detect_language(text) == "und" and len(text[:_SAMPLE].split()) >= _SOME


def _sample_starts(length: int) -> list[int]:
    if length <= 3 * _SAMPLE:
        return list(range(0, length, _SAMPLE))
    return [0, length // 2, length - _SAMPLE]
