"""The article's blocks, kept or dropped, each with its reason: the sure cases first, then the neighbours.

1. What sure words give away: page furniture, appeals, notes (bios, credits, corrections), date labels, and a note stuck
   to the end of a paragraph.
2. The line model scores the other lines by their shape and their neighbours; what stands in several articles of one
   source counts against it. A text without a trace of a page around it is an article alone: nothing goes for its shape.
3. The article's extent follows from the scores. Its headline stays; at its edges likely notes, bylines and dates go.
"""

from collections.abc import Collection, Iterator
from itertools import count

from msgspec.structs import replace

from newscli.core.page.decide import Mode, decide
from newscli.core.page.judgement import LIKELY, OUT, SURE, Judged, is_article, sureness
from newscli.core.page.line_context import Page, article_extent, page_of
from newscli.core.page.line_model import level_lists, score_lines
from newscli.core.page.line_shape import shapes_of, words_of
from newscli.core.page.notes import find_notes
from newscli.core.page.own_phrases import OWN_RULE, OwnPhrases
from newscli.core.page.passages import cut_tails, drop_press_notes, mark_live_blog, weigh_wording
from newscli.core.page.phrases import Verdict
from newscli.core.page.repetition import line_key
from newscli.core.page.sure_boilerplate import DATE_LABEL, Drop, sure_boilerplate
from newscli.core.text.document import Document
from newscli.records import Block, Reason

# Notes that some readers want to keep: the safe mode keeps them.
_ABOUT_THE_ARTICLE = frozenset(
    ("reporting-credit", "produced-with", "correction-note", "editors-note", "comment-invitation")
)
# A text with at least so many sentences is never dropped as a whole; each has at least so many spaces.
_SENTENCES, _LEAST_SENTENCE = 3, 3
_SAID = sureness(3.9)  # what is dropped this surely or more is no article, even where nothing else is left
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
    """Return the blocks of the text, in order; joined, they are the text.

    keep: reasons for which nothing is dropped. drop: reasons for which as much is dropped as in the strict mode.
    phrases: lines that are always dropped. repeated: keys (`line_key`) of lines that stand in several articles
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
    if not is_article(lines):
        _drop_the_rest(lines)
        if unsure := _sentences(doc, lines) >= _SENTENCES:
            lines = _likeliest(doc, lines, _judge(doc, "safe", phrases, repeated, headline))
    blocks = _tiled(text, lines, article)
    return [_finished(block, keep, unsure) for block in blocks] if unsure or keep else blocks


def _drop_the_rest(lines: list[Judged]) -> None:
    for line in lines:
        line.drop = line.drop or ("no-article", "other")
        line.tail = None


def _finished(block: Block, keep: Collection[str], unsure: bool) -> Block:
    """Return the block, kept if its reason is one to keep for, or with a note where no article is sure."""
    if unsure and block.keep:
        return replace(block, note=_UNSURE)
    if block.reason in keep and block.rule != OWN_RULE:
        return replace(block, keep=True, reason=None, rule="kept-on-request")
    return block


def _sentences(doc: Document, lines: list[Judged]) -> int:
    """Return the number of sentences in the text, without the lines that the user wants dropped."""
    return sum(_holds_sentences(doc, i) for i, line in enumerate(lines) if not line.drop or line.drop[0] != OWN_RULE)


def _holds_sentences(doc: Document, i: int) -> int:
    """Return the number of sentences in a paragraph (by index)."""
    ended = [end for start, end in doc.sentences(i) if doc.text.count(" ", start, end) >= _LEAST_SENTENCE]
    return sum(doc.text[end - 1] in ".!?…\"”’'" for end in ended)


def _likeliest(doc: Document, lines: list[Judged], safe: list[Judged]) -> list[Judged]:
    """Return the lines where no article is sure: as the safe mode keeps them, or with all sentences kept.

    Sentences that are dropped by sure words are kept only if there are no others.
    """
    if sum(_holds_sentences(doc, i) for i, line in enumerate(safe) if line.drop is None) >= _SENTENCES:
        return safe
    sentences = [i for i in range(len(lines)) if _holds_sentences(doc, i)]
    own = [i for i in sentences if (drop := lines[i].drop) is None or drop[0] != OWN_RULE]
    unsure = [i for i in own if lines[i].confidence < _SAID]
    for i in unsure or own:
        lines[i].drop, lines[i].kept_as = None, "article-paragraph"
    return lines


def _drop_as_well(line: Judged, strictly: Judged, reasons: Collection[str]) -> None:
    """Drop a line, or the end of it, that the strict mode drops for one of the reasons."""
    if line.drop is None and strictly.drop is not None and strictly.drop[1] in reasons:
        line.drop_as(strictly.drop, strictly.confidence)
    elif line.tail is None and strictly.tail is not None and strictly.tail[1][1] in reasons:
        line.tail = strictly.tail


def _judge(
    doc: Document, mode: Mode, phrases: OwnPhrases | None, repeated: frozenset[str], headline: int | None
) -> list[Judged]:
    """Return the lines of the text, each kept or dropped. headline: the paragraph (by index) that is the headline."""
    page, lines, notes = _measured(doc, repeated, phrases, about_article=mode != "safe")
    scores = _score(page, lines, notes, mode)
    drop_press_notes(doc.lower, lines)
    mark_live_blog(doc.text, lines)
    if mode != "safe":
        weigh_wording(doc, page, lines, scores, headline)
    decide(doc.text, doc.lower, page, lines, headline, _extent(lines), mode)
    cut_tails(doc, doc.lower, lines)
    return lines


def measure(doc: Document, repeated: frozenset[str] = frozenset()) -> tuple[Page, list[bool], list[bool]]:
    """Return the page of the line model, which of its lines are sure notes, and which may be prose of the article."""
    page, lines, notes = _measured(doc, repeated)
    return page, [i in notes for i in range(len(lines))], [line.is_prose for line in lines]


def _measured(
    doc: Document, repeated: frozenset[str], phrases: OwnPhrases | None = None, *, about_article: bool = True
) -> tuple[Page, list[Judged], dict[int, Verdict]]:
    """Return the page, its lines, and the sure notes (by index); those about the article only if `about_article`."""
    text, lower = doc.text, doc.lower
    texts = [text[start:end] for start, end in doc.paragraphs]
    words = [words_of(lower[start:end]) for start, end in doc.paragraphs]
    shapes = shapes_of(text, doc.paragraphs, words)
    lines = [Judged(start, end, look) for (start, end), look in zip(doc.paragraphs, shapes, strict=True)]
    for drop in sure_boilerplate(doc):
        _apply(drop, lines, doc.paragraph_index(drop.start))
    if phrases:
        _drop_own(phrases, lines, texts)
    related = [i for i, line in enumerate(lines) if line.drop is not None and line.drop[0] == "related-heading"]
    sure = [line.drop is not None for line in lines]
    again = [line_key(line) in repeated for line in texts] if repeated else []
    page = page_of(texts, words, shapes, related, sure, again)
    notes = find_notes(doc, lower, words)
    if not about_article:
        notes = {i: note for i, note in notes.items() if note[0] not in _ABOUT_THE_ARTICLE}
    _drop_notes(notes, lines)
    return page, lines, notes


def _drop_notes(notes: dict[int, Verdict], lines: list[Judged]) -> None:
    for i, note in notes.items():
        if lines[i].drop is None:
            lines[i].drop_as(note)


def _drop_own(phrases: OwnPhrases, lines: list[Judged], texts: list[str]) -> None:
    for line, text in zip(lines, texts, strict=True):
        if phrases.cover(text):
            line.drop_as((OWN_RULE, "other"), SURE)
            line.tail, line.label_end = None, 0


def _apply(drop: Drop, lines: list[Judged], i: int) -> None:
    """Drop the lines that a sure stretch covers, from this index on, or mark it as the beginning or end of the line."""
    if drop.verdict == DATE_LABEL:
        lines[i].label_end = drop.end
    elif drop.start > lines[i].start:
        lines[i].tail = (drop.start, drop.verdict)
    else:
        while i < len(lines) and lines[i].start < drop.end:
            lines[i].drop_as(drop.verdict, SURE)
            i += 1


def _score(page: Page, lines: list[Judged], notes: dict[int, Verdict], mode: Mode) -> list[float]:
    """Give each line its score, and return the scores of the model. Lines dropped by their words score OUT at most."""
    scores = score_lines(page, [i in notes for i in range(len(lines))])
    if mode != "safe":  # it drops no item for what the others look like
        level_lists(page, scores)
    for line, score in zip(lines, scores, strict=True):
        line.score = score if line.drop is None else min(score, OUT)
    return scores


def _extent(lines: list[Judged]) -> tuple[int, int]:
    first, last = article_extent([round(100 * line.score) for line in lines])
    prose = [i for i in range(first, last + 1) if i >= 0 and lines[i].is_prose]
    return (prose[0], prose[-1]) if prose else (first, last)


def _tiled(text: str, lines: list[Judged], article: str) -> list[Block]:
    """Return the blocks: each line with all up to the next one; the first block also has what comes before its line."""
    pieces = list(_pieces(lines, len(text)))
    starts = [0, *[start for start, *_ in pieces[1:]], len(text)]
    return [
        Block(article, n, start, end, text[start:end], reason is None, reason, rule, round(confidence, 3))
        for n, start, end, (_, (rule, reason), confidence) in zip(count(1), starts, starts[1:], pieces, strict=False)
    ]


def _pieces(lines: list[Judged], length: int) -> Iterator[tuple[int, tuple[str, Reason | None], float]]:
    """Yield where each piece of each line of a text of this length begins, its rule and reason, and the confidence."""
    for line in lines:
        start = line.start
        if line.label_end and line.drop is None:
            yield start, DATE_LABEL, SURE
            start = line.label_end
        if line.drop is not None:
            yield start, line.drop, line.confidence
            continue
        sure, as_article = sureness(line.score), (line.kept_as, None)
        yield start, as_article, sure
        if line.tail:
            yield *line.tail, LIKELY
            if line.end < length:  # the break after the paragraph stays with it
                yield line.end, as_article, sure
