"""The known databases: how to recognise their exports, and where their articles begin and end."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from newscli.inputs.article import Article
from newscli.inputs.exports.factiva import DOCUMENT, read_factiva
from newscli.inputs.exports.labelled import read_labelled
from newscli.inputs.exports.layouts import EBSCO, GALE, NEWSBANK, PRESSREADER, PROQUEST
from newscli.inputs.exports.lines import Entry, Line, authors_of, lines_of, outlet_of
from newscli.inputs.exports.nexis import read_nexis
from newscli.inputs.exports.signs import SIGNS, Exported

_LEAST_WORDS = 60  # of a part that is taken for an article although no layout fits
_LONGEST_HEADLINE = 600  # characters
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")

Read = Callable[[str, list[Line]], Entry | None]


class Database(NamedTuple):
    """A database. signs: every file of it contains one of these strings. tells: a pattern that must match, too.

    begins, ends: marks of the beginning or end of an article. above: an article begins with the paragraph above the
    mark. whole: a file without such marks is one article if this pattern matches.
    """

    name: str
    signs: tuple[str, ...]
    tells: re.Pattern[str]
    read: Read
    begins: re.Pattern[str] | None = None
    ends: re.Pattern[str] | None = None
    above: bool = False
    whole: re.Pattern[str] = re.compile("")


_DATED = (
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} \| [^\n|]{3,90}"
    r"|[^\n|]{3,90} [-–—|] [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})[ \t]*\r?$"
)
_BELOW_DATED = r"\s{1,9}(?:Author/Byline|Section|Edition|Page|Readability|[\d,]{1,6}\s{1,4}Words)\b"


def _line(*patterns: str) -> re.Pattern[str]:
    """Return a pattern for a line that one of the patterns matches completely."""
    return re.compile(rf"^[ \t]*(?:{'|'.join(patterns)})[ \t|]*\r?$", re.M)


def _start(*patterns: str) -> re.Pattern[str]:
    """Return a pattern for the beginning of a line."""
    return re.compile(rf"^[ \t]*(?:{'|'.join(patterns)})", re.M)


_DATABASES = (
    Database(
        "Nexis",
        SIGNS["nexis"],
        _start("LENGTH:", "LOAD-DATE:", "BODY:"),
        read_nexis,
        begins=_line(r"(?:FOCUS - )?\d{1,6} of \d{1,6} DOCUMENTS?"),
        whole=_line(r"LENGTH:[ \t]*[\d,]{1,9} words"),
    ),
    Database(
        "Nexis",
        SIGNS["nexis-uni"],
        _start(r"Length\s?:", r"Load-Date\s?:", r"Body[ \t]*\r?$"),
        read_nexis,
        ends=_line("End of Document"),
        whole=_line(r"Length:[ \t]*[\d,]{1,9} words"),
    ),
    Database(
        "Factiva",
        SIGNS["factiva"],
        _line(r"[\d,.]{1,9} words", r"WC[ \t|\r\n].{0,20}", r"PD\b.{0,40}"),
        read_factiva,
        ends=_line(DOCUMENT.pattern),
        whole=_line("HD", r"HD[ \t|][^\n]*"),
    ),
    Database(
        "ProQuest",
        SIGNS["proquest"],
        _start("Full [Tt]ext:", "FULL TEXT", "Publication title:"),
        partial(read_labelled, layout=PROQUEST),
        begins=_line("_{20,}", r"Document \d{1,6} of \d{1,6}"),
    ),
    Database(
        "Gale",
        SIGNS["gale"],
        _start("Full [Tt]ext:", "Source Citation"),
        partial(read_labelled, layout=GALE),
        ends=_line(r"Gale Document Number:[^\n]{0,80}", r"GALE\|[^\n]{0,80}"),
    ),
    Database(
        "EBSCO",
        SIGNS["ebsco"],
        _start("Source:", "Database:", "Accession Number:"),
        partial(read_labelled, layout=EBSCO),
        begins=_line(r"Record: \d{1,6}"),
        ends=_line(r"Copyright of [^\n]{3,120} is the property of[^\n]*(?:\n(?!Title:|Record:)[^\n]+)*"),
    ),
    Database(
        "NewsBank",
        SIGNS["newsbank"],
        _start(_DATED, "Author/Byline:", "Record Number:"),
        partial(read_labelled, layout=NEWSBANK),
        begins=_start(rf"{_DATED}(?={_BELOW_DATED})"),
        above=True,
    ),
    Database(
        "PressReader",
        SIGNS["pressreader"],
        _start("Article Name:", "Publication:"),
        partial(read_labelled, layout=PRESSREADER),
        begins=_start("Article Name:"),
    ),
)


def articles_of_export(text: str, path: str) -> Exported | None:
    """Return the database that a file was exported from, and its articles; None if it is not a known export.

    The text of an article is its headline and its body, without the labels. path: the input that contains it.
    """
    for database in _DATABASES:
        if any(sign in text for sign in database.signs) and database.tells.search(text):
            entries = list(_entries(text, database))
            if entries:
                many = len(entries) > 1
                return Exported(
                    database.name,
                    [_article(entry, path, f"{path}#{n}" if many else path) for n, entry in enumerate(entries, 1)],
                )
    return None


def _entries(text: str, database: Database) -> Iterator[Entry]:
    """Yield the articles of an export."""
    stretches = _stretches(text, database)
    for number, (start, end) in enumerate(stretches):
        lines = lines_of(text, start, end)
        if entry := database.read(text, lines):
            yield entry
        elif number and len(text[start:end].split()) >= _LEAST_WORDS and not _is_list(lines):
            yield Entry(text[start:end].strip())


def _is_list(lines: list[Line]) -> bool:
    """Whether a part is a table of contents or a bibliography, as it has no long lines."""
    return not any(len(line.text) > 200 for line in lines)


def _stretches(text: str, database: Database) -> list[tuple[int, int]]:
    """Return where the articles are; the first stretch may be a cover. Without marks the text is one article."""
    if database.begins and (marks := [m.start() for m in database.begins.finditer(text)]):
        if database.above:
            marks = [_paragraph_above(text, start) for start in marks]
        starts = [0, *marks]
        return [(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if text[a:b].strip()]
    if database.ends and (ends := [m.end() for m in database.ends.finditer(text)]):
        return list(zip([0, *ends[:-1]], ends, strict=True))
    return [(0, len(text))] if database.whole.search(text) else []


def _paragraph_above(text: str, start: int) -> int:
    """Return where the paragraph above a line begins."""
    first = max(0, start - _LONGEST_HEADLINE)
    above = text[first:start].rstrip()
    return first + max((m.end() for m in _EMPTY_LINE.finditer(above)), default=0)


def _article(entry: Entry, path: str, identity: str) -> Article:
    headline = " ".join(entry.headline.split()) if entry.headline else None
    parts = [part for part in (headline, entry.standfirst, entry.body) if part]
    if headline and entry.body.lstrip().startswith(headline):
        parts.remove(headline)
    authors = authors_of(entry.byline, inverted=entry.inverted)
    source = outlet_of(entry.source)
    section = entry.section.partition(";")[0].strip() if entry.section else None
    fields = {"title": headline, "authors": authors, "date": entry.date, "source": source, "section": section}
    return Article(
        id=identity,
        text="\n\n".join(parts),
        path=path,
        date=entry.date,
        headline=headline,
        source=source,
        authors=authors,
        section=section or None,
        fields={name: value for name, value in fields.items() if value},
    )
