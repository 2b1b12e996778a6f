"""Files and standard input to articles, one at a time, in the order of the inputs."""

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
    File,
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
# Names whose content may still be another kind of text.
_MOST_LINES = 500_000  # of a text: each takes a kilobyte while it is read
_MAILS = ("eml", "mbox", "mhtml")
_TOLD_BY_TEXT = frozenset({"html", *DOCUMENTS})


def read_files(paths: Iterable[str], options: InputOptions) -> Iterator[Item | Page]:
    before = 0
    for file in find_files(paths, options):
        if isinstance(file, File):
            before += yield from read_one(file, options, before)
        else:
            yield file


def read_one(file: File, options: InputOptions, before: int = 0) -> Generator[Item | Page, None, int]:
    """Returns the bytes of the file. before: those of the files before it."""
    size = 0
    try:
        if file.name == "-":
            # No stdin at all: it was closed by the shell.
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
    """A fault of a reader, which costs one input and never another one."""
    return Problem(shown(file), fault(error), kind="fault")


@contextmanager
def _opened(path: str) -> Iterator[tuple[IO[bytes], int]]:
    """The file and its size in bytes, 0 where it has none."""
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
    """inside: the file is one of an archive."""
    name = file.name
    if suffix(name) not in KNOWN:  # standard input, or a file whose name does not tell
        name += packing(packed)
    with unpacked(packed, name, size) as stream:
        kind = suffix(name)
        if kind not in KNOWN and packing(stream) == ".tar":
            kind = ".tar"
        if kind == ".tar":
            from newscli.inputs.archives import members

            yield from _archive(file, members(stream, kind), options)
        elif kind == ".zip" or (not options.input_format and packing(stream) == ".zip"):
            yield from _zip(file, seekable(stream), options, inside=inside)
        elif options.input_format:
            yield from _noting_results(file, _articles(file, stream, options.input_format, options))
        else:
            yield from _noting_results(file, _by_content(file, stream, options))


def _noting_results(file: File, items: Iterable[Item | Page]) -> Iterator[Item | Page]:
    """The items; what is a result of newscli is said once. In a folder it lies beside the articles, and is no fault."""
    said = False
    for item in items:
        if not isinstance(item, Problem) or not item.results:
            yield item
        elif not said:
            said = True
            yield Note(f"{shown(file)}: {_RESULTS}; skipped") if file.found else item


def _archive(file: File, found: "Iterable[Member]", options: InputOptions) -> Iterator[Item | Page]:
    from newscli.inputs.archives import is_hidden

    skipped: Counter[str] = Counter()
    for member in found:
        inner = File(f"{file.name}!{member.name}", found=True)
        kind = suffix(member.name)
        if is_hidden(member.name):
            continue
        if member.wrong:
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
    """Much is packed as a zip archive: its members say whether it is a document, or an archive of files."""
    named = suffix(file.name)
    kind = look_into_zip(stream)
    stream.seek(0)
    if isinstance(kind, Refused):
        yield Problem(shown(file), str(kind))
    elif kind:
        yield from _seen(file, stream, kind, options)
    elif (said := FORMATS.get(named)) in DOCUMENTS:  # a broken one: its reader says what is wrong
        yield from _articles(file, stream, said, options)
    elif inside:
        yield Problem(file.name, _NESTED)
    elif named in ARCHIVES or holds_articles(stream):
        from newscli.inputs.archives import members

        stream.seek(0)
        yield from _archive(file, members(stream, ".zip"), options)
    else:
        yield Problem(shown(file), "a zip archive without articles; extract the files you need, or save their text")


def _by_content(file: File, stream: IO[bytes], options: InputOptions) -> Iterator[Item | Page]:
    """What the content is counts more than what the name says, where the content is sure to be something."""
    said = FORMATS.get(suffix(file.name))
    head = first_bytes(stream)
    kind = look_at(head)
    if kind is None and (said is None or said in _TOLD_BY_TEXT):
        kind = look_at_text(head)
    if isinstance(kind, Refused):
        yield Problem(shown(file), str(look_into_compound(whole(stream)) if kind is OLDER_OFFICE else kind))
    elif kind and not _may_be_named(kind, said):
        yield from _seen(file, stream, kind, options)
    elif said in DOCUMENTS and kind is None and not (said in _MAILS and begins_with_fields(head)):
        yield Problem(shown(file), f"not a {DOCUMENTS[said]}, although its name says so; give it the right suffix")
    elif said:
        yield from _articles(file, stream, said, options)
    else:
        yield from _unnamed(file, stream, options)


def _may_be_named(kind: InputFormat, said: InputFormat | None) -> bool:
    """Whether content of a kind belongs to what the name says: a mail is a box of one, a saved page is a mail."""
    return kind == said or (said in _MAILS and kind in ("eml", "mbox"))


def _seen(file: File, stream: IO[bytes], kind: InputFormat, options: InputOptions) -> Iterator[Item | Page]:
    """An input of the kind that its content shows, with a note where its name says something else."""
    if FORMATS.get(suffix(file.name)) != kind:
        name = DOCUMENTS.get(kind, kind.upper())
        other = "" if kind in BINARY else " (use --input-format text to read it as it is)"
        yield Note(f"{shown(file)}: read as {name}{other}")
    yield from _articles(file, stream, kind, options)


def _articles(file: File, stream: IO[bytes], kind: InputFormat, options: InputOptions) -> Iterator[Item | Page]:
    match kind:
        case "text":
            yield from _text(file, whole(stream), options)
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
    """Standard input and files without a telling suffix: the content says what they are."""
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
    """The lines of a stream whose first one has been read. None, and a pause: as from a feed."""
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, Feed):
        return stream.raw.lines(stream, first)
    return chain([first] if first else [], bounded_lines(stream))


def _text(file: File, data: bytes, options: InputOptions) -> Iterator[Item]:
    """The article of a text, or the articles, where it is the export of a database."""
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
