"""Who is credited with each quoted segment, and by which cue."""

from dataclasses import dataclass

from newscli.core.quotes.frame import Frame, verb_class
from newscli.core.quotes.phrases import Phrase, clause_subject, phrase_left, phrase_right, subject_of

_QUESTIONS = "?!"


@dataclass(slots=True)
class Credit:
    """The tokens of a frame that credit a segment: the source phrase, the cue, and the rule that found them."""

    frame: Frame
    source: Phrase | None
    cue: Phrase | None
    rule: str


def sentences_of(f: Frame) -> list[tuple[int, int]]:
    """The sentences of a frame as token ranges. A quotation is one token, however many sentences it holds."""
    out = []
    begin = 0
    tags = f.tags
    for at, tag in enumerate(tags):
        if tag == "." or (tag == "Q" and _ends_here(f, at)):
            if at + 1 > begin:
                out.append((begin, at + 1))
            begin = at + 1
    if begin < len(tags):
        out.append((begin, len(tags)))
    return out


def _ends_here(f: Frame, at: int) -> bool:
    """Whether the sentence ends with the quotation at this token."""
    piece = f.quoted[at]
    final = f.text[piece.start : piece.end].rstrip("'’\"” )]")[-1:]
    if at + 1 >= len(f.tags) or final not in ".!?":
        return False
    following = f.text[f.starts[at + 1]]
    if f.tags[at + 1] == "Q":
        return True
    if not following.isupper() and not following.isdigit():
        return False
    return final == "." and not _is_bare_credit(f, at + 1) or final != "." and source_cue(f, at + 1, len(f.tags)) is None


def _is_bare_credit(f: Frame, at: int) -> bool:
    """ "Smith said." right after a quotation that ended in a full stop."""
    found = source_cue(f, at, min(len(f.tags), at + 12))
    return bool(found and found.cue and (found.cue[1] + 1 >= len(f.tags) or f.tags[found.cue[1] + 1] == "."))


def is_speech(f: Frame, at: int) -> bool:
    return f.tags[at] in "Vzb" and verb_class().get(f.low[at]) in ("speech", "judgement", "manner")


def source_cue(f: Frame, at: int, high: int, loose: bool = False) -> Credit | None:
    """ "..., X said" read from the token after the quotation."""
    tags = f.tags
    if at < high and tags[at] in "cs":
        at += 1
    found = phrase_right(f, at, high)
    if not found:
        return None
    verb = found[1] + 1
    for _ in range(5):
        verb = _skip_adverbs(f, verb, high)
        if verb >= high:
            return None
        if tags[verb] in "Vzb" and verb_class().get(f.low[verb]) in ("speech", "judgement", "manner", "thought"):
            return Credit(f, found, (verb, verb), "content-source-cue")
        if loose and tags[verb] == "v":
            return Credit(f, found, (verb, verb), "content-source-verb")
        if tags[verb] == "(":
            close = tags.find(")", verb, high)
            verb = close + 1 if close > 0 else high
        elif tags[verb] in ",-":
            comma = tags.find(tags[verb], verb + 1, min(high, verb + 40))
            if comma < 0:
                return None
            verb = comma + 1
        elif tags[verb] in "wp":
            comma = next((k for k in range(verb, min(high, verb + 30)) if tags[k] in "Vz" and is_speech(f, k)), -1)
            if comma < 0:
                return None
            verb = comma
        else:
            return None
    return None


def _skip_adverbs(f: Frame, at: int, high: int) -> int:
    while at < high and (f.tags[at] in "AR" or (f.tags[at] == "'" and f.low[at] in ("'s", "’s") and f.tags[at - 1] == "P")):
        at += 1
    return at


def cue_source(f: Frame, at: int, high: int, loose: bool = False) -> Credit | None:
    """ "..., said X" read from the token after the quotation."""
    tags = f.tags
    verb = _skip_adverbs(f, at, high)
    if verb >= high:
        return None
    if tags[verb] in "Vz" and verb_class()[f.low[verb]] in ("speech", "manner") or loose and tags[verb] == "v":
        found = phrase_right(f, _skip_adverbs(f, verb + 1, high), high)
        if found and f.low[found[0]] not in ("him", "her", "them", "us", "me", "it"):
            return Credit(f, found, (verb, verb), "content-cue-source")
    return None


def according_to(f: Frame, low: int, high: int) -> Credit | None:
    for at in range(low, high - 1):
        if f.low[at] == "according" and f.low[at + 1] == "to":
            found = phrase_right(f, at + 2, high)
            if found:
                return Credit(f, found, (at, at + 1), "according-to-source")
    return None


def credit(f: Frame, at: int, low: int, high: int) -> Credit | None:
    """Who is credited with the quotation at token `at` by its own sentence [low, high)."""
    return _right_beside(f, at, high) or _from_the_left(f, at, low) or _from_the_right(f, at, low, high)


def _right_beside(f: Frame, at: int, high: int) -> Credit | None:
    piece = f.quoted[at]
    final = f.text[piece.start : piece.end].rstrip("'’ ")[-1:]
    after = at + 1
    punctuated = final in ",?!.—–-…"
    if after < high and f.tags[after] in ",-":
        punctuated, after = True, after + 1
    if not punctuated:
        return None
    return cue_source(f, after, high, loose=True) or source_cue(f, after, high, loose=final == ",")


def _from_the_left(f: Frame, at: int, low: int) -> Credit | None:
    """The nearest cue on the left that governs the quotation."""
    tags = f.tags
    k = at - 1
    closed = _closed_relatives(f, low, at)
    while k >= low:
        tag = tags[k]
        if k in closed:
            k = closed[k]
            continue
        found = None
        if tag in "Vz":
            found = _finite(f, k, low, at)
        elif tag == "b":
            found = _base(f, k, low, at)
        elif tag == "G":
            found = _participle(f, k, low)
        elif tag == "N":
            found = _noun(f, k, low, at)
        elif tag == "n" and f.low[k] == "according":
            found = according_to(f, k, at)
        if found:
            return found
        k -= 1
    return None


def _closed_relatives(f: Frame, low: int, high: int) -> dict[int, int]:
    """For each comma that closes a relative clause: the token before that clause."""
    tags = f.tags
    out = {}
    opening = -1
    for k in range(low + 1, high):
        if tags[k] == "w" and tags[k - 1] == ",":
            opening = k - 1
        elif tags[k] == "," and opening >= 0 and k > opening and k < high - 1:
            out[k] = opening
            opening = -1
    return out


def _finite(f: Frame, verb: int, low: int, quote: int) -> Credit | None:
    before = f.low[verb - 1] if verb > low else ""
    if f.tags[verb] == "V" and before in ("was", "were", "been", "be", "being", "is", "are") and f.low[verb] not in ("said",):
        return _passive(f, verb, low, quote)
    if verb > low and f.tags[verb - 1] in "D'" and f.low[verb - 1] not in ("all", "both", "others", "some", "many"):
        return None
    found = subject_of(f, verb, low)
    return Credit(f, found, (verb, verb), "source-cue-content") if found else None


def _passive(f: Frame, verb: int, low: int, quote: int) -> Credit | None:
    """ "was called "..." by X"; "was quoted as saying"."""
    if f.low[verb] in ("quoted", "heard", "cited", "reported"):
        found = subject_of(f, verb, low)
        return Credit(f, found, (verb, verb), "source-quoted-as-saying") if found else None
    for k in range(verb + 1, quote):
        if f.low[k] == "by" and (found := phrase_right(f, k + 1, quote)):
            return Credit(f, found, (verb, verb), "cue-by-source")
    return None


def _base(f: Frame, verb: int, low: int, quote: int) -> Credit | None:
    if verb <= low:
        return None
    before = f.tags[verb - 1]
    if before == "t":
        found = subject_of_infinitive(f, verb, low)
    elif before in "D'p#":
        return _noun(f, verb, low, quote)
    else:
        found = subject_of(f, verb, low)
    return Credit(f, found, (verb, verb), "source-cue-content") if found else None


def subject_of_infinitive(f: Frame, verb: int, low: int) -> Phrase | None:
    for k in range(verb - 2, low - 1, -1):
        if f.tags[k] in "VzvA" and (found := subject_of(f, k, low)):
            return found
    return clause_subject(f, low, verb)


def _participle(f: Frame, verb: int, low: int) -> Credit | None:
    tags = f.tags
    found = None
    before = tags[verb - 1] if verb > low else "."
    if before == "A" or before == "R" and verb - 2 >= low and tags[verb - 2] == "A":
        found = subject_of(f, verb, low)
    elif before in "nCN" and (beside := phrase_left(f, verb - 1, low)):
        if tags[beside[1]] == "N" or f.low[beside[1]] in _NOUN_FORMS:
            return _noun(f, beside[1], low, verb)
        found = beside
    elif before == "p" and f.low[verb - 1] in ("for", "of", "from", "as") and verb - 2 >= low:
        found = phrase_left(f, verb - 2, low)
    found = found or _participle_subject(f, verb, low)
    return Credit(f, found, (verb, verb), "source-participle-content") if found else None


_NOUN_FORMS = frozenset("statement letter tweet report post message memo comment note".split())


def _participle_subject(f: Frame, verb: int, low: int) -> Phrase | None:
    """A participle shares the subject of the clause that it hangs on: the nearest finite verb with a subject."""
    for k in range(verb - 1, low - 1, -1):
        if f.tags[k] in "VzvA" and (found := subject_of(f, k, low)):
            return found
    return clause_subject(f, low, verb)


def _noun(f: Frame, noun: int, low: int, quote: int) -> Credit | None:
    """A noun of saying and its owner: "X's remark", "his claim", "a statement from X"."""
    tags = f.tags
    k = noun - 1
    while k > low and tags[k] in "nR#gv":
        k -= 1
    if k > low and tags[k] == "'" and (found := phrase_left(f, k - 1, low)):
        return Credit(f, found, (noun, noun), "source-possessive-noun")
    if k >= low and f.low[k] in ("his", "her", "their", "my", "our", "its"):
        return Credit(f, (k, k), (noun, noun), "source-possessive-noun")
    if noun + 2 < quote and f.low[noun + 1] in ("by", "from") and (found := phrase_right(f, noun + 2, quote)):
        return Credit(f, found, (noun, noun), "noun-by-source")
    return None


def _from_the_right(f: Frame, at: int, low: int, high: int) -> Credit | None:
    tags = f.tags
    found = according_to(f, at + 1, high)
    if found:
        return found
    for k in range(at + 1, high):
        if tags[k] in "Vz" and (subject := subject_of(f, k, at + 1)):
            return Credit(f, subject, (k, k), "content-clause-source-cue")
        if tags[k] == "G" and (subject := clause_subject(f, low, at)):
            return Credit(f, subject, (k, k), "source-content-participle")
    return None
