"""Reads WARC files (ISO 28500), as crawlers write them: each web page, or text of a WET file, is an article.

No library is used, because a broken record must be reported and must cost nothing else. On the cases of test_warc.py
the maintained libraries (fastwarc 2.0.1, warcio 1.8.1) stop at the first broken header or wrong length, and take the
beginning of a page that is cut short (in a file, a chunk or a gzip stream) for the whole page; warcio does not read
files that are compressed in one piece.
"""

import re
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from typing import IO, NamedTuple

from newscli.errors import UndecodableError, counted
from newscli.inputs.article import Article, InputOptions, Item, Note, Problem
from newscli.inputs.decoding import LONGEST_LINE, decode
from newscli.inputs.html import begins_as_html
from newscli.inputs.pages import Page

_INSTALL = "reading the pages of a WARC file needs an extra; install it with: pip install 'newscli[warc]'"
_LONGEST_HEADER = 65_536  # bytes, of a record's own header or that of HTTP
_READ = 1_000_000  # bytes that are skipped at a time
_TYPES = ("warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation")
_BEGINS = re.compile(rb"WARC/\d")
_LENGTH = re.compile(r"\d{1,15}")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\n]{0,1000}\n")

Headers = dict[str, str]


def articles_of_warc(
    stream: IO[bytes], options: InputOptions, *, path: str, shown: str, first: bytes = b""
) -> Iterator[Item | Page]:
    """Yield the articles of the records, each with the address of its page as its id.

    shown: the input's name in messages. first: the first line, which was already read.

    The day on which a page was fetched becomes the field `warc_date`; it is not the publication date.
    """
    skipped = 0
    for number, record in enumerate(_records(_Reader(stream), first), 1):
        where = f"{shown}:{number}"
        if record.broken:
            yield Problem(where, f"{record.broken} (at byte {record.position:,}, unpacked)")
            continue
        if record.type not in _TYPES:
            yield Problem(where, f"unknown WARC-Type {record.type[:40]!r}; record skipped")
            continue
        kind, payload, charset = _payload(record)
        if kind is None:
            skipped += record.type in ("response", "resource", "conversion")
            continue
        if isinstance(payload, str):
            yield Problem(where, payload)
            continue
        if kind == "html" and find_spec("trafilatura") is None:
            yield Problem(shown, _INSTALL)
            return
        address = record.headers.get("warc-target-uri", "").strip("<> ") or None
        fields = {"url": address, "warc_date": record.headers.get("warc-date")}
        fields = {name: value for name, value in fields.items() if value}
        identity = address or f"{path}:{number}"
        if kind == "html":
            yield Page(payload, path, where, options.encoding, charset, address, identity, fields, group=shown)
            continue
        try:
            yield Article(identity, decode(payload, options.encoding).text, path, fields=fields)
        except UndecodableError as error:
            yield Problem(where, str(error))
    if skipped:
        yield Note(f"{shown}: {counted(skipped, 'record')} without an HTML page skipped")


class _Record(NamedTuple):
    """A record, or what is wrong with it. block: its content, or only the beginning if not `whole`."""

    position: int  # of its first byte in the unpacked file
    headers: Headers
    block: bytes = b""
    whole: bool = True
    broken: str | None = None

    @property
    def type(self) -> str:
        return self.headers.get("warc-type", "").lower()


def _records(reader: "_Reader", first: bytes) -> Iterator[_Record]:
    """Yield the records in order. After a broken record, everything up to the next readable one is skipped."""
    reader.position = len(first)
    line = first or reader.line()
    while line:
        position = reader.position - len(line)
        if not line.strip():
            line = reader.line()
            continue
        record = _record(reader, line, position)
        line = reader.line()
        if not record.broken and line.strip():
            record = record._replace(broken="its Content-Length is not that of its content; the record is left out")
        yield record
        if record.broken:
            while line and not _BEGINS.match(line):
                line = reader.line()


def _record(reader: "_Reader", line: bytes, position: int) -> _Record:
    if not _BEGINS.match(line):
        return _Record(position, {}, broken="no WARC record begins here; what follows is left out up to the next one")
    headers = _headers(reader)
    length = headers.get("content-length", "") if headers is not None else ""
    if headers is None or not _LENGTH.fullmatch(length):
        return _Record(position, {}, broken="a broken header, without its end or its Content-Length; left out")
    record = _Record(position, headers)
    block = reader.read(min(int(length), _LONGEST_HEADER))
    missing = int(length) - len(block)
    if missing and len(block) == _LONGEST_HEADER:
        if _kind(record._replace(block=block))[0] is None or int(length) > LONGEST_LINE:
            missing -= reader.skip(missing)
            record = record._replace(whole=False)
        else:
            more = reader.read(missing)
            block, missing = block + more, missing - len(more)
    if missing:
        return record._replace(broken="cut short by the end of the file; fetch it again")
    return record._replace(block=block)


class _Reader:
    """Wraps a stream and counts the bytes read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.position = 0
        self._stream = stream

    def line(self) -> bytes:
        """Return the next line, or a part of a very long one."""
        line = self._stream.readline(_LONGEST_HEADER)
        self.position += len(line)
        return line

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.position += len(data)
        return data

    def skip(self, size: int) -> int:
        """Skip up to `size` bytes. Returns how many there were."""
        left = size
        while left and (data := self.read(min(left, _READ))):
            left -= len(data)
        return size - left


def _headers(reader: "_Reader") -> Headers | None:
    """Return the headers up to an empty line; None if there is no such line, or too much before it."""
    lines: list[bytes] = []
    begin = reader.position
    while line := reader.line():
        if not line.strip():
            return _named(lines)
        lines.append(line)
        if reader.position - begin > _LONGEST_HEADER:
            return None
    return None


def _named(lines: list[bytes]) -> Headers:
    headers: Headers = {}
    for line in lines:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _payload(record: _Record) -> tuple[str | None, bytes | str, str | None]:
    """Return what a record holds (html, text, or None), its bytes or what is wrong with them, and its charset."""
    kind, http, start = _kind(record)
    if kind is None:
        return None, b"", None
    named = http if http is not None else record.headers
    charset = m[1] if (m := _CHARSET.search(named.get("content-type", ""))) else None
    if not record.whole:
        return kind, f"a page of more than {LONGEST_LINE // 1_000_000} MB, too large for one article; skipped", charset
    try:
        return kind, _decoded(record.block[start:], http or {}), charset
    except (ValueError, zlib.error) as error:
        return kind, f"its content is broken ({error}); the page is left out", charset


def _kind(record: _Record) -> tuple[str | None, Headers | None, int]:
    """Return what a record holds, its HTTP header if it has one, and the offset of the content in the block."""
    media = record.headers.get("content-type", "").lower()
    if record.type == "conversion":
        return ("text" if media.startswith("text/plain") else None), None, 0
    if record.type == "resource":
        return ("html" if "html" in media else None), None, 0
    if record.type != "response" or not record.block.startswith(b"HTTP/"):
        return None, None, 0
    end = re.search(rb"\r?\n\r?\n", record.block)
    if end is None:
        return None, None, 0
    status, *lines = record.block[: end.start()].split(b"\n")
    http = _named(lines)
    if status.split()[1:2] != [b"200"]:
        return None, http, end.end()
    media = http.get("content-type", "").lower()
    is_page = "html" in media or (not media and begins_as_html(record.block[end.end() :]))
    return ("html" if is_page else None), http, end.end()


def _decoded(data: bytes, http: Headers) -> bytes:
    """Return the page, decompressed. Raises ValueError and zlib.error.

    Many crawlers store the page decompressed but keep its original header, so the bytes decide, not only the header.
    """
    if "chunked" in http.get("transfer-encoding", "").lower() and _CHUNK.match(data):
        data = _joined(data)
    packing = http.get("content-encoding", "").lower()
    if data.startswith(b"\x1f\x8b"):
        return _inflated(data, 31)
    if packing == "deflate" and data[:1] == b"x":
        return _inflated(data, 15)
    if packing == "br" and not data.lstrip().startswith(b"<"):
        return _of_brotli(data)
    return data


def _joined(data: bytes) -> bytes:
    parts: list[bytes] = []
    offset = 0
    while chunk := _CHUNK.match(data, offset):
        size = int(chunk[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(data[chunk.end() : chunk.end() + size])
        offset = chunk.end() + size
    raise ValueError("it breaks off between its chunks")


def _inflated(data: bytes, window: int) -> bytes:
    inflate = zlib.decompressobj(window)
    page = inflate.decompress(data, LONGEST_LINE)
    if not inflate.eof:
        raise ValueError("packed, and cut short or too large")
    return page


def _of_brotli(data: bytes) -> bytes:
    try:
        import brotli
    except ImportError:
        raise ValueError(f"packed with brotli; {_INSTALL}") from None
    unpack = brotli.Decompressor()
    try:
        page: bytes = unpack.process(data, output_buffer_limit=LONGEST_LINE)
    except brotli.error as error:
        raise ValueError("packed with brotli, and damaged") from error
    if not unpack.is_finished():
        raise ValueError("packed, and cut short or too large")
    return page
