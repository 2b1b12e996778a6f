"""Segments and their credits -> records: one for each attribution."""

import re
from bisect import bisect_right
from functools import cache
from itertools import groupby
from operator import attrgetter

from newscli.core.clauses.cue_verbs import verb_base
from newscli.core.clauses.frame import Frame
from newscli.core.names.names import Names
from newscli.core.quotes.choice import Choice, Choose, Decision, choose
from newscli.core.quotes.confidence import by_rule
from newscli.core.quotes.credits import Credit, right_beside, sentences_of
from newscli.core.quotes.details import Days, audience_of, day_of, joined, medium_of
from newscli.core.quotes.features import cue_features, nobody_features, source_features
from newscli.core.quotes.proposals import Proposal, Sentence
from newscli.core.quotes.sources import make_source
from newscli.core.quotes.surroundings import Surroundings, introduced_in_sentence, spoken_before
from newscli.core.quotes.turns import Turn, find_turns, outside
from newscli.core.quotes.unspoken import SURELY_UNSPOKEN, why_unspoken
from newscli.core.text.document import Bounds, Document
from newscli.core.text.quote_marks import Quoted, find_quoted
from newscli.core.text.spans import merged
from newscli.core.text.tokens import TokenRange
from newscli.records import Quote, QuoteType, Source

# Verbs whose quotation somebody else may answer, by base form.
_ASKING = frozenset("ask inquire wonder question".split())
# Credits that stand between two parts of what one person says.
_SPLITTING = frozenset(["content-source-cue", "content-cue-source"])


def find_direct(doc: Document, names: Names, days: Days, article: str, choose: Choose = choose) -> list[Quote]:
    """Return the records of everything between quote marks, in the order of the text. choose: picks a reading."""
    quoted = find_quoted(doc)
    british = 2 * len([piece for piece in quoted if piece.single]) > len(quoted)
    builder = _Builder(doc, days, article, british, choose)
    for paragraph, pieces in groupby(quoted, key=attrgetter("paragraph")):
        builder.read(paragraph, list(pieces))
    records = _with_turns(builder, names)
    for record in records:
        record.content = joined(record.type, record.segments)
    return records


def _with_turns(builder: "_Builder", names: Names) -> list[Quote]:
    """The records, with those of an interview's turns among them. What a turn quotes from somebody else stays a record
    of its own; other marks inside a turn are the speaker's."""
    records = builder.records
    turns = find_turns(builder.doc, names)
    if not turns:
        return records
    spoken = merged(piece for turn in turns for piece in turn.pieces)
    starts = [start for start, _ in spoken]

    def in_turn(record: Quote) -> bool:
        piece = bisect_right(starts, record.start) - 1
        return piece >= 0 and record.start < spoken[piece][1]

    outside_turns = [record for record in records if not in_turn(record) or _quotes_another(record)]
    taken = merged((record.start, record.end) for record in outside_turns if in_turn(record))
    builder.records = outside_turns
    for turn in turns:
        builder.add_turn(turn, taken)
    return sorted(outside_turns, key=lambda record: record.start)


def _quotes_another(record: Quote) -> bool:
    return record.source is not None and record.source.text.lower() not in ("i", "we", "you", "me")


class _Builder:
    """Walks over the segments in order. What was credited last is what an uncredited quotation may carry on."""

    def __init__(self, doc: Document, days: Days, article: str, british: bool, choose: Choose) -> None:
        self.doc = doc
        self.days = days
        self.article = article
        self.british = british
        self.choose = choose
        self.surroundings = Surroundings(doc)
        self.records: list[Quote] = []
        self.last: Credit | None = None  # of the article so far
        self.here: Credit | None = None  # of this paragraph so far
        self.record: Quote | None = None  # the record that `here` credits
        self.latest: Quote | None = None  # the record that reaches furthest in the text
        self.open: Quote | None = None  # the record that was so before this paragraph: what a reopened one carries on
        self.works: set[str] = set()  # the titles that the article has shown so far
        self.apart: set[int] = set()  # the tokens of this paragraph that surely nobody speaks
        self.unspoken: dict[int, str] = {}  # of this paragraph: by token, the rule that doubts it is speech
        self.sources: set[str] = set()  # the last words of the sources credited so far
        self.before_last: Credit | None = None  # the last credit before `last` that is of somebody else
        self.pending: list[Quoted] = []  # quotations of this paragraph whose credit comes after a later one
        self.sentences: list[TokenRange] = []  # of this paragraph, those with quotations
        self.last_credited: int | None = None  # of them the last that credits its own, where it was sought

    def read(self, paragraph: int, pieces: list[Quoted]) -> None:
        """Add the records of one paragraph. pieces: its quoted segments, in order."""
        self.surroundings.quoting.add(paragraph)
        frame = Frame(self.doc, paragraph, pieces)
        sentences = [bounds for bounds in sentences_of(frame) if "Q" in frame.tags[bounds.start : bounds.end]]
        self.open = self.latest
        self.last_credited = None
        self.sentences = sentences
        self._set_apart(frame)
        self.here = self.record = None
        index, (start, end) = 0, sentences[0]
        sentence, bare = Sentence(frame, start, end), _is_bare(frame, start, end)
        for token in frame.quoted:
            if token >= end:
                while token >= end:
                    index += 1
                    start, end = sentences[index]
                sentence, bare = Sentence(frame, start, end), _is_bare(frame, start, end)
            if token not in self.apart:
                self._place(sentence, token, bare, index)
        for piece in self.pending:
            self._unattributed(piece, "uncredited")
        self.pending = []

    def _set_apart(self, frame: Frame) -> None:
        """Find the segments that look like nobody's speech. Those that surely are become records at once; inside a noun
        phrase they are names to the sentence."""
        self.unspoken = {}
        self.apart = set()
        names = []
        for token, piece in frame.quoted.items():
            reason = None if piece.reopened else why_unspoken(frame, token, self.british, self.works)
            if reason and not transcript_label(frame, token):
                if reason == "nickname" or frame.tags[token + 1 : token + 2] in ("n", "N"):
                    names.append(token)
                self.unspoken[token] = reason
        if not self.unspoken:
            return
        for token in [token for token, reason in self.unspoken.items() if token in names or reason in SURELY_UNSPOKEN]:
            self._unattributed(frame.quoted[token], self.unspoken.pop(token))
            self.apart.add(token)
        frame.name(names)

    def _place(self, sentence: Sentence, token: int, bare: bool, index: int) -> None:
        """Put one segment into the record that it belongs to, or into a new one.

        bare: whether its sentence holds nothing but quotations. index: which of the paragraph's sentences that is.
        """
        frame = sentence.frame
        piece = frame.quoted[token]
        sure = None if bare else sentence.sure_credit(token)
        proposals = [] if bare or sure else sentence.propose(token)
        if not (sure or proposals) and (label := transcript_label(frame, token)):  # "BREAKING: it sinks," reads a post
            self._labelled(frame, token, label)
        elif record := self._carried_on(piece):
            own = sure or (self.choose(Decision(piece, [], proposals)).credit if proposals else None)
            if self._is_another(record, own):
                self._attribute(frame, token, bare, Choice(own, 1.0))
            else:
                self._carry_on(record, piece, own)
        elif sure := sure or (self._same_speaker() if bare else None):
            self._attribute(frame, token, bare, self.choose(Decision(piece, [], [], sure)))
        else:
            self._weigh(sentence, token, proposals, bare or sentence.is_before_beat(token), index)

    def _same_speaker(self) -> Credit | None:
        """Return whom the paragraph has credited by "..., X said": a quotation after that with no credit is theirs."""
        return self.here if self.here and self.here.rule in _SPLITTING else None

    def _weigh(self, sentence: Sentence, token: int, proposals: list[Proposal], alone: bool, index: int) -> None:
        """Credit a segment by its most probable reading. alone: whether it is all that its sentence says."""
        frame, start, end = sentence.frame, sentence.start, sentence.end
        piece = frame.quoted[token]
        if alone and not proposals and self.here is None and self._credited_later(frame, index):
            self.pending.append(piece)
            return
        reason = self.unspoken.get(token)
        proposals += self._from_outside(frame, token, start, alone, not proposals)
        nobody = nobody_features(frame, token, start, end, reason, alone) if proposals else []
        if proposals:
            self._add_article_features(nobody, proposals)
        choice = self.choose(Decision(piece, nobody, proposals))
        if choice.credit:
            self._attribute(frame, token, alone, choice)
        else:
            self._unattributed(piece, reason or "uncredited")

    def _add_article_features(self, nobody: list[str], proposals: list[Proposal]) -> None:
        """Add what the article has shown so far: how many sources it credits, and whether a proposed one is among
        them."""
        credited = [f"credited:{min(len(self.sources), 3)}"]
        nobody += credited
        for credit, _, features in proposals:
            frame, last = credit.frame, credit.source.end - 1
            features += credited
            if frame.lowered[last] in self.sources:
                features.append("credited-before")
            elif frame.tags[last] == "C":
                features.append("new-name")

    def _credited_later(self, frame: Frame, index: int) -> bool:
        """Whether a sentence after this one credits its quotation. The last that does is sought once a paragraph."""
        if self.last_credited is None:
            credits = (
                k
                for k in range(len(self.sentences) - 1, -1, -1)
                if any(right_beside(frame, token, *self.sentences[k]) for token in frame.quotes_in(*self.sentences[k]))
            )
            self.last_credited = next(credits, -1)
        return index < self.last_credited

    def _labelled(self, frame: Frame, token: int, label: Bounds) -> None:
        """Add a record for a turn of a transcript inside the marks: "CORVO: We will wait."."""
        piece = frame.quoted[token]
        self.record = self._record([piece], "direct")
        span = self.doc.span(*label)
        self.record.source = Source(span.start, span.end, span.text, "name")
        self._rule(self.record, "transcript-label")

    def _carried_on(self, piece: Quoted) -> Quote | None:
        """Return the record that a paragraph with reopened marks continues: nothing stands between the two."""
        if not piece.reopened or self.open is None or self.doc.text[self.open.end : piece.open].strip():
            return None
        return self.open

    def _carry_on(self, record: Quote, piece: Quoted, own: Credit | None) -> None:
        """Add a piece to a speech whose marks were not closed before this paragraph opened them again."""
        self.record = record
        self._extend(record, piece)
        if own and (record.source is None or record.rule == "carried-on"):
            self._credit(record, own)
            record.type = "direct"
        self.here = own or self.last
        self.last = self.here

    def _is_another(self, record: Quote, own: Credit | None) -> bool:
        """Whether a paragraph that opens its marks again names another speaker: the marks before were not closed."""
        if own is None or self.last is None or own.frame.tags[own.source.start] == "P":
            return False
        if record.source is None or record.rule == "carried-on":
            return False
        return not set(own.frame.lowered[own.source.start : own.source.end]) & set(
            self.last.frame.lowered[self.last.source.start : self.last.source.end]
        )

    def _from_outside(self, frame: Frame, token: int, start: int, alone: bool, bare: bool) -> list[Proposal]:
        """Return the readings from outside the sentence: the line before or after, or the speaker so far.

        bare: whether the sentence itself offers none.
        """
        out = []
        if here := self.here:
            split = here.rule == "content-cue-source" and frame.tags[token - 1 : token] in (",", "-")
            features = [here.rule, "split"] if split else [here.rule]
            same = here if alone or split else _renamed(here, "carried-on-in-sentence")
            out.append(_outside(same, "here-alone" if alone else "here", features))
        if alone:
            return out + self._from_before(frame, token, start)
        if bare and token == start and not here:
            return out + self._before_tail(frame, token, start)
        if introduced := introduced_in_sentence(frame, token, start):
            out.append(_outside(introduced, "subject-colon", [f"link{frame.tags[token - 1]}"]))
        return out

    def _before_tail(self, frame: Frame, token: int, start: int) -> list[Proposal]:
        """Return the readings of a quotation whose sentence credits nobody: "We wait," by which she meant ..."""
        if not frame.text[frame.quoted[token].start].isupper():
            return []
        return [Proposal(p.credit, p.group, ["tail", *p.features]) for p in self._from_before(frame, token, start)]

    def _from_before(self, frame: Frame, token: int, start: int) -> list[Proposal]:
        """Return the readings of a quotation that stands alone: who was spoken of, or spoke, before it."""
        answers = frame.last_marks[token] != "?"
        out = [*self._from_sentence_before(frame, start, answers), *self._from_lines_beside(frame.paragraph, answers)]
        if self.last and not self.here:
            out += self._from_last(self.last, frame.paragraph, answers)
        if not out and self.last is None and (guest := self.surroundings.interviewed(frame.paragraph)):
            out.append(_outside(guest, "interviewed", []))
        return out

    def _from_sentence_before(self, frame: Frame, start: int, answers: bool) -> list[Proposal]:
        """Return the readings by the sentence right before. answers: whether the quotation may answer a question."""
        before = spoken_before(frame, start)
        if before is None:
            return []
        features = ["here"] if self.here else []
        if frame.tags[start + 1 : start + 2] not in ("", ".", "Q", ",", "-", ":"):
            features.append("beat")
        return self._with_answers(before, "cue-before", features, self.last if answers and _asks(before) else before)

    def _from_lines_beside(self, paragraph: int, answers: bool) -> list[Proposal]:
        """Return the readings by the line above or below. answers: whether the quotation may answer a question."""
        around = self.surroundings.beside(paragraph)
        if around is None:
            return []
        group = "subject-before" if around.rule == "subject-before" else "around"
        features = [around.rule, "spoke" if self.last else "first"]
        return self._with_answers(around, group, features, self.last if answers and _asks(around) else around)

    def _from_last(self, last: Credit, paragraph: int, answers: bool) -> list[Proposal]:
        """Return the readings by the last credit. answers: whether the quotation may answer a question."""
        gap = min(paragraph - last.frame.paragraph, 3)
        asked = answers and gap == 1 and (_asks(last) or self._ends_in_question())
        carried_on = _renamed(last, "carried-on")
        return self._with_answers(carried_on, "carried-on", [f"gap:{gap}"], self.before_last if asked else carried_on)

    def _ends_in_question(self) -> bool:
        return self.latest is not None and self.latest.segments[-1].text[-1:] == "?"

    def _with_answers(self, credit: Credit, group: str, features: list[str], before: Credit | None) -> list[Proposal]:
        """Return the reading by a credit, and where it is that of a question, the readings by who may answer: the
        hearer, or who was credited before. before: the latter, or the credit itself where it asks nothing."""
        if before is credit:
            return [_outside(credit, group, features)]
        out = []
        if hearer := audience_of(credit.frame, credit.source, credit.cue) if credit.cue else None:
            out.append(_outside(Credit(credit.frame, hearer, None, "answer-to-question"), "answers", ["hearer"]))
        if before and _last_word(before) != _last_word(credit):
            out.append(_outside(_renamed(before, "answer-to-question"), "answers", ["speaker-before"]))
        return [*out, _outside(credit, group, [*features, "answers"])]

    def _attribute(self, frame: Frame, token: int, alone: bool, choice: Choice) -> None:
        """Add a segment to the record of its credit, or to a new one."""
        credit = choice.credit
        assert credit
        if self.record and self.here and _same_attribution(self.here, credit):
            self._extend(self.record, frame.quoted[token])
        else:
            whole = alone or _is_whole(frame, token)
            self.record = self._record([*self.pending, frame.quoted[token]], "direct" if whole else "mixed")
            self._credit(self.record, credit)
            self.record.confidence = round(choice.confidence, 2)
            self.pending = []
        if credit is not self.last:
            last_word = _last_word(credit)
            if self.last and _last_word(self.last) != last_word:
                self.before_last = self.last
            self.sources.add(last_word)
        self.here = self.last = credit

    def add_turn(self, turn: Turn, taken: list[Bounds]) -> None:
        """Add a record for one turn, without what it quotes from others."""
        first = bisect_right(taken, turn.pieces[0]) - 1
        last = bisect_right(taken, turn.pieces[-1][1], key=lambda piece: piece[0])
        pieces = outside(self.doc.text, turn.pieces, taken[max(first, 0) : last])
        if not pieces:
            return
        is_question = turn.rule.startswith("question")
        record = self._record(
            [Quoted(start, start, end, end) for start, end in pieces], "unattributed" if is_question else "direct"
        )
        record.paragraph = turn.paragraph + 1
        if not is_question:
            span = self.doc.span(*turn.label)
            record.source = Source(span.start, span.end, span.text, "name")
        self._rule(record, turn.rule)

    def _extend(self, record: Quote, piece: Quoted) -> None:
        """Add a segment to a record."""
        record.segments.append(self.doc.span(piece.start, piece.end))
        record.end = piece.close
        self._reach(record)

    def _reach(self, record: Quote) -> None:
        """Note the record if it reaches further in the text than all others."""
        if self.latest is None or record.end > self.latest.end:
            self.latest = record

    def _credit(self, record: Quote, credit: Credit) -> None:
        """Fill in the source, the cue and what stands around them."""
        frame, source, cue = credit.frame, credit.source, credit.cue
        record.rule = credit.rule
        record.source = make_source(self.doc, frame, source)
        if cue is None:
            return
        record.cue = self.doc.span(*frame.bounds(cue))
        if audience := audience_of(frame, source, cue):
            record.audience = frame.text_of(audience)
        if medium := medium_of(frame, source, cue):
            record.medium = frame.text_of(medium)
        record.date = day_of(frame, source, cue, self.days)

    def _unattributed(self, piece: Quoted, rule: str) -> None:
        """Add a record for words that nobody is said to have spoken."""
        self._rule(self._record([piece], "unattributed"), rule)

    def _rule(self, record: Quote, rule: str) -> None:
        record.rule, record.confidence = rule, by_rule(rule)

    def _record(self, pieces: list[Quoted], kind: QuoteType) -> Quote:
        """Add a record of the segments, without a source, and return it."""
        record = Quote(
            article=self.article,
            n=0,
            type=kind,
            start=pieces[0].open,
            end=pieces[-1].close,
            content="",
            segments=[self.doc.span(piece.start, piece.end) for piece in pieces],
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
        self.records.append(record)
        self._reach(record)
        return record


def _is_bare(frame: Frame, start: int, end: int) -> bool:
    """Whether a sentence holds nothing but quotations."""
    return not frame.tags[start:end].strip("Q.,-:")


def transcript_label(frame: Frame, token: int) -> Bounds | None:
    """Return where a speaker's name in capitals, with a colon, stands at the start of the quoted text."""
    start, end = frame.quoted[token].start, frame.quoted[token].end
    if frame.text[start + 1 : start + 2].islower():
        return None
    m = _label().match(frame.text, start, end)
    return m.span(1) if m else None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"((?:[A-Z][A-Z.'’-]{1,20} ){0,3}[A-Z][A-Z'’-]{1,20}):\s")


def _same_attribution(one: Credit, other: Credit) -> bool:
    """Whether one cue credits both: a quotation split by its credit, a list of quoted words."""
    if one.rule != other.rule and "carried-on-in-sentence" in (one.rule, other.rule):
        return False
    return (one.frame, one.source, one.cue) == (other.frame, other.source, other.cue)


def _last_word(credit: Credit) -> str:
    return credit.frame.lowered[credit.source.end - 1]


def _asks(credit: Credit) -> bool:
    """Whether the cue is a verb of asking."""
    return credit.cue is not None and verb_base().get(credit.frame.lowered[credit.cue.start]) in _ASKING


def _renamed(credit: Credit, rule: str) -> Credit:
    return Credit(credit.frame, credit.source, credit.cue, rule)


def _outside(credit: Credit, group: str, features: list[str]) -> Proposal:
    features += source_features(credit.frame, credit.source)
    if credit.cue:
        features += cue_features(credit.frame, credit.cue.start)
    return Proposal(credit, group, features)


def _is_whole(frame: Frame, token: int) -> bool:
    """Whether the quotation is a sentence of its own and not words inside the reporter's."""
    return not frame.text[frame.quoted[token].start].islower() and frame.last_marks[token] in ",.?!…—-"
