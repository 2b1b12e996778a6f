"""The first layer of the line model: the shape of a line by itself, that is its length, ends, capitals and words.

The shape is measured as a tuple of small numbers. Together with the length of the line, each number stands for some
features, and a table has the sum of their weights, so that the score of a line is a sum of one value from each table.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from operator import getitem
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits

from newscli.core.page.line_weights import both_layers, halves, offsets
from newscli.core.text.document import Bounds

FUNCTION_WORDS = frozenset(
    "a about after all also although an and any are as at be because been before being between both but by can"
    " could did do does during each even for from had has have he her him his how i if in into is it its just may"
    " me might more most much my no not of on one only or other our out over own said she should so some such than"
    " that the their them then there these they this those though through to too under until up was we were what"
    " when where which while who whom whose why will with would you your".split()
)
# Words of narration: the past, reported speech, third persons. Furniture has few of them.
_NARRATIVE = frozenset(
    "was were had been said told did would could might his her their he she they them its that who which".split()
)
_READER = frozenset("you your yours our ours us we please my".split())
_BULLETS = "*+-•·–—○▪■►▶»›→"
_MARKS = '|©@/…{—#$£€&(“"–'  # each is a family of its own place; order as trained
_AROUND = ".,;:!?\"'“”‘’()[]{}|*…-–—•·»›<>#"
# The characters of a line are counted as bytes, one for each: that is several times as quick as to search for them.
# This code page has all marks; what it has not is a question mark, which is not counted.
_CODE_PAGE = "cp1252"
_EVERY = bytes(range(256))
_ALL_BUT_MARKS = _EVERY.translate(None, _MARKS.encode(_CODE_PAGE))
_ALL_BUT_DIGITS = _EVERY.translate(None, digits.encode())
_CAPITALS = frozenset(ascii_uppercase.encode()) | frozenset(range(0xC0, 0xDF))  # in that code page
_AS_CAPITAL = bytes(ord("A") if byte in _CAPITALS else byte for byte in _EVERY)

_READ = 1500  # characters of a line that are cut into words
# Words and characters of a line that the line model looks at; more of them would add nothing.
_LOOK, _CHARACTERS_SEEN = 26, 160
_FIGURES = 80  # characters of a line whose digits are counted
# What is counted of the words of a line, in five bits each, since more than 26 words are not looked at; the weights of
# the words stand above. All of it fits into one machine word, so that `sum` adds it up without making numbers.
_NARRATIVES, _READERS, _WEIGHTS, _COUNT = 5, 10, 15, 31
_NONE = repeat(0)
WORDS = (1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 26, 35, 50, 80)
LENGTHS = len(WORDS) + 1
_CHARACTERS = (8, 16, 25, 40, 60, 80, 110, 150, 200, 280, 400, 600)
_HALVES = [min(length // 2, 6) for length in range(LENGTHS)]
_FEW_WORDS = 30  # of a line whose figures count
_DIGIT_SHARES = (0.0, 0.03, 0.08, 0.15, 0.3, 0.6)
_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 0.99)
_ONE_WORD = 10  # stands for the share of words with a capital where there is one word only


def _steps(bounds: Sequence[float], most: int) -> bytes:
    """Return the step of each number from 0 on, up to one that all larger ones share."""
    return bytes(bisect_left(bounds, number) for number in range(most + 1))


_LENGTH_OF, _CHARACTERS_OF = _steps(WORDS, WORDS[-1] + 1), _steps(_CHARACTERS, _CHARACTERS[-1] + 1)
# The step of a share, by the number of words that are looked at and by how many of them count.
_SHARE_OF = [
    bytes(bisect_left(_SHARES, counted / max(words, 1)) for counted in range(_LOOK + 1)) for words in range(_LOOK + 1)
]
# How a line ends: letter, digit, stop, question, exclamation, colon, comma, ellipsis, closing quotation with and
# without an end mark before it, bracket, something else.
LETTER, DIGIT, STOP, QUESTION, EXCLAMATION, COLON, COMMA, ELLIPSIS, QUOTE_STOP, QUOTE, BRACKET, OTHER_END = range(12)
_ENDS = {".": STOP, "?": QUESTION, "!": EXCLAMATION, ":": COLON, ",": COMMA, "…": ELLIPSIS, ")": BRACKET, "]": BRACKET}
_ENDS |= dict.fromkeys(ascii_letters, LETTER) | dict.fromkeys(digits, DIGIT)
_CLOSING = "\"'”’"
_END_SIGNS = " ♦◆■▪●∎"  # with which magazines close an article
_INNER = frozenset((".", "!", "?", ",", "…"))
SENTENCE_ENDS = frozenset((STOP, QUESTION, EXCLAMATION, QUOTE_STOP))
PROSE_WORDS = 12  # of a line that may be a paragraph of sentences
UPPER, LOWER, NUMBER, QUOTATION, BULLET, PLUS, DASH, OTHER_BEGIN = range(8)
ITEM_BEGINS = frozenset((NUMBER, BULLET, PLUS, DASH))  # of an item of a list
_BEGINS = dict.fromkeys(ascii_uppercase, UPPER) | dict.fromkeys(ascii_lowercase, LOWER)
_BEGINS |= dict.fromkeys(digits, NUMBER) | dict.fromkeys("\"'“‘", QUOTATION)

SHAPE, SHAPE_SIZE = offsets(
    {
        "bias": 1,
        "words": LENGTHS,
        "characters": 13,
        "end": 12,
        "end-words": 84,
        "begin": 8,
        "function-words": 70,
        "capitals-words": 77,
        "narrative-words": 28,
        "reader-words": 25,
        "digits": 7,
        "colon": 5,
        "marks": len(_MARKS),
        "sure": 1,
        "note": 1,
    }
)


# What is seen of a line, each in steps: its characters, how it ends, how it begins, the share of function words and of
# words with a capital (10 for a single word), words of telling, words of address, the share of digits, a colon.
Seen = tuple[int, int, int, int, int, int, int, int, int]

# The features that each number stands for, by the number and the line's length; how many numbers there are.
_FEATURES: tuple[tuple[int, Callable[[int, int], tuple[int, ...]]], ...] = (
    (13, lambda seen, _: (SHAPE["characters"] + seen,)),
    (
        12,
        lambda seen, length: (
            SHAPE["words"] + length,
            SHAPE["end"] + seen,
            SHAPE["end-words"] + seen * 7 + _HALVES[length],
        ),
    ),
    (8, lambda seen, _: (SHAPE["begin"] + seen,)),
    (10, lambda seen, length: (SHAPE["function-words"] + seen * 7 + _HALVES[length],)),
    (11, lambda seen, length: (SHAPE["capitals-words"] + seen * 7 + _HALVES[length],)),
    (4, lambda seen, length: (SHAPE["narrative-words"] + seen * 7 + _HALVES[length],)),
    (5, lambda seen, length: (SHAPE["reader-words"] + seen * 5 + length // 3,) if seen else ()),
    (7, lambda seen, _: (SHAPE["digits"] + seen,) if seen else ()),
    (2, lambda seen, length: (SHAPE["colon"] + length // 3,) if seen else ()),
)


@dataclass(slots=True)  # freezing it would cost more than making it
class Shape:
    """The shape of a line, as other modules need it. Equal lines share one: it must not be changed."""

    count: int  # of words
    length: int  # the bucket of that count
    end: int
    begin: int
    figures: int  # the share of its digits, in steps; 0 where it is too long to count them
    is_prose: bool  # whether it looks like a paragraph of sentences
    alone: int  # the score of the line by itself in the first layer, in hundredths
    among: int  # and in the second layer


def bare_words(line: str) -> list[str]:
    """Return the words of a line, of its first 1,500 characters, in lower case and without the marks around them."""
    return words_of(line.lower())


def words_of(lower: str) -> list[str]:
    """Return the words of a line in lower case, of its first 1,500 characters, without the marks around them."""
    words = lower[:_READ].replace("’", "'").split()
    return [word if word.isalpha() else word.strip(_AROUND) for word in words]  # most are letters alone


def as_bytes(text: str) -> bytes:
    """Return the text with one byte for each character, in which those of a line are counted."""
    return text.encode(_CODE_PAGE, "replace")


def shape(line: str, characters: bytes, words: list[str]) -> Shape:
    """Return the shape of a line that is not empty.

    characters: its first 160, a byte each. words: its words, as `bare_words` gives them.
    """
    words = words[:_LOOK]
    model = tables()
    counted = sum(map(model.words.get, words, _NONE))
    count = line.count(" ") + 1
    length = _LENGTH_OF[count] if count < len(_LENGTH_OF) else _LENGTH_OF[-1]
    seen = _see(line, characters, len(words), counted, count)
    total = (counted >> _WEIGHTS) + sum(map(getitem, model.seen[length], seen))
    if marks := characters.translate(None, _ALL_BUT_MARKS):
        total += sum(map(model.marks.__getitem__, {*marks}))
    alone, among = halves(total)
    end, begin = seen[1:3]
    return Shape(count, length, end, begin, seen[7], count >= PROSE_WORDS and end in SENTENCE_ENDS, alone, among)


_known_shapes: dict[str, Shape] = {}
_MOST_KNOWN = 20_000


def shapes_of(text: str, bounds: Sequence[Bounds], words: list[list[str]]) -> list[Shape]:
    """Return the shapes of the lines of a text, none of which is empty. They are cached, as furniture repeats.

    bounds: where each line begins and ends. words: those of each line, as `bare_words` gives them.
    """
    if len(_known_shapes) > _MOST_KNOWN:
        _known_shapes.clear()
    characters = as_bytes(text)
    shapes = []
    for (start, end), of_line in zip(bounds, words, strict=True):
        line = text[start:end]
        known = _known_shapes.get(line)
        if known is None:
            seen = characters[start : min(end, start + _CHARACTERS_SEEN)]
            known = _known_shapes[line] = shape(line, seen, of_line)
        shapes.append(known)
    return shapes


def shape_features(line: str) -> list[int]:
    """Return the features of a line, as places in the list of weights, without those of its words."""
    words = bare_words(line)[:_LOOK]
    count = line.count(" ") + 1
    length = bisect_left(WORDS, count)
    characters = as_bytes(line[:_CHARACTERS_SEEN])
    seen = _see(line, characters, len(words), sum(map(_counted, words)), count)
    features = [SHAPE["bias"]]
    for (_, stands_for), number in zip(_FEATURES, seen, strict=True):
        features += stands_for(number, length)
    marks = {*characters.translate(None, _ALL_BUT_MARKS)}
    return features + [SHAPE["marks"] + i for i, mark in enumerate(_MARKS.encode(_CODE_PAGE)) if mark in marks]


def terms(line: str) -> list[str]:
    """Return the words of a line that may have a weight of their own."""
    return [word for word in bare_words(line)[:_LOOK] if word]


class _Tables:
    """The weights of both layers as they are added up."""

    def __init__(self) -> None:
        model = both_layers()
        sums = [
            [
                [sum([model.shape[feature] for feature in stands_for(number, length)]) for number in range(numbers)]
                for numbers, stands_for in _FEATURES
            ]
            for length in range(LENGTHS)
        ]
        bias = model.shape[SHAPE["bias"]]
        for tables in sums:
            tables[0] = [bias + weight for weight in tables[0]]
        self.seen = sums  # by length, by what is seen
        self.marks = {mark: model.shape[SHAPE["marks"] + i] for i, mark in enumerate(_MARKS.encode(_CODE_PAGE))}
        words = {*FUNCTION_WORDS, *_NARRATIVE, *_READER, *model.terms}
        self.words = {word: _counted(word) + (model.terms.get(word, 0) << _WEIGHTS) for word in words}


@cache
def tables() -> _Tables:
    return _Tables()


def _counted(word: str) -> int:
    """Return what a word adds to the counts of its line."""
    return (word in FUNCTION_WORDS) + ((word in _NARRATIVE) << _NARRATIVES) + ((word in _READER) << _READERS)


def _see(line: str, characters: bytes, looked_at: int, words: int, count: int) -> Seen:
    """Return the numbers that describe the shape of a line.

    characters: the first ones, a byte each. looked_at: how many of its words are looked at. words: the sum of their
    counts. count: words of the whole line.
    """
    begin = _begin(line)
    narrative, reader = words >> _NARRATIVES & _COUNT, words >> _READERS & _COUNT
    capitals = _ONE_WORD
    if looked_at > 1:
        held = characters.translate(_AS_CAPITAL).count(b" A") + (begin == UPPER)
        capitals = _SHARE_OF[looked_at][min(held, _LOOK)]
    figures = colon = 0
    if count < _FEW_WORDS:
        colon = looked_at > 3 and line.find(":", 0, 30) > 0
        if held := len(characters[:_FIGURES].translate(None, _ALL_BUT_DIGITS)):
            figures = bisect_left(_DIGIT_SHARES, held / min(len(line), _FIGURES))
    size = len(line)
    return (
        _CHARACTERS_OF[size] if size < len(_CHARACTERS_OF) else _CHARACTERS_OF[-1],
        _end(line),
        begin,
        _SHARE_OF[looked_at][words & _COUNT],
        capitals,
        narrative if narrative < 3 else 3,
        reader if reader < 4 else 4,
        figures,
        colon,
    )


def _end(line: str) -> int:
    last = line[-1]
    end = _ENDS.get(last)
    if end is not None:
        return end
    if last in _END_SIGNS and (bare := line.rstrip(_END_SIGNS)):
        return _end(bare)
    if last in _CLOSING:
        inner = line[-5:].rstrip(_CLOSING)[-1:]
        return QUOTE_STOP if inner in _INNER else QUOTE
    return LETTER if last.isalpha() else DIGIT if last.isdigit() else OTHER_END


def _begin(line: str) -> int:
    first = line[0]
    begin = _BEGINS.get(first)
    if begin is not None:
        return begin
    if first in _BULLETS and line[1:2].isspace():
        return BULLET if first in "*•·-" else PLUS if first == "+" else DASH
    if first.isalpha():
        return LOWER if first.islower() else UPPER
    return NUMBER if first.isdigit() else OTHER_BEGIN
