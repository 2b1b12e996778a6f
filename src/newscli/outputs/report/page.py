"""The format html: collects the articles one by one and writes the page at the end."""

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
from newscli.outputs.formats import WriterOptions
from newscli.outputs.report.articles import Answers, Head, event_anchor, events_to_draw, view
from newscli.outputs.report.axis import Event, by_year, draw
from newscli.outputs.report.speakers import COLORS, Speakers
from newscli.outputs.wording import long_day
from newscli.records import Block, Findings, ParsedArticle, Quote, TimelineEntry

_HERE = Path(__file__).parent
_OPEN_LIST = 40  # events; a longer list is folded
_FIRST = 50  # speakers in the first table; browsers are slow with one very long table


class Report:
    """Writes one page for all articles, with records of one type."""

    wants_description = True

    def __init__(self, out: TextIO, record_type: type) -> None:
        self._out = out
        self._record_type = record_type
        self._environment = _environment()
        self._speakers = Speakers()
        self._heads: list[Head] = []
        self._rendered: list[Markup] = []
        self._entries: list[TimelineEntry] = []
        self._anchors: dict[tuple[str, int], str] = {}  # anchors of events by article name and offset
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
        self._entries += events_to_draw(answers)
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
        """Note the reason of the record's rule. Each rule is explained once, at the end of the page."""
        key = rule_anchor(record)
        if key not in self._rules:
            self._rules[key] = (record.rule, why(record))

    def _event(self, entry: TimelineEntry) -> Event:
        places = [(entry.article, entry.start), *((other.article, other.start) for other in entry.also or ())]
        return Event(entry, [self._anchors[place] for place in places])


def _answers(records: list[Any], record_type: type) -> Answers:
    """Return the records of an article, sorted by command."""
    if record_type is Findings:
        return next((Answers(each.parse, each.quotes, each.timeline, each.blocks) for each in records), Answers())
    if record_type is ParsedArticle:
        return Answers(parsed=records[0] if records else None)
    if record_type is Quote:
        return Answers(quotes=records)
    return Answers(entries=records) if record_type is TimelineEntry else Answers(blocks=records)


def rule_anchor(record: Quote | Block) -> str:
    """Return the anchor of the place where the record's rule is explained."""
    return f"rule-{'quote' if isinstance(record, Quote) else 'block'}-{record.rule}"


# Control characters become numeric references: a browser would read a carriage return as a line feed, and a terminal on
# which somebody prints the page would obey other control characters. HTML does not allow NUL at all.
_EXACT = {code: f"&#{code};" for code in range(32) if chr(code) not in "\t\n"} | {0: "\ufffd"}


def _exact(value: Any) -> Any:
    """Return text as HTML that a browser turns back into the same characters; other values are returned unchanged."""
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
    except ValueError:  # metadata may contain an incomplete date
        return iso


def _source(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _colors(speakers: Speakers) -> str:
    """Return the style rules that give each speaker a colour."""
    selectors: list[list[str]] = [[] for _ in range(COLORS)]
    for speaker in speakers.ranked():
        selectors[speaker.color].append(f".s{speaker.number}")
    return "".join(
        f"{','.join(names)}{{--ink:var(--ink-{color});--tint:var(--tint-{color})}}\n"
        for color, names in enumerate(selectors)
        if names
    )


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy of the page, which allows only its own style and script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none';"
        " form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"


def writer(out: TextIO, options: WriterOptions) -> Report:
    """Return the writer of the format."""
    return Report(out, options.record_type)
