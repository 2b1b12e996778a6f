"""How much a sentence is about the person it names: its speaker, its subject, or somebody on the side."""

import re
from typing import NamedTuple

from newscli.core.names.roles import is_role_word
from newscli.core.text.speech import AFTER_SPEAKER, BEFORE_SPEAKER

SPEAKER, SUBJECT, OTHER, BOUND = 3, 2, 1, 0

_SPEAKS = re.compile(
    r"(?: \([^)]{1,20}\))?(?: (?:of|from|at) [^,;.\n]{1,60}?)?(?:, [^,;\n]{1,90},|,)? "
    r"(?:also |then |later |further |has |had |recently |previously |again |often ){0,2}"
    rf"(?:{AFTER_SPEAKER}|speaking|went on)\b"
)
_SPOKEN_BY = re.compile(
    rf"\b(?:{BEFORE_SPEAKER}|[Aa]ccording to|told by) "
    r"(?:(?!(?:he|she|they|it|we|I|that|there|had|has|have|was|were|is|are|would|will|could|when|after|if|because)\b)"
    r"[\w.'’-]+ ){0,4}$"
)
# "Her daughter, Ana Belic, ...", "The harbour master Ana Belic ..." at the start of a sentence.
_OPENS = re.compile(
    r"(?:^|[.!?”\"]\s|\n)(?:The|His|Her|Its|Their|An?|Another|One|[A-Z]\w+['’]s?)(?: [\w'’-]+){0,5}"
    r"(?:,(?: [\w'’-]+){0,3})? ([\w'’-]+)(,?) $"
)
_TOPIC = re.compile(r"\b[Aa]s for $")
_ACTS = re.compile(
    r"(?:,[^,.;]{1,80})?,? (?:also |then |later |now |who |[a-z]{2,12}ly )?"
    r"(?:is|was|has|had|will|would|did|does|can|could|[a-z]{2,14}(?:ed|es)|went|took|made|got|came|won|lost|drove|ran|wrote"
    r"|gave|found|held|kept|left|led|met|put|sat|saw|sent|spent|stood|thought|felt|began|became|knew|brought|bought|built"
    r"|fell|grew|heard|paid|rose|sold|taught|wore|flew|drew|broke|chose|threw"
    r"|[a-z]{3,12}s (?:an?|the|his|her|its|their|it|that|how|why|when|what|in|on|at|to|up|out|as))\b"
)
_BOUND_BEFORE = re.compile(
    r"\b(?:of|for|to|with|by|from|at|on|about|against|like|than|over|between|towards?|behind|including|call|called"
    r"|describing|as) (?:[\w.'’-]+ ){0,3}$"
)


# Words of which one stands before the name where the patterns above match: they are looked for first.
_SPOKEN_BY_WORDS = frozenset((*BEFORE_SPEAKER.split("|"), "to", "by"))
_BOUND_WORDS = frozenset(
    "of for to with by from at on about against like than over between toward towards behind including call called"
    " describing as".split()
)


class Mention(NamedTuple):
    """Where a person is named, in which words, and whether the full name stands there."""

    start: int
    end: int
    full: bool
    title_start: int


def salience(text: str, mention: Mention) -> int:
    """SPEAKER for "Belic said", SUBJECT for "Belic left", BOUND for "of Belic" and "Belic's boat"."""
    end = mention.end
    if text[end : end + 2] in ("'s", "’s"):
        return BOUND
    if _SPEAKS.match(text, end):
        return SPEAKER
    start = mention.title_start
    floor = max(0, start - 60)
    before = text[floor:start].split()[-5:]
    if not _SPOKEN_BY_WORDS.isdisjoint(before) and _SPOKEN_BY.search(text, floor, start):
        return SPEAKER
    if begins_sentence(text, start) or _is_topic(text, floor, start):
        return SUBJECT
    if before and (before[-1][-1] == "," or is_role_word(before[-1])) and _OPENS.search(text[floor:start]):
        return SUBJECT
    if not _BOUND_WORDS.isdisjoint(before[-4:]) and _BOUND_BEFORE.search(text, floor, start):
        return BOUND
    return SUBJECT if _ACTS.match(text, end) else OTHER


def _is_topic(text: str, floor: int, start: int) -> bool:
    """ "As for Belic, ..."."""
    return text.endswith("s for ", floor, start) and _TOPIC.search(text, floor, start) is not None


_OPENING_MARKS = " \"'“‘(["
_CLOSING_MARKS = ".!?:;\n\r…—–-*•"


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word begins a sentence or a line, or follows a mark that may end one."""
    if start > 1 and text[start - 1] == " " and text[start - 2] not in _OPENING_MARKS + _CLOSING_MARKS:
        return False
    before = text[max(0, start - 4) : start].rstrip(_OPENING_MARKS)
    return not before or before[-1] in _CLOSING_MARKS
