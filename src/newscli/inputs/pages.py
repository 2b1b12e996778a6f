"""Web pages and documents whose article still has to be extracted.

Extracting an article takes ten times as long as finding its quotations, so other processes do it if there are many.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from newscli.errors import UnreadableError
from newscli.inputs.article import Article, InputFormat, Item, Problem
from newscli.inputs.html import article_of_page


@dataclass(slots=True)
class Page:
    """The bytes of a web page, or of another document whose text has to be extracted."""

    data: bytes
    path: str
    name: str  # for messages
    encoding: str | None  # as the user chose it
    declared: str | None = None  # the encoding that the HTTP header declared
    url: str | None = None  # where it was fetched from
    id: str | None = None  # of its article; None: the path is the id
    fields: dict[str, Any] = field(default_factory=dict)  # further fields of its article
    group: str | None = None  # the file of many pages that contains it: notes about them are counted
    read: int = 0  # see `Article`
    kind: InputFormat = "html"


def items_of_page(page: Page) -> list[Item]:
    """Return the articles of the page or document, with notes and problems."""
    items = list(_read(page))
    for item in items:
        if isinstance(item, Article):
            item.id = page.id or item.id
            item.fields |= page.fields
            item.read = page.read
    return items


def _read(page: Page) -> Iterable[Item]:
    data, declared, url = page.data, page.declared, page.url
    if page.kind not in ("html", "mhtml"):
        from newscli.inputs.documents.articles import articles_of_document

        return articles_of_document(data, page.kind, path=page.path, name=page.name)
    if page.kind == "mhtml":
        from newscli.inputs.documents.mhtml import read_mhtml

        try:
            data, url, declared = read_mhtml(data)
        except UnreadableError as error:
            return [Problem(page.name, str(error))]
    return article_of_page(data, path=page.path, name=page.name, encoding=page.encoding, declared=declared, url=url)
