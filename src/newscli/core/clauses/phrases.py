"""Noun phrases among the tokens of a frame."""

import re

from newscli.core.clauses.frame import Frame
from newscli.core.names.roles import is_role_word
from newscli.core.text.tokens import TokenRange
from newscli.core.text.word_classes import word_class

_TIMES = frozenset(
    "day week month year night morning afternoon evening time times weekend summer winter spring autumn fall days weeks"
    " months years hours minutes hour minute moment decade decades point noon midnight".split()
)
_BEFORE_TIMES = frozenset("last next this late early".split())
_LEFT_LINKS = frozenset("of for at from with in on within inside behind and &".split())
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
_NEVER_INSIDE = frozenset(".,;:-QAptcsw")  # tags that a simple phrase has none of
_HEADS = frozenset("CnNbzgG")
_IN_ROLE_TAGS = frozenset("DCnNpgb'#c")
_PLURALS = frozenset(["police", "people"])
# The tokens of a simple phrase (one without prepositions), as tags with what stands beside them. Some read like verbs:
# "fishing advocates say", "those surveyed", "a text message", "the March 2019 study".
_SIMPLE = r"[CnN#]|(?<=[CnNbzT#])'|(?<=[D'])[bzvgVGR]|(?<=Db)[bz]"
_BRACKET = r"(?P<bracket>(?<=[Cn])\((?=C\)[nC])|(?<=[Cn]\(C)\)(?=[nC]))"  # of a short form: "(HA)"
_LAST_ON_LEFT = re.compile(rf"{_SIMPLE}|(?<=P)v|(?<=[nCpvgVGNP])[zb](?=[AVb])")
_INNER_ON_LEFT = re.compile(rf"{_SIMPLE}|T(?=')|(?<=D)T(?=[#nN])|(?<=[nC])[bzg]|{_BRACKET}")
_FIRST_ON_RIGHT = re.compile(r"[CnN#DP]|T(?=')|(?P<gerund>[vg](?=n))|(?P<role>[bz](?=[.,pw]|$))")
_INNER_ON_RIGHT = re.compile(
    r"[CnN#]|(?<=[DP])D|'(?=[CnNvgbzRG#])|(?<=D)T(?=[#nN])|(?P<described>(?<=[DP'])[bzvgVGR](?=[CnNbz]))"
    r"|(?<=[D'])[bzgG]|(?<=D)[vV](?=[.,;p:]|$)|(?<=[nC])g(?=[nCN])"  # "said the accused"
    # "White House press secretary", "a new case report."
    r"|(?P<compound>(?<=[nC])b(?=[nC]))|(?P<closing>(?<=[nN])b(?=[.,]|$))"
    rf"|{_BRACKET}|(?P<gathering>(?<=[nC])g)"
)
_GATHERINGS = frozenset("meeting hearing briefing gathering opening wedding reading".split())
_TITLE = re.compile("[nNbzvgVGR]{1,6}+(?=C)")  # in small letters, before a name
_SHORT_FORM = re.compile(_BRACKET)
_LEFT_LINK = re.compile("(?<=[nCNbz#])p|t|(?<=[nCN])c")
_IN_TITLES = frozenset("of at for and &".split())
_LIST = re.compile("C(?:,C{1,4}){1,6},?cC{1,4}(?=[.,pVvzA(:]|$)")
_LISTED = re.compile("(?:C+,)+(?P<and>c)?$")  # names, up to the last one of a list
_MAX_PHRASE = 16
_MAX_LINKS = 3
_YEAR = 4  # digits


def phrase_left(frame: Frame, last: int, start: int) -> TokenRange | None:
    """Return the noun phrase that ends at the token `last` and begins at `start` or later."""
    if last < start:
        return None
    if frame.tags[last] == "P":
        if frame.lowered[max(last - 1, start) : last + 1] == ["no", "one"]:
            return TokenRange(last - 1, last + 1)
        return TokenRange(_some_left(frame, last, start) or last, last + 1)
    first = _core_left(frame, last, start)
    if first is None:
        return _proportion_left(frame, last, start)
    for _ in range(_MAX_LINKS):
        if (some := _some_left(frame, first, start)) is not None:
            first = some
            break
        first = _list_of_names(frame, first, last, start)
        head = (
            _core_left(frame, _before_adjective(frame, first - 2), start)
            if first - 1 > start and _links(frame, first - 1)
            else None
        )
        if head is None or (
            head > start and frame.tags[head - 1] == "p" and frame.lowered[head - 1] not in _LEFT_LINKS
        ):
            break
        first = head
    return TokenRange(_after_time(frame, _list_left(frame, first, last, start), last), last + 1)


def _is_part(frame: Frame, token: int) -> bool:
    """Whether the token is the first of "one of", "some of", "two of", "two in three"."""
    link = frame.lowered[token + 1 : token + 2]
    return (link == ["of"] and frame.lowered[token] in _PARTS) or (link == ["in"] and _is_proportion(frame, token))


def _proportion_left(frame: Frame, last: int, start: int) -> TokenRange | None:
    """Return the "two in three" that ends at the token `last` and begins at `start` or later."""
    share = last - 2
    return TokenRange(share, last + 1) if share >= start and _is_proportion(frame, share) else None


def _is_proportion(frame: Frame, token: int) -> bool:
    """Whether "two in three" or "9 in 10" begins at the token, but not "two in 2019"."""
    if frame.lowered[token + 1 : token + 2] != ["in"] or token + 2 >= len(frame.lowered):
        return False
    share, whole = frame.lowered[token], frame.lowered[token + 2]
    return (share in _PARTS or share.isdigit()) and (whole in _PARTS or (whole.isdigit() and len(whole) < _YEAR))


def _some_left(frame: Frame, first: int, start: int) -> int | None:
    """Return the first token of "one of", "a few of" or "nobody in" before the phrase that begins at the token
    `first`."""
    some = first - 2
    if some < start or frame.tags[first - 1] != "p":
        return None
    if frame.lowered[some] in _ANYBODY:
        return some
    if not _is_part(frame, some):
        return None
    return some - 1 if frame.lowered[some] == "few" and some > start and frame.lowered[some - 1] == "a" else some


def _list_of_names(frame: Frame, first: int, last: int, start: int) -> int:
    """ "the ministers of Spain, Malta and Cyprus", "delegates of the growers, the packers and the union": where a list
    begins that hangs on a noun."""
    if " and " not in frame.text[frame.starts[first] : frame.starts[last]]:
        return first
    token = first
    while token - 2 > start and frame.tags[token - 1] == "," and frame.tags[token - 2] in "Cn":
        item = _core_left(frame, token - 2, start)
        if item is None or frame.tags[item] != frame.tags[first] or frame.tags[item] not in "CD":
            break
        token = item
    hangs = token < first and token - 2 >= start and frame.tags[token - 1] == "p" and frame.tags[token - 2] in "nCNb"
    if hangs and frame.tags[first] == "D":  # not "after a vote of the board, the mayor and the council said"
        hangs = frame.lowered[token - 1] in ("of", "for") and is_role_word(frame.lowered[token - 2].removesuffix("s"))
    return token if hangs else first


def _list_left(frame: Frame, first: int, last: int, start: int) -> int:
    """Return the first token of the list that the phrase closes: "Corvo, Lind and Aster", "Corvo, Lind, and Aster"."""
    listed = _LISTED.search(frame.tags, start, first)
    if listed is None or not (listed["and"] or " and " in frame.text[frame.starts[first] : frame.starts[last]]):
        return first
    begin = listed.start()
    opens = begin == start or frame.tags[begin - 1] in ".:Q," or frame.lowered[begin - 1] == "that"
    return begin if opens else first


def first_of_name(frame: Frame, last: int, start: int) -> int:
    """Return the first of the capitalised tokens up to this one."""
    return frame.before(last, start, "C") + 1


def _after_time(frame: Frame, first: int, last: int) -> int:
    """Return the first token of the name without an adverbial of time before it: "This week Corvo"."""
    name = first_of_name(frame, last, first)
    return name if frame.tags[last] == "C" and name > first and frame.lowered[name - 1] in _TIMES else first


def is_role(frame: Frame, tokens: TokenRange) -> bool:
    """Whether the tokens say what a person is: "head of planning at the Elder Council"."""
    tags = frame.tags[tokens.start : tokens.end]
    head = tags.partition("p")[0]
    return bool(head) and _IN_ROLE_TAGS.issuperset(tags) and is_role_word(frame.lowered[tokens.start + len(head) - 1])


def _links(frame: Frame, token: int) -> bool:
    """Whether the token hangs one noun phrase on another: "of", "for", "and" ..."""
    link = _LEFT_LINK.match(frame.tags, token)
    if link and link[0] == "t":
        return frame.lowered[token - 1] in _BEFORE_TO
    return link is not None and frame.lowered[token] in _LEFT_LINKS


def _before_adjective(frame: Frame, token: int) -> int:
    """Return the noun before an adjective that looks like a verb: "a source close (to)", "an aide opposed (to)"."""
    is_adjective = frame.tags[token] in "bVv" and frame.lowered[token] in _BEFORE_TO
    return token - 1 if is_adjective and token and frame.tags[token - 1] in "nCN" else token


def _core_left(frame: Frame, last: int, start: int) -> int | None:
    """Return the first token of the simple phrase (without prepositions) that ends at `last`."""
    tags = frame.tags
    floor = max(start, last - _MAX_PHRASE)
    token = last
    shape = _LAST_ON_LEFT
    while token >= floor and _belongs_left(frame, token, shape):
        token -= 1
        shape = _INNER_ON_LEFT
    if token >= floor and tags[token] == "D":
        token = frame.before(token, floor, "D") + 1
        return None if token == last and frame.lowered[token] in _NEVER_ALONE else token
    if floor <= token < last and frame.lowered[token] in _POINTING:
        return token
    first = frame.after(token + 1, last + 1, "'")
    return None if _NOUNS.isdisjoint(tags[first : last + 1]) else first


def _belongs_left(frame: Frame, token: int, shape: re.Pattern[str]) -> bool:
    """Whether a phrase that is read from its end goes on with this token. shape: of its last or an inner token."""
    belongs = shape.match(frame.tags, token)
    if belongs and belongs.lastgroup:
        return is_short_form(frame, token)
    alone = frame.tags[token] in "vV" and frame.lowered[token - 1] in _STANDING_ALONE  # "few liked Corvo"
    return belongs is not None and not alone


def phrase_right(frame: Frame, first: int, end: int) -> TokenRange | None:
    """Return the noun phrase that begins at the token `first` and ends before `end`."""
    if first >= end:
        return None
    tags = frame.tags
    if _is_part(frame, first):
        if group := phrase_right(frame, first + 2, end):
            return TokenRange(first, group.end)
        if first + 2 < end and _is_proportion(frame, first):
            return TokenRange(first, first + 3)
    if tags[first] == "P" and not _points(frame, first):
        return TokenRange(first, first + 1)
    last = _core_right(frame, first, end)
    if last is None:
        return TokenRange(first, first + 1) if frame.lowered[first] in _STANDING_ALONE else None
    while last + 2 < end and _goes_on(frame, last + 1) and (more := _core_right(frame, last + 2, end)):
        last = more
    return TokenRange(first, _list_right(frame, last, end) + 1)


def _points(frame: Frame, token: int) -> bool:
    """Whether a pronoun points to a noun after it: "this plan", "those surveyed"."""
    return frame.lowered[token] in _POINTING and frame.tags[token + 1 : token + 2] in ("n", "C", "N", "v")


def _list_right(frame: Frame, last: int, end: int) -> int:
    """Return the last token of "Corvo, Lind and Aster", which begins with the name, or of "the father of two"."""
    of_number = frame.lowered[last + 1 : last + 2] == ["of"] and last + 2 < end and frame.lowered[last + 2] in _PARTS
    if of_number and frame.tags[last + 3 : last + 4] not in ("n", "C"):
        return last + 2
    match = _LIST.match(frame.tags, last, end) if frame.tags[last] == "C" else None
    return match.end() - 1 if match else last


def _goes_on(frame: Frame, token: int) -> bool:
    """Whether the token hangs another noun phrase on the one before it: "of", "for"; "and" before a name."""
    if frame.tags[token] == "p":
        return frame.lowered[token] in _RIGHT_LINKS and (
            frame.tags[token - 1] != "C" or _is_office(frame, token) or _is_name_of_two(frame, token)
        )
    if frame.tags[token] == "t":
        return frame.lowered[token - 1] in _BEFORE_TO
    return frame.lowered[token] == "and" and (
        frame.tags[token + 1] == "C" or _title_before_name(frame, token + 1, len(frame.tags)) > token + 1
    )


def is_short_form(frame: Frame, token: int) -> bool:
    """Whether the token is a bracket of "the Harbour Agency (HA) spokesman": a short form inside a title."""
    if not _SHORT_FORM.match(frame.tags, token):
        return False
    opening = frame.tags.rindex("(", 0, token + 1)
    place = frame.text_of(TokenRange(opening - 1, opening)).isupper()  # "ELDER (QNA) President Corvo said"
    return not place and is_role_word(frame.lowered[opening + 3])


def _is_office(frame: Frame, of: int) -> bool:
    """Whether an office and its field begin here: "Director of Public Health Ola Berg"."""
    return frame.lowered[of] in ("of", "for") and frame.tags[of + 1] in "CD" and is_role_word(frame.lowered[of - 1])


def _is_name_of_two(frame: Frame, of: int) -> bool:
    """Whether a trade and a person's name follow the body: "University of Elder at Port Elder law professor Ines
    Corvo"."""
    if frame.lowered[of] not in ("of", "at"):
        return False
    for token in range(of + 1, min(of + _MAX_PHRASE, len(frame.tags) - 1)):
        if frame.tags[token] == "n" and frame.tags[token + 1] == "C" and is_role_word(frame.lowered[token]):
            return True
        if frame.tags[token] not in "Cn" and frame.lowered[token] not in _IN_TITLES:
            return False
    return False


def _core_right(frame: Frame, first: int, end: int) -> int | None:
    """Return the last token of the simple phrase (without prepositions) that begins at `first`."""
    tags = frame.tags
    ceiling = end if end < first + _MAX_PHRASE else first + _MAX_PHRASE
    token = first
    while token < ceiling and (
        tags[token] in "CnN#" or (tags[token] not in _NEVER_INSIDE and _belongs_right(frame, token, first, ceiling))
    ):
        token += 1
    phrase = tags[first:token]
    headless = _HEADS.isdisjoint(phrase) and phrase not in ("DV", "Dv")  # "the accused"
    return None if headless else token - 1


def _belongs_right(frame: Frame, token: int, first: int, ceiling: int) -> bool:
    """Whether a phrase that begins at `first` goes on with this token."""
    shape = (_FIRST_ON_RIGHT if token == first else _INNER_ON_RIGHT).match(frame.tags, token, ceiling)
    if shape and (shape.lastgroup is None or _may_follow(frame, token, first, shape.lastgroup)):
        return True
    return _title_before_name(frame, token, ceiling) > token


def _may_follow(frame: Frame, token: int, first: int, shape: str) -> bool:
    """Whether the word before one that reads like a verb leaves it in the phrase. shape: how the two stand."""
    word, before = frame.lowered[token], frame.lowered[token - 1]
    match shape:
        case "bracket":
            return is_short_form(frame, token)
        case "gathering":  # "a cabinet meeting"
            return word in _GATHERINGS
        case "gerund":  # "head of advanced analytics"
            return before in ("of", "for")
        case "role":  # "said volunteers."
            return is_role_word(word.removesuffix("s"))
        case "described":  # but "the mother of one told jurors"
            return before != "one"
        case "compound":
            return before[-1] != "s" and before not in _PLURALS
    return before[-1] != "s" and frame.tags[first] == "D"


def _title_before_name(frame: Frame, token: int, end: int) -> int:
    """Return where the name begins after a title in small letters, "press secretary Ines Corvo"; else `token`."""
    title = _TITLE.match(frame.tags, token, end)
    return title.end() if title and is_role_word(frame.lowered[title.end() - 1]) else token


def according_source(frame: Frame, token: int, end: int) -> TokenRange | None:
    """Return the source of an "according to" or "per" at this token: somebody or something that speaks, no plan or
    law."""
    if frame.lowered[token : token + 1] == ["per"]:  # "per Corvo", but no "per day"
        phrase = phrase_right(frame, token + 1, end)
        return phrase if phrase and (frame.tags[phrase.start] == "D" or frame.tags[phrase.last] == "C") else None
    if frame.lowered[token : token + 2] != ["according", "to"]:
        return None
    phrase = phrase_right(
        frame, token + 2 + (frame.tags[token + 2 : token + 4] == "Rn"), end
    )  # "according to early results"
    if (
        phrase
        and phrase.start == phrase.last
        and frame.tags[phrase.start] in "nNb"
        and not frame.lowered[phrase.start].endswith(("s", "police"))
    ):
        return None
    return phrase


def after_link(frame: Frame, phrase: TokenRange, *links: str) -> TokenRange | None:
    """Return what follows the last of these prepositions in a phrase: "widespread concern, with some analysts"."""
    places = [token for token in range(phrase.start + 1, phrase.end) if frame.lowered[token] in links]
    return TokenRange(places[-1] + 1, phrase.end) if places else None


def is_time(frame: Frame, phrase: TokenRange) -> bool:
    """Whether the phrase is an adverbial of time, which cannot speak: "this week", "two days", the "Next" of "Next
    morning"."""
    tag, word = frame.tags[phrase.last], frame.lowered[phrase.last]
    begins = word in _BEFORE_TIMES and frame.tags[phrase.end : phrase.end + 1] == "T"
    return begins or tag == "T" or (tag == "n" and word in _TIMES)
