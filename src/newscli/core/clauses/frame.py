"""The reporter's words around quotations, as tagged tokens: what the rules of attribution read.

The tags are those of `newscli.core.clauses.tags`.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress

from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.tags import capital_tag, tags_of, tags_of_words, word_tag
from newscli.core.names.words import FIRST, name_words
from newscli.core.text.document import Bounds, Document
from newscli.core.text.quote_marks import Quoted
from newscli.core.text.sentences import ABBREVIATIONS
from newscli.core.text.tokens import TokenRange, Words
from newscli.core.text.word_classes import FULL_AUXILIARIES

_BEFORE_MAY = frozenset("in since until till by of during from early late mid last next this through between".split())
_PERIODS = frozenset("day night morning afternoon evening week weekend month year season summer winter time".split())
# "PORT ELDER, Elder (EN) - ", "Port Elder, Elder, March 3, 2024 (ELDER WIRE) --", "March 3, 2024 /Elder Wire/ --": its
# dash ends a sentence. A place in small letters, or a day without one, needs the agency.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,30}(?: [A-ZÀ-Þ.'’-]{1,30}){0,4}"
    r"|[A-ZÀ-Þ][\w.'’-]{1,30}(?: [A-ZÀ-Þ][\w.'’-]{1,30}){0,3}"
    r"(?=,[^()/]{1,60}(?:\([A-Z ]{4,30}\)|/[\w ]{4,30}/) ?[—–-])"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?=, \d{4} (?:\([A-Z ]{4,30}\)|/[\w ]{4,30}/)))"
    r"(?:, [\w.]{1,30}(?: [\w.]{1,30}){0,3}){0,4}"
    r"(?:(?: |--)\([^()]{2,40}\)| /[^/]{2,40}/)?(?: ?(?=[—–]|--)|(?= - ))[ —–-]{1,4}(?=[A-Z\"“])"
)
_FIRST_CAPITAL = re.compile("(?<![^.:Q])C")
_CAPITAL = re.compile("C")
_UNSETTLED = re.compile("b|s|M|P(?=C)|(?<=C)P|[gvVGR](?=R?[AVz]|['C])")
# Shapes of the tags around "May" and "Will" that make them a month or a name.
_BESIDE_NUMBER = re.compile("(?<=#)|.#")
_NAME_IN_HEADLINE = re.compile("(?<=C).[Vz,']")
_NAME_IN_SENTENCE = re.compile("(?<=[^.:Q])|.C*[VvzA',(-]")
_LIKE_NAME = re.compile("[gvVG]R|[gv]C|.[AVz']")
_MAX_ABBREVIATION = 6
_FIRMS = frozenset("corp inc ltd co plc llc".split())
_BEFORE_SENTENCES = frozenset(["d.c", "u.s", "u.k", "jr", "sr"])
_OPENERS = ("P", "D")  # tags of words that begin a sentence where they have a capital: "He", "The"
_ENDING = 8  # characters of a quotation in which its last mark stands
_LONGEST_OPENING = 7  # tokens of a subject at the start of a sentence


class Frame:
    """One paragraph: its reporter's words and its quoted segments, as parallel lists of tokens."""

    __slots__ = (
        "ends",
        "is_headline",
        "last_marks",
        "lowered",
        "paragraph",
        "quoted",
        "starts",
        "subjects",
        "tags",
        "text",
    )

    def __init__(
        self, doc: Document, paragraph: int, segments: Sequence[Quoted] = (), bounds: Bounds | None = None
    ) -> None:
        self.text = doc.text
        self.paragraph = paragraph
        self.subjects: dict[tuple[int, int], TokenRange | None] = {}  # the subjects read so far, by verb and bound
        start, end = bounds or doc.paragraphs[paragraph]
        words = Words(doc.text, start, end, [(segment.open, segment.close) for segment in segments])
        self.starts, self.ends, self.lowered = words.starts, words.ends, words.lowered
        tags = tags_of(words.tokens)
        if own_stops := self._own_stops(tags):
            tags = self._join_stops(tags, own_stops)
        self.is_headline = _is_headline(self.text, start, end)  # whether it has the capitals of one
        self.tags = self._settle(tags)
        self.quoted: dict[int, Quoted] = {}
        self.last_marks: dict[int, str] = {}  # the last character of each quoted segment, nested quote marks left out
        token = -1
        for segment in segments:
            token = tags.index("Q", token + 1)
            self.quoted[token] = segment
            first, last = segment.start, segment.end
            ending = self.text[first if last - first < _ENDING else last - _ENDING : last]
            self.last_marks[token] = ending.rstrip("'’\"” )]")[-1:] or " "

    def _join_stops(self, tags: str, own_stops: set[int]) -> str:
        """Make one token of an abbreviation and its full stop."""
        lowered, starts, ends = self.lowered, self.starts, self.ends
        settled = list(tags)
        for token in own_stops:
            ends[token - 1] += 1
            word = lowered[token - 1] + "."
            if len(word) == 2:  # "Ruth A. Corvo"
                settled[token - 1] = "C"
            if word in tags_of_words():  # "Jan." is a month, "Jan" a name
                lowered[token - 1] = word
                settled[token - 1] = word_tag(self.text[starts[token - 1]], word)
        remaining = bytearray(b"\1" * len(tags))
        for token in own_stops:
            remaining[token] = 0
        self.starts = list(compress(starts, remaining))
        self.ends = list(compress(ends, remaining))
        self.lowered = list(compress(lowered, remaining))
        return "".join(compress(settled, remaining))

    def _own_stops(self, tags: str) -> set[int]:
        """Return the full stops that belong to the tokens right before them."""
        text, lowered, starts, ends = self.text, self.lowered, self.starts, self.ends
        own_stops = set()
        token = tags.find(".", 1)
        while token > 0:
            before, after = lowered[token - 1], starts[token] + 1
            may_be_own = (
                before in ABBREVIATIONS
                or len(before) == 1
                or "." in before
                or text[after : after + 1] in ",;:)-"
                or text[after + 1 : after + 2].islower()
            )
            beside = may_be_own and starts[token] == ends[token - 1] and lowered[token][0] == "."
            if beside and self._is_own_stop(token):
                own_stops.add(token)
            token = tags.find(".", token + 1)
        return own_stops

    def _is_own_stop(self, token: int) -> bool:
        """Whether the full stop right after a token belongs to it, as to an abbreviation."""
        before = self.lowered[token - 1]
        if before in _FIRMS and self._begins_clause(token + 1):
            return False
        if before in _BEFORE_SENTENCES and token + 1 < len(self.lowered):  # "in Elder, D.C. Ines Corvo said"
            following = self.text[self.starts[token + 1] : self.ends[token + 1]]
            if tags_of_words().get(self.lowered[token + 1]) in _OPENERS or name_words().kind(following) == FIRST:
                return False
        return before[:1].isalnum() and _is_abbreviated(self.text, self.starts[token - 1], self.starts[token], before)

    def _begins_clause(self, token: int) -> bool:
        """Whether a capital and, soon after it, a verb of saying follow the mark before this token: a new sentence."""
        if token >= len(self.lowered) or not self.text[self.starts[token]].isupper():
            return False
        return any(
            lowered in verb_class() or lowered in FULL_AUXILIARIES
            for lowered in self.lowered[token + 1 : token + _LONGEST_OPENING]
        )

    def _settle(self, tags: str) -> str:
        """Return the tags with those changed that only what stands beside decides: capitals that only begin a sentence,
        "Fleming said" (a name in -ing), "state media" (no verb)."""
        settled = self._settle_capitals(tags)
        tags = "".join(settled)
        last = len(tags) - 1
        for match in _UNSETTLED.finditer(tags):
            token = match.start()
            if token < last or tags[token] == "M":
                settled[token] = self._tag_among_others(tags, token)
        return "".join(settled)

    def _settle_capitals(self, tags: str) -> list[str]:
        """Return the tags with those of the words that begin a sentence, or stand in a headline."""
        text, lowered, starts = self.text, self.lowered, self.starts
        settled = list(tags)
        if not lowered:
            return settled
        if lowered[0][:3] == "...":
            settled[0] = "."
        if tags[0] in "CT" and (dateline := _DATELINE.match(text, starts[0])):
            last = bisect_left(starts, dateline.end()) - 1
            settled[last] = "." if tags[last] == "-" else tags[last]
        for match in (_CAPITAL if self.is_headline else _FIRST_CAPITAL).finditer(tags):
            token = match.start()
            begins = token == 0 or settled[token - 1] in ".:Q"
            settled[token] = capital_tag(
                text[starts[token] : self.ends[token]], lowered[token], begins, self.is_headline
            )
        return settled

    def _tag_among_others(self, tags: str, token: int) -> str:
        """Return the tag that the tokens beside it give to one that could be of several classes."""
        tag, lowered = tags[token], self.lowered[token]
        if tag == "M":
            return self._may(tags, token)
        if tag == "b":
            return "n" if lowered == "state" and self.lowered[token + 1] != "that" else tag
        if lowered == "that":
            return "D" if self.lowered[token + 1] in _PERIODS else tag  # "that day"
        if tag == "s":
            return "R" if token and _is_adverb(lowered, tags[token - 1], tags[token + 1]) else tag
        if not self.text[self.starts[token]].isupper():
            return tag
        if tag == "P":
            return "C" if self._is_name_like_pronoun(tags, token) else tag
        return "C" if _is_name(tag, lowered, tags[token + 1 : token + 4]) else tag

    def _is_name_like_pronoun(self, tags: str, token: int) -> bool:
        """Whether a pronoun with a capital belongs to a name: "He Jianxi said", "Yang You says"."""
        lowered = self.lowered[token]
        if tags[token + 1] == "C":
            return lowered in ("he", "she") and self.lowered[token + 1][-2:] != "ed"
        return lowered in ("he", "you") and token > 0 and tags[token - 1] == "C"

    def _may(self, tags: str, token: int) -> str:
        """Return the tag of "Will", "May" or "Can": a name ("Theresa May said"), a month or an auxiliary ("Will it
        rain?")."""
        by_number = _BESIDE_NUMBER.match(tags, token)
        if self.lowered[token] == "may" and (by_number or self.lowered[token - 1] in _BEFORE_MAY):
            return "T"
        name = _NAME_IN_HEADLINE if self.is_headline else _NAME_IN_SENTENCE
        return "C" if name.match(tags, token) else "A"

    def name(self, tokens: Sequence[int]) -> None:
        """Read these quoted segments as names from here on."""
        if not tokens:
            return
        tags = list(self.tags)
        for token in tokens:
            tags[token] = "C"
        self.tags = "".join(tags)

    def quotes_in(self, start: int, end: int) -> list[int]:
        """Return the tokens from `start` up to `end` that are quoted segments."""
        find = self.tags.find
        quotes = []
        token = find("Q", start, end)
        while token >= 0:
            quotes.append(token)
            token = find("Q", token + 1, end)
        return quotes

    def word(self, token: int) -> str:
        """Return the token in lower case, "" outside the frame."""
        return self.lowered[token] if 0 <= token < len(self.lowered) else ""

    def before(self, token: int, start: int, skipped: str) -> int:
        """Return the last token before this one, from `start` on, whose tag is not to be skipped; else `start - 1`."""
        return start + len(self.tags[start:token].rstrip(skipped)) - 1

    def after(self, token: int, end: int, skipped: str) -> int:
        """Return the first token from this one up to `end` whose tag is not to be skipped; else `end`."""
        return end - len(self.tags[token:end].lstrip(skipped))

    def past(self, token: int, end: int, skipped: re.Pattern[str]) -> int:
        """Return the token after the ones from this one on, up to `end`, that the pattern matches."""
        match = skipped.match(self.tags, token, end)
        return match.end() if match else token

    def bounds(self, tokens: TokenRange) -> Bounds:
        """Return where the tokens begin and end in the text."""
        return self.starts[tokens.start], self.ends[tokens.end - 1]

    def text_of(self, tokens: TokenRange) -> str:
        """Return the text of the tokens."""
        return self.text[self.starts[tokens.start] : self.ends[tokens.end - 1]]


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether a short paragraph capitalises its words as headlines do."""
    if end - start > 160:
        return False
    initials = [word[0] for word in text[start:end].split() if word[3:]]
    return len(initials) > 3 and sum(map(str.isupper, initials)) > 0.8 * len(initials)


def _is_adverb(word: str, before: str, after: str) -> bool:
    """Whether "since" or "once" is an adverb: "has since told", "who once told", "and once described"."""
    if word == "since":
        return before == "A"
    return word == "once" and (after in "VvzA" if before in "wPCnA" else before == "c" and after in "Vz")


def _is_name(tag: str, lowered: str, following: str) -> bool:
    """Whether a capitalised word that looks like a verb or an adverb is a name: "Read said", "Kelly was".

    following: the tags of the three tokens after it.
    """
    if tag == "R" and lowered in tags_of_words():  # "Also", "Then"; but "First Vice Minister"
        return lowered == "first" and following[0] == "C"
    shape = tag + following[0]
    leaked = shape == "Vz" and lowered.endswith("ed")  # "Leaked emails show"
    return not leaked and _LIKE_NAME.match(shape) is not None


def _is_network(text: str, start: int, end: int) -> bool:
    """Whether "X" is the network at the end of a sentence: "on X."."""
    return text.startswith("X", start) and text.endswith((" on ", " to "), 0, start)


def _is_abbreviated(text: str, start: int, end: int, lowered: str) -> bool:
    """Whether the full stop after a word belongs to it: "Mr.", "U.S.", "J.", but not the last word of a sentence."""
    following = text[end + 1 : end + 3]
    if not following:
        return False
    if following[0] in ",;:)-" or (following[0].isspace() and following[1:].islower()):  # no sentence begins there
        return following[0] != ")" or end - start <= _MAX_ABBREVIATION
    if "." in lowered:
        return not following.strip() or not following.lstrip()[:1].isupper() or end - start <= 4
    if end - start == 1:
        return text[start].isupper() and lowered != "i" and not _is_network(text, start, end)
    return end - start <= _MAX_ABBREVIATION and lowered in ABBREVIATIONS and text[start].isupper()
