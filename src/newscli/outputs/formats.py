"""The output formats in one table: the name of each, its file suffixes, its commands, and the function that writes it.

To add a format, add a line to the table and a module beside this one with a function that takes a stream and
`WriterOptions` and returns a `Writer`. The module is imported only when its format is chosen.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from newscli.inputs.article import Article
from newscli.outputs.terminal import Color
from newscli.records import Record


class Writer(Protocol):
    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        """Write the records of one article, even if there are none.

        Without `article`, write records that were gathered over all articles.
        """

    def finish(self) -> None:
        """Write the end of the output, after the last article."""


class WriterOptions(NamedTuple):
    """What a writer needs to know besides the stream that it writes to."""

    record_type: type[Record]
    format: str
    explain: bool  # add the reason of its rule to each record
    color: Color
    excel: bool  # begin with a byte order mark, for Excel
    output: str | None  # path of the output file; None for standard output
    fallback_date: str | None  # publication date for articles that state none
    command_options: Mapping[str, Any]  # the options of the command, by name
    note: Callable[[str], None]  # prints a line on standard error
    columns: tuple[str, ...] = ()  # columns of a table, in order; empty for all
    context: bool = False  # pretty: show the sentence around each record
    offsets: bool = False  # pretty: show the offsets of each record


_RECORDS = ("parse", "quotes", "timeline", "strip-boilerplate")


class Format(NamedTuple):
    """One output format."""

    name: str
    suffixes: tuple[str, ...]  # of its files; a folder of results uses the first
    writer: str  # function that returns its writer, as `module.function` of this package
    commands: tuple[str, ...] = _RECORDS  # commands that can write it
    by_suffix: bool = True  # whether the suffix of --output selects it
    streams: bool = (
        True  # whether articles are written one by one; otherwise a timeline is sorted over all articles first
    )
    gathers: bool = True  # whether it can write records that were summed up or sorted over all articles
    explains: bool = True  # whether --explain works with it
    of_terminal: bool = True  # whether a terminal can show it
    extra: tuple[str, str] | None = None  # a module that it needs, and the extra of newscli that installs it

    @property
    def suffix(self) -> str:
        return self.suffixes[0]


_ALL = (*_RECORDS, "all")
_STRIP = ("strip-boilerplate",)
_TABLE = (
    Format("text", (".txt",), "stripped.text_writer", _STRIP, by_suffix=False, explains=False),
    Format("articles", (".jsonl",), "stripped.articles_writer", _STRIP, by_suffix=False, explains=False),
    Format("pretty", (".txt",), "pretty.writer", by_suffix=False, streams=False),
    Format("names", (".txt",), "names.writer", ("quotes", "timeline"), by_suffix=False, gathers=False, explains=False),
    Format("jsonl", (".jsonl",), "jsonl.lines_writer", _ALL),
    Format("json", (".json",), "jsonl.array_writer", _ALL, streams=False),
    Format("csv", (".csv",), "delimited.writer"),
    Format("tsv", (".tsv",), "delimited.writer"),
    Format("md", (".md",), "markdown.writer", streams=False, explains=False),
    Format("html", (".html", ".htm"), "report.page.writer", (*_ALL, "report"), gathers=False, explains=False,
           of_terminal=False, extra=("jinja2", "report")),
    Format("sqlite", (".db", ".sqlite", ".sqlite3"), "sqlite.writer", _ALL, gathers=False),
    Format("parquet", (".parquet",), "parquet.writer", extra=("pyarrow", "parquet"), of_terminal=False),
    Format("xlsx", (".xlsx",), "workbook.writer", _ALL, of_terminal=False, extra=("xlsxwriter", "excel")),
    Format("ics", (".ics",), "calendar.writer", ("timeline",), explains=False, extra=("icalendar", "calendar")),
    Format("timelinejs", (".json",), "timelinejs.writer", ("timeline",), by_suffix=False, explains=False),
    Format("w3c", (".jsonld",), "annotations.w3c_writer", ("quotes",), gathers=False, explains=False),
    Format("brat", (".ann",), "annotations.brat_writer", ("quotes",), gathers=False, explains=False),
    Format("jsonld", (".jsonld",), "jsonld.writer", ("parse",), explains=False),
)  # fmt: skip
FORMATS = {each.name: each for each in _TABLE}


def formats_of(command: str) -> list[Format]:
    """Return the formats that a command can write."""
    return [each for each in _TABLE if command in each.commands]


def on_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()
