"""JSON Lines, and JSON: the same records in one array."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from newscli.inputs.article import Article

AsDict = Callable[[Any], dict[str, Any]]

_encode = json.JSONEncoder(ensure_ascii=False).encode


def line(value: Any) -> str:
    """One value as one line of JSON. What UTF-8 cannot hold (half a surrogate pair) is written as an escape."""
    text = _encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(value)
    return text


class JsonLines:
    def __init__(self, out: TextIO, as_dict: AsDict) -> None:
        self._out = out
        self._as_dict = as_dict

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        lines = [line(self._as_dict(record)) + "\n" for record in records]
        if lines:
            self._out.write("".join(lines))
            self._out.flush()

    def finish(self) -> None:
        """Nothing is held back."""


class Json:
    def __init__(self, out: TextIO, as_dict: AsDict) -> None:
        self._out = out
        self._as_dict = as_dict
        self._opened = False

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        for record in records:
            self._out.write(",\n  " if self._opened else "[\n  ")
            self._out.write(line(self._as_dict(record)))
            self._opened = True

    def finish(self) -> None:
        self._out.write("\n]\n" if self._opened else "[]\n")
        self._out.flush()
