"""The formats w3c and brat: quotations as Web Annotations, and in the standoff format of brat."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from urllib.parse import quote as quoted

from newscli.errors import UsageError
from newscli.inputs.article import Article
from newscli.outputs.formats import WriterOptions
from newscli.outputs.jsonl import line
from newscli.outputs.texts import TextWriter
from newscli.outputs.web_address import web_address
from newscli.records import Quote, Span

_CONTEXT = 32  # characters before and after a quotation; they identify it in a text that has changed


def w3c_writer(out: TextIO, options: WriterOptions) -> "WebAnnotations":
    return WebAnnotations(out)


def brat_writer(out: TextIO, options: WriterOptions) -> "Brat":
    return Brat(out)


class WebAnnotations(TextWriter):
    """Writes one Web Annotation (https://www.w3.org/TR/annotation-model/) per quotation and line."""

    def __init__(self, out: TextIO) -> None:
        super().__init__(out, _annotations)


def _annotations(records: Iterable[Quote], article: Article | None) -> list[str]:
    assert article  # quotations come article by article
    return [line(annotation(quote, article)) + "\n" for quote in records]


def annotation(quote: Quote, article: Article) -> dict[str, Any]:
    """Return the quotation as a Web Annotation: speaker, role and type as bodies, and each segment as a target."""
    source = web_address(article) or quoted(article.id.encode("utf-8", "replace"), safe="/:!")
    bodies = [("identifying", quote.speaker), ("describing", quote.role), ("classifying", quote.type)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:newscli:{quoted(article.id.encode('utf-8', 'replace'), safe='')}:quote:{quote.n}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}
            for purpose, value in bodies
            if value
        ],
        "target": [
            {
                "type": "SpecificResource",
                "source": source,
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": segment.text,
                        "prefix": article.text[max(segment.start - _CONTEXT, 0) : segment.start],
                        "suffix": article.text[segment.end : segment.end + _CONTEXT],
                    },
                    {"type": "TextPositionSelector", "start": segment.start, "end": segment.end},
                ],
            }
            for segment in quote.segments
        ],
    }


class Brat:
    """Writes the annotations of one article in the standoff format of brat (https://brat.nlplab.org/standoff.html)."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._lines: list[str] | None = None  # written at the end, because a second article would be an error

    def write(self, records: Iterable[Quote], article: Article | None = None) -> None:
        if self._lines is not None:
            raise UsageError("brat needs one file per article; give one article, or use --output FOLDER/")
        self._lines = list(_standoff(records))

    def finish(self) -> None:
        self._out.writelines(self._lines or ())
        self._out.flush()


def _standoff(records: Iterable[Quote]) -> Iterator[str]:
    entities = relations = 0
    for quote in records:
        entities += 1
        content = f"T{entities}"
        yield _entity(content, "Quotation", quote.segments)
        yield f"A{content[1:]}\tType {content} {quote.type}\n"
        if quote.speaker:
            yield f"#{content[1:]}\tAnnotatorNotes {content}\t{' '.join(quote.speaker.split())}\n"
        for kind, span in (("Source", quote.source), ("Cue", quote.cue)):
            if span:
                entities, relations = entities + 1, relations + 1
                yield _entity(f"T{entities}", kind, [Span(span.start, span.end, span.text)])
                yield f"R{relations}\t{kind}Of Arg1:T{entities} Arg2:{content}\n"


def _entity(name: str, kind: str, spans: Iterable[Span]) -> str:
    # A span must not contain line ends, so a span of several lines becomes several pieces.
    pieces = [
        (span.start + piece.start(), span.start + piece.end(), piece.group())
        for span in spans
        for piece in re.finditer(r"[^\n\r]+", span.text)
    ]
    places = ";".join(f"{start} {end}" for start, end, _ in pieces)
    return f"{name}\t{kind} {places}\t{' '.join(text for _, _, text in pieces)}\n"
