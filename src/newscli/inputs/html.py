"""Turns an HTML page into an article. Trafilatura finds the main text (the extra `html`)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newscli.errors import UndecodableError
from newscli.inputs.article import Article, Item, Note, Problem
from newscli.inputs.decoding import Decoded, decode
from newscli.inputs.exports.signs import export_note, may_be_export

if TYPE_CHECKING:
    from newscli.inputs.header.reading import PageHeader
    from newscli.inputs.metadata import PageMetadata

_INSTALL = "reading HTML needs an extra; install it with: pip install 'newscli[html]'"
_NO_ARTICLE = "no article found in this page"
_SETTLED = "its date in digits can be read in two ways, which its zone, other dates or language settled; --date decides"
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})", re.I)
_DECLARED_WITHIN = 4096  # bytes; the HTML standard requires the first 1024
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head)\b", re.I | re.S)
_HEADLINE_WITHIN = 500  # characters of the text in which its headline is looked for


def begins_as_html(data: bytes) -> bool:
    """Whether bytes whose name does not tell the format are an HTML page.

    >>> begins_as_html(b" <!DOCTYPE html><p>"), begins_as_html(b"<p>The mayor wrote <html> by hand.")
    (True, False)
    """
    return _BEGINS.match(data[:_DECLARED_WITHIN]) is not None


def article_of_page(
    data: bytes,
    *,
    path: str,
    name: str,
    encoding: str | None = None,
    declared: str | None = None,
    url: str | None = None,
) -> Iterator[Item]:
    """Yield the article of one page and the notes about it. name: how messages call the page.

    encoding: the one that the user chose; declared: the one in the HTTP header; url: where the page was fetched from.
    Offsets count in the extracted text, which begins with the headline.
    """
    import logging  # imported late, as trafilatura below: runs without web pages need neither

    try:
        # The libraries log problems that they handle themselves; standard error is for the user.
        for logger in ("trafilatura", "htmldate", "courlan", "justext"):
            logging.getLogger(logger).setLevel(logging.CRITICAL + 1)
        from trafilatura import bare_extraction
    except ImportError:
        yield Problem(name, _INSTALL)
        return
    try:
        decoded = _decoded(data, encoding, declared)
    except UndecodableError as error:
        yield Problem(name, str(error))
        return
    if decoded.guessed:
        yield Note(f"{name}: not valid UTF-8; read as {decoded.guessed} (use --encoding to choose another)")
    from newscli.inputs.documents.markup import blocks_of, tree_of

    tree = tree_of(decoded.text, name)
    if may_be_export(decoded.text):
        from newscli.inputs.documents.extracted import put_together
        from newscli.inputs.exports.databases import articles_of_export

        if exported := articles_of_export(put_together(blocks_of(tree)).text, path):
            yield export_note(name, *exported)
            yield from exported.articles
            return
    try:
        # Only dates from metadata or time elements: the extensive search takes any date on the page.
        extracted: Any = bare_extraction(
            decoded.text,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # the library fails on some broken markup
        yield Problem(name, f"its text cannot be extracted ({type(error).__name__}); save it as plain text")
        return
    if tree is None or extracted is None or not extracted.text:
        yield Note(f"{name}: {_NO_ARTICLE}")
        return
    from newscli.inputs.header.reading import read_header  # imports the name lists, which only pages need
    from newscli.inputs.metadata import read_metadata

    metadata = read_metadata(tree)
    header = read_header(tree, metadata, extracted, url)
    if header.settled:
        yield Note(f"{name}: {_SETTLED}")
    yield _article(extracted, metadata, header, path)


def _decoded(data: bytes, encoding: str | None, declared: str | None) -> Decoded:
    """Decode the page: in the chosen encoding, or else as UTF-8, as HTTP or the page declares, or by a guess."""
    if encoding:
        return decode(data, encoding)
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        in_page = _DECLARED.search(data[:_DECLARED_WITHIN])
    for name in (declared, in_page and in_page[1].decode()):
        if name:
            try:
                return Decoded(data.decode(name))
            except (LookupError, UnicodeError):
                pass
    return decode(data)


def _article(extracted: Any, metadata: "PageMetadata", header: "PageHeader", path: str) -> Article:
    headline, text = header.headline, extracted.text
    if headline and headline not in text[: _HEADLINE_WITHIN + len(headline)]:
        text = f"{headline}\n{text}"
    address = " ".join((extracted.url or "").split())
    fields = {
        "title": headline, "authors": header.authors, "date": header.published, "source": header.outlet, "url": address,
    }  # fmt: skip
    return Article(
        id=path,
        text=text,
        path=path,
        date=header.published,
        headline=headline,
        source=header.outlet,
        authors=header.authors,
        updated=metadata.updated if metadata.updated != header.published else None,
        section=metadata.section,
        fields={field: value for field, value in fields.items() if value},
    )
