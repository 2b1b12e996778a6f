"""Descriptions: whom "the deputy minister" means, by what the article says of each person."""

import re
from bisect import bisect_right

from newscli.core.names.chains import Person
from newscli.core.names.descriptions import STRONG, Description, describe, fit, is_beside_office, is_national
from newscli.core.names.roles import head_gender, is_office
from newscli.core.speakers.antecedents import GENDER_OF, antecedent
from newscli.core.speakers.bodies import body_name, resolve_body
from newscli.core.speakers.conversation import LITTLE_BEFORE, MOST_PERSONS, Talk
from newscli.records import Quote, Source

_SAYS_WHAT_ONE_IS = re.compile(r"\b(?:is|was|be|been|being|as|became|becoming|like) $")  # before "a senior official"
_POSSESSIVE = re.compile(r"\b(?:his|her)\b")
_OPENING = 4  # paragraphs in which an article speaks of "a coroner" whom it names below
_OF_A_BODY = re.compile(r" (?:of|for) (?:the )?[A-Z]")  # "the High Commissioner for Human Rights"
_ANONYMOUS = re.compile(  # after a source whom the article leaves unnamed on purpose
    r"[^.!?]{0,120}?\b(?:who (?:did not want|didn['’]t want|does not want|asked not|declined|refused|preferred not)"
    r" to be (?:named|identified)|(?:the )?condition of anonymity"
    r"|whose (?:name|identity) (?:has|is|was)(?: been)? withheld)"
)
_CASES = frozenset("patient victim suspect defendant accused client customer inmate prisoner caller passenger".split())


def resolve_description(talk: Talk, quote: Quote, source: Source) -> None:
    """Credits the person or the body that the words describe; nobody, where the article gives them no name."""
    wanted = describe(source.text)
    named = _apposed(talk, source)
    if named is not None:
        talk.credit(quote, named)
        return
    if wanted is None or (wanted.personal and _ANONYMOUS.match(talk.text, source.end)):
        return
    if wanted.indefinite:
        if wanted.personal and (later := _named_later(talk, source, wanted)):
            talk.credit(quote, later)
            return
        if wanted.head.endswith("s"):
            talk.last_body = None  # "they" are now these
        elif wanted.personal:
            talk.unnamed_at, talk.unnamed_gender = source.start, head_gender(wanted.plain)
        return
    if wanted.collective:
        resolve_body(talk, quote, source, wanted)
    elif wanted.personal and not _is_unnamed(talk, source, wanted):
        talk.credit(quote, _described(talk, quote, source, wanted))
    elif source.kind == "organisation":
        talk.credit_body(quote, body_name(source.text))


def _apposed(talk: Talk, source: Source) -> Person | None:
    """The person whose name stands between commas after a description: "a spokesman, Ana Belic, said"."""
    text, end = talk.text, source.end
    for mention, person in talk.people.mentions_in(end, end + 30):
        between = text[end : mention.title_start] == ", " and mention.full
        return person if between and text[mention.end : mention.end + 1] in (",", ".", ":") else None
    return None


def _described(talk: Talk, quote: Quote, source: Source, wanted: Description) -> Person | None:
    """Who answers the description: by what the article says of the person, else whom the text was just about."""
    near = _persons_around(talk, source.start)
    fits = {id(person): fit(talk.people.describe(person), wanted) for person in near}
    free = [person for person in near if talk.allowed(person, quote)]
    beside = {id(person): is_beside_office(person, wanted) for person in free}
    best = max(free, key=lambda p: (fits[id(p)], not beside[id(p)], _nearness(talk, p, source.start)), default=None)
    gender = head_gender(wanted.plain) or _gender_after(talk, source)
    if best is not None and best.mentions[0].start > source.end and not _has_head(best, wanted):
        best = None  # a wider word hardly means who is named but below
    if best is not None and fits[id(best)] >= STRONG:
        nearer = fits[id(best)] < 2 * STRONG and _is_of_unknown_country(talk, best, wanted)
        other = [person for person in free if fits[id(person)] < 0]
        return (antecedent(talk, quote, source.start, gender, other) if nearer else None) or best
    if not wanted.definite or _OF_A_BODY.search(source.text):
        return None
    # Nobody whom the article gives a trade is "the patient": a case that it leaves without a name.
    case = wanted.head in _CASES or wanted.head.startswith("ex-")
    other = [p for p in free if fits[id(p)] < 0 or (case and p.roles and fits[id(p)] < STRONG)]
    unlike = other + [
        person for person in free if fits[id(person)] <= 0 and any(is_office(role) for role in person.roles)
    ]
    return antecedent(talk, quote, source.start, gender, unlike) or antecedent(talk, quote, source.start, gender, other)


def _named_later(talk: Talk, source: Source, wanted: Description) -> Person | None:
    """Whom the opening means by "A coroner", where the article names one coroner, first below."""
    if wanted.head.endswith("s") or talk.doc.paragraph_index(source.start) > _OPENING:
        return None
    bearers = [
        person for person in _persons_around(talk, source.start) if _has_head(talk.people.describe(person), wanted)
    ]
    return bearers[0] if len(bearers) == 1 and bearers[0].mentions[0].start > source.end else None


def _has_head(person: Person, wanted: Description) -> bool:
    """Whether the article gives the person the very noun that the description has."""
    return any(wanted.head in role.lower().split() for role in person.roles)


def _is_unnamed(talk: Talk, source: Source, wanted: Description) -> bool:
    """Whether "the official" is "a senior official" of a little before, whom the article does not name."""
    if not wanted.definite:
        return False
    low = max(0, source.start - LITTLE_BEFORE)
    if f" {wanted.head}" not in talk.text[low : source.start]:
        return False  # before a pattern is made for the word
    introduced = rf"\b(?:[Aa]n?|[Oo]ne) (?:[\w'’-]{{1,20}} ){{0,4}}?{re.escape(wanted.head)}\b(?! [A-Z]|, [A-Z])"
    for found in reversed(list(re.finditer(introduced, talk.text[low : source.start]))):
        start, end = low + found.start(), low + found.end()
        before = talk.people.mentions_in(max(0, start - 40), start)
        apposed = bool(before) and talk.text[before[-1][0].end : start] == ", "
        if apposed or talk.in_quotes(start) or _SAYS_WHAT_ONE_IS.search(talk.text, max(0, start - 12), start):
            continue
        since = {id(person): person for _, person in talk.people.mentions_in(end, source.start)}
        return all(fit(talk.people.describe(person), wanted) < STRONG for person in since.values())
    return False


def _is_of_unknown_country(talk: Talk, person: Person, wanted: Description) -> bool:
    """Whether the article does not tell the country that the description does: "the Polish poet" of a poet."""
    return wanted.definite and bool(wanted.nations) and not is_national(person)


def _gender_after(talk: Talk, source: Source) -> str | None:
    """The gender that a possessive after the source tells: "the graduate ended her speech"."""
    _, end = talk.doc.sentence_at(source.start)
    found = _POSSESSIVE.search(talk.text, source.end, min(end, source.end + 60))
    if found is None or talk.in_quotes(found.start()) or talk.people.mentions_in(source.end, found.start()):
        return None
    return GENDER_OF[found.group()]


def _persons_around(talk: Talk, position: int) -> list[Person]:
    """The persons of the article; of a very long one, those whom it names around the position."""
    if len(talk.people.persons) <= MOST_PERSONS:
        return talk.people.persons
    at = bisect_right(talk.people.starts, position)
    around = talk.people.mentions[max(0, at - MOST_PERSONS) : at + MOST_PERSONS // 4]
    return list({id(person): person for _, person in around}.values())


def _nearness(talk: Talk, person: Person, position: int) -> int:
    """Minus the distance to the person's last mention before the position."""
    at = bisect_right(person.mentions, position, key=lambda mention: mention.start)
    return person.mentions[at - 1].start - position if at else -len(talk.text)
