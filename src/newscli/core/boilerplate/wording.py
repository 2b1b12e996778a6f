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
from collections.abc import Sequence
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
_ENDS_SENTENCE = tuple('.!?:;…"”)—–')
_BRACKETS = "([*_#—–"
_TITLES = r"(?:(?:Dr|Prof|Professor|Sir|Dame|Rev|Lt|Gen|Col|Capt|Sgt)\.? ){0,3}"
_NAME = r"[A-Z][\w.'’-]{0,20}(?: (?:[A-Z(@“\"][\w.'’)”\"@-]{0,20}|de|van|von|der|la|bin|al|and)){0,6},?"
_IS_OR_DOES = (
    "is are was were has writes covers teaches lives works reports edits hosts joined served spent tweets leads runs"
    " studied holds does began commanded wrote directs receives owns"
)
_NAME_FIRST = re.compile(rf"[\W_]{{0,3}}{_TITLES}{_NAME} (?:{'|'.join(_IS_OR_DOES.split())})\b")
_ADDRESS = re.compile(r"\w@[\w-]{1,40}\.\w|(?:^|[\s(])@\w{3}|https?:|www\.|\w\.(?:com|org|net|example|co|uk)\b")
_PHONE = re.compile(r"\+?\d[\d() .-]{6,16}\d|\b\d{3}[- ]\d{4}\b")
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

    def __init__(self, lines: Sequence[str], prose: Sequence[bool]) -> None:
        """prose: which lines may be paragraphs of the article."""
        self._lines = lines
        self._held = [_kinds_of(line) if line.count(" ") >= MIN_WORDS - 1 else None for line in lines]
        self._manner = _manner(
            [counts for counts, is_prose in zip(self._held, prose, strict=True) if counts is not None and is_prose]
        )

    def features(self, prose: Sequence[bool]) -> list[list[int]]:
        """The features of each line; none of a line too short to be a sentence."""
        number = kinds().number
        last, near_end, first = number["last"], number["near-end"], number["first"]
        total, before = sum(prose), 0
        found: list[list[int]] = []
        for line, counts, is_prose in zip(self._lines, self._held, prose, strict=True):
            after = total - before - is_prose
            if counts is None:
                found.append([])
            else:
                places = [last] * (after == 0) + [near_end] * (after <= 2) + [first] * (before <= 1)
                found.append(_features(counts | dict.fromkeys([*self._manner, *places], 1), line))
            before += is_prose
        return found

    def scores(self, prose: Sequence[bool]) -> list[float]:
        """How much the words of each line speak for a note of the page, as log odds; UNKNOWN for a line too short."""
        weigh = weights().__getitem__
        return [sum(map(weigh, places)) / 100 if places else UNKNOWN for places in self.features(prose)]


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
    number, by_word = known.number, known.by_word
    ask, order, we = number["ask"], number["order"], number["we"]
    pieces = (number["piece"], number["press"])
    counts: dict[int, int] = {}
    starts = True
    this_at = our_at = -9
    for at, word in enumerate(line.lower().replace("’", "'").split(None, _MAX_WORDS)[:_MAX_WORDS]):
        bare = word if word.isalpha() else word.strip(_AROUND)
        found = by_word.get(bare) or (by_word.get(bare[:-2]) if bare.endswith("'s") else None)
        if bare in ("this", "these"):
            this_at = at
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
                        counts[number["this-piece"]] = counts.get(number["this-piece"], 0) + 1
                    if at - our_at <= _SELF_REACH:
                        counts[number["our-piece"]] = counts.get(number["our-piece"], 0) + 1
        starts = word.endswith(_ENDS_SENTENCE) or (starts and not bare) or bare == "please"
    for name, holds in (
        ("name-first", _NAME_FIRST.match(line)),
        ("address", _ADDRESS.search(line)),
        ("phone", _PHONE.search(line)),
        ("amount", _AMOUNT.search(line)),
        ("quotes", '"' in line or "“" in line),
        ("question", "?" in line),
        ("exclaims", "!" in line),
        ("label", _LABEL.match(line)),
        ("bracket", line[0] in _BRACKETS),
        ("open-end", line[-1].isalpha()),
    ):
        if holds:
            counts[number[name]] = 1
    return counts


def _features(counts: "dict[int, int]", line: str) -> list[int]:
    begins, _ = families()
    total = len(kinds().names)
    single, pair = begins["count"], begins["pair"]
    present = sorted(counts)
    found = [begins["bias"], begins["length"] + bisect_left(_LENGTHS, line.count(" ") + 1)]
    for at, kind in enumerate(present):
        found += range(single + 3 * kind, single + 3 * kind + min(counts[kind], 3))
        row = pair + kind * total
        found += [row + other for other in present[at + 1 :]]
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
