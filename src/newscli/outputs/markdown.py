"""The format md: Markdown for notes, tickets and wikis. Article text is escaped, so that it looks as it was written."""

import re
from collections.abc import Iterable
from typing import Any, TextIO

from newscli.inputs.article import Article
from newscli.outputs.formats import WriterOptions
from newscli.outputs.terminal import safe_line
from newscli.outputs.wording import relation_prefix, shown_event
from newscli.records import Block, ParsedArticle, Quote, SpeakerSummary, TimelineEntry

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#])")
# The beginning of a list item, or a horizontal line.
_MARK = re.compile(r"^(\d*)([.)+-])(?=\s|[ -]*$)")


def escape(text: str) -> str:
    """Return a line of text in which the marks of Markdown and HTML are escaped.

    >>> escape("*no* <b>")
    '\\\\*no\\\\* \\\\<b\\\\>'
    """
    return _MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", safe_line(text)))


def writer(out: TextIO, options: WriterOptions) -> "Markdown":
    return Markdown(out)


class Markdown:
    """Writes a heading for each article and a list item for each record."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._empty = True

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        lines: list[str] = []
        records = list(records)
        if not records:
            return
        match records[0]:
            case Quote():
                lines = [f"## {escape(records[0].article)}", "", *map(_quote, records)]
            case TimelineEntry():
                lines = _axis(records)
            case Block():
                lines = [f"## {escape(records[0].article)}", ""]
                lines += [
                    escape(line) + "\n" for b in records if b.keep for line in b.text.splitlines() if line.strip()
                ]
            case ParsedArticle():
                lines = list(_article(records[0]))
            case SpeakerSummary():
                lines = ["| speaker | quotations | words | articles | direct |", "|---|--:|--:|--:|--:|"]
                lines += [_speaker(row) for row in records]
        self._out.write(("" if self._empty else "\n") + "\n".join(lines).rstrip("\n") + "\n")
        self._empty = False

    def finish(self) -> None:
        self._out.flush()


def _quote(quote: Quote) -> str:
    marks = ("", "") if quote.type == "indirect" else ("“", "”")
    words = " … ".join(f"{marks[0]}{escape(segment.text)}{marks[1]}" for segment in quote.segments)
    credited = escape(quote.source.text) if quote.source else "unknown speaker"
    who = f"**{escape(quote.speaker)}**" if quote.speaker else credited
    role = f", {escape(quote.role)}" if quote.speaker and quote.role else ""
    return f"- {who}{role}: {words} ({quote.type}, {quote.start}-{quote.end})"


def _axis(entries: list[TimelineEntry]) -> list[str]:
    lines = ["| from | to | what | when, in the text | article |", "|---|---|---|---|---|"]
    for entry in entries:
        if entry.from_ is None:
            continue
        articles = "; ".join(f"{escape(name)}:{start}" for name, start in _places(entry))
        event = escape(shown_event(entry).text)
        date = relation_prefix(entry) + escape(entry.text)
        lines.append(f"| {entry.from_} | {entry.to or ''} | {event} | {date} | {articles} |")
    return lines


def _places(entry: TimelineEntry) -> list[tuple[str, int]]:
    """Return the articles that mention the event, each with the offset of its date."""
    return [(entry.article, entry.start), *((other.article, other.start) for other in entry.also or ())]


def _article(record: ParsedArticle) -> Iterable[str]:
    yield f"## {escape(record.headline or record.article)}"
    yield ""
    fields = {
        "article": record.article,
        "authors": ", ".join(record.authors),
        "published": record.published,
        "updated": record.updated,
        "publisher": record.publisher,
        "lead": record.lead,
        "words": str(record.word_count),
        "people": "; ".join(person.name + (f", {person.role}" if person.role else "") for person in record.people),
        "places": ", ".join(place.name for place in record.places),
        "organizations": ", ".join(body.name for body in record.organizations),
    }
    for label, value in fields.items():
        if value:
            yield f"- {label}: {escape(value)}"


def _speaker(row: SpeakerSummary) -> str:
    name = escape(row.speaker) if row.speaker else "(unknown)"
    return f"| {name} | {row.quotes} | {row.words} | {row.articles} | {row.direct_share:.0%} |"
