"""The rules and reasons for lines that the line model drops, by their words, shape and place."""

import re
from functools import cache

from newscli.core.page.line_context import Page
from newscli.core.page.line_shape import BULLET, DASH, PLUS, SENTENCE_ENDS, Shape
from newscli.core.page.phrases import Verdict
from newscli.lexicon.loader import sections

_TOKEN = re.compile(r"[a-z]+|\d+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?")
_DIGIT = re.compile(r"\d")
_CAPITAL_AFTER = re.compile(r"\S{1,20}\s+(?:by:?\s+|the\s+){0,2}[A-Z@]")
_WIRE_STAMP = re.compile(r"[A-Z]{1,5}(?:-[A-Z]{1,5})?-\d\d-\d\d-\d\d(?:\d\d)? \d{4}[A-Z]{2,4}")
_YEAR_AT_END = re.compile(r"\d{4}$")
_OUTLET = re.compile(r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,4}")
_MAX_SIGNATURE = 160
_JOINTS = frozenset("and by in for at of the with from de da van von la le el bin".split())
_LOWER_SHARE = 0.4  # of the words of a byline, apart from those that join names


# Topics of lines, each with rule and reason, and the most words of such a line.
_TOPICS: tuple[tuple[str, Verdict, int], ...] = (
    ("share", ("share-label", "share"), 6),
    ("tags", ("tag-list", "tags"), 12),
    ("newsletter", ("newsletter-label", "newsletter"), 10_000),
    ("comments", ("comment-label", "comments"), 12),
)
_MOST_TAGS = 3  # words of a list of tags without a colon


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(sections("boilerplate_words")[section])


def is_date_line(line: str) -> bool:
    """Return whether a line only says when: all its words belong to dates and clocks, except an outlet before them.

    >>> is_date_line("Published 9 Feb 2024, 08:30 GMT"), is_date_line("In 2024, 9 of 30 ferries ran")
    (True, False)
    >>> is_date_line("The Elder Courier, February 9, 2024"), is_date_line("NMP-02-09-94 0830EST")
    (True, True)
    """
    if len(line) > _MAX_SIGNATURE or not _DIGIT.search(line):
        return False
    if _WIRE_STAMP.fullmatch(line):
        return True
    outlet, comma, date = line.partition(", ")
    if comma and _YEAR_AT_END.search(date) and _OUTLET.fullmatch(outlet):
        line = date
    tokens = _TOKEN.findall(line.lower())
    of_dates = _words("date")
    return all(t in of_dates or (t.isdigit() and len(t) <= 4) for t in tokens) and any(t in of_dates for t in tokens)


def is_clock(line: str) -> bool:
    """Return whether a line is a clock time.

    >>> is_clock("14:32 GMT"), is_clock("3.15pm"), is_clock("14 May")
    (True, True, False)
    """
    return line[0].isdigit() and _CLOCK.fullmatch(line.lower()) is not None


def is_summary_heading(line: str) -> bool:
    """Return whether a line heads the summary of a live blog."""
    return line.lower().strip(" :.") in _words("summary")


def is_byline(line: str) -> bool:
    """Return whether a line names the author.

    >>> is_byline("By Tomas Reed and Lia Osei in Port Elder"), is_byline("By Monday the harbour was full again.")
    (True, False)
    """
    if len(line) > _MAX_SIGNATURE or line[-1] in ".!?":
        return False
    first = line.split(None, 1)[0].lower().rstrip(":")
    if first not in _words("byline") or not _CAPITAL_AFTER.match(line):
        return False
    words = [word for word in line.split()[1:] if word not in _JOINTS]
    return len(words) <= 14 and len([word for word in words if word[0].islower()]) <= _LOWER_SHARE * len(words)


def signature(page: Page, i: int) -> Verdict | None:
    """Return rule and reason for a line (by index) that is only a date or a byline, as at the edges of an article."""
    line = page.texts[i]
    if len(line) > _MAX_SIGNATURE:
        return None
    if page.shapes[i].figures and is_date_line(line):
        return ("date-line", "timestamp")
    return ("byline", "credit") if page.words[i][0] in _words("byline") and is_byline(line) else None


def name_drop(page: Page, i: int, extent: tuple[int, int], *, under_heading: bool) -> Verdict:
    """Return rule and reason for a line (by index) that is dropped because of its score."""
    line, words, shape = page.texts[i], page.words[i], page.shapes[i]
    if extent[0] <= i <= extent[1] and (signed := signature(page, i)):  # elsewhere it has been asked already
        return signed
    if under_heading and shape.count >= 3:
        return ("headline-under-heading", "related")
    if not _topic_words().keys().isdisjoint(words) and (named := _by_topic(line, words, shape)):
        return named
    if page.repeated and page.repeated[i]:
        return ("repeated-line", "repeated")
    return _by_place(shape, i, *extent)


def _by_topic(line: str, words: list[str], shape: Shape) -> Verdict | None:
    """Return rule and reason for a line with words of a certain part of a page, if it is short enough for that part."""
    topics = {topic for word in words if (topic := _topic_words().get(word))}
    if "picture" in topics:
        return _picture(shape)
    for topic, verdict, most in _TOPICS:
        if topic in topics and shape.count <= (most if topic != "tags" or ":" in line else _MOST_TAGS):
            return verdict
    return None


def name_picture(words: list[str], shape: Shape) -> Verdict | None:
    """Return rule and reason for a line that credits a picture, with or without a caption."""
    return None if _words("picture").isdisjoint(words) else _picture(shape)


def _picture(shape: Shape) -> Verdict:
    return ("picture-credit", "credit") if shape.count <= 12 else ("picture-caption", "caption")


@cache
def _topic_words() -> dict[str, str]:
    """Return the topic of furniture that each word is a sign of."""
    return {word: topic for topic in ("comments", "newsletter", "tags", "share", "picture") for word in _words(topic)}


def _by_place(shape: Shape, i: int, first: int, last: int) -> Verdict:
    inside = first <= i <= last
    if shape.count >= 12 and shape.end in SENTENCE_ENDS:
        return ("prose-ruled-out", "caption" if inside else "other")
    if first < 0 or i < first:
        return ("line-before-article", "navigation")
    if not inside:
        return ("headline-after-article", "related") if shape.count >= 4 else ("line-after-article", "navigation")
    listed = shape.begin in (BULLET, PLUS, DASH)
    return ("list-between-paragraphs", "related") if listed else ("label-between-paragraphs", "other")
