"""The settings of a run, the same for all commands."""

import os
from functools import partial
from typing import Any, NamedTuple, Protocol

from newscli.inputs.article import Article, InputOptions
from newscli.outputs.formats import Writer


class Gatherer(Protocol):
    """Takes the records of all articles before anything is written: a summary, an axis."""

    wants_description: bool  # whether the articles must say their headline, outlet and date

    def add(self, records: list[Any], article: Article, /) -> None: ...

    def rows(self) -> list[Any]: ...


class Settings(NamedTuple):
    """What the user asked of inputs and outputs; the same for all commands."""

    paths: tuple[str, ...]
    format: str
    output: str | None
    inputs: InputOptions
    strict_inputs: bool
    date: str | None
    jobs: int | None = None  # processes; None for as many as the work is worth
    scheduler: str | None = None  # of a Dask cluster: its address, or `local`
    scheduler_file: str | None = None
    pager: bool = False  # whether a terminal shows what is more than a screen in a pager
    persons: bool = False  # whether quotations say who the speaker is over all articles


MakeWriter = partial[Writer]  # called with a stream for text, or with a database; it can be sent to other processes


def is_folder(output: str) -> bool:
    """Whether --output means a folder with a result for each input."""
    return output.endswith(("/", os.sep)) or os.path.isdir(output)
