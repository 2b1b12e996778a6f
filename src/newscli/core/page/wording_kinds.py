"""The kinds of words by which the wording model tells a note from news, and the weights that they have.

The kinds are in `lexicon/boilerplate_kinds.txt`, the weights in `lexicon/boilerplate_wording.json`.
"""

import json
from dataclasses import dataclass
from functools import cache

from newscli.core.page.line_shape import FUNCTION_WORDS
from newscli.core.page.line_weights import offsets
from newscli.lexicon.loader import json_text, sections

# The kinds of which nearly every note holds a word.
_TELLING = (
    "we reader piece press job bio help series newsletter release correct disclose comment contact produce event"
    " subscribe outward"
).split()
MOST_COUNTED = 3  # more words of one kind say no more
LENGTHS = (6, 10, 15, 20, 27, 35, 50, 75, 110)
# The name of a newspaper, station or site.
OUTLETS = (
    "Times Post Herald Gazette Courier Tribune Ledger Sentinel Observer Chronicle Journal Mirror Echo Telegraph News"
    " Examiner Clarion Monitor Dispatch Record Register Review Bulletin Mail Argus Advertiser Messenger Wire Press"
    " Radio Standard Independent Citizen Enterprise Globe Guardian Beacon Reporter Magazine Weekly Daily Media Newsroom"
    " Newspapers Broadcasting FM TV"
)
# Kinds of a paragraph as a whole: what its words do together, its look, its place, the manner of the article.
_WHOLE = (
    "order", "this-piece", "our-piece", "outlet", "name-first", "opens-name", "address", "quotes", "question",
    "exclaims", "bracket", "open-end", "last", "near-end", "first", "manner-you", "manner-we",
    "echo-none", "echo-one", "echo-few", "echo-many",
)  # fmt: skip
# Function words that the line model does not count among its own.
_FUNCTION_WORDS = (
    "again against am another any anything around away back being both cannot come comes did done down each either"
    " else enough ever every few first from get gets got had half here however instead last less let lot made make many"
    " may maybe might much must near need needs neither never next nor nothing now off often once one others own per"
    " perhaps quite rather same second see seem seems seen several shall since something soon still such sure ten than"
    " then there third though three through thus today together tomorrow too toward towards two under unless until up"
    " upon us used very want was way well whatever whenever where wherever whether while whole whose why within without"
    " yet four five six seven eight nine year years month months week weeks day days time times not don't didn't"
    " doesn't isn't it's that's there's what's"
)
# What a word calls for among the words before it, or is to the words after it; whether an outlet's name may hold it.
ASKS, POINTS, OWNS, PIECE, OF_OUTLET = 1, 2, 4, 8, 16


class Kinds:
    """The kinds by number: those of words, then those of whole paragraphs."""

    def __init__(self) -> None:
        by_word: dict[str, set[int]] = {}
        listed = sections("boilerplate_kinds")
        self.words_of = {name: frozenset(" ".join(lines).split()) for name, lines in listed.items()}
        self.names = [*listed, *_WHOLE]
        self.number = {name: i for i, name in enumerate(self.names)}
        for name in listed:
            for word in self.words_of[name]:
                by_word.setdefault(word, set()).add(self.number[name])
        self.words = frozenset(by_word)
        self.calls = {word: calls for word, numbers in by_word.items() if (calls := self._calls(numbers))}
        for words, call in ((("this", "these"), POINTS), (OUTLETS.lower().split(), OF_OUTLET)):
            self.calls |= {word: self.calls.get(word, 0) | call for word in words}
        # Words of the kind "ask" count only in orders.
        self.of_word = {
            word: tuple(by_word.get(word, set()) - {self.number["ask"]}) for word in {*by_word, *self.calls}
        }

    def _calls(self, numbers: set[int]) -> int:
        ask, we, piece, press = (self.number[name] for name in ("ask", "we", "piece", "press"))
        return ASKS * (ask in numbers) + OWNS * (we in numbers) + PIECE * (not numbers.isdisjoint((piece, press)))


@cache
def kinds() -> Kinds:
    return Kinds()


@cache
def telling() -> frozenset[str]:
    """Return the words of which nearly every note holds one."""
    return frozenset().union(*(kinds().words_of[kind] for kind in _TELLING))


@cache
def ordinary_words() -> frozenset[str]:
    """Return the words that do not tell what the news is about: function words, and those of all kinds."""
    return kinds().words | FUNCTION_WORDS


@cache
def common_words() -> frozenset[str]:
    """Return the words that may have weights of their own: function words, and those that the kinds are made of."""
    return frozenset(("^", "$", *_FUNCTION_WORDS.split(), *FUNCTION_WORDS, *kinds().words))


@cache
def families() -> tuple[dict[str, int], int]:
    """Return where each family of features begins in the list of weights, and the length of that list."""
    count = len(kinds().names)
    return offsets({"bias": 1, "count": MOST_COUNTED * count, "pair": count * count, "length": len(LENGTHS) + 1})


@dataclass(frozen=True)
class Weights:
    """Weights in hundredths: of features by their number, of common words and of pairs of them ("this story")."""

    features: list[int]
    words: dict[str, int]


@cache
def weights() -> Weights:
    return Weights(**json.loads(json_text("boilerplate_wording")))


class Tables:
    """The weights as they are added up: of a kind by its count, of two kinds together whichever comes first."""

    def __init__(self, given: Weights) -> None:
        flat = given.features
        begins, _ = families()
        every = range(len(kinds().names))
        count, pair, length = begins["count"], begins["pair"], begins["length"]
        self.lengths = [flat[begins["bias"]] + weight for weight in flat[length : length + len(LENGTHS) + 1]]
        self.kinds = [
            [sum(flat[count + MOST_COUNTED * kind :][:times]) for times in range(MOST_COUNTED + 1)] for kind in every
        ]
        self.pairs = [[flat[pair + min(a, b) * len(every) + max(a, b)] for b in every] for a in every]
        self.words = {words: weight for words, weight in given.words.items() if " " not in words}
        self.followed_by: dict[str, dict[str, int]] = {}
        for words, weight in given.words.items():
            first, _, second = words.partition(" ")
            if second:
                self.followed_by.setdefault(first, {})[second] = weight


@cache
def tables() -> Tables:
    return Tables(weights())
