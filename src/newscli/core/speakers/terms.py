"""Notes the terms that decided: for each quotation, the features with the largest weights of the chosen readings."""

from newscli.core.quotes import choice as credits
from newscli.core.scoring import decided_by, scorers
from newscli.core.speakers import choice as speakers
from newscli.records import Quote


class Terms:
    """Choose as `choose` of the two modules does, and note the strongest terms of each choice.

    The results are lines for people, such as "source decided by verb:past +2.1, distance:1 +0.4".
    """

    def __init__(self) -> None:
        self._by_segment: dict[int, str] = {}  # terms of the source, by the offset of a segment
        self._by_quote: dict[int, str] = {}  # terms of the speaker, by the identity of the record
        self.by_start: dict[int, list[str]] = {}  # the lines for each quotation, by its offset

    def choose_source(self, decision: credits.Decision) -> credits.Choice:
        """Return the source of a quotation, and note its terms if several readings were weighed."""
        choice = credits.choose(decision)
        if choice.credit is not None and not decision.sure:
            for proposal in decision.proposals:
                if proposal.credit is choice.credit:
                    terms = _shown("credit_weights", proposal.group, proposal.features)
                    self._by_segment[decision.piece.start] = terms
        return choice

    def choose_speaker(self, decision: speakers.Decision) -> speakers.Choice:
        """Return the speaker of a quotation, and note the terms of this candidate."""
        choice = speakers.choose(decision)
        for candidate in decision.candidates:
            if choice.person is not None and candidate.person is choice.person:
                terms = _shown("speaker_weights", candidate.group, list(candidate.features))
                self._by_quote[id(decision.quote)] = terms
        return choice

    def lines_of(self, quote: Quote) -> list[str]:
        """Return the lines for a quotation, as long as its offsets are those of the document."""
        source = next((self._by_segment[s.start] for s in quote.segments if s.start in self._by_segment), "")
        speaker = self._by_quote.get(id(quote), "")
        return [f"{what} decided by {terms}" for what, terms in (("source", source), ("speaker", speaker)) if terms]


def _shown(weights: str, group: str, features: list[str]) -> str:
    scorer = scorers(weights).get(group)
    return decided_by(features, scorer) if scorer else ""
