"""One sentence as tokens, read once for all of its dates: what kinds of words it has, and where its clauses end."""

from bisect import bisect_left

from newscli.core.clauses.word_kinds import END_OF_CLAUSE, OTHER, read_kinds
from newscli.core.text.document import Bounds
from newscli.core.text.tokens import Tokens


class SentenceTokens:
    """The tokens of a paragraph from `first` up to `stop`, which are those of one sentence.

    bounds: where the sentence stands in the text. kinds: the kinds of the tokens, one letter each, with blanks for
    those of the paragraph before them, so that both have the same numbers.
    """

    __slots__ = ("_clause_ends", "bounds", "first", "kinds", "stop", "tokens")

    def __init__(self, tokens: Tokens, bounds: Bounds) -> None:
        self.tokens, self.bounds = tokens, bounds
        starts = tokens.starts
        self.first = bisect_left(starts, bounds[0])
        self.stop = bisect_left(starts, bounds[1], self.first)
        self.kinds = OTHER * self.first + read_kinds(tokens.tokens[self.first : self.stop])
        self._clause_ends: list[int] | None = None

    def clause_around(self, first: int, last: int) -> tuple[int, int]:
        """Return the tokens of the clause around the tokens first..last, roughly.

        It reaches up to marks that end a clause, and to coordinators after a comma.
        """
        ends = self._clause_ends
        if ends is None:
            ends = self._clause_ends = [end.start() for end in END_OF_CLAUSE.finditer(self.kinds, self.first)]
        if not ends:
            return self.first, self.stop
        before, after = bisect_left(ends, first), bisect_left(ends, last + 1)
        start = ends[before - 1] + 1 if before else self.first
        return start, ends[after] if after < len(ends) else self.stop
