"""Reads mail: a message (`.eml`) or a mailbox (`.mbox`). Each message is an article.

Its headline is the subject, and its date the day on which it was sent. Its text is what the sender wrote, without
quoted replies. If a message only forwards another one, that one is the article.
"""

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import IO, NamedTuple

from newscli.core.time.given_dates import parse_moment
from newscli.errors import InvalidDateError, UndecodableError, UnreadableError
from newscli.inputs.decoding import LONGEST_LINE, decode
from newscli.inputs.documents.extracted import Extracted, put_together
from newscli.inputs.documents.markup import blocks_of, tree_of

_LONGEST_FIELD = 1000  # characters of a header field that are read
_MOST_PARTS = 500
_LONGEST_COMMENT = 40  # words above a forwarded message
_BEGINS_MESSAGE = re.compile(rb"From \S{1,300} .{0,40}\d{2}:\d{2}.{0,40}\r?\n")
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_REPLY_MARKS = re.compile(r"^\s{0,3}(?:(?:re|aw|sv|antw|fwd?|wg|tr)\s{0,2}(?:\[\d{1,3}\])?\s{0,2}:\s{0,3}){1,9}", re.I)
# The lines above a quoted message, and above a forwarded one.
_QUOTED_BELOW = re.compile(
    r"^[ \t]{0,3}(?:On [^\n]{4,200}(?:\n[^\n]{1,100})?\bwrote:|-{2,}\s?Original [Mm]essage\s?-{2,}"
    r"|_{20,}(?=\s*\nFrom:))[ \t]*$",
    re.M,
)
_FORWARDED = re.compile(
    r"^[ \t]{0,3}(?:-{2,}\s{0,2}Forwarded [Mm]essage\s{0,2}-{2,}|Begin forwarded message:"
    r"|-{2,}\s?Original [Mm]essage\s?-{2,})[ \t]*$",
    re.M,
)
_FIELD = re.compile(r"(From|Date|Sent|Subject|To|Cc|Reply-To)\s?:[ \t]{0,4}(.{0,500})")
_MARK = re.compile(r"[ \t]{0,3}>[ \t]?")
_SIGNATURE = re.compile(r"^-- \r?$", re.M)


class Forwarded(NamedTuple):
    """A message that another one forwards."""

    text: str
    subject: str | None
    sent: str | None


def read_mail(data: bytes) -> Extracted:
    """Return the article of one message. Raises UnreadableError."""
    try:
        message = message_from_bytes(data)
        return _article(message)
    except RecursionError:
        raise UnreadableError("a mail with endlessly nested parts; save its text") from None
    except (MessageError, ValueError, LookupError, AssertionError) as error:
        raise UnreadableError(f"a broken mail ({type(error).__name__}); save it again") from error


def messages_of(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the messages of a mailbox one by one; None for a message that is too long for memory."""
    held: list[bytes] = []
    size = 0
    empty_before = True
    for line in iter(lambda: stream.readline(LONGEST_LINE), b""):
        if empty_before and _BEGINS_MESSAGE.match(line):
            if size:
                yield _joined(held, size)
            held, size = [], 0
            continue
        empty_before = not line.strip()
        size += len(line)
        if size <= LONGEST_LINE:
            held.append(line)
        else:
            held.clear()
    if size:
        yield _joined(held, size)


def _joined(lines: Iterable[bytes], size: int) -> bytes | None:
    return _ESCAPED.sub(rb"\1", b"".join(lines)) if size <= LONGEST_LINE else None


def header_field(message: Message, name: str) -> str | None:
    """Return a field of the header as one line, with encoded words decoded."""
    given = message.get(name)
    if given is None:
        return None
    try:
        text = str(make_header(decode_header(str(given)[:_LONGEST_FIELD])))
    except (HeaderParseError, LookupError, ValueError):
        text = str(given)[:_LONGEST_FIELD]
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.split()) or None


def _article(message: Message) -> Extracted:
    subject, sent = header_field(message, "Subject"), sent_on(message)
    body = text_of(message)
    own, below = _own_text(body)
    forwarded = _forwarded(below) if below and len(own.split()) <= _LONGEST_COMMENT else None
    if forwarded and forwarded.text.strip():
        subject, sent, text = forwarded.subject or subject, forwarded.sent, forwarded.text
    else:
        text = own
    headline = _REPLY_MARKS.sub("", subject).strip() if subject else None
    fields = {
        "subject": subject,
        "from": header_field(message, "From"),
        "message_id": header_field(message, "Message-ID"),
    }
    text = text.strip()
    if headline and text and headline not in text[: len(headline) + 500]:
        text = f"{headline}\n\n{text}"
    return Extracted(text, headline or None, sent, fields={name: value for name, value in fields.items() if value})


def sent_on(message: Message) -> str | None:
    """Return the moment in the field `Date`."""
    given = header_field(message, "Date")
    return _moment(given) if given else None


def _moment(given: str) -> str | None:
    try:
        return parsedate_to_datetime(given).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    try:
        return parse_moment(given.replace(" at ", " "))
    except (InvalidDateError, OverflowError):
        return None


def text_of(message: Message) -> str:
    """Return the text of a message: its plain text, or else its HTML without the markup."""
    plain, html = _bodies(message)
    if plain.strip():
        return plain
    if html.strip():
        tree = tree_of(html, "a mail that has only HTML")
        return put_together(blocks_of(tree)).text
    return ""


def _bodies(message: Message) -> tuple[str, str]:
    """Return the plain text and the first HTML part of a message, without attachments."""
    plain: list[str] = []
    html = ""
    waiting = [message]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop()
        seen += 1
        if part.is_multipart():
            inside = part.get_payload()
            if part.get_content_type() != "message/rfc822" and isinstance(inside, list):
                waiting += [p for p in inside if isinstance(p, Message)][::-1]
        elif part.get_content_disposition() == "attachment":
            continue
        elif part.get_content_type() == "text/plain":
            plain.append(_flowing(part, _decoded(part)))
        elif part.get_content_type() == "text/html" and not html:
            html = _decoded(part)
    return "\n".join(plain), html


def _decoded(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    declared = part.get_content_charset()
    try:
        return data.decode(declared or "utf-8")
    except (LookupError, UnicodeError):
        pass
    try:
        return decode(data).text
    except UndecodableError:
        return data.decode("utf-8", "replace")


def _flowing(part: Message, text: str) -> str:
    """Join the lines of paragraphs that the sender's program declares to have wrapped (RFC 3676)."""
    text = text.replace("\r\n", "\n")
    if part.get_param("format") != "flowed":
        return text
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        if open_line and not line.startswith((">", "-- ")) and line.strip():
            lines[-1] += line
        else:
            lines.append(line)
        open_line = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(lines)


def _own_text(body: str) -> tuple[str, str]:
    """Return what the sender wrote, and what is quoted or forwarded below it."""
    starts = [m.start() for pattern in (_QUOTED_BELOW, _FORWARDED) if (m := pattern.search(body))]
    starts += [start for start in (_quoted_block(body), _outlook_header(body)) if start is not None]
    end = min(starts, default=len(body))
    own, below = body[:end], body[end:]
    if m := _SIGNATURE.search(own):
        own = own[: m.start()]
    if not own.strip() and not _FORWARDED.search(below) and _outlook_header(below) is None:
        return _without_marks(body), ""  # the whole mail is a quotation
    return own, below


def _quoted_block(body: str) -> int | None:
    """Return the offset from which almost all lines begin with `>`, if there is one."""
    lines = body.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    marked = [index for index, line in enumerate(lines) if line.startswith(">")]
    if not marked:
        return None
    after = [line for line in lines[marked[0] :] if line.strip() and not line.startswith(">")]
    return starts[marked[0]] if len(after) <= len(marked) // 2 else None


def _outlook_header(body: str) -> int | None:
    """Return the offset of the header of a message below: at least three of its fields in consecutive lines."""
    position, run, start = 0, 0, 0
    for line in body.split("\n"):
        if _FIELD.match(line.strip(" *\t")):
            start = start if run else position
            run += 1
            if run == 3:
                return start
        elif line.strip() or run == 0:
            run = 0
        position += len(line) + 1
    return None


def _forwarded(below: str) -> Forwarded | None:
    """Return the message below if it was forwarded; None if it is a quoted reply."""
    if m := _FORWARDED.match(below.lstrip("\n")):
        below = below.lstrip("\n")[m.end() :]
    elif _outlook_header(below) != 0:
        return None
    fields: dict[str, str] = {}
    lines = _without_marks(below).lstrip("\n").split("\n")
    below_header = 0
    for line in lines:
        below_header += 1
        if m := _FIELD.match(line.replace("*", "").strip()):
            fields.setdefault(m[1], m[2].strip())
        elif fields and not line.strip():
            break
    sent = fields.get("Date") or fields.get("Sent")
    return Forwarded("\n".join(lines[below_header:]), fields.get("Subject"), _moment(sent) if sent else None)


def _without_marks(text: str) -> str:
    """Return the text without the `>` before its lines, if nearly all lines have one."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if sum(line.lstrip().startswith(">") for line in filled) * 10 < len(filled) * 9:
        return text
    return "\n".join(_MARK.sub("", line, count=1) for line in lines)
