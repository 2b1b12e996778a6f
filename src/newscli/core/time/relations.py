"""How a date is tied to the event of its clause: on it, since it, until it, or only compared with it."""

from newscli.core.clauses.sentence_tokens import SentenceTokens
from newscli.core.clauses.word_kinds import VERBS
from newscli.core.time.context import context
from newscli.core.time.model import Candidate
from newscli.records import Relation

_SKIPPED = context("between preposition and date")
_MOST_SKIPPED = 5
_PREPOSITIONS: dict[str, Relation] = {
    "since": "since", "until": "until", "till": "until", "through": "until", "by": "by", "before": "before",
    "after": "after", "following": "after", "than": "compared",
}  # fmt: skip
# Prepositions of two words, by the second: "ahead of Friday", "prior to May", "compared with 2019".
_PAIRS: dict[str, dict[str, Relation]] = {
    "of": {"ahead": "before", "eve": "before"},
    "to": {"prior": "before", "up": "before", "run-up": "before", "compared": "compared", "similar": "compared"},
    "with": {"compared": "compared", "comparison": "compared", "contrast": "compared"},
    "against": {"compared": "compared", "measured": "compared"},
    "into": {"heading": "before", "going": "before"},
    "from": dict.fromkeys(["up", "down", "unchanged"], "compared"),
}
# What ties a date to its noun, and what reaches over such a noun.
_OF_NOUNS = frozenset(["in", "on", "of", "at"])
_OVER_NOUNS = frozenset(["since", "until", "before"])
_LONGEST_NOUN = 5
_ALONE: dict[str, Relation] = {"versus": "compared", "vs": "compared", "pre": "before", "post": "after"}
_SUPERLATIVES = context("superlatives")
_CHANGES = context("changes")
_REACH = 14


def relation_of(candidate: Candidate, sentence: SentenceTokens) -> Relation:
    """The tie between the date and its event, judged by the words before the date."""
    lowered, first = candidate.tokens.lowered, candidate.first
    for index in range(first - 1, max(first - 1 - _MOST_SKIPPED, -1), -1):
        word = lowered[index]
        if word in _PAIRS and index and (relation := _PAIRS[word].get(lowered[index - 1])):
            return relation
        if word == "from" and _is_change(sentence, index):
            return "compared"
        if word in _PREPOSITIONS:
            relation = _PREPOSITIONS[word]
            return "compared" if relation == "since" and _is_superlative(sentence, index) else relation
        if word in _ALONE:
            return _ALONE[word]
        if word not in _SKIPPED:
            break
    return _relation_of_noun(sentence, first) if first and lowered[first - 1] in _OF_NOUNS else "on"


def _relation_of_noun(sentence: SentenceTokens, first: int) -> Relation:
    """The tie where the date belongs to a noun behind a preposition: "since the fire in May"."""
    lowered, kinds = sentence.tokens.lowered, sentence.kinds
    for index in range(first - 2, max(first - 2 - _LONGEST_NOUN, -1), -1):
        word = lowered[index]
        if word == "of" and index and lowered[index - 1] == "ahead":
            return "before"
        if word in _OVER_NOUNS:
            return "compared" if word == "since" and _is_superlative(sentence, index) else _PREPOSITIONS[word]
        if kinds[index] in VERBS or word in _OF_NOUNS or not word.isalpha():
            break
    return "on"


def _words_before(sentence: SentenceTokens, index: int) -> list[str]:
    """The words of the clause before a token, the last one first."""
    start = max(sentence.clause_around(index, index)[0], index - _REACH)
    words = sentence.tokens.lowered[start:index][::-1]
    return words[: words.index(".")] if "." in words else words


def _is_change(sentence: SentenceTokens, index: int) -> bool:
    """Whether "from" names what something is compared with: "fell to 4 percent from 6 percent in 2010"."""
    return not _CHANGES.isdisjoint(_words_before(sentence, index))


def _is_superlative(sentence: SentenceTokens, index: int) -> bool:
    """Whether "since" names the last time that something was so: "the highest since 1952", "not seen since May"."""
    words = _words_before(sentence, index)[:10]
    return words[:1] == ["not"] or any(
        word in _SUPERLATIVES
        or (word[-3:] == "est" and len(word) > 5 and word not in ("interest", "request", "protest"))
        for word in words
    )
