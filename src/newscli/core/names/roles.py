"""What the article says a person is: titles before the name, appositions after and before it."""

import re
from functools import cache, lru_cache

from newscli.core.names.words import (
    FIRST,
    HONORIFIC,
    MODIFIER,
    NAME,
    ORGANISATION,
    PLACE,
    SUFFIX,
    TITLE,
    Gender,
    ends_sentence,
    listed,
    name_words,
    role_heads,
    third_parties,
)
from newscli.lexicon.loader import words

# Words in small letters that go before a title in capitals: "former President", "outgoing Mayor".
_BEFORE_TITLE = frozenset(
    "former then then-deputy retired outgoing incoming late current fellow acting interim longtime long-time veteran ex"
    " newly-elected vice deputy assistant associate senior junior chief lead disgraced exiled ousted embattled".split()
)
_ACTIVE = frozenset(
    "acting leading managing ranking sitting outgoing incoming visiting founding commanding marketing engineering"
    " planning housing banking shipping nursing training accounting advertising mining boxing racing swimming"
    " cycling".split()
)
# Words of place names that are ordinary words in capitals.
_PLACE_OPENERS = frozenset("White New North South East West San Santa Los Las El Saint St. Upper Great".split())
_SINGULAR = {"Sens.": "Sen.", "Reps.": "Rep.", "Govs.": "Gov.", "Senators": "Senator", "Governors": "Governor",
             "Representatives": "Representative", "Chairmen": "Chairman"}  # fmt: skip
_SPACES = (" ", "\u00a0", "\n")
LINKS = ("of", "for", "and")  # of an office: "Minister for" before a name in capitals
_OWNERS = ("'s", "’s", "s'", "s’")  # ends of words that say whose somebody is
_NO_ADJECTIVES = ("ly", "'s", "’s", "'", "’", ".")  # ends of words in small letters that stand in no role
_BEFORE_VERBS = (" to ", " will ", " would ", " can ", " could ", " may ", " might ", " must ", " should ", " not ")
_BEFORE_LIMIT = 90
_AFTER_LIMIT = 120
_WORDS_BEHIND = re.compile(r"[\w.&'’ \u00a0\r\n-]+")
_CLAUSE_WORD = re.compile(
    r" (?:who|whom|whose|which|that|where|when|said|says|told|and has|and is|is|was|has|had|were|are|will) "
)
BEFORE_APPOSITION = (", ", " (")
_APPOINTING = frozenset("appointed reappointed named elected re-elected hired promoted installed confirmed".split())
_AS_OFFICE = re.compile(r" (?:as|to be) ")
_IS_APPOINTED = re.compile(
    rf"(?:, who)? (?:was|has been|had been|is)(?: [a-z]+ly)? (?:{'|'.join(sorted(_APPOINTING))})(?: as| to be)? "
)
BEFORE_OFFICE = (" as ", " to ", " was", " has", " had", " is ", ", wh")  # what these two patterns begin with
_TIME_AFTER = re.compile(r" (?:in|on|by|after|before|last|this|from|since|during|earlier|yesterday|today|when|and) ")
# An age or a degree, after which the description comes: ", 45, a teacher", ", Ph.D., director of".
_ASIDE = re.compile(r", (?:aged )?(\d\d?|[A-Z][\w.]{1,8})(?=, )")
_ENDS = re.compile(
    r"[,;:()\n—–\"“”.'-](?:(?<![.'-])"
    r"|(?<=\.)(?<![A-Z]\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Dr\.)(?<!Sen\.)(?<!Gov\.)(?<!Rep\.)"
    r"|(?<= -)(?= )|(?<=')'|(?<=-)-)"
)
_DETERMINER = re.compile(
    r"(?:an?|the|his|her|its|their|our|my|[A-Z][\w.-]*['’]s?|one of (?:the|his|her)|then|now|also)\s+", re.I
)
_COMPLEMENT = re.compile(r"\s(?:of|for|at|in|with|from|to|on|and|who|that|near|under|since)\s")


@cache
def role_stops() -> frozenset[str]:
    return frozenset(listed("role_stops", "words"))


@cache
def _judging_verbs() -> frozenset[str]:
    """The base forms of verbs that have a person for their object: "blame", "praise"."""
    return frozenset(line.split()[0] for line in words("cue_judgement") if line.split()[0] not in role_heads())


@cache
def _past_sayings() -> frozenset[str]:
    """The past forms of the verbs of saying."""
    return frozenset(line.split()[2] for line in words("cue_speech"))


@cache
def _present_sayings() -> frozenset[str]:
    """The third persons of the verbs of saying."""
    return frozenset(line.split()[1] for line in words("cue_speech"))


def last_word_before(text: str, start: int) -> str:
    """The word that white space parts from what begins at `start`, "" for none."""
    if text[start - 1 : start] not in _SPACES:
        return ""
    words = text[start - _BEFORE_LIMIT if start > _BEFORE_LIMIT else 0 : start].rsplit(None, 1)
    return words[-1] if words else ""


@lru_cache(maxsize=10_000)
def may_end_role(word: str) -> bool:
    """Whether the word before a name can be the last of a role. Most names are told not to have one by this word."""
    return word != "" and (not (word.islower() and word.isalpha()) or word in LINKS or is_role_word(word))


def title_before(text: str, start: int, floor: int) -> str | None:
    """The role that stands right before a name: "Deputy Foreign Minister", "former harbour master".

    start: where the name begins. floor: no further left than this.
    """
    before = text[max(floor, start - _BEFORE_LIMIT) : start]
    behind = _WORDS_BEHIND.match(before[::-1])
    first = length = len(before)
    words = before[length - behind.end() :].split() if behind else []
    before_capital, seen_head = text[start].isupper(), False
    for word in reversed(words):  # word by word from the name on, as far as it goes
        capital = word[0].isupper()
        kind = name_words().kind(word) if capital else ""
        if not word[0].isalnum() or word.isdigit() or not _continues_left(word, seen_head, kind, before_capital):
            break
        first, before_capital, seen_head = before.rindex(word, 0, first), capital, seen_head or is_role_word(word)
    if first == length:
        return None
    opening, _, others = before[first:].partition(" ")
    if others and opening in _judging_verbs() and text.endswith(_BEFORE_VERBS, 0, start - length + first):
        first += len(opening) + 1  # "they came to blame goalkeeper Ana Belic"
    if opening in fields_of_offices():
        first -= _joined_fields(before[:first])
    role = _without_honorifics(before[first:])
    return role if role and _has_head(role) else None


def _continues_left(word: str, seen_head: bool, kind: str, before_capital: bool) -> bool:
    """Whether a description that goes on to the right can hold this word.

    seen_head: whether it has its noun already. kind: of a word with a capital, else "". before_capital: whether the
    description goes on with a capital.
    """
    if kind:
        return _continues_with_capital(word, seen_head, kind, before_capital)
    lowered = word.lower()
    if word[-1] == ".":  # a sentence ends there
        return False
    if before_capital and seen_head:
        return lowered in _BEFORE_TITLE
    if lowered in role_heads() or (not seen_head and is_role_word(word)):
        return True
    if not seen_head or lowered in role_stops() or lowered in LINKS[:2]:
        return False
    return not lowered.endswith(_NO_ADJECTIVES) and not _is_verb_form(lowered)


def _continues_with_capital(word: str, seen_head: bool, kind: str, before_capital: bool) -> bool:
    """The same for a word with a capital: a title, the noun itself, the name of a body or a place before the noun."""
    if ends_sentence(word, kind):
        return False
    if kind in HONORIFIC + TITLE + MODIFIER or (not seen_head and is_role_word(word)):
        return True
    if word in _PLACE_OPENERS:
        return seen_head and before_capital
    return seen_head and kind in ORGANISATION + NAME + PLACE + FIRST and not word.endswith(_OWNERS)


def _is_verb_form(word: str) -> bool:
    if word.endswith("ing"):
        return word not in _ACTIVE
    return word.endswith("ed") and word not in _BEFORE_TITLE | {"elected", "renowned", "armed"}


def _without_honorifics(role: str) -> str:
    words = role.split()
    after = [*words[1:], ""]
    titles = [word for word, link in zip(words, after, strict=True) if link in LINKS[:2] or not is_honorific(word)]
    if not _has_head(" ".join(titles)):
        titles = [word for word in words if not is_mere_honorific(word)]
    return " ".join([_SINGULAR.get(word, word) for word in titles])


def is_mere_honorific(word: str) -> bool:
    """Whether a word before a name is an honorific and says nothing of what the person is: "Mrs", but not "Queen"."""
    return is_honorific(word) and word not in _offices()


def is_honorific(word: str) -> bool:
    return name_words().kinds.get(word) == HONORIFIC


@cache
def _offices() -> frozenset[str]:
    """The honorifics that are offices as well."""
    return frozenset(listed("titles", "honorific that is an office"))


@cache
def fields_of_offices() -> frozenset[str]:
    """Words with capitals for what an office is about."""
    return frozenset(listed("office_fields", "fields"))


def _joined_fields(before: str) -> int:
    """How many characters the first fields of an office take: 9 of "Work and " before "Pensions Secretary"."""
    joined = _JOINED_FIELDS.search(before)
    length = 0
    for word in reversed(joined.group().split(" ")[:-2] if joined else []):
        if word.rstrip(",") not in fields_of_offices():
            break
        length += len(word) + 1
    return length and length + len(_AND)


def _has_head(role: str) -> bool:
    return any(map(is_role_word, role.split()))


_OFFICE = (
    r"(?:[A-Z][\w.-]* ){0,3}"
    r"(?:Secretary|Minister|Director|Speaker|Chief|Head|Leader|President|Mayor|Governor|Commissioner|Professor|Dean|Chair)"
    r" (?:of|for) (?:the )?"
    r"(?:(?:[A-Z][\w-]*(?: [A-Z][\w-]*)?, ){1,3}(?=(?:[A-Z][\w-]* ){1,2}and ))?"  # "Environment, Forests and Climate"
)
_JOINED_FIELDS = re.compile(r"(?:[A-Z][\w-]*,? ){1,4}and $")  # "Culture, Media and " before "Sport Secretary"
_AND = "and "
# What goes before a name where such an office, or the field of a role, ends: a look at it tells most names apart.
_FIELD_BEFORE = re.compile(r" (?:of|for|to|at|and) (?:the )?(?:[A-Z][\w&-]* (?:and |of |for )?){1,5}$")
# "Secretary of State", "Minister for Roads and Harbours" before a name, and such an office whose last word is to come.
_OFFICE_OF = re.compile(_OFFICE + r"(?:[A-Z][\w-]* (?:and |of |for )?){1,5}$")
_OPEN_OFFICE = re.compile(_OFFICE + r"(?:[A-Z][\w-]* (?:and |of |for )?){0,4}$")


# "head of acquisitions", "chair of the trustees" before a name.
SMALL_FIELD = re.compile(
    r"\b(?:[Hh]ead|[Dd]irector|[Cc]hief|[Pp]rofessor|[Pp]resident|[Mm]inister|[Ss]ecretary|[Cc]hair|[Dd]ean|[Ee]ditor"
    r"|[Mm]anager|[Ll]eader|[Cc]aptain|[Cc]oach|[Bb]oss) (?:of|for) (?:the )?(?!the )[a-z][a-z -]{2,30} $"
)


# "ambassador to Norland", "marketing manager at Ocean Holidays" before a name.
_FIELD_OF_ROLE = re.compile(r"\b([\w-]+) (?:of|for|to|at) (?:the )?(?:[A-Z][\w&-]* (?:and |of |for )?){1,5}$")


def names_office(text: str, start: int) -> bool:
    """Whether the capitalised words at `start` go on with the field of an office."""
    return _OPEN_OFFICE.search(text[max(0, start - _BEFORE_LIMIT) : start]) is not None


def office_before(text: str, start: int, floor: int) -> str | None:
    """The office with its field that stands right before a name."""
    before = text[max(floor, start - _BEFORE_LIMIT) : start]
    if _FIELD_BEFORE.search(before) is None:
        return None
    if m := _OFFICE_OF.search(before):
        return _without_honorifics(m.group())
    field = _FIELD_OF_ROLE.search(before)
    if field is None or not is_role_word(field.group(1)):
        return None
    head = field.start()
    role = title_before(text, start - len(before) + head + len(field.group(1)) + 1, floor) or field.group(1)
    return " ".join((role + before[field.end(1) :]).split())


def small_office_before(text: str, start: int, floor: int, word: str) -> str | None:
    """The office with a field in small letters before a name: "head of acquisitions". word: the last one of it."""
    if word.endswith(("ed", "ing")) or word in _past_sayings() or word in role_stops():
        return None  # "the chair of trustees said Ana Belic had left"
    office = SMALL_FIELD.search(text, max(floor, start - 50), start)
    if office is None:
        return None
    head, link, field = office.group().rstrip().partition(" ")
    return f"{title_before(text, office.start() + len(head) + 1, floor) or head}{link}{field}"


def apposition_after(text: str, end: int) -> str | None:
    """The role between commas after a name: "Ana Belic, the harbour master, said"."""
    if text[end : end + 2] not in BEFORE_APPOSITION:
        return None
    while aside := _ASIDE.match(text, end):
        if not aside[1][0].isdigit() and name_words().kinds.get(aside[1]) != SUFFIX:
            break
        end = aside.end()
    if text[end : end + 2] not in BEFORE_APPOSITION:
        return None
    piece = text[end + 2 : end + 2 + _AFTER_LIMIT]
    return description(_clause(piece))


def appointed_to(text: str, end: int, before: str) -> str | None:
    """The role to which somebody is appointed: "They elected Ana Belic as mayor", "Ana Belic was named chief editor".

    end: where the name ends. before: the last word before it.
    """
    office = _AS_OFFICE.match(text, end) if before in _APPOINTING else _IS_APPOINTED.match(text, end)
    if office is None:
        return None
    piece = text[office.end() : office.end() + _AFTER_LIMIT]
    return description(_clause(_TIME_AFTER.split(piece, maxsplit=1)[0]))


def _clause(piece: str) -> str:
    """The piece up to the mark or the verb that ends the description."""
    stop = _ENDS.search(piece)
    if stop:
        piece = piece[: stop.start() - (stop.group() == "-")]
    clause = _CLAUSE_WORD.search(piece)
    return _before_saying(piece[: clause.start()] if clause else piece)


def _before_saying(piece: str) -> str:
    """The piece up to a verb of saying that no comma parts from it: "head of planning at Elder Council added".

    "The mayor said" and "officials said" between commas are a credit, and describe nobody.
    """
    words = piece.split(" ")
    if words[-1] in _present_sayings():
        words.pop()
    verb = next((place for place, word in enumerate(words) if place and word in _past_sayings()), len(words))
    if verb == len(words) - 1 and (_DETERMINER.match(piece) or words[verb - 1].endswith("s")):
        return piece
    return " ".join(words[:verb])


def description(piece: str) -> str | None:
    """A noun phrase, without its article, if its head says what a person is."""
    m = _DETERMINER.match(piece)
    owned = m and m.group().rstrip().endswith(_OWNERS)
    bare = piece[m.end() :] if m and not owned else piece
    complement = _COMPLEMENT.search(" " + bare)
    head_phrase = bare[: max(complement.start() - 1, 0)] if complement else bare
    words = head_phrase.replace("/", " ").split()
    if not words or len(words) > 8 or "the" in words or not is_role_word(words[-1]):
        return None
    if m is None and (words[0] in role_stops() or _is_verb_form(words[0])):
        return None
    return _DANGLING.sub("", bare.strip()) or None


_DANGLING = re.compile(r"(?: (?:of|for|at|in|with|from|to|on|and|the|a))+$")


_TRADE_ENDS = ("ologist", "ographer", "ician", "onist", "anist", "inist", "omist", "tarian")


@lru_cache(maxsize=10_000)
def is_role_word(word: str) -> bool:
    """Whether a noun says what a person is: it is listed, or its ending makes trades."""
    word = word.strip("'’\".,")
    lower = word.lower()
    last = lower.rsplit("-", 1)[-1]
    if lower in role_heads() or last in role_heads() or name_words().kinds.get(word) == TITLE:
        return True
    return last.endswith(_TRADE_ENDS)


_APPOSITION_BEFORE = re.compile(
    r"(?:^|[.;:,(“”\"’']\s|\s(?:and|by|to|from|with|that|as|said|says|told|asked|added|wrote)\s)"
    r"((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[\w.]{1,30}['’]s?) [^,.;:()\"“”]{3,70}), $"
)
# "Head of news, Ana Belic, said": an office without an article that begins a sentence.
_OFFICE_SET_OFF = re.compile(
    r"(?:^|[.?!“”\n]\s?)(([A-Z][\w-]*(?: [\w-]+){0,3}) (?:of|for|at|to) [^,.;:()\"“”\n]{2,60}), $"
)
_LINK_OF_ROLE = re.compile(r"([\w-]+) (?:to|of|for|from|with|by) $")  # before the field of a role, with its noun


def apposition_before(text: str, start: int, floor: int) -> str | None:
    """The role before a name and a comma: "The harbour master, Ana Belic, said"."""
    if text[start - 2 : start] != ", ":
        return None
    before = text[max(floor, start - _BEFORE_LIMIT) : start]
    m = _APPOSITION_BEFORE.search(before) or _office_set_off(before)
    if m is None:
        return None
    link = _LINK_OF_ROLE.search(before, 0, m.start(1))
    kin = m.group(1).rpartition(" ")[2] in third_parties("relative")
    if link and not kin and is_role_word(link.group(1)):  # "Secretary to the Governor, Ana Belic": not the governor
        head = title_before(text, start - len(before) + link.end(1) + 1, floor) or link.group(1)
        return f"{head}{before[link.end(1) : m.end(1)]}"
    return description(m.group(1))


def _office_set_off(before: str) -> re.Match[str] | None:
    """An office without an article that begins a sentence, up to the comma after it."""
    office = _OFFICE_SET_OFF.search(before)
    words = office.group(2).split() if office else []
    kinds = name_words().kinds_of(words)
    if not words or FIRST in kinds or not is_role_word(words[-1]):
        return None
    return office if is_role_word(words[0]) or kinds[0] in TITLE + MODIFIER else None


@cache
def gendered_heads() -> frozenset[str]:
    return frozenset(word for word, gender in role_heads().items() if gender != "person")


@lru_cache(maxsize=2_000)
def head_gender(role: str) -> Gender | None:
    """The gender that a role tells: "spokeswoman", "the king"."""
    for word in role.lower().split():
        if word in gendered_heads():
            return "male" if role_heads()[word] == "male" else "female"
        if word in ("of", "for", "at", "in", "to"):
            break
    return None


def is_office(role: str) -> bool:
    """Whether a role is a title in capitals, such as "Mayor"; another office is then somebody else's."""
    kinds = name_words().kinds
    return any(kinds.get(word) == TITLE for word in role.split())
