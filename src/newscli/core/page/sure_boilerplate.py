"""The first stage: what is boilerplate by its own words. Cheap, and nothing of an article is lost to it.

One look at each line's beginning in a dictionary, one search of the whole text for each phrase that may stand anywhere;
only a text that holds one is looked at more closely.
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
    reason: str
    rule: str


def sure_boilerplate(doc: Document) -> list[Drop]:
    """What sure words at sure places give away: appeals, page furniture, date labels. Sorted and disjoint."""
    lower = doc.lower
    appeals = [Drop(start, end, "donation", "appeal-to-readers") for start, end in find_appeals(doc, lower)]
    dates = [Drop(start, end, "timestamp", "date-label") for start, end in find_date_labels(doc)]
    labels = [
        Drop(start, end, verdict[1], verdict[0])
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
    """The rule and reason for a line that has the form of a button, a player or a question to the reader."""
    first, _, rest = line.partition(" ")
    begun = forms().get(first)
    if begun is None:
        return None
    rest = rest.rstrip(EDGES)
    return next((form.verdict for form in begun if compiled(form.rest).fullmatch(rest)), None)


def _telling(line: str) -> Verdict | None:
    known = phrases()
    if len(line) <= MAX_LABEL and (verdict := known.lines.get(" ".join(line.split()).rstrip(EDGES))):
        return verdict
    for phrase, verdict in known.starts.get(line[:KEY], ()):
        if line.startswith(phrase):
            return verdict
    return None


def _phrase_lines(doc: Document, lower: str) -> Iterator[Drop]:
    """Lines that hold a telling phrase anywhere, unless a quotation opened before it: then a speaker says it."""
    for stem, group in phrases().anywhere.items():
        if stem not in lower:
            continue
        for phrase, (rule, reason) in group:
            for at in occurrences(lower, phrase):
                line = doc.paragraph_index(at)
                start, end = doc.paragraphs[line]
                if end - start > MAX_NOTICE:
                    continue
                before = lower[start:at]
                if '"' not in before and "“" not in before:
                    yield Drop(_note_start(doc, lower, line, at), end, reason, rule)


def _note_start(doc: Document, lower: str, line: int, at: int) -> int:
    """Where the note begins that holds the phrase: with its sentence, if a news paragraph is glued before it."""
    start = doc.paragraphs[line][0]
    if at - start < MIN_GLUED:
        return start
    first_end = doc.sentences(line)[0][1]
    if first_end > at or paragraph_level(lower[start:first_end]) > OTHER:
        return start
    return next((begin for begin, end in doc.sentences(line) if end > at), start)


def _disjoint(drops: list[Drop]) -> list[Drop]:
    """Sorted; of two that overlap, the one that begins first, and of those the longer."""
    kept: list[Drop] = []
    for drop in sorted(drops, key=lambda d: (d.start, -d.end)):
        if not kept or drop.start >= kept[-1].end:
            kept.append(drop)
    return kept
