"""Decides whether two names from different articles can belong to one person."""

from typing import Literal, NamedTuple

from newscli.core.names.person import surname
from newscli.core.names.same_person import same_first_names
from newscli.core.names.words import INITIAL, SUFFIX, Gender, name_words, without_accents

# How two names agree. same: word for word; middle: except for a middle name; nickname: with a short form of the first
# name; initial: with its initial; both-bare: both are a single word; bare: one of them is only the surname.
Agreement = Literal["same", "middle", "nickname", "initial", "both-bare", "bare"]


class Name(NamedTuple):
    """The parts of a name, in lower case and without accents."""

    first: str | None  # None for a name of one word
    middle: tuple[str, ...]
    last: str
    suffix: str | None  # "jr."
    initial: bool  # whether the first name is an initial
    gender: Gender | None  # of the first name


def parts_of(name: str) -> Name | None:
    """Return the parts of a name; None if it contains no word.

    >>> parts_of("Renée A. Dufrêne")
    Name(first='renee', middle=('a.',), last='dufrene', suffix=None, initial=False, gender='female')
    """
    words = tuple(name.split())
    if not words:
        return None
    lists = name_words()
    last = surname(words)
    suffix = _folded(words[-1]) if len(words) > 1 and lists.kinds.get(words[-1]) == SUFFIX else None
    before = words[: words.index(last)]
    return Name(
        _folded(before[0]) if before else None,
        tuple(map(_folded, before[1:])),
        _folded(last),
        suffix,
        bool(before) and lists.kind(before[0]) == INITIAL,
        lists.gender(before[0]) if before else None,
    )


def agreement(a: Name, b: Name) -> Agreement | None:
    """Return how two names with the same surname agree; None if they cannot belong to one person.

    >>> one, two = parts_of("William Okafor"), parts_of("Bill Okafor")
    >>> agreement(one, two), agreement(one, parts_of("Ann Okafor")), agreement(one, parts_of("Okafor"))
    ('nickname', None, 'bare')
    """
    if a.suffix != b.suffix:  # father and son
        return None
    if a.first is None or b.first is None:
        return "both-bare" if a.first is b.first else "bare"
    if not _middle_agrees(a.middle, b.middle):
        return None
    if a.initial or b.initial:
        return "initial" if a.first[0] == b.first[0] else None
    if a.first == b.first:
        return "same" if a.middle == b.middle else "middle"
    return "nickname" if b.first in first_names_like(a.first) else None


def first_names_like(first: str) -> set[str]:
    """Return the other forms of a first name, in lower case."""
    return {form.lower() for form in same_first_names().get(first.title(), ())} - {first}


def _middle_agrees(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether the middle names are equal, one is the initial of the other, or one is missing."""
    return all(one == two or (one[0] == two[0] and "." in (one[-1], two[-1])) for one, two in zip(a, b, strict=False))


def _folded(word: str) -> str:
    return without_accents(word).lower()
