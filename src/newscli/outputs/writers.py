"""The writer of a format. What a format needs is loaded when it is chosen and not before."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any, TextIO, cast

from newscli.outputs.formats import FORMATS, AsDict, Wanted, Why, Writer
from newscli.outputs.terminal import Color, SafeOut
from newscli.outputs.why import why_of
from newscli.records import to_dict


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
    why = why_of(record_type) if explain else None
    # Rich's own escapes must pass; the article's must not. A database is no stream.
    if format not in ("pretty", "sqlite") and out.isatty():
        out = cast(TextIO, SafeOut(out))
    module, _, function = FORMATS[format].writer.rpartition(".")
    make = getattr(import_module(f"newscli.outputs.{module}"), function)
    wanted = Wanted(
        record_type, format, _as_dict(record_type, why), why, output, fallback_date, asked, note, color, excel
    )
    return cast(Writer, make(out, wanted))


def _as_dict(record_type: type, why: Why | None) -> AsDict:
    return partial(_explained, record_type) if why else to_dict


def _explained(record_type: type, record: Any) -> dict[str, Any]:
    why = why_of(record_type)
    assert why
    return {**to_dict(record), "why": why(record)}
