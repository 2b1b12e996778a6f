"""The types that readers yield: articles, problems, notes and pauses."""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from newscli.records import FailureKind

InputFormat = Literal[
    "text", "jsonl", "json", "csv", "tsv", "html", "parquet", "warc",
    "docx", "odt", "rtf", "pdf", "epub", "eml", "mbox", "mhtml",
]  # fmt: skip


class FieldNames(NamedTuple):
    """Names that the user gives for the fields of an input object; None stands for the usual names."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    title: str | None = None
    source: str | None = None


USUAL = FieldNames()


@dataclass(slots=True)
class Article:
    """One article as it was read. Offsets count from the first character of the decoded text."""

    id: str
    text: str
    path: str  # the input that contains it; the same for all records of one file
    date: str | None = None  # ISO day or moment from the metadata, if there is one
    headline: str | None = None
    source: str | None = None  # the outlet, or else the host of the URL
    authors: list[str] = field(default_factory=list)  # as named in the metadata
    updated: str | None = None  # ISO day or moment; only web pages have this and `section`
    section: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)  # the whole input record, for `--format articles`
    text_field: str = "text"
    read: int = 0  # input bytes consumed so far, for progress; 0 if the next article may be slow to arrive


class Problem(NamedTuple):
    """An input that failed. The exit code becomes 1.

    where: the input, with `:LINE` for a record of a larger file. why: what is wrong and what to do, in one line.
    record: the record itself, for `--errors`. passing: the error may be temporary, so another run tries again.
    results: the input is newscli output, which is reported once per file. kind: None if `where` tells it.
    """

    where: str
    why: str
    record: Any = None
    passing: bool = False
    results: bool = False
    kind: FailureKind | None = None

    @property
    def message(self) -> str:
        """The line for standard error."""
        return f"{self.where}: {self.why}"


class Note(NamedTuple):
    """Something that the user should know, although nothing failed.

    others: a key; further notes with the same key are counted instead of printed.
    """

    message: str
    others: str | None = None


class Pause(NamedTuple):
    """The next article is not there yet. descriptor: the file that has to become readable first, if it is known."""

    descriptor: int | None = None


Item = Article | Problem | Note | Pause


Identity = tuple[int, int]  # device and inode of a file, which are the same under all its names


class InputOptions(NamedTuple):
    encoding: str | None = None
    input_format: InputFormat | None = None
    fields: FieldNames = USUAL
    leave_out: str | None = None  # a file or folder of results, which is skipped among the inputs
    written: frozenset[Identity] = frozenset()  # files that this run writes to, also skipped
    jobs: int | None = 1  # processes that extract web pages; None chooses by the amount of work
