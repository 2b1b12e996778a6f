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
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from newscli.core.document import ABBREVIATIONS, Bounds, Document
from newscli.core.quotes.marks import Quoted
from newscli.lexicon import words

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?![^\W_])|[^\W_]+(?:[-.&/@][^\W_]+|['’](?!s\b)[^\W_]+)*"  # a word, with its inner marks
    r"|['’]s\b|['’](?=\s)"  # possessives
    r"|--+|[—–―]|\s-\s|[.!?…]+|[,;:()\[\]@#$£€%&]"
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
    " elsewhere anyway",
    "p": "of for at from with in on by about into over under against during between among through without within upon"
    " toward towards across behind beyond outside inside amid amidst near via per despite like unlike as than around"
    " alongside concerning regarding off onto until till throughout beside besides except plus",
    "t": "to",
    "c": "and or but nor & plus",
    "s": "because when while if although though whereas unless since after before once whether that why how where what"
    " whenever wherever",
    "w": "who which whose whom",
    "T": "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow"
    " mon tue wed thu fri sat sun mon. tue. wed. thu. fri. sat. sun. tues. thurs.",
    "n": "according people own",
    "v": "went left made won took got gave came ran kept brought became lost paid met sat stood spent built sent fell"
    " grew used led wore threw broke drove rose fought caught bought beat",
}  # fmt: skip
_ALWAYS_VERBS = frozenset(["said", "says", "told", "tells"])
_MONTHS = (
    "january february march april june july august september october november december"
    " jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)
_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "&": "c", "%": "n", "@": "p",
                ".": ".", "?": ".", "!": "."}  # fmt: skip
_QUOTE = re.compile("Q")
_UNSETTLED = re.compile("[bsgvVGR]")
_MAX_ABBREVIATION = 6


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
    tags |= dict.fromkeys(_MONTHS.split(), "T")
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

    __slots__ = ("ends", "headline", "low", "paragraph", "quoted", "starts", "subjects", "tags", "text")

    def __init__(
        self, doc: Document, paragraph: int, segments: Sequence[Quoted] = (), bounds: Bounds | None = None
    ) -> None:
        self.text = doc.text
        self.paragraph = paragraph
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.low: list[str] = []
        self.subjects: dict[tuple[int, int], tuple[int, int] | None] = {}  # answers already found, by verb and bound
        self.quoted: dict[int, Quoted] = {}
        tags: list[str] = []
        start, end = bounds or doc.paragraphs[paragraph]
        self.headline = _is_headline(self.text, start, end)
        for segment in segments:
            self._read(start, segment.open, tags)
            self.quoted[len(tags)] = segment
            self.starts.append(segment.open)
            self.ends.append(segment.close)
            self.low.append("")
            tags.append("Q")
            start = segment.close
        self._read(start, end, tags)
        self.tags = _settle(tags, self.low, self.text, self.starts)

    def _read(self, start: int, end: int, tags: list[str]) -> None:
        """Append the tokens of the reporter's words between two quotations."""
        known, text = _tags(), self.text
        add_start, add_end, add_low, add_tag = self.starts.append, self.ends.append, self.low.append, tags.append
        skip = -1
        for m in _TOKEN.finditer(text, start, end):
            word = low = m[0]
            at, after = m.span()
            if at < skip:
                continue
            tag = known.get(word)
            if tag is None or text.startswith(".", after):
                low = word.lower()
                if not word[0].isalnum():
                    tag = tag or _mark_tag(word, not tags)
                else:
                    if text.startswith(".", after, end) and _is_abbreviated(text, at, after, low):
                        after = skip = after + 1
                        low = low + "." if low + "." in known else low  # "Jan." is a month, "Jan" a name
                    tag = _word_tag(word, low, not tags or tags[-1] in ".:Q", self.headline)
            add_start(at)
            add_end(after)
            add_low(low)
            add_tag(tag)

    def name(self, tokens: Iterable[int]) -> None:
        """Read these quoted segments as names from here on."""
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


def _mark_tag(mark: str, opens: bool) -> str:
    """The tag of a mark that the table does not hold. opens: whether it is the first token."""
    first = mark[0]
    if first in "'’":
        return "'"
    if first in ".!?…":
        return "," if mark == "…" or (mark[:3] == "..." and not opens) else "."
    return "#" if first in "#$£€" else "-"


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether a short paragraph capitalises its words as headlines do."""
    if end - start > 160:
        return False
    words_ = [word for word in text[start:end].split() if len(word) > 3]
    return len(words_) > 3 and sum(word[0].isupper() for word in words_) > 0.8 * len(words_)


def _settle(tags: list[str], low: list[str], text: str, starts: list[int]) -> str:
    """The tags that only the next word decides: "Fleming said" (a name in -ing), "state media" (no verb)."""
    for m in _UNSETTLED.finditer("".join(tags[:-1])):
        at = m.start()
        if tags[at] == "b" and low[at] == "state" and low[at + 1] != "that":
            tags[at] = "n"
        elif low[at] == "since" and at and tags[at - 1] == "A":  # "has since told"
            tags[at] = "R"
        elif tags[at] in "gvVGR" and text[starts[at]].isupper() and _is_name(tags[at], low[at], tags[at + 1]):
            tags[at] = "C"
    return "".join(tags)


def _is_name(tag: str, low: str, following: str) -> bool:
    """Whether a capitalised word that looks like a verb or an adverb is a name: "Read said", "Kelly was"."""
    if tag == "R" and low in _tags():  # "Also", "Then"; but "First Vice Minister"
        return low == "first" and following == "C"
    return following in "AVz'" or (following == "C" and tag in "gv")


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
        return text[start].isupper() and low != "i"
    return end - start <= _MAX_ABBREVIATION and low in ABBREVIATIONS and text[start].isupper()


@lru_cache(maxsize=4_000)  # most words of an article have been seen before
def _word_tag(word: str, low: str, begins: bool, headline: bool) -> str:
    tag = _tags().get(low)
    if word[0].isupper():
        if tag and (tag in "PDARtcsw#T" or (begins and tag in "pn")):
            return tag
        if tag == "p" and len(low) <= 7:
            return "p"
        if (begins or headline) and tag in ("V", "G"):
            return tag
        if (headline and tag == "z") or low in _ALWAYS_VERBS:
            return tag or "V"
        if begins and low.endswith("ly"):
            return "R"
        if begins and len(low) > 5 and low.endswith(("ing", "ed")) and not word.isupper():
            return "g" if low[-1] == "g" else "v"
        return "C"
    if tag:
        return tag
    if word[0].isdigit():
        return "n" if low.endswith("-year-old") else "#"
    if low.endswith("ly") and len(low) > 4:
        return "R"
    if low.endswith("ing") and len(low) > 5:
        return "g"
    if low.endswith("ed") and len(low) > 4:
        return "v"
    return "n"
