"""The format names: the name of each article that has a record, one per line."""

from collections.abc import Iterable
from typing import Any, TextIO

from newscli.inputs.article import Article
from newscli.outputs.formats import WriterOptions
from newscli.outputs.texts import TextWriter


def writer(out: TextIO, options: WriterOptions) -> TextWriter:
    return TextWriter(out, _name)


def _name(records: Iterable[Any], article: Article | None) -> list[str]:
    assert article  # records come article by article
    return [" ".join(article.id.splitlines()) + "\n"] if any(True for _ in records) else []
