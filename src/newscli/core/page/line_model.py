"""The line model: layers of plain sums of weights, from `lexicon/boilerplate_weights.json`.

The first layer scores each line by itself, the second among its neighbours, whose scores by the first layer it reads.
`scripts/train_boilerplate.py` finds the weights.
"""

import json
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from newscli.core.page.line_context import FAMILIES, Page, context_columns
from newscli.core.page.line_shape import SHAPE, Shape, offsets
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
    """Return the first layer's features of each line."""
    return [
        shape.features + (SHAPE["sure"],) * is_sure + (SHAPE["note"],) * is_note
        for shape, is_sure, is_note in zip(page.shapes, page.sure, notes, strict=True)
    ]


def score_lines(page: Page, notes: list[bool]) -> list[float]:
    """Return how much speaks for each line being part of the article: log odds, as far as the training can tell.

    Both layers, one after the other. notes: which lines are notes by sure words.
    """
    by_itself = _by_itself()
    first, second = [], []
    for shape, is_sure, is_note in zip(page.shapes, page.sure, notes, strict=True):
        alone, among = shape.sums or by_itself.weigh(shape)
        if is_sure:
            alone, among = alone + by_itself.sure[0], among + by_itself.sure[1]
        if is_note:
            alone, among = alone + by_itself.note[0], among + by_itself.note[1]
        first.append(alone / 100)
        second.append(among)
    columns = zip(_context_tables(), context_columns(page, first), strict=True)
    terms = [map(table.__getitem__, column) for table, column in columns]
    return [hundredths / 100 for hundredths in map(sum, zip(second, *terms, strict=True))]


@cache
def _context_tables() -> list[list[int]]:
    """Return the weights of the second layer: a table for each family, by value."""
    weights = layers()["among"].context
    begins, _ = offsets(FAMILIES)
    return [weights[begins[name] : begins[name] + size] for name, size in FAMILIES.items()]


class _ByItself:
    """What both layers say of a line by itself. A sum holds both: 32 bits for the second, the rest above."""

    def __init__(self, alone: Layer, among: Layer) -> None:
        self._shape = [(a << 32) + b for a, b in zip(alone.shape, among.shape, strict=True)]
        self._terms = {
            term: (alone.terms.get(term, 0) << 32) + among.terms.get(term, 0) for term in {*alone.terms, *among.terms}
        }
        self.sure, self.note = (_halves(self._shape[SHAPE[name]]) for name in ("sure", "note"))

    def weigh(self, shape: Shape) -> tuple[int, int]:
        """Return the sums of the first and the second layer, in hundredths; the shape keeps them."""
        places = sum(map(self._shape.__getitem__, shape.features))
        shape.sums = _halves(places + sum(map(self._terms.get, shape.terms, repeat(0))))
        return shape.sums


def _halves(number: int) -> tuple[int, int]:
    second = ((number + (1 << 31)) & 0xFFFFFFFF) - (1 << 31)
    return (number - second) >> 32, second


@cache
def _by_itself() -> _ByItself:
    return _ByItself(layers()["alone"], layers()["among"])
