"""Speech reported without quote marks: the reported clause, its cue and its source."""

from dataclasses import dataclass
from functools import cache

from newscli.core.document import Document
from newscli.core.quotes.attribution import is_parenthetical, sentences_of
from newscli.core.quotes.cues import Cue, find_cues
from newscli.core.quotes.frame import Frame, verb_base, verb_class
from newscli.core.quotes.marks import Quoted
from newscli.core.quotes.phrases import Phrase, phrase_right
from newscli.core.quotes.records import make_source
from newscli.lexicon import sections
from newscli.records import Quote

_MIN_WORDS = 2


@cache
def _verbs(section: str) -> frozenset[str]:
    return frozenset(word for line in sections("cue_reported")[section] for word in line.split())


@dataclass(slots=True)
class Reported:
    """A reported clause: one or two stretches of tokens, around the credit that stands inside it."""

    pieces: list[Phrase]
    rule: str


def find_indirect(doc: Document, quoted: list[Quoted], article: str) -> list[Quote]:
    by_paragraph: dict[int, list[Quoted]] = {}
    for piece in quoted:
        by_paragraph.setdefault(piece.paragraph, []).append(piece)
    out: list[Quote] = []
    for paragraph in range(len(doc.paragraphs)):
        f = Frame(doc, paragraph, by_paragraph.get(paragraph, []))
        for low, high in sentences_of(f):
            for cue, reported in _sentence(f, low, high):
                out.append(_record(doc, f, cue, reported, article))
    return out


def _sentence(f: Frame, low: int, high: int) -> list[tuple[Cue, Reported]]:
    cues = [cue for cue in find_cues(f, low, high) if _may_report(f, cue)]
    cues += _inverted(f, low, high)
    cues.sort(key=lambda cue: cue.at)
    out = []
    taken = low
    for n, cue in enumerate(cues):
        if _beside_quotation(f, cue):
            continue
        reported = _reported(f, cue, cues[n + 1] if n + 1 < len(cues) else None, low, high)
        if reported is None or reported.pieces[0][0] < taken:
            continue
        if any("Q" in f.tags[a : b + 1] or b < a for a, b in reported.pieces):
            continue
        if sum(b - a + 1 for a, b in reported.pieces) < _MIN_WORDS:
            continue
        out.append((cue, reported))
        taken = max(taken, reported.pieces[-1][1] + 1)
    return out


def _may_report(f: Frame, cue: Cue) -> bool:
    if cue.kind == "according":
        return True
    if cue.kind not in ("finite", "participle", "infinitive"):
        return False
    base = verb_base().get(f.low[cue.at])
    return base in _verbs("clause") or base in _verbs("object")


def _inverted(f: Frame, low: int, high: int) -> list[Cue]:
    """ "..., said X": the source follows."""
    tags = f.tags
    out = []
    for at in range(low + 2, high):
        if tags[at] in "Vz" and tags[at - 1] == "," and verb_class().get(f.low[at]) == "speech":
            found = phrase_right(f, at + 1, high)
            if found and (found[1] + 1 >= high or tags[found[1] + 1] in ".,p(w-"):
                out.append(Cue(at, found, "inverted", "speech"))
    return out


def _beside_quotation(f: Frame, cue: Cue) -> bool:
    """Whether the cue credits a quotation right before it: "...," he said after the talks."""
    before = min(cue.at, cue.source[0]) - 1
    while before >= 0 and f.tags[before] in ",-RTA":
        before -= 1
    return before >= 0 and f.tags[before] == "Q"


def _reported(f: Frame, cue: Cue, following: Cue | None, low: int, high: int) -> Reported | None:
    end = high - 1
    while end > low and f.tags[end] in ".,:-":
        end -= 1
    if cue.kind == "according":
        return _with_according(f, cue, low, high, end)
    if _is_inserted(f, cue, low, high):
        return _around(f, cue, low, end)
    first = _after_cue(f, cue, high)
    if first is None or first > end:
        return None
    return Reported([(first, _clause_end(f, first, end, following, high))], "source-cue-clause")


def _with_according(f: Frame, cue: Cue, low: int, high: int, end: int) -> Reported | None:
    first = cue.source[1] + 1
    if cue.at > low + 2:
        return Reported([(_lead(f, low, cue.at), _back(f, cue.at - 1, low))], "clause-according-to-source")
    comma = f.tags.find(",", first, min(high, first + 20))
    if comma < 0:
        return None
    return Reported([(comma + 1, end)], "according-to-source-clause")


def _around(f: Frame, cue: Cue, low: int, end: int) -> Reported | None:
    """The clause around an inserted credit: before it, and after it where it goes on."""
    begin = min(cue.source[0], cue.at)
    first = (_lead(f, low, begin), _back(f, begin - 1, low))
    if first[1] < first[0]:
        return None
    after = max(cue.source[1], cue.at) + 1
    rest = [(after + 1, end)] if after < end and f.tags[after] == "," and f.tags[after + 1] not in "wGgs" else []
    if rest and cue.kind == "inverted":  # "..., said X, who led the team": an apposition of the source
        rest = []
    return Reported([first, *rest], "clause-source-cue")


def _lead(f: Frame, low: int, high: int) -> int:
    at = low
    while at < high and f.tags[at] in "c,-":
        at += 1
    return at


def _back(f: Frame, at: int, low: int) -> int:
    while at > low and f.tags[at] in ",-c":
        at -= 1
    return at


def _is_inserted(f: Frame, cue: Cue, low: int, high: int) -> bool:
    if cue.kind == "inverted":
        return True
    begin = cue.source[0]
    if cue.kind != "finite" or begin <= low + 1 or begin > cue.at or f.tags[begin - 1] not in ",-":
        return False
    if verb_base().get(f.low[cue.at]) not in _verbs("clause"):
        return False
    if f.low[begin - 1 - (begin - 2 >= low and f.tags[begin - 2] in "cs")] in ("while", "but"):
        return False
    return is_parenthetical(f, cue.at, high) or f.low[cue.at] == "told"


def _after_cue(f: Frame, cue: Cue, high: int) -> int | None:
    """The first token of the reported clause that follows the cue, or None where no clause does."""
    tags = f.tags
    base = verb_base()[f.low[cue.at]]
    at = cue.at + 1
    that = _complementizer(f, at, high, base in _verbs("addressed"))
    if that is not None:
        return that + 1
    while at < high and tags[at] in "RT":
        at += 1
    if at >= high or tags[at] in ".,;:-Q(":
        return None
    if base in _verbs("addressed"):
        addressee = phrase_right(f, at, high)
        if addressee and addressee[1] + 1 < high and tags[addressee[1] + 1] in "PDCnsN#" and _is_clause(f, addressee[1] + 1, high):
            return addressee[1] + 1
        if base in ("tell", "assure", "inform", "notify", "remind") and not _has(f, at, high, "t"):
            return None
    if base in _verbs("object") and tags[at] in "PDCnN#tgs'":
        return at
    if base == "call" and f.low[at] in ("for", "on") or base == "warn" and f.low[at] in ("of", "about", "against"):
        return at + 1
    if tags[at] == "t" and base in _verbs("clause"):
        return at
    return at if base in _verbs("clause") and _is_clause(f, at, high) else None


def _complementizer(f: Frame, at: int, high: int, addressed: bool) -> int | None:
    """The "that" (if, whether, how) that opens the reported clause, with at most an adverbial or a hearer before it."""
    for k in range(at, min(high, at + 12)):
        if f.low[k] == "that" and (k == at or f.tags[at] in "RTpt," or addressed):
            return k
        if f.tags[k] == "s" and k == at:
            return k - 1
        if f.tags[k] in ".;:QAVvz":
            return None
    return None


def _is_clause(f: Frame, at: int, high: int) -> bool:
    """Whether a subject and a finite verb begin here."""
    subject = phrase_right(f, at, high)
    if not subject:
        return f.tags[at] in "sw" or f.low[at] == "there"
    for k in range(subject[1] + 1, min(high, subject[1] + 25)):
        if f.tags[k] in "AVvzb":
            return True
        if f.tags[k] in ".;":
            return False
    return any(f.tags[k] in "bz" for k in range(subject[0] + 1, subject[1] + 1)) or f.tags[subject[0]] == "P"


def _has(f: Frame, low: int, high: int, tag: str) -> bool:
    return tag in f.tags[low : min(high, low + 8)]


def _clause_end(f: Frame, first: int, end: int, following: Cue | None, high: int) -> int:
    tags = f.tags
    last = end
    for at in range(first + 1, end):
        if tags[at] == ";" or (tags[at] == "," and (tags[at + 1] == "G" or f.low[at + 1] == "according")):
            last = at - 1
            break
        if following and tags[at] in ",-" and at + 1 == following.source[0] and is_parenthetical(f, following.at, high):
            last = at - 1
            break
        if following and tags[at] == "c" and at < following.at <= at + 4 and (following.source[0] < at or tags[at - 1] == ","):
            last = at - 1
            break
    while last > first and tags[last] in ",-;c":
        last -= 1
    return last


def _record(doc: Document, f: Frame, cue: Cue, reported: Reported, article: str) -> Quote:
    segments = [doc.span(f.starts[a], f.ends[b]) for a, b in reported.pieces]
    return Quote(
        article=article, n=0, type="indirect", start=segments[0].start, end=segments[-1].end,
        content=" ".join(segment.text for segment in segments), segments=segments, speaker=None, role=None,
        source=make_source(doc, f, cue.source), cue=doc.span(f.starts[cue.at], f.ends[max(cue.at, cue.last)]), audience=None,
        medium=None, date=None, paragraph=f.paragraph + 1, rule=reported.rule, confidence=0.5,
    )  # fmt: skip
