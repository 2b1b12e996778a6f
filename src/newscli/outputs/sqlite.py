"""A database that all four commands write into: an article's rows of a command are replaced, never doubled.

The tables and views are in sqlite.sql, and explained in docs/outputs.md. An article is written whole or not at all.
What comes of half a second is written at once, which leaves most of the time to other programs that write; an
interrupted run still writes what it has, a killed one loses no more than that, and the file is always valid.
"""

import hashlib
import os
import re
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

from newscli import __version__
from newscli.errors import UsageError
from newscli.inputs.article import Article
from newscli.inputs.kinds import is_url
from newscli.inputs.objects import Fields
from newscli.outputs.delimited import columns, flat
from newscli.outputs.explain import explained
from newscli.outputs.formats import Wanted
from newscli.outputs.jsonl import line
from newscli.outputs.schema import RECORDS
from newscli.outputs.sqlite_people import name_people
from newscli.records import Block, Findings, ParsedArticle, Quote, Record, TimelineEntry

APPLICATION_ID = 0x6E657773  # "news": what tells a database of newscli from any other
VERSION = 4  # of the tables
_HEADER = b"SQLite format 3\0"
_WRITE_EACH = 0.5  # seconds
_MOST_WAITING = 4_000_000  # characters of articles that wait to be written
_WAIT = 30  # seconds, for another program that writes
_HERE = Path(__file__).parent
# What UTF-8 cannot hold, and the NUL at which SQLite's own functions end a text. One character stands for one: offsets
# and lengths hold.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

Say = Callable[[str], None]


class Database:
    """A connection, and what is still to be written at its end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.write_waiting: list[Callable[[], None]] = []


@contextmanager
def database(path: Path, note: Say) -> Iterator[Database]:
    """The database, made if it is not there. At the end, after an error too, it holds all articles that are complete.

    note: takes a line for the user. Raises UsageError for a file that is no database of newscli, which is left alone,
    and OSError for all that SQLite says.
    """
    _check_file(path)
    begun = path if not path.exists() else None  # a new file that cannot even hold its tables does not stay
    try:
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            _set_up(connection, path, note)
            begun = None
            opened = Database(connection)
            try:
                yield opened
            finally:
                _keep_what_is_whole(connection)
                connection.execute("PRAGMA busy_timeout = 1000")  # enough has been waited
                for write in opened.write_waiting:
                    write()
        finally:
            connection.close()
    except sqlite3.Error as error:
        locked = "locked" in str(error)
        if begun and not locked:
            begun.unlink(missing_ok=True)
        advice = "; another program writes to it, try again when it is done" if locked else ""
        raise OSError(f"{error}{advice}") from error


def _check_file(path: Path) -> None:
    if not path.exists():
        return
    if not path.is_file():
        raise UsageError(f"--output {path}: not a regular file, so it cannot hold a database; choose another")
    with open(path, "rb") as file:
        start = file.read(len(_HEADER))
    if start not in (b"", _HEADER):
        raise UsageError(
            f"--output {path}: already exists and is not a SQLite database; choose another file, or delete it"
        )


def _set_up(connection: sqlite3.Connection, path: Path, note: Say) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")  # kilobytes
    connection.execute("BEGIN IMMEDIATE")
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables and not owner:
        _make_tables(connection, note)
    elif owner != APPLICATION_ID:
        raise UsageError(f"--output {path}: a SQLite database of another program; choose another file")
    elif version != VERSION:
        raise UsageError(f"--output {path}: made by another version of newscli; write to a new file")
    connection.execute("COMMIT")


def _make_tables(connection: sqlite3.Connection, note: Say) -> None:
    for statement in _statements("sqlite.sql"):
        connection.execute(statement)
    if _has_fts5(connection):
        for statement in _statements("sqlite_search.sql"):
            connection.execute(statement)
    else:
        note("this Python's SQLite lacks FTS5, so the database has no full-text search; everything else is there")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(name: str) -> Iterator[str]:
    """The statements of a file one by one: executescript would end the transaction."""
    statement = ""
    for part in (_HERE / name).read_text(encoding="utf-8").splitlines(keepends=True):
        statement += part
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _has_fts5(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5 (word)")
    except sqlite3.OperationalError:
        return False
    connection.execute("DROP TABLE temp.probe")
    return True


def _keep_what_is_whole(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):  # where no article is half written
        connection.execute("ROLLBACK TO article")
    if connection.in_transaction:
        connection.execute("COMMIT")


class Tables:
    """Writes the records of one command into the tables. asked: what the command was asked for."""

    wants_description = True

    def __init__(
        self,
        opened: Database,
        path: str,
        record_type: type[Record],
        asked: Mapping[str, Any],
        note: Say,
        *,
        explain: bool = False,
    ) -> None:
        self._connection = opened.connection
        opened.write_waiting.append(self._write_waiting)
        self._folder = os.path.dirname(os.path.abspath(path))
        self._command = next(name for name, kind in RECORDS.items() if kind is record_type)
        self._explain = explain
        self._note = note
        self._waiting: deque[tuple[list[Any], Article]] = deque()
        self._characters = 0  # of the articles that wait
        self._written = monotonic()
        self._changed = 0
        self._run = self._insert(
            "runs", {"command": self._command, "version": __version__, "options": dict(asked), "began": _now()}
        )

    def write(self, records: Iterable[Any], article: Article | None = None) -> None:
        assert article  # a database takes articles one by one
        self._waiting.append((list(records), article))
        self._characters += len(article.text)
        if monotonic() - self._written > _WRITE_EACH or self._characters > _MOST_WAITING:
            self._write_waiting()

    def _write_waiting(self) -> None:
        if self._waiting:
            self._connection.execute("BEGIN IMMEDIATE")
            while self._waiting:
                self._write_article(*self._waiting[0])
                self._waiting.popleft()
            self._connection.execute("COMMIT")
        self._characters = 0
        self._written = monotonic()

    def _write_article(self, records: list[Any], article: Article) -> None:
        self._connection.execute("SAVEPOINT article")
        article_id = self._article(article)
        for record in records:
            fields = explained(record) if self._explain else record.to_dict()
            _INSERTERS[self._command](self, article_id, fields)
        self._connection.execute("RELEASE article")

    def finish(self) -> None:
        self._write_waiting()
        if self._command == "quotes":
            name_people(self._connection)
        self._connection.execute("UPDATE runs SET ended = ? WHERE id = ?", (_now(), self._run))
        if self._changed:
            count = f"{self._changed:,} article{'s' * (self._changed > 1)}"
            self._note(f"{count} changed since {self._command} last read them; the old records were replaced")

    def _article(self, article: Article) -> int:
        """The row of the article, without what the command found in it before."""
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        key = article_key(article, self._folder, digest)
        known, run, known_digest = self._known(key)
        if run == self._run and known_digest != digest:
            # Two articles of this run under one name: both are kept.
            key = f"{key}#{digest[:16]}"
            known, run, known_digest = self._known(key)
        if run is not None:
            self._changed += known_digest != digest
            for table in _TABLES[self._command]:
                self._connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (known,))
        self._execute(
            """INSERT INTO articles (key, article, path, url, headline, published, publisher, authors, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET article = excluded.article, path = excluded.path,
            url = coalesce(excluded.url, url), headline = coalesce(excluded.headline, headline),
            published = coalesce(excluded.published, published), publisher = coalesce(excluded.publisher, publisher),
            authors = coalesce(excluded.authors, authors), text = excluded.text""",
            [key, article.id, None if article.path == "-" else _from_folder(article.path, self._folder), _url(article),
             article.headline, article.date, article.source, article.authors or None, article.text],
        )  # fmt: skip
        if known is None:
            known, _, _ = self._known(key)
            assert known is not None
        self._execute(
            "INSERT OR REPLACE INTO readings (article_id, command, run_id, characters, text_sha256)"
            " VALUES (?, ?, ?, ?, ?)",
            [known, self._command, self._run, len(article.text), digest],
        )
        return known

    def _known(self, key: str) -> tuple[int | None, int | None, str | None]:
        """The article of this key, and by which run of the command with which text it was read last."""
        found: tuple[int | None, int | None, str | None] | None = self._execute(
            """SELECT articles.id, readings.run_id, readings.text_sha256 FROM articles
            LEFT JOIN readings ON readings.article_id = articles.id AND readings.command = ? WHERE articles.key = ?""",
            [self._command, key],
        ).fetchone()
        return found or (None, None, None)

    def _quote(self, article_id: int, fields: dict[str, Any]) -> None:
        quote = self._insert(
            "quotes", {**_row(fields, QUOTE_COLUMNS), "article_id": article_id, "words": len(fields["content"].split())}
        )
        self._insert_places("segments", {"quote_id": quote}, fields["segments"])

    def _event(self, article_id: int, fields: dict[str, Any]) -> None:
        row = _row(fields, EVENT_COLUMNS)
        row["from_day"], row["to_day"] = row.pop("from"), row.pop("to")
        self._insert("events", {**row, "article_id": article_id})

    def _block(self, article_id: int, fields: dict[str, Any]) -> None:
        self._insert("blocks", {**_row(fields, BLOCK_COLUMNS), "article_id": article_id})

    def _parsed(self, article_id: int, fields: dict[str, Any]) -> None:
        row = _row(fields, ARTICLE_COLUMNS)
        changes = ", ".join(f"{column} = ?" for column in row)
        self._execute(f"UPDATE articles SET {changes} WHERE id = ?", [*row.values(), article_id])
        for table, of_mention in (
            ("people", "person_id"),
            ("places", "place_id"),
            ("organizations", "organization_id"),
        ):
            for n, named in enumerate(fields[table], 1):
                mentions = named.pop("mentions")
                row = {**named, "article_id": article_id, "n": n, "mention_count": len(mentions)}
                named_id = self._insert(table, row)
                self._insert_places("mentions", {of_mention: named_id}, mentions)
        self._insert_places("paragraphs", {"article_id": article_id}, fields["paragraphs"])
        for field, span in fields["spans"].items():
            self._insert("spans", {"article_id": article_id, "field": field, **span})

    def _insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Inserts a row and returns its number."""
        number = self._execute(_insertion(table, tuple(row)), row.values()).lastrowid
        assert number is not None
        return number

    def _insert_places(self, table: str, of: Mapping[str, Any], places: Iterable[Mapping[str, Any]]) -> None:
        """Inserts a row for each place in the text, numbered. of: what it belongs to."""
        rows = [{**of, "n": n, **place} for n, place in enumerate(places, 1)]
        if rows:
            self._connection.executemany(
                _insertion(table, tuple(rows[0])), [[_stored(value) for value in row.values()] for row in rows]
            )

    def _execute(self, statement: str, values: Iterable[Any]) -> sqlite3.Cursor:
        return self._connection.execute(statement, [_stored(value) for value in values])


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


def article_key(article: Article, folder: str, digest: str) -> str:
    """What makes an article the same in the next run: the first of these that it has.

    Its id; the url of an object; the path of its file from the folder of the database (so that both can move together),
    with its place in the file; for standard input the digest of its text.
    """
    path, place = article.path, article.id.removeprefix(article.path)
    if not article.id.startswith(path) or not re.fullmatch(r"(:\d+)?", place):
        return article.id
    if (place or path == "-") and (url := _url(article)):
        return url
    return _from_folder(path, folder) + place if path != "-" else f"-#{digest}"


def _url(article: Article) -> str | None:
    return Fields(article.fields).address()


def _from_folder(path: str, folder: str) -> str:
    if is_url(path):
        return path
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return os.path.abspath(path)


def _row(fields: dict[str, Any], of: Sequence[str]) -> dict[str, Any]:
    row = flat(fields)
    return {column: row.get(column) for column in of}


def _stored(value: Any) -> Any:
    kind = type(value)
    if kind is list or kind is dict:
        value = line(value)
    elif kind is not str:
        return value
    return value if value.isprintable() else _UNSTORABLE.sub("\ufffd", value)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _columns_of(record_type: type[Record], *without: str) -> list[str]:
    return [name for name in [*columns(record_type), "why"] if name not in ("article", *without)]


QUOTE_COLUMNS = _columns_of(Quote, "segments")
EVENT_COLUMNS = _columns_of(TimelineEntry, "also")
BLOCK_COLUMNS = _columns_of(Block)
ARTICLE_COLUMNS = _columns_of(ParsedArticle, "people", "places", "organizations", "paragraphs", "spans")

_INSERTERS: dict[str, Callable[[Tables, int, dict[str, Any]], None]] = {
    "parse": Tables._parsed,
    "quotes": Tables._quote,
    "timeline": Tables._event,
    "strip-boilerplate": Tables._block,
}
# What belongs to an article and a command; the rest goes with these.
_TABLES = {
    "parse": ("people", "places", "organizations", "paragraphs", "spans"),
    "quotes": ("quotes",),
    "timeline": ("events",),
    "strip-boilerplate": ("blocks",),
}


class AllTables:
    """Writes what all four commands find in an article, as each of them would."""

    wants_description = True

    def __init__(self, opened: Database, wanted: Wanted) -> None:
        self._tables = {
            command: Tables(opened, str(wanted.output), kind, wanted.asked, wanted.note)
            for command, kind in RECORDS.items()
        }

    def write(self, records: Iterable[Findings], article: Article | None = None) -> None:
        for found in records:
            self._tables["parse"].write([found.parse], article)
            self._tables["quotes"].write(found.quotes, article)
            self._tables["timeline"].write(found.timeline, article)
            self._tables["strip-boilerplate"].write(found.blocks, article)

    def finish(self) -> None:
        for tables in self._tables.values():
            tables.finish()


def writer(out: Database, wanted: Wanted) -> Tables | AllTables:
    """The writer for this format."""
    if wanted.record_type is Findings:
        return AllTables(out, wanted)
    return Tables(out, str(wanted.output), wanted.record_type, wanted.asked, wanted.note, explain=wanted.explain)
