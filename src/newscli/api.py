"""`read` and the four functions that the command line and Python users share. Text in, records out."""

from collections.abc import Collection, Iterable, Sequence
from typing import get_args

from newscli.core.article import Article, Mode
from newscli.core.given import Given
from newscli.core.time.given_dates import DateLike, moment_of
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
    """One article, whose `quotes()`, `timeline()`, `parse()` and `blocks()` share what each of them finds out.

    date: the publication date as metadata give it: an ISO day, other words that name one, or a datetime.date; without
    it the article's header is read, and where that is silent too, fallback_date counts. title, authors, publisher,
    updated, section: as metadata give them; they win over what the text says. article: the name the records carry.

    Raises TypeError where the text is not a str, ValueError for words that name no day.
    """
    if not isinstance(text, str):
        advice = "; decode them first, such as with .decode('utf-8')" if isinstance(text, bytes | bytearray) else ""
        raise TypeError(f"the text of an article is a str, not {type(text).__name__}{advice}")
    given = Given(moment_of(date), moment_of(fallback_date), title, authors, publisher, moment_of(updated), section)
    return Article(text, given, article)


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
    """What one article is: header, body, people, places.

    date, headline, authors, publisher, updated, section: as metadata give them; they win over what the text says.
    fallback_date: the publication date where neither metadata nor the header give one.

    Raises TypeError for what is no text, ValueError for what is no day.
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
    """Who said what: every quotation of one article, in the order of the text.

    date: the publication date as metadata give it: an ISO day, other words that name one, or a datetime.date; without
    it the article's header is read, and where that is silent too, fallback_date counts. indirect: also speech reported
    without marks. unattributed: also quoted words that nobody is said to have spoken. article: the name the records
    carry.

    In another language than English the quoted words are found, all of them unattributed.

    Raises TypeError for what is no text, ValueError for what is no day.
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
    """What happened when: every temporal expression of one article, in the order of the text.

    date, fallback_date: the publication date, as for `quotes`; without any, relative expressions keep an
    under-specified value and get no interval. everything: also expressions without a place on the axis (durations,
    sets, vague words).

    Raises TypeError for what is no text, ValueError for what is no day.
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
    """The article and what is not it: blocks, kept or dropped with a reason, that joined are the text.

    mode: safe drops only what it is sure of, strict leaves nothing but the body. keep: reasons for which nothing goes.
    drop: reasons for which also that goes which only the strict mode would drop. phrases: lines that go wherever they
    stand; case, digits, white space and bullets make no difference, and * at the end stands for whatever follows.
    repeated: what `newscli.core.page.repetition.Repetition` found in other articles of the same source.

    Raises TypeError for what is no text or no list, ValueError for another mode or reason.
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
