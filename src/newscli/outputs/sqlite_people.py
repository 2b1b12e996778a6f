"""Identifies the speakers in a database across all its articles, including those of earlier runs."""

import sqlite3
from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from newscli.across.people import About, People, Spoken

_MOST_OF_TEXT = 20_000  # characters of an article that are searched for names


def name_people(connection: sqlite3.Connection) -> None:
    """Set `person` of all quotations."""
    people = People()
    ids, numbers = array("q"), array("q")
    rows = connection.execute(
        """SELECT article_id, id, speaker, role, source_text, source_kind FROM quotes ORDER BY article_id, n"""
    )
    for article_id, quotes in groupby(rows, itemgetter(0)):
        quote_rows = list(quotes)
        spoken = [Spoken(*row[2:]) for row in quote_rows]
        for row, number in zip(quote_rows, people.add(spoken, _about(connection, article_id)), strict=True):
            ids.append(row[1])
            numbers.append(-1 if number is None else number)
    people.settle()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "UPDATE quotes SET person = ?1 WHERE id = ?2 AND person IS NOT ?1", _named(people, ids, numbers)
    )
    connection.execute("COMMIT")


def _about(connection: sqlite3.Connection, article_id: int) -> About:
    row = connection.execute(
        "SELECT substr(text, 1, ?), publisher, published FROM articles WHERE id = ?", (_MOST_OF_TEXT, article_id)
    )
    return About(*row.fetchone())


def _named(people: People, ids: "array[int]", numbers: "array[int]") -> Iterator[tuple[str | None, int]]:
    for quote_id, number in zip(ids, numbers, strict=True):
        yield people.identity(number if number >= 0 else None), quote_id
