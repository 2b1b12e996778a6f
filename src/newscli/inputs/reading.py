"""Files and standard input to articles, one at a time, in the order of the inputs."""

import io
import json
import os
import re
import stat
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

from newscli.errors import BrokenArrayError, UndecodableError, UnpackableError, counted, reason
from newscli.inputs.arrays import DECODER, array_items
from newscli.inputs.article import Article, InputOptions, Item, Note, Pause, Problem
from newscli.inputs.decoding import LONGEST_LINE, bounded_lines, decode, decoded_lines
from newscli.inputs.feed import Feed, standard_input
from newscli.inputs.html import begins_as_html
from newscli.inputs.kinds import ARCHIVES, FORMATS, KNOWN, File, is_url, suffix
from newscli.inputs.objects import article_of, text_field
from newscli.inputs.pages import Page
from newscli.inputs.paths import find_files
from newscli.inputs.table import articles_of_table, begins_as_table
from newscli.inputs.unpacking import packing, unpacked

if TYPE_CHECKING:
    from newscli.inputs.archives import Member

_MOST_ARE_LESS = 65_536  # bytes
_LISTS = ("articles", "results", "items", "data", "docs", "stories", "news")  # where an answer holds the articles


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
        yield Problem(f"{_shown(file)}: {error}")
    except OSError as error:
        why = f"{_shown(file)}: {reason(error)}; check that it is there and that you may read it"
        yield Problem(why, passing=True)
    except Exception as error:
        yield _fault(file, error)
    return size


def _fault(file: File, error: Exception) -> Problem:
    """A fault of a reader, which costs one input and never another one."""
    return Problem(f"{_shown(file)}: an error in newscli ({type(error).__name__}: {error}); please report it")


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


def _unpacked(file: File, packed: IO[bytes], size: int, options: InputOptions) -> Iterator[Item | Page]:
    name = file.name
    if suffix(name) not in KNOWN:  # standard input, or a file whose name does not tell
        name += packing(packed)
    with unpacked(packed, name, size) as stream:
        kind = suffix(name)
        if kind not in KNOWN and packing(stream) == ".tar":
            kind = ".tar"
        if kind in ARCHIVES:
            from newscli.inputs.archives import members

            yield from _archive(file, members(stream, kind), options)
        else:
            yield from _articles(file, stream, options)


def _archive(file: File, found: "Iterable[Member]", options: InputOptions) -> Iterator[Item | Page]:
    from newscli.inputs.archives import is_hidden

    skipped = 0
    for member in found:
        inner = File(f"{file.name}!{member.name}")
        kind = suffix(member.name)
        if is_hidden(member.name):
            continue
        if member.wrong:
            yield Problem(f"{inner.name}: {member.wrong}")
        elif kind in ARCHIVES:
            yield Problem(f"{inner.name}: an archive in an archive; unpack the outer one first")
        elif kind not in FORMATS and not options.input_format:
            skipped += 1
        else:
            try:
                yield from _unpacked(inner, member.stream, member.size, options)
            except UnpackableError as error:
                yield Problem(f"{inner.name}: {error}")
            except OSError:
                raise
            except Exception as error:
                yield _fault(inner, error)
    if skipped:
        yield Note(f"{file.name}: {counted(skipped, 'file')} of other kinds skipped")


def _articles(file: File, stream: IO[bytes], options: InputOptions) -> Iterator[Item | Page]:
    match options.input_format or FORMATS.get(suffix(file.name)):
        case "text":
            yield from _text(file, _begin(stream), options)
        case "jsonl":
            yield from _json_lines(file, _lines(stream), options)
        case "json":
            yield from _json_or_lines(file, stream, options)
        case "html":
            yield _html(file, _begin(stream), options)
        case "csv" | "tsv" as kind:
            yield from articles_of_table(stream, kind, options, path=file.name, shown=_shown(file))
        case "warc":
            from newscli.inputs.warc import articles_of_warc

            yield from articles_of_warc(stream, options, path=file.name, shown=_shown(file))
        case "parquet":
            from newscli.inputs.parquet import articles_of_parquet

            yield from articles_of_parquet(stream, options, path=file.name, shown=_shown(file))
        case None:
            yield from _unnamed(file, stream, options)


def _unnamed(file: File, stream: IO[bytes], options: InputOptions) -> Iterator[Item | Page]:
    """Standard input and files without a telling suffix: the content says what they are."""
    first = stream.readline(LONGEST_LINE + 1)
    if first.startswith(b"WARC/1."):
        from newscli.inputs.warc import articles_of_warc

        yield Note(f"{_shown(file)}: read as WARC (--input-format text reads it as one article)")
        yield from articles_of_warc(stream, options, path=file.name, shown=_shown(file), first=first)
        return
    if first.startswith(b"PAR1"):
        yield Problem(f"{_shown(file)}: this is Parquet, which can be read from no pipe; name its file, with .parquet")
        return
    if _is_object(first, options):
        yield Note(f"{_shown(file)}: read as JSON Lines (--input-format text reads it as one article)")
        yield from _json_lines(file, _lines(stream, first), options)
        return
    if begins_as_table(first, options):
        yield Note(f"{_shown(file)}: read as CSV (--input-format text reads it as one article)")
        yield from articles_of_table(stream, "csv", options, path=file.name, shown=_shown(file), first=first)
        return
    data = first + stream.read(LONGEST_LINE + 1 - len(first))
    if _objects(data, options) or (len(data) > LONGEST_LINE and _begins_as_list(data)):
        yield Note(f"{_shown(file)}: read as JSON (--input-format text reads it as one article)")
        yield from _json(file, data, stream, options)
    elif begins_as_html(data):
        yield Note(f"{_shown(file)}: read as HTML (--input-format text reads it as it stands)")
        yield _html(file, data, options)
    else:
        yield from _text(file, data, options)


def _begins_as_list(data: bytes) -> bool:
    return re.match(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{", data) is not None


def _is_object(line: bytes, options: InputOptions) -> bool:
    """Whether a line is a whole JSON object, as a record is and no line of an article."""
    return line.lstrip(b"\xef\xbb\xbf \t")[:1] == b"{" and _objects(line, options)


def _objects(data: bytes, options: InputOptions) -> bool:
    """Whether bytes are a JSON object, or a list that begins with one."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return False
    try:
        value = _loads(decode(data, options.encoding).text)
    except ValueError:
        return False
    return bool(value) and isinstance(value[0] if isinstance(value, list) else value, dict)


def _text(file: File, data: bytes, options: InputOptions) -> Iterator[Item]:
    if len(data) > LONGEST_LINE:
        yield _too_long(file)
        return
    try:
        decoded = decode(data, options.encoding)
    except UndecodableError as error:
        yield Problem(f"{_shown(file)}: {error}")
        return
    if decoded.guessed:
        yield _guess(file, decoded.guessed)
    yield Article(file.name, decoded.text, file.name)


def _html(file: File, data: bytes, options: InputOptions) -> Problem | Page:
    if len(data) > LONGEST_LINE:
        return _too_long(file)
    return Page(data, file.name, _shown(file), options.encoding)


def _too_long(file: File) -> Problem:
    most = f"{LONGEST_LINE // 1_000_000} MB"
    return Problem(f"{_shown(file)}: more than {most}, as no article is; split it into articles")


def _begin(stream: IO[bytes]) -> bytes:
    """All of a stream, or more bytes than a line may have."""
    data = stream.read(min(_MOST_ARE_LESS, LONGEST_LINE + 1))
    # Memory for all that may come is asked for only where more than that is there.
    return data if len(data) < _MOST_ARE_LESS else data + stream.read(LONGEST_LINE + 1 - len(data))


def _lines(stream: IO[bytes], first: bytes = b"") -> Iterator[bytes | Pause | None]:
    """The lines of a stream whose first one has been read. None, and a pause: as from a feed."""
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, Feed):
        return stream.raw.lines(stream, first)
    return chain([first] if first else [], bounded_lines(stream))


def _json_lines(file: File, lines: Iterable[bytes | Pause | None], options: InputOptions) -> Iterator[Item]:
    guess_told = False
    number = 0
    for line in decoded_lines(lines, options.encoding):
        if isinstance(line, Pause):
            yield line
            continue
        number += 1
        if isinstance(line, UndecodableError):
            record = line.data.decode(errors="backslashreplace") if line.data else None
            yield Problem(f"{_shown(file)}:{number}: {line}", record)
            continue
        if not line.text.strip():
            continue
        try:
            fields = _loads(line.text)
        except ValueError as error:
            yield Problem(
                f"{_shown(file)}:{number}: no JSON ({error}); each line must be one whole JSON object",
                line.text.rstrip(),
            )
        else:
            if line.guessed and not guess_told:
                yield _guess(file, line.guessed)
                guess_told = True
            yield from article_of(fields, path=file.name, where=f"{file.name}:{number}", names=options.fields)


def _json_or_lines(file: File, stream: IO[bytes], options: InputOptions) -> Iterator[Item]:
    """The articles of JSON; also of JSON Lines, as some tools name them .json."""
    first = stream.readline(LONGEST_LINE + 1)
    lines = [first]
    if _is_object(first, options):
        while (line := stream.readline(LONGEST_LINE + 1)) and not line.strip():
            lines.append(line)
        if line:
            yield from _json_lines(file, chain([*lines, line], bounded_lines(stream)), options)
            return
    yield from _json(file, first + _begin(stream), stream, options)


def _json(file: File, data: bytes, stream: IO[bytes], options: InputOptions) -> Iterator[Item]:
    """The articles of JSON. data: the first bytes, which are all of it unless there are more than a line may have."""
    if not data.strip():
        return
    if len(data) > LONGEST_LINE:
        yield from _numbered(file, array_items(data, stream, options.encoding), options)
        return
    try:
        value = _loads(decode(data, options.encoding).text)
    except UndecodableError as error:
        yield Problem(f"{_shown(file)}: {error}")
    except ValueError as error:
        yield Problem(
            f"{_shown(file)}: no JSON ({error}); it must be an object, a list of objects, or an object a line"
        )
    else:
        items = value if isinstance(value, list) else _listed(value, options)
        if items is None:
            yield from article_of(value, path=file.name, where=file.name, names=options.fields)
        else:
            yield from _numbered(file, items, options)


def _listed(value: Any, options: InputOptions) -> list[Any] | None:
    """The articles in the object that an interface answers with; None where it is an article itself."""
    if not isinstance(value, dict) or text_field(value, options.fields):
        return None
    return next((items for name in _LISTS if isinstance(items := value.get(name), list)), None)


def _numbered(file: File, values: Iterable[Any], options: InputOptions) -> Iterator[Item]:
    number = 0
    try:
        for number, fields in enumerate(values, 1):
            yield from article_of(fields, path=file.name, where=f"{file.name}:{number}", names=options.fields)
    except BrokenArrayError as error:
        yield Problem(f"{_shown(file)}:{number + 1}: {error}; what comes after it is left out, mend it")


def _loads(text: str) -> Any:
    """The value. Raises ValueError, also for what the parser refuses in other ways."""
    try:
        return DECODER.decode(text)
    except json.JSONDecodeError:
        raise
    except ValueError:  # of int
        raise ValueError("a number in it has thousands of digits") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _guess(file: File, encoding: str) -> Note:
    return Note(f"{_shown(file)}: not UTF-8, read as {encoding} (--encoding names another)")


def _shown(file: File) -> str:
    return "standard input" if file.name == "-" else file.name
