"""The four functions that the command line and Python users share. Text in, records out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Literal, TypeVar, get_args

from newscli.core.text.document import Document
from newscli.core.time.given_dates import DateLike, day_of, moment_of
from newscli.records import Block, ParsedArticle, Quote, Reason, TimelineEntry

R = TypeVar("R", Quote, TimelineEntry)
Mode = Literal["safe", "balanced", "strict"]


def _text(given: object) -> str:
    """The text. Raises TypeError for what is none."""
    if isinstance(given, str):
        return given
    advice = "; decode them first, such as with .decode('utf-8')" if isinstance(given, bytes | bytearray) else ""
    raise TypeError(f"the text of an article is a str, not {type(given).__name__}{advice}")


def _cleaned(page: Document) -> Document:
    from newscli.core.page.sure_boilerplate import sure_boilerplate

    return page.without([(drop.start, drop.end) for drop in sure_boilerplate(page)])


def publication_date(text: str, date: str | None, fallback_date: str | None = None) -> str | None:
    """The article's DCT as an ISO day: the given date, else what the header says, else the fallback, else None."""
    return _published(Document(text), date, fallback_date)


def _published(page: Document, date: str | None, fallback_date: str | None) -> str | None:
    if date:
        return date
    from newscli.core.page.published import find_published

    published = find_published(page)
    return published.value[:10] if published else fallback_date


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
    from newscli.core.parsed import parse_article

    page = Document(_text(text))
    return parse_article(
        page,
        page if keep_boilerplate else _cleaned(page),
        published=moment_of(date),
        fallback_date=moment_of(fallback_date),
        headline=headline,
        authors=authors,
        publisher=publisher,
        updated=moment_of(updated),
        section=section,
        article=article,
    )


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
    from newscli.core.quotes.find import find_quotes
    from newscli.core.text.language import is_foreign

    page = Document(_text(text))
    found = find_quotes(
        page if keep_boilerplate else _cleaned(page),
        dct=_published(page, day_of(date), day_of(fallback_date)),
        article=article,
        indirect=indirect,
    )
    foreign = is_foreign(text)
    if foreign:  # the names and pronouns of another language would be guesses
        found = [_unattributed(quote) for quote in found]
    wanted = {"direct", "mixed"} | ({"indirect"} if indirect else set())
    wanted |= {"unattributed"} if unattributed or foreign else set()
    return _numbered([quote for quote in found if quote.type in wanted])


def _unattributed(quote: Quote) -> Quote:
    return replace(
        quote,
        type="unattributed",
        speaker=None,
        role=None,
        source=None,
        cue=None,
        audience=None,
        medium=None,
        date=None,
    )


def _numbered(records: list[R]) -> list[R]:
    for n, record in enumerate(records, 1):
        record.n = n
    return records


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
    from newscli.core.events import find_timeline

    page = Document(_text(text))
    found = find_timeline(
        page if keep_boilerplate else _cleaned(page),
        dct=_published(page, day_of(date), day_of(fallback_date)),
        article=article,
    )
    return _numbered([entry for entry in found if everything or entry.from_ is not None])


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
    from newscli.core.page.blocks import classify_blocks
    from newscli.core.page.own_phrases import OwnPhrases

    page = Document(_text(text))
    if mode not in get_args(Mode):
        raise ValueError(f"mode {mode!r} is none of {', '.join(get_args(Mode))}")
    for name, reasons in (("keep", keep), ("drop", drop)):
        if unknown := set([reasons] if isinstance(reasons, str) else reasons).difference(get_args(Reason)):
            raise ValueError(
                f"{name}: no such reason as {min(unknown)!r}; the reasons are {', '.join(get_args(Reason))}"
            )
        if isinstance(reasons, str):
            raise TypeError(f"{name} takes a list of reasons: {name}=[{reasons!r}]")
    if isinstance(phrases, str):
        raise TypeError("phrases takes a list of lines, not one str")
    return classify_blocks(
        page,
        mode=mode,
        keep=keep,
        drop=drop,
        phrases=OwnPhrases(phrases) if phrases else None,
        repeated=repeated,
        article=article,
    )
