"""A writer for each format. What a format needs is loaded when it is chosen and not before."""

from collections.abc import Callable, Mapping
from typing import Any, TextIO, cast

from newscli.outputs.formats import Writer
from newscli.outputs.terminal import Color, SafeOut
from newscli.records import Record


def make_writer(
    out: Any,
    record_type: type[Record],
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
    if format == "sqlite":
        from newscli.outputs.sqlite import Tables

        return Tables(out, str(output), record_type, asked, note, explain=explain)
    if format != "pretty" and out.isatty():  # Rich's own escapes must pass; the article's must not
        out = cast(TextIO, SafeOut(out))
    match format:
        case "pretty":
            from newscli.outputs.pretty import Pretty

            return Pretty(out, color, explain=explain)
        case "md":
            from newscli.outputs.markdown import Markdown

            return Markdown(out)
        case "csv" | "tsv" as kind:
            from newscli.outputs.delimited import Delimited

            return Delimited(out, record_type, kind, explain=explain, excel=excel)
        case "parquet":
            from newscli.outputs.parquet import Parquet

            return Parquet(out, record_type, explain=explain)
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

            return Json(out, explain=explain)
        case _:
            from newscli.outputs.jsonl import JsonLines

            return JsonLines(out, explain=explain)
