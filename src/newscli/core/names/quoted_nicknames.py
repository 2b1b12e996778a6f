"""First and family name around a nickname in quotation marks: "Ines 'Nessie' Corvo"."""

import re
from collections.abc import Iterator

from newscli.core.names.candidate import ENOUGH, Candidate
from newscli.core.names.run_words import IN_NAMES
from newscli.core.names.words import DOUBTFUL, MODIFIER, PLACE, name_words

_MARKS = "\"“'‘"
_NICKNAME = re.compile(r" [\"“'‘]([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})[\"”'’] ([A-Z]\w+(?:[’'-]\w+)*)")
_NAME_AT_END = re.compile(r"\b[A-Z]\w*(?:[’'-](?!s\b)\w+)*$")
_LONGEST_WORD = 40
_MAY_BE_FIRST = IN_NAMES + DOUBTFUL
_MAY_BE_LAST = IN_NAMES + DOUBTFUL + MODIFIER + PLACE


def names_around_nicknames(text: str) -> Iterator[tuple[str, Candidate]]:
    """The nicknames, each with the name around it, in the order of the text."""
    done = 0
    for space in sorted(_openings(text)):
        if space < done or (nickname := _NICKNAME.match(text, space)) is None:
            continue
        before = _NAME_AT_END.search(text[max(done, space + 1 - _LONGEST_WORD) : space])
        if before is None:
            continue
        first, last = before.group(), nickname.group(2)
        start, done = space - len(first), nickname.end()
        kind = name_words().kind
        if kind(first) in _MAY_BE_FIRST and kind(last) in _MAY_BE_LAST:
            yield nickname.group(1), Candidate(start, done, (first, last), start, weight=2 * ENOUGH)


def _openings(text: str) -> Iterator[int]:
    """The spaces between a word and a quotation mark. A search for one character is quicker than a pattern."""
    for sign in _MARKS:
        mark = text.find(sign, 2)
        while mark > 0:
            if text[mark - 1] == " " and text[mark - 2].isalnum():
                yield mark - 1
            mark = text.find(sign, mark + 1)
