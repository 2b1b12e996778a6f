"""Makes the writer of a format."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TextIO, cast

from newscli.outputs.formats import FORMATS, Writer, WriterOptions
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
    command_options: Mapping[str, Any],
    note: Callable[[str], None],
    excel: bool = False,
    columns: tuple[str, ...] = (),
    context: bool = False,
    offsets: bool = False,
) -> Writer:
    """Return the writer of a format for records of one type.

    out: a text stream, or a database. The other arguments are the fields of `WriterOptions`.
    """
    # On a terminal, control characters of the articles are escaped here. `pretty` escapes them itself, because the
    # colours of Rich are control characters, too. A database is not a stream.
    if format not in ("pretty", "sqlite") and out.isatty():
        out = cast(TextIO, SafeOut(out))
    module, _, function = FORMATS[format].writer.rpartition(".")
    make: Callable[[Any, WriterOptions], Writer] = getattr(import_module(f"newscli.outputs.{module}"), function)
    options = WriterOptions(
        record_type,
        format,
        explain,
        color,
        excel,
        output,
        fallback_date,
        command_options,
        note,
        columns,
        context,
        offsets,
    )
    return make(out, options)
