"""The closed classes of English words: prepositions, determiners, auxiliaries and the like, each listed once."""

from functools import cache

from newscli.lexicon.loader import sections


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the lower-case words under a heading of `lexicon/word_classes.txt`."""
    return frozenset(word for line in sections("word_classes")[name] for word in line.split())
