"""Reads a JSON array that is too large for memory, item by item."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from newscli.errors import BrokenArrayError
from newscli.inputs.decoding import LONGEST_LINE, WIDE

_BLOCK = 1_000_000  # bytes
# Python writes NaN and Infinity, which JSON does not have; they are read as null.
DECODER = json.JSONDecoder(parse_constant=lambda _: None)
_PART = re.compile(r'"(?>(?:[^"\\]|\\.)*)"|[\[\]{},]', re.S)
_BETWEEN = re.compile(r"[\s,]*")


def item_texts(array: str) -> Iterator[str]:
    """Yield the items of an array as they are written, without parsing them: a parser may refuse one of them.

    >>> list(item_texts('[{"text": "a, b]"}, [1, [2]], 3]'))
    ['{"text": "a, b]"}', '[1, [2]]', '3']
    """
    depth = start = 0
    for part in _PART.finditer(array):
        sign = part.group()
        if sign in "[{":
            depth += 1
            start = part.end() if depth == 1 else start
        elif sign in "]}" or (sign == "," and depth == 1):
            depth -= sign != ","
            if (depth == 0 or sign == ",") and (item := array[start : part.start()].strip()):
                yield item
            start = part.end() if sign == "," else start
    if depth > 0 and (last_item := array[start:].strip()):  # the end of the array is missing
        yield last_item


def array_items(head: bytes, stream: IO[bytes], encoding: str | None = None) -> Iterator[Any]:
    """Yield the items of the array that begins with `head`. Raises BrokenArrayError after the last good item."""
    if (encoding or "").lower().startswith(WIDE):
        raise BrokenArrayError("a list of this size can only be read in UTF-8")
    decode = codecs.getincrementaldecoder(encoding or "utf-8-sig")().decode
    find = DECODER.raw_decode
    try:
        text = decode(head)
        del head
        place = _BETWEEN.match(text).end()  # type: ignore[union-attr]  # it also matches nothing
        if text[place : place + 1] != "[":
            raise BrokenArrayError("more than 64 MB without a list of articles")
        place += 1
        ended = False
        while True:
            place = _BETWEEN.match(text, place).end()  # type: ignore[union-attr]
            if text.startswith("]", place):
                return
            try:
                item, place = find(text, place)
            except ValueError as error:
                if ended:
                    raise BrokenArrayError(f"invalid JSON ({error})") from error
                if len(text) - place > LONGEST_LINE:
                    raise BrokenArrayError(f"invalid JSON ({error}), or one item larger than 64 MB") from error
            else:
                yield item
                continue
            # The block doubles, so that a long item is parsed again only a few times.
            block = stream.read(max(_BLOCK, len(text) - place))
            ended = not block
            text, place = text[place:] + decode(block, final=ended), 0
    except UnicodeError as error:
        raise BrokenArrayError(f"not {encoding or 'UTF-8'} ({error}); choose another --encoding") from error
    except RecursionError as error:
        raise BrokenArrayError("invalid JSON (nested too deeply)") from error
