"""Where the clause that a cue reports begins and ends."""

import re
from dataclasses import dataclass
from functools import cache

from newscli.core.clauses.clause import is_clause, is_contracted
from newscli.core.clauses.content import INFINITIVE, complementizer, past_adverbials, past_hearer
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
# What follows a comma and ends a reported clause: a quotation or a participle; of one that has its verb also a relative
# clause (", both of which ...") or a past participle; "but" and "and" with a subject of their own.
_BREAKS_OFF = re.compile(",[QG]")
_COMMENTS = re.compile(",(?:[wV]|.?pw)")
_COMMENTING_WORDS = _CONTRASTS | {"a", "an"}
_GOES_ON = re.compile(",c(?:(?P<whose>[CDn])|[PV])")
_DASH_AND_COMMENT = re.compile("-[DPGsQ]")
_MORE_THAN_ADVERBIAL = re.compile("[AVvzbs,-]")
_FINITE_VERB = re.compile("[AVv]")
_OPENS_CONTENT = re.compile("[PDCnsN#]")
_INSERTED_CLAUSE = re.compile(",[^wGg]")
_APPOSITION = re.compile(",[wD]")
_DESCRIBED = re.compile("[DnR]")
_OBJECT_AND_NAME = re.compile("[^AVvzsw.,;:Q]*?(?:(?<=[nNCbD])D|(?<=C)n)")  # "the vote of the board a farce"
_INFINITIVE = re.compile("t(?:b|[nvz][DCPn#])")  # "a plan to close the yard"


@cache
def reporting_verbs(section: str) -> frozenset[str]:
    """Return the base forms of the verbs that report in this way: a section of `lexicon/cue_reported.txt`."""
    return frozenset(word for line in sections("cue_reported")[section] for word in line.split())


@dataclass(slots=True)
class Reported:
    """A reported clause: one or two stretches of tokens, around the credit that stands inside it."""

    pieces: list[TokenRange]
    rule: str


def reported_clause(frame: Frame, cue: Cue, following: Cue | None, start: int, sentence_end: int) -> Reported | None:
    """Return the clause that the cue reports. following: the next cue of the sentence."""
    end = max(start, frame.before(sentence_end, start, ".,:-"))
    if cue.kind == "according":
        return _with_according(frame, cue, start, sentence_end, end)
    if _is_inserted(frame, cue, start, sentence_end):
        return _around(frame, cue, start, end)
    if relative := _relative(frame, cue, start, end):
        return Reported(relative, "source-cue-clause")
    if cue.kind == "inverted" or (frame.lowered[cue.source.start] in ("it", "this", "that") and cue.kind != "finite"):
        return None
    first = _first_after(frame, cue, sentence_end)
    if first is None or first > end:
        return None
    noun = first == cue.token + 1 and frame.tags[first] != "t" and not is_clause(frame, first, end + 1)
    if noun and verb_base().get(frame.lowered[cue.token]) in reporting_verbs("object"):
        return Reported([TokenRange(first, _object_end(frame, first, end) + 1)], "source-cue-object")
    return Reported([TokenRange(first, _clause_end(frame, cue, first, end, following) + 1)], "source-cue-clause")


def _first_after(frame: Frame, cue: Cue, end: int) -> int | None:
    """Return the first token of the reported clause that follows a cue and its source, None where none does."""
    if cue.kind == "by":
        return _after_hearing(frame, cue, end)
    if cue.kind == "possessive":  # "her claim that"
        return cue.token + 2
    return _after_cue(frame, cue, end)


def _relative(frame: Frame, cue: Cue, start: int, end: int) -> list[TokenRange] | None:
    """Return the pieces where a relative pronoun is the subject of what was said: "a plan which she said would
    fail"."""
    token = cue.source.start - 1
    if (
        cue.kind != "finite"
        or token < start
        or cue.source.last >= cue.token
        or not (frame.tags[token] == "w" or frame.lowered[token] == "that")
    ):
        return None
    first = past_adverbials(frame, cue.token + 1, end)
    if not _FINITE_VERB.match(frame.tags, first, end):
        return None
    return [TokenRange(token, token + 1), TokenRange(first, _clause_end(frame, cue, first, end, None) + 1)]


def _with_according(frame: Frame, cue: Cue, start: int, sentence_end: int, end: int) -> Reported | None:
    first = cue.source.end
    begin = _lead(frame, start, cue.token)
    if any(
        is_verb(frame, token, start) or frame.tags[token] in "bnz" for token in range(begin, cue.token)
    ) and not _only_opens(frame, begin, cue):
        return Reported([TokenRange(begin, _back(frame, cue.token - 1, start) + 1)], "clause-according-to-source")
    comma = frame.tags.find(",", first, min(sentence_end, first + 20))
    if comma < 0:
        return None
    return Reported([TokenRange(comma + 1, end + 1)], "according-to-source-clause")


def _only_opens(frame: Frame, begin: int, cue: Cue) -> bool:
    """Whether an adverbial alone stands before "according to": "In addition, according to the ministry, ..."."""
    if (
        cue.source.last + 2 >= len(frame.tags)
        or frame.tags[cue.source.end] == "."
        or frame.tags[begin : begin + 2] == "p#"
    ):
        return False
    return frame.tags[begin] in "pRc" and not any(is_verb(frame, token, begin) for token in range(begin, cue.token))


def _around(frame: Frame, cue: Cue, start: int, end: int) -> Reported | None:
    """Return the clause around an inserted credit: before it, and after it where it goes on."""
    begin = min(cue.source.start, cue.token)
    pieces = []
    first = TokenRange(_lead(frame, start, begin), _back(frame, begin - 1, start) + 1)
    if frame.tags[first.start : first.end].strip("RcsTp,"):
        pieces.append(first)
    after = _past_credit(frame, cue, end)
    if cue.kind == "finite" and after < end and _INSERTED_CLAUSE.match(frame.tags, after):
        pieces.append(TokenRange(after + 1, _clause_end(frame, cue, after + 1, end, None) + 1))
    return Reported(pieces, "clause-source-cue") if pieces else None


def _lead(frame: Frame, start: int, end: int) -> int:
    token = max(start, *(frame.tags.rfind(mark, start, end - 1) + 1 for mark in ";:-"))
    return frame.after(token, end, "c,-")


def _back(frame: Frame, token: int, start: int) -> int:
    while token > start and (frame.tags[token] in ",-c" or frame.lowered[token] == "as"):
        token -= 1
    return token


def _is_inserted(frame: Frame, cue: Cue, start: int, end: int) -> bool:
    """Whether the credit stands inside or after its clause: "The bridge, she said, will close"."""
    begin = min(cue.source.start, cue.token)
    if cue.kind not in ("finite", "inverted"):
        return False
    after = _past_credit(frame, cue, end)
    if cue.kind == "finite" and begin > start and frame.lowered[begin - 1] == "as":
        return after >= end or frame.tags[after] in ",.;:-("
    if begin <= start + 1 or frame.tags[begin - 1] not in ",-" or not _reports(frame, cue):
        return False
    if _INSERTED_CLAUSE.match(frame.tags, after, end):
        return True
    if cue.kind == "finite" and _has_content_after(frame, cue, end):
        return False
    return _may_close(frame, after, end) and _is_clause_before(frame, start, begin - 1, after, end)


def _has_content_after(frame: Frame, cue: Cue, end: int) -> bool:
    return not _is_bare(frame, cue, end) or bool(complementizer(frame, cue.token + 1, end, True))


def _reports(frame: Frame, cue: Cue) -> bool:
    """Whether the verb of the credit can report a whole clause."""
    return verb_base().get(frame.lowered[cue.token]) in reporting_verbs("clause")


def _may_close(frame: Frame, after: int, end: int) -> bool:
    """Whether the clause can end before the token after the credit: "told him if he left" has its content there."""
    return after >= end or (frame.tags[after] in ",.;-(scgGp" and frame.lowered[after] not in _OPENERS)


def _is_clause_before(frame: Frame, start: int, end: int, after: int, sentence_end: int) -> bool:
    """Whether what stands before the credit is a clause. after: the token after the credit."""
    has_verb = any(is_verb(frame, token, start) for token in range(start + 1, end))
    opens = frame.tags[start] in "pgGt"  # "At the fair, Corvo said ...": an adverbial alone is no clause
    if (
        after < sentence_end and frame.tags[after] in ".;s"
    ):  # "The road floods each spring, Corvo said.": no verb need be known
        return not opens or has_verb or "," in frame.tags[start + 1 : end]
    return not opens and has_verb


def _is_bare(frame: Frame, cue: Cue, end: int) -> bool:
    """Whether no content follows the cue and its adverbials: "..., the ministry reported late on Friday"."""
    after = past_adverbials(frame, cue.token + 1, end)
    return is_parenthetical(frame, cue.token, end) or is_parenthetical(frame, after - 1, end)


def _past_credit(frame: Frame, cue: Cue, end: int) -> int:
    """Return the token after a credit with its hearer and its adverbials: "he told the radio on Friday, ..."."""
    token = max(cue.token, cue.source.last) + 1
    if verb_base().get(frame.lowered[cue.token]) in reporting_verbs("addressed") and token < end:
        token = past_hearer(frame, token, end)
    token = past_adverbials(frame, token, end)
    while (
        token < end
        and frame.tags[token] == "p"
        and frame.lowered[token] != "as"
        and (phrase := phrase_right(frame, token + 1, end))
    ):
        token = past_adverbials(frame, phrase.end, end)
    if cue.kind == "inverted" and _APPOSITION.match(frame.tags, token):  # ", said Corvo, who runs the port, ..."
        closing = frame.tags.find(",", token + 1, end)
        return closing if closing > 0 else token
    return token


def _after_cue(frame: Frame, cue: Cue, end: int) -> int | None:
    """Return the first token of the reported clause that follows the cue, or None where no clause does."""
    base = verb_base()[frame.lowered[cue.token]]
    addressed = base in reporting_verbs("addressed")
    that = complementizer(frame, cue.token + 1, end, addressed)
    if that is not None:
        return that + 1
    first = _past_period(frame, past_adverbials(frame, cue.token + 1, end), end)
    if first >= end or frame.tags[first] in ".,;:-Q(" or base in reporting_verbs("that"):
        return None
    if addressed:
        after_hearer, goes_on = _after_hearer(frame, base, first, end)
        if not goes_on:
            return after_hearer
    if frame.lowered[first] in _TOPIC_LINKS.get(base, ()):
        return first + 1
    return first if _is_content(frame, cue, base, first, end) else None


def _past_period(frame: Frame, token: int, end: int) -> int:
    """Return the token after "for weeks" or "over the years" where a clause follows it; else the same token."""
    period = phrase_right(frame, token + 1, end) if token < end and frame.tags[token] == "p" else None
    if period is None or not is_time(frame, period):
        return token
    return period.end if is_clause(frame, period.end, end) else token


def _after_hearer(frame: Frame, base: str, first: int, end: int) -> tuple[int | None, bool]:
    """Return where the content of a verb that names its hearer begins, and whether it may also begin with the hearer's
    token: "warned the crews it would rain", "warned it would rain"."""
    hearer = phrase_right(frame, first, end)
    after = past_adverbials(frame, hearer.end, end) if hearer else end
    if after < end:
        if frame.lowered[after] in ("about", "of", "against") and base != "tell":
            return after + 1, False
        if after + 1 < end and frame.tags[after + (frame.lowered[after] in ("not", "never"))] == "t":
            return first, False  # "told the crews not to sail"
        if (_OPENS_CONTENT.match(frame.tags, after) or is_contracted(frame, after)) and is_clause(frame, after, end):
            return after, False
    return None, base not in _TELLING or _has(frame, first, end, "t")


def _is_content(frame: Frame, cue: Cue, base: str, first: int, end: int) -> bool:
    """Whether the words from this token on are what the verb reports."""
    tag = frame.tags[first]
    if base in reporting_verbs("object") and tag in "PDCnN#gs'":
        return True
    if (base == "point" and frame.lowered[cue.token + 1] != "out") or (
        base == "call" and not _is_named(frame, first, end)
    ):
        return False
    return _takes_phrase(frame, base, first, end) or (
        base in reporting_verbs("clause") and is_clause(frame, first, end)
    )


def _takes_phrase(frame: Frame, base: str, first: int, end: int) -> bool:
    """Whether the verb takes as its content what begins here, though no clause is seen in it."""
    tag = frame.tags[first]
    if tag == "t":
        return base in reporting_verbs("infinitive") and INFINITIVE.match(frame.tags, first) is not None
    if tag in "PDCnN" and base in reporting_verbs("naming"):
        return True
    return base == "say" and (tag in "PDCnN#gGbz" or is_contracted(frame, first)) and end - first > _SHORT_CLAUSE


def _after_hearing(frame: Frame, cue: Cue, end: int) -> int | None:
    """Return where the question begins after who asked it: "asked by a caller whether she would stay"."""
    token = past_adverbials(frame, cue.source.end, end)
    if token < end and frame.lowered[token] == "about":
        return token + 1
    return token if token < end and frame.tags[token] in "st" else None


def _is_named(frame: Frame, token: int, end: int) -> bool:
    """Whether "call" judges, and does not ring up: "called Dorn a fool"; but "called Dorn", "called a taxi"."""
    phrase = phrase_right(frame, token, end)
    if phrase is None or frame.tags[token] == "P":
        return phrase is not None
    beside = _DESCRIBED.match(frame.tags, phrase.end, end) or _OBJECT_AND_NAME.match(frame.tags, token, end)
    return beside is not None


def _has(frame: Frame, start: int, end: int, tag: str) -> bool:
    return tag in frame.tags[start : min(end, start + 8)]


def _clause_end(frame: Frame, cue: Cue, first: int, end: int, following: Cue | None) -> int:
    """Return the last token of the clause: before another credit, a relative clause, a contrast or a comment."""
    tags = frame.tags
    last = end
    before = cue.source.start - 1
    subordinate = before >= 0 and tags[before] == "s" and frame.lowered[before] != "that"
    subordinate = subordinate or (before >= 0 and tags[before : before + 2] == ",w")  # "Corvo, who said ..., left"
    opening = tags[first] in "sp"  # "that while it rained, ...": the first comma ends what only opens the clause
    complete = not is_clause(frame, first, end + 1)  # whether the clause has its verb, or needs none
    for token in range(first + 1, end):
        complete = complete or tags[token] in "AVvzb"
        if opening and tags[token] == ",":
            opening = False
            continue
        if _ends_clause(frame, token, following, complete) or (subordinate and tags[token] == ","):
            last = token - 1
            break
    return max(first, frame.before(last + 1, first, ",-;c"))


def _object_end(frame: Frame, first: int, end: int) -> int:
    """Return the last token of a noun phrase that is the content, with what hangs on it by prepositions."""
    phrase = phrase_right(frame, first, end + 1)
    last = phrase.last if phrase else first
    while last + 2 <= end and frame.tags[last + 1] in "pt" and not _INFINITIVE.match(frame.tags, last + 1):
        more = phrase_right(frame, last + 2, end + 1)
        if not more:
            return end
        last = more.last
    if last < end and frame.tags[last + 1] in "tA":
        return end
    return last


def _ends_clause(frame: Frame, token: int, following: Cue | None, complete: bool) -> bool:
    """Whether the reported clause ends before this token. complete: whether it has its verb already."""
    tag = frame.tags[token]
    if tag == ";" or (tag == "," and _comma_ends(frame, token, complete)):
        return True
    contrast = tag == "-" and frame.lowered[token + 1] in _CONTRASTS
    if complete and (contrast or _DASH_AND_COMMENT.match(frame.tags, token)):
        return True
    return following is not None and _is_before_credit(frame, token, following)


def _is_before_credit(frame: Frame, token: int, following: Cue) -> bool:
    """Whether the next credit begins right after the mark or the conjunction at this token."""
    subject = following.source.start
    if frame.tags[token] in ",-" and token < subject and _fronts(frame, token + 1, subject):
        return True
    near = frame.tags[token] == "c" and token < following.token <= token + 4
    return near and (subject < token or frame.tags[token - 1] == ",")


def _comma_ends(frame: Frame, comma: int, complete: bool) -> bool:
    """Whether the reported clause ends with this comma: a credit, a comment or a contrast of the reporter's follows."""
    word = frame.lowered[comma + 1]
    if _BREAKS_OFF.match(frame.tags, comma) or word == "according":
        return True
    if complete and (_COMMENTS.match(frame.tags, comma) or word in _COMMENTING_WORDS):
        return True
    goes_on = _GOES_ON.match(frame.tags, comma)
    if goes_on is None:
        return False
    return frame.lowered[comma + 2] not in _SAME_VOICE if word == "but" else word == "and" and not goes_on["whose"]


def _fronts(frame: Frame, start: int, subject: int) -> bool:
    """Whether nothing or one adverbial stands between a comma and the next credit: ", at the fair she said"."""
    if start == subject:
        return True
    adverbial = frame.tags[start] == "p" and subject - start <= _LONGEST_ADVERBIAL
    return adverbial and not _MORE_THAN_ADVERBIAL.search(frame.tags, start, subject)
