"""Which of the competing readings a quotation has, and how sure that is: sums of fitted weights, compared.

The weights stand in `lexicon/credit_weights.txt`, a section for each construction, and one for the reading that nobody
said the quoted words. `scripts/train_credits.py` fits them. The probability of a reading among its rivals, calibrated,
is the record's confidence.
"""

from collections.abc import Callable, Sequence
from math import log
from typing import NamedTuple

from newscli.core.quotes.credits import Credit
from newscli.core.quotes.proposals import Proposal
from newscli.core.scoring import Scorer, flattened, scorers, shares
from newscli.core.text.quote_marks import Quoted

NOBODY = "nobody"
_UNWEIGHED = Scorer({})  # of a construction that the weights do not know
# A credit that is less sure costs more in precision than it brings in recall.
LEAST_SURE = 0.45

# The share of right answers among the sure credits, as scripts/train_credits.py prints it.
SURE = 0.98
# What flattens the log odds of a share, as scripts/train_credits.py finds on the outlets that it leaves out.
SLOPE = 0.79
_NEARLY_CERTAIN = 1 - 1e-6  # the log odds of what is closer to certain would be of no use


class Decision(NamedTuple):
    """The readings of one quoted segment.

    nobody: the features of the reading that nobody said the words. sure: the credit that its construction decides; it
    has no rivals then.
    """

    piece: Quoted
    nobody: Sequence[str]
    proposals: Sequence[Proposal]
    sure: Credit | None = None


class Choice(NamedTuple):
    """The credit chosen, None for nobody, and how sure that is, from 0 to 1."""

    credit: Credit | None
    confidence: float


Choose = Callable[[Decision], Choice]


def choose(decision: Decision) -> Choice:
    """Return the most probable reading.

    Proposals that credit the same phrase count together: they differ only in how they found it.
    """
    if decision.sure:
        return Choice(decision.sure, SURE)
    proposals = decision.proposals
    if not proposals:
        return Choice(None, 1.0)
    probabilities = shares_of(decision)
    best, probability = (0, probabilities[1]) if len(proposals) == 1 else _best_source(proposals, probabilities)
    if probability < LEAST_SURE:
        return Choice(None, calibrated(probabilities[0]))
    return Choice(proposals[best].credit, calibrated(probability))


def _best_source(proposals: Sequence[Proposal], probabilities: Sequence[float]) -> tuple[int, float]:
    """Return the best proposal of the most probable source, and how probable that source is."""
    by_source: dict[tuple[int, int, int], list[int]] = {}
    for reading, proposal in enumerate(proposals):
        credit = proposal.credit
        by_source.setdefault((credit.frame.paragraph, *credit.source), []).append(reading)
    best, probability = 0, 0.0
    for same in by_source.values():
        together = sum([probabilities[reading + 1] for reading in same])
        if together > probability:
            best, probability = max(same, key=lambda reading: probabilities[reading + 1]), together
    return best, probability


def calibrated(probability: float) -> float:
    """Return the share of right answers to expect of a reading that has this probability among its rivals.

    Nothing is surer than a sure credit.

    >>> round(calibrated(0.5), 2), round(calibrated(0.95), 2)
    (0.5, 0.91)
    """
    inside = min(max(probability, 1 - _NEARLY_CERTAIN), _NEARLY_CERTAIN)
    return min(SURE, flattened(log(inside / (1 - inside)), SLOPE))


def shares_of(decision: Decision) -> list[float]:
    """Return the probability of each reading: first of nobody, then of the proposals."""
    by_group = scorers("credit_weights")
    scores = [by_group.get(group, _UNWEIGHED).score(features) for _, group, features in decision.proposals]
    return shares([by_group[NOBODY].score(decision.nobody), *scores])
