"""The reporter's words around quotations, as tagged tokens: what the rules of attribution read.

Each token has one tag, a single character, so that a rule can look at a sentence as at a string:

    Q  a quoted segment          C  a capitalised word           P  he, she, they, I, we, it ... (subjects)
    D  a determiner              n  any other lower-case word    '  the 's of a possessive (or of "he's")
    V  a cue verb in the past    z  ... in the third person      b  ... in its base form   G  ... in -ing
    A  an auxiliary              v  another verb form (-ed)      g  another word in -ing
    R  an adverb                 p  a preposition                t  to
    c  and, or, but              s  because, when, that ...      w  who, which, whose
    T  a weekday, today ...      #  a number                     N  a noun of saying (statement, tweet)
    , ; : - ( ) .                as they stand (- for any dash, . for any end of a sentence)
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from newscli.core.names.words import FIRST, name_words
from newscli.core.text.calendar_names import month_abbreviations, month_names
from newscli.core.text.document import Bounds, Document
from newscli.core.text.quote_marks import Quoted
from newscli.core.text.sentences import ABBREVIATIONS
from newscli.lexicon.loader import words

_TOKEN = re.compile(
    r"([^\W\d_]++(?=[\s,])|,|"  # the most frequent first: a word without marks, and the comma
    r"\d{1,3}(?:,\d{3})+(?![^\W_])|[^\W_]+(?:[-.&/@][^\W_]+|['’](?!s\b)[^\W_]+)*"  # a word, with its inner marks
    r"|['’]s\b|['’](?=\s)"  # possessives
    r"|--+|[—–―]|\s-\s|(?<=\s)-(?=[A-Z])|[.!?…]+|[,;:()\[\]@#$£€%&|•])"
)

_CLOSED = {
    "P": "he she they i we it you everyone everybody someone somebody nobody those this these one him them us me",
    "D": "the a an his her their its my our your some many several most few all both each every another other no any"
    " such two three four five six seven eight nine ten dozens hundreds thousands",
    "A": "has have had is are was were be been being will would can could may might must should shall does do did"
    " hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't didn't doesn't don't"
    " hasn’t haven’t hadn’t isn’t aren’t wasn’t weren’t won’t wouldn’t can’t couldn’t didn’t doesn’t don’t 've ’ve"
    " 'd ’d he’d she’d they’d he'd she'd they'd we’ve we've i’ve i've they've they’ve he’ll she’ll he'll she'll"
    " cannot not never",
    "R": "also then later again once ever often always still even just now only soon here there thus instead too twice"
    " yet further furthermore moreover however meanwhile nevertheless nonetheless afterward afterwards before earlier"
    " perhaps ago back out up down on-air online first almost quite rather very so else already sometimes"
    " elsewhere anyway late far",
    "p": "of for at from with in on by about into over under against during between among through without within upon"
    " toward towards across behind beyond outside inside amid amidst near via per despite like unlike as than around"
    " alongside concerning regarding off onto until till throughout beside besides except plus",
    "t": "to",
    "c": "and or but nor & plus",
    "s": "because when while if although though whereas unless since after before once whether that why how where what"
    " whenever wherever",
    "w": "who which whose whom",
    "T": "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow"
    " mon tue wed thu fri sat mon. tue. wed. thu. fri. sat. sun. tues. thurs.",
    "n": "according people own",
    "v": "went left made won took got gave came ran kept brought became lost paid met sat stood spent built sent fell"
    " grew used led wore threw broke drove rose fought caught bought beat goes shook wept blew drew hung knelt slept"
    " swore tore understood woke froze began forgot held knew drank ate chose fled flew forgave rode sank stole struck"
    " swam swept swung taught withdrew overcame leapt",
}  # fmt: skip
_AGENCIES = frozenset(["US", "WHO", "IT"])  # no pronouns, in capitals
_NAMES_OR_AUXILIARIES = frozenset(["Will", "May", "Can"])
_BEFORE_MAY = frozenset("in since until till by of during from early late mid last next this through between".split())
_PERIODS = frozenset("day night morning afternoon evening week weekend month year season summer winter time".split())
_MADE_OF = ("-led", "-based", "-backed", "-born", "-run", "-owned", "-style", "-funded", "-held", "-controlled")
_ALWAYS_VERBS = frozenset(["said", "says", "told", "tells"])
_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "&": "c", "%": "n", "@": "p",
                ".": ".", "?": ".", "!": ".", "|": ".", "•": "."}  # fmt: skip
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
_MOST_SEEN = 50_000  # tokens whose tags are kept
_MAX_ABBREVIATION = 6
_FIRMS = frozenset("corp inc ltd co plc llc".split())
_BEFORE_SENTENCES = frozenset(["d.c", "u.s", "u.k", "jr", "sr"])
_BE = frozenset("is are was were has have had will would".split())
_LONGEST_OPENING = 7  # tokens of a subject at the start of a sentence


@cache
def _tags() -> dict[str, str]:
    """Tag of each known lower-case word and mark. Cue verbs first, so that the closed classes win over them."""
    tags = dict.fromkeys(words("cue_nouns"), "N")
    for name in ("cue_manner", "cue_thought", "cue_judgement", "cue_speech"):
        for line in words(name):
            base, third, past, *rest = line.split()
            tags[base], tags[third] = "b", "z"
            tags |= {form: "G" if form.endswith("ing") else "V" for form in (*rest, past)}
            if past == base:  # put, read, cast
                tags[base] = "V"
    for tag, listed in _CLOSED.items():
        tags |= dict.fromkeys(listed.split(), tag)
    tags |= dict.fromkeys(month_names().keys() - {"may"}, "T")  # "May" is told from the auxiliary by its neighbours
    tags |= {f"{short}.": "T" for short in month_abbreviations()}
    return tags | _PUNCTUATION


@cache
def verb_class() -> dict[str, str]:
    """The class of each form of a cue verb: speech, judgement, thought or manner. The stronger class wins."""
    found: dict[str, str] = {}
    for name in ("manner", "thought", "judgement", "speech"):
        for line in words(f"cue_{name}"):
            found |= dict.fromkeys(line.split(), name)
    return found


@cache
def verb_base() -> dict[str, str]:
    """The base form of each form of a verb of saying or judging."""
    found: dict[str, str] = {}
    for name in ("judgement", "speech"):
        for line in words(f"cue_{name}"):
            found |= dict.fromkeys(line.split(), line.split(None, 1)[0])
    return found


class Frame:
    """One paragraph: its reporter's words and its quoted segments, as parallel lists of tokens."""

    __slots__ = ("ends", "last_marks", "low", "paragraph", "quoted", "starts", "subjects", "tags", "text")

    def __init__(
        self, doc: Document, paragraph: int, segments: Sequence[Quoted] = (), bounds: Bounds | None = None
    ) -> None:
        self.text = doc.text
        self.paragraph = paragraph
        self.subjects: dict[tuple[int, int], tuple[int, int] | None] = {}  # answers already found, by verb and bound
        self.last_marks: dict[int, str] = {}  # of the quoted segments, as far as they were asked for
        bounds = start, end = bounds or doc.paragraphs[paragraph]
        self.starts: list[int] = []
        self.ends: list[int] = []
        tokens: list[str] = []
        for segment in segments:
            if start < segment.open:
                self._read(start, segment.open, tokens)
            self.starts.append(segment.open)
            self.ends.append(segment.close)
            tokens.append("")
            start = segment.close
        if start < end:
            self._read(start, end, tokens)
        self.low = list(map(str.lower, tokens))
        tags = self._join_stops("".join(map(_seen().__getitem__, tokens)))
        self.tags = self._settle(tags, _is_headline(self.text, *bounds))
        self.quoted = dict(zip(self.quotes_in(0, len(tags)), segments, strict=True)) if segments else {}

    def _read(self, start: int, end: int, tokens: list[str]) -> None:
        """Append the tokens of the reporter's words between two quotations."""
        text = self.text
        if text[start] == "-":  # whether it is a token depends on what stands before
            found = list(_TOKEN.finditer(text, start, end))
            self.starts += [m.start() for m in found]
            self.ends += [m.end() for m in found]
            tokens += [m[0] for m in found]
            return
        pieces = _TOKEN.split(text[start:end])  # what stands between the tokens, and the tokens, in turn
        edges = list(accumulate(map(len, pieces), initial=start))
        self.starts += edges[1:-1:2]
        self.ends += edges[2::2]
        tokens += pieces[1::2]

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
            if word in _tags():  # "Jan." is a month, "Jan" a name
                low[at - 1] = word
                settled[at - 1] = _word_tag(self.text[starts[at - 1]], word)
        rest = [at for at in range(len(tags)) if at not in joined]
        self.starts = [starts[at] for at in rest]
        self.ends = [ends[at] for at in rest]
        self.low = [low[at] for at in rest]
        return "".join([settled[at] for at in rest])

    def _own_stops(self, tags: str) -> set[int]:
        """The full stops that belong to the tokens right before them."""
        low, starts, ends = self.low, self.starts, self.ends
        beside = [at for m in _STOP.finditer(tags, 1) if low[at := m.start()][0] == "." and starts[at] == ends[at - 1]]
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
        """The tags that only what stands beside decides: capitals that only begin a sentence, "Fleming said" (a name in
        -ing), "state media" (no verb)."""
        text, low, starts = self.text, self.low, self.starts
        settled = list(tags)
        if low and low[0][:3] == "...":
            settled[0] = "."
        if low and tags[0] == "C" and (dateline := _DATELINE.match(text, starts[0])):
            last = bisect_left(starts, dateline.end()) - 1
            settled[last] = "." if tags[last] == "-" else tags[last]
        for m in (_CAPITAL if headline else _FIRST_CAPITAL).finditer(tags):
            at = m.start()
            begins = at == 0 or settled[at - 1] in ".:Q"
            settled[at] = _capital_tag(text[starts[at] : self.ends[at]], low[at], begins, headline)
        tags = "".join(settled)
        last = len(tags) - 1
        for m in _UNSETTLED.finditer(tags):
            at = m.start()
            if tags[at] == "M":
                settled[at] = self._may(tags, at, headline)
            elif at == last:
                break
            elif tags[at] == "P":
                if text[starts[at]].isupper() and self._is_name_like_pronoun(tags, at):
                    settled[at] = "C"
            elif tags[at] == "b":
                if low[at] == "state" and low[at + 1] != "that":
                    settled[at] = "n"
            elif tags[at] == "s":
                if low[at] == "that":
                    if low[at + 1] in _PERIODS:  # "that day"
                        settled[at] = "D"
                elif at and _is_adverb(low[at], tags[at - 1], tags[at + 1]):
                    settled[at] = "R"
            elif text[starts[at]].isupper() and _is_name(tags[at], low[at], tags[at + 1 : at + 4]):
                settled[at] = "C"
        return "".join(settled)

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


def _mark_tag(mark: str) -> str:
    """The tag of a mark that the table does not hold."""
    first = mark[0]
    if first in "'’":
        return "'"
    if first in ".!?…":
        return "," if mark == "…" or mark[:3] == "..." else "."
    return "#" if first in "#$£€" else "-"


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
    if tag == "R" and low in _tags():  # "Also", "Then"; but "First Vice Minister"
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


class _Seen(dict[str, str]):
    """The tags of the tokens that have been read, for most tokens of an article stood in another one."""

    def __missing__(self, token: str) -> str:
        tag = _tags().get(token) or (_word_tag(token, token.lower()) if token[0].isalnum() else _mark_tag(token))
        if len(self) < _MOST_SEEN:
            self[token] = tag
        return tag


@cache
def _seen() -> _Seen:
    return _Seen({"": "Q"})


def _word_tag(word: str, low: str) -> str:
    """The tag of a word that begins no sentence."""
    if word[0].isupper():
        return _capital_tag(word, low, False, False)
    tag = _tags().get(low)
    if tag:
        return tag
    if word[0].isdigit():
        return "n" if low.endswith("-year-old") else "#"
    if low.endswith("ly") and len(low) > 4:
        return _ly_tag(low)
    if low.endswith("ing") and len(low) > 5:
        return "g"
    if low.endswith("ed") and len(low) > 4:
        return "v"
    return "n"


def _ly_tag(low: str) -> str:
    """The tag of a word in -ly: "family" is a noun, "freely" an adverb."""
    return "n" if low in words("not_adverbs") else "R"


def _capital_tag(word: str, low: str, begins: bool, headline: bool) -> str:
    """The tag of a word with a capital. begins: whether it is the first of a sentence."""
    if word in _AGENCIES:
        return "C"
    if word in _NAMES_OR_AUXILIARIES:
        return "M"
    tag = _tags().get(low)
    if tag and (tag in "PDARtcsw#T" or (begins and tag in "pn")):
        return tag
    if tag == "p" and len(low) <= 7:
        return "p"
    if (begins or headline) and tag in ("V", "G"):
        return tag
    if (headline and tag == "z") or low in _ALWAYS_VERBS:
        return tag or "V"
    if begins and low.endswith("ly"):
        return _ly_tag(low)
    if low.endswith(_MADE_OF):  # "the Elder-led attack"
        return "n"
    if begins and len(low) > 5 and low.endswith(("ing", "ed")) and not word.isupper():
        return "g" if low[-1] == "g" else "v"
    return "C"
