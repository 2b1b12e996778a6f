"""In a quotation "today" is the day of the saying, if the article dates it: `"We sail today," she said on Monday.`"""

import re
from collections.abc import Sequence
from functools import cache

from newscli.core.text.speech import BEFORE_SPEAKER
from newscli.core.time.model import Candidate

_MARK = re.compile('["“”«»]')


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{BEFORE_SPEAKER}|told\s\w{{1,20}}(?:\s\w{{1,20}})?)\s+(?:on\s+|late\s+|early\s+)?$")


def dated_sayings(text: str, candidates: Sequence[Candidate]) -> dict[int, Candidate]:
    """The expressions (by number) that stand in a quotation, each with the one that dates its saying."""
    sayings: dict[int, Candidate] = {}
    paragraph: list[tuple[int, Candidate]] = []  # the expressions of the paragraph in hand
    for n, candidate in enumerate(candidates):
        if paragraph and paragraph[-1][1].paragraph != candidate.paragraph:
            if len(paragraph) > 1:
                sayings.update(_in_paragraph(text, paragraph))
            paragraph = []
        paragraph.append((n, candidate))
    if len(paragraph) > 1:
        sayings.update(_in_paragraph(text, paragraph))
    return sayings


def _in_paragraph(text: str, numbered: Sequence[tuple[int, Candidate]]) -> dict[int, Candidate]:
    position = numbered[0][1].tokens.starts[0]
    if not _MARK.search(text, position, numbered[-1][1].start):
        return {}
    quoted: list[int] = []
    days: list[Candidate] = []
    marks = 0
    for n, candidate in numbered:
        marks += len(_MARK.findall(text, position, candidate.start))
        position = candidate.start
        if marks % 2:
            quoted.append(n)
        elif _said().search(text, max(0, candidate.start - 60), candidate.start):
            days.append(candidate)
    return dict.fromkeys(quoted, days[0]) if len(days) == 1 else {}
