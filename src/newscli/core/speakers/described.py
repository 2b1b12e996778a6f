"""Descriptions: which person "the deputy minister" is, by what the article says of each person."""

import re

from newscli.core.names.descriptions import Description, describe
from newscli.core.names.person import Person
from newscli.core.names.roles import head_gender
from newscli.core.speakers.bodies import body_name, resolve_body
from newscli.core.speakers.conversation import Talk
from newscli.core.speakers.evidence import decision_on_description, persons_around
from newscli.records import Quote, Source

_OPENING = 4  # paragraphs in which an article speaks of "a coroner" whom it names below
_ANONYMOUS = re.compile(  # after a source whom the article leaves unnamed on purpose
    r"[^.!?]{0,120}?\b(?:who (?:did not want|didn['’]t want|does not want|asked not|declined|refused|preferred not)"
    r" to be (?:named|identified)|(?:the )?condition of anonymity"
    r"|whose (?:name|identity) (?:has|is|was)(?: been)? withheld)"
)


def resolve_description(talk: Talk, quote: Quote, source: Source) -> None:
    """Credit the person or the body that the words describe; nobody, where the article gives them no name."""
    wanted = describe(source.text)
    if wanted is None or (wanted.personal and _ANONYMOUS.match(talk.text, source.end)):
        return
    if wanted.indefinite:
        _resolve_indefinite(talk, quote, source, wanted)
    elif wanted.collective:
        resolve_body(talk, quote, source, wanted)
    elif wanted.personal:
        chosen = talk.choose(decision_on_description(talk, quote, source, wanted))
        talk.credit(quote, chosen.person, "description", chosen.probability)
        if quote.speaker is None:
            talk.note_unnamed(source.start, head_gender(wanted.plain))
    elif source.kind == "organisation":
        talk.credit_body(quote, body_name(source.text), "name-as-written")


def _resolve_indefinite(talk: Talk, quote: Quote, source: Source, wanted: Description) -> None:
    """Credit "a coroner" to the coroner named further down; other indefinite words leave the speaker unnamed."""
    if wanted.personal and (later := _named_later(talk, source, wanted)):
        talk.credit(quote, later, "described-before-name")
    elif wanted.head.endswith("s"):
        talk.last_body = None  # "they" are now these
    elif wanted.personal:
        talk.note_unnamed(source.start, head_gender(wanted.plain))


def _named_later(talk: Talk, source: Source, wanted: Description) -> Person | None:
    """The one coroner that the article names after "a coroner" in its opening; None if there is no such person."""
    if talk.doc.paragraph_index(source.start) > _OPENING:
        return None
    bearers = [
        person for person in persons_around(talk, source.start) if _has_head(talk.people.describe(person), wanted)
    ]
    return bearers[0] if len(bearers) == 1 and bearers[0].mentions[0].start > source.end else None


def _has_head(person: Person, wanted: Description) -> bool:
    """Whether the article gives the person the very noun that the description has."""
    return any(wanted.head in role.lower().split() for role in person.roles)
