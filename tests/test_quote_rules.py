"""Every rule of quotation credits the sources of its examples, and is not the one to answer in its negatives."""

import pytest

from each import each
from newscli import read
from newscli.core.quotes.rules import RULES
from newscli.records import Quote

EXAMPLES = [pytest.param(r.name, *e, id=f"{r.name}-{n}") for r in RULES.values() for n, e in enumerate(r.examples)]
NEGATIVES = [pytest.param(r.name, t, id=f"{r.name}-{n}") for r in RULES.values() for n, t in enumerate(r.negatives)]

# How many turns the examples of a layout hold: fewer make no layout.
TURNS = {"turn-label": 4, "answer-label": 2, "question-label": 2, "question-alone": 4}


def found(text: str) -> list[Quote]:
    return read(text, date=None).quotes(indirect=True, unattributed=True, keep_boilerplate=True)


@each(("rule", "text", "expected"), EXAMPLES)
def test_example(rule: str, text: str, expected: str) -> None:
    quotes = [quote for quote in found(text) if quote.rule == rule]
    assert [quote.source.text if quote.source else quote.content for quote in quotes][:1] == [expected]
    starts = {quote.source.start if quote.source else quote.start for quote in quotes}
    assert len(starts) == TURNS.get(rule, 1)


@each(("rule", "text"), NEGATIVES)
def test_negative(rule: str, text: str) -> None:
    assert rule not in [quote.rule for quote in found(text)]


@each("rule", RULES.values(), ids=lambda rule: rule.name)
def test_rule_has_evidence(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.examples
    assert rule.negatives
    assert rule.why.endswith(".")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_text_may_break_off_or_begin_anywhere(rule) -> None:  # type: ignore[no-untyped-def]
    for text in (*(example for example, _ in rule.examples), *rule.negatives):
        words = text.split(" ")
        for at in range(0, len(words), 1 + len(words) // 60):  # a long text at each second or third word
            for part in (" ".join(words[:at]), " ".join(words[at:])):
                for quote in found(part):
                    assert all(part[s.start : s.end] == s.text for s in quote.segments)
