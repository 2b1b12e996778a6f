"""Reads the articles of JSON and JSON Lines files, one at a time."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any

from newscli.errors import BrokenArrayError, UndecodableError
from newscli.inputs.arrays import DECODER, array_items, item_texts
from newscli.inputs.article import InputOptions, Item, Pause, Problem
from newscli.inputs.decoding import LONGEST_LINE, bounded_lines, decode, decoded_lines
from newscli.inputs.kinds import File
from newscli.inputs.objects import article_of, text_field
from newscli.inputs.whole import guess_note, shown, whole

_TOO_DEEP = "nested too deeply"
# Fields in which the answer of an API lists the articles.
_LISTS = ("articles", "results", "items", "data", "docs", "stories", "news")


def begins_as_list(data: bytes) -> bool:
    """Whether data begins as a list of objects, and so is not JSON Lines."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{", data) is not None


def is_object(line: bytes, options: InputOptions) -> bool:
    """Whether a line is a complete JSON object, as lines of JSON Lines are and lines of an article are not."""
    return line.lstrip(b"\xef\xbb\xbf \t")[:1] == b"{" and are_objects(line, options)


def are_records(data: bytes, options: InputOptions) -> bool:
    """Whether the first line of a text is a complete JSON object."""
    return data.lstrip(b"\xef\xbb\xbf \t")[:1] == b"{" and is_object(data.partition(b"\n")[0], options)


def are_objects(data: bytes, options: InputOptions) -> bool:
    """Whether bytes are a JSON object, or a list that begins with one."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return False
    try:
        value = _loads(decode(data, options.encoding).text)
    except ValueError:
        return False
    return bool(value) and isinstance(value[0] if isinstance(value, list) else value, dict)


def articles_of_json_lines(file: File, lines: Iterable[bytes | Pause | None], options: InputOptions) -> Iterator[Item]:
    guess_told = False
    number = 0
    for line in decoded_lines(lines, options.encoding):
        if isinstance(line, Pause):
            yield line
            continue
        number += 1
        if isinstance(line, UndecodableError):
            record = line.data.decode(errors="backslashreplace") if line.data else None
            yield Problem(f"{shown(file)}:{number}", str(line), record)
            continue
        if not line.text.strip():
            continue
        try:
            fields = _loads(line.text)
        except ValueError as error:
            yield Problem(
                f"{shown(file)}:{number}",
                f"invalid JSON ({error}); each line must be a complete JSON object",
                line.text.rstrip(),
            )
        else:
            if line.guessed and not guess_told:
                yield guess_note(file, line.guessed)
                guess_told = True
            yield from article_of(fields, path=file.name, where=f"{file.name}:{number}", names=options.fields)


def articles_of_json_or_lines(file: File, stream: IO[bytes], options: InputOptions) -> Iterator[Item]:
    """Yield the articles of a JSON file, or of JSON Lines: some tools name those .json, too."""
    first = stream.readline(LONGEST_LINE + 1)
    lines = [first]
    if is_object(first, options):
        while (line := stream.readline(LONGEST_LINE + 1)) and not line.strip():
            lines.append(line)
        if line:
            yield from articles_of_json_lines(file, chain([*lines, line], bounded_lines(stream)), options)
            return
    yield from articles_of_json(file, first + whole(stream), stream, options)


def articles_of_json(file: File, data: bytes, stream: IO[bytes], options: InputOptions) -> Iterator[Item]:
    """Yield the articles of JSON. data: all bytes, or the first ones if there are more than `LONGEST_LINE`."""
    if not data.strip():
        return
    if len(data) > LONGEST_LINE:
        yield from _numbered(file, array_items(data, stream, options.encoding), options)
        return
    text = ""
    try:
        text = decode(data, options.encoding).text
        value = _loads(text)
    except UndecodableError as error:
        yield Problem(shown(file), str(error))
    except ValueError as error:
        if str(error) == _TOO_DEEP and text.lstrip().startswith("["):
            yield from _each_by_itself(file, text, options)
            return
        yield Problem(
            shown(file), f"invalid JSON ({error}); expected an object, a list of objects, or one object per line"
        )
    else:
        items = value if isinstance(value, list) else _listed(value, options)
        if items is None:
            yield from article_of(value, path=file.name, where=file.name, names=options.fields)
        else:
            yield from _numbered(file, items, options)


def _each_by_itself(file: File, text: str, options: InputOptions) -> Iterator[Item]:
    """Yield the articles of a list that cannot be parsed as a whole, without those that are nested too deeply."""
    for number, item in enumerate(item_texts(text), 1):
        try:
            fields = _loads(item)
        except ValueError as error:
            yield Problem(f"{shown(file)}:{number}", f"invalid JSON ({error}); expected an object")
        else:
            yield from article_of(fields, path=file.name, where=f"{file.name}:{number}", names=options.fields)


def _listed(value: Any, options: InputOptions) -> list[Any] | None:
    """Return the list of articles in the answer of an API; None if the value is an article itself."""
    if not isinstance(value, dict) or text_field(value, options.fields):
        return None
    return next((items for name in _LISTS if isinstance(items := value.get(name), list)), None)


def _numbered(file: File, values: Iterable[Any], options: InputOptions) -> Iterator[Item]:
    number = 0
    try:
        for number, fields in enumerate(values, 1):
            yield from article_of(fields, path=file.name, where=f"{file.name}:{number}", names=options.fields)
    except BrokenArrayError as error:
        yield Problem(f"{shown(file)}:{number + 1}", f"{error}; everything after it is skipped; repair it")


def _loads(text: str) -> Any:
    """Return the JSON value. Raises ValueError for every kind of failure of the parser."""
    try:
        return DECODER.decode(text)
    except json.JSONDecodeError:
        raise
    except ValueError:  # raised by int()
        raise ValueError("a number in it has thousands of digits") from None
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
