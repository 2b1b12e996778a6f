"""What kind of word each token of a sentence is for the readers of dates, one letter a token: verbs, ends of clauses.

What verbs stand before a date, and where its clause ends, is thus found by searching a string.
"""

import re
from collections.abc import Iterable
from functools import cache

from newscli.core.text.word_classes import word_class

# No verb, and nothing that ends a clause.
OTHER = " "
# Verbs: a word that may begin a group of several words ("will", "is", "expected"), a past form, a past form that may be
# another word where it stands ("cut", "has"), a present form, and a verb that tells what a calendar holds ("opens").
OPENER, PAST, DOUBTFUL_PAST, PRESENT, ANNOUNCING = "o", "p", "q", "n", "a"
# Marks that end a clause in any case; a comma does where a coordinator follows. "while" is both kinds of conjunction.
MARK, QUOTE_MARK, COMMA = ";", '"', ","
_COORDINATOR, _SUBORDINATOR, _BOTH = "c", "s", "b"
END_OF_CLAUSE = re.compile(f"[{MARK}{QUOTE_MARK}]|{COMMA}[{_COORDINATOR}{_BOTH}]")
SUBORDINATOR = re.compile(f"[{_SUBORDINATOR}{_BOTH}]")
VERBS = frozenset([OPENER, PAST, DOUBTFUL_PAST, PRESENT, ANNOUNCING])

CLAUSE_MARKS = frozenset(';:—–()"“”')
COORDINATORS = word_class("conjunctions") | {"so", "yet", "while"}
# Without those that before a date are prepositions as a rule, and "that", which points as often.
SUBORDINATORS = word_class("subordinators", "relative pronouns") - {"since", "before", "that"}

_OPENERS = frozenset(
    "will won shall can may must should cannot might would could is are be was were been expect expects expected"
    " plan plans planned intend intends intended hope hopes hoped aim aims aimed want wants wanted need needs"
    " needed agree agrees agreed promise promises promised vow vows vowed prepare prepares prepared continue"
    " continues continued propose proposes proposed seek seeks sought scheduled slated due ready set"
    " likely time to deadline deadlines upcoming until effective payable planning preparing hoping expecting"
    " aiming go goes as told asked ordered urged instructed invited summoned ' ’".split()
)
PAST_OR_NOUN = word_class("past forms or other words") | {"left"}
OWNING = word_class("forms of have") - {"had"}
PAST_FORMS = word_class("past forms", "forms of have") | PAST_OR_NOUN | {"was", "were", "did", "been", "could"}
PRESENT_FORMS = frozenset("is are say says does do expect expects plans".split())
# No verbs, for all their -ed.
_NOUNS = frozenset("hundred speed seed weed breed deed sacred naked indeed bed shed".split())
_LONGEST_VERB = 20  # letters


@cache
def announcing_verbs() -> frozenset[str]:
    """Return the verbs that announce what a calendar holds, in the forms of the present tense."""
    bases = word_class("announcing", "announcing nouns")
    return bases | {_third_person(base) for base in bases}


def _third_person(base: str) -> str:
    """Return the verb's form with -s.

    >>> [_third_person(base) for base in ("open", "clash", "marry", "play", "go")]
    ['opens', 'clashes', 'marries', 'plays', 'goes']
    """
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeou" else base + "s"


@cache
def _listed_kinds() -> dict[str, str]:
    """Return the kinds of the words that are listed, by their forms in small letters."""
    kinds = dict.fromkeys(PRESENT_FORMS, PRESENT)
    kinds.update(dict.fromkeys(announcing_verbs(), ANNOUNCING))
    kinds.update(dict.fromkeys(PAST_FORMS, PAST))
    kinds.update(dict.fromkeys(PAST_OR_NOUN | OWNING | {"ended"}, DOUBTFUL_PAST))
    kinds.update(dict.fromkeys(_OPENERS, OPENER))
    kinds.update(dict.fromkeys(SUBORDINATORS, _SUBORDINATOR))
    kinds.update(dict.fromkeys(COORDINATORS, _COORDINATOR))
    kinds.update(dict.fromkeys(SUBORDINATORS & COORDINATORS, _BOTH))
    kinds.update(dict.fromkeys(CLAUSE_MARKS, MARK))
    kinds.update(dict.fromkeys('"“”', QUOTE_MARK))
    kinds[","] = COMMA
    return kinds


# Kinds that a word has in small letters only.
_SMALL = frozenset([ANNOUNCING, _SUBORDINATOR])
_MOST_KINDS = 100_000  # of tokens that are remembered
_kind_by_token: dict[str, str] = {}


def kind_of(token: str) -> str:
    """Return the kind of a word or a mark by itself."""
    if token not in _kind_by_token:
        if len(_kind_by_token) > _MOST_KINDS:
            _kind_by_token.clear()
        _add_kinds([token])
    return _kind_by_token[token]


def _add_kinds(tokens: Iterable[str]) -> None:
    """Add the kinds of tokens that are seen for the first time."""
    listed = _listed_kinds()
    for token in tokens:
        word = token.lower()
        kind = listed.get(word, OTHER)
        if kind == OTHER:
            kind = PAST if token[-2:] == "ed" and _is_regular_past(token) else OTHER
        elif token != word:
            kind = _kind_with_capitals(token, kind)
        _kind_by_token[token] = kind


def _kind_with_capitals(token: str, kind: str) -> str:
    """Return the kind of a token with capital letters. kind: that of its form in small letters."""
    if kind == _BOTH:
        return _COORDINATOR
    if kind in _SMALL or (kind in VERBS and (token == "Sat" or (len(token) > 1 and token.isupper()))):
        return OTHER  # "06:30 AM", "US", "Sat 3 May"
    return kind


def _is_regular_past(token: str) -> bool:
    return token[0] >= "a" and 4 <= len(token) <= _LONGEST_VERB and token not in _NOUNS


def read_kinds(words: list[str]) -> str:
    """Return the kinds of some tokens, one letter each."""
    try:
        return "".join(map(_kind_by_token.__getitem__, words))
    except KeyError:  # some token is seen for the first time
        if len(_kind_by_token) > _MOST_KINDS:
            _kind_by_token.clear()
        _add_kinds(set(words).difference(_kind_by_token))
        return "".join(map(_kind_by_token.__getitem__, words))
