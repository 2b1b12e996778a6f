"""Fills the page: takes articles one by one, and writes all of them at the end."""

import base64
import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from newscli.core.events import group_axis
from newscli.inputs.article import Article
from newscli.inputs.paths import counted
from newscli.outputs.report.articles import Answers, Head, event_anchor, view
from newscli.outputs.report.axis import Event, by_year, draw
from newscli.outputs.report.speakers import COLORS, Speakers
from newscli.outputs.wording import long_day
from newscli.records import Block, Quote, TimelineEntry

_HERE = Path(__file__).parent
_OPEN_LIST = 40  # events that are listed at once; where there are more, the list is folded
_FIRST = 50  # speakers that are shown at once: a browser lays out a table as a whole

Known = Callable[[list[Any]], Answers]
Why = Callable[[Any], str]


class Report:
    """One page for all articles. known: sorts the records of an article. why: what a record's rule says for itself."""

    def __init__(self, out: TextIO, known: Known, why: Why) -> None:
        self._out = out
        self._known = known
        self._why = why
        self._environment = _environment()
        self._speakers = Speakers()
        self._heads: list[Head] = []
        self._rendered: list[Markup] = []
        self._entries: list[TimelineEntry] = []
        self._anchors: dict[tuple[str, int], str] = {}  # of events, by the article's name and the offset
        self._rules: dict[str, tuple[str, str]] = {}

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        assert article  # a page shows articles one by one
        answers = self._known(list(records))
        shown = view(len(self._heads) + 1, article, answers, self._speakers)
        for record in (*(answers.quotes or ()), *(answers.blocks or ())):
            self._note_rule(record)
        for entry in answers.entries or ():
            self._anchors.setdefault((entry.article, entry.start), event_anchor(shown.head.number, entry.n))
        self._entries += [entry for entry in answers.entries or () if entry.from_]
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
        if key not in self._rules and not (isinstance(record, Block) and record.keep):
            self._rules[key] = (record.rule, self._why(record))

    def _event(self, entry: TimelineEntry) -> Event:
        told = [(entry.article, entry.start), *((told.article, told.start) for told in entry.also or ())]
        return Event(entry, [self._anchors[place] for place in told])


def rule_anchor(record: Quote | Block) -> str:
    """The name of the place on the page where the record's rule is explained."""
    return f"rule-{'quote' if isinstance(record, Quote) else 'block'}-{record.rule}"


# What a browser's parser would change: it drops NUL, and reads a lone carriage return as a line feed.
_EXACT = {0: "\ufffd", ord("\r"): "&#13;"}


def _exact(text: str) -> Markup:
    """The text as HTML that a browser reads back character for character."""
    return Markup(str(escape(text)).translate(_EXACT))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"exact": _exact, "counted": counted, "day": _day, "rule_anchor": rule_anchor}
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
