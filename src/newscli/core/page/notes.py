"""Notes in prose around an article: bios, credits, corrections, invitations to comment, blurbs for newsletters.

They are whole sentences, as the article is, so only their words can tell: the patterns of
`lexicon/boilerplate_notes.txt`. Some count anywhere, others only before the article begins or after it ends.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from newscli.core.page.appeal_levels import OTHER, paragraph_level
from newscli.core.page.phrases import Verdict
from newscli.core.text.document import Document
from newscli.lexicon.loader import sections
from newscli.records import Reason

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
    verdict: Verdict
    triggers: tuple[str, ...]
    order: int  # if several match, the lowest decides
    expression: re.Pattern[str]


# Notes that get stuck to the end of a paragraph. Bios and disclaimers do not: they have a line of their own.
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


# Verbs of what happened or will happen. A note says what is.
_TELLS = re.compile(r"\b(?:was|were|had|has|have|will|would|said|could|did|[a-z]{3,15}ed)\b")


@cache
def _patterns() -> dict[str, list[NotePattern]]:
    """Return the patterns by the place where they count: any, edge, after, after-heading."""
    listed = dict(sections("boilerplate_notes"))
    parts = {part: " ".join(listed.pop(part)) for part in _PARTS}
    by_place: dict[str, list[NotePattern]] = {"any": [], "edge": [], "after": [], "after-heading": []}
    for heading, entries in listed.items():
        rule, reason, place = heading.split()
        verdict = (rule, cast("Reason", reason))
        for entry in entries:
            triggers, _, expression = entry.partition(" => ")
            for part in _PARTS:
                expression = expression.replace(f"<{part}>", parts[part])
            order = len(by_place[place])
            by_place[place].append(NotePattern(verdict, tuple(triggers.split("|")), order, re.compile(expression)))
    return by_place


@cache
def _triggers_by_word() -> dict[str, list[tuple[int, str]]]:
    """Return the triggers of the patterns that count anywhere, each with the order of its pattern.

    The keys are the forms of the longest word of a trigger, "the" left out.
    """
    by_form: dict[str, list[tuple[int, str]]] = {}
    for pattern in _patterns()["any"]:
        for trigger in pattern.triggers:
            word = max(trigger.split(), key=lambda word: (word != "the", len(word)))
            bare = word.strip(",.:!?")
            for form in (bare, bare + "s", bare + "'s"):
                by_form.setdefault(form, []).append((pattern.order, trigger))
    return by_form


@cache
def _tail_triggers() -> list[tuple[str, NotePattern]]:
    """Return the triggers of the patterns of notes that get stuck to the end of a paragraph."""
    tails = [pattern for pattern in _patterns()["any"] if pattern.verdict[0] in _TAIL_RULES]
    return [(trigger, pattern) for pattern in tails for trigger in pattern.triggers]


def find_notes(doc: Document, lower: str, words: Sequence[list[str]]) -> dict[int, Verdict]:
    """Return the paragraphs (by index) that are notes by patterns that count anywhere, each with its rule and reason.

    lower: the text in lower case, of the same length. words: those of each paragraph, without the marks around them.
    """
    notes: dict[int, Verdict] = {}
    by_word, patterns = _triggers_by_word(), _patterns()["any"]
    triggering = by_word.keys()
    for i, of_paragraph in enumerate(words):
        if triggering.isdisjoint(of_paragraph):
            continue
        start, end = doc.paragraphs[i]
        if end - start > _MAX_NOTE or lower[start] in _QUOTES:
            continue
        line = lower[start:end]
        triggers = {pair for word in of_paragraph if word in by_word for pair in by_word[word] if pair[1] in line}
        bare = line.lstrip(_PREAMBLE)
        for order, _ in sorted(triggers):
            pattern = patterns[order]
            if not pattern.expression.match(bare):
                continue
            if pattern.verdict[0] not in _TAIL_RULES or not begins_as_news(doc, lower, i):
                notes[i] = pattern.verdict
                break
    return notes


def begins_as_news(doc: Document, lower: str, i: int) -> bool:
    """Return whether a paragraph (by index) begins with a sentence of news: a note can only be stuck to its end."""
    start, end = doc.paragraphs[i]
    if end - start < 100:
        return False
    (start, end), *rest = doc.sentences(i)
    first = lower[start:end]
    if not rest or end - start < 60 or paragraph_level(first) > OTHER or tail_note(first):
        return False
    return _TELLS.search(first) is not None


def likely_note(lowered: str, before: str | None) -> Verdict | None:
    """Return rule and reason if a paragraph (in lower case) is likely a note: after an article, or after a note.

    before: the rule of the paragraph before it, if that is a note.
    """
    if len(lowered) > _MAX_NOTE or reports(lowered):
        return None
    line = lowered.lstrip(_PREAMBLE)
    for place in ("edge", "after"):
        for pattern in _patterns()[place]:
            if place == "after" and pattern.verdict[0] != before:
                continue
            if any(trigger in line for trigger in pattern.triggers) and pattern.expression.match(line):
                return pattern.verdict
    return None


def reports(line: str) -> bool:
    """Return whether a paragraph quotes or credits somebody, as articles do and notes do not."""
    return line[:1] in _QUOTES or '"' in line or "“" in line or "``" in line or " said" in line or " told " in line


def tail_note(sentence: str) -> Verdict | None:
    """Return rule and reason if a sentence (in lower case) is a note of a kind that gets stuck to a paragraph's end."""
    triggered = {pattern.order: pattern for trigger, pattern in _tail_triggers() if trigger in sentence}
    line = sentence.lstrip(_PREAMBLE)
    for _, pattern in sorted(triggered.items()):
        if pattern.expression.match(line):
            return pattern.verdict
    return None


def is_press_heading(line: str) -> bool:
    """Return whether a line (in lower case) heads the end of a press release: about the company, contacts."""
    return len(line) <= _MAX_HEADING and any(p.expression.match(line) for p in _patterns()["after-heading"])


def is_press_mark(line: str) -> bool:
    """Return whether a line (in lower case) is one that only press releases and agency copy have."""
    return line.strip(" -–—().") in _PRESS_MARKS
