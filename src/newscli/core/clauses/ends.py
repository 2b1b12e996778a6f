"""Where clauses end, as the readers of dates see it: marks, and conjunctions after a comma."""

from newscli.core.text.tokens import Tokens
from newscli.core.text.word_classes import word_class

# Marks that end a clause in any case; a comma does where a coordinator follows.
CLAUSE_MARKS = frozenset(';:—–()"“”')
COORDINATORS = word_class("conjunctions") | {"so", "yet", "while"}
# Without those that before a date are prepositions as a rule, and "that", which points as often.
SUBORDINATORS = word_class("subordinators", "relative pronouns") - {"since", "before", "that"}


def ends_clause(tokens: Tokens, index: int) -> bool:
    """Whether a clause ends at this token: "It rained; ...", "It rained, but ..."."""
    mark = tokens.tokens[index]
    return mark in CLAUSE_MARKS or (mark == "," and tokens.word(index + 1) in COORDINATORS)
