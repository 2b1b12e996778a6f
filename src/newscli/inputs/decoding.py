"""Decodes bytes: as UTF-8, or else by a guess that is reported, or else an error says what to try."""

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import IO, NamedTuple, TypeVar

from newscli.errors import UndecodableError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# By which of four bytes are zero in English text.
_WIDE_BY_ZEROS = {".0.0": "utf-16-le", "0.0.": "utf-16-be", ".000": "utf-32-le", "000.": "utf-32-be"}
_BEGINS_BOM = frozenset(bom[:1] for bom, _ in BOMS)
# Beginnings of the names of encodings in which every character, even a newline, has several bytes.
WIDE = ("utf-16", "utf-32", "utf_16", "utf_32", "utf16", "utf32")
# In text in a Western single-byte encoding, only few characters are outside ASCII.
_MOST_HIGH_BYTES = 0.12
_MULTIBYTE_UTF8 = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_SURE = 0.8  # of the characters outside ASCII, those that must stand in place where the text cannot be Windows-1252
_LEAST_EXAMINED, _EXAMINED = 8, 4096  # bytes

LONGEST_LINE = 64_000_000  # bytes
TOO_LONG = f"a line of more than {LONGEST_LINE // 1_000_000} MB; write one record per line"


def bounded_lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the lines of a stream; None for a line that is too long for memory."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield None


class Decoded(NamedTuple):
    text: str
    guessed: str | None = None  # the encoding, if it was a guess


Other = TypeVar("Other")  # what a feed yields among its lines, such as pauses


def decoded_lines(
    lines: Iterable[bytes | Other | None], encoding: str | None = None
) -> Iterator[Decoded | UndecodableError | Other]:
    """Yield each line as text, or an error for it. A line that is None was too long; other values are passed on."""
    lines = iter(lines)
    begun = False
    wide = encoding if (encoding or "").lower().startswith(WIDE) else None
    guessed = likely = None
    for line in lines:
        if line is None:
            yield UndecodableError(TOO_LONG)
            continue
        if not isinstance(line, bytes):
            yield line
            continue
        if not begun and not encoding:
            wide = next((name for bom, name in BOMS if name.startswith(WIDE) and line.startswith(bom)), None)
            wide = wide or (guessed := _unmarked_wide(line))
        begun = True
        if wide:
            yield from _wide_lines(chain([line], lines), wide, guessed)
            return
        try:
            decoded = decode(line, encoding, likely)
        except UndecodableError as error:
            error.data = line
            yield error
        else:
            likely = likely or decoded.guessed
            yield decoded


def _wide_lines(
    pieces: Iterable[bytes | Other | None], encoding: str, guessed: str | None
) -> Iterator[Decoded | UndecodableError | Other]:
    """Do the same for an encoding whose newline has several bytes, so that the pieces given are not whole lines."""
    decoder = codecs.getincrementaldecoder(encoding)()
    held = [""]
    size = 0
    try:
        for piece in pieces:
            if piece is not None and not isinstance(piece, bytes):
                yield piece
                continue
            if piece is None or size > LONGEST_LINE:
                yield UndecodableError(f"{TOO_LONG}; the rest of the file is skipped")
                return
            # A piece ends after the first byte that looks like a newline, so it contains at most one.
            line, end, after = decoder.decode(piece).removeprefix("\ufeff").partition("\n")
            held.append(line)
            size += len(piece)
            if end:
                yield Decoded("".join([*held, end]), guessed)
                held, size = [after], len(after)
        decoder.decode(b"", final=True)
    except UnicodeError as error:
        yield UndecodableError(
            f"is not {encoding.upper()} ({_place(error)}), the rest of the file is skipped; save it again"
        )
    else:
        if last := "".join(held):
            yield Decoded(last, guessed)


def decode(data: bytes, encoding: str | None = None, likely: str | None = None) -> Decoded:
    """Return the decoded bytes, without a leading byte order mark. Raises UndecodableError.

    likely: how the lines before were read by a guess.
    """
    if encoding:
        try:
            return Decoded(data.decode(encoding).removeprefix("\ufeff"))
        except UnicodeError as error:
            raise UndecodableError(f"is not {encoding} ({_place(error)}); choose another --encoding") from error
    for bom, name in BOMS if data[:1] in _BEGINS_BOM else ():
        if data.startswith(bom):
            try:
                return Decoded(data[len(bom) :].decode(name))
            except UnicodeDecodeError as error:
                raise UndecodableError(
                    f"begins as {name.upper()} but breaks off ({_place(error)}); save it again as UTF-8"
                ) from error
    if b"\0" in data:
        with suppress(UnicodeDecodeError):
            if wide := _unmarked_wide(data):
                return Decoded(data.decode(wide), wide)
        raise UndecodableError(
            f"contains NUL bytes (the first at {data.find(0)}), so it is not plain text; remove them, such as with:"
            " tr -d '\\000' < FILE, or try --encoding utf-16"
        )
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _guess(data, error, likely)


def _guess(data: bytes, error: UnicodeDecodeError, likely: str | None) -> Decoded:
    is_cut = error.end == len(data) and error.reason == "unexpected end of data"
    if _MULTIBYTE_UTF8.search(data, 0, error.start) or (_is_mostly_utf8(data) and not is_cut):
        raise UndecodableError(
            f"is damaged UTF-8 ({_place(error)}); repair it, such as with: iconv -c -f utf-8 -t utf-8 FILE"
        ) from error
    if is_cut:
        raise UndecodableError(
            f"ends inside a UTF-8 character ({_place(error)}), so it may be cut short; fetch it again,"
            " or choose its --encoding"
        ) from error
    from newscli.inputs import western

    if western.others_than_ascii(data) <= _MOST_HIGH_BYTES * len(data):
        best = western.guess(data, likely)
        if best.share > _SURE or not _UNDEFINED_IN_CP1252.search(data):
            return Decoded(data.decode(best.encoding), best.encoding)
    from charset_normalizer import from_bytes

    other = from_bytes(data).best()
    if other is None:
        raise UndecodableError(
            f"is not UTF-8 ({_place(error)}) and its encoding cannot be guessed; choose one with --encoding"
        )
    return Decoded(str(other).removeprefix("\ufeff"), other.encoding)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more bytes outside ASCII belong to valid UTF-8 characters than do not, so that this is damaged UTF-8."""
    high = sum(byte >= 0x80 for byte in data)
    return 2 * sum(map(len, _MULTIBYTE_UTF8.findall(data))) > high


def _unmarked_wide(data: bytes) -> str | None:
    """Return which UTF-16 or UTF-32 bytes without a byte order mark are, by the zeros in it; None for anything else.

    In English text nearly every second byte of UTF-16 is zero, and three of four of UTF-32, and hardly any other.
    """
    data = data[:_EXAMINED]
    if len(data) < _LEAST_EXAMINED:
        return None
    pairs = "".join("0" if data[place::4].count(0) > 0.6 * (len(data) // 4) else "." for place in range(4))
    others = sum(data[place::4].count(0) for place in range(4) if pairs[place] == ".")
    return _WIDE_BY_ZEROS.get(pairs) if others <= 0.01 * len(data) else None


def _place(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte 0x{error.object[error.start]:02x} at {error.start}"
    return str(error)
