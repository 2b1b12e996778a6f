"""The verb that governs an expression: does its clause look back or ahead?

No parser: the last verb group before the expression in its sentence decides, else the first one behind it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newscli.core.clauses.sentence_tokens import SentenceTokens
from newscli.core.clauses.word_kinds import (
    ANNOUNCING,
    CLAUSE_MARKS,
    COMMA,
    COORDINATORS,
    DOUBTFUL_PAST,
    END_OF_CLAUSE,
    OPENER,
    OTHER,
    OWNING,
    PAST,
    PAST_FORMS,
    PAST_OR_NOUN,
    PRESENT,
    PRESENT_FORMS,
    QUOTE_MARK,
    SUBORDINATOR,
    SUBORDINATORS,
    VERBS,
    kind_of,
)
from newscli.core.text.calendar_names import names_of_days_and_months
from newscli.core.text.tokens import Tokens
from newscli.core.text.word_classes import word_class

Direction = Literal["past", "present", "future"]

# How far from the expression, in tokens, a verb may stand, and how many tokens the longest verb group has.
_BEFORE, _AFTER = 45, 35
_LONGEST_GROUP = 8
# A verb so few tokens behind an expression belongs to its clause, where one of these begins the clause.
_CLOSE = 3
_RELATIVES = word_class("relative pronouns")
# What begins a clause of its own, where a verb follows: "...; on Monday she left", "..., but on Friday it will rise".
_OPENERS_OF_CLAUSES = CLAUSE_MARKS | COORDINATORS | word_class("subordinators")
# Words that may stand between the beginning of a clause and its date, and how many of them.
_LEADING_UP = frozenset(
    "on in at by since until till for from during early late the about around last just only back later then not even"
    " before next this a".split()
)
_MOST_LEADING_UP = 4
# Marks and words at which the clause of a date ends, where its verb is looked for after it.
_ENDS = CLAUSE_MARKS | COORDINATORS | {","}
# How far after the date, in tokens, the verb of the clause that it opens may stand.
_OPENED = 12
# A verb does not follow these: "the votes", "of play", "to host" (which is no clause's verb).
_BEFORE_NOUNS = frozenset(
    "a an the this that these those his her its their our my your no any some each every another of in on at for from"
    " with by to into as than 's ’s per new first second final last next and/or more all both".split()
)
# What follows a verb and no participle before its noun.
_BEHIND_VERBS = frozenset("the a an that to it its his her their them".split()) | {""}
_DETERMINERS = frozenset("a an the no another one two three four five his her its their".split())
_PLURAL_SUBJECTS = frozenset("they we you i and who also both then people police".split())

# Verb groups that look ahead from the time of writing, and those that looked ahead from an earlier one. What may stand
# between a modal and its verb, and the verb itself, belong to the group ("will be announced").
_REST = r"(?:\s+(?:not|be|have|been|also|then|first|formally|probably|likely|stay|remain)){0,3}(?:\s+[a-z]{2,18}\b)?"
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
_PERIODS = word_class("periods")
# What may stand inside a chain of auxiliaries.
_BETWEEN = frozenset(["", "not", "also", "since", "already"])
_CLOSE_IN_CHAIN = 12  # characters: the most between two groups of one chain
_PAST_KINDS = frozenset([PAST, DOUBTFUL_PAST])
_JUDGED_IN_PLACE = frozenset([ANNOUNCING, DOUBTFUL_PAST])
# How far before "until", in tokens, what is denied may stand: "did not", "hadn't", "was never".
_CHAIN = 15
_DENIABLE = frozenset("did didn had hadn was wasn were weren".split())
_DENIALS = frozenset(["not", "never", "'", "’"])
# A word behind one of these is no word of its own: "re-elected", "isn't".
_GLUE = frozenset(["-", "'", "’"])


@dataclass(slots=True)
class VerbGroup:
    """The verb of a clause with its auxiliaries.

    weak: it looked ahead from a time before the writing ("was due on Friday"). chain: where its auxiliaries begin.
    announces: a verb in the present tense that tells what a calendar holds.
    """

    start: int
    end: int
    direction: Direction
    weak: bool
    chain: int
    announces: bool = False


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<was>{_WAS_AHEAD})|{_AHEAD}){_REST}(?![\w-])|(?:{_DEADLINE})(?![\w-])")


def has_verb(words: Iterable[str]) -> bool:
    """Whether one of the words is known as a verb, or begins a group of verbs."""
    return any(kind_of(word) in VERBS for word in words)


def has_past_verb(words: list[str]) -> bool:
    """Whether one of the words is known as a form of the past, and no noun follows that it may describe."""
    return any(
        kind_of(word) in _PAST_KINDS and following in _BEHIND_VERBS
        for word, following in zip(words, [*words[1:], ""], strict=True)
    )


def governing_verb(text: str, sentence: SentenceTokens, first: int, last: int) -> VerbGroup | None:
    """The verb group that governs the tokens first..last, None where no verb of the sentence is near."""
    if _opens_clause(sentence, first, last) and (verb := _verb_of_opened(text, sentence, last)):
        return verb
    verb = _verb_before(text, sentence, first, last)
    if verb and _is_awaited(sentence, first, verb):
        return VerbGroup(verb.start, verb.end, "future", False, verb.chain)
    return verb or _verb_after(text, sentence, last)


# Participles that look ahead where the date follows: "with gusts expected overnight", "a vote planned for Friday".
AWAITED = frozenset("expected forecast predicted anticipated scheduled planned slated due".split())
_BEFORE_AWAITED = frozenset("as than not and or but he she it they we i who".split())
_TIES = frozenset(["on", "in", "for", "at"])


def _is_awaited(sentence: SentenceTokens, first: int, verb: VerbGroup) -> bool:
    """Whether a participle says that a noun is awaited for the date: right behind the noun, right before the date."""
    tokens = sentence.tokens
    index = first - 2 if tokens.word(first - 1) in _TIES else first - 1
    if tokens.word(index) not in AWAITED or tokens.starts[index] != verb.chain:
        return False
    noun = tokens.raw(index - 1)
    return noun.islower() and not noun.endswith("ly") and noun not in _BEFORE_AWAITED  # no "Cuba predicted Friday"


def _verb_before(text: str, sentence: SentenceTokens, first: int, last: int) -> VerbGroup | None:
    """The last verb group before the expression."""
    kinds, floor = sentence.kinds, sentence.first
    lowest = max(first - _BEFORE, floor)
    unread = index = first  # no group begins at the token `unread` or after it
    while index > lowest:
        index -= 1
        if kinds[index] in VERBS:
            begin = index - _LONGEST_GROUP if index - _LONGEST_GROUP > floor else floor
            if groups := _verb_groups(text, sentence, begin, index + 1 if index < unread else unread):
                return _verb_of_clause(text, sentence, groups[-1], index, first, last)
            unread = begin
    return None


def _verb_of_clause(
    text: str, sentence: SentenceTokens, group: VerbGroup, index: int, first: int, last: int
) -> VerbGroup:
    """The verb group before an expression, unless the words between the two say that another one governs it.

    index: the last token before the expression that looks like a verb.
    """
    kinds = sentence.kinds
    if sentence.tokens.tokens[index] == "until" and (denied := _denied(sentence, index)):
        return denied
    if index + 1 < first:
        if SUBORDINATOR.search(kinds, index + 1, first):
            return _verb_close_after(text, sentence, last) or group
        if END_OF_CLAUSE.search(kinds, index + 1, first):
            return _verb_of_opened(text, sentence, last) or group
    return group


def _verb_after(text: str, sentence: SentenceTokens, last: int) -> VerbGroup | None:
    """The first verb group behind the expression that does not stand in a description between commas."""
    kinds, lowered, stop = sentence.kinds, sentence.tokens.lowered, sentence.stop
    described = False  # inside ", which is a bank," the verbs are not the sentence's own
    for index in range(last + 1, min(last + 1 + _AFTER, stop)):
        kind = kinds[index]
        if kind == QUOTE_MARK:
            break  # the verb of saying after a quotation does not govern what is in it
        if kind == COMMA:
            described = index + 1 < stop and lowered[index + 1] in _RELATIVES and not described
        elif kind in VERBS and not described and (groups := _verb_groups(text, sentence, index, index + 1)):
            return groups[0]
    return None


def _opens_clause(sentence: SentenceTokens, first: int, last: int) -> bool:
    """Whether nothing but words that lead up to the date stands between it and the beginning of a clause."""
    tokens = sentence.tokens
    lowered = tokens.lowered
    index = first - 1
    while index >= 0 and first - 1 - index < _MOST_LEADING_UP and lowered[index] in _LEADING_UP:
        index -= 1
    if index < sentence.first:
        return False  # it opens the sentence: no verb stands before it anyway
    word = lowered[index]
    if word in (",", "and", "or"):
        inserted = word == "," and tokens.word(last + 1) == ","  # "and, two years later, married"
        at_verb = word == "," and tokens.word(first) == "now" and sentence.kinds[last + 1 : last + 2] in VERBS
        return index < first - 1 or inserted or at_verb  # "between Monday and Friday" opens nothing
    return word in _OPENERS_OF_CLAUSES


def _verb_of_opened(text: str, sentence: SentenceTokens, last: int) -> VerbGroup | None:
    """The verb of the clause that a date opens: "and on Monday, the coroner named the dead"."""
    lowered, kinds = sentence.tokens.lowered, sentence.kinds
    start = last + 2 if sentence.tokens.word(last + 1) == "," else last + 1
    for index in range(start, min(start + _OPENED, sentence.stop)):
        if lowered[index] in _ENDS:
            return None
        if kinds[index] in VERBS and (groups := _verb_groups(text, sentence, index, index + 1)):
            return groups[0]
    return None


def _denied(sentence: SentenceTokens, until: int) -> VerbGroup | None:
    """The verb of "had not moved until Friday": what did not happen until then has happened.

    So has what somebody "had until Friday" to do.
    """
    tokens, floor = sentence.tokens, sentence.first
    lowered, starts = tokens.lowered, tokens.starts
    if until > floor and lowered[until - 1] == "had":
        return VerbGroup(starts[until - 1], tokens.end(until - 1), "past", False, starts[until - 1])
    for index in range(until - 2, max(until - _CHAIN, floor - 1), -1):
        if lowered[index] in _DENIABLE and lowered[index + 1] in _DENIALS:
            return VerbGroup(starts[index], tokens.end(index), "past", False, starts[index])
    return None


def _verb_close_after(text: str, sentence: SentenceTokens, last: int) -> VerbGroup | None:
    """The verb that follows in the same clause: "will rise after the board on Monday approved it"."""
    words, kinds = sentence.tokens.tokens, sentence.kinds
    for index in range(last + 1, min(last + 1 + _CLOSE, sentence.stop)):
        if not words[index][0].isalpha() or words[index] in SUBORDINATORS:
            return None
        if kinds[index] in VERBS:
            groups = _verb_groups(text, sentence, index, index + 1)
            return groups[0] if groups else None
    return None


def _verb_groups(text: str, sentence: SentenceTokens, first: int, stop: int) -> list[VerbGroup]:
    """The verb groups that begin at one of the tokens first..stop-1."""
    groups: list[VerbGroup] = []
    tokens, kinds = sentence.tokens, sentence.kinds
    starts, group_end = tokens.starts, 0
    for index in range(first, stop):
        kind = kinds[index]
        if kind not in VERBS:
            continue
        start = starts[index]
        if start < group_end or text[start - 1 : start] in _GLUE:
            continue
        if kind in _JUDGED_IN_PLACE:
            kind = _kind_in_place(tokens, index, kind)
        if kind == OTHER or (group := _group(text, start, tokens.tokens[index], kind)) is None:
            continue
        if start - group_end < _CLOSE_IN_CHAIN and groups and text[group_end:start].strip() in _BETWEEN:
            group.chain = groups[-1].chain  # it goes on with the chain of the group before it
        group_end = group.end
        groups.append(group)
    return groups


def _kind_in_place(tokens: Tokens, index: int, kind: str) -> str:
    """What kind of verb a word is where it stands, of those that may be another word."""
    word, word_before = tokens.tokens[index], tokens.word(index - 1)
    if kind == ANNOUNCING:
        return kind if _is_verb(tokens, index) else OTHER
    if word == "ended":  # "in the three months ended Sept. 30"
        return OTHER if word_before in _PERIODS else PAST
    if word in OWNING:
        return PRESENT if tokens.word(index + 1) in _DETERMINERS else PAST  # "has a hearing on Monday"
    is_noun = word in PAST_OR_NOUN and word_before in _BEFORE_NOUNS and not _is_relative_that(tokens, index - 1)
    return OTHER if is_noun else PAST  # "another cut in September"


def _is_relative_that(tokens: Tokens, index: int) -> bool:
    """Whether the word is "that" behind a noun: "a bus that left the road"."""
    before = tokens.raw(index - 1)
    return tokens.word(index) == "that" and before.isalpha() and before.islower() and not has_verb([before])


def _is_verb(tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a noun is the verb of its clause, judged by the word before it."""
    before, word = tokens.raw(index - 1), tokens.word(index)
    word_before = before.lower()
    if before == "," or (before == "next" and word not in word_class("announcing", "announcing nouns")):
        return True  # after an insertion: "Schools, shut since January, reopen on Monday"
    if _is_relative_that(tokens, index - 1):
        return True  # "a fair that opens on Friday"
    if not before[:1].isalpha() or word_before in _BEFORE_NOUNS or word_before in names_of_days_and_months():
        return False
    if word not in word_class("announcing", "announcing nouns"):
        return True  # with an -s
    if word_before in _PLURAL_SUBJECTS or (word_before[-1] == "s" and word_before not in _SINGULAR_VERBS):
        return True
    return before[0].isupper() and (word not in word_class("announcing nouns") or _is_team(tokens, index))


_SINGULAR_VERBS = frozenset("is was has does".split())


def _is_team(tokens: Tokens, index: int) -> bool:
    """Whether a town's name before a verb means its team: "England play Norway"; but "the Elder play opens"."""
    opens = index < 2 or tokens.word(index - 2) in (".", ",", "and", "but")
    following = tokens.raw(index + 1)
    return opens and (following.lower() in _DETERMINERS or following[:1].isupper())


def _group(text: str, start: int, word: str, kind: str) -> VerbGroup | None:
    """The verb group that begins with a word, None if no verb does. start: where the word begins."""
    if kind == OPENER:
        if ahead := _ahead().match(text, start):
            return VerbGroup(start, ahead.end(), "future", bool(ahead["was"]), start)
        kind = _kind_alone(word.lower())
    end = start + len(word)
    if kind == PAST:
        return VerbGroup(start, end, "past", False, start)
    if kind == PRESENT:
        return VerbGroup(start, end, "present", False, start)
    return VerbGroup(start, end, "future", False, start, announces=True) if kind == ANNOUNCING else None


def _kind_alone(word: str) -> str:
    """What kind of verb a word is that may begin a group of words and does not. word: in small letters."""
    if word in PRESENT_FORMS:
        return PRESENT
    return PAST if word in PAST_FORMS or word[-2:] == "ed" else OTHER
