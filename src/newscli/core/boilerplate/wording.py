"""What the words of a paragraph say of who speaks to whom: the page to its reader, or the news.

Appeals, bios and notes look like an article, and no list foresees their sentences. The kinds of their words give them
away: a newsroom's "we", an order to the reader, "this story" and how it was made, a name and a trade, giving, signing
up, a number to call. The kinds are in `lexicon/boilerplate_kinds.txt`. A paragraph's features are the kinds that it
holds, alone and in pairs, and where it stands; their weights, from `lexicon/boilerplate_wording.json`, add up to its
score. `scripts/train_wording.py` finds the weights.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from newscli import lexicon
from newscli.core.boilerplate.phrases import Verdict
from newscli.core.boilerplate.shape import offsets
from newscli.lexicon import sections

UNKNOWN = -99.0
MIN_WORDS = 4  # of a line that is looked at
_MAX_WORDS = 160  # of a paragraph that are looked at
_SELF_REACH = 3  # words between "this" and "story"
_TALKS = 0.3  # the share of an article's paragraphs that say "you", or "I" and "we", from which on it is its manner
_LENGTHS = (6, 10, 15, 20, 27, 35, 50, 75, 110)
_AROUND = ".,;:!?\"'“”‘’()[]{}|*…–—•·»«<>#_-"
_ENDS_SENTENCE = frozenset('.!?:;…"”)—–')
_BRACKETS = "([*_#—–"
_TITLES = r"(?:(?:Dr|Prof|Professor|Sir|Dame|Rev|Lt|Gen|Col|Capt|Sgt)\.? ){0,3}"
_NAME = r"[A-Z][\w.'’-]{0,20}(?: (?:[A-Z(@“\"][\w.'’)”\"@-]{0,20}|de|van|von|der|la|bin|al|and)){0,6},?"
_IS_OR_DOES = (
    "is are was were has writes covers teaches lives works reports edits hosts joined served spent tweets leads runs"
    " studied holds does began commanded wrote directs receives owns"
)
_NAME_FIRST = re.compile(rf"[\W_]{{0,3}}{_TITLES}{_NAME} (?:{'|'.join(_IS_OR_DOES.split())})\b")
_PLURAL = re.compile(r"[\W_]{0,3}\w+ were")  # "Unions were told": nobody's name
_ADDRESS = re.compile(r"\w@[\w-]{1,40}\.\w|(?:^|[\s(])@\w{3}|https?:|www\.|(?<=\w)\.(?:com|org|net|example|co|uk)\b")
_PHONE = re.compile(r"\+?\d[\d() .-]{6,16}\d|\b\d{3}[- ]\d{4}\b")
_DIGIT = re.compile(r"\d")
_AMOUNT = re.compile(r"[$£€]\s?\d")
_LABEL = re.compile(r"[\W_]{0,3}[A-Z][\w'’]{1,20}(?: [\w'’&]{1,20}){0,3}(?: ?\([^)]{1,20}\))?:(?:\s|$)")
# Kinds of a paragraph as a whole: what its words do together, its look, its place, the manner of the article.
_WHOLE = (
    "order", "this-piece", "our-piece", "name-first", "address", "phone", "amount", "quotes", "question", "exclaims",
    "label", "bracket", "open-end", "last", "near-end", "first", "manner-you", "manner-we",
)  # fmt: skip


class _Kinds:
    """The kinds by number: those of words, then those of whole paragraphs."""

    def __init__(self) -> None:
        by_word: dict[str, list[int]] = {}
        self.names: list[str] = []
        for number, (heading, lines) in enumerate(sections("boilerplate_kinds").items()):
            self.names.append(heading)
            for word in (word for line in lines for word in line.split()):
                by_word.setdefault(word, []).append(number)
        self.whole = len(self.names)
        self.names += _WHOLE
        self.by_word = {word: tuple(dict.fromkeys(numbers)) for word, numbers in by_word.items()}
        self.number = {name: i for i, name in enumerate(self.names)}
        self.told = tuple(self.number[name] for name in ("ask", "we", "order", "this-piece", "our-piece"))
        self.pieces = (self.number["piece"], self.number["press"])


@cache
def kinds() -> _Kinds:
    return _Kinds()


@cache
def families() -> tuple[dict[str, int], int]:
    """Where each family of features begins in the list of weights, and how long that is."""
    count = len(kinds().names)
    return offsets({"bias": 1, "count": 3 * count, "pair": count * count, "length": len(_LENGTHS) + 1})


@cache
def weights() -> list[int]:
    """In hundredths."""
    path = Path(lexicon.__file__).with_name("boilerplate_wording.json")
    found: list[int] = json.loads(path.read_text(encoding="utf-8"))
    return found


class Wording:
    """The lines of a text, measured once and scored as often as it becomes clearer which of them are the article."""

    def __init__(self, lines: Sequence[str], prose: Sequence[bool], asked: Sequence[bool] | None = None) -> None:
        """prose: which lines may be paragraphs of the article. asked: those that anybody asks about, or all."""
        self._lines = lines
        self._held = [
            _kinds_of(line) if (not asked or asked[i]) and line.count(" ") >= MIN_WORDS - 1 else None
            for i, line in enumerate(lines)
        ]
        self._manner = _manner(
            [counts for counts, is_prose in zip(self._held, prose, strict=True) if counts is not None and is_prose]
        )
        self._known: dict[tuple[int, ...], float] = {}

    def features(self, prose: Sequence[bool]) -> list[list[int]]:
        """The features of each line; none of a line too short to be a sentence."""
        return [
            [] if counts is None else self._features(i, counts, places)
            for i, (counts, places) in enumerate(zip(self._held, _places(prose), strict=True))
        ]

    def scores(self, prose: Sequence[bool]) -> list[float]:
        """How much the words of each line speak for a note of the page, as log odds; UNKNOWN for a line too short."""
        weigh = weights().__getitem__
        found = []
        for i, (counts, places) in enumerate(zip(self._held, _places(prose), strict=True)):
            score = UNKNOWN
            if counts is not None:
                known = self._known.get((i, *places))
                score = sum(map(weigh, self._features(i, counts, places))) / 100 if known is None else known
                self._known[i, *places] = score
            found.append(score)
        return found

    def _features(self, i: int, counts: "dict[int, int]", places: list[int]) -> list[int]:
        return _features(counts | dict.fromkeys([*self._manner, *places], 1), self._lines[i])


def _places(prose: Sequence[bool]) -> "Iterator[list[int]]":
    """The kinds that each line has for its place: how many paragraphs of the article stand above and below it."""
    number = kinds().number
    last, near_end, first = number["last"], number["near-end"], number["first"]
    total, above = sum(prose), 0
    for is_prose in prose:
        below = total - above - is_prose
        yield [last] * (below == 0) + [near_end] * (below <= 2) + [first] * (above <= 1)
        above += is_prose


def _manner(paragraphs: "list[dict[int, int]]") -> list[int]:
    """Whether the article itself talks to its reader all along, or of those who write it."""
    number = kinds().number
    least = max(2.0, _TALKS * len(paragraphs))
    you = sum(number["you"] in counts for counts in paragraphs)
    we = sum(number["we"] in counts or number["i"] in counts for counts in paragraphs)
    return [number["manner-you"]] * (you > least) + [number["manner-we"]] * (we > least)


def _kinds_of(line: str) -> "dict[int, int]":
    """How often a line holds each kind."""
    known = kinds()
    by_word, (ask, we, order, this_piece, our_piece), pieces = known.by_word, known.told, known.pieces
    counts: dict[int, int] = {}
    starts = True
    this_at = our_at = -9
    for at, word in enumerate(line.lower().replace("’", "'").split(None, _MAX_WORDS)[:_MAX_WORDS]):
        letters = word.isalpha()  # most words are letters alone
        bare = word if letters else word.strip(_AROUND)
        found = by_word.get(bare)
        if found is None and not letters and bare.endswith("'s"):
            found = by_word.get(bare[:-2])
        if found:
            for kind in found:
                if kind == ask:
                    if starts:
                        counts[order] = counts.get(order, 0) + 1
                    continue
                counts[kind] = counts.get(kind, 0) + 1
                if kind == we:
                    our_at = at
                elif kind in pieces:
                    if at - this_at <= _SELF_REACH:
                        counts[this_piece] = counts.get(this_piece, 0) + 1
                    if at - our_at <= _SELF_REACH:
                        counts[our_piece] = counts.get(our_piece, 0) + 1
        elif bare == "this" or bare == "these":
            this_at = at
        starts = bare == "please" or (not letters and (word[-1] in _ENDS_SENTENCE or (starts and not bare)))
    for kind in _look(line, known.number):
        counts[kind] = 1
    return counts


def _look(line: str, number: "dict[str, int]") -> "Iterator[int]":
    """The kinds of a line as a whole that it has for its look. The cheapest signs of each are looked for first."""
    if (named := _NAME_FIRST.match(line)) and not _PLURAL.fullmatch(named.group()):
        yield number["name-first"]
    if ("@" in line or "." in line[:-1] or "http" in line) and _ADDRESS.search(line):
        yield number["address"]
    if _DIGIT.search(line):
        if _PHONE.search(line):
            yield number["phone"]
        if _AMOUNT.search(line):
            yield number["amount"]
    for name, mark in (("quotes", '"'), ("quotes", "“"), ("question", "?"), ("exclaims", "!")):
        if mark in line:
            yield number[name]
    if ":" in line and _LABEL.match(line):
        yield number["label"]
    if line[0] in _BRACKETS:
        yield number["bracket"]
    if line[-1].isalpha():
        yield number["open-end"]


def _features(counts: "dict[int, int]", line: str) -> list[int]:
    begins, _ = families()
    total = len(kinds().names)
    single, pair = begins["count"], begins["pair"]
    present = sorted(counts)
    found = [begins["bias"], begins["length"] + bisect_left(_LENGTHS, line.count(" ") + 1)]
    for at, kind in enumerate(present, 1):
        place, count = single + 3 * kind, counts[kind]
        found += (place,) if count == 1 else (place, place + 1) if count == 2 else (place, place + 1, place + 2)
        row = pair + kind * total
        found += map(row.__add__, present[at:])
    return found


def first_name(line: str) -> str | None:
    """The last word of the name that a line begins with, if it says what somebody is or does."""
    named = _NAME_FIRST.match(line)
    words = [word.strip(_AROUND) for word in named.group().split()[:-1]] if named else []
    capital = [word for word in words if word[:1].isupper() and word.isalpha()]
    return capital[-1] if capital else None


# What a note is about, by the kind of most of its words: the reason to drop it, and the rule's name.
_VERDICTS: dict[str, Verdict] = {
    "give": ("appeal-to-readers", "donation"),
    "subscribe": ("subscription-offer", "subscription"),
    "newsletter": ("newsletter-blurb", "newsletter"),
    "channel": ("outlet-promo", "promo"),
    "event": ("outlet-promo", "promo"),
    "survey": ("outlet-promo", "promo"),
    "aim": ("about-the-outlet", "promo"),
    "series": ("outlet-promo", "promo"),
    "contact": ("comment-invitation", "comments"),
    "comment": ("comment-invitation", "comments"),
    "correct": ("correction-note", "correction"),
    "produce": ("produced-with", "credit"),
    "disclose": ("editors-note", "other"),
    "help": ("editors-note", "other"),
    "release": ("press-note", "promo"),
    "job": ("author-bio", "author-bio"),
    "bio": ("author-bio", "author-bio"),
    "name-first": ("author-bio", "author-bio"),
}


def wording_verdict(line: str) -> Verdict:
    """Rule and reason for a line whose words have given it away."""
    names = kinds().names
    sums: dict[Verdict, float] = {}
    for kind, count in _kinds_of(line).items():
        if verdict := _VERDICTS.get(names[kind]):
            sums[verdict] = sums.get(verdict, 0.0) + min(count, 3)
    return max(sums, key=lambda v: (sums[v], v)) if sums else ("editors-note", "other")
