"""The verb that governs an expression: does its clause look back or ahead?

No parser: the last verb group before the expression in its sentence decides, else the first one behind it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newscli.core.text.document import Bounds
from newscli.core.text.tokens import Tokens

Direction = Literal["past", "present", "future"]

# How far from the expression, in tokens, a verb may stand, and how many tokens the longest verb group has.
_BEFORE, _AFTER = 45, 35
_LONGEST_GROUP = 8
# A verb so few tokens behind an expression belongs to its clause, where one of these begins the clause.
_CLOSE = 3
_SUBORDINATORS = frozenset("after when because while who which although though where if".split())

# Verb groups that look ahead from the time of writing, and those that looked ahead from an earlier one. What may stand
# between a modal and its verb, and the verb itself, belong to the group ("will be announced").
_REST = r"(?:\s+(?:not|be|have|been|also|then|first|formally|probably|likely)){0,3}(?:\s+[a-z]{2,18}\b)?"
_BOUND_TO = r"(?:due|expected|scheduled|set|likely|planned|slated|supposed|poised|bound|going)(?:\s+to)?"
_AHEAD = (
    rf"will|won['’]t|shall|can|may|must|should|cannot|might|(?:is|are|be)\s+(?:(?:now|still|also|not)\s+)?{_BOUND_TO}"
    r"|(?:expect|plan|intend|hope|aim|want|need|agree|promise|vow|prepare|continue|propose|seek)s?\s+to"
    r"|(?:planning|preparing|hoping|expecting|aiming)\s+to"
    r"|(?:go|goes)\s+on\s+(?:sale|show|trial|display|strike)|(?:is|are)\s+to(?=\s+[a-z])|(?:is|are)\s+possible|scheduled|slated|due|(?:ready|set|likely|time)\s+to|to\s+be|['’]ll"
)
_WAS_AHEAD = (
    rf"would(?!\s+have)|(?:was|were|been)\s+{_BOUND_TO}(?!\s+have)|(?:was|were)\s+to(?=\s+(?!blame|have)[a-z])"
    r"|(?:told|asked|ordered|urged|instructed|invited|summoned)\s+(?:[\w'’.-]{1,20}\s+){1,4}?to(?=\s+[a-z])"
    r"|(?:expected|intended|wanted|needed|aimed|vowed|planned|hoped|agreed|promised|prepared|scheduled"
    r"|proposed|sought)\s+to"
)
_DEADLINE = r"deadlines?|upcoming|until|effective|payable|as\s+(?:soon|early)\s+as"
# The words that such a group can begin with.
_OPENERS = frozenset(
    "will won shall can may must should cannot might would could is are be was were been expect expects expected"
    " plan plans planned intend intends intended hope hopes hoped aim aims aimed want wants wanted need needs"
    " needed agree agrees agreed promise promises promised vow vows vowed prepare prepares prepared continue"
    " continues continued propose proposes proposed seek seeks sought scheduled slated due ready set"
    " likely time to deadline deadlines upcoming until effective payable planning preparing hoping expecting"
    " aiming go goes as told asked ordered urged instructed invited summoned ' ’".split()
)
# What a calendar announces in the present tense: "the trial opens Monday".
_SCHEDULE = frozenset(
    "opens meet meets returns begins starts resumes leaves departs arrives reopens ends expires airs premieres"
    " turns hosts faces defends".split()
)
# Irregular past forms and the auxiliaries of the past; regular ones end in -ed, but not "United".
_PAST = frozenset(
    "was were did had has have been said told came went took made began met held won lost fell rose left sent"
    " sold bought got gave could saw wrote died spoke led ran cut hit put found kept became stood broke grew"
    " thought knew felt brought paid fought chose drew flew shot struck sank shut beat built burnt hurt dealt"
    " drove ate heard hung laid lay meant rode rang sang sat shook slept spent split spread stole swam swept swore born"
    " bore bent bit blew cast clung crept dug drank fed forbade forgot forgave froze hid lent lit let learnt overcame"
    " oversaw overtook rebuilt repaid retook shone shrank sped spun sprang stuck stung swung tore undertook underwent"
    " upheld withheld wept set"
    " taught threw understood woke wore withdrew sought fled slid quit overthrew".split()
)
_PRESENT = frozenset("is are say says does do expect expects plans holds closes".split())
# No verbs, for all their -ed.
_NOUNS = frozenset("hundred speed seed weed breed deed sacred naked indeed bed shed".split())
_PERIODS = frozenset("weeks months quarter half period year years".split())
# What may stand inside a chain of auxiliaries.
_BETWEEN = frozenset(["", "not", "also", "since", "already"])
# How far before "until", in tokens, what is denied may stand: "did not", "hadn't", "was never".
_CHAIN = 15
_DENIABLE = frozenset("did didn had hadn was wasn were weren".split())
_DENIALS = frozenset(["not", "never", "'", "’"])
# A word behind one of these is no word of its own: "re-elected", "isn't".
_QUOTE_MARKS = frozenset('"“”')
_GLUE = frozenset(["-", "'", "’"])


@dataclass(slots=True)
class VerbGroup:
    """weak: it looked ahead from a time before the writing ("was due on Friday"). chain: where its auxiliaries"
    " begin."""

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
        if len(token) > 1 and token.isupper():  # "06:30 AM", "US"
            kind = ""
        elif word in _OPENERS:
            kind = "opener"
        elif word in _PAST or (
            word.endswith("ed") and token[0].islower() and 4 <= len(word) <= 20 and word not in _NOUNS
        ):
            kind = "past"
        else:
            kind = "future" if word in _SCHEDULE else "present" if word in _PRESENT else ""
        if len(self) > self._LARGEST:
            self.clear()
        self[token] = kind
        return kind


_kinds = _Kinds()


def has_verb(words: Iterable[str]) -> bool:
    """Whether one of the words is known as a verb, or begins a group of verbs."""
    return any(_kinds[word] for word in words)


def governing_verb(text: str, tokens: Tokens, sentence: Bounds, first: int, last: int) -> VerbGroup | None:
    """The verb group that governs the tokens first..last, None where no verb of the sentence is near."""
    words, starts = tokens.tokens, tokens.starts
    tried = first  # at no token from here on does a group begin
    for index in range(first - 1, max(first - 1 - _BEFORE, -1), -1):
        if _kinds[words[index]]:
            if starts[index] < sentence[0]:
                break
            begin = max(index - _LONGEST_GROUP, 0)
            groups = _verb_groups(text, tokens, begin, min(index + 1, tried), sentence[0])
            tried = begin
            if groups and words[index] == "until" and (denied := _denied(tokens, index, sentence[0])):
                return denied
            if groups:
                if not _SUBORDINATORS.isdisjoint(words[index + 1 : first]):
                    behind = _verb_close_behind(text, tokens, sentence, last)
                    return behind or groups[-1]
                return groups[-1]
    for index in range(last + 1, min(last + 1 + _AFTER, len(words))):
        if words[index] in _QUOTE_MARKS:
            break  # the verb of saying behind a quotation does not govern what is in it
        if _kinds[words[index]] and index not in tokens.no_verbs:
            if tokens.end(index) > sentence[1]:
                break
            if groups := _verb_groups(text, tokens, index, index + 1, sentence[0]):
                return groups[0]
    return None


def _denied(tokens: Tokens, until: int, sentence_start: int) -> VerbGroup | None:
    """The verb of "had not moved until Friday": what did not happen until then has happened."""
    words, starts = tokens.tokens, tokens.starts
    for index in range(until - 2, max(until - _CHAIN, -1), -1):
        if starts[index] < sentence_start:
            return None
        if words[index].lower() in _DENIABLE and words[index + 1].lower() in _DENIALS:
            return VerbGroup(starts[index], tokens.end(index), "past", False, starts[index])
    return None


def _verb_close_behind(text: str, tokens: Tokens, sentence: Bounds, last: int) -> VerbGroup | None:
    """The verb that follows in the same clause: "will rise after the board on Monday approved it"."""
    words = tokens.tokens
    for index in range(last + 1, min(last + 1 + _CLOSE, len(words))):
        if not words[index][0].isalpha() or words[index] in _SUBORDINATORS:
            return None
        if _kinds[words[index]]:
            groups = _verb_groups(text, tokens, index, index + 1, sentence[0])
            return groups[0] if groups else None
    return None


def _verb_groups(text: str, tokens: Tokens, first: int, stop: int, sentence_start: int) -> list[VerbGroup]:
    """The verb groups that begin at one of the tokens first..stop-1."""
    groups: list[VerbGroup] = []
    words, starts = tokens.tokens, tokens.starts
    for index in range(first, stop):
        kind = _kinds[words[index]]
        if not kind or index in tokens.no_verbs:
            continue
        start = starts[index]
        end = start + len(words[index])
        if index and words[index] in ("ended", "ending") and words[index - 1].lower() in _PERIODS:
            continue  # "in the three months ended Sept. 30"
        if start < sentence_start or (groups and start < groups[-1].end) or text[start - 1 : start] in _GLUE:
            continue
        if group := _group(text, start, end, kind):
            before = groups[-1] if groups else None
            if before and start - before.end < 12 and text[before.end : start].strip() in _BETWEEN:
                group.chain = before.chain
            groups.append(group)
        else:
            tokens.no_verbs.add(index)
    return groups


def _group(text: str, start: int, end: int, kind: str) -> VerbGroup | None:
    """The verb group that begins with the word text[start:end], None if no verb does."""
    if kind == "opener":
        if ahead := _ahead().match(text, start):
            return VerbGroup(start, ahead.end(), "future", bool(ahead["was"]), start)
        word = text[start:end].lower()
        kind = "present" if word in _PRESENT else "past" if word in _PAST or word.endswith("ed") else ""
    if kind == "past":
        return VerbGroup(start, end, "past", False, start)
    if kind == "future":
        return VerbGroup(start, end, "future", False, start)
    return VerbGroup(start, end, "present", False, start) if kind else None
