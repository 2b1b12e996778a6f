"""The readings of who is credited with a quotation that its own sentence offers, each with its features.

Nothing is decided here. A feature names a construction, a class of word, a distance or a closed-class word, never a
word of content; `choice` weighs them.
"""

import re
from functools import cache
from typing import NamedTuple

from newscli.core.clauses.boundaries import Boundary, boundaries, ends_of_asides
from newscli.core.clauses.cue_verbs import verb_base, verb_class
from newscli.core.clauses.cues import BE, Cue, cue_at, find_cues
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import Phrase
from newscli.core.quotes.credits import (
    Credit,
    closing_credits,
    gapped,
    is_parenthetical,
    last_mark,
    name_colon,
    opens_sentence,
    right_beside,
    signed,
    stands_alone,
)
from newscli.core.quotes.sources import kind_of
from newscli.lexicon.loader import sections, words

_EVERYDAY = frozenset("say tell write add ask call describe report".split())
_NEGATIVE = frozenset("nobody none neither no no-one few nothing".split())
_MARKS = {",": "comma", ".": "stop", "!": "stop", "?": "stop", **dict.fromkeys("-—–…", "dash")}
_NOBODY = frozenset("nobody none neither no-one".split())
_NOT = frozenset("not never rarely seldom hardly scarcely don't don’t doesn't doesn’t didn't didn’t".split())
_SUPPOSING = frozenset("imagine suppose picture if unless you".split())
# Words before the "to" of an infinitive: most say that something is possible or needed.
_BEFORE_TO = frozenset(
    "have has had need needs want wants able likely hard easy fair first last right not is are was were be used on"
    " going enough how made said".split()
)
_TELLING_SOURCES = frozenset("it there this that these those you i we who which what nobody none no-one".split())
_TELLING_LINKS = frozenset("what which with who that and but as when while because if where how after before".split())
_TELLING_NEIGHBOURS = frozenset(
    "a an the his her their its as of for this that no so such in on with to about is was are were be been".split()
)
_FIRST_PERSON = frozenset("i we my our i’m i'm we’re we're i've i’ve we've we’ve i'll i’ll".split())
_NEGATING = frozenset(["not", "never", "nobody"])
_CONTRACTED_NOT = re.compile(r"n['’]t(?!\S)")
_VERBS = frozenset("vVzA")  # tags
_MARKS_BESIDE = ".,!?;:"
_SMALL_WORD = 4  # characters: a title may write such a word small
_LONGEST_LOOK = 120  # characters of a quotation that its features are read from
_NEAR = 3  # tokens before a verb in which a negation counts

_RULES = {
    "finite": "source-cue-content",
    "quoted": "source-quoted-as-saying",
    "by": "cue-by-source",
    "infinitive": "source-infinitive-content",
    "inverted": "source-cue-content",
    "participle": "source-participle-content",
    "according": "according-to-source",
    "introduction": "source-noun-colon",
    "possessive": "source-possessive-noun",
    "noun-by": "noun-by-source",
}


class Proposal(NamedTuple):
    """One reading. group: the construction, which has weights of its own."""

    credit: Credit
    group: str
    features: list[str]


class Sentence:
    """What the quotations of one sentence share: its cues, its clauses, and the credits behind its first quotation."""

    __slots__ = ("_besides", "_clauses_found", "_closing_found", "_cues_found", "frame", "high", "low")

    def __init__(self, f: Frame, low: int, high: int) -> None:
        self.frame = f
        self.low = low
        self.high = high
        self._besides: dict[int, Credit | None] = {}  # by quotation, as far as it was asked for
        self._cues_found: list[Cue] | None = None
        self._closing_found: list[tuple[int, Credit]] | None = None
        self._clauses_found: list[Boundary] | None = None

    @property
    def _cues(self) -> list[Cue]:
        if self._cues_found is None:
            self._cues_found = find_cues(self.frame, self.low, self.high)
        return self._cues_found

    @property
    def _closing(self) -> list[tuple[int, Credit]]:
        if self._closing_found is None:
            first = self.frame.tags.find("Q", self.low, self.high)
            self._closing_found = closing_credits(self.frame, max(first, self.low), self.high)
        return self._closing_found

    @property
    def _clauses(self) -> list[Boundary]:
        if self._clauses_found is None:
            self._clauses_found = boundaries(self.frame, self.low, self.high)
        return self._clauses_found

    def beside(self, at: int) -> Credit | None:
        """The credit right after the quotation at this token."""
        if at not in self._besides:
            self._besides[at] = right_beside(self.frame, at, self.low, self.high)
        return self._besides[at]

    def sure_credit(self, at: int) -> Credit | None:
        """The credit of the quotation at this token that needs no other reading: the sentence begins with the quotation
        and goes on with "..., X said", or leads into it with "X said, "..."" or "X said: "...""."""
        f, low = self.frame, self.low
        beside = self.beside(at)
        if beside:
            return beside if opens_sentence(f, at, low) and _is_plain(f, beside) else None
        announced = at - 2 > low and f.tags[at - 2] in "Vz" and f.tags[at - 1] in ",:"
        if not announced or verb_class().get(f.low[at - 2]) != "speech":
            return None
        cue = cue_at(f, at - 2, low, self.high)
        return Credit(f, cue.source, (cue.at, cue.last), _RULES["finite"]) if cue and cue.kind == "finite" else None

    def propose(self, at: int) -> list[Proposal]:
        """Every reading that the sentence offers for the quotation at this token."""
        f, low = self.frame, self.low
        out = self._by_cues(at, self.beside(at))
        for found in (name_colon(f, at, low), gapped(f, at, low), signed(f, at, self.high) if at == low else None):
            if found:
                out.append(Proposal(found, found.rule, source_features(f, found.source)))
        return [proposal for proposal in out if not _names_nobody(f, proposal.credit.source)]

    def _by_cues(self, at: int, beside: Credit | None) -> list[Proposal]:
        """The readings by the cues of the sentence, and by the credit right after the quotation."""
        asides = self._asides(at) if self._cues else []
        leading = [cue for cue in self._cues if cue.at < at and not _is_within(cue, asides)]
        out = [*self._lead_ins(at, asides), *self._closing_credits(at, leading), *self._later_cues(at, leading)]
        if beside is None:
            return out
        if stands_alone(self.frame, at, self.low):
            out = [proposal for proposal in out if proposal.credit.cue != beside.cue]
        return [*out, Proposal(beside, "beside", self._beside(at, beside, leading))]

    def _beside(self, at: int, found: Credit, left: list[Cue]) -> list[str]:
        assert found.cue
        f, cue = self.frame, found.cue[0]
        features = [found.rule, *cue_features(f, cue), *source_features(f, found.source)]
        features.append(f"ends:{last_mark(f, at)}")
        if stands_alone(f, at, self.low):
            features.append("alone")
        if self.is_before_beat(at):
            features += ["beat", f"beat+{kind_of(f, found.source)}"]
        if left:
            features += ["cue-on-left", f"cue-on-left:{left[-1].kind}", f"cue-on-left:{left[-1].strength}"]
            features += [f"cue-on-left+{name}" for name in features if name in ("source-outlet", "verb:report")]
        if "according" in f.low[found.cue[1] : self.high]:
            features.append("according-follows")
        return features

    def is_before_beat(self, at: int) -> bool:
        """ "It was dark by then." Her lawyer shrugged.": what somebody does after a whole quotation."""
        f = self.frame
        if at != self.low or last_mark(f, at) not in ".!?" or "Q" in f.tags[at + 1 : self.high]:
            return False
        beside = self.beside(at)
        return beside is not None and not _is_plain(f, beside)

    def _lead_ins(self, at: int, asides: list[tuple[int, int]]) -> list[Proposal]:
        """The cues on the left of the quotation."""
        f = self.frame
        left = [cue for cue in self._cues if cue.at < at]
        if not left:
            return []
        size, before = size_of(f, at), f.tags[at - 1]
        competes = any(comma > at for comma, _ in self._closing)
        out = []
        for n, cue in enumerate(left):
            strength = cue.strength
            features = [
                strength,
                *self._between(cue.last + 1, at),
                *cue_features(f, cue.at),
                *source_features(f, cue.source),
                f"nearer:{min(len(left) - 1 - n, 2)}",
                f"farther:{min(n, 2)}",
                f"{strength}+distance:{bucket(at - cue.last - 1)}",
                f"{strength}+before:{before}",
                f"{strength}+{size}",
            ]
            if cue.kind == "infinitive":
                features += _before_to(f, cue.at - 2)
            if _is_within(cue, asides):
                features.append("in-aside")
            if _is_inserted(f, cue):
                features.append("inserted")
            if _is_fronted(f, cue, self.low):
                features.append("fronted-comma" if _has_comma(f, cue.at, at) else "fronted")
            if n + 1 < len(left):
                features += self._relation(cue, left[n + 1], "inner")
            if n:
                features += self._relation(left[n - 1], cue, "outer")
            if competes:
                features.append("closing-credit-competes")
            out.append(Proposal(Credit(f, cue.source, (cue.at, cue.last), _RULES[cue.kind]), cue.kind, features))
        return out

    def _asides(self, at: int) -> list[tuple[int, int]]:
        return ends_of_asides(self.frame, self._clauses, at)

    def _closing_credits(self, at: int, left: list[Cue]) -> list[Proposal]:
        """The credits behind a comma after the quotation: "..., X said". left: the cues that lead into it."""
        f = self.frame
        out = []
        for n, (comma, credit) in enumerate(self._closing):
            if comma <= at:
                continue
            assert credit.cue
            features = [*self._between(at + 1, comma), *source_features(f, credit.source), f"rank:{min(n, 2)}"]
            features += cue_features(f, credit.cue[0])
            if left:
                features += ["cue-on-left", f"cue-on-left:{left[-1].kind}", f"cue-on-left:{left[-1].strength}"]
                features += [f"cue-on-left+{name}" for name in features if name in ("source-outlet", "verb:report")]
                if any(cue.strength == "speech" and cue.kind == "finite" for cue in left):
                    features.append("speech-on-left")
            out.append(Proposal(credit, credit.rule, features))
        return out

    def _later_cues(self, at: int, left: list[Cue]) -> list[Proposal]:
        """The cues on the right of the quotation that no closing credit is made of. left: those that lead into it."""
        f = self.frame
        taken = {credit.cue[0] for comma, credit in self._closing if comma > at and credit.cue}
        out = []
        for cue in self._cues:
            inside_subject = cue.kind == "finite" and cue.source[0] < at  # a study of the "tide gap" called ...
            if cue.at < at or cue.at in taken or inside_subject:
                continue
            features = self._later_features(at, cue)
            if left:
                features += ["cue-on-left", f"cue-on-left:{left[-1].strength}"]
            found = Credit(f, cue.source, (cue.at, cue.last), "content-before-cue")
            out.append(Proposal(found, "later", features))
        return out

    def _later_features(self, at: int, cue: Cue) -> list[str]:
        f, source = self.frame, cue.source[0]
        begin = max(min(cue.at, source), at + 1)
        features = [cue.strength, cue.kind, *self._between(at + 1, begin), *cue_features(f, cue.at)]
        features += source_features(f, cue.source)
        features.append("source-next" if source == at + 1 else "source-after" if source > at else "source-left")
        if source == at + 1 and f.tags[source] in "nN":  # the "night mode" effect added to it
            features.append("describes-source")
        if f.tags[cue.last + 1 : cue.last + 2] in (":", "Q") or f.tags[cue.last + 1 : cue.last + 3] == ",Q":
            features.append("own-quotation")
        elif is_parenthetical(f, cue.last, self.high):
            features.append("no-content")
        return features

    def _between(self, first: int, last: int) -> list[str]:
        """What stands between a cue and the quotation."""
        f, tags = self.frame, self.frame.tags[first:last]
        out = [f"distance:{bucket(len(tags))}"]
        if "Q" in tags:
            out.append("quotation-between")
        if commas := tags.count(","):
            out.append(f"commas:{min(commas, 3)}")
        if not _VERBS.isdisjoint(tags):
            out.append("verb-between")
        if tags[:1] == "s" and f.low[first] == "that":
            out.append("that")
        if tags[-1:] in (",", ":"):
            out.append(f"link{tags[-1]}")
        if self._clauses:
            out += {f"begins:{kind}" for at, kind in self._clauses if first <= at < last}
        return out

    def _relation(self, outer: Cue, inner: Cue, name: str) -> list[str]:
        """How two neighbouring cues stand to each other. name: which of them the features are told of."""
        f, begin = self.frame, inner.source[0]
        out = [f"{name}:{inner.kind}", f"{name}:{outer.strength}>{inner.strength}", f"{name}:{outer.kind}>{inner.kind}"]
        if inner.source == outer.source:
            out.append(f"{name}-same-source")
        if begin < outer.at:
            out.append(f"{name}-shares-subject")
        elif f.low[begin - 1] in _TELLING_LINKS:
            out.append(f"{name}-link:{f.low[begin - 1]}")
        elif f.tags[begin - 1] in ",;":
            out.append(f"{name}-link:{f.tags[begin - 1]}")
        last = min(inner.at, max(begin, outer.at))
        out += {f"{name}-begins:{kind}" for at, kind in self._clauses if outer.at < at <= last}
        if _is_inserted(f, inner):
            out.append(f"{name}-inserted")
        if _is_inserted(f, outer):
            out.append(f"{name}-after-inserted")
        return out


def _before_to(f: Frame, at: int) -> list[str]:
    """The word before the "to" of an infinitive, at this token."""
    features = [f"before-to:{f.low[at] if f.low[at] in _BEFORE_TO else f.tags[at]}"]
    if f.tags[at] in "Vv" and f.low[at - 1] in BE:  # "are asked to"
        features.append("before-to:passive")
    return features


def _names_nobody(f: Frame, source: Phrase) -> bool:
    """ "nobody", "none of the guards", "no one"."""
    return f.low[source[0]] in _NOBODY or f.low[source[0] : source[0] + 2] == ["no", "one"]


def _is_within(cue: Cue, asides: list[tuple[int, int]]) -> bool:
    return any(first < cue.at < last for first, last in asides) if asides else False


def _is_plain(f: Frame, credit: Credit) -> bool:
    """Whether a verb of saying makes the credit."""
    return credit.cue is not None and verb_class().get(f.low[credit.cue[0]]) == "speech"


def bucket(n: int) -> str:
    """A small number as it is, a larger one as its class."""
    return str(n) if n < 3 else "3-4" if n < 5 else "5-8" if n < 9 else "9-15" if n < 16 else "16+"


def size_of(f: Frame, at: int) -> str:
    """How many words the quoted segment has, in classes."""
    piece = f.quoted[at]
    return _size_class(len(f.text[piece.start : min(piece.end, piece.start + _LONGEST_LOOK)].split()))


def _size_class(n: int) -> str:
    return f"size:{n}" if n < 4 else "size:4-6" if n < 7 else "size:7+"


def nobody_features(f: Frame, at: int, low: int, high: int, reason: str | None, alone: bool) -> list[str]:
    """What speaks for and against the reading that nobody said the quoted words. reason: the rule that takes them for
    a title or a name."""
    piece, tags = f.quoted[at], f.tags
    look = f.text[piece.start : min(piece.end, piece.start + _LONGEST_LOOK)]
    look_words = look.split()
    before = tags[at - 1] if at > low else "^"
    after = tags[at + 1] if at + 1 < high else "$"
    size = _size_class(len(look_words))
    case = "lower" if look[0].islower() else "upper"
    mark = _MARKS.get(last_mark(f, at), "none")
    out = [
        size,
        f"opens:{case}",
        f"ends:{mark}",
        f"before:{before}",
        f"after:{after}",
        f"{size}+before:{before}",
        f"{size}+after:{after}",
        f"{size}+ends:{mark}+opens:{case}",
    ]
    if reason:
        out += [f"unspoken:{reason}"]
    if after in "AVvz" and mark == "none":
        out += ["subject-of-verb", f"subject-of-verb+opens:{case}", f"subject-of-verb+before:{before}"]
    out += _words_around(f, at, low)
    if _speaks_of_oneself(look.lower().split()):
        out.append("first-person")
    if len(look_words) > 1 and all(word[0].isupper() or len(word) < _SMALL_WORD for word in look_words):
        out += ["titled", f"titled+before:{before}", f"titled+ends:{mark}"]
    if alone:
        out.append("alone")
    return out


def _speaks_of_oneself(low: list[str]) -> bool:
    """Whether one of the words, in small letters and with the marks beside them, is "I", "we" or the like."""
    if not _FIRST_PERSON.isdisjoint(low):
        return True
    marked = [word for word in low if word[-1] in _MARKS_BESIDE or word[0] in _MARKS_BESIDE]
    return any(word.strip(_MARKS_BESIDE) in _FIRST_PERSON for word in marked)


def _words_around(f: Frame, at: int, low: int) -> list[str]:
    """The closed-class words before the quotation that tell."""
    out = []
    if f.low[low] in _SUPPOSING:
        out.append(f"opens:{f.low[low]}")
    if not _NOT.isdisjoint(f.low[max(low, at - 4) : at]):
        out.append("not-before")
    if at > low and f.low[at - 1] in _TELLING_NEIGHBOURS:
        out.append(f"word-before:{f.low[at - 1]}")
    return out


@cache
def _outlets() -> frozenset[str]:
    """The words for those who pass on what others said, and the names of agencies."""
    listed = frozenset(word for line in sections("cue_media")["outlets"] for word in line.split())
    return listed | frozenset(name.lower() for name in words("agencies") if " " not in name)


def source_features(f: Frame, source: Phrase) -> list[str]:
    """What kind of words the credited phrase is made of."""
    first, last = source
    out = [f"source:{kind_of(f, source)}", f"source-opens:{f.tags[first]}"]
    if first == last and f.low[first] in _TELLING_SOURCES:
        out.append(f"source-word:{f.low[first]}")
    if f.tags[last] not in "CP":
        out.append("source-plural" if f.low[last].endswith("s") else "source-singular")
    if f.tags[first] in "nN" and f.tags[last] in "nN":
        out.append("source-bare")
    if f.low[first] in _NEGATIVE:
        out.append("source-negative")
    if not _outlets().isdisjoint(f.low[first : last + 1]):
        out.append("source-outlet")
    return out


def cue_features(f: Frame, verb: int) -> list[str]:
    """What kind of word the cue is, and how it is used."""
    base = verb_base().get(f.low[verb])
    out = [
        f"verb:{base}" if base in _EVERYDAY else f"verb:{verb_class().get(f.low[verb], 'other')}",
        f"form:{f.tags[verb]}",
    ]
    before = f.low[max(0, verb - _NEAR) : verb]
    if not _NEGATING.isdisjoint(before) or _CONTRACTED_NOT.search(" ".join(before)):
        out.append("negated")
    if verb and f.tags[verb - 1] == "A":
        out.append("auxiliary")
    return out


def _is_inserted(f: Frame, cue: Cue) -> bool:
    """Whether the credit stands between commas."""
    first, last = min(cue.source[0], cue.at), max(cue.source[1], cue.last)
    return cue.kind in ("finite", "inverted") and first > 0 and f.tags[first - 1] in ",-" and f.tags[last + 1] in ",-"


def _is_fronted(f: Frame, cue: Cue, low: int) -> bool:
    """Whether the cue stands in the opening adverbial of its sentence: "After X said ..., Y", "In a post X sent, Y"."""
    first = cue.source[0]
    opening = low + 1 if f.tags[low] in "cR" else low
    if f.tags[opening] in "psgGt" and "," not in f.tags[opening : cue.at]:
        return f.low[opening] not in ("that", "according")
    return first > 0 and f.tags[first - 1] == "s" and f.low[first - 1] != "that"


def _has_comma(f: Frame, low: int, high: int) -> bool:
    """Whether a comma stands between the tokens, or inside the marks at a quotation's end."""
    return "," in f.tags[low:high] or any(last_mark(f, at) == "," for at in f.quotes_in(low, high))
