"""What the readers hand on: articles, and what there is to say about those that could not be read."""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from newscli.records import FailureKind

InputFormat = Literal[
    "text", "jsonl", "json", "csv", "tsv", "html", "parquet", "warc",
    "docx", "odt", "rtf", "pdf", "epub", "eml", "mbox", "mhtml",
]  # fmt: skip


class FieldNames(NamedTuple):
    """The fields of an input object as the user names them; None for the names that the usual tools give."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    title: str | None = None
    source: str | None = None


USUAL = FieldNames()


@dataclass(slots=True)
class Article:
    """One article as it came in. The text is as decoded: offsets count from its first character."""

    id: str
    text: str
    path: str  # the input that holds it; the same for all objects of one file
    date: str | None = None  # the ISO day or moment that the input object gives; None where it gives none
    headline: str | None = None
    source: str | None = None  # the outlet, or the host of the object's url
    authors: list[str] = field(default_factory=list)  # as metadata name them
    updated: str | None = None  # an ISO day or moment; pages alone give it, and the section
    section: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)  # the whole input object, for `--format articles`
    text_field: str = "text"
    read: int = 0  # bytes of the inputs up to the end of it or a little more; 0 where the next one may come late


class Problem(NamedTuple):
    """An input that failed. The exit code becomes 1.

    where: the input, with `:LINE` where it is one record of several. why: what is wrong and what to do, in one line.
    record: the input itself, where it is one record of several, for `--errors`. passing: another try may read it.
    results: the input is a result of newscli; it is said once for a file. kind: None for what `where` tells.
    """

    where: str
    why: str
    record: Any = None
    passing: bool = False
    results: bool = False
    kind: FailureKind | None = None

    @property
    def message(self) -> str:
        """The line on standard error."""
        return f"{self.where}: {self.why}"


class Note(NamedTuple):
    """Something the user should know, that failed nothing.

    others: what the articles have in common of which the same could be said; they are counted.
    """

    message: str
    others: str | None = None


class Pause(NamedTuple):
    """Something else is to be done before there is more. descriptor: of a file that must have more first, if any."""

    descriptor: int | None = None


Item = Article | Problem | Note | Pause


Identity = tuple[int, int]  # the device and inode of a file, the same under all of its names


class InputOptions(NamedTuple):
    encoding: str | None = None
    input_format: InputFormat | None = None
    fields: FieldNames = USUAL
    leave_out: str | None = None  # a file or folder of results, that is no input though it lies among them
    written: frozenset[Identity] = frozenset()  # files that this run writes to, which are no inputs either
    jobs: int | None = 1  # processes that look for articles in pages; None for as many as the pages are worth
