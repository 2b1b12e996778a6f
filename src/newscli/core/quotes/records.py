"""Token phrases -> the spans that records carry."""

from newscli.core.document import Document
from newscli.core.quotes.frame import Frame
from newscli.core.quotes.phrases import Phrase
from newscli.records import Source, SourceKind


def make_source(doc: Document, f: Frame, phrase: Phrase) -> Source:
    span = doc.span(f.starts[phrase[0]], f.ends[phrase[1]])
    return Source(span.start, span.end, span.text, kind_of(f, phrase))


def kind_of(f: Frame, phrase: Phrase) -> SourceKind:
    tags = f.tags[phrase[0] : phrase[1] + 1]
    if phrase[0] == phrase[1] and tags in "PDw":
        return "pronoun"
    return "name" if "C" in tags else "nominal"
