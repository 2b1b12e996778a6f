"""The gender of a pronoun, and the gender that the article shows a person to have."""

import re
from collections import Counter

from newscli.core.names.person import Person
from newscli.core.names.roles import head_gender
from newscli.core.names.salience import Mention
from newscli.core.names.words import Gender
from newscli.core.speakers.conversation import Talk

GENDER_OF: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
# The first letter comes before the look back, so that the search leaps from letter to letter.
_SUBJECT_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])e|(?<=[Ss])he)\b")
_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|is|ers?)|(?<=h)im|(?<=[Ss])he)\b")
_MOST_MENTIONS = 20


def gender_of(talk: Talk, person: Person) -> Gender | None:
    """What the first name or an honorific tells of a person's gender, else the role, else pronouns after mentions."""
    genders = talk.genders
    if person not in genders:
        gender = person.gender
        if gender is None and (role := talk.people.role(person)):
            gender = head_gender(role)
        genders[person] = gender or _gender_by_pronouns(talk, person)
    return genders[person]


def is_after_pronoun(talk: Talk, start: int, mention: Mention, gender: str | None) -> bool:
    """Whether "he" stands between the sentence's start and a name: "In his evidence, and asked by Belic, he said"."""
    pronoun = _PRONOUN.search(talk.text, start, mention.title_start)
    return bool(pronoun and gender == GENDER_OF[pronoun.group().lower()] and not talk.in_quotes(pronoun.start()))


def _gender_by_pronouns(talk: Talk, person: Person) -> Gender | None:
    near = [_pronoun_after(talk, mention, _PRONOUN, 150) for mention in person.mentions[:_MOST_MENTIONS]]
    subjects = [_pronoun_after(talk, mention, _SUBJECT_PRONOUN, 250) for mention in person.mentions[:_MOST_MENTIONS]]
    votes = Counter([*near, *subjects, *subjects])  # "who made her records ... he": the subject tells more
    if votes["male"] == votes["female"]:
        return None
    return "male" if votes["male"] > votes["female"] else "female"


def _pronoun_after(talk: Talk, mention: Mention, pronoun: re.Pattern[str], limit: int) -> Gender | None:
    """The gender of the first pronoun after a mention, if no other person is named before it."""
    first = pronoun.search(talk.text, mention.end, mention.end + limit)
    if first is None or talk.people.mentions_in(mention.end, first.start()) or talk.in_quotes(first.start()):
        return None
    return GENDER_OF[first.group().lower()]
