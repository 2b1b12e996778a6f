"""The readings of who is credited with a quotation that its own sentence offers, each with its features.

Nothing is decided here. A feature names a construction, a class of word, a distance or a closed-class word, never a
word of content; `choice` weighs them.
"""

import re
from typing import NamedTuple

from newscli.core.clauses.clause import Clause, ClauseKind, read_clauses
from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.cues import Cue, cue_at, find_cues
from newscli.core.clauses.frame import Frame
from newscli.core.quotes.credits import (
    Credit,
    closing_credits,
    gapped,
    is_parenthetical,
    name_colon,
    opens_sentence,
    plain_credit,
    right_beside,
    signed,
    stands_alone,
)
from newscli.core.quotes.features import (
    before_to,
    bucket,
    cue_features,
    has_comma,
    is_fronted,
    is_inserted,
    size_of,
    source_features,
)
from newscli.core.quotes.sources import kind_of
from newscli.core.text.tokens import TokenRange
from newscli.core.text.word_classes import word_class

_NOBODY = word_class("nobody")
_TELLING_LINKS = frozenset("what which with who that and but as when while because if where how after before".split())
_VERBS = frozenset("vVzA")  # tags
_OPENERS = frozenset(";csw(gG,")  # tags of the tokens that a clause may begin with
_ANNOUNCED = re.compile("(?<=[Vz][,:])")  # by a verb: "X said: "...""
_INSERTION = re.compile(r"\(|(?<=[,-])w")  # ... and an insertion
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

    __slots__ = ("_besides", "_clauses_found", "_closing_found", "_cues_found", "end", "frame", "is_bare", "start")

    def __init__(self, frame: Frame, start: int, end: int) -> None:
        self.frame = frame
        self.start = start
        self.end = end
        self.is_bare = not frame.tags[start:end].strip("Q.,-:")  # whether it holds nothing but quotations
        self._besides: dict[int, Credit | None] = {}  # by quotation, as far as it was asked for
        self._cues_found: list[Cue] | None = None
        self._closing_found: list[tuple[int, Credit]] | None = None
        self._clauses_found: list[Clause] | None = None

    @property
    def _cues(self) -> list[Cue]:
        if self._cues_found is None:
            self._cues_found = find_cues(self.frame, self.start, self.end)
        return self._cues_found

    @property
    def _closing(self) -> list[tuple[int, Credit]]:
        if self._closing_found is None:
            first = self.frame.tags.find("Q", self.start, self.end)
            self._closing_found = closing_credits(self.frame, max(first, self.start), self.end)
        return self._closing_found

    @property
    def _clauses(self) -> list[Clause]:
        if self._clauses_found is None:
            self._clauses_found = read_clauses(self.frame, self.start, self.end)
        return self._clauses_found

    def beside(self, token: int) -> Credit | None:
        """Return the credit right after the quotation at this token."""
        if token not in self._besides:
            self._besides[token] = right_beside(self.frame, token, self.start, self.end)
        return self._besides[token]

    def sure_credit(self, token: int) -> Credit | None:
        """The credit of the quotation at this token that needs no other reading: the sentence begins with the quotation
        and goes on with "..., X said", or leads into it with "X said, "..."" or "X said: "...""."""
        frame, start = self.frame, self.start
        if self.is_bare:
            return None
        opens = opens_sentence(frame, token, start)
        if opens and (plain := plain_credit(frame, token, self.end)):
            return plain
        if beside := self.beside(token):
            return beside if opens and _is_plain(frame, beside) else None
        announced = token - 2 > start and _ANNOUNCED.match(frame.tags, token)
        if not announced or verb_class().get(frame.lowered[token - 2]) != "speech":
            return None
        cue = cue_at(frame, token - 2, start, self.end)
        return Credit(frame, cue.source, cue.words, _RULES["finite"]) if cue and cue.kind == "finite" else None

    def propose(self, token: int) -> list[Proposal]:
        """Return every reading that the sentence offers for the quotation at this token."""
        frame, start = self.frame, self.start
        if self.is_bare:
            return []
        proposals = self._by_cues(token, self.beside(token))
        for credit in (
            name_colon(frame, token, start),
            gapped(frame, token, start),
            signed(frame, token, self.end) if token == start else None,
        ):
            if credit:
                proposals.append(Proposal(credit, credit.rule, source_features(frame, credit.source)))
        return [proposal for proposal in proposals if not _names_nobody(frame, proposal.credit.source)]

    def _by_cues(self, token: int, beside: Credit | None) -> list[Proposal]:
        """Return the readings by the cues of the sentence, and by the credit right after the quotation."""
        insertions = self._insertions(token)
        leading = [cue for cue in self._cues if cue.token < token]
        if insertions:
            leading = [cue for cue in leading if not _is_inside(cue, insertions)]
        proposals = [
            *self._lead_ins(token, insertions),
            *self._closing_credits(token, leading),
            *self._later_cues(token, leading),
        ]
        if beside is None:
            return proposals
        if stands_alone(self.frame, token, self.start):
            proposals = [proposal for proposal in proposals if proposal.credit.cue != beside.cue]
        return [*proposals, Proposal(beside, "beside", self._beside(token, beside, leading))]

    def _beside(self, token: int, credit: Credit, left: list[Cue]) -> list[str]:
        assert credit.cue
        frame, cue = self.frame, credit.cue.start
        features = [credit.rule, *cue_features(frame, cue), *source_features(frame, credit.source)]
        features.append(f"ends:{frame.last_marks[token]}")
        if stands_alone(frame, token, self.start):
            features.append("alone")
        if self.is_before_beat(token):
            features += ["beat", f"beat+{kind_of(frame, credit.source)}"]
        features += _on_left(left, features)
        if "according" in frame.lowered[credit.cue.last : self.end]:
            features.append("according-follows")
        return features

    def is_alone(self, token: int) -> bool:
        """Whether the quotation at this token is all that the sentence says, but for what somebody does after it."""
        return self.is_bare or self.is_before_beat(token)

    def is_before_beat(self, token: int) -> bool:
        """Whether somebody does something after a whole quotation: "It was dark by then." Her lawyer shrugged."""
        frame = self.frame
        if token != self.start or frame.last_marks[token] not in ".!?" or "Q" in frame.tags[token + 1 : self.end]:
            return False
        beside = self.beside(token)
        return beside is not None and not _is_plain(frame, beside)

    def _lead_ins(self, token: int, insertions: list[Clause]) -> list[Proposal]:
        """Return the readings by the cues on the left of the quotation."""
        frame = self.frame
        left = [cue for cue in self._cues if cue.token < token]
        if not left:
            return []
        size, before = size_of(frame, token), frame.tags[token - 1]
        competes = any(comma > token for comma, _ in self._closing)
        proposals = []
        for place, cue in enumerate(left):
            strength = cue.strength
            features = [
                strength,
                *self._between(cue.last + 1, token),
                *cue_features(frame, cue.token),
                *source_features(frame, cue.source),
                f"nearer:{min(len(left) - 1 - place, 2)}",
                f"farther:{min(place, 2)}",
                f"{strength}+distance:{bucket(token - cue.last - 1)}",
                f"{strength}+before:{before}",
                f"{strength}+{size}",
            ]
            if cue.kind == "infinitive":
                features += before_to(frame, cue.token - 2)
            if insertions and _is_inside(cue, insertions):
                features.append("in-aside")
            if is_inserted(frame, cue):
                features.append("inserted")
            if is_fronted(frame, cue, self.start):
                features.append("fronted-comma" if has_comma(frame, cue.token, token) else "fronted")
            if place + 1 < len(left):
                features += self._relation(cue, left[place + 1], "inner")
            if place:
                features += self._relation(left[place - 1], cue, "outer")
            if competes:
                features.append("closing-credit-competes")
            proposals.append(Proposal(Credit(frame, cue.source, cue.words, _RULES[cue.kind]), cue.kind, features))
        return proposals

    def _insertions(self, token: int) -> list[Clause]:
        """Return the insertions that end before the quotation at this token."""
        if not _INSERTION.search(self.frame.tags, self.start + 1, token) or not self._cues:
            return []
        return [clause for clause in self._clauses if clause.kind == "inserted" and clause.tokens.end < token]

    def _closing_credits(self, token: int, left: list[Cue]) -> list[Proposal]:
        """Return the credits after a comma behind the quotation: "..., X said". left: the cues that lead into it."""
        frame = self.frame
        proposals = []
        for place, (comma, credit) in enumerate(self._closing):
            if comma <= token:
                continue
            assert credit.cue
            features = [
                *self._between(token + 1, comma),
                *source_features(frame, credit.source),
                f"rank:{min(place, 2)}",
            ]
            features += cue_features(frame, credit.cue.start)
            features += _on_left(left, features)
            if ("speech", "finite") in [(cue.strength, cue.kind) for cue in left]:
                features.append("speech-on-left")
            proposals.append(Proposal(credit, credit.rule, features))
        return proposals

    def _later_cues(self, token: int, left: list[Cue]) -> list[Proposal]:
        """Return the readings by cues on the right that are no closing credits. left: the cues that lead into the
        quotation."""
        frame = self.frame
        proposals: list[Proposal] = []
        if not self._cues or self._cues[-1].token < token:
            return proposals
        taken = {credit.cue.start for comma, credit in self._closing if comma > token and credit.cue}
        for cue in self._cues:
            inside_subject = cue.kind == "finite" and cue.source.start < token  # a study of the "tide gap" called ...
            if cue.token < token or cue.token in taken or inside_subject:
                continue
            features = self._later_features(token, cue)
            if left:
                features += ["cue-on-left", f"cue-on-left:{left[-1].strength}"]
            own = Credit(frame, cue.source, cue.words, "content-before-cue")
            proposals.append(Proposal(own, "later", features))
        return proposals

    def _later_features(self, token: int, cue: Cue) -> list[str]:
        frame, source = self.frame, cue.source.start
        begin = max(min(cue.token, source), token + 1)
        features = [cue.strength, cue.kind, *self._between(token + 1, begin), *cue_features(frame, cue.token)]
        features += source_features(frame, cue.source)
        features.append("source-next" if source == token + 1 else "source-after" if source > token else "source-left")
        if source == token + 1 and frame.tags[source] in "nN":  # the "night mode" effect added to it
            features.append("describes-source")
        if frame.tags[cue.last + 1 : cue.last + 2] in (":", "Q") or frame.tags[cue.last + 1 : cue.last + 3] == ",Q":
            features.append("own-quotation")
        elif is_parenthetical(frame, cue.last, self.end):
            features.append("no-content")
        return features

    def _between(self, first: int, last: int) -> list[str]:
        """Return the features of what stands between a cue and the quotation."""
        frame, tags = self.frame, self.frame.tags[first:last]
        if not tags:
            return ["distance:0"]
        features = [f"distance:{bucket(len(tags))}"]
        if "Q" in tags:
            features.append("quotation-between")
        if commas := tags.count(","):
            features.append(f"commas:{min(commas, 3)}")
        if not _VERBS.isdisjoint(tags):
            features.append("verb-between")
        if tags[:1] == "s" and frame.lowered[first] == "that":
            features.append("that")
        if tags[-1:] in (",", ":"):
            features.append(f"link{tags[-1]}")
        if kinds := self._kinds_begun(first, last):
            features += {f"begins:{kind}" for kind in kinds}
        return features

    def _kinds_begun(self, first: int, stop: int) -> list[ClauseKind]:
        """Return the kinds of the clauses that begin from one token up to another, the sentence's main clause aside."""
        if _OPENERS.isdisjoint(self.frame.tags[first:stop]):
            return []
        opening = 2 if self._clauses[0].kind == "fronted" else 1
        return [clause.kind for clause in self._clauses[opening:] if first <= clause.tokens.start < stop]

    def _relation(self, outer: Cue, inner: Cue, name: str) -> list[str]:
        """Return how two neighbouring cues stand to each other. name: the cue that the features describe."""
        frame, begin = self.frame, inner.source.start
        strengths, kinds = f"{outer.strength}>{inner.strength}", f"{outer.kind}>{inner.kind}"
        features = [f"{name}:{inner.kind}", f"{name}:{strengths}", f"{name}:{kinds}"]
        if inner.source == outer.source:
            features.append(f"{name}-same-source")
        if begin < outer.token:
            features.append(f"{name}-shares-subject")
        elif frame.lowered[begin - 1] in _TELLING_LINKS:
            features.append(f"{name}-link:{frame.lowered[begin - 1]}")
        elif frame.tags[begin - 1] in ",;":
            features.append(f"{name}-link:{frame.tags[begin - 1]}")
        last = min(inner.token, max(begin, outer.token))
        features += {f"{name}-begins:{kind}" for kind in self._kinds_begun(outer.token + 1, last + 1)}
        if is_inserted(frame, inner):
            features.append(f"{name}-inserted")
        if is_inserted(frame, outer):
            features.append(f"{name}-after-inserted")
        return features


def _on_left(left: list[Cue], features: list[str]) -> list[str]:
    """Return the features of the last cue that leads into a quotation with a credit after it, which has these ones."""
    if not left:
        return []
    others = [f"cue-on-left+{name}" for name in features if name in ("source-outlet", "verb:report")]
    return ["cue-on-left", f"cue-on-left:{left[-1].kind}", f"cue-on-left:{left[-1].strength}", *others]


def _names_nobody(frame: Frame, source: TokenRange) -> bool:
    """Whether the source stands for nobody: "nobody", "none of the guards", "no one"."""
    return frame.lowered[source.start] in _NOBODY or frame.lowered[source.start : source.start + 2] == ["no", "one"]


def _is_inside(cue: Cue, insertions: list[Clause]) -> bool:
    return any(clause.holds(cue.token) for clause in insertions)


def _is_plain(frame: Frame, credit: Credit) -> bool:
    """Whether a verb of saying makes the credit."""
    return credit.cue is not None and verb_class().get(frame.lowered[credit.cue.start]) == "speech"
