"""Each rule for names finds its examples, and takes its negatives for what they are."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from each import each
from newscli.core.names.names import Names
from newscli.core.names.rules import ORGANISATION_RULES, PERSON_RULES, PLACE_RULES, ROLE_RULES
from newscli.core.rules import Rule
from newscli.core.text.document import Document


def persons(names: Names) -> str:
    return "; ".join(person.name for person in names.people.persons)


def role(names: Names) -> str:
    return next(person.role or "" for person in names.people.records() if person.name == "Ana Belic")


def organisations(names: Names) -> str:
    return "; ".join(body.name for body in names.organizations)


def places(names: Names) -> str:
    return "; ".join(place.name for place in names.places())


def cases(rules: Mapping[str, Rule], read: Callable[[Names], str]) -> Iterator[Any]:
    for rule in rules.values():
        for kind, pairs in (("example", rule.examples), ("negative", rule.negatives)):
            for n, pair in enumerate(pairs):
                assert isinstance(pair, tuple)
                yield pytest.param(read, *pair, id=f"{rule.name}-{kind}-{n}")


ALL = [
    *cases(PERSON_RULES, persons),
    *cases(ROLE_RULES, role),
    *cases(ORGANISATION_RULES, organisations),
    *cases(PLACE_RULES, places),
]


@each(("read", "text", "right"), ALL)
def test_names(read: Callable[[Names], str], text: str, right: str) -> None:
    assert read(Names(Document(text))) == right


@each(
    "rule",
    [*PERSON_RULES.values(), *ROLE_RULES.values(), *ORGANISATION_RULES.values(), *PLACE_RULES.values()],
    ids=lambda rule: rule.name,
)
def test_a_rule_has_its_evidence(rule: Rule) -> None:
    assert rule.why
    assert rule.examples
    assert rule.negatives
