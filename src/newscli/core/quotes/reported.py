"""Where the clause that a cue reports begins and ends."""

from dataclasses import dataclass
from functools import cache

from newscli.core.clauses.clause import is_clause, is_contracted
from newscli.core.clauses.content import complementizer, past_adverbials
from newscli.core.clauses.cue_verbs import verb_base
from newscli.core.clauses.cues import Cue
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import is_time, phrase_right
from newscli.core.clauses.subjects import is_verb
from newscli.core.quotes.credits import is_parenthetical
from newscli.core.text.tokens import TokenRange
from newscli.core.text.word_classes import word_class
from newscli.lexicon.loader import sections

# What follows "say" is a clause even where no verb in it is known; shorter than this it may be an object.
_SHORT_CLAUSE = 5
_LONGEST_ADVERBIAL = 8
_OPENERS = frozenset("that if whether how why what where".split())
# The prepositions that name what a verb of saying is about: "called for a ban".
_TOPIC_LINKS = {"call": ("for", "on"), "warn": ("of", "about", "against")}
# Verbs whose object is a hearer, never the content.
_TELLING = frozenset("tell assure inform notify remind".split())
_SAME_VOICE = word_class("possessives")
_CONTRASTS = frozenset("though although while whereas even despite".split())


@cache
def reporting_verbs(section: str) -> frozenset[str]:
    """Return the base forms of the verbs that report in this way: a section of `lexicon/cue_reported.txt`."""
    return frozenset(word for line in sections("cue_reported")[section] for word in line.split())


@dataclass(slots=True)
class Reported:
    """A reported clause: one or two stretches of tokens, around the credit that stands inside it."""

    pieces: list[TokenRange]
    rule: str


def reported_clause(f: Frame, cue: Cue, following: Cue | None, low: int, high: int) -> Reported | None:
    """Return the clause that the cue reports. following: the next cue of the sentence."""
    end = high - 1
    while end > low and f.tags[end] in ".,:-":
        end -= 1
    if cue.kind == "according":
        return _with_according(f, cue, low, high, end)
    if _is_inserted(f, cue, low, high):
        return _around(f, cue, low, end)
    if relative := _relative(f, cue, low, end):
        return Reported(relative, "source-cue-clause")
    if cue.kind == "inverted" or (f.lowered[cue.source.start] in ("it", "this", "that") and cue.kind != "finite"):
        return None
    first = _first_after(f, cue, high)
    if first is None or first > end:
        return None
    noun = first == cue.token + 1 and f.tags[first] != "t" and not is_clause(f, first, end + 1)
    if noun and verb_base().get(f.lowered[cue.token]) in reporting_verbs("object"):
        return Reported([TokenRange(first, _object_end(f, first, end) + 1)], "source-cue-object")
    return Reported([TokenRange(first, _clause_end(f, cue, first, end, following, high) + 1)], "source-cue-clause")


def _first_after(f: Frame, cue: Cue, high: int) -> int | None:
    """Return the first token of the reported clause that follows a cue and its source, None where none does."""
    if cue.kind == "by":
        return _after_hearing(f, cue, high)
    if cue.kind == "possessive":  # "her claim that"
        return cue.token + 2
    return _after_cue(f, cue, high)


def _relative(f: Frame, cue: Cue, low: int, end: int) -> list[TokenRange] | None:
    """Return the pieces where a relative pronoun is the subject of what was said: "a plan which she said would
    fail"."""
    token = cue.source.start - 1
    if (
        cue.kind != "finite"
        or token < low
        or cue.source.last >= cue.token
        or not (f.tags[token] == "w" or f.lowered[token] == "that")
    ):
        return None
    first = past_adverbials(f, cue.token + 1, end)
    if first >= end or f.tags[first] not in "AVv":
        return None
    return [TokenRange(token, token + 1), TokenRange(first, _clause_end(f, cue, first, end, None, end + 1) + 1)]


def _with_according(f: Frame, cue: Cue, low: int, high: int, end: int) -> Reported | None:
    first = cue.source.end
    begin = _lead(f, low, cue.token)
    if any(is_verb(f, token, low) or f.tags[token] in "bnz" for token in range(begin, cue.token)) and not _only_opens(
        f, begin, cue
    ):
        return Reported([TokenRange(begin, _back(f, cue.token - 1, low) + 1)], "clause-according-to-source")
    comma = f.tags.find(",", first, min(high, first + 20))
    if comma < 0:
        return None
    return Reported([TokenRange(comma + 1, end + 1)], "according-to-source-clause")


def _only_opens(f: Frame, begin: int, cue: Cue) -> bool:
    """Whether an adverbial alone stands before "according to": "In addition, according to the ministry, ..."."""
    if cue.source.last + 2 >= len(f.tags) or f.tags[cue.source.end] == "." or f.tags[begin : begin + 2] == "p#":
        return False
    return f.tags[begin] in "pRc" and not any(is_verb(f, token, begin) for token in range(begin, cue.token))


def _around(f: Frame, cue: Cue, low: int, end: int) -> Reported | None:
    """Return the clause around an inserted credit: before it, and after it where it goes on."""
    begin = min(cue.source.start, cue.token)
    pieces = []
    first = TokenRange(_lead(f, low, begin), _back(f, begin - 1, low) + 1)
    if first.end > first.start and any(tag not in "RcsTp," for tag in f.tags[first.start : first.end]):
        pieces.append(first)
    after = _past_credit(f, cue, end)
    if cue.kind == "finite" and after < end and f.tags[after] == "," and f.tags[after + 1] not in "wGg":
        pieces.append(TokenRange(after + 1, _clause_end(f, cue, after + 1, end, None, end + 1) + 1))
    return Reported(pieces, "clause-source-cue") if pieces else None


def _lead(f: Frame, low: int, high: int) -> int:
    token = max(low, *(f.tags.rfind(mark, low, high - 1) + 1 for mark in ";:-"))
    while token < high and f.tags[token] in "c,-":
        token += 1
    return token


def _back(f: Frame, token: int, low: int) -> int:
    while token > low and (f.tags[token] in ",-c" or f.lowered[token] == "as"):
        token -= 1
    return token


def _is_inserted(f: Frame, cue: Cue, low: int, high: int) -> bool:
    """Whether the credit stands inside or after its clause: "The bridge, she said, will close"."""
    begin = min(cue.source.start, cue.token)
    if cue.kind not in ("finite", "inverted"):
        return False
    after = _past_credit(f, cue, high)
    if cue.kind == "finite" and begin > low and f.lowered[begin - 1] == "as":
        return after >= high or f.tags[after] in ",.;:-("
    if begin <= low + 1 or f.tags[begin - 1] not in ",-" or not _reports(f, cue):
        return False
    if after + 1 < high and f.tags[after] == "," and f.tags[after + 1] not in "wGg":
        return True
    if cue.kind == "finite" and _has_content_after(f, cue, high):
        return False
    return _may_close(f, after, high) and _is_clause_before(f, low, begin - 1, after, high)


def _has_content_after(f: Frame, cue: Cue, high: int) -> bool:
    return not _is_bare(f, cue, high) or bool(complementizer(f, cue.token + 1, high, True))


def _reports(f: Frame, cue: Cue) -> bool:
    """Whether the verb of the credit can report a whole clause."""
    return verb_base().get(f.lowered[cue.token]) in reporting_verbs("clause")


def _may_close(f: Frame, after: int, high: int) -> bool:
    """Whether the clause can end before the token after the credit: "told him if he left" has its content there."""
    return after >= high or (f.tags[after] in ",.;-(scgGp" and f.lowered[after] not in _OPENERS)


def _is_clause_before(f: Frame, low: int, end: int, after: int, high: int) -> bool:
    """Whether what stands before the credit is a clause. after: the token after the credit."""
    has_verb = any(is_verb(f, token, low) for token in range(low + 1, end))
    opens = f.tags[low] in "pgGt"  # "At the fair, Corvo said ...": an adverbial alone is no clause
    if after < high and f.tags[after] in ".;s":  # "The road floods each spring, Corvo said.": no verb need be known
        return not opens or has_verb or "," in f.tags[low + 1 : end]
    return not opens and has_verb


def _is_bare(f: Frame, cue: Cue, high: int) -> bool:
    """Whether no content follows the cue and its adverbials: "..., the ministry reported late on Friday"."""
    after = past_adverbials(f, cue.token + 1, high)
    return is_parenthetical(f, cue.token, high) or is_parenthetical(f, after - 1, high)


def _past_credit(f: Frame, cue: Cue, high: int) -> int:
    """Return the token after a credit with its hearer and its adverbials: "he told the radio on Friday, ..."."""
    token = max(cue.token, cue.source.last) + 1
    if verb_base().get(f.lowered[cue.token]) in reporting_verbs("addressed") and token < high:
        hearer = (
            TokenRange(token, token + 1)
            if f.lowered[token] == "her" and f.tags[token + 1 : token + 2] not in ("n", "C")
            else phrase_right(f, token, high)
        )
        token = hearer.end if hearer else token
    token = past_adverbials(f, token, high)
    while (
        token < high
        and f.tags[token] == "p"
        and f.lowered[token] != "as"
        and (phrase := phrase_right(f, token + 1, high))
    ):
        token = past_adverbials(f, phrase.end, high)
    if cue.kind == "inverted" and f.tags[token : token + 2] in (",w", ",D"):  # ", said Corvo, who runs the port, ..."
        closing = f.tags.find(",", token + 1, high)
        return closing if closing > 0 else token
    return token


def _after_cue(f: Frame, cue: Cue, high: int) -> int | None:
    """Return the first token of the reported clause that follows the cue, or None where no clause does."""
    base = verb_base()[f.lowered[cue.token]]
    addressed = base in reporting_verbs("addressed")
    that = complementizer(f, cue.token + 1, high, addressed)
    if that is not None:
        return that + 1
    first = _past_period(f, past_adverbials(f, cue.token + 1, high), high)
    if first >= high or f.tags[first] in ".,;:-Q(" or base in reporting_verbs("that"):
        return None
    if addressed:
        after_hearer, goes_on = _after_hearer(f, base, first, high)
        if not goes_on:
            return after_hearer
    if f.lowered[first] in _TOPIC_LINKS.get(base, ()):
        return first + 1
    return first if _is_content(f, cue, base, first, high) else None


def _past_period(f: Frame, token: int, high: int) -> int:
    """Return the token after "for weeks" or "over the years" where a clause follows it; else the same token."""
    period = phrase_right(f, token + 1, high) if token < high and f.tags[token] == "p" else None
    if period is None or not is_time(f, period):
        return token
    return period.end if is_clause(f, period.end, high) else token


def _after_hearer(f: Frame, base: str, first: int, high: int) -> tuple[int | None, bool]:
    """Return where the content of a verb that names its hearer begins, and whether it may also begin with the hearer's
    token: "warned the crews it would rain", "warned it would rain"."""
    hearer = phrase_right(f, first, high)
    after = past_adverbials(f, hearer.end, high) if hearer else high
    if after < high:
        if f.lowered[after] in ("about", "of", "against") and base != "tell":
            return after + 1, False
        if after + 1 < high and f.tags[after + (f.lowered[after] in ("not", "never"))] == "t":
            return first, False  # "told the crews not to sail"
        if (f.tags[after] in "PDCnsN#" or is_contracted(f, after)) and is_clause(f, after, high):
            return after, False
    return None, base not in _TELLING or _has(f, first, high, "t")


def _is_content(f: Frame, cue: Cue, base: str, first: int, high: int) -> bool:
    """Whether the words from this token on are what the verb reports."""
    tag = f.tags[first]
    if base in reporting_verbs("object") and tag in "PDCnN#gs'":
        return True
    if (base == "point" and f.lowered[cue.token + 1] != "out") or (base == "call" and not _is_named(f, first, high)):
        return False
    return _takes_phrase(f, base, first, high) or (base in reporting_verbs("clause") and is_clause(f, first, high))


def _takes_phrase(f: Frame, base: str, first: int, high: int) -> bool:
    """Whether the verb takes as its content what begins here, though no clause is seen in it."""
    tag = f.tags[first]
    if tag == "t":
        return base in reporting_verbs("infinitive") and f.tags[first + 1 : first + 2] not in ("D", "C", "P")
    if tag in "PDCnN" and base in reporting_verbs("naming"):
        return True
    return base == "say" and (tag in "PDCnN#gGbz" or is_contracted(f, first)) and high - first > _SHORT_CLAUSE


def _after_hearing(f: Frame, cue: Cue, high: int) -> int | None:
    """Return where the question begins after who asked it: "asked by a caller whether she would stay"."""
    token = past_adverbials(f, cue.source.end, high)
    if token < high and f.lowered[token] == "about":
        return token + 1
    return token if token < high and f.tags[token] in "st" else None


def _is_named(f: Frame, token: int, high: int) -> bool:
    """Whether "call" judges, and does not ring up: "called Dorn a fool"; but "called Dorn", "to call voters"."""
    phrase = phrase_right(f, token, high)
    if not phrase or f.tags[token] in "DP":
        return phrase is not None
    inside = f.tags[phrase.start : phrase.end]
    return "Cn" in inside or (phrase.end < high and f.tags[phrase.end] in "DnR")


def _has(f: Frame, low: int, high: int, tag: str) -> bool:
    return tag in f.tags[low : min(high, low + 8)]


def _clause_end(f: Frame, cue: Cue, first: int, end: int, following: Cue | None, high: int) -> int:
    """Return the last token of the clause: before another credit, a relative clause, a contrast or a comment."""
    tags = f.tags
    last = end
    before = cue.source.start - 1
    subordinate = before >= 0 and tags[before] == "s" and f.lowered[before] != "that"
    subordinate = subordinate or (before >= 0 and tags[before : before + 2] == ",w")  # "Corvo, who said ..., left"
    opening = tags[first] in "sp"  # "that while it rained, ...": the first comma ends what only opens the clause
    complete = not is_clause(f, first, end + 1)  # whether the clause has its verb, or needs none
    for token in range(first + 1, end):
        complete = complete or tags[token] in "AVvzb"
        if opening and tags[token] == ",":
            opening = False
            continue
        if _ends_clause(f, token, following, high, complete) or (subordinate and tags[token] == ","):
            last = token - 1
            break
    while last > first and tags[last] in ",-;c":
        last -= 1
    return last


def _object_end(f: Frame, first: int, end: int) -> int:
    """Return the last token of a noun phrase that is the content, with what hangs on it by prepositions."""
    phrase = phrase_right(f, first, end + 1)
    last = phrase.last if phrase else first
    while last + 2 <= end and f.tags[last + 1] in "pt":
        more = phrase_right(f, last + 2, end + 1)
        if not more:
            return end
        last = more.last
    if last < end and f.tags[last + 1] in "tA":
        return end
    return last


def _ends_clause(f: Frame, token: int, following: Cue | None, high: int, complete: bool) -> bool:
    """Whether the reported clause ends before this token. complete: whether it has its verb already."""
    tag = f.tags[token]
    if tag == ";" or (tag == "," and _comma_ends(f, token, complete)):
        return True
    if tag == "-" and complete and (f.tags[token + 1] in "DPGsQ" or f.lowered[token + 1] in _CONTRASTS):
        return True
    if following is None:
        return False
    if tag in ",-" and token < following.source.start and _fronts(f, token + 1, following.source.start):
        return True
    return (
        tag == "c"
        and token < following.token <= token + 4
        and (following.source.start < token or f.tags[token - 1] == ",")
    )


def _comma_ends(f: Frame, comma: int, complete: bool) -> bool:
    """Whether the reported clause ends with this comma: a credit, a comment or a contrast of the reporter's follows."""
    tags, word = f.tags, f.lowered[comma + 1]
    after, later = tags[comma + 1], tags[comma + 2 : comma + 3]
    if after in "QG" or word == "according":
        return True
    if complete and (after in "wV" or (after == "D" and word in ("a", "an")) or word in _CONTRASTS):
        return True
    if complete and "pw" in (tags[comma + 1 : comma + 3], tags[comma + 2 : comma + 4]):  # ", both of which ..."
        return True
    if word == "but" and later and later in "CDnPV" and f.lowered[comma + 2] not in _SAME_VOICE:
        return True
    return word == "and" and later in ("P", "V")


def _fronts(f: Frame, low: int, subject: int) -> bool:
    """Whether nothing or one adverbial stands between a comma and the next credit: ", at the fair she said"."""
    if low == subject:
        return True
    return (
        f.tags[low] == "p"
        and subject - low <= _LONGEST_ADVERBIAL
        and not any(t in "AVvzbs,-" for t in f.tags[low:subject])
    )
