"""What the words of a paragraph say of who speaks to whom: the page to its reader, or the news.

Appeals, bios and notes look like an article, and no list foresees their sentences. The kinds of their words give them
away: a newsroom's "we", an order to the reader, "this story" and how it was made, a name and a trade, giving, signing
up, a number to call. The kinds are in `lexicon/boilerplate_kinds.txt`. A paragraph's features are the kinds that it
holds, alone and in pairs, and where it stands; their weights, from `lexicon/boilerplate_wording.json`, add up to its
score. `scripts/train_wording.py` finds the weights.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, repeat

from newscli.core.page.line_shape import FUNCTION_WORDS, offsets
from newscli.core.page.phrases import Verdict
from newscli.lexicon.loader import json_text, sections

UNKNOWN = -99.0
CLEAR = -2.0  # the score of a line without a telling word
# Whether the words of a line are asked about: a surely told line only if one of its words is telling.
NEVER, IF_TELLING, ALWAYS = range(3)
# The kinds of which nearly every note holds a word.
_TELLING = "we reader piece press job bio help series newsletter release correct disclose comment contact".split()
MIN_WORDS = 4  # of a line that is looked at
_MAX_WORDS = 160  # of a paragraph that are looked at
_RARE = 4  # letters of a word of no kind that may be one of the article's own
_NEAR_END, _NEAR_START = 2, 1  # paragraphs below and above
_SELF_REACH = 3  # words between "this" and "story"
_GLANCE = 1500  # characters of one that nobody asks about
_TALKS = 0.3  # the share of an article's paragraphs that say "you", or "I" and "we", from which on it is its manner
_LENGTHS = (6, 10, 15, 20, 27, 35, 50, 75, 110)
_AROUND = ".,;:!?\"'“”‘’()[]{}|*…–—•·»«<>#_-"
_ENDS_SENTENCE = frozenset('.!?:;…"”)—–')
_BRACKETS = "([*_#—–"
_TITLES = r"(?:(?:Dr|Prof|Professor|Sir|Dame|Rev|Lt|Gen|Col|Capt|Sgt)\.? ){0,3}"
_NAME = r"[A-Z][\w.'’-]{0,20}(?: (?:[A-Z(@“\"][\w.'’)”\"@-]{0,20}|de|van|von|der|la|bin|al|and)){0,6},?"
_IS_OR_DOES = (
    "is are was were has writes covers teaches lives works reports edits hosts joined served spent tweets leads runs"
    " studied holds does began commanded wrote directs receives owns"
)
_NAME_FIRST = re.compile(rf"[\W_]{{0,3}}{_TITLES}{_NAME} (?:{'|'.join(_IS_OR_DOES.split())})\b")
_OPENS_NAME = re.compile(rf"[\W_]{{0,3}}{_TITLES}([A-Z][\w'’-]{{1,20}})(?: [A-Z][\w.'’-]{{0,20}}){{1,4}},? (?=[a-z(])")
_PLURAL = re.compile(r"[\W_]{0,3}\w+ were")  # "Unions were told": nobody's name
_WORDS = re.compile(r"[\w'-]+")
_ADDRESS = re.compile(r"\w@[\w-]{1,40}\.\w|(?:^|[\s(])@\w{3}|https?:|www\.|(?<=\w)\.(?:com|org|net|example|co|uk)\b")
# The name of a newspaper, station or site.
_OUTLETS = (
    "Times Post Herald Gazette Courier Tribune Ledger Sentinel Observer Chronicle Journal Mirror Echo Telegraph News"
    " Examiner Clarion Monitor Dispatch Record Register Review Bulletin Mail Argus Advertiser Messenger Wire Press"
    " Radio Standard Independent Citizen Enterprise Globe Guardian Beacon Reporter Magazine Weekly Daily Media Newsroom"
    " Newspapers Broadcasting FM TV"
)
_OUTLET = re.compile(rf"(?<=[\w’'] )(?:{'|'.join(_OUTLETS.split())})\b")
_PHONE = re.compile(r"\d(?:[\d() .-]{6,16}\d|\d\d(?<!\w\d\d\d)[- ]\d{4}\b)")  # begins with what is searched for fast
_AMOUNT = re.compile(r"[$£€]\s?\d")
_LABEL = re.compile(r"[\W_]{0,3}[A-Z][\w'’]{1,20}(?: [\w'’&]{1,20}){0,3}(?: ?\([^)]{1,20}\))?:(?:\s|$)")
# Kinds of a paragraph as a whole: what its words do together, its look, its place, the manner of the article.
_WHOLE = (
    "order", "this-piece", "our-piece", "outlet", "name-first", "opens-name", "address", "phone", "amount", "quotes",
    "question", "exclaims", "label", "bracket", "open-end", "last", "near-end", "first", "manner-you", "manner-we",
    "echo-none", "echo-one", "echo-few", "echo-many", "name-known", "name-new",
)  # fmt: skip
# Function words that the line model does not count among its own.
_FUNCTION_WORDS = (
    "again against am another any anything around away back being both cannot come comes did done down each either"
    " else enough ever every few first from get gets got had half here however instead last less let lot made make many"
    " may maybe might much must near need needs neither never next nor nothing now off often once one others own per"
    " perhaps quite rather same second see seem seems seen several shall since something soon still such sure ten than"
    " then there third though three through thus today together tomorrow too toward towards two under unless until up"
    " upon us used very want was way well whatever whenever where wherever whether while whole whose why within without"
    " yet four five six seven eight nine year years month months week weeks day days time times not don't didn't"
    " doesn't isn't it's that's there's what's"
)
_NOTHING = repeat(0)
_MARK_KINDS = (('"', "quotes"), ("“", "quotes"), ("?", "question"), ("!", "exclaims"))
_ECHOES = ("echo-none", "echo-one", "echo-few", "echo-many")
# What a word calls for among the words before it, or is to the words behind it.
_ASKS, _POINTS, _OWNS, _PIECE = 1, 2, 4, 8


class _Kinds:
    """The kinds by number: those of words, then those of whole paragraphs."""

    def __init__(self) -> None:
        by_word: dict[str, set[int]] = {}
        self.names: list[str] = []
        for number, (heading, lines) in enumerate(sections("boilerplate_kinds").items()):
            self.names.append(heading)
            for word in (word for line in lines for word in line.split()):
                by_word.setdefault(word, set()).add(number)
        self.names += _WHOLE
        self.number = {name: i for i, name in enumerate(self.names)}
        self.words_of = {
            name: frozenset(word for line in lines for word in line.split())
            for name, lines in sections("boilerplate_kinds").items()
        }
        self.by_word = dict.fromkeys(("this", "these"), (0, _POINTS))
        self.by_word |= {word: self._entry(numbers) for word, numbers in by_word.items()}

    def _entry(self, numbers: set[int]) -> tuple[int, int]:
        """Return what a word adds to the counts, one byte per kind, and what it calls for.

        Words of the kind "ask" count only in orders.
        """
        ask, we, piece, press = (self.number[name] for name in ("ask", "we", "piece", "press"))
        calls = _ASKS * (ask in numbers) + _OWNS * (we in numbers) + _PIECE * (not numbers.isdisjoint((piece, press)))
        return sum(1 << 8 * number for number in numbers if number != ask), calls


@cache
def kinds() -> _Kinds:
    return _Kinds()


@cache
def common_words() -> frozenset[str]:
    """Return the words that may have weights of their own: function words, and those that the kinds are made of."""
    return frozenset(("^", "$", *_FUNCTION_WORDS.split(), *FUNCTION_WORDS, *kinds().by_word))


@cache
def families() -> tuple[dict[str, int], int]:
    """Return where each family of features begins in the list of weights, and the length of that list."""
    count = len(kinds().names)
    return offsets({"bias": 1, "count": 3 * count, "pair": count * count, "length": len(_LENGTHS) + 1})


@dataclass(frozen=True)
class Weights:
    """Weights in hundredths: of features by their number, of common words and of pairs of them ("this story")."""

    features: list[int]
    words: dict[str, int]


@cache
def weights() -> Weights:
    return Weights(**json.loads(json_text("boilerplate_wording")))


class _Tables:
    """The weights as they are added up: of a kind by its count, of two kinds together whichever comes first."""

    def __init__(self, given: Weights) -> None:
        flat = given.features
        begins, _ = families()
        every = range(len(kinds().names))
        count, pair, length = begins["count"], begins["pair"], begins["length"]
        self.lengths = [flat[begins["bias"]] + weight for weight in flat[length : length + len(_LENGTHS) + 1]]
        self.kinds = [[sum(flat[count + 3 * kind :][:times]) for times in range(4)] for kind in every]
        self.pairs = [[flat[pair + min(a, b) * len(every) + max(a, b)] for b in every] for a in every]
        self.words = {tuple(words.split()): weight for words, weight in given.words.items()}


@cache
def tables() -> _Tables:
    return _Tables(weights())


class _Paragraph:
    """The kinds and the words of one line."""

    __slots__ = ("counts", "length", "name", "present", "rare_words", "score", "words")

    def __init__(self, line: str) -> None:
        self.length = line.count(" ") + 1  # in words
        self.counts, self.words, self.rare_words = _kinds_of(line)
        number = kinds().number
        named = self.counts[number["name-first"]] or self.counts[number["opens-name"]]
        self.name = (first_name(line) or "").lower() if named else ""
        self.present = [*compress(range(len(self.counts)), self.counts)]
        self.score: int | None = None  # in hundredths, once it is asked for

    def _own_score(self) -> int:
        weights_of = tables()
        score = weights_of.lengths[bisect_left(_LENGTHS, self.length)]
        for place, kind in enumerate(self.present):
            score += weights_of.kinds[kind][min(self.counts[kind], 3)]
            score += sum(map(weights_of.pairs[kind].__getitem__, self.present[:place]))
        return score + sum(map(weights_of.words.get, self._terms(), _NOTHING))

    def _terms(self) -> set[tuple[str, ...]]:
        """Return its words, each by itself and with the next one; a line begins with "^" and ends with "$"."""
        return {*zip(self.words), *zip(["^", *self.words], [*self.words, "$"], strict=True)}

    def common(self) -> set[str]:
        """Return the words and pairs of words that may have a weight: those that do not tell what the news is about."""
        allowed = common_words()
        return {" ".join(words) for words in self._terms() if allowed.issuperset(words)}

    def score_with(self, more: list[int]) -> int:
        """Return the score, in hundredths, with more kinds."""
        if self.score is None:
            self.score = self._own_score()
        weights_of, score, present = tables(), self.score, self.present
        for kind in more:
            score += weights_of.kinds[kind][1] + sum(map(weights_of.pairs[kind].__getitem__, present))
            present = [*present, kind]
        return score

    def features(self, more: list[int]) -> list[int]:
        """Return the features with more kinds, whose numbers are higher than those of all others."""
        begins, _ = families()
        total = len(self.counts)
        features = [begins["bias"], begins["length"] + bisect_left(_LENGTHS, self.length)]
        present = [*self.present, *sorted(more)]
        for place, kind in enumerate(present, 1):
            first, count = begins["count"] + 3 * kind, self.counts[kind] or 1
            features += range(first, first + min(count, 3))
            features += [begins["pair"] + kind * total + other for other in present[place:]]
        return features


class Wording:
    """The lines of a text, measured once and scored as often as it becomes clearer which of them are the article."""

    def __init__(self, lines: Sequence[str], prose: Sequence[bool], asked: Sequence[int] | None = None) -> None:
        """prose: which lines may be paragraphs of the article. asked: how much anybody asks about each, or always.

        Of the other paragraphs only the words count, for what they say of the lines that are asked about.
        """
        self._paragraphs: list[_Paragraph | None] = []
        self._rare_words: list[Set[str]] = []
        self._unscored: list[float] = []  # what a line scores that is not looked at closely
        for i, (line, is_prose) in enumerate(zip(lines, prose, strict=True)):
            ask = asked[i] if asked else ALWAYS
            if line.count(" ") < MIN_WORDS - 1:
                ask = NEVER
            words = _glance(line) if ask == IF_TELLING or (is_prose and ask == NEVER) else frozenset()
            clear = ask == IF_TELLING and _telling().isdisjoint(words)
            paragraph = None if clear or ask == NEVER else _Paragraph(line)
            self._paragraphs.append(paragraph)
            self._rare_words.append(paragraph.rare_words if paragraph else words)
            self._unscored.append(CLEAR if clear else UNKNOWN)
        self._looked_at = [(i, paragraph) for i, paragraph in enumerate(self._paragraphs) if paragraph]
        self._manner = self._manner_of(prose)

    def _manner_of(self, prose: Sequence[bool]) -> list[int]:
        """Whether the article itself talks to its reader all along, or of those who write it."""
        number, by_word = kinds().number, kinds().words_of
        you, we, paragraphs = 0, 0, 0
        for paragraph, words, is_prose in zip(self._paragraphs, self._rare_words, prose, strict=True):
            if not is_prose:
                continue
            paragraphs += 1
            if paragraph:
                counts = paragraph.counts
                you += counts[number["you"]] > 0
                we += counts[number["we"]] + counts[number["i"]] > 0
            else:
                you += not by_word["you"].isdisjoint(words)
                we += not (by_word["we"].isdisjoint(words) and by_word["i"].isdisjoint(words))
        least = max(2.0, _TALKS * paragraphs)
        return [number["manner-you"]] * (you > least) + [number["manner-we"]] * (we > least)

    def features(self, prose: Sequence[bool]) -> list[list[int]]:
        """The features of each line; none of a line too short to be a sentence."""
        features: list[list[int]] = [[] for _ in prose]
        for i, paragraph, more in self._more(prose):
            features[i] = paragraph.features(more)
        return features

    def common(self) -> list[set[str]]:
        """The common words of each line that may have a weight, alone and in pairs."""
        return [paragraph.common() if paragraph else set() for paragraph in self._paragraphs]

    def scores(self, prose: Sequence[bool]) -> list[float]:
        """How much the words of each line speak for a note of the page, as log odds; UNKNOWN for a line too short.

        prose: which lines are paragraphs of the article, as far as it is clear by now.
        """
        scores = self._unscored[:]
        for i, paragraph, more in self._more(prose):
            scores[i] = paragraph.score_with(more) / 100
        return scores

    def _more(self, prose: Sequence[bool]) -> Iterator[tuple[int, "_Paragraph", list[int]]]:
        """Each line that is looked at closely, with the kinds that it has for its place and the article's manner.

        Its place is how many paragraphs of the article stand above and below it, and how many of its words they hold.
        """
        number = kinds().number
        once: set[str] = set()
        twice: set[str] = set()
        for words, is_prose in zip(self._rare_words, prose, strict=True):
            if is_prose:
                twice |= once & words
                once |= words
        above = [0, *accumulate(prose)]
        for i, paragraph in self._looked_at:
            more = self._manner + _kinds_of_place(above[i], above[-1] - above[i + 1])
            others = twice if prose[i] else once
            more.append(number[_ECHOES[bisect_right((1, 2, 4), len(paragraph.rare_words & others))]])
            if paragraph.name:
                more.append(number["name-known" if paragraph.name in others else "name-new"])
            yield i, paragraph, more


def _kinds_of_place(above: int, below: int) -> list[int]:
    """The kinds of a line with this many paragraphs of the article above and below it."""
    number = kinds().number
    places = [number["last"]] if below == 0 else []
    if below <= _NEAR_END:
        places.append(number["near-end"])
    if above <= _NEAR_START:
        places.append(number["first"])
    return places


@cache
def _telling() -> frozenset[str]:
    return frozenset().union(*(kinds().words_of[kind] for kind in _TELLING))


def _glance(line: str) -> frozenset[str]:
    """The words of a line that nobody asks about."""
    return frozenset(_WORDS.findall(line.lower().replace("’", "'"), 0, _GLANCE))


def _kinds_of(line: str) -> tuple[bytearray, list[str], set[str]]:
    """How often a line holds each kind; its words, in lower case, without the marks around them; those of no kind."""
    number, by_word = kinds().number, kinds().by_word
    words = line.lower().replace("’", "'").split(None, _MAX_WORDS)[:_MAX_WORDS]
    entries = [*map(by_word.get, words)]
    bares = words[:]
    for place in [place for place, word in enumerate(words) if not word.isalpha()]:
        bares[place] = bare = words[place].strip(_AROUND).removesuffix("'s")
        entries[place] = by_word.get(bare) or by_word.get(bare + "'s")
    counts = bytearray(sum([entry[0] for entry in entries if entry]).to_bytes(len(kinds().names), "little"))
    orders, this_pieces, our_pieces = _calls(
        words, [(place, entry[1]) for place, entry in enumerate(entries) if entry and entry[1]]
    )
    counts[number["order"]], counts[number["this-piece"]], counts[number["our-piece"]] = orders, this_pieces, our_pieces
    for name in _look(line):
        counts[number[name]] = 1
    rare = {bare for bare, entry in zip(bares, entries, strict=True) if entry is None and len(bare) >= _RARE}
    return counts, bares, rare - FUNCTION_WORDS


def _calls(words: list[str], calling: list[tuple[int, int]]) -> tuple[int, int, int]:
    """How many orders a line gives, and how often it says "this story" and "our story".

    calling: the words (by their place) that call for others, with what they call for.
    """
    orders, this_pieces, our_pieces = 0, 0, 0
    this_at = our_at = -9
    for place, calls in calling:
        if calls & _ASKS:
            orders += _begins_sentence(words, place)
        if calls & _PIECE:
            this_pieces += place - this_at <= _SELF_REACH
            our_pieces += place - our_at <= _SELF_REACH
        elif calls & _POINTS:
            this_at = place
        elif calls & _OWNS:
            our_at = place
    return orders, this_pieces, our_pieces


def _begins_sentence(words: list[str], place: int) -> bool:
    """Whether a word (by its place among words in lower case) begins a sentence, or stands behind "please"."""
    for before in reversed(words[:place]):
        bare = before.strip(_AROUND)
        if bare == "please" or before[-1] in _ENDS_SENTENCE:
            return True
        if bare:
            return False
    return True


def _look(line: str) -> list[str]:
    """Return the kinds of a line as a whole that it has for its look. The cheapest signs are looked for first."""
    looks = [*_names_in(line), *(kind for mark, kind in _MARK_KINDS if mark in line)]
    if ("." in line or "@" in line or ":" in line) and _has_address(line):
        looks.append("address")
    if _PHONE.search(line):
        looks.append("phone")
    if _AMOUNT.search(line):
        looks.append("amount")
    if ":" in line and _LABEL.match(line):
        looks.append("label")
    if line[0] in _BRACKETS:
        looks.append("bracket")
    if line[-1].isalpha():
        looks.append("open-end")
    return looks


def _names_in(line: str) -> Iterator[str]:
    """The kinds of a line that begins with a name, and of one that names an outlet."""
    if (named := _NAME_FIRST.match(line)) and not _PLURAL.fullmatch(named.group()):
        yield "name-first"
    if (named := _OPENS_NAME.match(line)) and named[1].lower() not in FUNCTION_WORDS:
        yield "opens-name"
    if _OUTLET.search(line):
        yield "outlet"


def _has_address(line: str) -> bool:
    may = (  # a quick look before the careful one
        "@" in line or "http" in line or "www." in line or ".co" in line or ".org" in line or ".net" in line
    )
    return (may or ".example" in line or ".uk" in line) and _ADDRESS.search(line) is not None


def first_name(line: str) -> str | None:
    """The last word of the name that a line begins with, if it says what somebody is or does."""
    named = _OPENS_NAME.match(line)
    words = named.group().split() if named else []
    if named := _NAME_FIRST.match(line):
        words = named.group().split()[:-1]
    words = [word.strip(_AROUND) for word in words]
    capital = [word for word in words if word[:1].isupper() and word.isalpha()]
    return capital[-1] if capital else None


# What a note is about, by the kind of most of its words: the reason to drop it, and the rule's name.
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


def wording_verdict(line: str) -> Verdict:
    """Rule and reason for a line whose words have given it away."""
    paragraph = _Paragraph(line)
    names = kinds().names
    sums: dict[Verdict, float] = {}
    for kind in paragraph.present:
        if verdict := _VERDICTS.get(names[kind]):
            sums[verdict] = sums.get(verdict, 0.0) + min(paragraph.counts[kind], 3)
    return max(sums, key=lambda v: (sums[v], v)) if sums else ("editors-note", "other")
