"""Which of the people of an article can speak in it: not who only signs it or is in the title of a work."""

import re
from collections import Counter
from string import ascii_uppercase

from newscli.core.names.persons import People
from newscli.core.text.document import Bounds, Document
from newscli.records import Quote

# "By Ana Belic", "Words by Ana Belic", "(Reporting by Ana Belic; ...".
_SIGNED = re.compile(r"\(?(?:(?:[A-Z]\w+ )?(?:[A-Z]\w+ and )?[Bb]y|BY|Author:) [A-Z][^.!?]*(?:[A-Z]\.[^.!?]*)*[.)]*$")
_BETWEEN_AUTHORS = re.compile(r"(?: in [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?(?:,| and| &)?\s?")
_LONGEST_BYLINE = 200
# What follows a name that is nobody's who speaks: "(Ana Belic/Elder Pictures)", "the Jonas Grell films".
_AFTER_NAME = re.compile(
    r" ?/ ?[A-Z][\w ]{1,30}(?:/[\w ]{1,30})?(?:\)|$)"
    r"| (?:star|films?|movie|franchise|series|saga|villain|musical|biopic|novels?|books?|author|fans?)\b",
    re.MULTILINE,
)
# What that pattern begins with: a look at two characters tells most mentions apart.
_AFTER_NAME_OPENINGS = frozenset(
    [f" {letter}" for letter in "/sfmvbna"] + [f"/{letter}" for letter in " " + ascii_uppercase]
)
_TOP = 12  # paragraphs from either end in which an article is signed
_NAMING = frozenset(["title-of-work", "name-given"])  # rules of quoted words that are the name of something


def who_can_speak(doc: Document, people: People, quotes: list[Quote]) -> People:
    """The people without the mentions in bylines, reporting credits and titles of works: nobody means them by "she"."""
    text = doc.text
    aside = _signatures(doc, people)
    aside += [(quote.start, quote.end) for quote in quotes if quote.rule in _NAMING]
    inside = {id(mention) for start, end in aside for mention, _ in people.mentions_in(start, end)}
    inside |= {
        id(mention)
        for mention, _ in people.mentions
        if text[mention.end : mention.end + 2] in _AFTER_NAME_OPENINGS and _AFTER_NAME.match(text, mention.end)
    }
    if not inside:
        return people
    mentions = [named for named in people.mentions if id(named[0]) not in inside]
    left = {id(person) for _, person in mentions}
    persons = [person for person in people.persons if id(person) in left]
    return People(doc, persons, mentions, [mention.start for mention, _ in mentions])


def _signatures(doc: Document, people: People) -> list[Bounds]:
    """The lines at the article's top and end that sign it, and names that sign several entries of a live blog."""
    paragraphs = doc.paragraphs
    short = {start: end for start, end in paragraphs if end - start <= _LONGEST_BYLINE}
    names = [
        (start, short[start])
        for start in short.keys() & people.starts
        if _only_names(doc.text, people, (start, short[start]))
    ]
    often = Counter(doc.text[start:end] for start, end in names)
    ends = paragraphs[:_TOP] + paragraphs[-_TOP:]
    signed = [line for line in ends if line[0] in short and _SIGNED.match(doc.text, *line)]
    return signed + [line for line in names if line in ends or often[doc.text[slice(*line)]] > 1]


def _only_names(text: str, people: People, line: Bounds) -> bool:
    """Whether a line that begins with a name holds only names: "Ana Belic in Port Elder and Mara Lind"."""
    named = people.mentions_in(*line)
    ends = [line[0], *(mention.end for mention, _ in named)]
    starts = [*(mention.start for mention, _ in named), line[1]]
    return all(_BETWEEN_AUTHORS.fullmatch(text, end, start) for end, start in zip(ends, starts, strict=True))
