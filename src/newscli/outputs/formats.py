"""The output formats in one table: how each is called, which files and commands know it, and what writes it.

A new format is a line of the table and a module beside this one, whose function takes a stream and `Wanted` and returns
a `Writer`. What a format needs is loaded when it is chosen and not before.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Protocol

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
    color: Color
    excel: bool  # begin with a byte order mark
    output: str | None  # the path
    fallback_date: str | None  # the publication date of articles that have none
    asked: Mapping[str, Any]  # what the command was asked for
    note: Callable[[str], None]  # takes a line for the user
    columns: tuple[str, ...] = ()  # those that a table has; all, if none is chosen
    context: bool = False  # for people: show also the sentence around each record
    offsets: bool = False  # for people: show also where each record stands in the text


_RECORDS = ("parse", "quotes", "timeline", "strip-boilerplate")


class Format(NamedTuple):
    """A way to write records."""

    name: str
    suffixes: tuple[str, ...]  # of its files; where results go to a folder, the first
    writer: str  # the function that makes the writer, as `module.function` of this package
    commands: tuple[str, ...] = _RECORDS  # that know it
    by_suffix: bool = True  # whether the suffix of --output is enough to ask for it
    streams: bool = True  # article by article in the order of the text; else a timeline is put on one axis first
    gathers: bool = True  # whether it takes what was added up or sorted over all articles
    explains: bool = True  # whether it has a place for why a rule holds
    of_terminal: bool = True  # whether a terminal can show it
    extra: tuple[str, str] | None = None  # a module that it needs, and the extra that installs it

    @property
    def suffix(self) -> str:
        return self.suffixes[0]


_ALL = (*_RECORDS, "all")
_STRIP = ("strip-boilerplate",)
_TABLE = (
    Format("text", (".txt",), "kept.text_writer", _STRIP, by_suffix=False, explains=False),
    Format("articles", (".jsonl",), "kept.articles_writer", _STRIP, by_suffix=False, explains=False),
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
    """The formats that a command knows."""
    return [each for each in _TABLE if command in each.commands]


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()
