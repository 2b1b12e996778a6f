"""What a person sees on a terminal. Text of articles goes through `safe`, and into Rich as Text, never as markup."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Literal, TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newscli.outputs.terminal import safe, safe_line
from newscli.records import Block, ParsedArticle, Quote, TimelineEntry
from newscli.summary import SpeakerSummary

Color = Literal["auto", "always", "never"]
Why = Callable[[Any], str | None]
# Below this an answer is marked as doubtful.
DOUBTFUL = 0.7


def make_console(out: TextIO, color: Color) -> Console:
    """A console that wraps and never cuts. `auto` means styles on a terminal, and none at all where NO_COLOR is set."""
    plain = color == "never" or (color == "auto" and bool(os.environ.get("NO_COLOR")))
    return Console(
        file=out,
        highlight=False,
        markup=False,
        emoji=False,
        color_system=None if plain else "auto",
        force_terminal=True if color == "always" else None,
        no_color=False if color == "always" else None,
    )


class Pretty:
    """Records as a person reads them; which view is chosen by the records' own type."""

    def __init__(self, out: TextIO, color: Color, why: Why | None = None) -> None:
        self._console = make_console(out, color)
        self._why = why or (lambda record: None)
        self._article: str | None = None
        self._empty = True

    def write(self, records: Iterable[Any]) -> None:
        records = list(records)
        if not records:
            return
        if not self._empty and not isinstance(records[0], SpeakerSummary):
            self._console.print()
        self._empty = False
        match records[0]:
            case Quote():
                self._quotes(records)
            case TimelineEntry():
                self._axis(records)
            case Block():
                self._blocks(records)
            case ParsedArticle():
                self._card(records[0])
            case SpeakerSummary():
                self._speakers(records)

    def finish(self) -> None:
        self._console.file.flush()

    def _print(self, renderable: RenderableType, end: str = "\n") -> None:
        self._console.print(renderable, end=end, overflow="fold")

    def _heading(self, article: str) -> None:
        self._print(Text(safe_line("standard input" if article == "-" else article), style="bold"))

    def _reason(self, record: Any) -> Text | None:
        why = self._why(record)
        return Text(f"{record.rule}: {why}", style="dim italic") if why else None

    # quotes

    def _quotes(self, quotes: Sequence[Quote]) -> None:
        self._heading(quotes[0].article)
        for quote in quotes:
            self._print(Text())
            self._print(Padding(quote_title(quote), (0, 0, 0, 2)))
            self._print(Padding(quote_words(quote), (0, 0, 0, 6)))
            if reason := self._reason(quote):
                self._print(Padding(reason, (0, 0, 0, 6)))

    def _speakers(self, rows: Sequence[SpeakerSummary]) -> None:
        table = Table.grid(padding=(0, 2))
        table.add_column(overflow="fold")
        for _ in range(4):
            table.add_column(justify="right", overflow="fold")
        table.add_row(*(Text(word, style="bold") for word in ("speaker", "quotations", "words", "articles", "direct")))
        for row in rows:
            name = Text(safe_line(row.speaker)) if row.speaker else Text("(unknown)", style="dim")
            if row.role:
                name.append(f", {safe_line(row.role)}", style="dim")
            share = f"{row.direct_share:.0%}"
            table.add_row(name, *(Text(cell) for cell in (str(row.quotes), str(row.words), str(row.articles), share)))
        self._print(table)

    # timeline

    def _axis(self, entries: Sequence[TimelineEntry]) -> None:
        several = len({entry.article for entry in entries}) > 1
        table = Table.grid(padding=(0, 2), expand=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        off_axis: Counter[str] = Counter()
        year = ""
        for entry in entries:
            if entry.from_ is None:
                off_axis[off_axis_kind(entry)] += 1
                continue
            if entry.from_[:4] != year:
                year = entry.from_[:4]
                table.add_row(Text(year, style="bold"), Text("│", style="dim"), Text())
            mark = Text("?" if entry.confidence < DOUBTFUL else "○" if entry.planned else "●", style="cyan")
            table.add_row(Text(axis_label(entry)), mark, axis_text(entry, several))
            if reason := self._reason(entry):
                table.add_row(Text(), Text("│", style="dim"), reason)
        if not several:
            self._heading(entries[0].article)
        if year:
            self._print(table)
        if off_axis:
            counts = ", ".join(f"{n} {kind}" for kind, n in off_axis.most_common())
            self._print(Text(f"Off the axis: {counts}", style="dim"))

    # strip-boilerplate

    def _blocks(self, blocks: Sequence[Block]) -> None:
        if blocks[0].article != "-":
            self._heading(blocks[0].article)
            self._print(Text())
        for block in blocks:
            if block.keep:
                self._print(Text(safe(block.text)), end="")
                continue
            words = Text(f"[{block.reason}] ", style="yellow dim")
            words.append(safe(block.text), style="dim strike")
            self._print(words, end="")
            if reason := self._reason(block):
                self._print(reason)
        if not blocks[-1].text.endswith("\n"):
            self._print(Text())

    # parse

    def _card(self, record: ParsedArticle) -> None:
        self._heading(record.article)
        table = Table.grid(padding=(0, 2))
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for label, value in card_rows(record):
            table.add_row(label, value)
        self._print(Padding(table, (0, 0, 0, 2)))


def quote_title(quote: Quote) -> Text:
    """Who spoke, as whom, how the article says so."""
    title = Text().append(f"{quote.n}  ", style="dim")
    credited = safe_line(quote.source.text) if quote.source else ""
    if quote.speaker:
        title.append(safe_line(quote.speaker), style="bold")
        if quote.role:
            title.append(f", {safe_line(quote.role)}")
        if credited and credited not in quote.speaker:
            title.append(f" (“{credited}”)", style="dim")
    elif credited:
        title.append(credited, style="bold")
        title.append(" (not named)", style="dim")
    else:
        title.append("unknown speaker", style="dim")
    if quote.cue:
        title.append(f" · {safe_line(quote.cue.text)}", style="cyan")
    for extra in (quote.audience and f"to {quote.audience}", quote.medium, quote.date):
        if extra:
            title.append(f" · {safe_line(extra)}", style="dim")
    if quote.confidence < DOUBTFUL:
        title.append(" ?", style="yellow")
    return title


def quote_words(quote: Quote) -> Text:
    """The words spoken, piece by piece, and where they stand."""
    marks = ("", "") if quote.type == "indirect" else ("“", "”")
    words = Text()
    for i, segment in enumerate(quote.segments):
        words.append(" … " if i else "", style="dim")
        words.append(f"{marks[0]}{safe_line(segment.text)}{marks[1]}", style="green")
    words.append(f"  {quote.type}, paragraph {quote.paragraph}, {quote.start}-{quote.end}", style="dim")
    return words


def axis_label(entry: TimelineEntry) -> str:
    """The interval in few characters, without the year that stands above it.

    A day is `Feb 03`, a month `Mar`, a week `Feb 05-11`; what runs over a year's end is written out.
    """
    assert entry.from_ is not None
    if entry.to is None:
        return f"{_day(entry.from_)} →"
    if entry.type == "TIME" and "T" in entry.value:
        clock = entry.value.partition("T")[2]
        return f"{_day(entry.from_)} {_PARTS_OF_DAY.get(clock, clock)}"
    if entry.granularity in ("year", "decade", "century") or entry.from_[:4] != entry.to[:4]:
        return "year" if entry.granularity == "year" else f"to {entry.to}"
    if entry.granularity == "month":
        return _day(entry.from_)[:3]
    if entry.from_ == entry.to:
        return _day(entry.from_)
    same_month = entry.from_[:7] == entry.to[:7]
    return f"{_day(entry.from_)}–{entry.to[8:] if same_month else _day(entry.to)}"


_PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _day(iso: str) -> str:
    day = date.fromisoformat(iso[:10])
    return f"{_MONTHS[day.month - 1]} {day.day:02}"


def axis_text(entry: TimelineEntry, several: bool) -> Text:
    """What happened, with the expression that dates it, and who tells it."""
    where = entry.event or entry.sentence
    text = Text(safe_line(where.text), style="bold" if entry.event else "")
    text.append(f"  “{safe_line(entry.text)}”", style="cyan")
    if entry.people:
        text.append(f"  {', '.join(map(safe_line, entry.people))}", style="green")
    if entry.planned:
        text.append("  planned", style="magenta")
    tellers = [f"{entry.article}:{entry.start}"] if several else [str(entry.start)]
    tellers += [f"{told.article}:{told.start}" for told in entry.also or ()]
    text.append(f"  {safe_line(', '.join(tellers))}", style="dim")
    return text


def off_axis_kind(entry: TimelineEntry) -> str:
    """What to call an expression without an interval, as one of a count."""
    if entry.type in ("DURATION", "SET"):
        return {"DURATION": "lengths of time", "SET": "repeated times"}[entry.type]
    return "vague times" if entry.value.endswith("_REF") else "times that need a publication date"


def card_rows(record: ParsedArticle) -> Iterable[tuple[str, Text]]:
    """The fields of an article that have something to say, labelled."""

    def row(label: str, value: str | None, style: str = "") -> Iterable[tuple[str, Text]]:
        if value:
            yield label, Text(safe_line(value), style=style)

    yield from row("headline", record.headline, "bold")
    yield from row("standfirst", record.standfirst)
    yield from row("authors", ", ".join(record.authors))
    if record.dateline:
        parts = (record.dateline.city, record.dateline.agency, record.dateline.date)
        yield from row("dateline", ", ".join(part for part in parts if part))
    yield from row("published", record.published)
    yield from row("updated", record.updated)
    yield from row("publisher", record.publisher)
    yield from row("section", record.section)
    yield from row("agencies", ", ".join(record.agencies))
    yield from row("language", record.language if record.language != "en" else None)
    yield from row("lead", record.lead)
    length = f"{record.word_count} words, {len(record.paragraphs)} paragraphs, {record.reading_minutes} min"
    yield from row("length", length)
    for i, person in enumerate(record.people):
        text = Text(safe_line(person.name), style="green")
        if person.role:
            text.append(f", {safe_line(person.role)}")
        variants = [safe_line(name) for name in person.variants if name != person.name]
        text.append(f"  ×{len(person.mentions)}", style="dim")
        if variants:
            text.append(f"  also {', '.join(variants)}", style="dim")
        yield "" if i else "people", text
    yield from row("places", ", ".join(place.name for place in record.places))
    yield from row("organizations", ", ".join(body.name for body in record.organizations))
    if record.boilerplate.blocks:
        count = record.boilerplate
        yield from row("left out", f"{count.blocks} blocks of boilerplate, {count.characters} characters", "dim")
