"""Opening hours and timetables: their weekdays and times of day come back every week, and are no days of this week.

"Monday to Friday: 9am to 5pm", "Saturday: closed", "open Monday to Saturday". What stands beside the weekdays is
weighed; one sign alone makes no schedule.
"""

import re
from collections.abc import Sequence

from newscli.core.text.word_classes import word_class
from newscli.core.time.context import context
from newscli.core.time.model import Candidate, Meaning

_TO = re.compile(r"\s?(?:-|–|—|to|until|till|through|thru)\s?", re.IGNORECASE)
# From a weekday to the hours behind it: "Monday to Friday: 9am to 5pm", "Monday to Friday, between 8am and 6pm".
_TO_HOURS = re.compile(r"[:,]?\s?(?:\(|(?:from|between|at)\s)?(?:12\s)?")
_BETWEEN_HOURS = re.compile(r"\s?(?:-|–|—|to|until|till|and)\s?")
_SHUT = re.compile(r"(?::|,|\sis|\sare)?\s?(?:closed|shut)\b(?!\s(?:by|for|after|in|to|off|down)\b)", re.IGNORECASE)
_LONGEST_JOINT = 12  # characters
_WORD = re.compile(r"[\w'’]+")
# How far before a weekday, in characters, the words of its clause are read.
_REACH = 60
_OTHER_TENSES = context("other tenses")

# What the signs of a schedule count, and from which sum on a weekday belongs to one.
_LONG_RANGE = 1.0  # Monday to Friday, or more days
_SHORT_RANGE = 0.5
_HOURS = 1.0
_CLOSED = 1.0
_OPEN = 1.5  # "open", "available" before the days
_LABEL = 0.5  # the days begin their line
_WHOLE_LINE = 0.5  # and it ends with the hours
_BESIDE_SCHEDULE = 1.0  # the days before them belong to a schedule
_OTHER_TENSE = -2.0
_ENOUGH = 2.0
_LONG = 4  # from Monday to Friday


def mark_schedules(text: str, candidates: Sequence[Candidate]) -> None:
    """Let the weekdays and the times of day of schedules come back every week."""
    before: Candidate | None = None  # the last expression of the schedule before
    n = 0
    while n < len(candidates):
        end = n + 1
        if _is_open_weekday(candidates[n]):
            if end < len(candidates) and _is_joined(text, candidates[n], candidates[end], _TO):
                end += _is_open_weekday(candidates[end])
            hours = _hours_after(text, candidates, end)
            days = candidates[n:end]
            beside = before is not None and before.paragraph == days[0].paragraph
            if _weight(text, days, hours, beside) >= _ENOUGH:
                for day in days:
                    day.meaning = Meaning("SET", day.meaning.value, quant="EVERY")
                    day.until = None
                _let_come_back(hours)
                before = [*days, *hours][-1]
        elif candidates[n].rule == "weekdays":  # "Tuesdays to Fridays, 10am to 4pm"
            _let_come_back(_hours_after(text, candidates, end))
        n = end


def _let_come_back(hours: Sequence[Candidate]) -> None:
    """Let times of day be those of any day."""
    for hour in hours:
        hour.meaning = Meaning("TIME", "XXXX-XX-XX", None, hour.meaning.clock)


def _is_open_weekday(candidate: Candidate) -> bool:
    """Whether an expression is a weekday of which the words do not say in which week it lies."""
    return candidate.rule == "weekday" and candidate.meaning.find is not None


def _is_joined(text: str, first: Candidate, last: Candidate, joint: re.Pattern[str]) -> bool:
    near = first.paragraph == last.paragraph and last.start - first.end <= _LONGEST_JOINT
    return near and joint.fullmatch(text, first.end, last.start) is not None


def _hours_after(text: str, candidates: Sequence[Candidate], index: int) -> Sequence[Candidate]:
    """The two times of day that stand right after weekdays; empty where none do. index: of the next expression."""
    hours = candidates[index : index + 2]
    if len(hours) < 2 or any(hour.meaning.type != "TIME" for hour in hours):
        return ()
    after_days = _is_joined(text, candidates[index - 1], hours[0], _TO_HOURS)
    return hours if after_days and _is_joined(text, hours[0], hours[1], _BETWEEN_HOURS) else ()


def _weight(text: str, days: Sequence[Candidate], hours: Sequence[Candidate], beside: bool) -> float:
    """How much speaks for a schedule. beside: whether the days before these belong to one."""
    first, last = days[0], days[-1]
    end = hours[-1].end if hours else last.end
    shut = None if hours else _SHUT.match(text, end)
    if not (hours or shut or len(days) > 1):
        return 0.0
    words = _WORD.findall(text[_clause_start(text, first) : first.start].lower())
    begins = text[: first.start].rstrip(" \t")[-1:] in ("", "\n")
    end = shut.end() if shut else end
    ends = text[end : end + 3].lstrip(" \t.;)")[:1] in ("", "\n")
    signs = (
        (len(days) > 1, _LONG_RANGE if _is_long(first, last) else _SHORT_RANGE),
        (bool(hours), _HOURS),
        (shut is not None, _CLOSED),
        (len(days) > 1 and not word_class("open").isdisjoint(words[-5:]), _OPEN),
        (begins, _LABEL),
        (begins and ends, _WHOLE_LINE),
        (beside, _BESIDE_SCHEDULE),
        (not _OTHER_TENSES.isdisjoint(words), _OTHER_TENSE),
    )
    return sum(weight for holds, weight in signs if holds)


def _clause_start(text: str, candidate: Candidate) -> int:
    """Where the words before an expression begin that are read: in its line and its sentence."""
    floor = max(candidate.tokens.starts[0], candidate.start - _REACH)
    return max(floor, text.rfind(". ", floor, candidate.start), text.rfind("; ", floor, candidate.start))


def _is_long(first: Candidate, last: Candidate) -> bool:
    """Whether at least the days from Monday to Friday lie between two weekdays."""
    return (int(last.meaning.value[-1]) - int(first.meaning.value[-1])) % 7 >= _LONG
