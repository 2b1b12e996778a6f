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


def boundaries(f: Frame, low: int, high: int) -> list[Boundary]:
    """Return the clauses that begin inside the sentence, in order. The first clause of all has no boundary."""
    out: list[Boundary] = []
    for token in range(low + 1, high):
        tag = f.tags[token]
        if tag == ";":
            out.append(Boundary(token, "main"))
        elif tag == "c" and f.tags[token - 1] != ";":
            if _has_subject_and_verb(f, token + 1, high):
                out.append(Boundary(token, "main"))
        elif tag == "s" and f.lowered[token] != "that":
            out.append(Boundary(token, "subordinate"))
        elif tag == "w":
            out.append(Boundary(token, "aside" if f.tags[token - 1] in ",-" else "relative"))
        elif tag == "(":
            out.append(Boundary(token, "aside"))
    return out


def _has_subject_and_verb(f: Frame, token: int, high: int) -> bool:
    """Whether a subject and its verb follow: "and Corvo left", "but the mayor, a farmer, said"."""
    subject = phrase_right(f, token, high)
    if subject is None:
        return False
    token = subject.end
    while token < high and f.tags[token] in "R'":
        token += 1
    if f.tags[token : token + 1] == ",":
        token = f.tags.find(",", token + 1, min(high, token + _LONGEST_INSERTION)) + 1
    return 0 < token < high and f.tags[token] in "VvzAb"


def ends_of_asides(f: Frame, clauses: list[Boundary], high: int) -> list[TokenRange]:
    """Return the asides that end before `high`, with their opening and closing marks."""
    out = []
    for token, kind in clauses:
        if kind == "aside" and token < high:
            opening = token if f.tags[token] == "(" else token - 1
            closing = f.tags.find(")" if f.tags[token] == "(" else f.tags[opening], token, high - 1)
            if closing > 0:
                out.append(TokenRange(opening, closing + 1))
    return out
