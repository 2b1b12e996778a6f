"""Whether two names can be one person's: short forms, initials, middle names, slips of the pen."""

from functools import cache

from newscli.core.names.slips import is_slip, one_slip
from newscli.core.names.words import FIRST, INITIAL, PARTICLES, SUFFIX, name_words
from newscli.lexicon.loader import sections

_PARTICLES = PARTICLES | {particle.capitalize() for particle in PARTICLES}
_LONG = 5  # letters of a word in which a slip is believed


@cache
def same_first_names() -> dict[str, set[str]]:
    """Each first name with the other forms of it: "William" and "Bill"."""
    forms: dict[str, set[str]] = {}
    for line in sections("nicknames")["names"]:
        for name in line.split():
            forms.setdefault(name, set()).update(line.split())
    return forms


def are_of_one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of one surname can be one person's."""
    one, two = a[0], b[0]
    if len(a) == len(b) == 2 and one[0] != two[0] and one[-1] != two[-1]:  # most namesakes differ at once
        return two in same_first_names().get(one, ())
    if len(a) == 1 or len(b) == 1 or _are_kept_apart(a, b):
        return False
    return _is_end_of_other(a, b) or _have_one_first_name(a, b)


def _are_kept_apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the names tell father and son apart, or two middle initials."""
    kind = name_words().kind
    if (kind(a[-1]) == SUFFIX) != (kind(b[-1]) == SUFFIX):
        return True
    one, two = _middle_initial(a), _middle_initial(b)
    return bool(one and two) and one != two


def _middle_initial(words: tuple[str, ...]) -> str:
    return next((word[0] for word in words[1:-1] if word[1:2] == "."), "")


def _is_end_of_other(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter name is the end of the longer: "Van Belic", where a sentence begins, of Ana van Belic."""
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    end = longer[-len(shorter) :]
    return end == shorter or _in_small(end) == _in_small(shorter)


def _in_small(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a particle at the beginning in small letters."""
    first = words[0].lower()
    return (first, *words[1:]) if first in PARTICLES else words


def _have_one_first_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the first names are the same, one the initial or a short form of the other, or a middle name of it."""
    one, two, kind = a[0], b[0], name_words().kind
    if one == two or two in same_first_names().get(one, ()):
        return True
    if INITIAL in (kind(one), kind(two)):
        return one[0] == two[0]
    if len(one) >= _LONG and one_slip(one, two) and _can_be_one_gender(one, two):
        return True
    return (one in b[:-1] and len(b) > 2) or (two in a[:-1] and len(a) > 2)


def _can_be_one_gender(one: str, two: str) -> bool:
    gender = name_words().gender
    return len({gender(one), gender(two)} - {None}) < 2


def is_surname_with_particle(words: tuple[str, ...]) -> bool:
    """Whether the words are a surname only, with a capital where it begins a sentence: "Van Belic", but "Ben Belic"."""
    return words[0] in _PARTICLES and len(words) == 2 and name_words().kind(words[0]) != FIRST


def is_misspelt(other: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the names differ by a slip in the surname only, given names left out or not."""
    given, other_given = other[:-1], words[:-1]
    shared = min(len(given), len(other_given))
    one, two = other[-1], words[-1]
    if one[0] != two[0] or max(len(one), len(two)) < _LONG or given[-shared:] != other_given[-shared:]:
        return False
    return is_slip(one, two) and one[-1:] + "s" != two[-2:]
