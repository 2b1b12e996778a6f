"""The formats text and articles: what strip-boilerplate keeps, as plain text or as input for the next command."""

from collections.abc import Iterable
from functools import partial
from typing import TextIO

from newscli.api import read
from newscli.errors import UsageError
from newscli.inputs import Article
from newscli.inputs.objects import DATE_FIELDS, ID_FIELDS, Fields
from newscli.outputs.formats import WriterOptions
from newscli.outputs.jsonl import line
from newscli.outputs.texts import TextWriter
from newscli.records import Block


def kept_text(blocks: Iterable[Block]) -> str:
    """Return the kept blocks, joined. No character is changed."""
    return "".join(block.text for block in blocks if block.keep)


def text_writer(out: TextIO, options: WriterOptions) -> "KeptText":
    return KeptText(out)


def articles_writer(out: TextIO, options: WriterOptions) -> "KeptArticles":
    return KeptArticles(out, options.fallback_date)


class KeptText:
    """Writes the kept text of one article. It waits until the end, because a second article would be an error."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._text: str | None = None

    def write(self, records: Iterable[Block], article: Article | None = None) -> None:
        if self._text is not None:
            raise UsageError(
                "plain text would run several articles together; use --format articles or jsonl,"
                " --output FOLDER/, or --show to view them"
            )
        self._text = kept_text(records)

    def finish(self) -> None:
        self._out.write(self._text or "")
        self._out.flush()


class KeptArticles(TextWriter):
    """Writes each input object with its text replaced, and with the date that the removed text may have contained."""

    def __init__(self, out: TextIO, fallback_date: str | None) -> None:
        super().__init__(out, partial(_kept_article, fallback_date))


def _kept_article(fallback_date: str | None, records: Iterable[Block], article: Article | None) -> list[str]:
    assert article  # blocks come article by article
    fields = dict(article.fields)
    given = Fields(article.fields)
    if given.first(ID_FIELDS) is None:
        fields["id"] = article.id
    fields[article.text_field] = kept_text(records)
    if given.first(DATE_FIELDS) is None:
        date = article.date or read(article.text, fallback_date=fallback_date).dct
        fields |= {"date": date} if date else {}
    return [line(fields) + "\n"]
