"""The verb that governs an expression: does its clause look back or ahead?

No parser: the last verb group before the expression in its sentence decides, else the first one behind it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newscli.core.clauses.ends import CLAUSE_MARKS, COORDINATORS, SUBORDINATORS, ends_clause
from newscli.core.text.calendar_names import names_of_days_and_months
from newscli.core.text.document import Bounds
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
_OWNING = word_class("forms of have") - {"had"}
_DETERMINERS = frozenset("a an the no another one two three four five his her its their".split())
_PLURAL_SUBJECTS = frozenset("they we you i and who also both then people police".split())

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
# Irregular past forms and the auxiliaries of the past; regular ones end in -ed, but not "United".
_PAST_OR_NOUN = word_class("past forms or other words") | {"left"}
_PAST = word_class("past forms", "forms of have") | _PAST_OR_NOUN | {"was", "were", "did", "been", "could"}
_PRESENT = frozenset("is are say says does do expect expects plans".split())
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


@cache
def _announcing() -> frozenset[str]:
    """The verbs that announce what a calendar holds, in the forms of the present tense."""
    bases = word_class("announcing", "announcing nouns")
    return bases | {_third_person(base) for base in bases}


def _third_person(base: str) -> str:
    """The verb's form with -s.

    >>> [_third_person(base) for base in ("open", "clash", "marry", "play", "go")]
    ['opens', 'clashes', 'marries', 'plays', 'goes']
    """
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeou" else base + "s"


# What kind of verb a token is, as one letter, so that the verbs of a paragraph are found by searching a string. An
# opener may begin a group of several words.
_NO_VERB, _OPENER, _PAST_VERB, _PRESENT_VERB, _ANNOUNCING = " ", "o", "p", "n", "a"
_MOST_KINDS = 100_000  # of tokens that are remembered
_kind_by_token: dict[str, str] = {}


def _new_kind(token: str) -> str:
    """The kind of a token that is not known yet."""
    word = token.lower()
    if (len(token) > 1 and token.isupper()) or token == "Sat":  # "06:30 AM", "US", "Sat 3 May"
        kind = _NO_VERB
    elif word in _OPENERS:
        kind = _OPENER
    elif word in _PAST or _is_regular_past(token, word):
        kind = _PAST_VERB
    elif token in _announcing():
        kind = _ANNOUNCING
    else:
        kind = _PRESENT_VERB if word in _PRESENT else _NO_VERB
    if len(_kind_by_token) > _MOST_KINDS:
        _kind_by_token.clear()
    _kind_by_token[token] = kind
    return kind


def _is_regular_past(token: str, word: str) -> bool:
    return word.endswith("ed") and token[0].islower() and 4 <= len(word) <= 20 and word not in _NOUNS


def _kinds_of(tokens: Tokens) -> str:
    """The kinds of all tokens of a paragraph, one letter each."""
    if not tokens.verb_kinds:
        kinds = list(map(_kind_by_token.get, tokens.tokens))
        if not all(kinds):
            kinds = [kind or _new_kind(token) for kind, token in zip(kinds, tokens.tokens, strict=True)]
        tokens.verb_kinds = "".join(filter(None, kinds))
    return tokens.verb_kinds


def has_verb(words: Iterable[str]) -> bool:
    """Whether one of the words is known as a verb, or begins a group of verbs."""
    return any((_kind_by_token.get(word) or _new_kind(word)) != _NO_VERB for word in words)


def has_past_verb(words: list[str]) -> bool:
    """Whether one of the words is known as a form of the past, and no noun follows that it may describe."""
    return any(
        (_kind_by_token.get(word) or _new_kind(word)) == _PAST_VERB and following in _BEHIND_VERBS
        for word, following in zip(words, [*words[1:], ""], strict=True)
    )


def governing_verb(text: str, tokens: Tokens, sentence: Bounds, first: int, last: int) -> VerbGroup | None:
    """The verb group that governs the tokens first..last, None where no verb of the sentence is near."""
    floor = bisect_left(tokens.starts, sentence[0], 0, first)
    opens = _opens_clause(tokens, floor, first, last)
    if opens and (verb := _verb_of_opened(text, tokens, sentence, last)):
        return verb
    return _verb_before(text, tokens, sentence, floor, first, last) or _verb_after(text, tokens, sentence, last)


def _verb_before(text: str, tokens: Tokens, sentence: Bounds, floor: int, first: int, last: int) -> VerbGroup | None:
    """The last verb group before the expression. floor: the first token of its sentence."""
    words, kinds = tokens.tokens, _kinds_of(tokens)
    lowest = max(first - _BEFORE, floor)
    unread = first  # no group begins at this token or behind it
    index = lowest + len(kinds[lowest:first].rstrip(_NO_VERB)) - 1
    while index >= lowest:
        begin = max(index - _LONGEST_GROUP, floor)
        groups = _verb_groups(text, tokens, begin, min(index + 1, unread))
        if groups:
            if words[index] == "until" and (denied := _denied(tokens, index, floor)):
                return denied
            between = words[index + 1 : first]
            if not SUBORDINATORS.isdisjoint(between):
                return _verb_close_after(text, tokens, last) or groups[-1]
            if any(ends_clause(tokens, place) for place in range(index + 1, first)) and (
                verb := _verb_of_opened(text, tokens, sentence, last)
            ):
                return verb
            return groups[-1]
        unread = begin
        index = lowest + len(kinds[lowest:index].rstrip(_NO_VERB)) - 1
    return None


def _verb_after(text: str, tokens: Tokens, sentence: Bounds, last: int) -> VerbGroup | None:
    """The first verb group behind the expression that does not stand in a description between commas."""
    words, kinds = tokens.tokens, _kinds_of(tokens)
    described = False  # inside ", which is a bank," the verbs are not the sentence's own
    for index in range(last + 1, min(last + 1 + _AFTER, len(words))):
        word = words[index]
        if word in _QUOTE_MARKS:
            break  # the verb of saying after a quotation does not govern what is in it
        if word == ",":
            described = tokens.word(index + 1) in _RELATIVES and not described
        elif kinds[index] != _NO_VERB and not described and index not in tokens.without_verb:
            if tokens.end(index) > sentence[1]:
                break
            if groups := _verb_groups(text, tokens, index, index + 1):
                return groups[0]
    return None


def _opens_clause(tokens: Tokens, floor: int, first: int, last: int) -> bool:
    """Whether nothing but words that lead up to the date stands between it and the beginning of a clause."""
    lowered = tokens.lowered
    index = first - 1
    while index >= 0 and first - 1 - index < _MOST_LEADING_UP and lowered[index] in _LEADING_UP:
        index -= 1
    if index < floor:
        return False  # it opens the sentence: no verb stands before it anyway
    word = lowered[index]
    if tokens.tokens[index] in (",", "and", "or"):
        inserted = word == "," and tokens.word(last + 1) == ","  # "and, two years later, married"
        return index < first - 1 or inserted  # "between Monday and Friday" opens nothing
    return word in _OPENERS_OF_CLAUSES


def _verb_of_opened(text: str, tokens: Tokens, sentence: Bounds, last: int) -> VerbGroup | None:
    """The verb of the clause that a date opens: "and on Monday, the coroner named the dead"."""
    lowered, kinds = tokens.lowered, _kinds_of(tokens)
    start = last + 2 if tokens.word(last + 1) == "," else last + 1
    for index in range(start, min(start + _OPENED, len(lowered))):
        if lowered[index] in _ENDS or tokens.end(index) > sentence[1]:
            return None
        if kinds[index] != _NO_VERB and (groups := _verb_groups(text, tokens, index, index + 1)):
            return groups[0]
    return None


def _denied(tokens: Tokens, until: int, floor: int) -> VerbGroup | None:
    """The verb of "had not moved until Friday": what did not happen until then has happened.

    So has what somebody "had until Friday" to do.
    """
    lowered, starts = tokens.lowered, tokens.starts
    if until > floor and lowered[until - 1] == "had":
        return VerbGroup(starts[until - 1], tokens.end(until - 1), "past", False, starts[until - 1])
    for index in range(until - 2, max(until - _CHAIN, floor - 1), -1):
        if lowered[index] in _DENIABLE and lowered[index + 1] in _DENIALS:
            return VerbGroup(starts[index], tokens.end(index), "past", False, starts[index])
    return None


def _verb_close_after(text: str, tokens: Tokens, last: int) -> VerbGroup | None:
    """The verb that follows in the same clause: "will rise after the board on Monday approved it"."""
    words, kinds = tokens.tokens, _kinds_of(tokens)
    for index in range(last + 1, min(last + 1 + _CLOSE, len(words))):
        if not words[index][0].isalpha() or words[index] in SUBORDINATORS:
            return None
        if kinds[index] != _NO_VERB:
            groups = _verb_groups(text, tokens, index, index + 1)
            return groups[0] if groups else None
    return None


def _verb_groups(text: str, tokens: Tokens, first: int, stop: int) -> list[VerbGroup]:
    """The verb groups that begin at one of the tokens first..stop-1."""
    groups: list[VerbGroup] = []
    words, starts, kinds, without_verb = tokens.tokens, tokens.starts, _kinds_of(tokens), tokens.without_verb
    for index in range(first, stop):
        kind = kinds[index]
        if kind == _NO_VERB or index in without_verb:
            continue
        start = starts[index]
        if text[start - 1 : start] in _GLUE:
            without_verb.add(index)
            continue
        if groups and start < groups[-1].end:
            continue
        kind = _kind_in_place(tokens, index, kind)
        if kind == _NO_VERB:
            continue
        if group := _group(text, start, start + len(words[index]), kind):
            _join(text, groups, group)
        else:
            without_verb.add(index)
    return groups


def _kind_in_place(tokens: Tokens, index: int, kind: str) -> str:
    """What kind of verb a word is where it stands."""
    word = tokens.tokens[index]
    if kind == _ANNOUNCING:
        return kind if _is_verb(tokens, index) else _NO_VERB
    if word in ("ended", "ending"):  # "in the three months ended Sept. 30"
        return _NO_VERB if tokens.word(index - 1) in _PERIODS else kind
    if kind != _PAST_VERB:
        return kind
    if word in _PAST_OR_NOUN and tokens.word(index - 1) in _BEFORE_NOUNS and not _is_relative_that(tokens, index - 1):
        return _NO_VERB  # "another cut in September"
    if word in _OWNING and tokens.word(index + 1) in _DETERMINERS:
        return _PRESENT_VERB  # "has a hearing on Monday"
    return kind


def _is_relative_that(tokens: Tokens, index: int) -> bool:
    """Whether the word is "that" behind a noun: "a bus that left the road"."""
    before = tokens.raw(index - 1)
    return tokens.word(index) == "that" and before.isalpha() and before.islower() and not has_verb([before])


def _join(text: str, groups: list[VerbGroup], group: VerbGroup) -> None:
    """Adds a group, which goes on with the chain of the one close before it."""
    if groups and group.start - groups[-1].end < 12 and text[groups[-1].end : group.start].strip() in _BETWEEN:
        group.chain = groups[-1].chain
    groups.append(group)


def _is_verb(tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a noun is the verb of its clause, judged by the word before it."""
    before, word = tokens.raw(index - 1), tokens.word(index)
    word_before = before.lower()
    if before == "," or (before == "next" and word not in word_class("announcing", "announcing nouns")):
        return True  # after an insertion: "Schools, shut since January, reopen on Monday"
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


def _group(text: str, start: int, end: int, kind: str) -> VerbGroup | None:
    """The verb group that begins with the word text[start:end], None if no verb does."""
    if kind == _OPENER:
        if ahead := _ahead().match(text, start):
            return VerbGroup(start, ahead.end(), "future", bool(ahead["was"]), start)
        word = text[start:end].lower()
        past = word in _PAST or word.endswith("ed")
        kind = _PRESENT_VERB if word in _PRESENT else _PAST_VERB if past else _NO_VERB
    if kind == _NO_VERB:
        return None
    if kind == _ANNOUNCING:
        return VerbGroup(start, end, "future", False, start, announces=True)
    return VerbGroup(start, end, "past" if kind == _PAST_VERB else "present", False, start)
