"""Pages in HTML on their way to articles: finding an article in one takes ten times what its quotations take, so that
several processes do it where there are many."""

from dataclasses import dataclass, field
from typing import Any

from newscli.inputs.article import Article, Item
from newscli.inputs.html import article_of_page


@dataclass(slots=True)
class Page:
    """A page as it came in."""

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


def items_of_page(page: Page) -> list[Item]:
    """The article of the page, and what there is to say about it."""
    found = list(
        article_of_page(
            page.data, path=page.path, name=page.name, encoding=page.encoding, declared=page.declared, url=page.url
        )
    )
    for item in found:
        if isinstance(item, Article):
            item.id = page.id or item.id
            item.fields |= page.fields
            item.read = page.read
    return found
