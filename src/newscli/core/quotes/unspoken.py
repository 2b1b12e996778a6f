"""Quoted words that nobody is said to have spoken: titles of works, nicknames, words as words."""

from newscli.core.quotes.frame import Frame, verb_base, verb_class
from newscli.core.quotes.marks import Quoted
from newscli.lexicon import sections

_SMALL = frozenset("a an the of in on for to and or but with at by from as is vs nor de la el".split())
_MAX_TITLE_WORDS = 14
_NEAR = 4


def why_unspoken(f: Frame, at: int, british: bool) -> str | None:
    """The rule by which the quoted segment at this token is nobody's speech, or None where it may be somebody's."""
    piece = f.quoted[at]
    if piece.single and not british:
        return "single-marks-aside"
    if _is_bracketed(f, piece):
        return "stage-direction"
    if _is_nickname(f, at):
        return "nickname"
    if at and f.low[at - 1] in sections("cue_unspoken")["words"]:
        return "words-as-words"
    if _is_name_given(f, at):
        return "name-given"
    if _is_title(f, at):
        return "title-of-work"
    return None


def _is_bracketed(f: Frame, piece: Quoted) -> bool:
    return f.text[piece.start] in "([" and f.text[piece.end - 1] in ")]" and piece.end - piece.start < 40


def _is_nickname(f: Frame, at: int) -> bool:
    """ "Ines "Nessie" Corvo": one or two capitalised words between two parts of a name."""
    around = f.tags[at - 1 : at] + f.tags[at + 1 : at + 2]
    piece = f.quoted[at]
    words = f.text[piece.start : min(piece.end, piece.start + 60)].split()
    return around == "CC" and len(words) <= 2 and all(word[0].isupper() for word in words)


def _is_name_given(f: Frame, at: int) -> bool:
    """ "a show called "Low Water"", "an account known as "the gull"": a participle after a common noun, and no object."""
    if f.low[at - 1] in sections("cue_unspoken")["named"]:
        return f.tags[at - 2 : at - 1] == "n" and "what" not in f.low[max(0, at - _NEAR - 1) : at]
    return f.low[at - 2 : at] == ["known", "as"] and f.tags[at - 3 : at - 2] in ("n", ",")


def _is_title(f: Frame, at: int) -> bool:
    """A work, a programme, a song: every long word has a capital, and no cue asks for words."""
    piece = f.quoted[at]
    words = f.text[piece.start : min(piece.end, piece.start + 200)].split()
    if at == 0 or len(words) > _MAX_TITLE_WORDS or not _capitalised(words):
        return False
    before, tag = f.low[at - 1], f.tags[at - 1]
    kinds = sections("cue_unspoken")
    if before in kinds["entitled"] or verb_base().get(before) == "tell":
        return True
    if tag == "," and f.low[at - 2] in kinds["works"]:
        return True
    if f.low[at - 2 : at] == ["according", "to"]:
        return True
    if tag == "'" and _is_outlet(f, at - 2):  # "told ABC's "Harbour Nights""
        return True
    if tag in "p" and before not in ("as", "of", "for"):
        return not _names_something(f, at)
    if tag in "p'DnNC#c" and not _names_something(f, at) and not _is_said(f, at):
        return not (len(words) == 1 and tag in "D'n") or f.text[piece.end - 1] == ","
    return False


def _is_outlet(f: Frame, at: int) -> bool:
    """Whether the token is a name in capitals, as of broadcasters, that a verb of telling or a preposition governs."""
    name = f.text[f.starts[at] : f.ends[at]]
    return at > 0 and len(name) > 1 and name.isupper() and (f.tags[at - 1] == "p" or f.low[at - 1] in ("told", "tells"))


def _capitalised(words: list[str]) -> bool:
    if words[0][0].islower():
        return False
    return all(not w[0].islower() or w.lower().strip(",.;:!?") in _SMALL for w in words)


def _names_something(f: Frame, at: int) -> bool:
    """Whether a verb of naming stands close before: "called him "Sleepy Joe""."""
    return any(f.tags[k] in "VzGb" and verb_class().get(f.low[k]) == "judgement" for k in range(max(0, at - _NEAR), at))


def _is_said(f: Frame, at: int) -> bool:
    return any(f.tags[k] in "VzGb" and verb_class().get(f.low[k]) == "speech" for k in range(max(0, at - _NEAR), at))
