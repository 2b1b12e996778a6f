"""Which way an open date points: whether "Friday" or "in June" lies before or after the day of writing.

The governing clause is turned into named features, closed-class words and classes of words; `core/scoring.py` adds up
their weights, which `scripts/train_direction.py` has fitted. Nothing is decided by a single construction.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from newscli.core.clauses.sentence_tokens import SentenceTokens
from newscli.core.clauses.verbs import Direction, VerbGroup
from newscli.core.scoring import flattened, scorer
from newscli.core.text.spans import Bounds
from newscli.core.text.tokens import Tokens
from newscli.core.text.word_classes import word_class
from newscli.core.time.context import context
from newscli.core.time.model import Candidate
from newscli.lexicon.loader import sections

# What flattens the log odds of a decision, as scripts/train_direction.py finds on the documents that it leaves out.
SLOPE = 0.75
# How far from the date, in tokens, the words of its clause are read.
_REACH = 30
_SKIPPED = context("before dates")
_MOST_SKIPPED = 3
# Before a date, or before its preposition: "starting on Wednesday".
_STARTING = frozenset(["starting", "beginning", "ending"])
# Prepositions with the words before them that lead up to something still to come: "in the run-up to", "days before".
_LEADS = {
    "of": frozenset(["ahead", "eve"]),
    "to": frozenset(["up", "run-up", "buildup", "build-up", "countdown", "prior"]),
    "into": frozenset(["heading", "going", "heads", "head", "headed"]),
    "for": frozenset(["braced", "bracing", "ready", "prepared", "preparing", "prepares", "prepare", "up"]),
    "before": frozenset(["days", "hours", "weeks", "months", "day", "week"]),
}
_LEAD_REACH = 6
# Marks over which the words before a date are read.
_INSIDE_PHRASES = "-'’"
_AS_SOON_AS = frozenset([("soon", "as"), ("early", "as")])
# A length of time that ends with the date: "in the year to November", "the nine months through September".
_STRETCHES = word_class("periods")
# Rules whose expression is open only where its last day is: "the year to November".
_PERIODS = frozenset(["the-unit", "the-quarter"])
_STRETCH_ENDS = word_class("ends of periods")
# How many tokens from the date its noun may stand: "Monday's first match", "the vote in the assembly on Friday".
_HEAD_REACH = 4
# How far before the date, in tokens, an infinitive or a gerund may stand.
_VERBAL_REACH = 12
_NO_INFINITIVE = frozenset("the a an its his her their this that these those our my your it him them".split())
_LABELS: dict[str, Direction] = {"last": "past", "previous": "past", "next": "future", "upcoming": "future"}
_LABEL_REACH = 4
_DETERMINERS = frozenset("the a an its their his her this".split())
_PHRASE_OPENS = _DETERMINERS | {"and"}
# A copula right before a date: "the deadline is Friday".
_COPULAS = frozenset("is are was were".split())
_WILL = frozenset(["will", "ll", "won"])
_RELATIVES = word_class("relative pronouns")
# How far from the date, in characters, its sentence is read.
_SENTENCE_REACH = 400


class ClauseFeatures(NamedTuple):
    """What the clause of a date says for either direction.

    features: without the distance. verb: the one that tells the kind of verb, which is a feature together with the
    distance too. head: the one that tells the kind of event, which is a feature together with the kind of date too.
    """

    features: list[str]
    verb: str
    head: str

    def at(self, kind: str, distance: str) -> list[str]:
        """All features, for a kind of date whose next occurrence is so far ahead."""
        if kind == "weekday":  # within a week the distance says little more
            return [kind, f"{kind}&{self.head}", *self.features, f"{self.verb}&{kind}"]
        near = f"{kind}:{distance}"
        return [kind, f"{kind}&{self.head}", *self.features, near, f"{self.verb}&{near}"]


class Outlook:
    """Which way the clause of an expression looks.

    verb: the direction of its verb. weighed: all features of the last decision. confidence: how sure that one is, 1
    where nothing was weighed.
    """

    __slots__ = ("_candidate", "_group", "_sentence", "_text", "confidence", "verb", "weighed")

    def __init__(
        self,
        verb: Direction | None = None,
        text: str = "",
        candidate: Candidate | None = None,
        sentence: SentenceTokens | None = None,
        group: VerbGroup | None = None,
    ) -> None:
        """candidate, sentence, group: the expression, its sentence and its verb, for one that may be weighed."""
        self.verb = verb
        self.weighed: list[str] = []
        self.confidence = 1.0
        self._text, self._candidate, self._sentence, self._group = text, candidate, sentence, group

    def ahead(self, kind: str, distance: str) -> bool:
        """Whether the date to come is meant rather than the one gone by. distance: how far ahead the one to come is."""
        if self._candidate is None or self._sentence is None:
            clause = _NO_CLAUSE
        else:  # read only now: of most expressions the direction is plain
            clause = clause_features(self._text, self._candidate, self._sentence, self._group)
        self.weighed = clause.at(kind, distance)
        points = scorer("direction_weights").score(self.weighed)
        self.confidence = flattened(abs(points), SLOPE)
        return points > 0


_NO_CLAUSE = ClauseFeatures([], "", "")
NONE = Outlook()


class _Words(NamedTuple):
    """The classes of words of `lexicon/direction_words.txt`."""

    fixture: frozenset[str]
    happening: frozenset[str]
    report: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    preposition: frozenset[str]
    subordinator: frozenset[str]
    said: frozenset[str]
    called: frozenset[str]
    pledged: frozenset[str]
    foretelling: frozenset[str]
    telling: frozenset[str]  # the words of which a clause must have one, so that its words say anything
    modals: frozenset[str]


@cache
def _words() -> _Words:
    tables = sections("direction_words")
    words = {name: frozenset(word for line in lines for word in line.split()) for name, lines in tables.items()}
    modals = word_class("modals")
    telling = words["ahead"] | words["behind"] | modals | _WILL | {"would"}
    return _Words(**{name: words[name] for name in _Words._fields[:-2]}, telling=telling, modals=modals)


def outlook_of(text: str, candidate: Candidate, sentence: SentenceTokens, verb: VerbGroup | None) -> Outlook:
    """Which way the clause of an expression looks; nothing where the expression leaves nothing open."""
    find = candidate.meaning.find
    if find is None and "-Q" not in candidate.meaning.value:
        return NONE
    looks = _looks(text, candidate, verb)
    while find is not None and find.of is not None:
        find = find.of.find
    if find is not None and find.how == "nearest" and find.side is None:
        return Outlook(looks, text, candidate, sentence, verb)
    return Outlook(looks)


def clause_features(
    text: str, candidate: Candidate, sentence: SentenceTokens, verb: VerbGroup | None
) -> ClauseFeatures:
    """What the clause says for either direction."""
    tokens, words = candidate.tokens, _words()
    lead = "stretch" if _is_stretch(candidate) else _lead(tokens, candidate.first)
    kind = "starting" if lead == "starting" else _verb_kind(text, verb)
    side = "" if verb is None else ":before" if verb.start < candidate.start else ":after"
    preposition = _preposition(tokens, candidate.first)
    head = _head(tokens, candidate, preposition)
    clause_start, clause_end = sentence.clause_around(candidate.first, candidate.last)
    before = tokens.lowered[max(clause_start, candidate.first - _REACH) : candidate.first]
    after = tokens.lowered[candidate.last + 1 : min(clause_end, candidate.last + 1 + _REACH)]
    features = [f"verb:{kind}", f"prep:{preposition}", f"prep:{preposition}&{kind}", head]
    features += [f"{head}&{kind}{side}", f"{head}&prep:{preposition}"]
    for side_words, name in ((before, "before"), (after, "after")):
        if not words.telling.isdisjoint(side_words):
            features += _word_features(side_words, name)
    features += _verbal_features(before)
    features += _conjunction_features(before[: -1 if preposition != "word" else None], kind)
    if preposition in words.preposition and _is_participle(before[-2:-1]) and not _is_verb_of_date(candidate, verb):
        features.append(f"participle&prep:{preposition}")
    if lead:
        features += ["lead", f"lead:{lead}", f"lead:{lead}&{kind}"]
    features += _place_features(candidate, verb, kind)
    features += _sentence_features(text, candidate, sentence.bounds)
    return ClauseFeatures(list(dict.fromkeys(features)), f"verb:{kind}", head)


def _place_features(candidate: Candidate, verb: VerbGroup | None, kind: str) -> list[str]:
    """What the place of a verb before its date says, and else the label before the date."""
    if verb is not None and verb.start < candidate.start:
        return [f"inserted:{kind}"] if _is_inserted(candidate.tokens, candidate, verb) else []
    label = _label(candidate)
    return [f"label:{label}"] if label else []


def _is_inserted(tokens: Tokens, candidate: Candidate, verb: VerbGroup) -> bool:
    """Whether verb and date end a relative clause between commas: "The mill, which shut in March, is for sale"."""
    if tokens.word(candidate.last + 1) != ",":
        return False
    index = bisect_left(tokens.starts, verb.chain, 0, candidate.first)
    return tokens.word(index - 1) in _RELATIVES or tokens.word(index - 2) in _RELATIVES


def _verbal_features(before: list[str]) -> list[str]:
    """The last infinitive or gerund before the date: "to run in November", "after raising rates in December"."""
    following = ""
    for word in before[: -1 - _VERBAL_REACH : -1]:
        if word == "to" and following.isalpha() and following not in _NO_INFINITIVE:
            return ["infinitive"]
        if following[-3:] == "ing" and len(following) > 5:
            words = _words()
            if word in words.preposition or word in words.subordinator:
                return [f"gerund:{word}"]
        following = word
    return []


def _conjunction_features(before: list[str], kind: str) -> list[str]:
    """The last conjunction before the date, alone and with the class of the verb."""
    subordinators = _words().subordinator
    if not subordinators.isdisjoint(before):
        for word in before[::-1]:
            if word in subordinators:
                return [f"sub:{word}", f"sub:{word}&{kind}"]
    return []


def _is_verb_of_date(candidate: Candidate, verb: VerbGroup | None) -> bool:
    """Whether the word before the date's preposition belongs to its verb: "will be sentenced on Friday"."""
    start = candidate.tokens.starts[max(candidate.first - 2, 0)]
    return verb is not None and verb.start <= start < verb.end


def _verb_kind(text: str, verb: VerbGroup | None) -> str:
    """The class of the governing verb: its tense, its auxiliary."""
    if verb is None:
        return "none"
    if verb.announces:
        return "announces"
    words = text[verb.chain : verb.end].lower().replace("’", "'").split()
    key: str = "weak" if verb.weak else verb.direction
    if key == "past" and len(words) > 1:
        key = "past phrase"
    first, last = _kinds_of_verbs()[key]
    return first.get(words[0]) or last.get(words[-1], _OTHER_VERBS[key])


# The class of a verb that its words do not tell, by its direction. "weak" stands for verbs such as "had been due on
# Friday": what they told is overtaken by events, as a rule with the day after them.
_OTHER_VERBS = {"past": "past", "past phrase": "past", "present": "present", "weak": "would", "future": "due"}


@cache
def _kinds_of_verbs() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """For each direction the classes of verbs by their first word, and those by their last one."""
    modals = dict.fromkeys(word_class("modals"), "could")
    has = {"has": "has", "have": "has"} | modals
    said = dict.fromkeys(_words().called, "called") | dict.fromkeys(_words().said, "said")
    return {
        "past": (has, said),
        "past phrase": ({"had": "had", "is": "is-done", "are": "is-done", "be": "is-done"} | has, said),
        "present": ({"has": "owns", "have": "owns"}, {}),
        "weak": ({"had": "had-due"}, {}),
        "future": (modals | dict.fromkeys(("will", "won't", "'ll", "shall", "won"), "will"), {}),
    }


def _preposition(tokens: Tokens, first: int) -> str:
    """The preposition before the date, or what stands there instead."""
    index = first - 1
    while index >= 0 and first - index <= _MOST_SKIPPED and tokens.lowered[index] in _SKIPPED:
        index -= 1
    word = tokens.word(index)
    if word in _words().preposition:
        return "on" if word == "at" else word  # "at nine on Monday"
    if word in _COPULAS:
        return f"copula-{word}"
    return "start" if not word else "mark" if not word[0].isalnum() else "word"


def _head(tokens: Tokens, candidate: Candidate, preposition: str) -> str:
    """What kind of event the noun names that the date belongs to: "Monday's match", "the vote on Friday"."""
    after = candidate.last + 1
    possessive = tokens.raw(after) in ("'", "’") and tokens.word(after + 1) == "s"
    attributive = not possessive and _is_attribute(tokens, candidate)
    if possessive or attributive:
        start = after + (2 if possessive else 0)
        return f"own:{_event_kind(tokens.lowered[start : start + _HEAD_REACH])}"
    if preposition in ("on", "in", "at", "of", "for"):
        return f"head:{_event_kind(_heads(_words_backwards(tokens, candidate.first - 2, _HEAD_REACH)))}"
    return "head:none"


def _words_backwards(tokens: Tokens, index: int, most: int) -> list[str]:
    """The words up to the index in lower case, the last one first."""
    return tokens.lowered[max(index + 1 - most, 0) : index + 1][::-1] if index >= 0 else []


def _is_participle(words: list[str]) -> bool:
    """Whether the word is a past participle: "a van seen on Saturday", "a letter posted on Monday"."""
    return any(word in word_class("past participles") or (word.endswith("ed") and len(word) > 4) for word in words)


def _is_attribute(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether the date stands between a determiner and a noun: "the April fire"."""
    following = tokens.raw(candidate.last + 1)
    if not following[:1].isalpha() or following in _words().preposition:
        return False
    return tokens.word(candidate.first - 1) in _DETERMINERS or tokens.word(candidate.first) in ("the", "a")


def _heads(words: list[str]) -> Iterator[str]:
    """The last noun of each phrase, from words that are read backwards: no "flood" in "the flood zone"."""
    last = True
    for word in words:
        if last or not word.isalpha():
            yield word
        last = word in _words().preposition or word in _PHRASE_OPENS


def _event_kind(nouns: Iterable[str]) -> str:
    kinds = _kinds_of_events()
    for noun in nouns:
        if noun in kinds or not (noun == "-" or noun[:1].isalpha()):
            return kinds.get(noun, "other")
    return "other"


@cache
def _kinds_of_events() -> dict[str, str]:
    """Each noun that names an event, with the kind of event."""
    words = _words()
    nouns = {"report": words.report, "happening": words.happening, "fixture": words.fixture}
    return {noun: kind for kind, of_kind in nouns.items() for noun in of_kind}


def _word_features(words: list[str], side: str) -> list[str]:
    """What the words before or after the date say, with the side where it counts."""
    classes = _words()
    features = (
        (classes.ahead, ("ahead-word", f"ahead-word:{side}")),
        (classes.behind, (f"behind-word:{side}",)),
        (_WOULD, (f"clause:would:{side}",)),
        (classes.modals, (f"clause:could:{side}",)),
    )
    return [name for members, names in features if not members.isdisjoint(words) for name in names]


_WOULD = frozenset(["would"])


def _is_stretch(candidate: Candidate) -> bool:
    """Whether only the end of a period is open: "the year to November"."""
    find = candidate.meaning.find
    return find is not None and find.of is not None and candidate.rule in _PERIODS


def _lead(tokens: Tokens, first: int) -> str:
    """What stands close before and leads up to the date: "of" for "ahead of", "into" for "heading into"."""
    lowered = tokens.lowered
    for index in range(first - 1, max(first - 1 - _LEAD_REACH, -1), -1):
        word = lowered[index]
        word_before = lowered[index - 1] if index else ""
        if word in _LEADS and word_before in _LEADS[word]:
            return word
        if word in _STRETCH_ENDS and index >= first - 3 and word_before in _STRETCHES:
            return "stretch"
        if word in _STARTING and index >= first - 2:
            return "starting"
        if (word_before, word) in _AS_SOON_AS and index == first - 1:
            return "as"
        if not ("a" <= word < "{" or word in _INSIDE_PHRASES or word[0].isalpha()):
            break
    return ""


def _label(candidate: Candidate) -> Direction | None:
    """Which way a label looks where there is no verb: "Last fight: Jan. 28", "Next match: May 3"."""
    tokens, first = candidate.tokens, candidate.first
    if tokens.word(first - 1) != ":":
        return None
    words = _words_backwards(tokens, first - 2, _LABEL_REACH)
    return next((_LABELS[word] for word in words if word in _LABELS), None)


# What the sentence of a date may hold, and the feature that it has then.
_SIGNS = {
    " will ": "sentence:will",
    "'ll ": "sentence:will",
    "’ll ": "sentence:will",
    " said": "sentence:said",
    " told ": "sentence:said",
}


def _sentence_features(text: str, candidate: Candidate, sentence: Bounds) -> list[str]:
    """What the rest of the sentence says: a verb of the future or the past, quotation marks, no stop at the end."""
    before = text[max(sentence[0], candidate.start - _SENTENCE_REACH) : candidate.start]
    stretch = before + text[candidate.start : min(sentence[1], candidate.end + _SENTENCE_REACH)]
    features = list(dict.fromkeys([feature for sign, feature in _SIGNS.items() if sign in stretch]))
    if sum(map(before.count, '"“”')) % 2:
        features.append("quoted")
    if stretch.rstrip()[-1:].isalnum():
        features.append("no-stop")
    return features


# What a part of a year says of where in the year it lies, as a distance in months that becomes a feature.
def distance_in_days(days: int) -> str:
    """The class of a distance of up to a year.

    >>> [distance_in_days(n) for n in (1, 20, 45, 100, 300, 350)]
    ['week', 'month', '2', '4', '-3', '-month']
    """
    if days > 183:
        gone = 366 - days
        return "-week" if gone <= 8 else "-month" if gone <= 31 else f"-{(gone + 30) // 31}"
    return "week" if days <= 7 else "month" if days <= 31 else f"{(days + 30) // 31}"


def _looks(text: str, candidate: Candidate, verb: VerbGroup | None) -> Direction | None:
    """Which way the verb makes the expression look; "before spring" without a verb before it looks ahead by itself."""
    before = candidate.tokens.word(candidate.first - 2), candidate.tokens.word(candidate.first - 1)
    deadline = before[1] in ("before", "until", "till", "by")
    if deadline and _is_open_deadline(text, candidate, verb):
        return "future"
    if before == ("ahead", "of") or not _STARTING.isdisjoint(before):
        return "future"
    if (verb is None or verb.start > candidate.start) and (label := _label(candidate)):
        return label
    if verb is None:
        return None
    if _is_forecast(text, candidate, verb) or (deadline and _is_pledge(text, verb)):
        return "future"
    return None if verb.direction == "future" and _leaves_open(text, candidate, verb) else verb.direction


_REPORTED = frozenset(["-Q", "-H"])
# The most characters between a forecast and its quarter: "expects a weak third quarter".
_FORECAST_REACH = 12


def _is_forecast(text: str, candidate: Candidate, verb: VerbGroup) -> bool:
    """Whether a quarter or a half is what the verb foretells: "expects third-quarter sales of 10 million"."""
    if candidate.meaning.value[4:6] not in _REPORTED:
        return False
    close = 0 < candidate.start - verb.end <= _FORECAST_REACH
    return close and text[verb.start : verb.end].lower() in _words().foretelling


def _is_pledge(text: str, verb: VerbGroup) -> bool:
    """Whether the verb gives a word for a time to come: "promised by May"."""
    return verb.chain == verb.start and text[verb.start : verb.end].lower() in _words().pledged


def _is_open_deadline(text: str, candidate: Candidate, verb: VerbGroup | None) -> bool:
    """Whether a date behind "until" or "by" is still to come, for no past verb before it says otherwise."""
    value = candidate.meaning.value
    if value.startswith("XXXX-WXX-") and value[9].isdecimal():
        return False
    if verb is not None and text.startswith("had ", verb.chain):
        return False  # "by May they had paid"
    return verb is None or verb.direction == "present" or verb.start > candidate.start


def _leaves_open(text: str, candidate: Candidate, verb: VerbGroup) -> bool:
    """Whether a verb that looks ahead says nothing of the date.

    A weekday or a week needs a plain future: "Friday's vote" is over, and so is what somebody on Friday wanted to do.
    """
    value, find = candidate.meaning.value, candidate.meaning.find
    behind = verb.weak and verb.start > candidate.start
    if behind and len(value) == 7 and value[5:7].isdecimal():
        return True  # "the ruling in October would end it"
    if value.startswith("XXXX-WXX"):
        if behind or text[candidate.end : candidate.end + 2] in ("'s", "’s"):
            return True
        if verb.weak and text.startswith("had ", verb.chain):
            return True  # what "had been due on Friday" is overtaken by events, as a rule with the day behind them
    # A clock time of the day that is told of: "left at 11 p.m. on Tuesday and was due at 6 a.m."
    return verb.weak and candidate.meaning.type == "TIME" and find is not None and find.how == "same"
