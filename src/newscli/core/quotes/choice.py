"""Which of the competing readings a quotation has, and how sure that is: sums of fitted weights, compared.

The weights stand in `lexicon/credit_weights.txt`, a section for each construction, and one for the reading that nobody
said the quoted words. `scripts/train_credits.py` fits them. The probability of a reading among its rivals is the
record's confidence.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from newscli.core.quotes.credits import Credit
from newscli.core.quotes.proposals import Proposal
from newscli.core.scoring import Scorer
from newscli.core.text.quote_marks import Quoted
from newscli.lexicon.loader import sections

NOBODY = "nobody"
# A credit that is less sure costs more in precision than it brings in recall.
LEAST_SURE = 0.45


class Decision(NamedTuple):
    """The readings of one quoted segment. nobody: the features of the reading that nobody said the words."""

    piece: Quoted
    nobody: Sequence[str]
    proposals: Sequence[Proposal]


class Choice(NamedTuple):
    """The reading chosen, None for nobody, and its probability."""

    credit: Credit | None
    probability: float


Choose = Callable[[Decision], Choice]


def choose(decision: Decision) -> Choice:
    """The most probable reading.

    Proposals that credit the same phrase count together: they differ only in how they found it.
    """
    proposals = decision.proposals
    shares = shares_of(decision)
    by_source: dict[tuple[int, int, int], list[int]] = {}
    for n, proposal in enumerate(proposals):
        credit = proposal.credit
        by_source.setdefault((credit.frame.paragraph, *credit.source), []).append(n)
    best, probability = None, 0.0
    for same in by_source.values():
        together = sum(shares[n + 1] for n in same)
        if together > probability:
            best, probability = max(same, key=lambda n: shares[n + 1]), together
    if best is None or probability < LEAST_SURE:
        return Choice(None, shares[0])
    return Choice(proposals[best].credit, probability)


def shares_of(decision: Decision) -> list[float]:
    """The probability of each reading: first of nobody, then of the proposals."""
    scorers = _scorers()
    scores = [scorers[group].score(features) for _, group, features in decision.proposals]
    scores.insert(0, scorers[NOBODY].score(decision.nobody))
    most = max(scores)
    odds = [exp(score - most) for score in scores]
    total = sum(odds)
    return [odd / total for odd in odds]


@cache
def _scorers() -> dict[str, Scorer]:
    """The scorer of each construction."""
    scorers = defaultdict(lambda: Scorer({}))
    for group, lines in sections("credit_weights").items():
        scorers[group] = Scorer({name: float(weight) for name, weight in map(str.split, lines)})
    return scorers
