"""Extracts the articles of web pages and documents, in several processes if there are many.

Extracting an article from a page takes ten times as long as finding its quotations.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from newscli.errors import counted
from newscli.inputs.article import Article, Item, Note, Problem
from newscli.inputs.pages import Page, items_of_page
from newscli.run.tasks import Failed, cores

# Bytes of pages that one process extracts in about the time that others need to start.
_SMALL = 2_000_000


def with_pages_read(items: Iterable[Item | Page], jobs: int | None) -> Iterator[Item]:
    """Yield the items in their order, with the articles of each page in its place.

    jobs: processes; None starts with one and uses all cores if there is much to do.
    """
    notes: Counter[tuple[str, str]] = Counter()  # by file and message
    for page, extracted in _extracted(iter(items), jobs):
        for item in extracted:
            if isinstance(item, Note) and page and page.group:
                notes[page.group, item.message.removeprefix(f"{page.name}: ")] += 1
            else:
                yield item
    for (group, message), count in notes.items():
        yield Note(f"{group}: {counted(count, 'page')}: {message}")


def _extracted(items: Iterator[Item | Page], jobs: int | None) -> Iterator[tuple[Page | None, list[Item]]]:
    """Yield each page with its articles, notes and problems, and other items as they are."""
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

    from newscli.run.processes import in_processes  # imported late, as most runs need no other process

    tasks: Iterator[Page | _Aside] = (item if isinstance(item, Page) else _Aside(item) for item in items)
    for task, result in chain.from_iterable(in_processes(tasks, _items, jobs or cores(), _size)):
        if isinstance(task, _Aside):
            assert task.item
            yield None, [task.item]
        else:
            yield task, [Problem(task.name, result.reason, kind="fault")] if isinstance(result, Failed) else result


class _Aside:
    """An item that is not a page and only keeps its place among the pages: it is sent without its content."""

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
