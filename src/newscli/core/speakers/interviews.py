"""Interviews: a quotation without a credit belongs to the person who speaks most in the article."""

from bisect import bisect_left
from collections import Counter

from newscli.core.speakers.conversation import Talk
from newscli.core.speakers.rules import copy_speaker, set_evidence
from newscli.records import Quote

_UNSAID = frozenset(["carried-on", "cue-before"])  # rules of quotations that their own sentence does not credit
_LEAST_OFTEN = 4  # quotations of one speaker that make an article an interview


def return_to_interviewee(talk: Talk) -> None:
    """Credit quotations without a credit that follow a paragraph without quotations to the main interviewee.

    Right after another quotation its speaker goes on; elsewhere an interview returns to the one interviewed.
    """
    if not any(quote.rule in _UNSAID for quote in talk.quotes) or not (main := _of_main_speaker(talk.quotes)):
        return
    starts = [quote.start for quote in main]
    last = 0  # the last paragraph that holds a quotation
    for quote in sorted(talk.quotes, key=lambda quote: quote.start):
        nearest = bisect_left(starts, quote.start) - 1
        if nearest >= 0 and quote.paragraph - last > 1 and _may_be_of(talk, quote, main[nearest]):
            quote.source, quote.cue = main[nearest].source, main[nearest].cue
            copy_speaker(main[nearest], quote)
            set_evidence(quote, "interviewee")
        if quote.type in ("direct", "mixed"):
            last = quote.paragraph


def _of_main_speaker(quotes: list[Quote]) -> list[Quote]:
    """The quotations of the one who speaks most, in the order of the text; none where nobody speaks half of them."""
    spoken = [quote for quote in quotes if quote.type == "direct" and quote.speaker and quote.rule not in _UNSAID]
    main, count = Counter(quote.speaker for quote in spoken).most_common(1)[0] if spoken else (None, 0)
    if count < _LEAST_OFTEN or 2 * count < len(spoken):
        return []
    return [quote for quote in spoken if quote.speaker == main]


def _may_be_of(talk: Talk, quote: Quote, main: Quote) -> bool:
    """Whether nothing credits a quotation, and nothing speaks against the speaker of `main`."""
    return quote.rule in _UNSAID and quote.speaker != main.speaker and not _names_others(talk, quote, main)


def _names_others(talk: Talk, quote: Quote, main: Quote) -> bool:
    """Whether the sentence before names somebody else, or the quotation the speaker."""
    before = next(talk.sentences_before(quote.start), None)
    others = before is not None and any(person.name != main.speaker for person in talk.people.named_between(*before))
    return others or any(person.name == main.speaker for person in talk.people.named_between(quote.start, quote.end))
