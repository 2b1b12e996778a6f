"""What is decided by the words of whole passages, and by what stands before and after them."""

from collections.abc import Sequence

from newscli.core.page.appeal_levels import paragraph_is_request
from newscli.core.page.judgement import OUT, Judged, shows_a_page
from newscli.core.page.line_context import Page
from newscli.core.page.line_shape import PROSE_WORDS, SENTENCE_ENDS
from newscli.core.page.notes import begins_as_news, is_press_heading, is_press_mark, likely_note, tail_note
from newscli.core.page.phrases import Verdict
from newscli.core.page.reasons import is_clock, is_summary_heading, name_picture
from newscli.core.page.wording import ALWAYS, IF_TELLING, NEVER, UNKNOWN, Wording, first_name, wording_verdict
from newscli.core.text.document import Document

_ROUNDS = 3
_STORY_BELOW = 2  # paragraphs
# A line that is not a sentence and scores less goes whatever its words say: on a page with furniture, and in a text
# without.
_LOST_ON_PAGE, _LOST_IN_BARE_TEXT = -1.3, -5.0
_SURE = 5.0  # a line that scores more stays whatever its words are
_BODY = -0.8  # what a line of the article scores at least
# What the words of a paragraph score that is a note; of one that is none, whatever phrases it holds.
_NOTE, _NO_NOTE = 1.2, -2.0
_TOLD = -1.5  # of one that is no likely note either
_SENTENCE_WORDS, _NO_SENTENCE = 8, 1.0  # of a whole sentence; how much more it takes elsewhere
_BEGINS_AS_NEWS = 1.0  # how much more it takes where the first sentence tells something
_OPENS = 1.5  # how much more it takes in the first line
_BELIEF = 0.2  # how much each point of the line's own score above 1 counts against its words
_DOUBTFUL = frozenset(("author-bio", "newsletter-blurb", "outlet-promo", "reporting-credit", "subscription-offer"))
_LIVE_ENTRIES, _SUMMARY_REACH = 3, 12
_OPENING_MARKS, _CLOSING_MARKS = "\"“'‘", "\"”'’"
_TAIL_WORDS = 20  # of a paragraph that may have a note stuck to it


def drop_press_notes(lower: str, lines: list[Judged]) -> None:
    """A press release ends with sections about its sender; what marks it as one is no article either."""
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
    """Drops the paragraphs whose words are those of a note or an appeal, and takes back what only looked like one.

    Where a note goes, the paragraph above it may be the article's last: some need a second look. scores: what the line
    model says of each line.
    """
    prose = [line.is_prose for line in lines]
    wording = Wording(page.texts, page.words, page.rare_words, prose, _all_asked(lines, headline))
    opening = next((i for i, line in enumerate(lines) if line.drop is None), None)
    for _ in range(_ROUNDS):
        found = wording.scores([line.score > _BODY and line.is_prose for line in lines])
        notes = _notes_among(doc, lines, page.texts, found, (opening, headline))
        if not notes or not _leaves_prose(lines, notes):
            break
        for i in notes:
            _drop_as_note(lines[i], page.texts[i], page.words[i])
    for line, text, score, own in zip(lines, page.texts, found, scores, strict=True):
        if score > UNKNOWN:
            line.wording = 0.0 if _is_quotation(text) else score
            _take_back(line, own, score)


def _leaves_prose(lines: list[Judged], notes: set[int]) -> bool:
    """Whether a paragraph is left beside the notes (by index): a note stands beside something."""
    return any(line.is_prose for i, line in enumerate(lines) if i not in notes)


def _notes_among(
    doc: Document, lines: list[Judged], texts: list[str], found: list[float], top: tuple[int | None, ...]
) -> set[int]:
    """The lines (by index) whose words are those of a note. top: the first line that stays, and the headline."""
    opening, headline = top
    notes = set()
    for i, (line, score) in enumerate(zip(lines, found, strict=True)):
        if score <= _NOTE:  # which no bound is below
            continue
        beyond = score - _least(line, i == opening)
        if beyond <= 0 or i == headline or not _may_be_note(line, texts[i]):
            continue
        if beyond > _BEGINS_AS_NEWS or not begins_as_news(doc, doc.lower, i):
            notes.add(i)
    return notes


def _take_back(line: Judged, own: float, words: float) -> None:
    """Keeps a line that was dropped for phrases that its words as a whole do not bear out."""
    doubtful = line.drop is not None and line.drop[0] in _DOUBTFUL
    if doubtful and line.shape.count >= PROSE_WORDS and words < _NO_NOTE:
        line.drop, line.score = None, max(own, 0.0)


def _all_asked(lines: list[Judged], headline: int | None) -> list[int]:
    """Whether the words of each line can still decide what becomes of it."""
    hopeless = _LOST_ON_PAGE if shows_a_page(lines) else _LOST_IN_BARE_TEXT
    asked = [_asked(line, hopeless) for line in lines]
    if headline is not None and headline + 1 < len(lines):  # where a standfirst stays more easily, and notes stand
        asked[headline + 1] = _asked(lines[headline + 1], _LOST_IN_BARE_TEXT)
    return asked


def _asked(line: Judged, hopeless: float) -> int:
    """Whether the words of a line can still decide what becomes of it.

    hopeless: the score below which a line that is not a sentence goes whatever its words say.
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
    """Whether a line is one quotation from its first character to its last: what somebody says is no note."""
    return line[0] in _OPENING_MARKS and line[-1] in _CLOSING_MARKS


def _least(line: Judged, opens: bool) -> float:
    """What the words of a line must score for it to be a note. opens: whether it opens the text, as few notes do."""
    sentence = line.shape.count >= _SENTENCE_WORDS and line.shape.end in SENTENCE_ENDS
    return _NOTE + _BELIEF * max(line.score - 1, 0.0) + _NO_SENTENCE * (not sentence) + _OPENS * opens


def keep_bios_of_others(text: str, lines: list[Judged]) -> None:
    """A note about the author names nobody of whom the article tells: whom it names elsewhere is part of the story."""
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    for i, line in enumerate(lines):
        if line.drop is None or line.drop[1] != "author-bio":
            continue
        name = first_name(text[line.start : line.end])
        begins = sum(j > i for j in prose) > _STORY_BELOW  # then the article goes on about its subject
        if name and any(name in text[lines[j].start : lines[j].end] for j in prose if j < i or begins):
            line.drop, line.score = None, max(line.score, 0.0)


def mark_live_blog(text: str, lines: list[Judged]) -> None:
    """Marks the entries of a live blog: each a clock time on a line of its own, a heading perhaps, and prose."""
    clocks = [
        i
        for i, line in enumerate(lines[:-1])
        if line.shape.count <= 3
        and is_clock(text[line.start : line.end])
        and any(near.is_prose for near in lines[i + 1 : i + 3])
    ]
    if len(clocks) >= _LIVE_ENTRIES:
        above = range(max(0, clocks[0] - _SUMMARY_REACH), clocks[0])
        summary = (i for i in above if is_summary_heading(text[lines[i].start : lines[i].end]))
        for line in lines[next(summary, clocks[0]) : clocks[-1] + 3]:
            line.in_live_blog = True


def drop_likely_notes(lower: str, lines: list[Judged], threshold: float) -> None:
    """Likely notes count at the end of the article, where one note follows another."""
    for i in range(len(lines) - 1, 0, -1):
        line = lines[i]
        if line.drop is not None or (line.score < threshold and line.shape.count < PROSE_WORDS):
            continue
        before = lines[i - 1].drop
        told = line.wording < _TOLD
        if not told and (note := likely_note(lower[line.start : line.end], before and before[0])):
            line.drop_as(note)
        elif line.shape.count >= PROSE_WORDS:
            break


def cut_tails(doc: Document, lower: str, lines: list[Judged]) -> None:
    """Finds the notes that are stuck to the end of a paragraph that stays."""
    for i, line in enumerate(lines):
        if line.drop is not None or line.tail or line.shape.count < _TAIL_WORDS:
            continue
        if not _may_have_tail(lower[line.start : line.end]):
            continue
        for start, end in reversed(doc.sentences(i)[1:]):
            verdict = _tail_verdict(lower[start:end])
            if verdict is None:
                break
            line.tail = (start, verdict)


_TAIL_HINTS = ("subscri", "newsletter", "sign up", "follow us", "donat", "support", "click", "read more", "contribut",
               "download", "inbox", "listen", "comment", "become a", "for more")  # fmt: skip


def _may_have_tail(words: str) -> bool:
    """A quick look at the end of a paragraph for what notes hold."""
    end = words[-300:]
    return any(word in end for word in _TAIL_HINTS)


def _tail_verdict(sentence: str) -> Verdict | None:
    if note := tail_note(sentence):
        return note
    return ("appeal-to-readers", "donation") if paragraph_is_request(sentence) else None
