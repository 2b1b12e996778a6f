"""The speaker of each quotation, found from the words that its credit uses.

In the order of the work: `candidates` (who can speak in the article), `conversation` (who has spoken so far), then, by
what a source says, `named`, `described` and `bodies`, `pronouns` with `spoken_of`, `evidence` and `choice`; last,
`interviews`.
"""

import re

from newscli.core.names.descriptions import is_people
from newscli.core.names.names import Names
from newscli.core.speakers.bodies import owners_named_after
from newscli.core.speakers.candidates import who_can_speak
from newscli.core.speakers.choice import Choose, choose
from newscli.core.speakers.conversation import Talk
from newscli.core.speakers.described import resolve_description
from newscli.core.speakers.evidence import gender_after
from newscli.core.speakers.in_full import person_of_label
from newscli.core.speakers.interviews import return_to_interviewee
from newscli.core.speakers.named import (
    ends_in_name,
    is_indefinite,
    named_before_cue,
    persons_named,
    plain_name,
    resolve_open_name,
)
from newscli.core.speakers.pronouns import resolve_pronoun
from newscli.core.speakers.rules import copy_speaker, set_evidence
from newscli.records import Quote, Source

_BODY_BEHIND = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z]\w+['’]s) [^,]{1,80}, ([A-Z][\w&.’'-]*(?: (?:(?:of|and|&) )?[A-Z][\w&.’'-]*){0,5})"
)


def resolve_speakers(names: Names, quotes: list[Quote], choose: Choose = choose) -> None:
    """Fill `speaker`, its evidence and `role` of each quotation from its source, in place.

    All are None where the article names nobody. choose: picks among the candidates; only training gives another.
    """
    credited = [quote for quote in quotes if quote.source]
    if not credited:
        return
    talk = Talk(names, who_can_speak(names.document, names.people, quotes), quotes, choose)
    for quote in sorted(credited, key=lambda quote: quote.start):
        _resolve(talk, quote)
    return_to_interviewee(talk)


def _resolve(talk: Talk, quote: Quote) -> None:
    source = quote.source
    assert source is not None
    before = talk.by_source.setdefault((source.start, source.end), quote)
    if before is not quote and before.speaker:  # carried on: the words still mean whom they meant
        copy_speaker(before, quote)
    elif quote.rule == "answer-label":
        talk.credit(quote, talk.interviewed, "answer")
    elif quote.rule == "turn-label":
        _resolve_label(talk, quote, source)
    elif source.kind == "pronoun":
        resolve_pronoun(talk, quote, source)
    else:
        _resolve_words(talk, quote, source)


def _resolve_label(talk: Talk, quote: Quote, source: Source) -> None:
    label = talk.labels.get(source.text, source.text)
    bearers = talk.persons_by_label
    if person := person_of_label(bearers, label) or person_of_label(bearers, source.text):
        talk.credit(quote, person, "name")
    else:
        talk.credit_body(quote, label, "name-as-written")


def _resolve_words(talk: Talk, quote: Quote, source: Source) -> None:
    named = persons_named(talk, source)
    apart = [] if named else named_before_cue(talk, quote, source)
    bound = not (named or apart) and talk.people.mentions_in(source.start, source.end)
    if len(named) == 1:
        talk.credit(quote, named[0], "name")
    elif named:
        quote.speaker = " and ".join(person.name for person in named)
        quote.speakers = [person.name for person in named]
        set_evidence(quote, "several-names")
    elif apart:
        talk.credit(quote, apart[0], "name-set-off")
    elif body := _body_set_off(source.text) or owners_named_after(talk, source):  # "the ferry's owner, Ligaya Lines"
        talk.credit_body(quote, body, "name-set-off")
    elif _is_one_of_a_people(talk, source):
        resolve_description(talk, quote, source)
    elif source.kind == "name" and (ends_in_name(source, bound[-1][0]) if bound else not is_indefinite(source)):
        resolve_open_name(talk, quote, plain_name(source.text))
    else:
        resolve_description(talk, quote, source)


def _is_one_of_a_people(talk: Talk, source: Source) -> bool:
    """Whether "the Portuguese" is one person, of whom "his" or "her" speaks after it, and not the country."""
    article, _, people = source.text.partition(" ")
    return article in ("the", "The") and is_people(people) and gender_after(talk, source) is not None


def _body_set_off(text: str) -> str | None:
    """The name of a body after a comma; not the end of a list, "the ministers of Norland, Sunland and Elder"."""
    body = _BODY_BEHIND.fullmatch(text)
    if body is None:
        return None
    before = text[: body.start(1) - 2].rpartition(" ")[2]
    return None if " and " in body.group(1) and before[0].isupper() else body.group(1)
