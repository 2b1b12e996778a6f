"""Paragraphs in which a newsroom speaks to its reader, or of its own article, in words that no list foresees.

News is about third persons and says who said it. A paragraph that addresses "you" or tells it to do something, and
speaks of stories, newsletters or subscriptions while doing so, is the page talking; so is one about "this article"
and how it was made. Words have weights, from `lexicon/boilerplate_reader.txt`; each kind must be there, and the sum
must be high.
"""

import re
from functools import cache
from itertools import pairwise

from newscli.core.boilerplate.phrases import Verdict
from newscli.lexicon import sections

_MAX_WORDS = 110
_WORD = re.compile(r"[a-z][a-z'-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;] |[.!?]['\")] )([a-z]+)")
# Whoever reports is not talking to the reader; every figure of the past tense makes a report likelier.
_NEWS = frozenset(
    "said says told announced according spokesman spokeswoman spokesperson he she him her his mr mrs ms".split()
)
_PARTS = ("you", "our", "us ", "we ", "this ", "please", "comment")  # of the hints: a quick look before the careful one
# Without one of these, or an order at its beginning, a paragraph is not looked at more closely.
_HINTS = frozenset("you your our we us this you're you’re please comments comment commenting".split())
_PAST = frozenset("was were had did could would".split())
_AMOUNT = re.compile(r"[$£€\d](?:(?<=\d)p\b|(?<!\d)\s?\d)")
_ADDRESS = re.compile(r"[\w.+-]{1,40}@[\w.-]{3,40}")
_LEAST_PRESS = 3.0
_RULES = {
    "donation": "appeal-to-readers",
    "subscription": "subscription-offer",
    "newsletter": "newsletter-blurb",
    "comments": "comment-invitation",
    "promo": "outlet-promo",
    "credit": "produced-with",
    "cookie": "cookie-notice",
    "correction": "correction-note",
}


@cache
def _asks() -> frozenset[str]:
    return frozenset(
        entry for heading, group in sections("boilerplate_reader").items() for entry in group if "ask" in heading
    )


@cache
def _weights() -> dict[str, list[tuple[str, float, str]]]:
    """Kind, weight and reason of each word or pair of words."""
    found: dict[str, list[tuple[str, float, str]]] = {}
    for heading, entries in sections("boilerplate_reader").items():
        kind, weight, reason = heading.split()
        for entry in entries:
            found.setdefault(entry, []).append((kind, float(weight), reason))
    return found


@cache
def _trade() -> frozenset[str]:
    """What speaks of stories, newsletters and subscriptions: without it nothing is a word to the reader."""
    return frozenset(entry for entry, found in _weights().items() if {kind for kind, *_ in found} & {"press", "self"})


@cache
def _pair_beginnings() -> frozenset[str]:
    return frozenset(entry.split(" ")[0] for entry in _weights() if " " in entry)


def reports_early(words: tuple[str, ...]) -> bool:
    """Whether the first words of a paragraph, the last of which may be cut off, already show a report."""
    return not _NEWS.isdisjoint(words[:-1])


def word_to_reader(paragraph: str, least: float) -> Verdict | None:
    """Rule and reason, if a paragraph (in lower case) is the page talking to its reader or of its own article.

    least: the sum of weights that it must reach.
    """
    if '"' in paragraph or "“" in paragraph or len(paragraph) > 800 or " said" in paragraph:
        return None
    if not [part for part in _PARTS if part in paragraph] and paragraph.split(None, 1)[0] not in _asks():
        return None
    rough = paragraph.split()
    if not _NEWS.isdisjoint(rough) or (_HINTS.isdisjoint(rough) and rough[0] not in _asks()):
        return None
    words = _WORD.findall(paragraph.replace("’", "'"))
    if not 4 <= len(words) <= _MAX_WORDS or not _NEWS.isdisjoint(words):
        return None
    begun = _pair_beginnings()
    pairs = [f"{a} {b}" for a, b in pairwise(words) if a in begun]
    entries = _weights().keys() & (*words, *pairs)
    if entries.isdisjoint(_trade()):
        return None
    sums, reasons = _sums(paragraph, entries)
    if not reasons:
        return None
    talks = min(sums["address"] + sums["ask"], 3) + min(sums["we"], 2)
    press = sums["press"] + sums["self"]
    against = 0.5 * len([word for word in words if word in _PAST]) + 0.02 * len(words)
    to_reader = sums["ask"] or (sums["address"] and (sums["we"] or sums["self"]))
    enough = press >= _LEAST_PRESS and talks + press - against >= least
    of_itself = sums["self"] and sums["made"] and sums["self"] + sums["made"] + sums["press"] - against >= least - 1
    if not (to_reader and enough) and not of_itself:
        return None
    reason = max(reasons, key=lambda name: (reasons[name], name))
    return _RULES[reason], reason


def _sums(paragraph: str, entries: set[str]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights by kind and by reason. A word counts once; what asks counts at the beginning of a sentence."""
    known = _weights()
    sums: dict[str, float] = dict.fromkeys(("address", "ask", "we", "press", "self", "made"), 0.0)
    reasons: dict[str, float] = {}
    asked = _SENTENCE_START.findall(paragraph)
    for entry in entries:
        for kind, weight, reason in known[entry]:
            if kind == "ask" and entry not in asked:
                continue
            sums[kind] += weight
            if reason != "-":
                reasons[reason] = reasons.get(reason, 0.0) + weight
    if _AMOUNT.search(paragraph):
        sums["press"] += 0.5
    if "@" in paragraph and _ADDRESS.search(paragraph):
        sums["press"] += 1.5
        reasons["comments"] = reasons.get("comments", 0.0) + 1
    return sums, reasons
