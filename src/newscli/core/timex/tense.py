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

# Verbs that look ahead from the time of writing, and those that looked ahead from an earlier one.
_AHEAD = (
    r"will|won['’]t|shall|can|may|must|should|cannot|might"
    r"|(?:is|are|be)\s+(?:due|expected|scheduled|set|likely|planned|slated|supposed|poised|bound|going)(?:\s+to)?"
    r"|(?:expect|plan|intend|hope|aim|want|need|agree|promise|vow|prepare|continue|propose|seek)s?\s+to"
    r"|(?:is|are)\s+to(?=\s+[a-z])|scheduled|slated|due|(?:ready|set|likely|time)\s+to|to\s+be"
)
_WAS_AHEAD = (
    r"would|could|(?:was|were|been)\s+(?:due|expected|scheduled|set|likely|planned|slated|supposed|poised|bound|going)(?:\s+to)?"
    r"|(?:expected|intended|wanted|needed|aimed|vowed|planned|hoped|agreed|promised|decided|prepared|scheduled|continued"
    r"|proposed|sought)\s+to"
)
_DEADLINE = r"deadline|deadlines|upcoming|until|as\s+soon\s+as"
# What a calendar announces in the present tense: "the trial opens Monday".
_SCHEDULE = r"opens|meets|begins|starts|resumes|leaves|departs|arrives|kicks\s+off|reopens"
# Irregular past forms and the auxiliaries of the past; regular ones end in -ed.
_PAST = (
    r"was|were|did|had|has|have|been|said|told|came|went|took|made|began|met|held|won|lost|fell|rose|left|sent|sold|bought|got|gave"
    r"|saw|wrote|died|spoke|led|ran|cut|hit|put|found|kept|became|stood|broke|grew|thought|knew|felt|brought|paid|fought|chose|drew"
    r"|flew|shot|struck|sank|shut|beat|built|burnt|hurt|dealt|drove|ate|heard|hung|laid|lay|meant|rode|rang|sang|sat|shook|slept"
    r"|spent|split|spread|stole|swam|swept|swore|taught|threw|understood|woke|wore|withdrew|sought|fled|slid|quit|overthrew"
)
_PRESENT = r"is|are|says?|does|do|am|expects?|plans?|meet|faces?|holds?|ends?|closes|returns?"
# What may stand between a modal and its verb, and the verb itself ("will be announced").
_REST = r"(?:\s+(?:not|be|have|been|also|then|first|formally|probably|likely)){0,3}(?:\s+[a-z]{2,18}\b)?"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """weak: it looked ahead from a time before the writing ("was due on Friday")."""

    start: int
    end: int
    direction: Direction
    weak: bool = False


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’-])(?:(?P<was>(?:{_WAS_AHEAD}){_REST})|(?P<future>(?:{_AHEAD}){_REST}|{_DEADLINE}|{_SCHEDULE})"
        rf"|(?P<past>{_PAST}|[A-Za-z]{{2,18}}ed)|(?P<present>{_PRESENT}))(?![\w-])|(?P<short>(?<=[a-z])['’]ll\b)"
    )


def verb_groups(text: str, start: int, end: int) -> list[VerbGroup]:
    """The verb groups of text[start:end], in order."""
    return [_group(match) for match in _verbs().finditer(text, start, end)]


def _group(match: re.Match[str]) -> VerbGroup:
    future = bool(match["future"] or match["was"] or match["short"])
    direction: Direction = "future" if future else "past" if match["past"] else "present"
    return VerbGroup(match.start(), match.end(), direction, weak=bool(match["was"]))


def governing_verb(text: str, sentence: tuple[int, int], start: int, end: int) -> VerbGroup | None:
    """The verb group that governs text[start:end], None where no verb is near."""
    before = verb_groups(text, max(sentence[0], start - _BEFORE), start)
    if before:
        return before[-1]
    verb = _verbs().search(text, end, min(sentence[1], end + _AFTER))
    return _group(verb) if verb else None
