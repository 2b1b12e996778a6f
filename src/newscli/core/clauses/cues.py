"""The cues of one sentence, left to right: each verb or noun of saying with the phrase that it credits."""

import re
from typing import Literal

from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import Phrase, according_source, phrase_left, phrase_right
from newscli.core.clauses.subjects import clause_subject, is_verb, main_clause, main_subject, subject_of
from newscli.core.text.word_classes import word_class

BE = word_class("forms of be")
QUOTED = frozenset("quoted heard cited overheard".split())  # "was quoted as saying": the subject speaks
_MAY_BE_CUE = re.compile("[VzbGN]")  # tags: verbs and nouns of saying
_MAY_BE_WORD = re.compile("[VzbGNnpC]")  # ... and what "according", "per" and "words" may be tagged as
_CUE_WORDS = frozenset(["according", "per", "words"])
# Determiners that stand for people: "many said", "the two said", "the father of three said".
_HEADS = word_class("quantities", "counts")
_MAX_PARTICIPLES = 25  # tokens from one participle to the next
_NEVER_PASSIVE = frozenset(["said"])
_NO_SAYING = (["pointed", "at"], ["points", "at"], ["continued", "to"], ["continues", "to"])


class Cue:
    """A cue and whom it credits. `kind` names the construction, `strength` the class of its verb."""

    __slots__ = ("kind", "last", "source", "strength", "token")

    def __init__(self, token: int, source: Phrase, kind: str, strength: str, last: int | None = None) -> None:
        self.token = token
        self.last = token if last is None else last
        self.source = source
        self.kind = kind
        self.strength = strength


def find_cues(f: Frame, low: int, high: int) -> list[Cue]:
    """Return every cue from the token `low` up to `high` that has a source to its left, or right after it."""
    tags = f.tags
    out: list[Cue] = []
    pattern = _MAY_BE_CUE if _CUE_WORDS.isdisjoint(f.lowered[low:high]) else _MAY_BE_WORD
    for match in pattern.finditer(tags, low, high):
        token, tag = match.start(), match.group()
        cue = None
        if tag in "Vz":
            cue = cue_at(f, token, low, high)
        elif tag == "b":
            cue = _base(f, token, low, high)
        elif tag == "G":
            cue = _coordinate(f, token, out) or _participle(f, token, low, high)
        elif tag == "N":
            cue = _noun(f, token, low, high)
        elif f.lowered[token] == "words":
            cue = _in_words_of(f, token, low, high)
        elif f.lowered[token] == "according" or _is_per(f, token, low):
            cue = _according(f, token, high)
        if cue and cue.strength != "manner":
            out.append(cue)
    return out


def _is_per(f: Frame, token: int, low: int) -> bool:
    """Whether a "per" at this token opens a clause or follows a comma: "..., per Corvo"."""
    return f.lowered[token] == "per" and (token == low or f.tags[token - 1] in ",-")


def cue_at(f: Frame, verb: int, low: int, high: int) -> Cue | None:
    """Return the cue that the finite verb of saying at this token is, with its source."""
    return _inverted(f, verb, low, high) or _finite(f, verb, low, high)


def _strength(f: Frame, token: int) -> str:
    return verb_class().get(f.lowered[token], "noun")


def _cue(f: Frame, token: int, source: Phrase | None, kind: str) -> Cue | None:
    if source and f.lowered[source[0]] in _OBJECTS and source[0] == source[1]:
        return None
    return Cue(token, source, kind, _strength(f, token)) if source else None


_OBJECTS = word_class("objects")


def _according(f: Frame, token: int, high: int) -> Cue | None:
    phrase = according_source(f, token, high)
    return Cue(token, phrase, "according", "speech", phrase[0] - 1) if phrase else None


def _in_words_of(f: Frame, words: int, low: int, high: int) -> Cue | None:
    """Return "in the words of Corvo", "in her own words" or "in Corvo's words" as a cue."""
    token = words - (f.lowered[words - 1] == "own")
    if f.lowered[max(token - 2, low) : token] == ["in", "the"] and f.lowered[words + 1 : words + 2] == ["of"]:
        phrase = phrase_right(f, words + 2, high)
        return Cue(words - 2, phrase, "according", "speech", words + 1) if phrase else None
    owner = (token - 1, token - 1) if f.lowered[token - 1] in _OWNERS else None
    if f.tags[token - 1] == "'" and token - 2 >= low:
        owner = phrase_left(f, token - 2, low)
    return (
        Cue(words, owner, "according", "speech")
        if owner and f.lowered[owner[0] - 1] == "in" and owner[0] > low
        else None
    )


def _finite(f: Frame, verb: int, low: int, high: int) -> Cue | None:
    """Return the cue that a verb in the past or the third person is, or what it is instead: a noun, a participle."""
    use = _use(f, verb, low, high)
    if use == "passive":
        return _passive(f, verb, low, high)
    if use == "noun":
        return _noun(f, verb, low, high) if f.tags[verb] == "z" else None
    if use == "other":
        return None
    if f.lowered[verb] in QUOTED and (quoted := quoted_person(f, verb, high)):
        return Cue(verb, quoted, "quoted", _strength(f, verb))
    subject = subject_of(f, verb, low)
    if subject and _opens_with_preposition(f, subject, low):
        return None
    if subject and subject[0] > low and f.tags[verb] == "V" and _is_reduced(f, verb, subject):
        return _passive(f, verb, low, high)
    return _cue(f, verb, subject, "finite")


_Use = Literal["active", "passive", "noun", "other"]


def _use(f: Frame, verb: int, low: int, high: int) -> _Use:
    """Return how a form that could be a finite verb of saying is used."""
    if verb > low and (use := _use_after(f, verb, low, high)):
        return use
    if f.lowered[verb : verb + 2] in _NO_SAYING:
        return "other"
    beside = verb > low and f.tags[verb - 1] in ",-("
    if (
        beside
        and f.tags[verb] == "V"
        and f.lowered[verb + 1 : verb + 2] == ["as"]
        and _strength(f, verb) == "judgement"
    ):
        return "passive"  # "..., described as ..."
    return "active"


def _use_after(f: Frame, verb: int, low: int, high: int) -> _Use | None:
    """Return how the form is used where the word before it tells."""
    before, tag = f.lowered[verb - 1], f.tags[verb - 1]
    if (before == "as" and f.lowered[verb + 1 : verb + 2] == ["by"]) or _is_passive(f, verb, low):
        return "passive"  # "As described by Corvo, ..."
    owned = tag == "'" and f.tags[max(verb - 2, low) : verb - 1] != "P"
    if owned or (tag == "D" and before not in _HEADS):
        return "noun"
    if tag == "D" and f.lowered[verb] == "thought" and f.tags[verb - 2 : verb - 1] in ("s", "p"):
        return "other"  # "after some thought"
    return "other" if tag == "p" or (f.tags[verb] == "z" and _is_plural_noun(f, verb, high)) else None


def quoted_person(f: Frame, verb: int, high: int) -> Phrase | None:
    """Return whom somebody quotes, for he is the one who speaks: "the agency quoted Ines Corvo as saying"."""
    phrase = phrase_right(f, verb + 1, high)
    if phrase is None and verb + 1 < high and f.lowered[verb + 1] in ("him", "her", "them"):
        phrase = (verb + 1, verb + 1)
    return phrase if phrase and f.lowered[phrase[1] + 1 : phrase[1] + 3] == ["as", "saying"] else None


def _opens_with_preposition(f: Frame, subject: Phrase, low: int) -> bool:
    """Whether the phrase is no subject, for a preposition opens the sentence with it: "In a message sent on Friday, X
    said"."""
    link = subject[0] - 1
    return (
        link >= low
        and f.tags[link] == "p"
        and f.lowered[link] != "as"
        and (link == low or f.tags[link - 1] in ",.:;-c")
    )


def _inverted(f: Frame, verb: int, low: int, high: int) -> Cue | None:
    """Return a cue before its source, a name: "The risk, says Ines Corvo, is ...", "Said Ines Corvo: "...""."""
    if verb == low and f.tags[verb + 1 : verb + 2] == "C" and ":Q" in f.tags[verb:high]:
        opening = phrase_right(f, verb + 1, high)
        return Cue(verb, opening, "inverted", "speech") if opening and _strength(f, verb) == "speech" else None
    if verb <= low or f.tags[verb - 1] != "," or verb + 1 >= high or f.tags[verb + 1] != "C":
        return None
    phrase = phrase_right(f, verb + 1, high)
    if _strength(f, verb) != "speech" or not phrase or f.tags[phrase[1] + 1 : phrase[1] + 2] != ",":
        return None
    return Cue(verb, phrase, "inverted", "speech")


def _coordinate(f: Frame, verb: int, cues: list[Cue]) -> Cue | None:
    """Return a second participle with the source of the first: "with Corvo saying it was cold and asking ..."."""
    if f.tags[verb - 1] != "c" or not cues or cues[-1].kind != "participle" or verb - cues[-1].token > _MAX_PARTICIPLES:
        return None
    return Cue(verb, cues[-1].source, "participle", _strength(f, verb))


def _is_reduced(f: Frame, verb: int, subject: Phrase) -> bool:
    """Whether the verb only describes its phrase, which is an object: "slammed a loophole called "...""."""
    before = subject[0] - 1
    if f.tags[before] == "b" and before and f.tags[before - 1] in "D'":  # "after a pause a voice called"
        return False
    if subject[1] + 1 != verb or f.tags[subject[0]] in "PC" or _strength(f, verb) not in ("judgement", "thought"):
        return False
    if f.tags[before] in "Vz":
        return _strength(f, before) != "speech"
    return f.tags[before] in "vbgGpt"


def _is_plural_noun(f: Frame, token: int, high: int) -> bool:
    """Whether a word in -s that could be a verb is a noun, as no clause follows it: "offensive comments about", "new
    claims"."""
    if f.lowered[token] == "thanks" and f.lowered[token + 1 : token + 2] == ["to"]:
        return True
    if f.lowered[token] in _NEVER_NOUNS or (f.tags[token - 1] in "PR" and f.lowered[token - 1] not in _POINTING):
        return False
    after = f.tags[token + 1] if token + 1 < high else "."
    if f.lowered[token] in _OFTEN_NOUNS and _closes_insertion(f, token):
        return False
    if f.lowered[token] in _OFTEN_NOUNS:
        relative = f.lowered[token + 1 : token + 2] == ["that"] and f.tags[token + 2 : token + 3] in ("A", "V", "v")
        return relative or after not in "PDCsQ:"
    return f.tags[token - 1] in "nNvg" and after in "pc.,;V(" and f.tags[token + 1 : token + 3] != ",Q"


def _closes_insertion(f: Frame, verb: int) -> bool:
    """Whether the word is the verb of an insertion: "As the agency notes, ...", "..., the agency states, ..."."""
    if f.tags[verb + 1 : verb + 2] != ",":
        return False
    if f.tags[verb - 1] == ",":
        return f.tags[verb + 2 : verb + 3] == "Q"
    subject = phrase_left(f, verb - 1, max(0, verb - _LONGEST_SUBJECT))
    if subject is None or f.tags[subject[0]] not in "DC":
        return False
    return subject[0] > 0 and (f.lowered[subject[0] - 1] == "as" or f.tags[subject[0] - 1] in ",-")


_LONGEST_SUBJECT = 12  # tokens
_LONGEST_DESCRIPTION = 5
_PLURALS = frozenset("people others all both some many most".split())
_POINTING = word_class("demonstratives")
_NEVER_NOUNS = frozenset(
    "says tells writes adds asks explains insists argues believes thinks"
    " say tell add explain insist argue believe".split()
)
_OFTEN_NOUNS = frozenset(
    "states reports claims calls notes promises demands orders comments remarks posts tweets texts messages charges"
    " questions requests estimates projects forecasts appeals offers details signals hints jokes rules guesses answers"
    " updates vows pledges protests cries shouts screams laughs reads labels brands credits attacks challenges"
    " addresses plans".split()
)


def _is_passive(f: Frame, verb: int, low: int) -> bool:
    """Whether a form of "be" stands before the past form, with nothing but adverbs between."""
    if f.tags[verb] != "V" or f.lowered[verb] in _NEVER_PASSIVE:
        return False
    token = verb - 1
    while token >= low and f.tags[token] == "R":
        token -= 1
    return token >= low and f.lowered[token] in BE


def _passive(f: Frame, verb: int, low: int, high: int) -> Cue | None:
    """Return a passive with its source: "was called "..." by X"; "was quoted as saying"."""
    if f.lowered[verb] in QUOTED:
        return _cue(f, verb, subject_of(f, verb, low), "quoted")
    for token in range(verb + 1, min(high, verb + 12)):
        if f.lowered[token] == "by" and (phrase := phrase_right(f, token + 1, high)):
            return _cue(f, verb, phrase, "by")
        if f.tags[token] in ".;":
            break
    return None


def _base(f: Frame, verb: int, low: int, high: int) -> Cue | None:
    if verb <= low:
        return None
    before = f.tags[verb - 1]
    if before == "t":
        return _cue(f, verb, _controller(f, verb - 1, low) or _nearest_subject(f, verb - 1, low), "infinitive")
    participle = before in "vVgG" and f.tags[verb - 2 : verb - 1] in ("D", "'")  # "any prepared text"
    if participle or f.lowered[verb - 1] in ("one", "this"):  # "made one demand"
        return _noun(f, verb, low, high)
    if before in "D'p#n" and f.lowered[verb] not in _NEVER_NOUNS and f.lowered[verb - 1] not in _PLURALS:
        if before == "n" and _is_plural(f, verb - 1, low):
            return _cue(f, verb, subject_of(f, verb, low), "finite")
        return _noun(f, verb, low, high)
    subject = subject_of(f, verb, low)
    if before == "C" and subject and not _may_be_plural(f, subject, low):
        return _noun(f, verb, low, high)  # "the Norfolk brand is": a base form after one name cannot be its verb
    return _cue(f, verb, subject, "finite")


def _may_be_plural(f: Frame, subject: Phrase, low: int) -> bool:
    """Whether a base form can be the verb of the subject: it is plural, or an auxiliary stands before it."""
    first, last = subject
    return (
        f.lowered[last].endswith("s")
        or f.lowered[last] in _PLURALS
        or "and" in f.lowered[first:last]
        or (first > low and f.tags[first - 1] == "A")
        or f.text[f.starts[last] : f.ends[last]].isupper()
    )


def _is_plural(f: Frame, noun: int, low: int) -> bool:
    """Whether the noun stands for several: "officials", "people", "Corvo and a colleague"."""
    if f.lowered[noun].endswith(("s", "people", "percent", "%")) or f.lowered[noun - 1 : noun + 1] == ["per", "cent"]:
        return f.lowered[noun] != "news"
    phrase = phrase_left(f, noun, low)
    return phrase is not None and "and" in f.lowered[phrase[0] : noun]


# "led the lab to conclude": verbs whose object does what the infinitive says.
_CAUSING = frozenset(
    "lead leads led leading prompt prompts prompted prompting force forces forced forcing urge urges urged urging"
    " allow allows allowed allowing cause causes caused causing push pushes pushed pushing drive drives drove driving"
    " order orders ordered ordering ask asks asked asking tell tells told telling invite invites invited inviting"
    " persuade persuades persuaded encourage encourages encouraged enable enables enabled".split()
)


def _controller(f: Frame, to: int, low: int) -> Phrase | None:
    """Return the object of a verb of causing right before "to": "led the lab to conclude"."""
    phrase = phrase_left(f, to - 1, low) if to - 1 > low else None
    return phrase if phrase and phrase[0] > low and f.lowered[phrase[0] - 1] in _CAUSING else None


def _nearest_subject(f: Frame, before: int, low: int) -> Phrase | None:
    """Return the subject of the nearest verb to the left that has one."""
    for token in range(before - 1, low - 1, -1):
        if is_verb(f, token, low) and (subject := subject_of(f, token, low)):
            return subject
    return clause_subject(f, low, before)


def _participle(f: Frame, verb: int, low: int, high: int) -> Cue | None:
    """Return the cue that a form in -ing is: "is saying", "with Corvo saying", "..., saying"."""
    before = f.tags[verb - 1] if verb > low else "."
    owned = before == "'" and f.tags[max(verb - 2, low) : verb - 1] != "P"
    if before == "D" or owned:
        return None
    if before in "A'" or (before == "R" and f.tags[max(verb - 2, low) : verb - 1] == "A"):
        return _cue(f, verb, subject_of(f, verb, low), "finite")
    source = _source_beside(f, verb, low) or _source_around(f, verb, low, before)
    return _cue(f, verb, source, "participle")


def _source_beside(f: Frame, verb: int, low: int) -> Phrase | None:
    """Return the source of a participle that stands right before it, as its own subject or with its owner."""
    tags = f.tags
    if verb <= low:
        return None
    if tags[verb - 1] == "P" and f.lowered[verb - 1] not in _POINTING:
        return verb - 1, verb - 1
    beside = phrase_left(f, verb - 1, low) if tags[verb - 1] in "nCNbz" else None
    if beside is None:
        return None
    if f.lowered[beside[1]] in _PAPERS:
        owned = _noun(f, beside[1], low, verb)
        return owned.source if owned else _nearest_subject(f, beside[0], low)
    for link in range(beside[1], beside[0], -1):  # "widespread concern, with some analysts suggesting"
        if f.lowered[link] == "with":
            return link + 1, beside[1]
    return beside if _is_own_subject(f, beside, low) else None


def _source_around(f: Frame, verb: int, low: int, before: str) -> Phrase | None:
    """Return the source that a participle shares with the clause around it. before: the tag of the token before it."""
    if f.lowered[verb - 2 : verb] in _EXCEPTIONS:
        return main_subject(f, low, verb)
    if f.lowered[verb - 1] in ("for", "of", "from", "as") and (praised := phrase_left(f, verb - 2, low)):
        return praised
    if before in "pt":
        return _nearest_subject(f, verb, low)
    return _speaker_so_far(f, low, verb) or main_subject(f, low, verb)


_EXCEPTIONS = (["apart", "from"], ["aside", "from"], ["instead", "of"])


def _speaker_so_far(f: Frame, low: int, verb: int) -> Phrase | None:
    """Return the subject of the nearest verb of saying or judging to the left."""
    for token in range(verb - 2, main_clause(f, low, verb), -1):
        saying = f.tags[token] in "Vz" and _strength(f, token) in ("speech", "judgement") and is_verb(f, token, low)
        if saying and (subject := subject_of(f, token, low)) and f.tags[subject[0]] != "s":  # not "that suggest"
            return subject
    return None


def _is_own_subject(f: Frame, phrase: Phrase, low: int) -> bool:
    """Whether the phrase is the participle's own subject: "with residents saying", "heard people chanting"."""
    first = phrase[0]
    if first > low and f.lowered[first - 1] in ("with", "saw", "heard", "hear", "see", "seen", "from", "by", "and"):
        return True
    return not any(is_verb(f, token, low) for token in range(low, first))


_PAPERS = frozenset(
    "statement letter tweet report post message memo comment note email e-mail statements tweets letters posts video"
    " speech editorial article column release text".split()
)


def _noun(f: Frame, noun: int, low: int, high: int) -> Cue | None:
    """Return a noun of saying with its owner: "X's remark", "his claim", "a statement from X"."""
    if not _introduces(f, noun, high):
        return None
    owner = _owner(f, noun, low)
    opens = f.tags[noun + 1 : noun + 3]
    announced = opens == ":Q" or (opens == ",Q" and f.tags[noun] == "N")
    if announced and f.tags[owner] != "'" and f.lowered[owner] not in _OWNERS:
        return _cue(f, noun, clause_subject(f, low, noun), "introduction")
    if owner > low and f.tags[owner] == "'" and (phrase := phrase_left(f, owner - 1, low)):
        return Cue(noun, phrase, "possessive", "noun")
    if owner >= low and f.lowered[owner] in _OWNERS:
        return Cue(noun, (owner, owner), "possessive", "noun")
    if noun + 2 < high and f.lowered[noun + 1] in ("by", "from") and (phrase := phrase_right(f, noun + 2, high)):
        return Cue(noun, phrase, "noun-by", "noun")
    return None


def _owner(f: Frame, noun: int, low: int) -> int:
    """Return the token where an owner of the noun would stand: the first before the words that describe it."""
    token = noun - 1
    while token > low and f.tags[token] in "nR#gvC" and noun - token < _LONGEST_DESCRIPTION:
        token -= 1
    return token


_OWNERS = word_class("possessives")


def _introduces(f: Frame, noun: int, high: int) -> bool:
    """Whether quoted words or a clause follow the noun as its content: "remark that", "call for a "...""."""
    tags = f.tags[noun + 1 : min(high, noun + 5)]
    if not tags or f.lowered[noun + 1] == "as":
        return False
    if f.lowered[noun + 1] == "that":
        return True
    if f.lowered[noun + 1] in ("by", "from"):  # "a letter from the union: "...""
        return "Q" in f.tags[noun + 1 : min(high, noun + 10)]
    return "Q" in tags[:2] if tags[0] in "Q:," else tags[0] in "pt" and "Q" in tags
