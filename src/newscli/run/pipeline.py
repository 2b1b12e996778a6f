"""The loop that all commands share: from inputs through an extractor to a format."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newscli.errors import NoProcessesError, ReaderGoneError, StoppedEarlyError, counted, reason
from newscli.inputs import Article, Item, Note, Pause
from newscli.inputs.kinds import is_url
from newscli.inputs.paths import total_size
from newscli.outputs.destination import standard_output, whole_file
from newscli.outputs.formats import Writer
from newscli.outputs.texts import Render, TextWriter
from newscli.run.batch import SMALL, Extract, outcomes
from newscli.run.extract import All, Described, Extraction, StripBoilerplate, lines_by_source
from newscli.run.messages import Messages
from newscli.run.reading import read_articles
from newscli.run.settings import Gatherer, MakeWriter, Settings
from newscli.run.signals import held_back
from newscli.run.tasks import Failed, cores

if TYPE_CHECKING:
    from newscli.core.page.repetition import Repetition


Result = tuple[Article, list[Any]]  # its records, or the texts of them
Write = Callable[[list[Result]], None]


def into_stream(
    settings: Settings, messages: Messages, extract: Extract, make_writer: MakeWriter, gatherer: Gatherer | None = None
) -> None:
    """Send every article through `extract` into one writer: to standard output, a file or a database.

    gatherer: collects the records of all articles before anything is written. Raises UsageError, StoppedEarlyError,
    NoProcessesError and OSError.
    """
    with _destination(settings, messages) as out:
        writer = make_writer(out, note=messages.note)
        items = partial(read_articles, settings.paths, settings.inputs._replace(jobs=settings.jobs))
        write: Write
        extract = after_first_pass(extract, settings, lambda: first_pass_lines(_shown_first_pass(items(), messages)))
        readable = articles(items(), messages, settings.strict_inputs)
        waiting = None
        if gatherer:
            extract, write = gathering(extract, gatherer, writer)
        elif settings.persons:
            from newscli.run.waiting import Waiting

            waiting = Waiting()
            extract, write = Described(extract), waiting.take
        else:
            extract, write = rendering(extract, writer)
        # A file gets its name only when it is complete; what was written to a pipe must be whole articles.
        whole = held_back if settings.output is None else nullcontext
        with closing(results(readable, extract, _jobs(settings), messages)) as groups:
            stopped = _drain(groups, write, whole)
        with whole():
            if gatherer:
                writer.write(gatherer.rows())
            elif waiting:
                waiting.hand_over(writer)
            writer.finish()
        if stopped:  # after the results so far have been written
            raise stopped


def exit_code(run_all: Callable[[], None], settings: Settings, messages: Messages) -> int:
    """Run everything and return the exit code: 0, or 1 if some inputs failed.

    Raises UsageError, KeyboardInterrupt and ReaderGoneError.
    """
    try:
        run_all()
    except BrokenPipeError:
        raise ReaderGoneError from None  # Typer would take BrokenPipeError for a failure
    except StoppedEarlyError:
        pass
    except NoProcessesError as error:
        messages.error(str(error))
    except OSError as error:
        why = f"{reason(error)}; nothing more could be written"
        messages.error(f"{settings.output or 'standard output'}: {why}", kind="output")
    finally:
        if messages.progress:
            messages.progress.hide()
    return 1 if messages.errors else 0


def _jobs(settings: Settings) -> int | None:
    """Return the number of processes: as chosen, or all cores for large inputs, or None if the size is unknown."""
    if settings.jobs is None and (total_size(settings.paths, settings.inputs, SMALL) or 0) >= SMALL:
        return cores()
    return settings.jobs


def articles(items: Iterable[Item], messages: Messages, strict: bool) -> Iterator[Article | Pause]:
    """Yield the articles; problems and notes go to the messages. Raises StoppedEarlyError if strict."""
    for item in items:
        if isinstance(item, Article | Pause):
            yield item
            continue
        yield Pause()  # the results so far are written before the message
        if isinstance(item, Note):
            messages.note(item.message)
        else:
            messages.error(item.why, item.record, where=item.where, kind=item.kind)
            if strict:
                raise StoppedEarlyError


def results(
    readable: Iterable[Article | Pause], extract: Extract, jobs: int | None, messages: Messages
) -> Generator[list[Result], None, None]:
    """Yield the records of each article, in groups; notes go to the messages. Close it to end the processes."""
    done = records = 0
    with closing(outcomes(readable, extract, jobs)) as groups:
        for group in groups:
            finished: list[Result] = []
            for article, result in group:
                if finished and (isinstance(result, Failed) or result.note):
                    yield finished
                    finished = []
                if isinstance(result, Failed):
                    record = article.fields or {"id": article.id}
                    messages.error(result.reason, record, where=article.id, kind="fault")
                    continue
                if result.note:
                    messages.note(result.note)
                for remark in result.remarks:
                    messages.remark(article, remark)
                if result.description:
                    result.description.apply_to(article)
                if result.counts:
                    messages.counts.update(result.counts)
                if messages.progress:
                    messages.progress.step(article.read)
                done, records = done + 1, records + len(result.records)
                finished.append((article, result.records))
            yield finished
    messages.detail(f"{counted(done, 'article')}, {counted(records, 'record')}, {counted(messages.errors, 'failure')}")


def after_first_pass(extract: Extract, settings: Settings, first_pass: Callable[[], "Repetition"]) -> Extract:
    """Return the extractor with the lines that are repeated in all articles. first_pass: reads the articles.

    It is returned unchanged if it does not need that, or if some inputs can be read only once.
    """
    strip = extract.strip if isinstance(extract, All) else extract
    if not isinstance(strip, StripBoilerplate) or not strip.count_repetition:
        return extract
    if not all(is_url(path) or os.path.isfile(path) or os.path.isdir(path) for path in settings.paths):
        return extract
    learned = strip._replace(repeated=first_pass().all_repeated())
    return extract._replace(strip=learned) if isinstance(extract, All) else learned


def first_pass_lines(items: Iterable[Item]) -> "Repetition":
    """Return the lines by source, for the first pass. Problems are reported in the second pass."""
    readable = articles(items, Messages(quiet=True, silent=True), strict=False)
    return lines_by_source(article for article in readable if isinstance(article, Article))


def _shown_first_pass(items: Iterable[Item], messages: Messages) -> Iterator[Item]:
    """Yield the items while showing the progress of the first pass."""
    if not messages.progress:
        yield from items
        return
    messages.progress.begin("first of two passes: ")
    for item in items:
        if isinstance(item, Article):
            messages.progress.step(item.read)
        yield item
    messages.progress.begin()


class Rendered(NamedTuple):
    """An extractor whose records are rendered as texts."""

    extract: Extract
    render: Render

    def __call__(self, article: Article) -> Extraction:
        extraction = self.extract(article)
        return extraction._replace(records=self.render(extraction.records, article))


def rendering(extract: Extract, writer: Writer) -> tuple[Extract, Write]:
    """Return the extractor and the function that writes its records. The process that extracts also renders texts."""
    if getattr(writer, "wants_description", False):
        extract = Described(extract)
    if not isinstance(writer, TextWriter):
        return extract, partial(_write, writer)
    return Rendered(extract, writer.render), partial(_put, writer)


def _write(writer: Writer, group: list[Result]) -> None:
    for article, records in group:
        writer.write(records, article)


def _put(writer: TextWriter, group: list[Result]) -> None:
    writer.put([text for _, texts in group for text in texts])


def gathering(extract: Extract, gatherer: Gatherer, writer: Writer) -> tuple[Extract, Write]:
    """Return the extractor and the function that collects its records; a writer with `meet` gets each article."""
    meet = getattr(writer, "meet", None)
    described = meet or gatherer.wants_description
    return Described(extract) if described else extract, partial(_gather, gatherer, meet)


def _gather(gatherer: Gatherer, meet: Callable[[list[Any], Article], None] | None, group: list[Result]) -> None:
    for article, records in group:
        if meet:
            meet(records, article)
        gatherer.add(records, article)


def _drain(
    groups: Iterable[list[Result]], write: Write, whole: Callable[[], AbstractContextManager[None]]
) -> StoppedEarlyError | None:
    """Write all groups. Returns the error that stopped the run early, if any."""
    try:
        for group in groups:
            with whole():
                write(group)
    except StoppedEarlyError as stop:
        return stop
    return None


def _destination(settings: Settings, messages: Messages) -> AbstractContextManager[Any]:
    if settings.output is None and settings.pager:
        from newscli.outputs.pager import paged

        return paged(standard_output(), messages.redirect)
    if settings.output is None:
        return nullcontext(standard_output())
    if settings.format == "sqlite":
        from newscli.outputs.sqlite import database

        return database(Path(settings.output), messages.note)
    return whole_file(Path(settings.output))
