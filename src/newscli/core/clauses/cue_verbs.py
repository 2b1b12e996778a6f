"""The verbs that can credit quoted words to somebody: their classes and their base forms."""

from functools import cache

from newscli.lexicon.loader import words


@cache
def verb_class() -> dict[str, str]:
    """Return the class of each form of a cue verb: speech, judgement, thought or manner. The stronger class wins."""
    classes: dict[str, str] = {}
    for name in ("manner", "thought", "judgement", "speech"):
        for line in words(f"cue_{name}"):
            classes |= dict.fromkeys(line.split(), name)
    return classes


@cache
def verb_base() -> dict[str, str]:
    """Return the base form of each form of a verb of saying or judging."""
    bases: dict[str, str] = {}
    for name in ("judgement", "speech"):
        for line in words(f"cue_{name}"):
            bases |= dict.fromkeys(line.split(), line.split(None, 1)[0])
    return bases
