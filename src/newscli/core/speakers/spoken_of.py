"""The persons that the text before a pronoun or a description speaks of, in the order in which a reader thinks of them.

First the subjects of its own sentence, then sentence by sentence backwards whoever spoke or acted there. Who stands on
the side of an earlier sentence comes after the one who has just spoken.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newscli.core.names.descriptions import STRONG, describe, fit
from newscli.core.names.person import Person
from newscli.core.names.roles import is_role_word
from newscli.core.names.salience import BOUND, OTHER, SPEAKER, SUBJECT, Mention
from newscli.core.speakers.conversation import MOMENT, MOST_PERSONS, Ranked, Talk
from newscli.core.text.speech import AFTER_SPEAKER

_RANKS = {SPEAKER: "speaker", SUBJECT: "subject", OTHER: "side", BOUND: "bound"}
_MOST = 6  # persons
_SENTENCES_BACK = 25
_OPENING = 4  # paragraphs
_PARAGRAPHS_AHEAD = 2


# "The chief executive said", "The deputy leader rejected": a description as the subject of a sentence.
_DESCRIBED = re.compile(
    r"The ((?:[\w’'-]+ ){1,4}?)(?:also |then |later |now |has |had )?"
    rf"(?:{AFTER_SPEAKER}|is|was|has|had|will|would|did|went|took|made|won|lost|left|[a-z]{{2,14}}ed)\b"
)


class Spot(NamedTuple):
    """Where a person stands last. back: sentences before. rank: its part there. start: of the sentence."""

    person: Person
    back: int
    rank: str
    start: int
    mention: Mention | None


def spoken_of(talk: Talk, position: int) -> list[Spot]:
    """The nearest persons before the position, each once."""
    spots: dict[int, Spot] = {}
    side: list[Spot] = []
    most = min(_MOST, len(talk.people.persons))
    for spot in _spots(talk, position):
        spoke = talk.last is not None and talk.last_at > spot.start - MOMENT and id(talk.last) not in spots
        if spot.back and spoke and spot.rank in ("side", "bound"):
            side.append(spot)
        else:
            spots.setdefault(id(spot.person), spot)
            if len(spots) == most:
                break
    for spot in side:
        spots.setdefault(id(spot.person), spot)
    return list(spots.values())[:_MOST]


def named_ahead(talk: Talk, position: int) -> list[Spot]:
    """The first person who acts or speaks in the next paragraphs, for a pronoun at the beginning of an article."""
    paragraph = talk.doc.paragraph_index(position)
    if paragraph >= _OPENING:
        return []
    _, start = talk.doc.sentence_at(position)
    _, end = talk.doc.paragraphs[min(paragraph + _PARAGRAPHS_AHEAD, len(talk.doc.paragraphs) - 1)]
    for mention, person in talk.outside_quotes(start, end):
        if talk.salience(mention) in (SPEAKER, SUBJECT):
            return [Spot(person, 0, "ahead", 0, mention)]
    return []


def _spots(talk: Talk, position: int) -> Iterator[Spot]:
    last, last_given = talk.last, False
    for back, (start, end) in enumerate(talk.sentences_before(position)):
        if back > _SENTENCES_BACK:
            break
        if last is not None and back and not last_given and end <= talk.last_at:
            last_given = True
            yield Spot(last, back, "last", start, None)
        ranked = _ranked_in_sentence(talk, start, end) if back else _ranked(talk, start, end, BOUND)
        for rank, mention, person in ranked:
            yield Spot(person, back, _RANKS[rank], start, mention)
    if last is not None and not last_given:
        yield Spot(last, _SENTENCES_BACK, "last", 0, None)


def _ranked_in_sentence(talk: Talk, start: int, end: int) -> list[Ranked]:
    """The same for a whole sentence before the one at hand, which is read once."""
    ranked = talk.ranked_by_sentence.get(start)
    if ranked is None:
        ranked = talk.ranked_by_sentence[start] = _ranked(talk, start, end, OTHER)
    return ranked


def _ranked(talk: Talk, start: int, end: int, least: int) -> list[Ranked]:
    """The persons named outside quotations, the most salient first. least: saliences below it count alike."""
    named = [(talk.salience(mention), mention, person) for mention, person in talk.outside_quotes(start, end)]
    if len(named) > 1:
        named.sort(key=lambda one: (-max(one[0], least), one[1].start))
    described = described_subject(talk, start, end)
    return [(SPEAKER, None, described), *named] if described else list[Ranked](named)


def described_subject(talk: Talk, start: int, end: int) -> Person | None:
    """The one person whom the description answers that is the subject of a sentence: "The deputy leader refused"."""
    if not talk.text.startswith("The ", start) or talk.in_quotes(start):
        return None
    subject = _DESCRIBED.match(talk.text, start, end)
    if subject is None or not is_role_word(subject.group(1).split()[-1]):
        return None
    wanted = describe("The " + subject.group(1))
    if wanted is None or wanted.collective:
        return None
    fits = [(fit(talk.profile_of(person), wanted), person) for person in talk.people.persons[:MOST_PERSONS]]
    best = max((weight for weight, _ in fits), default=0)
    bearers = [person for weight, person in fits if weight == best]
    return bearers[0] if best >= STRONG and len(bearers) == 1 else None
