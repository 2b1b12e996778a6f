"""What a line looks like by itself: its length, its ends, its capitals, its words. The first layer of the line model.

A feature is a place in a flat list of weights: the offset of its family, named in SHAPE, plus the value that was seen.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from sys import intern

from newscli.core.text.calendar_names import months

FUNCTION_WORDS = frozenset(
    "a about after all also although an and any are as at be because been before being between both but by can"
    " could did do does during each even for from had has have he her him his how i if in into is it its just may"
    " me might more most much my no not of on one only or other our out over own said she should so some such than"
    " that the their them then there these they this those though through to too under until up was we were what"
    " when where which while who whom whose why will with would you your".split()
)
# Words of telling: the past, reported speech, third persons. Furniture has few of them.
_NARRATIVE = frozenset(
    "was were had been said told did would could might his her their he she they them its that who which".split()
)
_READER = frozenset("you your yours our ours us we please my".split())
_BULLETS = "*+-•·–—○▪■►▶»›→"
_MARKS = '|©@/…{—#$£€&(“"–'  # each is a family of its own place; order as trained
_MARKED = tuple(enumerate(_MARKS))
_ANY_MARK = re.compile(f"[{re.escape(_MARKS)}]")
_AROUND = ".,;:!?\"'“”‘’()[]{}|*…-–—•·»›<>#"
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_LOOK = 160  # characters of a line whose words are looked at; the rest of a longer one says no more
# Words of either kind, to be added up over a line: how many are known, how many of them tell, how many address.
_NARRATIVES, _READERS, _MOST = 8, 16, 255
_KINDS: dict[str, int] = {
    **dict.fromkeys(FUNCTION_WORDS, 1),
    **dict.fromkeys(_NARRATIVE, 1 + (1 << _NARRATIVES)),
    **dict.fromkeys(_READER, 1 + (1 << _READERS)),
}
_NONE = repeat(0)
CHARACTERS = (8, 16, 25, 40, 60, 80, 110, 150, 200, 280, 400, 600)
WORDS = (1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 26, 35, 50, 80)
_HALVES = [min(length // 2, 6) for length in range(len(WORDS) + 1)]
_FEW_WORDS, _SHORT = 30, 14  # words of a line whose figures, and whose marks by themselves, count
_DIGIT_SHARES = (0.03, 0.08, 0.15, 0.3, 0.6)
_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 0.99)
# How a line ends: letter, digit, stop, question, exclamation, colon, comma, ellipsis, closing quotation with and
# without an end mark before it, bracket, something else.
LETTER, DIGIT, STOP, QUESTION, EXCLAMATION, COLON, COMMA, ELLIPSIS, QUOTE_STOP, QUOTE, BRACKET, OTHER_END = range(12)
_ENDS = {".": STOP, "?": QUESTION, "!": EXCLAMATION, ":": COLON, ",": COMMA, "…": ELLIPSIS, ")": BRACKET, "]": BRACKET}
_CLOSING = "\"'”’"
_INNER = frozenset((".", "!", "?", ",", "…"))
SENTENCE_ENDS = frozenset((STOP, QUESTION, EXCLAMATION, QUOTE_STOP))
PROSE_WORDS = 12  # of a line that may be a paragraph of sentences
UPPER, LOWER, NUMBER, QUOTATION, BULLET, PLUS, DASH, OTHER_BEGIN = range(8)


def offsets(sizes: dict[str, int]) -> tuple[dict[str, int], int]:
    """Where each family begins in the flat list of weights, and how long the list is."""
    begins, total = {}, 0
    for name, size in sizes.items():
        begins[name] = total
        total += size
    return begins, total


_FAMILIES = {
    "bias": 1,
    "words": 15,
    "characters": 13,
    "end": 12,
    "end-words": 84,
    "begin": 8,
    "function": 10,
    "function-words": 70,
    "capitals-words": 66,
    "narrative-words": 28,
    "reader-words": 20,
    "digits": 6,
    "year": 4,
    "sentences-words": 20,
    "marks": len(_MARKS),
    "marks-short": len(_MARKS),
    "month": 5,
    "colon": 4,
    "sure": 1,
    "note": 1,
}
SHAPE, SHAPE_SIZE = offsets(_FAMILIES)
# The places in the list of weights, so that all shapes share these numbers: a text may have 500,000 lines.
_PLACES = list(range(SHAPE_SIZE))
(_O_WORDS, _O_CHARS, _O_END, _O_END_WORDS, _O_BEGIN, _O_FUNCTION, _O_FUNCTION_WORDS, _O_CAPITALS, _O_NARRATIVE_WORDS,
 _O_READER, _O_DIGITS, _O_YEAR, _O_SENTENCES, _O_MARKS, _O_MARKS_SHORT, _O_MONTH, _O_COLON) = (
    SHAPE[name] for name in list(_FAMILIES)[1:18]
)  # fmt: skip


@dataclass(slots=True)  # freezing it would cost more than making it
class Shape:
    """A line's own features, and what its neighbours want to know of it. Shared by equal lines: not to be changed."""

    features: tuple[int, ...]
    words: tuple[str, ...]  # in lower case, without the marks around them, as far as the line is looked at
    content: tuple[str, ...]  # its different words of four letters and more that carry meaning
    count: int  # of words
    length: int  # the bucket of that count
    end: int
    begin: int
    is_prose: bool  # whether it looks like a paragraph of sentences
    sums: tuple[int, int] | None = None  # what the line model makes of it alone, once it is asked

    @property
    def terms(self) -> tuple[str, ...]:
        """The words and beginnings that may have a weight of their own."""
        return _terms(self.words, self.count)


@lru_cache(maxsize=20_000)
def shape(line: str) -> Shape:
    """Return the shape of one line that is not empty. Furniture repeats, so that many lines are looked at once only."""
    head = line[:_LOOK]
    words = head.split()
    low = [
        intern(bare)  # the words of a text repeat
        for word in head.lower().split()
        if (bare := word if word.isalpha() else word.strip(_AROUND))  # most are letters alone
    ]
    count = len(words) if len(line) <= _LOOK else line.count(" ") + 1
    length = bisect_left(WORDS, count)
    end, begin = _end(line), _begin(line, words)
    features = [
        0,
        _O_WORDS + length,
        _O_CHARS + bisect_left(CHARACTERS, len(line)),
        _O_END + end,
        _O_END_WORDS + end * 7 + _HALVES[length],
        _O_BEGIN + begin,
        _O_SENTENCES + min(_breaks(line), 3) * 5 + length // 3,
    ]
    _add_words(features, words, low, length)
    if count < _FEW_WORDS:
        _add_figures(features, line, len(low), length)
        if not months().keys().isdisjoint(low[:8]):
            features.append(_O_MONTH + min(length // 2, 4))
    if _ANY_MARK.search(line):
        _add_marks(features, line, count)
    content = tuple(dict.fromkeys([word for word in low if len(word) > 3 and word not in FUNCTION_WORDS]))
    return Shape(
        tuple(map(_PLACES.__getitem__, features)),
        tuple(low),
        content,
        count,
        length,
        end,
        begin,
        count >= PROSE_WORDS and end in SENTENCE_ENDS,
    )


def _add_marks(features: list[int], line: str, count: int) -> None:
    """The marks that a line holds; of a short one also by themselves."""
    marks = [i for i, mark in _MARKED if mark in line]
    features += [_O_MARKS + i for i in marks]
    if count < _SHORT:
        features += [_O_MARKS_SHORT + i for i in marks]


def _add_words(features: list[int], words: list[str], low: list[str], length: int) -> None:
    """The shares of function words and capitals; words of telling and of address."""
    half, third = _HALVES[length], length // 3
    counts = sum(map(_KINDS.get, low, _NONE))
    function = bisect_left(_SHARES, (counts & _MOST) / (len(low) or 1))
    narrative, reader = counts >> _NARRATIVES & _MOST, counts >> _READERS
    features += (
        _O_FUNCTION + function,
        _O_FUNCTION_WORDS + function * 7 + half,
        _O_CAPITALS + _capitals(words) * 6 + (half if half < 5 else 5),
        _O_NARRATIVE_WORDS + min(narrative, 3) * 7 + half,
    )
    if reader:
        features.append(_O_READER + min(reader, 4) * 5 - 5 + third)


def _end(line: str) -> int:
    last = line[-1]
    if last in _CLOSING:
        inner = line[-5:].rstrip(_CLOSING)[-1:]
        return QUOTE_STOP if inner in _INNER else QUOTE
    if last.isalpha():
        return LETTER
    if last.isdigit():
        return DIGIT
    return _ENDS.get(last, OTHER_END)


def _begin(line: str, words: list[str]) -> int:
    first = line[0]
    if len(words) > 1 and len(words[0]) == 1 and first in _BULLETS:
        return BULLET if first in "*•·-" else PLUS if first == "+" else DASH
    if first.isalpha():
        return LOWER if first.islower() else UPPER
    if first.isdigit():
        return NUMBER
    return QUOTATION if first in "\"'“‘" else OTHER_BEGIN


def _capitals(words: list[str]) -> int:
    """The share of capitalised words, in ten steps; 10 for a single word."""
    if len(words) < 2:
        return 10
    return bisect_left(_SHARES, len([word for word in words if word[0].isupper()]) / len(words))


def _add_figures(features: list[int], line: str, words: int, length: int) -> None:
    """Digits, years and labels, of lines short enough."""
    if _DIGIT.search(line, 0, 80):
        digits = len(_DIGIT.findall(line, 0, 80))
        features.append(_O_DIGITS + bisect_left(_DIGIT_SHARES, digits / min(len(line), 80)))
        if _YEAR.search(line):
            features.append(_O_YEAR + min(length // 3, 3))
    if words > 3 and line.find(":", 0, 30) > 0:
        features.append(_O_COLON + min(length // 3, 3))


def _breaks(line: str) -> int:
    """How often a sentence ends within the line."""
    breaks = line.count(". ")
    if "?" in line or "!" in line:
        breaks += line.count("? ") + line.count("! ")
    return breaks


def _terms(low: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The words of the line (of a long one, of its beginning), its first one and two, its last, all of a short one."""
    if not low:
        return ()
    terms = [*dict.fromkeys(low[:12]), "^" + low[0]]
    if len(low) > 1:
        terms.append("^" + low[0] + " " + low[1])
    if count <= 20:
        terms.append(low[-1] + "$")
    if count <= 5:
        terms.append("^" + " ".join(low) + "$")
    return tuple(terms)
