"""The scorer for readings that compete: a sum of learnt weights, one for each feature that a reading has.

A feature is a name that is present or absent ("verb:past", "distance:1"); a measure is cut into classes first. The
weights stand in text files of the lexicon, one feature and its weight per line, and are fitted by `scripts/train_*.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from newscli.lexicon.loader import sections, weights

Features = Iterable[str]

# The feature that every reading has: what is likely before anything is known of it.
BIAS = "bias"
# Beyond this sum a probability is as good as certain, and the exponential would overflow.
_LARGEST = 30.0


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights by the name of the feature. A feature without a weight counts nothing."""

    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """The log odds that the reading is right: the sum of its weights.

        >>> Scorer({"bias": -1.0, "verb:past": 2.5}).score(["verb:past", "unknown"])
        1.5
        """
        weights = self.weights
        return sum(filter(None, map(weights.get, features)), weights.get(BIAS, 0.0))

    def probability(self, features: Features) -> float:
        """How likely the reading is right, from 0 to 1.

        >>> round(Scorer({"bias": -1.0, "verb:past": 2.5}).probability(["verb:past"]), 3)
        0.818
        """
        return 1 / (1 + exp(-max(-_LARGEST, min(_LARGEST, self.score(features)))))


def flattened(log_odds: float, slope: float) -> float:
    """The probability of log odds that are a sum of fitted weights, as new articles bear it out.

    A fitted sum is surer of itself than articles that the weights have not seen bear out: the log odds times a slope
    below 1 are not. `scripts/train_*.py` find the slope on what their folds leave out, and print it.

    >>> round(flattened(0.0, 0.8), 2), round(flattened(3.0, 0.8), 2)
    (0.5, 0.92)
    """
    return 1 / (1 + exp(-slope * max(-_LARGEST, min(_LARGEST, log_odds))))


def strongest_terms(features: Features, weights: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    """Return at most `most` features with the largest weights, positive or negative, the largest first.

    >>> strongest_terms(["a", "b", "c", "d"], {"a": 0.5, "b": -2.0, "c": 1.0}, 2)
    [('b', -2.0), ('c', 1.0)]
    """
    terms = [(name, weights[name]) for name in dict.fromkeys(features) if name in weights]
    return sorted(terms, key=lambda term: (-abs(term[1]), term[0]))[:most]


_MOST_SHOWN = 3  # terms that people see of a decision


def decided_by(features: Features, scorer: Scorer) -> str:
    """Return the terms that decided, for people: "verb:past +2.1, distance:1 +0.4"; "" if no feature has a weight.

    >>> decided_by(["verb:past", "unknown"], Scorer({"bias": -1.0, "verb:past": 2.5}))
    'verb:past +2.5'
    """
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in strongest_terms(features, scorer.weights, _MOST_SHOWN))


@cache
def scorer(name: str) -> Scorer:
    """The scorer with the weights of `lexicon/NAME.txt`, read when first asked for."""
    return Scorer(weights(name))


@cache
def scorers(name: str) -> Mapping[str, Scorer]:
    """The scorer of each section of `lexicon/NAME.txt`, read when first asked for."""
    return {
        section: Scorer({feature: float(weight) for feature, weight in map(str.split, lines)})
        for section, lines in sections(name).items()
    }


def shares(scores: Sequence[float]) -> list[float]:
    """The probability of each of the readings that compete, by their scores.

    >>> shares([0.0, 0.0])
    [0.5, 0.5]
    """
    most = max(scores)
    odds = [exp(score - most) for score in scores]
    total = sum(odds)
    return [odd / total for odd in odds]
