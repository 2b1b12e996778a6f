"""The functions for Python users: `read`, and one function for each command. They take text and return records."""

import sys
import warnings
from collections.abc import Collection, Iterable, Sequence
from math import isnan
from typing import Any, get_args

from newscli.core.article import Article, Mode
from newscli.core.given import Given
from newscli.core.time.given_dates import DateLike, moment_of
from newscli.errors import FileNameWarning
from newscli.file_names import names_a_file
from newscli.records import Block, ParsedArticle, Quote, Reason, TimelineEntry


def read(
    text: str,
    *,
    date: DateLike = None,
    fallback_date: DateLike = None,
    title: str | None = None,
    authors: Sequence[str] = (),
    publisher: str | None = None,
    updated: DateLike = None,
    section: str | None = None,
    article: str = "-",
) -> Article:
    """Return an article with the methods `quotes()`, `timeline()`, `parse()` and `blocks()`.

    The methods share their intermediate results, so calling all four takes little longer than calling the slowest.

    date: the publication date from metadata: an ISO day, another form such as "9 February 2024", or a datetime.date.
    Without it, the date in the article's header is used. fallback_date: the date if neither gives one. title, authors,
    publisher, updated, section: values from metadata, which are used instead of the text. article: the name of the
    article in the records. The NaN of a table counts as None.

    Raises TypeError if the text or a value is not what the signature says, ValueError for a date that names no day.
    Warns if the text is only the name of a file: no function of newscli opens one.
    """
    if not isinstance(text, str):
        raise TypeError(f"the text of an article is a str, not {type(text).__name__}{_advice(text)}")
    if names_a_file(text):
        level = 3 if sys._getframe(1).f_globals is globals() else 2  # the caller, also of the functions below
        warnings.warn(FileNameWarning(text.strip()), stacklevel=level)
    given = Given(
        moment_of(date),
        moment_of(fallback_date),
        _words("title", title),
        _names(authors),
        _words("publisher", publisher),
        moment_of(updated),
        _words("section", section),
    )
    name = _words("article", article)
    return Article(text, given, "-" if name is None else name)


def _advice(given: object) -> str:
    """Return what the caller can do to get the text of an article."""
    if isinstance(given, bytes | bytearray):
        return "; decode them first, such as with .decode('utf-8')"
    if hasattr(given, "read_text"):
        return "; pass its content: path.read_text(encoding='utf-8')"
    return "; pass its content: file.read()" if hasattr(given, "read") else ""


def _is_missing(given: Any) -> bool:
    """Whether a value is None or the NaN of a table."""
    return given is None or (isinstance(given, float) and isnan(given))


def _words(name: str, given: Any) -> str | None:
    if not _is_missing(given) and not isinstance(given, str):
        raise TypeError(f"{name} is a str or None, not {type(given).__name__}")
    return None if _is_missing(given) else str(given)


def _names(authors: Any) -> Sequence[str]:
    if isinstance(authors, str):  # as a sequence, it would be taken for names of one letter
        raise TypeError(f"authors takes a list of names: authors=[{authors!r}]")
    return () if _is_missing(authors) else tuple(authors)


def parse(
    text: str,
    *,
    date: DateLike = None,
    fallback_date: DateLike = None,
    headline: str | None = None,
    authors: Sequence[str] = (),
    publisher: str | None = None,
    updated: DateLike = None,
    section: str | None = None,
    keep_boilerplate: bool = False,
    article: str = "-",
) -> ParsedArticle:
    """Return headline, authors, dates, body, people, places and other fields of one article.

    date, headline, authors, publisher, updated, section: values from metadata, which are used instead of the text.
    fallback_date: the publication date if neither metadata nor the header give one. keep_boilerplate: read appeals,
    menus and newsletter boxes, too.

    Raises TypeError if the text is not a str, ValueError for a date that names no day.
    """
    read_article = read(
        text,
        date=date,
        fallback_date=fallback_date,
        title=headline,
        authors=authors,
        publisher=publisher,
        updated=updated,
        section=section,
        article=article,
    )
    return read_article.parse(keep_boilerplate=keep_boilerplate)


def quotes(
    text: str,
    *,
    date: DateLike = None,
    fallback_date: DateLike = None,
    indirect: bool = False,
    unattributed: bool = False,
    keep_boilerplate: bool = False,
    article: str = "-",
) -> list[Quote]:
    """Return the quotations of one article with their speakers, in the order of the text.

    date, fallback_date: the publication date, as for `read`. indirect: include speech reported without quotation marks.
    unattributed: include quoted words that are not speech, such as titles and nicknames. keep_boilerplate: read
    appeals, menus and newsletter boxes, too. article: the name of the article in the records.

    In other languages than English, quoted words are found, but all of them are unattributed.

    Raises TypeError if the text is not a str, ValueError for a date that names no day.
    """
    read_article = read(text, date=date, fallback_date=fallback_date, article=article)
    return read_article.quotes(indirect=indirect, unattributed=unattributed, keep_boilerplate=keep_boilerplate)


def timeline(
    text: str,
    *,
    date: DateLike = None,
    fallback_date: DateLike = None,
    everything: bool = False,
    keep_boilerplate: bool = False,
    article: str = "-",
) -> list[TimelineEntry]:
    """Return the expressions of time in one article with their days and events, in the order of the text.

    date, fallback_date: the publication date, as for `read`. Without one, relative expressions keep an incomplete value
    and have no days. everything: include expressions that have no days, such as durations, repeated times and vague
    words. keep_boilerplate: read appeals, menus and newsletter boxes, too.

    Raises TypeError if the text is not a str, ValueError for a date that names no day.
    """
    read_article = read(text, date=date, fallback_date=fallback_date, article=article)
    return read_article.timeline(everything=everything, keep_boilerplate=keep_boilerplate)


def strip_boilerplate(
    text: str,
    *,
    mode: Mode = "balanced",
    keep: Collection[Reason] = (),
    drop: Collection[Reason] = (),
    phrases: Iterable[str] = (),
    repeated: frozenset[str] = frozenset(),
    article: str = "-",
) -> list[Block]:
    """Return the text in blocks, each kept or removed with a reason. The blocks, joined, are the text.

    mode: safe removes only what is certainly boilerplate, strict keeps only the body. keep: kinds of boilerplate that
    are never removed. drop: kinds that are removed as eagerly as in strict mode. phrases: lines to remove wherever they
    occur; case, digits, white space and bullets do not matter, and a final * matches any ending. repeated: lines that
    other articles of the same outlet share, from `newscli.core.page.repetition.Repetition`.

    Raises TypeError if the text is not a str or an option is not a list, ValueError for an unknown mode or reason.
    """
    read_article = read(text, article=article)
    if mode not in get_args(Mode):
        raise ValueError(f"unknown mode {mode!r}; choose from {', '.join(get_args(Mode))}")
    for name, reasons in (("keep", keep), ("drop", drop)):
        if unknown := set([reasons] if isinstance(reasons, str) else reasons).difference(get_args(Reason)):
            raise ValueError(f"{name}: unknown reason {min(unknown)!r}; choose from {', '.join(get_args(Reason))}")
        if isinstance(reasons, str):
            raise TypeError(f"{name} takes a list of reasons: {name}=[{reasons!r}]")
    if isinstance(phrases, str):
        raise TypeError("phrases takes a list of lines, not one str")
    return read_article.blocks(mode=mode, keep=keep, drop=drop, phrases=phrases, repeated=repeated)
