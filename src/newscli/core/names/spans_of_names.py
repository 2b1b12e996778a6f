"""Where names stand: spans that do not meet, and the records of places and organisations made of them."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from newscli.core.text.document import Bounds
from newscli.records import Entity, Offsets


def free_spans(spans: Iterable[Bounds], taken: Iterable[Bounds]) -> list[Bounds]:
    """The spans, in order, that meet none that is taken nor one before them. Those taken do not meet each other."""
    in_order = sorted(taken)
    starts = [start for start, _ in in_order]
    free: list[Bounds] = []
    position = 0
    for start, end in sorted(set(spans), key=_longest_first):
        before = bisect_left(starts, end) - 1  # the last one taken that begins before the span ends
        if start >= position and (before < 0 or in_order[before][1] <= start):
            free.append((start, end))
            position = end
    return free


def _longest_first(span: Bounds) -> Bounds:
    return span[0], -span[1]


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A name as records have it: its words with one space between them, without the article."""
    return " ".join(text.split()).removeprefix("The ")


def entities(spans_by_name: dict[str, list[Bounds]]) -> list[Entity]:
    """The records in the order of the first mentions."""
    records = [Entity(name, [Offsets(*span) for span in sorted(set(spans))]) for name, spans in spans_by_name.items()]
    return sorted(records, key=lambda record: record.mentions[0].start)
