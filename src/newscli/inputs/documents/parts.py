"""Reads the parts of documents that are zip archives of XML: Word, OpenDocument and EPUB.

The size of a part is limited, and its XML must not declare a document type: so entities cannot grow without bounds, and
no other file is read.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from newscli.errors import UnreadableError
from newscli.inputs.decoding import LONGEST_LINE

_MOST_OF_ALL = 4 * LONGEST_LINE  # bytes of all parts of one document together
LOCKED = "protected with a password; save it without one"

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Parts:
    """The parts of a document. kind: how messages call it. All methods raise UnreadableError."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        self._left = _MOST_OF_ALL
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise _broken(kind, error) from error
        self.names = self._archive.namelist()

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part; None if there is no such part."""
        try:
            entry = self._archive.getinfo(name)
        except KeyError:
            return None
        if entry.flag_bits & 1:
            raise UnreadableError(f"a {self._kind} {LOCKED}")
        most = min(LONGEST_LINE, self._left)
        try:
            with self._archive.open(entry) as part:
                data = part.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise _broken(self._kind, error) from error
        if len(data) > most:
            raise UnreadableError(
                f"a {self._kind} that unpacks to more than {most // 1_000_000} MB, too large; save its text"
            )
        self._left -= len(data)
        return data

    def walk(self, name: str, start: Start, end: End | None = None, text: Text | None = None) -> bool:
        """Call the functions for the elements and text of a part, in order. Returns False if there is no such part."""
        data = self.read(name)
        if data is not None:
            walk_xml(data, self._kind, start, end, text)
        return data is not None


def walk_xml(data: bytes, kind: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call the functions for the elements and text of XML. Names are passed without their namespaces.

    Raises UnreadableError, also for XML that declares a document type, which could define entities that grow without
    bounds; none of these formats needs one.
    """

    def refuse(*_: object) -> None:
        raise UnreadableError(f"a {kind} whose XML declares a document type, as none should; save it again")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    if end:
        parser.EndElementHandler = lambda name: end(_local(name))
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise _broken(kind, error) from error


def _local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(" ")[2]


def _broken(kind: str, error: Exception) -> UnreadableError:
    why = str(error).strip("'").rstrip(".").lower()
    return UnreadableError(f"a broken {kind} ({why}); fetch it again, or save it again")
