"""Reads articles from inputs in their order, extracting pages in several processes."""

from collections import Counter
from collections.abc import Iterable, Iterator

from newscli.errors import counted
from newscli.inputs.article import Article, InputOptions, Item, Note
from newscli.inputs.kinds import File
from newscli.inputs.reading import read_files, read_one
from newscli.run.pages import with_pages_read

_IDS_REMEMBERED = 1_000_000


def read_articles(paths: Iterable[str], options: InputOptions) -> Iterator[Item]:
    """Yield the articles of the paths in their order, with problems and notes where they arise."""
    return _noting_repeats(with_pages_read(read_files(paths, options), options.jobs))


def read_file(file: File, options: InputOptions) -> Iterator[Item]:
    """Do the same for one file."""
    return _noting_repeats(with_pages_read(read_one(file, options), options.jobs))


def _noting_repeats(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, then notes on names that several articles share and on further notes of a kind."""
    seen: set[int] = set()
    repeated = 0
    example = ""
    others: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Note) and item.others:
            others[item.others] += 1
            if others[item.others] > 1:
                continue
        elif isinstance(item, Article):
            key = hash(item.id)
            if key in seen:
                repeated, example = repeated + 1, example or item.id
            elif len(seen) < _IDS_REMEMBERED:
                seen.add(key)
        yield item
    if repeated:
        yield Note(f"{counted(repeated, 'article')} with the same name as another one, such as {example!r}")
    for what, count in others.items():
        if count > 1:
            yield Note(f"{counted(count - 1, 'more article')} {what}")
