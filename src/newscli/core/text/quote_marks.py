"""Pairs quote marks into quoted segments: which mark opens, which closes, and which is not a quote mark at all."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from newscli.core.text.document import Document

# Every character that can be a quote mark, but no apostrophe inside a word. Doubled single marks are one mark. The
# character comes before the look-arounds, so that the search can skip from mark to mark.
_MARK = re.compile(r"[\"“”„‟«»'‘’`](?!(?<=\w['’])\w)(?:(?<=\S')(?=''(?!'))|(?<=')'|(?<=`)`|(?<=’)’|(?<=‘)‘|(?<!`))")
_DOUBLE = frozenset(['"', "“", "”", "„", "‟", "«", "»", "''", "``", "’’", "‘‘"])
_ONLY_OPEN = frozenset(["“", "„", "«", "``", "‘‘", "‟"])
_ONLY_CLOSE = frozenset(["”", "»", "’’"])
_ANY_DOUBLE = re.compile("[\"“„«]|''")
_BEFORE_OPENING = " \t\r\n\u00a0\u2009\u202f([{—–-/…:;,*>"
_AFTER_CLOSING = " \t\r\n\u00a0\u2009\u202f)]}—–-/….,;:!?*<"
_SINGLE_OPENING = re.compile(rf"['‘’`](?<![^{re.escape(_BEFORE_OPENING)}].)(?=\S)(?!(?<=')')")
# A quotation in double marks about which nothing is doubtful, as most are (a group matches), or any other mark that may
# begin or end one.
_NO_MARK = r"(?=[^\W_])[^\"“”„‟«»`\n]*+"
_PLAIN = re.compile(
    rf"[\"“”„‟«»`'‘’](?:(?<=\")(?<![\w=].){_NO_MARK}(?<![\s\d(\[=])(\")|(?<=“){_NO_MARK}(?<![\s\d])(”)"
    rf"|(?<=[\"“”„‟«»`])|(?<![^{re.escape(_BEFORE_OPENING)}].)(?=\S))"
)
# Marks that are typed as two characters.
_OF_TWO = ("''", "``", "’’", "‘‘")
# What follows a leading apostrophe: decades, and words without their first letters.
_ELIDED = re.compile(r"(?:\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|n|ere|cos|fraid|kay|cuz|nuff|neath)\b)", re.I)


# A credit after a quotation whose closing mark is missing: ", said NAME." or ", NAME said.".
_NAME = r"(?:[a-z]{1,15} ){0,2}[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3}"
_CREDIT_INSIDE = re.compile(
    rf"[,?!] (?:(?:said|says) {_NAME}|(?:{_NAME}|s?he|the [a-z]{{3,20}}) (?:said|says))(?=[.,]? *$|\. *[\"“\n]|\. *$)",
    re.M,
)
_LONGEST_UNCLOSED = 2000


Mark = tuple[int, str]  # the offset of a quote mark, and the mark


class Quoted:
    """A quoted segment. start and end exclude the quote marks, open and close include them.

    closed: whether it has a closing mark. reopened: the segment before it has none, and this one continues the same
    speech. (A plain class: a dataclass would cost two milliseconds at every start of the command.)
    """

    __slots__ = ("close", "closed", "end", "open", "paragraph", "reopened", "single", "start")

    def __init__(
        self,
        open_: int,
        start: int,
        end: int,
        close: int,
        *,
        closed: bool = True,
        reopened: bool = False,
        single: bool = False,
    ) -> None:
        self.open = open_
        self.start = start
        self.end = end
        self.close = close
        self.paragraph = 0
        self.closed = closed
        self.reopened = reopened
        self.single = single


def find_quoted(doc: Document) -> list[Quoted]:
    """Return the outermost quoted segments, in order. An unpaired opening mark reaches to the end of its paragraph."""
    text = doc.text
    quoted: list[Quoted] = []
    outer = _single_marks_are_outer(text)
    careful = outer or any(mark in text for mark in _OF_TWO)
    unclosed = False  # whether the paragraph before ended inside a quotation
    for paragraph, (start, end) in enumerate(doc.paragraphs):
        pieces: list[Quoted] = []
        doubtful = careful
        for match in () if careful else _PLAIN.finditer(text, start, end):
            if match.lastindex is None:
                doubtful = True
                break
            first, last = match.span()
            pieces.append(Quoted(first, first + 1, last - 1, last))
        if doubtful:
            use = _Singles(outer, _begins_with_single(doc, paragraph + 1))
            pieces = _pair(text, start, end, use, unclosed)
        if pieces and unclosed and pieces[0].open == start:
            pieces[0].reopened = True
        unclosed = bool(pieces) and not pieces[-1].closed
        for piece in pieces:
            piece.paragraph = paragraph
        quoted += filter(partial(_trim, text), pieces) if doubtful else pieces
    return quoted


def _close_before_credit(text: str, piece: Quoted) -> None:
    """End a quotation without a closing mark at the comma before its credit: "We wait, said Ines Corvo."."""
    last = min(piece.close, piece.start + _LONGEST_UNCLOSED)
    if credit := _CREDIT_INSIDE.search(text, piece.start, last):
        piece.end = piece.close = credit.start() + 1
        piece.closed = True


def _trim(text: str, piece: Quoted) -> bool:
    """Exclude the white space inside the marks. Returns False if no letter or digit remains."""
    content = text[piece.start : piece.end]
    if not any(map(str.isalnum, content)):
        return False
    if content[0].isspace() or content[-1].isspace():
        piece.start += len(content) - len(content.lstrip())
        piece.end -= len(content) - len(content.rstrip())
    return True


def _single_marks_are_outer(text: str) -> bool:
    """Return whether the article quotes in single marks, as British papers do: more of these open than double ones."""
    doubles = text.count('"') / 2 + text.count("“") + text.count("''") / 2 + text.count("«") + text.count("„")
    openings = [match.start() for match in _SINGLE_OPENING.finditer(text)]
    singles = [offset for offset in openings if text[offset] in "'‘" and not _ELIDED.match(text, offset + 1)]
    if len(singles) != doubles or not singles:
        return len(singles) > doubles
    first_double = _ANY_DOUBLE.search(text)
    return first_double is None or singles[0] < first_double.start()


def _opens_single(text: str, offset: int) -> bool:
    return _SINGLE_OPENING.match(text, offset) is not None and not _ELIDED.match(text, offset + 1)


def _begins_with_single(doc: Document, paragraph: int) -> bool:
    """Return whether this paragraph exists and begins with an opening single mark."""
    return paragraph < len(doc.paragraphs) and _opens_single(doc.text, doc.paragraphs[paragraph][0])


def _closes_single(text: str, offset: int, end: int) -> bool:
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2] if offset + 1 < end else ""
    return not before.isspace() and (not after or after in _AFTER_CLOSING or after in '"”»')


class _Opened(NamedTuple):
    """An opening mark whose closing mark has not been read yet. begun: the offset of its content."""

    start: int
    begun: int
    single: bool


class _Pairing:
    """Pairs the marks of one paragraph from left to right."""

    def __init__(self, text: str, start: int, end: int, marks: list[Mark], singles: dict[int, int]) -> None:
        """singles: offsets of opening single marks, each with that of its closing mark."""
        self.quoted: list[Quoted] = []
        self._text, self._start, self._end, self._marks, self._singles = text, start, end, marks, singles
        self._opened: _Opened | None = None
        self._depth = 0  # of nested quotations inside the open one

    def read(self, carried: bool) -> list[Quoted]:
        """Return the quoted segments. carried: whether the paragraph before ended inside a quotation."""
        for offset, mark in _without_markup(self._text, self._marks):
            if self._opened is None:
                self._read_outside(offset, mark, carried)
            elif self._opened.single:
                if offset == self._singles[self._opened.start]:
                    self._close(self._opened, offset, offset + 1)
            elif mark in _DOUBLE and not _is_inch(self._text, offset, mark):
                self._read_inside(self._opened, offset, mark)
        if last := self._opened:
            end = self._singles[last.start] if last.single else self._end
            self.quoted.append(Quoted(last.start, last.begun, end, end, closed=False, single=last.single))
        return self.quoted

    def _read_outside(self, offset: int, mark: str, carried: bool) -> None:
        single = mark not in _DOUBLE
        if single and offset not in self._singles:
            return
        if single or _opens(self._text, offset, mark, self._start, offset < self._marks[-1][0]):
            self._opened, self._depth = _Opened(offset, offset + len(mark), single), 0
        elif carried and not self.quoted and _closes(self._text, offset, mark, self._end):
            self.quoted.append(Quoted(self._start, self._start, offset, offset + len(mark), reopened=True))

    def _read_inside(self, opened: _Opened, offset: int, mark: str) -> None:
        if not _is_nested_opening(self._text, offset, mark, opened.begun):
            if self._depth:
                self._depth -= 1
            else:
                self._close(opened, offset, offset + len(mark))
        elif _was_forgotten(self._text, offset, self._marks, self._depth):
            self.quoted.append(Quoted(opened.start, opened.begun, offset, offset, closed=False))
            self._opened = _Opened(offset, offset + len(mark), False)
        else:
            self._depth += 1

    def _close(self, opened: _Opened, end: int, close: int) -> None:
        self.quoted.append(Quoted(opened.start, opened.begun, end, close, single=opened.single))
        self._opened = None


class _Singles(NamedTuple):
    """The use of single marks. outer: as outer marks of the article; carried_on: the next paragraph opens with one."""

    outer: bool
    carried_on: bool


def _pair(text: str, start: int, end: int, use: _Singles, carried: bool) -> list[Quoted]:
    """Return the quoted segments of a paragraph. carried: whether the paragraph before ended inside a quotation."""
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text, start, end)]
    only_double = _DOUBLE.issuperset([mark for _, mark in marks])
    singles = {} if only_double else _single_pairs(text, end, marks, use)
    pieces = _Pairing(text, start, end, marks, singles).read(carried)
    for piece in pieces:
        if not piece.closed and not piece.single:
            _close_before_credit(text, piece)
    return pieces


def _without_markup(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """Yield the marks except for those around the attributes of tags that were left in the text: name="value"."""
    inside = False
    for offset, mark in marks:
        if mark == '"' and (inside or text[offset - 1 : offset] == "="):
            inside = not inside
        else:
            yield offset, mark


def _is_inch(text: str, offset: int, mark: str) -> bool:
    """Return whether the mark means inches: it follows digits after a foot mark, as in 6'2" and 5' 11"."""
    if mark not in ('"', "''", "”"):
        return False
    if offset == 0 or not text[offset - 1].isdigit():
        return False
    before = text[max(0, offset - 6) : offset].rstrip("0123456789½¼¾.")
    return before.rstrip()[-1:] in ("'", "’", "′")


def _opens(text: str, offset: int, mark: str, start: int, more: bool) -> bool:
    """Return whether a double mark outside quotations begins one. more: another mark follows in the paragraph."""
    after = text[offset + len(mark) : offset + len(mark) + 1]
    before = text[offset - 1] if offset > start else " "
    if after.isspace() and before.isspace() and not more:
        return False  # a stray mark between two words
    if mark in _ONLY_OPEN:
        return True
    if _is_inch(text, offset, mark):
        return False
    if mark in _ONLY_CLOSE:  # a closing mark that was typed instead of an opening one
        return before in _BEFORE_OPENING and bool(after) and (offset == start or not after.isspace())
    if before.isalnum() and (not after or after in _AFTER_CLOSING):
        return False  # 12" and a stray closing mark
    return bool(after)


def _closes(text: str, offset: int, mark: str, end: int) -> bool:
    if mark in _ONLY_OPEN:
        return False
    after = text[offset + len(mark) : offset + len(mark) + 1] if offset + len(mark) < end else ""
    return not text[offset - 1].isspace() and (not after or after in _AFTER_CLOSING)


def _is_nested_opening(text: str, offset: int, mark: str, begun: int) -> bool:
    """Return whether a double mark inside a quotation opens another: it has a space before and a word after it."""
    after = text[offset + len(mark) : offset + len(mark) + 1]
    before = text[offset - 1]
    if mark in _ONLY_CLOSE or offset == begun:
        return False
    if not after or after.isspace() or after in ",.;:!?)":
        return False
    if before.isspace() or before in "([":
        return True
    return mark in _ONLY_OPEN and before in _BEFORE_OPENING and mark != "“"


def _was_forgotten(text: str, offset: int, marks: list[Mark], depth: int) -> bool:
    """Return whether an opening mark inside a quotation means that the closing mark before it is missing.

    A nested quotation needs two closing marks before the next opening one; with fewer, the first was never closed.
    """
    closings = 0
    first = bisect_left(marks, (offset + 1, ""))
    for later, mark in marks[first : first + 12]:
        if mark not in _DOUBLE:
            continue
        if _is_nested_opening(text, later, mark, -1):
            break
        closings += 1
    return closings < 2 + depth


def _single_pairs(text: str, end: int, marks: list[Mark], use: _Singles) -> dict[int, int]:
    """Return the offsets of the opening single marks of a paragraph, each with that of its closing mark.

    The first closing mark that is not a possessive ends the quotation; a plural possessive ("the boys' room") ends it
    only if no better mark follows before the next opening mark.
    """
    pairs: dict[int, int] = {}
    opening = fallback = -1  # offsets of an opening mark, and of its closing mark if no better one follows
    for offset, mark in marks:
        if mark in _DOUBLE:
            if not use.outer and fallback < 0:
                opening = -1  # an article that quotes in double marks has no single marks around them
        elif opening < 0 or (fallback >= 0 and _opens_single(text, offset)):
            if opening >= 0:
                pairs[opening] = fallback
            opening, fallback = (offset, -1) if _opens_single(text, offset) else (-1, -1)
        elif mark != "‘" and _closes_single(text, offset, end):
            if _is_plural_possessive(text, offset):
                fallback = offset
            else:
                pairs[opening] = offset
                opening = fallback = -1
    if opening >= 0:
        pairs |= _last_pair(text, opening, fallback, end if use.outer else -1, use.carried_on)
    return pairs


def _last_pair(text: str, opening: int, fallback: int, end: int, carried_on: bool) -> dict[int, int]:
    """Return the last opening single mark of a paragraph with its closing mark, at the latest the end of the paragraph.

    A straight mark may be an apostrophe, unless the next paragraph continues the quotation with a mark of its own.
    """
    if fallback < 0 and (text[opening] == "‘" or carried_on):
        fallback = end
    return {opening: fallback} if fallback >= 0 else {}


def _is_plural_possessive(text: str, offset: int) -> bool:
    """Return whether an apostrophe may follow a plural: "the boys' room"."""
    return (
        text[offset - 1] in "sxz"
        and text[offset + 1 : offset + 2].isspace()
        and text[offset + 2 : offset + 3].isalpha()
    )
