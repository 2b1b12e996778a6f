"""The commands with their own options. Each turns its options into an extractor and runs it."""

from typing import Annotated, Any, Literal, get_args

import typer

from newscli.cli.finish import finish
from newscli.cli.help import READ, Command, Group
from newscli.cli.options import Common, with_common_options
from newscli.cli.settings import settings_of
from newscli.cli.values import edge, phrases_in, reasons, reasons_beginning
from newscli.core.article import Mode
from newscli.errors import UsageError
from newscli.outputs.formats import FORMATS
from newscli.records import Block, Findings, ParsedArticle, Quote, Reason, TimelineEntry
from newscli.run.extract import All, Parse, Quotes, StripBoilerplate, Timeline
from newscli.run.select import Selection, Unit, words_of
from newscli.run.settings import Settings, is_folder

KeepBoilerplate = Annotated[
    bool,
    typer.Option(
        "--keep-boilerplate",
        rich_help_panel=READ,
        help="Do not skip boilerplate: read appeals, menus and newsletter boxes too.",
    ),
]
Indirect = Annotated[bool, typer.Option("--indirect", help="Include speech reported without quote marks.")]

Match = Annotated[
    str | None,
    typer.Option(
        "--match", metavar="WORDS", help="Only records that contain all these words, themselves or in their sentence."
    ),
]
Context = Annotated[bool, typer.Option("--context", help="On a terminal, show the sentence around each record.")]
List = Annotated[
    bool,
    typer.Option(
        "--list", "-l", help="List only the names of the articles that have a record. Same as --format names."
    ),
]

app = typer.Typer(
    cls=Group,
    # Plain help: Rich would more than double the time of --help, and cuts long lines in pipes.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Turns news articles into data: who said what, what happened when, headline, byline
and people, and the clean text. Every answer carries the character offsets it came from.

\b
Start here:
  newscli quotes article.txt              who said what
  newscli timeline clippings/             what happened when, on one timeline
  newscli parse article.txt               headline, authors, dates, people
  newscli strip-boilerplate page.txt      the article without ads, menus or appeals
  newscli report clippings/ -o page.html  all of it, as a page for the browser

\b
Each command reads files, folders and standard input. It shows its results on a
terminal and writes JSON Lines into a pipe. `newscli COMMAND -h` lists the command's
own options, `newscli COMMAND --help` all of them.
""",
)


def _show_version(requested: bool) -> None:
    if requested:
        from newscli import __version__

        print(f"newscli {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    # A single --version is answered in __main__, before Typer is imported. This one is for --help and combinations.
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(cls=Command, short_help="Headline, authors, dates, people and places.")
@with_common_options("parse")
def parse(common: Common, keep_boilerplate: KeepBoilerplate = False) -> None:
    """Extract headline, authors, dates, lead, people and places.

    \b
    Examples:
      newscli parse article.txt
      newscli parse clippings/ --format csv > articles.csv
      cat article.txt | newscli parse | jq .headline
      newscli parse article.txt --format jsonld     schema.org NewsArticle
    """
    settings = settings_of(common, "parse")

    finish(common, settings, Parse(settings.date, keep_boilerplate), ParsedArticle)


MinConfidence = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        metavar="X",
        help="Only records with at least this confidence, from 0 to 1. 0.9 keeps about three quarters of them.",
        show_default=False,
    ),
]


@app.command(cls=Command, short_help="Who said what: every quotation and its speaker.")
@with_common_options("quotes")
def quotes(
    common: Common,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only quotations by this speaker, under any name that the article uses."),
    ] = None,
    type_: Annotated[
        Literal["direct", "mixed", "indirect", "unattributed"] | None,
        typer.Option("--type", help="Only quotations of this type.", show_default=False),
    ] = None,
    min_words: Annotated[
        int, typer.Option(min=0, metavar="N", help="Only quotations of at least N words.", show_default=False)
    ] = 0,
    min_confidence: MinConfidence = 0.0,
    match: Match = None,
    context: Context = False,
    list_: List = False,
    by_speaker: Annotated[
        bool, typer.Option("--by-speaker", help="Show a summary instead: one row per speaker.")
    ] = False,
    persons: Annotated[
        bool,
        typer.Option(
            "--persons",
            help="Identify speakers across all articles and fill in the field person; results appear at the end.",
        ),
    ] = False,
    compare: Annotated[
        bool,
        typer.Option(
            "--compare",
            help="Show utterances that several articles quote: who had them first, and how they differ.",
        ),
    ] = False,
    indirect: Indirect = False,
    all_: Annotated[
        bool, typer.Option("--all", help="Include quoted words that are not speech: titles, nicknames, scare quotes.")
    ] = False,
    keep_boilerplate: KeepBoilerplate = False,
) -> None:
    """Find who said what: every quotation, its source, the verb of saying, and the speaker.

    \b
    Examples:
      newscli quotes article.txt
      newscli quotes clippings/ --by-speaker
      newscli quotes clippings/ --compare
      newscli quotes clippings/ --speaker Corvo --min-words 4
      cat dump.jsonl | newscli quotes | jq -r '[.speaker, .content] | @tsv'
    """
    from newscli.records import SpeakerSummary, Utterance
    from newscli.run.select import name_words

    if speaker is not None and not name_words(speaker):
        raise UsageError("--speaker needs a name, such as --speaker Corvo")
    summary = "--compare" if compare else "--by-speaker" if by_speaker else ""
    if summary and common.explain:
        raise UsageError(f"--explain and {summary} cannot be combined")
    if compare and by_speaker:
        raise UsageError("--compare and --by-speaker cannot be combined")
    _check_match(common, match, list_, summary)
    settings = _with_persons(settings_of(common, "quotes"), persons)
    _check_context(context, settings)
    extract = Quotes(settings.date, keep_boilerplate, indirect, all_, speaker, type_, min_words, match, min_confidence)
    if compare:
        if settings.format not in ("pretty", "json", "jsonl"):
            raise UsageError(f"--compare does not work with {settings.format}; use pretty, json or jsonl")
        from newscli.run.gather import Compared

        finish(common, settings, extract, Utterance, Compared())
    elif by_speaker:
        from newscli.run.gather import BySpeaker

        finish(common, settings, extract, SpeakerSummary, BySpeaker())
    else:
        finish(common, settings, extract, Quote, context=context)


@app.command(cls=Command, short_help="What happened when, resolved to dates.")
@with_common_options("timeline")
def timeline(
    common: Common,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="YYYY[-MM[-DD]]", help="Only events on or after this date.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="YYYY[-MM[-DD]]", help="Only events on or before this date.")
    ] = None,
    granularity: Annotated[
        Unit | None,
        typer.Option(help="Only dates at least this precise.", show_default=False),
    ] = None,
    people: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only sentences that name this person (surname or full name).")
    ] = None,
    min_confidence: MinConfidence = 0.0,
    match: Match = None,
    context: Context = False,
    list_: List = False,
    all_: Annotated[
        bool,
        typer.Option(
            "--all",
            help='Include times that are not dates: durations ("three weeks"), repeated times ("every Friday"), '
            'vague words ("recently").',
        ),
    ] = False,
    sort: Annotated[bool, typer.Option("--sort", help="Sort by date across all articles, in every format.")] = False,
    keep_boilerplate: KeepBoilerplate = False,
) -> None:
    """Find what happened when: every date and time, resolved with the publication date.

    \b
    Examples:
      newscli timeline article.txt --date 2024-02-09
      newscli timeline clippings/ --from 2023 --to 2024-06
      newscli timeline clippings/ --people Corvo --granularity month
      newscli timeline clippings/ --format csv --sort > dates.csv
    """
    from newscli.run.gather import Axis
    from newscli.run.select import name_words

    first, last = edge("--from", from_, last=False), edge("--to", to, last=True)
    if first and last and first > last:
        raise UsageError(f"--from {first} is after --to {last}; give the earlier day first")
    if people is not None and not name_words(people):
        raise UsageError("--people needs a name, such as --people Corvo")
    selection = Selection(first, last, granularity, None if people is None else frozenset(name_words(people)))
    _check_match(common, match, list_, "--sort" if sort else "")
    settings = settings_of(common, "timeline")
    _check_context(context, settings)
    # On a terminal, the last line counts the expressions that have no place on the timeline.
    count_undated = settings.format == "pretty"
    extract = Timeline(settings.date, keep_boilerplate, all_, selection, match, min_confidence, count_undated)
    gatherer = Axis() if sort or not FORMATS[settings.format].streams else None
    finish(common, settings, extract, TimelineEntry, gatherer, context=context)


@app.command(cls=Command, short_help="The article without ads, menus or appeals.")
@with_common_options("strip-boilerplate")
def strip_boilerplate(
    common: Common,
    mode: Annotated[
        Mode, typer.Option(help="safe removes only what is certainly boilerplate; strict keeps only the body text.")
    ] = "balanced",
    show: Annotated[
        bool, typer.Option("--show", help="Show what is removed and why. Same as --format pretty.")
    ] = False,
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REASON",
            help=f"Never remove boilerplate of this kind. Can be repeated. Kinds: {', '.join(get_args(Reason))}.",
            show_default=False,
            autocompletion=reasons_beginning,
        ),
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REASON",
            help="Remove boilerplate of this kind as eagerly as --mode strict does. Can be repeated.",
            show_default=False,
            autocompletion=reasons_beginning,
        ),
    ] = None,
    phrases: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Also remove the lines listed in FILE, one per line; a final * matches any ending."
        ),
    ] = None,
    no_repetition: Annotated[
        bool, typer.Option("--no-repetition", help="Ignore text repeated across articles of the same outlet.")
    ] = False,
) -> None:
    """Remove everything but the article: appeals, newsletter boxes, related links, credits.

    \b
    Examples:
      newscli strip-boilerplate page.txt > article.txt
      newscli strip-boilerplate page.txt --show
      newscli strip-boilerplate clippings/ --output clean/
      newscli strip-boilerplate dump.jsonl --format articles | newscli quotes
    """
    if show:
        if common.json or common.format not in (None, "pretty"):
            raise UsageError("--show means --format pretty; leave out the other format")
        common.format = "pretty"
    kept_reasons, dropped_reasons = reasons("--keep", keep), reasons("--drop", drop)
    if both := [name for name in kept_reasons if name in dropped_reasons]:
        raise UsageError(f"--keep {both[0]} and --drop {both[0]} cannot be combined")
    own = phrases_in(phrases) if phrases is not None else []
    settings = settings_of(common, "strip-boilerplate", default="text")
    extract = StripBoilerplate(
        mode, tuple(kept_reasons), tuple(dropped_reasons), tuple(own), count_repetition=not no_repetition
    )
    finish(common, settings, extract, Block)


@app.command("all", cls=Command, short_help="All four at once: into a database, a report or a folder.")
@with_common_options("all")
def all_(
    common: Common,
    indirect: Indirect = False,
    keep_boilerplate: KeepBoilerplate = False,
) -> None:
    """Run all four commands at once: into a database, a report, or one JSON object per article.

    \b
    Examples:
      newscli all clippings/ --output news.db
      newscli all dump.jsonl --output report.html
      newscli all clippings/ --output answers/
    """
    settings = _with_persons(settings_of(common, "all"))

    finish(common, settings, _all(settings.date, indirect, keep_boilerplate), Findings)


@app.command(cls=Command, short_help="A page for the browser: quotations, speakers, a timeline.")
@with_common_options("report")
def report(
    common: Common,
    indirect: Indirect = False,
    keep_boilerplate: KeepBoilerplate = False,
) -> None:
    """Make a page for the browser that shows each result in the text.

    The page shows quotations with their speakers, one timeline of all articles, and what was removed as boilerplate. It
    is a single file and needs no network.

    \b
    Examples:
      newscli report clippings/ --output report.html
      newscli report article.txt --indirect -o article.html
    """
    settings = _with_persons(settings_of(common, "report", default="html"))

    finish(common, settings, _all(settings.date, indirect, keep_boilerplate), Findings)


def _check_match(common: Common, match: str | None, names_only: bool, summary: str) -> None:
    """Raise UsageError if --match has no word, or if --list is combined with a format or a summary."""
    if match is not None and not words_of(match):
        raise UsageError("--match needs a word, such as --match harbour")
    if names_only:
        if summary:
            raise UsageError(f"--list and {summary} cannot be combined")
        if common.json or common.format not in (None, "names"):
            raise UsageError("--list means --format names; leave out the other format")
        common.format = "names"


def _with_persons(settings: Settings, requested: bool = False) -> Settings:
    """Return settings that identify speakers across articles, if this is requested or the format is a report.

    A database identifies them by itself, across all its articles.
    """
    one_result = settings.output is None or not is_folder(settings.output)
    if requested and not one_result:
        raise UsageError("--persons needs all inputs together; use --output FILE, not a folder")
    identify = settings.format == "html" or (requested and settings.format != "sqlite")
    return settings._replace(persons=one_result and identify)


def _check_context(context: bool, settings: Settings) -> None:
    if context and settings.format != "pretty":
        raise UsageError(f"--context needs --format pretty; with {settings.format}, read the field `sentence` instead")


def _all(date: str | None, indirect: bool, keep_boilerplate: bool) -> All:
    return All(
        Parse(date, keep_boilerplate),
        Quotes(date, keep_boilerplate, indirect, unattributed=False, speaker=None, type=None, min_words=0),
        Timeline(date, keep_boilerplate, everything=False, wanted=Selection()),
        StripBoilerplate("balanced", (), (), (), count_repetition=True),
    )


@app.command(cls=Command, short_help="The JSON Schema of the records.")
def schema(
    command: Annotated[
        Literal["parse", "quotes", "by-speaker", "compare", "timeline", "strip-boilerplate", "all", "errors"] | None,
        typer.Argument(help="The command whose records to describe. Default: all.", show_default=False),
    ] = None,
) -> None:
    """Print the JSON Schema of the records of a command (jsonl and json), or of the lines of --errors.

    \b
    Examples:
      newscli schema quotes > quotes.schema.json
      newscli schema timeline | jq .required
    """
    import json

    from newscli.outputs import schema as schemas

    print(json.dumps(schemas.schema(command), indent=2))


@app.command("help", cls=Command, short_help="The help of a command.")
def help_(
    ctx: typer.Context,
    command: Annotated[
        str | None, typer.Argument(help="The command to explain. Default: an overview.", show_default=False)
    ] = None,
) -> None:
    """Show the help of a command. Same as COMMAND --help.

    \b
    Examples:
      newscli help quotes
      newscli help strip-boilerplate
    """
    top = ctx.find_root()
    if command is None:
        print(top.get_help())
        return
    group: Any = top.command
    name, chosen, _ = group.resolve_command(top, [command])
    chosen.make_context(name, ["--help"], parent=top)
