"""Turns news articles into data: `parse`, `quotes`, `timeline` and `strip_boilerplate`.

Each function takes the text of one article and returns typed records. Their offsets (Unicode code points, half-open)
refer to that text. Importing newscli is fast: the extractors are loaded when they are first used.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # type checkers assume True; importing it from typing would triple the time of this import
if TYPE_CHECKING:
    from newscli.api import parse, quotes, read, strip_boilerplate, timeline
    from newscli.core.article import Article
    from newscli.records import (
        Block,
        Dateline,
        Entity,
        Offsets,
        ParsedArticle,
        PersonRecord,
        Quote,
        Source,
        Span,
        TimelineEntry,
    )

__all__ = [
    "Article",
    "Block",
    "Dateline",
    "Entity",
    "Offsets",
    "ParsedArticle",
    "PersonRecord",
    "Quote",
    "Source",
    "Span",
    "TimelineEntry",
    "__version__",
    "parse",
    "quotes",
    "read",
    "strip_boilerplate",
    "timeline",
]

_FUNCTIONS = frozenset({"Article", "parse", "quotes", "read", "strip_boilerplate", "timeline"})


def __getattr__(name: str) -> object:
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module("newscli.api" if name in _FUNCTIONS else "newscli.records"), name)
    globals()[name] = value
    return value
