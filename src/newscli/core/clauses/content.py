"""The clause that a verb takes as its content: what may stand before it, what opens it, whether one begins at all."""

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import is_time, phrase_right
from newscli.core.text.tokens import TokenRange

_LONGEST_SUBJECT, _LONGEST_INSERTION = 24, 20


def past_adverbials(f: Frame, token: int, high: int) -> int:
    """Return the token after the adverbs and days between a cue and its clause: "said again on Monday the ferry
    left"."""
    tags = f.tags
    while token < high:
        day = f.tags.find("T", token, token + 2)
        if tags[token] == "R" and f.lowered[token] != "there":
            token += 1
        elif tags[token] in "Tp" and day >= 0 and tags[day + 1 : day + 2] != "'":
            token = day + 1
        elif (
            f.lowered[token] in ("last", "this", "late", "early")
            and token + 1 < high
            and is_time(f, TokenRange(token, token + 2))
        ):
            token += 2
        else:
            break
    return token


def complementizer(f: Frame, token: int, high: int, addressed: bool) -> int | None:
    """Return the "that" (if, whether, how) that opens a reported clause, with at most an adverbial or a hearer before
    it."""
    tags = f.tags
    if token < high and tags[token] == "t" and tags[token + 1 : token + 2] not in ("P", "D", "C"):
        return None
    for k in range(token, min(high, token + 12)):
        if f.lowered[k] == "that" and (k == token or tags[token] in "RTpt," or addressed):
            return k if tags[k + 1 : k + 2] not in ("A", "V") else k - 1
        if tags[k] == "s" and k == token:
            return k - 1
        if tags[k] in ".;:QAVvz":
            return None
    return None


def is_clause(f: Frame, token: int, high: int) -> bool:
    """Whether a subject and a finite verb begin here."""
    tags = f.tags
    if is_contracted(f, token):
        return True
    subject = phrase_right(f, token + 1 if tags[token] in "gG" else token, high)
    if not subject:
        return tags[token] in "sw" or f.lowered[token] == "there"
    after = subject.end
    pronoun = tags[subject.start] == "P"
    if pronoun and tags[after : after + 1] and tags[after] in "'AVvzbnR":  # "it sold"; but "it to the press"
        return True
    verb = _verb_after(f, after, high)
    if verb is not None:
        return verb
    return pronoun or any(tags[k] in "bz" and tags[k - 1] not in "D'" for k in range(subject.start + 1, after))


def _verb_after(f: Frame, token: int, high: int) -> bool | None:
    """Whether a verb follows a subject, insertions between commas left out; None where the sentence ends before."""
    last = min(high, token + _LONGEST_SUBJECT)
    while token < last:
        tag = f.tags[token]
        if tag in "AVvzb":
            return True
        if tag == ",":
            token = f.tags.find(",", token + 1, min(high, token + _LONGEST_INSERTION))
            if token < 0:
                return False
        elif tag in ".;:Q-":
            return False
        token += 1
    return None


def is_contracted(f: Frame, token: int) -> bool:
    """Whether the token is a subject with its verb: "he'd", "they’ve"."""
    return (
        f.tags[token] == "A"
        and f.lowered[token][0].isalpha()
        and f.lowered[token].endswith(("'d", "’d", "'ll", "’ll", "'ve", "’ve"))
    )
