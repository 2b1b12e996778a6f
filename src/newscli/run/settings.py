"""The settings of a run, the same for all commands."""

import os
from functools import partial
from typing import Any, NamedTuple, Protocol

from newscli.inputs.article import Article, InputOptions
from newscli.outputs.formats import Writer


class Gatherer(Protocol):
    """Collects the records of all articles before anything is written, for a summary or a common timeline."""

    option: str  # the option that asks for it
    wants_description: bool  # whether it needs headline, outlet and date of each article

    def add(self, records: list[Any], article: Article, /) -> None: ...

    def rows(self) -> list[Any]: ...


class Settings(NamedTuple):
    """The user's choices for inputs and outputs, the same for all commands."""

    paths: tuple[str, ...]
    format: str
    output: str | None
    inputs: InputOptions
    strict_inputs: bool
    date: str | None
    jobs: int | None = None  # processes; None chooses by the amount of work
    scheduler: str | None = None  # the address of a Dask cluster, or `local`
    scheduler_file: str | None = None
    pager: bool = False  # whether a terminal shows long results in a pager
    persons: bool = False  # whether speakers are identified across articles


MakeWriter = partial[Writer]  # called with a text stream or a database; it can be sent to other processes


def is_folder(output: str) -> bool:
    """Whether --output means a folder with a result for each input."""
    return output.endswith(("/", os.sep)) or os.path.isdir(output)
