"""Pages in HTML on their way to articles.

Finding an article in a page takes ten times as long as finding its quotations, so several processes do it for many.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from newscli.errors import UnreadableError
from newscli.inputs.article import Article, InputFormat, Item, Problem
from newscli.inputs.html import article_of_page


@dataclass(slots=True)
class Page:
    """A page as it came in, or another document whose text is to be found."""

    data: bytes
    path: str
    name: str  # for messages
    encoding: str | None  # what the user says
    declared: str | None = None  # what was said when it was fetched
    url: str | None = None  # where it was fetched from
    id: str | None = None  # of its article; None for its path
    fields: dict[str, Any] = field(default_factory=dict)  # what else is known of it
    group: str | None = None  # the file of many pages that it is from: notes on those are added up
    read: int = 0  # as of an article
    kind: InputFormat = "html"


def items_of_page(page: Page) -> list[Item]:
    """The article of the page, or the articles of the document, and what there is to say about them."""
    found = list(_read(page))
    for item in found:
        if isinstance(item, Article):
            item.id = page.id or item.id
            item.fields |= page.fields
            item.read = page.read
    return found


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
