"""The persons that the text before a pronoun or a description speaks of, in the order in which a reader thinks of them.

First the subjects of its own sentence, then sentence by sentence backwards whoever spoke or acted there. Who stands on
the side of an earlier sentence comes after the one who has just spoken.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newscli.core.names.descriptions import STRONG, Description, describe, fit
from newscli.core.names.person import Person
from newscli.core.names.roles import is_role_word
from newscli.core.names.salience import BOUND, OTHER, SPEAKER, SUBJECT, Mention
from newscli.core.names.words import third_parties
from newscli.core.speakers.conversation import MOMENT, MOST_PERSONS, Ranked, Talk
from newscli.core.text.document import Bounds
from newscli.core.text.speech import AFTER_SPEAKER

_RANKS = {SPEAKER: "speaker", SUBJECT: "subject", OTHER: "side", BOUND: "bound"}
_ASIDE = (_RANKS[OTHER], _RANKS[BOUND])
_MOST = 3  # persons
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
    spots: dict[Person, Spot] = {}
    side: list[Spot] = []
    most = min(_MOST, len(talk.people.persons))
    for spot in _spots(talk, position):
        if spot.person in spots:
            continue
        if spot.back and spot.rank in _ASIDE and _speaks_on(talk, spot.start) and talk.last not in spots:
            side.append(spot)
        else:
            spots[spot.person] = spot
            if len(spots) == most:
                break
    for spot in side:
        spots.setdefault(spot.person, spot)
    return list(spots.values())[:most]


def _speaks_on(talk: Talk, start: int) -> bool:
    """Whether somebody has spoken who may go on in a sentence that begins at `start`."""
    return talk.last is not None and talk.last_at > start - MOMENT


def _spots(talk: Talk, position: int) -> Iterator[Spot]:
    """Whoever is named in the sentences before the position, backwards, and the last speaker where he spoke."""
    last, starts = talk.last, talk.outside_starts
    behind = bisect_left(starts, position)
    for back, (start, end) in enumerate(islice(talk.sentences_before(position), _SENTENCES_BACK + 1)):
        if last is not None and back and end <= talk.last_at:
            yield Spot(last, back, "last", start, None)
            last = None
        first = behind
        while first and starts[first - 1] >= start:
            first -= 1
        if first < behind or talk.text[start : start + 4] == "The ":
            for rank, mention, person in _ranked(talk, (start, end), (first, behind), OTHER if back else BOUND):
                yield Spot(person, back, _RANKS[rank], start, mention)
        behind = first
    if last is not None:
        yield Spot(last, _SENTENCES_BACK, "last", 0, None)


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


def _ranked(talk: Talk, sentence: Bounds, named: tuple[int, int], least: int) -> list[Ranked]:
    """The persons whom a sentence names outside quotations, the most salient first; a described subject before them.

    named: the range of its mentions. least: saliences below it count alike. A sentence before that at hand, which is
    whole, is read once.
    """
    start, end = sentence
    if least == OTHER and start in talk.ranked_by_sentence:
        return talk.ranked_by_sentence[start]
    ranked: list[Ranked] = [
        (talk.salience(mention), mention, person) for mention, person in talk.outside[named[0] : named[1]]
    ]
    if len(ranked) > 1:
        ranked.sort(key=lambda one: -max(one[0], least))
    if described := described_subject(talk, start, end):
        ranked.insert(0, (SPEAKER, None, described))
    if least == OTHER:
        talk.ranked_by_sentence[start] = ranked
    return ranked


def described_subject(talk: Talk, start: int, end: int) -> Person | None:
    """The one person whom the description answers that is the subject of a sentence: "The deputy leader refused"."""
    wanted = _subject_described(talk, start, end)
    if wanted is None:
        return None
    fits = [(fit(talk.profile_of(person), wanted), person) for person in talk.people.persons[:MOST_PERSONS]]
    best = max((weight for weight, _ in fits), default=0)
    bearers = [person for weight, person in fits if weight == best]
    return bearers[0] if best >= STRONG and len(bearers) == 1 else None


def is_described_stranger(talk: Talk, start: int, end: int) -> bool:
    """Whether the subject of a sentence is an official of an event whom the article does not name: "The judge rose".

    Other descriptions, such as "the champion", may be of anybody.
    """
    wanted = _subject_described(talk, start, end)
    if wanted is None or wanted.head not in third_parties("official of an event"):
        return False
    return all(fit(talk.profile_of(person), wanted) < 1 for person in talk.people.persons[:MOST_PERSONS])


def _subject_described(talk: Talk, start: int, end: int) -> Description | None:
    """The description of a person that is the subject of a sentence."""
    if talk.text[start : start + 4] != "The " or talk.in_quotes(start):
        return None
    subject = _DESCRIBED.match(talk.text, start, end)
    if subject is None or not is_role_word(subject.group(1).split()[-1]):
        return None
    wanted = describe("The " + subject.group(1))
    return None if wanted is None or wanted.collective else wanted
