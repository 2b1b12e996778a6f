"""The cues of one sentence, left to right: each verb or noun of saying with the phrase that it credits."""

import re
from collections.abc import Callable
from typing import Literal

from newscli.core.clauses.clause import main_clause
from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import according_source, after_link, phrase_left, phrase_right
from newscli.core.clauses.subjects import clause_subject, is_verb, main_subject, subject_of
from newscli.core.text.tokens import TokenRange
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
_JUDGING_WITH_UP = frozenset("pull pulls pulled pulling".split())  # "the court pulled up the board for its "delay""
_NO_SAYING = (["pointed", "at"], ["points", "at"], ["continued", "to"], ["continues", "to"])
# Shapes of the tags around a word that could be a verb. Its owner or an article makes it a noun: "her claim".
_DETERMINED = re.compile("(?<=D)|(?<=')(?<!P')")
_PROGRESSIVE = re.compile("(?<=[A'])|(?<=AR)")  # "is saying", "he's now saying"
_AFTER_SOME = re.compile("(?<=[sp]D)")
_DESCRIBED = re.compile("(?<=[D'][vVgG])")  # "any prepared text"
# A plural that no clause follows: "offensive comments about", "new claims"; "the claims that were".
_PLURAL = re.compile("(?<=[nNvg])z(?=[pc.;V(]|,(?!Q)|$)")
_FREQUENT_PLURAL = re.compile("z(?:(?![PDCsQ:])|(?=s(?P<relative>[AVv])))")
_CLOSING_VERB = re.compile("(?<=,)z,Q|(?<!,)(?P<alone>z),")
# What follows a noun that introduces words: "remark: "..."", "call for a "..."", "a letter from the union: "..."".
_INTRODUCING = re.compile(".(?:[:,]?Q|[pt].{0,2}Q)")
_INTRODUCING_FROM = re.compile(".p.{0,7}Q")
_FRONTED_LINK = re.compile("(?<=[,.:;c-])p")
_OPENING_CREDIT = re.compile(".C.*:Q")  # "Said Ines Corvo: "...""
_INSERTED_CREDIT = re.compile("(?<=,).C")
# A noun phrase, no name, after a verb or a preposition: "slammed a loophole", but not "after a pause a voice".
_GOVERNED = re.compile("(?:(?P<finite>[Vz])|[vgGpt]|(?<![D'])b)(?=[^PC])")
_JUDGED = re.compile("(?<=[,(-])Vp")
_ANNOUNCING = re.compile(".:Q|N,Q")


class Cue:
    """A cue and whom it credits. `kind` names the construction, `strength` the class of its verb."""

    __slots__ = ("kind", "last", "source", "strength", "token")

    def __init__(self, token: int, source: TokenRange, kind: str, strength: str, last: int | None = None) -> None:
        self.token = token
        self.last = token if last is None else last
        self.source = source
        self.kind = kind
        self.strength = strength

    @property
    def words(self) -> TokenRange:
        """The words of the cue: "in the words of", "according to"."""
        return TokenRange(self.token, self.last + 1)


def find_cues(frame: Frame, start: int, end: int) -> list[Cue]:
    """Return every cue from the token `start` up to `end` that has a source to its left, or right after it."""
    tags = frame.tags
    cues: list[Cue] = []
    pattern = _MAY_BE_CUE if _CUE_WORDS.isdisjoint(frame.lowered[start:end]) else _MAY_BE_WORD
    for match in pattern.finditer(tags, start, end):
        token, tag = match.start(), match.group()
        if frame.lowered[token] in _JUDGING_WITH_UP and frame.word(token + 1) != "up":
            continue
        second = _coordinate(frame, token, cues) if tag == "G" else None
        cue = second or _READERS.get(tag, _by_word)(frame, token, start, end)
        if cue and cue.strength != "manner":
            cues.append(cue)
    return cues


def cue_at(frame: Frame, verb: int, start: int, end: int) -> Cue | None:
    """Return the cue that the finite verb of saying at this token is, with its source."""
    return _inverted(frame, verb, start, end) or _finite(frame, verb, start, end)


def _strength(frame: Frame, token: int) -> str:
    return verb_class().get(frame.lowered[token], "noun")


def _cue(frame: Frame, token: int, source: TokenRange | None, kind: str) -> Cue | None:
    if source and frame.lowered[source.start] in _OBJECTS and source.start == source.last:
        return None
    return Cue(token, source, kind, _strength(frame, token)) if source else None


_OBJECTS = word_class("objects")


def _by_word(frame: Frame, token: int, start: int, end: int) -> Cue | None:
    """Return the cue that begins with, or is, a word which is no verb or noun of saying."""
    word = frame.lowered[token]
    if word == "words":
        return _in_words_of(frame, token, start, end)
    if word == "per" and token > start and frame.tags[token - 1] not in ",-":
        return None  # but "Per Corvo, ...", "..., per Corvo"
    phrase = according_source(frame, token, end)
    return Cue(token, phrase, "according", "speech", phrase.start - 1) if phrase else None


def _in_words_of(frame: Frame, words: int, start: int, end: int) -> Cue | None:
    """Return "in the words of Corvo", "in her own words" or "in Corvo's words" as a cue."""
    token = words - (frame.lowered[words - 1] == "own")
    if frame.lowered[max(token - 2, start) : token] == ["in", "the"] and frame.lowered[words + 1 : words + 2] == ["of"]:
        phrase = phrase_right(frame, words + 2, end)
        return Cue(words - 2, phrase, "according", "speech", words + 1) if phrase else None
    owner = TokenRange(token - 1, token) if frame.lowered[token - 1] in _OWNERS else None
    if frame.tags[token - 1] == "'":
        owner = phrase_left(frame, token - 2, start)
    if owner is None or owner.start <= start or frame.lowered[owner.start - 1] != "in":
        return None
    return Cue(words, owner, "according", "speech")


def _finite(frame: Frame, verb: int, start: int, end: int) -> Cue | None:
    """Return the cue that a verb in the past or the third person is, or what it is instead: a noun, a participle."""
    use = _use(frame, verb, start, end)
    if use != "active":
        instead = _INSTEAD.get((use, frame.tags[verb]))
        return instead(frame, verb, start, end) if instead else None
    if frame.lowered[verb] in QUOTED and (quoted := quoted_person(frame, verb, end)):
        return Cue(verb, quoted, "quoted", _strength(frame, verb))
    subject = subject_of(frame, verb, start)
    if subject and _opens_with_preposition(frame, subject, start):
        return None
    if subject and subject.start > start and frame.tags[verb] == "V" and _is_reduced(frame, verb, subject):
        return _passive(frame, verb, start, end)
    return _cue(frame, verb, subject, "finite")


_Use = Literal["active", "passive", "noun", "other"]


def _use(frame: Frame, verb: int, start: int, end: int) -> _Use:
    """Return how a form that could be a finite verb of saying is used."""
    before = frame.lowered[verb - 1] if verb > start else ""
    if (before == "as" and frame.lowered[verb + 1 : verb + 2] == ["by"]) or _is_passive(frame, verb, start):
        return "passive"  # "As described by Corvo, ..."
    if use := _use_after(frame, verb, before, end):
        return use
    if frame.lowered[verb : verb + 2] in _NO_SAYING:
        return "other"
    judged = _JUDGED.match(frame.tags, verb) and frame.lowered[verb + 1] == "as"
    return "passive" if judged and _strength(frame, verb) == "judgement" else "active"  # "..., described as ..."


def _use_after(frame: Frame, verb: int, before: str, end: int) -> _Use | None:
    """Return how the form is used where the word before it tells."""
    tags = frame.tags
    if _DETERMINED.match(tags, verb) and before not in _HEADS:
        return "noun"
    if _AFTER_SOME.match(tags, verb) and frame.lowered[verb] == "thought":
        return "other"  # "after some thought"
    after_preposition = tags[verb - 1 : verb] == "p"
    return "other" if after_preposition or (tags[verb] == "z" and _is_plural_noun(frame, verb, end)) else None


def quoted_person(frame: Frame, verb: int, end: int) -> TokenRange | None:
    """Return whom somebody quotes, for he is the one who speaks: "the agency quoted Ines Corvo as saying"."""
    phrase = phrase_right(frame, verb + 1, end)
    if phrase is None and verb + 1 < end and frame.lowered[verb + 1] in ("him", "her", "them"):
        phrase = TokenRange(verb + 1, verb + 2)
    return phrase if phrase and frame.lowered[phrase.end : phrase.last + 3] == ["as", "saying"] else None


def _opens_with_preposition(frame: Frame, subject: TokenRange, start: int) -> bool:
    """Whether the phrase is no subject, for a preposition opens the sentence with it: "In a message sent on Friday, X
    said"."""
    link = subject.start - 1
    opens = link == start and frame.tags[link] == "p"
    return (opens or _FRONTED_LINK.match(frame.tags, link) is not None) and frame.lowered[link] != "as"


def _inverted(frame: Frame, verb: int, start: int, end: int) -> Cue | None:
    """Return a cue before its source, a name: "The risk, says Ines Corvo, is ...", "No risk, says Ines Corvo.", "Said
    Ines Corvo: "...""."""
    opens = verb == start and _OPENING_CREDIT.match(frame.tags, verb, end)
    if not (opens or _INSERTED_CREDIT.match(frame.tags, verb, end)) or _strength(frame, verb) != "speech":
        return None
    phrase = phrase_right(frame, verb + 1, end)
    if phrase is None or not (opens or frame.tags[phrase.end : phrase.last + 2] in (",", ".")):
        return None
    return Cue(verb, phrase, "inverted", "speech")


def _coordinate(frame: Frame, verb: int, cues: list[Cue]) -> Cue | None:
    """Return a second participle with the source of the first: "with Corvo saying it was cold and asking ..."."""
    if (
        frame.tags[verb - 1] != "c"
        or not cues
        or cues[-1].kind != "participle"
        or verb - cues[-1].token > _MAX_PARTICIPLES
    ):
        return None
    return Cue(verb, cues[-1].source, "participle", _strength(frame, verb))


def _is_reduced(frame: Frame, verb: int, subject: TokenRange) -> bool:
    """Whether the verb only describes its phrase, which is an object: "slammed a loophole called "...""."""
    before = subject.start - 1
    governed = _GOVERNED.match(frame.tags, before)
    if governed is None or subject.end != verb or _strength(frame, verb) not in ("judgement", "thought"):
        return False
    return governed["finite"] is None or _strength(frame, before) != "speech"


def _is_plural_noun(frame: Frame, token: int, end: int) -> bool:
    """Whether a word in -s that could be a verb is a noun, as no clause follows it: "offensive comments about", "new
    claims"."""
    word = frame.lowered[token]
    if word == "thanks" and frame.lowered[token + 1 : token + 2] == ["to"]:
        return True
    spoken = frame.tags[token - 1] in "PR" and frame.lowered[token - 1] not in _POINTING
    if spoken or word in _NEVER_NOUNS:
        return False
    if word not in _OFTEN_NOUNS:
        return _PLURAL.match(frame.tags, token, end) is not None
    plural = _FREQUENT_PLURAL.match(frame.tags, token, end)
    if plural is None or (plural["relative"] and frame.lowered[token + 1] != "that"):
        return False
    return not _closes_insertion(frame, token)


def _closes_insertion(frame: Frame, verb: int) -> bool:
    """Whether the word is the verb of an insertion: "As the agency notes, ...", "..., the agency states, ..."."""
    closing = _CLOSING_VERB.match(frame.tags, verb)
    if closing is None or not closing["alone"]:
        return closing is not None
    subject = phrase_left(frame, verb - 1, max(0, verb - _LONGEST_SUBJECT))
    if subject is None or frame.tags[subject.start] not in "DC":
        return False
    return subject.start > 0 and (frame.lowered[subject.start - 1] == "as" or frame.tags[subject.start - 1] in ",-")


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


def _is_passive(frame: Frame, verb: int, start: int) -> bool:
    """Whether a form of "be" stands before the past form, with nothing but adverbs between."""
    if frame.tags[verb] != "V" or frame.lowered[verb] in _NEVER_PASSIVE:
        return False
    token = frame.before(verb, start, "R")
    return token >= start and frame.lowered[token] in BE


def _passive(frame: Frame, verb: int, start: int, end: int) -> Cue | None:
    """Return a passive with its source: "was called "..." by X"; "was quoted as saying"."""
    if frame.lowered[verb] in QUOTED:
        return _cue(frame, verb, subject_of(frame, verb, start), "quoted")
    for token in range(verb + 1, min(end, verb + 12)):
        if frame.lowered[token] == "by" and (phrase := phrase_right(frame, token + 1, end)):
            return _cue(frame, verb, phrase, "by")
        if frame.tags[token] in ".;":
            break
    return None


def _base(frame: Frame, verb: int, start: int, end: int) -> Cue | None:
    if verb <= start:
        return None
    before = frame.tags[verb - 1]
    if before == "t":
        return _cue(
            frame, verb, _controller(frame, verb - 1, start) or _nearest_subject(frame, verb - 1, start), "infinitive"
        )
    if _DESCRIBED.match(frame.tags, verb) or frame.lowered[verb - 1] in ("one", "this"):  # "made one demand"
        return _noun(frame, verb, start, end)
    if before in "D'p#n" and frame.lowered[verb] not in _NEVER_NOUNS and frame.lowered[verb - 1] not in _PLURALS:
        if before == "n" and _is_plural(frame, verb - 1, start):
            return _cue(frame, verb, subject_of(frame, verb, start), "finite")
        return _noun(frame, verb, start, end)
    subject = subject_of(frame, verb, start)
    if before == "C" and subject and not _may_be_plural(frame, subject, start):
        return _noun(frame, verb, start, end)  # "the Norfolk brand is": a base form after one name cannot be its verb
    return _cue(frame, verb, subject, "finite")


def _may_be_plural(frame: Frame, subject: TokenRange, start: int) -> bool:
    """Whether a base form can be the verb of the subject: it is plural, or an auxiliary stands before it."""
    first, last = subject.start, subject.last
    return (
        frame.lowered[last].endswith("s")
        or frame.lowered[last] in _PLURALS
        or "and" in frame.lowered[first:last]
        or (first > start and frame.tags[first - 1] == "A")
        or frame.text[frame.starts[last] : frame.ends[last]].isupper()
    )


def _is_plural(frame: Frame, noun: int, start: int) -> bool:
    """Whether the noun stands for several: "officials", "people", "Corvo and a colleague"."""
    if frame.lowered[noun].endswith(("s", "people", "percent", "%")) or frame.lowered[noun - 1 : noun + 1] == [
        "per",
        "cent",
    ]:
        return frame.lowered[noun] != "news"
    phrase = phrase_left(frame, noun, start)
    return phrase is not None and "and" in frame.lowered[phrase.start : noun]


# "led the lab to conclude": verbs whose object does what the infinitive says.
_CAUSING = frozenset(
    "lead leads led leading prompt prompts prompted prompting force forces forced forcing urge urges urged urging"
    " allow allows allowed allowing cause causes caused causing push pushes pushed pushing drive drives drove driving"
    " order orders ordered ordering ask asks asked asking tell tells told telling invite invites invited inviting"
    " persuade persuades persuaded encourage encourages encouraged enable enables enabled".split()
)


def _controller(frame: Frame, to: int, start: int) -> TokenRange | None:
    """Return the object of a verb of causing right before "to": "led the lab to conclude"."""
    phrase = phrase_left(frame, to - 1, start) if to - 1 > start else None
    return phrase if phrase and phrase.start > start and frame.lowered[phrase.start - 1] in _CAUSING else None


def _nearest_subject(frame: Frame, before: int, start: int) -> TokenRange | None:
    """Return the subject of the nearest verb to the left that has one."""
    for token in range(before - 1, start - 1, -1):
        if is_verb(frame, token, start) and (subject := subject_of(frame, token, start)):
            return subject
    return clause_subject(frame, start, before)


def _participle(frame: Frame, verb: int, start: int, end: int) -> Cue | None:
    """Return the cue that a form in -ing is: "is saying", "with Corvo saying", "..., saying"."""
    if _DETERMINED.match(frame.tags, verb):
        return None
    if _PROGRESSIVE.match(frame.tags, verb):
        return _cue(frame, verb, subject_of(frame, verb, start), "finite")
    before = frame.tags[verb - 1] if verb > start else "."
    source = _source_beside(frame, verb, start) or _source_around(frame, verb, start, before)
    return _cue(frame, verb, source, "participle")


def _source_beside(frame: Frame, verb: int, start: int) -> TokenRange | None:
    """Return the source of a participle that stands right before it, as its own subject or with its owner."""
    tags = frame.tags
    if tags[verb - 1] == "P" and frame.lowered[verb - 1] not in _POINTING:
        return TokenRange(verb - 1, verb)
    beside = phrase_left(frame, verb - 1, start) if tags[verb - 1] in "nCNbz" else None
    if beside is None:
        return None
    if frame.lowered[beside.last] in _PAPERS:
        owned = _noun(frame, beside.last, start, verb)
        return owned.source if owned else _nearest_subject(frame, beside.start, start)
    if accompanied := after_link(frame, beside, "with"):  # "widespread concern, with some analysts suggesting"
        return accompanied
    return beside if _is_own_subject(frame, beside, start) else None


def _source_around(frame: Frame, verb: int, start: int, before: str) -> TokenRange | None:
    """Return the source that a participle shares with the clause around it. before: the tag of the token before it."""
    if frame.lowered[verb - 2 : verb] in _EXCEPTIONS:
        return main_subject(frame, start, verb)
    if frame.lowered[verb - 1] in ("for", "of", "from", "as") and (praised := phrase_left(frame, verb - 2, start)):
        return praised
    if before in "pt":
        return _nearest_subject(frame, verb, start)
    return _speaker_so_far(frame, start, verb) or main_subject(frame, start, verb)


_EXCEPTIONS = (["apart", "from"], ["aside", "from"], ["instead", "of"])


def _speaker_so_far(frame: Frame, start: int, verb: int) -> TokenRange | None:
    """Return the subject of the nearest verb of saying or judging to the left."""
    for token in range(verb - 2, main_clause(frame, start, verb), -1):
        saying = (
            frame.tags[token] in "Vz"
            and _strength(frame, token) in ("speech", "judgement")
            and is_verb(frame, token, start)
        )
        if (
            saying and (subject := subject_of(frame, token, start)) and frame.tags[subject.start] != "s"
        ):  # not "that suggest"
            return subject
    return None


def _is_own_subject(frame: Frame, phrase: TokenRange, start: int) -> bool:
    """Whether the phrase is the participle's own subject: "with residents saying", "heard people chanting"."""
    first = phrase.start
    if first > start and frame.lowered[first - 1] in (
        "with",
        "saw",
        "heard",
        "hear",
        "see",
        "seen",
        "from",
        "by",
        "and",
    ):
        return True
    return not any(is_verb(frame, token, start) for token in range(start, first))


_PAPERS = frozenset(
    "statement letter tweet report post message memo comment note email e-mail statements tweets letters posts video"
    " speech editorial article column release text".split()
)


def _noun(frame: Frame, noun: int, start: int, end: int) -> Cue | None:
    """Return a noun of saying with its owner: "X's remark", "his claim", "a statement from X"."""
    if not _introduces(frame, noun, end):
        return None
    owner = _owner(frame, noun, start)
    owned = frame.tags[owner] == "'" or frame.lowered[owner] in _OWNERS
    if not owned and _ANNOUNCING.match(frame.tags, noun):
        return _cue(frame, noun, clause_subject(frame, start, noun), "introduction")
    if owner > start and frame.tags[owner] == "'" and (phrase := phrase_left(frame, owner - 1, start)):
        return Cue(noun, phrase, "possessive", "noun")
    if owner >= start and frame.lowered[owner] in _OWNERS:
        return Cue(noun, TokenRange(owner, owner + 1), "possessive", "noun")
    if noun + 2 < end and frame.lowered[noun + 1] in ("by", "from") and (phrase := phrase_right(frame, noun + 2, end)):
        return Cue(noun, phrase, "noun-by", "noun")
    return None


def _owner(frame: Frame, noun: int, start: int) -> int:
    """Return the token where an owner of the noun would stand: the first before the words that describe it."""
    token = noun - 1
    while token > start and frame.tags[token] in "nR#gvC" and noun - token < _LONGEST_DESCRIPTION:
        token -= 1
    return token


_OWNERS = word_class("possessives")


def _introduces(frame: Frame, noun: int, end: int) -> bool:
    """Whether quoted words or a clause follow the noun as its content: "remark that", "call for a "...""."""
    following = frame.lowered[noun + 1] if noun + 1 < end else "as"
    shape = _INTRODUCING_FROM if following in ("by", "from") else _INTRODUCING
    return following == "that" or (following != "as" and shape.match(frame.tags, noun, end) is not None)


_Reader = Callable[[Frame, int, int, int], Cue | None]
_INSTEAD: dict[tuple[_Use, str], _Reader] = {
    ("passive", "V"): _passive,
    ("passive", "z"): _passive,
    ("noun", "z"): _noun,
}
_READERS: dict[str, _Reader] = {
    "V": cue_at,
    "z": cue_at,
    "b": _base,
    "G": _participle,
    "N": _noun,
}
