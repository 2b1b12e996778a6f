"""Rules are values that carry their evidence.

A rule's name is its pattern in words (`month-day-year`, `content-cue-source`). It travels in every record, and
`--explain` prints why the rule holds. The examples and negatives beside it are run by the tests: each example must be
found by just this rule, each negative must not be.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Rule:
    """One regularity of news English.

    examples: pairs of a text and what the rule must make of it; what the second part means is up to the extractor
    (a TIMEX3 value, a source, a reason to drop). negatives: texts in which the rule
    must find nothing, each alone or with the answer that is right instead.
    """

    name: str
    why: str
    examples: tuple[tuple[str, str], ...] = ()
    negatives: tuple[str | tuple[str, str], ...] = ()


R = TypeVar("R", bound=Rule)


def by_name(rules: Iterable[R]) -> dict[str, R]:
    """The rules under their names. Raises ValueError for a name given twice."""
    table: dict[str, R] = {}
    for rule in rules:
        if rule.name in table:
            raise ValueError(f"two rules are named {rule.name!r}")
        table[rule.name] = rule
    return table
