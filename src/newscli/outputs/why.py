"""Why an answer is what it is: what the rule of a record says for itself."""

from functools import cache

from newscli.outputs.formats import Why
from newscli.records import Block, ParsedArticle, Quote, TimelineEntry


@cache
def why_of(record_type: type) -> Why | None:
    """What tells it of records of this type; None for summaries, which have no rule."""
    if record_type is Quote:
        from newscli.core.quotes.rules import RULES as quote_rules

        return lambda record: quote_rules[record.rule].why
    if record_type is TimelineEntry:
        from newscli.core.time.rule_table import RULES as timex_rules

        return lambda record: timex_rules[record.rule].why
    if record_type is Block:
        from newscli.core.page.rules import RULES as block_rules

        return lambda record: block_rules[record.rule].why
    if record_type is ParsedArticle:
        from newscli.core.parsed import why

        return why
    return None
