"""The closed classes of English words: prepositions, determiners, auxiliaries and the like, each listed once."""

from functools import cache

from newscli.lexicon.loader import sections


@cache
def word_class(*names: str) -> frozenset[str]:
    """Return the lower-case words under the headings of `lexicon/word_classes.txt`."""
    classes = sections("word_classes")
    return frozenset(word for name in names for line in classes[name] for word in line.split())


AUXILIARIES = word_class(
    "forms of be", "forms of have", "forms of do", "will and would", "modals", "contracted auxiliaries"
)
# Auxiliaries without contractions, and without those that only might be.
FULL_AUXILIARIES = word_class("forms of be", "forms of have", "forms of do", "will and would")
