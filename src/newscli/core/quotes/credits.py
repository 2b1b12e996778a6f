"""Who is credited with each quoted segment, and by which cue."""

import re

from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.cues import BE, QUOTED, quoted_person
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import according_source, is_role, phrase_left, phrase_right
from newscli.core.text.tokens import TokenRange
from newscli.core.text.word_classes import word_class

# Longer sentences are cut: lists and tables, not prose. It keeps the work per token bounded.
_LONGEST_SENTENCE = 151
_VERBS = re.compile("[AVvz]")
_DAYS = re.compile("(?:p?T)+")
_WITH_HEARER = frozenset("told tells asked asks reminded warned assured informed replied responded".split())
_TOLD = frozenset(["told", "tells", "telling"])
_NO_CONTENT = frozenset("spoke speaks talked talks".split())
_MANY = word_class("quantities", "counts") | {"others", "half"}
_NO_SUBJECTS = word_class("objects") | {"her", "it"}
_LONGEST_BARE_CREDIT = 14  # tokens
_LONGEST_RELATIVE, _LONGEST_APPOSITION = 30, 40
_MOST_INSERTIONS = 5  # between a source and its verb
_NO_REST = re.compile("[VvzAGgbPsQw,:;]")
_PLAIN = word_class("plain sayings")
_SAYING = ("speech", "judgement", "manner")


class Credit:
    """One reading of who is credited with a segment: the tokens of the source and of the cue, and the rule."""

    __slots__ = ("cue", "frame", "rule", "source")

    def __init__(self, frame: Frame, source: TokenRange, cue: TokenRange | None, rule: str) -> None:
        self.frame = frame
        self.source = source
        self.cue = cue
        self.rule = rule


def sentences_of(f: Frame) -> list[TokenRange]:
    """Return the sentences of a frame. A quotation is one token, whatever it holds."""
    tags = f.tags
    length = len(tags)
    ends = [token + 1 for token, mark in f.last_marks.items() if mark in ".!?" and _ends_here(f, token, mark)]
    stop = tags.find(".")
    while stop >= 0:
        ends.append(stop + 1)
        stop = tags.find(".", stop + 1)
    out = []
    begin = 0
    for end in [*sorted(ends), length]:
        while end - begin > _LONGEST_SENTENCE:
            out.append(TokenRange(begin, begin + _LONGEST_SENTENCE))
            begin += _LONGEST_SENTENCE
        if begin < end:
            out.append(TokenRange(begin, end))
            begin = end
    return out


def _ends_here(f: Frame, token: int, final: str) -> bool:
    """Whether the sentence ends with the quotation at this token. final: its mark, which ends a sentence."""
    if f.tags[token] != "Q" or token + 1 >= len(f.tags):
        return False
    if f.tags[token + 1] == "Q":
        return True
    following = f.text[f.starts[token + 1]]
    if not following.isupper() and not following.isdigit():
        return False
    return not _is_bare_credit(f, token + 1, final)


def _is_bare_credit(f: Frame, token: int, final: str) -> bool:
    """Whether the words after a quotation that ended like a sentence are only its credit: "Smith asked ...", "Smith
    said."."""
    credit = source_cue(f, token, min(len(f.tags), token + (12 if final == "." else 30)))
    if not credit or not credit.cue:
        return False
    after = f.tags[credit.cue.end : credit.cue.last + 2]
    if final == "." and after in ("p", "T", "R", "C", "D", "n"):
        return _says_no_more(f, credit.cue.start, token + _LONGEST_BARE_CREDIT)
    if final != "." and f.lowered[credit.cue.start] in _WITH_HEARER:  # "...?" Corvo asked the members.
        hearer = phrase_right(f, credit.cue.end, min(len(f.tags), token + 20))
        after = f.tags[hearer.end : hearer.last + 2] if hearer else after
    if after == "s":  # "...?" Corvo said after the vote.
        return final != "." and f.lowered[credit.cue.end] not in ("that", "how", "why", "what")
    return after in ("", ".") or (final != "." and after in ",pTGRt")


def _says_no_more(f: Frame, cue: int, high: int) -> bool:
    """Whether no content follows the cue: "... wait." Corvo told the board."""
    rest, end, _ = f.tags[cue + 1 : high].partition(".")
    bare = end and not _NO_REST.search(rest.replace("Dg", "Dn")) and f.lowered[cue] in _PLAIN
    return bool(bare) and (rest[0] in "pTR" or f.lowered[cue] in _TOLD)


def is_parenthetical(f: Frame, verb: int, high: int) -> bool:
    """Whether the cue verb has no content of its own: "..., he said on Monday" and not "..., he said they had met"."""
    token = verb + 1
    while token < min(high, verb + 8) and f.tags[token] in "RT":
        token += 1
    if token >= high or (f.tags[token] in ".,;:-Q(pGgcws" and f.lowered[token] != "that"):
        return True
    return f.lowered[verb] in _WITH_HEARER


def source_cue(f: Frame, token: int, high: int, loose: bool = False) -> Credit | None:
    """Return the credit "..., X said" that begins at this token. loose: whether any verb credits the quotation."""
    source = phrase_right(f, token, high)
    if not source:
        return None
    if loose and _ends_in_present(f, source):  # "...," Ines Corvo shares.
        return Credit(
            f, TokenRange(source.start, source.last), TokenRange(source.last, source.end), "content-source-verb"
        )
    verb = source.end
    for _ in range(_MOST_INSERTIONS):
        if f.lowered[verb : verb + 2] == ["briefed", "on"]:  # "a second person briefed on the talks said"
            verb = _next_plain_speech(f, verb, high)
        begun, verb = verb, _skip_adverbs(f, verb, high)
        if verb >= high or (f.lowered[verb - 1] in BE and verb > begun and f.lowered[verb] not in QUOTED):
            return None  # "the senator is said to have ..."
        if credit := _credit_by_verb(f, source, verb, high, loose):
            return credit
        verb = _past_insertion(f, verb, high)
    return None


def _credit_by_verb(f: Frame, source: TokenRange, verb: int, high: int, loose: bool) -> Credit | None:
    """Return the credit of a source that this token follows, where it is a verb that can credit a quotation."""
    tag, word = f.tags[verb], f.lowered[verb]
    if word in QUOTED and (quoted := quoted_person(f, verb, high)):
        return Credit(f, quoted, TokenRange(verb, verb + 1), "source-quoted-as-saying")
    if word in ("went", "goes") and f.lowered[verb + 1 : verb + 2] == ["on"]:
        return Credit(f, source, TokenRange(verb, verb + 2), "content-source-cue")
    if tag == "b" and not _is_many(f, source):
        return None  # "White House press secretary"
    if tag in "Vzb" and (loose or (word not in _NO_CONTENT and verb_class().get(word) in _SAYING)):
        return Credit(f, source, TokenRange(verb, verb + 1), "content-source-cue")
    return Credit(f, source, TokenRange(verb, verb + 1), "content-source-verb") if loose and tag == "v" else None


def _past_insertion(f: Frame, token: int, high: int) -> int:
    """Return the token after a bracket, an apposition or a relative clause that begins here; `high` where none does."""
    tag = f.tags[token]
    if tag in "wp":
        return _next_plain_speech(f, token, high)
    if tag == "(":
        end = f.tags.find(")", token, high)
    elif tag in ",-":
        end = f.tags.find(tag, token + 1, min(high, token + _LONGEST_APPOSITION))
        verb = _next_plain_speech(f, token + 1, end if end > 0 else high)
        if f.tags[verb : verb + 1] in ("V", "z") and is_role(f, TokenRange(token + 1, verb)):
            return verb  # no comma closes the apposition: "Ines Corvo, head of planning at Elder Council said"
    else:
        end = -1
    return end + 1 if end >= 0 else high


def _next_plain_speech(f: Frame, token: int, high: int) -> int:
    """Return the next token that is an everyday verb of saying; `high` where none is near."""
    return next((k for k in range(token, min(high, token + _LONGEST_RELATIVE)) if _is_plain_speech(f, k)), high)


def _is_many(f: Frame, phrase: TokenRange) -> bool:
    """Whether a verb in its base form can follow: "the officials say", "police say", "Corvo and Lind say"."""
    words = f.lowered[phrase.start : phrase.end]
    ends = words[-1].endswith(("s", "people", "police", "percent", "men", "women", "%")) and words[-1] != "news"
    return f.tags[phrase.start] == "P" or ends or "and" in words or words[0] in _MANY


def _ends_in_present(f: Frame, phrase: TokenRange) -> bool:
    """Whether a name with a word in -s behind it is rather a subject and its verb."""
    last = phrase.last
    present = (
        f.tags[last] == "n" and f.lowered[last].endswith("s") and f.tags[last - 1 : last] == "C" and last > phrase.start
    )
    return present and f.tags[last + 1 : last + 2] in ("", ".", ",")


def _is_plain_speech(f: Frame, token: int) -> bool:
    return f.tags[token] in "Vz" and f.lowered[token] in ("said", "says", "told", "tells", "wrote", "added", "asked")


def _skip_adverbs(f: Frame, token: int, high: int) -> int:
    while token < high and (f.tags[token] in "AR" or (f.tags[token] == "'" and f.tags[token - 1] == "P")):
        token += 1
    return token


def cue_source(f: Frame, token: int, high: int, loose: bool = False) -> Credit | None:
    """Return the credit "..., said X" that begins at this token. loose: whether any verb credits the quotation."""
    tags = f.tags
    verb = _skip_adverbs(f, token, high)
    if verb >= high:
        return None
    if f.lowered[verb] in _TOLD:  # nobody writes "...", told Corvo
        return None
    saying = tags[verb] in "Vz" and verb_class()[f.lowered[verb]] in ("speech", "manner")
    if saying or (loose and (tags[verb] in "Vzv" or _looks_present(f, verb, high))):  # "...," remembered X
        phrase = phrase_right(f, _skip_adverbs(f, verb + 1, high), high)
        if (
            phrase
            and not (phrase.start == phrase.last and f.lowered[phrase.start] in _NO_SUBJECTS)
            and not _has_verb(f, phrase.end, high)
        ):
            return Credit(f, phrase, TokenRange(verb, verb + 1), "content-cue-source")
    return None


def _looks_present(f: Frame, token: int, high: int) -> bool:
    """Whether a word in -s right before a noun phrase is rather its verb: "...," corrects her cofounder."""
    return f.tags[token] == "n" and f.lowered[token].endswith("s") and token + 1 < high and f.tags[token + 1] in "DC"


def name_colon(f: Frame, token: int, low: int) -> Credit | None:
    """Return the credit of a colon with nothing before it but a name, or "Here's" and a name: "Ines Corvo: "...""."""
    if token - 2 < low or f.tags[token - 1] != ":":
        return None
    first = max(low, f.tags.rfind("-", low, token) + 1)
    phrase = phrase_right(f, first, token - 1)
    if phrase and phrase.last == token - 2 and "C" in f.tags[first : token - 1]:
        return Credit(f, phrase, None, "name-colon-content")
    if f.lowered[first] in ("here", "this"):
        name = f.tags.find("C", first, first + 3)
        phrase = phrase_right(f, name, token - 1) if name > 0 else None
        return Credit(f, phrase, None, "name-colon-content") if phrase else None
    return None


def gapped(f: Frame, token: int, low: int) -> Credit | None:
    """Return the credit whose verb is left out: "Corvo called it "a gift"; Jon Aster, "a trap""."""
    if token - 3 <= low or f.tags[token - 1] != "," or f.tags[token - 2] != "C":
        return None
    phrase = phrase_left(f, token - 2, low)
    beside = (
        phrase
        and phrase.start - 1 > low
        and f.tags[phrase.start - 1] in (";", "c")
        and "Q" in f.tags[low : phrase.start]
    )
    return Credit(f, phrase, None, "source-gap-content") if phrase and beside else None


def signed(f: Frame, token: int, high: int) -> Credit | None:
    """Return the credit of a name that closes the paragraph: "... free." - Ines Corvo, harbour master"""
    opener = f.tags[token + 1 : token + 2]
    if opener not in ("-", ":", "(") or token + 2 >= high or f.tags[token + 2] != "C":
        return None
    if opener == "-" and f.last_marks[token] not in ".!?":
        return None
    phrase = phrase_right(f, token + 2, high)
    if not phrase or f.tags[phrase.end : phrase.last + 2] not in ("", ",", ".", "(", ")"):
        return None
    return None if _VERBS.search(f.tags, token + 2, high) else Credit(f, phrase, None, "signature-line")


def _has_verb(f: Frame, token: int, high: int) -> bool:
    """Whether the phrase that ends before this token is the subject of a verb of its own."""
    days = _DAYS.match(f.tags, token, high)  # "said the trails on Tuesday were"
    token = days.end() if days else token
    # "says a letter signed by"
    if token < high and f.tags[token] in "Vv" and f.lowered[token + 1 : token + 2] == ["by"]:
        return False
    return token < high and f.tags[token] in "AVzv" and (f.tags[token] != "A" or f.lowered[token] != "not")


def right_beside(f: Frame, token: int, low: int, high: int) -> Credit | None:
    """Return the credit that follows the quotation: "..., said X" or "..., X said"."""
    final = f.last_marks[token]
    after = token + 1
    punctuated = final in ",?!.—–-…"
    if after < high and f.tags[after] in ",-":
        punctuated, after = True, after + 1
    if not punctuated and not (token == low and f.lowered[after : after + 1] in (["said"], ["says"])):
        return None
    whole = stands_alone(f, token, low)
    if f.lowered[after : after + 1] == ["as"]:
        return source_cue(f, after + 1, high, loose=True)
    if source := according_source(f, after, high):
        return Credit(f, source, TokenRange(after, source.start), "content-according-to-source")
    credit = cue_source(f, after, high, loose=whole)
    if credit:
        return credit
    credit = source_cue(f, after, high, loose=whole and (final == "," or _is_all(f, after, high)))
    if credit and credit.cue and (whole or _credits_backwards_only(f, credit.cue.last, high)):
        return credit
    return None


# Tags of "X said" and "said X", where names or a pronoun are the whole source: what follows cannot belong to it.
_PLAIN_CREDIT = re.compile(r"(P|C{1,4})[Vz](?=[.,;:pTDPsQt-]|$)|[Vz](C{1,4})(?=\.|,(?!C)|$)")
_NO_PLAIN_VERBS = QUOTED | _NO_CONTENT | {"briefed"}


def plain_credit(f: Frame, token: int, high: int) -> Credit | None:
    """Return the credit right after the quotation where it is only a name or a pronoun and a verb of saying."""
    after = token + 1
    if after < high and f.tags[after] in ",-":
        after += 1
    elif f.last_marks[token] not in ",?!.—–-…":
        return None
    match = _PLAIN_CREDIT.match(f.tags, after, high)
    if match is None:
        return None
    end = match.end()
    inverted = match.lastindex == 2
    verb = after if inverted else end - 1
    word = f.lowered[verb]
    if verb_class().get(word) != "speech" or word in _NO_PLAIN_VERBS:
        return None
    cue = TokenRange(verb, verb + 1)
    if not inverted:
        return Credit(f, TokenRange(after, verb), cue, "content-source-cue")
    if word in _TOLD or f.lowered[verb + 1] in _NO_SUBJECTS:
        return None
    return Credit(f, TokenRange(verb + 1, end), cue, "content-cue-source")


def stands_alone(f: Frame, token: int, low: int) -> bool:
    """Whether the quotation begins its sentence, or follows a mark: no words of the reporter lead into it."""
    return opens_sentence(f, token, low) or f.tags[token - 1] in ",:.-"


def opens_sentence(f: Frame, token: int, low: int) -> bool:
    """Whether nothing but a conjunction, an adverb or another quotation stands before it in its sentence."""
    return token == low or not f.tags[low:token].strip("cR,Q")


def _is_all(f: Frame, token: int, high: int) -> bool:
    """Whether the rest of the sentence is a pronoun and a verb: "...?" she posed."""
    return f.tags[token : token + 2] in ("Pv", "PV", "Pz") and f.tags[token + 2 : high] in ("", ".")


def _credits_backwards_only(f: Frame, verb: int, high: int) -> bool:
    """Whether a cue after quoted words in mid-sentence has no content of its own: a clause, or another quotation."""
    after = f.tags[verb + 1 : high].lstrip("RT")[:2]
    saying = verb_class().get(f.lowered[verb]) in ("speech", "manner")
    return saying and is_parenthetical(f, verb, high) and "Q" not in after and ":" not in after


def closing_credits(f: Frame, low: int, high: int) -> list[tuple[int, Credit]]:
    """Return every "..., says X", "..., X said" and "..., according to X", from the sentence's end, with its comma."""
    out = []
    for comma in range(high - 2, low, -1):
        if f.tags[comma] not in ",-":
            continue
        credit = cue_source(f, comma + 1, high) or _short_credit(f, comma + 1, high)
        if credit:
            credit.rule = "clause-closing-credit"
        else:
            source = according_source(f, comma + 1, high)
            credit = (
                Credit(f, source, TokenRange(comma + 1, source.start), "content-according-to-source")
                if source
                else None
            )
        if credit:
            out.append((comma, credit))
    return out


def _closes(f: Frame, verb: int) -> bool:
    """Whether nothing but "it" follows the verb in its clause: "as Corvo remembers", "as she put it"."""
    after = f.tags[verb + 1 : verb + 2]
    return after in ("", ".", ",", "-", "Q", ";", "T", "s") or f.lowered[verb + 1] == "it"


def _short_credit(f: Frame, token: int, high: int) -> Credit | None:
    if f.lowered[token] == "as":  # "as X remembers": any verb of saying or thinking
        credit = source_cue(f, token + 1, high, loose=True)
        return credit if credit and credit.cue and _closes(f, credit.cue.last) else None
    credit = source_cue(f, token, high)
    if not credit or not credit.source or not credit.cue:
        return None
    if credit.cue.start - credit.source.last > 3 and f.lowered[credit.source.end] != "briefed":
        return None
    if verb_class().get(f.lowered[credit.cue.start]) != "speech" or not is_parenthetical(f, credit.cue.last, high):
        return None
    return credit
