"""Every rule of the temporal grammar finds its examples, whole and with the right value, and spares its negatives."""

import pytest

from each import each
from newscli.core.time.expressions import find_timexes
from newscli.core.time.rule_table import RULES

# A Tuesday.
DCT = "2013-02-12"


def found(text: str, rule: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in find_timexes(text, DCT) if t.rule == rule]


@each(
    ("rule", "marked", "value"),
    [
        pytest.param(r.name, *example, id=f"{r.name}-{n}")
        for r in RULES.values()
        for n, example in enumerate(r.examples)
    ],
)
def test_example(rule: str, marked: str, value: str) -> None:
    before, _, rest = marked.partition("[")
    phrase, _, after = rest.partition("]")
    assert found(before + phrase + after, rule) == [(phrase, value)]


@each(
    ("rule", "text"),
    [pytest.param(r.name, text, id=f"{r.name}-{n}") for r in RULES.values() for n, text in enumerate(r.negatives)],
)
def test_negative(rule: str, text: str) -> None:
    assert found(text, rule) == []


@each("rule", RULES.values(), ids=lambda rule: rule.name)
def test_rule_has_evidence(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.examples
    assert rule.negatives
    assert rule.why.endswith(".")
