"""The names of the articles in which something was found, one a line."""

from collections.abc import Iterable
from typing import Any, TextIO

from newscli.inputs.article import Article
from newscli.outputs.formats import Wanted
from newscli.outputs.texts import TextWriter


def writer(out: TextIO, wanted: Wanted) -> TextWriter:
    return TextWriter(out, _name)


def _name(records: Iterable[Any], article: Article | None) -> list[str]:
    assert article  # the records of all articles are never gathered
    return [" ".join(article.id.splitlines()) + "\n"] if any(True for _ in records) else []
