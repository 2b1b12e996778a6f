"""Recognises the format of an input by its bytes, including formats that cannot be read."""

import io
import re
from typing import IO, NamedTuple

from newscli.errors import UnpackableError
from newscli.inputs.article import InputFormat
from newscli.inputs.decoding import LONGEST_LINE
from newscli.inputs.html import begins_as_html
from newscli.inputs.kinds import KNOWN, suffix
from newscli.inputs.unpacking import raise_read_error

PEEKED = 4096  # bytes that are examined
_NO_TEXT = bytes({*range(32)} - {*b"\t\n\r\f\v\b\x1b\x1a"})
_WORD = "; open it in a word processor and save it as .docx"
_TEXT = "; save it as plain text"


class Refused(NamedTuple):
    """A format that cannot be read. Both fields are parts of a message: what it is, and what to do."""

    kind: str
    cure: str

    def __str__(self) -> str:
        return f"{self.kind}, which cannot be read{self.cure}"


_PICTURE = Refused("a picture", "; recognise its text first, such as with: tesseract IN OUT")
_SOUND = Refused("sound or film", "; write its words down, or get a transcript")
# Offset, signature at that offset, and the format that it shows.
_BEGINNINGS: tuple[tuple[int, bytes, InputFormat | Refused], ...] = (
    (0, b"{\\rtf", "rtf"),
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
    (0, b"II*\0", _PICTURE),
    (0, b"MM\0*", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (0, b"AT&TFORM", Refused("a scan (DjVu)", "; make it a PDF with text, such as with ocrmypdf")),
    (0, b"%!PS", Refused("PostScript", "; make it a PDF, such as with ps2pdf")),
    (0, b"ID3", _SOUND),
    (0, b"OggS", _SOUND),
    (4, b"ftyp", _SOUND),
    (0, b"SQLite format 3\0", Refused("an SQLite database", "; export its articles as JSON Lines or CSV")),
    (0, b"7z\xbc\xaf\x27\x1c", Refused("a 7z archive", "; unpack it first")),
    (0, b"Rar!", Refused("a RAR archive", "; unpack it first")),
    (60, b"BOOKMOBI", Refused("a Kindle book", "; convert it to EPUB, such as with ebook-convert")),
    (0, b"\xffWPC", Refused("a WordPerfect document", _WORD)),
    (0, b"\x7fELF", Refused("a program", _TEXT)),
    (0, b"MZ\x90", Refused("a program", _TEXT)),
)
_PDF_WITHIN = 1024  # bytes; PDF readers skip what stands before the signature
OLDER_OFFICE = Refused("a document of an older Office program", "; save it as .docx")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE2, the container of the older Office formats
# The names of their streams, in UTF-16, tell them apart.
_COMPOUND_KINDS = (
    ("EncryptedPackage", Refused("an Office document protected with a password", "; save it without one")),
    ("WordDocument", Refused("a Word document of before 2007 (.doc)", "; save it as .docx")),
    ("__substg1.0_", Refused("a mail of Outlook (.msg)", "; save it as .eml")),
    ("Workbook", Refused("an Excel table", "; save it as CSV")),
    ("PowerPoint Document", Refused("a PowerPoint presentation", _TEXT)),
)
_FIELD = (
    rb"[A-Z][A-Za-z0-9]{1,30}(?:-[A-Za-z0-9]{1,30}){0,5}:[^\r\n]{0,4000}\r?\n"
    rb"(?:[ \t][^\n]{0,4000}\n){0,200}"  # continuation lines
)
_MAIL = re.compile(rb"(?:\xef\xbb\xbf)?(?:>?From \S{1,300}[^\n]{0,100}\n)?(?:" + _FIELD + rb"){3}")
_FIELDS = re.compile(rb"\s{0,20}(?:>?From \S{1,300}[^\n]{0,100}\n)?(?:" + _FIELD + rb"){2}")
_OF_MAIL = re.compile(
    rb"^(?:MIME-Version|Received|Message-ID|Return-Path|Delivered-To|Content-Type|X-Mailer|DKIM-Signature):",
    re.M | re.I,
)
_MAILBOX = re.compile(
    rb"From \S{1,300} [^\n]{0,60}\d{2}:\d{2}[^\n]{0,60}\n(?:>From [^\n]{0,200}\n)?[A-Z][A-Za-z0-9-]{1,60}:"
)
_SAVED_PAGE = re.compile(rb"^From:.{0,5}Saved by\b|^Snapshot-Content-Location:", re.M | re.I)
_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}<\?xml\b|(?:\xef\xbb\xbf)?\s{0,200}<(?:rss|feed|svg|nitf|newsml|newsitem)\b", re.I
)

_XML_REFUSED = Refused("XML", "; save its articles as JSON Lines, HTML or plain text")
_OTHER_ZIPS = (
    ("xl/workbook.xml", Refused("an Excel table", "; save it as CSV")),
    ("ppt/presentation.xml", Refused("a PowerPoint presentation", _TEXT)),
    ("Index/Document.iwa", Refused("a Pages document", "; export it as Word (.docx)")),
    ("Index.zip", Refused("a Pages document", "; export it as Word (.docx)")),
    ("AndroidManifest.xml", Refused("an Android app", _TEXT)),
    ("META-INF/MANIFEST.MF", Refused("a Java archive", _TEXT)),
)
_MIMETYPES: dict[bytes, InputFormat | Refused] = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": Refused("an OpenDocument table", "; save it as CSV"),
    b"application/vnd.oasis.opendocument.presentation": Refused("an OpenDocument presentation", _TEXT),
}


def look_at(head: bytes) -> InputFormat | Refused | None:
    """Return the format that the first bytes of an input show; None for text and unknown formats.

    >>> look_at(b"%PDF-1.7 ..."), look_at(b"{\\\\rtf1 ..."), look_at(b"The harbour office said ...")
    ('pdf', 'rtf', None)
    """
    if b"%PDF-" in head[:_PDF_WITHIN] and head.lstrip()[:1] in (b"%", b"\xef", b"\0"):
        return "pdf"
    for place, mark, kind in _BEGINNINGS:
        if head.startswith(mark, place):
            return kind
    return OLDER_OFFICE if head.startswith(_COMPOUND) else None


def look_at_text(head: bytes) -> InputFormat | Refused | None:
    """Return the format of a text: web page, mail, mailbox, saved page, XML; None for anything else."""
    if begins_as_html(head):
        return "html"
    if _XML.match(head):
        return "html" if re.search(rb"<html\b", head, re.I) else _XML_REFUSED
    if _MAILBOX.match(head):
        return "mbox"
    if _MAIL.match(head) and _OF_MAIL.search(head):
        return "mhtml" if _SAVED_PAGE.search(head) else "eml"
    return None


def look_into_compound(data: bytes) -> Refused:
    """Return which kind of older Office document the bytes are."""
    for stream, kind in _COMPOUND_KINDS:
        if stream.encode("utf-16-le") in data:
            return kind
    return OLDER_OFFICE


def look_into_zip(stream: IO[bytes]) -> InputFormat | Refused | None:
    """Return the format of a document that is stored as a zip archive; None for an ordinary archive of files."""
    import zipfile  # imported late, as few inputs need it

    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            first = archive.infolist()[:1]
            if first and first[0].filename == "mimetype" and first[0].file_size < 200:
                mimetype = archive.read(first[0]).strip()
                if kind := _MIMETYPES.get(mimetype):
                    return kind
    except Exception as error:  # the library raises many kinds of errors for damaged archives
        raise_read_error(error)
        return None  # the reader of the archive reports what is wrong with it
    if "[Content_Types].xml" in names and any(n.startswith("word/document") and n.endswith(".xml") for n in names):
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "odt"
    for name, kind in _OTHER_ZIPS:
        if name in names:
            return kind
    return None


def holds_articles(stream: IO[bytes]) -> bool:
    """Whether a zip archive contains a file of a supported type."""
    import zipfile

    try:
        with zipfile.ZipFile(stream) as archive:
            return any(suffix(name) in KNOWN for name in archive.namelist())
    except Exception as error:  # see above
        raise_read_error(error)
        return False


def begins_with_fields(head: bytes) -> bool:
    """Whether a text begins with header fields as a mail does."""
    return _FIELDS.match(head) is not None


def seekable(stream: IO[bytes]) -> IO[bytes]:
    """Return the stream, or a copy in memory if it cannot seek. Raises UnpackableError if it is too large for that."""
    if stream.seekable():
        return stream
    data = stream.read(LONGEST_LINE + 1)
    if len(data) > LONGEST_LINE:
        raise UnpackableError(
            f"a zip archive of more than {LONGEST_LINE // 1_000_000} MB can only be read from a file; save it first"
        )
    return io.BytesIO(data)


def first_bytes(stream: IO[bytes]) -> bytes:
    """The first bytes of a stream, which stay in it."""
    if isinstance(stream, io.BufferedReader):
        return stream.peek(PEEKED)[:PEEKED]
    head = stream.read(PEEKED) if stream.seekable() else b""
    if head:
        stream.seek(0)
    return head


def is_binary(data: bytes) -> bool:
    """Whether bytes of an unknown format are not text, because they contain control characters that text never has."""
    head = data[:PEEKED]
    if b"\0" in head:  # perhaps UTF-16; the decoder finds out
        return False
    return len(head.translate(None, _NO_TEXT)) < len(head) - len(head) // 100
