"""Noun phrases among the tokens of a frame."""

import re

from newscli.core.clauses.frame import Frame
from newscli.core.names.roles import is_role_word
from newscli.core.text.word_classes import word_class

Phrase = tuple[int, int]  # first and last token, both in

_TIMES = frozenset(
    "day week month year night morning afternoon evening time times weekend summer winter spring autumn fall days weeks"
    " months years hours minutes hour minute moment decade decades point noon midnight".split()
)
_LEFT_LINKS = frozenset("of for at from with in on within inside behind".split())
_RIGHT_LINKS = frozenset("of for at from with".split())
_BEFORE_TO = frozenset(  # "sources close to the talks", "officials loyal to the mayor", "the ambassador to Elder"
    "close privy loyal opposed allied linked related known sympathetic hostile accountable"
    " ambassador envoy adviser advisor aide representative delegate emissary heir witness secretary"
    " assistant counsel deputy".split()
)
_POINTING = word_class("demonstratives") | {"one"}
_STANDING_ALONE = word_class("quantities") | {"others", "two", "three"}
# "one of the divers", "many of them": words for some of a group.
_PARTS = word_class("quantities", "counts") | frozenset("one none half neither either others".split())
_ANYBODY = word_class("indefinite pronouns")
_NEVER_ALONE = frozenset("the a an its their my our your his her every no".split())
_NOUNS = frozenset("CnNbz")  # tags
_HEADS = frozenset("CnNbzgG")
_IN_TITLE_TAGS = frozenset("nNbzvgVGR")
_PLURALS = frozenset(["police", "people"])
_IN_TITLES = frozenset("of at for and &".split())
_LIST = re.compile("C(?:,C{1,4}){1,6},?cC{1,4}(?=[.,pVvzA(:]|$)")
_MAX_PHRASE = 16
_MAX_TITLE = 6
_MAX_LINKS = 3


def phrase_left(f: Frame, last: int, low: int) -> Phrase | None:
    """Return the noun phrase that ends at the token `last` and begins at `low` or later."""
    if last < low:
        return None
    if f.tags[last] == "P":
        if f.lowered[max(last - 1, low) : last + 1] == ["no", "one"]:
            return last - 1, last
        return _some_left(f, last, low) or last, last
    first = _core_left(f, last, low)
    if first is None:
        return None
    for _ in range(_MAX_LINKS):
        if (some := _some_left(f, first, low)) is not None:
            first = some
            break
        first = _list_of_names(f, first, last, low)
        head = _core_left(f, _before_adjective(f, first - 2), low) if first - 1 > low and _links(f, first - 1) else None
        if head is None or (head > low and f.tags[head - 1] == "p" and f.lowered[head - 1] not in _LEFT_LINKS):
            break
        first = head
    return _after_time(f, _list_left(f, first, last, low), last), last


def _is_part(f: Frame, token: int) -> bool:
    """Whether the token is the first of "one of", "some of", "two of"."""
    return f.lowered[token] in _PARTS and f.lowered[token + 1 : token + 2] == ["of"]


def _some_left(f: Frame, first: int, low: int) -> int | None:
    """Return the first token of "one of", "a few of" or "nobody in" before the phrase that begins at the token
    `first`."""
    some = first - 2
    if some < low or f.tags[first - 1] != "p":
        return None
    if f.lowered[some] in _ANYBODY:
        return some
    if not _is_part(f, some):
        return None
    return some - 1 if f.lowered[some] == "few" and some > low and f.lowered[some - 1] == "a" else some


def _list_of_names(f: Frame, first: int, last: int, low: int) -> int:
    """ "the ministers of Spain, Malta and Cyprus", "delegates of the growers, the packers and the union": where a list
    begins that hangs on a noun."""
    if " and " not in f.text[f.starts[first] : f.starts[last]]:
        return first
    token = first
    while token - 2 > low and f.tags[token - 1] == "," and f.tags[token - 2] in "Cn":
        item = _core_left(f, token - 2, low)
        if item is None or f.tags[item] != f.tags[first] or f.tags[item] not in "CD":
            break
        token = item
    hangs = token < first and token - 2 >= low and f.tags[token - 1] == "p" and f.tags[token - 2] in "nCNb"
    if hangs and f.tags[first] == "D":  # not "after a vote of the board, the mayor and the council said"
        hangs = f.lowered[token - 1] in ("of", "for") and is_role_word(f.lowered[token - 2].removesuffix("s"))
    return token if hangs else first


def _list_left(f: Frame, first: int, last: int, low: int) -> int:
    """Return the first token of the list that the phrase closes: "Corvo, Lind and Aster", "Corvo, Lind, and Aster"."""
    tags = f.tags
    comma = first - 1
    if comma > low and tags[comma] == "c" and tags[comma - 1] == ",":
        comma -= 1
    elif comma <= low or tags[comma] != "," or " and " not in f.text[f.starts[first] : f.starts[last]]:
        return first
    begin = first
    while comma > low and tags[comma] == "," and tags[comma - 1] == "C":
        begin = first_of_name(f, comma - 1, low)
        comma = begin - 1
    opens = begin < first and (begin == low or tags[begin - 1] in ".:Q," or f.lowered[begin - 1] == "that")
    return begin if opens else first


def first_of_name(f: Frame, last: int, low: int) -> int:
    """Return the first of the capitalised tokens up to this one."""
    while last > low and f.tags[last - 1] == "C":
        last -= 1
    return last


def _after_time(f: Frame, first: int, last: int) -> int:
    """Return the first token of the name without an adverbial of time before it: "This week Corvo"."""
    name = first_of_name(f, last, first)
    return name if f.tags[last] == "C" and name > first and f.lowered[name - 1] in _TIMES else first


def _links(f: Frame, token: int) -> bool:
    """Whether the token hangs one noun phrase on another: "of", "for", "and" ..."""
    tag, before = f.tags[token], f.tags[token - 1]
    if tag == "p":
        return f.lowered[token] in _LEFT_LINKS and before in "nCNbz#"
    if tag == "t":
        return f.lowered[token - 1] in _BEFORE_TO
    return tag == "c" and f.lowered[token] in ("and", "&") and before in "nCN"


def _before_adjective(f: Frame, token: int) -> int:
    """Return the noun before an adjective that looks like a verb: "a source close (to)", "an aide opposed (to)"."""
    is_adjective = f.tags[token] in "bVv" and f.lowered[token] in _BEFORE_TO
    return token - 1 if is_adjective and token and f.tags[token - 1] in "nCN" else token


def _core_left(f: Frame, last: int, low: int) -> int | None:
    """Return the first token of the simple phrase (without prepositions) that ends at `last`."""
    tags = f.tags
    token = last
    floor = max(low, last - _MAX_PHRASE)
    while token >= floor and tags[token] != "D" and _belongs_left(f, token, last, floor):
        token -= 1
    if token >= floor and tags[token] == "D":
        while token > floor and tags[token - 1] == "D":
            token -= 1
        return None if token == last and f.lowered[token] in _NEVER_ALONE else token
    if floor <= token < last and f.lowered[token] in _POINTING:
        return token
    first = token + 1
    while first <= last and tags[first] == "'":
        first += 1
    return None if _NOUNS.isdisjoint(tags[first : last + 1]) else first


def _belongs_left(f: Frame, token: int, last: int, floor: int) -> bool:
    """Whether a phrase that ends at `last` and is read from its end goes on with this token."""
    tag = f.tags[token]
    if tag in "CnN#":
        return True
    if token == floor:
        return False
    before = f.tags[token - 1]
    if tag == "'":
        return before in "CnNbzT#"
    if tag in "()":
        return token < last and is_short_form(f, token)
    if tag == "T":  # "Monday's", "a March 2019 study"
        return token < last and (f.tags[token + 1] == "'" or (before == "D" and f.tags[token + 1] in "#nN"))
    return tag in "bzvgVGR" and _verb_belongs_left(f, token, last, before)


def _verb_belongs_left(f: Frame, token: int, last: int, before: str) -> bool:
    """Whether a word that could be a verb is part of a noun phrase that ends at `last`."""
    tag = f.tags[token]
    if tag in "vV" and f.lowered[token - 1] in _STANDING_ALONE:  # "few liked Corvo"
        return False
    if token == last and tag == "v" and before in "PD":  # "those surveyed"
        return True
    # "fishing advocates say": a noun that looks like a verb.
    if token == last and tag in "zb" and before in "nCpvgVGNP":
        return f.tags[last + 1 : last + 2] in ("A", "V", "b")
    return before in "D'" or _is_of_two_nouns(f, token, last)


def _is_of_two_nouns(f: Frame, token: int, last: int) -> bool:
    """Whether a word that could be a verb is a noun after another one: "a text message", "press officers"."""
    if f.tags[token - 2 : token] == "Db":
        return f.tags[token] in "bz"
    return token < last and f.tags[token - 1] in "nC" and f.tags[token] in "bzg"


def phrase_right(f: Frame, first: int, high: int) -> Phrase | None:
    """Return the noun phrase that begins at the token `first` and ends before `high`."""
    if first >= high:
        return None
    tags = f.tags
    if _is_part(f, first) and (group := phrase_right(f, first + 2, high)):
        return first, group[1]
    if tags[first] == "P" and not _points(f, first):
        return first, first
    last = _core_right(f, first, high)
    if last is None:
        return (first, first) if f.lowered[first] in _STANDING_ALONE else None
    while last + 2 < high and _goes_on(f, last + 1) and (more := _core_right(f, last + 2, high)):
        last = more
    return first, _list_right(f, last, high)


def _points(f: Frame, token: int) -> bool:
    """Whether a pronoun points to a noun after it: "this plan", "those surveyed"."""
    return f.lowered[token] in _POINTING and f.tags[token + 1 : token + 2] in ("n", "C", "N", "v")


def _list_right(f: Frame, last: int, high: int) -> int:
    """Return the last token of "Corvo, Lind and Aster", which begins with the name, or of "the father of two"."""
    of_number = f.lowered[last + 1 : last + 2] == ["of"] and last + 2 < high and f.lowered[last + 2] in _PARTS
    if of_number and f.tags[last + 3 : last + 4] not in ("n", "C"):
        return last + 2
    match = _LIST.match(f.tags, last, high) if f.tags[last] == "C" else None
    return match.end() - 1 if match else last


def _goes_on(f: Frame, token: int) -> bool:
    """Whether the token hangs another noun phrase on the one before it: "of", "for"; "and" before a name."""
    if f.tags[token] == "p":
        return f.lowered[token] in _RIGHT_LINKS and (f.tags[token - 1] != "C" or _is_name_of_two(f, token))
    if f.tags[token] == "t":
        return f.lowered[token - 1] in _BEFORE_TO
    return f.lowered[token] == "and" and (
        f.tags[token + 1] == "C" or _title_before_name(f, token + 1, len(f.tags)) > token + 1
    )


def is_short_form(f: Frame, token: int) -> bool:
    """Whether the bracket is one of "the Harbour Agency (HA) spokesman": a short form inside a title."""
    first = token if f.tags[token] == "(" else token - 2
    if first < 1 or f.tags[first : first + 3] != "(C)" or f.tags[first - 1] not in "Cn":
        return False
    place = f.span_text(first - 1, first - 1).isupper()  # "ELDER (QNA) President Corvo said"
    return not place and f.tags[first + 3 : first + 4] in ("n", "C") and is_role_word(f.lowered[first + 3])


def _is_name_of_two(f: Frame, of: int) -> bool:
    """Whether a trade and a person's name follow the body: "University of Elder at Port Elder law professor Ines
    Corvo"."""
    if f.lowered[of] not in ("of", "at"):
        return False
    for token in range(of + 1, min(of + _MAX_PHRASE, len(f.tags) - 1)):
        if f.tags[token] == "n" and f.tags[token + 1] == "C" and is_role_word(f.lowered[token]):
            return True
        if f.tags[token] not in "Cn" and f.lowered[token] not in _IN_TITLES:
            return False
    return False


def _core_right(f: Frame, first: int, high: int) -> int | None:
    """Return the last token of the simple phrase (without prepositions) that begins at `first`."""
    token = first
    ceiling = min(high, first + _MAX_PHRASE)
    while token < ceiling and _belongs_right(f, token, first, ceiling):
        token += 1
    headless = _HEADS.isdisjoint(f.tags[first:token]) and f.tags[first:token] not in ("DV", "Dv")  # "the accused"
    return None if headless else token - 1


def _belongs_right(f: Frame, token: int, first: int, ceiling: int) -> bool:
    """Whether a phrase that begins at `first` goes on with this token."""
    tag = f.tags[token]
    if tag in "CnN#" or (tag in _IN_TITLE_TAGS and _title_before_name(f, token, ceiling) > token):
        return True
    after = f.tags[token + 1] if token + 1 < ceiling else "."
    if token == first:
        return _may_begin(f, token, after)
    before = f.tags[token - 1]
    if tag == "D":
        return before in "DP"
    if tag == "'":
        return after in "CnNvgbzRG#"
    if tag == "T":
        return before == "D" and after in "#nN"
    if tag in "()":
        return is_short_form(f, token)
    return tag in "bzvgVGR" and _verb_belongs_right(f, token, first, before, after)


def _may_begin(f: Frame, first: int, after: str) -> bool:
    """Whether a noun phrase begins with this token, which is no noun: "the", "Monday's", "analytics"."""
    tag = f.tags[first]
    if tag in "DP" or (tag == "T" and after == "'"):
        return True
    # "head of advanced analytics"
    if tag in "vg" and after == "n" and f.lowered[first - 1 : first] in (["of"], ["for"]):
        return True
    return _is_bare_role(f, first, after)


def _verb_belongs_right(f: Frame, token: int, first: int, before: str, after: str) -> bool:
    """Whether a word that could be a verb is part of a noun phrase that begins at `first`."""
    tag, word_before = f.tags[token], f.lowered[token - 1]
    if before in "DP'" and after in "CnNbz":
        return word_before != "one"  # "the mother of one told jurors"
    if before in "D'":
        return tag in "bzgG" or (before == "D" and tag in "vV" and after in ".,;p:")  # "said the accused"
    if tag == "b":
        return _base_form_belongs(f, first, before, after, word_before)
    return tag == "g" and before in "nC" and after in "nCN"


def _base_form_belongs(f: Frame, first: int, before: str, after: str, word_before: str) -> bool:
    """Whether a word that could be the base form of a verb is a noun after another one."""
    if before in "nC" and after in "nC" and word_before[-1] != "s":  # "White House press secretary"
        return word_before not in _PLURALS
    return before in "nN" and after in ".," and f.tags[first] == "D" and word_before[-1] != "s"  # "a new case report."


def _is_bare_role(f: Frame, token: int, after: str) -> bool:
    """Whether the word is a role in the plural that looks like a verb: "said volunteers."."""
    return f.tags[token] in "bz" and after in ".,pw" and is_role_word(f.lowered[token].removesuffix("s"))


def _title_before_name(f: Frame, token: int, high: int) -> int:
    """Return where the name begins after a title in small letters, "press secretary Ines Corvo"; else `token`."""
    name = token
    while name < min(high, token + _MAX_TITLE) and f.tags[name] in _IN_TITLE_TAGS:
        name += 1
    titled = token < name < high and f.tags[name] == "C" and is_role_word(f.lowered[name - 1])
    return name if titled else token


def according_source(f: Frame, token: int, high: int) -> Phrase | None:
    """Return the source of an "according to" or "per" at this token: somebody or something that speaks, no plan or
    law."""
    if f.lowered[token : token + 1] == ["per"]:  # "per Corvo", but no "per day"
        phrase = phrase_right(f, token + 1, high)
        return phrase if phrase and (f.tags[phrase[0]] == "D" or f.tags[phrase[1]] == "C") else None
    if f.lowered[token : token + 2] != ["according", "to"]:
        return None
    phrase = phrase_right(f, token + 2 + (f.tags[token + 2 : token + 4] == "Rn"), high)  # "according to early results"
    if (
        phrase
        and phrase[0] == phrase[1]
        and f.tags[phrase[0]] in "nNb"
        and not f.lowered[phrase[0]].endswith(("s", "police"))
    ):
        return None
    return phrase


def is_time(f: Frame, phrase: Phrase) -> bool:
    """Whether the phrase is an adverbial of time, which cannot speak: "this week", "two days"."""
    tag = f.tags[phrase[1]]
    return tag == "T" or (tag == "n" and f.lowered[phrase[1]] in _TIMES)
