"""Speech reported without quote marks: the reported clause, its cue and its source."""

import re
from functools import cache
from itertools import zip_longest

from newscli.core.clauses.clause import is_clause
from newscli.core.clauses.cue_verbs import verb_base, verb_class
from newscli.core.clauses.cues import Cue, find_cues
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import phrase_right
from newscli.core.quotes.confidence import by_rule
from newscli.core.quotes.details import Days, audience_of, day_of, joined, medium_of
from newscli.core.quotes.reported import Reported, reported_clause, reporting_verbs
from newscli.core.quotes.sentences import sentences_of
from newscli.core.quotes.sources import make_source
from newscli.core.text.document import Document
from newscli.core.text.quote_marks import Quoted
from newscli.core.text.word_classes import word_class
from newscli.records import Quote

_MIN_WORDS = 2
_OWN_CLAIM = re.compile(".[sD][PDC#]")
# Verbs whose infinitive was not done: "refused to blame the crew".
_NOT_DONE = frozenset("refuse refuses refused decline declines declined fail fails failed forgot".split())
# Who writes or reads the article: "I said", "as you say" report nothing.
_WRITERS = frozenset(["i", "we", "you"])
_NOBODY = word_class("nobody")  # "nobody told him that": not said


def find_indirect(doc: Document, direct: list[Quote], days: Days, article: str) -> list[Quote]:
    """Return the reported clauses of the article, apart from those that hold attributed quotations."""
    quotations = [quote for quote in direct if quote.type != "unattributed" or quote.rule == "uncredited"]
    cue_of = {segment.start: quote.cue.start for quote in quotations if quote.cue for segment in quote.segments}
    by_paragraph = _segments(doc, quotations)
    records: list[Quote] = []
    for paragraph in range(len(doc.paragraphs)):
        frame = Frame(doc, paragraph, by_paragraph.get(paragraph, []))
        for start, end in sentences_of(frame):
            quoted = frame.quotes_in(max(start - 1, 0), end)
            # "said the hall was "a barn", and cold": one attribution, found already.
            spent = {cue_of.get(frame.quoted[token].start) for token in quoted}
            records += [
                _record(doc, frame, cue, reported, days, article)
                for cue, reported in _sentence(frame, start, end)
                if frame.starts[cue.token] not in spent
            ]
    return records


def _segments(doc: Document, quotations: list[Quote]) -> dict[int, list[Quoted]]:
    """Return the segments of the quotations by paragraph, in the order of the text: a record may go on after one that
    began later ("We wait," she said of "the gap". "So do you.")."""
    by_paragraph: dict[int, list[Quoted]] = {}
    for start, end in sorted((segment.start, segment.end) for quote in quotations for segment in quote.segments):
        by_paragraph.setdefault(doc.paragraph_index(start), []).append(Quoted(start, start, end, end))
    return by_paragraph


def _sentence(frame: Frame, start: int, end: int) -> list[tuple[Cue, Reported]]:
    """Return the reported clauses of a sentence with their cues. Of nested ones the outer one counts."""
    cues = _reporting_cues(frame, start, end)
    clauses: list[tuple[Cue, Reported]] = []
    taken = start
    for cue, following in zip_longest(cues, cues[1:]):
        if cue.kind != "participle" and _beside_quotation(frame, cue, start):
            continue
        reported = reported_clause(frame, cue, following, start, end)
        if reported is None or reported.pieces[0].start < taken:
            continue
        first, last = reported.pieces[0].start, reported.pieces[-1].last
        clauses = [(other, inner) for other, inner in clauses if inner.pieces[0].start < first or other.token > last]
        if _is_in_own_words(frame, reported) and not _is_deed(frame, cue, reported):
            clauses.append((cue, reported))
            taken = max(taken, last + 1)
    return clauses


def _reporting_cues(frame: Frame, start: int, end: int) -> list[Cue]:
    """Return the cues of a sentence that may report speech, in order."""
    inverted = {cue.token: cue for cue in _inverted(frame, start, end)}
    cues = [cue for cue in find_cues(frame, start, end) if _may_report(frame, cue) and cue.token not in inverted]
    return sorted([*cues, *inverted.values(), *_as_reported(frame, start, end)], key=lambda cue: cue.token)


def _is_in_own_words(frame: Frame, reported: Reported) -> bool:
    """Whether the clause has words enough, and no quotation in it."""
    if any("Q" in frame.tags[start:end] or end <= start for start, end in reported.pieces):
        return False
    return sum(end - start for start, end in reported.pieces) >= _MIN_WORDS


def _is_deed(frame: Frame, cue: Cue, reported: Reported) -> bool:
    """Whether a headline tells what was done: "Harrow Announces New Chief", but not "Corvo Promises New Trams"."""
    announced = verb_base().get(frame.lowered[cue.token]) == "announce"
    return announced and frame.is_headline and reported.rule == "source-cue-object"


def _may_report(frame: Frame, cue: Cue) -> bool:
    if cue.kind == "according":
        return True
    if cue.kind == "possessive":  # "her claim that the ferry was late"; but "his message that stirred them"
        return _OWN_CLAIM.match(frame.tags, cue.token) is not None and frame.lowered[cue.token + 1] == "that"
    if cue.kind not in ("finite", "participle", "infinitive") or frame.lowered[cue.source.start] in _NOBODY | _WRITERS:
        return False
    if _is_not_said(frame, cue):
        return False
    # "a Facebook post"
    in_compound = frame.tags[cue.token - 1 : cue.token + 1] == "Cb" and frame.tags[cue.source.start] == "D"
    if in_compound and not frame.lowered[cue.token - 1].endswith("s"):
        return False
    return verb_base().get(frame.lowered[cue.token]) in _reporting()


@cache
def _reporting() -> frozenset[str]:
    """Return the base forms of the verbs whose complement may be reported speech."""
    kinds = ("clause", "object", "that", "naming")
    return frozenset(base for kind in kinds for base in reporting_verbs(kind))


def _is_not_said(frame: Frame, cue: Cue) -> bool:
    """Whether the source says nothing: "Corvo refused to blame the crew", "Corvo, asked whether it sank, left"."""
    if cue.kind == "infinitive":
        return frame.lowered[cue.token - 2] in _NOT_DONE
    asked = verb_base().get(frame.lowered[cue.token]) == "ask" and frame.tags[cue.token] == "V"
    return asked and frame.tags[cue.token - 1] == "," and cue.source.end == cue.token - 1


def _inverted(frame: Frame, start: int, end: int) -> list[Cue]:
    """Return the cues whose source follows: "..., said X"."""
    tags = frame.tags
    cues = []
    for token in range(start + 2, end):
        if tags[token] in "Vz" and tags[token - 1] == "," and verb_class().get(frame.lowered[token]) == "speech":
            phrase = phrase_right(frame, token + 1, end)
            if not phrase or (phrase.end < end and tags[phrase.end] not in ".,p(w-"):
                continue
            alone = not any(
                tag in ",-" for tag in tags[start : token - 1]
            )  # else: "Corvo, a farmer, said people in Elder ..."
            if verb_base()[frame.lowered[token]] != "say" and tags[phrase.last] != "C":  # "..., denied the report"
                continue
            if alone or phrase.last + 2 >= end or not is_clause(frame, token + 1, end):
                cues.append(Cue(token, phrase, "inverted", "speech"))
    return cues


def _as_reported(frame: Frame, start: int, end: int) -> list[Cue]:
    """Return the cues of "As reported by X, ...", which means "according to X", and of "asked by X"."""
    cues = []
    for token in range(start + 1, end - 2):
        if (
            frame.lowered[token - 1] == "as"
            and frame.tags[token] == "V"
            and frame.lowered[token + 1] == "by"
            and (phrase := phrase_right(frame, token + 2, end))
        ):
            cues.append(Cue(token, phrase, "according", "speech"))
        if frame.lowered[token : token + 2] == ["asked", "by"] and (phrase := phrase_right(frame, token + 2, end)):
            cues.append(Cue(token, phrase, "by", "speech"))
    return cues


def _beside_quotation(frame: Frame, cue: Cue, start: int) -> bool:
    """Whether the cue credits a quotation right before it: "...," he said after the talks."""
    before = frame.before(min(cue.token, cue.source.start), start, ",-RTA")
    return before >= start and frame.tags[before] == "Q"


def _record(doc: Document, frame: Frame, cue: Cue, reported: Reported, days: Days, article: str) -> Quote:
    segments = [doc.span(*frame.bounds(piece)) for piece in reported.pieces]
    words = cue.words
    audience, medium = audience_of(frame, cue.source, words), medium_of(frame, cue.source, words)
    return Quote(
        article=article,
        n=0,
        type="indirect",
        start=segments[0].start,
        end=segments[-1].end,
        content=joined("indirect", segments),
        segments=segments,
        speaker=None,
        role=None,
        source=make_source(doc, frame, cue.source),
        cue=doc.span(*frame.bounds(words)),
        audience=frame.text_of(audience) if audience else None,
        medium=frame.text_of(medium) if medium else None,
        date=day_of(frame, cue.source, words, days),
        paragraph=frame.paragraph + 1,
        rule=reported.rule,
        confidence=by_rule(reported.rule),
    )
