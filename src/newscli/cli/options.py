"""The options that all commands share, described once."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Annotated, Any, Literal

import typer

from newscli.cli.help import MANY, READ, WRITE
from newscli.inputs.article import InputFormat
from newscli.outputs.formats import formats_of
from newscli.outputs.terminal import Color


@dataclass(slots=True)
class Common:
    """What the user said in the shared options. The annotations are what Typer reads and what `--help` says."""

    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", show_default=False, help="Files, folders, or - for standard input (read when piped)."
        ),
    ] = None
    files_from: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=READ,
            metavar="FILE",
            help="Read paths from FILE, one a line or ended by NUL (- for standard input).",
        ),
    ] = None
    date: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=READ,
            metavar="YYYY-MM-DD",
            help="Publication date, for articles that do not say it themselves.",
        ),
    ] = None
    encoding: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=READ,
            metavar="NAME",
            help="Encoding of the input, such as cp1252. Default: UTF-8, else a guess.",
        ),
    ] = None
    input_format: Annotated[
        InputFormat | None,
        typer.Option(rich_help_panel=READ, help="What the input is, where its name does not say.", show_default=False),
    ] = None
    field: Annotated[
        list[str] | None,
        typer.Option(
            rich_help_panel=READ,
            metavar="WHAT=NAME",
            help="The field or column that holds text, id, date, title or source, such as text=body. Can be repeated.",
            show_default=False,
        ),
    ] = None
    text_field: Annotated[str | None, typer.Option(hidden=True, help="--field text=NAME")] = None
    id_field: Annotated[str | None, typer.Option(hidden=True, help="--field id=NAME")] = None
    date_field: Annotated[str | None, typer.Option(hidden=True, help="--field date=NAME")] = None
    title_field: Annotated[str | None, typer.Option(hidden=True, help="--field title=NAME")] = None
    source_field: Annotated[str | None, typer.Option(hidden=True, help="--field source=NAME")] = None
    errors: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=MANY, metavar="FILE", help="Also write what failed to FILE, as JSON Lines with the records."
        ),
    ] = None
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            rich_help_panel=MANY,
            min=1,
            metavar="N",
            help="Processes. Default: all cores, 1 where it is little.",
        ),
    ] = None
    scheduler: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=MANY,
            metavar="ADDRESS",
            help="Run on a Dask cluster, such as tcp://HOST:8786; local: one made here.",
        ),
    ] = None
    scheduler_file: Annotated[
        str | None,
        typer.Option(rich_help_panel=MANY, metavar="FILE", help="The same by the file that its scheduler has written."),
    ] = None
    strict_inputs: Annotated[
        bool, typer.Option("--strict-inputs", rich_help_panel=MANY, help="Stop at the first input that fails.")
    ] = False
    format: Annotated[str | None, typer.Option()] = None  # each command names its own formats
    json: Annotated[bool, typer.Option("--json", rich_help_panel=WRITE, help="The same as --format json.")] = False
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            rich_help_panel=WRITE,
            metavar="FILE",
            help="Write to FILE, whole or not at all; FOLDER/: a file an input; X.db: a database.",
        ),
    ] = None
    excel: Annotated[
        bool,
        typer.Option(
            "--excel", rich_help_panel=WRITE, help="With csv and tsv: begin with the mark by which Excel knows UTF-8."
        ),
    ] = False
    columns: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=WRITE, metavar="A,B,C", help="With csv, tsv and xlsx: these columns, in this order."
        ),
    ] = None
    explain: Annotated[
        bool, typer.Option("--explain", rich_help_panel=WRITE, help="Say for each record why its rule holds.")
    ] = False
    color: Annotated[
        Color, typer.Option(rich_help_panel=WRITE, help="Colours on a terminal; NO_COLOR is honoured.")
    ] = "auto"
    no_pager: Annotated[
        bool,
        typer.Option("--no-pager", rich_help_panel=WRITE, help="On a terminal: no pager (PAGER) for many results."),
    ] = False
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", rich_help_panel=WRITE, help="Errors alone on standard error.")
    ] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", rich_help_panel=WRITE, help="Say more on standard error.")
    ] = False


def with_common_options(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command whose first parameter is a `Common`, with the shared options in its signature instead.

    name: the command's, which decides what --format takes.
    """
    formats: Any = Literal[tuple(known.name for known in formats_of(name))]
    format_option = typer.Option(
        rich_help_panel=WRITE, help="Default: for people on a terminal, else for programs.", show_default=False
    )

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = list(inspect.signature(command).parameters.values())[1:]
        shared = [
            inspect.Parameter(
                f.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=f.default,
                annotation=Annotated[formats | None, format_option] if f.name == "format" else f.type,
            )
            for f in fields(Common)
        ]

        @wraps(command)
        def run_command(**given: Any) -> None:
            common = Common(**{f.name: given.pop(f.name) for f in fields(Common)})
            command(common, **given)

        parameters = [shared[0], *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own), *shared[1:]]
        run_command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run_command.__annotations__ = {}
        return run_command

    return decorate
