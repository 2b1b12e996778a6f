"""How sure a record is."""

from newscli.records import Quote


def set_confidence(quote: Quote) -> None:
    quote.confidence = 0.5
