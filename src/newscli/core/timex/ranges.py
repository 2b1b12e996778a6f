"""Ranges: two expressions joined by a dash, "to" or "and" share a year and make one interval."""

from collections.abc import Sequence
from itertools import pairwise

from newscli.core.timex.model import Candidate

_JOINTS = frozenset(["-", "–", "—", "--", "to", "until", "through", "till", "and"])


def join_ranges(text: str, candidates: Sequence[Candidate]) -> None:
    """Marks the first end of each range with the place of the last, and gives it the year that only the last one"
    " names."""
    for n, (first, last) in enumerate(pairwise(candidates)):
        if first.paragraph != last.paragraph or last.start - first.end > 9:
            continue
        joint = text[first.end : last.start].strip()
        if joint not in _JOINTS or not _dates(first, last):
            continue
        _share_year(first, last)
        if joint != "and" or text[max(0, first.start - 9) : first.start].rstrip().lower().endswith("between"):
            first.until = n + 1


def _dates(first: Candidate, last: Candidate) -> bool:
    return first.meaning.type == last.meaning.type == "DATE" and first.rule != "iso-date"


def _share_year(first: Candidate, last: Candidate) -> None:
    """ "26 June - 4 August 1952": the year stands once, at the end."""
    open_, closed = first.meaning, last.meaning
    if not open_.find or open_.find.how != "nearest" or open_.find.side is not None or closed.find:
        return
    if (
        len(open_.value) < 7
        or open_.value[5:7] > "12"
        or not closed.value[:4].isdecimal()
        or not closed.value[5:7].isdecimal()
    ):
        return
    year = int(closed.value[:4]) - (open_.value[5:] > closed.value[5:])
    open_.value, open_.find = f"{year:04}{open_.value[4:]}", None
