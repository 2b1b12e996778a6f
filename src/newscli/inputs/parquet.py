"""Reads Parquet files: each row is an object whose fields are the columns (the extra `parquet`)."""

import math
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Any

from newscli.inputs.article import InputOptions, Item, Problem
from newscli.inputs.decoding import LONGEST_LINE
from newscli.inputs.objects import article_of
from newscli.inputs.table import wrong_columns
from newscli.inputs.unpacking import raise_read_error

_INSTALL = "reading Parquet needs an extra; install it with: pip install 'newscli[parquet]'"
_MOST_ROWS = 256  # at a time
_MOST_BYTES = 8_000_000  # at a time, by the sizes in the file's metadata; a single row may have more
_READ = 1_000_000  # bytes of the file at a time


def articles_of_parquet(stream: IO[bytes], options: InputOptions, *, path: str, shown: str) -> Iterator[Item]:
    """Yield the articles of the rows. shown: the input's name in messages."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        yield Problem(shown, _INSTALL)
        return
    if not stream.seekable():
        yield Problem(shown, "Parquet must be a plain file: it cannot be piped in or compressed again; unpack it")
        return
    number = 0
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=_READ)
        if wrong := wrong_columns(file.schema_arrow.names, options.fields, shown):
            yield wrong
            return
        for batch in file.iter_batches(_rows_at_a_time(file.metadata), use_threads=False):
            for row in _rows(batch):
                number += 1
                where = f"{path}:{number}"
                if any(isinstance(value, str) and len(value) > LONGEST_LINE for value in row.values()):
                    yield Problem(
                        where, f"a text of more than {LONGEST_LINE // 1_000_000} MB, too large for one article"
                    )
                else:
                    yield from article_of(row, path=path, where=where, names=options.fields)
        if number < file.metadata.num_rows:
            raise ValueError(f"{file.metadata.num_rows - number:,} of its rows are missing")
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise_read_error(error)
        place = f"after row {number}" if number else "at its beginning or end"
        why = str(error).split("\n")[0].rstrip(".")
        yield Problem(shown, f"broken Parquet data {place} ({why}); fetch or write it again")


def _rows_at_a_time(metadata: Any) -> int:
    size: int = sum(metadata.row_group(i).total_byte_size for i in range(metadata.num_row_groups))
    rows: int = metadata.num_rows
    return max(1, min(_MOST_ROWS, _MOST_BYTES * rows // max(size, 1)))


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    columns = [_values(column) for column in batch.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(batch.schema.names, map(_plain, values), strict=True))


def _values(column: Any) -> list[Any]:
    """Return the values of a column as Python objects."""
    from pyarrow import types

    if types.is_timestamp(column.type):  # Python has no nanoseconds and not all years; text loses nothing
        column = column.cast("string")
    try:
        values: list[Any] = column.to_pylist()
    except (OverflowError, ValueError):  # times inside a struct that are outside the calendar
        values = [None] * len(column)
    return values


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it; None for what it cannot hold, such as the bytes of a picture."""
    match value:
        case bool() | int() | str() | None:
            return value
        case float():
            return value if math.isfinite(value) else None
        case bytes():  # some tools do not mark a column as text
            try:
                return value.decode()
            except UnicodeDecodeError:
                return None
        case datetime() | date() | time():
            return value.isoformat()
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case _:
            return str(value)
