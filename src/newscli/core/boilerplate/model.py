"""The line model: two layers of plain sums of weights, from `lexicon/boilerplate_weights.json`.

The first layer scores each line by itself, the second among its neighbours, whose scores by the first layer it reads.
`scripts/train_boilerplate.py` finds the weights.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newscli import lexicon
from newscli.core.boilerplate.context import Page, context_features
from newscli.core.boilerplate.shape import SHAPE


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights by the place of the feature; terms, which few lines share, by name."""

    shape: list[float]
    terms: dict[str, float]
    context: list[float]  # empty in the first layer


@cache
def layers() -> list[Layer]:
    path = Path(lexicon.__file__).with_name("boilerplate_weights.json")
    return [Layer(**layer) for layer in json.loads(path.read_text(encoding="utf-8"))]


def shape_features(page: Page, notes: list[bool]) -> list[tuple[int, ...]]:
    """The first layer's features of each line."""
    return [
        shape.features + (SHAPE["sure"],) * is_sure + (SHAPE["note"],) * is_note
        for shape, is_sure, is_note in zip(page.shapes, page.sure, notes, strict=True)
    ]


def line_scores(page: Page, notes: list[bool]) -> list[float]:
    """How much each line speaks for being part of the article: log odds, as far as the training can tell."""
    features = shape_features(page, notes)
    scores: list[float] = []
    for layer in layers():
        weigh, term = layer.shape.__getitem__, layer.terms.get
        summed = [
            sum(map(weigh, places)) + sum(term(t, 0.0) for t in shape.terms)
            for places, shape in zip(features, page.shapes, strict=True)
        ]
        if layer.context:
            weigh = layer.context.__getitem__
            around = context_features(page, scores)
            summed = [own + sum(map(weigh, places)) for own, places in zip(summed, around, strict=True)]
        scores = summed
    return scores
