"""How a date is tied to the event of its clause: on it, since it, until it, or only compared with it."""

from newscli.core.clauses.ends import ends_clause
from newscli.core.clauses.verbs import has_verb
from newscli.core.text.tokens import Tokens
from newscli.core.time.model import Candidate
from newscli.records import Relation

# Words that may stand between a preposition and its date.
_SKIPPED = frozenset(
    "the a an this that last next past early late mid middle about around at least its his her their our on in of start"
    " end beginning just only even shortly soon way long as far back day days -".split()
)
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
# What makes "since" a comparison: the highest, the first time, not seen.
_SUPERLATIVES = frozenset("most least first best worst last seen lowest highest time only".split())
_CHANGES = frozenset(
    "up down rose rise rises risen rising fell fall falls fallen falling climbed dropped drop grew grown increased"
    " increase decreased jumped slipped declined higher lower more less gained lost soared plunged doubled widened"
    " narrowed".split()
)
_REACH = 14


def relation_of(candidate: Candidate) -> Relation:
    """The tie between the date and its event, judged by the words before the date."""
    tokens, index = candidate.tokens, candidate.first - 1
    for index in range(candidate.first - 1, candidate.first - 1 - _MOST_SKIPPED, -1):
        word = tokens.word(index)
        pair = _PAIRS.get(word, {}).get(tokens.word(index - 1)) if word in _PAIRS else None
        if pair:
            return pair
        if word == "from" and _is_change(tokens, index):
            return "compared"
        if word in _PREPOSITIONS:
            relation = _PREPOSITIONS[word]
            return "compared" if relation == "since" and _is_superlative(tokens, index) else relation
        if word in _ALONE:
            return _ALONE[word]
        if word not in _SKIPPED:
            break
    return _relation_of_noun(tokens, candidate.first)


def _relation_of_noun(tokens: Tokens, first: int) -> Relation:
    """The tie where the date belongs to a noun behind a preposition: "since the fire in May"."""
    if tokens.word(first - 1) not in _OF_NOUNS:
        return "on"
    for index in range(first - 2, first - 2 - _LONGEST_NOUN, -1):
        word = tokens.word(index)
        if word == "of" and tokens.word(index - 1) == "ahead":
            return "before"
        if word in _OVER_NOUNS:
            return "compared" if word == "since" and _is_superlative(tokens, index) else _PREPOSITIONS[word]
        if not word.isalpha() or word in _OF_NOUNS or has_verb([word]):
            break
    return "on"


def _words_before(tokens: Tokens, index: int) -> list[str]:
    words: list[str] = []
    for place in range(index - 1, max(index - 1 - _REACH, -1), -1):
        word = tokens.word(place)
        if word == "." or ends_clause(tokens, place):
            break
        words.append(word)
    return words


def _is_change(tokens: Tokens, index: int) -> bool:
    """Whether "from" names what something is compared with: "fell to 4 percent from 6 percent in 2010"."""
    return not _CHANGES.isdisjoint(_words_before(tokens, index))


def _is_superlative(tokens: Tokens, index: int) -> bool:
    """Whether "since" names the last time that something was so: "the highest since 1952", "not seen since May"."""
    words = _words_before(tokens, index)[:10]
    return words[:1] == ["not"] or any(
        word in _SUPERLATIVES
        or (len(word) > 5 and word.endswith("est") and word not in ("interest", "request", "protest"))
        for word in words
    )
