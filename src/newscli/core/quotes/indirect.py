"""Speech reported without quote marks: the reported clause, its cue and its source."""

from dataclasses import dataclass
from functools import cache

from newscli.core.clauses.cue_verbs import verb_base, verb_class
from newscli.core.clauses.cues import Cue, find_cues
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import Phrase, is_time, phrase_right
from newscli.core.clauses.subjects import is_verb
from newscli.core.quotes.confidence import by_rule
from newscli.core.quotes.credits import is_parenthetical, sentences_of
from newscli.core.quotes.details import Days, audience_of, day_of, joined, medium_of
from newscli.core.quotes.sources import make_source
from newscli.core.text.document import Document
from newscli.core.text.quote_marks import Quoted
from newscli.lexicon.loader import sections
from newscli.records import Quote

_MIN_WORDS = 2
# What follows "say" is a clause even where no verb in it is known; shorter than this it may be an object.
_SHORT_CLAUSE = 5
_LONGEST_ADVERBIAL = 8


@cache
def _verbs(section: str) -> frozenset[str]:
    return frozenset(word for line in sections("cue_reported")[section] for word in line.split())


@dataclass(slots=True)
class Reported:
    """A reported clause: one or two stretches of tokens, around the credit that stands inside it."""

    pieces: list[Phrase]
    rule: str


_NOBODY = frozenset(["nobody", "none", "no-one"])  # "nobody told him that": not said


def find_indirect(doc: Document, direct: list[Quote], days: Days, article: str) -> list[Quote]:
    """The reported clauses of the article, apart from those that hold attributed quotations."""
    by_paragraph: dict[int, list[Quoted]] = {}
    cue_of: dict[int, int] = {}  # where the cue of a quoted segment starts
    for quote in direct:
        if quote.type == "unattributed":
            continue
        for segment in quote.segments:
            paragraph = doc.paragraph_index(segment.start)
            piece = Quoted(segment.start, segment.start, segment.end, segment.end)
            piece.paragraph = paragraph
            by_paragraph.setdefault(paragraph, []).append(piece)
            if quote.cue:
                cue_of[segment.start] = quote.cue.start
    out: list[Quote] = []
    for paragraph in range(len(doc.paragraphs)):
        f = Frame(doc, paragraph, by_paragraph.get(paragraph, []))
        for low, high in sentences_of(f):
            spent = {cue_of.get(f.quoted[at].start) for at in range(max(low - 1, 0), high) if f.tags[at] == "Q"}
            for cue, reported in _sentence(f, low, high):
                if f.starts[cue.at] in spent:  # "said the hall was "a barn", and cold": one attribution, found already
                    continue
                out.append(_record(doc, f, cue, reported, days, article))
    return out


def _sentence(f: Frame, low: int, high: int) -> list[tuple[Cue, Reported]]:
    inverted = {cue.at: cue for cue in _inverted(f, low, high)}
    cues = [cue for cue in find_cues(f, low, high) if _may_report(f, cue) and cue.at not in inverted]
    cues = sorted([*cues, *inverted.values(), *_as_reported(f, low, high)], key=lambda cue: cue.at)
    out: list[tuple[Cue, Reported]] = []
    taken = low
    for n, cue in enumerate(cues):
        if cue.kind != "participle" and _beside_quotation(f, cue, low):
            continue
        reported = _reported(f, cue, cues[n + 1] if n + 1 < len(cues) else None, low, high)
        if reported is None or reported.pieces[0][0] < taken:
            continue
        first, last = reported.pieces[0][0], reported.pieces[-1][1]
        out = [(other, inner) for other, inner in out if inner.pieces[0][0] < first or other.at > last]
        quoted = any("Q" in f.tags[a : b + 1] or b < a for a, b in reported.pieces)
        if not quoted and sum(b - a + 1 for a, b in reported.pieces) >= _MIN_WORDS:
            out.append((cue, reported))
            taken = max(taken, last + 1)
    return out


def _may_report(f: Frame, cue: Cue) -> bool:
    if cue.kind == "according":
        return True
    if cue.kind == "possessive":  # "her claim that the ferry was late"; but "his message that stirred them"
        return f.low[cue.at + 1 : cue.at + 2] == ["that"] and f.tags[cue.at + 2 : cue.at + 3] in ("P", "D", "C", "#")
    if cue.kind not in ("finite", "participle", "infinitive") or f.low[cue.source[0]] in _NOBODY:
        return False
    base = verb_base().get(f.low[cue.at])
    beside = f.tags[cue.at - 1 : cue.at + 1]
    if beside == "Cb" and f.tags[cue.source[0]] == "D" and not f.low[cue.at - 1].endswith("s"):  # "a Facebook post"
        return False
    return base in _verbs("clause") or base in _verbs("object") or base in _verbs("that") or base in _verbs("naming")


def _inverted(f: Frame, low: int, high: int) -> list[Cue]:
    """ "..., said X": the source follows."""
    tags = f.tags
    out = []
    for at in range(low + 2, high):
        if tags[at] in "Vz" and tags[at - 1] == "," and verb_class().get(f.low[at]) == "speech":
            found = phrase_right(f, at + 1, high)
            if not found or (found[1] + 1 < high and tags[found[1] + 1] not in ".,p(w-"):
                continue
            alone = not any(
                tag in ",-" for tag in tags[low : at - 1]
            )  # else: "Corvo, a farmer, said people in Elder ..."
            if verb_base()[f.low[at]] != "say" and tags[found[1]] != "C":  # "..., denied the report"
                continue
            if alone or found[1] + 2 >= high or not _is_clause(f, at + 1, high):
                out.append(Cue(at, found, "inverted", "speech"))
    return out


def _as_reported(f: Frame, low: int, high: int) -> list[Cue]:
    """ "As reported by X, ...": the same as "according to X"."""
    out = []
    for at in range(low + 1, high - 2):
        if (
            f.low[at - 1] == "as"
            and f.tags[at] == "V"
            and f.low[at + 1] == "by"
            and (found := phrase_right(f, at + 2, high))
        ):
            out.append(Cue(at, found, "according", "speech"))
        if f.low[at : at + 2] == ["asked", "by"] and (found := phrase_right(f, at + 2, high)):
            out.append(Cue(at, found, "by", "speech"))
    return out


def _beside_quotation(f: Frame, cue: Cue, low: int) -> bool:
    """Whether the cue credits a quotation right before it: "...," he said after the talks."""
    before = min(cue.at, cue.source[0]) - 1
    while before >= low and f.tags[before] in ",-RTA":
        before -= 1
    return before >= low and f.tags[before] == "Q"


def _reported(f: Frame, cue: Cue, following: Cue | None, low: int, high: int) -> Reported | None:
    end = high - 1
    while end > low and f.tags[end] in ".,:-":
        end -= 1
    if cue.kind == "according":
        return _with_according(f, cue, low, high, end)
    if _is_inserted(f, cue, low, high):
        return _around(f, cue, low, end)
    relative = _relative(f, cue, low, end)
    if relative:
        return Reported(relative, "source-cue-clause")
    if cue.kind == "inverted" or (f.low[cue.source[0]] in ("it", "this", "that") and cue.kind != "finite"):
        return None
    if cue.kind == "by":
        first = _after_hearing(f, cue, high)
    else:
        first = cue.at + 2 if cue.kind == "possessive" else _after_cue(f, cue, high)
    if first is None or first > end:
        return None
    noun = first == cue.at + 1 and f.tags[first] != "t" and not _is_clause(f, first, end + 1)
    if noun and verb_base().get(f.low[cue.at]) in _verbs("object"):
        return Reported([(first, _object_end(f, first, end))], "source-cue-object")
    return Reported([(first, _clause_end(f, cue, first, end, following, high))], "source-cue-clause")


def _relative(f: Frame, cue: Cue, low: int, end: int) -> list[Phrase] | None:
    """ "a plan which she said would fail": the pronoun is the subject of what was said."""
    at = cue.source[0] - 1
    if cue.kind != "finite" or at < low or cue.source[1] >= cue.at or not (f.tags[at] == "w" or f.low[at] == "that"):
        return None
    first = _past_adverbials(f, cue.at + 1, end)
    if first >= end or f.tags[first] not in "AVv":
        return None
    return [(at, at), (first, _clause_end(f, cue, first, end, None, end + 1))]


def _with_according(f: Frame, cue: Cue, low: int, high: int, end: int) -> Reported | None:
    first = cue.source[1] + 1
    begin = _lead(f, low, cue.at)
    if any(is_verb(f, at, low) or f.tags[at] in "bnz" for at in range(begin, cue.at)) and not _only_opens(
        f, begin, cue
    ):
        return Reported([(begin, _back(f, cue.at - 1, low))], "clause-according-to-source")
    comma = f.tags.find(",", first, min(high, first + 20))
    if comma < 0:
        return None
    return Reported([(comma + 1, end)], "according-to-source-clause")


def _only_opens(f: Frame, begin: int, cue: Cue) -> bool:
    """Whether an adverbial alone stands before "according to": "In addition, according to the ministry, ..."."""
    if cue.source[1] + 2 >= len(f.tags) or f.tags[cue.source[1] + 1] == "." or f.tags[begin : begin + 2] == "p#":
        return False
    return f.tags[begin] in "pRc" and not any(is_verb(f, at, begin) for at in range(begin, cue.at))


def _around(f: Frame, cue: Cue, low: int, end: int) -> Reported | None:
    """The clause around an inserted credit: before it, and after it where it goes on."""
    begin = min(cue.source[0], cue.at)
    pieces = []
    first = (_lead(f, low, begin), _back(f, begin - 1, low))
    if first[1] >= first[0] and any(tag not in "RcsTp," for tag in f.tags[first[0] : first[1] + 1]):
        pieces.append(first)
    after = _past_credit(f, cue, end)
    if cue.kind == "finite" and after < end and f.tags[after] == "," and f.tags[after + 1] not in "wGg":
        pieces.append((after + 1, _clause_end(f, cue, after + 1, end, None, end + 1)))
    return Reported(pieces, "clause-source-cue") if pieces else None


def _lead(f: Frame, low: int, high: int) -> int:
    at = max(low, *(f.tags.rfind(mark, low, high - 1) + 1 for mark in ";:-"))
    while at < high and f.tags[at] in "c,-":
        at += 1
    return at


def _back(f: Frame, at: int, low: int) -> int:
    while at > low and (f.tags[at] in ",-c" or f.low[at] == "as"):
        at -= 1
    return at


def _is_inserted(f: Frame, cue: Cue, low: int, high: int) -> bool:
    """Whether the credit stands inside or after its clause: "The bridge, she said, will close"."""
    begin = min(cue.source[0], cue.at)
    if cue.kind == "finite" and begin > low and f.low[begin - 1] == "as":
        after = _past_credit(f, cue, high)
        return after >= high or f.tags[after] in ",.;:-("
    if cue.kind not in ("finite", "inverted") or begin <= low + 1 or f.tags[begin - 1] not in ",-":
        return False
    if verb_base().get(f.low[cue.at]) not in _verbs("clause"):
        return False
    after = _past_credit(f, cue, high)
    if after + 1 < high and f.tags[after] == "," and f.tags[after + 1] not in "wGg":
        return True
    if cue.kind == "finite" and (not _is_bare(f, cue, high) or _complementizer(f, cue.at + 1, high, True)):
        return False
    if after < high and (f.tags[after] not in ",.;-(scgGp" or f.low[after] in _OPENERS):  # "told him if he left"
        return False
    opens = f.tags[low] in "pgGt"  # "At the fair, Corvo said ...": an adverbial alone is no clause
    if after < high and f.tags[after] in ".;s":  # "The road floods each spring, Corvo said.": no verb need be known
        return not opens or any(is_verb(f, at, low) or f.tags[at] == "," for at in range(low + 1, begin - 1))
    return not opens and any(is_verb(f, at, low) for at in range(low + 1, begin - 1))


_OPENERS = frozenset("that if whether how why what where".split())


def _is_bare(f: Frame, cue: Cue, high: int) -> bool:
    """Whether no content follows the cue and its adverbials: "..., the ministry reported late on Friday"."""
    after = _past_adverbials(f, cue.at + 1, high)
    return is_parenthetical(f, cue.at, high) or is_parenthetical(f, after - 1, high)


def _past_credit(f: Frame, cue: Cue, high: int) -> int:
    """The token after a credit with its hearer and its adverbials: "he told the radio on Friday, ..."."""
    at = max(cue.at, cue.source[1]) + 1
    if verb_base().get(f.low[cue.at]) in _verbs("addressed") and at < high:
        hearer = (
            (at, at) if f.low[at] == "her" and f.tags[at + 1 : at + 2] not in ("n", "C") else phrase_right(f, at, high)
        )
        at = hearer[1] + 1 if hearer else at
    at = _past_adverbials(f, at, high)
    while at < high and f.tags[at] == "p" and f.low[at] != "as" and (found := phrase_right(f, at + 1, high)):
        at = _past_adverbials(f, found[1] + 1, high)
    return at


def _after_cue(f: Frame, cue: Cue, high: int) -> int | None:
    """The first token of the reported clause that follows the cue, or None where no clause does."""
    tags = f.tags
    base = verb_base()[f.low[cue.at]]
    at = cue.at + 1
    that = _complementizer(f, at, high, base in _verbs("addressed"))
    if that is not None:
        return that + 1
    at = _past_adverbials(f, at, high)
    if at >= high or tags[at] in ".,;:-Q(" or base in _verbs("that"):
        return None
    if base in _verbs("addressed"):
        hearer = phrase_right(f, at, high)
        after = hearer[1] + 1 if hearer else high
        if hearer and after < high and f.low[after] in ("about", "of", "against") and base != "tell":
            return after + 1
        if (
            hearer and after + 1 < high and f.tags[after + (f.low[after] in ("not", "never"))] == "t"
        ):  # "told the crews not to sail"
            return at
        if after < high and tags[after] in "PDCnsN#" and _is_clause(f, after, high):
            return after
        if base in ("tell", "assure", "inform", "notify", "remind") and not _has(f, at, high, "t"):
            return None
    if (base == "call" and f.low[at] in ("for", "on")) or (base == "warn" and f.low[at] in ("of", "about", "against")):
        return at + 1
    if base in _verbs("object") and tags[at] in "PDCnN#gs'":
        return at
    if base == "point" and f.low[cue.at + 1 : cue.at + 2] != ["out"]:
        return None
    if base == "call" and not _is_named(f, at, high):
        return None
    infinitive = tags[at] == "t" and tags[at + 1 : at + 2] not in ("D", "C", "P")
    if (infinitive and base in _verbs("infinitive")) or (base in _verbs("naming") and tags[at] in "PDCnN"):
        return at
    if base == "say" and (tags[at] in "PDCnN#gG" or _is_contracted(f, at)) and high - at > _SHORT_CLAUSE:
        return at
    return at if base in _verbs("clause") and _is_clause(f, at, high) else None


def _after_hearing(f: Frame, cue: Cue, high: int) -> int | None:
    """ "asked by a caller whether she would stay": the question follows who asked it."""
    at = _past_adverbials(f, cue.source[1] + 1, high)
    if at < high and f.low[at] == "about":
        return at + 1
    return at if at < high and f.tags[at] in "st" else None


def _past_adverbials(f: Frame, at: int, high: int) -> int:
    """Past the adverbs and days between a cue and its clause: "said again on Monday the ferry would sail"."""
    tags = f.tags
    while at < high:
        day = f.tags.find("T", at, at + 2)
        if tags[at] == "R" and f.low[at] != "there":
            at += 1
        elif tags[at] in "Tp" and day >= 0 and tags[day + 1 : day + 2] != "'":
            at = day + 1
        elif f.low[at] in ("last", "this", "late", "early") and at + 1 < high and is_time(f, (at, at + 1)):
            at += 2
        else:
            break
    return at


def _complementizer(f: Frame, at: int, high: int, addressed: bool) -> int | None:
    """The "that" (if, whether, how) that opens the reported clause, with at most an adverbial or a hearer before it."""
    tags = f.tags
    if at < high and tags[at] == "t" and tags[at + 1 : at + 2] not in ("P", "D", "C"):
        return None
    for k in range(at, min(high, at + 12)):
        if f.low[k] == "that" and (k == at or tags[at] in "RTpt," or addressed):
            return k if tags[k + 1 : k + 2] not in ("A", "V") else k - 1
        if tags[k] == "s" and k == at:
            return k - 1
        if tags[k] in ".;:QAVvz":
            return None
    return None


def _is_clause(f: Frame, at: int, high: int) -> bool:
    """Whether a subject and a finite verb begin here."""
    tags = f.tags
    if _is_contracted(f, at):
        return True
    subject = phrase_right(f, at + 1 if tags[at] in "gG" else at, high)
    if not subject:
        return tags[at] in "sw" or f.low[at] == "there"
    k = subject[1] + 1
    if (
        tags[subject[0]] == "P" and k < len(tags) and tags[k] in "'AVvzbnR"
    ):  # "it sold"; but "it to the press", "him a liar"
        return True
    while k < min(high, subject[1] + 25):
        if tags[k] in "AVvzb":
            return True
        if tags[k] == ",":
            k = tags.find(",", k + 1, min(high, k + 20))
            if k < 0:
                return False
        elif tags[k] in ".;:Q-":
            return False
        k += 1
    if tags[subject[0]] == "P":
        return True
    return any(tags[k] in "bz" and tags[k - 1] not in "D'" for k in range(subject[0] + 1, subject[1] + 1))


def _is_contracted(f: Frame, at: int) -> bool:
    """ "he'd", "they’ve": the subject and its verb as one token."""
    return f.tags[at] == "A" and f.low[at][0].isalpha() and f.low[at].endswith(("'d", "’d", "'ll", "’ll", "'ve", "’ve"))


def _is_named(f: Frame, at: int, high: int) -> bool:
    """Whether "call" judges, and does not ring up: "called Dorn a fool"; but "called Dorn", "to call voters"."""
    found = phrase_right(f, at, high)
    if not found or f.tags[at] in "DP":
        return found is not None
    inside = f.tags[found[0] : found[1] + 1]
    return "Cn" in inside or (found[1] + 1 < high and f.tags[found[1] + 1] in "DnR")


def _has(f: Frame, low: int, high: int, tag: str) -> bool:
    return tag in f.tags[low : min(high, low + 8)]


def _clause_end(f: Frame, cue: Cue, first: int, end: int, following: Cue | None, high: int) -> int:
    """The last token of the clause: before another credit, a relative clause, a contrast or a comment."""
    tags = f.tags
    last = end
    before = cue.source[0] - 1
    subordinate = before >= 0 and tags[before] == "s" and f.low[before] != "that"
    subordinate = subordinate or (before >= 0 and tags[before : before + 2] == ",w")  # "Corvo, who said ..., left"
    opening = tags[first] in "sp"  # "that while it rained, ...": the first comma ends what only opens the clause
    complete = not _is_clause(f, first, end + 1)  # whether the clause has its verb, or needs none
    for at in range(first + 1, end):
        complete = complete or tags[at] in "AVvzb"
        if opening and tags[at] == ",":
            opening = False
            continue
        if _ends_clause(f, at, following, high, complete) or (subordinate and tags[at] == ","):
            last = at - 1
            break
    while last > first and tags[last] in ",-;c":
        last -= 1
    return last


def _object_end(f: Frame, first: int, end: int) -> int:
    """The last token of a noun phrase that is the content, with what hangs on it by "of", "for", "to"."""
    found = phrase_right(f, first, end + 1)
    last = found[1] if found else first
    while last + 2 <= end and (f.low[last + 1] in ("of", "for", "to", "on", "over", "as")):
        more = phrase_right(f, last + 2, end + 1)
        if not more:
            return end
        last = more[1]
    if last < end and f.tags[last + 1] in "tA":
        return end
    return last


_SAME_VOICE = frozenset("his her their its our my".split())
_CONTRASTS = frozenset("though although while whereas even despite".split())


def _ends_clause(f: Frame, at: int, following: Cue | None, high: int, complete: bool) -> bool:
    tags, after = f.tags, f.tags[at + 1]
    if tags[at] == ";":
        return True
    if tags[at] == ",":
        if after in "QG" or f.low[at + 1] == "according":
            return True
        comment = after == "D" and f.low[at + 1] in ("a", "an")
        relative = (
            comment or after == "w" or "pw" in (tags[at + 1 : at + 3], tags[at + 2 : at + 4])
        )  # ", both of which ..."
        if complete and (relative or after == "V" or f.low[at + 1] in _CONTRASTS):
            return True
        if (
            f.low[at + 1] == "but"
            and at + 2 < len(tags)
            and tags[at + 2] in "CDnPV"
            and f.low[at + 2] not in _SAME_VOICE
        ):
            return True
        if f.low[at + 1] == "and" and tags[at + 2 : at + 3] in ("P", "V"):
            return True
    if tags[at] == "-" and complete and (after in "DPGsQ" or f.low[at + 1] in _CONTRASTS):
        return True
    if following is None:
        return False
    if tags[at] in ",-" and at < following.source[0] and _fronts(f, at + 1, following.source[0]):
        return True
    return tags[at] == "c" and at < following.at <= at + 4 and (following.source[0] < at or tags[at - 1] == ",")


def _fronts(f: Frame, low: int, subject: int) -> bool:
    """Whether nothing or one adverbial stands between a comma and the next credit: ", at the fair she said"."""
    if low == subject:
        return True
    return (
        f.tags[low] == "p"
        and subject - low <= _LONGEST_ADVERBIAL
        and not any(t in "AVvzbs,-" for t in f.tags[low:subject])
    )


def _record(doc: Document, f: Frame, cue: Cue, reported: Reported, days: Days, article: str) -> Quote:
    segments = [doc.span(f.starts[a], f.ends[b]) for a, b in reported.pieces]
    words = (cue.at, cue.last)
    audience, medium = audience_of(f, cue.source, words), medium_of(f, cue.source, words)
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
        source=make_source(doc, f, cue.source),
        cue=doc.span(f.starts[words[0]], f.ends[words[1]]),
        audience=f.span_text(*audience) if audience else None,
        medium=f.span_text(*medium) if medium else None,
        date=day_of(f, cue.source, words, days),
        paragraph=f.paragraph + 1,
        rule=reported.rule,
        confidence=by_rule(reported.rule),
    )
