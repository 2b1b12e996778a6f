"""The verb that governs an expression: does its clause look back or ahead?

No parser: the last verb group before the expression in its sentence decides, else the first one behind it.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Direction = Literal["past", "present", "future"]

# How far from the expression, in characters, a verb may stand.
_BEFORE, _AFTER = 200, 160

_MODAL = r"will|won['’]t|shall|would|can|could|may|might|must|should|cannot"
_TO = (
    r"(?:is|are|was|were|be|been)\s+(?:due|expected|scheduled|set|likely|planned|slated|supposed|poised|bound|going)(?:\s+to)?"
    r"|(?:expect|plan|intend|hope|aim|want|need|agree|promise|vow|decide|prepare|schedule|continue|propose|seek)(?:s|d|ed|ned)?\s+to"
    r"|(?:is|are)\s+to(?=\s+[a-z])|scheduled|slated|due|ready\s+to|to\s+be"
)
_AHEAD = r"deadline|deadlines|upcoming|until"
# Irregular past forms and the auxiliaries of the past; regular ones end in -ed.
_PAST = (
    r"was|were|did|had|has|have|been|said|told|came|went|took|made|began|met|held|won|lost|fell|rose|left|sent|sold|bought|got|gave"
    r"|saw|wrote|died|spoke|led|ran|cut|hit|put|found|kept|became|stood|broke|grew|thought|knew|felt|brought|paid|fought|chose|drew"
    r"|flew|shot|struck|sank|shut|beat|built|burnt|hurt|dealt|drove|ate|heard|hung|laid|lay|meant|rode|rang|sang|sat|shook|slept"
    r"|spent|split|spread|stole|swam|swept|swore|taught|threw|understood|woke|wore|withdrew|sought|fled|slid|quit|overthrew"
)
_PRESENT = r"is|are|says?|does|do|am|expects?|plans?|opens?|closes?|meets?|begins?|starts?|leaves?|returns?|arrives?|faces?|holds?|ends?"
# What may stand between a modal and its verb, and the verb itself ("will be announced").
_REST = r"(?:\s+(?:not|be|have|been|also|then|first|formally|probably|likely)){0,3}(?:\s+[a-z]{2,18}\b)?"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    start: int
    end: int
    direction: Direction


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’-])(?:(?P<future>(?:{_MODAL}|{_TO}){_REST}|{_AHEAD})|(?P<past>{_PAST}|[A-Za-z]{{2,18}}ed)|(?P<present>{_PRESENT}))"
        rf"(?![\w-])|(?P<short>(?<=[a-z])['’]ll\b)"
    )


def verb_groups(text: str, start: int, end: int) -> list[VerbGroup]:
    """The verb groups of text[start:end], in order."""
    return [
        VerbGroup(m.start(), m.end(), "future" if m["future"] or m["short"] else "past" if m["past"] else "present")
        for m in _verbs().finditer(text, start, end)
    ]


def governing_verb(text: str, sentence: tuple[int, int], start: int, end: int) -> VerbGroup | None:
    """The verb group that governs text[start:end], None where no verb is near."""
    before = verb_groups(text, max(sentence[0], start - _BEFORE), start)
    if before:
        return before[-1]
    verb = _verbs().search(text, end, min(sentence[1], end + _AFTER))
    return verb_groups(text, verb.start(), verb.end())[0] if verb else None
