r"""Reads rich text (`.rtf`): the text as a reader sees it.

striprtf 0.0.35 is not used, because it inserts the address of a link into the sentence, keeps hidden and deleted text,
gives the two halves of an emoji (`\u-10179?\u-8704?`) as two characters that cannot be encoded, fails on numbers that
are too large, and takes minutes for 100 KB of fields that are never closed.
"""

import codecs
import re
from typing import NamedTuple

from newscli.errors import UnreadableError
from newscli.inputs.documents.extracted import Extracted

_TOKEN = re.compile(
    r"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
# Words that begin a group without text of the article.
_UNSEEN = frozenset(
    "fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf footnote"
    " annotation atnid atnauthor atntime fldinst xe tc rxe txe object objdata nonshppict sp themedata"
    " colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator bkmkstart bkmkend filetbl"
    " revtbl".split()
)
_SIGNS = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "column": "\n\n", "line": "\n", "row": "\n", "nestrow": "\n",
    "cell": "\t", "nestcell": "\t", "tab": "\t", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": "\xa0",
    "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n\n", "\r": "\n\n",
}  # fmt: skip
# The encodings of the character sets of fonts.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_FONT = re.compile(r"\\f(\d{1,5})(?:\\[a-z]{1,20}-?\d{0,5} ?){0,5}?\\fcharset(\d{1,3})")
_FONTS_WITHIN = 200_000  # characters
_MANY_EMPTY = re.compile(r"[ \t]*\n(?:[ \t]*\n){2,}")


class _Group(NamedTuple):
    """The settings inside a pair of braces. skip: how many substitute characters follow a character's number."""

    unseen: bool = False
    hidden: bool = False
    skip: int = 1
    font: str = ""


def read_rtf(data: bytes) -> Extracted:
    """Return the text of a rich text document. Raises UnreadableError."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("not rich text, although its name says so; give it the right suffix")
    source = data.decode("latin-1")
    reader = _Reader({m[1]: _CHARSETS.get(int(m[2]), "") for m in _FONT.finditer(source, 0, _FONTS_WITHIN)})
    position = 0
    while m := _TOKEN.match(source, position):
        position = m.end()
        if m["word"] == "bin" and m["number"]:
            position += max(0, int(m["number"]))
        reader.take(m)
    # Characters above U+FFFF are written as two surrogates.
    text = reader.finished().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Extracted(_MANY_EMPTY.sub("\n\n", text).strip())


class _Reader:
    """Collects the text from the tokens of rich text, one by one."""

    def __init__(self, fonts: dict[str, str]) -> None:
        self._fonts = fonts
        self._codepage = "cp1252"
        self._group = _Group()
        self._outer: list[_Group] = []
        self._out: list[str] = []
        self._bytes = bytearray()  # not decoded yet, since some characters have two bytes
        self._pass_over = 0  # substitute characters that are still to come
        self._starred = False

    def take(self, m: re.Match[str]) -> None:
        if m["hex"]:
            if self._pass_over:
                self._pass_over -= 1
            elif self._is_seen():
                self._bytes.append(int(m["hex"], 16))
            return
        if m["text"]:
            self._take_text(m["text"])
            return
        self._decode()
        if m["brace"]:
            self._take_brace(m["brace"])
        elif m["word"]:
            self._take_word(m["word"], int(m["number"]) if m["number"] else None)
        elif m["sign"]:
            self._take_sign(m["sign"])

    def finished(self) -> str:
        self._decode()
        return "".join(self._out)

    def _is_seen(self) -> bool:
        return not (self._group.unseen or self._group.hidden)

    def _take_text(self, text: str) -> None:
        passed = min(self._pass_over, len(text))
        self._pass_over -= passed
        if self._is_seen() and len(text) > passed:
            self._bytes += text[passed:].encode("latin-1")

    def _take_brace(self, brace: str) -> None:
        self._pass_over = 0
        self._starred = False
        if brace == "{":
            self._outer.append(self._group)
        elif self._outer:
            self._group = self._outer.pop()

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif self._is_seen() and sign in _SIGNS:
            self._out.append(_SIGNS[sign])

    def _take_word(self, word: str, number: int | None) -> None:
        # A program may ignore a group that begins with a star if it does not know the word after it.
        if word in _UNSEEN or (self._starred and word not in ("shppict", "pntext")):
            self._group = self._group._replace(unseen=True)
        self._starred = False
        if word in _SIGNS:
            if self._is_seen():
                self._out.append(_SIGNS[word])
        elif word in ("v", "deleted"):
            self._group = self._group._replace(hidden=number != 0)
        elif word == "plain":
            self._group = self._group._replace(hidden=False)
        elif number is not None:
            self._take_number(word, number)

    def _take_number(self, word: str, number: int) -> None:
        match word:
            case "u":  # a character by its number, which may be written as negative
                self._pass_over = self._group.skip
                if self._is_seen() and -0x8000 <= number <= 0xFFFF:
                    self._out.append(chr(number & 0xFFFF))
            case "uc":
                self._group = self._group._replace(skip=max(0, min(number, 100)))
            case "f":
                self._group = self._group._replace(font=str(number))
            case "ansicpg":
                self._codepage = _codec(f"cp{number}") or self._codepage

    def _decode(self) -> None:
        if self._bytes:
            codec = self._fonts.get(self._group.font) or self._codepage
            self._out.append(self._bytes.decode(codec, "replace"))
            self._bytes.clear()


def _codec(encoding: str) -> str | None:
    """Return Python's name for an encoding; None if there is no such encoding."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None
