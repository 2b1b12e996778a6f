"""What a person sees on a terminal. Text of articles goes through `safe`, and into Rich as Text, never as markup."""

import os
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from newscli.errors import counted
from newscli.inputs.article import Article
from newscli.outputs.explain import why
from newscli.outputs.formats import Wanted
from newscli.outputs.terminal import Color, safe, safe_line
from newscli.outputs.wording import DOUBTFUL, MONTHS
from newscli.records import Block, ParsedArticle, Quote, SpeakerSummary, TimelineEntry

_WIDTH = 80  # where nothing tells it


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
        width=_WIDTH if os.environ.get("COLUMNS", "").strip() in ("0", "00") else None,  # a terminal of unknown width
    )


def writer(out: TextIO, wanted: Wanted) -> "Pretty":
    return Pretty(out, wanted.color, explain=wanted.explain)


class Pretty:
    """Records as a person reads them; which view is chosen by the records' own type."""

    def __init__(self, out: TextIO, color: Color, *, explain: bool = False) -> None:
        self._console = make_console(out, color)
        self._explain = explain
        self._empty = True

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        records = list(records)
        if not records:
            return
        if not self._empty:
            self._print(Text())
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

    def _print(self, text: Text, end: str = "\n") -> None:
        self._console.print(text, end=end, overflow="fold")

    def _hang(self, label: Text, text: Text, indent: int) -> None:
        """The text wrapped, its lines indented, the label in the first line's margin. Nothing is cut or padded.

        Rich's tables and paddings fill each line with blanks, which is a nuisance in a copied passage.
        """
        if self._console.width - indent < 20:  # a narrow terminal: the label gets a line of its own
            if label:
                self._print(label)
            label, indent = Text(), 2
        width = max(self._console.width - indent, 1)
        for i, line in enumerate(text.wrap(self._console, width, overflow="fold") or [Text()]):
            shown = label if i == 0 else Text()
            shown.append(" " * (indent - shown.cell_len)).append_text(line)
            shown.rstrip()
            self._print(shown)

    def _heading(self, article: str) -> None:
        self._print(Text(safe_line("standard input" if article == "-" else article), style="bold"))

    def _reason(self, record: Any, indent: int) -> None:
        if self._explain:
            rule = f"{record.rule}: " if hasattr(record, "rule") else ""
            self._hang(Text(), Text(rule + why(record), style="dim italic"), indent)

    # quotes

    def _quotes(self, quotes: Sequence[Quote]) -> None:
        self._heading(quotes[0].article)
        for quote in quotes:
            self._print(Text())
            self._hang(Text(f"  {quote.n}", style="dim"), quote_title(quote), 6)
            self._hang(Text(), quote_words(quote), 6)
            self._reason(quote, 6)

    def _speakers(self, rows: Sequence[SpeakerSummary]) -> None:
        self._print(Text("quotations   words  articles  direct  speaker", style="bold"))
        for row in rows:
            counts = f"{row.quotes:>10}  {row.words:>6}  {row.articles:>8}  {row.direct_share:>6.0%}"
            name = Text(safe_line(row.speaker)) if row.speaker else Text("not named by the articles", style="dim")
            if row.role:
                name.append(f", {safe_line(row.role)}", style="dim")
            self._hang(Text(counts), name, 38)

    # timeline

    def _axis(self, entries: Sequence[TimelineEntry]) -> None:
        several = len({entry.article for entry in entries}) > 1
        if not several:
            self._heading(entries[0].article)
        placed = [entry for entry in entries if entry.from_]
        margin = max((len(axis_label(entry)) for entry in placed), default=0) + 2
        year = ""
        for entry in placed:
            if entry.from_ and entry.from_[:4] != year:
                year = entry.from_[:4]
                self._print(Text(f"{year:>{margin}}  │", style="bold"))
            label = Text(f"{axis_label(entry):>{margin}}  ")
            label.append("○" if entry.planned else "●", style="cyan")
            self._hang(label, axis_text(entry, several), margin + 5)
            self._reason(entry, margin + 5)
        if off_axis := Counter(off_axis_kind(entry) for entry in entries if not entry.from_):
            counts = ", ".join(f"{n} {one if n == 1 else many}" for (one, many), n in off_axis.most_common())
            self._print(Text(f"Off the axis: {counts}", style="dim"))

    # strip-boilerplate

    def _blocks(self, blocks: Sequence[Block]) -> None:
        self._heading(blocks[0].article)
        self._print(Text())
        for block in blocks:
            if block.keep:
                self._print(Text(safe(block.text)), end="")
                continue
            words = Text().append(f"[{block.reason}] ", style="yellow dim")
            words.append(safe(block.text), style="dim strike")
            self._print(words, end="")
            self._reason(block, 2)
        if not blocks[-1].text.endswith("\n"):
            self._print(Text())

    # parse

    def _card(self, record: ParsedArticle) -> None:
        self._heading(record.article)
        for label, value in card_rows(record):
            self._hang(Text(f"  {label}", style="dim"), value, 18)
        self._reason(record, 2)


def quote_title(quote: Quote) -> Text:
    """Who spoke, as whom, how the article says so."""
    title = Text()
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
        title.append(" · unsure", style="yellow")
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
    """The interval in few characters, without the year that stands above it: `Feb 03`, `Mar`, `Feb 05–11`, `Q3`."""
    assert entry.from_ is not None
    if entry.to is None:
        return f"{_day(entry.from_)} on"
    if entry.type == "TIME" and "T" in entry.value:
        clock = entry.value.partition("T")[2]
        return f"{_day(entry.from_)} {_PARTS_OF_DAY.get(clock, clock)}"
    if entry.granularity in ("quarter", "half", "season"):
        period = entry.value.rpartition("-")[2]
        return _SEASONS.get(period, period)
    if entry.granularity == "decade":
        return f"{entry.from_[:3]}0s"
    if entry.granularity == "century":
        return "century"
    return _days(entry.from_, entry.to)


def _days(first: str, last: str) -> str:
    """An interval as a run of days, as short as it can be said."""
    if first == last:
        return _day(first)
    if first[:4] != last[:4]:
        return (
            f"to {last[:4]}"
            if (first[5:], last[5:]) == ("01-01", "12-31")
            else f"{_day(first)}–{_day(last)} {last[:4]}"
        )
    if (first[5:], last[5:]) == ("01-01", "12-31"):
        return "all year"
    if first[:7] == last[:7]:
        whole = first[8:] == "01" and int(last[8:]) == monthrange(int(first[:4]), int(first[5:7]))[1]
        return _day(first)[:3] if whole else f"{_day(first)}–{last[8:]}"
    return f"{_day(first)}–{_day(last)}"


_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "H1": "first half", "H2": "second half"}
_PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}


def _day(iso: str) -> str:
    day = date.fromisoformat(iso[:10])
    return f"{MONTHS[day.month - 1]} {day.day:02}"


def axis_text(entry: TimelineEntry, several: bool) -> Text:
    """What happened, with the expression that dates it, and who tells it."""
    what = entry.event or entry.sentence
    text = Text().append(safe_line(what.text), style="bold" if entry.event else "")
    text.append(f"  “{safe_line(entry.text)}”", style="cyan")
    if entry.people:
        text.append(f"  {', '.join(map(safe_line, entry.people))}", style="green")
    if entry.planned:
        text.append("  planned", style="magenta")
    if entry.confidence < DOUBTFUL:
        text.append("  unsure", style="yellow")
    tellers = [(entry.article, entry.start), *((told.article, told.start) for told in entry.also or ())]
    where = ", ".join(f"{safe_line(article)} @{start}" if several else f"@{start}" for article, start in tellers)
    text.append(f"  {where}", style="dim")
    return text


def off_axis_kind(entry: TimelineEntry) -> tuple[str, str]:
    """What to call an expression without an interval: one, and many of them."""
    if entry.type == "DURATION":
        return "length of time", "lengths of time"
    if entry.type == "SET":
        return "repeated time", "repeated times"
    if entry.value.endswith("_REF"):
        return "vague time", "vague times"
    return "unresolved time", "unresolved times"


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
    length = f"{counted(record.word_count, 'word')}, {counted(len(record.paragraphs), 'paragraph')}"
    length += f", {record.reading_minutes} min"
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
        yield from row(
            "left out",
            f"{counted(count.blocks, 'piece')} of sure boilerplate, {counted(count.characters, 'character')}",
            "dim",
        )
