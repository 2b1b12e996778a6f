"""Interviews: quotations that nothing credits are of the one whom the article lets speak most."""

from bisect import bisect_left
from collections import Counter

from newscli.core.speakers.conversation import Talk
from newscli.core.speakers.rules import copy_speaker, set_evidence
from newscli.records import Quote

_UNSAID = frozenset(["carried-on", "cue-before"])  # rules of quotations that their own sentence does not credit
_LEAST_OFTEN = 4  # quotations of one speaker that make an article an interview


def return_to_interviewee(talk: Talk) -> None:
    """A paragraph of quotation that nothing credits, after one without any, is whom the article lets speak most.

    Right after another quotation its speaker goes on; elsewhere an interview returns to the one interviewed.
    """
    spoken = [q for q in talk.quotes if q.type == "direct" and q.speaker and q.rule not in _UNSAID]
    often = Counter(quote.speaker for quote in spoken).most_common(1)
    if not often or often[0][1] < _LEAST_OFTEN or 2 * often[0][1] < len(spoken):
        return
    main = [quote for quote in spoken if quote.speaker == often[0][0]]
    starts = [quote.start for quote in main]
    last = 0
    for quote in sorted(talk.quotes, key=lambda quote: quote.start):
        nearest = bisect_left(starts, quote.start) - 1
        apart = quote.paragraph - last > 1 and quote.rule in _UNSAID and quote.speaker != often[0][0]
        if apart and nearest >= 0 and not _names_others(talk, quote, main[nearest]):
            found = main[nearest]
            quote.source, quote.cue = found.source, found.cue
            copy_speaker(found, quote)
            set_evidence(quote, "interviewee")
        last = quote.paragraph if quote.type in ("direct", "mixed") else last


def _names_others(talk: Talk, quote: Quote, main: Quote) -> bool:
    """Whether the sentence before names somebody else, or the quotation the speaker."""
    before = next(talk.sentences_before(quote.start), None)
    others = before is not None and any(person.name != main.speaker for person in talk.people.at(*before))
    return others or any(person.name == main.speaker for person in talk.people.at(quote.start, quote.end))
