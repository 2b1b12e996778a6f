"""The user's own phrases: lines of which the user knows that they are no article."""

from collections.abc import Iterable

from newscli.core.boilerplate.repetition import fold_line

OWN_RULE = "own-phrase"
_OPEN_END = "*"


class OwnPhrases:
    """Lines to drop wherever they stand. Case, digits and white space make no difference.

    >>> own = OwnPhrases(["The Bay at a Glance, page 3", "Read it first: *"])
    >>> own.cover("THE BAY AT A GLANCE, page 12"), own.cover("Read it first: pier reopens"), own.cover("Read it first")
    (True, True, False)
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """lines: one phrase each, a whole line or, with * at its end, what a line begins with. Blank ones are none."""
        folded = [phrase for line in lines if (phrase := fold_line(line)).strip(_OPEN_END)]
        self._whole = frozenset(folded)
        self._begun = tuple(phrase.rstrip(_OPEN_END) for phrase in folded if phrase.endswith(_OPEN_END))

    def cover(self, line: str) -> bool:
        """Whether the line is one of the phrases."""
        folded = fold_line(line)
        return folded in self._whole or folded.startswith(self._begun)
