"""What a text has said so far: the reference times against which its open dates are resolved."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from newscli.core.clauses.verbs import Direction
from newscli.core.time.calendar import Period, interval
from newscli.core.time.model import Find, Meaning

COARSENESS = {"D": 0, "WE": 1, "W": 2, "M": 3, "Q": 4, "H": 5, "Y": 6, "DE": 7, "CE": 8}
# A unit and those that are coarser.
_FROM = {unit: tuple(other for other in COARSENESS if COARSENESS[other] >= COARSENESS[unit]) for unit in COARSENESS}
_GRAIN_UNITS = {
    "time": "D",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "season": "Q",
    "quarter": "Q",
    "half": "H",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
Mode = Literal["news", "narrative"]
# A time of day from which on a time in the morning that follows is the next day's.
_NIGHT = "T20:00"
# What counts from the publication date, and what does unless its own sentence has named a date.
_OF_WRITING = {"news": frozenset(["dct", "now", "writing"]), "narrative": frozenset(["dct"])}
_OF_SENTENCE = {"news": frozenset(["sentence"]), "narrative": frozenset(["writing"])}


@dataclass(slots=True)
class Discourse:
    """What the text has said so far: the reference times of the resolution.

    mode: news counts from the publication date, a narrative from the date that it mentioned last.
    """

    dct: date | None
    mode: Mode = "news"
    clock: str = ""  # the time of day of the publication, "" if unknown: "T09:30"
    last: date | None = None  # the first day of the period mentioned last
    last_end: date | None = None  # and its last day
    last_unit: str = ""
    last_sentence: int = -1  # in which sentence
    night: bool = False  # whether it was a night, or a time of day late in the evening
    sentence: int = 0  # where the sentence begins that the text is in
    year_of_sentence: tuple[int, int] = (-1, 0)  # the sentence that names a year for all that follows in it, the year
    year_before: int = 0  # the last year beside a past verb, and where it ends
    year_end: int = 0
    last_dated: tuple[int, date] = (
        -1,
        date.min,
    )  # the month or day that was last given with its year: in which sentence
    months: dict[int, int] = field(default_factory=dict)  # months that were given with their year, and that year
    # Where a month or a day was last given with its year: the paragraph, the day.
    story: tuple[int, date] = (-1, date.min)
    opens: bool = False  # whether the expression in hand opens its sentence
    born: bool = False  # whether the expression in hand is somebody's birth, in news: no later date counts from it
    before_christ: int | None = None  # the year BC that was mentioned last, while the text stays before Christ
    goes_on_from: date | None = None  # the day that the expression in hand goes on from, in a row or a list of dates
    entry: tuple[int, date | None] = (-1, None)  # the paragraph that a date began last, and that date
    year_of_list: int = 0  # the year that was the last heading of a list of dates, 0 for none
    in_list: bool = False  # whether the expression in hand begins an entry of a list
    paragraph: int = 0  # where the text is
    day_paragraph: int = -1  # where a day was mentioned last
    quarter: str | None = None  # the quarter of the report: "2012-Q3"
    quarter_paragraph: int = 0  # where a quarter was mentioned last
    longer_paragraph: int = -1  # where nine months or a year of the report were mentioned last, after any quarter
    before: tuple[Meaning | None, str] = (None, "")  # the expression before, and its value
    mentioned: dict[str, date] = field(default_factory=dict)  # unit -> the last mention at least that fine

    @property
    def base(self) -> date | None:
        """Where open month-days, weekdays and the like are near to."""
        return self.last or self.dct if self.mode == "narrative" else self.dct

    def anchor(self, find: Find) -> date | None:
        of_writing = find.anchor in _OF_WRITING[self.mode]
        elsewhere = find.anchor in _OF_SENTENCE[self.mode] and self.last_sentence != self.sentence
        return self.dct if of_writing or elsewhere else self.last or self.dct

    def on(self, day: date | None) -> "Discourse":
        """A copy with another day as the publication date."""
        return replace(self, dct=day) if day else self

    def of_writing(self) -> "Discourse":
        """The discourse as it is for what is still to come, which counts from the day of writing in a history too."""
        return replace(self, mode="news") if self.dct and self.mode == "narrative" else self

    def note(self, value: str, meaning: Meaning, direction: Direction | None, compared: bool = False) -> None:
        """Remembers a resolved value as the reference for what follows.

        compared: whether it is only compared with: "up from the second quarter", "the lowest since May".
        """
        find = meaning.find
        if (find or value[4:6] == "-Q" or value[:1] == "P") and not (compared and self.quarter):
            self._note_report(value, meaning)
        bounds = interval(value)
        if bounds is None:
            if value.startswith("BC") and value[2:6].isdecimal() and len(value) >= 6:
                self.before_christ = int(value[2:6])
            if find and self.mode == "news":
                self.last, self.mentioned = None, {}  # a date that nobody can place: "that month" is not to be guessed
        elif not self.born and _is_reference(meaning):
            self._note_period(bounds, value)
            if self.last_unit in ("D", "M"):
                self._note_year(bounds[0], find, direction, compared)

    def _note_report(self, value: str, meaning: Meaning) -> None:
        """Remembers the quarter that a report is about: a recent one, and none that the report compares it with."""
        how = meaning.find.how if meaning.find else ""
        if how in ("yearago", "inside"):
            return
        if value in ("P9M", "P6M") or (how in ("same", "shift") and len(value) == 4):
            self.longer_paragraph = self.paragraph
        elif value[4:6] == "-Q" and "X" not in value:
            ago = self.dct.year * 4 + (self.dct.month + 2) // 3 - int(value[:4]) * 4 - int(value[6]) if self.dct else 0
            if ago <= 0:
                return  # the current quarter is not what the report is about
            self.quarter_paragraph, self.longer_paragraph = self.paragraph, -1
            if abs(ago) <= 4:
                self.quarter = value

    def _note_period(self, bounds: Period, value: str) -> None:
        """Remembers the period mentioned last."""
        first, last, granularity = bounds
        unit = _GRAIN_UNITS[granularity]
        self.before_christ = None
        if unit == "D":
            self.day_paragraph = self.paragraph
        self.last, self.last_end, self.last_unit = first, last, unit
        self.night = value.endswith("TNI") or _NIGHT <= value[10:] < "TA"
        self.last_sentence = self.sentence
        for coarser in _FROM[unit]:
            self.mentioned[coarser] = first

    def _note_year(self, day: date, find: Find | None, direction: Direction | None, compared: bool) -> None:
        """Remembers the year of a month or of a day. find: what its words left open."""
        if find is None:
            self.months[day.month] = day.year
            if direction == "past" and not compared:
                self.story = self.paragraph, day
        if not compared and (find is None or find.anchor == "text"):
            self.last_dated = self.sentence, day


def _is_reference(meaning: Meaning) -> bool:
    """Whether later dates may count from what is meant."""
    return meaning.type in ("DATE", "TIME") and not (meaning.find and meaning.find.how == "yearago")
