"""Checks what newscli promises for any text: no exception, valid spans, order, JSON."""

import json
import traceback
from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import newscli
from newscli.core.article import Article
from newscli.core.text.repairs import read_text
from newscli.outputs.jsonl import line

Function = Callable[[Article], list[Any]]
FUNCTIONS: dict[str, Function] = {
    "parse": lambda article: [article.parse()],
    "quotes": lambda article: article.quotes(indirect=True, unattributed=True),
    "timeline": lambda article: article.timeline(everything=True),
    "strip_boilerplate": lambda article: article.blocks(),
    "strip_boilerplate(strict)": lambda article: article.blocks(mode="strict"),
}


OUT_OF_ORDER = "records out of order"
SEGMENTS_OVERLAP = "segments that overlap or are out of order"
EXPRESSIONS_OVERLAP = "expressions that overlap"
PARAGRAPHS_OVERLAP = "paragraphs that overlap"
MENTIONS_OVERLAP = "mentions that overlap or are out of order"
# Columns that stand side by side are read one after the other: there, records come in the order of reading, and what
# goes on over several lines of one column encloses lines of the other.
OF_ORDER = {OUT_OF_ORDER, SEGMENTS_OVERLAP, EXPRESSIONS_OVERLAP, PARAGRAPHS_OVERLAP, MENTIONS_OVERLAP}


def broken_promise(
    text: str, date: str | None = None, outputs: list[str] | None = None, shared: bool = True
) -> str | None:
    """Return the first promise that the text breaks, in the same words for the same fault; None if it breaks none.

    outputs: gets what the functions return, as JSON. shared: all functions use one article object, which computes what
    they have in common once; the answers must be the same without it.
    """
    article = None
    for name, function in FUNCTIONS.items():
        try:
            if article is None or not shared:
                article = newscli.read(text, date=date)
            records = function(article)
            dicts = [record.to_dict() for record in records]
            lines = [line(one) for one in dicts]
        except Exception as error:
            return f"{name}: {type(error).__name__} in {_where(error)}"
        if outputs is not None:
            outputs += lines
        if [json.loads(one) for one in lines] != dicts:
            return f"{name}: JSON that does not come back"
        for broken in chain(_broken_spans(text, dicts), CHECKS[name](text, dicts)):
            if broken not in OF_ORDER or not read_text(text).is_rearranged:
                return f"{name}: {broken}"
    return None


def _where(error: Exception) -> str:
    own = [f for f in traceback.extract_tb(error.__traceback__) if "newscli" in Path(f.filename).parts]
    last = (own or traceback.extract_tb(error.__traceback__))[-1]
    return f"{Path(last.filename).stem}.{last.name}"


def spans(value: Any, path: str = "") -> Iterator[tuple[str, int, int, str | None]]:
    """Yield every span in a record: its place in the record, its bounds, and its text if it has one."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield path, value["start"], value["end"], value.get("text")
        for key, inner in value.items():
            yield from spans(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner, path)


def _broken_spans(text: str, records: list[Any]) -> Iterator[str]:
    for name, start, end, sliced in spans(records):
        if not 0 <= start < end <= len(text):
            yield f"a span of {name or 'a record'} that is empty, reversed or outside"
        elif sliced is not None and text[start:end] != sliced:
            yield f"a span of {name or 'a record'} that is no slice"


def _numbered(records: list[Any]) -> Iterator[str]:
    if [record["n"] for record in records] != list(range(1, len(records) + 1)):
        yield "records that are not numbered in order"
    if any(one["start"] > two["start"] for one, two in pairwise(records)):
        yield OUT_OF_ORDER


def _joins(content: str, pieces: list[str]) -> bool:
    """Whether the content is the pieces in order, with a space or an ellipsis between them."""
    remaining = " ".join(content.split())
    for n, piece in enumerate(" ".join(piece.split()) for piece in pieces):
        for between in (" … ", " ") if n else ("",):
            if remaining.startswith(between + piece):
                remaining = remaining[len(between + piece) :]
                break
        else:
            return False
    return not remaining


def _quotes(_: str, records: list[Any]) -> Iterator[str]:
    yield from _numbered(records)
    for record in records:
        ends = [record["start"]]
        for segment in record["segments"]:
            if segment["start"] < ends[-1]:
                yield SEGMENTS_OVERLAP
            ends.append(segment["end"])
        if ends[-1] > record["end"] or not record["segments"]:
            yield "segments outside their record"
        if not record["clean"] and not _joins(record["content"], [each["text"] for each in record["segments"]]):
            yield "a content that is not its segments"
        if record["speaker"] is not None and record["source"] is None:
            yield "a speaker without a source"
        if (record["source"] is None) != (record["type"] == "unattributed"):
            yield "a type that does not go with the source"


def _timeline(_: str, records: list[Any]) -> Iterator[str]:
    yield from _numbered(records)
    if any(one["end"] > two["start"] for one, two in pairwise(records)):
        yield EXPRESSIONS_OVERLAP
    for record in records:
        if (record["from"] is None) != (record["to"] is None) or (record["from"] or "") > (record["to"] or ""):
            yield "an interval that ends before it begins"


def _blocks(text: str, records: list[Any]) -> Iterator[str]:
    yield from _numbered(records)
    if "".join(record["text"] for record in records) != text:
        yield "blocks that do not rebuild the text"
    if any((record["reason"] is None) != record["keep"] for record in records):
        yield "a block without a reason"


def _parse(_: str, records: list[Any]) -> Iterator[str]:
    (record,) = records
    for kind in ("people", "places", "organizations"):
        for entity in record[kind]:
            if not entity["name"].strip():
                yield f"a blank name in {kind}"
            if any(one["end"] > two["start"] for one, two in pairwise(entity["mentions"])):
                yield MENTIONS_OVERLAP
    if any(one["end"] > two["start"] for one, two in pairwise(record["paragraphs"])):
        yield PARAGRAPHS_OVERLAP
    for name, value in record.items():
        if isinstance(value, str) and name != "article" and not value.strip():
            yield f"a blank {name}"
        if isinstance(value, list) and any(isinstance(one, str) and not one.strip() for one in value):
            yield f"a blank entry in {name}"


CHECKS: dict[str, Callable[[str, list[Any]], Iterator[str]]] = {
    "parse": _parse,
    "quotes": _quotes,
    "timeline": _timeline,
    "strip_boilerplate": _blocks,
    "strip_boilerplate(strict)": _blocks,
}


def smallest(text: str, date: str | None, promise: str, tries: int = 3000) -> str:
    """Return a small text that breaks the same promise, found by leaving out parts (delta debugging)."""

    def breaks(candidate: str) -> bool:
        nonlocal tries
        tries -= 1
        return broken_promise(candidate, date) == promise

    size = max(len(text) // 2, 1)
    while size and tries > 0:
        place = 0
        shorter = False
        while place < len(text) and tries > 0:
            candidate = text[:place] + text[place + size :]
            if breaks(candidate):
                text, shorter = candidate, True
            else:
                place += size
        if size > 1 or not shorter:
            size //= 2
    return text
