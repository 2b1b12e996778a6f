"""The line model: layers of plain sums of weights, from `lexicon/boilerplate_weights.json`.

The first layer scores each line by itself, the second among its neighbours, whose scores by the first layer it reads.
`scripts/train_boilerplate.py` finds the weights.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from newscli.core.page.line_context import Page, context_features
from newscli.core.page.line_shape import SHAPE, Shape
from newscli.lexicon.loader import json_text


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights, in hundredths, by the place of the feature; of terms, which few lines share, by name."""

    shape: list[int]
    terms: dict[str, int]
    context: list[int]  # empty in the first layer


@cache
def layers() -> dict[str, Layer]:
    return {name: Layer(**layer) for name, layer in json.loads(json_text("boilerplate_weights")).items()}


def shape_features(page: Page, notes: list[bool]) -> list[tuple[int, ...]]:
    """The first layer's features of each line."""
    return [
        shape.features + (SHAPE["sure"],) * is_sure + (SHAPE["note"],) * is_note
        for shape, is_sure, is_note in zip(page.shapes, page.sure, notes, strict=True)
    ]


def score_lines(page: Page, notes: list[bool]) -> list[float]:
    """How much speaks for each line being part of the article: log odds, as far as the training can tell.

    Both layers, one after the other. A line that words have decided gets no true score."""
    both, among = _both_layers(), layers()["among"].context
    features = shape_features(page, notes)
    first, own = [], []
    for shape, places in zip(page.shapes, features, strict=True):
        alone_shape, among_shape, alone_terms, among_terms = shape.sums or both.weigh(shape)
        if len(places) > len(shape.features):  # a sure line, or a note
            alone_shape, among_shape = both.sums(places)
        first.append(alone_shape / 100 + alone_terms)
        own.append(among_shape / 100 + among_terms)
    around = context_features(page, first, [sure or note for sure, note in zip(page.sure, notes, strict=True)])
    return [_sum(among, places) / 100 + so_far for places, so_far in zip(around, own, strict=True)]


def _sum(weights: list[int], places: Sequence[int]) -> int:
    return sum(map(weights.__getitem__, places))


class _Both:
    """What the first two layers say of a line by itself. A sum holds both: 32 bits for the second, the rest above."""

    def __init__(self, alone: Layer, among: Layer) -> None:
        self._shape = [(a << 32) + b for a, b in zip(alone.shape, among.shape, strict=True)]
        self._terms = {
            term: (alone.terms.get(term, 0) << 32) + among.terms.get(term, 0) for term in {*alone.terms, *among.terms}
        }

    def weigh(self, shape: Shape) -> tuple[int, int, float, float]:
        """The sums over the features, in hundredths, and over the terms; the shape keeps them."""
        alone, among = _halves(sum(map(self._terms.get, shape.terms, repeat(0))))
        shape.sums = (*self.sums(shape.features), alone / 100, among / 100)
        return shape.sums

    def sums(self, places: Sequence[int]) -> tuple[int, int]:
        """The sums over features."""
        return _halves(sum(map(self._shape.__getitem__, places)))


def _halves(number: int) -> tuple[int, int]:
    second = ((number + (1 << 31)) & 0xFFFFFFFF) - (1 << 31)
    return (number - second) >> 32, second


@cache
def _both_layers() -> _Both:
    return _Both(layers()["alone"], layers()["among"])
