"""Whom "he" or "she" goes back to: the subject of the sentence, the last speaker, the nearest subject before."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from newscli.core.names.chains import Person
from newscli.core.names.salience import BOUND, SPEAKER, SUBJECT, Mention, salience
from newscli.core.names.words import Gender
from newscli.core.speakers.conversation import MOMENT, Talk
from newscli.records import Quote

GENDER_OF: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
# The first letter comes before the look back, so that the search leaps from letter to letter.
_SUBJECT_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])e|(?<=[Ss])he)\b")
_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|is|ers?)|(?<=h)im|(?<=[Ss])he)\b")


def antecedent(
    talk: Talk, quote: Quote, position: int, gender: str | None, unlike: Sequence[Person] = ()
) -> Person | None:
    """Whom "he" or "she" means: the subject of its sentence, the last speaker, or the nearest subject before."""
    start, end = talk.doc.sentence_at(position)
    after = [person for _, person in talk.outside_quotes(position, min(end, position + 60))]
    barred = [*unlike, *(person for person in after if person not in talk.people.at(start, position))]
    if quote.rule == "clause-closing-credit" and quote.source and quote.source.kind == "pronoun":
        # Nobody reports of himself by name: "Belic had no plan, he said".
        barred += talk.people.at(start, position)

    def fits(person: Person) -> bool:
        return _can_be(talk, person, gender) and person not in barred and talk.allowed(person, quote)

    named = talk.outside_quotes(start, position)
    here = [(salience(talk.text, mention), mention, person) for mention, person in named]
    for least in (SUBJECT, BOUND):
        for rank, mention, person in here:
            if rank >= least and fits(person) and not (least == BOUND and _told_before(talk, start, mention, gender)):
                return person
    return _told_of_before(talk, start, fits, gender)


def _can_be(talk: Talk, person: Person, gender: str | None) -> bool:
    """Whether a person can be of the gender."""
    return gender is None or gender_of(talk, person) in (gender, None)


def gender_of(talk: Talk, person: Person) -> Gender | None:
    """What roles and names tell of a person's gender, else the pronouns after its mentions."""
    if person not in talk.genders:
        talk.genders[person] = talk.people.describe(person).gender or _gender_by_pronouns(talk, person)
    return talk.genders[person]


def _gender_by_pronouns(talk: Talk, person: Person) -> Gender | None:
    near = [_pronoun_after(talk, mention, _PRONOUN, 150) for mention in person.mentions[:20]]
    subjects = [_pronoun_after(talk, mention, _SUBJECT_PRONOUN, 250) for mention in person.mentions[:20]]
    votes = Counter([*near, *subjects, *subjects])  # "who made her records ... he": the subject tells more
    if votes["male"] == votes["female"]:
        return None
    return "male" if votes["male"] > votes["female"] else "female"


def _pronoun_after(talk: Talk, mention: Mention, pronoun: re.Pattern[str], limit: int) -> str | None:
    """The gender of the first pronoun after a mention, if no other person is named before it."""
    found = pronoun.search(talk.text, mention.end, mention.end + limit)
    if found is None or talk.people.mentions_in(mention.end, found.start()) or talk.in_quotes(found.start()):
        return None
    return GENDER_OF[found.group().lower()]


def _told_of_before(talk: Talk, position: int, fits: Callable[[Person], bool], gender: str | None) -> Person | None:
    """The person whom the text before was about: the nearest sentence's speaker, its subject, the last speaker.

    A sentence that ends after the last quotation outweighs its speaker only with a subject of its own.
    """
    for start, end in talk.sentences_before(position):
        if end <= talk.last_at and talk.last and fits(talk.last):
            return talk.last
        named = [(mention, person) for mention, person in talk.outside_quotes(start, end) if fits(person)]
        ranked = [(salience(talk.text, mention), person) for mention, person in named]
        for least in (SPEAKER, SUBJECT):
            found = next((person for rank, person in ranked if rank >= least), None)
            if found:
                return found
        spoke = talk.last and talk.last_at > start - MOMENT and fits(talk.last)
        if ranked and not spoke and not _is_about_him(talk, start, named[0][0].start, gender):
            return ranked[0][1]
    return talk.last if talk.last and fits(talk.last) else None


def _told_before(talk: Talk, start: int, mention: Mention, gender: str | None) -> bool:
    """Whether "he" stands before a name on the side: "In his evidence, and asked by Belic, he said"."""
    found = _PRONOUN.search(talk.text, start, mention.title_start)
    return bool(found and gender == GENDER_OF[found.group().lower()] and not talk.in_quotes(found.start()))


def _is_about_him(talk: Talk, start: int, end: int, gender: str | None) -> bool:
    """Whether "he" is already the subject before a name on the side: "He went down on one knee to Belic"."""
    found = _SUBJECT_PRONOUN.search(talk.text, start, end)
    return bool(found and gender == GENDER_OF[found.group().lower()] and not talk.in_quotes(found.start()))
