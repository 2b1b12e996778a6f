"""The words beside a date that tell what it is: an amount, a name, a rate. The lists of `lexicon/time_context.txt`."""

from functools import cache

from newscli.core.text.word_classes import word_class
from newscli.lexicon.loader import sections

# The closed classes: none of their words is a noun that a number or a season before it may belong to.
FUNCTION_WORDS = word_class(
    "pronouns", "determiners", "forms of be", "forms of have", "forms of do", "will and would", "modals",
    "prepositions", "to", "conjunctions", "subordinators", "relative pronouns",
)  # fmt: skip


@cache
def context(*names: str) -> frozenset[str]:
    """The words in lower case under the headings of `lexicon/time_context.txt`."""
    lists = sections("time_context")
    return frozenset(word for name in names for line in lists[name] for word in line.split())
