"""Segments and their credits -> records: one for each attribution."""

from itertools import groupby

from newscli.core.document import Document
from newscli.core.quotes.attribution import Credit, credit, sentences_of
from newscli.core.quotes.frame import Frame
from newscli.core.quotes.marks import Quoted, find_quoted
from newscli.core.quotes.phrases import Phrase, clause_subject
from newscli.records import Quote, Source, SourceKind, Span


def find_direct(doc: Document, *, dct: str | None, article: str) -> list[Quote]:
    quoted = find_quoted(doc)
    out: list[Quote] = []
    last: Credit | None = None
    last_group: Quote | None = None
    last_paragraph = -1
    for paragraph, group in groupby(quoted, key=lambda piece: piece.paragraph):
        pieces = list(group)
        frame = Frame(doc, paragraph, pieces)
        sentences = sentences_of(frame)
        credits = _credits(frame, sentences)
        pos = {id(frame.quoted[k]): k for k in frame.quoted}
        previous: Credit | None = None
        previous_quote: Quote | None = None
        previous_sentence = -1
        for n, piece in enumerate(pieces):
            k = pos[id(piece)]
            s = next(i for i, (a, b) in enumerate(sentences) if a <= k < b)
            alone = _alone(frame, k, *sentences[s])
            found = credits.get(k)
            if piece.reopened and out:
                out[-1].segments.append(doc.span(piece.start, piece.end))
                out[-1].end = piece.close
                later = found
                if out[-1].source is None and later:
                    _set(out[-1], doc, later)
                previous, previous_quote, previous_sentence = later or previous or last, out[-1], s
                continue
            join = None
            if found is None and alone and previous is not None:
                found, join = previous, previous_quote
            elif found is None and alone:
                found = next((credits[j] for j in credits if j > k), None) or _before(doc, paragraph) or last
            elif found is None:
                found = _subject_fallback(frame, k, *sentences[s]) or previous
            elif previous_quote and previous and found.cue == previous.cue and found.frame is previous.frame:
                join = previous_quote
            if join is not None:
                join.segments.append(doc.span(piece.start, piece.end))
                join.end = piece.close
                quote = join
            else:
                quote = _record(doc, piece, alone or _direct(frame, k), article, found)
                out.append(quote)
            if found:
                previous, previous_quote, previous_sentence = found, quote, s
                last = found
    for q in out:
        q.content = " ".join(segment.text for segment in q.segments)
    return out


def _before(doc: Document, paragraph: int) -> Credit | None:
    """A colon at the end of the paragraph before introduces the quotation."""
    if paragraph == 0:
        return None
    f = Frame(doc, paragraph - 1, [])
    a, b = sentences_of(f)[-1]
    if f.tags[b - 1] != ":" and b - a > 40:
        return None
    from newscli.core.quotes.attribution import _from_the_left

    return _from_the_left(f, b, a)


def _subject_fallback(f: Frame, k: int, a: int, b: int) -> Credit | None:
    subject = clause_subject(f, a, k)
    return Credit(f, subject, None, "subject-only") if subject else None


def _alone(f: Frame, k: int, a: int, b: int) -> bool:
    return all(tag in "Q.,-:" for tag in f.tags[a:b])


def _direct(f: Frame, k: int) -> bool:
    piece = f.quoted[k]
    return f.text[piece.start].isupper() and f.text[piece.end - 1] in ",.?!"


def _credits(f: Frame, sentences: list[tuple[int, int]]) -> dict[int, Credit]:
    out = {}
    for a, b in sentences:
        for k in range(a, b):
            if f.tags[k] == "Q" and (found := credit(f, k, a, b)):
                out[k] = found
    return out


def _set(q: Quote, doc: Document, found: Credit) -> None:
    f = found.frame
    if found.source:
        s = doc.span(f.starts[found.source[0]], f.ends[found.source[1]])
        q.source = Source(s.start, s.end, s.text, _kind(f, found.source))
    if found.cue:
        q.cue = doc.span(f.starts[found.cue[0]], f.ends[found.cue[1]])
    q.rule = found.rule


def _kind(f: Frame, phrase: Phrase) -> SourceKind:
    tags = f.tags[phrase[0] : phrase[1] + 1]
    if phrase[0] == phrase[1] and (tags == "P" or tags == "D" or tags == "w"):
        return "pronoun"
    return "name" if "C" in tags else "nominal"


def _record(doc: Document, piece: Quoted, direct: bool, article: str, found: Credit | None) -> Quote:
    q = Quote(article=article, n=0, type="direct" if direct else "mixed", start=piece.open, end=piece.close, content="",
              segments=[doc.span(piece.start, piece.end)], speaker=None, role=None, source=None, cue=None, audience=None,
              medium=None, date=None, paragraph=piece.paragraph + 1, rule="none", confidence=0.5)
    if found:
        _set(q, doc, found)
    else:
        q.type = "unattributed"
    return q
