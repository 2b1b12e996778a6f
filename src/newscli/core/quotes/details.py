"""What stands around a cue: to whom, through which medium, and on which day it was said."""

from datetime import date, timedelta
from functools import cache

from newscli.core.clauses.frame import Frame, verb_base
from newscli.core.clauses.phrases import Phrase, phrase_right
from newscli.lexicon import sections

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1}
_CHANNELS = frozenset("in via through during".split())
_REACH = 9


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(word for line in sections("cue_media")[section] for word in line.split())


def audience_of(f: Frame, source: Phrase, cue: Phrase) -> Phrase | None:
    """The hearers: "told reporters", "said to the crowd". A medium that was told something is no audience."""
    at = cue[1] + 1
    high = min(len(f.tags), at + _REACH)
    if source[0] == at:  # "asked one resident"
        return None
    if verb_base().get(f.low[cue[0]]) in _listed("addressing"):
        found = phrase_right(f, at, high)
    elif f.tags[at : at + 1] == "t":
        found = phrase_right(f, at + 1, high)
        if found and found[0] == found[1] and f.tags[found[0]] == "n" and f.low[found[0]][-1] != "s":
            return None  # "vowed to fight"
    else:
        return None
    if found is None or f.low[found[1]] in _listed("outlets") or f.tags[found[0]] == "T":
        return None
    more = range(found[0] + 1, found[1])
    end = next((k for k in more if (f.tags[k] == "p" and f.low[k] != "of") or f.low[k] in _TIMES), found[1] + 1)
    return found[0], end - 1  # "reporters" and not "reporters at the quay", "reporters last week"


_TIMES = frozenset("last this next late early earlier".split())


def medium_of(f: Frame, source: Phrase, cue: Phrase) -> Phrase | None:
    """The channel: "in a statement", "on Facebook", "told state media", "was quoted as saying by the agency"."""
    high = min(len(f.tags), cue[1] + 1 + _REACH)
    for at in range(cue[1] + 1, high):
        tag = f.tags[at]
        if tag in ".;:Qs":
            break
        if tag == "p" and (found := _channel(f, at, high)):
            return found
        if at == cue[1] + 1 and (told := phrase_right(f, at, high)) and f.low[told[1]] in _listed("outlets"):
            return told
    return _fronted(f, min(source[0], cue[0]))


def _channel(f: Frame, at: int, high: int) -> Phrase | None:
    found = phrase_right(f, at + 1, high)
    if not found:
        return None
    head = f.low[found[1]]
    if f.low[at] in _CHANNELS and (head in _listed("messages") or _is_platform(f, found)):
        return at, found[1]
    if f.low[at] == "on" and (head in _listed("airwaves") or _is_platform(f, found)):
        return at, found[1]
    return found if f.low[at] == "by" and head in _listed("outlets") else None


def _is_platform(f: Frame, phrase: Phrase) -> bool:
    return any(f.low[k] in _listed("platforms") and f.tags[k] in "CN#n" for k in range(phrase[0], phrase[1] + 1))


def _fronted(f: Frame, before: int) -> Phrase | None:
    """ "In a statement, X said": a channel at the start of the sentence."""
    at = before - 1
    if at < 1 or f.tags[at] != ",":
        return None
    start = max(f.tags.rfind(".", 0, at), f.tags.rfind("Q", 0, at)) + 1
    if f.tags[start : start + 1] != "p" or at - start > _REACH:
        return None
    return _channel(f, start, at)


def day_of(f: Frame, source: Phrase, cue: Phrase, dct: str | None) -> str | None:
    """The day of the saying as an ISO date, where a weekday, "yesterday" or a month and day stand beside the cue."""
    if dct is None:
        return None
    try:
        published = date.fromisoformat(dct[:10])
    except ValueError:
        return None
    first = max(0, min(source[0], cue[0]) - 4)
    for at in range(first, min(len(f.tags), max(cue[1], source[1]) + 1 + _REACH)):
        tag = f.tags[at]
        if at > cue[1] and tag in ".;:Qs":
            return None
        if tag == "T" and f.tags[at + 1 : at + 2] != "'" and (day := _resolve(f, at, published)):
            return day.isoformat()
    return None


def _resolve(f: Frame, at: int, published: date) -> date | None:
    low = f.low[at].rstrip(".")
    if low in _DAYS_AGO:
        return published - timedelta(_DAYS_AGO[low])
    if low[:3] in _WEEKDAYS and low.endswith(("day", low[:3])):
        if f.low[at - 1] in ("last", "next", "every"):
            return None
        return published - timedelta((published.weekday() - _WEEKDAYS.index(low[:3])) % 7)
    if low[:3] in _MONTHS and at + 1 < len(f.low) and f.low[at + 1].isdigit():
        return _month_day(_MONTHS.index(low[:3]) + 1, int(f.low[at + 1][:4]), published)
    return None


def _month_day(month: int, day: int, published: date) -> date | None:
    """That day in the year that puts it nearest to the publication."""
    found = None
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if found is None or abs(candidate - published) < abs(found - published):
            found = candidate
    return found
