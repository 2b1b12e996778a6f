"""Every rule of the boilerplate stages finds its examples and leaves its negatives alone."""

import pytest

from newscli.core.boilerplate import sure_boilerplate
from newscli.core.boilerplate.rules import RULES
from newscli.core.document import Document
from newscli.lexicon import sections

SURE = RULES


def dropped(text: str, rule: str) -> str:
    return "\n".join(text[drop.start : drop.end] for drop in sure_boilerplate(Document(text)) if drop.rule == rule)


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [pytest.param(r.name, *example, id=f"{r.name}-{n}") for r in SURE.values() for n, example in enumerate(r.examples)],
)
def test_example(rule: str, text: str, expected: str) -> None:
    assert dropped(text, rule) == expected


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(r.name, negative, id=f"{r.name}-{n}")
        for r in SURE.values()
        for n, negative in enumerate(r.negatives)
    ],
)
def test_negative(rule: str, text: str) -> None:
    assert dropped(text, rule) == ""


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_rule_has_evidence(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.examples
    assert rule.negatives
    assert rule.why


def test_phrases_name_registered_rules() -> None:
    assert {heading.split()[0] for heading in sections("boilerplate")} <= RULES.keys()
