"""The clause that a verb takes as its content: what may stand before it, and what opens it."""

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import is_time
from newscli.core.text.tokens import TokenRange

_LONGEST_HEARER = 12  # tokens between a cue and its "that"


def past_adverbials(frame: Frame, token: int, end: int) -> int:
    """Return the token after the adverbs and days between a cue and its clause: "said again on Monday the ferry
    left"."""
    tags = frame.tags
    while token < end:
        day = frame.tags.find("T", token, token + 2)
        if tags[token] == "R" and frame.lowered[token] != "there":
            token += 1
        elif tags[token] in "Tp" and day >= 0 and tags[day + 1 : day + 2] != "'":
            token = day + 1
        elif (
            frame.lowered[token] in ("last", "this", "late", "early")
            and token + 1 < end
            and is_time(frame, TokenRange(token, token + 2))
        ):
            token += 2
        else:
            break
    return token


def complementizer(frame: Frame, token: int, end: int, addressed: bool) -> int | None:
    """Return the "that" (if, whether, how) that opens a reported clause, with at most an adverbial or a hearer before
    it."""
    tags = frame.tags
    if token < end and tags[token] == "t" and tags[token + 1 : token + 2] not in ("P", "D", "C"):
        return None
    for opener in range(token, min(end, token + _LONGEST_HEARER)):
        if frame.lowered[opener] == "that" and (opener == token or tags[token] in "RTpt," or addressed):
            return opener if tags[opener + 1 : opener + 2] not in ("A", "V") else opener - 1
        if tags[opener] == "s" and opener == token:
            return opener - 1
        if tags[opener] in ".;:QAVvz":
            return None
    return None
