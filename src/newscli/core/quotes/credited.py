"""Whom the article has credited so far, and the readings of a quotation that its own sentence does not offer: the
speaker so far, who answers a question, and what the sentence before and the lines around it say."""

from newscli.core.clauses.cue_verbs import verb_base
from newscli.core.clauses.frame import Frame
from newscli.core.quotes.credits import Credit
from newscli.core.quotes.details import audience_of
from newscli.core.quotes.features import cue_features, source_features
from newscli.core.quotes.proposals import Proposal
from newscli.core.quotes.surroundings import Surroundings, introduced_in_sentence, spoken_before
from newscli.core.text.document import Document

# Verbs whose quotation somebody else may answer, by base form.
_ASKING = frozenset("ask inquire wonder question".split())
# Credits that stand between two parts of what one person says.
_SPLITTING = frozenset(["content-source-cue", "content-cue-source"])
_BARE_CREDIT = frozenset(["", ".", "Q", ",", "-", ":"])  # tags after one word at the start of a sentence: no beat


class Credited:
    """The credits of an article, as far as it was read. last: the last one; here: the last one of this paragraph."""

    def __init__(self, doc: Document) -> None:
        self.last: Credit | None = None
        self.here: Credit | None = None
        self._before_last: Credit | None = None  # the last credit before `last` that is of somebody else
        self._sources: set[str] = set()  # the last words of the sources credited so far
        self._surroundings = Surroundings(doc)

    def begin_paragraph(self, paragraph: int) -> None:
        """Read on in a paragraph that holds quotations."""
        self._surroundings.quoting.add(paragraph)
        self.here = None

    def note(self, credit: Credit) -> None:
        """Take the credit of a quotation for the last one."""
        if credit is not self.last:
            last_word = _last_word(credit)
            if self.last and _last_word(self.last) != last_word:
                self._before_last = self.last
            self._sources.add(last_word)
        self.here = self.last = credit

    def carry_on(self, own: Credit | None) -> None:
        """Go on with a speech whose marks are opened again, which may have a credit of its own."""
        self.here = self.last = own or self.last

    def same_speaker(self) -> Credit | None:
        """Return whom the paragraph has credited by "..., X said": a quotation after that with no credit is theirs."""
        return self.here if self.here and self.here.rule in _SPLITTING else None

    def names_another(self, credit: Credit) -> bool:
        """Whether a credit names somebody else than the last one, by name or description."""
        if self.last is None or credit.frame.tags[credit.source.start] == "P":
            return False
        named, last_named = (set(each.frame.lowered[slice(*each.source)]) for each in (credit, self.last))
        return named.isdisjoint(last_named)

    def add_features(self, nobody: list[str], proposals: list[Proposal]) -> None:
        """Add what the article has shown so far: how many sources it credits, and whether a proposed one is among
        them."""
        credited = [f"credited:{min(len(self._sources), 3)}"]
        nobody += credited
        for credit, _, features in proposals:
            frame, last = credit.frame, credit.source.end - 1
            features += credited
            if frame.lowered[last] in self._sources:
                features.append("credited-before")
            elif frame.tags[last] == "C":
                features.append("new-name")

    def readings(self, frame: Frame, token: int, start: int, alone: bool, bare: bool, asked: bool) -> list[Proposal]:
        """Return the readings from outside the sentence that begins at `start`.

        alone: whether the quotation is all that its sentence says. bare: whether the sentence itself offers no reading.
        asked: whether the record before ends in a question.
        """
        proposals = []
        if here := self.here:
            split = here.rule == "content-cue-source" and frame.tags[token - 1 : token] in (",", "-")
            features = [here.rule, "split"] if split else [here.rule]
            same = here if alone or split else _renamed(here, "carried-on-in-sentence")
            proposals.append(_outside(same, "here-alone" if alone else "here", features))
        if alone:
            return proposals + self._from_before(frame, token, start, asked)
        if bare and token == start and not here:
            return self._before_tail(frame, token, start, asked)
        if introduced := introduced_in_sentence(frame, token, start):
            proposals.append(_outside(introduced, "subject-colon", [f"link{frame.tags[token - 1]}"]))
        return proposals

    def _before_tail(self, frame: Frame, token: int, start: int, asked: bool) -> list[Proposal]:
        """Return the readings of a quotation whose sentence credits nobody: "We wait," by which she meant ..."""
        if not frame.text[frame.quoted[token].start].isupper():
            return []
        before = self._from_before(frame, token, start, asked)
        return [Proposal(credit, group, ["tail", *features]) for credit, group, features in before]

    def _from_before(self, frame: Frame, token: int, start: int, asked: bool) -> list[Proposal]:
        """Return the readings of a quotation that stands alone: who was spoken of, or spoke, before it."""
        answers = frame.last_marks[token] != "?"
        proposals = self._from_sentence_before(frame, start, answers)
        proposals += self._from_lines_beside(frame.paragraph, answers)
        if self.last and not self.here:
            proposals += self._from_last(self.last, frame.paragraph, answers, asked)
        if not proposals and self.last is None and (guest := self._surroundings.interviewed(frame.paragraph)):
            proposals.append(_outside(guest, "interviewed", []))
        return proposals

    def _from_sentence_before(self, frame: Frame, start: int, answers: bool) -> list[Proposal]:
        """Return the readings by the sentence right before. answers: whether the quotation may answer a question."""
        before = spoken_before(frame, start)
        if before is None:
            return []
        features = ["here"] if self.here else []
        if frame.tags[start + 1 : start + 2] not in _BARE_CREDIT:
            features.append("beat")
        return self._with_answers(before, "cue-before", features, self.last if answers and _asks(before) else before)

    def _from_lines_beside(self, paragraph: int, answers: bool) -> list[Proposal]:
        """Return the readings by the line above or below. answers: whether the quotation may answer a question."""
        around = self._surroundings.beside(paragraph)
        if around is None:
            return []
        group = "subject-before" if around.rule == "subject-before" else "around"
        features = [around.rule, "spoke" if self.last else "first"]
        return self._with_answers(around, group, features, self.last if answers and _asks(around) else around)

    def _from_last(self, last: Credit, paragraph: int, answers: bool, asked: bool) -> list[Proposal]:
        """Return the readings by the last credit. answers: whether the quotation may answer a question."""
        gap = min(paragraph - last.frame.paragraph, 3)
        asked = answers and gap == 1 and (asked or _asks(last))
        carried_on = _renamed(last, "carried-on")
        return self._with_answers(carried_on, "carried-on", [f"gap:{gap}"], self._before_last if asked else carried_on)

    def _with_answers(self, credit: Credit, group: str, features: list[str], before: Credit | None) -> list[Proposal]:
        """Return the reading by a credit, and where it is that of a question, the readings by who may answer: the
        hearer, or who was credited before. before: the latter, or the credit itself where it asks nothing."""
        if before is credit:
            return [_outside(credit, group, features)]
        proposals = []
        if hearer := audience_of(credit.frame, credit.source, credit.cue) if credit.cue else None:
            answer = Credit(credit.frame, hearer, None, "answer-to-question")
            proposals.append(_outside(answer, "answers", ["hearer"]))
        if before and _last_word(before) != _last_word(credit):
            proposals.append(_outside(_renamed(before, "answer-to-question"), "answers", ["speaker-before"]))
        return [*proposals, _outside(credit, group, [*features, "answers"])]


def _last_word(credit: Credit) -> str:
    return credit.frame.lowered[credit.source.end - 1]


def _asks(credit: Credit) -> bool:
    """Whether the cue is a verb of asking."""
    return credit.cue is not None and verb_base().get(credit.frame.lowered[credit.cue.start]) in _ASKING


def _renamed(credit: Credit, rule: str) -> Credit:
    return Credit(credit.frame, credit.source, credit.cue, rule)


def _outside(credit: Credit, group: str, features: list[str]) -> Proposal:
    features += source_features(credit.frame, credit.source)
    if credit.cue:
        features += cue_features(credit.frame, credit.cue.start)
    return Proposal(credit, group, features)
