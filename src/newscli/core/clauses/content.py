"""The clause that a verb takes as its content: what may stand before it, what opens it, whether one begins at all."""

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import is_time, phrase_right

_LONGEST_SUBJECT, _LONGEST_INSERTION = 24, 20


def past_adverbials(f: Frame, at: int, high: int) -> int:
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


def complementizer(f: Frame, at: int, high: int, addressed: bool) -> int | None:
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


def is_clause(f: Frame, at: int, high: int) -> bool:
    """Whether a subject and a finite verb begin here."""
    tags = f.tags
    if is_contracted(f, at):
        return True
    subject = phrase_right(f, at + 1 if tags[at] in "gG" else at, high)
    if not subject:
        return tags[at] in "sw" or f.low[at] == "there"
    after = subject[1] + 1
    pronoun = tags[subject[0]] == "P"
    if pronoun and tags[after : after + 1] and tags[after] in "'AVvzbnR":  # "it sold"; but "it to the press"
        return True
    verb = _verb_after(f, after, high)
    if verb is not None:
        return verb
    return pronoun or any(tags[k] in "bz" and tags[k - 1] not in "D'" for k in range(subject[0] + 1, after))


def _verb_after(f: Frame, at: int, high: int) -> bool | None:
    """Whether a verb follows a subject, insertions between commas left out; None where the sentence ends before."""
    last = min(high, at + _LONGEST_SUBJECT)
    while at < last:
        tag = f.tags[at]
        if tag in "AVvzb":
            return True
        if tag == ",":
            at = f.tags.find(",", at + 1, min(high, at + _LONGEST_INSERTION))
            if at < 0:
                return False
        elif tag in ".;:Q-":
            return False
        at += 1
    return None


def is_contracted(f: Frame, at: int) -> bool:
    """ "he'd", "they’ve": the subject and its verb as one token."""
    return f.tags[at] == "A" and f.low[at][0].isalpha() and f.low[at].endswith(("'d", "’d", "'ll", "’ll", "'ve", "’ve"))
