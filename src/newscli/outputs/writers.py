"""A writer for each format. What a format needs is loaded when it is chosen and not before."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TextIO, cast

from newscli.outputs.formats import Writer
from newscli.outputs.terminal import Color, SafeOut
from newscli.records import Block, ParsedArticle, Quote, TimelineEntry, to_dict

Why = Callable[[Any], str]


def make_writer(
    out: Any,
    record_type: type,
    *,
    format: str,
    output: str | None = None,
    fallback_date: str | None = None,
    color: Color,
    explain: bool,
    asked: Mapping[str, Any],
    note: Callable[[str], None],
    excel: bool = False,
) -> Writer:
    """The writer of a format, for records of one type.

    out: a stream for text, or a database, which keeps what the command was asked for. output: the database's path.
    fallback_date: the date of articles that have none. explain: add to each record why
    its rule holds, where records have a rule. excel: begin with a byte order mark. note: takes a line for the user.
    """
    why = _why(record_type) if explain else None
    if format == "sqlite":
        from newscli.outputs.sqlite import Tables

        return Tables(out, str(output), record_type, asked, _as_dict(record_type, why), note)
    if format != "pretty" and out.isatty():  # Rich's own escapes must pass; the article's must not
        out = cast(TextIO, SafeOut(out))
    match format:
        case "pretty":
            from newscli.outputs.pretty import Pretty

            return Pretty(out, color, why)
        case "md":
            from newscli.outputs.markdown import Markdown

            return Markdown(out)
        case "csv" | "tsv" as kind:
            from newscli.outputs.delimited import Delimited

            return Delimited(out, _as_dict(record_type, why), record_type, kind, ["why"] if why else [], excel=excel)
        case "parquet":
            from newscli.outputs.parquet import Parquet

            return Parquet(out, _as_dict(record_type, why), record_type, ["why"] if why else [])
        case "jsonld":
            from newscli.outputs.jsonld import JsonLd

            return JsonLd(out)
        case "text":
            from newscli.outputs.kept import KeptText

            return KeptText(out)
        case "articles":
            from newscli.outputs.kept import KeptArticles

            return KeptArticles(out, fallback_date)
        case "json":
            from newscli.outputs.jsonl import Json

            return Json(out, _as_dict(record_type, why))
        case _:
            from newscli.outputs.jsonl import JsonLines

            return JsonLines(out, _as_dict(record_type, why))


def _as_dict(record_type: type, why: Why | None) -> Callable[[Any], dict[str, Any]]:
    return partial(_explained, record_type) if why else to_dict


def _explained(record_type: type, record: Any) -> dict[str, Any]:
    why = _why(record_type)
    assert why
    return {**to_dict(record), "why": why(record)}


@cache
def _why(record_type: type) -> Why | None:
    """What a record's rule says for itself; None for summaries, which have none."""
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
