"""The clauses of a sentence: the kind of each, and where it begins and ends."""

import re
from typing import Literal, NamedTuple

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import phrase_right
from newscli.core.text.tokens import TokenRange

# main: has a subject of its own. fronted: what a comma divides from the main clause after it ("After the vote, ...").
# inserted: a relative clause after a comma or a dash, or a bracket.
ClauseKind = Literal["main", "subordinate", "relative", "participle", "fronted", "inserted"]
_LONGEST_INSERTION, _LONGEST_SUBJECT = 20, 24  # tokens
_OPENER = re.compile(r"[;s(]|(?<!;)c|(?<=,)[gG]|(?P<inserted>(?<=[,-])w)|w")
_KINDS: dict[str, ClauseKind] = {
    ";": "main",
    "c": "main",
    "s": "subordinate",
    "(": "inserted",
    "inserted": "inserted",
    "w": "relative",
    "g": "participle",
    "G": "participle",
}
# From the end of a subject to what follows it, insertions between commas left out: its verb, or a mark.
_PAST_INSERTIONS = re.compile("(?:[^AVvzb,.;:Q-]|,[^,]{0,18}+,)*([AVvzb,.;:Q-])?")
_VERB_OF_PRONOUN = re.compile("['AVvzbnR]")  # "it sold"; but "it to the press"
_VERB_OR_NOUN = re.compile("(?<![D'])[bz]")
_FINITE = "AVvzb"  # tags of finite verbs, and of words that look like them


class Clause(NamedTuple):
    """A clause, from the token that opens it up to the next clause, or to the mark that closes an insertion."""

    tokens: TokenRange
    kind: ClauseKind

    def holds(self, token: int) -> bool:
        """Whether the token stands inside the clause, marks left out."""
        return self.tokens.start <= token < self.tokens.last


def read_clauses(frame: Frame, start: int, end: int) -> list[Clause]:
    """Return the clauses of the sentence from `start` up to `end`, in order. Insertions stand inside another clause."""
    openings = _openings(frame, start, end)
    clauses = []
    stop = end
    for token, kind in reversed(openings):
        clause_end = _end_of_insertion(frame, token, end) if kind == "inserted" else stop
        clauses.append(Clause(TokenRange(token, clause_end), kind))
        if kind != "inserted":
            stop = token
    return clauses[::-1]


def _openings(frame: Frame, start: int, end: int) -> list[tuple[int, ClauseKind]]:
    """Return the tokens with which clauses begin, and the kinds of these."""
    tags = frame.tags
    openings: list[tuple[int, ClauseKind]] = [(start, "main")]
    if tags[start] in "spgG" and (comma := tags.find(",", start, end)) > 0:
        openings = [(start, "fronted"), (comma, "main")]
    for match in _OPENER.finditer(tags, start + 1, end):
        if _opens_clause(frame, match.start(), end):
            openings.append((match.start(), _KINDS[match.lastgroup or match.group()]))
    return sorted(openings)


def _opens_clause(frame: Frame, token: int, end: int) -> bool:
    """Whether a token that may open a clause does: an "and" before a subject and its verb, a "when", but not "that"."""
    if frame.tags[token] == "c":
        return begins_clause(frame, token + 1, end)
    return frame.lowered[token] != "that"


def _end_of_insertion(frame: Frame, token: int, end: int) -> int:
    """Return the token after the mark that closes an insertion, which a mark opens like it; `end` where none does."""
    bracket = frame.tags[token] == "("
    closing = frame.tags.find(")" if bracket else frame.tags[token - 1], token, end)
    return closing + 1 if closing > 0 else end


def begins_clause(frame: Frame, token: int, end: int) -> bool:
    """Whether a subject and right after it a verb begin here: "and Corvo left", "but the mayor, a farmer, said"."""
    subject = phrase_right(frame, token, end)
    if subject is None:
        return False
    token = frame.after(subject.end, end, "R'")
    if frame.tags[token : token + 1] == ",":
        token = frame.tags.find(",", token + 1, min(end, token + _LONGEST_INSERTION)) + 1
    return 0 < token < end and frame.tags[token] in _FINITE


def main_clause(frame: Frame, start: int, end: int) -> int:
    """Return where the last main clause begins: after a semicolon, or after ", and" with a subject of its own."""
    tags = frame.tags
    for token in range(end - 1, start, -1):
        opens = tags[token] == ";" or (tags[token] == "c" and tags[token - 1] == ",")
        if opens and begins_clause(frame, token + 1, end):
            return token + 1
    return start


def is_clause(frame: Frame, token: int, end: int) -> bool:
    """Whether a subject and a finite verb begin here, however far apart."""
    tags = frame.tags
    if is_contracted(frame, token):
        return True
    subject = phrase_right(frame, token + 1 if tags[token] in "gG" else token, end)
    if not subject:
        return tags[token] in "sw" or frame.lowered[token] == "there"
    after = subject.end
    pronoun = tags[subject.start] == "P"
    if pronoun and _VERB_OF_PRONOUN.match(tags, after):
        return True
    following = _PAST_INSERTIONS.match(tags, after, min(end, after + _LONGEST_SUBJECT))
    if following and following[1]:
        return following[1] in _FINITE
    return pronoun or _VERB_OR_NOUN.search(tags, subject.start + 1, after) is not None


def is_contracted(frame: Frame, token: int) -> bool:
    """Whether the token is a subject with its verb: "he'd", "they’ve"."""
    return (
        frame.tags[token] == "A"
        and frame.lowered[token][0].isalpha()
        and frame.lowered[token].endswith(("'d", "’d", "'ll", "’ll", "'ve", "’ve"))
    )
