"""The article's blocks, kept or dropped, each with its reason: the sure cases first, then the neighbours.

1. What sure words give away: page furniture, appeals, notes (bios, credits, corrections), date labels, and a note stuck
   to the end of a paragraph.
2. The line model scores the other lines by their shape and their neighbours; what stands in several articles of one
   source counts against it. A text without a trace of a page around it is an article alone: nothing goes for its shape.
3. The article's extent follows from the scores. Its headline stays; at its edges likely notes, bylines and dates go.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import exp
from typing import Literal

from newscli.core.boilerplate.appeals import paragraph_is_request
from newscli.core.boilerplate.context import Page, article_extent, page_of
from newscli.core.boilerplate.model import score_lines
from newscli.core.boilerplate.naming import (
    has_dateline,
    is_byline,
    is_clock,
    is_date_line,
    is_summary_heading,
    name_drop,
)
from newscli.core.boilerplate.notes import (
    begins_as_news,
    find_notes,
    is_press_heading,
    is_press_mark,
    likely_note,
    reports,
    tail_note,
)
from newscli.core.boilerplate.phrases import Verdict
from newscli.core.boilerplate.reader import word_to_reader
from newscli.core.boilerplate.repetition import line_key
from newscli.core.boilerplate.shape import SENTENCE_ENDS, STOP, Shape, shape
from newscli.core.boilerplate.sure import Drop, lowered, sure_boilerplate
from newscli.core.document import Document
from newscli.records import Block

Mode = Literal["safe", "balanced", "strict"]
# A line below is dropped. The scores are log odds; the losses weigh more than what is left.
_THRESHOLDS: dict[str, float] = {"safe": -4.5, "balanced": -0.8, "strict": 0.5}
_SURE, _LIKELY = 0.98, 0.9  # confidence of what words decide
# A page gives itself away: this many lines that score below the bound, or furniture known by its words.
_PAGE_LINES, _PAGE_SCORE = 2, -2.5
_PROSE_WORDS = 12
_FEW_LINES = 4
_HEADLINE_REACH = 25  # lines above the article among which its headline is looked for
_HEADLINE_SCORE = -2.5
_MASTHEAD, _MASTHEAD_WORDS = 2.5, 5  # what the outlet's name loses as a headline
# How much less a line must score to stay: a sentence right under the headline, an entry of a live blog, and within the
# article a paragraph that quotes somebody, another paragraph, a line between two paragraphs.
_STANDFIRST, _LIVE_BLOG, _REPORT, _PROSE, _BETWEEN = 3.0, 4.0, 2.5, 0.7, 0.5
_STANDFIRST_WORDS = 8
# Notes that some readers want to keep: safe mode leaves them.
_ABOUT_THE_ARTICLE = frozenset(
    ("reporting-credit", "produced-with", "correction-note", "editors-note", "comment-invitation")
)
_YOU = re.compile(r"\byou(?:r|'re|’re)?\b")
_ADDRESS_WORDS, _ADVICE, _LAST_LINES, _PLAIN = 5, 0.3, 3, 5.0
_LIVE_ENTRIES, _SUMMARY_REACH = 3, 12
_OPENING = 3.0


@dataclass(slots=True)
class Judged:
    """What is known of one line, and what becomes of it."""

    start: int
    end: int
    shape: Shape
    score: float = 0.0
    headline_score: float = 0.0
    in_live_blog: bool = False
    drop: Verdict | None = None  # rule, reason
    confidence: float = 0.5
    kept_as: str = "line-among-paragraphs"
    label_end: int = 0  # where a date stuck to its beginning ends
    tail: tuple[int, Verdict] | None = None  # where a note stuck to its end begins


def classify_blocks(
    doc: Document, *, mode: Mode = "balanced", repeated: frozenset[str] = frozenset(), article: str
) -> list[Block]:
    """The blocks of the text, in order; joined they are the text.

    repeated: keys (`line_key`) of lines that stand in several articles of the same source. article: the name that the
    records carry.
    """
    text = doc.text
    if not doc.paragraphs:
        return [Block(article, 1, 0, len(text), text, False, "other", "no-article", _SURE)] if text else []
    lower = lowered(text)
    drops = sure_boilerplate(doc)
    notes = find_notes(doc, lower)
    if mode == "safe":
        notes = {i: note for i, note in notes.items() if note[0] not in _ABOUT_THE_ARTICLE}
    page, lines = _measured(doc, drops, notes, repeated)
    _score(page, lines, notes)
    _drop_press_notes(lower, lines)
    if mode != "safe":
        _drop_words_to_reader(doc, lower, lines)
    _mark_live_blog(text, lines)
    first, last = _extent(lines)
    _decide(text, lower, page, lines, (first, last), mode)
    _cut_tails(doc, lower, lines)
    if not _is_article(lines):
        for line in lines:
            line.drop = line.drop or ("no-article", "other")
            line.tail = None
    return _tiled(text, lines, article)


def measure(doc: Document, repeated: frozenset[str] = frozenset()) -> tuple[Page, list[bool]]:
    """The page as the line model sees it, and which of its lines are sure notes."""
    notes = find_notes(doc, lowered(doc.text))
    page, lines = _measured(doc, sure_boilerplate(doc), notes, repeated)
    return page, [i in notes for i in range(len(lines))]


def _measured(
    doc: Document, drops: list[Drop], notes: dict[int, Verdict], repeated: frozenset[str]
) -> tuple[Page, list[Judged]]:
    texts = [doc.text[start:end] for start, end in doc.paragraphs]
    lines = [Judged(start, end, shape(line)) for (start, end), line in zip(doc.paragraphs, texts, strict=True)]
    for drop in drops:
        i = doc.paragraph_index(drop.start)
        if drop.rule == "date-label":
            lines[i].label_end = drop.end
            continue
        if drop.start > lines[i].start:
            lines[i].tail = (drop.start, (drop.rule, drop.reason))
            continue
        while i < len(lines) and lines[i].start < drop.end:
            lines[i].drop, lines[i].confidence = (drop.rule, drop.reason), _SURE
            i += 1
    related = [line.drop is not None and line.drop[0] == "related-heading" for line in lines]
    sure = [line.drop is not None for line in lines]
    again = [line_key(line) in repeated for line in texts] if repeated else []
    page = page_of(texts, [line.shape for line in lines], related, sure, again)
    for i, note in notes.items():
        if lines[i].drop is None:
            lines[i].drop, lines[i].confidence = note, _LIKELY
    return page, lines


def _score(page: Page, lines: list[Judged], notes: dict[int, Verdict]) -> None:
    """Gives each line its scores. A line that words have decided speaks against the article with certainty."""
    scores = score_lines(page, [i in notes for i in range(len(lines))])
    for line, score, headline in zip(lines, scores.article, scores.headline, strict=True):
        line.score = score if line.drop is None else min(score, -4.0)
        line.headline_score = headline


def _drop_press_notes(lower: str, lines: list[Judged]) -> None:
    """A press release ends with sections about its sender; what marks it as one is no article either."""
    marks = [i for i, line in enumerate(lines) if line.shape.count <= 3 and is_press_mark(lower[line.start : line.end])]
    prose = [i for i, line in enumerate(lines) if _is_prose(line)]
    if not marks or len(prose) < 3:
        return
    headings = [i for i, line in enumerate(lines) if is_press_heading(lower[line.start : line.end])]
    end = next((i for i in headings if i > prose[2]), len(lines))
    for i in {*marks, *(i for i in headings if i < prose[0]), *range(end, len(lines))}:
        lines[i].drop, lines[i].confidence = ("press-note", "promo"), _LIKELY


def _extent(lines: list[Judged]) -> tuple[int, int]:
    first, last = article_extent([line.score for line in lines])
    prose = [i for i in range(first, last + 1) if i >= 0 and _is_prose(lines[i])]
    return (prose[0], prose[-1]) if prose else (first, last)


def _is_prose(line: Judged) -> bool:
    return line.drop is None and line.shape.count >= _PROSE_WORDS and line.shape.end in SENTENCE_ENDS


def _decide(text: str, lower: str, page: Page, lines: list[Judged], extent: tuple[int, int], mode: Mode) -> None:
    """Keeps or drops each line that sure words have not decided."""
    headline = _headline(text, lines, extent[0])
    if headline is not None:
        lines[headline].kept_as = "headline"
    _drop_likely_notes(lower, lines, mode)
    around_page = _shows_a_page(lines)
    for i, line in enumerate(lines):
        if line.drop is not None or i == headline:
            continue
        words = text[line.start : line.end]
        signature = None if extent[0] <= i <= extent[1] else _signature(words)
        if line.in_live_blog and is_clock(words):
            line.kept_as = "live-blog-time"
        elif signature and mode != "safe":
            line.drop, line.confidence = signature, _LIKELY
        elif around_page and not signature and line.score < _THRESHOLDS[mode] - _benefit(text, lower, lines, i, extent):
            again = bool(page.repeated) and page.repeated[i]
            line.drop = name_drop(words, line.shape, i, extent, _since_related(lines, i), again)
            line.confidence = 1 / (1 + exp(line.score)) if line.score > -30 else 1.0
        else:
            line.kept_as = "article-paragraph" if _is_prose(line) else "line-among-paragraphs"


def _benefit(text: str, lower: str, lines: list[Judged], i: int, extent: tuple[int, int]) -> float:
    """How much less than others the line must score to stay, for where it stands and what it does."""
    line = lines[i]
    if i and lines[i - 1].kept_as == "headline" and line.shape.count >= _STANDFIRST_WORDS:
        return _STANDFIRST
    if line.in_live_blog:
        return _LIVE_BLOG
    if _is_prose(line) and has_dateline(text[line.start : line.end]):
        return _OPENING
    if not extent[0] <= i <= extent[1]:
        return 0.0
    if _is_prose(line):
        return _REPORT if reports(lower[line.start : line.end]) else _PROSE
    around = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
    return _BETWEEN if len(around) == 2 and all(_is_prose(near) and near.score > 0 for near in around) else 0.0


def _drop_words_to_reader(doc: Document, lower: str, lines: list[Judged]) -> None:
    """Paragraphs that talk to the reader. An article that does so itself all along must say it more plainly."""
    asked = [i for i, line in enumerate(lines) if line.drop is None and line.shape.count >= _ADDRESS_WORDS]
    addressing = [i for i in asked if _YOU.search(lower, lines[i].start, lines[i].end)]
    advice = len(addressing) > _ADVICE * len(asked) and len(addressing) > 2
    ends = asked[-_LAST_LINES:]
    for i in asked:
        line = lines[i]
        least = _PLAIN - (i in ends) + 2.0 * advice
        verdict = word_to_reader(lower[line.start : line.end], least)
        if verdict and not line.tail and not begins_as_news(doc, lower, i):
            line.drop, line.confidence, line.score = verdict, _LIKELY, -4.0


def _mark_live_blog(text: str, lines: list[Judged]) -> None:
    """Marks the entries of a live blog: each a clock time on a line of its own, a heading perhaps, and prose."""
    clocks = [
        i
        for i, line in enumerate(lines[:-1])
        if line.shape.count <= 3 and is_clock(text[line.start : line.end]) and any(map(_is_prose, lines[i + 1 : i + 3]))
    ]
    if len(clocks) >= _LIVE_ENTRIES:
        above = range(max(0, clocks[0] - _SUMMARY_REACH), clocks[0])
        summary = (i for i in above if is_summary_heading(text[lines[i].start : lines[i].end]))
        for line in lines[next(summary, clocks[0]) : clocks[-1] + 3]:
            line.in_live_blog = True


def _shows_a_page(lines: list[Judged]) -> bool:
    """Whether anything of the page around the article is there: furniture by its words or beyond doubt by its shape."""
    page_rules = sum(line.drop is not None and line.drop[0] in _FURNITURE for line in lines)
    return page_rules > 0 or sum(line.score < _PAGE_SCORE for line in lines if line.drop is None) >= _PAGE_LINES


_FURNITURE = frozenset(
    (
        "advert-label",
        "share-button",
        "navigation-label",
        "related-heading",
        "newsletter-call",
        "subscription-call",
        "app-promo",
        "comment-rules",
        "copyright-notice",
        "cookie-notice",
        "repeated-line",
    )
)


def _signature(line: str) -> Verdict | None:
    """A line at the edge of the article that is only a name or only a date."""
    if is_date_line(line):
        return ("date-line", "timestamp")
    return ("byline", "credit") if is_byline(line) else None


def _drop_likely_notes(lower: str, lines: list[Judged], mode: Mode) -> None:
    """Likely notes count at the end of the article, where one note follows another."""
    if mode == "safe":
        return
    for i in range(len(lines) - 1, 0, -1):
        line = lines[i]
        if line.drop is not None or (line.score < _THRESHOLDS[mode] and line.shape.count < _PROSE_WORDS):
            continue
        before = lines[i - 1].drop
        if note := likely_note(lower[line.start : line.end], before and before[0]):
            line.drop, line.confidence = note, _LIKELY
        elif line.shape.count >= _PROSE_WORDS:
            break


def _headline(text: str, lines: list[Judged], first: int) -> int | None:
    """The line at or above the beginning of the article that is likeliest to be its headline, if one is likely."""
    best, best_score = None, _HEADLINE_SCORE
    for i in range(max(0, first - _HEADLINE_REACH), min(first + 2, len(lines))):
        line = lines[i]
        words = text[line.start : line.end]
        if line.drop is not None or line.shape.count < 2 or _signature(words) or _ends_paragraph(line):
            continue
        score = line.headline_score
        named_again = line.shape.count <= _MASTHEAD_WORDS and text.count(words) > 1
        if named_again or (i == 0 and line.shape.count < _MASTHEAD_WORDS and words.startswith("The ")):
            score -= _MASTHEAD  # the outlet's name
        if score > best_score:
            best, best_score = i, score
    return best


def _ends_paragraph(line: Judged) -> bool:
    """Headlines may ask or quote, but a long line with a full stop is a paragraph."""
    return line.shape.count >= _PROSE_WORDS and line.shape.end == STOP


def _since_related(lines: list[Judged], i: int) -> bool:
    """Whether the line stands under a heading that announces other articles, with only dropped lines between."""
    for j in range(i - 1, max(-1, i - 13), -1):
        drop = lines[j].drop
        if drop is None:
            return False
        if drop[0] in ("related-heading", "headline-under-heading"):
            return True
    return False


def _cut_tails(doc: Document, lower: str, lines: list[Judged]) -> None:
    """Finds the notes that are stuck to the end of a paragraph that stays."""
    for i, line in enumerate(lines):
        if (
            line.drop is not None
            or line.tail
            or line.shape.count < 20
            or not _may_have_tail(lower[line.start : line.end])
        ):
            continue
        for start, end in reversed(doc.sentences(i)[1:]):
            verdict = _tail_verdict(lower[start:end])
            if verdict is None:
                break
            line.tail = (start, verdict)


_TAIL_WORDS = ("subscri", "newsletter", "sign up", "follow us", "donat", "support", "click", "read more", "contribut",
               "download", "inbox", "listen", "comment", "become a", "for more")  # fmt: skip


def _may_have_tail(words: str) -> bool:
    """A quick look at the end of a paragraph for what notes hold."""
    end = words[-300:]
    return any(word in end for word in _TAIL_WORDS)


def _tail_verdict(sentence: str) -> Verdict | None:
    if note := tail_note(sentence):
        return note
    return ("appeal-to-readers", "donation") if paragraph_is_request(sentence) else None


def _is_article(lines: list[Judged]) -> bool:
    """Whether what is kept reads as an article: two paragraphs of prose on end, or one in a text of a few lines."""
    kept = [line for line in lines if line.drop is None]
    if len(lines) <= _FEW_LINES or not any(line.drop for line in lines):
        return bool(kept)
    prose = [_is_prose(line) for line in kept]
    if len(lines) < 12:
        return any(prose) or not any(line.drop and line.drop[0] in _FURNITURE for line in lines)
    near = any(a and b for a, b in pairwise(prose))
    return near or sum(prose) >= 3


def _tiled(text: str, lines: list[Judged], article: str) -> list[Block]:
    """The blocks: each line with what follows it up to the next one; the first also has what comes before it."""
    pieces = list(_pieces(lines, len(text)))
    starts = [0, *(start for start, *_ in pieces[1:]), len(text)]
    return [
        Block(article, n, start, end, text[start:end], reason is None, reason, rule, round(confidence, 3))
        for n, (start, end, (_, rule, reason, confidence)) in enumerate(
            zip(starts, starts[1:], pieces, strict=False), 1
        )
    ]


def _pieces(lines: list[Judged], length: int) -> Iterator[tuple[int, str, str | None, float]]:
    """Start, rule, reason and confidence of each piece of each line of a text of this length."""
    for line in lines:
        start = line.start
        if line.label_end and line.drop is None:
            yield start, "date-label", "timestamp", _SURE
            start = line.label_end
        if line.drop is not None:
            yield start, line.drop[0], line.drop[1], line.confidence
            continue
        sure = 1 / (1 + exp(-line.score)) if line.score > -30 else 0.0
        yield start, line.kept_as, None, max(sure, 0.5)
        if line.tail:
            at, (rule, reason) = line.tail
            yield at, rule, reason, _LIKELY
            if line.end < length:  # the break after the paragraph stays with it
                yield line.end, line.kept_as, None, max(sure, 0.5)
