"""Reads web pages that a browser saved as one file (`.mhtml`, `.mht`), in the format of a mail.

The day on which the page was saved is not taken for its publication date.
"""

from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import NamedTuple

from newscli.errors import UnreadableError
from newscli.inputs.documents.mail import header_field

_MOST_PARTS = 5000


class SavedPage(NamedTuple):
    """The page, the address that it was fetched from, and its declared encoding."""

    html: bytes
    url: str | None
    charset: str | None


def read_mhtml(data: bytes) -> SavedPage:
    """Return the page in the file. Raises UnreadableError."""
    try:
        message = message_from_bytes(data)
        root = _root(message)
        html = root.get_payload(decode=True) if root else None
    except RecursionError:
        raise UnreadableError("a saved page with endlessly nested parts; save it as HTML") from None
    except (MessageError, ValueError, LookupError, AssertionError) as error:
        raise UnreadableError(f"a broken saved page ({type(error).__name__}); save it again, or as HTML") from error
    if root is None or not isinstance(html, bytes):
        raise UnreadableError("a saved page without a page in HTML; save it again, or as HTML")
    url = header_field(message, "Snapshot-Content-Location") or header_field(root, "Content-Location")
    return SavedPage(html, url if url and url.startswith(("http://", "https://")) else None, root.get_content_charset())


def _root(message: Message) -> Message | None:
    """Return the part that contains the page: the declared start, or else the first HTML part."""
    start = message.get_param("start")
    pages = []
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            pages.append(part)
    named = (part for part in pages if start and str(part.get("Content-ID", "")).strip() == str(start).strip())
    return next(named, pages[0] if pages else None)
