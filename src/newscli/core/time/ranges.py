"""Neighbours: the ends of a range share a year and make one interval; a clock time shares the day behind it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newscli.core.time.model import Candidate, Find, Meaning

_SEASONS = ("SP", "SU", "FA", "WI")
_MONTHS = 12
_RANGE_JOINTS = frozenset(["-", "–", "—", "--", "to", "until", "through", "till"])
_LISTING = frozenset(["and", ", and", "or", ", or", "&"])
_LONGEST_JOINT = 9  # characters
# "9:20 a.m. (0820 GMT) Friday", "6:15 AM harbour time on March 20".
_UP_TO_DAY = re.compile(r"(?: \w+ time)?\)?(?: \([^()]{1,24}\))?,? (?:on )?")
_DAYS = frozenset(["weekday", "month-day", "day-month", "month-day-year", "day-month-year", "adverb-day", "the-nth"])

# What stands between a time of day and the days on which it comes back.
_BESIDE_SET = frozenset([" on ", " at "])


def give_days_to_clocks(text: str, candidates: Sequence[Candidate]) -> None:
    """Places clock times without a day on the day that stands close behind them."""
    for n, clock in reversed(list(enumerate(candidates))):
        find = clock.meaning.find
        if clock.rule == "clock-range-first" and n + 1 < len(candidates) and candidates[n + 1].meaning.type == "TIME":
            last = candidates[n + 1].meaning
            clock.meaning = Meaning("TIME", last.value, last.find, clock.meaning.clock)
            continue
        if clock.meaning.type != "TIME" or not find or (find.how, find.unit) != ("same", "D"):
            continue
        for day in candidates[n + 1 : n + 3]:
            if day.rule in _DAYS and _UP_TO_DAY.fullmatch(text, clock.end, day.start):
                clock.meaning = Meaning("TIME", day.meaning.value, day.meaning.find, clock.meaning.clock)
                break
        if _comes_back(text, clock, candidates[max(n - 1, 0) : n + 2]):
            clock.meaning = Meaning("TIME", "XXXX-XX-XX", None, clock.meaning.clock)


def _comes_back(text: str, clock: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether a time of day is one of days that come back: "at noon on Saturdays", "daily at ten"."""
    for day in beside:
        joint = text[clock.end : day.start] if day.start > clock.start else text[day.end : clock.start]
        if day.meaning.type == "SET" and joint in _BESIDE_SET:
            return True
    return False


_RANGE = re.compile(r" (?:to|through|until|till|thru) | ?[-–—] ?")
_TOGETHER = re.compile(r",? (?:and|or|and/or) (?:on |in )?")
_LONGEST_ROW_JOINT = 24  # characters
_IN_ROW = re.compile(r",? (?:(?:and|or) )?(?:(?:again )?(?:on|in) )?")


def join_rows(text: str, candidates: Sequence[Candidate]) -> None:
    """Let each date of a row count from the one before it: "in June, July and October", "on May 3 and June 5"."""
    for first, last in pairwise(candidates):
        near = last.start - first.end < _LONGEST_ROW_JOINT
        if near and is_open_in_year(first.meaning) and is_open_in_year(last.meaning):
            last.goes_on = _IN_ROW.fullmatch(text, first.end, last.start) is not None


def is_open_in_year(meaning: Meaning) -> bool:
    """Whether a month or a day is meant of which the words leave the year open."""
    find = meaning.find
    return meaning.value[:5] == "XXXX-" and _is_nearest(find) and meaning.value[5:7].isdecimal()


def _is_nearest(find: Find | None) -> bool:
    return find is not None and find.how == "nearest" and find.side is None and find.of is None


def pair_weekdays(text: str, candidates: Sequence[Candidate]) -> None:
    """Count the second of two weekdays from the first: "Friday and Saturday", "Monday to Friday".

    Two days in a row, and the days of a range, follow one another, on whichever side of the writing the first lies.
    """
    for first, last in pairwise(candidates):
        days = first.meaning, last.meaning
        if first.rule != "weekday" or last.rule != "weekday" or not days[0].find:
            continue
        away = (int(days[1].value[-1]) - int(days[0].value[-1])) % 7
        joint = _RANGE if away > 1 else _TOGETHER
        if away and (first.until is not None or joint.fullmatch(text, first.end, last.start)):
            last.meaning = replace(days[1], find=Find("shift", "D", away, of=days[0]))


def share_order(text: str, candidates: Sequence[Candidate]) -> None:
    """Reads "03/04/2013" with the day first where another date of the article can only be read so."""
    slashed = [candidate for candidate in candidates if candidate.rule == "slashed-date"]
    if not slashed:
        return
    numbers = [text[candidate.start : candidate.end].split("/") for candidate in slashed]
    if not any(int(first) > _MONTHS for first, _, _ in numbers) or any(
        int(second) > _MONTHS for _, second, _ in numbers
    ):
        return
    for candidate, (first, second, _) in zip(slashed, numbers, strict=True):
        candidate.meaning.value = f"{candidate.meaning.value[:4]}-{int(second):02}-{int(first):02}"


def join_ranges(text: str, candidates: Sequence[Candidate]) -> None:
    """Marks the first end of each range with the place of the last, and gives it the year that only the last names.

    So the other dates of a list get the year at its end: "on Feb. 10, March 11 and April 12, 2011".
    """
    in_list = False  # whether "and" joins the expression in hand to those behind it, so that a comma before it joins
    for n in range(len(candidates) - 2, -1, -1):
        first, last = candidates[n], candidates[n + 1]
        joint = text[first.end : min(last.start, first.end + _LONGEST_JOINT)].strip()
        in_list = joint in _LISTING or (in_list and joint == ",")
        if first.paragraph != last.paragraph or not (in_list or joint in _RANGE_JOINTS) or not _dates(first, last):
            continue
        _share_year(first, last)
        if not in_list or text[max(0, first.start - 9) : first.start].rstrip().lower().endswith("between"):
            first.until = n + 1


def _dates(first: Candidate, last: Candidate) -> bool:
    return first.meaning.type == last.meaning.type == "DATE" and first.rule != "iso-date"


def _share_year(first: Candidate, last: Candidate) -> None:
    """Give the first date the year that stands only behind the last: "26 June - 4 August 1952"."""
    open_, closed = first.meaning, last.meaning
    if not _is_nearest(open_.find):
        return
    if closed.find and closed.find.how == "inside" and _in_year(open_.value) and _in_year(closed.value):
        open_.find = replace(closed.find)  # "between March and June last year"
        return
    if closed.find or not closed.value[:4].isdecimal():
        return
    parts = _in_year(open_.value), _in_year(closed.value)
    if parts[0] and parts[1] and parts[0][0] == parts[1][0]:
        year = int(closed.value[:4]) - (parts[0] > parts[1])
        open_.value, open_.find = f"{year:04}{open_.value[4:]}", None


def _in_year(value: str) -> tuple[str, int, str] | None:
    """Where in its year a month, a day or a season stands, in an order that compares; None for all else."""
    part = value[5:7]
    if part.isdecimal() and "01" <= part <= "12":
        return "month", int(part), value[7:]
    return ("season", _SEASONS.index(part), "") if part in _SEASONS else None
