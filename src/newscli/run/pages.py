"""Pages in HTML become articles, by several processes where there are many.

Finding an article in a page takes ten times as long as finding its quotations.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from newscli.errors import counted
from newscli.inputs.article import Article, Item, Note, Problem
from newscli.inputs.pages import Page, items_of_page
from newscli.run.tasks import Failed, cores

# In bytes of pages: about what is done by the time that other processes would have started.
_SMALL = 2_000_000


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

    from newscli.run.processes import in_processes  # one article needs no other process

    tasks: Iterator[Page | _Aside] = (item if isinstance(item, Page) else _Aside(item) for item in items)
    for task, result in chain.from_iterable(in_processes(tasks, _items, jobs or cores(), _size)):
        if isinstance(task, _Aside):
            assert task.item
            yield None, [task.item]
        else:
            yield task, [Problem(task.name, result.reason, kind="fault")] if isinstance(result, Failed) else result


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
