"""Slips of the pen: words that differ by a letter or two, or by an accent left out."""

from newscli.core.names.words import without_accents


def one_slip(a: str, b: str) -> bool:
    """Whether two words differ by one slip of the pen: a letter more, less or other, or two letters swapped."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if a[-1:] != b[-1:] and (len(a) > 3 < len(b)) and a[:2] != b[:2]:  # one slip leaves one end as it is
        return False
    place = _first_difference(a, b)
    endings = ((a[place + 1 :], b[place:]), (a[place:], b[place + 1 :]), (a[place + 1 :], b[place + 1 :]))
    if any(x == y for x, y in endings):
        return True
    return a[place : place + 2] == b[place : place + 2][::-1] and a[place + 2 :] == b[place + 2 :]


def two_slips(a: str, b: str) -> bool:
    """Whether two words differ by two slips of the pen at most."""
    if abs(len(a) - len(b)) > 2:
        return False
    place = _first_difference(a, b)
    a, b = a[place:], b[place:]
    endings = [(a[1:], b), (a, b[1:]), (a[1:], b[1:])]
    if a[:2] == b[:2][::-1]:
        endings.append((a[2:], b[2:]))
    return any(x == y or one_slip(x, y) for x, y in endings)


def _first_difference(a: str, b: str) -> int:
    return next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def is_slip(a: str, b: str) -> bool:
    """Whether one word is the other with a slip of the pen, accents left out or not."""
    if one_slip(a, b):
        return True
    if a.isascii() and b.isascii():
        return False
    a, b = without_accents(a), without_accents(b)
    return a == b or one_slip(a, b)


def surname_meant(word: str, surnames: list[str]) -> str | None:
    """The one surname that a word misspells; a plural misspells none. Two slips are believed in long words."""
    close = [name for name in surnames if is_slip(name, word)]
    close = close or [name for name in surnames if _are_two_slips(without_accents(name), without_accents(word))]
    plural = len(close) == 1 and (word == close[0] + "s" or close[0] == word + "s")
    return close[0] if len(close) == 1 and not plural else None


def _are_two_slips(a: str, b: str) -> bool:
    """Whether long words that begin alike differ by two slips; in shorter ones only by the order of the letters."""
    return a[:3] == b[:3] and len(a) > 5 and two_slips(a, b) and (len(a) > 6 or sorted(a) == sorted(b))
