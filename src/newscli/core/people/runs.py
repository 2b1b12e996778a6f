"""One scan of the article for capitalised words: runs of them, single ones, and which lines are in Title Case."""

import re
from functools import cache
from typing import NamedTuple

from newscli.core.document import Document
from newscli.core.people.words import PARTICLES

_UPPER = "A-Z" + "".join(chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
# A letter that is no small one of Western Europe: quicker to compile where the word before has told the script.
_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
# The rest of a word, of an initial ("J.", "J.K.") or of a short word with a full stop that a name follows ("Sen. Ana").
_REST = rf"(?:\.(?:-?{_LETTER}\.)*|\w{{1,4}}\.(?= {_LETTER})|\w*+(?:[’'-](?!s\b)\w+)*)"
_PARTICLE = "|".join(sorted(PARTICLES))


@cache
def _run_pattern(wrapped: bool) -> re.Pattern[str]:
    """Capitalised words joined by spaces and name particles; in hard-wrapped text also by a line end.

    The capital comes before the look back, so that the search leaps from capital to capital.
    """
    gap = r"(?: |\r?\n)" if wrapped else "[ \u00a0]"
    more = rf"{gap}(?:(?:{_PARTICLE}){gap}){{0,2}}(?:al-|el-)?{_LETTER}{_REST}"
    return re.compile(rf"[{_UPPER}](?<![\w@#].){_REST}(?:{more})*", re.DOTALL)


class Run(NamedTuple):
    """Capitalised words in a row."""

    start: int
    text: str
    headline: bool  # stands in a line in Title Case


class Runs(NamedTuple):
    """The capitalised words of an article: those in a row, and those that stand alone, each by itself."""

    rows: list[Run]
    singles: list[tuple[int, str]]


def find_runs(doc: Document) -> Runs:
    found = Runs([], [])
    find = _run_pattern(doc.hard_wrapped).finditer
    text = doc.text
    for start, end in doc.paragraphs:
        headline = is_title_case(text, start, end)
        for m in find(text, start, end):
            run = m.group()
            if " " in run or not run.isalnum():
                found.rows.append(Run(m.start(), run, headline))
            else:
                found.singles.append((m.start(), run))
    return found


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether a line is set in Title Case, so that a capital says nothing: a headline, a caption, a heading."""
    if end - start > 200 or text[end - 1] in "”\"'’" or (end - start > 120 and text[end - 1] == "."):
        return False
    long_words = [word for word in text[start:end].split() if len(word) > 3 and word[0].isalpha()]
    share = 0.9 if text[end - 1] in ".!?" else 0.7
    return len(long_words) > 3 and sum(word[0].isupper() for word in long_words) > share * len(long_words)
