"""Each rule for the header finds its examples, and takes its negatives for what they are."""

import pytest

import newscli
from each import each
from newscli.core.page.header_rules import HEADER_RULES
from newscli.core.rules import Rule
from newscli.records import ParsedArticle


def part(article: ParsedArticle, field: str) -> str:
    if field == "authors":
        return "; ".join(article.authors)
    if field == "dateline":
        found = article.dateline
        return "; ".join(filter(None, (found.city, found.agency))) if found else ""
    return getattr(article, field) or ""


CASES = [
    pytest.param(*pair, id=f"{rule.name}-{kind}-{n}")
    for rule in HEADER_RULES.values()
    for kind, pairs in (("example", rule.examples), ("negative", rule.negatives))
    for n, pair in enumerate(pairs)
]


@each(("text", "right"), CASES)
def test_header(text: str, right: str) -> None:
    field, _, value = right.partition(": ")
    assert part(newscli.parse(text), field) == value


@each("rule", HEADER_RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_has_its_evidence(rule: Rule) -> None:
    assert rule.why
    assert rule.examples
    assert rule.negatives
