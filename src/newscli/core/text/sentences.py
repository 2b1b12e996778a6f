"""Finds the ends of sentences in news English."""

import re
from collections.abc import Iterator

from newscli.core.text.spans import Bounds, trim

# Abbreviations in lower case, without their full stop. These may end a sentence; the next word decides: a capitalised
# function word begins a new one.
_CAN_END = frozenset(
    "inc corp co ltd llc plc jr sr etc al esq bros assn dept ave blvd rd no st"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa"
    " tenn tex va vt wash wis wyo".split()
)
# The abbreviations added here never end a sentence: a name or a number follows them.
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
# An end mark with the closing marks after it. The mark comes before the look-behind, so that the search can skip from
# mark to mark.
_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’»)\]}]{0,4}(?=\s)")
_LONGEST_WORD = 20  # characters
_REVERSED_WORD = re.compile(rf"[\w.&'’-]{{1,{_LONGEST_WORD}}}")
# Characters of a sentence. Longer ones are lists without end marks; they are cut, so that rules stay fast.
_LONGEST = 3000


def split_sentences(text: str, start: int, end: int) -> list[Bounds]:
    """Return the sentences of text[start:end]. Abbreviations, initials and closing quote marks are taken into account.

    >>> [("Mr. Oyelaran left at 5 p.m. on Monday. " '"Why?" she asked. It rained.')[a:b] for a, b in
    ...  split_sentences("Mr. Oyelaran left at 5 p.m. on Monday. " '"Why?" she asked. It rained.', 0, 67)]
    ['Mr. Oyelaran left at 5 p.m. on Monday.', '"Why?" she asked.', 'It rained.']
    """
    sentences: list[Bounds] = []
    begin = start
    trimmed = start < end and not text[start].isspace()  # whether no white space stands at `begin`
    for match in _END.finditer(text, start, end):
        mark, after = match.span()
        plain = after + 1 < end and text[after + 1].isupper() and (text[mark] != "." or _is_plain_word(text, mark))
        if not plain and not _ends_sentence(text, mark, after, end):
            continue
        if trimmed and after - begin <= _LONGEST:
            sentences.append((begin, after))
        else:
            sentences += _pieces(text, begin, after)
        begin, trimmed = after + plain, plain
    if begin < end:
        sentences += _pieces(text, begin, end)
    return sentences


def _is_plain_word(text: str, mark: int) -> bool:
    """Return whether the word before a full stop has only letters, and is neither an initial nor an abbreviation."""
    floor = mark - _LONGEST_WORD if mark > _LONGEST_WORD else 0
    word = text[max(text.rfind(" ", floor, mark) + 1, floor) : mark]
    return word[1:] != "" and word.isalpha() and word.lower() not in ABBREVIATIONS


def _pieces(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield the sentence text[start:end], trimmed; one that is too long is cut at spaces."""
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
    first = following[0]
    if not "A" <= first <= "Z":
        first = following.lstrip(_OPENERS).lstrip()[:1]
        if first.islower():  # "U.S. troops", "he asked", "Yahoo! said"
            return False
    if text[mark] != "." or (after - mark > 1 and text[mark:after].strip(_CLOSERS) != "."):
        return True
    reversed_word = _REVERSED_WORD.match(text[max(0, mark - _LONGEST_WORD) : mark][::-1])
    if not reversed_word:
        return True
    word = reversed_word.group()[::-1]
    next_word = following.split(None, 1)[0].strip(_OPENERS + _CLOSERS + ",;:")
    if len(word) == 1 and word.isupper():  # an initial: "J. Smith"; but "Vitamin C. The", "on X. Some"
        return next_word in _STARTERS or (word == "X" and text.endswith(" on X", 0, mark))
    if "." in word:  # "U.S", "p.m", "Ph.D"
        return next_word in _STARTERS or (following[0] in _OPENERS and mark + 1 == after)
    return _ends_after_word(word, following, next_word)


def _ends_after_word(word: str, following: str, next_word: str) -> bool:
    """Return whether a full stop after a word ends a sentence; after an abbreviation, the next word decides."""
    lowered = word.lower().rsplit("-", 1)[-1]
    if lowered not in ABBREVIATIONS or not (word[0].isupper() or lowered in _LOWER_ABBREVIATIONS):
        return True
    if lowered == "no":
        return not following[:1].isdigit()
    return lowered in _CAN_END and next_word in _STARTERS


# Abbreviations that are written in lower case; the others ("sat", "sun") are ordinary words without a capital letter.
_LOWER_ABBREVIATIONS = frozenset(
    "vs v etc approx dept inc corp co no nos vol pp fig ed eds al ca cf e.g i.e a.k.a".split()
)
