"""Quoted words that nobody is said to have spoken: titles of works, nicknames, words as words."""

import re
from functools import cache

from newscli.core.clauses.cue_verbs import verb_base, verb_class
from newscli.core.clauses.frame import Frame
from newscli.core.text.quote_marks import Quoted
from newscli.core.text.word_classes import word_class
from newscli.lexicon.loader import sections

SURELY_UNSPOKEN = frozenset(["single-marks-aside", "stage-direction", "nickname", "name-given"])
_SMALL = frozenset("a an the of in on for to and or but with at by from as is vs nor de la el".split())
_MAX_TITLE_WORDS = 14
_LONGEST_TITLE = 200
_NO_TITLE = re.compile(r"(?:\S{1,20} ){1,6}[a-z]{5}")  # a long word among the first ones that has no capital
_WRITING = frozenset("write writes writing wrote read reading announced announces".split())
_NEAR = 4


@cache
def _listed(heading: str) -> frozenset[str]:
    return frozenset(sections("cue_unspoken")[heading])


def why_unspoken(f: Frame, token: int, british: bool, works: set[str]) -> str | None:
    """Return the rule by which the quoted segment at this token is nobody's speech; None where it may be somebody's.

    works: the titles that the article has shown before; those that are found now are added.
    """
    piece = f.quoted[token]
    if piece.single and not british:
        return "single-marks-aside"
    if _is_bracketed(f, piece):
        return "stage-direction"
    if f.tags[max(token - 2, 0) : token] == "C:" and f.lowered[token - 2] in _listed("labels"):
        return "name-given"
    if _is_nickname(f, token):
        return "nickname"
    if token and f.lowered[token - 1] in _listed("words"):
        return "words-as-words"
    if _is_name_given(f, token):
        return "name-given"
    if _is_title(f, token, works):
        works.add(_bare(f, piece))
        return "title-of-work"
    return None


def _bare(f: Frame, piece: Quoted) -> str:
    return f.text[piece.start : min(piece.end, piece.start + _LONGEST_TITLE)].rstrip(",.;:!?’'")


def _is_bracketed(f: Frame, piece: Quoted) -> bool:
    return f.text[piece.start] in "([" and f.text[piece.end - 1] in ")]" and piece.end - piece.start < 40


def _is_nickname(f: Frame, token: int) -> bool:
    """Whether the segment is one or two capitalised words between two parts of a name: "Ines "Nessie" Corvo"."""
    piece = f.quoted[token]
    before = f.tags[token - 1 : token]
    opens_name = before in ("V", "z", "s", "D") and f.text[piece.end - 1].isalnum()  # said "Fat Leo" Moretti was
    if f.tags[token + 1 : token + 2] != "C" or not (before == "C" or opens_name):
        return False
    words = f.text[piece.start : min(piece.end, piece.start + 60)].split()
    return len(words) <= 2 and all(word[0].isupper() for word in words)


def _is_name_given(f: Frame, token: int) -> bool:
    """Whether the segment names something: "a show called "Low Water"", "what was called "the bore"", (the "Deal")."""
    if f.tags[token + 1 : token + 2] == ")" and (
        f.tags[token - 1 : token] == "(" or f.tags[max(token - 2, 0) : token] == "(D"
    ):
        return _has_capitals(f, token)
    if token == 0:
        return False
    return _names_what_stands_before(f, token) or _is_named_by_verb(f, token)


def _is_named_by_verb(f: Frame, token: int) -> bool:
    """Whether a verb of naming governs the quoted words: "known as "the Coffin"", "the wall was called "Nell""."""
    known_as = f.lowered[token - 2 : token] == ["known", "as"]
    verb = (
        token - 2 if known_as or (f.tags[token - 1] == "D" and "A" in f.tags[max(token - 4, 0) : token]) else token - 1
    )
    if verb < 1 or not (known_as or f.lowered[verb] in _listed("named")):
        return False
    subject = verb - 1
    while subject > 0 and f.tags[subject] == "R":
        subject -= 1
    if f.tags[subject] == "A":
        named = f.lowered[verb] == "named" and _has_capitals(f, token)
        return named or (f.lowered[subject] in _BE and f.lowered[token + 1 : token + 2] != ["by"])
    return f.tags[subject] in ("n,NP" if known_as else "nN") and not _in_relative_clause(f, subject)


def _names_what_stands_before(f: Frame, token: int) -> bool:
    """ "a folder marked "Noise"", "a report titled "Dry wells"", "the drill, called "Cold Anchor", is on", "known to
    skiers as "the Coffin""."""
    word, before = f.lowered[token - 1], f.tags[token - 2 : token - 1]
    if word in ("marked", "stamped", "labelled", "labeled"):
        return before == "n"
    if word in _listed("entitled") and before in ("n", "N", "b", "C", ","):
        return True
    if word in _listed("named"):
        return before == "," and _closes_apposition(f, token)
    return word == "as" and "known" in f.lowered[max(0, token - 6) : token - 2]


def _closes_apposition(f: Frame, token: int) -> bool:
    """Whether a comma ends the insertion that the quoted words close."""
    return f.tags[token + 1 : token + 2] == "," or f.text[f.quoted[token].end - 1] == ","


_BE = word_class("forms of be")


def _in_relative_clause(f: Frame, noun: int) -> bool:
    """Whether the noun is the subject of "what officials called" or "which the company called"."""
    while noun > 0 and f.tags[noun] in "nNC'#":
        noun -= 1
    if f.tags[noun] == "D" or f.lowered[noun] == "one":
        noun -= 1
        # "a storm the captain called"
        if noun >= 0 and f.tags[noun] in "nNC" and f.lowered[noun + 1] not in ("a", "an"):
            return True
    return noun >= 0 and (f.tags[noun] == "w" or f.lowered[noun] in ("what", "that"))


def _is_title(f: Frame, token: int, works: set[str]) -> bool:
    """Whether the segment is a work: every long word has a capital, and no cue asks for spoken words."""
    piece = f.quoted[token]
    if f.text[piece.start].islower() or _NO_TITLE.match(f.text, piece.start, piece.end):
        return False
    words = f.text[piece.start : min(piece.end, piece.start + _LONGEST_TITLE)].split()
    if len(words) > _MAX_TITLE_WORDS or not _capitalised(words):
        return False
    if (_bare(f, piece) in works and not _names_something(f, token)) or _is_work_by_neighbours(
        f, token, len(words), works
    ):
        return True
    return token > 0 and (_follows_maker(f, token) or _follows_link(f, token, len(words)))


def _follows_maker(f: Frame, token: int) -> bool:
    """Whether the token before the title is a word that a work's name follows: "entitled", "told", "her novel,"."""
    before, tag = f.lowered[token - 1], f.tags[token - 1]
    if before in _listed("entitled") or verb_base().get(before) == "tell":
        return True
    if (tag == "," and f.lowered[token - 2] in _listed("works")) or f.lowered[token - 2 : token] == ["according", "to"]:
        return True
    return tag == "'" and _is_outlet(f, token - 2)  # "told ABC's "Harbour Nights""


def _follows_link(f: Frame, token: int, words: int) -> bool:
    """Whether a preposition, an owner or a noun before the title makes it a name, and no verb of saying or naming."""
    before, tag = f.lowered[token - 1], f.tags[token - 1]
    if tag == "p" and before not in ("as", "of", "for"):
        return not _names_something(f, token)
    if tag not in "p'DnNC#c" or _names_something(f, token) or _is_said(f, token):
        return False
    return not (words == 1 and tag in "D'n") or f.text[f.quoted[token].end - 1] == ","


def _is_work_by_neighbours(f: Frame, token: int, words: int, works: set[str]) -> bool:
    """Whether the tokens beside the title-cased segment say that it is a work. words: how many it has."""
    if _is_work_by_kind(f, token) or _is_listed_title(f, token, words, works):
        return True
    before = f.lowered[token - 1] if token else ""
    if before in _listed("making") and f.tags[token - 2 : token - 1] != "A":
        return True
    whole = f.text[f.quoted[token].end - 1] in ",.?!"
    if words < 2 or (whole and before in _WRITING):
        return False
    if before in _listed("about") or (f.tags[token + 1 : token + 2] == "D" and verb_base().get(before) == "call"):
        return True  # called "..." a gem
    return not whole and _is_subject(f, token, before)


def _is_subject(f: Frame, token: int, before: str) -> bool:
    """Whether the segment is a subject: "says "Low Water" was". before: the word before it."""
    begins = token == 0 or f.tags[token - 1] == "." or before == "that" or verb_base().get(before) == "say"
    return begins and f.tags[token + 1 : token + 2] in ("A", "z", "V")


def _is_work_by_kind(f: Frame, token: int) -> bool:
    """Whether a noun beside the segment tells what kind of work it is, or a number its year."""
    works, people = _listed("works"), _listed("work_people")
    before, earlier = f.lowered[token - 1] if token else "", f.lowered[token - 2] if token > 1 else ""
    after = f.lowered[token + 1] if token + 1 < len(f.lowered) else ""
    if before in works or after in works or after in people:  # the film "...", the "..." star
        return True
    if after == "(" and f.tags[token + 2 : token + 3] == "#":
        return True
    if before in ("of", "for", "to") and (earlier in works or earlier in people):
        return True
    return _has_apposition(f, token)


def _has_apposition(f: Frame, token: int) -> bool:
    """Whether a noun after the comma tells what kind of work it is: "Low Water," the second feature by Ines Corvo."""
    if f.text[f.quoted[token].end - 1] != "," or f.tags[token + 1 : token + 2] != "D":
        return False
    noun = next((k for k in range(token + 2, min(token + 6, len(f.tags))) if f.lowered[k] in _listed("works")), None)
    return noun is not None and not f.tags[token + 2 : noun].strip("nC#'")


def _is_listed_title(f: Frame, token: int, words: int, works: set[str]) -> bool:
    """Whether the segment stands in a row of titles: "such as "Low Water," "The Long Tide" and "Noise""."""
    link = token - 1 - (token > 0 and f.lowered[token - 1] in ("and", ","))
    if link >= 0 and link in f.quoted:
        return _bare(f, f.quoted[link]) in works
    listed = (
        f.tags[token + 1 : token + 2] == "Q" and f.text[f.quoted[token].end - 1] == "," and _has_capitals(f, token + 1)
    )
    return listed and words > 1 and not _names_something(f, token) and not _is_said(f, token)


def _is_outlet(f: Frame, token: int) -> bool:
    """Whether the token is a name in capitals, as of broadcasters, that a verb of telling or a preposition governs."""
    name = f.text[f.starts[token] : f.ends[token]]
    return (
        token > 0
        and len(name) > 1
        and name.isupper()
        and (f.tags[token - 1] == "p" or f.lowered[token - 1] in ("told", "tells"))
    )


def _has_capitals(f: Frame, token: int) -> bool:
    piece = f.quoted[token]
    return _capitalised(f.text[piece.start : min(piece.end, piece.start + _LONGEST_TITLE)].split())


def _capitalised(words: list[str]) -> bool:
    for word in words:
        if word[0].islower() and (word is words[0] or word.lower().strip(",.;:!?") not in _SMALL):
            return False
    return True


def _names_something(f: Frame, token: int) -> bool:
    """Whether a verb of naming stands close before: "called him "Sleepy Joe""."""
    return any(
        f.tags[k] in "VzGb" and verb_class().get(f.lowered[k]) == "judgement"
        for k in range(max(0, token - _NEAR), token)
    )


def _is_said(f: Frame, token: int) -> bool:
    return any(
        f.tags[k] in "VzGb" and verb_class().get(f.lowered[k]) == "speech" for k in range(max(0, token - _NEAR), token)
    )
