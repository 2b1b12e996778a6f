"""The format sqlite: a database for all four commands. New rows of a command replace its old rows for the same article.

The tables and views are in sqlite.sql and explained in docs/outputs.md. Each article is written in one transaction, and
the articles of half a second together, so that other programs can write in between. An interrupted run still writes the
articles that it has; a killed run loses those of the last half second. The file is always valid.
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
from newscli.outputs.formats import WriterOptions
from newscli.outputs.jsonl import line
from newscli.outputs.schema import RECORDS
from newscli.outputs.sqlite_people import name_people
from newscli.records import Block, Findings, ParsedArticle, Quote, Record, TimelineEntry

APPLICATION_ID = 0x6E657773  # "news" in ASCII; marks a database of newscli
VERSION = 4  # version of the tables
_HEADER = b"SQLite format 3\0"
_WRITE_EACH = 0.5  # seconds between two transactions
_MOST_WAITING = 4_000_000  # characters of articles that are held in memory
_WAIT = 30  # seconds to wait while another program writes
_HERE = Path(__file__).parent
# Characters that UTF-8 cannot represent, and NUL, at which SQLite's own functions end a text. Each is replaced by one
# character, so that offsets and lengths stay right.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

Note = Callable[[str], None]  # prints a line on standard error


class Database:
    """A connection, and the functions that write waiting articles before it is closed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.write_waiting: list[Callable[[], None]] = []


@contextmanager
def database(path: Path, note: Note) -> Iterator[Database]:
    """Open the database, or create it. At the end it holds all complete articles, even after an error.

    Raises UsageError if the file is not a database of newscli, and then does not change it; raises OSError for every
    error of SQLite.
    """
    _check_file(path)
    begun = path if not path.exists() else None  # a new file, removed if its tables cannot be created
    try:
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            _set_up(connection, path, note)
            begun = None
            opened = Database(connection)
            try:
                yield opened
            finally:
                _commit_complete_articles(connection)
                connection.execute("PRAGMA busy_timeout = 1000")  # milliseconds; at the end, do not wait long
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


def _set_up(connection: sqlite3.Connection, path: Path, note: Note) -> None:
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


def _make_tables(connection: sqlite3.Connection, note: Note) -> None:
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
    """Yield the statements of a file. The method `executescript` is no use here: it would end the transaction."""
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


def _commit_complete_articles(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):  # raised if no article is incomplete
        connection.execute("ROLLBACK TO article")
    if connection.in_transaction:
        connection.execute("COMMIT")


class Tables:
    """Writes the records of one command into the tables. command_options: the options of the command, by name."""

    wants_description = True

    def __init__(
        self,
        opened: Database,
        path: str,
        record_type: type[Record],
        command_options: Mapping[str, Any],
        note: Note,
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
        self._characters = 0  # of the waiting articles
        self._written = monotonic()
        self._changed = 0
        self._run = self._insert(
            "runs",
            {"command": self._command, "version": __version__, "options": dict(command_options), "began": _now()},
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
        """Return the number of the article's row, after deleting the old rows of this command."""
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        key = article_key(article, self._folder, digest)
        article_id, run, old_digest = self._stored_article(key)
        if run == self._run and old_digest != digest:
            # Two articles of this run have the same name: both are stored.
            key = f"{key}#{digest[:16]}"
            article_id, run, old_digest = self._stored_article(key)
        if run is not None:
            self._changed += old_digest != digest
            for table in _TABLES[self._command]:
                self._connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
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
        if article_id is None:
            article_id, _, _ = self._stored_article(key)
            assert article_id is not None
        self._execute(
            "INSERT OR REPLACE INTO readings (article_id, command, run_id, characters, text_sha256)"
            " VALUES (?, ?, ?, ?, ?)",
            [article_id, self._command, self._run, len(article.text), digest],
        )
        return article_id

    def _stored_article(self, key: str) -> tuple[int | None, int | None, str | None]:
        """Return the article's number, and the run and the digest of the text with which the command read it last."""
        row: tuple[int | None, int | None, str | None] | None = self._execute(
            """SELECT articles.id, readings.run_id, readings.text_sha256 FROM articles
            LEFT JOIN readings ON readings.article_id = articles.id AND readings.command = ? WHERE articles.key = ?""",
            [self._command, key],
        ).fetchone()
        return row or (None, None, None)

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
        """Insert a row and return its number."""
        number = self._execute(_insertion(table, tuple(row)), row.values()).lastrowid
        assert number is not None
        return number

    def _insert_places(self, table: str, owner: Mapping[str, Any], places: Iterable[Mapping[str, Any]]) -> None:
        """Insert a numbered row for each place in the text. owner: the column and number of the row that owns them."""
        rows = [{**owner, "n": n, **place} for n, place in enumerate(places, 1)]
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
    """Return the key that identifies an article in later runs: the first of these that it has.

    1. its id
    2. the url of its object
    3. the path of its file relative to the folder of the database, so that both can move together, and its place there
    4. for standard input, the digest of its text
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


def _row(fields: dict[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    row = flat(fields)
    return {column: row.get(column) for column in columns}


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
# The tables of a command. Rows of other tables that belong to their rows are deleted with them.
_TABLES = {
    "parse": ("people", "places", "organizations", "paragraphs", "spans"),
    "quotes": ("quotes",),
    "timeline": ("events",),
    "strip-boilerplate": ("blocks",),
}


class AllTables:
    """Writes the records of all four commands, as each of them would."""

    wants_description = True

    def __init__(self, opened: Database, options: WriterOptions) -> None:
        self._tables = {
            command: Tables(opened, str(options.output), kind, options.command_options, options.note)
            for command, kind in RECORDS.items()
        }

    def write(self, records: Iterable[Findings], article: Article | None = None) -> None:
        for findings in records:
            self._tables["parse"].write([findings.parse], article)
            self._tables["quotes"].write(findings.quotes, article)
            self._tables["timeline"].write(findings.timeline, article)
            self._tables["strip-boilerplate"].write(findings.blocks, article)

    def finish(self) -> None:
        for tables in self._tables.values():
            tables.finish()


def writer(out: Database, options: WriterOptions) -> Tables | AllTables:
    """Return the writer for one command or for all of them."""
    if options.record_type is Findings:
        return AllTables(out, options)
    return Tables(
        out, str(options.output), options.record_type, options.command_options, options.note, explain=options.explain
    )
