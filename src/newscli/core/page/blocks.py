"""The article's blocks, kept or dropped, each with its reason: the sure cases first, then the neighbours.

1. What sure words give away: page furniture, appeals, notes (bios, credits, corrections), date labels, and a note stuck
   to the end of a paragraph.
2. The line model scores the other lines by their shape and their neighbours; what stands in several articles of one
   source counts against it. A text without a trace of a page around it is an article alone: nothing goes for its shape.
3. The article's extent follows from the scores. Its headline stays; at its edges likely notes, bylines and dates go.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise
from math import exp
from typing import Literal, cast

from msgspec.structs import replace

from newscli.core.page.judgement import LIKELY, OUT, SURE, Judged
from newscli.core.page.line_context import Page, article_extent, page_of
from newscli.core.page.line_model import score_lines
from newscli.core.page.line_shape import BULLET, COLON, QUOTE_STOP, STOP, shape
from newscli.core.page.notes import find_notes, reports
from newscli.core.page.own_phrases import OWN_RULE, OwnPhrases
from newscli.core.page.passages import (
    cut_tails,
    drop_likely_notes,
    drop_press_notes,
    keep_bios_of_others,
    mark_live_blog,
    weigh_wording,
)
from newscli.core.page.phrases import Verdict
from newscli.core.page.reasons import has_dateline, is_clock, name_drop, signature
from newscli.core.page.repetition import line_key
from newscli.core.page.sure_boilerplate import Drop, sure_boilerplate
from newscli.core.text.document import Document
from newscli.records import Block, Reason

Mode = Literal["safe", "balanced", "strict"]
# A line below is dropped. The scores are log odds; the losses weigh more than what is left.
_THRESHOLDS: dict[str, float] = {"safe": -4.55, "balanced": -0.8, "strict": 0.5}
# A page gives itself away: this many lines that score below the bound, or furniture known by its words.
_PAGE_LINES, _PAGE_SCORE = 2, -2.5
_FEW_LINES = 4
# How much less a line must score to stay: a sentence right under the headline, an entry of a live blog, within the
# article a paragraph that quotes somebody or a line between two paragraphs, and a sentence that follows the last
# paragraph with nothing between, as short articles end.
_STANDFIRST, _LIVE_BLOG, _REPORT, _BETWEEN, _FOLLOWS = 3.0, 4.0, 2.5, 0.5, 4.0
_FOLLOWS_WORDS, _FOLLOWS_WORDING = 4, 1.4
# Of an item in a list that a line with a colon announces, and of one between two paragraphs.
_ANNOUNCED, _LISTED, _MOST_ITEMS = 4.0, 1.5, 12
_OPENING_LINES = 3  # short sentences with which a feature begins
_STANDFIRST_WORDS = 8
# Notes that some readers want to keep: safe mode leaves them.
_ABOUT_THE_ARTICLE = frozenset(
    ("reporting-credit", "produced-with", "correction-note", "editors-note", "comment-invitation")
)
_OPENING = 3.0
# A text with so many sentences, of more than so many spaces each, is never dropped whole.
_SENTENCES, _LEAST_SENTENCE = 3, 3
_UNSURE = "no article was found for sure, so that what may be one is kept"


def classify_blocks(
    doc: Document,
    *,
    mode: Mode = "balanced",
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    phrases: OwnPhrases | None = None,
    repeated: frozenset[str] = frozenset(),
    headline: int | None = None,
    article: str,
) -> list[Block]:
    """The blocks of the text, in order; joined they are the text.

    keep: reasons for which nothing goes. drop: reasons for which also that goes which only the strict mode would drop.
    phrases: lines that go whatever they look like. repeated: keys (`line_key`) of lines that stand in several articles
    of the same source. headline: the line (by index) that is the headline. article: the name that the records carry.
    """
    text = doc.text
    if not doc.paragraphs:
        return [Block(article, 1, 0, len(text), text, False, "other", "no-article", SURE)] if text else []
    if headline is not None:
        headline = doc.paragraph_index(doc.lines[headline][0])
    lines = _judge(doc, mode, phrases, repeated, headline)
    if drop:
        for line, strictly in zip(lines, _judge(doc, "strict", phrases, repeated, headline), strict=True):
            _drop_as_well(line, strictly, drop)
    unsure = False
    if not _is_article(lines):
        for line in lines:
            line.drop = line.drop or ("no-article", "other")
            line.tail = None
        if unsure := _sentences(doc, lines) >= _SENTENCES:
            lines = _likeliest(doc, lines, _judge(doc, "safe", phrases, repeated, headline))
    blocks = _tiled(text, lines, article)
    if unsure:
        blocks = [replace(block, note=_UNSURE) if block.keep else block for block in blocks]
    return [_stays(block) if block.reason in keep and block.rule != OWN_RULE else block for block in blocks]


def _sentences(doc: Document, lines: list[Judged]) -> int:
    """How many sentences the text has, but for lines that the user wants dropped."""
    return sum(_holds_sentences(doc, i) for i, line in enumerate(lines) if not line.drop or line.drop[0] != OWN_RULE)


def _holds_sentences(doc: Document, i: int) -> int:
    """How many sentences a paragraph (by index) has."""
    ended = [end for start, end in doc.sentences(i) if doc.text.count(" ", start, end) >= _LEAST_SENTENCE]
    return sum(doc.text[end - 1] in ".!?…\"”’'" for end in ended)


def _likeliest(doc: Document, lines: list[Judged], safe: list[Judged]) -> list[Judged]:
    """What may be the article where nothing surely is: what the safe mode keeps, or at least the sentences.

    What sure words drop goes, unless nothing else is left.
    """
    if sum(_holds_sentences(doc, i) for i, line in enumerate(safe) if line.drop is None) >= _SENTENCES:
        return safe
    sentences = [i for i in range(len(lines)) if _holds_sentences(doc, i)]
    own = [i for i in sentences if (drop := lines[i].drop) is None or drop[0] != OWN_RULE]
    unsaid = [i for i in own if lines[i].confidence < SURE]
    for i in unsaid or own:
        lines[i].drop, lines[i].kept_as = None, "article-paragraph"
    return lines


def _drop_as_well(line: Judged, strictly: Judged, reasons: Collection[str]) -> None:
    """Drops of the line what the strict mode drops of it for one of the reasons."""
    if line.drop is None and strictly.drop is not None and strictly.drop[1] in reasons:
        line.drop_as(strictly.drop, strictly.confidence)
    elif line.tail is None and strictly.tail is not None and strictly.tail[1][1] in reasons:
        line.tail = strictly.tail


def _stays(block: Block) -> Block:
    return replace(block, keep=True, reason=None, rule="kept-on-request")


def _judge(
    doc: Document, mode: Mode, phrases: OwnPhrases | None, repeated: frozenset[str], headline: int | None
) -> list[Judged]:
    """The lines of the text, each kept or dropped. headline: the paragraph (by index) that is the headline."""
    text = doc.text
    lower = doc.lower
    drops = sure_boilerplate(doc)
    notes = find_notes(doc, lower)
    if mode == "safe":
        notes = {i: note for i, note in notes.items() if note[0] not in _ABOUT_THE_ARTICLE}
    page, lines = _measured(doc, drops, notes, repeated, phrases)
    scores = _score(page, lines, notes)
    drop_press_notes(lower, lines)
    mark_live_blog(text, lines)
    if mode != "safe":
        weigh_wording(doc, lower, lines, scores, headline)
    _decide(text, lower, page, lines, headline, _extent(lines), mode)
    cut_tails(doc, lower, lines)
    return lines


def measure(doc: Document, repeated: frozenset[str] = frozenset()) -> tuple[Page, list[bool], list[bool]]:
    """The page as the line model sees it, which of its lines are sure notes, and which may be the article's prose."""
    notes = find_notes(doc, doc.lower)
    page, lines = _measured(doc, sure_boilerplate(doc), notes, repeated)
    return page, [i in notes for i in range(len(lines))], [line.is_prose for line in lines]


def _measured(
    doc: Document,
    drops: list[Drop],
    notes: dict[int, Verdict],
    repeated: frozenset[str],
    phrases: OwnPhrases | None = None,
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
            lines[i].drop_as((drop.rule, drop.reason), SURE)
            i += 1
    if phrases:
        for line, words in zip(lines, texts, strict=True):
            if phrases.cover(words):
                line.drop_as((OWN_RULE, "other"), SURE)
                line.tail, line.label_end = None, 0
    related = [line.drop is not None and line.drop[0] == "related-heading" for line in lines]
    sure = [line.drop is not None for line in lines]
    again = [line_key(line) in repeated for line in texts] if repeated else []
    page = page_of(texts, [line.shape for line in lines], related, sure, again)
    for i, note in notes.items():
        if lines[i].drop is None:
            lines[i].drop_as(note)
    return page, lines


def _score(page: Page, lines: list[Judged], notes: dict[int, Verdict]) -> list[float]:
    """Gives each line its score. A line that words have decided speaks against the article with certainty."""
    scores = score_lines(page, [i in notes for i in range(len(lines))])
    for line, score in zip(lines, scores, strict=True):
        line.score = score if line.drop is None else min(score, OUT)
    return scores


def _extent(lines: list[Judged]) -> tuple[int, int]:
    first, last = article_extent([line.score for line in lines])
    prose = [i for i in range(first, last + 1) if i >= 0 and lines[i].is_prose]
    return (prose[0], prose[-1]) if prose else (first, last)


def _decide(
    text: str, lower: str, page: Page, lines: list[Judged], headline: int | None, extent: tuple[int, int], mode: Mode
) -> None:
    """Keeps or drops each line that sure words have not decided."""
    if headline is not None:
        line = lines[headline]
        line.kept_as = "headline"
        if line.drop and line.drop[0] != OWN_RULE:
            line.drop = None
    if mode != "safe":
        drop_likely_notes(lower, lines, _THRESHOLDS[mode])
        keep_bios_of_others(text, lines)
    around_page = _shows_a_page(lines)
    for i, line in enumerate(lines):
        line.follows_on = _follows_on(lines, i, extent[1])
        if line.drop is not None or i == headline:
            continue
        words = text[line.start : line.end]
        signed = None if extent[0] <= i <= extent[1] else signature(words)
        if line.in_live_blog and is_clock(words):
            line.kept_as = "live-blog-time"
        elif signed and mode != "safe":
            line.drop_as(signed)
        elif around_page and not signed and line.score < _THRESHOLDS[mode] - _benefit(text, lines, i, extent):
            again = bool(page.repeated) and page.repeated[i]
            line.drop = name_drop(words, line.shape, i, extent, _since_related(lines, i), again)
            line.confidence = max(1 / (1 + exp(max(line.score, -30.0))), 0.5)
        else:
            line.kept_as = "article-paragraph" if line.is_prose else "line-among-paragraphs"


def _benefit(text: str, lines: list[Judged], i: int, extent: tuple[int, int]) -> float:
    """How much less than others the line must score to stay, for where it stands and what it does."""
    line = lines[i]
    if i and i < extent[1] and lines[i - 1].kept_as == "headline" and line.shape.count >= _STANDFIRST_WORDS:
        return _STANDFIRST
    if line.in_live_blog:
        return _LIVE_BLOG
    if line.is_prose and has_dateline(text[line.start : line.end]):
        return _OPENING
    if not extent[0] <= i <= extent[1]:
        return _FOLLOWS if _adjoins(lines, i, extent) else 0.0
    if line.is_prose:
        return _REPORT if reports(text[line.start : line.end]) else 0.0
    return _benefit_inside(lines, i)


def _benefit_inside(lines: list[Judged], i: int) -> float:
    """The same for a line within the article that is no paragraph."""
    if lines[i].shape.begin == BULLET and (listed := _in_list(lines, i)):
        return listed
    around = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
    return _BETWEEN if len(around) == 2 and all(near.is_prose and near.score > 0 for near in around) else 0.0


def _adjoins(lines: list[Judged], i: int, extent: tuple[int, int]) -> bool:
    """Whether a line outside the article is a sentence, none of a note, with nothing between it and a paragraph."""
    line = lines[i]
    if line.shape.end not in (STOP, QUOTE_STOP) or line.shape.count < _FOLLOWS_WORDS or line.wording > _FOLLOWS_WORDING:
        return False
    if i < extent[0]:
        return i >= extent[0] - _OPENING_LINES and all(_is_sentence(near) for near in lines[i + 1 : extent[0]])
    return line.follows_on


def _follows_on(lines: list[Judged], i: int, last: int) -> bool:
    """Whether nothing is dropped between the article's last paragraph and a line behind it."""
    return i > last >= 0 and lines[i - 1].drop is None and (i - 1 == last or lines[i - 1].follows_on)


def _in_list(lines: list[Judged], i: int) -> float:
    """How much speaks for an item of a list within the article: what stands above and below the list."""
    items = range(max(0, i - _MOST_ITEMS), min(len(lines), i + _MOST_ITEMS))
    above = next((lines[j] for j in reversed(items[: i - items.start]) if lines[j].shape.begin != BULLET), None)
    below = next((lines[j] for j in items[i - items.start :] if lines[j].shape.begin != BULLET), None)
    if above is None or above.drop or not (above.shape.end == COLON or above.is_prose):
        return 0.0
    if above.shape.end == COLON:
        return _ANNOUNCED
    return _LISTED if below and below.is_prose else 0.0


def _is_sentence(line: Judged) -> bool:
    return line.drop is None and line.shape.end in (STOP, QUOTE_STOP)


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


def _since_related(lines: list[Judged], i: int) -> bool:
    """Whether the line stands under a heading that announces other articles, with only dropped lines between."""
    for j in range(i - 1, max(-1, i - 13), -1):
        drop = lines[j].drop
        if drop is None:
            return False
        if drop[0] in ("related-heading", "headline-under-heading"):
            return True
    return False


def _is_article(lines: list[Judged]) -> bool:
    """Whether what is kept reads as an article: two paragraphs of prose on end, or one in a text of a few lines."""
    kept = [line for line in lines if line.drop is None]
    if len(lines) <= _FEW_LINES or not any(line.drop for line in lines):
        return bool(kept)
    prose = [line.is_prose for line in kept]
    if len(lines) < 12:
        return any(prose) or not any(line.drop and line.drop[0] in _FURNITURE for line in lines)
    near = any(a and b for a, b in pairwise(prose))
    return near or sum(prose) >= 3


def _tiled(text: str, lines: list[Judged], article: str) -> list[Block]:
    """The blocks: each line with what follows it up to the next one; the first also has what comes before it."""
    pieces = list(_pieces(lines, len(text)))
    starts = [0, *(start for start, *_ in pieces[1:]), len(text)]
    return [
        Block(
            article,
            n,
            start,
            end,
            text[start:end],
            reason is None,
            cast("Reason | None", reason),
            rule,
            round(confidence, 3),
        )
        for n, (start, end, (_, rule, reason, confidence)) in enumerate(
            zip(starts, starts[1:], pieces, strict=False), 1
        )
    ]


def _pieces(lines: list[Judged], length: int) -> Iterator[tuple[int, str, str | None, float]]:
    """Start, rule, reason and confidence of each piece of each line of a text of this length."""
    for line in lines:
        start = line.start
        if line.label_end and line.drop is None:
            yield start, "date-label", "timestamp", SURE
            start = line.label_end
        if line.drop is not None:
            yield start, line.drop[0], line.drop[1], line.confidence
            continue
        sure = 1 / (1 + exp(-line.score)) if line.score > -30 else 0.0
        yield start, line.kept_as, None, max(sure, 0.5)
        if line.tail:
            at, (rule, reason) = line.tail
            yield at, rule, reason, LIKELY
            if line.end < length:  # the break after the paragraph stays with it
                yield line.end, line.kept_as, None, max(sure, 0.5)
