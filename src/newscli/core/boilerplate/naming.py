"""Names for what the line model drops: the reason in words, from the line's shape and place."""

import re
from functools import cache

from newscli.core.boilerplate.phrases import Verdict
from newscli.core.boilerplate.shape import BULLET, DASH, PLUS, SENTENCE_ENDS, Shape
from newscli.lexicon import sections

_TOKEN = re.compile(r"[a-z]+|\d+")
_CAPITAL_AFTER = re.compile(r"\S{1,20}\s+(?:the\s+)?[A-Z@]")
_MAX_SIGNATURE = 160


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(sections("boilerplate_words")[section])


def is_date_line(line: str) -> bool:
    """Whether a line says when, and nothing else: every word of it belongs to dates and clocks.

    >>> is_date_line("Published 9 Feb 2024, 08:30 GMT"), is_date_line("In 2024, 9 of 30 ferries ran")
    (True, False)
    """
    if len(line) > _MAX_SIGNATURE:
        return False
    tokens = _TOKEN.findall(line.lower())
    known = _words("date")
    return (
        any(t.isdigit() for t in tokens)
        and any(t in known for t in tokens)
        and all(t in known or (t.isdigit() and len(t) <= 4) for t in tokens)
    )


def is_byline(line: str) -> bool:
    """Whether a line names who wrote it.

    >>> is_byline("By Tomas Reed and Lia Osei in Port Elder"), is_byline("By Monday the harbour was full again.")
    (True, False)
    """
    if len(line) > _MAX_SIGNATURE or line[-1] in ".!?":
        return False
    first = line.split(None, 1)[0].lower().rstrip(":")
    return first in _words("byline") and _CAPITAL_AFTER.match(line) is not None and len(line.split()) <= 14


def name_drop(line: str, shape: Shape, i: int, extent: tuple[int, int], under_heading: bool) -> Verdict:
    """The rule and reason for a line that its score has dropped."""
    if is_date_line(line):
        return ("date-line", "timestamp")
    if is_byline(line):
        return ("byline", "credit")
    words = set(_TOKEN.findall(line[:400].lower()))
    first, last = extent
    if under_heading and shape.count >= 3:
        return ("headline-under-heading", "related")
    if not words.isdisjoint(_words("picture")):
        return ("picture-credit", "credit") if shape.count <= 12 else ("picture-caption", "caption")
    if shape.count <= 6 and not words.isdisjoint(_words("share")):
        return ("share-label", "share")
    if shape.count <= 12 and not words.isdisjoint(_words("tags")) and (":" in line or shape.count <= 3):
        return ("tag-list", "tags")
    if not words.isdisjoint(_words("newsletter")):
        return ("newsletter-label", "newsletter")
    if not words.isdisjoint(_words("comments")) and shape.count <= 12:
        return ("comment-label", "comments")
    return _by_place(shape, i, first, last)


def _by_place(shape: Shape, i: int, first: int, last: int) -> Verdict:
    listed = shape.begin in (BULLET, PLUS, DASH)
    prose = shape.count >= 12 and shape.end in SENTENCE_ENDS
    if first < 0 or i < first:
        return ("prose-before-article", "other") if prose else ("line-before-article", "navigation")
    if i > last:
        if prose:
            return ("prose-after-article", "other")
        return ("headline-after-article", "related") if shape.count >= 4 else ("line-after-article", "navigation")
    if prose:
        return ("prose-between-paragraphs", "caption")
    return ("list-between-paragraphs", "related") if listed else ("label-between-paragraphs", "other")
