"""Quoted words that nobody is said to have spoken: titles of works, nicknames, words as words."""

import re
from collections.abc import Callable
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
_NICKNAME = re.compile("(?:(?<=C)|(?P<opens>(?<=[VzsD])))Q(?=C)")
_IN_BRACKETS = re.compile(r"(?:(?<=\()|(?<=\(D))Q\)")
_LABELLED = re.compile(r"(?<![^.:])C[nbN]?:$")
_CUE = re.compile("[VzGb]")
_SUBJECT = re.compile("Q[AzV]")
_OF_YEAR = re.compile(r"Q\(#")
_DESCRIBED = re.compile("D[nC#']*$")


@cache
def _listed(heading: str) -> frozenset[str]:
    return frozenset(sections("cue_unspoken")[heading])


def why_unspoken(frame: Frame, token: int, british: bool, works: set[str]) -> str | None:
    """Return the rule by which the quoted segment at this token is nobody's speech; None where it may be somebody's.

    works: the titles that the article has shown before; those that are found now are added.
    """
    piece = frame.quoted[token]
    if piece.single and not british:
        return "single-marks-aside"
    for rule, holds in _READINGS:
        if holds(frame, token):
            return rule
    if _is_title(frame, token, works):
        works.add(_bare(frame, piece))
        return "title-of-work"
    return None


def _bare(frame: Frame, piece: Quoted) -> str:
    return frame.text[piece.start : min(piece.end, piece.start + _LONGEST_TITLE)].rstrip(",.;:!?’'")


def _is_bracketed(frame: Frame, token: int) -> bool:
    """Whether the segment stands in brackets inside its marks: "(sighs)"."""
    piece = frame.quoted[token]
    return frame.text[piece.start] in "([" and frame.text[piece.end - 1] in ")]" and piece.end - piece.start < 40


def _is_labelled(frame: Frame, token: int) -> bool:
    """Whether a label shows the segment as a name, a sample or a line of the page: "Pull quote: "...""."""
    label = _LABELLED.search(frame.tags, max(0, token - 3), token)
    if label is None:
        return False
    words = " ".join(frame.lowered[label.start() : token - 1])
    return words in _listed("labels") or words in _listed("page")


def _is_word(frame: Frame, token: int) -> bool:
    """Whether the segment is spoken of as a word: the word "gift"."""
    return frame.word(token - 1) in _listed("words")


def _is_nickname(frame: Frame, token: int) -> bool:
    """Whether the segment is one or two capitalised words between two parts of a name: "Ines "Nessie" Corvo"."""
    piece = frame.quoted[token]
    between = _NICKNAME.match(frame.tags, token)
    if between is None:
        return False
    if between["opens"] is not None and not frame.text[piece.end - 1].isalnum():  # but: said "Fat Leo" Moretti was
        return False
    words = frame.text[piece.start : min(piece.end, piece.start + 60)].split()
    return len(words) <= 2 and all(word[0].isupper() for word in words)


def _is_name_given(frame: Frame, token: int) -> bool:
    """Whether the segment names something: "a show called "Low Water"", "what was called "the bore"", (the "Deal")."""
    if _IN_BRACKETS.match(frame.tags, token):
        return _has_capitals(frame, token)
    if token == 0:
        return False
    return _names_what_stands_before(frame, token) or _is_named_by_verb(frame, token)


def _is_named_by_verb(frame: Frame, token: int) -> bool:
    """Whether a verb of naming governs the quoted words: "known as "the Coffin"", "the wall was called "Nell""."""
    known_as = frame.lowered[token - 2 : token] == ["known", "as"]
    verb = (
        token - 2
        if known_as or (frame.tags[token - 1] == "D" and "A" in frame.tags[max(token - 4, 0) : token])
        else token - 1
    )
    if verb < 1 or not (known_as or frame.lowered[verb] in _listed("named")):
        return False
    subject = max(0, frame.before(verb, 0, "R"))
    if frame.tags[subject] == "A":
        named = frame.lowered[verb] == "named" and _has_capitals(frame, token)
        return named or (frame.lowered[subject] in _BE and frame.lowered[token + 1 : token + 2] != ["by"])
    return frame.tags[subject] in ("n,NP" if known_as else "nN") and not _in_relative_clause(frame, subject)


def _names_what_stands_before(frame: Frame, token: int) -> bool:
    """ "a folder marked "Noise"", "a report titled "Dry wells"", "the drill, called "Cold Anchor", is on", "known to
    skiers as "the Coffin""."""
    word, before = frame.lowered[token - 1], frame.tags[token - 2 : token - 1]
    if word in ("marked", "stamped", "labelled", "labeled"):
        return before == "n"
    if word in _listed("entitled") and before in ("n", "N", "b", "C", ","):
        return True
    if word in _listed("named"):
        return before == "," and _closes_apposition(frame, token)
    return word == "as" and "known" in frame.lowered[max(0, token - 6) : token - 2]


def _closes_apposition(frame: Frame, token: int) -> bool:
    """Whether a comma ends the insertion that the quoted words close."""
    return frame.tags[token + 1 : token + 2] == "," or frame.text[frame.quoted[token].end - 1] == ","


_BE = word_class("forms of be")


def _in_relative_clause(frame: Frame, noun: int) -> bool:
    """Whether the noun is the subject of "what officials called" or "which the company called"."""
    noun = max(0, frame.before(noun + 1, 0, "nNC'#"))
    if frame.tags[noun] == "D" or frame.lowered[noun] == "one":
        noun -= 1
        # "a storm the captain called"
        if noun >= 0 and frame.tags[noun] in "nNC" and frame.lowered[noun + 1] not in ("a", "an"):
            return True
    return noun >= 0 and (frame.tags[noun] == "w" or frame.lowered[noun] in ("what", "that"))


def _is_title(frame: Frame, token: int, works: set[str]) -> bool:
    """Whether the segment is a work: every long word has a capital, and no cue asks for spoken words."""
    piece = frame.quoted[token]
    if frame.text[piece.start].islower() or _NO_TITLE.match(frame.text, piece.start, piece.end):
        return False
    words = frame.text[piece.start : min(piece.end, piece.start + _LONGEST_TITLE)].split()
    if len(words) > _MAX_TITLE_WORDS or not _capitalised(words):
        return False
    if (_bare(frame, piece) in works and not _names_something(frame, token)) or _is_work_by_neighbours(
        frame, token, len(words), works
    ):
        return True
    return token > 0 and (_follows_maker(frame, token) or _follows_link(frame, token, len(words)))


def _follows_maker(frame: Frame, token: int) -> bool:
    """Whether the token before the title is a word that a work's name follows: "entitled", "told", "her novel,"."""
    before, tag = frame.lowered[token - 1], frame.tags[token - 1]
    if before in _listed("entitled") or verb_base().get(before) == "tell":
        return True
    if (tag == "," and frame.lowered[token - 2] in _listed("works")) or frame.lowered[token - 2 : token] == [
        "according",
        "to",
    ]:
        return True
    return tag == "'" and _is_outlet(frame, token - 2)  # "told ABC's "Harbour Nights""


def _follows_link(frame: Frame, token: int, words: int) -> bool:
    """Whether a preposition, an owner or a noun before the title makes it a name, and no verb of saying or naming."""
    before, tag = frame.lowered[token - 1], frame.tags[token - 1]
    if tag == "p" and before not in ("as", "of", "for"):
        return not _names_something(frame, token)
    if tag not in "p'DnNC#c" or _names_something(frame, token) or _is_said(frame, token):
        return False
    return not (words == 1 and tag in "D'n") or frame.text[frame.quoted[token].end - 1] == ","


def _is_work_by_neighbours(frame: Frame, token: int, words: int, works: set[str]) -> bool:
    """Whether the tokens beside the title-cased segment say that it is a work. words: how many it has."""
    if _is_work_by_kind(frame, token) or _is_listed_title(frame, token, words, works):
        return True
    before = frame.word(token - 1)
    if before in _listed("making") and frame.tags[token - 2 : token - 1] != "A":
        return True
    whole = frame.text[frame.quoted[token].end - 1] in ",.?!"
    if words < 2 or (whole and before in _WRITING):
        return False
    if before in _listed("about") or (frame.tags[token + 1 : token + 2] == "D" and verb_base().get(before) == "call"):
        return True  # called "..." a gem
    return not whole and _is_subject(frame, token, before)


def _is_subject(frame: Frame, token: int, before: str) -> bool:
    """Whether the segment is a subject: "says "Low Water" was". before: the word before it."""
    begins = token == 0 or frame.tags[token - 1] == "." or before == "that" or verb_base().get(before) == "say"
    return begins and _SUBJECT.match(frame.tags, token) is not None


def _is_work_by_kind(frame: Frame, token: int) -> bool:
    """Whether a noun beside the segment tells what kind of work it is, or a number its year."""
    works, people = _listed("works"), _listed("works") | _listed("work_people")
    before, after = frame.word(token - 1), frame.word(token + 1)
    if before in works or after in people:  # the film "...", the "..." star
        return True
    if before in ("of", "for", "to") and frame.word(token - 2) in people:
        return True
    return _OF_YEAR.match(frame.tags, token) is not None or _has_apposition(frame, token)


def _has_apposition(frame: Frame, token: int) -> bool:
    """Whether a noun after the comma tells what kind of work it is: "Low Water," the second feature by Ines Corvo."""
    if frame.text[frame.quoted[token].end - 1] != "," or frame.tags[token + 1 : token + 2] != "D":
        return False
    nouns = [noun for noun in range(token + 2, token + 6) if frame.word(noun) in _listed("works")]
    return nouns != [] and _DESCRIBED.match(frame.tags, token + 1, nouns[0]) is not None


def _is_listed_title(frame: Frame, token: int, words: int, works: set[str]) -> bool:
    """Whether the segment stands in a row of titles: "such as "Low Water," "The Long Tide" and "Noise""."""
    link = token - 1 - (frame.word(token - 1) in ("and", ","))
    if link in frame.quoted:
        return _bare(frame, frame.quoted[link]) in works
    listed = (
        frame.tags[token + 1 : token + 2] == "Q"
        and frame.text[frame.quoted[token].end - 1] == ","
        and _has_capitals(frame, token + 1)
    )
    return listed and words > 1 and not _names_something(frame, token) and not _is_said(frame, token)


def _is_outlet(frame: Frame, token: int) -> bool:
    """Whether the token is a name in capitals, as of broadcasters, that a verb of telling or a preposition governs."""
    name = frame.text[frame.starts[token] : frame.ends[token]]
    return (
        token > 0
        and len(name) > 1
        and name.isupper()
        and (frame.tags[token - 1] == "p" or frame.lowered[token - 1] in ("told", "tells"))
    )


def _has_capitals(frame: Frame, token: int) -> bool:
    piece = frame.quoted[token]
    return _capitalised(frame.text[piece.start : min(piece.end, piece.start + _LONGEST_TITLE)].split())


def _capitalised(words: list[str]) -> bool:
    first, *others = words
    small = [word for word in others if word[0].islower()]
    return not first[0].islower() and _SMALL.issuperset([word.lower().strip(",.;:!?") for word in small])


def _names_something(frame: Frame, token: int) -> bool:
    """Whether a verb of naming stands close before: "called him "Sleepy Joe""."""
    return "judgement" in _verbs_near(frame, token)


def _is_said(frame: Frame, token: int) -> bool:
    """Whether a verb of saying stands close before."""
    return "speech" in _verbs_near(frame, token)


def _verbs_near(frame: Frame, token: int) -> list[str]:
    """Return the classes of the cue verbs that stand close before the segment."""
    cues = _CUE.finditer(frame.tags, max(0, token - _NEAR), token)
    return [verb_class().get(frame.lowered[cue.start()], "") for cue in cues]


# The rules other than that of titles, in order, each with the question that it asks.
_READINGS: tuple[tuple[str, Callable[[Frame, int], bool]], ...] = (
    ("stage-direction", _is_bracketed),
    ("name-given", _is_labelled),
    ("nickname", _is_nickname),
    ("words-as-words", _is_word),
    ("name-given", _is_name_given),
)
