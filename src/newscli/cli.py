"""The command line: options to inputs to the core to an output. The only module that ends the program."""

import os
import signal
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import PurePath
from typing import Annotated, Any, Literal, TextIO, get_args

import typer

from newscli.batch import Extract
from newscli.dates import InvalidDate, parse_day, parse_edge
from newscli.extractors import Mode, Parse, Quotes, StripBoilerplate, Timeline
from newscli.inputs import FieldNames, InputOptions
from newscli.inputs.paths import is_url, reason, total_size
from newscli.messages import Messages
from newscli.options import Common, with_common_options
from newscli.pipeline import (
    DATABASES,
    SUFFIXES,
    Gatherer,
    ReaderGone,
    Settings,
    UsageProblem,
    is_folder,
    on_terminal,
    run,
)
from newscli.progress import Progress, progress
from newscli.records import Block, ParsedArticle, Quote, Reason, TimelineEntry
from newscli.selection import Selection, Unit

RecordFormat = Literal["pretty", "jsonl", "json", "csv", "tsv", "md", "sqlite", "parquet"]
ParseFormat = Literal["pretty", "jsonl", "json", "csv", "tsv", "md", "sqlite", "parquet", "jsonld"]
StripFormat = Literal["text", "articles", "pretty", "jsonl", "json", "csv", "tsv", "md", "sqlite", "parquet"]
KeepBoilerplate = Annotated[
    bool, typer.Option("--keep-boilerplate", help="Read appeals and page furniture as if they were the article.")
]

app = typer.Typer(
    # Plain help: Rich would more than double the time of --help, and cuts long lines in pipes.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""News articles as data. Every answer points at the characters it came from.

\b
Start here:
  newscli quotes article.txt              who said what
  newscli timeline clippings/             what happened when, on one axis
  newscli parse article.txt               headline, authors, dates, people
  newscli strip-boilerplate page.txt      the article with nothing else on it

\b
Each command reads files, folders and standard input, shows its results on a
terminal and writes JSON Lines into a pipe. `newscli COMMAND --help` has more.
""",
)


def run_app() -> None:
    """Runs the command line and ends the program: 0 done, 1 some inputs failed, 2 wrong usage, 130 interrupted."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # so that half-written files are removed
    sys.exit(_exit_code())


def _exit_code() -> int:
    # Typer would show a wrong use in several lines. The class of all such errors is not public, but a child of it is.
    usage_error: type[Any] = typer.BadParameter.__mro__[1]
    messages = Messages()
    try:
        code = typer.main.get_command(app).main(sys.argv[1:] or ["--help"], prog_name="newscli", standalone_mode=False)
        _flush()
        return code if isinstance(code, int) else 0
    except (ReaderGone, BrokenPipeError):
        # The interpreter must not find the closed pipe again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except UsageProblem as problem:
        messages.error(str(problem))
        return 2
    except usage_error as error:
        command = error.ctx.command_path if error.ctx else "newscli"
        messages.error(f"{error.format_message().rstrip('.')} (see {command} --help)")
        return 2
    except OSError as error:
        messages.error(f"standard output: {reason(error)}; nothing more could be written")
        return 1
    except Exception as error:  # a fault of ours; a traceback would tell the user less
        messages.error(f"an error in newscli ({type(error).__name__}: {error}); please report it")
        return 1


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _show_version(wanted: bool) -> None:
    if wanted:
        from newscli import __version__

        print(f"newscli {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    # The entry point answers a lone --version before Typer is loaded; this one is for --help, and beside other options.
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(short_help="What an article is: headline, authors, dates, people.")
@with_common_options(ParseFormat)
def parse(common: Common, keep_boilerplate: KeepBoilerplate = False) -> None:
    """What an article is: headline, authors, dates, lead, people, places.

    \b
    Examples:
      newscli parse article.txt
      newscli parse clippings/ --format csv > articles.csv
      cat article.txt | newscli parse | jq .headline
      newscli parse article.txt --format jsonld     schema.org NewsArticle
    """
    settings, messages = _settings(common, formats=ParseFormat)

    _finish(common, settings, messages, Parse(settings.date, keep_boilerplate), ParsedArticle)


@app.command(short_help="Who said what: every quotation and its speaker.")
@with_common_options(RecordFormat)
def quotes(
    common: Common,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this speaker, under any name the article uses.")
    ] = None,
    type_: Annotated[
        Literal["direct", "mixed", "indirect", "unattributed"] | None,
        typer.Option("--type", help="Only quotations of this type.", show_default=False),
    ] = None,
    min_words: Annotated[
        int, typer.Option(min=0, metavar="N", help="Only quotations of N words and more.", show_default=False)
    ] = 0,
    by_speaker: Annotated[bool, typer.Option("--by-speaker", help="A summary: one row for each speaker.")] = False,
    indirect: Annotated[bool, typer.Option("--indirect", help="Also speech reported without quote marks.")] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="Also quoted words that nobody spoke: titles, nicknames, scare quotes.")
    ] = False,
    keep_boilerplate: KeepBoilerplate = False,
) -> None:
    """Who said what: every quotation, its cue, the words credited and the speaker they mean.

    \b
    Examples:
      newscli quotes article.txt
      newscli quotes clippings/ --by-speaker
      newscli quotes clippings/ --speaker Corvo --min-words 4
      cat dump.jsonl | newscli quotes | jq -r '[.speaker, .content] | @tsv'
    """
    from newscli.summary import BySpeaker, SpeakerSummary, name_words

    if speaker is not None and not name_words(speaker):
        raise UsageProblem("--speaker needs a name, such as --speaker Corvo")
    if by_speaker and common.explain:
        raise UsageProblem("--explain speaks of quotations, and --by-speaker adds them up; leave one out")
    settings, messages = _settings(common)
    extract = Quotes(settings.date, keep_boilerplate, indirect, all_, speaker, type_, min_words)
    if by_speaker:
        _finish(common, settings, messages, extract, SpeakerSummary, BySpeaker())
    else:
        _finish(common, settings, messages, extract, Quote)


@app.command(short_help="What happened when, resolved to dates.")
@with_common_options(RecordFormat)
def timeline(
    common: Common,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="YYYY[-MM[-DD]]", help="Only what ends on this day or later.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="YYYY[-MM[-DD]]", help="Only what begins on this day or earlier.")
    ] = None,
    granularity: Annotated[
        Unit | None,
        typer.Option(help="Only what is dated to this unit or more exactly.", show_default=False),
    ] = None,
    people: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what is told of this person, by surname or full name.")
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Also expressions without a place on the axis: durations, sets, vague words.")
    ] = False,
    sort: Annotated[bool, typer.Option("--sort", help="By date over all articles, in every format.")] = False,
    keep_boilerplate: KeepBoilerplate = False,
) -> None:
    """What happened when: every temporal expression, resolved against the publication date.

    \b
    Examples:
      newscli timeline article.txt --date 2024-02-09
      newscli timeline clippings/ --from 2023 --to 2024-06
      newscli timeline clippings/ --people Corvo --granularity month
      newscli timeline clippings/ --format csv --sort > axis.csv
    """
    from newscli.summary import name_words

    first, last = _edge_option("--from", from_, last=False), _edge_option("--to", to, last=True)
    if first and last and first > last:
        raise UsageProblem(f"--from {first} is after --to {last}; give the earlier day first")
    if people is not None and not name_words(people):
        raise UsageProblem("--people needs a name, such as --people Corvo")
    wanted = Selection(first, last, granularity, None if people is None else frozenset(name_words(people)))
    settings, messages = _settings(common)
    # On a terminal the axis counts what it cannot show.
    everything = all_ or settings.format == "pretty"
    extract = Timeline(settings.date, keep_boilerplate, everything, wanted)
    gatherer = _Axis() if sort or settings.format in ("pretty", "md", "json") else None
    _finish(common, settings, messages, extract, TimelineEntry, gatherer)


@app.command(short_help="The article with nothing else on it.")
@with_common_options(StripFormat)
def strip_boilerplate(
    common: Common,
    mode: Annotated[
        Mode, typer.Option(help="safe drops only what is sure, strict leaves nothing but the body.")
    ] = "balanced",
    show: Annotated[bool, typer.Option("--show", help="Show what goes and why. The same as --format pretty.")] = False,
    keep: Annotated[
        list[str] | None,
        typer.Option(metavar="REASON", help="Keep what would go for this reason. Can be repeated.", show_default=False),
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REASON",
            help="Drop also what only strict would drop for this reason. Can be repeated.",
            show_default=False,
        ),
    ] = None,
    phrases: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Drop the lines listed in FILE; * at a line's end: whatever follows."),
    ] = None,
    no_repetition: Annotated[
        bool, typer.Option("--no-repetition", help="Do not count what several articles of one source share.")
    ] = False,
) -> None:
    """The article with nothing else on it: no appeals, newsletter boxes, related links, credits.

    \b
    Examples:
      newscli strip-boilerplate page.txt > article.txt
      newscli strip-boilerplate page.txt --show
      newscli strip-boilerplate clippings/ --output clean/
      newscli strip-boilerplate dump.jsonl --format articles | newscli quotes
    """
    if show:
        if common.json or common.format not in (None, "pretty"):
            raise UsageProblem("--show is --format pretty; leave out the other format")
        common.format = "pretty"
    kept_reasons, dropped_reasons = _reasons("--keep", keep), _reasons("--drop", drop)
    if both := [name for name in kept_reasons if name in dropped_reasons]:
        raise UsageProblem(f"--keep {both[0]} and --drop {both[0]} exclude each other; leave one out")
    own = _phrases(phrases) if phrases is not None else []
    settings, messages = _settings(common, default="text")
    extract = StripBoilerplate(
        mode, tuple(kept_reasons), tuple(dropped_reasons), tuple(own), count_repetition=not no_repetition
    )
    _finish(common, settings, messages, extract, Block)


def _reasons(option: str, given: list[str] | None) -> list[Reason]:
    known: dict[str, Reason] = {name: name for name in get_args(Reason)}
    if unknown := [name for name in given or () if name not in known]:
        raise UsageProblem(f"{option} {unknown[0]}: no such reason; the reasons are {', '.join(known)}")
    return [known[name] for name in given or ()]


def _phrases(name: str) -> list[str]:
    try:
        with open(name, encoding="utf-8-sig") as lines:
            return [line for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageProblem(f"--phrases {name}: {why}; give a text file with a phrase on each line") from error


@app.command(short_help="The JSON Schema of the records.")
def schema(
    command: Annotated[
        Literal["parse", "quotes", "by-speaker", "timeline", "strip-boilerplate", "errors"] | None,
        typer.Argument(help="Whose records; any record, if not given.", show_default=False),
    ] = None,
) -> None:
    """The JSON Schema of the records that a command writes as jsonl and json, and of the lines of --errors.

    \b
    Examples:
      newscli schema quotes > quotes.schema.json
      newscli schema timeline | jq .required
    """
    import json

    from newscli import schema as schemas

    print(json.dumps(schemas.schema(command), indent=2))


class _Axis:
    """All entries of all articles on one axis."""

    def __init__(self) -> None:
        self._entries: list[TimelineEntry] = []

    def add(self, records: list[TimelineEntry]) -> None:
        self._entries.extend(records)

    def rows(self) -> list[TimelineEntry]:
        from newscli.core.timeline import group_axis

        return group_axis(self._entries)


def _settings(common: Common, default: str = "jsonl", formats: Any = RecordFormat) -> tuple[Settings, Messages]:
    """What all commands need of the options, checked. Raises UsageProblem."""
    if common.json and common.format not in (None, "json"):
        raise UsageProblem(f"--json and --format {common.format} exclude each other; leave one out")
    if common.output == "-":
        common.output = None
    fields = FieldNames(common.text_field, common.id_field, common.date_field, common.title_field, common.source_field)
    settings = Settings(
        paths=_paths(common),
        format="json" if common.json else common.format or _default_format(common, default, formats),
        output=common.output,
        inputs=InputOptions(_encoding(common.encoding), common.input_format, fields, common.output),
        strict_inputs=common.strict_inputs,
        date=_day_option("--date", common.date),
        jobs=common.jobs,
        scheduler=common.scheduler,
        scheduler_file=common.scheduler_file,
    )
    _check_format(settings)
    _check_scheduler(settings)
    if settings.output and not is_folder(settings.output):
        _check_output(settings.output, settings.paths)
    if common.excel and settings.format not in ("csv", "tsv"):
        raise UsageProblem(f"--excel has no place in --format {settings.format}; use csv or tsv")
    if common.explain and settings.format in ("md", "jsonld", "text", "articles"):
        raise UsageProblem(f"--explain has no place in --format {settings.format}; use pretty, jsonl, json, csv or tsv")
    return settings, Messages(
        quiet=common.quiet,
        verbose=common.verbose,
        records=_errors_file(common.errors) if common.errors else None,
        progress=None if common.quiet else _progress(settings),
    )


def _progress(settings: Settings) -> Progress | None:
    return progress(
        results_on_terminal=not settings.output and on_terminal(),
        total=partial(total_size, settings.paths, settings.inputs),
    )


def _errors_file(name: str) -> TextIO:
    """Where records go that failed: written line by line, so that they are there however the run ends."""
    try:
        return open(name, "w", encoding="utf-8", buffering=1)
    except OSError as error:
        raise UsageProblem(f"--errors {name}: {reason(error)}; name a file that can be written") from error


def _paths(common: Common) -> tuple[str, ...]:
    paths = list(common.paths or ())
    if common.files_from:
        paths += _listed(common.files_from)
    elif not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageProblem("nothing to read: name files or folders, or pipe text in")
        paths = ["-"]
    return tuple(paths)


def _listed(name: str) -> list[str]:
    if name == "-" and sys.stdin is None:
        return []
    try:
        with open(sys.stdin.fileno() if name == "-" else name, encoding="utf-8", errors="surrogateescape") as lines:
            return [line.rstrip("\r\n") for line in lines if line.strip()]
    except OSError as error:
        raise UsageProblem(
            f"--files-from {name}: {reason(error)}; give a text file with a path on each line"
        ) from error


def _encoding(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        raise UsageProblem(f"--encoding {name} is not known; such as utf-8, cp1252, latin-1, utf-16") from None
    return name


def _day_option(option: str, given: str | None) -> str | None:
    try:
        return parse_day(given) if given is not None else None
    except InvalidDate as error:
        raise UsageProblem(f"{option}: {error}") from None


def _edge_option(option: str, given: str | None, *, last: bool) -> str | None:
    """One end of a window of days, that a year or a month may name."""
    try:
        return parse_edge(given, last=last) if given is not None else None
    except InvalidDate as error:
        raise UsageProblem(f"{option}: {error}") from None


def _default_format(common: Common, default: str, formats: Any) -> str:
    """The format that a file's suffix names, else the one for a terminal or for a program."""
    if common.output and not is_folder(common.output):
        suffix = PurePath(common.output).suffix.lower()
        if suffix in DATABASES:
            return "sqlite"
        return next((name for name in get_args(formats)[1:] if SUFFIXES[name] == suffix), default)
    if default == "jsonl" and not common.output and on_terminal():
        return "pretty"
    return default


def _check_format(settings: Settings) -> None:
    if settings.format == "parquet" and find_spec("pyarrow") is None:
        raise UsageProblem("writing Parquet needs an extra; install it with: pip install 'newscli[parquet]'")
    of_file = settings.output is not None and not is_folder(settings.output)
    if settings.format == "sqlite" and not of_file:
        raise UsageProblem("a database is one file for all inputs; give --output results.db")
    if settings.format != "sqlite" and of_file and PurePath(str(settings.output)).suffix.lower() in DATABASES:
        raise UsageProblem(
            f"--output {settings.output} is a database, and --format {settings.format} is none; leave one out"
        )


def _check_scheduler(settings: Settings) -> None:
    if settings.scheduler is None and settings.scheduler_file is None:
        return
    if settings.scheduler is not None and settings.scheduler_file is not None:
        raise UsageProblem("--scheduler and --scheduler-file name two clusters; leave one out")
    if not settings.output or not is_folder(settings.output):
        raise UsageProblem("a cluster writes a result for each input; give --output FOLDER/")
    if settings.jobs and settings.scheduler != "local":
        raise UsageProblem("this cluster has as many processes as it has; leave out --jobs")


# What the end of a file's name promises, and no format keeps; and what to do instead.
_PACKED = "packed files are not written; pipe the results through gzip or zstd"
_WORKBOOK = "workbooks are not written; give --output results.csv --excel"
_NOT_WRITTEN = dict.fromkeys((".gz", ".zst", ".bz2", ".xz", ".zip"), _PACKED)
_NOT_WRITTEN |= dict.fromkeys((".xlsx", ".xls", ".ods"), _WORKBOOK)


def _check_output(output: str, paths: tuple[str, ...]) -> None:
    if instead := _NOT_WRITTEN.get(PurePath(output).suffix.lower()):
        raise UsageProblem(f"--output {output}: {instead}")
    if is_url(output):
        raise UsageProblem(f"--output {output}: a store takes a result for each input; end it with / to name a folder")
    if os.path.isfile(output) and any(os.path.exists(path) and os.path.samefile(output, path) for path in paths):
        raise UsageProblem(f"--output {output} is also an input; name another file")
    folder = os.path.dirname(output)
    if folder and not os.path.isdir(folder):
        raise UsageProblem(f"--output {output}: there is no folder {folder}; make it first")


def _finish(
    common: Common,
    settings: Settings,
    messages: Messages,
    extract: Extract,
    record_type: type,
    gatherer: Gatherer | None = None,
) -> None:
    from newscli.extractors import asked
    from newscli.outputs.writers import make_writer
    from newscli.summary import BySpeaker

    if gatherer and settings.format == "sqlite":
        raise UsageProblem(
            "a database holds the records themselves, and its views sum them up and sort them; leave out"
            f" {'--by-speaker' if isinstance(gatherer, BySpeaker) else '--sort'}"
        )

    # Of the settings the writer needs no paths, which may be many: it may go to other processes.
    writer = partial(
        make_writer,
        settings=settings._replace(paths=()),
        record_type=record_type,
        color=common.color,
        explain=common.explain,
        excel=common.excel,
        asked=asked(extract),
    )
    code = run(settings, messages, extract, writer, gatherer)
    messages.note_remarks()
    if messages.counts:
        messages.detail("dropped " + ", ".join(f"{n} {name}" for name, n in messages.counts.most_common()))
    raise typer.Exit(code)
