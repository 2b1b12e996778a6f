"""The clause that a verb takes as its content: what may stand before it, and what opens it."""

import re

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import is_time, phrase_right
from newscli.core.text.tokens import TokenRange
from newscli.core.text.word_classes import word_class

_ADVERBIAL = re.compile("R|p?T(?!')")  # "again", "on Monday"; but no "Monday's"
OBJECTS = word_class("objects") | {"her", "it"}
INFINITIVE = re.compile("t(?![PDC])")
_BEFORE_TIMES = frozenset(["last", "this", "late", "early"])
_LONGEST_HEARER = 12  # tokens between a cue and its "that"


def past_adverbials(frame: Frame, token: int, end: int) -> int:
    """Return the token after the adverbs and days between a cue and its clause: "said again on Monday the ferry
    left"."""
    while token < end:
        plain = _ADVERBIAL.match(frame.tags, token)
        if plain and frame.lowered[token] != "there":
            token = plain.end() + _is_time_of_day(frame, plain.end(), end)
        elif frame.lowered[token] in _BEFORE_TIMES and token + 1 < end and is_time(frame, TokenRange(token, token + 2)):
            token += 2
        else:
            break
    return token


def _is_time_of_day(frame: Frame, token: int, end: int) -> bool:
    """Whether the word after a day belongs to it: "said on Monday night"."""
    after_day = frame.tags[token - 1] == "T" and token < end
    return after_day and is_time(frame, TokenRange(token, token + 1))


def past_hearer(frame: Frame, token: int, end: int) -> int:
    """Return the token after the hearer that this one begins, if one does: "told the board", "asked her"."""
    hearer = phrase_right(frame, token, end)
    return hearer.end if hearer else token + (frame.word(token) in OBJECTS)


def complementizer(frame: Frame, token: int, end: int, addressed: bool) -> int | None:
    """Return the "that" (if, whether, how) that opens a reported clause, with at most an adverbial or a hearer before
    it."""
    tags = frame.tags
    if INFINITIVE.match(tags, token, end):
        return None
    for opener in range(token, min(end, token + _LONGEST_HEARER)):
        if frame.lowered[opener] == "that" and (opener == token or tags[token] in "RTpt," or addressed):
            return opener if tags[opener + 1 : opener + 2] not in ("A", "V") else opener - 1
        if tags[opener] == "s" and opener == token:
            return opener - 1
        if tags[opener] in ".;:QAVvz":
            return None
    return None
