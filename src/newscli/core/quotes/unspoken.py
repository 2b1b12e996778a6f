"""Quoted words that nobody is said to have spoken: titles of works, words marked off, names of things."""

from newscli.core.quotes.frame import Frame, verb_class
from newscli.core.quotes.marks import Quoted

_SMALL = frozenset("a an the of in on for to and or but with at by from as is vs nor de la el".split())
_ENTITLED = frozenset("titled entitled headlined headed subtitled".split())


def is_title(f: Frame, at: int) -> bool:
    """A work, a programme, a song: every long word has a capital, and no cue asks for words."""
    piece = f.quoted[at]
    words = f.text[piece.start : min(piece.end, piece.start + 200)].split()
    if len(words) > 14 or not _capitalised(words) or at == 0:
        return False
    before, tag = f.low[at - 1], f.tags[at - 1]
    if before in _ENTITLED:
        return True
    if tag in "p'DnNC#c" and not _is_naming(f, at):
        return not (len(words) == 1 and tag in "D'n") or f.text[piece.end - 1] == ","
    return False


def _capitalised(words: list[str]) -> bool:
    if words[0][0].islower():
        return False
    return all(not w[0].islower() or w.lower().strip(",.;:!?") in _SMALL for w in words)


def _is_naming(f: Frame, at: int) -> bool:
    """Whether a verb of naming or saying stands close before: "called him "Sleepy Joe"", "shouted at them "Go Home"."""
    return any(f.tags[k] in "VzGb" and verb_class().get(f.low[k]) in ("judgement", "speech") for k in range(max(0, at - 4), at))


def is_aside(piece: Quoted, british: bool) -> bool:
    """Single marks in an article that quotes in double ones: a headline's shorthand or a scare quote."""
    return piece.single and not british
