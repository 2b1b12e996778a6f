"""Reads the articles of files and standard input, one at a time, in the order of the inputs."""

import io
import os
import stat
import sys
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO, TYPE_CHECKING

from newscli.errors import OversizedArchiveError, UndecodableError, UnpackableError, fault, reason
from newscli.file_names import lists_files
from newscli.inputs.article import Article, InputFormat, InputOptions, Item, Note, Pause, Problem
from newscli.inputs.content import (
    OLDER_OFFICE,
    Refused,
    begins_with_fields,
    first_bytes,
    holds_articles,
    is_binary,
    look_at,
    look_at_text,
    look_into_compound,
    look_into_zip,
    seekable,
)
from newscli.inputs.decoding import LONGEST_LINE, bounded_lines, decode
from newscli.inputs.exports.signs import export_note, may_be_export
from newscli.inputs.feed import Feed, standard_input
from newscli.inputs.html import begins_as_html
from newscli.inputs.json_files import (
    are_objects,
    are_records,
    articles_of_json,
    articles_of_json_lines,
    articles_of_json_or_lines,
    begins_as_list,
    is_object,
)
from newscli.inputs.kinds import (
    ARCHIVES,
    BINARY,
    DOCUMENTS,
    FORMATS,
    KNOWN,
    PACKINGS,
    File,
    how_packed,
    is_url,
    other_kinds,
    skipped_kind,
    suffix,
)
from newscli.inputs.pages import Page
from newscli.inputs.paths import find_files
from newscli.inputs.table import articles_of_table, begins_as_table
from newscli.inputs.unpacking import packing, unpacked
from newscli.inputs.whole import guess_note, shown, too_long, whole

if TYPE_CHECKING:
    from newscli.inputs.archives import Member

_RESULTS = "newscli output, not articles"
_NESTED = "an archive inside an archive; unpack the outer one first"
_MOST_LINES = 500_000  # of one article; each line takes one or two kilobytes of memory
_MAILS = ("eml", "mbox", "mhtml")
# Formats whose suffix does not rule out another kind of text.
_TOLD_BY_TEXT = frozenset({"html", *DOCUMENTS})


def read_files(paths: Iterable[str], options: InputOptions) -> Iterator[Item | Page]:
    before = 0
    for file in find_files(paths, options):
        if isinstance(file, File):
            before += yield from read_one(file, options, before)
        else:
            yield file


def read_one(file: File, options: InputOptions, before: int = 0) -> Generator[Item | Page, None, int]:
    """Yield the items of a file. Returns its size in bytes. before: the bytes of the files before it."""
    size = 0
    try:
        if file.name == "-":
            # sys.stdin is None if the shell closed it.
            stdin = standard_input(sys.stdin.fileno()) if sys.stdin else io.BufferedReader(io.BytesIO())
            for item in _unpacked(file, stdin, 0, options):
                if isinstance(item, Article) and isinstance(stdin.raw, Feed) and stdin.raw.pauses:
                    item.read = before + stdin.raw.given
                yield item
            return 0
        with _opened(file.path or file.name) as (stream, size):
            for item in _unpacked(file, stream, size, options):
                if size and isinstance(item, Article | Page):
                    item.read = before + stream.tell()
                yield item
    except UnpackableError as error:
        yield Problem(shown(file), str(error))
    except OSError as error:
        why = f"{reason(error)}; check that it is there and that you may read it"
        yield Problem(shown(file), why, passing=True)
    except Exception as error:
        yield _fault(file, error)
    return size


def _fault(file: File, error: Exception) -> Problem:
    """Return the problem for an internal error of a reader, which costs only the input at hand."""
    return Problem(shown(file), fault(error), kind="fault")


@contextmanager
def _opened(path: str) -> Iterator[tuple[IO[bytes], int]]:
    """Open a file. Yields the stream and its size in bytes, 0 if it is not a regular file."""
    if is_url(path):
        from newscli.stores import open_remote

        with open_remote(path) as opened:
            yield opened
    else:
        with open(path, "rb") as stream:
            status = os.fstat(stream.fileno())
            yield stream, status.st_size if stat.S_ISREG(status.st_mode) else 0


def _unpacked(
    file: File, packed: IO[bytes], size: int, options: InputOptions, *, inside: bool = False
) -> Iterator[Item | Page]:
    """Yield the items of a file after decompressing it. inside: the file is a member of an archive."""
    name = file.name
    by_bytes = packing(packed)
    # Standard input, a file whose name does not tell, or a page that was saved as the server had compressed it.
    if suffix(name) not in KNOWN or (by_bytes in PACKINGS and not how_packed(name)):
        name += by_bytes
    with unpacked(packed, name, size) as stream:
        kind = suffix(name)
        if kind not in KNOWN and packing(stream) == ".tar":
            kind = ".tar"
        if kind == ".tar":
            from newscli.inputs.archives import members

            yield from _noted(file, _archive(file, members(stream, kind), options))
        elif kind == ".zip" or (not options.input_format and packing(stream) == ".zip"):
            yield from _zip(file, seekable(stream), options, inside=inside)
        elif options.input_format:
            yield from _noted(file, _articles(file, stream, options.input_format, options))
        else:
            yield from _noted(file, _by_content(file, stream, options))


def _noted(file: File, items: Iterable[Item | Page]) -> Iterator[Item | Page]:
    """Yield the items of a file, and a note if there are none.

    newscli's own output is reported only once, and as a note if it was found in a folder.
    """
    is_reported = is_anything = False
    for item in items:
        is_anything |= not isinstance(item, Pause)
        if not isinstance(item, Problem) or not item.results:
            yield item
        elif not is_reported:
            is_reported = True
            yield Note(f"{shown(file)}: {_RESULTS}; skipped") if file.discovered else item
    if not is_anything:
        yield Note(f"{shown(file)}: contains no articles")


def _archive(file: File, files: "Iterable[Member]", options: InputOptions) -> Iterator[Item | Page]:
    from newscli.inputs.archives import is_hidden

    skipped: Counter[str] = Counter()
    for member in files:
        inner = File(f"{file.name}!{member.name}", discovered=True)
        kind = suffix(member.name)
        if is_hidden(member.name):
            continue
        if member.is_link:
            skipped["link"] += 1
        elif member.wrong:
            yield Problem(inner.name, member.wrong)
        elif kind in ARCHIVES:
            yield Problem(inner.name, _NESTED)
        elif kind not in FORMATS and not options.input_format:
            skipped[skipped_kind(member.name)] += 1
        else:
            try:
                yield from _unpacked(inner, member.stream, member.size, options, inside=True)
            except (OversizedArchiveError, OSError):
                raise
            except UnpackableError as error:
                yield Problem(inner.name, str(error))
            except Exception as error:
                yield _fault(inner, error)
    if skipped:
        yield Note(f"{file.name}: {other_kinds(skipped)}")


def _zip(file: File, stream: IO[bytes], options: InputOptions, *, inside: bool) -> Iterator[Item | Page]:
    """Yield the items of a zip archive, which may be a document or an archive of files, as its members tell."""
    named = suffix(file.name)
    kind = look_into_zip(stream)
    stream.seek(0)
    if isinstance(kind, Refused):
        yield Problem(shown(file), str(kind))
    elif kind:
        yield from _seen(file, stream, kind, options)
    elif (by_name := FORMATS.get(named)) in DOCUMENTS:  # a broken document, whose reader reports what is wrong
        yield from _articles(file, stream, by_name, options)
    elif inside:
        yield Problem(file.name, _NESTED)
    elif named in ARCHIVES or holds_articles(stream):
        from newscli.inputs.archives import members

        stream.seek(0)
        yield from _noted(file, _archive(file, members(stream, ".zip"), options))
    else:
        yield Problem(shown(file), "a zip archive without articles; extract the files you need, or save their text")


def _by_content(file: File, stream: IO[bytes], options: InputOptions) -> Iterator[Item | Page]:
    """Yield the items of a file; the content decides about its format, and the name only if the content is unclear."""
    by_name = FORMATS.get(suffix(file.name))
    head = first_bytes(stream)
    kind = _kind_by_bytes(head, by_name)
    if isinstance(kind, Refused):
        yield Problem(shown(file), str(look_into_compound(whole(stream)) if kind is OLDER_OFFICE else kind))
    elif kind and not _may_be_named(kind, by_name):
        yield from _seen(file, stream, kind, options)
    elif by_name in DOCUMENTS and kind is None and not (by_name in _MAILS and begins_with_fields(head)):
        yield Problem(shown(file), f"not {DOCUMENTS[by_name]}, although its name says so; give it the right suffix")
    elif by_name:
        yield from _articles(file, stream, by_name, options)
    else:
        yield from _unnamed(file, stream, options)


def _kind_by_bytes(head: bytes, by_name: InputFormat | None) -> InputFormat | Refused | None:
    """Return the format that the first bytes of a file show; None if only its name tells."""
    kind = look_at(head)
    if kind is None and (by_name is None or by_name in _TOLD_BY_TEXT):
        return look_at_text(head)
    if kind is None and by_name == "jsonl" and begins_as_list(head):
        return "json"
    return kind


def _may_be_named(kind: InputFormat, by_name: InputFormat | None) -> bool:
    """Whether the format of the content agrees with the name: a mail may be called a mailbox or a saved page."""
    return kind == by_name or (by_name in _MAILS and kind in ("eml", "mbox"))


def _seen(file: File, stream: IO[bytes], kind: InputFormat, options: InputOptions) -> Iterator[Item | Page]:
    """Yield the items of an input in the format of its content, after a note if its name says something else."""
    if FORMATS.get(suffix(file.name)) != kind:
        name = DOCUMENTS.get(kind, kind.upper())
        other = "" if kind in BINARY else " (use --input-format text to read it as it is)"
        if kind == "json":
            other = " (use --input-format jsonl to read it by lines)"
        yield Note(f"{shown(file)}: read as {name}{other}")
    yield from _articles(file, stream, kind, options)


def _articles(file: File, stream: IO[bytes], kind: InputFormat, options: InputOptions) -> Iterator[Item | Page]:
    match kind:
        case "text":
            data = whole(stream)
            if options.input_format is None and are_records(data, options):
                yield Note(f"{shown(file)}: looks like JSON Lines; use --input-format jsonl to read each record")
            yield from _text(file, data, options)
        case "jsonl":
            yield from articles_of_json_lines(file, _lines(stream), options)
        case "json":
            yield from articles_of_json_or_lines(file, stream, options)
        case "csv" | "tsv":
            yield from articles_of_table(stream, kind, options, path=file.name, shown=shown(file))
        case "warc":
            from newscli.inputs.warc import articles_of_warc

            yield from articles_of_warc(stream, options, path=file.name, shown=shown(file))
        case "parquet":
            from newscli.inputs.parquet import articles_of_parquet

            yield from articles_of_parquet(stream, options, path=file.name, shown=shown(file))
        case "mbox":
            yield from _mailbox(file, stream, options)
        case _:
            yield _page(file, whole(stream), kind, options)


def _unnamed(file: File, stream: IO[bytes], options: InputOptions) -> Iterator[Item | Page]:
    """Yield the items of standard input, or of a file without a known suffix, by its content."""
    first = stream.readline(LONGEST_LINE + 1)
    if first.startswith(b"WARC/1."):
        from newscli.inputs.warc import articles_of_warc

        yield Note(f"{shown(file)}: read as WARC (use --input-format text to read it as one article)")
        yield from articles_of_warc(stream, options, path=file.name, shown=shown(file), first=first)
        return
    if first.startswith(b"PAR1"):
        yield Problem(shown(file), "Parquet cannot be read from a pipe; give the file, with the suffix .parquet")
        return
    if is_object(first, options):
        yield Note(f"{shown(file)}: read as JSON Lines (use --input-format text to read it as one article)")
        yield from articles_of_json_lines(file, _lines(stream, first), options)
        return
    if begins_as_table(first, options):
        yield Note(f"{shown(file)}: read as CSV (use --input-format text to read it as one article)")
        yield from articles_of_table(stream, "csv", options, path=file.name, shown=shown(file), first=first)
        return
    data = first + stream.read(LONGEST_LINE + 1 - len(first))
    if are_objects(data, options) or (len(data) > LONGEST_LINE and begins_as_list(data)):
        yield Note(f"{shown(file)}: read as JSON (use --input-format text to read it as one article)")
        yield from articles_of_json(file, data, stream, options)
    elif begins_as_html(data):
        yield Note(f"{shown(file)}: read as HTML (use --input-format text to read it as it is)")
        yield _page(file, data, "html", options)
    elif is_binary(data) and not options.encoding:
        yield Problem(shown(file), "neither text nor a supported type; save it as plain text")
    else:
        if named := suffix(file.name):
            yield Note(f"{shown(file)}: read as plain text, as {named} is unknown (use --input-format to choose)")
        yield from _text(file, data, options)


def _lines(stream: IO[bytes], first: bytes = b"") -> Iterator[bytes | Pause | None]:
    """Yield the lines of a stream whose first line was already read; None and pauses as `Feed.lines` does."""
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, Feed):
        return stream.raw.lines(stream, first)
    return chain([first] if first else [], bounded_lines(stream))


def _text(file: File, data: bytes, options: InputOptions) -> Iterator[Item]:
    """Yield the article of a text, or the articles if it is the export of a database."""
    if len(data) > LONGEST_LINE:
        yield too_long(file)
        return
    try:
        decoded = decode(data, options.encoding)
    except UndecodableError as error:
        yield Problem(shown(file), str(error))
        return
    if decoded.guessed:
        yield guess_note(file, decoded.guessed)
    if options.input_format is None and may_be_export(decoded.text):
        from newscli.inputs.exports.databases import articles_of_export

        if exported := articles_of_export(decoded.text, file.name):
            yield export_note(shown(file), *exported)
            yield from exported.articles
            return
    if data.count(b"\n") > _MOST_LINES:
        yield Problem(shown(file), f"more than {_MOST_LINES:,} lines, too many for one article; split it")
        return
    if lists_files(decoded.text):
        yield Note(f"{shown(file)}: looks like a list of files; use --files-from {file.name} to read them")
    yield Article(file.name, decoded.text, file.name)


def _page(file: File, data: bytes, kind: InputFormat, options: InputOptions) -> Problem | Page:
    if len(data) > LONGEST_LINE:
        return too_long(file)
    return Page(data, file.name, shown(file), options.encoding, kind=kind)


def _mailbox(file: File, stream: IO[bytes], options: InputOptions) -> Iterator[Problem | Page]:
    from newscli.inputs.documents.mail import messages_of

    for number, data in enumerate(messages_of(stream), 1):
        identity = f"{file.name}#{number}"
        where = f"{shown(file)}#{number}"
        if data is None:
            yield Problem(where, f"a mail of more than {LONGEST_LINE // 1_000_000} MB; skipped")
        else:
            yield Page(data, file.name, where, options.encoding, kind="eml", id=identity, group=shown(file))
