"""Applies an extractor to many articles, in their order, in this process or in several."""

from collections.abc import Generator, Iterable, Iterator
from time import monotonic
from typing import Protocol

from newscli.inputs.article import Article, Pause
from newscli.run.extract import Extraction
from newscli.run.tasks import Failed, attempt, cores

# Bytes of inputs, or characters of article text. Another process costs 0.3 s until it has started, read its tables and
# warmed its caches, which it does not win back in less than a second and a half of work.
SMALL = 2_000_000
_GROUP = 16_000  # characters that one process reads before it works on them
_SOON = 0.05  # the seconds that it reads at most


class Extract(Protocol):
    """What a command does to one article. It can be pickled and sent to another process."""

    def __call__(self, article: Article, /) -> Extraction: ...


Outcome = tuple[Article, Extraction | Failed]


def outcomes(
    articles: Iterable[Article | Pause], extract: Extract, jobs: int | None
) -> Generator[list[Outcome], None, None]:
    """Yield the outcome of each article, in order and in groups. Raises NoProcessesError.

    jobs: worker processes; None starts with one process and uses all cores if there is much to do.

    The outcomes of the articles before a pause are yielded before it. An exception of the articles' iterator is raised
    after the results of the articles before it. Close the iterator to end the processes.
    """
    articles = iter(articles)
    size = 0
    if jobs in (None, 1):
        for group in _groups(articles):
            yield [(article, attempt(extract, article)) for article in group]
            size += sum(len(article.text) for article in group)
            if jobs is None and size > SMALL and (jobs := cores()) > 1:
                break
        else:
            return
    from newscli.run.processes import in_processes

    yield from in_processes(articles, extract, jobs or 1, size=lambda article: len(article.text))


def _groups(articles: Iterator[Article | Pause]) -> Iterator[list[Article]]:
    """Yield articles in groups that are read together, then worked on together.

    Reading, extracting and writing compete for the processor's caches: taking turns for each of many tiny articles
    costs a fifth more time. A group ends where the next article may have to be waited for, and before it takes long. An
    exception of the iterator is raised after the last group.
    """
    group: list[Article] = []
    size, began = 0, monotonic()
    try:
        for article in articles:
            if isinstance(article, Article):
                group.append(article)
                size += len(article.text)
                if article.read and size < _GROUP and monotonic() < began + _SOON:
                    continue
            if group:
                yield group
            group, size, began = [], 0, monotonic()
    except Exception:
        if group:
            yield group
        raise
    if group:
        yield group
