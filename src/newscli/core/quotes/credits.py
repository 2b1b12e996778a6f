"""Who is credited with each quoted segment, and by which cue."""

import re

from newscli.core.clauses.content import OBJECTS
from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.cues import BE, QUOTED, quoted_person
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import according_source, is_role, phrase_left, phrase_right
from newscli.core.text.tokens import TokenRange
from newscli.core.text.word_classes import word_class

_VERBS = re.compile("[AVvz]")
_ADVERBS = re.compile("(?:[AR]|(?<=P)')*")  # and auxiliaries: "he'd later", "has often"
_LAST_IN_PRESENT = re.compile("(?<=C)n(?=[.,]|$)")  # "...," Ines Corvo shares.
_FIRST_IN_PRESENT = re.compile("n(?=[DC])")  # "...," corrects her cofounder
_ONLY_PRONOUN_AND_VERB = re.compile(r"P[vVz]\.?$")
_COMMA = re.compile("[,-]")
_FINITE = re.compile("[Vz]")
_AFTER_NAME = re.compile("(?<=C,)Q")
_GAP = re.compile("Q.*[;c]$")
_SIGNATURE = re.compile("[-:(]C")
_EVERYDAY = frozenset("said says told tells wrote added asked".split())
_DAYS = re.compile("(?:p?T)+")
WITH_HEARER = frozenset(
    "tell told tells ask asked asks remind reminded warn warned assure assured inform informed reply replied respond"
    " responded".split()
)
TOLD = frozenset(["told", "tells", "telling"])
_NO_CONTENT = frozenset("spoke speaks talked talks".split())
_MANY = word_class("quantities", "counts") | {"others", "half"}
_LONGEST_RELATIVE, _LONGEST_APPOSITION = 30, 40
_MOST_INSERTIONS = 5  # between a source and its verb
_SAYING = ("speech", "judgement", "manner")


class Credit:
    """One reading of who is credited with a segment: the tokens of the source and of the cue, and the rule."""

    __slots__ = ("cue", "frame", "rule", "source")

    def __init__(self, frame: Frame, source: TokenRange, cue: TokenRange | None, rule: str) -> None:
        self.frame = frame
        self.source = source
        self.cue = cue
        self.rule = rule


def is_parenthetical(frame: Frame, verb: int, end: int) -> bool:
    """Whether the cue verb has no content of its own: "..., he said on Monday" and not "..., he said they had met"."""
    token = frame.after(verb + 1, min(end, verb + 8), "RT")
    closes = token >= end or (frame.tags[token] in ".,;:-Q(pGgcws" and frame.lowered[token] != "that")
    return closes or frame.lowered[verb] in WITH_HEARER


def source_cue(frame: Frame, token: int, end: int, loose: bool = False) -> Credit | None:
    """Return the credit "..., X said" that begins at this token. loose: whether any verb credits the quotation."""
    source = phrase_right(frame, token, end)
    if not source:
        return None
    if loose and _ends_in_present(frame, source):  # "...," Ines Corvo shares.
        return Credit(
            frame, TokenRange(source.start, source.last), TokenRange(source.last, source.end), "content-source-verb"
        )
    verb = source.end
    for _ in range(_MOST_INSERTIONS):
        if frame.lowered[verb : verb + 2] == ["briefed", "on"]:  # "a second person briefed on the talks said"
            verb = _next_plain_speech(frame, verb, end)
        begun, verb = verb, _skip_adverbs(frame, verb, end)
        if verb >= end or (frame.lowered[verb - 1] in BE and verb > begun and frame.lowered[verb] not in QUOTED):
            return None  # "the senator is said to have ..."
        if credit := _credit_by_verb(frame, source, verb, end, loose):
            return credit
        verb = _past_insertion(frame, verb, end)
    return None


def _credit_by_verb(frame: Frame, source: TokenRange, verb: int, end: int, loose: bool) -> Credit | None:
    """Return the credit of a source that this token follows, where it is a verb that can credit a quotation."""
    tag, word = frame.tags[verb], frame.lowered[verb]
    if word in QUOTED and (quoted := quoted_person(frame, verb, end)):
        return Credit(frame, quoted, TokenRange(verb, verb + 1), "source-quoted-as-saying")
    if word in ("went", "goes") and frame.lowered[verb + 1 : verb + 2] == ["on"]:
        return Credit(frame, source, TokenRange(verb, verb + 2), "content-source-cue")
    if tag == "b" and not _is_many(frame, source):
        return None  # "White House press secretary"
    if tag in "Vzb" and (loose or (word not in _NO_CONTENT and verb_class().get(word) in _SAYING)):
        return Credit(frame, source, TokenRange(verb, verb + 1), "content-source-cue")
    return Credit(frame, source, TokenRange(verb, verb + 1), "content-source-verb") if loose and tag == "v" else None


def _past_insertion(frame: Frame, token: int, sentence_end: int) -> int:
    """Return the token after a bracket, an apposition or a relative clause that begins here, else `sentence_end`."""
    tag = frame.tags[token]
    if tag in "wp":
        return _next_plain_speech(frame, token, sentence_end)
    if tag == "(":
        end = frame.tags.find(")", token, sentence_end)
    elif tag in ",-":
        end = frame.tags.find(tag, token + 1, min(sentence_end, token + _LONGEST_APPOSITION))
        verb = _next_plain_speech(frame, token + 1, end if end > 0 else sentence_end)
        if frame.tags[verb : verb + 1] in ("V", "z") and is_role(frame, TokenRange(token + 1, verb)):
            return verb  # no comma closes the apposition: "Ines Corvo, head of planning at Elder Council said"
    else:
        end = -1
    return end + 1 if end >= 0 else sentence_end


def _next_plain_speech(frame: Frame, token: int, end: int) -> int:
    """Return the next token that is an everyday verb of saying; `end` where none is near."""
    finite = _FINITE.finditer(frame.tags, token, min(end, token + _LONGEST_RELATIVE))
    return next((verb.start() for verb in finite if frame.lowered[verb.start()] in _EVERYDAY), end)


def _is_many(frame: Frame, phrase: TokenRange) -> bool:
    """Whether a verb in its base form can follow: "the officials say", "police say", "Corvo and Lind say"."""
    head = phrase.start + len(frame.tags[phrase.start : phrase.end].partition("p")[0])
    words = frame.lowered[phrase.start : head]
    ends = words[-1].endswith(("s", "people", "police", "percent", "men", "women", "%")) and words[-1] != "news"
    return frame.tags[phrase.start] == "P" or ends or "and" in words or words[0] in _MANY


def _ends_in_present(frame: Frame, phrase: TokenRange) -> bool:
    """Whether a name with a word in -s behind it is rather a subject and its verb."""
    last = phrase.last
    may_be_verb = last > phrase.start and frame.lowered[last].endswith("s")
    return may_be_verb and _LAST_IN_PRESENT.match(frame.tags, last) is not None


def _skip_adverbs(frame: Frame, token: int, end: int) -> int:
    return frame.past(token, end, _ADVERBS)


def cue_source(frame: Frame, token: int, end: int, loose: bool = False) -> Credit | None:
    """Return the credit "..., said X" that begins at this token. loose: whether any verb credits the quotation."""
    verb = _skip_adverbs(frame, token, end)
    if verb >= end or not _may_be_inverted(frame, verb, end, loose):
        return None
    phrase = phrase_right(frame, _skip_adverbs(frame, verb + 1, end), end)
    if phrase is None or _has_verb(frame, phrase.end, end):
        return None
    is_object = phrase.start == phrase.last and frame.lowered[phrase.start] in OBJECTS
    if is_object or (frame.tags[verb] == "b" and not _is_many(frame, phrase)):  # "...," say crews
        return None
    return Credit(frame, phrase, TokenRange(verb, verb + 1), "content-cue-source")


def _may_be_inverted(frame: Frame, verb: int, end: int, loose: bool) -> bool:
    """Whether the verb can stand before its subject; nobody writes "...", told Corvo. loose: as any verb can."""
    tag, word = frame.tags[verb], frame.lowered[verb]
    if word in TOLD:
        return False
    if tag in "Vzb" and verb_class()[word] in ("speech", "manner"):
        return True
    return loose and (tag in "Vzv" or _looks_present(frame, verb, end))  # "...," remembered X


def _looks_present(frame: Frame, token: int, end: int) -> bool:
    """Whether a word in -s right before a noun phrase is rather its verb: "...," corrects her cofounder."""
    return frame.lowered[token].endswith("s") and _FIRST_IN_PRESENT.match(frame.tags, token, end) is not None


def name_colon(frame: Frame, token: int, start: int) -> Credit | None:
    """Return the credit of a colon with nothing before it but a name, or "Here's" and a name: "Ines Corvo: "...""."""
    if token - 2 < start or frame.tags[token - 1] != ":":
        return None
    first = max(start, frame.tags.rfind("-", start, token) + 1)
    phrase = phrase_right(frame, first, token - 1)
    if phrase and phrase.last == token - 2 and "C" in frame.tags[first : token - 1]:
        return Credit(frame, phrase, None, "name-colon-content")
    if frame.lowered[first] in ("here", "this"):
        name = frame.tags.find("C", first, first + 3)
        phrase = phrase_right(frame, name, token - 1) if name > 0 else None
        return Credit(frame, phrase, None, "name-colon-content") if phrase else None
    return None


def gapped(frame: Frame, token: int, start: int) -> Credit | None:
    """Return the credit whose verb is left out: "Corvo called it "a gift"; Jon Aster, "a trap""."""
    if not _AFTER_NAME.match(frame.tags, token):
        return None
    phrase = phrase_left(frame, token - 2, start)
    if phrase is None or not _GAP.search(frame.tags, start, phrase.start):
        return None
    return Credit(frame, phrase, None, "source-gap-content")


def signed(frame: Frame, token: int, end: int) -> Credit | None:
    """Return the credit of a name that closes the paragraph: "... free." - Ines Corvo, harbour master"""
    if not _SIGNATURE.match(frame.tags, token + 1, end):
        return None
    if frame.tags[token + 1] == "-" and frame.last_marks[token] not in ".!?":
        return None
    phrase = phrase_right(frame, token + 2, end)
    if not phrase or frame.tags[phrase.end : phrase.last + 2] not in ("", ",", ".", "(", ")"):
        return None
    return None if _VERBS.search(frame.tags, token + 2, end) else Credit(frame, phrase, None, "signature-line")


def _has_verb(frame: Frame, token: int, end: int) -> bool:
    """Whether the phrase that ends before this token is the subject of a verb of its own."""
    days = _DAYS.match(frame.tags, token, end)  # "said the trails on Tuesday were"
    token = days.end() if days else token
    # "says a letter signed by"
    if token < end and frame.tags[token] in "Vv" and frame.lowered[token + 1 : token + 2] == ["by"]:
        return False
    return token < end and frame.tags[token] in "AVzv" and (frame.tags[token] != "A" or frame.lowered[token] != "not")


def right_beside(frame: Frame, token: int, start: int, end: int) -> Credit | None:
    """Return the credit that follows the quotation: "..., said X" or "..., X said"."""
    final = frame.last_marks[token]
    after = _past_mark(frame, token, end)
    if after is None:
        after = token + 1
        if token != start or frame.lowered[after : after + 1] not in (["said"], ["says"]):
            return None
    whole = stands_alone(frame, token, start)
    if frame.lowered[after : after + 1] == ["as"]:
        return source_cue(frame, after + 1, end, loose=True)
    if source := according_source(frame, after, end):
        return Credit(frame, source, TokenRange(after, source.start), "content-according-to-source")
    if credit := cue_source(frame, after, end, loose=whole):
        return credit
    credit = source_cue(frame, after, end, loose=whole and (final == "," or _is_all(frame, after, end)))
    if credit and credit.cue and (whole or _credits_backwards_only(frame, credit.cue.last, end)):
        return credit
    return None


def _past_mark(frame: Frame, token: int, end: int) -> int | None:
    """Return the token after the quotation and the comma or dash behind it, None where no mark leads to a credit."""
    if _COMMA.match(frame.tags, token + 1, end):
        return token + 2
    return token + 1 if frame.last_marks[token] in ",?!.—–-…" else None


# Tags of "X said" and "said X", where names or a pronoun are the whole source: what follows cannot belong to it.
_PLAIN_CREDIT = re.compile(r"(P|C{1,4})[Vz](?=[.,;:pTDPsQt-]|$)|[Vz](C{1,4})(?=\.|,(?!C)|$)")
_NO_PLAIN_VERBS = QUOTED | _NO_CONTENT | {"briefed"}


def plain_credit(frame: Frame, token: int, sentence_end: int) -> Credit | None:
    """Return the credit right after the quotation where it is only a name or a pronoun and a verb of saying."""
    after = _past_mark(frame, token, sentence_end)
    match = after is not None and _PLAIN_CREDIT.match(frame.tags, after, sentence_end)
    if not match:
        return None
    after = match.start()
    end = match.end()
    inverted = match.lastindex == 2
    verb = after if inverted else end - 1
    word = frame.lowered[verb]
    if verb_class().get(word) != "speech" or word in _NO_PLAIN_VERBS:
        return None
    cue = TokenRange(verb, verb + 1)
    if not inverted:
        return Credit(frame, TokenRange(after, verb), cue, "content-source-cue")
    if word in TOLD or frame.lowered[verb + 1] in OBJECTS:
        return None
    return Credit(frame, TokenRange(verb + 1, end), cue, "content-cue-source")


def stands_alone(frame: Frame, token: int, start: int) -> bool:
    """Whether the quotation begins its sentence, or follows a mark: no words of the reporter lead into it."""
    return opens_sentence(frame, token, start) or frame.tags[token - 1] in ",:.-"


def opens_sentence(frame: Frame, token: int, start: int) -> bool:
    """Whether nothing but a conjunction, an adverb or another quotation stands before it in its sentence."""
    return token == start or not frame.tags[start:token].strip("cR,Q")


def _is_all(frame: Frame, token: int, end: int) -> bool:
    """Whether the rest of the sentence is a pronoun and a verb: "...?" she posed."""
    return _ONLY_PRONOUN_AND_VERB.match(frame.tags, token, end) is not None


def _credits_backwards_only(frame: Frame, verb: int, end: int) -> bool:
    """Whether a cue after quoted words in mid-sentence has no content of its own: a clause, or another quotation."""
    after = frame.tags[verb + 1 : end].lstrip("RT")[:2]
    saying = verb_class().get(frame.lowered[verb]) in ("speech", "manner")
    return saying and is_parenthetical(frame, verb, end) and "Q" not in after and ":" not in after


def closing_credits(frame: Frame, start: int, end: int) -> list[tuple[int, Credit]]:
    """Return every "..., says X", "..., X said" and "..., according to X", from the sentence's end, with its comma."""
    credits = []
    commas = [comma.start() for comma in _COMMA.finditer(frame.tags, start + 1, end - 1)]
    for comma in reversed(commas):
        credit = cue_source(frame, comma + 1, end) or _short_credit(frame, comma + 1, end)
        if credit:
            credit.rule = "clause-closing-credit"
        else:
            source = according_source(frame, comma + 1, end)
            credit = (
                Credit(frame, source, TokenRange(comma + 1, source.start), "content-according-to-source")
                if source
                else None
            )
        if credit:
            credits.append((comma, credit))
    return credits


def _closes(frame: Frame, verb: int) -> bool:
    """Whether nothing but "it" follows the verb in its clause: "as Corvo remembers", "as she put it"."""
    after = frame.tags[verb + 1 : verb + 2]
    return after in ("", ".", ",", "-", "Q", ";", "T", "s") or frame.lowered[verb + 1] == "it"


def _short_credit(frame: Frame, token: int, end: int) -> Credit | None:
    if frame.lowered[token] == "as":  # "as X remembers": any verb of saying or thinking
        credit = source_cue(frame, token + 1, end, loose=True)
        return credit if credit and credit.cue and _closes(frame, credit.cue.last) else None
    credit = source_cue(frame, token, end)
    if not credit or not credit.source or not credit.cue:
        return None
    if credit.cue.start - credit.source.last > 3 and frame.lowered[credit.source.end] != "briefed":
        return None
    if verb_class().get(frame.lowered[credit.cue.start]) != "speech" or not is_parenthetical(
        frame, credit.cue.last, end
    ):
        return None
    return credit
