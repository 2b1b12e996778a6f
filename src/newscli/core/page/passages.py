"""Decisions by the words of whole passages, and by what stands before and after them."""

from collections.abc import Sequence

from newscli.core.page.appeal_levels import paragraph_is_request
from newscli.core.page.judgement import OUT, Judged, shows_a_page
from newscli.core.page.line_context import Page
from newscli.core.page.line_shape import NUMBER, PROSE_WORDS, SENTENCE_ENDS
from newscli.core.page.notes import begins_as_news, is_press_heading, is_press_mark, likely_note, tail_note
from newscli.core.page.phrases import Verdict
from newscli.core.page.reasons import is_clock, is_summary_heading, name_picture
from newscli.core.page.wording import ALWAYS, IF_TELLING, NEVER, UNKNOWN, Wording, first_name, wording_verdict
from newscli.core.text.document import Document

_ROUNDS = 3
_STORY_BELOW = 2  # paragraphs
# A line that is no sentence is dropped below this score, whatever its words say: on a page with furniture, and in a
# text without.
_LOST_ON_PAGE, _LOST_IN_BARE_TEXT = -1.3, -5.0
_SURE = 5.0  # a line with a higher score is kept, whatever its words say
_BODY = -0.8  # least score of a line of the article
# The words of a note score at least the first of these. Below the second, a paragraph is no note, whatever phrases it
# contains, and below the third it is no likely note at the end of the article either.
_NOTE, _NO_NOTE, _NEWS = 1.2, -2.0, -1.5
_SENTENCE_WORDS = 8  # least words of a whole sentence
# How much more the words must score in a line that is no sentence, and for each point of the line's own score above 1;
# and in a paragraph whose first sentence is news.
_NO_SENTENCE, _BELIEF, _BEGINS_AS_NEWS = 1.0, 0.2, 1.0
_DOUBTFUL = frozenset(("author-bio", "newsletter-blurb", "outlet-promo", "reporting-credit", "subscription-offer"))
_LIVE_ENTRIES, _SUMMARY_REACH = 3, 12
_OPENING_MARKS, _CLOSING_MARKS = "\"“'‘", "\"”'’"
_TAIL_WORDS = 20  # least words of a paragraph that may have a note stuck to its end
# Such a note has one of these among its last characters.
_TAIL_REACH = 300
_TAIL_HINTS = ("subscri", "newsletter", "sign up", "follow us", "donat", "support", "click", "read more", "contribut",
               "download", "inbox", "listen", "comment", "become a", "for more")  # fmt: skip


def drop_press_notes(lower: str, lines: list[Judged]) -> None:
    """Drop the sections about its sender at the end of a press release, and the lines that mark it as one."""
    marks = [i for i, line in enumerate(lines) if line.shape.count <= 3 and is_press_mark(lower[line.start : line.end])]
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    if not marks or len(prose) < 3:
        return
    headings = [i for i, line in enumerate(lines) if is_press_heading(lower[line.start : line.end])]
    end = next((i for i in headings if i > prose[2]), len(lines))
    for i in {*marks, *(i for i in headings if i < prose[0]), *range(end, len(lines))}:
        lines[i].drop_as(("press-note", "promo"))


def weigh_wording(
    doc: Document, page: Page, lines: list[Judged], scores: Sequence[float], headline: int | None
) -> None:
    """Drop the paragraphs whose words are those of a note or an appeal, and keep again those that only looked like one.

    When a note is dropped, the paragraph above it may become the last one of the article, so that it is judged again.
    scores: those of the line model.
    """
    prose = [line.is_prose for line in lines]
    wording = Wording(page.texts, page.words, page.rare_words, prose, _all_asked(lines, headline))
    for _ in range(_ROUNDS):
        of_words = wording.scores([line.score > _BODY and line.is_prose for line in lines])
        notes = _notes_among(doc, lines, page.texts, of_words, headline)
        if not notes or not _leaves_prose(lines, notes):
            break
        for i in notes:
            _drop_as_note(lines[i], page.texts[i], page.words[i])
    for line, text, score, own in zip(lines, page.texts, of_words, scores, strict=True):
        if score > UNKNOWN:
            line.wording = 0.0 if _is_quotation(text) else score
            _take_back(line, own, score)


def _leaves_prose(lines: list[Judged], notes: set[int]) -> bool:
    """Return whether a paragraph is left apart from the notes (by index)."""
    return any(line.is_prose for i, line in enumerate(lines) if i not in notes)


def _notes_among(
    doc: Document, lines: list[Judged], texts: list[str], of_words: list[float], headline: int | None
) -> set[int]:
    """Return the lines (by index) whose words are those of a note.

    of_words: the score of the words of each line. headline: the line (by index) that is the headline.
    """
    notes = set()
    for i, (line, score) in enumerate(zip(lines, of_words, strict=True)):
        if score <= _NOTE:  # the lowest of all bounds
            continue
        beyond = score - _least(line)
        if beyond <= 0 or i == headline or not _may_be_note(line, texts[i]):
            continue
        if beyond > _BEGINS_AS_NEWS or not begins_as_news(doc, doc.lower, i):
            notes.add(i)
    return notes


def _take_back(line: Judged, own: float, words: float) -> None:
    """Keep a line that was dropped for a phrase if its words as a whole are not those of a note."""
    doubtful = line.drop is not None and line.drop[0] in _DOUBTFUL
    if doubtful and line.shape.count >= PROSE_WORDS and words < _NO_NOTE:
        line.drop, line.score = None, max(own, 0.0)


def _all_asked(lines: list[Judged], headline: int | None) -> list[int]:
    """Return for each line whether its words can still decide about it."""
    hopeless = _LOST_ON_PAGE if shows_a_page(lines) else _LOST_IN_BARE_TEXT
    asked = [_asked(line, hopeless) for line in lines]
    if headline is not None and headline + 1 < len(lines):  # a standfirst, which is kept more easily, or a note
        asked[headline + 1] = _asked(lines[headline + 1], _LOST_IN_BARE_TEXT)
    return asked


def _asked(line: Judged, hopeless: float) -> int:
    """Return whether the words of a line can still decide about it.

    hopeless: the score below which a line that is no sentence is dropped, whatever its words say.
    """
    if line.drop:
        return ALWAYS if line.drop[0] in _DOUBTFUL else NEVER
    if line.score > _SURE or (line.score <= hopeless and line.shape.end not in SENTENCE_ENDS):
        return NEVER
    return IF_TELLING


def _may_be_note(line: Judged, words: str) -> bool:
    return line.drop is None and not line.in_live_blog and not line.tail and not _is_quotation(words)


def _drop_as_note(line: Judged, text: str, words: list[str]) -> None:
    picture = None if line.shape.end in SENTENCE_ENDS else name_picture(words, line.shape)
    line.drop_as(picture or likely_note(text.lower(), None) or wording_verdict(text, words))
    line.score = OUT


def _is_quotation(line: str) -> bool:
    """Return whether a line is one quotation from its first to its last character: speech is no note."""
    return line[0] in _OPENING_MARKS and line[-1] in _CLOSING_MARKS


def _least(line: Judged) -> float:
    """Return how much the words of a line must score for it to be a note."""
    sentence = line.shape.count >= _SENTENCE_WORDS and line.shape.end in SENTENCE_ENDS
    return _NOTE + _BELIEF * max(line.score - 1, 0.0) + _NO_SENTENCE * (not sentence)


def keep_bios_of_others(text: str, lines: list[Judged]) -> None:
    """Keep the notes about somebody whom the article names, too: a note about its author is about nobody in it."""
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    for i, line in enumerate(lines):
        if line.drop is None or line.drop[1] != "author-bio":
            continue
        name = first_name(text[line.start : line.end])
        begins = sum(j > i for j in prose) > _STORY_BELOW  # then the whole article is about that person
        if name and any(name in text[lines[j].start : lines[j].end] for j in prose if j < i or begins):
            line.drop, line.score = None, max(line.score, 0.0)


def mark_live_blog(text: str, lines: list[Judged]) -> None:
    """Mark the entries of a live blog: a clock time on a line of its own, sometimes a heading, and prose."""
    clocks = [
        i
        for i, line in enumerate(lines[:-1])
        if line.shape.count <= 3
        and line.shape.begin == NUMBER
        and is_clock(text[line.start : line.end])
        and any(near.is_prose for near in lines[i + 1 : i + 3])
    ]
    if len(clocks) >= _LIVE_ENTRIES:
        above = range(max(0, clocks[0] - _SUMMARY_REACH), clocks[0])
        summary = (i for i in above if is_summary_heading(text[lines[i].start : lines[i].end]))
        for line in lines[next(summary, clocks[0]) : clocks[-1] + 3]:
            line.in_live_blog = True


def drop_likely_notes(lower: str, lines: list[Judged], threshold: float) -> None:
    """Drop the likely notes at the end of the article, where one note follows another."""
    for i in range(len(lines) - 1, 0, -1):
        line = lines[i]
        if line.drop is not None or (line.score < threshold and line.shape.count < PROSE_WORDS):
            continue
        before = lines[i - 1].drop
        is_news = line.wording < _NEWS
        if not is_news and (note := likely_note(lower[line.start : line.end], before and before[0])):
            line.drop_as(note)
        elif line.shape.count >= PROSE_WORDS:
            break


def cut_tails(doc: Document, lower: str, lines: list[Judged]) -> None:
    """Mark the notes that are stuck to the end of a paragraph that is kept."""
    hints = [hint for hint in _TAIL_HINTS if hint in lower]
    for i, line in enumerate(lines):
        if line.drop is not None or line.tail or line.shape.count < _TAIL_WORDS:
            continue
        end = lower[max(line.start, line.end - _TAIL_REACH) : line.end]
        if not any(hint in end for hint in hints):
            continue
        for start, end_of_sentence in reversed(doc.sentences(i)[1:]):
            verdict = _tail_verdict(lower[start:end_of_sentence])
            if verdict is None:
                break
            line.tail = (start, verdict)


def _tail_verdict(sentence: str) -> Verdict | None:
    if note := tail_note(sentence):
        return note
    return ("appeal-to-readers", "donation") if paragraph_is_request(sentence) else None
