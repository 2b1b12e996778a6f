"""The output formats in one table: their names, the suffixes of their files, their writers, and what each needs.

A new format is a line here and a module with its writer.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple, Protocol

from newscli.inputs.article import Article
from newscli.outputs.terminal import Color
from newscli.records import Record


class Writer(Protocol):
    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        """Takes the records of one article, also where there are none; of all articles, gathered, without `article`."""

    def finish(self) -> None: ...


class Wanted(NamedTuple):
    """What a writer is told besides the stream that it writes to."""

    record_type: type[Record]
    format: str
    explain: bool  # add to each record why its rule holds
    output: str | None  # the path
    fallback_date: str | None  # the date of articles that have none
    asked: Mapping[str, Any]  # what the command was asked for
    note: Callable[[str], None]  # takes a line for the user
    color: Color
    excel: bool  # begin with a byte order mark


_RECORDS = ("parse", "quotes", "timeline", "strip-boilerplate")


class Format(NamedTuple):
    """A way to write records."""

    name: str
    suffix: str  # of a file; of each file in a folder of results
    writer: str  # what makes the writer, as `module.function` of this package
    commands: tuple[str, ...] = _RECORDS  # those that know it
    streams: bool = True  # it writes each article as it is done, and holds none
    explains: bool = True  # it has a place for why a rule holds
    gathers: bool = True  # it takes records that were added up or sorted over all articles
    to: Literal["anything", "file or pipe", "file"] = "anything"
    extra: tuple[str, str] | None = None  # a module that it needs, and the extra that installs it

    @property
    def suffixes(self) -> tuple[str, ...]:
        """All suffixes by which a file's name asks for it."""
        # `.txt` may be what a command finds or what a terminal would show: it says nothing.
        return {".db": DATABASES, ".html": (".html", ".htm"), ".txt": ()}.get(self.suffix, (self.suffix,))


DATABASES = (".db", ".sqlite", ".sqlite3")
_ALL = (*_RECORDS, "all")
_STRIP = ("strip-boilerplate",)

TABLE = (
    Format("text", ".txt", "kept.text_writer", _STRIP, explains=False),
    Format("articles", ".jsonl", "kept.articles_writer", _STRIP, explains=False),
    Format("pretty", ".txt", "pretty.writer"),
    Format("jsonl", ".jsonl", "jsonl.lines_writer", _ALL),
    Format("json", ".json", "jsonl.array_writer", _ALL),
    Format("csv", ".csv", "delimited.writer"),
    Format("tsv", ".tsv", "delimited.writer"),
    Format("md", ".md", "markdown.writer", explains=False),
    Format("html", ".html", "report.page.writer", (*_ALL, "report"), streams=False, explains=False, gathers=False,
           to="file or pipe", extra=("jinja2", "report")),
    Format("sqlite", ".db", "sqlite.writer", _ALL, gathers=False, to="file"),
    Format("parquet", ".parquet", "parquet.writer", to="file or pipe", extra=("pyarrow", "parquet")),
    Format("jsonld", ".jsonld", "jsonld.writer", ("parse",), explains=False),
)  # fmt: skip
FORMATS = {format_.name: format_ for format_ in TABLE}


def formats_of(command: str) -> tuple[Format, ...]:
    """The formats that a command knows."""
    return tuple(format_ for format_ in TABLE if command in format_.commands)


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()
