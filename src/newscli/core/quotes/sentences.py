"""The sentences of a paragraph's reporter: where a quotation ends one, and where its credit goes on with it."""

import re
from itertools import pairwise

from newscli.core.clauses.content import past_hearer
from newscli.core.clauses.frame import Frame
from newscli.core.quotes.credits import TOLD, WITH_HEARER, source_cue
from newscli.core.text.spans import Bounds
from newscli.core.text.word_classes import word_class

# Longer sentences are cut: lists and tables, not prose. It keeps the work per token bounded.
_LONGEST_SENTENCE = 151
_LONGEST_BARE_CREDIT = 14  # tokens
_STOP = re.compile(r"\.")
_CONTENT = re.compile("[VvzAGgbPsQw,:;]")
_PLAIN = word_class("plain sayings")


def sentences_of(frame: Frame) -> list[Bounds]:
    """Return the bounds of the sentences, in tokens. A quotation is one token, whatever it holds."""
    ends = [token + 1 for token, mark in frame.last_marks.items() if mark in ".!?" and _ends_here(frame, token, mark)]
    ends += [stop.end() for stop in _STOP.finditer(frame.tags)]
    sentences = list(pairwise(sorted({0, *ends, len(frame.tags)})))
    if len(frame.tags) <= _LONGEST_SENTENCE:
        return sentences
    return [
        (first, min(first + _LONGEST_SENTENCE, end))
        for start, end in sentences
        for first in range(start, end, _LONGEST_SENTENCE)
    ]


def _ends_here(frame: Frame, token: int, final: str) -> bool:
    """Whether the sentence ends with the quotation at this token. final: its mark, which ends a sentence."""
    if frame.tags[token] != "Q" or token + 1 >= len(frame.tags):
        return False
    if frame.tags[token + 1] == "Q":
        return True
    following = frame.text[frame.starts[token + 1]]
    if not following.isupper() and not following.isdigit():
        return False
    return not _is_bare_credit(frame, token + 1, final)


def _is_bare_credit(frame: Frame, token: int, final: str) -> bool:
    """Whether the words after a quotation that ended like a sentence are only its credit: "Smith asked ...", "Smith
    said."."""
    credit = source_cue(frame, token, min(len(frame.tags), token + (12 if final == "." else 30)))
    if not credit or not credit.cue:
        return False
    after = frame.tags[credit.cue.end : credit.cue.last + 2]
    if final == "." and after in ("p", "T", "R", "C", "D", "n"):
        return _says_no_more(frame, credit.cue.start, token + _LONGEST_BARE_CREDIT)
    if final != "." and frame.lowered[credit.cue.start] in WITH_HEARER:
        hearer = past_hearer(frame, credit.cue.end, min(len(frame.tags), token + 20))
        after = frame.tags[hearer : hearer + 1]
    if after == "s":  # "...?" Corvo said after the vote.
        return final != "." and frame.lowered[credit.cue.end] not in ("that", "how", "why", "what")
    return after in ("", ".") or (final != "." and after in ",pTGRt")


def _says_no_more(frame: Frame, cue: int, sentence_end: int) -> bool:
    """Whether no content follows the cue: "... wait." Corvo told the board."""
    after, stop, _ = frame.tags[cue + 1 : sentence_end].partition(".")
    bare = stop and not _CONTENT.search(after.replace("Dg", "Dn")) and frame.lowered[cue] in _PLAIN
    return bool(bare) and (after[0] in "pTR" or frame.lowered[cue] in TOLD)
