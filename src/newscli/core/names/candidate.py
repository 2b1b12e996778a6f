"""A stretch of an article that may be a person's name, and the evidence that is enough to take it for one."""

from dataclasses import dataclass

from newscli.core.names.words import Gender

ENOUGH = 2.0


@dataclass(slots=True, eq=False)
class Candidate:
    """A stretch that may be a person's name, without titles.

    title_start: where the titles before it begin (`start` where there are none). headline: whether it stands in a line
    in Title Case. weight: the evidence so far.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title_start: int
    honorific: Gender | None
    titled: bool
    headline: bool
    weight: float
