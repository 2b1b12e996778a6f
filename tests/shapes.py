"""The shapes that plain text comes in: broken to a width, indented, after quote marks, with broken words."""

import re
import textwrap
from collections.abc import Callable

VOWELS = frozenset("aeiouy")


def wrapped(text: str, width: int) -> str:
    """Each paragraph broken to the width."""
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.splitlines()
    )


def prefixed(text: str, prefix: str) -> str:
    return "\n".join(prefix + line for line in text.split("\n"))


def hyphenated(text: str, width: int) -> str:
    """Each paragraph broken to the width, with words broken between a vowel and a consonant, as typesetters do."""
    return "\n".join(_hyphenated_paragraph(line, width) for line in text.splitlines())


def _hyphenated_paragraph(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 1
        cut = _cut(word, room - 1) if len(word) > room and line else 0
        if line and len(word) > room:
            lines.append(f"{line} {word[:cut]}-" if cut else line)
            line = word[cut:]
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def _cut(word: str, room: int) -> int:
    """After how many letters the word is broken; 0 where it is not."""
    places = range(min(room, len(word) - 3), 1, -1) if word.isalpha() and word.islower() else ()
    return next((at for at in places if word[at - 1] in VOWELS and word[at] not in VOWELS), 0)


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def justified(text: str, width: int) -> str:
    """Each paragraph broken to the width, its lines filled up with spaces between the words."""
    out: list[str] = []
    for paragraph in text.splitlines():
        lines = wrapped(paragraph, width).split("\n")
        out += [*(_filled(line, width) for line in lines[:-1]), lines[-1]]
    return "\n".join(out)


def _filled(line: str, width: int) -> str:
    words = line.split()
    gaps, spaces = len(words) - 1, width - sum(map(len, words))
    if not gaps:
        return line
    return "".join(word + " " * (spaces // gaps + (i < spaces % gaps)) for i, word in enumerate(words)).rstrip()


def printed(text: str, width: int, foot: str = "- {} -") -> str:
    """Broken to the width, on pages of thirty lines; foot: what stands between two of them, with the page's number."""
    lines = wrapped(text, width).split("\n")
    pages = ["\n".join(lines[first : first + 30]) for first in range(0, len(lines), 30)]
    return "".join(
        page + f"\n\n{foot.format(number)}\n\n" * (number < len(pages)) for number, page in enumerate(pages, 1)
    )


def side_by_side(text: str, width: int, rows: int = 40) -> str:
    """Two columns of this width on each page, below the first paragraph."""
    headline, _, body = text.partition("\n\n")
    lines = wrapped(body, width).split("\n")
    out = [headline, ""]
    for first in range(0, len(lines), 2 * rows):
        page = lines[first : first + 2 * rows]
        height = -(-len(page) // 2)
        left, right = page[:height], [*page[height:], ""]
        printed = [f"{a:{width}}    {b}".rstrip() for a, b in zip(left, right, strict=False)]
        out.append(("\f" if first else "") + "\n".join(printed))
    return "\n".join(out)


# By name: what becomes of a text at a width.
SHAPES: dict[str, Callable[[str, int], str]] = {
    "wrapped": wrapped,
    "indented": lambda text, width: prefixed(wrapped(text, width), "   "),
    "quoted": lambda text, width: prefixed(wrapped(text, width), "> "),
    "quoted twice": lambda text, width: prefixed(wrapped(text, width), "> > "),
    "barred": lambda text, width: prefixed(wrapped(text, width), "| "),
    "hyphenated": hyphenated,
    "CRLF": lambda text, width: wrapped(text, width).replace("\n", "\r\n"),
    "double spaced": lambda text, width: wrapped(text, width).replace("\n", "\n\n"),
    "two blank lines": lambda text, width: re.sub(r"\n\n+", "\n\n\n", wrapped(text, width)),
    "quoted in one line": lambda text, _: prefixed(text, "> "),
    "justified": justified,
    "with page numbers": printed,
    "with running heads": lambda text, width: printed(text, width, f"{{}}\n\f{'The Marsh Register':^{width}}"),
    "one long line on top": lambda text, width: (
        f"https://outlet.example/{'a-long-address/' * 12}\n\n{wrapped(text, width)}"
    ),
}
