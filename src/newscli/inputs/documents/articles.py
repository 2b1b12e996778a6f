"""Turns a document into its article, or into several: those of a database export or of a magazine issue."""

from collections.abc import Iterator

from newscli.errors import UnreadableError, counted
from newscli.inputs.article import Article, InputFormat, Item, Note, Problem
from newscli.inputs.documents.extracted import Extracted
from newscli.inputs.exports.signs import export_note, may_be_export


def articles_of_document(data: bytes, kind: InputFormat, *, path: str, name: str) -> Iterator[Item]:
    """Yield the articles of a document, with notes and problems. name: how messages call the document."""
    try:
        documents = list(_extracted(data, kind))
    except UnreadableError as error:
        yield Problem(name, str(error))
        return
    if kind == "epub" and not documents:
        yield Note(f"{name}: no articles found in this EPUB")
    for number, document in enumerate(documents, 1):
        if without := document.fields.get("pages_without_text"):
            yield Note(f"{name}: {counted(without, 'page')} without text, as scans are; ocrmypdf gives them one")
        as_shown = document.lines or document.text
        if kind not in ("eml", "epub") and may_be_export(as_shown):
            from newscli.inputs.exports.databases import articles_of_export

            if exported := articles_of_export(as_shown, path):
                yield export_note(name, *exported)
                yield from exported.articles
                return
        yield _article(document, path, f"{path}#{number}" if len(documents) > 1 else path)


def _extracted(data: bytes, kind: InputFormat) -> Iterator[Extracted]:
    """Yield what the reader of this format extracts. Raises UnreadableError."""
    match kind:
        case "docx":
            from newscli.inputs.documents.docx import read_docx

            yield read_docx(data)
        case "odt":
            from newscli.inputs.documents.odt import read_odt

            yield read_odt(data)
        case "rtf":
            from newscli.inputs.documents.rtf import read_rtf

            yield read_rtf(data)
        case "pdf":
            from newscli.inputs.documents.pdf import read_pdf

            yield read_pdf(data)
        case "epub":
            from newscli.inputs.documents.epub import read_epub

            yield from read_epub(data)
        case _:
            from newscli.inputs.documents.mail import read_mail

            yield read_mail(data)


def _article(document: Extracted, path: str, identity: str) -> Article:
    metadata = {"title": document.headline, "date": document.date, "source": document.source}
    return Article(
        id=identity,
        text=document.text,
        path=path,
        date=document.date,
        headline=document.headline,
        source=document.source,
        fields={field: value for field, value in metadata.items() if value} | document.fields,
    )
