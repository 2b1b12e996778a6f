"""The clause that a verb takes as its content: what may stand before it, what opens it, whether one begins at all."""

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import is_time, phrase_right
from newscli.core.text.tokens import TokenRange

_LONGEST_SUBJECT, _LONGEST_INSERTION = 24, 20
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


def is_clause(frame: Frame, token: int, end: int) -> bool:
    """Whether a subject and a finite verb begin here."""
    tags = frame.tags
    if is_contracted(frame, token):
        return True
    subject = phrase_right(frame, token + 1 if tags[token] in "gG" else token, end)
    if not subject:
        return tags[token] in "sw" or frame.lowered[token] == "there"
    after = subject.end
    pronoun = tags[subject.start] == "P"
    if pronoun and tags[after : after + 1] and tags[after] in "'AVvzbnR":  # "it sold"; but "it to the press"
        return True
    verb = _verb_after(frame, after, end)
    if verb is not None:
        return verb
    return pronoun or any(tags[noun] in "bz" and tags[noun - 1] not in "D'" for noun in range(subject.start + 1, after))


def _verb_after(frame: Frame, token: int, end: int) -> bool | None:
    """Whether a verb follows a subject, insertions between commas left out; None where the sentence ends before."""
    last = min(end, token + _LONGEST_SUBJECT)
    while token < last:
        tag = frame.tags[token]
        if tag in "AVvzb":
            return True
        if tag == ",":
            token = frame.tags.find(",", token + 1, min(end, token + _LONGEST_INSERTION))
            if token < 0:
                return False
        elif tag in ".;:Q-":
            return False
        token += 1
    return None


def is_contracted(frame: Frame, token: int) -> bool:
    """Whether the token is a subject with its verb: "he'd", "they’ve"."""
    return (
        frame.tags[token] == "A"
        and frame.lowered[token][0].isalpha()
        and frame.lowered[token].endswith(("'d", "’d", "'ll", "’ll", "'ve", "’ve"))
    )
