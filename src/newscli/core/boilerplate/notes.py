"""Notes in prose around an article: bios, credits, corrections, invitations to comment, blurbs for newsletters.

They are whole sentences, as the article is, so their words decide: patterns from `lexicon/boilerplate_notes.txt`. Some
are sure anywhere; others are only likely, and count where the article has not begun or has ended.
"""

import re
from dataclasses import dataclass
from functools import cache

from newscli.core.boilerplate.appeals import occurrences
from newscli.core.document import Document
from newscli.lexicon import sections

_MAX_NOTE = 1500  # characters
_PREAMBLE = "*•·-–—_([|>\"'“‘ \t"
_PARTS = ("name", "job")


@dataclass(frozen=True, slots=True)
class NotePattern:
    rule: str
    reason: str
    sure: bool  # anywhere; else only at the edges of the article
    expression: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph (by index) that reads as a note."""

    paragraph: int
    rule: str
    reason: str
    sure: bool


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


@cache
def _patterns() -> dict[str, list[NotePattern]]:
    """The patterns under the trigger that their lines hold."""
    known = dict(sections("boilerplate_notes"))
    parts = {part: " ".join(known.pop(part)) for part in _PARTS}
    found: dict[str, list[NotePattern]] = {}
    for heading, entries in known.items():
        rule, reason, place = heading.split()
        for entry in entries:
            trigger, _, expression = entry.partition(" => ")
            for part in _PARTS:
                expression = expression.replace(f"<{part}>", parts[part])
            pattern = NotePattern(rule, reason, place == "any", re.compile(expression))
            found.setdefault(trigger, []).append(pattern)
    return found


def find_notes(doc: Document, lower: str) -> dict[int, Note]:
    """The notes by paragraph, a sure one before a likely one. lower: the text in lower case, of the same length."""
    found: dict[int, Note] = {}
    for trigger, patterns in _patterns().items():
        for i in dict.fromkeys(doc.paragraph_index(at) for at in occurrences(lower, trigger)):
            if i < 0 or (i in found and found[i].sure):
                continue
            start, end = doc.paragraphs[i]
            if end - start > _MAX_NOTE:
                continue
            line = lower[start:end].lstrip(_PREAMBLE)
            for pattern in patterns:
                if pattern.expression.match(line):
                    if pattern.sure or (i not in found and not _reports(line)):
                        found[i] = Note(i, pattern.rule, pattern.reason, pattern.sure)
                    break
    return found


def _reports(line: str) -> bool:
    """Whether a paragraph quotes or credits somebody, as articles do and notes do not."""
    return '"' in line or "“" in line or " said" in line


def tail_note(sentence: str) -> tuple[str, str] | None:
    """Rule and reason, if a sentence (in lower case) is a note of a kind that gets stuck to the end of a paragraph."""
    for trigger, patterns in _patterns().items():
        if trigger in sentence:
            for pattern in patterns:
                if pattern.rule in _TAIL_RULES and pattern.expression.match(sentence.lstrip(_PREAMBLE)):
                    return pattern.rule, pattern.reason
    return None
