"""Which of the persons that a pronoun or a description may mean it does mean: sums of fitted weights, compared.

The weights stand in `lexicon/speaker_weights.txt`, a section for each group of candidates. `scripts/train_speakers.py`
fits them. The probability of a candidate among its rivals is the record's `speaker_confidence`.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newscli.core.names.person import Person
from newscli.core.scoring import scorers, shares
from newscli.records import Quote

# A wrong speaker is worse than none: below this probability nobody is named.
LEAST_SURE = 0.5


class Candidate(NamedTuple):
    """A possible speaker. person: None stands for a speaker without a name. group: the section of the weights."""

    person: Person | None
    group: str
    features: Sequence[str]


class Decision(NamedTuple):
    """The candidates for the speaker of a quotation: nobody first, then the persons."""

    quote: Quote
    candidates: Sequence[Candidate]


class Choice(NamedTuple):
    """The person chosen, None for nobody, and the probability of the choice."""

    person: Person | None
    probability: float


Choose = Callable[[Decision], Choice]


def choose(decision: Decision) -> Choice:
    """The most probable candidate; nobody where none is probable enough."""
    candidates = decision.candidates
    by_group = scorers("speaker_weights")
    probabilities = shares([by_group[group].score(features) for _, group, features in candidates])
    best = max(range(len(probabilities)), key=probabilities.__getitem__)
    if probabilities[best] < LEAST_SURE:
        best = 0
    return Choice(candidates[best].person, probabilities[best])
