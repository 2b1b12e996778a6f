"""Which language a text is in: English, or undetermined."""

from typing import Literal

# Words without which English is not written, and that are rare in its neighbours ("in", "is", "was", "he" are not).
_FUNCTION_WORDS = frozenset(
    "the of and to that with for on as by it his her their they were been has have had this from which who will would"
    " not but are be an or at after about more said one two its our we you your can if when there what so up out".split()
)
# What texts in the languages around English are full of.
_FOREIGN_WORDS = frozenset(
    "de la le les des du et une dans est que qui pour pas sur der die das und den von ist nicht mit ein eine zu het een van"
    " en el los las del por para con una è il di che della per non um uma não os det som på och att av og ikke til è".split()
)
_SAMPLE = 600
_FEW = 8  # so few words say nothing
_SOME, _ENOUGH = 20, 120  # so many words and characters do
_RATE = 0.14  # English prose has 0.3 to 0.45; a page with much furniture has less


def detect_language(text: str) -> Literal["en", "und"]:
    """English, where enough of its function words stand in a sample of the text's beginning, middle and end."""
    words = [word for start in _sample_starts(len(text)) for word in text[start : start + _SAMPLE].lower().split()]
    if len(words) < _FEW:
        return "und"
    english = sum(map(_FUNCTION_WORDS.__contains__, words))
    foreign = sum(map(_FOREIGN_WORDS.__contains__, words))
    return "en" if english >= _RATE * len(words) and english > foreign else "und"


def is_foreign(text: str) -> bool:
    """Whether the text is long enough to tell its language, and it is not English."""
    return len(text) > _ENOUGH and detect_language(text) == "und" and len(text[:_SAMPLE].split()) >= _SOME


def _sample_starts(length: int) -> list[int]:
    if length <= 3 * _SAMPLE:
        return list(range(0, length, _SAMPLE))
    return [0, length // 2, length - _SAMPLE]
