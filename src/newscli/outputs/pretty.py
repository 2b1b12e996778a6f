"""The format pretty: records for people, on a terminal.

Article text goes through `safe` and is given to Rich as Text, never as markup.
"""

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
from newscli.outputs.explain import direction_terms_of, terms_of, why
from newscli.outputs.formats import WriterOptions
from newscli.outputs.overview import Overview, about, line_numbers
from newscli.outputs.terminal import Color, safe, safe_line
from newscli.outputs.wording import DOUBTFUL, MONTHS, is_day, long_day, relation_prefix, shown_event
from newscli.records import Block, ParsedArticle, Quote, Span, SpeakerSummary, TimelineEntry, Utterance, Version

_WIDTH = 80  # columns, if the terminal does not tell


class _Console(Console):
    """A console that raises BrokenPipeError when its reader is gone, where Rich would end the program."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def make_console(out: TextIO, color: Color) -> Console:
    """Return a console. With `auto` it uses styles on a terminal, unless NO_COLOR is set."""
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


def writer(out: TextIO, options: WriterOptions) -> "Pretty":
    return Pretty(
        out,
        options.color,
        explain=options.explain,
        offsets=options.offsets,
        context=options.context,
        overview=Overview(options.record_type, options.command_options),
        command_options=options.command_options,
    )


class Pretty:
    """Writes records for people. The type of the records decides how they are shown.

    explain: show the reason for each record. offsets: show its offsets and its number. context: show the sentence
    around it. overview: makes the last lines.
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
        command_options: Mapping[str, Any] | None = None,
    ) -> None:
        self._console = make_console(out, color)
        self._explain = explain
        self._offsets = offsets
        self._context = context
        self._overview = overview
        self._command_options = command_options or {}
        self._empty = True
        self._signs: set[str] = set()  # signs and words shown so far that the legend must explain
        self._lines: dict[tuple[str, int], int] = {}  # line numbers by article and offset, for gathered records
        self._terms: dict[tuple[str, int], list[str]] = {}  # why dates are past or future, by article and offset
        self._about: dict[str, str] = {}  # headline, outlet and date by article, for gathered records

    def meet(self, records: Sequence[Any], article: Article) -> None:
        """Note an article whose records will be written later, together with those of other articles."""
        if self._overview:
            self._overview.add(records, article)
        entries = [record for record in records if isinstance(record, TimelineEntry)]
        if entries:
            self._about.setdefault(article.id, about(article))
            numbers = line_numbers(article.text, (entry.start for entry in entries))
            self._lines.update(((article.id, start), number) for start, number in numbers.items())
            if self._explain:
                terms = direction_terms_of(article, entries[0].dct, bool(self._command_options.get("keep-boilerplate")))
                self._terms.update(((article.id, start), lines) for start, lines in terms.items())

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
        """Print the text wrapped, without spaces at line ends. A newline follows only where the text has one."""
        lines = text.wrap(self._console, self._console.width, overflow="fold")
        for n, line in enumerate(lines, 1):
            line.rstrip()
            self._print(line, end="\n" if n < len(lines) else "")

    def _hang(self, label: Text, text: Text, indent: int) -> None:
        """Print the text wrapped and indented, with the label in the margin of the first line.

        Rich's own tables fill each line with spaces, which get in the way when text is copied from the terminal.
        """
        if self._console.width - indent < 20:  # a narrow terminal: the label gets a line of its own
            if label:
                self._print(label)
            label, indent = Text(), 2
        width = max(self._console.width - indent, 1)
        for i, line in enumerate(text.wrap(self._console, width, overflow="fold") or [Text()]):
            # The label is only a part of the line, so that its style ends where it ends.
            shown = Text().append_text(label) if i == 0 else Text()
            shown.append(" " * (indent - shown.cell_len)).append_text(line)
            shown.rstrip()
            self._print(shown)

    def _heading(self, article: str, words: str = "") -> None:
        """Print the line above the records of an article."""
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
        terms = terms_of(article, self._command_options) if article and self._explain else {}
        margin = max(len(str(max(lines.values(), default=0))) + 3, 6)
        for quote in quotes:
            self._print(Text())
            number = f"{lines[quote.start]}:" if lines else ""
            self._hang(_dim(f"{number:>{margin - 1}}"), quote_title(quote), margin)
            self._hang(Text(), quote_words(quote, self._offsets), margin)
            self._sentence(quote.sentence, margin)
            self._reason(quote, margin)
            for line in terms.get(quote.start, ()):
                self._hang(Text(), Text(line, style="dim"), margin)
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
        """Print an utterance, and how each article quotes it."""
        self._hang(Text(), Text(f"“{safe_line(utterance.content)}”", style="green"), 0)
        head = Text(safe_line(utterance.speaker or "unknown speaker"), style="bold")
        if utterance.role:
            head.append(f", {safe_line(utterance.role)}", style="")
        head.append(f" · {counted(utterance.articles, 'article')}", style="dim")
        self._hang(Text(), head, 2)
        for version in utterance.versions:
            self._hang(_dim("   "), version_title(version), 5)
            if version.changes:
                self._hang(Text(), marked_changes(utterance.content, version.content), 5)

    # timeline

    def _axis(self, entries: Sequence[TimelineEntry]) -> None:
        articles = [mention.article for entry in entries for mention in (entry, *(entry.also or ()))]
        numbers = {article: number for number, article in enumerate(dict.fromkeys(articles), 1)}
        if len(numbers) == 1:
            self._heading(entries[0].article, self._about.get(entries[0].article, ""))
            numbers = {}
        self._dated([entry for entry in entries if entry.from_], numbers)
        if undated := Counter(undated_kind(entry) for entry in entries if not entry.from_):
            counts = ", ".join(f"{n} {one if n == 1 else many}" for (one, many), n in undated.most_common())
            self._hang(Text(), Text(f"Not on the timeline: {counts}", style="dim"), 0)
        if numbers:
            self._print(Text())
        for article, number in numbers.items():
            self._hang(_dim(f"{f'[{number}]':>5} "), article_head(article, self._about.get(article, "")), 6)

    def _dated(self, entries: Sequence[TimelineEntry], numbers: Mapping[str, int]) -> None:
        """Print the rows of the timeline. numbers: the number of each article, if there are several."""
        margin = max((len(axis_label(entry)) for entry in entries), default=0) + 2
        year = ""
        for entry in entries:
            if entry.from_ and entry.from_[:4] != year:
                year = entry.from_[:4]
                self._print(Text(f"{year:>{margin}}  │", style="bold"))
            label = Text(f"{axis_label(entry):>{margin}}  ")
            sign = "·" if relation_prefix(entry) else "○" if entry.planned else "●"
            label.append(sign, style="cyan")
            text = axis_text(entry)
            if places := ", ".join(self._places(entry, numbers)):
                text.append(f"  {places}", style="dim")
            self._hang(label, text, margin + 5)
            if entry.event:  # otherwise the sentence is already shown
                self._sentence(entry.sentence, margin + 5)
            self._reason(entry, margin + 5)
            for line in self._terms.get((entry.article, entry.start), ()):
                self._hang(Text(), Text(line, style="dim"), margin + 5)
            self._sign(sign)
            self._sign("unsure", entry.confidence < DOUBTFUL)

    def _places(self, entry: TimelineEntry, numbers: Mapping[str, int]) -> Iterable[str]:
        """Yield the place of the event in each article: `[3] line 12`, and with offsets `[3] line 12 @310`."""
        for article, start in (
            (entry.article, entry.start),
            *((other.article, other.start) for other in entry.also or ()),
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
    "unattributed": "unattributed: quoted words that are not speech",
    "●": "● it happened then",
    "·": "· before, after, since or until then",
    "○": "○ planned",
    "unsure": f"unsure: less than {DOUBTFUL:.0%} likely to be right",
}


def _dim(words: str) -> Text:
    return Text().append(words, style="dim")


def article_head(article: str, words: str) -> Text:
    """Return the name of the article, followed by words about it."""
    head = Text().append(safe_line("standard input" if article == "-" else article), style="bold")
    return head.append(f"  {safe_line(words)}") if words else head


_UNINFORMATIVE = "the a an its his her their our mr mrs ms mx miss dr".split()


def credit_adds(quote: Quote) -> bool:
    """Return whether the source tells more than name and role: another name or description of the speaker."""
    if quote.source is None or quote.source.kind == "pronoun":
        return False
    shown = {*_UNINFORMATIVE, *_words(quote.speaker or ""), *_words(quote.role or "")}
    return not shown.issuperset(_words(quote.source.text))


def _words(phrase: str) -> list[str]:
    return [bare for word in phrase.casefold().split() if (bare := word.strip(".,;:'’\"“”()"))]


def quote_title(quote: Quote) -> Text:
    """Return the title of a quotation: the speaker, the role and the verb of saying."""
    title = Text()
    source = safe_line(quote.source.text) if quote.source else ""
    if quote.speaker:
        title.append(safe_line(quote.speaker), style="bold")
        if quote.role:
            title.append(f", {safe_line(quote.role)}")
        if source and credit_adds(quote):
            title.append(f" (“{source}”)", style="dim")
        if quote.person and quote.person != quote.speaker:
            title.append(f" = {safe_line(quote.person)}", style="bold")
    elif source:
        title.append(source, style="bold")
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
    """Return the segments of a quotation, followed by its type unless it is direct, and by its offsets on request."""
    marks = ("", "") if quote.type == "indirect" else ("“", "”")
    words = Text()
    for index, segment in enumerate(quote.segments):
        words.append(" … " if index else "", style="dim")
        words.append(f"{marks[0]}{safe_line(segment.text)}{marks[1]}", style="green")
    details: list[str] = [quote.type] if quote.type != "direct" or offsets else []
    if offsets:
        details += [f"quotation {quote.n}", f"paragraph {quote.paragraph}", f"{quote.start}-{quote.end}"]
    if details:
        words.append(f"  {', '.join(details)}", style="dim")
    return words


def version_title(version: Version) -> Text:
    """Return when and where a version of an utterance was published, and how it differs from the others."""
    title = Text()
    title.append(long_day(version.published) if is_day(version.published) else "no date", style="bold")
    if version.outlet:
        title.append(f" {safe_line(version.outlet)}")
    if version.first:
        title.append(" · first", style="cyan")
    if version.speaker is None:
        title.append(" · credits nobody by name", style="yellow")
    elif version.other_speaker:
        title.append(f" · credits {safe_line(version.speaker)}", style="yellow")
    if not version.changes:
        title.append(" · word for word", style="dim")
    return title.append(f"  {safe_line(version.article)} quotation {version.n}", style="dim")


def marked_changes(fullest: str, words: str) -> Text:
    """Return the changes from the fullest wording in the style of git: `[-removed-]` and `{+added+}`."""
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
    """Return the interval in few characters, without the year: `Feb 03`, `Mar`, `Feb 05–11`, `Q3`."""
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
    """Return an interval of days, as short as possible."""
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
    """Return the event with the expression that dates it."""
    event = shown_event(entry)
    text = Text().append(safe_line(event.text), style="bold" if event is entry.event else "")
    text.append(f"  {relation_prefix(entry)}“{safe_line(entry.text)}”", style="cyan")
    if entry.people:
        text.append(f"  {', '.join(map(safe_line, entry.people))}", style="green")
    if entry.planned:
        text.append("  planned", style="magenta")
    if entry.confidence < DOUBTFUL:
        text.append("  unsure", style="yellow")
    return text


def undated_kind(entry: TimelineEntry) -> tuple[str, str]:
    """Return the singular and plural name for an expression without an interval."""
    if entry.type == "DURATION":
        return "duration", "durations"
    if entry.type == "SET":
        return "repeated time", "repeated times"
    if entry.value.endswith("_REF"):
        return "vague time", "vague times"
    if entry.value.startswith("BC"):
        return "date BC", "dates BC"
    return "unresolved date", "unresolved dates"


def card_rows(record: ParsedArticle) -> Iterable[tuple[str, Text]]:
    """Yield the fields of an article that are not empty, each with its label."""

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
            "skipped",
            f"{counted(count.blocks, 'piece')} of boilerplate, {counted(count.characters, 'character')}",
            "dim",
        )
