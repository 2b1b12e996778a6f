"""Writers that turn each article into text without knowing the others, so that any process can make the text."""

from collections.abc import Callable, Iterable
from typing import Any, TextIO

from newscli.inputs.article import Article

# A function from the records of one article to their texts, in order. It can be sent to other processes.
Render = Callable[[Iterable[Any], Article | None], list[str]]


class TextWriter:
    """Writes the texts of each article as soon as it is done."""

    wants_description = False  # whether it needs headline, outlet and date of the article even if metadata lack them

    def __init__(self, out: TextIO, render: Render) -> None:
        self._out = out
        self.render = render

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        self.put(self.render(records, article))

    def put(self, texts: list[str]) -> None:
        """Write the texts that `render` returned."""
        if texts:
            self._out.write("".join(texts))
            self._out.flush()

    def finish(self) -> None:
        self._out.flush()
