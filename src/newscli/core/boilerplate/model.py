"""The line model: layers of plain sums of weights, from `lexicon/boilerplate_weights.json`.

The first layer scores each line by itself, the second among its neighbours, whose scores by the first layer it reads. A
third one, of the same features, says which line is the headline.
`scripts/train_boilerplate.py` finds the weights.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newscli import lexicon
from newscli.core.boilerplate.context import Page, context_features
from newscli.core.boilerplate.shape import SHAPE


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights, in hundredths, by the place of the feature; of terms, which few lines share, by name."""

    shape: list[int]
    terms: dict[str, int]
    context: list[int]  # empty in the first layer


@dataclass(slots=True)
class Scores:
    """What the model says of each line."""

    article: list[float]  # for being part of the article: log odds, as far as the training can tell
    headline: Callable[[int], float]  # for being its headline: few lines are asked


@cache
def layers() -> dict[str, Layer]:
    path = Path(lexicon.__file__).with_name("boilerplate_weights.json")
    return {name: Layer(**layer) for name, layer in json.loads(path.read_text(encoding="utf-8")).items()}


def shape_features(page: Page, notes: list[bool]) -> list[tuple[int, ...]]:
    """The first layer's features of each line."""
    return [
        shape.features + (SHAPE["sure"],) * is_sure + (SHAPE["note"],) * is_note
        for shape, is_sure, is_note in zip(page.shapes, page.sure, notes, strict=True)
    ]


def score_lines(page: Page, notes: list[bool]) -> Scores:
    """Both layers, one after the other, and the headline's."""
    features = shape_features(page, notes)
    alone, among, headline = layers()["alone"], layers()["among"], layers()["headline"]
    first = _sums(alone.shape, features, _term_sums(alone, page))
    around = context_features(page, first)
    own = _sums(among.shape, features, _term_sums(among, page))
    article = _sums(among.context, around, own)
    return Scores(article, lambda i: _sum(headline.shape, features[i]) + _sum(headline.context, around[i]))


def _sum(weights: list[int], places: Sequence[int]) -> float:
    return sum(map(weights.__getitem__, places)) / 100


def _sums(weights: list[int], features: Sequence[Sequence[int]], before: list[float]) -> list[float]:
    weigh = weights.__getitem__
    return [sum(map(weigh, places)) / 100 + so_far for places, so_far in zip(features, before, strict=True)]


def _term_sums(layer: Layer, page: Page) -> list[float]:
    terms = layer.terms
    return [sum([terms[term] for term in shape.terms if term in terms]) / 100 for shape in page.shapes]
