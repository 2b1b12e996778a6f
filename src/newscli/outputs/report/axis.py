"""The drawn timeline: where each event stands. Months in which something happened are wide, empty time is narrow.

News happens in bursts: on an even axis one look back to 1846 would leave a week of events a hair's breadth. So each
month with an event gets room for it, and a stretch of months without one becomes a gap that is marked as such.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newscli.outputs.wording import DOUBTFUL, MONTHS, period, signs, told_event
from newscli.records import TimelineEntry

WIDTH = 1080  # units of the drawing that are filled where the events leave room
_DOT = 14  # units between the middles of two dots
_NARROW, _WIDE = 30, 300  # units, of a month
_GAP = 38
_MOST_DOTS = 12  # above one another
_MOST_BARS = 8  # below one another
_BAR = 11
_DAYS_OF_DOT = 7  # what lasts longer is a bar
_DAYS_OF_MONTHS = 92  # what lasts longer needs no months of its own on the axis
_DAY = timedelta(1)
_PAPER = 1_100  # pixels that fit on a sheet


class Event(NamedTuple):
    """One event, and the places on the page that tell it."""

    entry: TimelineEntry
    anchors: list[str]

    @property
    def what(self) -> str:
        return " ".join(told_event(self.entry).text.split())

    @property
    def when(self) -> str:
        assert self.entry.from_
        return period(self.entry.from_, self.entry.to)

    @property
    def unsure(self) -> bool:
        return self.entry.confidence < DOUBTFUL

    @property
    def look(self) -> str:
        """The classes of its sign: what tells it apart on the page."""
        kinds = {"planned": self.entry.planned, "unsure": self.unsure, "shared": len(self.anchors) > 1}
        return " ".join(["event", *(name for name, holds in kinds.items() if holds)])

    @property
    def signs(self) -> str:
        """What its sign tells, in words."""
        return signs(self.entry)


class Dot(NamedTuple):
    event: Event
    x: float
    y: float


class Bar(NamedTuple):
    """An event that lasts."""

    event: Event
    x: float
    y: float
    width: float


class Rest(NamedTuple):
    """Events of a month for which there is no room."""

    events: int
    x: float
    y: float
    year: int


class Slot(NamedTuple):
    """A part of the axis: a month, a year of which no month is needed, or the empty time between two of them."""

    first: date
    last: date
    label: str
    weight: int  # days on which something happened
    gap: bool = False


class Tick(NamedTuple):
    """A slot where it is drawn. year: where a new one begins."""

    x: float
    width: float
    label: str
    year: int | None
    gap: bool


class Drawing(NamedTuple):
    width: float
    height: float
    base: float  # how far down the axis is
    ticks: list[Tick]
    dots: list[Dot]
    bars: list[Bar]
    rest: list[Rest]

    @property
    def is_wide(self) -> bool:
        """Whether nobody could read it on a sheet of paper; there the list of events tells the same."""
        return self.width > _PAPER


class Scale:
    """Days to places on the axis."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        gaps = sum(slot.gap for slot in slots)
        room = max(WIDTH - gaps * _GAP - 2 * _DOT, 0) / max(sum(slot.weight for slot in slots), 1)
        widest = _WIDE if len(slots) > 1 else WIDTH
        self._slots = slots
        self._firsts = [slot.first for slot in slots]
        self.ticks: list[Tick] = []
        x, year = float(_DOT), None
        for slot in slots:
            width = _GAP if slot.gap else min(max(slot.weight * room, _NARROW), widest)
            new = slot.first.year if not slot.gap and slot.first.year != year else None
            self.ticks.append(Tick(round(x, 1), round(width, 1), slot.label, new, slot.gap))
            year = year if slot.gap else slot.first.year
            x += width
        self.width = x + _DOT

    def place(self, day: date) -> float:
        """Where the middle of a day is."""
        n = max(bisect_right(self._firsts, day) - 1, 0)
        slot, tick = self._slots[n], self.ticks[n]
        share = ((day - slot.first).days + 0.5) / ((slot.last - slot.first).days + 1)
        return tick.x + tick.width * min(max(share, 0.0), 1.0)


def slots(spans: Iterable[tuple[date, date | None]]) -> list[Slot]:
    """The parts of the axis that these days need."""
    days: set[date] = set()
    long: set[int] = set()
    for first, last in spans:
        if last is not None and (last - first).days <= _DAYS_OF_MONTHS:
            days |= {first, last}
        else:
            long |= {first.year, (last or first).year}
    weights = Counter(day.replace(day=1) for day in days)
    months = {month.year for month in weights}
    wanted = [Slot(month, _next_month(month) - _DAY, MONTHS[month.month - 1], n) for month, n in weights.items()]
    wanted += [Slot(date(year, 1, 1), date(year, 12, 31), "", 1) for year in long - months]
    found: list[Slot] = []
    for slot in sorted(wanted):
        if found and found[-1].last + _DAY < slot.first:
            found.append(_between(found[-1].last + _DAY, slot.first - _DAY))
        found.append(slot)
    return found


def _between(first: date, last: date) -> Slot:
    """The time between two slots: one month is drawn as such, more is folded."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return Slot(first, last, MONTHS[first.month - 1], 0)
    return Slot(first, last, f"{months} mo" if months < 12 else f"{round(months / 12)} y", 0, gap=True)


def draw(events: Sequence[Event]) -> Drawing:
    """The events as dots above an axis and, where they last, as bars below it."""
    spans = sorted(((event, *_days(event.entry)) for event in events), key=lambda span: span[1])
    scale = Scale(slots((first, last) for _, first, last in spans))
    above, below = Lanes(_MOST_DOTS), Lanes(_MOST_BARS)
    dots: list[tuple[Event, float, int]] = []
    bars: list[Bar] = []
    hidden: Counter[date] = Counter()
    for event, first, last in spans:
        begin, end = scale.place(first), scale.place(last) if last else scale.width - _DOT
        is_dot = last is not None and (last - first).days < _DAYS_OF_DOT
        if is_dot:
            begin, end = (begin + end - _DOT) / 2, (begin + end + _DOT) / 2
        else:
            end = max(end, begin + _BAR)
        lane = (above if is_dot else below).take(begin, end)
        if lane is None:
            hidden[first.replace(day=1)] += 1
        elif is_dot:
            dots.append((event, (begin + end) / 2, lane))
        else:
            bars.append(Bar(event, round(begin, 1), 36 + lane * _BAR, round(end - begin - 2, 1)))
    base = 30 + max(above.used, 1) * _DOT
    return Drawing(
        width=round(scale.width, 1),
        height=base + 42 + below.used * _BAR,
        base=base,
        ticks=scale.ticks,
        dots=[Dot(event, round(x, 1), base - 12 - lane * _DOT) for event, x, lane in dots],
        bars=[bar._replace(y=base + bar.y) for bar in bars],
        rest=[Rest(n, round(scale.place(month.replace(day=15)), 1), 16, month.year) for month, n in hidden.items()],
    )


class Lanes:
    """Rows of a drawing, in each of which signs follow one another without touching."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._ends: list[float] = []

    def take(self, begin: float, end: float) -> int | None:
        """The first row in which there is room, for signs in the order of their beginnings; None where none has any."""
        for lane, taken in enumerate(self._ends):
            if taken <= begin:
                self._ends[lane] = end
                return lane
        if len(self._ends) == self._most:
            return None
        self._ends.append(end)
        return len(self._ends) - 1

    @property
    def used(self) -> int:
        return len(self._ends)


def by_year(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each year, in their order."""
    years: dict[str, list[Event]] = {}
    for event in events:
        years.setdefault((event.entry.from_ or "")[:4], []).append(event)
    return years


def _days(entry: TimelineEntry) -> tuple[date, date | None]:
    assert entry.from_
    return date.fromisoformat(entry.from_[:10]), date.fromisoformat(entry.to[:10]) if entry.to else None


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(32)).replace(day=1)
