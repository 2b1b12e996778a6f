"""The records of an article's quotations while they are written: segments, sources, and what stands around a cue."""

from bisect import bisect_right

from newscli.core.quotes.confidence import by_rule
from newscli.core.quotes.credits import Credit
from newscli.core.quotes.details import Days, audience_of, day_of, medium_of
from newscli.core.quotes.sources import make_source
from newscli.core.quotes.turns import Turn, outside
from newscli.core.text.document import Bounds, Document
from newscli.core.text.quote_marks import Quoted
from newscli.core.text.spans import merged
from newscli.records import Quote, QuoteType, Source

_PARTNERS = frozenset(["i", "we", "you", "me"])  # of a conversation


class Records:
    """The records so far, in the order in which they were begun. latest: the one that reaches furthest in the text."""

    def __init__(self, doc: Document, days: Days, article: str) -> None:
        self.all: list[Quote] = []
        self.latest: Quote | None = None
        self._doc = doc
        self._days = days
        self._article = article

    def add(self, pieces: list[Quoted], kind: QuoteType) -> Quote:
        """Add a record of the segments, without a source, and return it."""
        record = Quote(
            article=self._article,
            n=0,
            type=kind,
            start=pieces[0].open,
            end=pieces[-1].close,
            content="",
            segments=[self._doc.span(piece.start, piece.end) for piece in pieces],
            speaker=None,
            role=None,
            source=None,
            cue=None,
            audience=None,
            medium=None,
            date=None,
            paragraph=pieces[0].paragraph + 1,
            rule="",
            confidence=0.0,
        )
        self.all.append(record)
        self._reach(record)
        return record

    def extend(self, record: Quote, piece: Quoted) -> None:
        """Add a segment to a record."""
        record.segments.append(self._doc.span(piece.start, piece.end))
        record.end = piece.close
        self._reach(record)

    def _reach(self, record: Quote) -> None:
        if self.latest is None or record.end > self.latest.end:
            self.latest = record

    def credit(self, record: Quote, credit: Credit) -> None:
        """Fill in the source, the cue and what stands around them."""
        frame, source, cue = credit.frame, credit.source, credit.cue
        record.rule = credit.rule
        record.source = make_source(self._doc, frame, source)
        if cue is None:
            return
        record.cue = self._doc.span(*frame.bounds(cue))
        if audience := audience_of(frame, source, cue):
            record.audience = frame.text_of(audience)
        if medium := medium_of(frame, source, cue):
            record.medium = frame.text_of(medium)
        record.date = day_of(frame, source, cue, self._days)

    def add_unattributed(self, piece: Quoted, rule: str) -> None:
        """Add a record for words that nobody is said to have spoken."""
        _decide_by(rule, self.add([piece], "unattributed"))

    def add_labelled(self, pieces: list[Quoted], label: Bounds, rule: str) -> Quote:
        """Add a record for what a label credits, and return it: "CORVO: We will wait."."""
        record = self.add(pieces, "direct")
        span = self._doc.span(*label)
        record.source = Source(span.start, span.end, span.text, "name")
        _decide_by(rule, record)
        return record

    def add_turns(self, turns: list[Turn]) -> None:
        """Add the records of an interview's turns. What a turn quotes from somebody else stays a record of its own;
        other marks inside a turn are the speaker's."""
        spoken = merged(piece for turn in turns for piece in turn.pieces)
        starts = [start for start, _ in spoken]

        def in_turn(record: Quote) -> bool:
            piece = bisect_right(starts, record.start) - 1
            return piece >= 0 and record.start < spoken[piece][1]

        self.all = [record for record in self.all if not in_turn(record) or _quotes_another(record)]
        quoted = merged((record.start, record.end) for record in self.all if in_turn(record))
        for turn in turns:
            first = bisect_right(quoted, turn.pieces[0]) - 1
            last = bisect_right(quoted, turn.pieces[-1][1], key=lambda piece: piece[0])
            if pieces := outside(self._doc.text, turn.pieces, quoted[max(first, 0) : last]):
                self._add_turn(turn, [Quoted(start, start, end, end) for start, end in pieces])
        self.all.sort(key=lambda record: record.start)

    def _add_turn(self, turn: Turn, pieces: list[Quoted]) -> None:
        for piece in pieces:
            piece.paragraph = turn.paragraph
        if turn.rule.startswith("question"):
            _decide_by(turn.rule, self.add(pieces, "unattributed"))
        else:
            self.add_labelled(pieces, turn.label, turn.rule)


def _decide_by(rule: str, record: Quote) -> None:
    record.rule, record.confidence = rule, by_rule(rule)


def _quotes_another(record: Quote) -> bool:
    return record.source is not None and record.source.text.lower() not in _PARTNERS
