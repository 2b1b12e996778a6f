"""The rules that find the speakers, run on their own examples and negatives."""

import newscli
from each import each
from newscli.core.rules import Rule
from newscli.core.speakers.rules import RULES
from newscli.records import Quote


def last_quote(text: str) -> Quote:
    found = newscli.quotes(text)
    assert found, text
    return found[-1]


CASES = [(rule, *example) for rule in RULES.values() for example in rule.examples]
NEGATIVES = [(rule, *negative) for rule in RULES.values() for negative in rule.negatives]


@each(("rule", "text", "speaker"), CASES, ids=[f"{rule.name}: {text}" for rule, text, _ in CASES])
def test_example(rule: Rule, text: str, speaker: str) -> None:
    found = last_quote(text)
    assert (found.speaker, found.speaker_rule) == (speaker, rule.name)
    assert found.speaker_confidence is not None
    assert found.speaker_confidence >= 0.5


@each(("rule", "text", "speaker"), NEGATIVES, ids=[f"{rule.name}: {text}" for rule, text, _ in NEGATIVES])
def test_negative(rule: Rule, text: str, speaker: str) -> None:
    found = last_quote(text)
    assert found.speaker == (speaker or None)
    assert found.speaker is not None or (found.speaker_rule, found.speaker_confidence) == (None, None)


@each("rule", RULES.values(), ids=RULES.keys())
def test_rule_has_evidence(rule: Rule) -> None:
    assert rule.why.endswith(".")
    assert rule.examples
    assert rule.negatives
