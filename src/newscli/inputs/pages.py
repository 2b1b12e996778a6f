"""Pages in HTML on their way to articles: finding an article in one takes ten times what its quotations take, so that
several processes do it where there are many."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from newscli.inputs.article import Article, Item, Note, Problem
from newscli.inputs.html import article_of_page
from newscli.inputs.paths import counted

# In bytes of pages: about what is done by the time that other processes would have started.
_SMALL = 2_000_000


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


def with_pages_read(items: Iterable[Item | Page], jobs: int | None) -> Iterator[Item]:
    """The items in their order, with the article that is found in a page in the place of the page.

    jobs: processes; None for one that becomes all cores when it is much.
    """
    said: Counter[tuple[str, str]] = Counter()  # notes on pages, by file
    for page, found in _found(iter(items), jobs):
        for item in found:
            if isinstance(item, Note) and page and page.group:
                said[page.group, item.message.removeprefix(f"{page.name}: ")] += 1
            else:
                yield item
    for (group, message), count in said.items():
        yield Note(f"{group}: {counted(count, 'page')}: {message}")


def _found(items: Iterator[Item | Page], jobs: int | None) -> Iterator[tuple[Page | None, list[Item]]]:
    """Each page with what is found in it, other items as they are."""
    from newscli.run.batch import Failed, cores

    size = 0
    many = _SMALL if jobs is None else 0
    for item in items:
        if not isinstance(item, Page):
            yield None, [item]
            continue
        yield item, items_of_page(item)
        size += len(item.data)
        if size > many and jobs != 1:
            break
    else:
        return
    from newscli.run.processes import in_processes

    tasks: Iterator[Page | _Aside] = (item if isinstance(item, Page) else _Aside(item) for item in items)
    for task, result in chain.from_iterable(in_processes(tasks, _items, jobs or cores(), _size)):
        if isinstance(task, _Aside):
            assert task.item
            yield None, [task.item]
        else:
            yield task, [Problem(f"{task.name}: {result.reason}")] if isinstance(result, Failed) else result


class _Aside:
    """What is no page, and only keeps its place among them: other processes get it without its content."""

    def __init__(self, item: Item | None = None) -> None:
        self.item = item

    def __reduce__(self) -> tuple[type["_Aside"], tuple[()]]:
        return _Aside, ()


def _items(task: Page | _Aside) -> list[Item]:
    return items_of_page(task) if isinstance(task, Page) else []


def _size(task: Page | _Aside) -> int:
    if isinstance(task, Page):
        return len(task.data)
    return len(task.item.text) if isinstance(task.item, Article) else 0


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
