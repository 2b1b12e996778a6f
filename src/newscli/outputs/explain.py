"""The reasons that `--explain` adds to records."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from newscli.api import read
from newscli.inputs.article import Article
from newscli.records import Block, ParsedArticle, Quote, Record, TimelineEntry


def why(record: Record) -> str:
    """Return the reason for the record's rule. Raises KeyError for a summary, which has no rule."""
    return _reasons(type(record))(record)


def explained(record: Record) -> dict[str, Any]:
    """Return the record as JSON values, with the additional field `why`."""
    return {**record.to_dict(), "why": why(record)}


def terms_of(article: Article, command_options: Mapping[str, Any]) -> dict[int, list[str]]:
    """Return the terms that decided the source and the speaker of each quotation, in lines, by its offset.

    The article is read once more for them, so that nothing has to be noted when they are not requested.
    """
    from newscli.core.speakers.terms import Terms

    terms = Terms()
    read(article.text).quotes(
        indirect=bool(command_options.get("indirect")),
        unattributed=True,
        keep_boilerplate=bool(command_options.get("keep-boilerplate")),
        terms=terms,
    )
    return terms.by_start


def direction_terms_of(article: Article, dct: str | None, keep_boilerplate: bool) -> dict[int, list[str]]:
    """Return the terms that decided whether each date lies in the past or the future, in lines, by its offset.

    dct: the publication date. The article is read once more, as for `terms_of`.
    """
    terms: dict[int, str] = {}
    read(article.text, date=dct).timeline(everything=True, keep_boilerplate=keep_boilerplate, terms=terms)
    return {start: [f"direction decided by {line}"] for start, line in terms.items()}


@cache
def _reasons(record_type: type[Record]) -> Callable[[Any], str]:
    """Return a function from a record of this type to its reason. The rules are imported only here, when needed."""
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
