"""Inputs through an extractor to a format: the loop that all commands share."""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from itertools import chain, groupby
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from newscli.batch import Extract, Failed, outcomes
from newscli.inputs import Article, InputOptions, Note, Problem, read_articles
from newscli.inputs.paths import counted, reason
from newscli.messages import Messages, shown
from newscli.outputs.destination import result_path, standard_output, whole_file

# What a result file's name ends in, by format.
SUFFIXES: dict[str, str] = {
    "pretty": ".txt", "jsonl": ".jsonl", "json": ".json", "csv": ".csv", "tsv": ".tsv", "md": ".md",
    "jsonld": ".jsonld", "text": ".txt", "articles": ".jsonl", "sqlite": ".db",
}  # fmt: skip
DATABASES = (".db", ".sqlite", ".sqlite3")


class UsageProblem(Exception):
    """The command cannot do what it was told to. The message says what to write instead; the exit code is 2."""


class ReaderGone(Exception):
    """Whoever read standard output has what it wanted (`| head`)."""


class StoppedEarly(Exception):
    """--strict-inputs, and an input failed."""


class Writer(Protocol):
    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        """Takes the records of one article, also where there are none; of all articles, gathered, without `article`."""

    def finish(self) -> None: ...


class Gatherer(Protocol):
    """Takes the records of all articles before anything is written: a summary, an axis."""

    def add(self, records: list[Any]) -> None: ...

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


Result = tuple[Article, list[Any]]
MakeWriter = Callable[[Any], Writer]  # of a stream for text, or of a database


def run(
    settings: Settings, messages: Messages, extract: Extract, make_writer: MakeWriter, gatherer: Gatherer | None = None
) -> int:
    """Every article through `extract` into a writer. Returns the exit code: 0, or 1 where some inputs failed.

    Raises UsageProblem, KeyboardInterrupt and ReaderGone.
    """
    try:
        if settings.output and is_folder(settings.output):
            _into_folder(settings, messages, extract, make_writer, gatherer)
        else:
            with _destination(settings, messages) as out:
                writer = make_writer(out)
                with closing(_results(articles(settings, messages), extract, settings.jobs, messages)) as results:
                    _drain(results, writer, gatherer)
    except BrokenPipeError:
        raise ReaderGone from None  # under its own name Typer would take it for a failure
    except StoppedEarly:
        pass
    except OSError as error:
        messages.error(f"{settings.output or 'standard output'}: {reason(error)}; nothing more could be written")
    return 1 if messages.errors else 0


def is_folder(output: str) -> bool:
    """Whether --output means a folder with a result for each input."""
    return output.endswith(("/", os.sep)) or os.path.isdir(output)


def articles(settings: Settings, messages: Messages) -> Iterator[Article]:
    """The readable articles; what else there is to say goes to standard error."""
    for item in read_articles(settings.paths, settings.inputs):
        if isinstance(item, Article):
            yield item
        elif isinstance(item, Note):
            messages.note(item.message)
        else:
            _failed(item, messages, settings.strict_inputs)


def _failed(problem: Problem, messages: Messages, strict: bool) -> None:
    messages.error(problem.message, problem.record)
    if strict:
        raise StoppedEarly


def _results(
    found: Iterable[Article], extract: Extract, jobs: int | None, messages: Messages
) -> Generator[Result, None, None]:
    done = records = 0
    with closing(outcomes(found, extract, jobs)) as results:
        for article, result in results:
            if isinstance(result, Failed):
                messages.error(f"{shown(article.id)}: {result.reason}", article.fields or {"id": article.id})
                continue
            if result.note:
                messages.note(result.note)
            for remark in result.remarks:
                messages.remark(article.id, remark)
            messages.counts.update(result.counts)
            done, records = done + 1, records + len(result.records)
            yield article, result.records
    messages.detail(f"{counted(done, 'article')}, {counted(records, 'record')}, {counted(messages.errors, 'failure')}")


def _drain(results: Iterable[Result], writer: Writer, gatherer: Gatherer | None) -> None:
    stopped = None
    try:
        for article, records in results:
            if gatherer:
                gatherer.add(records)
            else:
                writer.write(records, article)
    except StoppedEarly as stop:  # what is done is handed over all the same, and whole
        stopped = stop
    if gatherer:
        writer.write(gatherer.rows())
    writer.finish()
    if stopped:
        raise stopped


def _destination(settings: Settings, messages: Messages) -> AbstractContextManager[Any]:
    if settings.output is None:
        return nullcontext(standard_output())
    if settings.format == "sqlite":
        from newscli.outputs.sqlite import database

        return database(Path(settings.output), messages.note)
    return whole_file(Path(settings.output))


def _into_folder(
    settings: Settings, messages: Messages, extract: Extract, make_writer: MakeWriter, gatherer: Gatherer | None
) -> None:
    """One result file for each input file. Inputs come one after the other, so one file is open at a time."""
    if gatherer:
        raise UsageProblem("this is one result over all inputs; give --output a file, not a folder")
    assert settings.output
    taken: set[Path] = set()
    with closing(_results(articles(settings, messages), extract, settings.jobs, messages)) as results:
        for name, of_input in groupby(results, key=lambda result: result[0].path):
            of_input = iter(of_input)
            first = next(of_input)
            path = result_path(Path(settings.output), first[0].short_path, SUFFIXES[settings.format])
            if path in taken:
                messages.error(f"{name}: its results would replace those of another input in {path}; run it by itself")
            elif path.exists() and os.path.exists(name) and path.samefile(name):
                messages.error(f"{name}: its results would replace it; name another --output folder")
            else:
                taken.add(path)
                _into_file(path, name, [first], of_input, messages, make_writer)


def _into_file(
    path: Path,
    name: str,
    first: list[Result],
    rest: Iterator[Result],
    messages: Messages,
    make_writer: MakeWriter,
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with whole_file(path) as out:
            writer = make_writer(out)
            for article, records in chain(first, rest):
                writer.write(records, article)
            writer.finish()
    except UsageProblem:  # plain text was wanted, and there is a second one
        messages.error(f"{name}: holds several articles, whose plain text would run together; use --format articles")


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()
