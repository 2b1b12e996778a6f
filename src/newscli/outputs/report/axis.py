"""The drawing of the timeline. Months with events are wide, and empty time is narrow.

News comes in bursts. On an even axis, a single mention of 1846 would squeeze a week of events into a hair's breadth. So
each month with an event gets room for its events, and a stretch of months without events becomes a gap, marked as one.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newscli.outputs.wording import DOUBTFUL, MONTHS, period, remarks, shown_event
from newscli.records import TimelineEntry

WIDTH = 1080  # units of the drawing; it may become wider if there are many events
_DOT = 14  # units between the middles of two dots
_NARROW, _WIDE = 30, 300  # smallest and largest width of a month, in units
_GAP = 38
_MOST_DOTS = 12  # rows of dots above the axis
_MOST_BARS = 8  # rows of bars below the axis
_BAR = 11
_DAYS_OF_DOT = 7  # a longer event is a bar
_DAYS_OF_MONTHS = 92  # a longer event gets no months of its own on the axis, only years
_DAY = timedelta(1)
_PAPER = 1_100  # pixels that fit on a sheet of paper


class Event(NamedTuple):
    """One event, and the anchors of its dates on the page."""

    entry: TimelineEntry
    anchors: list[str]

    @property
    def what(self) -> str:
        return " ".join(shown_event(self.entry).text.split())

    @property
    def when(self) -> str:
        assert self.entry.from_
        return period(self.entry.from_, self.entry.to)

    @property
    def unsure(self) -> bool:
        return self.entry.confidence < DOUBTFUL

    @property
    def look(self) -> str:
        """The CSS classes of its sign."""
        classes = {"planned": self.entry.planned, "unsure": self.unsure, "shared": len(self.anchors) > 1}
        return " ".join(["event", *(name for name, applies in classes.items() if applies)])

    @property
    def remarks(self) -> str:
        """The meaning of its sign, in words."""
        return remarks(self.entry)


class Dot(NamedTuple):
    event: Event
    x: float
    y: float


class Bar(NamedTuple):
    """An event of more than a week."""

    event: Event
    x: float
    y: float
    width: float


class Rest(NamedTuple):
    """The number of events of a month for which there is no room."""

    events: int
    x: float
    y: float
    year: int


class Slot(NamedTuple):
    """A part of the axis: a month, a year without months of its own, or the empty time between two of these."""

    first: date
    last: date
    label: str
    weight: int  # days with events
    gap: bool = False


class Tick(NamedTuple):
    """A slot at its place in the drawing. year: set if a new year begins here."""

    x: float
    width: float
    label: str
    year: int | None
    gap: bool


class Drawing(NamedTuple):
    width: float
    height: float
    base: float  # vertical position of the axis
    ticks: list[Tick]
    dots: list[Dot]
    bars: list[Bar]
    rest: list[Rest]

    @property
    def is_wide(self) -> bool:
        """Whether it is too wide for a sheet of paper. Then only the list of events is printed."""
        return self.width > _PAPER


class Scale:
    """Converts days to positions on the axis."""

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
        """Return the position of the middle of a day."""
        index = max(bisect_right(self._firsts, day) - 1, 0)
        slot, tick = self._slots[index], self.ticks[index]
        share = ((day - slot.first).days + 0.5) / ((slot.last - slot.first).days + 1)
        return tick.x + tick.width * min(max(share, 0.0), 1.0)


def slots(spans: Iterable[tuple[date, date | None]]) -> list[Slot]:
    """Return the parts of the axis for these intervals."""
    days: set[date] = set()
    long: set[int] = set()
    for first, last in spans:
        if last is not None and (last - first).days <= _DAYS_OF_MONTHS:
            days |= {first, last}
        else:
            long |= {first.year, (last or first).year}
    weights = Counter(day.replace(day=1) for day in days)
    months = {month.year for month in weights}
    filled = [Slot(month, _next_month(month) - _DAY, MONTHS[month.month - 1], n) for month, n in weights.items()]
    filled += [Slot(date(year, 1, 1), date(year, 12, 31), "", 1) for year in long - months]
    with_gaps: list[Slot] = []
    for slot in sorted(filled):
        if with_gaps and with_gaps[-1].last + _DAY < slot.first:
            with_gaps.append(_between(with_gaps[-1].last + _DAY, slot.first - _DAY))
        with_gaps.append(slot)
    return with_gaps


def _between(first: date, last: date) -> Slot:
    """Return the slot for the time between two others: a month, or a gap if it is longer."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return Slot(first, last, MONTHS[first.month - 1], 0)
    return Slot(first, last, f"{months} mo" if months < 12 else f"{round(months / 12)} y", 0, gap=True)


def draw(events: Sequence[Event]) -> Drawing:
    """Return the drawing: short events as dots above the axis, longer ones as bars below it."""
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
    """Rows of a drawing. The signs in a row do not touch each other."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._ends: list[float] = []

    def take(self, begin: float, end: float) -> int | None:
        """Return the first row with room for a sign; None if there is none. Signs must come sorted by their begin."""
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
    """Return the events of each year, in their order."""
    years: dict[str, list[Event]] = {}
    for event in events:
        years.setdefault((event.entry.from_ or "")[:4], []).append(event)
    return years


def _days(entry: TimelineEntry) -> tuple[date, date | None]:
    assert entry.from_
    return date.fromisoformat(entry.from_[:10]), date.fromisoformat(entry.to[:10]) if entry.to else None


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(32)).replace(day=1)
