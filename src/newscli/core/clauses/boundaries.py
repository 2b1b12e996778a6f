"""Where the clauses of a sentence begin, and of what kind they are."""

from typing import Literal, NamedTuple

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import phrase_right
from newscli.core.text.tokens import TokenRange

ClauseKind = Literal["main", "subordinate", "relative", "aside"]
_LONGEST_INSERTION = 12


class Boundary(NamedTuple):
    """token: the one that begins the clause. kind: main (a subject of its own), subordinate, relative, or an aside
    (a relative clause after a comma, a bracket)."""

    token: int
    kind: ClauseKind


def boundaries(frame: Frame, start: int, end: int) -> list[Boundary]:
    """Return the clauses that begin inside the sentence, in order. The first clause of all has no boundary."""
    out: list[Boundary] = []
    for token in range(start + 1, end):
        tag = frame.tags[token]
        if tag == ";":
            out.append(Boundary(token, "main"))
        elif tag == "c" and frame.tags[token - 1] != ";":
            if _has_subject_and_verb(frame, token + 1, end):
                out.append(Boundary(token, "main"))
        elif tag == "s" and frame.lowered[token] != "that":
            out.append(Boundary(token, "subordinate"))
        elif tag == "w":
            out.append(Boundary(token, "aside" if frame.tags[token - 1] in ",-" else "relative"))
        elif tag == "(":
            out.append(Boundary(token, "aside"))
    return out


def _has_subject_and_verb(frame: Frame, token: int, end: int) -> bool:
    """Whether a subject and its verb follow: "and Corvo left", "but the mayor, a farmer, said"."""
    subject = phrase_right(frame, token, end)
    if subject is None:
        return False
    token = subject.end
    while token < end and frame.tags[token] in "R'":
        token += 1
    if frame.tags[token : token + 1] == ",":
        token = frame.tags.find(",", token + 1, min(end, token + _LONGEST_INSERTION)) + 1
    return 0 < token < end and frame.tags[token] in "VvzAb"


def ends_of_asides(frame: Frame, clauses: list[Boundary], end: int) -> list[TokenRange]:
    """Return the asides that end before `end`, with their opening and closing marks."""
    out = []
    for token, kind in clauses:
        if kind == "aside" and token < end:
            opening = token if frame.tags[token] == "(" else token - 1
            closing = frame.tags.find(")" if frame.tags[token] == "(" else frame.tags[opening], token, end - 1)
            if closing > 0:
                out.append(TokenRange(opening, closing + 1))
    return out
