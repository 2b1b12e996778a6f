"""Who said what.

Marks give segments, frames give the reporter's words around them, cues and sources credit them, one record holds one
attribution. Reported speech without marks comes from the same cues.
"""

from newscli.core.quotes.direct import find_direct
from newscli.core.speakers.resolve import resolve_speakers
from newscli.core.text.document import Document
from newscli.records import Quote


def find_quotes(doc: Document, *, dct: str | None, article: str, indirect: bool = False) -> list[Quote]:
    """Every quotation of the article, attributed or not, in the order of the text. indirect: also reported speech."""
    quotes = find_direct(doc, dct=dct, article=article)
    if indirect:
        from newscli.core.quotes.indirect import find_indirect

        quotes += find_indirect(doc, quotes, dct=dct, article=article)
    quotes.sort(key=lambda quote: quote.start)
    resolve_speakers(doc, quotes)
    return quotes
