"""Why a record's rule holds, as `--explain` says it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from newscli.records import Block, ParsedArticle, Quote, Record, TimelineEntry


def why(record: Record) -> str:
    """The reason that the record's rule gives. A summary has no rule: KeyError."""
    return _reasons(type(record))(record)


def explained(record: Record) -> dict[str, Any]:
    """The record as JSON knows it, with the field `why` at its end."""
    return {**record.to_dict(), "why": why(record)}


@cache
def _reasons(record_type: type[Record]) -> Callable[[Any], str]:
    """What tells the reason for records of one type. The rules are loaded when they are first asked."""
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
        from newscli.core import parsed

        return parsed.why
    raise KeyError(record_type)
