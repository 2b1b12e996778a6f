"""The verb that governs an expression: does its clause look back or ahead?

No parser: the last verb group before the expression in its sentence decides, else the first one behind it.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newscli.core.document import Bounds
from newscli.core.timex.lexer import Tokens

Direction = Literal["past", "present", "future"]

# How far from the expression, in characters, a verb may stand.
_BEFORE, _AFTER = 200, 160

# Verb groups that look ahead from the time of writing, and those that looked ahead from an earlier one. What may stand
# between a modal and its verb, and the verb itself, belong to the group ("will be announced").
_REST = r"(?:\s+(?:not|be|have|been|also|then|first|formally|probably|likely)){0,3}(?:\s+[a-z]{2,18}\b)?"
_BOUND_TO = r"(?:due|expected|scheduled|set|likely|planned|slated|supposed|poised|bound|going)(?:\s+to)?"
_AHEAD = (
    rf"will|won['’]t|shall|can|may|must|should|cannot|might|(?:is|are|be)\s+{_BOUND_TO}"
    r"|(?:expect|plan|intend|hope|aim|want|need|agree|promise|vow|prepare|continue|propose|seek)s?\s+to"
    r"|(?:is|are)\s+to(?=\s+[a-z])|scheduled|slated|due|(?:ready|set|likely|time)\s+to|to\s+be|['’]ll"
)
_WAS_AHEAD = (
    rf"would|could|(?:was|were|been)\s+{_BOUND_TO}"
    r"|(?:expected|intended|wanted|needed|aimed|vowed|planned|hoped|agreed|promised|decided|prepared|scheduled|continued"
    r"|proposed|sought)\s+to"
)
_DEADLINE = r"deadlines?|upcoming|until|as\s+soon\s+as"
# The words that such a group can begin with.
_OPENERS = frozenset(
    "will won shall can may must should cannot might would could is are be was were been expect expects expected plan plans"
    " planned intend intends intended hope hopes hoped aim aims aimed want wants wanted need needs needed agree agrees agreed"
    " promise promises promised vow vows vowed prepare prepares prepared continue continues continued propose proposes"
    " proposed seek seeks sought decided scheduled slated due ready set likely time to deadline deadlines upcoming until as ' ’".split()
)
# What a calendar announces in the present tense: "the trial opens Monday".
_SCHEDULE = frozenset("opens meets begins starts resumes leaves departs arrives reopens".split())
# Irregular past forms and the auxiliaries of the past; regular ones end in -ed.
_PAST = frozenset(
    "was were did had has have been said told came went took made began met held won lost fell rose left sent sold bought got"
    " gave saw wrote died spoke led ran cut hit put found kept became stood broke grew thought knew felt brought paid fought"
    " chose drew flew shot struck sank shut beat built burnt hurt dealt drove ate heard hung laid lay meant rode rang sang sat"
    " shook slept spent split spread stole swam swept swore taught threw understood woke wore withdrew sought fled slid quit"
    " overthrew".split()
)
_PRESENT = frozenset(
    "is are say says does do am expect expects plan plans meet face faces hold holds end ends closes return returns".split()
)
# What may stand inside a chain of auxiliaries.
_BETWEEN = frozenset(["", "not", "also", "since", "already"])


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """weak: it looked ahead from a time before the writing ("was due on Friday"). chain: where its auxiliaries begin."""

    start: int
    end: int
    direction: Direction
    weak: bool
    chain: int


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<was>{_WAS_AHEAD})|{_AHEAD}){_REST}(?![\w-])|(?:{_DEADLINE})(?![\w-])")


class _Kinds(dict[str, str]):
    """Token -> what kind of verb it is: opener, past, present, future, or ""."""

    _LARGEST = 100_000

    def __missing__(self, token: str) -> str:
        word = token.lower()
        if word in _OPENERS:
            kind = "opener"
        elif word in _PAST or (word.endswith("ed") and 4 <= len(word) <= 20):
            kind = "past"
        else:
            kind = "future" if word in _SCHEDULE else "present" if word in _PRESENT else ""
        if len(self) > self._LARGEST:
            self.clear()
        self[token] = kind
        return kind


_kinds = _Kinds()


class Verbs:
    """The verb groups of a paragraph, in order."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self._groups: list[VerbGroup] = []
        self._starts: list[int] = []
        end = 0
        for n, kind in enumerate(map(_kinds.__getitem__, tokens.tokens)):
            if not kind:
                continue
            start = tokens.span(n)[0]
            if start >= end and not (text[start - 1 : start] in ("-", "'", "’") and start):
                end = self._add(text, tokens.tokens[n], kind, start) or end

    def _add(self, text: str, token: str, kind: str, start: int) -> int | None:
        """Adds the group that begins here and returns its end; None if the word begins none."""
        direction: Direction
        weak, end = False, start + len(token)
        ahead = _ahead().match(text, start) if kind == "opener" else None
        if ahead:
            direction, weak, end = "future", bool(ahead["was"]), ahead.end()
        elif kind == "opener":
            word = token.lower()
            if word not in _PAST and word not in _PRESENT and not word.endswith("ed"):
                return None
            direction = "present" if word in _PRESENT else "past"
        else:
            direction = "future" if kind == "future" else "past" if kind == "past" else "present"
        last = self._groups[-1] if self._groups else None
        joined = last and start - last.end < 12 and text[last.end : start].strip() in _BETWEEN
        self._groups.append(VerbGroup(start, end, direction, weak, last.chain if last and joined else start))
        self._starts.append(start)
        return end

    def governing(self, sentence: Bounds, start: int, end: int) -> VerbGroup | None:
        """The verb group that governs text[start:end], None where no verb is near."""
        n = bisect_left(self._starts, start)
        if n and self._starts[n - 1] >= max(sentence[0], start - _BEFORE):
            return self._groups[n - 1]
        while n < len(self._starts) and self._starts[n] < end:
            n += 1
        if n < len(self._starts) and self._groups[n].end <= min(sentence[1], end + _AFTER):
            return self._groups[n]
        return None
