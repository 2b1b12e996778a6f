"""The user's own phrases: lines that the user always wants dropped."""

from collections.abc import Iterable

from newscli.core.page.phrases import EDGES
from newscli.core.page.repetition import fold_line

OWN_RULE = "own-phrase"
_OPEN_END = "*"


class OwnPhrases:
    """Lines to drop wherever they stand. Case, digits, white space and bullets around a line make no difference.

    >>> own = OwnPhrases(["The Bay at a Glance, page 3", "Read it first: *"])
    >>> own.cover("* The Bay at a Glance, page 12"), own.cover("Read it first: news"), own.cover("We read it first")
    (True, True, False)
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """lines: a whole line each or, with * at its end, what a line begins with; one without words is no phrase."""
        folded = [phrase for line in lines if _bare(phrase := fold_line(line))]
        self._whole = frozenset(map(_bare, folded))
        self._begun = tuple(phrase.rstrip(_OPEN_END).lstrip(EDGES) for phrase in folded if phrase.endswith(_OPEN_END))

    def cover(self, line: str) -> bool:
        """Return whether the line is one of the phrases."""
        folded = fold_line(line)
        return _bare(folded) in self._whole or folded.lstrip(EDGES).startswith(self._begun)


def _bare(folded: str) -> str:
    return folded.strip(EDGES)
