"""What stands around a cue: to whom, through which medium, and on which day it was said."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from newscli.core.clauses.cue_verbs import verb_base
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import phrase_right
from newscli.core.text.document import Document
from newscli.core.text.tokens import TokenRange
from newscli.core.text.word_classes import word_class
from newscli.lexicon.loader import sections
from newscli.records import Quote, QuoteType, Span

if TYPE_CHECKING:
    from newscli.core.time.model import Timex

_CHANNELS = frozenset("in via through during".split())
_END_OF_CLAUSE = re.compile("[.;:Qs]")
_LINK_OR_END = re.compile("[.;:Qsp]")  # tags
_TO_HEARER = re.compile("t(?!b|[nvz][DCPg#])")  # "said to the crowd"; but "promised to close the yard"
_NO_HEARER = re.compile("T|P[AVvz]")  # "told it would rain"
_OBJECTS = word_class("objects")
_MODIFIER = re.compile("p|(?<=[nC])g(?=[nDCP#])")
_REACH, _REACH_BEFORE = 9, 4  # tokens after and before source and cue


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(word for line in sections("cue_media")[section] for word in line.split())


def audience_of(frame: Frame, source: TokenRange, cue: TokenRange) -> TokenRange | None:
    """Return the hearers: "told reporters", "said to the crowd". A medium that was told something is no audience."""
    token = cue.end
    to = int(_TO_HEARER.match(frame.tags, token) is not None)
    direct = verb_base().get(frame.lowered[cue.start]) in _listed("addressing")
    if source.start == token or not (direct or to):  # "asked one resident"
        return None
    first = token if direct else token + to
    phrase = phrase_right(frame, first, min(len(frame.tags), token + _REACH))
    if phrase is None or frame.lowered[phrase.last] in _listed("outlets"):
        return None
    if _NO_HEARER.match(frame.tags, phrase.start) and frame.lowered[phrase.start] not in _OBJECTS:
        return None
    if not direct and frame.tags[slice(*phrase)] == "n" and frame.lowered[phrase.start][-1] != "s":
        return None  # "vowed to fight"
    more = range(phrase.start + 1, phrase.last)
    end = next((token for token in more if _ends_hearer(frame, token)), phrase.end)
    return TokenRange(phrase.start, end)


def _ends_hearer(frame: Frame, token: int) -> bool:
    """Whether the hearers end before this token: "reporters at the quay", "crews mending nets"."""
    if _MODIFIER.match(frame.tags, token):
        return frame.lowered[token] != "of"
    return frame.lowered[token] in _TIMES


_TIMES = frozenset("last this next late early earlier".split())


def medium_of(frame: Frame, source: TokenRange, cue: TokenRange) -> TokenRange | None:
    """Return the channel: "in a statement", "on Facebook", "told state media", "was quoted as saying by the agency"."""
    tags, begin = frame.tags, cue.end
    after = tags[begin : begin + _REACH]
    if after and after[0] not in ".;:Qs":
        end = begin + len(after)
        hearer = phrase_right(frame, begin, end) if after[0] not in ",pRA" else None
        if hearer and frame.lowered[hearer.last] in _listed("outlets"):
            return hearer
        token = begin - 1
        while match := _LINK_OR_END.search(tags, token + 1, end):
            token = match.start()
            if tags[token] != "p":
                break
            if channel := _channel(frame, token, end):
                return channel
    return _fronted(frame, source.start if source.start < cue.start else cue.start)


def _channel(frame: Frame, token: int, end: int) -> TokenRange | None:
    """Return the channel that the preposition at this token begins: "in a statement", "on Facebook"."""
    link = frame.lowered[token]
    if link not in _CHANNELS and link not in ("on", "by"):
        return None
    phrase = phrase_right(frame, token + 1, end)
    if not phrase:
        return None
    head = frame.lowered[phrase.last]
    if link == "by":
        return phrase if head in _listed("outlets") else None
    heads = _listed("airwaves" if link == "on" else "messages")
    return TokenRange(token, phrase.end) if head in heads or _is_platform(frame, phrase) else None


def _is_platform(frame: Frame, phrase: TokenRange) -> bool:
    named = [frame.lowered[token] for token in range(*phrase) if frame.tags[token] in "CN#n"]
    return not _listed("platforms").isdisjoint(named)


def _fronted(frame: Frame, before: int) -> TokenRange | None:
    """Return a channel at the start of the sentence: "In a statement, X said"."""
    token = before - 1
    if token < 1 or frame.tags[token] != ",":
        return None
    start = max(frame.tags.rfind(".", 0, token), frame.tags.rfind("Q", 0, token)) + 1
    if frame.tags[start : start + 1] != "p" or token - start > _REACH:
        return None
    return _channel(frame, start, token)


class Days:
    """The days that an article's own timeline gives, looked up when a cue stands beside words of time.

    timexes: finds the temporal expressions that begin between two offsets, in order. dct: finds the publication date
    (ISO day).
    """

    def __init__(self, timexes: "Callable[[int, int], Sequence[Timex]]", dct: Callable[[], str | None]) -> None:
        self._timexes = timexes
        self._dct = dct

    def between(self, start: int, end: int) -> str | None:
        """Return the first day, up to the publication, that an expression which begins between two offsets means."""
        dct = self._dct()
        if not dct:
            return None
        for timex in self._timexes(start, end):
            if timex.from_ and timex.granularity in ("day", "time") and timex.from_ == timex.to:
                day = timex.from_[:10]
                return day if day <= dct[:10] else None
        return None


def joined(kind: QuoteType, pieces: Sequence[Span]) -> str:
    """The pieces as one string: of one utterance by a space, words picked out of it by dots, so that no table shows a
    sentence that nobody said."""
    if len(pieces) == 1:
        return pieces[0].text
    return (" … " if kind == "mixed" else " ").join(piece.text for piece in pieces)


def sentence_around(doc: Document, quote: Quote) -> Span | None:
    """Return the sentences of one paragraph that hold the beginning of the quotation, its source and its cue."""
    segment = quote.segments[0]
    earliest, latest = segment.start, segment.end
    paragraph = doc.paragraph_index(earliest)
    if paragraph < 0:
        return None
    for span in (quote.source, quote.cue):
        if span:
            earliest = span.start if span.start < earliest else earliest
            latest = span.end if span.end > latest else latest
    sentences, size = doc.sentences(paragraph), len(doc.text)
    start, end = sentences[(bisect_right(sentences, (earliest, size)) or 1) - 1]
    if latest > end:
        end = sentences[bisect_right(sentences, (latest - 1, size)) - 1][1]
    return doc.span(start, end)


_AGO = frozenset("ago earlier previous day".split())


def day_of(frame: Frame, source: TokenRange, cue: TokenRange, days: Days) -> str | None:
    """Return the day of the saying as an ISO date: what the article's timeline says of an expression beside the cue.

    It is looked for in the reporter's words, from a few words before source and cue to some words after them, never
    beyond the end of the sentence or of the clause.
    """
    first = source.start if source.start < cue.start else cue.start
    start = first - _REACH_BEFORE if first > _REACH_BEFORE else 0
    end = _REACH + (cue.end if cue.end > source.end else source.end)
    if "T" not in frame.tags[start:end] and _AGO.isdisjoint(frame.lowered[start:end]):
        return None
    end = min(len(frame.tags), end)
    start = max(start, *(frame.tags.rfind(mark, start, first) + 1 for mark in ".;:Q"))
    boundary = _END_OF_CLAUSE.search(frame.tags, cue.end, end)
    end = boundary.start() if boundary else end
    if "T" not in frame.tags[start:end] and _AGO.isdisjoint(frame.lowered[start:end]):
        return None
    return days.between(frame.starts[start], frame.ends[end - 1])
