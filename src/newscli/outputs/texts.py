"""Writers whose text of an article depends on that article alone: whichever process found its records can make it."""

from collections.abc import Callable, Iterable
from typing import Any, TextIO

from newscli.inputs.article import Article

# Records of one article to their texts, one after the other. It can be sent to other processes.
Render = Callable[[Iterable[Any], Article | None], list[str]]


class TextWriter:
    """Writes texts one after the other, each article's at once."""

    wants_description = False  # whether the article must say its headline, outlet and date, also where its text does

    def __init__(self, out: TextIO, render: Render) -> None:
        self._out = out
        self.render = render

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        self.put(self.render(records, article))

    def put(self, texts: list[str]) -> None:
        """Writes what `render` has made of the records."""
        if texts:
            self._out.write("".join(texts))
            self._out.flush()

    def finish(self) -> None:
        self._out.flush()
