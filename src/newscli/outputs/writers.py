"""The writer of a format. What a format needs is loaded when it is chosen and not before."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TextIO, cast

from newscli.outputs.formats import FORMATS, Wanted, Writer
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
    # Rich's own escapes must pass; the article's must not. A database is no stream.
    if format not in ("pretty", "sqlite") and out.isatty():
        out = cast(TextIO, SafeOut(out))
    module, _, function = FORMATS[format].writer.rpartition(".")
    make = getattr(import_module(f"newscli.outputs.{module}"), function)
    wanted = Wanted(record_type, format, explain, output, fallback_date, asked, note, color, excel)
    return cast(Writer, make(out, wanted))
