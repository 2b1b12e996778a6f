"""Many articles through an extractor, in their order: in this process, or in several."""

from collections.abc import Generator, Iterable, Iterator
from time import monotonic
from typing import Protocol

from newscli.inputs.article import Article, Pause
from newscli.run.extract import Found
from newscli.run.tasks import Failed, attempt, cores

# Bytes of inputs, or characters of article text. Another process costs 0.3 s of work before it does any: to start, and
# until its tables are read and its caches are warm: what is hardly gained in less than a second and a half of work.
SMALL = 2_000_000
_GROUP = 16_000  # the same, of what one process reads before it works on it
_SOON = 0.05  # seconds that it reads


class Extract(Protocol):
    """What a command does to one article. It can be pickled, to be called in another process."""

    def __call__(self, article: Article, /) -> Found: ...


Outcome = tuple[Article, Found | Failed]


def outcomes(
    articles: Iterable[Article | Pause], extract: Extract, jobs: int | None
) -> Generator[list[Outcome], None, None]:
    """The outcome of each article, in order, in groups.

    jobs: worker processes; None for one process that becomes all cores when there is much to do.

    The outcomes of the articles before a pause are not held back until it is over. An exception of the articles'
    iterator comes after the results of the articles before it. Close the iterator to end the processes. Raises
    NoProcessesError.
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
    """Articles that are read together, then worked on together. It raises what the iterator raises, after the last one.

    Reading, extracting and writing each want the processor's caches: by turns for each of many tiny articles, they take
    a fifth more of its time. A group ends where one may have to wait for the next article, and before it gets slow.
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
