"""Every rule of the boilerplate stages finds its examples and leaves its negatives alone."""

import pytest

import newscli
from each import each
from newscli.core.page.repetition import line_key
from newscli.core.page.rules import CHOSEN, RULES, SURE
from newscli.core.page.sure_boilerplate import sure_boilerplate
from newscli.core.rules import Rule
from newscli.core.text.document import Document
from newscli.lexicon.loader import sections

# In the examples this mark begins a line that stands in other articles of the source too.
REPEATED = "↻"


def surely_dropped(text: str, rule: str) -> str:
    return "\n".join(
        text[drop.start : drop.end] for drop in sure_boilerplate(Document(text)) if drop.verdict[0] == rule
    )


def found_by(text: str, rule: str) -> str:
    repeated = frozenset(line_key(line) for line in text.splitlines() if line.startswith(REPEATED))
    blocks = newscli.read(text, article="a").blocks(repeated=repeated)
    return "\n".join(block.text.strip() for block in blocks if block.rule == rule)


def examples(rules: dict[str, Rule]) -> list[object]:
    return [
        pytest.param(r.name, *pair, id=f"{r.name}-{n}") for r in rules.values() for n, pair in enumerate(r.examples)
    ]


def negatives(rules: dict[str, Rule]) -> list[object]:
    return [
        pytest.param(r.name, text, id=f"{r.name}-{n}") for r in rules.values() for n, text in enumerate(r.negatives)
    ]


@each(("rule", "text", "expected"), examples(SURE))
def test_sure_example(rule: str, text: str, expected: str) -> None:
    assert surely_dropped(text, rule) == expected


@each(("rule", "text"), negatives(SURE))
def test_sure_negative(rule: str, text: str) -> None:
    assert surely_dropped(text, rule) == ""


@each(("rule", "text", "expected"), examples(RULES))
def test_example(rule: str, text: str, expected: str) -> None:
    assert found_by(text, rule) == expected


@each(("rule", "text"), negatives(RULES))
def test_negative(rule: str, text: str) -> None:
    assert found_by(text, rule) == ""


@each("rule", RULES.values(), ids=lambda rule: rule.name)
def test_rule_has_evidence(rule: Rule) -> None:
    """Of what the user decides the evidence is in tests/test_boilerplate_choice.py."""
    assert rule.why
    assert bool(rule.examples) == bool(rule.negatives) == (rule.name not in CHOSEN)


def test_phrases_and_notes_name_registered_rules() -> None:
    headings = [*sections("boilerplate"), *(h for h in sections("boilerplate_notes") if len(h.split()) == 3)]
    assert {heading.split()[0] for heading in headings} <= RULES.keys()
