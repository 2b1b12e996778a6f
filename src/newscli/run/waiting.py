"""Holds records back until all articles are known, so that speakers can be identified across articles."""

import pickle
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Any

from newscli.across.people import People, spoken
from newscli.inputs.article import Article
from newscli.outputs.formats import Writer
from newscli.records import Findings, Quote
from newscli.run.gather import about

_IN_MEMORY = 32_000_000  # bytes; more than that goes to a temporary file


class Waiting:
    """Collects the records of articles, and passes them to a writer after the last one."""

    def __init__(self) -> None:
        self._people = People()
        self._held = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed when it has been read)
        self._count = 0

    def take(self, group: list[tuple[Article, list[Any]]]) -> None:
        for article, records in group:
            numbers = self._people.add([spoken(quote) for quote in _quotes(records)], about(article))
            pickle.dump((article, records, numbers), self._held, pickle.HIGHEST_PROTOCOL)
            self._count += 1

    def hand_over(self, writer: Writer) -> None:
        """Write the records, with the identity of each speaker."""
        self._people.settle()
        with self._held as held:
            held.seek(0)
            for _ in range(self._count):
                article, records, numbers = pickle.load(held)
                for quote, number in zip(_quotes(records), numbers, strict=True):
                    quote.person = self._people.identity(number)
                writer.write(records, article)


def _quotes(records: list[Any]) -> Iterator[Quote]:
    for record in records:
        if isinstance(record, Findings):  # of a report
            yield from record.quotes
        elif isinstance(record, Quote):
            yield record
