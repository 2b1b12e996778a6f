"""Notes in prose around an article: bios, credits, corrections, invitations to comment, blurbs for newsletters.

They are whole sentences, as the article is, so their words decide: patterns from `lexicon/boilerplate_notes.txt`. Some
are sure anywhere; others are only likely, and count where the article has not begun or has ended.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newscli.core.page.appeal_levels import OTHER, paragraph_level
from newscli.core.page.phrases import Verdict
from newscli.core.text.document import Document
from newscli.lexicon.loader import sections

_MAX_NOTE = 1500  # characters
_MAX_HEADING = 80
_PRESS_MARKS = frozenset(
    ("###", "# # #", "ends", "end", "30", "for immediate release", "news release", "press release")
)
_PREAMBLE = "*•·-–—_([|>\"'“‘ \t"
_PARTS = ("name", "job")
_QUOTES = "\"“'‘"


@dataclass(frozen=True, slots=True)
class NotePattern:
    rule: str
    reason: str
    triggers: tuple[str, ...]
    order: int  # the earlier one wins
    expression: re.Pattern[str]


# What is glued to the end of a paragraph: bios and disclaimers are not, they need a line of their own.
_TAIL_RULES = frozenset(
    (
        "reporting-credit",
        "correction-note",
        "comment-invitation",
        "newsletter-blurb",
        "subscription-offer",
        "outlet-promo",
    )
)


# What happened, or will: a note says what is.
_TELLS = re.compile(r"\b(?:was|were|had|has|have|will|would|said|could|did|[a-z]{3,15}ed)\b")


@cache
def _patterns() -> dict[str, list[NotePattern]]:
    """The patterns by the place where they count: any, edge, after."""
    known = dict(sections("boilerplate_notes"))
    parts = {part: " ".join(known.pop(part)) for part in _PARTS}
    found: dict[str, list[NotePattern]] = {"any": [], "edge": [], "after": [], "after-heading": []}
    for heading, entries in known.items():
        rule, reason, place = heading.split()
        for entry in entries:
            triggers, _, expression = entry.partition(" => ")
            for part in _PARTS:
                expression = expression.replace(f"<{part}>", parts[part])
            pattern = NotePattern(rule, reason, tuple(triggers.split("|")), len(found[place]), re.compile(expression))
            found[place].append(pattern)
    return found


@cache
def _triggers_by_word() -> dict[str, list[tuple[int, str]]]:
    """The triggers of sure patterns, each with its pattern's number, by the forms of their longest word but "the"."""
    found: dict[str, list[tuple[int, str]]] = {}
    for pattern in _patterns()["any"]:
        for trigger in pattern.triggers:
            word = max(trigger.split(), key=lambda word: (word != "the", len(word)))
            bare = word.strip(",.:!?")
            for form in (bare, bare + "s", bare + "'s"):
                found.setdefault(form, []).append((pattern.order, trigger))
    return found


@cache
def _tail_triggers() -> list[tuple[str, NotePattern]]:
    """The triggers of the sure patterns that count at the end of a paragraph."""
    tails = [pattern for pattern in _patterns()["any"] if pattern.rule in _TAIL_RULES]
    return [(trigger, pattern) for pattern in tails for trigger in pattern.triggers]


def find_notes(doc: Document, lower: str, words: Sequence[list[str]]) -> dict[int, Verdict]:
    """The paragraphs that are notes by sure words.

    lower: the text in lower case, of the same length. words: those of each paragraph, without the marks around them.
    """
    found: dict[int, Verdict] = {}
    by_word, patterns = _triggers_by_word(), _patterns()["any"]
    triggering = by_word.keys()
    for i, split in enumerate(words):
        if triggering.isdisjoint(split):
            continue
        start, end = doc.paragraphs[i]
        if end - start > _MAX_NOTE or lower[start] in _QUOTES:
            continue
        line = lower[start:end]
        triggers = {pair for word in split if word in by_word for pair in by_word[word] if pair[1] in line}
        bare = line.lstrip(_PREAMBLE)
        for order, _ in sorted(triggers):
            pattern = patterns[order]
            if not pattern.expression.match(bare):
                continue
            if pattern.rule not in _TAIL_RULES or not begins_as_news(doc, lower, i):
                found[i] = (pattern.rule, pattern.reason)
                break
    return found


def begins_as_news(doc: Document, lower: str, i: int) -> bool:
    """Whether a paragraph begins with a sentence of news, so that a note can only be stuck to its end."""
    start, end = doc.paragraphs[i]
    if end - start < 100:
        return False
    (start, end), *rest = doc.sentences(i)
    first = lower[start:end]
    if not rest or end - start < 60 or paragraph_level(first) > OTHER or tail_note(first):
        return False
    return _TELLS.search(first) is not None


def likely_note(words: str, before: str | None) -> Verdict | None:
    """Rule and reason, if a paragraph (in lower case) is likely a note: after an article, or after a note.

    before: the rule of the paragraph before it, if that is a note.
    """
    if len(words) > _MAX_NOTE or reports(words):
        return None
    line = words.lstrip(_PREAMBLE)
    for place in ("edge", "after"):
        for pattern in _patterns()[place]:
            if place == "after" and pattern.rule != before:
                continue
            if any(trigger in line for trigger in pattern.triggers) and pattern.expression.match(line):
                return pattern.rule, pattern.reason
    return None


def reports(line: str) -> bool:
    """Whether a paragraph quotes or credits somebody, as articles do and notes do not."""
    return line[:1] in _QUOTES or '"' in line or "“" in line or "``" in line or " said" in line or " told " in line


def tail_note(sentence: str) -> Verdict | None:
    """Rule and reason, if a sentence (in lower case) is a note of a kind that gets stuck to the end of a paragraph."""
    held = {pattern.order: pattern for trigger, pattern in _tail_triggers() if trigger in sentence}
    line = sentence.lstrip(_PREAMBLE)
    for _, pattern in sorted(held.items()):
        if pattern.expression.match(line):
            return pattern.rule, pattern.reason
    return None


def is_press_heading(line: str) -> bool:
    """Whether a line (in lower case) heads what ends a press release: about the company, whom to call."""
    return len(line) <= _MAX_HEADING and any(p.expression.match(line) for p in _patterns()["after-heading"])


def is_press_mark(line: str) -> bool:
    """Whether a line (in lower case) is one that only press releases and wires have."""
    return line.strip(" -–—().") in _PRESS_MARKS
