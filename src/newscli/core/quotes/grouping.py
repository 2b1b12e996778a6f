"""Segments and their credits -> records: one for each attribution."""

import re
from itertools import groupby

from newscli.core.document import Document
from newscli.core.quotes.attribution import Credit, credit_sentence, last_mark, sentences_of
from newscli.core.quotes.cues import find_cues
from newscli.core.quotes.frame import Frame
from newscli.core.quotes.marks import Quoted, find_quoted
from newscli.core.quotes.phrases import Phrase, clause_subject
from newscli.core.quotes.unspoken import is_aside, is_title
from newscli.records import Quote, Source, SourceKind, Span

_CREDIT_LINE = re.compile(r"[-–—―]+\s{0,2}(?=[A-Z])")
_MAX_INTRODUCTION = 40


class Grouping:
    """Walks over the quoted segments in order and keeps what the next one may carry on."""

    def __init__(self, doc: Document, article: str) -> None:
        self.doc = doc
        self.article = article
        self.records: list[Quote] = []
        self.last: Credit | None = None  # the last speaker of the article so far

    def run(self) -> list[Quote]:
        quoted = find_quoted(self.doc)
        self.british = sum(piece.single for piece in quoted) * 2 > len(quoted)
        for paragraph, group in groupby(quoted, key=lambda piece: piece.paragraph):
            self._paragraph(paragraph, list(group))
        for record in self.records:
            record.content = " ".join(segment.text for segment in record.segments)
        return self.records

    def _paragraph(self, paragraph: int, pieces: list[Quoted]) -> None:
        frame = Frame(self.doc, paragraph, pieces)
        sentences = sentences_of(frame)
        own: dict[int, Credit] = {}
        for low, high in sentences:
            if "Q" in frame.tags[low:high]:
                own |= credit_sentence(frame, low, high)
        here: Credit | None = None  # the last credit of this paragraph
        record: Quote | None = None
        pending: list[Quoted] = []
        for low, high in sentences:
            for at in range(low, high):
                if frame.tags[at] != "Q":
                    continue
                piece = frame.quoted[at]
                found = own.get(at)
                alone = all(tag in "Q.,-:" for tag in frame.tags[low:high])
                if piece.reopened and self.records:
                    record = self.records[-1]
                    self._extend(record, piece)
                    if found and (record.source is None or record.rule.startswith("carried")):
                        self._credit(record, found)
                    here = found or here or self.last
                    continue
                if is_aside(piece, self.british) or is_title(frame, at):
                    self._unattributed(piece, "title" if not piece.single else "single-aside")
                    continue
                if found is None and alone and here is None and any(k > at for k in own):
                    pending.append(piece)
                    continue
                if found is None and alone:
                    if here and record:
                        self._extend(record, piece)
                        continue
                    found = self._introduced(paragraph) or self._signed(frame, paragraph)
                    if found is None and self.last:
                        found = Credit(self.last.frame, self.last.source, self.last.cue, "carried-on")
                elif found is None and here:
                    found = Credit(here.frame, here.source, here.cue, "carried-on-mixed")
                if found is None and at > low + 2 and frame.tags[at - 1] == ":":
                    subject = clause_subject(frame, low, at)
                    found = Credit(frame, subject, None, "subject-colon-content") if subject else None
                if found is None:
                    self._unattributed(piece, "uncredited")
                    continue
                if here and record and found.cue == here.cue and found.source == here.source and found.rule == here.rule:
                    self._extend(record, piece)
                    continue
                record = self._record(pending + [piece], "direct" if _is_whole(frame, at, alone) else "mixed", found)
                pending = []
                here = self.last = found
        for piece in pending:
            self._unattributed(piece, "uncredited")

    def _introduced(self, paragraph: int) -> Credit | None:
        """The paragraph before introduces the quotation: with a colon, or with a cue in its last sentence."""
        if paragraph == 0:
            return None
        f = Frame(self.doc, paragraph - 1, [])
        low, high = sentences_of(f)[-1]
        if f.tags[high - 1] != ":" and (high - low > _MAX_INTRODUCTION or '"' in f.text[f.starts[low]:f.ends[high-1]] or "“" in f.text[f.starts[low]:f.ends[high-1]]):
            return None
        cues = [cue for cue in find_cues(f, low, high) if cue.strength == "speech"]
        if not cues:
            return None
        rule = "colon-before" if f.tags[high - 1] == ":" else "cue-before"
        return Credit(f, cues[-1].source, (cues[-1].at, cues[-1].at), rule)

    def _signed(self, frame: Frame, paragraph: int) -> Credit | None:
        """A line "- Name" under the quotation."""
        if paragraph + 1 >= len(self.doc.paragraphs):
            return None
        start, end = self.doc.paragraphs[paragraph + 1]
        m = _CREDIT_LINE.match(self.doc.text, start, end)
        if not m or end - start > 120:
            return None
        f = Frame(self.doc, paragraph + 1, [])
        first = next((k for k, tag in enumerate(f.tags) if tag == "C"), None)
        if first is None:
            return None
        last = first
        while last + 1 < len(f.tags) and f.tags[last + 1] == "C":
            last += 1
        return Credit(f, (first, last), None, "signed")

    def _extend(self, record: Quote, piece: Quoted) -> None:
        record.segments.append(self.doc.span(piece.start, piece.end))
        record.end = piece.close

    def _credit(self, record: Quote, found: Credit) -> None:
        f = found.frame
        if found.source:
            span = self.doc.span(f.starts[found.source[0]], f.ends[found.source[1]])
            record.source = Source(span.start, span.end, span.text, _kind(f, found.source))
        if found.cue:
            record.cue = self.doc.span(f.starts[found.cue[0]], f.ends[found.cue[1]])
        record.rule = found.rule

    def _record(self, pieces: list[Quoted], type_: str, found: Credit) -> Quote:
        record = _bare(self.doc, self.article, pieces, type_)
        self._credit(record, found)
        self.records.append(record)
        return record

    def _unattributed(self, piece: Quoted, rule: str) -> None:
        record = _bare(self.doc, self.article, [piece], "unattributed")
        record.rule = rule
        self.records.append(record)


def find_direct(doc: Document, *, dct: str | None, article: str) -> list[Quote]:
    return Grouping(doc, article).run()


def _bare(doc: Document, article: str, pieces: list[Quoted], type_: str) -> Quote:
    return Quote(
        article=article, n=0, type=type_, start=pieces[0].open, end=pieces[-1].close, content="",
        segments=[doc.span(piece.start, piece.end) for piece in pieces], speaker=None, role=None, source=None, cue=None,
        audience=None, medium=None, date=None, paragraph=pieces[0].paragraph + 1, rule="", confidence=0.5,
    )


def _is_whole(f: Frame, at: int, alone: bool) -> bool:
    """Whether the quotation is a sentence of its own and not words inside the reporter's."""
    piece = f.quoted[at]
    return alone or (not f.text[piece.start].islower() and last_mark(f, at) in ",.?!…—-")


def _kind(f: Frame, phrase: Phrase) -> SourceKind:
    tags = f.tags[phrase[0] : phrase[1] + 1]
    if phrase[0] == phrase[1] and tags in "PDw":
        return "pronoun"
    return "name" if "C" in tags else "nominal"
