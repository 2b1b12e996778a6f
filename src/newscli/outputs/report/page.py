"""Fills the page: takes articles one by one, and writes all of them at the end."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from newscli.core.axis import group_axis
from newscli.errors import counted
from newscli.inputs.article import Article
from newscli.outputs.explain import why
from newscli.outputs.formats import Wanted
from newscli.outputs.report.articles import Answers, Head, event_anchor, told_events, view
from newscli.outputs.report.axis import Event, by_year, draw
from newscli.outputs.report.speakers import COLORS, Speakers
from newscli.outputs.wording import long_day
from newscli.records import Block, Findings, ParsedArticle, Quote, TimelineEntry

_HERE = Path(__file__).parent
_OPEN_LIST = 40  # events that are listed at once; where there are more, the list is folded
_FIRST = 50  # speakers that are shown at once: a browser lays out a table as a whole


class Report:
    """One page for all articles, of records of one type."""

    wants_description = True

    def __init__(self, out: TextIO, record_type: type) -> None:
        self._out = out
        self._record_type = record_type
        self._environment = _environment()
        self._speakers = Speakers()
        self._heads: list[Head] = []
        self._rendered: list[Markup] = []
        self._entries: list[TimelineEntry] = []
        self._anchors: dict[tuple[str, int], str] = {}  # of events, by the article's name and the offset
        self._rules: dict[str, tuple[str, str]] = {}

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        assert article  # a page shows articles one by one
        answers = _answers(list(records), self._record_type)
        shown = view(len(self._heads) + 1, article, answers, self._speakers)
        for quote in answers.quotes or ():
            self._note_rule(quote)
        for block in answers.blocks or ():
            if not block.keep:
                self._note_rule(block)
        for entry in answers.entries or ():
            self._anchors.setdefault((entry.article, entry.start), event_anchor(shown.head.number, entry.n))
        self._entries += told_events(answers)
        self._heads.append(shown.head)
        self._rendered.append(Markup(self._environment.get_template("article.html.jinja").render(view=shown)))

    def finish(self) -> None:
        self._speakers.color()
        events = [self._event(entry) for entry in group_axis(self._entries)]
        ranked = self._speakers.ranked()
        style = _source("page.css") + _colors(self._speakers)
        script = _source("page.js")
        page = self._environment.get_template("page.html.jinja").generate(
            title=self._heads[0].headline if len(self._heads) == 1 else f"{counted(len(self._heads), 'article')}",
            heads=self._heads,
            articles=self._rendered,
            speakers=ranked,
            ranks=[ranked[:_FIRST], ranked[_FIRST:]] if len(ranked) > _FIRST else [ranked],
            outlets=sorted({head.outlet for head in self._heads if head.outlet}),
            drawing=draw(events) if events else None,
            years=by_year(events),
            events=events,
            list_open=len(events) <= _OPEN_LIST,
            rules=sorted(self._rules.items()),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
        )
        for piece in page:
            self._out.write(piece)
        self._out.flush()

    def _note_rule(self, record: Quote | Block) -> None:
        """Takes note of what a rule says for itself: it is told once, at the end of the page."""
        key = rule_anchor(record)
        if key not in self._rules:
            self._rules[key] = (record.rule, why(record))

    def _event(self, entry: TimelineEntry) -> Event:
        told = [(entry.article, entry.start), *((told.article, told.start) for told in entry.also or ())]
        return Event(entry, [self._anchors[place] for place in told])


def _answers(records: list[Any], record_type: type) -> Answers:
    """What a command has found in an article, for the page."""
    if record_type is Findings:
        return next((Answers(found.parse, found.quotes, found.timeline, found.blocks) for found in records), Answers())
    if record_type is ParsedArticle:
        return Answers(parsed=records[0] if records else None)
    if record_type is Quote:
        return Answers(quotes=records)
    return Answers(entries=records) if record_type is TimelineEntry else Answers(blocks=records)


def rule_anchor(record: Quote | Block) -> str:
    """The name of the place on the page where the record's rule is explained."""
    return f"rule-{'quote' if isinstance(record, Quote) else 'block'}-{record.rule}"


# Control characters by their numbers: a browser's parser would read a carriage return as a line feed, and a terminal
# that somebody prints the page to would obey others. NUL is no character for HTML at all.
_EXACT = {code: f"&#{code};" for code in range(32) if chr(code) not in "\t\n"} | {0: "\ufffd"}


def _exact(value: Any) -> Any:
    """Text as HTML that a browser reads back character for character; anything else as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    html = escape(value)
    return html if html.isprintable() else Markup(str(html).translate(_EXACT))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_exact,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"counted": counted, "day": _day, "rule_anchor": rule_anchor}
    return made


def _day(iso: str) -> str:
    try:
        return long_day(iso)
    except ValueError:  # metadata may name half a date
        return iso


def _source(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _colors(speakers: Speakers) -> str:
    """The style rules that give each speaker a colour."""
    of: list[list[str]] = [[] for _ in range(COLORS)]
    for speaker in speakers.ranked():
        of[speaker.color].append(f".s{speaker.number}")
    return "".join(
        f"{','.join(names)}{{--ink:var(--ink-{color});--tint:var(--tint-{color})}}\n"
        for color, names in enumerate(of)
        if names
    )


def _policy(style: str, script: str) -> str:
    """The page's Content-Security-Policy: its own style and script, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none';"
        " form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"


def writer(out: TextIO, wanted: Wanted) -> Report:
    """The writer for this format."""
    return Report(out, wanted.record_type)
