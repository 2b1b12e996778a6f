"""What is decided by the words of whole passages, and by what stands before and after them."""

from newscli.core.boilerplate.judged import OUT, PROSE_WORDS, Judged
from newscli.core.boilerplate.levels import paragraph_is_request
from newscli.core.boilerplate.naming import is_clock, is_summary_heading
from newscli.core.boilerplate.notes import begins_as_news, is_press_heading, is_press_mark, likely_note, tail_note
from newscli.core.boilerplate.phrases import Verdict
from newscli.core.boilerplate.reader import reports_early, word_to_reader
from newscli.core.document import Document

_ADDRESS_WORDS = 5  # of a paragraph that may talk to the reader
_ADVICE = 0.3  # the share of paragraphs with "you" above which an article addresses its reader itself
_LAST_LINES = 3
_PLAIN, _AT_THE_END, _IN_ADVICE = 5.0, -1.0, 2.0  # the weight that words to the reader must reach, and what changes it
_LIVE_ENTRIES, _SUMMARY_REACH = 3, 12
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


def drop_words_to_reader(doc: Document, lower: str, lines: list[Judged]) -> None:
    """Paragraphs that talk to the reader. An article that does so itself all along must say it more plainly."""
    asked = [i for i, line in enumerate(lines) if line.drop is None and line.shape.count >= _ADDRESS_WORDS]
    words = {i: lower[lines[i].start : lines[i].end] for i in asked}
    addressing = sum([" you" in said for said in words.values()])
    advice = addressing > _ADVICE * len(asked) and addressing > 2
    ends = asked[-_LAST_LINES:]
    for i in asked:
        line = lines[i]
        if reports_early(line.shape.words):
            continue
        least = _PLAIN + _AT_THE_END * (i in ends) + _IN_ADVICE * advice
        verdict = word_to_reader(words[i], least)
        if verdict and not line.tail and not begins_as_news(doc, lower, i):
            line.drop_as(verdict)
            line.score = OUT


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
        if note := likely_note(lower[line.start : line.end], before and before[0]):
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
