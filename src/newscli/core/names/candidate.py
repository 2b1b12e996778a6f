"""A stretch of an article that may be a person's name, and the evidence that is enough to take it for one."""

from dataclasses import dataclass

from newscli.core.names.words import NAME, Gender

ENOUGH = 2.0


@dataclass(slots=True, eq=False)
class Candidate:
    """A stretch that may be a person's name, without titles.

    title_start: where the titles before it begin (`start` where there are none). headline: whether it stands in a line
    in Title Case. weight: the evidence so far. by_lists: the evidence of the words themselves; None where they name a
    firm. kind: that of the first word. family: whether the last word is a listed family name.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title_start: int
    honorific: Gender | None = None
    titled: bool = False
    headline: bool = False
    weight: float = 0.0
    by_lists: float | None = 0.0
    kind: str = NAME
    family: bool = False
