"""Where sentences end: the one finder, for news English."""

import re
from collections.abc import Iterator

from newscli.core.text.spans import Bounds, trim

# Words that end in a full stop, in lower case and without it. These end a sentence as often as not: the next word
# decides (a capitalised function word begins one).
_CAN_END = frozenset(
    "inc corp co ltd llc plc jr sr etc al esq bros assn dept ave blvd rd no st"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa"
    " tenn tex va vt wash wis wyo".split()
)
# These never do: a name or a number follows them.
ABBREVIATIONS = _CAN_END | frozenset(
    "mr mrs ms mx messrs dr prof rev fr hon gov sen rep reps sens gen col lt sgt capt cmdr adm maj cpl pvt pfc supt"
    " insp det ste mt ft vs v approx nos vol pp fig ed eds pres sec atty cie ca cf e.g i.e a.k.a ph.d rt amb spc ald"
    " smt shri sri thiru kum er rs tel est msgr mgr cllr clr engr barr adv ven bro brig".split()
)
_STARTERS = frozenset(
    "The A An He She It They We I You But And In On At For This That These Those His Her Its Their Our My After Before"
    " When While If As There Then Now So Yet Or By With From Since Although Though However Meanwhile Also Some Many"
    " Most What Who Why How Where According".split()
)

_CLOSERS = "\"'”’»)]}"
_OPENERS = "\"'“‘«([{„‚—–-"
# An end mark with its closing marks, and the start of what follows: at most a few characters are looked at each time.
# The marks come before the look back, so that the search leaps from mark to mark.
_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’»)\]}]{0,4}(?=\s)")
_WORD_BEHIND = re.compile(r"[\w.&'’-]{1,20}")
# Characters of a sentence. More are a list without end marks; it is cut, so that no rule reads all of it at each word.
_LONGEST = 3000


def split_sentences(text: str, start: int, end: int) -> list[Bounds]:
    """Sentences of text[start:end], for news English: abbreviations, initials and closing quote marks are seen to.

    >>> [("Mr. Oyelaran left at 5 p.m. on Monday. " '"Why?" she asked. It rained.')[a:b] for a, b in
    ...  split_sentences("Mr. Oyelaran left at 5 p.m. on Monday. " '"Why?" she asked. It rained.', 0, 67)]
    ['Mr. Oyelaran left at 5 p.m. on Monday.', '"Why?" she asked.', 'It rained.']
    """
    out: list[Bounds] = []
    begin = start
    for m in _END.finditer(text, start, end):
        if not _ends_sentence(text, m.start(), m.end(), end):
            continue
        out += _pieces(text, begin, m.end())
        begin = m.end()
    if begin < end:
        out += _pieces(text, begin, end)
    return out


def _pieces(text: str, start: int, end: int) -> Iterator[Bounds]:
    """The sentence text[start:end], trimmed; one without end is cut at its spaces."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        if piece := trim(text, start, cut):
            yield piece
        start = cut
    if piece := trim(text, start, end):
        yield piece


def _ends_sentence(text: str, mark: int, after: int, end: int) -> bool:
    following = text[after : min(end, after + 60)].lstrip()
    if not following:
        return True
    first = following.lstrip(_OPENERS).lstrip()[:1]
    if first.islower():  # "U.S. troops", "he asked", "Yahoo! said"
        return False
    if text[mark] != "." or text[mark:after].strip(_CLOSERS) != ".":
        return True
    behind = _WORD_BEHIND.match(text[max(0, mark - 20) : mark][::-1])
    if not behind:
        return True
    word = behind.group()[::-1]
    next_word = following.split(None, 1)[0].strip(_OPENERS + _CLOSERS + ",;:")
    if len(word) == 1 and word.isupper():  # an initial: "J. Smith"; but "Vitamin C. The", "on X. Some"
        return next_word in _STARTERS or (word == "X" and text.endswith(" on X", 0, mark))
    if "." in word:  # "U.S", "p.m", "Ph.D"
        return next_word in _STARTERS or (following[0] in _OPENERS and mark + 1 == after)
    return _ends_behind_word(word, following, next_word)


def _ends_behind_word(word: str, following: str, next_word: str) -> bool:
    """Whether a full stop behind a word ends a sentence; behind an abbreviation the next word decides."""
    lowered = word.lower().rsplit("-", 1)[-1]
    if lowered not in ABBREVIATIONS or not (word[0].isupper() or lowered in _LOWER_ABBREVIATIONS):
        return True
    if lowered == "no":
        return not following[:1].isdigit()
    return lowered in _CAN_END and next_word in _STARTERS


# Abbreviations that are written without a capital; the others ("sat", "sun", "mark") are ordinary words in lower case.
_LOWER_ABBREVIATIONS = frozenset(
    "vs v etc approx dept inc corp co no nos vol pp fig ed eds al ca cf e.g i.e a.k.a".split()
)
