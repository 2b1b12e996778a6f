"""What the word lists tell of a name: whether its words are those of a person, of a firm or of a place."""

import re
from functools import cache

from newscli.core.names.words import (
    DOUBTFUL,
    FIRST,
    INITIAL,
    MODIFIER,
    ORGANISATION,
    PLACE,
    SUFFIX,
    listed,
    name_words,
)

# "Hyun-woo", "Ki-moon".
_JOINED_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]{2,}")
_NOT_INITIALS = frozenset("U.S. U.K. U.N. E.U. L.A. N.Y. D.C. P.O. U.A.E. U.S.S.R. S.C. N.C. N.J.".split())
# How much the kind of the first word speaks for a person.
_BY_FIRST_WORD = {FIRST: 2.0, DOUBTFUL: 1.5, INITIAL: 1.5, PLACE: 1.0}
_LONG = 4  # words, beyond which a name is less often a person's


@cache
def _firms() -> frozenset[str]:
    return frozenset(listed("body_names", "bodies", ";") + listed("body_names", "not persons", ";"))


def evidence_of_words(words: tuple[str, ...]) -> float | None:
    """How much the words themselves speak for a person; None where they name a firm."""
    name = " ".join(words)
    if " ".join(words[:2]) in _firms() or (words[0] == "El" and len(words) == 2):  # "El Niño", "El Pais"
        return None
    names = name_words()
    last, kinds = words[-1], names.kinds_of(list(words))
    listed_last = names.is_family(last)
    weight = listed_last + _by_first_word(words, kinds[0], listed_last)
    if "-" in name and (last[:3] in ("al-", "el-") or _JOINED_SYLLABLES.search(name)):
        weight += 1
    if kinds[-1] == SUFFIX and (kinds[0] == FIRST or len(words) > 2):
        weight += 1
    elif kinds[-1] in ORGANISATION + MODIFIER:
        weight -= 1.5
    if INITIAL in kinds[1:]:
        weight += 1.5
    return weight - (len(words) > _LONG)


def _by_first_word(words: tuple[str, ...], kind: str, listed_last: bool) -> float:
    """The evidence of a first name or an initial; of a place, which is often a club's: "Dallas Mavericks"."""
    if kind == INITIAL and words[0] in _NOT_INITIALS:
        kind = PLACE
    weight = _BY_FIRST_WORD.get(kind)
    if weight is None:
        return 0.5 if len(words) < 4 and name_words().is_family(words[0]) else 0.0
    return weight - (kind == PLACE and words[-1].endswith("s") and not listed_last)
