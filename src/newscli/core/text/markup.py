"""Skips HTML and Markdown that were left in a text, so that only the words are read."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newscli.core.text.reading import Edit, without_overlaps

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_BLOCKS = (
    "p|br|div|h[1-6]|ul|ol|li|blockquote|figure|figcaption|table|tr|td|th|tbody|section|article|header|footer|hr|main"
    "|nav|aside|body|html|head|title|form"
)
_INLINE = (
    "span|a|b|i|em|strong|u|img|sup|sub|small|font|center|iframe|time|picture|source|cite|strike|del|ins|link|meta"
)
_TAG = re.compile(rf"<(?:(/?)(?:({_BLOCKS})|{_INLINE})(?:\s[^<>]{{0,1000}})?/?|!--[^<>]{{0,1000}}--)>", re.IGNORECASE)
_CLOSING_TAG = re.compile(r"</(?:p|div|h[1-6]|b|i|em|strong|a|span|li|ul|blockquote)>|<br ?/?>", re.IGNORECASE)

_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\n\\]|\\.){0,400})\](?:\((?:https?:|mailto:|www\.|/|\#)[^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)"
    r"(?:\{[^{}\n]{0,200}\})?|\{[.\#][^{}\n]{0,200}\})"
)
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])[^\n*]{1,600}?(?<=[^\s*_])\1")
_STRESSED = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])[^\n*_]{1,300}?(?<=[^\s*_])\1(?![\w*_])")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:={3,}|-{3,}|:{3,}[^\n]{0,80})[ \t]*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!'\"$~|<>@-])")
_LEAST_STRONG = 2

# The numbers that lynx writes before the text of a link.
_LINK_NUMBER = re.compile(r"(?<![^\s(\"“‘])\[(\d{1,4})\](?=[^\s\[(])")
_LEAST_NUMBERS = 3


def has_html(text: str) -> bool:
    """Return whether the text has HTML tags or character references."""
    return _CLOSING_TAG.search(text) is not None or any(_reference(m.group()) for m in _ENTITY.finditer(text))


def without_html(text: str) -> Iterator[Edit]:
    """Yield edits that skip tags, put a line break for tags of blocks, and replace character references."""
    edits = [Edit(m.start(), m.end(), sign) for m in _ENTITY.finditer(text) if (sign := _reference(m.group()))]
    if _CLOSING_TAG.search(text):
        edits += [Edit(m.start(), m.end(), "\n" if m[2] else "") for m in _TAG.finditer(text)]
    yield from without_overlaps(edits)


def _reference(written: str) -> str | None:
    """Return the character that a reference stands for; None if it is not a reference."""
    from html import unescape  # imported here, as few texts need its table

    sign = unescape(written)
    return sign if sign != written else None


def has_markdown(text: str) -> bool:
    """Return whether the text has Markdown links or emphasis."""
    if "](" in text and _LINK.search(text):
        return True
    return text.count("**") >= 2 * _LEAST_STRONG and len(_STRONG.findall(text)) >= _LEAST_STRONG


def without_markdown(text: str) -> Iterator[Edit]:
    """Yield edits that skip pictures, addresses and the Markdown characters around words."""
    edits: list[Edit] = []
    for link in _LINK.finditer(text):
        if link[1]:
            edits.append(Edit(link.start(), link.end(), ""))
        else:
            edits += [Edit(link.start(), link.start(2), ""), Edit(link.end(2), link.end(), "")]
    for pattern in (_STRONG, _STRESSED):
        for marked in pattern.finditer(text):
            width = len(marked[1])
            edits += [
                Edit(marked.start(), marked.start() + width, ""),
                Edit(marked.end() - width, marked.end(), ""),
            ]
    for pattern in (_HEADING, _RULE, _ESCAPE):
        edits += [Edit(m.start(), m.end(), "") for m in pattern.finditer(text)]
    yield from without_overlaps(edits)


def link_numbers(text: str) -> list[Edit]:
    """Return edits that skip the numbers before links, if they count up as in the output of lynx."""
    matches = list(_LINK_NUMBER.finditer(text))
    numbers = [int(m[1]) for m in matches]
    rising = sum(after == before + 1 for before, after in pairwise(numbers))
    if len(matches) < _LEAST_NUMBERS or 2 * rising < len(matches):
        return []
    return [Edit(m.start(), m.end(), "") for m in matches]
