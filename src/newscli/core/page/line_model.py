"""The line model: layers of plain sums of weights.

The first layer scores each line by itself, the second among its neighbours, whose scores by the first layer it reads.
"""

import re
from functools import cache

from newscli.core.page.line_context import FAMILIES, Page, context_columns
from newscli.core.page.line_shape import ITEM_BEGINS, SHAPE
from newscli.core.page.line_weights import both_layers, halves, layers, offsets

_LISTS = re.compile(rb"([%b])\1+" % bytes(ITEM_BEGINS))


def score_lines(page: Page, notes: list[bool]) -> list[float]:
    """Return how much speaks for each line being part of the article: log odds, as far as the training can tell.

    Both layers, one after the other. notes: which lines are notes by sure words.
    """
    first, second = [shape.alone for shape in page.shapes], [shape.among for shape in page.shapes]
    for name, marked in (("sure", page.sure), ("note", notes)):
        alone, among = halves(both_layers().shape[SHAPE[name]])
        for i, is_marked in enumerate(marked):
            if is_marked:
                first[i] += alone
                second[i] += among
    columns = zip(context_tables(), context_columns(page, first), strict=True)
    terms = [map(table.__getitem__, column) for table, column in columns]
    return [hundredths / 100 for hundredths in map(sum, zip(second, *terms, strict=True))]


def level_lists(page: Page, scores: list[float]) -> None:
    """Give the items of a list their mean score, for a list of results, names or ingredients stays or goes as a whole.

    Items are lines in a row that begin with the same kind of bullet, or with a number.
    """
    for items in _LISTS.finditer(bytes([shape.begin for shape in page.shapes])):
        first, end = items.span()
        scores[first:end] = [sum(scores[first:end]) / (end - first)] * (end - first)


@cache
def context_tables() -> list[list[int]]:
    """Return the weights of the second layer: a table for each family, by value."""
    weights = layers()["among"].context
    begins, _ = offsets(FAMILIES)
    return [weights[begins[name] : begins[name] + size] for name, size in FAMILIES.items()]
