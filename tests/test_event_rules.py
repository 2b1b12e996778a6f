"""The rules that find the event of a date: the examples and negatives that each carries."""

from each import each
from newscli.core.clauses.dated import RULES, EventRule, rule_and_clause
from newscli.core.rules import by_name
from newscli.core.text.document import Document
from newscli.core.time.expressions import find_timexes

DCT = "2013-02-12"
EXAMPLES = [(rule, text, event) for rule in RULES for text, event in rule.examples]
NEGATIVES = [(rule, negative) for rule in RULES for negative in rule.negatives]


def rule_and_event(marked: str) -> tuple[str, str]:
    """The rule that finds the event of the date in brackets, and the event."""
    text = marked.replace("[", "").replace("]", "")
    start, end = marked.index("["), marked.index("]") - 1
    (timex,) = [timex for timex in find_timexes(Document(text), DCT) if start <= timex.start < end]
    on = timex.relation == "on"
    name, event = rule_and_clause(text, timex.sentence, (timex.start, timex.end), timex.verb, on=on)
    return name, text[event[0] : event[1]] if event else ""


def test_each_rule_has_a_name_of_its_own_and_evidence() -> None:
    assert all(rule.examples and rule.negatives for rule in by_name(RULES).values())


@each(("rule", "text", "event"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_example(rule: EventRule, text: str, event: str) -> None:
    assert rule_and_event(text) == (rule.name, event)


@each(("rule", "negative"), NEGATIVES, ids=[str(negative) for _, negative in NEGATIVES])
def test_negative(rule: EventRule, negative: str | tuple[str, str]) -> None:
    text, right = negative if isinstance(negative, tuple) else (negative, "")
    name, event = rule_and_event(text)
    assert name != rule.name
    assert event == right
