r"""Rich text (`.rtf`): the text as a reader sees it.

Read here and not with striprtf 0.0.35, which was tried on what databases and editors write: it puts the address of a
link into the sentence, keeps hidden and deleted text, gives the two halves of an emoji (`\u-10179?\u-8704?`) as two
characters that cannot be encoded, fails on a number that is too large, and takes minutes for 100 KB of fields that
never close.
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
# Groups that hold no text of the article.
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
# The encodings of the character sets that a font has.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_FONT = re.compile(r"\\f(\d{1,5})(?:\\[a-z]{1,20}-?\d{0,5} ?){0,5}?\\fcharset(\d{1,3})")
_FONTS_WITHIN = 200_000  # characters
_MANY_EMPTY = re.compile(r"[ \t]*\n(?:[ \t]*\n){2,}")


class _Group(NamedTuple):
    """What holds inside the braces at hand. skip: how many characters stand in for one that is written as `\\u`."""

    unseen: bool = False
    hidden: bool = False
    skip: int = 1
    font: str = ""


def read_rtf(data: bytes) -> Extracted:
    """The text of rich text. Raises UnreadableError."""
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
    # Characters beyond the first 65,536 are written as two halves.
    text = reader.finished().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Extracted(_MANY_EMPTY.sub("\n\n", text).strip())


class _Reader:
    """Takes the pieces of rich text one by one."""

    def __init__(self, fonts: dict[str, str]) -> None:
        self._fonts = fonts
        self._codepage = "cp1252"
        self._group = _Group()
        self._outer: list[_Group] = []
        self._out: list[str] = []
        self._bytes = bytearray()  # of characters that are not decoded yet: some take two
        self._pass_over = 0  # characters that stand in for the one before them
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
        # A group that begins with a star may be passed over by who does not know its word.
        if word in _UNSEEN or (self._starred and word not in ("shppict", "pntext")):
            self._group = self._group._replace(unseen=True)
        self._starred = False
        match word:
            case "u" if number is not None:
                self._pass_over = self._group.skip
                if self._is_seen() and -0x8000 <= number <= 0xFFFF:
                    self._out.append(chr(number & 0xFFFF))
            case "uc" if number is not None:
                self._group = self._group._replace(skip=max(0, min(number, 100)))
            case "v" | "deleted":
                self._group = self._group._replace(hidden=number != 0)
            case "plain":
                self._group = self._group._replace(hidden=False)
            case "f" if number is not None:
                self._group = self._group._replace(font=str(number))
            case "ansicpg" if number is not None:
                self._codepage = _known(f"cp{number}") or self._codepage
            case _ if self._is_seen() and word in _SIGNS:
                self._out.append(_SIGNS[word])

    def _decode(self) -> None:
        if self._bytes:
            codec = self._fonts.get(self._group.font) or self._codepage
            self._out.append(self._bytes.decode(codec, "replace"))
            self._bytes.clear()


def _known(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None
