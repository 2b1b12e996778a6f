"""The last step of a command: it runs the extractor over the inputs and prints the closing messages."""

import sys
from functools import partial
from typing import TextIO

import typer

from newscli.cli.options import Common
from newscli.errors import UsageError, reason
from newscli.inputs.article import InputOptions
from newscli.inputs.paths import identity, total_size
from newscli.outputs.destination import UNENCODABLE
from newscli.outputs.formats import FORMATS, on_terminal
from newscli.run.batch import Extract
from newscli.run.extract import options_of
from newscli.run.messages import Messages
from newscli.run.pipeline import exit_code, into_stream
from newscli.run.progress import Progress, progress
from newscli.run.settings import Gatherer, Settings, is_folder


def finish(
    common: Common,
    settings: Settings,
    extract: Extract,
    record_type: type,
    gatherer: Gatherer | None = None,
    *,
    context: bool = False,
) -> None:
    """Run the extractor over the inputs, write the records, and end the command with the exit code.

    record_type: type of the records that are written. gatherer: turns the records of all articles into other records.
    """
    from newscli.outputs.writers import make_writer

    errors = _errors_file(common.errors) if common.errors else None
    settings = settings._replace(inputs=_without_own_files(settings, errors))
    messages = _messages(common, settings, errors)
    if gatherer and not FORMATS[settings.format].gathers:
        holds = "a database stores the records themselves and has views that count and sort them"
        if settings.format == "html":
            holds = "a report counts its speakers and sorts its events anyway"
        elif settings.format != "sqlite":
            holds = f"{settings.format} stores the records themselves"
        raise UsageError(f"{holds}; leave out {gatherer.option}")

    writer = partial(
        make_writer,
        record_type=record_type,
        format=settings.format,
        output=settings.output,
        fallback_date=settings.date,
        color=common.color,
        explain=common.explain,
        excel=common.excel,
        context=context,
        offsets=common.verbose,
        columns=tuple(filter(None, (name.strip() for name in (common.columns or "").split(",")))),
        command_options=options_of(extract),
    )
    if settings.output and is_folder(settings.output):
        if gatherer:
            raise UsageError("this makes one result for all inputs; use --output FILE, not a folder")
        from newscli.run.shards import into_folder

        run = partial(into_folder, settings, messages, extract, writer)
    else:
        run = partial(into_stream, settings, messages, extract, writer, gatherer)
    code = exit_code(run, settings, messages)
    messages.note_remarks()
    if messages.counts:
        messages.detail("dropped " + ", ".join(f"{n} {name}" for name, n in messages.counts.most_common()))
    raise typer.Exit(code)


def _without_own_files(settings: Settings, errors: TextIO | None) -> InputOptions:
    """Return the input options with the files that this run writes to, so that they are not read."""
    files = map(identity, (sys.stdout, sys.stderr, errors, settings.output))
    return settings.inputs._replace(written=frozenset(file for file in files if file))


def _messages(common: Common, settings: Settings, errors: TextIO | None) -> Messages:
    return Messages(
        quiet=common.quiet,
        verbose=common.verbose,
        records=errors,
        progress=None if common.quiet else _progress(settings),
    )


def _errors_file(name: str) -> TextIO:
    """Open the file for failed records. It is written line by line, so that nothing is lost if the run is killed."""
    try:
        return open(name, "w", encoding="utf-8", errors=UNENCODABLE, buffering=1)
    except OSError as error:
        raise UsageError(f"--errors {name}: {reason(error)}; choose a file that can be written") from error


def _progress(settings: Settings) -> Progress | None:
    return progress(
        results_on_terminal=not settings.output and on_terminal(),
        total=partial(total_size, settings.paths, settings.inputs),
    )
