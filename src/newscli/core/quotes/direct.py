"""Quotations between marks -> records: one for each attribution.

Paragraph by paragraph, and in it quotation by quotation: what surely nobody speaks is set apart; where the sentence
leaves no doubt, its credit is taken; else all readings are proposed, with their features, and the most probable counts.
"""

import re
from itertools import groupby
from operator import attrgetter

from newscli.core.clauses.frame import Frame
from newscli.core.names.names import Names
from newscli.core.quotes.choice import Choice, Choose, Decision, choose
from newscli.core.quotes.credited import Credited
from newscli.core.quotes.credits import Credit, right_beside
from newscli.core.quotes.details import Days, joined
from newscli.core.quotes.features import nobody_features
from newscli.core.quotes.proposals import Proposal, Sentence
from newscli.core.quotes.recording import Records
from newscli.core.quotes.sentences import sentences_of
from newscli.core.quotes.turns import find_turns
from newscli.core.quotes.unspoken import SURELY_UNSPOKEN, why_unspoken
from newscli.core.text.document import Bounds, Document
from newscli.core.text.quote_marks import Quoted, find_quoted
from newscli.records import Quote

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]*]{0,3}\s*$")
_ENDING = 6  # characters at the end of a paragraph that tell whether it ends a sentence
_LEAST_TEASERS, _LEAST_PARAGRAPHS = 2, 3
_LABEL = re.compile(r"((?:[A-Z][A-Z.'’-]{1,20} ){0,3}[A-Z][A-Z'’-]{1,20}):\s")


def find_direct(doc: Document, names: Names, days: Days, article: str, choose: Choose = choose) -> list[Quote]:
    """Return the records of everything between quote marks, in the order of the text. choose: picks a reading."""
    quoted = find_quoted(doc)
    british = 2 * len([piece for piece in quoted if piece.single]) > len(quoted)
    records = Records(doc, days, article)
    reader = _Reader(doc, records, british, choose)
    teasers = _first_teaser(doc)
    for paragraph, pieces in groupby(quoted, key=attrgetter("paragraph")):
        if paragraph < teasers:
            reader.read(Frame(doc, paragraph, list(pieces)))
        else:
            for piece in pieces:
                records.add_unattributed(piece, "uncredited")
    if turns := find_turns(doc, names):
        records.add_turns(turns)
    for record in records.all:
        record.content = joined(record.type, record.segments)
    return records.all


def _first_teaser(doc: Document) -> int:
    """Return the first of the lines below a whole article that end no sentence: headlines of other articles.

    The last line of a text may be cut off, and a text of few sentences is no whole article.
    """
    last = len(doc.paragraphs) - 1
    while last > 0 and not _SENTENCE_END.search(doc.text, doc.paragraphs[last][1] - _ENDING, doc.paragraphs[last][1]):
        last -= 1
    below = len(doc.paragraphs) - 1 - last
    return last + 1 if below >= _LEAST_TEASERS and last + 1 >= _LEAST_PARAGRAPHS else len(doc.paragraphs)


class _Reader:
    """Walks over the segments in order, and puts each into a record."""

    def __init__(self, doc: Document, records: Records, british: bool, choose: Choose) -> None:
        """british: whether the article quotes in single marks."""
        self.doc = doc
        self.records = records
        self.british = british
        self.choose = choose
        self.credited = Credited(doc)
        self.works: set[str] = set()  # the titles that the article has shown so far
        self.record: Quote | None = None  # the record of the last credit of this paragraph
        self.open: Quote | None = None  # the record that reached furthest before it: what a reopened one carries on
        self.unspoken: dict[int, str] = {}  # of this paragraph: by token, the rule that doubts it is speech
        self.pending: list[Quoted] = []  # quotations of this paragraph whose credit comes after a later one
        self.last_credited: int | None = None  # the last quotation that its own sentence credits, where it was sought

    def read(self, frame: Frame) -> None:
        """Add the records of one paragraph."""
        self.credited.begin_paragraph(frame.paragraph)
        self.open, self.record, self.last_credited = self.records.latest, None, None
        sentences = [(start, end) for start, end in sentences_of(frame) if "Q" in frame.tags[start:end]]
        apart = self._set_apart(frame)
        for start, end in sentences:
            sentence = Sentence(frame, start, end)
            for token in frame.quotes_in(start, end):
                if token not in apart:
                    self._place(sentence, token, sentences)
        for piece in self.pending:
            self.records.add_unattributed(piece, "uncredited")
        self.pending = []

    def _set_apart(self, frame: Frame) -> list[int]:
        """Return the tokens that surely nobody speaks, after adding their records, and note which others may be.

        Inside a noun phrase they are names to the sentence.
        """
        reasons = {
            token: reason
            for token, piece in frame.quoted.items()
            if not piece.reopened
            and (reason := why_unspoken(frame, token, self.british, self.works))
            and not _transcript_label(frame, token)
        }
        self.unspoken = reasons
        if not reasons:
            return []
        names = [
            token
            for token, reason in reasons.items()
            if reason == "nickname" or frame.tags[token + 1 : token + 2] in ("n", "N")
        ]
        apart = [token for token, reason in reasons.items() if token in names or reason in SURELY_UNSPOKEN]
        for token in apart:
            self.records.add_unattributed(frame.quoted[token], reasons[token])
        frame.name(names)
        return apart

    def _place(self, sentence: Sentence, token: int, sentences: list[Bounds]) -> None:
        """Put one segment into the record that it belongs to, or into a new one. sentences: those of the paragraph."""
        frame = sentence.frame
        piece = frame.quoted[token]
        sure = sentence.sure_credit(token)
        proposals = [] if sure else sentence.propose(token)
        if not (sure or proposals) and (label := _transcript_label(frame, token)):  # "BREAKING: it sinks," reads a post
            self.record = self.records.add_labelled([piece], label, "transcript-label")
        elif record := self._carried_on(piece):
            own = sure or (self.choose(Decision(piece, [], proposals)).credit if proposals else None)
            self._carry_on(record, sentence, token, own)
        elif sure := sure or (self.credited.same_speaker() if sentence.is_bare else None):
            self._attribute(sentence, token, self.choose(Decision(piece, [], [], sure)))
        else:
            self._weigh(sentence, token, proposals, sentences)

    def _weigh(self, sentence: Sentence, token: int, proposals: list[Proposal], sentences: list[Bounds]) -> None:
        """Credit a segment by its most probable reading, or nobody."""
        frame, start, end = sentence.frame, sentence.start, sentence.end
        piece, latest = frame.quoted[token], self.records.latest
        alone = sentence.is_alone(token)
        if alone and not (proposals or self.credited.here) and token < self._last_credited(frame, sentences):
            self.pending.append(piece)
            return
        reason = self.unspoken.get(token)
        asked = latest is not None and latest.segments[-1].text[-1:] == "?"
        proposals += self.credited.readings(frame, token, start, alone, not proposals, asked)
        nobody = nobody_features(frame, token, start, end, reason, alone) if proposals else []
        if proposals:
            self.credited.add_features(nobody, proposals)
        choice = self.choose(Decision(piece, nobody, proposals))
        if choice.credit:
            self._attribute(sentence, token, choice)
        else:
            self.records.add_unattributed(piece, reason or "uncredited")

    def _last_credited(self, frame: Frame, sentences: list[Bounds]) -> int:
        """Return the last quotation of the paragraph that its own sentence credits. It is sought once a paragraph."""
        if self.last_credited is None:
            credited = (
                token
                for start, end in reversed(sentences)
                for token in frame.quotes_in(start, end)
                if right_beside(frame, token, start, end)
            )
            self.last_credited = next(credited, -1)
        return self.last_credited

    def _carried_on(self, piece: Quoted) -> Quote | None:
        """Return the record that a paragraph with reopened marks continues: nothing stands between the two."""
        if not piece.reopened or self.open is None or self.doc.text[self.open.end : piece.open].strip():
            return None
        return self.open

    def _carry_on(self, record: Quote, sentence: Sentence, token: int, own: Credit | None) -> None:
        """Add a segment to a speech whose marks were not closed before this paragraph opened them again. own: its own
        credit, which may name another speaker: the marks before were not closed."""
        is_credited = record.source is not None and record.rule != "carried-on"
        if own and is_credited and self.credited.names_another(own):
            self._attribute(sentence, token, Choice(own, 1.0))
            return
        self.record = record
        self.records.extend(record, sentence.frame.quoted[token])
        if own and not is_credited:
            self.records.credit(record, own)
            record.type = "direct"
        self.credited.carry_on(own)

    def _attribute(self, sentence: Sentence, token: int, choice: Choice) -> None:
        """Add a segment to the record of its credit, or to a new one."""
        frame, credit = sentence.frame, choice.credit
        assert credit
        if self.record and self.credited.here and _same_attribution(self.credited.here, credit):
            self.records.extend(self.record, frame.quoted[token])
        else:
            whole = sentence.is_bare or _is_whole(frame, token)
            self.record = self.records.add([*self.pending, frame.quoted[token]], "direct" if whole else "mixed")
            self.records.credit(self.record, credit)
            self.record.confidence = round(choice.confidence, 2)
            self.pending = []
        self.credited.note(credit)


def _transcript_label(frame: Frame, token: int) -> Bounds | None:
    """Return where a speaker's name in capitals, with a colon, stands at the start of the quoted text."""
    label = _LABEL.match(frame.text, frame.quoted[token].start, frame.quoted[token].end)
    return label.span(1) if label else None


def _same_attribution(one: Credit, other: Credit) -> bool:
    """Whether one cue credits both: a quotation split by its credit, a list of quoted words."""
    if one.rule != other.rule and "carried-on-in-sentence" in (one.rule, other.rule):
        return False
    return (one.frame, one.source, one.cue) == (other.frame, other.source, other.cue)


def _is_whole(frame: Frame, token: int) -> bool:
    """Whether the quotation is a sentence of its own and not words inside the reporter's."""
    return not frame.text[frame.quoted[token].start].islower() and frame.last_marks[token] in ",.?!…—-"
