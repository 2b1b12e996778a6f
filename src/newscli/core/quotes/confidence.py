"""How sure a record is: shares of right answers, measured by rule and by what else the sentence offers."""

from newscli.core.clauses.frame import verb_class
from newscli.core.quotes.credits import Credit
from newscli.core.quotes.sources import kind_of

# Share of segments with the right span and source on 616 annotated US articles, rounded. Turns of interviews are not
# annotated there, as they have no quote marks: theirs are set by hand, below what counts as sure.
_BY_RULE = {
    "content-source-cue": 0.97,
    "content-cue-source": 0.97,
    "content-source-verb": 0.95,
    "clause-closing-credit": 0.87,
    "content-according-to-source": 0.85,
    "source-cue-content": 0.95,
    "source-quoted-as-saying": 0.9,
    "cue-by-source": 0.6,
    "source-infinitive-content": 0.65,
    "source-participle-content": 0.84,
    "according-to-source": 0.95,
    "source-possessive-noun": 0.35,
    "noun-by-source": 0.5,
    "source-noun-colon": 0.75,
    "content-before-cue": 0.6,
    "name-colon-content": 0.82,
    "subject-colon-content": 0.75,
    "cue-colon-before": 0.87,
    "cue-before": 0.5,
    "signature-line": 0.97,
    "transcript-label": 0.75,
    "turn-label": 0.85,
    "answer-label": 0.8,
    "question-label": 0.8,
    "answer-alone": 0.75,
    "question-alone": 0.75,
    "carried-on": 0.54,
    "carried-on-in-sentence": 0.5,
    "name-given": 0.8,
    "title-of-work": 0.7,
    "nickname": 0.9,
    "words-as-words": 0.7,
    "stage-direction": 0.9,
    "single-marks-aside": 0.9,
    "uncredited": 0.5,
    "source-cue-clause": 0.72,
    "source-cue-object": 0.4,
    "clause-source-cue": 0.74,
    "clause-according-to-source": 0.78,
    "according-to-source-clause": 0.8,
}
# What makes a governing cue less sure: another cue that credits somebody else; words that only name or judge; a
# description as subject; a long way from the cue to the quotation.
_CONTESTED = 0.12
_JUDGEMENT = 0.1
_NOMINAL = 0.04
_FAR = 0.04
_FAR_CHARACTERS = 60
_THOUGHT = 0.3


def by_rule(rule: str) -> float:
    return _BY_RULE[rule]


def confidence_of(found: Credit, start: int) -> float:
    """The confidence of a credit for a quotation that begins at `start`."""
    sure = _BY_RULE[found.rule] - _CONTESTED * found.contested
    if found.rule not in ("source-cue-content", "source-participle-content") or found.cue is None:
        return round(sure, 2)
    f = found.frame
    strength = verb_class().get(f.low[found.cue[0]])
    sure -= {"judgement": _JUDGEMENT, "thought": _THOUGHT}.get(strength or "", 0)
    sure -= _NOMINAL * (kind_of(f, found.source) == "nominal")
    sure -= _FAR * (start - f.ends[found.cue[1]] > _FAR_CHARACTERS)
    return round(max(sure, 0.2), 2)
