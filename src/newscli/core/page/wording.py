"""The wording model: by the kinds of its words, is a paragraph news, or does the page speak to its reader?

Appeals, biographies and notes look like an article, and no list can contain all their sentences. They are recognised by
the kinds of their words: a newsroom's "we", an order to the reader, "this story" and how it was made, a name and an
occupation, giving, signing up, a number to call. The kinds are in `lexicon/boilerplate_kinds.txt`. The features of a
paragraph are the kinds and the common words that it contains, alone and in pairs, and its place; their weights, from
`lexicon/boilerplate_wording.json`, add up to its score. `scripts/train_wording.py` learns the weights.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, compress, repeat

from newscli.core.page.line_shape import FUNCTION_WORDS
from newscli.core.page.phrases import Verdict
from newscli.core.page.wording_kinds import (
    ASKS,
    LENGTHS,
    MOST_COUNTED,
    OF_OUTLET,
    OUTLETS,
    OWNS,
    PIECE,
    POINTS,
    common_words,
    families,
    kinds,
    tables,
    telling,
)

UNKNOWN = -99.0
CLEAR = -2.0  # the score of a line without a telling word
# Whether the words of a line are scored: never, only if one of them is telling, always.
NEVER, IF_TELLING, ALWAYS = range(3)
MIN_WORDS = 4  # least words of a line that is scored
# A line whose kinds, words and place score less than this one by one, in hundredths, is no note: what it says in pairs
# is not asked.
_NO_NOTE = -300
_MAX_WORDS = 160  # how many words of a paragraph count
_NEAR_END, _NEAR_START = 2, 1  # paragraphs below and above
_SELF_REACH = 3  # words between "this" and "story"
_TALKS = 0.3  # least share of paragraphs with "you", or with "I" and "we", in an article with this manner
_AROUND = ".,;:!?\"'“”‘’()[]{}|*…–—•·»«<>#_-"
_ENDS_SENTENCE = frozenset('.!?:;…"”—–)')
_BRACKETS = "([*_#—–"
_TITLES = r"(?:(?:Dr|Prof|Professor|Sir|Dame|Rev|Lt|Gen|Col|Capt|Sgt)\.? ){0,3}"
_NAME = r"[A-Z][\w.'’-]{0,20}(?: (?:[A-Z(@“\"][\w.'’)”\"@-]{0,20}|de|van|von|der|la|bin|al|and)){0,6},?"
_IS_OR_DOES = (
    "is are was were has writes covers teaches lives works reports edits hosts joined served spent tweets leads runs"
    " studied holds does began commanded wrote directs receives owns"
)
_NAME_FIRST = re.compile(rf"[\W_]{{0,3}}{_TITLES}{_NAME} (?:{'|'.join(_IS_OR_DOES.split())})\b")
_OPENS_NAME = re.compile(rf"[\W_]{{0,3}}{_TITLES}([A-Z][\w'’-]{{1,20}})(?: [A-Z][\w.'’-]{{0,20}}){{1,4}},? (?=[a-z(])")
_PLURAL = re.compile(r"[\W_]{0,3}\w+ were")  # "Unions were told" begins with no name
_ADDRESS = re.compile(r"\w@[\w-]{1,40}\.\w|(?:^|[\s(])@\w{3}|https?:|www\.|(?<=\w)\.(?:com|org|net|example|co|uk)\b")
_ADDRESS_PARTS = ("@", "http", "www.", ".co", ".org", ".net", ".example", ".uk")  # every address holds one of them
_OUTLET = re.compile(rf"(?<=[\w’'] )(?:{'|'.join(OUTLETS.split())})\b")
_NOTHING = repeat(0)
_NO_WORDS: Iterator[dict[str, int]] = repeat({})
_KINDS_OF_CALLS = ("order", "this-piece", "our-piece")
_MARK_KINDS = (('"', "quotes"), ("“", "quotes"), ("?", "question"), ("!", "exclaims"))
_ECHOES = ("echo-none", "echo-one", "echo-few", "echo-many")


class _Line:
    """The kinds and the words of one line, and how much they speak for a note, in hundredths."""

    __slots__ = ("counts", "in_pairs", "length", "rough", "words")

    def __init__(self, line: str, words: Sequence[str]) -> None:
        """words: those of the line in lower case, without the marks around them."""
        weights = tables()
        self.words = words[:_MAX_WORDS]
        self.length = bisect_left(LENGTHS, line.count(" ") + 1)  # the step of its number of words
        self.counts = _kinds_of(line, self.words)
        # What its kinds and its words say one by one, and what they say in pairs once that is asked for.
        self.rough = weights.lengths[self.length] + sum(map(weights.words.get, {*self.words}, _NOTHING))
        self.rough += sum([weights.kinds[kind][min(count, MOST_COUNTED)] for kind, count in self.counts.items()])
        self.in_pairs: int | None = None

    def score_with(self, more: list[int]) -> int:
        """Return the score with these kinds of its place as well."""
        weights, kinds = tables(), [*self.counts]
        score = self.rough
        for kind in more:
            score += weights.kinds[kind][1] + sum(map(weights.pairs[kind].__getitem__, kinds))
            kinds.append(kind)
        if score < _NO_NOTE:
            return score
        if self.in_pairs is None:
            self.in_pairs = self._in_pairs()
        return score + self.in_pairs

    def _in_pairs(self) -> int:
        """Return what the line's kinds say two by two, and its words with those that follow them."""
        weights, kinds, words = tables(), [*self.counts], self.words
        of_kinds = [sum(map(weights.pairs[kind].__getitem__, kinds[:place])) for place, kind in enumerate(kinds)]
        followed_by = map(weights.followed_by.get, ["^", *words], _NO_WORDS)
        of_words = [table.get(word, 0) for table, word in zip(followed_by, [*words, "$"], strict=False)]
        return sum(of_kinds) + sum(of_words)

    def features(self, more: list[int]) -> list[int]:
        """Return the features with these kinds of its place as well."""
        begins, _ = families()
        total = len(kinds().names)
        features = [begins["bias"], begins["length"] + self.length]
        counts = {**self.counts, **dict.fromkeys(more, 1)}
        for kind, count in counts.items():
            first = begins["count"] + MOST_COUNTED * kind
            features += range(first, first + min(count, MOST_COUNTED))
            features += [begins["pair"] + kind * total + other for other in counts if other > kind]
        return features

    def common(self) -> list[str]:
        """Return the words and pairs of words that may have a weight: those that do not tell what the news is about.

        A line begins with "^" and ends with "$".
        """
        allowed = common_words()
        pairs = zip(["^", *self.words], [*self.words, "$"], strict=True)
        return [*allowed.intersection(self.words), *(" ".join(pair) for pair in pairs if allowed.issuperset(pair))]


class Wording:
    """The lines of a text, measured once, and scored again whenever it is clearer which of them are the article."""

    def __init__(
        self,
        lines: Sequence[str],
        words: Sequence[Sequence[str]],
        rare_words: Sequence[Set[str]],
        prose: Sequence[bool],
        asked: Sequence[int] | None = None,
    ) -> None:
        """words: those of each line, in lower case, without the marks around them. rare_words: the words of no kind of
        each line that may be a paragraph of the article (prose). asked: whether each line is scored; if left out, all.
        """
        self._words = words
        self._rare_words = rare_words
        self._looked_at: dict[int, _Line] = {}
        self._unscored = [UNKNOWN] * len(lines)  # the scores of the lines whose words are not looked at any closer
        for i, ask in enumerate(asked or repeat(ALWAYS, len(lines))):
            if ask == NEVER or len(words[i]) < MIN_WORDS:
                continue
            if ask == IF_TELLING and telling().isdisjoint(words[i]):
                self._unscored[i] = CLEAR
            else:
                self._looked_at[i] = _Line(lines[i], words[i])
        self._manner = self._manner_of(prose)

    def _manner_of(self, prose: Sequence[bool]) -> list[int]:
        """Return the kinds of the article as a whole: does it often say "you", or "I" and "we"?"""
        number, words_of = kinds().number, kinds().words_of
        paragraphs = [*compress(self._words, prose)]
        least = max(2.0, _TALKS * len(paragraphs))
        you = sum([not words_of["you"].isdisjoint(words) for words in paragraphs])
        we = sum([not (words_of["we"].isdisjoint(words) and words_of["i"].isdisjoint(words)) for words in paragraphs])
        return [number["manner-you"]] * (you > least) + [number["manner-we"]] * (we > least)

    def features(self, prose: Sequence[bool]) -> list[list[int]]:
        """Return the features of each line; none of a line that is too short for a sentence."""
        features: list[list[int]] = [[] for _ in prose]
        for i, line, more in self._more(prose):
            features[i] = line.features(more)
        return features

    def common(self) -> list[list[str]]:
        """Return the common words and pairs of words of each line that may have a weight."""
        looked_at = map(self._looked_at.get, range(len(self._words)))
        return [line.common() if line else [] for line in looked_at]

    def scores(self, prose: Sequence[bool]) -> list[float]:
        """Return how much the words of each line speak for a note, as log odds; UNKNOWN for a line that is too short.

        prose: which lines are paragraphs of the article, as far as this is clear by now.
        """
        scores = self._unscored[:]
        for i, line, more in self._more(prose):
            scores[i] = line.score_with(more) / 100
        return scores

    def _more(self, prose: Sequence[bool]) -> Iterator[tuple[int, _Line, list[int]]]:
        """Yield each line whose words are scored, with its kinds by its place and by the manner of the article.

        Its place is how many paragraphs of the article stand above and below it, and how many of its words they share.
        """
        number = kinds().number
        once: set[str] = set()
        twice: set[str] = set()
        for words in compress(self._rare_words, prose):
            twice |= once & words
            once |= words
        above = [0, *accumulate(prose)]
        for i, line in self._looked_at.items():
            more = self._manner + _kinds_of_place(above[i], above[-1] - above[i + 1])
            shared = len((twice if prose[i] else once).intersection(line.words))
            more.append(number[_ECHOES[bisect_right((1, 2, 4), shared)]])
            yield i, line, more


def _kinds_of_place(above: int, below: int) -> list[int]:
    """Return the kinds of a line with this many paragraphs of the article above and below it."""
    number = kinds().number
    places = [number["last"]] if below == 0 else []
    if below <= _NEAR_END:
        places.append(number["near-end"])
    if above <= _NEAR_START:
        places.append(number["first"])
    return places


def _kinds_of(line: str, words: Sequence[str]) -> dict[int, int]:
    """Return how often a line has each kind that it has."""
    number, calls = kinds().number, kinds().calls
    counts: dict[int, int] = {}
    called: list[tuple[int, int]] = []
    for place, of_word in enumerate(map(kinds().of_word.get, words)):
        if of_word is None:
            continue
        for kind in of_word:
            counts[kind] = counts.get(kind, 0) + 1
        if words[place] in calls:
            called.append((place, calls[words[place]]))
    if called:
        of_calls = zip(_KINDS_OF_CALLS, _calls(line, called), strict=True)
        counts |= {number[name]: count for name, count in of_calls if count}
        if any(call & OF_OUTLET for _, call in called) and _OUTLET.search(line):
            counts[number["outlet"]] = 1
    counts |= {number[name]: 1 for name in _kinds_of_form(line)}
    return counts


def _calls(line: str, calling: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Return how many orders a line gives, and how often it says "this story" and "our story".

    calling: the words (by index) that count only beside others, each with what it may be a part of.
    """
    orders, this_pieces, our_pieces = 0, 0, 0
    this_place = our_place = -_SELF_REACH - 1
    tokens: list[str] = []
    for place, calls in calling:
        if calls & ASKS:
            tokens = tokens or line.lower().split()
            orders += _begins_sentence(tokens, place)
        if calls & PIECE:
            this_pieces += place - this_place <= _SELF_REACH
            our_pieces += place - our_place <= _SELF_REACH
        elif calls & POINTS:
            this_place = place
        elif calls & OWNS:
            our_place = place
    return orders, this_pieces, our_pieces


def _begins_sentence(words: list[str], place: int) -> bool:
    """Return whether a word (by its index among words in lower case) begins a sentence or follows "please"."""
    for before in reversed(words[:place]):
        bare = before.strip(_AROUND)
        if bare == "please" or before[-1] in _ENDS_SENTENCE:
            return True
        if bare:
            return False
    return True


def _kinds_of_form(line: str) -> Iterator[str]:
    """Yield the kinds that a line has because of its form."""
    if (named := _NAME_FIRST.match(line)) and not _PLURAL.fullmatch(named.group()):
        yield "name-first"
    if (named := _OPENS_NAME.match(line)) and named[1].lower() not in FUNCTION_WORDS:
        yield "opens-name"
    if _has_address(line):
        yield "address"
    for mark, kind in _MARK_KINDS:
        if mark in line:
            yield kind
    if line[0] in _BRACKETS:
        yield "bracket"
    if line[-1].isalpha():
        yield "open-end"


def _has_address(line: str) -> bool:
    """Return whether a line contains an address of a mailbox, a person or a site; a quick check comes first."""
    return any(part in line for part in _ADDRESS_PARTS) and _ADDRESS.search(line) is not None


def first_name(line: str) -> str | None:
    """Return the last word of the name at the beginning of a line that says what somebody is or does."""
    named = _OPENS_NAME.match(line)
    words = named.group().split() if named else []
    if named := _NAME_FIRST.match(line):
        words = named.group().split()[:-1]
    words = [word.strip(_AROUND) for word in words]
    capital = [word for word in words if word[:1].isupper() and word.isalpha()]
    return capital[-1] if capital else None


# The rule and the reason for a note, by the kind of most of its words.
_VERDICTS: dict[str, Verdict] = {
    "give": ("appeal-to-readers", "donation"),
    "subscribe": ("subscription-offer", "subscription"),
    "newsletter": ("newsletter-blurb", "newsletter"),
    "channel": ("outlet-promo", "promo"),
    "event": ("outlet-promo", "promo"),
    "survey": ("outlet-promo", "promo"),
    "aim": ("about-the-outlet", "promo"),
    "series": ("outlet-promo", "promo"),
    "contact": ("comment-invitation", "comments"),
    "comment": ("comment-invitation", "comments"),
    "correct": ("correction-note", "correction"),
    "produce": ("produced-with", "credit"),
    "disclose": ("editors-note", "other"),
    "help": ("editors-note", "other"),
    "release": ("press-note", "promo"),
    "job": ("author-bio", "author-bio"),
    "bio": ("author-bio", "author-bio"),
    "name-first": ("author-bio", "author-bio"),
}


def wording_verdict(line: str, words: Sequence[str]) -> Verdict:
    """Return the rule and the reason for a line that is a note by its words."""
    names = kinds().names
    sums: dict[Verdict, float] = {}
    for kind, count in _kinds_of(line, words[:_MAX_WORDS]).items():
        if verdict := _VERDICTS.get(names[kind]):
            sums[verdict] = sums.get(verdict, 0.0) + min(count, MOST_COUNTED)
    return max(sums, key=lambda v: (sums[v], v)) if sums else ("editors-note", "other")
