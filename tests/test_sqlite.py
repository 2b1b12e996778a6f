"""The database: all four commands write to one file, completely, without duplicates, and leave other tables alone."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import COMMANDS, FERRY, SAMPLES, Cli
from copies import Copies
from newscli.errors import UsageError
from newscli.inputs import Article, InputOptions
from newscli.outputs import sqlite
from newscli.outputs.delimited import flat
from newscli.outputs.sqlite import Tables, article_key, database
from newscli.records import Block, Offsets, ParsedArticle, Quote, TimelineEntry
from newscli.run.extract import Parse, Quotes, StripBoilerplate, Timeline, options_of
from newscli.run.reading import read_articles
from newscli.run.select import Selection

EXTRACTORS: dict[str, tuple[Any, type]] = {
    "parse": (Parse(None, False), ParsedArticle),
    "quotes": (Quotes(None, False, False, True, None, None, 0), Quote),
    "timeline": (Timeline("2024-02-09", False, True, Selection()), TimelineEntry),
    "strip-boilerplate": (StripBoilerplate("balanced", (), (), (), False), Block),
}
HOSTILE = '“We sail\0 \ud83d on,” Ines Corvo said \u202e on Friday. "Robert\'); DROP TABLE quotes;--" <b> \x1b[31m'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


def article(text: str = FERRY, name: str = "a.txt", path: str | None = None, **fields: Any) -> Article:
    return Article(name, text, path or name, fields=fields)


def write(
    path: Path, command: str, *articles: Article | Iterator[Article], said: Callable[[str], None] = lambda _: None
) -> None:
    extract, record_type = EXTRACTORS[command]
    with database(path, said) as opened:
        writer = Tables(opened, str(path), record_type, options_of(extract), said)
        for given in articles:
            for each in [given] if isinstance(given, Article) else given:
                writer.write(extract(each).records, each)
        writer.finish()


def ask(path: Path, question: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question, values).fetchall()


def dump(path: Path) -> dict[str, list[Any]]:
    """Return all rows of all tables, except for what every run changes: its own row, and the row numbers."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts%'")
        for (table,) in tables.fetchall():
            if table == "runs" or table.startswith("quotes_fts"):
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in columns if name not in ("id", "run_id") and name[-3:] != "_id")
            found[table] = sorted(map(repr, connection.execute(f"SELECT {kept} FROM {table}")))
    return found


def assert_valid(path: Path) -> None:
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    with closing(sqlite3.connect(path)) as connection:  # the index says of itself whether it fits the table
        connection.execute("INSERT INTO quotes_fts (quotes_fts, rank) VALUES ('integrity-check', 1)")


def samples() -> Iterator[Article]:
    return (item for item in read_articles([str(SAMPLES)], InputOptions()) if isinstance(item, Article))


# what is written


def test_all_of_the_records_is_in_the_tables(path: Path) -> None:
    given = list(samples())
    for command in COMMANDS:
        write(path, command, *given)
    assert_valid(path)
    assert ask(path, "SELECT count(*) FROM articles") == [(len(given),)]
    for command, table in (("quotes", "quotes"), ("timeline", "events"), ("strip-boilerplate", "blocks")):
        expected = [record.to_dict() for each in given for record in EXTRACTORS[command][0](each).records]
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            rows = connection.execute(
                f"SELECT {table}.*, article FROM {table} JOIN articles ON articles.id = article_id ORDER BY {table}.id"
            ).fetchall()
        assert len(rows) == len(expected) > 100
        for row, record in zip(rows, expected, strict=True):
            for name, value in flat(record).items():
                name = {"from": "from_day", "to": "to_day"}.get(name, name)
                if name == "person":  # who it is over all articles: see test_people_over_articles.py
                    assert value is None
                elif name in row.keys():  # noqa: SIM118  # a row is no dict
                    assert row[name] == (json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value)
                else:  # a list of places in the text, or a part that is missing
                    assert name == "segments" or value is None
    segments = ask(path, 'SELECT start, "end", text FROM segments ORDER BY quote_id, n')
    expected_segments = [
        tuple(s) for each in given for quote in EXTRACTORS["quotes"][0](each).records for s in quote.segments
    ]
    assert segments == expected_segments


def test_what_parse_finds_is_in_the_tables(path: Path) -> None:
    write(path, "parse", article())
    (record,) = EXTRACTORS["parse"][0](article()).records
    (row,) = ask(path, "SELECT headline, dateline_city, published, language, word_count, authors FROM articles")
    assert row == (record.headline, record.dateline.city, "2024-02-09", "en", record.word_count, "[]")
    assert ask(path, "SELECT name, role, mention_count FROM people") == [
        (person.name, person.role, len(person.mentions)) for person in record.people
    ]
    assert ask(path, 'SELECT start, "end" FROM mentions WHERE person_id = 1') == [
        tuple(m) for m in record.people[0].mentions
    ]
    assert ask(path, 'SELECT start, "end" FROM paragraphs') == [tuple(p) for p in record.paragraphs]
    spans = {field: Offsets(*place) for field, *place in ask(path, 'SELECT field, start, "end" FROM spans')}
    assert spans == record.spans


def test_metadata_stand_in_the_row_of_the_article_and_parse_adds_to_it(path: Path) -> None:
    given = Article(
        "7", FERRY, "d.jsonl", date="2024-02-08", source="The Elder Courier", fields={"url": "https://c.example/1"}
    )
    write(path, "quotes", given)
    assert ask(path, "SELECT article, key, url, published, publisher, headline FROM articles") == [
        ("7", "7", "https://c.example/1", "2024-02-08", "The Elder Courier", None)
    ]
    write(path, "parse", given)
    write(path, "timeline", given)
    assert ask(path, "SELECT published, publisher, headline FROM articles") == [
        ("2024-02-08", "The Elder Courier", "Ferry service returns to Port Elder")
    ]


def test_views_answer_the_usual_questions(path: Path) -> None:
    for command in COMMANDS:
        write(path, command, article(), article("Nobody spoke. Share this article\n", "b.txt"))
    assert ask(path, "SELECT speaker, quotes, words, articles FROM speakers") == [("Ines Corvo", 2, 12, 1)]
    assert ask(
        path, "SELECT what FROM chronicle WHERE '2024-02-03' BETWEEN from_day AND to_day AND granularity = 'day'"
    ) == [("closed the old bridge",)]
    assert ("Ines Corvo", "harbour master", 1) in ask(path, "SELECT name, role, articles FROM named")
    assert ask(path, "SELECT article, quotes, people > 0, texts FROM overview") == [
        ("a.txt", 2, 1, 1),
        ("b.txt", 0, 0, 1),
    ]
    clean = ask(path, "SELECT text FROM clean_texts WHERE article = 'a.txt'")
    kept = "".join(block.text for block in EXTRACTORS["strip-boilerplate"][0](article()).records if block.keep)
    assert clean == [(kept,)]


def test_quotations_are_found_by_their_words(path: Path) -> None:
    write(path, "quotes", article())
    search = "SELECT said.content FROM quotes_fts JOIN said ON quote_id = quotes_fts.rowid WHERE quotes_fts MATCH ?"
    for words in ("waiting", "WIND", '"for the wind"', "speaker:corvo AND sail"):
        assert ask(path, search, words) == [("We waited for the wind, Now we sail.",)]
    assert ask(path, search, "storm") == []


def test_without_fts5_the_rest_is_complete(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_has_fts5", lambda _: False)
    said: list[str] = []
    write(path, "quotes", article(), said=said.append)
    assert len(said) == 1
    assert "lacks FTS5" in said[0]
    write(path, "quotes", article(), said=said.append)
    assert len(said) == 1
    assert ask(path, "SELECT count(*) FROM said") == [(2,)]
    assert ask(path, "SELECT name FROM sqlite_master WHERE name LIKE '%fts%'") == []


def test_hostile_text_is_stored_and_one_character_stands_for_one(path: Path) -> None:
    given = article(HOSTILE, "x\ud83d\0.txt", title="\udfff", url="\0", n=10**40)
    for command in COMMANDS:
        write(path, command, given)
    assert_valid(path)
    assert ask(path, "SELECT article FROM articles") == [("x\ufffd\ufffd.txt",)]
    (whole,) = ask(path, "SELECT group_concat(text, '') FROM (SELECT text FROM blocks ORDER BY n)")[0]
    assert whole == HOSTILE.replace("\0", "\ufffd").replace("\ud83d", "\ufffd")
    assert ask(path, 'SELECT content FROM quotes WHERE length(content) != "end" - start - 2') == []
    assert "We sail\ufffd \ufffd on," in [row[0] for row in ask(path, "SELECT content FROM quotes")]


# written again


def test_writing_again_changes_nothing(path: Path) -> None:
    given = [*list(samples())[:6], article(HOSTILE, "h.txt")]
    for command in COMMANDS:
        write(path, command, *given)
    before = dump(path)
    said: list[str] = []
    for command in reversed(COMMANDS):
        write(path, command, *reversed(given), said=said.append)
    assert dump(path) == before
    assert said == []
    assert_valid(path)
    assert all(before.values())


def test_a_new_file_that_cannot_hold_its_tables_does_not_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(connection: Any, note: object) -> None:
        connection.execute("CREATE TABLE quotes (n)")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite, "_make_tables", full)
    with pytest.raises(OSError, match="disk is full"), database(path, print):
        pass
    assert not list(path.parent.iterdir())


def test_a_changed_article_is_replaced_and_said(path: Path) -> None:
    for command in COMMANDS:
        write(path, command, article(), article(name="b.txt"))
    said: list[str] = []
    write(path, "quotes", article("“No,” Tomas Reed said on Monday. “No.”"), article(name="b.txt"), said=said.append)
    assert ask(path, "SELECT article, speaker FROM said ORDER BY quote_id DESC") == [
        ("b.txt", "Ines Corvo"),
        ("b.txt", "Ines Corvo"),
        ("a.txt", "Tomas Reed"),
    ]
    assert said == ["1 article changed since quotes last read them; the old records were replaced"]
    # What the other commands found is theirs to replace; that it is of another text can be seen.
    assert ask(path, "SELECT article, events > 0, texts FROM overview") == [("a.txt", 1, 2), ("b.txt", 1, 1)]
    assert_valid(path)


def test_an_article_without_a_result_loses_the_old_one(path: Path) -> None:
    write(path, "quotes", article())
    write(path, "quotes", article("Nothing was said."))
    assert ask(path, "SELECT count(*) FROM quotes") == [(0,)]
    assert ask(path, "SELECT count(*) FROM segments") == [(0,)]
    assert ask(path, "SELECT count(*) FROM readings") == [(1,)]


def test_two_articles_of_one_name_in_one_run_are_both_kept(path: Path) -> None:
    others = [article(FERRY.replace("wind", word), "7", "d.jsonl") for word in ("rain", "tide", "snow")]
    for _ in range(2):
        write(path, "quotes", *others, others[1])
        assert ask(path, "SELECT count(*) FROM articles") == [(3,)]
        assert len(ask(path, "SELECT DISTINCT content FROM quotes WHERE content LIKE 'We waited%'")) == 3


def test_what_makes_an_article_the_same(tmp_path: Path) -> None:
    folder = str(tmp_path / "out")
    text = str(tmp_path / "clips" / "a.txt")
    url = "https://c.example/1"

    def key(*given: Any, **fields: Any) -> str:
        name, path = given
        return article_key(Article(name, "x", path, fields=fields), folder, "abc")

    assert key(text, text) == key(os.path.relpath(text), os.path.relpath(text)) == "../clips/a.txt"
    assert key(text, text, url=url) == "../clips/a.txt"
    assert key("7", text, url=url) == "7"
    assert key(f"{text}:3", text) == "../clips/a.txt:3"
    assert key(f"{text}:3", text, url=url) == url
    assert key("-", "-") == key("-:3", "-") == "-#abc"
    assert key("-:3", "-", url=url) == url
    assert key("-5", "-") == "-5"
    assert key("s3://b/a.txt", "s3://b/a.txt") == "s3://b/a.txt"
    assert key("s3://b/a.jsonl:3", "s3://b/a.jsonl") == "s3://b/a.jsonl:3"
    assert key("clips/a.zip!a.txt", "clips/a.zip!a.txt") == os.path.relpath("clips/a.zip!a.txt", folder)


# cut short


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, OSError])
@pytest.mark.parametrize("each", [0.0, 60.0], ids=["at once", "waiting"])
def test_what_breaks_off_leaves_whole_articles(
    path: Path, error: type[BaseException], each: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fail while an article is written, at its second quotation."""
    many = [article(name=f"{n}.txt") for n in range(5)]

    def breaks_off(self: Tables, article_id: int, fields: dict[str, Any]) -> None:
        if (fields["article"], fields["n"]) == ("3.txt", 2):
            raise error
        Tables._quote(self, article_id, fields)

    monkeypatch.setattr(sqlite, "_WRITE_EACH", each)
    monkeypatch.setitem(sqlite._INSERTERS, "quotes", breaks_off)
    with pytest.raises(error):
        write(path, "quotes", *many)
    assert ask(path, "SELECT article, count(*) FROM said GROUP BY article") == [(f"{n}.txt", 2) for n in range(3)]
    assert ask(path, "SELECT count(*) FROM articles") == ask(path, "SELECT count(*) FROM readings") == [(3,)]
    assert ask(path, "SELECT ended FROM runs") == [(None,)]
    assert_valid(path)
    monkeypatch.undo()
    write(path, "quotes", *many)
    assert ask(path, "SELECT count(*) FROM quotes") == [(10,)]


def test_an_interrupted_run_still_writes_what_it_has(path: Path) -> None:
    def interrupted() -> Iterator[Article]:
        yield from (article(name=f"{n}.txt") for n in range(5))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(path, "quotes", interrupted())
    assert ask(path, "SELECT count(*) FROM readings") == [(5,)]
    assert ask(path, "SELECT ended FROM runs") == [(None,)]


def test_others_can_write_meanwhile(path: Path) -> None:
    extract, record_type = EXTRACTORS["quotes"]
    with database(path, print) as opened:
        writer = Tables(opened, str(path), record_type, options_of(extract), print)
        writer.write(extract(article()).records, article())
        write(path, "timeline", article())
        writer.write(extract(article(name="b.txt")).records, article(name="b.txt"))
        writer.finish()
    assert ask(path, "SELECT command, count(*) FROM readings GROUP BY command") == [("quotes", 2), ("timeline", 1)]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_killed_run_leaves_whole_articles(copies: Copies, path: Path) -> None:
    command = ["quotes", "-", "-o", path, "--jobs", "1"]
    with copies.start(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdin
        n = 0
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            n += 1
            run.stdin.write(json.dumps({"id": n, "text": FERRY}).encode() + b"\n")
            run.stdin.flush()
            time.sleep(0.002)
            if n % 20 == 0 and path.exists() and os.path.getsize(path) and _written(path) > 3:
                break
        run.send_signal(signal.SIGKILL)
    done = _written(path)
    assert 3 < done <= n
    assert ask(path, "SELECT count(*) FROM quotes") == [(2 * done,)]
    assert_valid(path)


def _written(path: Path) -> int:
    try:
        return int(ask(path, "SELECT count(*) FROM readings")[0][0])
    except sqlite3.OperationalError:  # the tables are just being made
        return 0


# other files


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3", b"{}\n" * 1000])
def test_another_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UsageError, match="not a SQLite database"):
        write(path, "quotes", article())
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == ["r.db"]


def test_the_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE articles (mine TEXT)")
    content = path.read_bytes()
    with pytest.raises(UsageError, match="of another program"):
        write(path, "quotes", article())
    assert path.read_bytes() == content


def test_the_database_of_another_version_is_refused(path: Path) -> None:
    write(path, "quotes", article())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {sqlite.VERSION + 1}")
    with pytest.raises(UsageError, match="another version"):
        write(path, "quotes", article())


def test_a_damaged_database_is_said(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(OSError, match=r"not a database|malformed"):
        write(path, "quotes", article())


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    write(path, "quotes", article())
    assert ask(path, "SELECT count(*) FROM quotes") == [(2,)]


def test_a_locked_database_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, "quotes", article())
    monkeypatch.setattr(sqlite, "_WAIT", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OSError, match="locked; another program writes to it"):
            write(path, "quotes", article())


# the command


def test_the_commands_write_into_one_database(inside: Cli, ferry: Path, tmp_path: Path) -> None:
    output = tmp_path / "r.sqlite3"
    for command in COMMANDS:
        done = inside(command, ferry, "--explain", "--output", output)
        assert (done.code, done.out) == (0, "")
    assert ask(output, "SELECT article, quotes, texts FROM overview") == [(str(ferry), 2, 1)]
    assert ask(output, "SELECT count(*) FROM quotes WHERE why IS NULL") == [(0,)]
    assert [row[0] for row in ask(output, "SELECT command FROM runs WHERE ended IS NOT NULL")] == list(COMMANDS)
    (options,) = ask(output, "SELECT options FROM runs WHERE command = 'timeline'")[0]
    assert json.loads(options).keys() >= {"from", "to", "people", "granularity", "all", "date", "keep-boilerplate"}


def test_several_processes_write_the_same(inside: Cli, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert inside("quotes", SAMPLES, "-q", "--jobs", jobs, "--output", tmp_path / f"{jobs}.db").code == 0
    one, two = (dump(tmp_path / f"{jobs}.db") for jobs in ("1", "2"))
    assert one == two
    assert len(one["quotes"]) > 100


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["quotes", "--output", "r.db", "--format", "csv"], "is a database, which --format csv cannot write"),
        (["quotes", "--format", "sqlite"], "use --output results.db"),
        (["quotes", "--format", "sqlite", "--output", "out/"], "use --output results.db"),
        (["quotes", "--by-speaker", "--output", "r.db"], "leave out --by-speaker"),
        (["timeline", "--sort", "--output", "r.db"], "leave out --sort"),
        (["quotes", "--output", "r.sqlite"], "not a SQLite database"),
        (["quotes", "--output", "missing/r.db"], "there is no folder missing"),
    ],
)
def test_wrong_use_is_said_in_one_line(inside: Cli, tmp_path: Path, args: list[str], message: str) -> None:
    (tmp_path / "r.sqlite").write_text("mine")
    done = inside(*args, stdin=FERRY, cwd=tmp_path)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert message in done.err
    assert (tmp_path / "r.sqlite").read_text() == "mine"
    assert not (tmp_path / "r.db").exists()
