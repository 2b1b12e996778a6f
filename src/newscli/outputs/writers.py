"""The writer of a format."""

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
    columns: tuple[str, ...] = (),
    context: bool = False,
    offsets: bool = False,
) -> Writer:
    """The writer of a format, for records of one type.

    out: a stream for text, or a database. The other arguments are those of `Wanted`.
    """
    # Rich's own escapes must pass; the article's must not. A database is no stream.
    if format not in ("pretty", "sqlite") and out.isatty():
        out = cast(TextIO, SafeOut(out))
    module, _, function = FORMATS[format].writer.rpartition(".")
    make: Callable[[Any, Wanted], Writer] = getattr(import_module(f"newscli.outputs.{module}"), function)
    wanted = Wanted(
        record_type, format, explain, color, excel, output, fallback_date, asked, note, columns, context, offsets
    )
    return make(out, wanted)
