"""The first stage: boilerplate that is recognised by certain words. It is quick, and loses no line of an article.

The beginning of each line is looked up in a dictionary, and the whole text is searched once for each stem of the
phrases that may stand anywhere. Only a text that contains one is searched further.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newscli.core.page.appeal_levels import OTHER, paragraph_level
from newscli.core.page.appeals import find_appeals, occurrences
from newscli.core.page.date_labels import find_date_labels
from newscli.core.page.phrases import EDGES, KEY, Verdict, first_words, forms, phrases
from newscli.core.text.document import Document
from newscli.core.text.patterns import compiled

DATE_LABEL: Verdict = ("date-label", "timestamp")
MAX_LABEL = (
    80  # characters of a line that is a phrase, or begins with one and goes on with a headline: furniture is short
)
MAX_START = 200
MAX_DIGITS = 12  # characters at whose end the first digit of a phrase stands
_DIGIT, _DIGITS = re.compile(r"\d"), re.compile(r"\d+(?:[.,]\d+)*")
MIN_GLUED = 60  # characters of a paragraph that a note may be glued to
MAX_NOTICE = 700  # of a line that holds a phrase anywhere: legal notices run long


@dataclass(frozen=True, slots=True)
class Drop:
    """A stretch that is not the article."""

    start: int
    end: int
    verdict: Verdict


def sure_boilerplate(doc: Document) -> list[Drop]:
    """Return the appeals, furniture and date labels that certain words in certain places show, sorted and disjoint."""
    lower = doc.lower
    appeals = [Drop(start, end, ("appeal-to-readers", "donation")) for start, end in find_appeals(doc, lower)]
    dates = [Drop(start, end, DATE_LABEL) for start, end in find_date_labels(doc)]
    labels = [
        Drop(start, end, verdict)
        for start, end in doc.paragraphs
        if end - start <= MAX_START and (verdict := sure_line(lower[start:end]))
    ]
    return _disjoint([*appeals, *dates, *labels, *_phrase_lines(doc, lower)])


def sure_line(line: str) -> Verdict | None:
    """Return the rule and reason for a short line (in lower case) that is a telling phrase or begins with one."""
    line = line.lstrip(EDGES)
    if not line:
        return None
    first = line.split(None, 1)[0].rstrip(EDGES)
    if first not in first_words() and not (first[-1:].isdigit() or first[:1].isdigit()):
        return None
    verdict = _telling(line)
    if verdict is None and _DIGIT.search(line, 0, MAX_DIGITS):
        line = _DIGITS.sub("0", line)  # "9 min read", "try 3 months for $1"
        verdict = _telling(line)
    return verdict or (_control(line) if len(line) <= MAX_LABEL else None)


def _control(line: str) -> Verdict | None:
    """Return rule and reason for a line that has the form of a button, a player or a question to the reader."""
    first, _, others = line.partition(" ")
    begun = forms().get(first)
    if begun is None:
        return None
    others = others.rstrip(EDGES)
    return next((form.verdict for form in begun if compiled(form.others).fullmatch(others)), None)


def _telling(line: str) -> Verdict | None:
    listed = phrases()
    if len(line) <= MAX_LABEL and (verdict := listed.lines.get(" ".join(line.split()).rstrip(EDGES))):
        return verdict
    for phrase, verdict in listed.starts.get(line[:KEY], ()):
        if line.startswith(phrase):
            return verdict
    return None


def _phrase_lines(doc: Document, lower: str) -> Iterator[Drop]:
    """Yield the lines that contain a telling phrase, unless a quotation begins before it: then a speaker says it."""
    for stem, group in phrases().anywhere.items():
        if stem not in lower:
            continue
        for phrase, verdict in group:
            for offset in occurrences(lower, phrase):
                line = doc.paragraph_index(offset)
                start, end = doc.paragraphs[line]
                if end - start > MAX_NOTICE:
                    continue
                before = lower[start:offset]
                if '"' not in before and "“" not in before:
                    yield Drop(_note_start(doc, lower, line, offset), end, verdict)


def _note_start(doc: Document, lower: str, line: int, phrase_start: int) -> int:
    """Return where the note with the phrase begins: with its sentence, if a paragraph of news stands before it."""
    start = doc.paragraphs[line][0]
    if phrase_start - start < MIN_GLUED:
        return start
    first_end = doc.sentences(line)[0][1]
    if first_end > phrase_start or paragraph_level(lower[start:first_end]) > OTHER:
        return start
    return next((begin for begin, end in doc.sentences(line) if end > phrase_start), start)


def _disjoint(drops: list[Drop]) -> list[Drop]:
    """Return them sorted; of those that overlap, the first, and of those that begin together the longest."""
    apart: list[Drop] = []
    for drop in sorted(drops, key=lambda d: (d.start, -d.end)):
        if not apart or drop.start >= apart[-1].end:
            apart.append(drop)
    return apart
