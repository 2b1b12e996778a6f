"""What a person sees on a terminal. Text of articles goes through `safe`, and into Rich as Text, never as markup."""

import os
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from newscli.across.fingerprints import word_diff
from newscli.errors import counted
from newscli.inputs.article import Article
from newscli.outputs.explain import why
from newscli.outputs.formats import Wanted
from newscli.outputs.overview import Overview, about, line_numbers
from newscli.outputs.terminal import Color, safe, safe_line
from newscli.outputs.wording import DOUBTFUL, MONTHS, is_day, long_day, related, told_event
from newscli.records import Block, ParsedArticle, Quote, Span, SpeakerSummary, Telling, TimelineEntry, Utterance

_WIDTH = 80  # where nothing tells it


class _Console(Console):
    """Rich's console, which leaves it to the program what to do when nobody reads any more."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def make_console(out: TextIO, color: Color) -> Console:
    """A console that wraps and never cuts. `auto` means styles on a terminal, and none at all where NO_COLOR is set."""
    plain = color == "never" or (color == "auto" and bool(os.environ.get("NO_COLOR")))
    return _Console(
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
    return Pretty(
        out,
        wanted.color,
        explain=wanted.explain,
        offsets=wanted.offsets,
        context=wanted.context,
        overview=Overview(wanted.record_type, wanted.asked),
    )


class Pretty:
    """Records as a person reads them; which view is chosen by the records' own type.

    offsets: show also where in the text each record stands, and its number. context: also the sentence around it.
    overview: what the last lines tell.
    """

    wants_description = True

    def __init__(
        self,
        out: TextIO,
        color: Color,
        *,
        explain: bool = False,
        offsets: bool = False,
        context: bool = False,
        overview: Overview | None = None,
    ) -> None:
        self._console = make_console(out, color)
        self._explain = explain
        self._offsets = offsets
        self._context = context
        self._overview = overview
        self._empty = True
        self._signs: set[str] = set()  # those shown so far that need a word of explanation
        self._lines: dict[tuple[str, int], int] = {}  # by article and offset: the line, for gathered records
        self._about: dict[str, str] = {}  # by article: what it says of itself, for gathered records

    def meet(self, records: Sequence[Any], article: Article) -> None:
        """Takes note of an article and its records, which come later, gathered with those of other articles."""
        if self._overview:
            self._overview.add(records, article)
        entries = [record for record in records if isinstance(record, TimelineEntry)]
        if entries:
            self._about.setdefault(article.id, about(article))
            numbers = line_numbers(article.text, (entry.start for entry in entries))
            self._lines.update(((article.id, start), number) for start, number in numbers.items())

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        records = list(records)
        if article and self._overview:
            self._overview.add(records, article)
        if not records:
            return
        if not self._empty:
            self._print(Text())
        self._empty = False
        match records[0]:
            case Quote():
                self._quotes(records, article)
            case TimelineEntry():
                self._axis(records)
            case Block():
                self._blocks(records, article)
            case ParsedArticle():
                self._card(records[0])
            case Utterance():
                if self._overview:
                    self._overview.sum_up(records)
                for n, utterance in enumerate(records):
                    if n:
                        self._print(Text())
                    self._utterance(utterance)
            case SpeakerSummary():
                if self._overview:
                    self._overview.sum_up(records)
                self._speakers(records)

    def finish(self) -> None:
        if self._overview and (last := self._overview.lines()):
            if not self._empty:
                self._print(Text())
            if legend := "; ".join(meaning for sign, meaning in _LEGEND.items() if sign in self._signs):
                self._hang(Text(), Text(legend, style="dim"), 0)
            for line in last:
                self._hang(Text(), Text(line, style="dim"), 0)
        self._console.file.flush()

    def _print(self, text: Text, end: str = "\n") -> None:
        self._console.print(text, end=end, overflow="fold")

    def _flow(self, text: Text) -> None:
        """The text wrapped, without a blank at the end of a line; it ends a line only where the text does."""
        lines = text.wrap(self._console, self._console.width, overflow="fold")
        for n, line in enumerate(lines, 1):
            line.rstrip()
            self._print(line, end="\n" if n < len(lines) else "")

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
            # The label's own style ends with it, so it is one part of the line and not the line itself.
            shown = Text().append_text(label) if i == 0 else Text()
            shown.append(" " * (indent - shown.cell_len)).append_text(line)
            shown.rstrip()
            self._print(shown)

    def _heading(self, article: str, words: str = "") -> None:
        """The line above an article's records: its name, and what it says of itself."""
        self._hang(Text(), article_head(article, words), 0)

    def _sentence(self, sentence: Span | None, indent: int) -> None:
        if self._context and sentence:
            self._hang(Text(), Text(safe_line(sentence.text), style="italic"), indent)

    def _reason(self, record: Any, indent: int) -> None:
        if self._explain:
            rule = f"{record.rule}: " if hasattr(record, "rule") else ""
            self._hang(Text(), Text(rule + why(record), style="dim italic"), indent)

    # quotes

    def _quotes(self, quotes: Sequence[Quote], article: Article | None) -> None:
        self._heading(quotes[0].article, about(article) if article else "")
        lines = line_numbers(article.text, (quote.start for quote in quotes)) if article else {}
        margin = max(len(str(max(lines.values(), default=0))) + 3, 6)
        for quote in quotes:
            self._print(Text())
            number = f"{lines[quote.start]}:" if lines else ""
            self._hang(_dim(f"{number:>{margin - 1}}"), quote_title(quote), margin)
            self._hang(Text(), quote_words(quote, self._offsets), margin)
            self._sentence(quote.sentence, margin)
            self._reason(quote, margin)
            self._sign("unsure", quote.confidence < DOUBTFUL)
            self._sign(quote.type)

    def _sign(self, name: str, shown: bool = True) -> None:
        if shown:
            self._signs.add(name)

    def _speakers(self, rows: Sequence[SpeakerSummary]) -> None:
        self._hang(
            Text().append("quotations   words  articles  direct", style="bold"), Text("speaker", style="bold"), 38
        )
        for row in rows:
            counts = f"{row.quotes:>10}  {row.words:>6}  {row.articles:>8}  {row.direct_share:>6.0%}"
            name = Text(safe_line(row.speaker)) if row.speaker else Text("not named by the articles", style="dim")
            if row.role:
                name.append(f", {safe_line(row.role)}", style="dim")
            self._hang(Text(counts), name, 38)

    def _utterance(self, utterance: Utterance) -> None:
        """What was said, and how each article prints it."""
        self._hang(Text(), Text(f"“{safe_line(utterance.content)}”", style="green"), 0)
        head = Text(safe_line(utterance.speaker or "unknown speaker"), style="bold")
        if utterance.role:
            head.append(f", {safe_line(utterance.role)}", style="")
        head.append(f" · {counted(utterance.articles, 'article')}", style="dim")
        self._hang(Text(), head, 2)
        for telling in utterance.told:
            self._hang(_dim("   "), telling_title(telling), 5)
            if telling.changes:
                self._hang(Text(), wording(utterance.content, telling.content), 5)

    # timeline

    def _axis(self, entries: Sequence[TimelineEntry]) -> None:
        tellers = [told.article for entry in entries for told in (entry, *(entry.also or ()))]
        numbers = {article: n for n, article in enumerate(dict.fromkeys(tellers), 1)}
        if len(numbers) == 1:
            self._heading(entries[0].article, self._about.get(entries[0].article, ""))
            numbers = {}
        self._placed([entry for entry in entries if entry.from_], numbers)
        if off_axis := Counter(off_axis_kind(entry) for entry in entries if not entry.from_):
            counts = ", ".join(f"{n} {one if n == 1 else many}" for (one, many), n in off_axis.most_common())
            self._hang(Text(), Text(f"Not on the timeline: {counts}", style="dim"), 0)
        if numbers:
            self._print(Text())
        for article, n in numbers.items():
            self._hang(_dim(f"{f'[{n}]':>5} "), article_head(article, self._about.get(article, "")), 6)

    def _placed(self, entries: Sequence[TimelineEntry], numbers: Mapping[str, int]) -> None:
        """The rows of the axis. numbers: of the articles, where there are several."""
        margin = max((len(axis_label(entry)) for entry in entries), default=0) + 2
        year = ""
        for entry in entries:
            if entry.from_ and entry.from_[:4] != year:
                year = entry.from_[:4]
                self._print(Text(f"{year:>{margin}}  │", style="bold"))
            label = Text(f"{axis_label(entry):>{margin}}  ")
            sign = "·" if related(entry) else "○" if entry.planned else "●"
            label.append(sign, style="cyan")
            text = axis_text(entry)
            if where := ", ".join(self._places(entry, numbers)):
                text.append(f"  {where}", style="dim")
            self._hang(label, text, margin + 5)
            if entry.event:  # else the sentence itself is shown
                self._sentence(entry.sentence, margin + 5)
            self._reason(entry, margin + 5)
            self._sign(sign)
            self._sign("unsure", entry.confidence < DOUBTFUL)

    def _places(self, entry: TimelineEntry, numbers: Mapping[str, int]) -> Iterable[str]:
        """Where each article tells it: `[3] line 12`, and with offsets `[3] line 12 @310`."""
        for article, start in (
            (entry.article, entry.start),
            *((told.article, told.start) for told in entry.also or ()),
        ):
            line = self._lines.get((article, start))
            parts = (
                f"[{numbers[article]}]" if article in numbers else "",
                f"line {line}" if line else "",
                f"@{start}" if self._offsets or not line else "",
            )
            yield " ".join(filter(None, parts))

    # strip-boilerplate

    def _blocks(self, blocks: Sequence[Block], article: Article | None) -> None:
        self._heading(blocks[0].article, about(article) if article else "")
        self._print(Text())
        for block in blocks:
            if block.keep:
                self._flow(Text(safe(block.text)))
                continue
            words = Text().append(f"[{block.reason}] ", style="yellow dim")
            words.append(safe(block.text), style="dim strike")
            self._flow(words)
            self._reason(block, 2)
        if not blocks[-1].text.endswith("\n"):
            self._print(Text())

    # parse

    def _card(self, record: ParsedArticle) -> None:
        self._heading(record.article)
        for label, value in card_rows(record):
            self._hang(_dim(f"  {label}"), value, 18)
        self._reason(record, 2)


_LEGEND = {
    "mixed": "mixed: quoted words within the reporter's own sentence",
    "indirect": "indirect: reported without quotation marks",
    "unattributed": "unattributed: quoted words that are nobody's speech",
    "●": "● it happened",
    "·": "· it is only related to this date",
    "○": "○ it was planned",
    "unsure": f"unsure: less than {DOUBTFUL:.0%} likely to be right",
}


def _dim(words: str) -> Text:
    return Text().append(words, style="dim")


def article_head(article: str, words: str) -> Text:
    """The article's name, and what it says of itself."""
    head = Text().append(safe_line("standard input" if article == "-" else article), style="bold")
    return head.append(f"  {safe_line(words)}") if words else head


_SAYING_NOTHING = "the a an its his her their our mr mrs ms mx miss dr".split()


def credit_adds(quote: Quote) -> bool:
    """Whether the words credited say more of the speaker than name and role do: another name, another description."""
    if quote.source is None or quote.source.kind == "pronoun":
        return False
    known = {*_SAYING_NOTHING, *_words(quote.speaker or ""), *_words(quote.role or "")}
    return not known.issuperset(_words(quote.source.text))


def _words(phrase: str) -> list[str]:
    return [bare for word in phrase.casefold().split() if (bare := word.strip(".,;:'’\"“”()"))]


def quote_title(quote: Quote) -> Text:
    """Who spoke, as whom, how the article says so."""
    title = Text()
    credited = safe_line(quote.source.text) if quote.source else ""
    if quote.speaker:
        title.append(safe_line(quote.speaker), style="bold")
        if quote.role:
            title.append(f", {safe_line(quote.role)}")
        if credited and credit_adds(quote):
            title.append(f" (“{credited}”)", style="dim")
        if quote.person and quote.person != quote.speaker:
            title.append(f" = {safe_line(quote.person)}", style="bold")
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


def quote_words(quote: Quote, offsets: bool = False) -> Text:
    """The words spoken, piece by piece, how they are quoted where that is unusual, where they stand if asked for."""
    marks = ("", "") if quote.type == "indirect" else ("“", "”")
    words = Text()
    for i, segment in enumerate(quote.segments):
        words.append(" … " if i else "", style="dim")
        words.append(f"{marks[0]}{safe_line(segment.text)}{marks[1]}", style="green")
    details: list[str] = [quote.type] if quote.type != "direct" or offsets else []
    if offsets:
        details += [f"quotation {quote.n}", f"paragraph {quote.paragraph}", f"{quote.start}-{quote.end}"]
    if details:
        words.append(f"  {', '.join(details)}", style="dim")
    return words


def telling_title(telling: Telling) -> Text:
    """When and where an utterance was printed, and what is remarkable about it."""
    title = Text()
    title.append(long_day(telling.published) if is_day(telling.published) else "no date", style="bold")
    if telling.outlet:
        title.append(f" {safe_line(telling.outlet)}")
    if telling.first:
        title.append(" · first", style="cyan")
    if telling.speaker is None:
        title.append(" · credits nobody by name", style="yellow")
    elif telling.other_speaker:
        title.append(f" · credits {safe_line(telling.speaker)}", style="yellow")
    if not telling.changes:
        title.append(" · word for word", style="dim")
    return title.append(f"  {safe_line(telling.article)} quotation {telling.n}", style="dim")


def wording(fullest: str, words: str) -> Text:
    """How a wording differs from the fullest one: `[-left out-]` and `{+put in+}`, as git shows it."""
    text = Text()
    for piece in word_diff(fullest, words):
        parts = (
            [("", piece.after, "")] if piece.same else [("[--]", piece.before, "red"), ("{++}", piece.after, "green")]
        )
        for marks, part, style in parts:
            if part:
                half = len(marks) // 2
                text.append(" " if text else "")
                text.append(f"{marks[:half]}{safe_line(part)}{marks[half:]}", style=style)
    return text


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
        return _PHASES.get(entry.mod or "", "") + _SEASONS.get(period, period)
    if entry.granularity == "decade":
        return f"{entry.from_[:3]}0s"
    if entry.granularity == "century":
        return "century"
    return _PHASES.get(entry.mod or "", "") + _days(entry.from_, entry.to)


_PHASES = {"START": "early ", "MID": "mid ", "END": "late "}


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
        return "in the year"
    if first[:7] == last[:7]:
        whole = first[8:] == "01" and int(last[8:]) == monthrange(int(first[:4]), int(first[5:7]))[1]
        return _day(first)[:3] if whole else f"{_day(first)}–{last[8:]}"
    return f"{_day(first)}–{_day(last)}"


_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "H1": "first half", "H2": "second half"}
_PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}


def _day(iso: str) -> str:
    day = date.fromisoformat(iso[:10])
    return f"{MONTHS[day.month - 1]} {day.day:02}"


def axis_text(entry: TimelineEntry) -> Text:
    """What happened, with the expression that dates it."""
    what = told_event(entry)
    text = Text().append(safe_line(what.text), style="bold" if what is entry.event else "")
    text.append(f"  {related(entry)}“{safe_line(entry.text)}”", style="cyan")
    if entry.people:
        text.append(f"  {', '.join(map(safe_line, entry.people))}", style="green")
    if entry.planned:
        text.append("  planned", style="magenta")
    if entry.confidence < DOUBTFUL:
        text.append("  unsure", style="yellow")
    return text


def off_axis_kind(entry: TimelineEntry) -> tuple[str, str]:
    """What to call an expression without an interval: one, and many of them."""
    if entry.type == "DURATION":
        return "duration", "durations"
    if entry.type == "SET":
        return "repeated time", "repeated times"
    if entry.value.endswith("_REF"):
        return "vague time", "vague times"
    if entry.value.startswith("BC"):
        return "date before Christ", "dates before Christ"
    return "unresolved date", "unresolved dates"


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
