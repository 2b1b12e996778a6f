"""Where the clauses of a sentence begin, and of what kind they are."""

from typing import Literal, NamedTuple

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import phrase_right

ClauseKind = Literal["main", "subordinate", "relative", "aside"]
_LONGEST_INSERTION = 12


class Boundary(NamedTuple):
    """at: the token that begins the clause. kind: main (a subject of its own), subordinate, relative, or an aside
    (a relative clause after a comma, a bracket)."""

    at: int
    kind: ClauseKind


def boundaries(f: Frame, low: int, high: int) -> list[Boundary]:
    """The clauses that begin inside the sentence, in order. The first clause of all has no boundary."""
    out: list[Boundary] = []
    for at in range(low + 1, high):
        tag = f.tags[at]
        if tag == ";":
            out.append(Boundary(at, "main"))
        elif tag == "c" and f.tags[at - 1] != ";":
            if _has_subject_and_verb(f, at + 1, high):
                out.append(Boundary(at, "main"))
        elif tag == "s" and f.low[at] != "that":
            out.append(Boundary(at, "subordinate"))
        elif tag == "w":
            out.append(Boundary(at, "aside" if f.tags[at - 1] in ",-" else "relative"))
        elif tag == "(":
            out.append(Boundary(at, "aside"))
    return out


def _has_subject_and_verb(f: Frame, at: int, high: int) -> bool:
    """Whether a subject and its verb follow: "and Corvo left", "but the mayor, a farmer, said"."""
    subject = phrase_right(f, at, high)
    if subject is None:
        return False
    at = subject[1] + 1
    while at < high and f.tags[at] in "R'":
        at += 1
    if f.tags[at : at + 1] == ",":
        at = f.tags.find(",", at + 1, min(high, at + _LONGEST_INSERTION)) + 1
    return 0 < at < high and f.tags[at] in "VvzAb"


def ends_of_asides(f: Frame, clauses: list[Boundary], high: int) -> list[tuple[int, int]]:
    """The asides that end before `high`, from their opening mark to their closing one."""
    out = []
    for at, kind in clauses:
        if kind == "aside" and at < high:
            opening = at if f.tags[at] == "(" else at - 1
            closing = f.tags.find(")" if f.tags[at] == "(" else f.tags[opening], at, high - 1)
            if closing > 0:
                out.append((opening, closing))
    return out
