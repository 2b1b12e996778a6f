"""Inputs through an extractor to a format: the loop that all commands share."""

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
from newscli.run.extract import All, Described, Found, StripBoilerplate, noted_lines
from newscli.run.messages import Messages, shown
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
    """Sends every article through `extract` into one writer: to standard output, a file or a database.

    gatherer: takes the records of all articles before anything is written. Raises UsageError, StoppedEarlyError,
    NoProcessesError and OSError.
    """
    with _destination(settings, messages) as out:
        writer = make_writer(out, note=messages.note)
        items = partial(read_articles, settings.paths, settings.inputs._replace(jobs=settings.jobs))
        write: Write
        extract = after_first_pass(extract, settings, lambda: noted(_shown_first_pass(items(), messages)))
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
        # A file takes its name when it is whole; a pipe has what it has got.
        whole = held_back if settings.output is None else nullcontext
        with closing(results(readable, extract, _jobs(settings), messages)) as found:
            stopped = _drain(found, write, whole)
        with whole():
            if gatherer:
                writer.write(gatherer.rows())
            elif waiting:
                waiting.hand_over(writer)
            writer.finish()
        if stopped:  # what is done is handed over all the same, and whole
            raise stopped


def exit_code(run_all: Callable[[], None], settings: Settings, messages: Messages) -> int:
    """Runs everything and returns the exit code: 0, or 1 where some inputs failed.

    Raises UsageError, KeyboardInterrupt and ReaderGoneError.
    """
    try:
        run_all()
    except BrokenPipeError:
        raise ReaderGoneError from None  # under its own name Typer would take it for a failure
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
    """Processes: as many as asked for; all cores where there is much to read; None where nobody can tell yet."""
    if settings.jobs is None and (total_size(settings.paths, settings.inputs, SMALL) or 0) >= SMALL:
        return cores()
    return settings.jobs


def articles(items: Iterable[Item], messages: Messages, strict: bool) -> Iterator[Article | Pause]:
    """The readable articles; what else there is to say goes to the messages. Raises StoppedEarlyError where strict."""
    for item in items:
        if isinstance(item, Article | Pause):
            yield item
            continue
        yield Pause()  # the results so far come before what is said now
        if isinstance(item, Note):
            messages.note(item.message)
        else:
            messages.error(item.why, item.record, where=item.where, kind=item.kind)
            if strict:
                raise StoppedEarlyError


def results(
    found: Iterable[Article | Pause], extract: Extract, jobs: int | None, messages: Messages
) -> Generator[list[Result], None, None]:
    """The records of each article, in groups; what else came of it goes to the messages. Close it to end processes."""
    done = records = 0
    with closing(outcomes(found, extract, jobs)) as groups:
        for group in groups:
            taken: list[Result] = []
            for article, result in group:
                if taken and (isinstance(result, Failed) or result.note):
                    yield taken
                    taken = []
                if isinstance(result, Failed):
                    record = article.fields or {"id": article.id}
                    messages.error(result.reason, record, where=shown(article.id), kind="fault")
                    continue
                if result.note:
                    messages.note(result.note)
                for remark in result.remarks:
                    messages.remark(article.id, remark)
                if result.description:
                    result.description.given_to(article)
                if result.counts:
                    messages.counts.update(result.counts)
                if messages.progress:
                    messages.progress.step(article.read)
                done, records = done + 1, records + len(result.records)
                taken.append((article, result.records))
            yield taken
    messages.detail(f"{counted(done, 'article')}, {counted(records, 'record')}, {counted(messages.errors, 'failure')}")


def after_first_pass(extract: Extract, settings: Settings, first_pass: Callable[[], "Repetition"]) -> Extract:
    """The extractor with what it must know of all articles together. first_pass: reads them, if need be.

    It learns nothing where some of the inputs can be read only once.
    """
    strip = extract.strip if isinstance(extract, All) else extract
    if not isinstance(strip, StripBoilerplate) or not strip.count_repetition:
        return extract
    if not all(is_url(path) or os.path.isfile(path) or os.path.isdir(path) for path in settings.paths):
        return extract
    learned = strip._replace(repeated=first_pass().all_repeated())
    return extract._replace(strip=learned) if isinstance(extract, All) else learned


def noted(items: Iterable[Item]) -> "Repetition":
    """What the first pass takes note of. The second one tells what is wrong with the inputs: once is enough."""
    readable = articles(items, Messages(quiet=True, silent=True), strict=False)
    return noted_lines(article for article in readable if isinstance(article, Article))


def _shown_first_pass(items: Iterable[Item], messages: Messages) -> Iterator[Item]:
    """The same items, with progress, which then begins anew."""
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
    """An extractor that makes texts of its records."""

    extract: Extract
    render: Render

    def __call__(self, article: Article) -> Found:
        found = self.extract(article)
        return found._replace(records=self.render(found.records, article))


def rendering(extract: Extract, writer: Writer) -> tuple[Extract, Write]:
    """The extractor, and what takes its records. Text of them is made where they are found: by whichever process."""
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
    """The extractor, and what takes its records to be written later. A writer that `meet`s articles is told of each."""
    meet = getattr(writer, "meet", None)
    described = meet or gatherer.wants_description
    return Described(extract) if described else extract, partial(_gather, gatherer, meet)


def _gather(gatherer: Gatherer, meet: Callable[[list[Any], Article], None] | None, group: list[Result]) -> None:
    for article, records in group:
        if meet:
            meet(records, article)
        gatherer.add(records, article)


def _drain(
    found: Iterable[list[Result]], write: Write, whole: Callable[[], AbstractContextManager[None]]
) -> StoppedEarlyError | None:
    try:
        for group in found:
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
