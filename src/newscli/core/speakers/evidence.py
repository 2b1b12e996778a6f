"""What speaks for and against each person that a pronoun or a description may mean, as named features."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence

from newscli.core.names.descriptions import (
    STRONG,
    Description,
    Profile,
    fit,
    is_beside_office,
    same_word,
    wider_words,
)
from newscli.core.names.person import Person
from newscli.core.names.roles import head_gender, is_office
from newscli.core.names.words import third_parties
from newscli.core.speakers.choice import Candidate, Decision
from newscli.core.speakers.conversation import MOST_PERSONS, Talk
from newscli.core.speakers.genders import GENDER_OF, gender_of, is_after_pronoun
from newscli.core.speakers.spoken_of import Spot, named_ahead, spoken_of
from newscli.core.text.word_classes import word_class
from newscli.records import Quote, Source

_HIS_OR_HER = re.compile(r"\b(?:his|her)\b")
_OWNER = re.compile(r"(?:\b(?:his|her|its|their|my|our|your)\b|\w['’]s?) ", re.I)
_AGE = re.compile(r"\b(\d{1,3})-year-old\b")
_AGED = re.compile(r",? \(?(?:aged |age |who is |is |was |turned )?(\d{1,3})(?=[,;.) ])(?! [a-z]+s\b)")
_MENTIONS_READ = 20
_MOST_ANSWERING = 3
_POSSESSIVES = word_class("possessives")
_HEAD_CLASSES = ("relative", "party to a case", "owner or keeper", "bystander")


def decision_on_pronoun(talk: Talk, quote: Quote, source: Source, gender: str) -> Decision:
    """Nobody, and the persons spoken of before "he" or "she"."""
    teller = talk.teller(source.start)  # of themselves they would say "I"
    spots = spoken_of(talk, source.start) or named_ahead(talk, source.start)
    if teller is not None:
        spots = [spot for spot in spots if spot.person is not teller]
    doubts = [
        doubt or _doubt_of_self(talk, quote, source, spot)
        for spot, doubt in zip(spots, _doubts(talk, quote, source, spots, gender), strict=True)
    ]
    persons = [
        Candidate(spot.person, "pronoun", [*shared, *_gender(talk, spot.person, gender)])
        for spot, shared in zip(spots, _positions(talk, source, spots, doubts, gender), strict=True)
    ]
    nobody = Candidate(None, "nobody-by-pronoun", _nobody(talk, source, gender, doubts))
    return Decision(quote, [nobody, *persons])


def _doubt_of_self(talk: Talk, quote: Quote, source: Source, spot: Spot) -> str | None:
    """Doubt whether a person reports of himself by name: "Belic had no plan, he said", "Belic, he said, had none"."""
    if spot.back:
        return None
    beside = spot.mention is not None and talk.text[spot.mention.end : source.start] == ", "
    return "self" if beside or quote.rule == "clause-closing-credit" else None


def decision_on_description(talk: Talk, quote: Quote, source: Source, wanted: Description) -> Decision:
    """Nobody, the persons who answer the description, and those spoken of before it."""
    gender = head_gender(wanted.plain) or gender_after(talk, source)
    around = persons_around(talk, source.start)
    fits = {id(person): fit(talk.profile_of(person), wanted) for person in around}
    before = spoken_of(talk, source.start)
    spots = [*before, *_answering(talk, source, around, fits, {id(spot.person) for spot in before})]
    teller = talk.teller(source.start)
    spots = [spot for spot in spots if spot.person is not teller]
    doubts = _doubts(talk, quote, source, spots, gender)
    weights = [fits.get(id(spot.person), 0) for spot in spots]
    best = max((weight for weight, doubt in zip(weights, doubts, strict=True) if not doubt), default=0)
    bearers = weights.count(best)
    sole = bearers == 1 and best >= 2 * STRONG
    doubts = [
        doubt or _doubt_of_office(talk.profile_of(spot.person), wanted, sole and weight < best)
        for spot, weight, doubt in zip(spots, weights, doubts, strict=True)
    ]
    persons = []
    positions = _positions(talk, source, spots, doubts, gender)
    for spot, weight, shared in zip(spots, weights, positions, strict=True):
        features = [*shared, *_gender(talk, spot.person, gender), *_answers(talk, wanted, spot.person)]
        features += _rank(weight, best, bearers, "unknown-country" in features)
        persons.append(Candidate(spot.person, "description", features))
    nobody = [*_nobody(talk, source, gender, doubts), *_kind(wanted), f"best:{min(best, 4)}"]
    return Decision(quote, [Candidate(None, "nobody-by-description", nobody), *persons])


def _doubt_of_office(profile: Profile, wanted: Description, fits_less: bool) -> str | None:
    """Doubt about a person of the same office for another field: the finance minister is no "environment minister"."""
    return "other-holder" if fits_less and same_word(wanted.head) in profile.facts else None


def _answering(
    talk: Talk, source: Source, around: Sequence[Person], fits: Mapping[int, int], spoken: Collection[int]
) -> list[Spot]:
    """The other persons that the description fits, the best and nearest first."""
    answering = [person for person in around if fits[id(person)] > 0 and id(person) not in spoken]
    answering.sort(key=lambda person: (-fits[id(person)], -_nearness(talk, person, source.start)))
    return [Spot(person, 99, _side_of(person, source), 0, None) for person in answering[:_MOST_ANSWERING]]


def _rank(weight: int, best: int, bearers: int, foreign: bool) -> list[str]:
    """How a person answers the description compared with the others."""
    fits = f"fit:{max(-1, min(weight, 5))}"
    strength = "strong" if best >= 2 * STRONG or (best >= STRONG and not foreign) else "weak"
    if weight == best > 0:
        return [fits, f"best-fit:{strength}:{'one' if bearers == 1 else 'several'}"]
    return [fits]


def _doubts(talk: Talk, quote: Quote, source: Source, spots: Sequence[Spot], gender: str | None) -> list[str | None]:
    """Why each person is hardly meant: of the other gender by its name, quoted, beside "he", or named after it."""
    start, end = talk.doc.sentence_at(source.start)
    after = [named for _, named in talk.outside_quotes(source.end, min(end, source.end + 60))]
    named_after = [person for person in after if person not in talk.people.named_between(start, source.start)]
    return [_doubt(talk, quote, spot, gender, named_after) for spot in spots]


def _doubt(talk: Talk, quote: Quote, spot: Spot, gender: str | None, named_after: Sequence[Person]) -> str | None:
    if gender and gender_of(talk, spot.person) not in (gender, None):
        return "other-gender"
    if not talk.allowed(spot.person, quote):
        return "quoted"
    if quote.audience and _is_addressed(talk, quote.audience, spot):
        return "addressed"
    on_side = spot.mention is not None and spot.rank in ("side", "bound")
    if on_side and spot.mention and is_after_pronoun(talk, spot.start, spot.mention, gender):
        return "after-pronoun"
    return "named-after" if spot.person in named_after else None


def _is_addressed(talk: Talk, audience: str, spot: Spot) -> bool:
    """Whether a person is the one spoken to: "he told Karl", "he told the prince" after "Prince Karl"."""
    last = audience.rpartition(" ")[2]
    title = talk.text[spot.mention.title_start : spot.mention.start].lower().split() if spot.mention else []
    return last == spot.person.words[-1] or last in title


def _positions(
    talk: Talk, source: Source, spots: Sequence[Spot], doubts: Sequence[str | None], gender: str | None
) -> list[list[str]]:
    """The features of where each person stands, and of its rank among the persons without a doubt."""
    out = []
    free = min(doubts.count(None), 3)
    order = 0
    paragraph = talk.doc.paragraph_index(source.start)
    unnamed = _unnamed(talk, gender)
    for place, (spot, doubt) in enumerate(zip(spots, doubts, strict=True)):
        features = [f"stands:{_class_of(spot.back)}:{spot.rank}"]
        if doubt:
            features += [f"doubt:{doubt}", f"doubt:{doubt}:{place if place < 2 else 2}"]
        else:
            features += [f"order:{order if order < 3 else 3}", f"order:{order if order < 2 else 2}:of:{free}"]
            order += 1
        if spot.start:
            features.append(f"paragraphs:{min(paragraph - talk.doc.paragraph_index(spot.start), 3)}")
        if spot.person is talk.last:
            features.append("last")
        elif spot.person in talk.credited[-5:]:
            features.append("spoke-before")
        if unnamed:
            since = (spot.mention.start if spot.mention else spot.start) > talk.unnamed_at
            features.append("named-since-unnamed" if since else "named-before-unnamed")
        out.append(features)
    return out


def _class_of(back: int) -> str:
    return str(back) if back < 3 else "3" if back < 6 else "6" if back < 26 else "far"


def _gender(talk: Talk, person: Person, gender: str | None) -> list[str]:
    if gender is None:
        return []
    told_by_text = gender_of(talk, person)
    if told_by_text == gender:
        return ["gender:same:sure" if person.sure_gender else "gender:same"]
    return ["gender:unknown"] if told_by_text is None else []


def _unnamed(talk: Talk, gender: str | None) -> bool:
    """Whether somebody without a name spoke last who may have the gender."""
    return talk.unnamed_at > talk.last_at and (gender is None or talk.unnamed_gender in (gender, None))


def _nobody(talk: Talk, source: Source, gender: str | None, doubts: Sequence[str | None]) -> list[str]:
    """The features that speak for a speaker without a name."""
    features = [f"free:{min(doubts.count(None), 3)}"]
    if not doubts:
        features.append("alone")
    if _unnamed(talk, gender):
        apart = talk.doc.paragraph_index(source.start) - talk.doc.paragraph_index(talk.unnamed_at)
        features += ["unnamed", f"unnamed:{min(apart, 2)}"]
        if gender and talk.unnamed_gender == gender:
            features.append("unnamed:same-gender")
    return features


def _answers(talk: Talk, wanted: Description, person: Person) -> list[str]:
    """What the article says of a person, beside what the description does."""
    profile = talk.profile_of(person)
    aged = _AGE.search(wanted.plain)
    features = [] if aged else _trade(person, wanted, profile)
    if wanted.names and profile.names and wanted.names.isdisjoint(profile.names):
        features.append("other-name")  # "the Rovers manager" for the boss of Town
    if wanted.nations and not profile.nations:
        features.append("unknown-country")
    if aged:
        features.append(_age(talk, person, aged.group(1)))
    if len(talk.people.persons) == 1:
        features.append("only-person")
    elif 2 * len(person.mentions) > len(talk.people.mentions):
        features.append("main-person")
    return features


def _trade(person: Person, wanted: Description, profile: Profile) -> list[str]:
    """Whether the noun of the description is another's than the person's: a deputy's, or of somebody with an office."""
    features = ["beside-office"] if is_beside_office(profile, wanted) else []
    if same_word(wanted.head) in profile.facts or any(wanted.head in wider_words(word) for word in profile.facts):
        return features
    if not person.roles:
        return [*features, "no-role"]
    return [*features, *["other-office"] * any(is_office(role) for role in person.roles)]


def _kind(wanted: Description) -> list[str]:
    """What kind of description it is."""
    determiner = "definite" if wanted.definite else "possessive" if wanted.first in _POSSESSIVES else "other-determiner"
    features = [determiner, *_class_of_head(wanted)]
    if _OWNER.search(wanted.plain):
        features.append("owned" if head_gender(wanted.plain) is None else "owned:gendered")
    return features


def _class_of_head(wanted: Description) -> list[str]:
    """Whether the description tells an age or a country, or is a noun for people who seldom have a name in the news."""
    if _AGE.search(wanted.plain):
        return ["age"]
    if wanted.nations:
        return ["country"]
    head = wanted.head.removeprefix("ex-")
    return ["head:" + name.replace(" ", "-") for name in _HEAD_CLASSES if head in third_parties(name)][:1]


def _age(talk: Talk, person: Person, wanted: str) -> str:
    """Whether the age that the article gives after the person's name is the one wanted."""
    ages = {age.group(1) for m in person.mentions[:_MENTIONS_READ] if (age := _AGED.match(talk.text, m.end))}
    return "age:unknown" if not ages else "age:same" if wanted in ages else "age:other"


def _side_of(person: Person, source: Source) -> str:
    return "below" if person.mentions[0].start > source.end else "answers"


def gender_after(talk: Talk, source: Source) -> str | None:
    """The gender that a possessive after the source tells: "the graduate ended her speech"."""
    _, end = talk.doc.sentence_at(source.start)
    possessive = _HIS_OR_HER.search(talk.text, source.end, min(end, source.end + 60))
    if (
        possessive is None
        or talk.in_quotes(possessive.start())
        or talk.people.mentions_in(source.end, possessive.start())
    ):
        return None
    return GENDER_OF[possessive.group()]


def persons_around(talk: Talk, position: int) -> list[Person]:
    """The persons of the article; in a very long one, those named near the position."""
    if len(talk.people.persons) <= MOST_PERSONS:
        return talk.people.persons
    following = bisect_right(talk.people.starts, position)
    around = talk.people.mentions[max(0, following - MOST_PERSONS) : following + MOST_PERSONS // 4]
    return list({id(person): person for _, person in around}.values())


def _nearness(talk: Talk, person: Person, position: int) -> int:
    """Minus the distance to the person's last mention before the position."""
    following = bisect_left(person.mentions, position, key=lambda mention: mention.start)
    return person.mentions[following - 1].start - position if following else -len(talk.text)
