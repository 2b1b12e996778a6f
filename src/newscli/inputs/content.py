"""What an input is by its bytes: the format that they show, or a kind that cannot be read and what to do about it."""

import io
import re
from typing import IO, NamedTuple

from newscli.errors import UnpackableError
from newscli.inputs.article import InputFormat
from newscli.inputs.decoding import LONGEST_LINE
from newscli.inputs.html import begins_as_html
from newscli.inputs.kinds import KNOWN, suffix
from newscli.inputs.unpacking import raise_read_error

PEEKED = 4096  # bytes that are looked at
_NO_TEXT = bytes({*range(32)} - {*b"\t\n\r\f\v\b\x1b\x1a"})
_WORD = "; open it in a word processor and save it as .docx"
_TEXT = "; save it as plain text"


class Refused(NamedTuple):
    """A kind that cannot be read. Both are parts of a message: what it is, and what to do."""

    kind: str
    cure: str

    def __str__(self) -> str:
        return f"{self.kind}, which cannot be read{self.cure}"


_PICTURE = Refused("a picture", "; recognise its text first, such as with: tesseract IN OUT")
_SOUND = Refused("sound or film", "; write its words down, or get a transcript")
# What bytes begin with, and where.
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
_PDF_WITHIN = 1024  # bytes; readers of PDF pass over what stands before it
OLDER_OFFICE = Refused("a document of an older Office program", "; save it as .docx")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a file system in a file: the older formats of Office
# What tells them apart: the names of their streams, in UTF-16.
_COMPOUND_KINDS = (
    ("EncryptedPackage", Refused("an Office document protected with a password", "; save it without one")),
    ("WordDocument", Refused("a Word document of before 2007 (.doc)", "; save it as .docx")),
    ("__substg1.0_", Refused("a mail of Outlook (.msg)", "; save it as .eml")),
    ("Workbook", Refused("an Excel table", "; save it as CSV")),
    ("PowerPoint Document", Refused("a PowerPoint presentation", _TEXT)),
)
_FIELD = (
    rb"[A-Z][A-Za-z0-9]{1,30}(?:-[A-Za-z0-9]{1,30}){0,5}:[^\r\n]{0,4000}\r?\n"
    rb"(?:[ \t][^\n]{0,4000}\n){0,200}"  # lines that go on with it
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
    """What the first bytes of an input show; None for text, and for what they do not tell.

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
    """What the first bytes of a text show: a page, a mail, a box of mails, a saved page, XML."""
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
    """What a document of an older Office program is."""
    for stream, kind in _COMPOUND_KINDS:
        if stream.encode("utf-16-le") in data:
            return kind
    return OLDER_OFFICE


def look_into_zip(stream: IO[bytes]) -> InputFormat | Refused | None:
    """What a zip archive is: a document, something else that is packed so, or None: an archive of files."""
    import zipfile  # here and below: few inputs are one

    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            first = archive.infolist()[:1]
            if first and first[0].filename == "mimetype" and first[0].file_size < 200:
                mimetype = archive.read(first[0]).strip()
                if kind := _MIMETYPES.get(mimetype):
                    return kind
    except Exception as error:  # the library lets out what a damaged archive makes of it
        raise_read_error(error)
        return None  # whoever reads the archive says what is wrong with it
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
    """Whether a zip archive has a file of a kind that is read."""
    import zipfile

    try:
        with zipfile.ZipFile(stream) as archive:
            return any(suffix(name) in KNOWN for name in archive.namelist())
    except Exception as error:  # as above
        raise_read_error(error)
        return False


def begins_with_fields(head: bytes) -> bool:
    """Whether a text begins with the fields of a mail, whatever they are."""
    return _FIELDS.match(head) is not None


def seekable(stream: IO[bytes]) -> IO[bytes]:
    """The stream, in memory where it is one that cannot go back. Raises UnpackableError for one that is too large."""
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
    """Whether bytes of an unknown kind are no text: there are signs among them that no text has."""
    head = data[:PEEKED]
    if b"\0" in head:  # it may be UTF-16, which the decoder tells
        return False
    return len(head.translate(None, _NO_TEXT)) < len(head) - len(head) // 100
