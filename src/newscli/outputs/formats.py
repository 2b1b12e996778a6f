"""The output formats: their names, the suffixes of their files, and what every writer can do."""

import sys
from collections.abc import Iterable
from typing import Any, Protocol

from newscli.inputs.article import Article

# What a result file's name ends in, by format.
SUFFIXES: dict[str, str] = {
    "pretty": ".txt", "jsonl": ".jsonl", "json": ".json", "csv": ".csv", "tsv": ".tsv", "md": ".md",
    "jsonld": ".jsonld", "text": ".txt", "articles": ".jsonl", "sqlite": ".db",
    "parquet": ".parquet",
}  # fmt: skip
DATABASES = (".db", ".sqlite", ".sqlite3")


class Writer(Protocol):
    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        """Takes the records of one article, also where there are none; of all articles, gathered, without `article`."""

    def finish(self) -> None: ...


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()
