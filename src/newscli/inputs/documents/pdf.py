"""Reads PDF: the text of the pages in the order of reading (the extra `pdf`).

Four libraries were compared on pages of one and of three columns, stored column by column and row by row. pypdf and
pdfium keep the order in which lines are stored, which is the order of reading in nearly all files; pdfplumber and
pdfminer read across narrow gaps between columns. pypdf takes a tenth of the time of pdfplumber and is pure Python.
Pages stored row by row over several columns are put in order by `pdf_lines`.
"""

import io
import logging
from typing import Any

from newscli.errors import UnreadableError, counted
from newscli.inputs.documents.extracted import Extracted
from newscli.inputs.documents.parts import LOCKED
from newscli.inputs.documents.pdf_lines import Line, Piece, lines_of, text_of

_INSTALL = "PDF needs an extra; install it with: pip install 'newscli[pdf]'"
_SCANNED = "a PDF without text, as a scan is; give it one first, such as with: ocrmypdf IN.pdf OUT.pdf"
_MOST_PAGES = 2000
_MOST_TEXT = 64_000_000  # characters


def read_pdf(data: bytes) -> Extracted:
    """Return the text of a PDF. Raises UnreadableError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # standard error is for the user
    try:
        import pypdf
    except ImportError:
        raise UnreadableError(_INSTALL) from None
    try:
        pages, without = _pages(pypdf.PdfReader(io.BytesIO(data)))
    except UnreadableError:
        raise
    except Exception as error:  # the library raises many kinds of errors for broken files
        if "cryptography" in str(error):
            raise UnreadableError(f"a PDF that is encrypted; {_INSTALL}") from None
        raise UnreadableError(f"a broken PDF ({type(error).__name__}); fetch it again, or save its text") from error
    headline, text, lines = text_of(pages)
    if not text:
        raise UnreadableError(_SCANNED)
    fields = {"pages": len(pages)} | ({"pages_without_text": without} if without else {})
    return Extracted(text, headline, fields=fields, lines=lines)


def _pages(reader: Any) -> tuple[list[list[Line]], int]:
    """Return the lines of each page, and how many pages have none."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(f"a PDF {LOCKED}")
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise UnreadableError(f"a PDF of {counted(count, 'page')}, too long for one article; split it")
    pages: list[list[Line]] = []
    size = 0
    for page in reader.pages:
        pieces = _pieces(page)
        size += sum(len(piece.text) for piece in pieces)
        if size > _MOST_TEXT:
            raise UnreadableError(f"a PDF of more than {_MOST_TEXT // 1_000_000} MB of text; split it")
        pages.append(lines_of(pieces))
    return pages, sum(not page for page in pages)


def _pieces(page: Any) -> list[Piece]:
    """Return the pieces of text of a page with their places, in the order in which they are stored."""
    pieces: list[Piece] = []

    def take(text: str, outer: Any, inner: Any, _: Any, size: float | None) -> None:
        if text.strip():
            x = outer[4] + inner[4] * outer[0] + inner[5] * outer[2]
            y = outer[5] + inner[4] * outer[1] + inner[5] * outer[3]
            height = abs((size or 1.0) * (inner[3] or inner[0] or 1.0) * (outer[3] or outer[0] or 1.0))
            pieces.append(Piece(float(x), float(y), height, text.replace("\n", " ")))

    page.extract_text(visitor_text=take)
    return pieces
