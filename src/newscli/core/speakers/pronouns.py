"""Pronouns: who "she", "who", "I" and "they" are, which may also be a witness without a name."""

import re
from bisect import bisect_left
from itertools import islice

from newscli.core.names.person import Person
from newscli.core.names.roles import head_gender, is_role_word
from newscli.core.speakers.bodies import body_before
from newscli.core.speakers.conversation import Talk
from newscli.core.speakers.evidence import decision_on_pronoun
from newscli.core.speakers.genders import GENDER_OF
from newscli.core.speakers.spoken_of import is_described_stranger
from newscli.core.text.speech import AFTER_SPEAKER
from newscli.core.text.word_classes import word_class
from newscli.records import Quote, Source

_FIRST_PERSON = frozenset("i me my mine myself".split())
_RELATIVE = word_class("relative pronouns") | {"that"}
_APPOSITION = re.compile(
    r"(?: \([^)]{1,30}\))?(?: (?:of|from|at|for|with) [^,;.]{1,60})?(?:, [^,;.]{1,60})?,? "
)  # between a name and its "who"
_PARAGRAPHS_ON = 60  # in which a letter must be signed
_WORD = re.compile(r"[\w’'-]+")
_UNNAMED_FIRST = re.compile(
    r"(?:Here is |This is |But |And |[A-Z][^,.;:“”\"]{2,40}, )?"  # "One of them, a nurse", "Outside, a woman"
    r"(?:(An?|an?|One|Another)|His|Her|Their|[Tt]he [\w’'-]+(?: [\w’'-]+)?['’]s|[A-Z]\w+['’]s)((?: [\w’'-]+){1,4})"
)
# Nouns for people who speak for others and seldom have a name in the news: "Her lawyer did not answer".
_UNNAMED_OWNED = frozenset(
    "spokesman spokeswoman spokesperson source official witness neighbour neighbor lawyer aide friend relative".split()
)
# "While someone else wrote": a speaker without a name.
_SOMEBODY_SAYS = re.compile(
    r"(?:While |And |But |Then |Yet |[A-Z][^,.;:“”\"]{2,40}, )?(?:[Ss]omeone|[Ss]omebody|[Aa]nother|[Oo]ne)"
    rf"(?: else| more)?(?: [a-z]{{2,14}})? (?:{AFTER_SPEAKER}|commented|joked)\b"
)


def resolve_pronoun(talk: Talk, quote: Quote, source: Source) -> None:
    """Credit the person, or the body, that a pronoun goes back to."""
    word = source.text.lower()
    if word in GENDER_OF:
        _note_unnamed(talk, source.start)
        chosen = talk.choose(decision_on_pronoun(talk, quote, source, GENDER_OF[word]))
        talk.credit(quote, chosen.person, "pronoun", chosen.probability)
    elif word in _RELATIVE:
        _resolve_relative(talk, quote, source)
    elif word in _FIRST_PERSON:
        talk.credit(quote, talk.teller(source.start) or _signer(talk, source.start), "signature")
    elif word in ("it", "its") and quote.cue and quote.cue.text in ("reads", "read"):
        return  # a document
    elif word in ("it", "its"):
        talk.credit_body(quote, body_before(talk, source.start) or talk.last_body, "pronoun-of-body")
    elif word in ("they", "their"):
        talk.credit_body(quote, talk.last_body, "pronoun-of-body")


def _note_unnamed(talk: Talk, position: int) -> None:
    """Remember "A spokeswoman did not answer" of the two sentences before."""
    for start, end in islice(talk.sentences_before(position), 1, 3):
        if end <= talk.last_at:  # whoever is credited has spoken since
            return
        if _SOMEBODY_SAYS.match(talk.text, start, end):
            talk.note_unnamed(start, None)
            return
        if is_described_stranger(talk, start, end):
            talk.note_unnamed(start, None)
            return
        opening = _UNNAMED_FIRST.match(talk.text, start, end)
        role = _first_role(talk, opening) if opening else None
        if role is None or opening is None:
            continue
        named = start if opening.group(1) else opening.start(2)  # after the owner: "Belic's lawyer did not answer"
        if not talk.people.mentions_in(named, min(end, role.end() + 40)):
            talk.note_unnamed(role.start(), head_gender(role.group()))
            return


def _first_role(talk: Talk, opening: re.Match[str]) -> re.Match[str] | None:
    """The first noun for a person after "A" or "One"; after "His" only one that hardly ever has a name."""
    for word in _WORD.finditer(talk.text, *opening.span(2)):
        if word.group() in _UNNAMED_OWNED or (opening.group(1) and is_role_word(word.group())):
            return word
    return None


def _resolve_relative(talk: Talk, quote: Quote, source: Source) -> None:
    """ "Belic, who said": the person, or the body, whose name the relative pronoun follows."""
    start, _ = talk.doc.sentence_at(source.start)
    floor = max(start, source.start - 100)
    before = talk.people.mentions_in(floor, source.start)
    if before and _APPOSITION.fullmatch(talk.text, before[-1][0].end, source.start):
        talk.credit(quote, before[-1][1], "relative-pronoun")
        return
    ahead = talk.text[floor : source.start].rstrip(" ,")
    last = bisect_left(talk.bodies, (source.start, "")) - 1
    if last >= 0 and ahead.endswith(talk.bodies[last][1]):
        talk.credit_body(quote, talk.bodies[last][1], "relative-pronoun")


def _signer(talk: Talk, position: int) -> Person | None:
    """Who "I" is in a letter: the name that begins the next short line."""
    after = talk.doc.paragraph_index(position) + 1
    for start, end in talk.doc.paragraphs[after : after + _PARAGRAPHS_ON]:
        for mention, person in talk.people.mentions_in(start, end):
            if mention.start - start < 4 and end - start < 80 and talk.text[end - 1].isalnum():
                return person
    return None
