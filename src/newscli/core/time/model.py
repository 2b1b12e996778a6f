"""What the grammar hands to the resolution, and what the resolution hands back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from newscli.core.clauses.verbs import VerbGroup
from newscli.core.rules import Rule
from newscli.core.text.document import Bounds
from newscli.core.text.tokens import Tokens
from newscli.core.time.context import Beside
from newscli.core.time.match import Match
from newscli.records import Granularity, Relation, TimexType

# How the missing part of a value is found:
#   nearest   the X of the value are filled so that it lies near the reference, on the side that the verb asks for
#   shift     so many units before or after the reference
#   same      the unit as the text last spoke of it ("that month")
#   latest    the unit that the text last spoke of, else the last complete one ("the quarter")
#   inside    the value's X are filled from another meaning ("June" of "last year")
#   yearago   the period last spoken of, so many years before
#   count     the n-th weekday, week or day of the period that another meaning names
#   vague     past or future, as the verb says
#   known     the year of a famous day, if the text is not older than that
How = Literal["nearest", "shift", "same", "latest", "inside", "yearago", "count", "known", "vague"]

# What an expression counts from: the present of the text (a narrative's moves along with it), the date that the text
# spoke of last (anywhere, or in this sentence), the day it spoke of last in this paragraph, or the publication date
# even in a narrative. story: as "text" behind a past verb, where that date is one of another year, else as "now".
# writing: the publication date, in a narrative the date that its sentence has named before.
Anchor = Literal["now", "text", "sentence", "near", "dct", "story", "writing"]


@dataclass(slots=True)
class Find:
    """The question that the text leaves open, put to the reference time."""

    how: How
    unit: str = ""  # a TIMEX3 designator: D W WE M Q Y DE CE
    n: int = 0
    # for nearest: -1 before the reference, 1 after it, 0 in its year; None: as the verb says. For shift, -1: the unit
    # itself where the verb looks ahead. For same, -1: a midnight that may be past. For inside, n = 1: a quarter only
    # where the text speaks of one.
    side: int | None = None
    anchor: Anchor = "now"
    of: "Meaning | None" = None
    grain: str = ""  # the unit that the answer is given in, where it is not `unit`


@dataclass(slots=True)
class Meaning:
    """A temporal expression as its words alone give it.

    value: TIMEX3, with X where the words leave something open. clock: a time of the day to be joined to the day.
    """

    type: TimexType
    value: str
    find: Find | None = None
    clock: str = ""
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None


def _nothing(_: Match) -> None:
    """What a rule without a builder makes of a match."""


@dataclass(frozen=True, slots=True)
class TimexRule(Rule):
    """A rule of the grammar: a pattern over word classes, and what a match of it means (None: nothing after all).

    beside: what must stand around a match, and what must not. Examples mark the expression with brackets and give its
    value on Tuesday 12 February 2013. Rules match at the same
    place in order of length, then in the order of the families.
    """

    pattern: str = ""
    build: Callable[[Match], Meaning | None] = field(default=_nothing)
    confidence: float = 0.9
    beside: tuple[Beside, ...] = ()


@dataclass(slots=True)
class Candidate:
    """An expression found by a rule, not yet resolved."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    confidence: float
    paragraph: int
    tokens: Tokens
    first: int  # its tokens
    last: int
    until: int | None = None  # of a range's first end: which candidate is its last one
    goes_on: bool = False  # joined to the expression before it and counted from that: "May 3 and June 5"


@dataclass(slots=True)
class Timex:
    """A resolved temporal expression. `under` is its value as the words alone give it."""

    start: int
    end: int
    type: TimexType
    under: str
    value: str
    mod: str | None
    quant: str | None
    freq: str | None
    from_: str | None
    to: str | None
    granularity: Granularity | None
    rule: str
    confidence: float
    verb: VerbGroup | None  # the verb group that governs it
    sentence: Bounds  # the sentence that it stands in
    relation: Relation  # how the date is tied to its event
    weighed: list[str]  # the features by which it points back or ahead; empty where nothing was weighed
