"""The weights of the line model, from `lexicon/boilerplate_weights.json`, and the families of features that have them.

A feature is a place in a flat list of weights: the offset of its family plus the value that was seen.
`scripts/train_boilerplate.py` finds the weights.
"""

import json
from dataclasses import dataclass
from functools import cache

from newscli.lexicon.loader import json_text

# Bits of the weight of one layer: half a million hundredths are more than the weights of a line ever add up to.
_BITS = 20
_HALF, _MASK = 1 << _BITS - 1, (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights, in hundredths, by the place of the feature; of terms, which few lines share, by name."""

    shape: list[int]
    terms: dict[str, int]
    context: list[int]  # empty in the first layer


@cache
def layers() -> dict[str, Layer]:
    return {name: Layer(**layer) for name, layer in json.loads(json_text("boilerplate_weights")).items()}


def offsets(sizes: dict[str, int]) -> tuple[dict[str, int], int]:
    """Return where each family begins in the flat list of weights, and how long the list is."""
    begins, total = {}, 0
    for name, size in sizes.items():
        begins[name] = total
        total += size
    return begins, total


class BothLayers:
    """What both layers say of a line by itself. One number holds both weights, so that one sum adds up both."""

    def __init__(self, alone: Layer, among: Layer) -> None:
        self.shape = [(a << _BITS) + b for a, b in zip(alone.shape, among.shape, strict=True)]
        self.terms = {
            term: (alone.terms.get(term, 0) << _BITS) + among.terms.get(term, 0)
            for term in {*alone.terms, *among.terms}
        }


@cache
def both_layers() -> BothLayers:
    return BothLayers(layers()["alone"], layers()["among"])


def halves(number: int) -> tuple[int, int]:
    """Return the weights of the first and of the second layer that the number holds."""
    second = ((number + _HALF) & _MASK) - _HALF
    return (number - second) >> _BITS, second
