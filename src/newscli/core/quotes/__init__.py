"""Who said what: marks -> segments, frames -> cue and source, one record for one attribution."""

from newscli.core.document import Document
from newscli.core.quotes.grouping import find_direct
from newscli.records import Quote


def find_quotes(doc: Document, *, dct: str | None, article: str, indirect: bool = False) -> list[Quote]:
    """Every quotation of the article, attributed or not, in the order of the text."""
    quotes = find_direct(doc, dct=dct, article=article)
    if indirect:
        from newscli.core.quotes.indirect import find_indirect

        quotes += find_indirect(doc, quotes, article)
        quotes.sort(key=lambda quote: quote.start)
    try:
        from newscli.core.speakers import resolve_speakers
    except ImportError:
        return quotes
    resolve_speakers(doc, quotes)
    return quotes
