"""The reporter's words around quotations, as tagged tokens: what the rules of attribution read.

The tags are those of `newscli.core.clauses.tags`.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.tags import capital_tag, tags_of, tags_of_words, word_tag
from newscli.core.names.words import FIRST, name_words
from newscli.core.text.document import Bounds, Document
from newscli.core.text.prose_tokens import read_tokens
from newscli.core.text.quote_marks import Quoted
from newscli.core.text.sentences import ABBREVIATIONS

_BEFORE_MAY = frozenset("in since until till by of during from early late mid last next this through between".split())
_PERIODS = frozenset("day night morning afternoon evening week weekend month year season summer winter time".split())
# "PORT ELDER, Elder (EN) - ": its dash ends a sentence.
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,30}(?: [A-ZÀ-Þ.'’-]{1,30}){0,4}(?:, [\w.]{1,30}(?: [\w.]{1,30}){0,3})?"
    r"(?: \([^()]{2,40}\))?(?: ?(?=[—–]|-- )|(?= - ))[ —–-]{1,4}(?=[A-Z\"“])"
)
_QUOTE = re.compile("Q")
_FIRST_CAPITAL = re.compile("(?<![^.:Q])C")
_CAPITAL = re.compile("C")
_UNSETTLED = re.compile("b|s|M|P(?=C)|(?<=C)P|[gvVGR](?=R?[AVz]|['C])")
_NAME_THEN_VERB = re.compile("C*[VvzA',(-]")
_STOP = re.compile("[.,]")
_MAX_ABBREVIATION = 6
_FIRMS = frozenset("corp inc ltd co plc llc".split())
_BEFORE_SENTENCES = frozenset(["d.c", "u.s", "u.k", "jr", "sr"])
_BE = frozenset("is are was were has have had will would".split())
_LONGEST_OPENING = 7  # tokens of a subject at the start of a sentence


class Frame:
    """One paragraph: its reporter's words and its quoted segments, as parallel lists of tokens."""

    __slots__ = ("ends", "last_marks", "low", "paragraph", "quoted", "starts", "subjects", "tags", "text")

    def __init__(
        self, doc: Document, paragraph: int, segments: Sequence[Quoted] = (), bounds: Bounds | None = None
    ) -> None:
        self.text = text = doc.text
        self.paragraph = paragraph
        self.subjects: dict[tuple[int, int], tuple[int, int] | None] = {}  # answers already found, by verb and bound
        self.last_marks: dict[int, str] = {}  # of the quoted segments, as far as they were asked for
        bounds = start, end = bounds or doc.paragraphs[paragraph]
        self.starts: list[int] = []
        self.ends: list[int] = []
        tokens: list[str] = []
        for segment in segments:
            if start < segment.open:
                read_tokens(text, start, segment.open, self.starts, self.ends, tokens)
            self.starts.append(segment.open)
            self.ends.append(segment.close)
            tokens.append("")
            start = segment.close
        if start < end:
            read_tokens(text, start, end, self.starts, self.ends, tokens)
        self.low = list(map(str.lower, tokens))
        tags = self._join_stops(tags_of(tokens))
        self.tags = self._settle(tags, _is_headline(self.text, *bounds))
        self.quoted = dict(zip(self.quotes_in(0, len(tags)), segments, strict=True)) if segments else {}

    def _join_stops(self, tags: str) -> str:
        """Make one token of an abbreviation and its full stop."""
        joined = self._own_stops(tags)
        if not joined:
            return tags
        low, starts, ends = self.low, self.starts, self.ends
        settled = list(tags)
        for at in joined:
            ends[at - 1] += 1
            word = low[at - 1] + "."
            if len(word) == 2:  # "Ruth A. Corvo"
                settled[at - 1] = "C"
            if word in tags_of_words():  # "Jan." is a month, "Jan" a name
                low[at - 1] = word
                settled[at - 1] = word_tag(self.text[starts[at - 1]], word)
        rest = [at for at in range(len(tags)) if at not in joined]
        self.starts = [starts[at] for at in rest]
        self.ends = [ends[at] for at in rest]
        self.low = [low[at] for at in rest]
        return "".join([settled[at] for at in rest])

    def _own_stops(self, tags: str) -> set[int]:
        """The full stops that belong to the tokens right before them."""
        low, starts, ends = self.low, self.starts, self.ends
        beside = [at for m in _STOP.finditer(tags, 1) if starts[at := m.start()] == ends[at - 1] and low[at][0] == "."]
        return {at for at in beside if self._is_own_stop(at)}

    def _is_own_stop(self, at: int) -> bool:
        """Whether the full stop right after a token belongs to it, as to an abbreviation."""
        before = self.low[at - 1]
        if before in _FIRMS and self._begins_clause(at + 1):
            return False
        if before in _BEFORE_SENTENCES and at + 1 < len(self.low):  # "in Elder, D.C. Ines Corvo said"
            following = self.text[self.starts[at + 1] : self.ends[at + 1]]
            if name_words().kind(following) == FIRST:
                return False
        return before[:1].isalnum() and _is_abbreviated(self.text, self.starts[at - 1], self.starts[at], before)

    def _begins_clause(self, at: int) -> bool:
        """Whether a capital and, soon after it, a verb of saying follow the mark before this token: a new sentence."""
        if at >= len(self.low) or not self.text[self.starts[at]].isupper():
            return False
        return any(low in verb_class() or low in _BE for low in self.low[at + 1 : at + _LONGEST_OPENING])

    def _settle(self, tags: str, headline: bool) -> str:
        """Return the tags with those changed that only what stands beside decides: capitals that only begin a sentence,
        "Fleming said" (a name in -ing), "state media" (no verb)."""
        settled = self._settle_capitals(tags, headline)
        tags = "".join(settled)
        for match in _UNSETTLED.finditer(tags):
            at = match.start()
            if at + 1 < len(tags) or tags[at] == "M":
                settled[at] = self._tag_among_others(tags, at, headline)
        return "".join(settled)

    def _settle_capitals(self, tags: str, headline: bool) -> list[str]:
        """Return the tags with those of the words that begin a sentence, or stand in a headline."""
        text, low, starts = self.text, self.low, self.starts
        settled = list(tags)
        if not low:
            return settled
        if low[0][:3] == "...":
            settled[0] = "."
        if tags[0] == "C" and (dateline := _DATELINE.match(text, starts[0])):
            last = bisect_left(starts, dateline.end()) - 1
            settled[last] = "." if tags[last] == "-" else tags[last]
        for match in (_CAPITAL if headline else _FIRST_CAPITAL).finditer(tags):
            at = match.start()
            begins = at == 0 or settled[at - 1] in ".:Q"
            settled[at] = capital_tag(text[starts[at] : self.ends[at]], low[at], begins, headline)
        return settled

    def _tag_among_others(self, tags: str, at: int, headline: bool) -> str:
        """Return the tag that the tokens beside it give to one that could be of several classes."""
        tag, low = tags[at], self.low[at]
        if tag == "M":
            return self._may(tags, at, headline)
        if tag == "b":
            return "n" if low == "state" and self.low[at + 1] != "that" else tag
        if low == "that":
            return "D" if self.low[at + 1] in _PERIODS else tag  # "that day"
        if tag == "s":
            return "R" if at and _is_adverb(low, tags[at - 1], tags[at + 1]) else tag
        if not self.text[self.starts[at]].isupper():
            return tag
        if tag == "P":
            return "C" if self._is_name_like_pronoun(tags, at) else tag
        return "C" if _is_name(tag, low, tags[at + 1 : at + 4]) else tag

    def _is_name_like_pronoun(self, tags: str, at: int) -> bool:
        """ "He Jianxi said", "Yang You says": a pronoun with a capital beside a name."""
        low = self.low[at]
        if tags[at + 1] == "C":
            return low in ("he", "she") and self.low[at + 1][-2:] != "ed"
        return low in ("he", "you") and at > 0 and tags[at - 1] == "C"

    def _may(self, tags: str, at: int, headline: bool) -> str:
        """The tag of "Will", "May" or "Can": a name ("Theresa May said"), a month or an auxiliary ("Will it rain?")."""
        before, after = tags[at - 1 : at], tags[at + 1 : at + 2]
        if self.low[at] == "may" and (before == "#" or after == "#" or self.low[at - 1] in _BEFORE_MAY):
            return "T"
        if headline:
            return "C" if before == "C" and after in ("V", "z", ",", "'") else "A"
        begins = at == 0 or before in ".:Q"
        return "C" if not begins or _NAME_THEN_VERB.match(tags, at + 1) else "A"

    def name(self, tokens: Sequence[int]) -> None:
        """Read these quoted segments as names from here on."""
        if not tokens:
            return
        tags = list(self.tags)
        for at in tokens:
            tags[at] = "C"
        self.tags = "".join(tags)

    def quotes_in(self, low: int, high: int) -> list[int]:
        """The tokens between low and high that are quoted segments."""
        return [m.start() for m in _QUOTE.finditer(self.tags, low, high)]

    def span_text(self, first: int, last: int) -> str:
        """The text of the tokens from first to last, both in."""
        return self.text[self.starts[first] : self.ends[last]]


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether a short paragraph capitalises its words as headlines do."""
    if end - start > 160:
        return False
    initials = [word[0] for word in text[start:end].split() if len(word) > 3]
    return len(initials) > 3 and sum(map(str.isupper, initials)) > 0.8 * len(initials)


def _is_adverb(word: str, before: str, after: str) -> bool:
    """ "has since told", "who once told", "and once described"."""
    if word == "since":
        return before == "A"
    return word == "once" and (after in "VvzA" if before in "wPCnA" else before == "c" and after in "Vz")


def _is_name(tag: str, low: str, following: str) -> bool:
    """Whether a capitalised word that looks like a verb or an adverb is a name: "Read said", "Kelly was".

    following: the tags of the three tokens after it.
    """
    after = following[0]
    if tag == "R" and low in tags_of_words():  # "Also", "Then"; but "First Vice Minister"
        return low == "first" and after == "C"
    if after == "z" and tag == "V" and low.endswith("ed"):  # "Leaked emails show"
        return False
    return after in "AVz'" or (after == "R" and tag in "gvVG") or (after == "C" and tag in "gv")


def _is_network(text: str, start: int, end: int) -> bool:
    """ "on X.": the network, at the end of a sentence."""
    return text.startswith("X", start) and text.endswith((" on ", " to "), 0, start)


def _is_abbreviated(text: str, start: int, end: int, low: str) -> bool:
    """Whether the full stop after a word belongs to it: "Mr.", "U.S.", "J.", but not the last word of a sentence."""
    following = text[end + 1 : end + 3]
    if not following:
        return False
    if following[0] in ",;:)-" or (following[0].isspace() and following[1:].islower()):  # no sentence begins there
        return following[0] != ")" or end - start <= _MAX_ABBREVIATION
    if "." in low:
        return not following.strip() or not following.lstrip()[:1].isupper() or end - start <= 4
    if end - start == 1:
        return text[start].isupper() and low != "i" and not _is_network(text, start, end)
    return end - start <= _MAX_ABBREVIATION and low in ABBREVIATIONS and text[start].isupper()
