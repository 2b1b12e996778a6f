"""The options that all commands share."""

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
    """The values of the shared options. Typer reads the annotations; they are also the text of `--help`."""

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
            help="Read paths from FILE, one per line or separated by NUL bytes (- for standard input).",
        ),
    ] = None
    date: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=READ,
            metavar="YYYY-MM-DD",
            help="Publication date to assume for articles that do not state one.",
        ),
    ] = None
    encoding: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=READ,
            metavar="NAME",
            help="Encoding of the input, such as cp1252. Default: UTF-8, otherwise a guess.",
        ),
    ] = None
    input_format: Annotated[
        InputFormat | None,
        typer.Option(rich_help_panel=READ, help="Input format, if the file name does not tell.", show_default=False),
    ] = None
    field: Annotated[
        list[str] | None,
        typer.Option(
            rich_help_panel=READ,
            metavar="WHAT=NAME",
            help="Field or column that holds the text, id, date, title or source (the outlet), such as text=body. "
            "Can be repeated.",
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
            rich_help_panel=MANY,
            metavar="FILE",
            help="Write failed inputs to FILE too, as JSON Lines: the error and the record.",
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
            help="Number of processes. Default: one per core, a single one for small inputs.",
        ),
    ] = None
    scheduler: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=MANY,
            metavar="ADDRESS",
            help='Run on the Dask cluster at ADDRESS (tcp://HOST:8786); "local" starts one on this machine.',
        ),
    ] = None
    scheduler_file: Annotated[
        str | None,
        typer.Option(rich_help_panel=MANY, metavar="FILE", help="Find the Dask cluster through its scheduler FILE."),
    ] = None
    strict_inputs: Annotated[
        bool, typer.Option("--strict-inputs", rich_help_panel=MANY, help="Stop at the first input that fails.")
    ] = False
    format: Annotated[str | None, typer.Option()] = None  # each command lists its own formats
    json: Annotated[bool, typer.Option("--json", rich_help_panel=WRITE, help="Same as --format json.")] = False
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            rich_help_panel=WRITE,
            metavar="FILE",
            help="Write to FILE (never left half-written). FOLDER/ gets one file per input, "
            "NAME.db is a SQLite database.",
        ),
    ] = None
    excel: Annotated[
        bool,
        typer.Option(
            "--excel",
            rich_help_panel=WRITE,
            help="For csv and tsv: add the byte order mark that makes Excel show accents and curly quotes correctly.",
        ),
    ] = False
    columns: Annotated[
        str | None,
        typer.Option(
            rich_help_panel=WRITE, metavar="A,B,C", help="For csv, tsv and xlsx: write these columns, in this order."
        ),
    ] = None
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            rich_help_panel=WRITE,
            help="Add to each record the rule that produced it, in words. On a terminal, `quotes` also shows the "
            "features that weighed most.",
        ),
    ] = False
    color: Annotated[
        Color, typer.Option(rich_help_panel=WRITE, help="Colours on a terminal. The variable NO_COLOR turns them off.")
    ] = "auto"
    no_pager: Annotated[
        bool,
        typer.Option(
            "--no-pager", rich_help_panel=WRITE, help="Do not use a pager (PAGER) for long output on a terminal."
        ),
    ] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", rich_help_panel=WRITE, help="Print errors only.")] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", rich_help_panel=WRITE, help="Print a summary and details, too.")
    ] = False


# The formats that options belong to. A command that writes none of them has no such option.
_OF_FORMATS = {
    "json": {"json"},
    "excel": {"csv", "tsv"},
    "columns": {"csv", "tsv"},
    "explain": {"pretty", "csv", "tsv"},
    "no_pager": {"pretty"},
}
_DEFAULT = {
    "parse": "Default: pretty on a terminal, jsonl elsewhere.",
    "strip-boilerplate": "Default: text.",
    "all": "Default: jsonl.",
    "report": "Default: html.",
}


def with_common_options(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that replaces the first parameter of a command, a `Common`, by the shared options.

    name: the name of the command, which determines the values of --format.
    """
    names = tuple(written.name for written in formats_of(name))
    formats: Any = Literal[names]
    options = [field for field in fields(Common) if _OF_FORMATS.get(field.name, set(names)).intersection(names)]
    format_option = typer.Option(
        rich_help_panel=WRITE, help=f"Output format. {_DEFAULT.get(name, _DEFAULT['parse'])}", show_default=False
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
            for f in options
        ]

        @wraps(command)
        def run_command(**given: Any) -> None:
            common = Common(**{f.name: given.pop(f.name) for f in options})
            command(common, **given)

        parameters = [shared[0], *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own), *shared[1:]]
        run_command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run_command.__annotations__ = {}
        return run_command

    return decorate
